"""Whether the first row of a file is surely a header, so that its cells may be told, and not a person's data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from tasks.arrival.name_likeness import written_alike

_MADE_UP_NAME = re.compile(r"column_\d+")
_NAMES_OF_A_HEADER = 2


def is_surely_header(names: Iterable[str], expected: Collection[str]) -> bool:
    """Whether two of the names, or all that are expected where those are fewer, are expected ones.

    A single one may stand in a row of data by chance: a flag `N` like a column n.
    """
    known = {written_alike(name) for name in expected} - {""}
    telling = {written_alike(name) for name in names if not _MADE_UP_NAME.fullmatch(name)} & known
    return bool(telling) and len(telling) >= min(_NAMES_OF_A_HEADER, len(known))
