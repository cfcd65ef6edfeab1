"""How a prompt asks for the form of the answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

from verigym.errors import UsageError, did_you_mean
from verigym.types import Task


@dataclass(frozen=True)
class Template:
    r"""A named, versioned text around a question.

    Attributes:
        name: As ``name@version``; tasks record it in ``meta["template"]``.
        text: Holds ``{question}``; any other brace is doubled, as for ``str.format``.

    >>> template = Template("brief@1", "{question} Answer in <answer></answer>.")
    >>> template.apply(Task("t", "logic", "What is in {3}?", "3")).prompt
    'What is in {3}? Answer in <answer></answer>.'
    """

    name: str = "plain@1"
    text: str = "{question}"

    def __post_init__(self) -> None:
        try:
            fields = {field for _, field, _, _ in Formatter().parse(self.text) if field is not None}
        except ValueError as error:
            raise UsageError(f"template {self.name!r} is not a format: {error}; double its literal braces") from error
        if fields != {"question"}:
            raise UsageError(f"template {self.name!r} must hold {{question}} and no other field, got {sorted(fields)}")

    def apply(self, task: Task) -> Task:
        """The task with its question inside this text.

        In a chat the last message of the user is the question. A task that carries a template already, such as one
        read back from a file of ours, stays as it is.
        """
        if "template" in task.meta:
            return task
        prompt = task.prompt
        if isinstance(prompt, str):
            prompt = self.text.format(question=prompt)
        else:
            asked = max((i for i, message in enumerate(prompt) if message["role"] == "user"), default=None)
            prompt = [
                {**message, "content": self.text.format(question=message["content"])} if i == asked else message
                for i, message in enumerate(prompt)
            ]
        return dataclasses.replace(task, prompt=prompt, meta={**task.meta, "template": self.name})


def choose(templates: Mapping[str, str], name: str | None) -> Template:
    """The template called ``name``; without ``@version`` the newest of that name, with ``None`` the first of all."""
    if name is None:
        name = next(iter(templates))
    elif "@" not in name:
        versions = [known for known in templates if known.partition("@")[0] == name]
        name = max(versions, key=_version, default=name)
    if name not in templates:
        raise UsageError(
            f"there is no template {name!r}.{did_you_mean(name, templates)} There are {', '.join(templates)}."
        )
    return Template(name, templates[name])


def _version(name: str) -> int:
    version = name.partition("@")[2]
    return int(version) if version.isdecimal() else 0
