"""New names of a whole header, by what stands beneath it: its own names are no help, and may be a person's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from expectations.contract import Contract
from tasks.arrival.aliases import name_by_place
from tasks.arrival.content_likeness import Rows, Shared
from tasks.arrival.renames import is_too_wide, proposed_renames
from tasks.arrival.shared_content import shared_content
from tasks.maps.header_changes import Renamed
from tasks.sql_text import quoted_name

_FEWEST_FOUND = 3
_FEWEST_SURE = 2
_ONLY_ONE = "of the columns that are left no other holds such values"


def renamed_by_content(
    contract: Contract, rows: Rows, names: Sequence[str], absent: Sequence[str], *, is_mapped: bool
) -> tuple[Renamed, ...]:
    """Which column of `rows.now` each missing one is, by its place; none where under half of its columns are found.

    So few would be found in another dataset's file too, such as the numbers of the same students. The second time,
    columns that were found tell which rows are the same, and the others are held against each other row by row; at last
    each of those that are left is asked whether it can be but one.
    """
    if not rows.before or is_too_wide(absent, names):
        return ()
    places = {name_by_place(place): place for place in range(1, len(names) + 1)}
    found: dict[str, Renamed] = {}
    for is_last in (False, False, True):
        own = {one.new: one.old for one in found.values()}
        missing = [name for name in absent if name not in found]
        new = [place for place in places if place not in own]
        if not missing or not new:
            break
        columns = ", ".join(
            f"{quoted_name(name)} as {quoted_name(own.get(place, place))}"
            for place, name in zip(places, names, strict=True)
        )
        rows.warehouse.execute(f"create or replace temp view rows_by_place as select {columns} from {rows.now}")
        by_place = Rows(rows.warehouse, "rows_by_place", rows.before)
        content = shared_content(contract, by_place, missing, new, is_mapped=is_mapped)
        proposed = _only_ones(content) if is_last else proposed_renames(missing, new, content)
        times = Counter(one.old for one in proposed)
        found |= {one.old: one for one in proposed if times[one.old] == 1}
    sure_n = sum(one.because != _ONLY_ONE for one in found.values())
    if sure_n < _FEWEST_SURE or len(found) < _FEWEST_FOUND or 2 * len(found) <= len(names):
        return ()
    return tuple(one.model_copy(update={"place": places[one.new]}) for name in absent if (one := found.get(name)))


def _only_ones(content: Mapping[tuple[str, str], Shared]) -> tuple[Renamed, ...]:
    """Of columns that are left, those of which each can be but one, as by its dates, or by a yes and a no."""
    could = [
        pair
        for pair, shared in content.items()
        if shared.sampled_n and shared.sampled_n in (shared.found_n, shared.fitting_n)
    ]
    olds, news = Counter(old for old, _ in could), Counter(new for _, new in could)
    return tuple(
        Renamed(old=old, new=new, because=_ONLY_ONE) for old, new in could if olds[old] == 1 and news[new] == 1
    )
