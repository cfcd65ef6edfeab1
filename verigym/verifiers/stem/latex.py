"""LaTeX taken off short answers, so that the rest of the room reads plain text."""

from __future__ import annotations

import re
import unicodedata

from verigym.verifiers.stem.siunitx import expanded

MAX_LENGTH = 2000
"""Characters of an answer worth reading; nothing that answers a STEM question is longer."""

_NESTING = 6

_DRESS = re.compile(
    r"\\(?:mathrm|mathbf|mathit|mathsf|mathtt|mathcal|mathbb|text(?:rm|bf|it|tt|sf|normal|up)?|operatorname|mbox|hbox"
    r"|ce|chem|bm|boldsymbol|hat|vec|overrightarrow|bar|underline|emph|ensuremath)\*?"
    r"\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
)
_DROPPED = re.compile(
    r"\\(?:left|right|displaystyle|textstyle|rm|bf|it|q?quad|[bB]igg?[lr]?|limits|thinspace|hspace\s*\{[^{}]*\}|upshape)"
    r"(?![A-Za-z])|\\[,;: ()\[\]$]|\$"
)
_SPELLINGS = {
    "\\dfrac": "\\frac",
    "\\tfrac": "\\frac",
    "\\cfrac": "\\frac",
    "\\sfrac": "\\frac",
    "\\nicefrac": "\\frac",
    "\\times": "*",
    "\\cdot": "*",
    "\\ast": "*",
    "\\bullet": "*",
    "\\approx": "≈",
    "\\simeq": "≈",
    "\\cong": "≈",
    "\\sim": "≈",
    "\\mu": "µ",
    "\\textmu": "µ",
    "\\micro": "µ",
    "\\Omega": "Ω",
    "\\ohm": "Ω",
    "\\degree": "°",
    "\\textdegree": "°",
    "\\circ": "°",
    "\\celsius": "°C",
    "\\degreeCelsius": "°C",
    "\\AA": "Å",
    "\\angstrom": "Å",
    "\\r{A}": "Å",
    "\\mathring{A}": "Å",
    "\\pi": "π",
    "\\pm": "±",
    "\\Delta": "Δ",
    "\\mathrm": "",
    "\\text": "",
    "\\euro": "€",
    "\\pounds": "£",
    "\\lbrace": "{",
    "\\rbrace": "}",
    "\\lbrack": "[",
    "\\rbrack": "]",
    "\\prime": "'",
}
_COMMAND = re.compile("|".join(re.escape(name) + "(?![A-Za-z])" for name in _SPELLINGS))
_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("−–‐‑‒﹣－", "-"),
        **dict.fromkeys("×·⋅∗•✕✖∙⨯", "*"),
        **dict.fromkeys("≃≅∼∽≒", "≈"),
        **dict.fromkeys("∕⁄", "/"),
        **dict.fromkeys("~\u00a0\u2002\u2003\u2005\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", ""),
        **dict.fromkeys("’ʼ′", "'"),
        "μ": "µ",
        "\u2126": "Ω",
        "\u212b": "Å",
        "º": "°",
        "˚": "°",
        "℃": "°C",
        "℉": "°F",
        "𝜋": "π",
        "∆": "Δ",
        "，": ",",
        "：": ":",
        "（": "(",
        "）": ")",
        "％": "%",
        "＝": "=",
    }
)
_ABOVE, _BELOW = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎"
_LEVELLED = str.maketrans(_ABOVE + _BELOW, "0123456789+-()" * 2)
_RAISED = re.compile(f"[{_ABOVE}]+")
_LOWERED = re.compile(f"[{_BELOW}]+")
_VULGAR = re.compile("(?<=\\d) ?([¼-¾⅐-⅞])|([¼-¾⅐-⅞])")
_DEGREE = re.compile(r"(?:\{\s*\})?\s*\^\s*(?:\{\s*°\s*\}|°)|\{\s*°\s*\}")
_JOINED = re.compile(
    r"µ\s+(?=[A-Za-zΩ])|(?<![A-Za-z])(?P<prefix>[kMGmn])\s+(?=Ω)|(?<=°)\s+(?=[CFK](?![A-Za-z]))|(?<!\^)(?<!\^ )\{\s*\}"
)
_SPACES = re.compile(r"\s+")


def _join(match: re.Match[str]) -> str:
    return "µ" if match.group().startswith("µ") else match.group("prefix") or ""


def _vulgar(match: re.Match[str]) -> str:
    parts = unicodedata.normalize("NFKD", match.group(1) or match.group(2)).replace("⁄", "/")
    return f" {parts}" if match.group(1) else parts


def clean(text: str) -> str:
    r"""Plain text of a short LaTeX answer; fractions, roots, indices and powers stay as they are.

    >>> clean(r"$3.0\times 10^{-5}\,\mathrm{kg}\,\mathrm{m}^{-3}$")
    '3.0* 10^{-5} kg m ^{-3}'
    """
    text = (
        expanded(text)
        .translate(_CHARACTERS)
        .replace("{,}", ",")
        .replace("\\!", "")
        .replace("\\%", "%")
        .replace("**", "^")
    )
    text = text.replace("\\r{A}", "Å").replace("\\mathring{A}", "Å")
    for _ in range(_NESTING):
        text, found = _DRESS.subn(r" \1 ", text)
        if not found:
            break
    text = _DROPPED.sub(" ", text)
    text = _COMMAND.sub(lambda match: _SPELLINGS[match.group()], text)
    text = _VULGAR.sub(_vulgar, text)
    text = _RAISED.sub(lambda match: f"^{{{match.group().translate(_LEVELLED)}}}", text)
    text = _LOWERED.sub(lambda match: f"_{{{match.group().translate(_LEVELLED)}}}", text)
    text = _JOINED.sub(_join, _DEGREE.sub("°", text))
    return _SPACES.sub(" ", text).strip()
