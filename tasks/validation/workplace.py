"""Where one dataset is judged: a warehouse and a private folder, both gone at the end."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import duckdb

from tasks.storage.private_files import private_folder
from tasks.warehouse import open_warehouse

# Beside Great Expectations this stays below 2 GB; what needs more is spilled.
_MOST_MEMORY_MB = 1000


@dataclass(frozen=True)
class Workplace:
    """One warehouse for judging and for limits, since to open one takes as long as several limits do."""

    warehouse: duckdb.DuckDBPyConnection
    folder: Path


@contextmanager
def open_workplace(among: Path) -> Iterator[Workplace]:
    """Make the folder among those of other work."""
    folder = private_folder(among / f"judge-{uuid4().hex}")
    try:
        with open_warehouse(work=folder / "spill", most_memory_mb=_MOST_MEMORY_MB) as warehouse:
            yield Workplace(warehouse, folder)
    finally:
        shutil.rmtree(folder)
