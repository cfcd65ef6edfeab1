"""A response in the making, to which each instruction adds what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from verigym.envs.instruct.words import FILLERS

Wrap = Callable[[str], str]


@dataclass
class Draft:
    """The places in a response where instructions leave their marks.

    Attributes:
        topic: What it is about.
        bare: No sentence goes around what the instructions ask for.
        opening: Comes before all else.
        title: A line of its own.
        body: Sentences.
        lines: Lists, sections and the like, after the body.
        ending: Comes last.
        layout: Lays the whole text out in paragraphs.
        case: Changes the case of the whole text.
        wrap: Goes around the finished text.
    """

    topic: str
    bare: bool = False
    opening: str = ""
    title: str = ""
    body: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    ending: str = ""
    layout: Wrap = str
    case: Wrap = str
    wrap: Wrap = str

    def __post_init__(self) -> None:
        if not self.bare:
            self.body.append(f"Here is something short about {self.topic}.")

    def say(self, words: str) -> None:
        """Get these words in."""
        self.body.append(words if self.bare else f"It has to do with {words}.")

    def pad(self, sentences: int) -> None:
        """Add plain English."""
        self.body.extend(FILLERS[i % len(FILLERS)] for i in range(sentences))

    def text(self) -> str:
        """The response as it stands; blank if nothing was asked for in a bare one."""
        pieces = (self.opening, self.title, " ".join(self.body), *self.lines, self.ending)
        whole = "\n".join(piece for piece in pieces if piece)
        return self.wrap(self.case(self.layout(whole)))
