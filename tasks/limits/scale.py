"""The limit on numbers that are many times or a small part of what they were, or have the other sign."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10
from pathlib import Path

import duckdb

from expectations.contract import Contract, Kind
from tasks.limits.delivery import Delivery
from tasks.limits.filled import columns_of
from tasks.limits.first_told import first_told, of_all_or_each
from tasks.limits.series import series_of
from tasks.sql_text import filled
from tasks.validation.school_names import school_names
from tasks.verdicts.verdict import Limit

# Of fewer numbers, each may have become another one by itself.
FEWEST_ROWS = 20
# Scores of a test hardly grow; what is spent or counted may be many times as much later in a year.
MOST_TIMES_OF_SCORES, MOST_TIMES = 5, 20
# Where nine of ten numbers have one sign, the mean of their signs is this.
_ONE_SIGN = 0.8

_Found = tuple[int, str, str | None, float, bool]


def scale_limit(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    now: Delivery,
    before: Delivery | None,
    schools: Path | None,
) -> Limit | None:
    """The limit that a column breaks whose usual number is another by far, of all rows or of those that are newer.

    Numbers with an upper bound are held to that. `schools` are the accepted rows of their list.
    """
    if before is None:
        return None
    numbers = [one.name for one in contract.columns if one.kind in (Kind.INTEGER, Kind.DECIMAL) and one.maximum is None]
    if not numbers:
        return None
    newest = before.verdict.freshest_date
    is_dated = bool(contract.date_column) and not contract.is_lasting and newest is not None
    there = [columns_of(warehouse, one.rows) for one in (now, before)]
    columns = [name for name in numbers if all(name in names for names in there)]
    if not columns:
        return None
    query = filled(
        "limits/scale.sql",
        series_of=series_of(contract),
        school=f"cast({contract.school_column} as varchar)" if contract.school_column else "cast(null as varchar)",
        newer=f"{contract.date_column} > date '{newest}'" if is_dated else "false",
        values=f"[{', '.join(f'cast({name} as double)' for name in columns)}]",
    )
    bounds = {
        "path": str(now.rows),
        "earlier_path": str(before.rows),
        "fewest": FEWEST_ROWS,
        "one_sign": _ONE_SIGN,
        "most_times": MOST_TIMES_OF_SCORES if contract.window_start_column else MOST_TIMES,
    }
    found: list[_Found] = warehouse.execute(query, bounds).fetchall()
    told = of_all_or_each(found, school_at=2)
    if not told:
        return None
    names = school_names([schools] if schools else [])
    said = first_told([_told(columns[one[0] - 1], one, before, names) for one in told])
    units = "gives them in another unit, such as cents for dollars, or on another scale"
    why = f"See whether the export {'turns their sign round' if all(one[4] for one in told) else units}."
    return Limit(name="values", sentence=f"{said}. {why}")


def _told(column: str, found: _Found, before: Delivery, names: Mapping[str, str]) -> str:
    """At Cedar, numbers in scale_score of MAP mathematics are usually about 10 times those that came on Nov 3, 2025."""
    _, series, school_id, times, is_turned = found
    where = f"At {names.get(school_id, school_id)}, numbers" if school_id else "Numbers"
    of_series = f" of {series}" if series else ""
    if is_turned:
        return f"{where} in {column}{of_series} are nearly all of the opposite sign to those that came {before.when}"
    size = f"{_rounded(times):,} times those" if times > 1 else f"one {_rounded(1 / times):,}th of those"
    return f"{where} in {column}{of_series} are usually about {size} that came {before.when}"


def _rounded(times: float) -> int:
    """To one digit that counts."""
    unit: int = 10 ** int(log10(times))
    return round(times / unit) * unit
