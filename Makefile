# make setup      build .venv with all that tests and training need
# make setup-vllm build .venv/vllm, in which the tests of vLLM run: its CPU build beside the packages of .venv
# make train      train the embedded model on the five domains; ARGS="--seed 2" goes to `verigym train`
# make test       the whole suite, warnings as errors
# make check      style, types and the direction of imports
# make controls   the training run with rewards that teach nothing
# make bench      the benchmarks; with DATA=FOLDER, those on evaluation sets too
# make docs       the site, into site/
# make clean      remove what tools left behind; .venv and runs stay
#
# make setup TORCH_INDEX=https://download.pytorch.org/whl/cpu takes torch from that index: its CPU build, without CUDA.

PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do $$name -c '' 2>/dev/null && echo $$name && break; done)
TORCH_INDEX ?=
ARGS ?=

BIN := .venv/bin
READY := .venv/.ready
VLLM := .venv/vllm
TORCH := $(shell sed -n 's/^torch==/&/p' constraints.txt)

.PHONY: setup setup-vllm train test check docs bench controls clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	$(BIN)/python -m pip --version 2>/dev/null || $(PYTHON) -m venv --clear .venv # Debian leaves half a one without python3-venv
	$(BIN)/python -m pip install --no-deps $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) $(TORCH)
	$(BIN)/python -m pip install -c constraints.txt -e '.[dev]'
	touch $@

setup-vllm: $(VLLM)/.ready

# An environment that sees the packages of .venv behind its own.
$(VLLM)/.ready: $(READY) .ci/vllm.txt
	$(BIN)/python -m venv --clear $(VLLM)
	$(BIN)/python -c 'import sysconfig; print("import site; site.addsitedir(%r)" % sysconfig.get_path("purelib"))' \
		> $$($(VLLM)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/venv.pth
	$(VLLM)/bin/python -m pip install --no-deps -r .ci/vllm.txt
	touch $@

train: setup
	$(BIN)/verigym train tiny --out runs/tiny --resume $(ARGS)

test: setup
	$(BIN)/python -m pytest -n 2 --dist loadscope $(ARGS)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

controls: setup
	$(BIN)/python benchmarks/controls.py $(ARGS)

bench: setup
	for script in sandbox soak puzzles hostile trainer kills; do $(BIN)/python benchmarks/$$script.py || exit; done
	for script in $(if $(DATA),code_labels truth judges); do $(BIN)/python benchmarks/$$script.py $(DATA) || exit; done

docs: setup
	$(BIN)/python -m pip install -q -c constraints.txt -e '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

clean:
	rm -rf build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -path ./.venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
