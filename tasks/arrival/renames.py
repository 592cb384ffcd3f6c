"""Which missing column is probably which new one: by how the names are written and by what stands in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tasks.arrival.content_likeness import SOME_VALUES_N, Shared
from tasks.arrival.name_likeness import SAME, SAME_BUT_FOR_NUMBERING, SAME_IN_FULL, likeness, spelling
from tasks.arrival.pairing import MARGIN, paired
from tasks.maps.header_changes import Renamed

# A name this close is enough: four letters of five.
CLOSE_NAME = 64
# So are values this much the same, in percent, where there are enough to tell columns apart.
SAME_VALUES = 80
TELLING_VALUES_N = 20
# And so are columns of few values whose rows are spread over them this much the same, in 100.
ALIKE_ROWS = 80
# Half of each is enough too, if there is more than a value or two.
HALF_CLOSE_NAME = 40
HALF_SAME_VALUES = 50
# Under this, values say that it is another column, however close the name.
OTHER_VALUES = 20
# The strongest sign are rows of one key: so many of those that have another value than most hold the same, in percent.
AGREEING_ROWS = 80
TELLING_ROWS_N = 20
# It leads all others.
_LEAD_OF_ROWS = 200
# Of so many columns that are as likely the reader is asked; more are none.
MOST_OFFERED = 3
# A layout so wide that its names are told apart by their exact spelling only: comparing all takes too long.
MOST_PAIRS = 60_000


def proposed_renames(
    missing: Sequence[str], new: Sequence[str], content: Mapping[tuple[str, str], Shared] = MappingProxyType({})
) -> tuple[Renamed, ...]:
    """At most one new column for each missing one, with what speaks for it; what could be two is left open.

    Only where several hold the same as the missing one, row by row, is each of them told.
    """
    names = _by_name(missing, new)
    pairs = [*dict.fromkeys([*names, *content])]
    points = {
        pair: one for pair in pairs if (one := _points(names.get(pair, 0), content.get(pair, Shared(0)))) is not None
    }
    settled = [*paired(points).items()]
    told = [*settled, *_open_pairs(content, settled)]
    return tuple(
        Renamed(old=pair[0], new=pair[1], because=_because(pair[0], names.get(pair, 0), content.get(pair, Shared(0))))
        for pair in sorted(told, key=lambda pair: missing.index(pair[0]))
    )


def is_too_wide(missing: Sequence[str], new: Sequence[str]) -> bool:
    """Whether comparing all with all would take too long."""
    return len(missing) * len(new) > MOST_PAIRS


def _by_name(missing: Sequence[str], new: Sequence[str]) -> dict[tuple[str, str], int]:
    by_spelling: dict[str, list[str]] = defaultdict(list)
    for name in new:
        by_spelling[spelling(name)].append(name)
    wide = is_too_wide(missing, new)
    return {
        (old, other): one
        for old in missing
        for other in (by_spelling[spelling(old)] if wide else new)
        if (one := likeness(old, other)) >= HALF_CLOSE_NAME
    }


def _open_pairs(content: Mapping[tuple[str, str], Shared], settled: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Columns that agree with a missing one about as much as each other, the most alike first."""
    has, taken = {old for old, _ in settled}, {new for _, new in settled}
    agreeing: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (old, new), shared in content.items():
        if old not in has and new not in taken and _agrees(shared):
            agreeing[old].append((_agreeing_percent(shared), new))
    near = {
        old: [new for percent, new in sorted(found, key=lambda one: -one[0]) if percent > max(found)[0] - MARGIN]
        for old, found in agreeing.items()
    }
    return [(old, new) for old, found in near.items() if len(found) <= MOST_OFFERED for new in found]


def _points(name: int, shared: Shared) -> int | None:
    """0..200, half of them for the content, as many as for the name where nothing is known of it; 280.. for rows."""
    found, formed, fitting = (_percent(part, shared) for part in (shared.found_n, shared.formed_n, shared.fitting_n))
    is_another = found is not None and formed is not None and max(found, formed) < OTHER_VALUES
    if _agrees(shared):
        return _LEAD_OF_ROWS + name + _agreeing_percent(shared)
    if is_another or (fitting is not None and fitting < OTHER_VALUES):
        return None
    half_same = max(found or 0 if shared.sampled_n >= SOME_VALUES_N else 0, fitting or 0) >= HALF_SAME_VALUES
    has_close_name = name >= CLOSE_NAME or (name >= HALF_CLOSE_NAME and half_same)
    has_same_values = found is not None and found >= SAME_VALUES and shared.sampled_n >= TELLING_VALUES_N
    if not has_close_name and not has_same_values and not _is_alike(shared):
        return None
    return name + (name if found is None else max(found, shared.alike_percent or 0))


def _agrees(shared: Shared) -> bool:
    return shared.telling_n >= TELLING_ROWS_N and _agreeing_percent(shared) >= AGREEING_ROWS


def _agreeing_percent(shared: Shared) -> int:
    return 100 * shared.agreeing_n // shared.telling_n


def _is_alike(shared: Shared) -> bool:
    return shared.alike_percent is not None and shared.alike_percent >= ALIKE_ROWS


def _percent(part: int | None, shared: Shared) -> int | None:
    return None if part is None or not shared.sampled_n else 100 * part // shared.sampled_n


def _because(old: str, name: int, shared: Shared) -> str:
    reasons = []
    if name == SAME:
        reasons.append("the name is the same but for its writing")
    elif name == SAME_IN_FULL:
        reasons.append("the name is the same but for its abbreviations")
    elif name == SAME_BUT_FOR_NUMBERING:
        reasons.append("the name is the same but for a numbering before it")
    elif name >= HALF_CLOSE_NAME:
        reasons.append("the name is close")
    if _agrees(shared):
        which = f"{shared.agreeing_n:,} of {shared.telling_n:,} rows that stand out"
        return "; ".join([*reasons, f"row by row, {which} hold what {old} held before"])
    sampled = f"{shared.sampled_n:,} sampled {'value' if shared.sampled_n == 1 else 'values'}"
    if _is_alike(shared) and shared.sampled_n < TELLING_VALUES_N:
        reasons.append(f"its values are those of {old} before, as often, in {shared.alike_percent}% of the rows")
    elif shared.found_n:
        reasons.append(f"{shared.found_n:,} of {sampled} {'was' if shared.found_n == 1 else 'were'} in {old} before")
    if shared.fitting_n:
        reasons.append(f"{shared.fitting_n:,} of {sampled} {'fits' if shared.fitting_n == 1 else 'fit'} {old}")
    return "; ".join(reasons)
