"""The folder of one run: made under a partial name, published by one rename."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from tasks.errors import RunNotFound
from tasks.storage.home import Home
from tasks.storage.private_files import private_folder
from tasks.verdicts.verdict import Verdict

LATEST = "latest"
_ALWAYS_TOLD = {"cycle", "district", "fingerprint", "is_complete", "verdicts"}
_WORDS = ("cycle", "district", "fingerprint")
_MANIFEST = "manifest.json"
_WAREHOUSE = Path("protected") / "warehouse.duckdb"
_TOLD = Path("protected") / "told.parquet"


@dataclass(frozen=True)
class RunFolder:
    """Where a run is made (`partial`) and where it will be (`final`)."""

    run_id: str
    partial: Path
    final: Path

    @property
    def warehouse(self) -> Path:
        """Facts about people and unprotected numbers: for the owner's eyes only."""
        return self.partial / _WAREHOUSE

    @property
    def told(self) -> Path:
        """All numbers about people, with which of them are shown: for the owner's eyes only."""
        return self.partial / _TOLD

    @property
    def published(self) -> Path:
        """What may be shown, as Parquet."""
        return self.partial / "published"

    @property
    def briefs(self) -> Path:
        """Briefs by audience."""
        return self.partial / "briefs"

    @property
    def scorecards(self) -> Path:
        """What each department's deliveries came to."""
        return self.partial / "scorecards"


def start_run(home: Home, cycle_id: str) -> RunFolder:
    """Make the partial folder of a new run and clear away what runs that were killed left behind."""
    runs = private_folder(home.runs)
    clear_left_behind(runs, *home.work.glob("*"))
    run_id = new_id(cycle_id)
    folder = RunFolder(run_id, runs / f".{run_id}.partial", runs / run_id)
    private_folder(folder.partial / "protected")
    return folder


def clear_left_behind(folder: Path, *more: Path) -> None:
    """Remove what was not finished among the published ones of a folder, and `more` that was left behind with it."""
    for left in (*folder.glob(".*.partial"), *folder.glob(f".{LATEST}-*"), *more):
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        else:
            left.unlink()


def new_id(cycle_id: str) -> str:
    """A name that no other run has, in the order of time among those of its cycle."""
    return f"{cycle_id}-{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:8]}"


def cycle_of(run_id: str) -> str:
    """The cycle that a run was made for, by its name alone."""
    return run_id.rsplit("-", 2)[0]


def find_run(where: Path) -> Path:
    """The folder of a published run, given itself, a link to it, or any path in it.

    Raises RunNotFound.
    """
    resolved = where.resolve()
    for folder in (resolved, *resolved.parents):
        if (folder / _MANIFEST).is_file() and (folder / "run.json").is_file():
            return folder
    raise RunNotFound(
        "There is no published run here.",
        where=str(where),
        fix="name a folder below home/runs, such as home/runs/latest",
    )


def warehouse_of(run: Path) -> Path:
    """Where a published run keeps its warehouse."""
    return run / _WAREHOUSE


def told_of_run(run: Path) -> Path:
    """Where a published run keeps all numbers about people, with which of them are shown."""
    return run / _TOLD


def read_manifest(run: Path) -> dict[str, Any]:
    """The manifest of a published run, without a look at its verdicts.

    Raises RunNotFound where it was cut or changed.
    """
    try:
        manifest: dict[str, Any] = json.loads((run / _MANIFEST).read_bytes())
        if not manifest.keys() >= _ALWAYS_TOLD or not all(isinstance(manifest[name], str) for name in _WORDS):
            raise ValueError
    except (AttributeError, TypeError, ValueError):
        raise unreadable(run) from None
    return manifest


def verdicts_of(manifest: Mapping[str, Any], run: Path) -> tuple[Verdict, ...]:
    """The verdicts in the manifest of a run, which may be of another version.

    Raises RunNotFound where they were changed.
    """
    known = Verdict.model_fields.keys()
    try:
        return tuple(
            Verdict.model_validate({name: value for name, value in told.items() if name in known})
            for told in manifest["verdicts"]
        )
    except (AttributeError, TypeError, ValueError):
        raise unreadable(run) from None


def unreadable(run: Path, what: str = "manifest", path: Path | None = None) -> RunNotFound:
    """What is said of a run of which a file was harmed: its manifest, where no other is named."""
    return RunNotFound(
        f"The {what} of this run cannot be read: it was cut or changed, or is gone.",
        where=str(path or run / _MANIFEST),
        fix="bring it back from a copy, or run the cycle again",
    )
