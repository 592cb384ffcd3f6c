"""The district's figures that the brief of a run shows, as exact numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import duckdb

from tasks.district import Cycle
from tasks.indicators.catalogue import Indicator
from tasks.insert_rows import insert_rows
from tasks.sql_text import sql_text
from tasks.warehouse import parsed, share_warehouse

Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """A figure's numbers, of which `value` is always there; `people_n` is how many people stand behind it."""

    numerator: Decimal | None
    denominator: Decimal | None
    value: float
    people_n: int | None = None

    @property
    def level(self) -> Fraction:
        """The figure itself."""
        if self.numerator is not None and self.denominator:
            return Fraction(self.numerator) / Fraction(self.denominator)
        return Fraction(self.value)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure of the district for all students; `hidden_schools` are those whose own figure is not shown."""

    measure: str
    slice: str
    period_start: date
    period_end: date
    origin: str
    numbers: Numbers
    hidden_schools: frozenset[str]

    @property
    def key(self) -> Key:
        """What tells it apart from the other figures of its run."""
        return self.measure, self.slice


def shown_figures(published: Path, meanings: Mapping[str, Indicator], cycle: Cycle) -> dict[Key, Figure]:
    """The figures of a folder of published tables of a cycle, by measure and slice."""
    with share_warehouse() as warehouse:
        _load_measures(warehouse, published / "measures.parquet")
        warehouse.execute("create table cycle (start_date date, end_date date)")
        insert_rows(warehouse, "cycle", [[cycle.start, cycle.end]])
        warehouse.execute("create table meanings (measure varchar, definition_version varchar, shown_period varchar)")
        told = [[one.name, one.definition_version, one.shown_period] for one in meanings.values()]
        insert_rows(warehouse, "meanings", told)
        for name in ("figures", "latest", "current_figures"):
            warehouse.execute(parsed(f"create table {name} as {sql_text(f'briefing/{name}.sql')}"))
        rows = warehouse.execute(parsed(sql_text("moves/shown_figures.sql"))).fetchall()
    figures = [
        Figure(
            measure=measure,
            slice=slice_,
            period_start=start,
            period_end=end,
            origin=origin,
            numbers=Numbers(numerator=numerator, denominator=denominator, value=value),
            hidden_schools=frozenset(hidden),
        )
        for measure, slice_, start, end, origin, numerator, denominator, value, hidden in rows
    ]
    return {one.key: one for one in figures}


def _load_measures(warehouse: duckdb.DuckDBPyConnection, path: Path) -> None:
    """The table with its own decimals; a column that a run of an earlier version lacks is empty."""
    warehouse.execute(parsed(sql_text("briefing/measures_table.sql")))
    named = {name: kind for name, kind, *_ in warehouse.execute("describe measures").fetchall()}
    warehouse.execute("create or replace table measures as select * from read_parquet($path)", {"path": str(path)})
    found = {name for name, *_ in warehouse.execute("describe measures").fetchall()}
    for name in named.keys() - found:
        warehouse.execute(f"alter table measures add column {name} {named[name]}")
