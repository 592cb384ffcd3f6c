"""Receipts that lie beside rows: what was said of them, as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from tasks.sources.settings import Settings

Told = TypeVar("Told", bound=Settings)


def read_receipt(kind: type[Told], path: Path) -> Told | None:
    """What a receipt says; None where it is not there or was cut, so that it is found out again."""
    try:
        return kind.model_validate_json(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
