"""What values that are not of their column's type have in common: one way of writing is one thing to mend."""

from __future__ import annotations

from expectations.contract import Column, Kind

WORDS = "aaaa"
_NUMBERS = (Kind.INTEGER, Kind.DECIMAL, Kind.RATE)
AMOUNTS, BRACKETS, COMMAS, DECIMAL_COMMA, PERCENT = "$9", "(9)", "9,9", "9.999,99", "99%"
# By the way as it is told, the shapes that are written in it, however many digits day and month have.
DATES = {
    f"99{mark}99{mark}{year}": rf"^9{{1,2}}[{mark}]9{{1,2}}[{mark}]{year}([ ,].*)?$"
    for mark in ("/", ".", "-")
    for year in ("99", "9999")
}
# One comma that does not part thousands, or stands behind what does. Whether `9,999` is a thousand nobody can tell.
_OF_NUMBERS = {
    PERCENT: "% ?$",
    AMOUNTS: "^[(+-]?[$€£]",
    BRACKETS: r"^\(9[9.,]*\)$",
    DECIMAL_COMMA: r"^[+-]?(9*,(9{0,2}|9{4,})|9{1,3}([. \xA0\x{202F}]999)+,9*)$",
    COMMAS: "^[+-]?9*(,9+)+(\\.9*)?$",
}
NUMBERS = (*_OF_NUMBERS,)


def way_of_writing(column: Column, shape: str) -> str:
    """SQL of the way in which a shape, such as `99/9/9999`, is written; the shape itself where it is a way of its own.

    Values without a digit are words, whatever their length.
    """
    ways = DATES if column.kind is Kind.DATE else _OF_NUMBERS if column.kind in _NUMBERS else {}
    cases = "".join(f" when regexp_matches({shape}, '{pattern}') then '{way}'" for way, pattern in ways.items())
    return f"case when contains({shape}, 'a') and not contains({shape}, '9') then '{WORDS}'{cases} else {shape} end"
