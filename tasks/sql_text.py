"""Reads an SQL file that lies beside a module, fills its marks, and quotes what takes no parameter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parent
_MARK = re.compile(r"\$([a-z_]+)")


@cache
def sql_text(name: str) -> str:
    """The text of an SQL file, by its path below `tasks`."""
    return (_ROOT / name).read_text(encoding="utf-8")


def filled(name: str, **marks: str) -> str:
    """The text of an SQL file with its marks, such as `$columns`, filled in at once.

    What fills one mark may hold the name of another, as a source's column `$rows` does. Other words after a `$` are
    parameters and stay. Raises KeyError for a mark that the text does not have.
    """
    text = sql_text(name)
    absent = marks.keys() - set(_MARK.findall(text))
    if absent:
        raise KeyError(f"{name} has no mark {', '.join(sorted(absent))}")
    return _MARK.sub(lambda found: marks.get(found[1], found[0]), text)


def alike(one: str, other: str, columns: Iterable[str]) -> str:
    """SQL of whether rows of two relations are the same in these columns; what is empty in both is the same."""
    return " and ".join(f"{one}.{name} is not distinct from {other}.{name}" for name in columns)


def quoted(path: Path) -> str:
    """A path as an SQL string: views and COPY targets take no parameters."""
    return "'" + str(path).replace("'", "''") + "'"


def quoted_name(name: str) -> str:
    """A source's column name as an SQL identifier, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'
