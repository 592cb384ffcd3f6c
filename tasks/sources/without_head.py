"""A delimited file without its head, for a reader that would take the head for something else."""

from __future__ import annotations

import codecs
import shutil
from pathlib import Path

from tasks.sources.head import Head

FIRST_LINE = "-"


def without_head(text: Path, head: Head, work: Path) -> Path:
    """A copy in which one plain line stands for the head.

    That line ends as the head does: DuckDB takes the first line end it sees, quoted or not, for that of all lines.
    """
    copy = work / "tail"
    with text.open("rb") as whole, copy.open("wb") as tail:
        mark = len(codecs.BOM_UTF8) if whole.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8 else 0
        whole.seek(mark + len(head.text.encode()))
        tail.write(f"{FIRST_LINE}{head.line_end}".encode())
        shutil.copyfileobj(whole, tail, 1 << 20)
    return copy
