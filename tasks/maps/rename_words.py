"""What is said of several columns of one file that came under other names: one cause, and what accepts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reports.numbers import listed
from tasks.arrival.name_likeness import SAME, likeness
from tasks.maps.column_fit import lines_to_accept
from tasks.maps.header_changes import Renamed


def respelt_together(renamed: Iterable[Renamed]) -> tuple[Renamed, ...]:
    """The renames that are one cause, since their header was spelt anew: each of a column that has but one new name.

    None where not two of the names are the same but for their writing, and some are told by name: these columns were
    renamed one by one.
    """
    told = [*renamed]
    olds = [one.old for one in told]
    single = tuple(one for one in told if olds.count(one.old) == 1)
    return single if sum(_is_alike(one) for one in single) > 1 or is_whole_header(single) else ()


def is_whole_header(renamed: Sequence[Renamed]) -> bool:
    """Whether the columns are known by their places only, so that their header as a whole is another."""
    return len(renamed) > 2 and all(one.place for one in renamed)


def seem_renamed(renamed: Sequence[Renamed]) -> str:
    """Which columns seem to be there, and as what; without a full stop."""
    pairs = listed([f"{one.old} as {one.new_in_words}" for one in renamed])
    return f"{len(renamed)} columns seem to be there under names that are not read: {pairs}"


def how_to_mend(renamed: Sequence[Renamed], school_year: str, *, has_aliases: bool) -> str:
    """What speaks for it, and what to write in district.toml if it is so; `has_aliases` as for `lines_to_accept`."""
    lines = lines_to_accept(renamed, school_year, has_aliases=has_aliases)
    return (
        f"send the file with the names that are read; or if these are its new ones ({_because(renamed)}), "
        f"write under the dataset's own heading in district.toml: {lines}"
    )


def _because(renamed: Sequence[Renamed]) -> str:
    """Names that are the same but for their writing speak for themselves; of the others, what does."""
    if is_whole_header(renamed):
        return "each holds what its column held in the last good delivery"
    alike_n = sum(_is_alike(one) for one in renamed)
    whose = "the names are" if alike_n == len(renamed) else f"{alike_n} of the names are"
    others = (f"{one.new_in_words}: {one.because}" for one in renamed if not _is_alike(one))
    return "; ".join([f"{whose} the same but for their writing", *others])


def _is_alike(one: Renamed) -> bool:
    return not one.place and likeness(one.old, one.new) == SAME
