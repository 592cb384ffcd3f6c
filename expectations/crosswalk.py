"""How a code that others write becomes ours: by the standards' spellings and by a district's own crosswalk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from expectations.contract import Column
from expectations.sql_literal import literal

_MOST_NEAREST = 3
_NEAR_ENOUGH = 0.6
# That stand beside a number which means it, as in 3rd and Grd. 3; a room 3 is none.
_MOST_LETTERS = 3
# What ends the namespace of an Ed-Fi descriptor, such as uri://ed-fi.org/GradeLevelDescriptor#First grade.
_NAMESPACE_END = "descriptor#"


def folded(spelling: str) -> str:
    """A spelling as spellings are compared: without capitals, blanks and the lines that stand for them."""
    return spelling.lower().replace(" ", "").replace("_", "")


def sql_to_codes(column: Column, own: Mapping[str, str]) -> str:
    """A DuckDB expression that turns every spelling of a code that is known into ours and leaves the rest as it is.

    `own` is the district's crosswalk, from its codes to ours; it goes before everything else. An Ed-Fi descriptor
    counts by what follows its `#`, whatever its namespace: states and districts put their own there.
    """
    if not own and not column.codes:
        return column.name
    codes = {folded(theirs): ours for theirs, ours in _spellings(column, own).items() if folded(theirs)}
    entries = ", ".join(f"{literal(theirs)}: {literal(ours)}" for theirs, ours in codes.items())
    # DuckDB looks up a constant map once for each distinct value of a Parquet page where all steps from the column to
    # the key allow it; these do, while a regular expression costs ten times as much.
    spelling = f"replace(replace(lower({column.name}), ' ', ''), '_', '')"
    bare = f"split_part({spelling}, {literal(_NAMESPACE_END)}, 2)"
    return f"coalesce(map {{{entries}}}[{spelling}], map {{{entries}}}[{bare}], {column.name})"


def nearest_codes(value: str, column: Column, own: Mapping[str, str]) -> tuple[str, ...]:
    """The known spellings that look most like the value, best first, one a code and at most three.

    Where none does, those of the same number, as `03` is of `3rd`.
    """
    spellings = _spellings(column, own)
    written = {folded(spelling): spelling for spelling in spellings}
    bare = folded(value).rpartition(_NAMESPACE_END)[2]
    near = [written[one] for one in get_close_matches(bare, written, n=max(len(written), 1), cutoff=_NEAR_ENOUGH)]
    near = near or [spelling for spelling in spellings if _number(spelling) and _number(spelling) == _number(bare)]
    nearest_of = {spellings[spelling]: spelling for spelling in reversed(near)}
    return tuple(spelling for spelling in near if spelling == nearest_of[spellings[spelling]])[:_MOST_NEAREST]


def _number(spelling: str) -> str:
    """The one number that a spelling holds, without zeros before it; empty where words or more numbers stand there."""
    numbers = re.findall(r"\d+", spelling)
    letters_n = sum(one.isalpha() for one in spelling)
    return numbers[0].lstrip("0") if len(numbers) == 1 and letters_n <= _MOST_LETTERS else ""


def _spellings(column: Column, own: Mapping[str, str]) -> dict[str, str]:
    """Our code by every spelling; those of the district last, so that they win."""
    others = {spelling: code for code, listed in column.spellings.items() for spelling in listed}
    return {**{code: code for code in column.codes}, **others, **own}
