"""Reads an analyst's file of series into the relations that `judge` reads."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from tasks.signals.charting import Charting
from tasks.signals.series_mistakes import refuse_columns, refuse_rows, refuse_settings
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN, same
from tasks.sources.encoding import encoding_of_start
from tasks.sources.files import FilesSource
from tasks.sources.plain_name import plain_name
from tasks.sources.settings import FilesSettings, SourceContext
from tasks.sql_text import quoted, quoted_name, sql_text

COLUMNS = ("series", "date", "value", "numerator", "denominator")
_DELIMITERS = ",;\t|"
_OTHER_FORMATS = (".xlsx", ".xlsm", ".xls", ".parquet", ".json", ".jsonl", ".ndjson")
_START_BYTES = 1 << 16


def read_series(path: Path, charting: Charting, warehouse: duckdb.DuckDBPyConnection) -> None:
    """Make `points`, `charted` and `given_dates` (series, date, and the date as it is written) from one file.

    Columns are `date`, `value` or `numerator` and `denominator`, and optionally `series`; empty is missing.
    Raises SourceUnavailable or SourceUnreadable about the file, SeriesUnusable about what is in it.
    """
    refuse_settings(charting)
    with TemporaryDirectory() as folder:
        landed = Path(folder) / "landed.parquet"
        _land(path, landed)
        found = [name for (name, *_) in warehouse.execute(f"describe from {quoted(landed)}").fetchall()]
        names = {same(name): name for name in found if name not in (FILE_COLUMN, ROW_COLUMN)}
        refuse_columns(plain_name(path.name), names, COLUMNS, charting.kind)
        columns = ", ".join(
            f"{quoted_name(names[name]) if name in names else 'null'} as {name}_text" for name in COLUMNS
        )
        warehouse.execute(
            f"create temp table written as select {columns}, {ROW_COLUMN} as row_number from {quoted(landed)}"
        )
    warehouse.execute(f"create temp table typed as {sql_text('signals/typed.sql')}")
    refuse_rows(plain_name(path.name), charting, warehouse)
    warehouse.execute(
        f"create temp table points as {sql_text('signals/points.sql')}",
        {
            "phase_starts": sorted(set(charting.phase_starts)),
            "baseline_n": charting.baseline_n,
            "target": charting.target,
        },
    )
    warehouse.execute(
        f"create temp table charted as {sql_text('signals/charted.sql')}",
        {
            "chart": charting.chart,
            "rules": charting.rule_set.rules,
            "improvement": charting.improvement,
            "is_screened": charting.screens,
        },
    )
    warehouse.execute("create temp table given_dates as select series, date, date_text, row_number from typed")
    warehouse.execute("drop table written; drop table typed")


def _land(path: Path, into: Path) -> None:
    is_text = path.suffix.lower() not in _OTHER_FORMATS
    settings = FilesSettings(
        kind="files",
        path=path.name,
        format="csv" if is_text else None,
        delimiter=_delimiter(path) if is_text else "",
        settle_seconds=0,
    )
    context = SourceContext(
        dataset="series", contract="series", owner="", folder=path.parent, work=into.parent / "work"
    )
    FilesSource(settings, context).read(into)


def _delimiter(path: Path) -> str:
    """The one that finds a column `date` in the header; a comma where none does."""
    if not path.is_file():
        return ","
    with path.open("rb") as file:
        start = file.read(_START_BYTES)
    lines = start.decode(encoding_of_start(start, ""), errors="replace").splitlines()
    header = next((line for line in lines if line.strip()), "")
    for delimiter in _DELIMITERS:
        try:
            cells = next(csv.reader([header], delimiter=delimiter, strict=True), [])
        except csv.Error:
            continue
        if "date" in {same(cell.strip()) for cell in cells} and len(cells) > 1:
            return delimiter
    return ","
