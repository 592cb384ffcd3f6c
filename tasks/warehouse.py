"""The only module that opens DuckDB, with one set of settings for all."""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from uuid import uuid4

import duckdb

_MEMORY_SHARE = "60%"
# DuckDB 2.0 takes a sum of rows that were left joined to an empty table for a small number, and then adds it up in one
# byte and finds it smaller than ten: what it knows of columns beforehand must not be used.
UNSAFE_OPTIMIZERS = "statistics_propagation"
_opening = Lock()


def confine(warehouse: duckdb.DuckDBPyConnection, folders: Iterable[Path] = (), files: Iterable[Path] = ()) -> None:
    """From here on, let statements touch what is in these folders and read these files: a map may be anybody's SQL.

    No setting can be changed any more, since some make DuckDB write files of its own.
    """
    listed = {"allowed_directories": [f"{folder}/" for folder in folders], "allowed_paths": [*map(str, files)]}
    for name, places in listed.items():
        if places:
            warehouse.execute(f"set {name} = $places", {"places": places})
    warehouse.execute("set enable_external_access = false; set lock_configuration = true")


@contextmanager
def open_warehouse(
    path: Path | None = None, *, work: Path | None = None, read_only: bool = False, most_memory_mb: int = 0
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB file, or memory when no path is given, and close it at the end.

    `work` is a folder for data that do not fit in memory; without it, memory is all there is. `most_memory_mb` bounds
    memory below what the machine would allow. Extensions are never fetched.
    """
    connection = duckdb.connect(str(path) if path else ":memory:", read_only=read_only)
    try:
        connection.execute("set autoinstall_known_extensions = false; set autoload_known_extensions = false")
        connection.execute(f"set memory_limit = '{_MEMORY_SHARE}'")
        if most_memory_mb:
            ((allowed,),) = connection.execute(
                "select least(parse_formatted_bytes(current_setting('memory_limit')), $most)",
                {"most": most_memory_mb * 10**6},
            ).fetchall()
            connection.execute(f"set memory_limit = '{allowed}B'")
        connection.execute(f"set disabled_optimizers = '{UNSAFE_OPTIMIZERS}'")
        connection.execute("set enable_progress_bar = false")
        if work is not None:
            work.mkdir(parents=True, exist_ok=True, mode=0o700)
            connection.execute("set temp_directory = $folder", {"folder": str(work)})
        elif path is None:
            # Its own choice is the folder the command was called from, where rows about people must not lie.
            connection.execute("set temp_directory = ''")
        yield connection
    finally:
        connection.close()


@contextmanager
def share_warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """Lend an empty database in memory of the one DuckDB that a process keeps for short questions; gone at the end.

    To open DuckDB takes longer than most of them. It cannot be confined, nothing of it is spilled, and a cursor of it
    would not see its tables.
    """
    name = f"asked_{uuid4().hex}"
    with _opening:
        cursor, closing = _kept().cursor(), _kept().cursor()
    with closing:
        try:
            with cursor as connection:
                connection.execute(f"attach ':memory:' as {name}; use {name}")
                yield connection
        finally:
            # Of an answer that was not read to its end, the cursor that asked takes no more statements.
            closing.execute(f"detach database if exists {name}")


@cache
def parsed(text: str) -> duckdb.Statement:
    """The statement of a text that stays as it is, for any connection: to read it takes a third of a short one's time.

    What is put into the text is remembered with it, so that paths and values must not be.
    """
    with _opening:
        cursor = _kept().cursor()
    with cursor as connection:
        (statement,) = connection.extract_statements(text)
    return statement


@cache
def _kept() -> duckdb.DuckDBPyConnection:
    """Opened when it is first asked for, and closed with the process."""
    until_exit = ExitStack()
    # What is still remembered when Python ends is told as leaked.
    atexit.register(_kept.cache_clear)
    atexit.register(until_exit.close)
    atexit.register(parsed.cache_clear)
    warehouse = until_exit.enter_context(open_warehouse())
    # What stood in a file that is written anew must not be remembered.
    warehouse.execute("set enable_external_file_cache = false")
    return warehouse


def relations(warehouse: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The names of all tables and views; what tells of their columns too would bind each view, and open its files."""
    named = "select table_name from duckdb_tables() union all select view_name from duckdb_views() where not internal"
    return frozenset(name for (name,) in warehouse.execute(named).fetchall())
