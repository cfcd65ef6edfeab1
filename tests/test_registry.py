"""Names to environments: ours, a plug-in's in a fresh environment, and broken ones that harm nobody."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import textwrap
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gymnasium
import pytest

import verigym
from verigym import registry
from verigym.errors import UnknownEnvError
from verigym.registry import EnvSpec

ROOT = Path(__file__).resolve().parents[1]
BUILT_IN = ["code", "games", "instruct", "logic", "math", "stem"]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment in which verigym is installed as it is here, and nothing else of ours."""
    home = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(home, symlinks=True)
    here, there = sysconfig.get_path("purelib"), next(home.glob("lib/python*/site-packages"))
    # `addsitedir` also reads the .pth files there, which an editable install of verigym is.
    (there / "base.pth").write_text(f"import site; site.addsitedir({here!r})\n")
    return home / "bin" / "python"


def install(python: Path, package: Path) -> None:
    """Build a wheel of ``package`` and install it, without the network."""
    there = next((python.parents[1] / "lib").glob("python*/site-packages"))
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*pip, "--target", str(there), str(package)], check=True, capture_output=True)


def announce(python: Path, package: str, points: dict[str, str], code: str) -> None:
    """Lay an installed package of one module into the environment."""
    there = next((python.parents[1] / "lib").glob("python*/site-packages"))
    (there / f"{package}.py").write_text(textwrap.dedent(code))
    info = there / f"{package}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    lines = "".join(f"{name} = {value}\n" for name, value in points.items())
    (info / "entry_points.txt").write_text(f"[verigym.envs]\n{lines}")


def run(python: Path, code: str) -> Any:
    """What ``code`` prints as JSON in the fresh environment, warnings being errors."""
    done = subprocess.run(
        [str(python), "-W", "error", "-c", textwrap.dedent(code)], check=False, capture_output=True, text=True, cwd="/"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def with_roman(fresh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("plugin") / "roman"
    subprocess.run(["cp", "-r", str(ROOT / "examples" / "plugin"), str(copy)], check=True)
    install(fresh, copy)
    return fresh


def test_our_five_are_announced_by_our_own_distribution() -> None:
    assert set(BUILT_IN) <= set(registry.names())
    assert {registry.source_of(name) for name in BUILT_IN} == {"verigym"}


def test_a_plug_in_of_another_package_is_found_through_its_entry_point(with_roman: Path) -> None:
    found = run(
        with_roman,
        """
        import json, sys, verigym
        loaded = "verigym_roman" in sys.modules
        env = verigym.make("roman", level=1, seed=3)
        print(json.dumps([loaded, verigym.names(), verigym.registry.source_of("roman"), env.task(0).to_dict()]))
        """,
    )
    loaded, names, source, task = found
    assert not loaded, "a name must not load its code"
    assert names == sorted([*BUILT_IN, "roman"])
    assert source == "verigym-roman"
    assert task["prompt"].startswith("Write ")
    assert (task["env"], task["meta"]["level"]) == ("roman", 1)


def test_gymnasium_makes_a_plug_in_that_nobody_imported(with_roman: Path) -> None:
    name, prompt = run(
        with_roman,
        """
        import json, gymnasium
        env = gymnasium.make("verigym:verigym/roman-v0")
        print(json.dumps([env.unwrapped.name, env.reset(seed=1)[0]]))
        """,
    )
    assert name == "roman"
    assert prompt.endswith("inside <answer></answer>.")


def test_the_plug_ins_own_tests_pass_where_it_is_installed(with_roman: Path) -> None:
    tests = str(ROOT / "examples" / "plugin" / "tests")
    done = subprocess.run(
        [str(with_roman), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", "--rootdir", tests, tests],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
    )
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def with_broken(with_roman: Path) -> Path:
    announce(with_roman, "raises_at_import", {"raises": "raises_at_import:SPEC"}, "raise RuntimeError('out of luck')")
    announce(with_roman, "exits_at_import", {"exits": "exits_at_import:SPEC"}, "import sys; sys.exit('bye')")
    announce(
        with_roman,
        "odd_names",
        {
            "an odd name!": "odd_names:SPEC",
            "no_spec": "odd_names:text",
            "gone": "odd_names:gone",
            "math": "odd_names:x",
        },
        """
        from verigym_roman import SPEC
        def text(): return "not a spec"
        """,
    )
    return with_roman


def test_broken_plug_ins_are_named_with_their_error_and_harm_nothing_else(with_broken: Path) -> None:
    errors = run(
        with_broken,
        """
        import json, verigym
        errors = {}
        for name in verigym.names():
            try:
                verigym.spec(name)
            except verigym.errors.BrokenEnvError as error:
                errors[name] = str(error)
        print(json.dumps(errors))
        """,
    )
    expected = {
        "raises": "environment 'raises' of 'raises_at_import' does not load: RuntimeError: out of luck",
        "exits": "environment 'exits' of 'exits_at_import' does not load: SystemExit: bye",
        "gone": "does not load: AttributeError: module 'odd_names' has no attribute 'gone'",
        "no_spec": "the entry point of environment 'no_spec' must be an EnvSpec or return one, got str",
        "an odd name!": "gives an EnvSpec named 'roman'; give both the same name",
        "odd_names/math": "'odd_names' calls an environment 'math', as 'verigym' does; rename it there",
    }
    for name, says in expected.items():
        assert says in errors[name]
    assert not {"roman", "math"} & set(errors)


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(
        UnknownEnvError, match=r"no environment is called 'maht'\. Did you mean 'math'\? `verigym list`"
    ):
        verigym.make("maht")


@pytest.fixture
def session_env() -> Iterator[EnvSpec]:
    from verigym.envs import ProceduralSource
    from verigym.verifiers import Verifier

    spec = EnvSpec("mine", "mine", "", lambda seed: ProceduralSource("mine", {}, seed=seed), Verifier)
    registry.register(spec)
    yield spec
    del registry._registered["mine"]
    del gymnasium.registry["verigym/mine-v0"]


def test_code_may_register_an_environment_for_the_session(session_env: EnvSpec) -> None:
    assert "mine" in registry.names()
    assert registry.spec("mine") is session_env
    assert registry.source_of("mine") == "session"
    assert "verigym/mine-v0" in gymnasium.registry
