r"""The commands of siunitx and mhchem as plain text: ``\SI{5}{\kilo\joule\per\mole}`` as ``5 kilojoule mole^{-1}``.

Only what stands in the argument of one of its commands is read as a unit, so that ``\pi`` or ``\second`` elsewhere keep
their meaning.
"""

from __future__ import annotations

import re

_ARGUMENT = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_OPTIONS = r"\s*(?:\[[^\[\]]*\]\s*)?"
_QUANTITY = re.compile(rf"\\(?:SI|qty){_OPTIONS}{_ARGUMENT}\s*(?:\[[^\[\]]*\]\s*)?{_ARGUMENT}")
_UNIT = re.compile(rf"\\(?:si|unit){_OPTIONS}{_ARGUMENT}")
_NUMBER = re.compile(rf"\\num{_OPTIONS}{_ARGUMENT}")
_ANGLE = re.compile(rf"\\ang{_OPTIONS}\{{([^{{}};]*)\}}")

_SI_PREFIXES = (
    "quecto ronto yocto zepto atto femto pico nano micro milli centi deci deca deka hecto kilo mega giga tera peta exa "
    "zetta yotta ronna quetta"
)
_PREFIXES = frozenset(_SI_PREFIXES.split())
_SPELLED = {"micro": "micro", "deka": "deca", "degreeCelsius": "°C", "celsius": "°C", "percent": "%", "angstrom": "Å"}
_RAISES = {"square": 2, "cubic": 3}
_RAISED = {"squared": 2, "cubed": 3}
_WORD = re.compile(r"\\([A-Za-z]+)|([^\\]+)")
_RAISE_TO = re.compile(r"\\(?:tothe|raiseto)\s*\{\s*([+-]?\d{1,2})\s*\}")


def expanded(text: str) -> str:
    r"""``text`` with the commands of siunitx written out.

    >>> expanded(r"\SI{9.81}{\meter\per\second\squared}")
    '9.81 meter second^{-2}'
    """
    text = _QUANTITY.sub(lambda match: f"{match.group(1)} {_unit(match.group(2))}", text)
    text = _NUMBER.sub(lambda match: match.group(1), text)
    text = _ANGLE.sub(lambda match: f"{match.group(1)}°", text)
    return _UNIT.sub(lambda match: f" {_unit(match.group(1))} ", text)


def _unit(text: str) -> str:
    """The argument of a unit command; ``per`` divides by the one unit that follows."""
    if "\\" not in text:
        return text.replace("~", " ").replace(".", "*")
    text = _RAISE_TO.sub(lambda match: f"^{{{match.group(1)}}}", text)
    done: list[str] = []
    sign, power, prefix = 1, 1, ""
    for word in _WORD.finditer(text):
        command, other = word.groups()
        if other is not None:
            exponent = re.fullmatch(r"\s*\^\s*\{?\s*([+-]?\d{1,2})\s*\}?\s*", other)
            if exponent and done:
                done[-1] = _times(done[-1], int(exponent.group(1)))
            elif other.strip(" .~"):
                done.append(other.strip(" .~"))
        elif command == "per":
            sign = -1
        elif command in _PREFIXES:
            prefix += _SPELLED.get(command, command)
        elif command in _RAISES:
            power = _RAISES[command]
        elif command in _RAISED and done:
            done[-1] = _times(done[-1], _RAISED[command])
        elif command not in ("of", "text", "mathrm", "cdot"):
            done.append(_times(prefix + _SPELLED.get(command, command), sign * power))
            sign, power, prefix = 1, 1, ""
    return " ".join(done)


def _times(unit: str, power: int) -> str:
    name, _, old = unit.partition("^")
    total = power * int(old.strip("{}") or 1)
    return name if total == 1 else f"{name}^{{{total}}}"
