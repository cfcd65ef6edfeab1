"""Boxes, colors and disks: what the library's scorers make of answers of another shape, and what ours do."""

from __future__ import annotations

import pytest

from verigym.types import Reason, Verdict
from verigym.verifiers.logic import LogicVerifier, decode
from verigym.verifiers.logic.dataset import dataset_of

BOXES = {"0.5_0.5": ["box_red"], "0.5_1.5": ["target_red"]}
GRAPH = {"vertices": [0, 1], "edges": [[0, 1]], "num_colors": 2, "color_options": [1, 2]}
DISKS = {"num_disks": 1, "num_pegs": 3, "start_peg": 1, "target_peg": 3, "solution_length": 1}


def judged(task, answer: str) -> Verdict:
    return LogicVerifier().verify(task, f"<answer>{answer}</answer>")


def published(task, answer: str) -> float:
    return float(dataset_of(task.answer["task"], {}).score_answer(answer, decode(task.answer["entry"])))


def test_boxes_are_moved_to_their_targets(make_task) -> None:
    task = make_task("boxnet", initial_state=BOXES)
    first = '{"Agent[0.5, 0.5]": "move(box_red, square[0.5, 1.5])"}'
    second = '{"Agent[0.5, 1.5]": "move(box_red, target_red)"}'

    assert judged(task, f"[{first}, {second}]").passed
    assert judged(task, f"[{first}]").score == 0.0
    assert judged(task, f"[{second}, {first}]").score == 0.0


@pytest.mark.parametrize(
    "answer", ["1", "[1]", '[{"Agent": "stay"}]', '[{"a": 1}]', '[{"Agent[0.5, 0.5]": "move(x, y)"}]']
)
def test_other_json_moves_no_box(make_task, answer: str) -> None:
    assert judged(make_task("boxnet", initial_state=BOXES), answer).reason is Reason.MALFORMED


@pytest.mark.parametrize("answer", ['{"0": true, "1": 2}', '{"0": 1, "1": 2, "2": 9}', '{"0": 2, "0": 1, "1": 2}'])
def test_what_is_no_color_of_a_vertex_earns_nothing(make_task, answer: str) -> None:
    task = make_task("graph_color", puzzle=GRAPH)

    assert published(task, answer) == 1.0
    assert judged(task, answer).score == 0.0
    assert judged(task, '{"0": 1, "1": 1}').score == 0.0
    assert judged(task, '{"0": 1, "1": 2}').passed


def test_moves_that_are_read_in_two_ways_are_refused(make_task) -> None:
    task = make_task("tower_of_hanoi", **DISKS)

    with pytest.raises(KeyError):
        published(task, "Move disk 1 from Peg 1 to Peg 0_3")
    assert judged(task, "Move disk 1 from Peg 1 to Peg 0_3").reason is Reason.MALFORMED
    assert judged(task, "Move disk 1 from Peg 1 to Peg 3.\n").passed
    assert judged(task, "Move disk 1 from Peg 1 to Peg 2").score == 0.0


def test_a_peg_that_is_not_there_earns_nothing_and_prints_nothing(
    make_task, capsys: pytest.CaptureFixture[str]
) -> None:
    task = make_task("tower_of_hanoi", **DISKS)

    assert judged(task, "Move disk 1 from Peg 7 to Peg 3").score == 0.0
    assert capsys.readouterr().out == ""
