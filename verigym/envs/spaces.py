"""The space of all texts."""

from __future__ import annotations

from typing import Any

from gymnasium.spaces import Space

from verigym.errors import UsageError

_LONGEST_SAMPLE = 40
_SURROGATES = range(0xD800, 0xE000)
_CODE_POINTS = 0x110000


class UnicodeText(Space[str]):
    """Every string; Gymnasium's ``Text`` needs a longest length and a list of characters."""

    def __init__(self, seed: int | None = None) -> None:
        super().__init__(shape=None, dtype=None, seed=seed)

    @property
    def is_np_flattenable(self) -> bool:
        """Texts have no fixed size."""
        return False

    def sample(self, mask: Any | None = None, probability: Any | None = None) -> str:
        """A short text of random characters from all of Unicode."""
        if mask is not None or probability is not None:
            raise UsageError("the space of all texts takes neither mask nor probability")
        codes = self.np_random.integers(_CODE_POINTS, size=self.np_random.integers(_LONGEST_SAMPLE + 1))
        return "".join(chr(code) for code in codes if code not in _SURROGATES)

    def contains(self, x: Any) -> bool:
        """Whether ``x`` is a string."""
        return isinstance(x, str)

    def __repr__(self) -> str:
        return "UnicodeText()"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnicodeText)

    __hash__ = None  # type: ignore[assignment]  # spaces are mutable: they hold a generator
