"""Rows that a department has mended: they stand in for the rows held back when these are judged again."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from expectations.sql_literal import literal
from tasks.maps.landed import InUse, held_id, source_columns
from tasks.quarantine.mended_files import read_mended_files
from tasks.quarantine.misplaced_mended import take_in
from tasks.sources.column_names import same
from tasks.sources.settings import SourceContext
from tasks.sql_text import filled, quoted, quoted_name
from tasks.storage.private_files import private_folder

FOLDER = "mended"
_ADDRESS = ("held_id", "held_file", "held_row")


@dataclass(frozen=True)
class Mended:
    """Mended rows as text Parquet; none when `path` is None. `headers` are the columns of each file by its name.

    `notice` says why files could not be read, or how they were.
    """

    path: Path | None = None
    sha256: str = ""
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notice: str = ""


NONE_MENDED = Mended()


@dataclass(frozen=True)
class Replaced:
    """How many rows mended ones stand for, what to tell the department of files, and the columns that these mend."""

    rows_n: int = 0
    notices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


def read_mended(quarantine: Path, context: SourceContext) -> Mended:
    """What lies in the folder `mended` of a dataset's quarantine, or was saved in one beside the template."""
    folder = quarantine / FOLDER
    taken_in = take_in(quarantine, folder)
    if not folder.is_dir() or not any(folder.iterdir()):
        return NONE_MENDED
    into = private_folder(context.work) / "mended.parquet"
    found = read_mended_files(folder, _ADDRESS[0], context, into)
    if not found.sha256:
        shutil.rmtree(context.work)
    notices = (*([taken_in] if taken_in else []), *found.notices)
    return Mended(into if found.sha256 else None, found.sha256, found.headers, " ".join(notices))


def replace_mended(warehouse: duckdb.DuckDBPyConnection, mended: Mended, using: InUse) -> Replaced:
    """Let the relation `raw` give mended rows in the place of those that they mend, and `unmended` what came.

    A row that says what came, in the columns that are read, is not mended; columns that its file does not have, since
    they came later, are as they came. Where several mended rows speak of one, the last of the last file by name holds.
    """
    if mended.path is None:
        return Replaced()
    columns = source_columns(warehouse, "raw")
    whole, told = _whole_files(mended.headers, (*_ADDRESS, *(name for name in columns if using.needs(name))))
    if not whole:
        return Replaced(0, told)
    rows = f"select * from read_parquet({quoted(mended.path)}) where list_contains($files, _file)"
    warehouse.execute(f"create table mended_files as {rows}", {"files": whole})
    warehouse.execute("create table decided_rows (_id bigint, _file varchar, _row bigint, is_against boolean)")
    _make_answers(warehouse, columns, using, {file: mended.headers[file] for file in whole})
    listed = ", ".join(map(quoted_name, columns))
    warehouse.execute(f"create table mended_rows as {filled('quarantine/mended_rows.sql', columns=listed)}")
    warehouse.execute("alter view raw rename to unmended")
    warehouse.execute(
        f"create view raw as select {listed}, _file, _row from unmended "
        "where not exists (select 1 from mended_rows where mended_rows._file = unmended._file "
        "and mended_rows._row = unmended._row) "
        f"union all select {listed}, _file, _row from mended_rows"
    )
    ((mended_n,),) = warehouse.execute("select count(*) from mended_rows").fetchall()
    return Replaced(mended_n, told, tuple(columns))


def _whole_files(headers: Mapping[str, tuple[str, ...]], needed: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """The files whose own header has all the columns of a template, and what to tell of the others."""
    lacking = {
        file: [name for name in needed if same(name) not in {same(one) for one in header}]
        for file, header in headers.items()
    }
    told = tuple(
        f"{file} lacks {_named(names)} of its template, and mends nothing: keep all columns as they are there."
        for file, names in lacking.items()
        if names
    )
    return [file for file, names in lacking.items() if not names], told


def _named(columns: Sequence[str]) -> str:
    """What we have named by its name; the names that came are counted, since nobody knows what they say."""
    ours = [name for name in columns if name in _ADDRESS]
    theirs_n = len(columns) - len(ours)
    counted = f"{theirs_n}{' other' if ours else ''} column{'' if theirs_n == 1 else 's'}" if theirs_n else ""
    return " and ".join(filter(None, (", ".join(ours), counted)))


def _make_answers(
    warehouse: duckdb.DuckDBPyConnection, columns: Sequence[str], using: InUse, headers: Mapping[str, Sequence[str]]
) -> None:
    files_with = {
        name: [file for file, header in headers.items() if same(name) in {same(one) for one in header}]
        for name in columns
    }
    told = [name for name in columns if files_with[name]]
    # The mark before text that a spreadsheet would run was set by us.
    own = ", ".join(
        f"regexp_replace(mended_files.{quoted_name(name)}, '^''([=@\\t\\r+-])', '\\1') as {quoted_name(name)}"
        for name in told
    )
    value_of = {name: _value(name, files_with[name], len(headers)) for name in columns}
    values = ", ".join(f"{value_of[name]} as {quoted_name(name)}" for name in columns)
    is_same = " and ".join(
        f"coalesce({value_of[name]}, '') = coalesce(raw.{quoted_name(name)}, '')" for name in using.of(columns)
    )
    digest = held_id("raw", columns, using)
    there = {name for name, *_ in warehouse.execute("describe mended_files").fetchall()}
    because = "coalesce(contains(mended_files.held_because, 'key.contradicted'), false)"
    was_contradicted = because if "held_because" in there else "false"
    answers = filled(
        "quarantine/mended_answers.sql",
        own=own,
        values=values,
        digest=digest,
        is_same=is_same,
        was_contradicted=was_contradicted,
    )
    warehouse.execute(f"create table mended_answers as {answers}")


def _value(name: str, files_with: Sequence[str], files_n: int) -> str:
    """SQL of the value that a mended row has, or came with where its file does not have the column."""
    own, came = f"answers.{quoted_name(name)}", f"raw.{quoted_name(name)}"
    if len(files_with) in (0, files_n):
        return own if files_with else came
    listed = ", ".join(map(literal, files_with))
    return f"case when answers.said_in in ({listed}) then {own} else {came} end"


def told_of_mended(warehouse: duckdb.DuckDBPyConnection, mended: Replaced, using: InUse) -> tuple[str, ...]:
    """What to tell the department of mended rows, when it is known between which of them it has decided."""
    if not mended.columns:
        return mended.notices
    digest = held_id("mended_answers", mended.columns, using)
    counted = warehouse.execute(filled("quarantine/mended_counts.sql", digest=digest)).fetchall()
    ((idle_n, left_n, disputed_n),) = counted
    return (
        *mended.notices,
        *([f"{_rows(left_n)} of the mended files {_is(left_n)} as sent before, and not mended."] if left_n else []),
        *(
            [f"{_rows(disputed_n)} {_is(disputed_n)} mended in several ways: the last file by name holds."]
            if disputed_n
            else []
        ),
        *([_idle(idle_n)] if idle_n else []),
    )


def _idle(count: int) -> str:
    """A column that is read and came or went leaves the same rows held back: what mends them must not be lost."""
    if count == 1:
        return "1 mended row mends nothing that came this time; once it is not held back, its file can be removed."
    mended = f"{count:,} mended rows mend nothing that came this time"
    return f"{mended}; once none of them is held back, their files can be removed."


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
