"""Receipts that lie beside rows: what was said of them, as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar

from tasks.sources.settings import Settings

Told = TypeVar("Told", bound=Settings)


def read_receipt(kind: type[Told], receipt: Path, /, **beside: Any) -> Told | None:
    """What a receipt and its place say; None where it is not there or was cut, so that it is found out again."""
    try:
        return kind.model_validate({**json.loads(receipt.read_bytes()), **beside})
    except (FileNotFoundError, TypeError, ValueError):
        return None
