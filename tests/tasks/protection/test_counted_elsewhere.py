"""How many are in one measure and not in another is told of no few: tested without a valid score, or without growth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tasks.protection.reader import ranges

MIN_WIDTH = 7
SCHOOLS = "ABCD"
SEXES = ("female", "male")
Cell = tuple[str, str, str]
# By kind of people, those who are of one of these kinds.
SUMS = {
    "valid": ("proficient", "not proficient"),
    "tested": ("valid", "invalid"),
    "expected": ("tested", "untested"),
    "grown": ("met", "not met"),
    "with a score": ("grown", "without growth"),
}
SECRET = ("proficient", "not proficient", "invalid", "untested", "without growth")
COUNTS = {
    "proficiency": ("proficient", "valid"),
    "participation": ("tested", "expected"),
    "typical_growth": ("met", "grown"),
}


class Students(NamedTuple):
    """So many students of one school and sex, by what became of them."""

    school: str
    sex: str
    met: int
    not_met: int
    without_growth: int
    invalid: int
    untested: int

    @property
    def kinds(self) -> dict[str, int]:
        grown = self.met + self.not_met
        valid = grown + self.without_growth
        return {
            "met": self.met,
            "not met": self.not_met,
            "grown": grown,
            "without growth": self.without_growth,
            "with a score": valid,
            "valid": valid,
            "proficient": valid // 2,
            "not proficient": valid - valid // 2,
            "invalid": self.invalid,
            "tested": valid + self.invalid,
            "untested": self.untested,
            "expected": valid + self.invalid + self.untested,
        }


def students() -> st.SearchStrategy[list[Students]]:
    """Up to four schools; hardly anybody is tested without a score, untested, or without growth."""
    few = st.sampled_from([0, 0, 0, 1, 3, 9, 12, 40])
    one = st.builds(
        Students,
        *(st.sampled_from(SCHOOLS), st.sampled_from(SEXES)),
        *(st.sampled_from([1, 4, 15, 60]), st.sampled_from([1, 4, 15, 60])),
        *(few, few, few),
    )
    return st.lists(one, min_size=2, max_size=8, unique_by=lambda own: own[:2])


def counts_of(people: list[Students]) -> dict[Cell, int]:
    """How many there are of each kind, by unit and group."""
    counts: dict[Cell, int] = {}
    for one in people:
        for unit in (one.school, "district"):
            for group in ("all", f"sex={one.sex}"):
                for kind, n in one.kinds.items():
                    counts[unit, group, kind] = counts.get((unit, group, kind), 0) + n
    return counts


def sums_of(counts: dict[Cell, int]) -> Iterator[tuple[Cell, list[Cell]]]:
    """Each total with its parts: schools, sexes where there are both, and kinds of people."""
    units = sorted({unit for unit, *_ in counts})
    groups = sorted({group for _, group, _ in counts})
    for kind in sorted({kind for *_, kind in counts}):
        for group in groups:
            own = [cell for unit in units if unit != "district" and (cell := (unit, group, kind)) in counts]
            yield ("district", group, kind), own
        if len(groups) > 2:
            for unit in units:
                own = [cell for group in groups if group != "all" and (cell := (unit, group, kind)) in counts]
                yield (unit, "all", kind), own
    for unit, group in sorted({cell[:2] for cell in counts}):
        for kind, parts in SUMS.items():
            yield (unit, group, kind), [(unit, group, part) for part in parts]
        yield (unit, group, "valid"), [(unit, group, "with a score")]


def known_of(shown: list[tuple[str, str, str]], counts: dict[Cell, int]) -> set[Cell]:
    """What is told, and whatever is one of two where the sum and the other are."""
    known = {(unit, group, kind) for measure, unit, group in shown for kind in COUNTS[measure]}
    found_n = -1
    while found_n < len(known):
        found_n = len(known)
        for total, parts in sums_of(counts):
            open_ones = [cell for cell in (total, *parts) if cell not in known]
            if len(open_ones) == 1:
                known.add(open_ones[0])
    return known


def shown_of(protected, counts):
    rows = [
        {
            "measure": measure,
            "unit": unit,
            "group": group,
            "numerator": counts[unit, group, counted],
            "denominator": counts[unit, group, of],
        }
        for unit, group in sorted({cell[:2] for cell in counts})
        for measure, (counted, of) in COUNTS.items()
    ]
    query = "select measure, if(unit_type = 'district', 'district', unit_id), group_id from published where is_shown"
    return protected(rows, hides_codes=True).execute(query).fetchall()


@settings(max_examples=6, deadline=None)
@given(students())
def test_no_few_who_are_in_one_measure_and_not_in_another_can_be_told_to_fewer_than_seven_numbers(protected, people):
    """Unless where it can be told that they are few says nothing of how many, as all or nobody of a shown total."""
    counts = counts_of(people)
    known = known_of(shown_of(protected, counts), counts)
    for cell, n in counts.items():
        assert not (cell in known and cell[2] in SECRET and 0 < n < 10), cell
    found = ranges(counts, known, sums_of(counts)) if len(known) < len(counts) else {}
    for cell, (least, most) in found.items():
        if cell[2] in SECRET and 0 < counts[cell] < 10:
            assert most - least >= MIN_WIDTH - 1e-6, (cell, counts[cell], least, most)


def test_the_reader_finds_who_was_tested_without_a_score():
    counts = counts_of([Students("A", "female", 30, 30, 0, 3, 0), Students("B", "female", 30, 30, 0, 0, 20)])
    known = known_of([("proficiency", "A", "all"), ("participation", "A", "all")], counts)
    assert ("A", "all", "invalid") in known
    assert ("A", "all", "untested") in known
    found = ranges(counts, known_of([("proficiency", "A", "all")], counts), sums_of(counts))
    assert found["A", "all", "invalid"][1] - found["A", "all", "invalid"][0] > 1000


SMALL, ANOTHER = "small group", "to protect another group"


@pytest.mark.parametrize(
    ("valid", "tested", "expected", "is_told"),
    [
        (368, 368, 368, True),
        (367, 368, 400, False),
        (359, 368, 400, False),
        (358, 368, 400, True),
        (365, 368, 368, False),
    ],
)
def test_participation_is_hidden_where_few_of_the_tested_have_no_score(protected, valid, tested, expected, is_told):
    rows = [
        {"measure": "proficiency", "unit": "A", "numerator": 180, "denominator": valid},
        {"measure": "participation", "unit": "A", "numerator": tested, "denominator": expected},
    ]
    query = "select is_shown from published where measure = 'participation'"
    assert protected(rows).execute(query).fetchall() == [(is_told,)]
    query = "select is_shown from published where measure = 'proficiency'"
    assert protected(rows).execute(query).fetchall() == [(True,)]


@pytest.mark.parametrize(("grown", "is_told"), [(100, True), (99, False), (91, False), (90, True)])
@pytest.mark.parametrize("measure", ["typical_growth", "median_growth_percentile", "mean_scale_score"])
def test_growth_and_scores_are_hidden_where_few_of_the_scored_have_none(protected, measure, grown, is_told):
    own = {"numerator": 50, "denominator": grown} if measure == "typical_growth" else {"value": 50, "n": grown}
    rows = [
        {"measure": "proficiency", "unit": "A", "numerator": 50, "denominator": 100},
        {"measure": measure, "unit": "A", **own},
    ]
    query = f"select is_shown from published where measure = '{measure}'"
    assert protected(rows).execute(query).fetchall() == [(is_told,)]


def test_where_participation_is_hidden_it_is_told_to_be_large_and_proficiency_not_by_how_many_it_lacks(protected):
    rows = [
        {
            "measure": "proficiency",
            "unit": "A",
            "numerator": 180,
            "denominator": 368,
            "expected_n": 380,
            "received_n": 368,
        },
        {"measure": "participation", "unit": "A", "numerator": 371, "denominator": 380},
    ]
    query = "select measure, is_shown, least_rate, expected_n from published order by measure"
    assert protected(rows).execute(query).fetchall() == [
        ("participation", False, 0.95, None),
        ("proficiency", True, None, None),
    ]


def test_proficiency_by_the_federal_denominator_goes_where_participation_goes(protected):
    rows = [
        {"measure": "proficiency", "unit": "A", "numerator": 180, "denominator": 368},
        {"measure": "participation", "unit": "A", "numerator": 371, "denominator": 400},
        {"measure": "proficiency_federal", "unit": "A", "numerator": 180, "denominator": 380},
    ]
    query = "select is_shown from published where measure = 'proficiency_federal'"
    assert protected(rows).execute(query).fetchall() == [(False,)]


def test_that_four_of_a_school_have_no_score_hides_no_more_than_what_tells_it(protected):
    """A group of few at each school, all of whom have a score, moves with those of whom it is a part."""
    levels = dict(zip("ABCDEF", ["elementary"] * 3 + ["high"] * 3, strict=True))
    valid: dict[tuple[str, str], int] = {}
    scored: dict[tuple[str, str], int] = {}
    for school, level in levels.items():
        groups = {"all": 100, "sex=female": 48, "sex=male": 52, "foster_care=yes": 4, "foster_care=no": 96}
        for group, n in groups.items():
            without = {"sex=female": 2, "sex=male": 2, "foster_care=yes": 0}.get(group, 4) if school == "A" else 0
            for unit in (school, level, "district"):
                valid[unit, group] = valid.get((unit, group), 0) + n
                scored[unit, group] = scored.get((unit, group), 0) + n - without
    rows = [
        {"measure": "proficiency", "unit": unit, "group": group, "numerator": n // 2, "denominator": n}
        for (unit, group), n in valid.items()
    ]
    rows += [
        {"measure": "mean_scale_score", "unit": unit, "group": group, "value": 50, "n": n}
        for (unit, group), n in scored.items()
        if unit not in levels.values()
    ]
    query = "select unit_id, group_id from published where measure = 'mean_scale_score' and is_shown"
    shown = protected(rows, levels=levels).execute(query).fetchall()
    told = {(unit, group) for unit in "BCDEF" for group in ("all", "sex=female", "sex=male")}
    assert told <= set(shown)
    assert not {("A", "all"), ("A", "sex=female"), ("A", "sex=male"), ("", "all")} & set(shown)


@pytest.mark.parametrize(("excluded", "is_told"), [(16, False), (19, False), (20, True), (10, True)])
def test_who_is_left_out_and_did_come_is_told_of_no_few(protected, excluded, is_told):
    """Of 110 ten did not come; who is left out beside them is exempt."""
    row = {"measure": "proficiency", "unit": "A", "numerator": 50, "denominator": 100}
    coverage = {"excluded_n": excluded, "expected_n": 110, "received_n": 100}
    found = protected([row | coverage]).execute("select excluded_n from published").fetchall()
    assert found == [(excluded if is_told else None,)]


def test_where_proficiency_is_hidden_participation_does_not_tell_how_many_have_a_score(protected):
    rows = [
        {"measure": "proficiency", "unit": "A", "numerator": 5, "denominator": 100},
        {
            "measure": "participation",
            "unit": "A",
            "numerator": 120,
            "denominator": 140,
            "expected_n": 140,
            "received_n": 100,
        },
    ]
    query = "select is_shown, received_n from published where measure = 'participation'"
    assert protected(rows).execute(query).fetchall() == [(True, None)]
