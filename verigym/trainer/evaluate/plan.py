"""What is evaluated, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from verigym.errors import UsageError
from verigym.trainer import recipe as recipes
from verigym.trainer.evaluate.seen import trained_families
from verigym.trainer.recipe.batch import TRL_LENGTH
from verigym.types import Json

Engine = Literal["transformers", "vllm"]

TEMPERATURE, TOP_P = 0.6, 0.95
"""Those of the paper's evaluation (arXiv 2505.24864, section 4)."""

BATCHES: Mapping[Engine, int] = {"transformers": 128, "vllm": 1024}
"""Responses generated at a time. vLLM keeps itself busy with as many as it has memory for, until the last ones."""


@dataclass(frozen=True)
class Sampling:
    """How responses are drawn.

    Attributes:
        temperature: Above 0.
        top_p: Nucleus sampling, in (0, 1].
        top_k: Tokens drawn from; 0: all.
        max_tokens: Tokens of an episode after its prompt at most.
        seed: Other seeds give other responses.
    """

    temperature: float = TEMPERATURE
    top_p: float = TOP_P
    top_k: int = 0
    max_tokens: int = TRL_LENGTH
    seed: int = 0

    def __post_init__(self) -> None:
        if self.temperature <= 0:
            raise UsageError(
                f"a sampling temperature is above 0, got {self.temperature}; take 1e-4 for greedy sampling"
            )
        if not 0 < self.top_p <= 1:
            raise UsageError(f"top_p lies between 0 and 1, got {self.top_p}; 1 draws from all tokens")
        if self.top_k < 0 or self.max_tokens < 1:
            raise UsageError(
                f"top_k is 0 or more and max_tokens 1 or more, got top_k={self.top_k}, max_tokens={self.max_tokens}"
            )


@dataclass(frozen=True)
class Plan:
    """An evaluation, as it is written down in its folder.

    Attributes:
        model: ``embedded``, a folder, or a Hub name.
        recipe: The name of the recipe that the tasks are from.
        entries: The entries of its validation mix.
        mix_seed: The seed of their tasks.
        tasks: Held-back tasks an entry.
        n: Responses a task.
        sampling: How they are drawn.
        engine: Who draws them.
        batch: How many are drawn at a time.
        template_options: Variables of the chat template.
        known: The families that the model was trained on; see :func:`verigym.trainer.evaluate.seen.trained_families`.
    """

    model: str
    recipe: str
    entries: tuple[dict[str, Json], ...]
    mix_seed: int
    tasks: int
    n: int
    sampling: Sampling
    engine: Engine
    batch: int
    template_options: dict[str, Json]
    known: tuple[str, ...]

    def to_dict(self) -> dict[str, Json]:
        """As JSON."""
        return {**asdict(self), "entries": list(self.entries), "known": list(self.known)}


def make_plan(
    model: str,
    mix: str,
    *,
    n: int = 16,
    tasks: int | None = None,
    engine: Engine = "transformers",
    batch: int | None = None,
    **sampling: Any,
) -> Plan:
    """An evaluation by a recipe.

    Args:
        model: ``embedded``, a folder (a run's too), or a Hub name.
        mix: A recipe, by its path or name: its validation mix, or else the mix that it trains on. Of several stages
            the last one's.
        n: Responses a task.
        tasks: Held-back tasks an entry; ``None``: as the recipe's validation has them.
        engine: Who draws them.
        batch: Responses drawn at a time; ``None``: as suits the engine.
        **sampling: Attributes of :class:`Sampling`; ``None`` for its defaults, for the recipe's ``max_tokens`` and
            ``seed``.

    Raises:
        UsageError: If there is no such recipe, or a value cannot be.
    """
    for name, value in (("n", n), ("tasks", tasks), ("batch", batch)):
        if value is not None and value < 1:
            raise UsageError(f"--{name} is 1 or more, got {value}")
    whole = recipes.load(mix)
    recipe = whole.at(max(0, len(whole.stages) - 1))
    validation = recipe.validation
    length = validation.max_tokens or recipe.grpo.get("max_completion_length", TRL_LENGTH)
    given = {name: value for name, value in sampling.items() if value is not None}
    run = run_of(model)
    return Plan(
        model=model,
        recipe=whole.name,
        entries=tuple(entry.model_dump() for entry in validation.mix or recipe.mix),
        mix_seed=recipe.seed,
        tasks=tasks or validation.tasks,
        n=n,
        sampling=Sampling(**{"max_tokens": length, "seed": recipe.seed, **given}),
        engine=engine,
        batch=batch or BATCHES[engine],
        template_options=dict(recipe.grpo.get("chat_template_kwargs") or {}),
        known=trained_families(whole if run is None else recipes.load(str(run / "recipe.yaml"))),
    )


def run_of(model: str) -> Path | None:
    """The run folder that a model is from; ``None`` if it is from none.

    A run folder itself, and in it ``final``, ``best`` and checkpoints.
    """
    path = Path(model)
    return next((one for one in (path, *list(path.absolute().parents)[:2]) if (one / "recipe.yaml").is_file()), None)


def weights_of(model: str) -> str:
    """What is loaded for a model: of a run folder its ``final``."""
    from verigym.trainer.run import model_path

    path = Path(model)
    if (path / "recipe.yaml").is_file():
        if not (path / "final").is_dir():
            raise UsageError(
                f"the run in {path} has not ended, so it has no final/; name one of its checkpoints or best/"
            )
        return str(path / "final")
    return model_path(model)
