"""``verigym list`` and ``verigym show``."""

from __future__ import annotations

import json

import pytest

from verigym import registry

DOMAINS = ["code", "instruct", "logic", "math", "stem"]


def test_list_names_the_five_environments(verigym) -> None:
    ended = verigym("list", "--json")
    found = {entry["name"]: entry for entry in json.loads(ended.out)}
    assert ended.code == 0
    for domain in DOMAINS:
        assert found[domain]["domain"] == domain
        assert found[domain]["source"] == "verigym"
        assert found[domain]["description"]
        assert "error" not in found[domain]


def test_list_shows_a_table_for_people(verigym) -> None:
    ended = verigym("list")
    assert ended.code == 0
    assert all(domain in ended.out for domain in DOMAINS)


def test_list_has_each_puzzle_as_an_environment_of_its_own(verigym) -> None:
    found = [entry for entry in json.loads(verigym("list", "--json").out) if entry["name"].startswith("logic/")]
    assert len(found) == len({entry["name"] for entry in found}) == 105
    assert {(entry["domain"], entry["source"]) for entry in found} == {("logic", "verigym")}
    assert {"name": "logic/sudoku", "domain": "logic", "source": "verigym", "description": "Games"} in found
    table = verigym("list").out
    assert "105 families of logic" in table
    assert all(entry["name"].removeprefix("logic/") in table.split() for entry in found)


def test_list_of_one_environment_has_all_of_its_families(verigym) -> None:
    found = json.loads(verigym("list", "math", "--json").out)
    assert found[0]["name"] == "math"
    assert {"name": "math/limits", "domain": "math", "source": "verigym", "description": "Calculus"} in found
    assert "limits" in verigym("list", "math").out
    ended = verigym("list", "maht")
    assert (ended.code, "Did you mean 'math'" in ended.err) == (2, True)


def test_show_prints_a_puzzle_with_its_answer_and_not_its_entry(verigym) -> None:
    shown = json.loads(verigym("show", "logic/sudoku", "--difficulty", "hard", "--n", 3, "--json").out)
    text = verigym("show", "logic/sudoku", "--difficulty", "hard", "--n", 3).out
    assert shown["name"] == "logic/sudoku"
    assert len(shown["tasks"]) == 3
    for task in shown["tasks"]:
        assert task["env"] == "logic"
        assert task["meta"]["family"] == "sudoku"
        assert f"── gold: \n{task['answer']['entry']['answer']}\n" in text
    assert "metadata" not in text


def test_show_says_where_any_right_answer_counts(verigym) -> None:
    assert "── gold: any right answer counts\n" in verigym("show", "logic/graph_color", "--n", 1).out


def test_show_of_an_unknown_family_suggests_the_nearest(verigym) -> None:
    ended = verigym("show", "logic/sudoko")
    assert ended.code == 2
    assert "environment 'logic' has no family 'sudoko'. Did you mean 'sudoku'? `verigym list logic` shows" in ended.err


def test_a_broken_plug_in_is_named_with_its_error_and_harms_nothing(verigym, monkeypatch, tmp_path) -> None:
    info = tmp_path / "broken-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[verigym.envs]\nshaky = not_there:SPEC\n")
    monkeypatch.syspath_prepend(tmp_path)
    registry.announced.cache_clear()
    try:
        ended = verigym("list", "--json")
        table = verigym("list").out
    finally:
        registry.announced.cache_clear()
    found = {entry["name"]: entry for entry in json.loads(ended.out)}
    assert ended.code == 0
    assert found["shaky"]["source"] == "broken"
    assert "No module named 'not_there'" in found["shaky"]["error"]
    assert "error" not in found["math"]
    assert "not_there" in table


@pytest.mark.parametrize("env", [*DOMAINS, "math/limits", "code/caesar"])
def test_show_prints_prompts_and_golds(verigym, env: str) -> None:
    ended = verigym("show", env, "--n", 2, "--level", "easy", "--seed", 3, "--json")
    assert ended.code == 0
    shown = json.loads(ended.out)
    assert shown["name"] == env
    assert len(shown["tasks"]) == 2
    assert all(
        task["prompt"] and task["answer"] is not None and task["env"] == env.partition("/")[0]
        for task in shown["tasks"]
    )
    assert verigym("show", env, "--n", 2, "--difficulty", 1, "--seed", 3, "--json").out == ended.out
    text = verigym("show", env, "--n", 1, "--level", 1, "--seed", 3).out
    assert shown["tasks"][0]["prompt"] in text
    assert "gold:" in text


def test_show_refuses_an_unknown_level(verigym) -> None:
    ended = verigym("show", "math", "--level", "easyy")
    assert ended.code == 2
    assert "trivial, easy, medium, hard, expert" in ended.err
