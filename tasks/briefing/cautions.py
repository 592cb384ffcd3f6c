"""Sentences that a reader is owed beside a figure whose data end early, are held back in part or are an older copy."""

from __future__ import annotations

from collections.abc import Iterator

from reports import (
    calendar_words,
    contradiction_words,
    coverage_words,
    school_dates_words,
    silence_words,
    two_schools_words,
)
from tasks.briefing.counted import not_expected, own_of, silent_schools
from tasks.briefing.lateness import is_late
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.briefing.shortfalls import (
    at_two_schools,
    beyond_dates,
    lost_days,
    lost_rows,
    much,
    off_days,
    older_copies,
    outside_windows,
    people_lost,
    some_students,
    unchanged,
    unusable_days,
)
from tasks.briefing.stopped import gone_quiet, not_sent, unplaced
from tasks.briefing.under import is_of_unit
from tasks.scoring.insufficient import insufficient_sentence
from tasks.validation.lost_rows import is_much


def cautions(run: Published, row: FigureRow) -> tuple[str, ...]:
    """Which schools are silent; what is late, stops, is held back, of no window or day, of no use, or an older copy."""
    return (
        *_silent(row),
        *_late(run, row),
        *_held_back(run, row),
        *_people_lost(run, row),
        *_outside(run, row),
        *_not_expected(run, row),
        *_off_days(run, row),
        *_beyond_dates(run, row),
        *_at_two_schools(run, row),
        *(insufficient_sentence(one) for one in unusable_days(run, row)),
        *_some_students(run, row),
        *(silence_words.may_be_none(said) for said in gone_quiet(run, row)),
        *(f"{said[0].upper()}{said[1:]}." for said in (*not_sent(run, row), *unplaced(run, row))),
        *_stood_in(run, row),
    )


def _silent(row: FigureRow) -> Iterator[str]:
    silent_n, schools_n = silent_schools(row)
    if silent_n:
        yield coverage_words.silent(silent_n, schools_n)


def _late(run: Published, row: FigureRow) -> Iterator[str]:
    if row.freshest_date and is_late(run, row):
        yield coverage_words.late(row.freshest_date, run.cycle.end)
    for one in unchanged(run, row):
        yield coverage_words.unchanged(one.title, one.unchanged_since)


def _held_back(run: Published, row: FigureRow) -> Iterator[str]:
    for one in lost_rows(run, row):
        of_school = row.unit_type == "school"
        is_large = is_much(one.lost_n, one.rows_n)
        yield coverage_words.held_back(one.lost_n, one.rows_n, one.dataset, of_school=of_school, is_much=is_large)


def _people_lost(run: Published, row: FigureRow) -> Iterator[str]:
    for one, lost in people_lost(run, row):
        of_unit, least_n = is_of_unit(row), run.district.protection.minimum_n
        why = contradiction_words.OTHERS_NAME_THEM if lost.are_named else contradiction_words.NO_LAST_DAY
        yield contradiction_words.not_in_it(one.title, lost.people_n, lost.when, least_n, why, of_unit=of_unit)


def _outside(run: Published, row: FigureRow) -> Iterator[str]:
    for one in outside_windows(run, row):
        of_school = row.unit_type == "school"
        said = coverage_words.outside_windows(one.lost_n, one.rows_n, one.dataset, of_school=of_school)
        yield f"{said}: no figure of these windows counts {'it' if one.lost_n == 1 else 'them'}."


def _not_expected(run: Published, row: FigureRow) -> Iterator[str]:
    counted_n, own, noun = not_expected(row), int(row.denominator or 0), own_of(row).noun
    # Of days, not where fewer people may have them than may be told.
    is_of_few = noun == "student-day" and counted_n * (row.n or 0) < run.district.protection.minimum_n * own
    if is_much(counted_n, own) and not is_of_few:
        yield coverage_words.not_expected(counted_n, own, noun)


def _off_days(run: Published, row: FigureRow) -> Iterator[str]:
    off = much(off_days(run, row))
    for one in off:
        of_school = row.unit_type == "school"
        said = calendar_words.not_counted(one.lost_n, one.rows_n, one.dataset, of_school=of_school)
        yield calendar_words.no_figure_counts(said, one.lost_n)
    lost = [] if off else lost_days(run, row)
    if lost:
        yield calendar_words.lost_days(lost)


def _beyond_dates(run: Published, row: FigureRow) -> Iterator[str]:
    for one in much(beyond_dates(run, row)):
        of_school = row.unit_type == "school"
        said = school_dates_words.not_counted(one.lost_n, one.rows_n, one.dataset, of_school=of_school)
        yield calendar_words.no_figure_counts(said, one.lost_n)


def _at_two_schools(run: Published, row: FigureRow) -> Iterator[str]:
    for one in much(at_two_schools(run, row)):
        yield two_schools_words.told(one.lost_n, one.rows_n, one.dataset, of_school=row.unit_type == "school")


def _some_students(run: Published, row: FigureRow) -> Iterator[str]:
    for schools, when in some_students(run, row):
        said = silence_words.some_students(schools, when)
        yield f"{said[0].upper()}{said[1:]}; of how many days is not shown."


def _stood_in(run: Published, row: FigureRow) -> Iterator[str]:
    for one in older_copies(run, row):
        yield coverage_words.stood_in(one.title, one.stand_in_date)
