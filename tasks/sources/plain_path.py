"""A path that DuckDB takes as it is."""

from __future__ import annotations

import re
from pathlib import Path

_READ_AS_PATTERN = re.compile(r"[*?\[\]{}]")


def plain_path(path: Path, work: Path) -> Path:
    """The path, or that of a link to it in `work` where DuckDB would read its name as a pattern."""
    if not _READ_AS_PATTERN.search(str(path)):
        return path
    link = work / "link"
    link.unlink(missing_ok=True)
    link.symlink_to(path.resolve())
    return link
