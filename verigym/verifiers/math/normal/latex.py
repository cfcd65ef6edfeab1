r"""LaTeX with one command for each thing: without layout, fonts and synonyms.

What ``\text{...}`` or the like holds comes out between ``⟦`` and ``⟧``: a unit, a label or a word, never a product.
"""

from __future__ import annotations

import re

from verigym.verifiers.math.expression import FUNCTIONS
from verigym.verifiers.math.expression.tokens import OTHER_NAMES

# Commands that only change how things look.
_SILENT = re.compile(
    r"\\(?:left|right) ?\.|\\(?:left|right|[bB]igg?[lr]?|displaystyle|textstyle|limits|nolimits|mathstrut|hfill|hline)"
    r"(?![a-zA-Z])|\\q?quad|\\[,;:!> ]|\\\(|\\\)|\\\[|\\\]|~"
)
_DOUBLE = re.compile(
    r"(?<!\\)\\\\(?=(?:boxed|frac|dfrac|tfrac|sqrt|left|right|pi|text|cdot|times|pm|infty|begin|end|bigg?|Bigg?|sin|cos|tan|"
    r"log|ln|le|ge|in|cup)(?![a-z]))"
)
_BARE_FONT = re.compile(r"\\(?:mathbb|mathbf|mathrm|mathcal|boldsymbol) +([A-Za-z])(?![A-Za-z])")
_COLOURED = re.compile(r"\\(?:textcolor|color|colorbox) ?\{[^{}]*\}|\\(?:underline|phantom|hspace|mathstrut)(?= ?\{)")
_TEXT = re.compile(
    r"\\(?:text|textbf|textit|textrm|mathrm|mathbf|mathit|mathsf|operatorname|mbox|hbox|boldsymbol|mathbb|mathcal)\*?"
    r"\s*\{([^{}]*)\}"
)
_CHOICE = re.compile(r"\([A-H]\)")
_LIST = re.compile(r"[\d,.;\s]+")
_JOINED = re.compile(r"(.*?[^\s,;]),?(?:\s+(and|or)|(?<=,)|\s*(;))")
_ACCENT = re.compile(r"\\(?:vec|hat|overrightarrow|widehat|bm|mathbf) ?\{ ?\\?([a-zA-Z]{1,2}|imath|jmath) ?\}")
_BOX = re.compile(r"\\(?:boxed|fbox)\s*\{")
_MATRIX = re.compile(r"\\(begin|end) ?\{ ?(?:b|B|small|)matrix ?\}")
_SYSTEM = re.compile(r"\\\{ *\\begin ?\{(array|aligned|matrix)\} ?(?:\{[^{}]*\})?(.*?)\\end ?\{\1\}")
_ARRAY = re.compile(r"[(\[] *\\begin ?\{array\} ?(?:\{[^{}]*\})?(.*?)\\end ?\{array\} *[)\]]")
_SHORT_FRACTION = re.compile(r"\\frac ?(?:(\d)|\{([^{}]*)\}) ?(?:(\d)|\{([^{}]*)\})")
_RENAMED = {
    "dfrac": "frac", "tfrac": "frac", "cfrac": "frac", "dbinom": "binom", "tbinom": "binom", "leq": "le", "geq": "ge",
    "leqslant": "le", "geqslant": "ge", "leqq": "le", "geqq": "ge", "neq": "ne", "lt": "<", "gt": ">", "times": "cdot",
    "cdotp": "cdot", "ast": "cdot", "div": "/", "lbrace": r"\{", "rbrace": r"\}", "lbrack": "[", "rbrack": "]",
    "vert": "|", "lvert": "|", "rvert": "|", "mid": "|", "degree": r"^\circ ", "colon": ":", "langle": "(",
    "rangle": ")", "ldots": "dots", "cdots": "dots", "dotsc": "dots", "dotsb": "dots", "hdots": "dots",
    "varnothing": "emptyset", "to": "rightarrow", "Rightarrow": "rightarrow", "implies": "rightarrow",
    "textdegree": r"^\circ ", "operatorname": "", "mathrm": "", "rm": "", "bf": "", "it": "", "dollar": "",
    "varphi": "phi", "varepsilon": "epsilon", "lor": "cup", "land": "⟦and⟧", "smallsetminus": "setminus",
    "backslash": "setminus", "R": "R ", "Z": "Z ", "N": "N ", "Q": "Q ",
}  # fmt: skip
_COMMAND = re.compile(r"\\([a-zA-Z]+)")
_FUNCTIONS = FUNCTIONS | {"sqrt"}
_ROW = "⏎"  # the end of a matrix row, while backslashes are looked at
_ESCAPED = ((r"\$", " "), (r"\%", "%"), (r"\_", "_"), (r"\&", "&"), (r"\cdot \cdot ", "^"), ("...", r"\dots "))
_RELATIONS = (
    ("!=", r"\ne "), (">=", r"\ge "), ("<=", r"\le "), ("==", "="),
    (r"^{\circ}", r"^\circ "), (r"^{\circ }", r"^\circ "), (r"^ \circ", r"^\circ "), (r"^^\circ", r"^\circ"),
)  # fmt: skip


def plain(text: str) -> str:
    r"""The text in the smaller LaTeX that the grammar knows.

    >>> plain(r"\dfrac12\,\text{cm}")
    '\\frac{1}{2} ⟦cm⟧'
    """
    text = _COLOURED.sub("", _BARE_FONT.sub(r" \1 ", text))
    text = _MATRIX.sub(r"\\\1{pmatrix}", _ACCENT.sub(r" \1 ", _DOUBLE.sub(r"\\", text))).replace(r"\\", _ROW)
    for old, new in _ESCAPED:
        text = text.replace(old, new)
    text = _SILENT.sub(" ", _BOX.sub("{", _TEXT.sub(_text, text)))
    text = _COMMAND.sub(_command, text)
    for old, new in _RELATIONS:
        text = text.replace(old, new)
    text = _ARRAY.sub(r"\\begin{pmatrix}\1\\end{pmatrix}", _SYSTEM.sub(r"\\begin{cases}\2\\end{cases}", text))
    return _SHORT_FRACTION.sub(_fraction, text).replace(_ROW, r"\\")


def _text(match: re.Match[str]) -> str:
    words = match.group(1).strip()
    words = OTHER_NAMES.get(words, words) if len(words) > 2 or words == "tg" else words  # 12^{th} is no tanh
    if len(words) == 1 or words in _FUNCTIONS:
        return f" {words} "
    if _CHOICE.fullmatch(words):
        beside = match.string[match.end() : match.end() + 20].strip(" }")
        return f" ({words[1]}) " if beside else f" {words[1]} "
    if words.lower() in ("minus", "negative"):
        return " -"
    if words.lower() in ("and", "or", ",", ";", "") or _LIST.fullmatch(words):
        return f" {words.lower()} "
    if joined := _JOINED.fullmatch(words):
        return f"⟦{joined[1]}⟧ {joined[2] or joined[3] or ','} "
    return f"⟦{words}⟧"


def _command(match: re.Match[str]) -> str:
    new = _RENAMED.get(match.group(1))
    if new is None:
        return match.group()
    return f"\\{new}" if new.isalpha() else f"{new} " if new else " "


def _fraction(match: re.Match[str]) -> str:
    top, bottom = match[1] or match[2], match[3] or match[4]
    return rf"\frac{{{top}}}{{{bottom}}}"
