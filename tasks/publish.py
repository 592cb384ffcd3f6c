"""Publish: one rename makes a finished run visible; `latest` moves last."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tasks.manifest import as_json
from tasks.storage.run_folder import LATEST, RunFolder


def publish(folder: RunFolder, manifest: Mapping[str, Any], run: Mapping[str, Any]) -> Path:
    """Write the manifest and `run.json`, make all of it durable, rename, and point `latest` to it.

    `run` holds what the clock and chance decide: id, times, timings. `latest` is never a run as of an earlier day.
    """
    (folder.partial / "manifest.json").write_text(as_json(manifest), encoding="utf-8")
    (folder.partial / "run.json").write_text(as_json(run), encoding="utf-8")
    for path in sorted(folder.partial.rglob("*")):
        _make_durable(path)
    folder.partial.rename(folder.final)
    _make_durable(folder.final.parent)
    if not manifest.get("as_of"):
        _point_latest(folder.final)
    return folder.final


def _point_latest(final: Path) -> None:
    link = final.with_name(f".{LATEST}-{final.name}")
    link.unlink(missing_ok=True)
    link.symlink_to(final.name)
    link.replace(final.with_name(LATEST))


def _make_durable(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
