"""Signs outside of ASCII as LaTeX writes them: ``×``, ``≤``, ``√2``, ``10⁻³``, ``①③``."""

from __future__ import annotations

import re
import unicodedata

_SIGNS = str.maketrans(
    {
        "−": "-", "–": "-", "—": "-", "×": r"\cdot ", "·": r"\cdot ", "⋅": r"\cdot ", "÷": "/", "≤": r"\le ",
        "≥": r"\ge ", "≠": r"\ne ", "π": r"\pi ", "∞": r"\infty ", "∪": r"\cup ", "∩": r"\cap ", "∈": r"\in ",
        "°": r"^\circ ", "±": r"\pm ", "∅": r"\emptyset ", "θ": r"\theta ", "α": r"\alpha ", "β": r"\beta ",
        "γ": r"\gamma ", "ρ": r"\rho ", "φ": r"\phi ", "ω": r"\omega ", "λ": r"\lambda ", "μ": r"\mu ", "σ": r"\sigma ",
        "√": r"\sqrt ", "∖": r"\setminus ", "≡": r"\equiv ", "≈": r"\approx ", "…": r"\dots ", "ℝ": "R", "ℤ": "Z",
        "ℕ": "N", "ℚ": "Q", "ℂ": "C", "⟨": "(", "⟩": ")", "，": ",", "：": ":", "；": ";", "（": "(", "）": ")",
        "′": "'", "½": r"\frac{1}{2}", "¼": r"\frac{1}{4}", "¾": r"\frac{3}{4}", "\u00a0": " ", "\u202f": " ",
        "\u2009": " ", "\t": " ", "\n": " ", "\r": " ", "$": " ", "*": r"\cdot ", "¥": " ",
        **{chr(0x2460 + n): f"{n + 1}," for n in range(9)},
    }
)  # fmt: skip
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ", "0123456789-+n")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₙ", "0123456789n")
_KEPT = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
_RAISED_RUN = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ]+")
_LOWERED_RUN = re.compile("[₀₁₂₃₄₅₆₇₈₉ₙ]+")
_BARE_ROOT = re.compile(r"\\sqrt (\d+(?:\.\d+)?|[a-zA-Z](?![a-zA-Z]))")


def as_latex(text: str) -> str:
    r"""The text with its signs as LaTeX commands.

    >>> as_latex("√3/2 ≤ x²")
    '\\sqrt{3}/2 \\le  x^{2}'
    """
    if not text.isascii():
        text = "".join(str(unicodedata.decimal(sign, sign)) if sign not in _KEPT else sign for sign in text)
    text = _LOWERED_RUN.sub(lambda run: f"_{{{run.group().translate(_LOWERED)}}}", text)
    text = _RAISED_RUN.sub(lambda run: f"^{{{run.group().translate(_RAISED)}}}", text)
    return _BARE_ROOT.sub(r"\\sqrt{\1}", text.translate(_SIGNS))
