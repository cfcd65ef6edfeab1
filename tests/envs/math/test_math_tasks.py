"""Every math family at every level: right golds, wrong mistakes, nothing for policies that read no question."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from random import Random

import pytest

from verigym.envs.math import FAMILIES, SPEC, THEMES, source
from verigym.envs.source import seeded
from verigym.registry import spec
from verigym.types import Json, Task
from verigym.verifiers.math import MathVerifier

STRICT = MathVerifier(extraction="strict")
LENIENT = MathVerifier()
LEVELS = range(5)
CELLS = [(name, level) for name in FAMILIES for level in LEVELS]
OF_TINY = ("comparison", "places")


def judge(task: Task, response: str, verifier: MathVerifier = STRICT) -> float | None:
    return (verifier.quick(task, response) or verifier.verify(task, response)).score


def draw(name: str, level: int, count: int = 30) -> list[Task]:
    return [source([name]).task(index, level) for index in range(count)]


def sampled(name: str, level: int, count: int) -> list[tuple[str, str, dict[str, Json]]]:
    rng = Random(f"{name} {level}")
    return [FAMILIES[name].sample(rng, level) for _ in range(count)]


def test_there_are_families_for_every_theme() -> None:
    assert len(FAMILIES) == sum(map(len, THEMES.values())) >= 40
    assert all(re.fullmatch(r"[a-z_]+", name) for name in FAMILIES)


def test_tasks_of_the_embedded_recipe_stay_as_they_are() -> None:
    # the bars of the recipe `tiny` were measured on these
    tasks = source(OF_TINY)
    drawn = [tasks.task(index, 0, split) for split in ("train", "validation") for index in range(200)]
    content = json.dumps([[task.id, task.prompt, task.answer] for task in drawn])
    assert hashlib.sha256(content.encode()).hexdigest()[:16] == "409117c9e51e6932"


@pytest.mark.parametrize(("name", "level"), CELLS)
def test_demonstrations_are_right_and_mistakes_are_not(name: str, level: int) -> None:
    tasks = source([name])
    for index in range(5):
        task = tasks.task(index, level)
        rng = seeded(name, level, index)
        assert judge(task, tasks.demonstrate(task, rng)) == 1.0, task
        mistake = tasks.mistake(task, rng)
        assert judge(task, mistake) == 0.0, (task, mistake)
        assert re.fullmatch(r"\\boxed\{.+\}", mistake)


@pytest.mark.parametrize(("name", "level"), CELLS)
def test_null_policies_earn_nothing(name: str, level: int) -> None:
    first, other = draw(name, level, 2)
    policies = ["0", "True", "A", "A, B, C, D, E", first.prompt, *re.findall(r"\([A-H]\)", first.prompt)]
    policies += [", ".join(first.meta["options"]), "; ".join(first.meta["options"])] if "options" in first.meta else []
    policies += [first.answer.partition("=")[0]] if "=" in first.answer else []
    wrong = [policy for policy in (*policies, other.answer) if policy != first.answer]
    assert [policy for policy in wrong if judge(first, rf"\boxed{{{policy}}}")] == [], first
    echoes = [text.format(question=first.prompt) for text in SPEC.templates.values()]
    assert [response for response in ("", "True", "A", *echoes) if judge(first, response, LENIENT)] == [], first


@pytest.mark.parametrize("name", FAMILIES)
def test_ten_thousand_boxes_earn_nothing(name: str) -> None:
    (task,) = draw(name, 0, 1)
    assert judge(task, "".join(rf"\boxed{{{number}}} " for number in range(10_000))) == 0.0


@pytest.mark.parametrize(("name", "level"), CELLS)
def test_no_constant_pays(name: str, level: int) -> None:
    answers = Counter(answer for _, answer, _ in sampled(name, level, 300))
    assert max(answers.values()) <= 60, answers.most_common(1)


@pytest.mark.parametrize("name", [name for name in FAMILIES if name not in OF_TINY])
def test_zero_is_never_the_answer(name: str) -> None:
    # numbers have zeros among their digits, and 0 may be the largest of several: only there it earns a little
    assert all(answer != "0" for level in LEVELS for _, answer, _ in sampled(name, level, 60))


@pytest.mark.parametrize("name", FAMILIES)
def test_a_problem_has_one_answer_in_all_its_wordings(name: str) -> None:
    answers = defaultdict(set)
    for level in range(1, 5):
        for _, answer, meta in sampled(name, level, 100):
            if "key" in meta:
                answers[json.dumps(meta["key"])].add(answer)
    assert all(len(found) == 1 for found in answers.values())
    assert len(answers) > (1 if name == "comparison" else 40), "there are different problems"


@pytest.mark.parametrize("level", LEVELS)
def test_train_and_validation_share_no_problem(level: int) -> None:
    problems: dict[str, set[str]] = {}
    for split in ("train", "validation"):
        tasks = [source(seed=seed).task(index, level, split) for seed in range(2) for index in range(250)]
        problems[split] = {json.dumps([task.meta["family"], task.meta.get("key", task.prompt)]) for task in tasks}
    assert not problems["train"] & problems["validation"]


def test_tasks_depend_on_seed_index_and_level_alone() -> None:
    first = [source(seed=3).task(index, level) for index in range(40) for level in LEVELS]
    assert first == [source(seed=3).task(index, level) for index in range(40) for level in LEVELS]
    assert first != [source(seed=4).task(index, level) for index in range(40) for level in LEVELS]


@pytest.mark.parametrize("name", FAMILIES)
def test_trivial_tasks_are_short_and_many(name: str) -> None:
    tasks = sampled(name, 0, 800)
    assert len({question for question, _, _ in tasks}) >= 300
    assert max(len(question) for question, _, _ in tasks) <= 60
    assert max(len(answer) for _, answer, _ in tasks) <= 12


@pytest.mark.parametrize("level", range(1, 5))
def test_wording_varies(level: int) -> None:
    for name in FAMILIES:
        shapes = {re.sub(r"[\d\W]+", " ", question) for question, _, _ in sampled(name, level, 30)}
        assert len(shapes) > (0 if (name, level) == ("comparison", 1) else 1), name


def test_prompts_are_plain_ascii_and_end_as_sentences_do() -> None:
    for name, level in CELLS:
        for question, answer, _ in sampled(name, level, 10):
            assert (question + answer).isascii()
            assert "  " not in question
            assert level == 0 or question[-1] in "?.)" or "..." in question or "(E)" in question, question


def test_hard_tasks_say_things_that_do_not_matter() -> None:
    for name in ("stories", "rates", "probability", "expectations", "inclusion_exclusion"):
        sentences = [re.split(r"(?<=\.) ", question)[0] for question, _, _ in sampled(name, 4, 120)]
        asides = [text for text in sentences if re.match(r"It is \d+ deg|The clock has|Last year|The house next", text)]
        assert len(asides) > 4, name


def test_some_tasks_give_options_and_the_right_one_is_in_no_preferred_place() -> None:
    places: Counter[int] = Counter()
    for name, level in CELLS:
        for question, answer, meta in sampled(name, level, 20):
            if "options" in meta:
                assert all(option in question for option in meta["options"])
                assert len(set(meta["options"])) == 4
                places[meta["options"].index(answer)] += 1
    assert sum(places.values()) > 300
    assert all(0.18 < places[place] / sum(places.values()) < 0.32 for place in range(4))


def test_selections_have_several_right_letters_but_never_all() -> None:
    seen = set()
    for name in ("primes", "inequalities"):
        for question, answer, _ in sampled(name, 2, 200):
            if "letters" in question:
                offered = re.findall(r"\(([A-H])\)", question)
                assert 2 <= len(answer.split(", ")) < len(offered)
                seen.add(answer)
    assert len(seen) > 15


def test_answers_come_in_many_shapes() -> None:
    shapes = {
        "fraction": r"-?\d+/\d+", "radical": r".*\\sqrt.*", "interval": r"\[-?\d+, -?\d+\)", "union": r".*\\cup.*",
        "set": r"\\\{.*\\\}", "list": r"-?\d+, -?\d+", "point": r"\(-?\d+, -?\d+\)", "matrix": r".*pmatrix.*",
        "line": r"y = .*", "equation": r"-?\d*x [+-] \d*y = \d+", "pi": r".*\\pi.*", "complex": r"-?\d+ [+-] \d*i",
        "logarithm": r".*\\ln.*", "power of e": r"e\^\{-?\d+\}", "letters": r"[A-E](, [A-E])+",
        "polynomial": r".*x\^2.*", "inequality": r"x[<>]=?\d+",
    }  # fmt: skip
    answers = [answer for name, level in CELLS for _, answer, _ in sampled(name, level, 20)]
    assert [shape for shape, pattern in shapes.items() if not any(re.fullmatch(pattern, a) for a in answers)] == []


def test_no_family_needs_sympy_to_draw() -> None:
    program = (
        "import sys; from random import Random; from verigym.envs.math import FAMILIES\n"
        "[f.sample(Random(1), n) for f in FAMILIES.values() for n in range(5)]; print('sympy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_environment_is_announced() -> None:
    assert spec("math") is SPEC
    assert list(SPEC.templates) == ["standard@1", "brief@1"]
    for text in SPEC.templates.values():
        assert r"\boxed{}" in text.format(question="1+1=?")
