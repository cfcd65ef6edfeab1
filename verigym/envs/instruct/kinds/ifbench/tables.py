"""custom: data as CSV, of a fixed shape."""

from __future__ import annotations

from verigym.envs.instruct.kinds.ifbench.custom import task
from verigym.envs.instruct.kinds.kind import Kind

_CITIES = (
    ("France", "Paris", 2001),
    ("Japan", "Tokyo", 2004),
    ("Brazil", "Recife", 2007),
    ("Kenya", "Nairobi", 2010),
    ("Canada", "Toronto", 2013),
    ("Norway", "Oslo", 2016),
    ("Peru", "Lima", 2019),
)
_BRANDS = ("Nordwind", "Salto", "Kestrel", "Umbra", "Tilia", "Ostro", "Pavo")
_GOODS = ("Lamps", "Pans")
_MARKS = (
    ("S1", "History", "A", "Fall", "93"),
    ("S2", "Biology", "B", "Spring", "84"),
    ("S3", "Music", "A", "Fall", "97"),
)


def _rows(separator: str, *rows: tuple[str, ...]) -> str:
    return "\n".join(separator.join(row) for row in rows)


def _quoted(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f'"{field}"' for field in row)


def _cities(count: int) -> str:
    rows = [(str(i), *map(str, city), str(i * 12)) for i, city in enumerate(_CITIES[:count], 1)]
    return _rows(",", ("ID", "Country", "City", "Year", "Count"), *rows)


def _products(special: str) -> str:
    rows = [(f"P{i}", _GOODS[i % 2], _BRANDS[i % 7], f"{i + 4}", str(i * 3)) for i in range(1, 14)]
    return _rows(
        ",", ("ProductID", "Category", "Brand", "Price", "Stock"), *rows, ("P14", "Lamps", special, "19", "42")
    )


def _students(last: tuple[str, ...]) -> str:
    header = ("StudentID", "Subject", "Grade", "Semester", "Score")
    return _rows("\t", _quoted(header), *map(_quoted, _MARKS[:-1]), last)


KINDS: tuple[Kind, ...] = (
    task(
        "csv_city",
        (
            "Write CSV with commas: a header row ID, Country, City, Year, Count and then 7 rows of data.",
            "I need 7 data rows in CSV format (delimiter: comma) below the columns ID, Country, City, Year and Count.",
            "Make up a comma separated table with the columns ID, Country, City, Year, Count in this order and seven "
            "rows under its header.",
            "Output nothing but CSV data with the column names ID, Country, City, Year, Count, commas as delimiters "
            "and 7 rows.",
            "Generate seven records as CSV. The fields are ID, Country, City, Year and Count; commas part them and the "
            "names stand in the first line.",
        ),
        _cities(7),
        _cities(6),
    ),
    task(
        "csv_special_character",
        (
            "Write CSV with commas: a header row ProductID, Category, Brand, Price, Stock and then 14 rows of data. "
            "One field has to hold a special character and stand in double quotes.",
            "I need 14 data rows in CSV format (delimiter: comma) below the columns ProductID, Category, Brand, Price "
            "and Stock, with a special character in one field, which double quotes enclose.",
            "Make up a comma separated table with the columns ProductID, Category, Brand, Price, Stock in this order "
            "and fourteen rows. Put one field with a special character into double quotes.",
            "Output nothing but CSV data with the column names ProductID, Category, Brand, Price, Stock, commas as "
            'delimiters and 14 rows; one field is to be a double-quoted one with a special character such as "&".',
            "Generate fourteen records as CSV. The fields are ProductID, Category, Brand, Price and Stock; commas part "
            "them and the names stand in the first line. A field with a special character must be there in double "
            "quotes.",
        ),
        _products('"Fox & Sons"'),
        _products("Fox & Sons"),
    ),
    task(
        "csv_quotes",
        (
            "Write tab delimited CSV: a header row StudentID, Subject, Grade, Semester, Score and then 3 rows of data, "
            "with double quotes around every field.",
            "I need 3 data rows in CSV format (delimiter: tab) below the columns StudentID, Subject, Grade, Semester "
            "and Score. Each field, names too, must be in double quotes.",
            "Make up a tab separated table with the columns StudentID, Subject, Grade, Semester, Score in this order "
            "and three rows. Enclose all fields in double quotes.",
            "Output nothing but CSV data with the column names StudentID, Subject, Grade, Semester, Score, tabs as "
            "delimiters and 3 rows; no field may be without double quotes.",
            "Generate three records as CSV. The fields are StudentID, Subject, Grade, Semester and Score; tabs part "
            "them, the names stand in the first line and everything is double-quoted field by field.",
        ),
        _students(_quoted(_MARKS[-1])),
        _students((*_quoted(_MARKS[-1])[:-1], _MARKS[-1][-1])),
    ),
)
