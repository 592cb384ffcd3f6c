"""A path that DuckDB takes as it is."""

from __future__ import annotations

import re
from pathlib import Path

# What DuckDB reads as a pattern, and bytes that are no text.
_ODD = re.compile(r"[*?\[\]{}\ud800-\udfff]")


def is_plain(path: Path) -> bool:
    """Whether DuckDB takes the path as it is."""
    return not _ODD.search(str(path))


def plain_path(path: Path, work: Path) -> Path:
    """The path, or that of a link to it in `work` where DuckDB would take it for another."""
    if is_plain(path):
        return path
    link = work / "link"
    link.unlink(missing_ok=True)
    link.symlink_to(path.resolve())
    return link
