"""Evaluating a model: what is sampled, kept, taken up again and compared."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from verigym.envs import EnvMix
from verigym.errors import RunFolderError, UsageError
from verigym.evaluation import verify_file
from verigym.trainer import recipe as recipes
from verigym.trainer.evaluate import Evaluation, evaluate
from verigym.trainer.evaluate.plan import Plan, make_plan
from verigym.trainer.evaluate.seen import is_seen, trained_families
from verigym.trainer.run import model_path

RECIPE: dict[str, Any] = {
    "name": "two",
    "seed": 5,
    "max_steps": 1,
    "mix": [{"env": "math", "template": "brief", "families": ["comparison"]}],
    "validation": {
        "tasks": 3,
        "mix": [{"env": "math", "template": "brief", "families": ["comparison", "places"]}],
    },
    "grpo": {"max_completion_length": 24},
}


@pytest.fixture(scope="module")
def recipe(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("recipe") / "two.yaml"
    path.write_text(yaml.safe_dump(RECIPE))
    return str(path)


def planned(recipe: str, model: str = "embedded", **options: Any) -> Plan:
    return make_plan(model, recipe, **{"n": 4, "tasks": 4, "batch": 8, **options})


@pytest.fixture(scope="module")
def whole(recipe: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Evaluation]:
    out = tmp_path_factory.mktemp("eval") / "whole"
    return out, evaluate(planned(recipe), out, workers=1)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_sampling_is_the_paper_s_and_the_rest_the_recipe_s(recipe: str) -> None:
    plan = make_plan("embedded", recipe)
    assert (plan.sampling.temperature, plan.sampling.top_p, plan.sampling.top_k, plan.n) == (0.6, 0.95, 0, 16)
    assert (plan.tasks, plan.sampling.max_tokens, plan.sampling.seed, plan.mix_seed) == (3, 24, 5, 5)
    assert [entry["families"] for entry in plan.entries] == [["comparison", "places"]]
    assert make_plan("embedded", recipe, max_tokens=9, seed=1, tasks=2).sampling.max_tokens == 9


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"temperature": 0.0}, "above 0, got 0.0"),
        ({"top_p": 1.5}, "between 0 and 1, got 1.5"),
        ({"max_tokens": 0}, "max_tokens=0"),
        ({"n": 0}, "--n is 1 or more, got 0"),
    ],
)
def test_what_cannot_be_sampled_is_refused(recipe: str, options: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        make_plan("embedded", recipe, **options)


def test_the_tasks_are_those_that_validation_answers(recipe: str, whole: tuple[Path, Evaluation]) -> None:
    out, found = whole
    settings = recipes.load(recipe)
    mix = EnvMix.from_config([entry.model_dump() for entry in settings.validation.mix or ()], seed=settings.seed)
    assert [line["id"] for line in lines(out / "responses.jsonl")] == [task.id for task in mix.held_out(4)]
    assert (found.whole.overall.tasks, found.whole.overall.responses) == (4, 16)
    assert sorted(found.whole.overall.pass_at_k) == [1, 2, 4]


def test_records_are_such_as_verify_reads(whole: tuple[Path, Evaluation]) -> None:
    out, found = whole
    judged = verify_file(out / "responses.jsonl", workers=1).summary
    assert found.whole.overall.mean is not None
    assert judged.mean == pytest.approx(found.whole.overall.mean.value)
    assert {k: pytest.approx(one.value) for k, one in found.whole.overall.pass_at_k.items()} == judged.pass_at_k
    assert json.loads((out / "summary.json").read_text()) == json.loads(json.dumps(found.to_dict()))


def test_a_run_that_was_cut_short_goes_on_to_the_same_end(
    recipe: str, whole: tuple[Path, Evaluation], tmp_path: Path
) -> None:
    out, found = whole
    cut = tmp_path / "cut"
    cut.mkdir()
    shutil.copy(out / "eval.json", cut)
    responses = (out / "responses.jsonl").read_bytes().splitlines(keepends=True)
    verdicts = (out / "verdicts.jsonl").read_bytes().splitlines(keepends=True)
    # a batch is two tasks: one is whole, of the second one record is there and half of another one
    (cut / "responses.jsonl").write_bytes(b"".join(responses[:3]) + responses[3][:40])
    (cut / "verdicts.jsonl").write_bytes(b"".join(verdicts[:3]))
    heard: list[tuple[int, int]] = []
    again = evaluate(planned(recipe), cut, resume=True, workers=1, progress=lambda *at: heard.append(at))
    for name in ("responses.jsonl", "verdicts.jsonl"):
        assert (cut / name).read_bytes() == (out / name).read_bytes()
    assert again.whole == found.whole
    assert heard == [(4, 16), (8, 16), (16, 16)]


def test_what_is_on_disk_is_neither_drawn_nor_judged_again(recipe: str, tmp_path: Path) -> None:
    model, copy = tmp_path / "model", tmp_path / "copy"
    shutil.copytree(model_path("embedded"), model)
    evaluate(planned(recipe, str(model), tasks=1), copy, workers=1)
    shutil.rmtree(model)  # so nothing can be drawn
    (first, *others) = lines(copy / "verdicts.jsonl")
    told = {**first, "score": 0.25, "passed": False, "reason": "partial"}
    (copy / "verdicts.jsonl").write_text("".join(json.dumps(line) + "\n" for line in (told, *others)))
    again = evaluate(planned(recipe, str(model), tasks=1), copy, resume=True, workers=1)
    scores = [0.25, *(line["score"] for line in others)]
    assert again.whole.overall.mean is not None
    assert again.whole.overall.mean.value == pytest.approx(sum(scores) / 4)


def test_a_folder_of_something_else_is_refused(recipe: str, whole: tuple[Path, Evaluation], tmp_path: Path) -> None:
    out, _ = whole
    with pytest.raises(RunFolderError, match=r"not empty.*--resume"):
        evaluate(planned(recipe), out)
    with pytest.raises(RunFolderError, match="another n, sampling"):
        evaluate(planned(recipe, n=8, temperature=1.0), out, resume=True)
    with pytest.raises(UsageError, match="cannot be loaded"):
        evaluate(planned(recipe, str(tmp_path / "none")), tmp_path / "other", workers=1)


def test_of_two_models_none_is_sampled_where_one_cannot_be_loaded(recipe: str, tmp_path: Path) -> None:
    for number, pair in enumerate([("embedded", str(tmp_path / "none")), (str(tmp_path / "none"), "embedded")]):
        model, base = pair
        with pytest.raises(UsageError, match="cannot be loaded"):
            evaluate(planned(recipe, model), tmp_path / str(number), base=base, workers=1)
        assert not list(tmp_path.glob(f"{number}/**/responses.jsonl"))


def test_two_models_are_compared_task_by_task(recipe: str, whole: tuple[Path, Evaluation], tmp_path: Path) -> None:
    out, found = whole
    other = evaluate(planned(recipe, seed=6), tmp_path / "other", base=str(out), workers=1)
    change = other.whole.change
    assert change is not None
    assert change.mean is not None
    assert other.whole.overall.mean is not None
    assert found.whole.overall.mean is not None
    assert change.mean.value == pytest.approx(other.whole.overall.mean.value - found.whole.overall.mean.value)
    assert change.tasks == 4
    told = other.to_dict()
    assert told["base"]["overall"] == found.whole.overall.to_dict()
    assert sorted(told["tasks"]) == ["kept", "lost", "newly_solved"]
    # comparison is trained on, places is not
    families = [line["meta"]["family"] for line in lines(out / "responses.jsonl")]
    assert other.seen.overall.tasks == families.count("comparison")
    assert other.unseen.overall.tasks == families.count("places") > 0
    with pytest.raises(UsageError, match="sampled otherwise"):
        evaluate(planned(recipe, temperature=1.0), tmp_path / "hot", base=str(out), workers=1)


def test_a_model_to_compare_with_is_evaluated_beside(recipe: str, tmp_path: Path) -> None:
    both = evaluate(planned(recipe, tasks=1), tmp_path / "both", base="embedded", workers=1)
    assert both.whole.change is not None
    assert both.whole.change.mean is not None
    assert both.whole.change.mean.value == 0.0  # the same model and seed
    assert (tmp_path / "both" / "base" / "responses.jsonl").exists()
    with pytest.raises(UsageError, match="has not ended"):
        evaluate(planned(recipe, tasks=1), tmp_path / "more", base=str(tmp_path / "both" / "base"), workers=1)


def test_episodes_of_several_turns_are_kept_as_transcripts(tmp_path: Path) -> None:
    plan = make_plan("embedded-turns", "two-turns", n=2, tasks=2)
    found = evaluate(plan, tmp_path / "turns", workers=1)
    (first, _) = lines(tmp_path / "turns" / "responses.jsonl")
    assert first["responses"][0][0]["role"] == "assistant"
    judged = verify_file(tmp_path / "turns" / "responses.jsonl", workers=1).summary
    assert found.whole.overall.mean is not None
    assert judged.mean == pytest.approx(found.whole.overall.mean.value)


def test_families_of_every_stage_are_seen() -> None:
    recipe = recipes.parse(
        {
            "name": "staged",
            "max_steps": 2,
            "mix": [
                {"env": "math", "families": ["comparison", "places"], "weights": {"places": 0}},
                {"env": "logic/sudoku"},
            ],
            "stages": [{"name": "one", "steps": 1}, {"name": "two", "mix": [{"env": "code", "tasks": "absent.jsonl"}]}],
        },
        "here",
    )
    known = trained_families(recipe)
    assert known == ("code", "logic/sudoku", "math/comparison")
    assert is_seen("math", "comparison", known)
    assert not is_seen("math", "places", known)
    assert not is_seen("logic", "acre", known)
    assert is_seen("code", "anything", known)
    assert is_seen("math", None, known)  # a file's task: its domain was trained on
    assert not is_seen("stem", None, known)


def test_logic_as_a_whole_leaves_the_unseen_puzzles_out() -> None:
    known = trained_families(recipes.parse({"name": "all", "max_steps": 1, "mix": [{"env": "logic"}]}, "here"))
    assert "logic/sudoku" in known
    assert not {"logic/acre", "logic/boxnet", "logic/game_of_life"} & set(known)
