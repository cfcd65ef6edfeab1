"""custom: data in rows of fields."""

from __future__ import annotations

import csv
import io
import re

from verigym.verifiers.instruct.marks import says_something
from verigym.verifiers.instruct.registry import instruction, published

_CITIES = ["ID", "Country", "City", "Year", "Count"]
_PRODUCTS = ["ProductID", "Category", "Brand", "Price", "Stock"]
_GRADES = ["StudentID", "Subject", "Grade", "Semester", "Score"]


def _header(names: list[str], gap: str) -> re.Pattern[str]:
    return re.compile(gap.join(rf'(?:{name}|"{name}")' for name in names))


_PRODUCT_HEADER = _header(_PRODUCTS, r",[ \t]*")
_GRADE_HEADER = _header(_GRADES, r"\t *")


def _rows(text: str, delimiter: str = ",", *, blanks: bool = False) -> list[list[str]]:
    """The rows; none where the text is no table. ``blanks`` behind a delimiter are left out if so wished."""
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=blanks))
    except csv.Error:
        return []


def _with_marks(text: str) -> str:
    """The text with its quotation marks doubled, so that they stay in the fields they enclose."""
    return text.replace('"', '"""')


def _is_table(rows: list[list[str]], names: list[str], count: int) -> bool:
    """Whether a header is followed by so many rows, no two alike, of fields that say something."""
    if not rows or [field.strip() for field in rows[0]] != names or len(rows) != count + 1:
        return False
    full = all(len(row) == len(names) and all(map(says_something, row)) for row in rows)
    return full and len(set(map(tuple, rows))) == len(rows)


@instruction("custom:csv_city")
def csv_city(response: str) -> bool:
    """Seven rows under the header, no field blank."""
    return _is_table(_rows(response.strip(), blanks=True), _CITIES, 7)


@published("custom:csv_city")
def csv_city_published(response: str) -> bool:
    """Any seven rows of five fields."""
    rows = _rows(response)
    return len(rows) == 8 and rows[0] == _CITIES and all(len(row) == 5 for row in rows)


@instruction("custom:csv_special_character")
def csv_special_character(response: str) -> bool:
    """Fourteen rows under the header, and a quoted field that has more than letters, digits and blanks."""
    rows = _rows(_with_marks(response.strip()), blanks=True)
    plain = [[_unquoted(field) for field in row] for row in rows]
    return _is_table(plain, _PRODUCTS, 14) and any(
        _is_quoted(field) and not all(char.isalnum() or char.isspace() for char in field.strip()[1:-1])
        for row in rows[1:]
        for field in row
    )


def _is_quoted(field: str) -> bool:
    text = field.strip()
    return len(text) > 1 and text[0] == text[-1] == '"'


def _unquoted(field: str) -> str:
    return field.strip()[1:-1] if _is_quoted(field) else field


@published("custom:csv_special_character")
def csv_special_character_published(response: str) -> bool:
    """As far as the quoted field only, all rows have five fields."""
    if not _PRODUCT_HEADER.fullmatch(response.split("\n", 1)[0].strip()):
        return False
    rows = _rows(_with_marks(response))
    if len(rows) != 15:
        return False
    for row in rows[1:]:
        if len(row) != 5:
            return False
        if any(map(_has_special, row)):
            return True
    return False


def _has_special(field: str) -> bool:
    """Whether a field opens with a quoted piece that has a special character; a quotation mark is one."""
    line = field.split("\n", 1)[0]
    if not line.startswith('"'):
        return False
    return any(not (char.isspace() or char == "_" or char.isalnum()) for char in line[1 : max(1, line.rfind('"'))])


@instruction("custom:csv_quotes")
def csv_quotes(response: str) -> bool:
    """Three rows under the header, parted by tabs, each field between quotation marks."""
    rows = _rows(_with_marks(response.strip()), "\t", blanks=True)
    plain = [[_unquoted(field) for field in row] for row in rows]
    return _is_table(plain, _GRADES, 3) and all(_is_quoted(field) for row in rows for field in row)


@published("custom:csv_quotes")
def csv_quotes_published(response: str) -> bool:
    """Nothing need stand between the marks."""
    if not _GRADE_HEADER.fullmatch(response.split("\n", 1)[0].strip()):
        return False
    rows = _rows(_with_marks(response), "\t")
    fields = [field.strip() for row in rows for field in row]
    return (
        len(rows) == 4
        and all(len(row) == 5 for row in rows)
        and all(field[:1] == '"' and field[-1:] == '"' for field in fields)
    )
