"""What is new about a source's columns: missing, new, renamed, in another order, or another layout altogether."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from expectations.contract import Contract
from reports.numbers import ordinal
from tasks.arrival.aliases import name_by_place
from tasks.arrival.content_likeness import Rows, Shared, fitting_values
from tasks.arrival.header_sight import column_places, headers_by_file, is_surely_header, names_to_tell
from tasks.arrival.name_likeness import SAME_BUT_FOR_NUMBERING, likeness, words_in_full
from tasks.arrival.renamed_by_content import renamed_by_content
from tasks.arrival.renames import is_too_wide, proposed_renames
from tasks.arrival.repeated_names import second_names, stands_twice
from tasks.arrival.respelt import respelt
from tasks.arrival.shared_content import shared_content
from tasks.arrival.swapped_headers import swapped_headers
from tasks.arrival.tellable import common_words, is_tellable, told_names
from tasks.maps.header_changes import ColumnChanges, Renamed
from tasks.settings.map_file import Map, columns_needed
from tasks.sources.column_names import FILE_COLUMN, ROW_COLUMN, same

# Where so many columns are missing and under half of all are found again, renames are guesswork.
COLUMNS_OF_A_LAYOUT = 10


def column_changes(
    contract: Contract,
    using: Map,
    columns: Sequence[str],
    earlier: Sequence[str] | None = None,
    rows: Rows | None = None,
) -> ColumnChanges:
    """Compare a source's columns with those of the last good delivery, or where there is none with what is needed.

    Both are given as they are after aliases. Where the first row is not surely a header, only what is missing is
    told, and which columns hold it by their places. `rows` adds what the values say; `rows.before` is then the last
    good delivery, or where there is none another dataset's, whose columns of the same names show exchanged headers.
    """
    expected = needed = _needed(contract, using)
    if earlier is not None:
        expected = _told(rows, rows.before if rows else "", earlier, expected)
    names = [name for name in columns if name not in (FILE_COLUMN, ROW_COLUMN)]
    there, known = {same(name) for name in names}, {same(name) for name in expected}
    absent = [name for name in expected if same(name) not in there]
    # A contract's optional columns may be absent, and are then only thought of where one was renamed.
    required = expected if earlier is not None or using.sql else list(contract.required_names)
    must = tuple(name for name in absent if name in required)
    if not is_surely_header(names, expected):
        by_content = (
            renamed_by_content(contract, rows, names, absent, is_mapped=bool(using.sql))
            if rows and earlier is not None
            else ()
        )
        return ColumnChanges(
            missing=_known(must, needed),
            renamed=tuple(one for one in by_content if is_tellable(one.old, needed)),
            is_other_layout=_is_other_layout(required, must, len(by_content)),
        )
    new = [name for name in _told(rows, rows.now if rows else "", names, expected) if same(name) not in known]
    renamed = proposed_renames(absent, new, _content(contract, using, rows, earlier is not None, (absent, new)))
    if _is_other_layout(required, must, sum(one.old in must for one in renamed)):
        return ColumnChanges(missing=_known(must, needed), new=(*told_names(new, needed),), is_other_layout=True)
    if earlier is not None and not using.sql:
        never_read = _never_read(contract, names, known, renamed)
        renamed, absent = (*renamed, *never_read), [*absent, *(one.old for one in never_read)]
    swapped = swapped_headers(rows, _shared_names(rows, names)) if rows and rows.before else ()
    common = common_words(absent)
    places = column_places(rows.warehouse, rows.now, names) if new and rows and rows.now else {}
    swapped = tuple(one for one in swapped if _is_tellable(one, needed, common))
    renamed = tuple(
        told
        for one in renamed
        if (told := one if _is_tellable(one, needed, common) else _by_place(one, needed, places))
    )
    # A second column of a name has no name of its own that anybody knows.
    second = {} if using.sql or not places else second_names(names, needed)
    renamed = tuple(_as_second(one, second[one.new], places) if one.new in second else one for one in renamed)
    new = [name for name in new if name not in second]
    needed = [*needed, *(name for one in renamed for name in (one.old, one.new))]
    proposed = {one.old for one in renamed}
    shown = new if earlier is not None or not using.sql else [_name_of(one, names) for one in renamed]
    return ColumnChanges(
        missing=_known([name for name in absent if name in must or name in proposed], needed),
        new=(*told_names(shown, needed, places=places), *(f"the {ordinal(places[name])} column" for name in second)),
        renamed=(*renamed, *swapped),
        is_reordered=earlier is not None and _in_both(names, known) != _in_both(expected, there),
    )


def _never_read(
    contract: Contract, names: Sequence[str], known: Collection[str], renamed: Sequence[Renamed]
) -> tuple[Renamed, ...]:
    """Columns whose names are only spelt otherwise, and were in the last good delivery already."""
    taken = {one.new for one in renamed}
    return tuple(one for one in respelt(contract, names) if same(one.old) not in known and one.new not in taken)


def _in_both(names: Sequence[str], others: Collection[str]) -> list[str]:
    return [spelt for name in names if (spelt := same(name)) in others]


def _told(rows: Rows | None, relation: str, names: Sequence[str], expected: Sequence[str]) -> list[str]:
    """The columns of a relation whose names may be repeated; those that are expected always may."""
    if rows is None or not relation or {same(name) for name in names} <= {same(name) for name in expected}:
        return list(names)
    return names_to_tell(headers_by_file(rows.warehouse, relation, names), expected)


def _is_tellable(one: Renamed, needed: Sequence[str], common: frozenset[str]) -> bool:
    """Whether both names may be repeated, also where only a number was put before a name of common words."""
    is_numbered_anew = likeness(one.old, one.new) == SAME_BUT_FOR_NUMBERING and {*words_in_full(one.old)} <= common
    return is_numbered_anew or (is_tellable(one.old, needed) and is_tellable(one.new, needed))


def _by_place(one: Renamed, needed: Sequence[str], places: Mapping[str, int]) -> Renamed | None:
    """The same with the place of the column for its name; None where the place, or the old name, is not told."""
    if one.new not in places or not is_tellable(one.old, needed):
        return None
    return one.model_copy(update={"new": name_by_place(places[one.new]), "place": places[one.new]})


def _as_second(one: Renamed, first: str, places: Mapping[str, int]) -> Renamed:
    """The same by its place, and with what its header says."""
    place = places[one.new]
    because = f"{stands_twice(first, one.new, places)}; {one.because}"
    return one.model_copy(update={"new": name_by_place(place), "place": place, "because": because})


def _name_of(one: Renamed, names: Sequence[str]) -> str:
    return names[one.place - 1] if one.place else one.new


def _known(missing: Sequence[str], needed: Sequence[str]) -> tuple[str, ...]:
    """Without what an earlier delivery had beside all that is needed, where its name may be somebody's."""
    return tuple(name for name in missing if is_tellable(name, needed))


def _is_other_layout(required: Sequence[str], missing: Sequence[str], renamed_n: int) -> bool:
    found_n = len(required) - len(missing) + renamed_n
    return len(missing) >= COLUMNS_OF_A_LAYOUT and 2 * found_n < len(required)


def _needed(contract: Contract, using: Map) -> list[str]:
    return columns_needed(using) if using.sql else list(contract.column_names)


def _shared_names(rows: Rows, names: Sequence[str]) -> list[str]:
    described = rows.warehouse.execute(f"describe {rows.before}").fetchall()
    before = {same(name) for name, *_ in described}
    return [name for name in names if same(name) in before]


def _content(
    contract: Contract, using: Map, rows: Rows | None, has_earlier: bool, names: tuple[list[str], list[str]]
) -> Mapping[tuple[str, str], Shared]:
    absent, new = names
    if rows is None or not absent or not new or is_too_wide(absent, new):
        return {}
    if has_earlier:
        return shared_content(contract, rows, absent, new, is_mapped=bool(using.sql)) if rows.before else {}
    # What a map reads is not what the contract speaks of.
    return {} if using.sql else fitting_values(rows, [one for one in contract.columns if one.name in absent], new)
