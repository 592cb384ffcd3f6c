"""Schools, students and days behind a figure: how many of how many have sent data."""

from __future__ import annotations

from dataclasses import replace

from reports.coverage_words import Counted
from tasks.briefing.rows import FigureRow, PeriodRow
from tasks.indicators.catalogue import catalogue

_DAYS_OF_ONE = Counted(noun="day", received_n=None, expected_n=None)
_DAYS = replace(_DAYS_OF_ONE, noun="day of school", many="days of school", explained="counted school by school")


def may_be_silent(measure: str) -> bool:
    """Whether a school that sends nothing may have nothing to send."""
    meaning = catalogue().get(measure)
    return meaning is not None and meaning.is_silence_none


def counted(row: FigureRow | PeriodRow) -> tuple[Counted, ...]:
    """Schools, students and days behind a figure; a school itself is not counted."""
    is_school = row.unit_type == "school"
    schools = Counted(noun="school", received_n=row.schools_received_n, expected_n=row.schools_expected_n)
    return (
        *(() if is_school or may_be_silent(row.measure) else (schools,)),
        Counted(noun="student", received_n=row.students_received_n, expected_n=row.students_expected_n),
        replace(_DAYS_OF_ONE if is_school else _DAYS, received_n=row.days_received_n, expected_n=row.days_expected_n),
    )
