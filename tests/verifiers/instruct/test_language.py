"""Which language a text is in: from its words or script where they are plain, and otherwise from the detector."""

from __future__ import annotations

import pytest

from verigym.verifiers.instruct.language import language_of

ENGLISH = "the fog that we saw when they were there with you and what she would have been to him is gone from our sea"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper() + "“!”", "en"),
        ("Der Hund schläft unter dem Tisch und träumt von einem Knochen.", "de"),
        # a few English words make no English text
        ("the and of " + "der Hund schlief lange unter dem Tisch und die Katze lag auf dem Bett neben ihm " * 3, "de"),
        ("안녕하세요 오늘은 날씨가 정말 좋습니다", "ko"),
        ("सुप्रभात, आज का मौसम बहुत अच्छा है और हम बाहर जा रहे हैं।", "hi"),
        ("12 + 3", None),
    ],
)
def test_language_is_that_of_most_of_the_text(text: str, code: str | None) -> None:
    assert language_of(text) == code
    assert language_of(text) == code  # the detector draws random numbers, the verdict does not depend on them
