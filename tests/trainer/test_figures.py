"""Figures and samples of a batch: of all that was generated, by domain, over all processes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from verigym.envs import EnvMix
from verigym.trainer.monitoring.figures import SAMPLED_GROUPS, figures, samples, together, totals
from verigym.trainer.rewards import Reward
from verigym.trainer.sampling import Filled, Group, Rollout
from verigym.types import Reason, Task, Verdict

TERMS = {"score": 0.0, "overlong": -0.5}


@pytest.fixture(scope="module")
def mix() -> Iterator[EnvMix]:
    mix = EnvMix.from_config([{"env": "math"}, {"env": "games/guess", "name": "game"}])
    yield mix
    mix.close()


def rollout(score: float | None, *, finished: bool = True, tokens: int = 4) -> Rollout:
    reason = {None: Reason.UNSCORABLE, 1.0: Reason.CORRECT, 0.0: Reason.NO_ANSWER}[score]
    reward = None if score is None else Reward(score - 0.5, {**TERMS, "score": score})
    ids, mask = list(range(tokens)), [1] * (tokens - 1) + [0]
    return Rollout(ids, mask, None, ["first", f"said {score}"], ["heard"], finished, Verdict(score, reason), reward)


def group(name: str, *rollouts: Rollout) -> Group:
    meta = {} if name == "math" else {"mix": name}
    return Group(Task(f"{name}/1", name if name == "math" else "games", "?", "1", meta), [7], list(rollouts))


@pytest.fixture(scope="module")
def filled() -> Filled:
    kept = group("math", rollout(0.0, finished=False), rollout(1.0), rollout(1.0), rollout(None, tokens=10))
    dropped = group("game", rollout(1.0), rollout(1.0))
    return Filled([kept], [kept, dropped], [True, False], rounds=2)


def test_figures_are_of_everything_generated_and_of_each_domain(filled: Filled, mix: EnvMix) -> None:
    found = together([(totals(filled, 3), figures(filled, mix))])
    assert found["sampling/informative"] == 0.5
    assert (found["informative/math"], found["informative/game"]) == (1.0, 0.0)
    assert found["score"] == pytest.approx(4 / 5)  # the one that could not be judged is in no mean
    assert (found["score/math"], found["score/game"]) == (pytest.approx(2 / 3), 1.0)
    assert (found["unscorable"], found["unscorable/math"]) == (pytest.approx(1 / 6), 0.25)
    assert (found["unfinished/math"], found["unfinished/game"]) == (0.25, 0.0)
    assert (found["ill_formed/math"], found["ill_formed/game"]) == (pytest.approx(1 / 3), 0.0)
    assert found["length/math"] == (3 + 3 + 3 + 9) / 4  # without the environment's token
    assert found["reward_terms/overlong/math"] == -0.5
    assert found["reward_terms/total/game"] == 0.5
    assert found["turns/game"] == 2
    assert "turns/math" not in found
    assert found["sampling/generated_tokens"] == 3 * 5 + 9
    assert (found["sampling/rounds"], found["sampling/surplus_groups"]) == (2, 3)


def test_over_processes_counts_are_summed_and_each_response_counts_once(filled: Filled, mix: EnvMix) -> None:
    other = group("math", rollout(0.0))
    own = (totals(filled, 3), figures(filled, mix))
    theirs = Filled([other], [other], [False], rounds=2)
    found = together([own, (totals(theirs, 1), figures(theirs, mix))])
    assert found["sampling/generated_groups"] == 3
    assert found["sampling/surplus_groups"] == 4
    assert found["score/math"] == pytest.approx(2 / 4)
    assert found["sampling/rounds"] == 2


def test_of_a_group_a_right_and_a_wrong_response_are_kept(filled: Filled, mix: EnvMix) -> None:
    records = samples(filled, mix, step=7)
    assert [(record["verdict"]["score"], record["step"], record["domain"]) for record in records] == [
        (1.0, 7, "math"),
        (0.0, 7, "math"),
    ]
    assert records[0]["response"] == "said 1.0"
    assert records[1]["rewards"] == [-0.5, 0.5, 0.5]
    assert (records[1]["reward"], records[1]["terms"]["overlong"]) == (-0.5, -0.5)
    assert (records[1]["finished"], records[1]["tokens"]) == (False, 3)


def test_an_episode_of_several_turns_is_kept_as_a_conversation(mix: EnvMix) -> None:
    played = group("game", rollout(1.0))
    (record,) = samples(Filled([played], [played], [False], rounds=1), mix, step=1)
    assert [message["content"] for message in record["response"]] == ["first", "heard", "said 1.0"]


def test_of_a_large_batch_only_so_many_groups_are_kept(mix: EnvMix) -> None:
    groups = [group("math", rollout(1.0)) for _ in range(SAMPLED_GROUPS + 5)]
    assert len(samples(Filled(groups, groups, [False] * len(groups), rounds=1), mix, step=1)) == SAMPLED_GROUPS
