"""Finds rows dated in none of the testing windows that a district declares: no figure of these counts them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from expectations.contract import Contract
from expectations.rules import Rule
from expectations.sql_literal import literal
from tasks.district import District, Window
from tasks.sql_text import filled
from tasks.verdicts.loss import Loss
from tasks.verdicts.verdict import OUTSIDE_WINDOWS, BrokenRule


def window_rules(district: District, contract: Contract, windows: Sequence[Window]) -> tuple[Rule, ...]:
    """The rule that a row shares a day with a declared window, in school years of which some are declared.

    It holds nothing back: who has tested then knows whether the date or the list of windows is wrong. Rows whose days
    break a rule by themselves are told for that.
    """
    start, end = contract.window_start_column, contract.date_column
    if not start or not windows:
        return ()
    sound = [f"not coalesce({one.broken_when}, false)" for one in contract.row_rules if {*one.columns} <= {start, end}]
    inside = " or ".join(f"({start} <= date '{one.end}' and {end} >= date '{one.start}')" for one in windows)
    rule = Rule(
        name=OUTSIDE_WINDOWS,
        sentence="A row is dated in a declared testing window.",
        scope="row",
        severity="warning",
        columns=(start, end),
        broken_when=" and ".join([f"({_school_years(district, windows, end)})", *sound, f"not ({inside})"]),
    )
    return (rule,)


def find_outside(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, broken: Iterable[BrokenRule], *, are_schools_known: bool
) -> tuple[Loss, ...]:
    """How many rows that go on break that rule, of each school; from the relations `staged` and `reasons`.

    A school is named only where it is known to be one.
    """
    if OUTSIDE_WINDOWS not in {one.name for one in broken}:
        return ()
    school = f"coalesce(staged.{contract.school_column}, '')" if are_schools_known else "''"
    query = filled("validation/outside_windows.sql", school=school, rule=literal(OUTSIDE_WINDOWS))
    rows = warehouse.execute(query).fetchall()
    return tuple(Loss(school_id=school_id, lost_n=outside_n, rows_n=rows_n) for school_id, outside_n, rows_n in rows)


def _school_years(district: District, windows: Sequence[Window], column: str) -> str:
    """SQL of whether a day lies in a school year that has a declared window."""
    starts = sorted({district.school_year_start_date(one.end) for one in windows})
    return " or ".join(f"({column} >= date '{one}' and {column} < date '{one}' + interval 1 year)" for one in starts)
