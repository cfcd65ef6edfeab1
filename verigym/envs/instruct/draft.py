"""A response in the making, to which each instruction adds what it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from verigym.envs.instruct.words import ASIDES, FILLERS, MENTIONS, OPENERS

Wrap = Callable[[str], str]


@dataclass
class Draft:
    """The places in a response where instructions leave their marks.

    Attributes:
        topic: What it is about.
        bare: No sentence goes around what the instructions ask for.
        opening: Comes before all else.
        title: A line of its own.
        body: Sentences, each with its end mark.
        lines: Lists, sections and the like, after the body.
        ending: Comes last.
        sentence: Changes each sentence of the body.
        glue: Stands between the sentences of the body.
        layout: Lays the whole text out in paragraphs.
        case: Changes the case of the whole text.
        stops: Changes the full stops of the whole text.
        wrap: Goes around the finished text.
    """

    topic: str
    bare: bool = False
    opening: str = ""
    title: str = ""
    body: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    ending: str = ""
    sentence: Wrap = str
    glue: str = " "
    layout: Wrap = str
    case: Wrap = str
    stops: Wrap = str
    wrap: Wrap = str

    def __post_init__(self) -> None:
        rng = Random(self.topic)
        self._mentions = rng.sample(MENTIONS, len(MENTIONS))
        self._fillers = rng.sample(FILLERS, len(FILLERS))
        if not self.bare:
            self.body.append(rng.choice(OPENERS).format(topic=self.topic))

    def rename(self, topic: str) -> None:
        """Speak of the topic by another name."""
        self.opening, self.title, self.ending = (
            text.replace(self.topic, topic) for text in (self.opening, self.title, self.ending)
        )
        self.body, self.lines = (
            [text.replace(self.topic, topic) for text in texts] for texts in (self.body, self.lines)
        )
        self.topic = topic

    def only(self, text: str) -> None:
        """Say this and nothing else."""
        self.body = [text]

    def say(self, words: str) -> None:
        """Get these words in."""
        self.body.append(words if self.bare else _next(self._mentions).format(words=words))

    def filler(self) -> str:
        """Plain English, another sentence each time."""
        return _next(self._fillers)

    def pad(self, sentences: int) -> None:
        """Add plain English."""
        self.body.extend(self.filler() for _ in range(sentences))

    def fill(self, missing: int, size: Callable[[str], int]) -> None:
        """Add plain English of this size: never more, and less only by what no sentence fits into."""
        while missing > 0:
            fitting = [one for one in (self.filler(), *ASIDES) if size(one) <= missing and missing - size(one) != 1]
            if not fitting:
                return
            self.body.append(max(fitting, key=size))
            missing -= size(self.body[-1])

    def text(self) -> str:
        """The response as it stands; blank if nothing was asked for in a bare one."""
        body = self.glue.join(map(self.sentence, self.body))
        pieces = (self.opening, self.title, body, *self.lines, self.ending)
        whole = "\n".join(piece for piece in pieces if piece)
        return self.wrap(self.stops(self.case(self.layout(whole))))


def _next(texts: list[str]) -> str:
    texts.append(texts.pop(0))
    return texts[-1]
