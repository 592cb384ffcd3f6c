"""What is said of values that are not of their column's type, by the way in which they are written, and what to do."""

from __future__ import annotations

from expectations.contract import Column, Kind
from tasks.way_of_writing import AMOUNTS, COMMAS, DATES, PERCENT, WORDS

AS_THE_CONTRACT_SAYS = "write it as the contract says"
# As a spreadsheet stores a day that is not formatted as a date.
_SPREADSHEET_DAY = "99999"
_FORMAT_AS_DATE = "format the column as a date, such as 2025-11-03, in the spreadsheet, and save it again"
_ISO_DATE = "9999-99-99"
# What DuckDB reads, in capital letters too.
_BOOLEANS = "write it in one of the ways that are read: true or false, t or f, yes or no, y or n, 1 or 0"
_OF_NUMBERS = {
    AMOUNTS: "write the number without the sign of the currency and without commas",
    COMMAS: "write it without commas between thousands, and with a point before decimals",
    PERCENT: "write it without the sign: 0.95 for 95%",
}


def type_words(column: Column, family: str) -> tuple[str, str]:
    """How the values are written, within a sentence, and what to do."""
    if column.kind is Kind.DATE:
        return _date(column.name, family)
    hint = _BOOLEANS if column.kind is Kind.BOOLEAN else _OF_NUMBERS.get(family, AS_THE_CONTRACT_SAYS)
    return written(family), hint


def written(family: str) -> str:
    """How a value is written whose letters are all told as a, and whose digits as 9."""
    if family == WORDS:
        return "text"
    signs = [f"{sign} {what}" for sign, what in (("a", "for a letter"), ("9", "for a digit")) if sign in family]
    return f"written like `{family}`" + (f", {' and '.join(signs)}" if signs else "")


def _date(name: str, family: str) -> tuple[str, str]:
    if family == _SPREADSHEET_DAY:
        return "the number of a day in a spreadsheet", _FORMAT_AS_DATE
    if family == _ISO_DATE:
        return "no day of the calendar, as Feb 30 is none", "look at the date"
    if family not in DATES:
        return written(family), AS_THE_CONTRACT_SAYS
    mark, year = family[2], "%Y" if family.endswith("9999") else "%y"
    month_first, day_first = f"%m{mark}%d{mark}{year}", f"%d{mark}%m{mark}{year}"
    return written(family), (
        f"write year, month and day as in 2025-11-03, or let a map read it: cast(try_strptime({name}, '{month_first}') "
        f"as date) where the month comes first, '{day_first}' where the day does"
    )
