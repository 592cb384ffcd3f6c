"""Rows held back that no figure has, by the school that they are of."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import duckdb

from expectations.contract import Contract
from expectations.sql_literal import literal
from tasks.sql_text import alike, filled, sql_text
from tasks.validation.kept_by_rest_of_key import STOOD_IN_FOR
from tasks.validation.references import UNKNOWN
from tasks.verdicts.loss import Loss

# What may be missing of a part without the figure being another one: 1 in 200.
MOST_MISSING = Fraction(1, 200)


def find_losses(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    *,
    are_schools_known: bool,
    has_kept: bool,
    malformed_n: int = 0,
) -> tuple[Loss, ...]:
    """What is lost of each school and of none, from the relations `staged`, `reasons` and, `has_kept`, `kept`.

    Beside them, `malformed_n` lines are no rows and name no school. A school is named only where it is known to be one:
    anything may stand in a column. Leaves the table `school_losses`, in which schools stand as rows name them.
    """
    column = contract.school_column
    losses = filled(
        "validation/school_losses.sql",
        school=f"staged.{column}" if column else "''",
        kept=_kept(contract) if has_kept else "select null where false",
        unknown_school=literal(UNKNOWN.format(column=column)),
        unmatched=literal(UNKNOWN.format(column=contract.person_column)),
    )
    warehouse.execute(f"create or replace temp table school_losses as {losses}")
    stood_in_n = _kept_for_lines(warehouse, contract) if has_kept and malformed_n else 0
    told = {"are_schools_known": are_schools_known, "malformed_n": malformed_n, "stood_in_n": stood_in_n}
    rows = warehouse.execute(sql_text("validation/lost_rows.sql"), told).fetchall()
    return tuple(Loss(school_id=school_id, lost_n=lost_n, rows_n=rows_n) for school_id, lost_n, rows_n in rows)


def is_much(missing_n: float, expected_n: float) -> bool:
    """Whether so much is missing that a figure may be another one."""
    return missing_n > MOST_MISSING * Fraction(expected_n)


def total(losses: Iterable[Loss]) -> tuple[int, int]:
    """Rows lost and rows that came of several schools."""
    told = list(losses)
    return sum(one.lost_n for one in told), sum(one.rows_n for one in told)


def _kept(contract: Contract) -> str:
    by_key = f"select staged._id from staged semi join kept on {alike('staged', 'kept', contract.key)}"
    return f"{by_key} union all select _id from {STOOD_IN_FOR}"


def _kept_for_lines(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> int:
    """How many last good rows stand in for lines that are no rows: no row has come with their key."""
    by_rest = f"(select count(*) from {STOOD_IN_FOR})"
    query = f"select count(*) - {by_rest} from kept anti join staged on {alike('staged', 'kept', contract.key)}"
    return int(warehouse.execute(query).fetchall()[0][0])
