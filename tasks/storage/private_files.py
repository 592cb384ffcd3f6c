"""Writing files that only their owner may read, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


def private_folder(path: Path) -> Path:
    """Make a folder, and those above it that do not exist, for its owner's eyes only."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    return path


def seal(part: Path, final: Path) -> Path:
    """Give a finished file its name in one step, readable by its owner only."""
    part.chmod(PRIVATE_FILE)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(final)
    return final


def write_private(path: Path, text: str) -> Path:
    """Write a small text file in one step."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8")
    return seal(part, path)
