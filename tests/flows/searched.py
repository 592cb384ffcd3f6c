"""Looks for a person in whatever a run leaves behind: files, what was printed, and what Prefect keeps."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb

from tasks.sources.sample import SENTINEL_BIRTH_DATE, SENTINEL_NAME, SENTINEL_STUDENT_ID

_DAY = date.fromisoformat(SENTINEL_BIRTH_DATE)
_SPELLINGS_OF_DAY = (
    "%Y-%m-%d",
    "%Y%m%d",
    "%m/%d/%Y",
    "%-m/%-d/%Y",
    "%d.%m.%Y",
    "%-d %B %Y",
    "%B %-d, %Y",
    "%b %-d, %Y",
)
_NUMBER = SENTINEL_STUDENT_ID.lstrip("0")
TOLD = (
    *SENTINEL_NAME.lower().replace("-", " ").split(),
    _NUMBER,
    f"{int(_NUMBER):,}",
    *(_DAY.strftime(spelling).lower() for spelling in _SPELLINGS_OF_DAY),
)
# What may be asked of Prefect's API, a page of so many at a time.
KEPT_BY_PREFECT = ("artifacts", "events", "logs", "flow_runs", "task_runs")
_PAGE = 50


def found_in(text: str) -> list[str]:
    """The parts and spellings that a text holds, whatever their case."""
    folded = text.lower()
    return [one for one in TOLD if one in folded]


def holding(folder: Path) -> Iterator[Path]:
    """Files that hold the person, by name or within; Parquet is read as rows, since it is compressed."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and found_in(f"{path.name}\n{_content(path)}"):
            yield path


def _content(path: Path) -> str:
    raw = path.read_bytes().decode("utf-8", errors="replace")
    if path.suffix != ".parquet":
        return raw
    with duckdb.connect() as warehouse:
        rows = warehouse.execute("select * from read_parquet($path)", {"path": str(path)}).fetchall()
    return "\n".join([raw, *(str(value) for row in rows for value in row if isinstance(value, str | date))])


def kept_by_prefect(api: str, kind: str) -> str:
    """All that Prefect's API tells of one kind of thing."""
    told = ""
    page = {"limit": _PAGE, "offset": 0}
    answer = _asked(f"{api}/{kind}/filter", {"limit": _PAGE} if kind == "events" else page)
    while True:
        told += json.dumps(answer)
        if kind == "events":
            if not answer["next_page"]:
                return told
            answer = _asked(answer["next_page"])
        else:
            if len(answer) < _PAGE:
                return told
            page["offset"] += _PAGE
            answer = _asked(f"{api}/{kind}/filter", page)


def _asked(address: str, body: dict[str, int] | None = None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data=data, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read())
