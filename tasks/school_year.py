"""What a school year is called."""

from __future__ import annotations

import re
from datetime import date

_NAME = re.compile(r"(\d{4})-(\d{2})")


def school_year_of(day: date, school_year_start: str) -> str:
    """The name of the school year a day lies in, such as 2026-27; `school_year_start` is month and day, as 07-01."""
    first = day.year if f"{day:%m-%d}" >= school_year_start else day.year - 1
    return school_year_name(first)


def school_year_name(first: int) -> str:
    """The name of the school year that starts in a calendar year."""
    return f"{first}-{(first + 1) % 100:02d}"


def first_year_of(name: str) -> int | None:
    """The calendar year in which a school year starts, None where the name is not one of two years in a row."""
    match = _NAME.fullmatch(name)
    if match is None or name != school_year_name(int(match.group(1))):
        return None
    return int(match.group(1))


def first_day_of(name: str, school_year_start: str) -> date:
    """The first day of a school year."""
    return date.fromisoformat(f"{name[:4]}-{school_year_start}")
