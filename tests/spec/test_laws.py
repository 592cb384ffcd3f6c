"""Laws that hold for every district, whatever its rows."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.indicators.catalogue import catalogue

SEXES = st.sampled_from(["female", "male", "-"])
LETTERS = st.text(alphabet="PPPPAHN_3", min_size=1, max_size=40)
STAYS = st.dictionaries(st.sampled_from("AB"), LETTERS, min_size=1)
STUDENTS = st.lists(st.tuples(SEXES, STAYS), min_size=1, max_size=6)
RESULTS = st.sampled_from(["valid true", "valid false", "invalid -", "exempt -", "not_tested -"])
PROPORTIONS = [
    name for name, one in catalogue().items() if one.area == "outcomes" and one.form == "proportion" and one.is_counted
]
laws = settings(max_examples=5, deadline=None)


def rows(head, lines):
    return "\n".join([head, *lines])


def students(drawn):
    """Groups, days and enrolment of drawn students."""
    return {
        "demographics": rows("student_id sex", (f"s{n} {sex}" for n, (sex, _) in enumerate(drawn))),
        "days": rows(
            "student_id school_id days",
            (f"s{n} {school} {letters}" for n, (_, stays) in enumerate(drawn) for school, letters in stays.items()),
        ),
    }


def results(drawn):
    """One test result for each of the first students."""
    return rows(
        "student_id school_id status is_proficient subject assessment grade window_start_date window_end_date",
        (f"s{n} {school} {status} reading state 05 2025-09-01 2025-09-05" for n, (school, status) in enumerate(drawn)),
    )


def incidents(drawn):
    return rows(
        "incident_id student_id school_id date action",
        (f"{n} s{student} {school} 2025-09-05 out_of_school_suspension" for n, (student, school) in enumerate(drawn)),
    )


def enrolment(drawn):
    """Stays that need not be those of whose days are told."""
    return rows(
        "student_id school_id grade entry_date exit_date",
        (f"s{n} {school} 05 2025-09-{first:02d} 2025-09-{first + days:02d}" for n, school, first, days in drawn),
    )


def by_unit(answer):
    """Numerator and denominator by unit and the rest of the key."""
    return {
        tuple(key): (Fraction(numerator), Fraction(denominator))
        for *key, numerator, denominator in (line.split() for line in answer)
    }


@pytest.mark.parametrize("name", [name for name in PROPORTIONS if catalogue()[name].additive])
@laws
@given(drawn=STUDENTS, tested=st.lists(st.tuples(st.sampled_from("AB"), RESULTS), max_size=6))
def test_additive_measures_of_schools_sum_to_the_district(measured, name, drawn, tested):
    answer = measured(
        f"outcomes.{name}",
        "unit group_id period_start period_end numerator denominator",
        period="all",
        assessments=results(tested),
        **students(drawn),
    )
    sums = defaultdict(lambda: (Fraction(0), Fraction(0)))
    for (unit, *rest), (numerator, denominator) in by_unit(answer).items():
        sign = 1 if unit == "district" else -1
        before = sums[tuple(rest)]
        sums[tuple(rest)] = (before[0] + sign * numerator, before[1] + sign * denominator)
    assert set(sums.values()) <= {(0, 0)}


@laws
@given(drawn=STUDENTS)
def test_student_days_of_months_sum_to_the_cycle(measured, drawn):
    answer = measured(
        "outcomes.attendance_rate",
        "unit period_start period_end numerator denominator",
        period="all",
        where="group_id = 'all' and unit_type <> 'level' and period_start >= '2025-09-01'",
        **students(drawn),
    )
    counts = by_unit(answer)
    for (unit, start, end), cycle in counts.items():
        if (start, end) == ("2025-09-01", "2025-12-31"):
            months = [pair for (one, _, last), pair in counts.items() if one == unit and last != end]
            assert tuple(map(sum, zip(*months, strict=True))) == cycle


@pytest.mark.parametrize("name", PROPORTIONS)
@laws
@given(
    drawn=STUDENTS,
    tested=st.lists(st.tuples(st.sampled_from("AB"), RESULTS), max_size=6),
    suspended=st.lists(st.tuples(st.integers(0, 6), st.sampled_from("AB")), max_size=4),
)
def test_every_rate_lies_between_none_and_all_and_rests_on_somebody(measured, name, drawn, tested, suspended):
    answer = measured(
        f"outcomes.{name}",
        "unit group_id period_start period_end numerator denominator",
        period="all",
        where="true",
        assessments=results(tested),
        incidents=incidents(suspended),
        **students(drawn),
    )
    assert all(0 <= numerator <= denominator and denominator > 0 for numerator, denominator in by_unit(answer).values())


@laws
@given(drawn=STUDENTS)
def test_groups_of_a_breakdown_are_part_of_all(measured, drawn):
    answer = measured("outcomes.chronic_absence", "unit group_id numerator denominator", **students(drawn))
    counts = by_unit(answer)
    for unit in ("A", "B", "district"):
        groups = [pair for (one, group), pair in counts.items() if one == unit and group != "all"]
        whole = counts.get((unit, "all"), (0, 0))
        assert sum(numerator for numerator, _ in groups) <= whole[0]
        assert sum(denominator for _, denominator in groups) <= whole[1]


@pytest.mark.parametrize(
    ("name", "received", "expected"),
    [
        *[("facts.coverage", f"{what}_received_n", f"{what}_expected_n") for what in ("schools", "students", "days")],
        *[(f"outcomes.{name}", "received_n", "expected_n") for name in sorted(PROPORTIONS)],
    ],
)
@laws
@given(
    drawn=STUDENTS,
    stays=st.lists(
        st.tuples(st.integers(0, 7), st.sampled_from("AB"), st.integers(1, 9), st.integers(0, 9)),
        unique_by=lambda stay: stay[0],
    ),
    tested=st.lists(st.tuples(st.sampled_from("AB"), RESULTS), max_size=6),
)
def test_no_more_has_come_than_was_to_come(measured, name, received, expected, drawn, stays, tested):
    given = {**students(drawn), "enrolment": enrolment(stays), "assessments": results(tested)}
    where = f"{received} > {expected} and unit_type <> 'level'"
    assert measured(name, f"unit {received} {expected}", period="all", where=where, **given) == []
