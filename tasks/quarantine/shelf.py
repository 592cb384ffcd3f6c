"""One folder of rows to mend for each dataset; those of earlier deliveries lie behind it, for runs that told them."""

from __future__ import annotations

from pathlib import Path

from tasks.quarantine.mended import FOLDER as MENDED
from tasks.storage.private_files import private_folder

EARLIER = "earlier"


def put_in_front(quarantine: Path, key: str) -> None:
    """Let the rows held back by the verdict `key` be the only ones in front; none where it holds nothing back.

    Nothing is thrown away: a delivery that comes again finds its rows again.
    """
    behind = quarantine / EARLIER / key
    if behind.is_dir() and not (quarantine / key).exists():
        behind.rename(quarantine / key)
    for folder in [one for one in quarantine.iterdir() if one.is_dir() and one.name not in (MENDED, EARLIER, key)]:
        there = private_folder(quarantine / EARLIER) / folder.name
        if not there.exists():
            folder.rename(there)


def rows_of(quarantine: Path, key: str) -> Path | None:
    """The folder with the rows that a verdict held back, in front or behind."""
    places = (quarantine / key, quarantine / EARLIER / key)
    return next((one for one in places if key and one.is_dir()), None)
