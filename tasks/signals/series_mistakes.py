"""What a file of series may not hold, told without a value of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import duckdb

from tasks.errors import SeriesUnusable
from tasks.signals.charting import Charting
from tasks.sources.plain_name import plain_name
from tasks.sql_text import sql_text

_MOST_TOLD = 5
_COUNTS = ("numerator", "denominator")
_WITH_RANGES = ("moving_range", "standardised", "normalised")
_FIX_ROWS = "write dates as 2026-01-31, numbers with a point and without separators, nothing where a value is missing"


def refuse_settings(charting: Charting) -> None:
    """Raise SeriesUnusable where the chart has nothing of what is asked of it."""
    if charting.is_screened and charting.kind.spread not in _WITH_RANGES:
        raise SeriesUnusable(
            f"A {charting.kind.title} has no moving ranges to screen.", where="--screening", fix="leave it out"
        )


def refuse_columns(file: str, names: Mapping[str, str], known: Sequence[str], charting: Charting) -> None:
    """Raise SeriesUnusable unless the columns are those of the chart; `names` holds how each is written."""

    def refuse(what: str, fix: str) -> SeriesUnusable:
        return SeriesUnusable(f"{file} {what}", where=f"{file}, its header", fix=fix)

    kind = charting.kind
    columns = "the columns are series (optional), date, value or numerator and denominator, and target (optional)"
    if "date" not in names:
        raise refuse("has no column date.", f"{columns}; commas, semicolons, tabs and bars divide them")
    unknown = [plain_name(names[name]) for name in names if name not in known]
    if unknown:
        raise refuse(f"has a column that means nothing here: {', '.join(unknown)}.", f"leave it out; {columns}")
    counted = [name for name in _COUNTS if name in names]
    if "value" in names and counted:
        raise refuse(f"has value beside {' and '.join(counted)}.", "leave out the one that is not to be charted")
    if len(counted) == 1:
        (missing,) = set(_COUNTS) - set(counted)
        raise refuse(f"has {counted[0]} without {missing}.", f"add {missing}, or call the column value")
    if not counted and "value" not in names:
        raise refuse("has nothing to chart.", columns)
    if "target" in names and charting.target is not None:
        raise refuse("has a target for each point, and --target names one for all.", "leave one of both out")
    if kind.takes_counts and not counted:
        raise refuse(f"has values, and a {kind.title} is of counts.", "give numerator and denominator, or --chart xmr")
    if kind.chart in ("g", "t") and counted:
        what = f"has numerator and denominator, and a {kind.title} is of the cases or the time between two events."
        raise refuse(what, "give that as value, or --chart p, pp, ip or u")


def refuse_rows(file: str, charting: Charting, warehouse: duckdb.DuckDBPyConnection) -> None:
    """Raise SeriesUnusable where rows of `typed` cannot be points, or a phase starts where no row is."""
    mistakes = warehouse.execute(sql_text("signals/mistakes.sql")).fetchall()
    if mistakes:
        told = [f"row {row_number} {mistake}" for row_number, mistake in mistakes[:_MOST_TOLD]]
        more_n = len(mistakes) - len(told)
        more = f", and {more_n:,} more" if more_n else ""
        raise SeriesUnusable(
            f"{file} has rows that are no points: {', '.join(told)}{more}.",
            where=f"{file}, row {mistakes[0][0]}",
            fix=_FIX_ROWS,
        )
    days = {day for (day,) in warehouse.execute("select distinct cast(date as date) from typed").fetchall()}
    for start in charting.phase_starts:
        if start not in days:
            raise _unmatched(file, start)


def _unmatched(file: str, start: date) -> SeriesUnusable:
    return SeriesUnusable(
        f"A phase is to start on {start.isoformat()}, and {file} has no row of that day.",
        where=f"--phase {start.isoformat()}",
        fix="name the date of the first point of the new phase as it stands in the file",
    )
