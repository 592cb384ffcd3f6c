"""Deliver: put a published run's briefs where people look for them, each once."""

from __future__ import annotations

import shutil
from pathlib import Path

from tasks.district import District
from tasks.errors import RunFailed
from tasks.storage.file_hash import file_sha256


def deliver(district: District, run: Path, cycle_id: str) -> list[Path]:
    """Copy a run's briefs to the delivery folder, below the cycle's name; one that is there already is not again.

    Returns the files written: none where the folder is not set. Raises RunFailed where it cannot be written.
    """
    return _deliver(district, district.delivery.folder, run, cycle_id, "throughline render RUN")


def deliver_public(district: District, released: Path, cycle_id: str) -> list[Path]:
    """Copy what everybody may read to the public folder, as `deliver` does."""
    return _deliver(district, district.delivery.public_folder, released, cycle_id, "throughline release RUN")


def _deliver(district: District, folder: str, published: Path, cycle_id: str, again: str) -> list[Path]:
    if not folder:
        return []
    target = district.folder / folder / cycle_id
    try:
        return _copy(published / "briefs", target)
    except OSError as error:
        raise RunFailed(
            f"The run is published, but its briefs could not be delivered: {error.strerror}.",
            where=str(target),
            fix=f"see that the folder can be written, then: {again}",
        ) from None


def _copy(briefs: Path, target: Path) -> list[Path]:
    written = []
    for brief in sorted(path for path in briefs.rglob("*") if path.is_file()):
        place = target / brief.relative_to(briefs)
        if place.is_file() and file_sha256(place) == file_sha256(brief):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f".{place.name}.part")
        shutil.copyfile(brief, part)
        part.replace(place)
        written.append(place)
    return written
