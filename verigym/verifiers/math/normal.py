r"""One spelling for each thing: LaTeX and plain text to a normal form. Linear time, nothing is parsed.

Text between ``⟦`` and ``⟧`` was ``\text{...}`` or the like: a unit, a label or a word, never a product of letters.
"""

from __future__ import annotations

import re

from verigym.verifiers.math.expression import FUNCTIONS

MAX_ANSWER = 4000
"""A longer answer, in characters, is not read at all."""

_SINGLE = str.maketrans(
    {
        "−": "-", "–": "-", "—": "-", "×": r"\cdot ", "·": r"\cdot ", "⋅": r"\cdot ", "÷": "/", "≤": r"\le ",
        "≥": r"\ge ", "≠": r"\ne ", "π": r"\pi ", "∞": r"\infty ", "∪": r"\cup ", "∩": r"\cap ", "∈": r"\in ",
        "°": r"^\circ ", "²": "^2", "³": "^3", "±": r"\pm ", "∅": r"\emptyset ", "θ": r"\theta ", "α": r"\alpha ",
        "β": r"\beta ", "λ": r"\lambda ", "，": ",", "：": ":", "（": "(", "）": ")", "½": r"\frac{1}{2}",
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " ", "$": " ", "*": r"\cdot ",
        "€": " ", "£": " ", "¥": " ", "⟦": " ", "⟧": " ", "⏎": " ",
    }
)  # fmt: skip

# Commands that only change how things look.
_SILENT = re.compile(
    r"\\(?:left|right|[bB]igg?[lr]?|displaystyle|textstyle|limits|nolimits|mathstrut|hfill|hline)(?![a-zA-Z])|\\q?quad"
    r"|\\[,;:!> ]|\\\(|\\\)|\\\[|\\\]|~"
)
_DOUBLE = re.compile(
    r"(?<!\\)\\\\(?=(?:boxed|frac|dfrac|tfrac|sqrt|left|right|pi|text|cdot|times|pm|infty|begin|end|bigg?|Bigg?|sin|cos|tan|"
    r"log|ln|le|ge|in|cup)(?![a-z]))"
)
_TEXT = re.compile(
    r"\\(?:text|textbf|textit|textrm|mathrm|mathbf|mathit|mathsf|operatorname|mbox|hbox|boldsymbol|mathbb|mathcal)\*?"
    r"\s*\{([^{}]*)\}"
)
_BOX = re.compile(r"\\(?:boxed|fbox)\s*\{")
_RENAMED = {
    "dfrac": "frac", "tfrac": "frac", "cfrac": "frac", "dbinom": "binom", "tbinom": "binom", "leq": "le", "geq": "ge",
    "leqslant": "le", "geqslant": "ge", "leqq": "le", "geqq": "ge", "neq": "ne", "lt": "<", "gt": ">", "times": "cdot",
    "cdotp": "cdot", "ast": "cdot", "div": "/", "lbrace": r"\{", "rbrace": r"\}", "lbrack": "[", "rbrack": "]",
    "vert": "|", "lvert": "|", "rvert": "|", "mid": "|", "degree": r"^\circ ", "colon": ":", "bmatrix": "pmatrix",
    "varnothing": "emptyset", "to": "rightarrow", "Rightarrow": "rightarrow", "implies": "rightarrow",
    "textdegree": r"^\circ ", "operatorname": "", "mathrm": "", "rm": "", "bf": "", "it": "", "dollar": "",
    "varphi": "phi", "varepsilon": "epsilon", "lor": "cup",
}  # fmt: skip
_COMMAND = re.compile(r"\\([a-zA-Z]+)")
_FUNCTIONS = FUNCTIONS | {"sqrt"}
_GROUPED = re.compile(r"(?<![\d.,({])(\d{1,3})((?:(?:,|\{,\}| )\d{3})+)(?![\d,])")
_THIN_COMMA = re.compile(r"(?<=\d)\s*,\s*\\!\s*(?=\d{3})")
_PERCENT = re.compile(r"\s*\b(?:percent(?:age|s)?|pct)\b|⟦\s*(?:percent(?:age|s)?|pct|%)\s*⟧")
_CIRCLED = str.maketrans({chr(0x2460 + n): f"{n + 1}," for n in range(9)})
_ROW = "⏎"  # the end of a matrix row, while backslashes are looked at
_SPACES = re.compile(r"\s+")


_ESCAPED = ((r"\$", " "), (r"\%", "%"), (r"\_", "_"), (r"\&", "&"), (r"\cdot \cdot ", "^"))
_RELATIONS = (
    ("!=", r"\ne "), (">=", r"\ge "), ("<=", r"\le "), ("==", "="),
    (r"^{\circ}", r"^\circ "), (r"^{\circ }", r"^\circ "), (r"^ \circ", r"^\circ "), (r"^^\circ", r"^\circ"),
)  # fmt: skip


def _text(match: re.Match[str]) -> str:
    words = match.group(1).strip()
    if len(words) == 1 or words in _FUNCTIONS:
        return f" {words} "
    if len(words) == 3 and words[0] + words[2] == "()":  # a choice
        return f" {words[1]} "
    if words.lower() in ("and", "or", ",", ";", "", "and ", "or "):
        return f" {words.lower()} "
    return f"⟦{words}⟧"


def _command(match: re.Match[str]) -> str:
    new = _RENAMED.get(match.group(1))
    if new is None:
        return match.group()
    return f"\\{new}" if new.isalpha() else f"{new} " if new else " "


def _ungroup(match: re.Match[str]) -> str:
    return match.group(1) + re.sub(r"[^\d]", "", match.group(2))


def normal(text: str) -> str:
    r"""The normal form of an answer.

    >>> normal(r"$\dfrac{1}{2}\,\text{cm}$"), normal("7,425,000")
    ('\\frac{1}{2} ⟦cm⟧', '7425000')
    """
    text = _DOUBLE.sub(r"\\", text.translate(_CIRCLED).translate(_SINGLE))
    text = _THIN_COMMA.sub("", text).replace(r"\\", _ROW)
    for old, new in _ESCAPED:
        text = text.replace(old, new)
    text = _SILENT.sub(" ", _BOX.sub("{", _TEXT.sub(_text, text)))
    text = _COMMAND.sub(_command, text)
    for old, new in _RELATIONS:
        text = text.replace(old, new)
    text = re.sub(r"\.\s*(?=[])]$)", "", _PERCENT.sub("%", text))
    bracketed = text.strip()[:1] in ("(", "[") or text.strip()[:2] == r"\{"
    text = _SPACES.sub(" ", text if bracketed else _GROUPED.sub(_ungroup, text)).strip()
    while text and text[-1] in ".,;: " and not text.endswith("..."):
        text = text[:-1]
    return text.replace(_ROW, r"\\")


def squeezed(text: str) -> str:
    """A normal form without spaces, for comparison as strings; two words never run into one another."""
    return re.sub(r"(?<![A-Za-z]) | (?![A-Za-z])", "", text).replace("⟦", "").replace("⟧", "")
