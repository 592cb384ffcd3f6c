"""Tells of columns that stand twice in a header, of which only one is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tasks.sources.column_names import same


def repeated_names(columns: Collection[str], read: Iterable[str]) -> tuple[str, ...]:
    """One sentence for each name in `read` that a source has twice; the second is landed under a name with a number."""
    wanted = sorted(read)
    names = {same(one) for one in columns}
    own = {same(one) for one in wanted}
    return tuple(
        f"The header has {name} twice: the first of the two columns is read, and not the other. Send the file with the "
        "right one only."
        for name in wanted
        if same(name) in names and same(f"{name}_2") in names - own
    )
