"""A rate that is not shown is told to be small or large where that leaves numbers enough and tells of no other."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.protect import violations
from tasks.protection.told_files import write_told
from tests.tasks.protection.reader import ranges

MIN_WIDTH = 7


def schools(**counts):
    """A district's schools with how many of how many, and their sum; how many they are is told."""
    rows = [{"unit": unit, "numerator": part, "denominator": of} for unit, (part, of) in counts.items()]
    part, of = (sum(column) for column in zip(*counts.values(), strict=True))
    return told_of([*rows, {"unit": "district", "numerator": part, "denominator": of}])


def told_of(rows):
    """These rows and, of the same people, half of them by another measure."""
    return [*rows, *(row | {"measure": "typical_growth", "numerator": row["denominator"] // 2} for row in rows)]


@pytest.fixture
def coded(protected):
    """By unit and group, between which rates it is told to lie."""

    def ask(rows, **options):
        warehouse = protected(rows, **options)
        query = "select if(unit_type = 'district', 'district', unit_id), group_id, least_rate, most_rate from published"
        found = warehouse.execute(f"{query} where most_rate is not null").fetchall()
        assert not violations(warehouse)
        return {(unit, group): (least, most) for unit, group, least, most in found}

    return ask


# Beside enough others that each number can be any within its code.
OTHERS = {"X": (60, 400), "Y": (9, 400), "Z": (8, 400), "W": (7, 400)}


@pytest.mark.parametrize(
    ("part", "of", "code"),
    [
        (3, 140, (0, 0.05)),
        (7, 140, (0, 0.05)),
        (8, 140, None),
        (3, 139, (0, 0.10)),
        (3, 70, (0, 0.10)),
        (3, 69, (0, 0.20)),
        (3, 35, (0, 0.20)),
        (3, 34, None),
        (137, 140, (0.95, 1)),
        (33, 36, (0.80, 1)),
        (0, 25, None),
    ],
)
def test_the_more_people_the_finer_the_code_and_none_leaves_too_few_numbers(coded, part, of, code):
    assert coded(schools(A=(part, of), **OTHERS)).get(("A", "all")) == code


def test_what_is_shown_has_no_code(coded):
    assert coded(schools(A=(40, 400), B=(60, 400))) == {}


def test_a_district_may_have_no_codes_told(coded):
    assert coded(schools(A=(3, 140), **OTHERS), hides_codes=True) == {}


def test_codes_that_would_tell_another_number_are_left_out(coded):
    """Of 10 at A and B together, each of 0 to 7, A would be 3 to 7."""
    assert coded(schools(A=(3, 140), B=(7, 140), C=(60, 400))) == {}
    assert len(coded(schools(A=(3, 140), B=(7, 160), C=(60, 400), D=(2, 140)))) == 3


def test_groups_of_a_unit_have_all_codes_or_none(coded):
    """Beside a code of boys, that girls have none tells that they are 10 or more of 12."""
    rows = [
        {"unit": "A", "group": group, "numerator": part, "denominator": of}
        for group, part, of in (("all", 12, 320), ("sex=female", 10, 180), ("sex=male", 2, 140))
    ]
    assert coded(told_of(rows)) == {}


def test_delivered_rates_have_none_since_nobody_knows_what_they_were_rounded_from(coded):
    rows = [
        row | {"numerator": None, "n": row["denominator"], "value": row["numerator"] / row["denominator"]}
        for row in schools(A=(3, 140), **OTHERS)
    ]
    assert not coded([row | {"denominator": None} for row in rows])


def test_where_nobody_is_told_how_many_there_are_it_tells_no_more_than_where_all_know(coded):
    rows = schools(A=(3, 140), **OTHERS)
    assert coded([row for row in rows if row.get("measure") != "typical_growth"]) == coded(rows)


def test_beside_few_people_there_is_none(coded):
    """That nine are not of a group is not told, so neither is how many the group has."""
    rows = [
        {"unit": unit, "group": group, "numerator": part, "denominator": of}
        for unit, group, part, of in (
            ("A", "all", 12, 209),
            ("A", "sex=female", 3, 200),
            ("A", "sex=male", 9, 9),
            ("district", "all", 12, 209),
        )
    ]
    assert ("A", "sex=female") not in coded(told_of(rows))


class TestBesideWhatWasTold:
    @pytest.fixture
    def before(self, protected, tmp_path):
        """The file of what was told of some numbers."""

        def tell(rows, **options):
            write_told(protected(rows, **options), tmp_path / "told.parquet")
            return tmp_path / "told.parquet"

        return tell

    def test_a_code_is_told_again(self, coded, before):
        rows = schools(A=(3, 140), **OTHERS)
        assert coded(rows, released=[before(rows)])["A", "all"] == (0, 0.05)

    def test_a_code_where_there_was_none_would_tell_that_the_number_has_crossed_its_end(self, coded, before):
        told = before(schools(A=(8, 140), **OTHERS))
        assert ("A", "all") not in coded(schools(A=(7, 140), **OTHERS), released=[told])


def test_what_others_are_told_no_code_of_nobody_is(coded, protected, tmp_path):
    rows = schools(A=(3, 140), **OTHERS)
    for hides_codes in (False, True):
        write_told(protected(rows, hides_codes=hides_codes), tmp_path / "told.parquet")
        assert (("A", "all") in coded(rows, beside=tmp_path / "told.parquet")) is not hides_codes


@pytest.mark.parametrize(
    ("third", "tampering"),
    [
        (9, "least_rate = 0, most_rate = 0.05 where unit_id = 'C'"),
        (9, "least_rate = 0, most_rate = 0.04 where unit_id = 'A'"),
        (60, "least_rate = 0, most_rate = 0.05 where unit_id in ('A', 'B')"),
    ],
    ids=["of what is neither", "of other numbers", "of what would tell"],
)
def test_codes_are_audited_as_they_would_be_published(protected, third, tampering):
    warehouse = protected(schools(A=(3, 140), B=(7, 140), C=(third, 140), X=(60, 400)))
    assert not violations(warehouse)
    warehouse.execute(f"update published set {tampering} and measure = 'proficiency'")
    assert violations(warehouse)


GROUPS = ("sex=female", "sex=male")


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABCDE"),
            st.sampled_from(GROUPS),
            st.sampled_from([0, 1, 3, 7, 12, 40]),
            st.sampled_from([20, 36, 80, 150, 300]),
        ),
        min_size=2,
        max_size=10,
    )
)
def test_codes_tell_no_hidden_number_to_fewer_than_seven(protected, people):
    """A reader who knows how many there are takes every code, and all sums, together."""
    counts, sizes = {}, {}
    for school, group, part, rest in people:
        for place in [(unit, of) for unit in (school, "district") for of in ("all", group)]:
            counts[place] = counts.get(place, 0) + part
            sizes[place] = sizes.get(place, 0) + part + rest
    rows = [
        {"unit": unit, "group": group, "numerator": n, "denominator": sizes[unit, group]}
        for (unit, group), n in counts.items()
    ]
    warehouse = protected(told_of(rows))
    assert not violations(warehouse)
    query = "select if(unit_type = 'district', 'district', unit_id), group_id, is_shown, least_rate, most_rate"
    told = warehouse.execute(f"{query} from published where measure = 'proficiency'").fetchall()
    known = {(unit, group) for unit, group, is_shown, *_ in told if is_shown}
    within = {
        (unit, group): (round(least * sizes[unit, group] + 0.499999), int(most * sizes[unit, group] + 1e-9))
        for unit, group, _, least, most in told
        if most is not None
    }
    assert all(least <= counts[place] <= most for place, (least, most) in within.items())
    bounds = {place: within.get(place, (0, n)) for place, n in sizes.items()}
    for place, (least, most) in ranges(counts, known, sums_of(counts), within=bounds).items():
        if most - least < MIN_WIDTH - 1e-6:
            totals = {(unit, group) for unit in (place[0], "district") for group in (place[1], "all")}
            ends = {total for total in totals & known if counts[total] in (0, sizes[total])}
            assert sizes[place] < 10 or (counts[place] in (0, sizes[place]) and ends), (place, least, most)


def sums_of(counts):
    units = sorted({unit for unit, _ in counts} - {"district"})
    has_both = {group for _, group in counts} > {"all", GROUPS[0]}
    for unit, group in counts:
        if unit == "district":
            yield (unit, group), [cell for one in units if (cell := (one, group)) in counts]
        if group == "all" and has_both:
            yield (unit, group), [cell for one in GROUPS if (cell := (unit, one)) in counts]
