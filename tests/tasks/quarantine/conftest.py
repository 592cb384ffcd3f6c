"""Mended files that a test has just written whole."""

import pytest

from tasks.quarantine import mended_files


@pytest.fixture(autouse=True)
def settled_at_once(monkeypatch):
    """That a file is waited for while it is being written is shown where files are read."""
    monkeypatch.setattr(mended_files, "_SETTLE_SECONDS", 0.02)
