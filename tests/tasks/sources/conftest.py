"""A district's folder to put files into, and the road from there to the rows that land."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tasks.sources.protocol import Source
from tasks.sources.registry import connector
from tasks.sources.settings import FilesSettings, SourceContext

OWNER = "Student Services (Ann Lead, ann@example.org)"


@dataclass(frozen=True)
class Landed:
    """What is in a snapshot, `_file` and `_row` apart."""

    names: list[str]
    values: list[tuple[str | None, ...]]
    files: list[str]
    rows: list[int]

    def column(self, name: str) -> list[str | None]:
        return [row[self.names.index(name)] for row in self.values]


@pytest.fixture
def context(tmp_path: Path) -> SourceContext:
    return SourceContext(
        dataset="attendance", contract="attendance", owner=OWNER, folder=tmp_path / "district", work=tmp_path / "work"
    )


@pytest.fixture
def put(context: SourceContext) -> Callable[[str, str | bytes], Path]:
    def put_file(name: str, content: str | bytes) -> Path:
        path = context.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return put_file


@pytest.fixture
def source(context: SourceContext) -> Callable[..., Source]:
    """A files source that does not wait for files to settle, unless told to."""

    def make(path: str, **settings: Any) -> Source:
        return connector(FilesSettings(kind="files", path=path, **{"settle_seconds": 0, **settings}), context)

    return make


@pytest.fixture
def read(source: Callable[..., Source], tmp_path: Path) -> Callable[..., Landed]:
    def read_files(path: str, **settings: Any) -> Landed:
        into = tmp_path / "landed.parquet"
        source(path, **settings).read(into)
        table = pq.read_table(into)
        assert table.column_names[-2:] == ["_file", "_row"]
        columns = [column.to_pylist() for column in table.columns]
        return Landed(table.column_names[:-2], list(zip(*columns[:-2], strict=True)), columns[-2], columns[-1])

    return read_files


@pytest.fixture(scope="session")
def real_data() -> Path:
    folder = os.environ.get("THROUGHLINE_REAL_DATA")
    if not folder:
        pytest.skip("not run: THROUGHLINE_REAL_DATA does not name the folder of the real files")
    return Path(folder)
