"""Finds that lines of the release ledger are lost: what is there all the same must be named by it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tasks.errors import HomeUnusable
from tasks.storage.home import Home
from tasks.storage.journal import Release, journal_file


def refuse_lost_lines(home: Home, noted: Sequence[Release], numbers: Path) -> None:
    """Raise HomeUnusable where numbers, a run or what is public was told, and no line of the ledger says so.

    `numbers` is the folder of those released. Without their lines all would be shown as if nothing had been told.
    """
    found = next(_told_of_none(home, noted, numbers), None)
    if found:
        raise HomeUnusable(
            "Lines of the journal are lost: what may be shown beside what readers were told cannot be chosen.",
            where=f"{journal_file(home)}, which lacks something of {found}",
            fix="bring home/journal back from a copy; where there is none, only another `home` in district.toml can go "
            "on, and knows nothing of what readers were told before",
        )


def _told_of_none(home: Home, noted: Sequence[Release], numbers: Path) -> Iterator[Path]:
    hashes = {one.numbers_sha256 for one in noted}
    # Their names are hashes of them, and errors are read by others too: only where they lie is told.
    yield from (numbers for path in numbers.glob("*.parquet") if path.stem not in hashes)
    # Manifests made before releases had ids name the hashes.
    names = hashes | {one.name for one in noted}
    cycles = {(one.audience, one.cycle) for one in noted}
    for audience, folder in (("internal", home.runs), ("public", home.public)):
        for path in sorted(folder.glob("[!.]*/manifest.json")):
            manifest = _manifest(path)
            if manifest and ({*manifest["released"]} - names or (audience, manifest["cycle"]) not in cycles):
                yield path.parent


def _manifest(path: Path) -> dict[str, Any] | None:
    """The manifest of what was told; None of another kind: older than the ledger, an analyst's, rendered again, cut."""
    try:
        manifest = json.loads(path.read_bytes())
        run = path.with_name("run.json")
        is_again = run.is_file() and "reissue_of" in json.loads(run.read_bytes())
        is_told = not (is_again or manifest.get("as_of"))
        return {"released": [*map(str, manifest["released"])], "cycle": manifest["cycle"]} if is_told else None
    except (AttributeError, KeyError, OSError, TypeError, ValueError):
        return None
