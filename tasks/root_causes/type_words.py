"""What is said of values that are not of their column's type, by the way in which they are written, and what to do."""

from __future__ import annotations

from expectations.contract import Column, Kind
from expectations.table import NO_DATE, NO_NUMBER, OTHER_DIGITS
from tasks.root_causes.way_of_writing import AMOUNTS, BRACKETS, COMMAS, DATES, DECIMAL_COMMA, PERCENT, WORDS

_ISO = "write year, month and day as in 2025-11-03"
# As a spreadsheet stores a day that is not formatted as a date.
_SPREADSHEET_DAY = "99999"
FORMAT_AS_DATE = "format the column as a date, such as 2025-11-03, in the spreadsheet, and save it again"
_ISO_DATE = "9999-99-99"
# What DuckDB reads, in capital letters too.
_BOOLEANS = "write it in one of the ways that are read: true or false, t or f, yes or no, y or n, 1 or 0"
_SAID = {
    NO_NUMBER: ("a word for a value that is none, such as NaN", "write the number, or leave the cell empty"),
    NO_DATE: ("no day of the calendar, whether the month or the day comes first", "look at the date"),
    OTHER_DIGITS: ("written with other digits than 0 to 9", "write it with the digits 0 to 9"),
}
_MINUS = "with a minus where brackets mean one"
_OF_NUMBERS = {
    AMOUNTS: f"write the number without the sign of the currency and without commas, {_MINUS}",
    COMMAS: "write it without commas between thousands, and with a point before decimals",
    DECIMAL_COMMA: "write it with a point before decimals and nothing between thousands, such as 1234.50",
    BRACKETS: f"write it {_MINUS}, such as -1234.50, and without commas between thousands",
}


def type_words(column: Column, family: str) -> tuple[str, str]:
    """How the values are written, within a sentence, and what to do."""
    if family in _SAID:
        return _SAID[family]
    if column.kind is Kind.DATE:
        return _date(family)
    how = written(family)
    if family == DECIMAL_COMMA:
        how = f"written with a comma before decimals, like `{family}` (9 is any digit)"
    if family == PERCENT:
        return how, f"write it without the sign: {'0.95 for 95%' if _is_fraction(column) else '34 for 34%'}"
    return how, _OF_NUMBERS.get(family) or as_is_read(column)


def _is_fraction(column: Column) -> bool:
    """Whether 1 stands for all; of a number without bounds nobody can tell, and a rate is usually one."""
    return column.kind is not Kind.INTEGER and column.maximum in (None, 1)


def as_is_read(column: Column) -> str:
    """How a value of the column's type is to be written."""
    match column.kind:
        case Kind.DATE:
            return _ISO
        case Kind.BOOLEAN:
            return _BOOLEANS
        case Kind.INTEGER:
            return "write a whole number in digits, such as 12"
        case Kind.DECIMAL | Kind.RATE:
            return "write the number in digits, with a point before decimals, such as 0.95"
    return "write it in that form"


def written(family: str) -> str:
    """How a value is written whose letters are all told as a, and whose digits as 9."""
    if family == WORDS:
        return "text"
    signs = [f"{sign} is any {what}" for sign, what in (("a", "letter"), ("9", "digit")) if sign in family]
    return f"written like `{family}`" + (f" ({', '.join(signs)})" if signs else "")


def _date(family: str) -> tuple[str, str]:
    if family == _SPREADSHEET_DAY:
        return "the number of a day in a spreadsheet", FORMAT_AS_DATE
    if family == _ISO_DATE:
        return "no day of the calendar, as Feb 30 is none", "look at the date"
    if family not in DATES:
        return written(family), _ISO
    mark, year = family[2], "%Y" if family.endswith("9999") else "%y"
    month_first, day_first = f"%m{mark}%d{mark}{year}", f"%d{mark}%m{mark}{year}"
    return written(family), (
        f"{_ISO}; or, if the export cannot, let a map read it: in the order {month_first} where the month comes first, "
        f"{day_first} where the day does"
    )
