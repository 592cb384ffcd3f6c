"""A folder to put hostile files into, and the road from there to the rows that land."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tasks.errors import SourceUnavailable
from tasks.sources.files import FilesSource
from tasks.sources.settings import FilesSettings, SourceContext

Rows = list[dict[str, Any]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "district"
    path.mkdir()
    return path


@pytest.fixture
def landed(folder: Path, tmp_path: Path) -> Callable[..., Rows]:
    """The rows of what `path` means, as they land; with `content`, that is written there first."""

    def read(path: str, content: str | bytes | None = None, **said: Any) -> Rows:
        if content is not None:
            (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
        context = SourceContext(
            dataset="attendance", contract="attendance", owner="Ann Lead", folder=folder, work=tmp_path / "work"
        )
        source = FilesSource(FilesSettings(kind="files", path=path, **{"settle_seconds": 0, **said}), context)
        source.look()
        source.read(tmp_path / "landed.parquet")
        return pq.read_table(tmp_path / "landed.parquet").to_pylist()

    return read


@pytest.fixture
def refused(landed: Callable[..., Rows]) -> Callable[..., str]:
    """What the refusal says in its first line, having checked that it says whose the file is and what to do."""

    def read(path: str, content: str | bytes | None = None, **said: Any) -> str:
        with pytest.raises(SourceUnavailable) as refusal:
            landed(path, content, **said)
        assert refusal.value.where
        assert refusal.value.whose == "Ann Lead"
        assert refusal.value.fix
        return refusal.value.what

    return read
