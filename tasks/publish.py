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
    return publish_files(
        folder.partial,
        folder.final,
        {"manifest.json": manifest, "run.json": run},
        is_latest=not manifest.get("as_of"),
    )


def publish_files(
    partial: Path, final: Path, files: Mapping[str, Mapping[str, Any]], *, is_latest: bool = True
) -> Path:
    """Write these files of JSON to a finished folder, give it its name for good, and point `latest` beside it to it."""
    for name, told in files.items():
        (partial / name).write_text(as_json(told), encoding="utf-8")
    for path in sorted(partial.rglob("*")):
        _make_durable(path)
    partial.rename(final)
    _make_durable(final.parent)
    if is_latest:
        _point_latest(final)
    return final


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
