"""Charts every series of an analyst's file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from tasks.signals.charting import Charting
from tasks.signals.judge import judge
from tasks.signals.series_file import read_series
from tasks.sql_text import sql_text
from tasks.warehouse import open_warehouse

_ROWS_AT_ONCE = 10_000


@dataclass(frozen=True)
class Listing:
    """A table on its way out: names of columns, and rows that are fetched as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]

    @property
    def records(self) -> Iterator[dict[str, Any]]:
        """The rows with their names."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


@dataclass(frozen=True)
class ChartedFile:
    """The judged series of a file, while its warehouse is open."""

    warehouse: duckdb.DuckDBPyConnection

    def points(self) -> Listing:
        """One row a point."""
        return self._listing("signals/point_rows.sql")

    def phases(self) -> Listing:
        """One row a series and phase."""
        return self._listing("signals/phase_rows.sql")

    def targets(self) -> dict[tuple[str, str], float]:
        """By series and date, what is to be reached then."""
        rows = self.warehouse.execute(sql_text("signals/targets.sql")).fetchall()
        return {(series, date): target for series, date, target in rows}

    def _listing(self, name: str) -> Listing:
        result = self.warehouse.execute(sql_text(name))
        return Listing(tuple(name for name, *_ in result.description or ()), _fetched(result))


@contextmanager
def charted_file(path: Path, charting: Charting) -> Iterator[ChartedFile]:
    """Read and judge all series of one file; raises as `read_series` does."""
    with open_warehouse() as warehouse:
        read_series(path, charting, warehouse)
        judge(warehouse)
        yield ChartedFile(warehouse)


def _fetched(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := result.fetchmany(_ROWS_AT_ONCE):
        yield from rows
