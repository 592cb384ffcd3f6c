"""Answers of other people's packages, from the folder that THROUGHLINE_GOLDEN names."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Golden = Callable[[str], Any]


@pytest.fixture(scope="session")
def golden_folder() -> Path:
    folder = os.environ.get("THROUGHLINE_GOLDEN", "")
    if not folder:
        pytest.skip("not run: THROUGHLINE_GOLDEN does not name the folder of the golden answers")
    return Path(folder)


@pytest.fixture(scope="session")
def golden(golden_folder: Path) -> Golden:
    """The cases of one file, by its stem."""

    def cases(stem: str) -> list[dict[str, Any]]:
        read: dict[str, Any] = json.loads((golden_folder / f"{stem}.json").read_text(encoding="utf-8"))
        listed: list[dict[str, Any]] = read["cases"]
        return listed

    return cases
