"""What the model of the recipe `two-turns` is shown before it is trained."""

from __future__ import annotations

import itertools
from random import Random

from verigym.envs import EnvMix
from verigym.trainer import recipe as recipes
from verigym.trainer.dialogue import Dialogue
from verigym.trainer.tiny.learning import IGNORED
from verigym.trainer.tiny.tokenizer import build_tokenizer
from verigym.trainer.tiny.turns import demonstrate, tokens


def test_only_responses_to_games_of_the_training_split_are_learnt() -> None:
    mix = EnvMix.from_config([entry.model_dump() for entry in recipes.load("two-turns").mix], seed=3)
    tokenizer, rng = build_tokenizer(), Random(3)
    dialogue = Dialogue(tokenizer, [tokenizer.eos_token_id])
    lengths = set()
    for task in mix.draw(40):
        assert task.meta["split"] == "train"
        said, ends = demonstrate(mix, task, rng)
        ids, labels = tokens(tokenizer, dialogue, str(task.prompt), said, ends)
        learnt = tokenizer.decode([label for label in labels if label != IGNORED])
        assert learnt == "<end>".join(response for response, _ in said) + "<end>" * ends
        heard = "".join(f"<end><user>{text}<assistant>{later}" for (_, text), (later, _) in itertools.pairwise(said))
        assert tokenizer.decode(ids) == f"<user>{task.prompt}<assistant>{said[0][0]}{heard}" + "<end>" * ends
        lengths.add(len(said))
    assert lengths == {1, 2}
