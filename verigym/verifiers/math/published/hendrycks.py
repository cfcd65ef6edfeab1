"""The normal form of answers that came with the MATH set, by which many graders begin.

The rules are those of Hendrycks et al. 2021 (arXiv 2103.03874), as its evaluation script has them.
"""

from __future__ import annotations

import re

_UNIT = r"\text{ "
_WRAPPED = re.compile(r"\\text\{(.+?)\}")
_PLAIN = {
    "\n": "",
    r"\!": "",
    "\\\\": "\\",
    "tfrac": "frac",
    "dfrac": "frac",
    r"\left": "",
    r"\right": "",
    r"^{\circ}": "",
    r"^\circ": "",
    r"\$": "",
}
_FRACTION = re.compile(r"\\frac([^{])(\{|[^{])")
_ROOT = re.compile(r"\\sqrt([^{])")
_RATIO = re.compile(r"(0|-?[1-9]\d*)/(0|-?[1-9]\d*)")


def hendrycks_form(answer: str) -> str:
    r"""An answer in which notation that means the same is written the same way.

    >>> hendrycks_form(r"x = \dfrac12"), hendrycks_form("1/2")
    ('\\frac{1}{2}', '\\frac{1}{2}')
    """
    text = answer.strip()
    if wrapped := _WRAPPED.fullmatch(text):
        text = wrapped[1].strip()
    if text.count(_UNIT) > 1:
        return text  # prose, not a unit
    for sign, instead in _PLAIN.items():
        text = text.replace(sign, instead)
    text = text.partition(_UNIT)[0]
    text = text.replace(r"\%", "").replace(" .", " 0.").replace("{.", "{0.")
    if text.startswith("."):
        text = "0" + text
    left, _, right = text.partition("=")
    if right and "=" not in right and len(left) <= 2:
        text = right  # `x = 3`
    text = _ROOT.sub(r"\\sqrt{\1}", text).replace(" ", "")
    text = _FRACTION.sub(_braced, text)
    if text == "0.5":
        return r"\frac{1}{2}"
    if ratio := _RATIO.fullmatch(text):
        return rf"\frac{{{ratio[1]}}}{{{ratio[2]}}}"
    return text


def _braced(fraction: re.Match[str]) -> str:
    above, below = fraction.groups()
    return rf"\frac{{{above}}}" + ("{" if below == "{" else f"{{{below}}}")
