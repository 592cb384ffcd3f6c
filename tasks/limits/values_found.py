"""Rows of one kind that are gone, kinds that newer rows lack, and values that are others now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from expectations.contract import Contract
from reports.numbers import day, listed, rate
from tasks.limits.became import Became
from tasks.limits.delivery import Delivery
from tasks.limits.like_period import first_date
from tasks.limits.series import results_of
from tasks.limits.told_already import is_told_already
from tasks.limits.values_judged import (
    FEW_HAVE,
    FEWEST_MISSED,
    MOST_HAD,
    Cell,
    Since,
    rows_gone,
    rows_moved,
    values_changed,
)
from tasks.limits.watched import Watched, lasting_key
from tasks.sql_text import filled, sql_text
from tasks.validation.keys_held_back import held_keys

# A twentieth of the rows takes about a twentieth of the time that judging them took; of few rows more are needed.
_SAMPLED_OF_ROWS = 20
_FEWEST_SAMPLED, _MOST_SAMPLED = 50_000, 200_000


@dataclass(frozen=True)
class Told:
    """A finding, and of which school; of all where that is empty. What is so of all is not told of each.

    `gone_n` rows of its kind are gone, which is a `share` of them.
    """

    what: tuple[str, int, str | None]
    school_id: str
    sentence: str
    share: float = 1
    gone_n: int = 0


def sample(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, columns: list[Watched], now: Delivery, before: Delivery
) -> None:
    """Make the tables `now_rows`, `then_rows` and `held_rows`, which `compared` and `missing` read."""
    values = ", ".join(one.value for one in columns)
    parts = {
        "key": ", ".join(lasting_key(contract)),
        "date_column": contract.date_column or "cast(null as date)",
        "school": f"cast({contract.school_column} as varchar)" if contract.school_column else "cast(null as varchar)",
        "series_of": results_of(contract),
        "classes": f"[{', '.join(one.in_class for one in columns)}]",
        "values": f"[{values}]",
        "sampled_by": contract.person_column or ", ".join(contract.key),
    }
    query = filled("limits/values_sampled.sql", **parts)
    for table, delivery in (("now_rows", now), ("then_rows", before)):
        sampled = {"path": str(delivery.rows), "one_in": rows_of_one_sampled(before)}
        warehouse.execute(f"create or replace temp table {table} as {query}", sampled)
    warehouse.execute(f"create or replace temp table held_rows as {held_keys(now.rows)}")


def compared(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    columns: list[Watched],
    now: Delivery,
    before: Delivery,
    became: Became,
) -> Iterator[Told]:
    """What became of rows that are found again by their key; of schools that were given up others are expected."""
    first_date, last_date = _days_told(warehouse, contract, now)
    within = {"first_date": first_date, "last_date": last_date, "is_lasting": contract.dates_reach != "cadence"}
    rows = warehouse.execute(sql_text("limits/values_compared.sql"), within).fetchall()
    for place, school_id, cells in _by_column(rows):
        column, sampled = columns[place - 1], in_a_sample(before)
        if column.column.name == contract.school_column:
            moved = rows_moved(cells) if school_id else None
            if moved and school_id not in became.successors:
                sentence = (
                    f"{sampled}{moved[0]:,} of {moved[1]:,} rows of the same {listed(lasting_key(contract))} that came "
                    f"{before.when} are of another school now"
                )
                yield Told(("moved", place, None), school_id, sentence)
            continue
        for one in rows_gone(cells, is_of_school=bool(school_id)) if column.tells_kinds else ():
            share = f"{one.gone_n:,} of {one.rows_n:,}" if one.gone_n < one.rows_n else f"all {one.rows_n:,}"
            sentence = (
                f"{sampled}{share} rows with {column.words(one.value_class)} that came {before.when} are gone, and "
                "hardly any others"
            )
            yield Told(("gone", place, one.value_class), school_id, sentence, one.gone_n / one.rows_n, one.gone_n)
        changed = values_changed(cells, is_number=column.is_number)
        if changed:
            changed_n, compared_n = changed
            sentence = (
                f"{sampled}the column {column.column.name} is not what it was {before.when} in {changed_n:,} of "
                f"{compared_n:,} rows of the same {listed(lasting_key(contract))}"
            )
            yield Told(("changed", place, None), school_id, sentence)


def missing(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, columns: list[Watched], now: Delivery, before: Delivery
) -> Iterator[Told]:
    """Which kinds newer rows lack, or hardly have though nearly all had them, of what goes on about people all year.

    What causes of the column explain is told by these. Results are held against those of the same test and subject.
    Rows of a plan, of courses and of sessions differ from month to month.
    """
    last_date = before.verdict.freshest_date
    if not contract.about_people or contract.dates_reach != "cadence" or last_date is None:
        return
    bounds = {"fewest_missed": FEWEST_MISSED, "most_had": MOST_HAD, "few_have": FEW_HAVE}
    rows = warehouse.execute(sql_text("limits/values_missing.sql"), {"last_date": last_date, **bounds}).fetchall()
    for place, school_id, series, *told in rows:
        column, one = columns[place - 1], Since(*told)
        lacking_n = one.lacking_n * rows_of_one_sampled(before)
        if not column.tells_kinds or is_told_already(now.verdict, column.column.name, lacking_n):
            continue
        of_series, what = f" of {series}" if series else "", f"has {column.words(one.value_class)}"
        sampled, usual = in_a_sample(before), f"as {rate(one.share)} of those before had"
        key = (place, f"{series} {one.value_class}")
        if one.is_missed:
            after = day(one.last_date or last_date)
            sentence = f"none of {sampled}{one.since_n:,} rows{of_series} after {after} {what}, {usual}"
            yield Told(("missing", *key), school_id, sentence)
        elif one.is_turned:
            sentence = (
                f"only {rate(one.newer_n / one.newer_of_n)} of {sampled}{one.newer_of_n:,} rows{of_series} after "
                f"{day(last_date)} {what}, {usual}"
            )
            yield Told(("turned", *key), school_id, sentence)


def rows_of_one_sampled(before: Delivery) -> int:
    """For how many rows each in the sample stands."""
    rows_n = before.sizes.rows_n
    return max(1, rows_n // min(max(rows_n // _SAMPLED_OF_ROWS, _FEWEST_SAMPLED), _MOST_SAMPLED))


def in_a_sample(before: Delivery) -> str:
    """What is told where not all rows were looked at."""
    return "in a sample, " if rows_of_one_sampled(before) > 1 else ""


def _days_told(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery
) -> tuple[date | None, date | None]:
    """Of which days rows of the last good delivery should still be there; None for all."""
    first, last = first_date(warehouse, now.profile), now.verdict.freshest_date
    if contract.is_lasting or not contract.date_column or first is None or last is None:
        return None, None
    return first, last


def _by_column(rows: list[tuple[Any, ...]]) -> Iterator[tuple[int, str, list[Cell]]]:
    """The cells of each column and school, of all schools first."""
    found: dict[tuple[int, bool, str], list[Cell]] = defaultdict(list)
    for place, school_id, is_of_all, *told in rows:
        if is_of_all or school_id is not None:
            found[place, not is_of_all, school_id or ""].append(Cell(*told))
    for (place, _, school_id), cells in sorted(found.items(), key=lambda one: one[0]):
        yield place, school_id, cells
