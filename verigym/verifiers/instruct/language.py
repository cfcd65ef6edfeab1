"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_READ = 20_000
"""Characters that are looked at; the detector itself reads the first half of them."""


@cache
def _factory() -> Any:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.set_seed(0)
    # Sorted, since the order of a folder's files, and with it the winner of a tie, depends on the machine.
    factory.load_json_profile([path.read_text("utf-8") for path in sorted(Path(PROFILES_DIRECTORY).iterdir())])
    return factory


def language_of(text: str) -> str | None:
    """The language's code as langdetect spells it, or ``None`` if the text tells nothing.

    The detector draws random numbers; they come from a fixed seed, so a text has one verdict.
    """
    from langdetect import LangDetectException

    detector = _factory().create()
    detector.append(text[:_READ])
    try:
        found: str = detector.detect()
    except LangDetectException:
        return None
    return None if found == "unknown" else found
