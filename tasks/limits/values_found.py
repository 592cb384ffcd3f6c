"""Rows of one kind that are gone, kinds that newer rows lack, and values that are others now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from expectations.contract import Contract, Kind
from reports.numbers import day, listed, rate
from tasks.limits.delivery import Delivery
from tasks.limits.like_period import first_date
from tasks.limits.values_judged import Cell, missing_kind, rows_gone, values_changed
from tasks.limits.watched import Watched
from tasks.sql_text import filled

_ROWS_SAMPLED = 200_000
_NO_SCHOOL = "cast(null as varchar)"


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


def compared(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, columns: list[Watched], now: Delivery, before: Delivery
) -> Iterator[Told]:
    """What became of rows that are found again by their key."""
    parts = _parts(contract, columns) | {
        "key": ", ".join(_lasting_key(contract)),
        "values": f"[{', '.join(one.value for one in columns)}]",
        "within": _within(warehouse, contract, now),
    }
    rows = warehouse.execute(filled("limits/values_compared.sql", **parts), _paths(now, before)).fetchall()
    for place, school_id, _, cells in _by_column(rows, Cell.compared):
        column, sampled = columns[place - 1], _sampled(before)
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
                f"{compared_n:,} rows of the same {listed(_lasting_key(contract))}"
            )
            yield Told(("changed", place, None), school_id, sentence)


def missing(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, columns: list[Watched], now: Delivery, before: Delivery
) -> Iterator[Told]:
    """Which kinds rows lack that are dated after all of the last good delivery, of what goes on about people all year.

    Results are held against those of the same test and subject. Rows of a plan, of courses and of sessions differ from
    month to month.
    """
    last_date = before.verdict.freshest_date
    if not contract.about_people or contract.dates_reach != "cadence" or last_date is None:
        return
    if now.verdict.freshest_date is None or now.verdict.freshest_date <= last_date:
        return
    parts = _parts(contract, columns) | {"date_column": contract.date_column, "series_of": _series(contract)}
    values = _paths(now, before) | {"last_date": last_date}
    rows = warehouse.execute(filled("limits/values_missing.sql", **parts), values).fetchall()
    for place, school_id, series, cells in _by_column(rows, Cell.newer):
        column = columns[place - 1]
        of_series = f" of {series}" if series else ""
        for one, now_n, share in missing_kind(cells) if column.tells_kinds else ():
            sentence = (
                f"none of {_sampled(before)}{now_n:,} rows{of_series} after {day(last_date)} has "
                f"{column.words(one.value_class)}, as {rate(share)} of those before had"
            )
            yield Told(("missing", place, f"{series} {one.value_class}"), school_id, sentence)


def _parts(contract: Contract, columns: list[Watched]) -> dict[str, str]:
    school = f"cast({contract.school_column} as varchar)" if contract.school_column else _NO_SCHOOL
    return {
        "school": school,
        "classes": f"[{', '.join(one.in_class for one in columns)}]",
        "sampled_by": contract.person_column or ", ".join(contract.key),
    }


def _lasting_key(contract: Contract) -> list[str]:
    """The key but for what becomes another when it is final."""
    kinds = {one.name: one.kind for one in contract.columns}
    return [name for name in contract.key if kinds[name] is not Kind.BOOLEAN]


def _series(contract: Contract) -> str:
    """Which rows are alike, where results come window by window: those of one test and subject."""
    if not contract.window_start_column:
        return "''"
    kinds = {one.name: one.kind for one in contract.columns}
    texts = [name for name in contract.key if kinds[name] is Kind.TEXT and name != contract.person_column]
    return f"concat_ws(' ', {', '.join(texts)})"


def _paths(now: Delivery, before: Delivery) -> dict[str, Any]:
    return {"now": str(now.rows), "before": str(before.rows), "one_in": _one_in(before)}


def _one_in(before: Delivery) -> int:
    return max(1, before.sizes.rows_n // _ROWS_SAMPLED)


def _sampled(before: Delivery) -> str:
    """What is told where not all rows were looked at."""
    return "in a sample, " if _one_in(before) > 1 else ""


def _within(warehouse: duckdb.DuckDBPyConnection, contract: Contract, now: Delivery) -> str:
    """Which rows of the last good delivery should still be there: those of days that the new one tells of."""
    if contract.is_lasting or not contract.date_column:
        return "true"
    first, last = first_date(warehouse, now.profile), now.verdict.freshest_date
    if first is None or last is None:
        return "true"
    return f"{contract.date_column} between date '{first}' and date '{last}'"


def _by_column(rows: list[tuple[Any, ...]], cell: Any) -> Iterator[tuple[int, str, str, list[Cell]]]:
    """The cells of each column, school and series, of all schools first."""
    found: dict[tuple[int, bool, str, str], list[Cell]] = defaultdict(list)
    for place, school_id, is_of_all, series, *told in rows:
        if is_of_all or school_id is not None:
            found[place, not is_of_all, school_id or "", series].append(cell(*told))
    for (place, _, school_id, series), cells in sorted(found.items(), key=lambda one: one[0]):
        yield place, school_id, series, cells
