"""Verifiers by name, with the options that a recipe or a command line gives them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from verigym import registry
from verigym.errors import BrokenVerifierError, UsageError
from verigym.verifiers import VerifierPool, make_verifier, verifier_names
from verigym.verifiers.math import MathVerifier

OURS = [
    "all", "any", "code", "deepscaler", "fallback", "games", "instruct", "logic", "math", "math-verify", "mean", "stem",
]  # fmt: skip
ALONE = [name for name in OURS if name not in ("all", "any", "fallback", "mean")]


def test_our_verifiers_are_announced() -> None:
    assert set(OURS) <= set(verifier_names())


@pytest.mark.parametrize("name", ALONE)
def test_a_name_builds_a_verifier_that_carries_it(name: str) -> None:
    assert make_verifier(name).name == name


def test_every_environment_s_own_verifier_has_a_name() -> None:
    for env in ("math", "stem", "code", "logic", "instruct", "games"):
        assert make_verifier(env) == registry.spec(env).verifier()


def test_an_object_names_options_and_may_be_json_text() -> None:
    wanted = {"verifier": "math", "extraction": "strict"}
    assert make_verifier(wanted) == MathVerifier(extraction="strict")
    assert make_verifier(json.dumps(wanted)) == make_verifier(wanted)


def test_a_class_that_nobody_announces_is_named_by_its_path() -> None:
    assert make_verifier("verigym.verifiers.math.verifier:MathVerifier") == MathVerifier()


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("maht", "no verifier is called 'maht'. Did you mean 'math'? There are "),
        (
            {"verifier": "math", "extractoin": "strict"},
            "'extractoin' is not an option of verifier 'math'. Did you mean",
        ),
        ({"verifier": "code", "x": 1}, "'x' is not an option of verifier 'code'. (it has none)"),
        (
            {"verifier": "math", "extraction": "strct"},
            "option 'extraction' of verifier 'math': Input should be 'strict'",
        ),
        ({"extraction": "strict"}, "an object with its name under 'verifier', got {'extraction': 'strict'}"),
        (7, "a verifier is a name, or an object with its name under 'verifier', got 7"),
        ('{"verifier": "math"', "a verifier's JSON cannot be read"),
    ],
)
def test_what_names_no_verifier_is_refused_with_the_cure(wanted: object, says: str) -> None:
    with pytest.raises(UsageError) as error:
        make_verifier(wanted)
    assert says in str(error.value)


@pytest.mark.parametrize("path", ["no_such_module:X", "verigym.types:gone", "verigym.types:Task", "json:loads"])
def test_a_path_that_leads_to_no_verifier_is_named(path: str) -> None:
    with pytest.raises(BrokenVerifierError, match=f"verifier '{path}'"):
        make_verifier(path)


def test_options_whose_types_cannot_be_known_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MathVerifier.__annotations__, "extraction", "NotThere")
    with pytest.raises(BrokenVerifierError, match="has options of unknown type: name 'NotThere' is not defined"):
        make_verifier({"verifier": "math", "extraction": "strict"})


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An installed package that announces what does not load, and a name that is taken."""
    info = tmp_path / "broken-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    points = "shaky = not_there:Shaky\nleaves = leaves_at_import:X\nmath = not_there:Math\n"
    (info / "entry_points.txt").write_text(f"[verigym.verifiers]\n{points}")
    (tmp_path / "leaves_at_import.py").write_text("import sys\nsys.exit('bye')\n")
    monkeypatch.syspath_prepend(tmp_path)
    registry.announced.cache_clear()
    yield
    registry.announced.cache_clear()


@pytest.mark.usefixtures("broken")
def test_a_broken_verifier_is_named_with_its_error_and_harms_nothing_else() -> None:
    assert {"shaky", "leaves", "broken/math", "math"} <= set(verifier_names())
    for name, says in {
        "shaky": "verifier 'shaky' does not load: ModuleNotFoundError: No module named 'not_there'",
        "leaves": "verifier 'leaves' does not load: SystemExit: bye",
        "broken/math": "'broken' calls a verifier 'math', as another package does; rename it there",
    }.items():
        with pytest.raises(BrokenVerifierError) as error:
            make_verifier(name)
        assert says in str(error.value)
    assert make_verifier("math") == MathVerifier()


def test_names_and_classes_load_nothing_heavy() -> None:
    code = (
        "import sys; from verigym.verifiers import make_verifier, verifier_names; names = verifier_names();"
        "assert 'verigym.verifiers.math' not in sys.modules, 'a name must not load its code';"
        f"[make_verifier(name) for name in {ALONE!r}];"
        "heavy = {'sympy', 'math_verify', 'pint', 'torch', 'reasoning_gym', 'mpmath'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_every_math_verifier_s_control_passes_in_the_jail() -> None:
    verifiers = [make_verifier(name) for name in ("math", "math-verify", "deepscaler")]
    with VerifierPool(workers=1) as pool:
        verdicts = pool.judge([(verifier, *verifier.control) for verifier in verifiers])
    assert [verdict.passed for verdict in verdicts] == [True] * 3
