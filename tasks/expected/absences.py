"""Expected and not there: which school's rows, of which part and period, should have come and did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.expected.beyond_dates import with_beyond_dates
from tasks.expected.blanks import with_blanks
from tasks.expected.ceased import find_ceased, with_ceased
from tasks.expected.completed import completed
from tasks.expected.few_tested import with_few_tested
from tasks.expected.goal_slices import with_goal_questions
from tasks.expected.gone_quiet import with_quiet
from tasks.expected.gone_students import with_gone_students
from tasks.expected.held_parts import mark_held_parts
from tasks.expected.known import has_calendar, make_enrolled, make_known, see_profile, see_results
from tasks.expected.matrix_file import write_matrix
from tasks.expected.off_days import with_off_days
from tasks.expected.other_grades import with_grade_questions
from tasks.expected.other_values import with_value_questions
from tasks.expected.other_words import mark_other_words
from tasks.expected.people import with_untold
from tasks.expected.school_numbers import with_school_questions
from tasks.expected.senders import is_of_everybody, senders_due
from tasks.expected.sent_before import add_sent_before
from tasks.expected.sent_days import DAILY, make_sent_days, mark_insufficient
from tasks.expected.thinned import with_thinned
from tasks.expected.turned_false import with_turned_false
from tasks.expected.two_schools import with_two_schools
from tasks.expected.unchanged import with_unchanged
from tasks.expected.unplaced import with_unplaced
from tasks.expected.went_silent import with_silence
from tasks.limits.good import good_before
from tasks.limits.like_period import is_day_by_day
from tasks.limits.staleness import MONTHLY, last_due_date
from tasks.sql_text import sql_text
from tasks.storage.home import Home
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import parsed, share_warehouse

_OWED = "school_id, part, period_start, period_end, has_come, days_expected_n, missing_dates"


def with_absences(
    district: District,
    verdicts: Sequence[Verdict],
    cycle_id: str,
    last_good: Sequence[Verdict] = (),
    matrix_file: Path | None = None,
) -> list[Verdict]:
    """The verdicts, each accepted one with the cells of school, part and period that it owes and those that are empty.

    Beside them stands what the last good delivery had and this one lacks, where nobody owes rows for certain, and since
    when rows have stopped that came in nearly every week. Those whose rows tell what people are say of how many
    enrolled they tell nothing, and what of them is blank or false now; those that have rows of each day, of how many
    they have none any more, and of which months they have fewer than usually. Rows on days out of session are told of
    both, them and the calendar or the list of schools. Owners are asked about schools that have another name or other
    grades than their students, lines of their history that lead nowhere, goals whose slice no results have, student
    groups that a school has lost, schools of many of whose students no result came, and students who are gone from
    their roster.
    Attendance that came and that no figure can count, or of few of the students, is told of its school and month like
    what did not come. Lists that should have changed say since when they have not.

    Where a dataset has no rows now, its last good ones still tell which schools and days are owed. Nothing is expected
    while nobody has delivered schools. All cells go to `matrix_file`, if there is one.
    """
    told = {one.dataset for one in verdicts if one.accepted_path}
    today = datetime.now(ZoneInfo(district.time_zone)).date()
    others = [one for one in last_good if one.dataset not in told]
    with _matrix(district, verdicts, cycle_id, others, today) as warehouse:
        if matrix_file:
            write_matrix(warehouse, verdicts, matrix_file)
        told_of = [with_silence(warehouse, district, completed(warehouse, one), cycle_id) for one in verdicts]
        told_of = with_blanks(warehouse, district, with_untold(warehouse, district, told_of))
        told_of = with_quiet(warehouse, district, told_of, cycle_id, today)
        told_of = with_ceased(warehouse, told_of)
        told_of = with_thinned(warehouse, district, told_of, cycle_id)
        told_of = with_off_days(warehouse, district, told_of, cycle_id)
        told_of = with_beyond_dates(warehouse, district, told_of, cycle_id)
        told_of = with_school_questions(warehouse, district, told_of, cycle_id)
        told_of = with_goal_questions(warehouse, district, told_of, cycle_id)
        told_of = with_grade_questions(warehouse, district, told_of, cycle_id)
        told_of = with_turned_false(warehouse, district, told_of, cycle_id)
        told_of = with_value_questions(warehouse, district, told_of)
        told_of = with_few_tested(warehouse, district, told_of, cycle_id)
        told_of = with_two_schools(warehouse, district, told_of, cycle_id)
        told_of = with_gone_students(warehouse, district, told_of, cycle_id)
        told_of = with_unplaced(warehouse, district, told_of, cycle_id)
    return [with_unchanged(district, one, cycle_id, today) for one in told_of]


@contextmanager
def _matrix(
    district: District, verdicts: Sequence[Verdict], cycle_id: str, last_good: Sequence[Verdict], today: date
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with the table `expected`: a row per cell, `has_come` where nothing of it is missing."""
    with share_warehouse() as warehouse:
        make_known(warehouse, [*verdicts, *last_good])
        end = district.cycle(cycle_id).end
        make_enrolled(warehouse, district.school_year_start_date(end), end)
        make_sent_days(warehouse, verdicts)
        warehouse.execute(
            "create table expected (dataset varchar, school_id varchar, part varchar, period_start date, "
            "period_end date, has_come boolean, days_expected_n bigint, missing_dates date[], why varchar, "
            "instead varchar[])"
        )
        for verdict in verdicts:
            _add_cells(warehouse, district, verdict, cycle_id, today)
        yield warehouse


def _add_cells(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, cycle_id: str, today: date
) -> None:
    if verdict.status != "accepted" or verdict.accepted_path is None:
        return
    contract, dataset = CONTRACTS[verdict.contract], district.datasets[verdict.dataset]
    see_profile(warehouse, "profile", verdict.accepted_path)
    parts = _parts(warehouse, district, verdict)
    cycle = district.cycle(cycle_id)
    year_start = district.school_year_start_date(cycle.end)
    values: dict[str, object] = {"dataset": verdict.dataset}
    if contract.window_start_column:
        see_results(warehouse, contract, verdict.accepted_path)
        values |= {"year_start": year_start, "over_by": min(cycle.end, verdict.snapshot_date or cycle.end)}
        _add(warehouse, "lacking_grades", values)
    if is_of_everybody(contract):
        text, of = senders_due(warehouse, district, contract, verdict.accepted_path, cycle.end)
        _add_select(warehouse, text, values | of)
    if not (contract.every_school or parts):
        return
    is_by_month = contract.dates_reach == "cadence" and dataset.expected in MONTHLY
    due_date = min(cycle.end, last_due_date(dataset.expected, today)) if is_by_month else None
    if is_by_month and is_day_by_day(contract) and has_calendar(warehouse):
        _add(warehouse, "days", values | {"year_start": year_start, "cycle_end": cycle.end, "due_date": due_date})
    elif contract.window_start_column:
        values |= {
            "parts": parts,
            "window_starts": [one.start for one in dataset.windows],
            "window_ends": [one.end for one in dataset.windows],
        }
        _add(warehouse, "windows", values)
        mark_other_words(warehouse, verdict.dataset)
    else:
        values |= {
            "cycle_start": cycle.start,
            "cycle_end": cycle.end,
            "by_month": is_by_month,
            "due_date": due_date,
            "every_school": contract.every_school,
            "has_parts": bool(contract.part_column),
            "parts": parts,
        }
        _add(warehouse, "cells", values)
    mark_held_parts(warehouse, contract, verdict)
    if verdict.contract == DAILY:
        find_ceased(warehouse, district, verdict, year_start, cycle.end)
        mark_insufficient(warehouse, verdict, year_start, cycle.end)
    if is_day_by_day(contract):
        add_sent_before(warehouse, district, verdict, year_start, cycle.end)


def _add(warehouse: duckdb.DuckDBPyConnection, cells: str, values: dict[str, object]) -> None:
    _add_select(warehouse, sql_text(f"expected/{cells}.sql"), values)


def _add_select(warehouse: duckdb.DuckDBPyConnection, text: str, values: dict[str, object]) -> None:
    warehouse.execute(parsed(f"insert into expected select $dataset, {_OWED}, null, null from ({text})"), values)


def _parts(warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict) -> list[str]:
    """The parts that must come: those that the folder names, and those of the last good delivery."""
    if not CONTRACTS[verdict.contract].part_column:
        return []
    parts = set(district.datasets[verdict.dataset].parts)
    earlier = good_before(Home(district.home_folder), verdict)
    if earlier:
        see_profile(warehouse, "profile_before", earlier[-1].rows)
        parts |= {part for (part,) in warehouse.execute("select distinct part from profile_before").fetchall() if part}
    return sorted(parts)
