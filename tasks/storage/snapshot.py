"""A snapshot: an immutable copy of what a source gave, with its receipt."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import Field

from tasks.sources.settings import Settings, SourceFile
from tasks.storage.receipts import read_receipt


class Snapshot(Settings):
    """The receipt of one pull; `path`, where the rows are as text, is not part of it, so that a home can move.

    `sha256` is the hash of the Parquet file, `content_sha256` that of what the source gave and of how it was read.
    `same_content_as` names the earlier file when the same content came under a new name. `notices` tell what was done
    to read it. Of the `rows_n` that came, `malformed_n` are lines that are no rows; they lie in `malformed_path`, and
    their hash is then part of `sha256`. `found_again_at` is when this pull found what an earlier one had landed.
    """

    dataset: str
    department: str
    sha256: str
    content_sha256: str
    path: Path = Field(exclude=True)
    found_again_at: datetime | None = Field(default=None, exclude=True)
    rows_n: int
    columns: tuple[str, ...]
    files: tuple[SourceFile, ...]
    rows_by_file: dict[str, int]
    pulled_at: datetime
    same_content_as: str = ""
    notices: tuple[str, ...] = ()
    malformed_n: int = 0

    @property
    def malformed_path(self) -> Path | None:
        """The lines that are no rows, if there are any."""
        return self.path.with_suffix(".malformed.parquet") if self.malformed_n else None

    @property
    def is_there(self) -> bool:
        """Whether all that was landed still lies where it was."""
        return all(path.is_file() for path in (self.path, self.malformed_path) if path)

    @classmethod
    def of_receipt(cls, receipt: Path) -> Snapshot | None:
        """Read the receipt that lies beside its snapshot; None where it was cut, so that the source is read again."""
        return read_receipt(cls, receipt, path=receipt.with_suffix(".parquet"))


class Hole(Settings):
    """Why a dataset gave no snapshot; `reason` holds no values.

    `has_come` is true where something came that cannot be read.
    """

    dataset: str
    reason: str
    has_come: bool = False
