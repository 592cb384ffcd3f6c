"""Rows that a department has mended: they stand in for the rows held back when these are judged again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tasks.landed import held_id, source_columns
from tasks.mended_files import read_mended_files
from tasks.private_files import private_folder
from tasks.sources.settings import SourceContext
from tasks.sql_text import filled, quoted, quoted_name

FOLDER = "mended"
_ADDRESS = ("held_id", "held_file", "held_row")


@dataclass(frozen=True)
class Mended:
    """Mended rows as text Parquet; none when `path` is None. `notice` says why files could not be read."""

    path: Path | None = None
    sha256: str = ""
    notice: str = ""


NONE_MENDED = Mended()


@dataclass(frozen=True)
class Replaced:
    """How many rows mended ones stand for, and what to tell the department."""

    rows_n: int = 0
    notices: tuple[str, ...] = ()


def read_mended(quarantine: Path, context: SourceContext) -> Mended:
    """What lies in the folder `mended` of a dataset's quarantine."""
    folder = quarantine / FOLDER
    if not folder.is_dir() or not any(folder.iterdir()):
        return NONE_MENDED
    into = private_folder(context.work) / "mended.parquet"
    found = read_mended_files(folder, _ADDRESS[0], context, into)
    if not found.sha256:
        shutil.rmtree(context.work)
    return Mended(into if found.sha256 else None, found.sha256, " ".join(found.notices))


def replace_mended(warehouse: duckdb.DuckDBPyConnection, mended: Mended) -> Replaced:
    """Let the relation `raw` give mended rows in the place of those of `landed` that they mend.

    Where two mended rows speak of one, the last of the last file by name holds.
    """
    if mended.path is None:
        return Replaced()
    warehouse.execute(f"create table mended_files as select * from read_parquet({quoted(mended.path)})")
    there = source_columns(warehouse, "mended_files")
    columns = source_columns(warehouse, "raw")
    lacking = [name for name in (*_ADDRESS, *columns) if name not in there]
    if lacking:
        return Replaced(0, (f"The mended file lacks columns of its template: {len(lacking)} of {len(columns) + 3}.",))
    # The mark before text that a spreadsheet would run was set by us.
    values = ", ".join(
        f"regexp_replace(answers.{quoted_name(name)}, '^''([=@\\t\\r+-])', '\\1') as {quoted_name(name)}"
        for name in columns
    )
    digest = held_id("landed", source_columns(warehouse, "landed"))
    rows = filled("validation/mended_rows.sql", values=values, digest=digest)
    warehouse.execute(f"create table mended_rows as {rows}")
    ((mended_n,), (answers_n,)) = (
        warehouse.execute(f"select count(*) from {table}").fetchall()[0]
        for table in ("mended_rows", "(select distinct held_id, held_file, held_row from mended_files)")
    )
    listed = ", ".join(quoted_name(name) for name in columns)
    warehouse.execute("alter view raw rename to unmended")
    warehouse.execute(
        f"create view raw as select {listed}, _file, _row from unmended "
        "where not exists (select 1 from mended_rows where mended_rows._file = unmended._file "
        "and mended_rows._row = unmended._row) "
        f"union all select {listed}, _file, _row from mended_rows"
    )
    idle_n = answers_n - mended_n
    told = f"{idle_n:,} mended rows mend nothing that came this time; their files can be removed."
    return Replaced(mended_n, (told,) if idle_n else ())
