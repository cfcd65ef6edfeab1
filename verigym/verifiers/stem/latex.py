"""LaTeX taken off short answers, so that the rest of the room reads plain text."""

from __future__ import annotations

import re

MAX_LENGTH = 2000
"""Characters of an answer worth reading; nothing that answers a STEM question is longer."""

_NESTING = 6

_DRESS = re.compile(
    r"\\(?:mathrm|text|textrm|textbf|textit|texttt|mathbf|mathit|mathsf|operatorname|mbox|unit|si|ce|boldsymbol|hat)"
    r"\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
)
_DROPPED = re.compile(r"\\(?:left|right|displaystyle|rm|bf|it|quad|qquad)(?![A-Za-z])|\\[,;:! ()\[\]$]|\$")
_SPELLINGS = {
    "\\dfrac": "\\frac",
    "\\tfrac": "\\frac",
    "\\times": "*",
    "\\cdot": "*",
    "\\approx": "≈",
    "\\simeq": "≈",
    "\\sim": "≈",
    "\\mu": "µ",
    "\\Omega": "Ω",
    "\\degree": "°",
    "\\circ": "°",
    "\\celsius": "°C",
    "\\AA": "Å",
    "\\pi": "π",
    "\\pm": "±",
}
_COMMAND = re.compile("|".join(re.escape(name) + "(?![A-Za-z])" for name in _SPELLINGS))
_CHARACTERS = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "‐": "-",
        "×": "*",
        "·": "*",
        "⋅": "*",
        "∗": "*",
        "μ": "µ",
        "Ω": "Ω",
        "Å": "Å",
        "º": "°",
        "~": " ",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
    }
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_SUPERSCRIPT = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_DEGREE = re.compile(r"(?:\{\s*\})?\s*\^\s*(?:\{\s*°\s*\}|°)|\{\s*°\s*\}")
_JOINED = re.compile(r"µ\s+(?=[A-Za-zΩ])|(?<=°)\s+(?=[CFK](?![A-Za-z]))|\{\s*\}")
_SPACES = re.compile(r"\s+")


def _join(match: re.Match[str]) -> str:
    return "µ" if match.group().startswith("µ") else ""


def clean(text: str) -> str:
    r"""Plain text of a short LaTeX answer; fractions, roots, indices and powers stay as they are.

    >>> clean(r"$3.0\times 10^{-5}\,\mathrm{kg}\,\mathrm{m}^{-3}$")
    '3.0* 10^{-5} kg m ^{-3}'
    """
    text = text.translate(_CHARACTERS).replace("{,}", ",").replace("\\%", "%").replace("**", "^")
    for _ in range(_NESTING):
        text, found = _DRESS.subn(r" \1 ", text)
        if not found:
            break
    text = _DROPPED.sub(" ", text)
    text = _COMMAND.sub(lambda match: _SPELLINGS[match.group()], text)
    text = _SUPERSCRIPT.sub(lambda match: "^" + match.group().translate(_RAISED), text)
    text = _JOINED.sub(_join, _DEGREE.sub("°", text))
    return _SPACES.sub(" ", text).strip()
