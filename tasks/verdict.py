"""A verdict: what validation said of one dataset, in counts, never values."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field

from expectations.contract import Severity
from tasks.sources.settings import Settings

Status = Literal["accepted", "stopped", "stood_in", "missing"]


class BrokenRule(Settings):
    """A rule that some rows, or the table, break."""

    name: str
    sentence: str
    severity: Severity
    rows_n: int


class DeliveredFile(Settings):
    """A file as it came: its name, the hash of its content and its rows."""

    name: str
    sha256: str
    rows_n: int


class Verdict(Settings):
    """What became of one dataset; `accepted_path` holds the rows that go on, if any do.

    read_n = mapped source rows + sum(left_out); mapped_n = accepted_n + quarantined_n.
    `key` names what was judged, snapshot, map and contract together; `stand_in_key` that of the rows standing in.
    `snapshot_date` is the day of `pulled_at` where the district lies.
    """

    dataset: str
    contract: str
    title: str
    department: str
    owner: str
    status: Status
    required: bool
    key: str = ""
    contract_sha256: str = ""
    snapshot_sha256: str = ""
    snapshot_date: date | None = None
    pulled_at: datetime | None = None
    read_n: int = 0
    left_out: dict[str, int] = Field(default_factory=dict)
    mapped_n: int = 0
    accepted_n: int = 0
    quarantined_n: int = 0
    broken_rules: tuple[BrokenRule, ...] = ()
    reasons: tuple[str, ...] = ()
    stand_in_date: date | None = None
    stand_in_key: str = ""
    stand_in_rows_n: int = 0
    freshest_date: date | None = None
    same_content_as: str = ""
    files: tuple[DeliveredFile, ...] = ()
    accepted_path: Path | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the dataset's own current rows go on."""
        return self.status == "accepted"

    @property
    def used_n(self) -> int:
        """Rows that go on: the dataset's own, or those standing in."""
        return {"accepted": self.accepted_n, "stood_in": self.stand_in_rows_n}.get(self.status, 0)

    @property
    def in_words(self) -> str:
        """One line for the terminal."""
        words = {
            "accepted": f"{self.accepted_n:,} rows accepted",
            "stopped": "stopped",
            "stood_in": f"stood in for by the rows of {self.stand_in_date}",
            "missing": "missing",
        }[self.status]
        held_back = f", {self.quarantined_n:,} held back" if self.quarantined_n else ""
        why = f": {' '.join(self.reasons)}" if self.reasons else ""
        return f"{self.dataset}: {words}{held_back}{why}"
