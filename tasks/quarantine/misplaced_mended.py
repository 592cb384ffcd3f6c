"""Mended files saved in a folder `mended` beside the template itself: they are taken to where they are read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tasks.storage.private_files import PRIVATE_FILE, private_folder


def take_in(quarantine: Path, folder: Path) -> str:
    """Move them into `folder`, under other names where it has theirs already; what to tell, empty where there are none.

    The folder of a delivery lies behind others after the next one, and what is in it would be read no more.
    """
    moved_n = 0
    for place in _misplaced(quarantine, folder):
        for path in sorted(one for one in place.iterdir() if one.is_file() and not one.is_symlink()):
            path.replace(_free(private_folder(folder) / path.name)).chmod(PRIVATE_FILE)
            moved_n += 1
        if not any(place.iterdir()):
            place.rmdir()
    if not moved_n:
        return ""
    files, were = ("1 mended file", "was") if moved_n == 1 else (f"{moved_n:,} mended files", "were")
    return (
        f"{files} lay in a folder {folder.name} beside the rows to mend and {were} moved to where mended rows are read."
    )


def _misplaced(quarantine: Path, folder: Path) -> Iterator[Path]:
    """Folders of this name in those of deliveries, in front or behind."""
    for pattern in (f"*/{folder.name}", f"*/*/{folder.name}"):
        yield from sorted(one for one in quarantine.glob(pattern) if one.is_dir() and folder not in one.parents)


def _free(path: Path) -> Path:
    """The path, or the next like it that no file has."""
    number = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free
