"""What a figure rests on: whose files, how many rows came, and what became of those that no figure counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tasks.scoring.causes import causes_of
from tasks.verdicts.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Rows that are not counted, and why."""

    rows_n: int
    why: str


@dataclass(frozen=True, kw_only=True)
class InputFile:
    """A file as it came."""

    name: str
    rows_n: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Input:
    """A dataset that a figure reads; `used_n` rows of `read_n` go on, or of an older copy of `stand_in_date`."""

    dataset: str
    contract: str
    title: str
    owner: str
    status: str
    files: tuple[InputFile, ...]
    snapshot_sha256: str
    read_n: int
    used_n: int
    mended_n: int
    kept_n: int
    freshest_date: date | None
    stand_in_date: date | None
    released_because: str
    filters: tuple[Filter, ...]


def input_of(verdict: Verdict) -> Input:
    """A dataset by what was said of it."""
    left_out = [Filter(rows_n=rows_n, why=f"left out: {why}") for why, rows_n in verdict.left_out.items()]
    held_back = [
        Filter(rows_n=one.rows_n, why=f"held back: {one.sentence}")
        for one in causes_of(verdict)
        if one.severity == "critical" and one.rows_n
    ]
    return Input(
        dataset=verdict.dataset,
        contract=verdict.contract,
        title=verdict.title,
        owner=verdict.owner,
        status=verdict.status,
        files=tuple(InputFile(name=one.name, rows_n=one.rows_n, sha256=one.sha256) for one in verdict.files),
        snapshot_sha256=verdict.snapshot_sha256,
        read_n=verdict.read_n,
        used_n=verdict.used_n,
        mended_n=verdict.mended_n,
        kept_n=verdict.kept_n,
        freshest_date=verdict.freshest_date,
        stand_in_date=verdict.stand_in_date,
        released_because=verdict.released_because,
        filters=(*left_out, *held_back),
    )
