"""What every connector can do, whatever lies behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from tasks.sources.settings import SourceFile


class Source(Protocol):
    """Where a dataset comes from."""

    def look(self) -> list[SourceFile]:
        """Say what is there; raises SourceUnavailable or SourceUnreadable."""

    def read(self, into: Path, aside: Path | None = None) -> tuple[str, ...]:
        """Write one Parquet file of what is there; return what must be told of how it was read.

        Every column is VARCHAR as it came, empty is NULL; `_file` VARCHAR and `_row` BIGINT come last.
        Where a few lines are no rows, they go to a Parquet file `aside`, with their values as far as they go and the
        reason in `_malformed`; without `aside` they are refused. The same content gives the same bytes.
        """
