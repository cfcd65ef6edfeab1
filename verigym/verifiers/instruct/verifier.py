"""The verifier of instruction following."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, get_args

from verigym.errors import UsageError
from verigym.types import Json, Part, Reason, Task, Verdict
from verigym.verifiers.base import Verifier
from verigym.verifiers.instruct.loose import variants
from verigym.verifiers.instruct.marks import says_something
from verigym.verifiers.instruct.registry import Check, InstructionError, Profile, find
from verigym.verifiers.response import final_text

Asked = list[tuple[str, Check, dict[str, Json]]]
"""Instruction ids with the profile's check and its arguments."""


@dataclass(frozen=True)
class InstructVerifier(Verifier):
    """The share of a task's instructions that a response follows; one part an instruction.

    Every check compares text in linear time and executes none of it, so all verdicts are quick ones.

    Attributes:
        profile: ``published`` agrees with the sets' own verdicts, for comparison with their figures; ``intended``
            checks what the instruction says, and is what environments train with.
    """

    profile: Profile = "published"

    name: ClassVar[str] = "instruct"
    version: ClassVar[int] = 2
    control: ClassVar[tuple[Task, str] | None] = (
        Task("control", "instruct", "", {"instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}),
        "yes",
    )

    def __post_init__(self) -> None:
        if self.profile not in get_args(Profile):
            raise UsageError(f"profile is 'intended' or 'published', got {self.profile!r}")

    def verify(self, task: Task, response: str) -> Verdict:
        """Judge what follows the thinking; a response that says nothing follows nothing, whatever it leaves out.

        Blank text says nothing, and as intended neither do marks without a letter or a digit.
        """
        try:
            asked, loose = _read(task.answer, self.profile)
            text = _text(task, response)
            says = says_something if self.profile == "intended" else str.strip
            texts = list(filter(says, variants(text) if loose else [text]))
            if not texts:
                return Verdict.of_parts([Part(id, 0.0, Reason.NO_ANSWER) for id, *_ in asked])
            return Verdict.of_parts([_part(*one, texts) for one in asked])
        except InstructionError as error:
            return Verdict.unscorable(f"the task is at fault: {error}")

    def quick(self, task: Task, response: str) -> Verdict:
        """The same verdict: nothing here parses what could execute."""
        return self.verify(task, response)


def _text(task: Task, response: str) -> str:
    text = final_text(response, thinking_open=task.meta.get("thinking") == "open")
    if text is None:
        return ""
    # The line break after </think> belongs to the thinking, not to the answer's first paragraph.
    return text if len(text) == len(response) else text.strip()


def _part(id: str, check: Check, kwargs: Mapping[str, Json], texts: Sequence[str]) -> Part:
    followed = any(check(text, **kwargs) for text in texts)
    return Part(id, float(followed), Reason.CORRECT if followed else Reason.WRONG)


def _read(answer: Json, profile: Profile) -> tuple[Asked, bool]:
    if not isinstance(answer, Mapping):
        raise InstructionError(f"the answer is an object with instruction_id_list and kwargs, got {answer!r}")
    ids = answer.get("instruction_id_list")
    kwargs = answer.get("kwargs")
    if not isinstance(ids, list) or not ids:
        raise InstructionError(f"instruction_id_list holds at least one id, got {ids!r}")
    if not isinstance(kwargs, list) or len(kwargs) != len(ids):
        raise InstructionError(f"kwargs holds one object for each of {len(ids)} instructions, got {kwargs!r}")
    mode = answer.get("mode", "strict")
    if mode not in ("strict", "loose"):
        raise InstructionError(f"mode is 'strict' or 'loose', got {mode!r}")
    return [_asked(id, given, profile) for id, given in zip(ids, kwargs, strict=True)], mode == "loose"


def _asked(id: Json, given: Json, profile: Profile) -> tuple[str, Check, dict[str, Json]]:
    if not isinstance(id, str) or not isinstance(given, Mapping | None):
        raise InstructionError(f"an instruction is an id with an object of arguments, got {id!r} with {given!r}")
    one = find(id)
    return id, one.checks[profile], one.bind(given or {})
