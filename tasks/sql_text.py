"""Reads an SQL file that lies beside a module, and quotes paths and names for SQL that takes no parameter."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parent


@cache
def sql_text(name: str) -> str:
    """The text of an SQL file, by its path below `tasks`."""
    return (_ROOT / name).read_text(encoding="utf-8")


def quoted(path: Path) -> str:
    """A path as an SQL string: views and COPY targets take no parameters."""
    return "'" + str(path).replace("'", "''") + "'"


def quoted_name(name: str) -> str:
    """A source's column name as an SQL identifier, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'
