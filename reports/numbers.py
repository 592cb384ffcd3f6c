"""The one place where numbers and dates become text."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TENTH = Decimal("0.1")
_PER = re.compile(r"per ([\d,]+)\b")


def count(number: float) -> str:
    """2,094; a part of a day or of a post is kept to one decimal: 1,203.5."""
    rounded = _rounded(Decimal(str(number)))
    return f"{rounded:,.0f}" if rounded == rounded.to_integral_value() else f"{rounded:,.1f}"


def one_decimal(number: float) -> str:
    """2.0, 12.4: for columns in which all numbers have the same decimals."""
    return f"{_rounded(Decimal(str(number))):,}"


def rate(share: float) -> str:
    """14.9%, one decimal; what is not quite none or all never reads as none or all."""
    percent = Decimal(str(share)) * 100
    rounded = _rounded(percent)
    if rounded == 0 and percent > 0:
        return "under 0.1%"
    if rounded == 100 and percent < 100:
        return "over 99.9%"
    return f"{rounded}%"


def figure(value: float, form: str, unit: str) -> str:
    """A value of a measure: a rate, or a number on the scale its unit names ("per 100 students")."""
    if form == "proportion":
        return rate(value)
    return count(value * _scale(form, unit))


def target(value: float, form: str, unit: str) -> str:
    """A goal as people say it: 12%, not 12.0%."""
    return figure(value, form, unit).replace(".0%", "%")


def distance(value: float, target_value: float, form: str, unit: str) -> str:
    """How far apart two values of a measure are: 2.9 points, or a plain number."""
    gap = abs(Decimal(str(value)) - Decimal(str(target_value)))
    gap *= 100 if form == "proportion" else Decimal(str(_scale(form, unit)))
    rounded = _rounded(gap)
    words = f"less than {_TENTH}" if rounded == 0 and gap > 0 else count(float(rounded))
    if form != "proportion":
        return words
    return f"{words} point" if words == "1" else f"{words} points"


def smallest_step(form: str, unit: str) -> Decimal:
    """The smallest difference of two values of a measure that their texts can show."""
    return _TENTH / (100 if form == "proportion" else _scale(form, unit))


def day(value: date) -> str:
    """Nov 3, 2025."""
    return f"{_MONTHS[value.month - 1]} {value.day}, {value.year}"


def span(start: date, end: date) -> str:
    """Nov 3, 2025 to Jan 30, 2026; a year is said once: Apr 14 to May 9, 2025."""
    if start == end:
        return day(start)
    first = day(start) if start.year != end.year else f"{_MONTHS[start.month - 1]} {start.day}"
    return f"{first} to {day(end)}"


def month(value: date) -> str:
    """Jan 2026."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def period(start: date, end: date) -> str:
    """A school year as 2024-25, a calendar year as 2019, whole months as Jan 2026, else days."""
    length = (end - start).days + 1
    if end.year == start.year + 1 and length >= 250 and start.month >= 7 and 5 <= end.month <= 8:
        return f"{start.year}-{end.year % 100:02d}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        is_one = (start.year, start.month) == (end.year, end.month)
        return month(start) if is_one else f"{month(start)} to {month(end)}"
    return span(start, end)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def plural(number: int, one: str, many: str = "") -> str:
    """1 goal, 3 goals."""
    return f"{count(number)} {one if number == 1 else many or one + 's'}"


def listed(items: list[str]) -> str:
    """One, two and three."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def first_listed(items: Sequence[str], most: int, of_n: int | None = None) -> str:
    """One, two and 4 more; `of_n` is how many there are where `items` are the first of them already."""
    shown = [*items[:most]]
    more_n = (len(items) if of_n is None else of_n) - len(shown)
    return listed([*shown, *([f"{count(more_n)} more"] if more_n > 0 else [])])


def listed_or_counted(items: list[str], noun: str) -> str:
    """One and two; from three on, 3 measures."""
    return listed(items) if len(items) < 3 else plural(len(items), noun)


def _rounded(number: Decimal) -> Decimal:
    # Nothing has no sign: -0.04 is 0, not -0.
    return number.quantize(_TENTH, rounding=ROUND_HALF_UP) + 0


def _scale(form: str, unit: str) -> int:
    found = _PER.search(unit) if form == "ratio" else None
    return int(found[1].replace(",", "")) if found else 1
