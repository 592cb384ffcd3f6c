"""Columns that are both there, each with the other's values: their headers were exchanged."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.arrival.content_likeness import MOST_ROWS, Rows, Shared, shared_values, values_again
from tasks.arrival.renames import OTHER_VALUES, SAME_VALUES
from tasks.maps.header_changes import ColumnChanges, Renamed

# With fewer values two columns may be the same by chance.
TELLING_VALUES_N = 5
# Each column is first held against itself; only those that are strangers to it are held against each other.
MOST_STRANGERS = 60


def swapped_headers(rows: Rows, columns: Sequence[str]) -> tuple[Renamed, ...]:
    """Both directions of each exchange between columns that `rows.now` and `rows.before` share by name.

    `rows.before` is the last good delivery, or another dataset's that has columns of the same names. Two columns
    that have always had each other's values, or that hold new values only, are not exchanged.
    """
    # Most columns are no strangers to their first rows of last time; the others are sought in all rows.
    first = Rows(rows.warehouse, rows.now, f"(select * from {rows.before} limit {MOST_ROWS})")
    strangers = _strangers(rows, _strangers(first, columns))
    if not 2 <= len(strangers) <= MOST_STRANGERS:
        return ()
    shared = shared_values(rows, strangers, strangers)
    told = []
    for old in strangers:
        partners = [
            new
            for new in strangers
            if new != old and _has_values_of(shared.get((old, new))) and _has_values_of(shared.get((new, old)))
        ]
        if len(partners) == 1:
            one = shared[old, partners[0]]
            because = (
                f"the headers look exchanged: {one.found_n:,} of {one.sampled_n:,} sampled values "
                f"were in {old} {rows.where}"
            )
            told.append(Renamed(old=old, new=partners[0], because=because))
    mutual = {(one.new, one.old) for one in told}
    return tuple(one for one in told if (one.old, one.new) in mutual)


def told_of_swapped(changes: ColumnChanges) -> tuple[str, ...]:
    """A sentence for each exchange among the changes, which is both ways and of columns that are all there."""
    exchanged = {one.old: one for one in changes.renamed if one.old not in changes.missing}
    return tuple(
        f"The columns {one.old} and {one.new} hold each other's values: {one.because}."
        for one in exchanged.values()
        if one.new in exchanged and one.old < one.new
    )


def _strangers(rows: Rows, columns: Sequence[str]) -> list[str]:
    """Columns whose values were hardly among their own before."""
    own = {name: values_again(rows, name) for name in columns}
    return [name for name, shared in own.items() if shared is not None and _percent(shared) < OTHER_VALUES]


def _has_values_of(shared: Shared | None) -> bool:
    return shared is not None and shared.sampled_n >= TELLING_VALUES_N and _percent(shared) >= SAME_VALUES


def _percent(shared: Shared) -> int:
    return 100 * (shared.found_n or 0) // shared.sampled_n
