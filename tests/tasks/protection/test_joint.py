"""What a reader with a solver can work out of all that a run shows: every hidden number stays one of seven or more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tasks.protection.reader import ranges

MIN_WIDTH = 7
MEASURES = ("proficiency", "typical_growth")
MINIMUM_N = 10
BREAKDOWNS = {"sex": ("female", "male"), "race": ("black", "white", "asian")}
LEVELS = {"A": "elementary", "B": "elementary", "C": "middle", "D": "middle", "E": "high"}
Cell = tuple[str, str, str]


class Students(NamedTuple):
    """So many students of one school, sex and race, and how many of them each measure counts."""

    school: str
    sex: str
    race: str
    n: int
    counted: tuple[int, int]


def students() -> st.SearchStrategy[list[Students]]:
    """Up to five schools, with groups from nobody to many."""
    sizes = st.sampled_from([1, 3, 8, 12, 25, 60, 140])
    shares = st.tuples(*[st.sampled_from([0.0, 0.05, 0.3, 0.6, 1.0])] * 2)
    one = st.builds(
        lambda school, sex, race, n, share: Students(school, sex, race, n, tuple(round(part * n) for part in share)),
        st.sampled_from("ABCDE"),
        st.sampled_from(BREAKDOWNS["sex"]),
        st.sampled_from(BREAKDOWNS["race"]),
        sizes,
        shares,
    )
    return st.lists(one, min_size=1, max_size=16)


def counts_of(people: list[Students], levels: dict[str, str]) -> dict[Cell, int]:
    """How many there are ('people') and how many each measure counts, by unit and group."""
    counts: dict[Cell, int] = {}
    for one in people:
        for unit in filter(None, (one.school, levels.get(one.school), "district")):
            for group in ("all", f"sex={one.sex}", f"race={one.race}"):
                for kind, n in zip(("people", *MEASURES), (one.n, *one.counted), strict=True):
                    counts[unit, group, kind] = counts.get((unit, group, kind), 0) + n
    return counts


def sums_of(counts: dict[Cell, int], levels: dict[str, str]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each total with its parts; a breakdown of one group alone is not known to be one."""
    units = sorted({unit for unit, *_ in counts} - {"district"})
    schools = [unit for unit in units if unit not in levels.values()]
    groups = sorted({group for _, group, _ in counts})
    for kind in ("people", *MEASURES):
        for group in groups:
            yield ("district", group, kind), [cell for unit in schools if (cell := (unit, group, kind)) in counts]
            for level in set(units) - set(schools):
                own = [(unit, group, kind) for unit in schools if levels[unit] == level]
                if (level, group, kind) in counts:
                    yield (level, group, kind), [cell for cell in own if cell in counts]
        for breakdown in BREAKDOWNS:
            own = [group for group in groups if group.startswith(breakdown)]
            if len(own) > 1:
                for unit in (*units, "district"):
                    yield (unit, "all", kind), [cell for group in own if (cell := (unit, group, kind)) in counts]


def told(counts: dict[Cell, int], known: set[Cell], levels: dict[str, str]) -> dict[Cell, tuple[float, float]]:
    """What a reader can tell of each cell not known: nobody counts more than all."""
    parts = [(cell, [(*cell[:2], "people")]) for cell in counts if cell[2] != "people"]
    return ranges(counts, known, sums_of(counts, levels), parts)


def unsent() -> st.SearchStrategy[frozenset[str]]:
    """Units of which no numbers came: mostly none."""
    units = st.sampled_from([*LEVELS, *sorted(set(LEVELS.values()))])
    return st.one_of(st.just(frozenset()), st.frozensets(units, max_size=4))


@settings(max_examples=12, deadline=None)
@given(students(), st.sampled_from([{}, LEVELS]), unsent())
def test_nothing_hidden_can_be_told_to_fewer_than_seven_numbers(protected, people, levels, unsent):
    """But how many there are where they are not few; and nobody, or everybody, of all parts of such a shown total."""
    counts = counts_of(people, levels)
    rows = [
        {"measure": measure, "unit": unit, "group": group, "numerator": counts[unit, group, measure], "denominator": n}
        for (unit, group, kind), n in counts.items()
        if kind == "people" and unit not in unsent
        for measure in MEASURES
    ]
    query = "select measure, if(unit_type = 'district', 'district', unit_id), group_id from published where is_shown"
    shown = protected(rows, levels=levels).execute(query).fetchall()
    known = {(unit, group, measure) for measure, unit, group in shown}
    known |= {(unit, group, "people") for _, unit, group in shown}
    found = told(counts, known, levels) if len(known) < len(counts) else {}
    for (unit, group, kind), (least, most) in found.items():
        if unit not in unsent and most - least < MIN_WIDTH - 1e-6:
            n, counted = counts[unit, group, "people"], counts[unit, group, kind]
            if kind == "people":
                assert n >= MINIMUM_N
                continue
            assert counted in (0, n), (unit, group, kind, least, most)
            above = ["district", *filter(None, [levels.get(unit)])]
            totals = [(unit, "all", kind), *((one, of, kind) for one in above for of in (group, "all"))]
            extremes = [(0 if counted == 0 else counts[total[0], total[1], "people"]) for total in totals]
            assert any(total in known and counts[total] == end for total, end in zip(totals, extremes, strict=True))


def test_the_reader_with_a_solver_finds_what_two_hidden_cells_leave():
    people = [Students("A", "female", "black", 3, (1, 1)), Students("A", "male", "white", 40, (20, 20))]
    counts = counts_of(people, {})
    known = {cell for cell in counts if cell[0] == "district" and cell[1] == "all"}
    assert told(counts, known | {("A", "sex=male", "people")}, {})["A", "sex=female", "people"] == pytest.approx((3, 3))
    assert told(counts, known, {})["A", "sex=female", "people"] == pytest.approx((0, 43))
