"""The arithmetic of a split move: it adds up for any figures, and each part answers for one thing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tasks.methods.move import Levels, Split, common_schools, rounded, rounded_split, split_move

SCHOOLS = tuple("ABCDEF")
STEP = Decimal("0.000000000001")
OTHERS = ("population", "coverage", "definition")

counts = st.integers(0, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))
districts = st.dictionaries(st.sampled_from(SCHOOLS), counts, max_size=len(SCHOOLS))
fractions = st.fractions(-1000, 1000)
levels = st.builds(Levels, every=fractions, lasting=fractions, common=fractions)


def rate(district, schools):
    numerator = sum(district[school][0] for school in schools if school in district)
    denominator = sum(district[school][1] for school in schools if school in district)
    assume(denominator > 0)
    return Fraction(numerator, denominator)


def levels_of(district, lasting, common):
    return Levels(every=rate(district, SCHOOLS), lasting=rate(district, lasting), common=rate(district, common))


@given(told=fractions, earlier=levels, now=levels)
def test_the_parts_add_up_to_the_move_exactly(told, earlier, now):
    split = split_move(told, earlier, now)
    assert split.real + split.population + split.coverage + split.definition == now.every - told


@given(told=fractions, earlier=levels, now=levels, step=st.sampled_from([STEP, Decimal("0.001"), Decimal("0.1")]))
def test_rounded_parts_add_up_to_the_difference_of_the_rounded_figures(told, earlier, now, step):
    parts = rounded_split(split_move(told, earlier, now), told, now.every, step)
    total = parts.real + parts.population + parts.coverage + parts.definition
    assert total == rounded(now.every, step) - rounded(told, step)


@pytest.mark.parametrize(
    ("number", "said"),
    [("1/20", "0.1"), ("-1/20", "-0.1"), ("49/1000", "0.0"), ("-3/2", "-1.5"), ("1/3", "0.3"), ("0", "0.0")],
)
def test_a_half_step_goes_away_from_zero(number, said):
    assert str(rounded(Fraction(number), Decimal("0.1"))) == said


@pytest.mark.parametrize("name", ["real", *OTHERS])
@given(move=fractions, told=fractions)
def test_rounding_leaves_a_part_of_zero_at_zero(name, move, told):
    parts = dict.fromkeys(("real", *OTHERS), Fraction(0)) | {name: move}
    found = rounded_split(Split(**parts), told, told + move, Decimal("0.1"))
    assert [getattr(found, other) for other in parts if other != name] == [0, 0, 0]


@given(earlier=districts, dropped=st.sampled_from(SCHOOLS))
def test_a_school_whose_data_do_not_come_is_coverage_and_nothing_else(earlier, dropped):
    now = {school: numbers for school, numbers in earlier.items() if school != dropped}
    common = common_schools(set(SCHOOLS), earlier.keys(), now.keys(), is_silence_none=False)
    split = split_move(rate(earlier, SCHOOLS), levels_of(earlier, SCHOOLS, common), levels_of(now, SCHOOLS, common))
    assert (split.real, split.population, split.definition) == (0, 0, 0)
    assert split.coverage == rate(now, SCHOOLS) - rate(earlier, SCHOOLS)


@given(earlier=districts, closed=st.sampled_from(SCHOOLS))
def test_a_school_that_has_closed_is_population_and_nothing_else(earlier, closed):
    now = {school: numbers for school, numbers in earlier.items() if school != closed}
    lasting = set(SCHOOLS) - {closed}
    common = common_schools(lasting, earlier.keys(), now.keys(), is_silence_none=False)
    split = split_move(rate(earlier, SCHOOLS), levels_of(earlier, lasting, common), levels_of(now, lasting, common))
    assert (split.real, split.coverage, split.definition) == (0, 0, 0)
    assert split.population == rate(now, SCHOOLS) - rate(earlier, SCHOOLS)


@given(both=st.dictionaries(st.sampled_from(SCHOOLS), st.tuples(counts, counts)))
def test_where_the_same_schools_are_there_all_of_the_move_is_real(both):
    earlier, now = ({school: numbers[cycle] for school, numbers in both.items()} for cycle in (0, 1))
    common = common_schools(set(SCHOOLS), earlier.keys(), now.keys(), is_silence_none=False)
    split = split_move(rate(earlier, SCHOOLS), levels_of(earlier, SCHOOLS, common), levels_of(now, SCHOOLS, common))
    assert (split.population, split.coverage, split.definition) == (0, 0, 0)


@pytest.mark.parametrize(
    ("earlier", "now", "is_silence_none", "common"),
    [
        ("AB", "AB", False, "ABC"),
        ("AB", "A", False, "AC"),
        ("A", "AB", False, "AC"),
        ("AB", "A", True, "AC"),
        ("A", "AB", True, "ABC"),
        ("", "", False, "ABC"),
    ],
)
def test_data_come_alike_where_they_come_in_both_cycles_or_in_neither(earlier, now, is_silence_none, common):
    assert common_schools(set("ABC"), set(earlier), set(now), is_silence_none=is_silence_none) == set(common)
