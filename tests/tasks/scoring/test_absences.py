"""Absent rows are named by school and period, told together where the same schools lack them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tasks.scoring.absences import MOST_SENTENCES, absence_sentences, lacking
from tasks.verdicts.verdict import Absence

NAMES = {"0101": "Birch", "0102": "Cedar", "0103": "Elm"}
OCTOBER = {"period_start": date(2025, 10, 1), "period_end": date(2025, 10, 31)}
NOVEMBER = {"period_start": date(2025, 11, 1), "period_end": date(2025, 11, 30)}
FEBRUARY = {"period_start": date(2026, 2, 1), "period_end": date(2026, 2, 28)}


def told(*absences: Absence) -> tuple[str, ...]:
    return absence_sentences(absences, NAMES)


def test_schools_that_lack_the_same_month_are_named_together() -> None:
    assert told(*(Absence(school_id=school, **OCTOBER) for school in ("0103", "0101", "0102"))) == (
        "No rows of Oct 2025 from 3 schools: Birch, Cedar and Elm.",
    )


def test_months_in_a_row_are_one_stretch_and_others_stand_beside_it() -> None:
    assert told(*(Absence(school_id="0101", **month) for month in (FEBRUARY, OCTOBER, NOVEMBER))) == (
        "No rows of Oct 2025 to Nov 2025 and Feb 2026 from Birch.",
    )


def test_a_school_without_a_name_is_told_by_its_id() -> None:
    assert told(Absence(school_id="0999", **OCTOBER)) == ("No rows of Oct 2025 from 0999.",)


def test_a_part_that_nobody_sent() -> None:
    assert told(Absence(part="mathematics")) == ("No rows of mathematics came.",)
    assert told(Absence(part="mathematics", school_id="0101", **OCTOBER)) == (
        "No rows of mathematics of Oct 2025 from Birch.",
    )


def test_what_holds_for_all_schools_names_none() -> None:
    assert told(Absence(**OCTOBER), Absence(school_id="0101", **OCTOBER)) == ("No rows of Oct 2025 came.",)


def test_different_schools_in_different_months_are_told_apart_in_order_of_time() -> None:
    assert told(Absence(school_id="0101", **NOVEMBER), Absence(school_id="0102", **OCTOBER)) == (
        "No rows of Oct 2025 from Cedar.",
        "No rows of Nov 2025 from Birch.",
    )


def test_very_many_are_cut_with_a_count_and_where_the_rest_is() -> None:
    days = [date(2025, 9, 1) + timedelta(days=2 * number) for number in range(30)]
    said = told(*(Absence(school_id=f"s{number}", period_start=day) for number, day in enumerate(days)))
    assert len(said) == MOST_SENTENCES + 1
    assert said[-1] == "10 more; all are in verdicts.json beside this page."


@given(st.permutations([Absence(school_id=school, **month) for school in NAMES for month in (OCTOBER, FEBRUARY)]))
def test_the_order_in_which_they_come_does_not_matter(absences: list[Absence]) -> None:
    assert absence_sentences(absences, NAMES) == (
        "No rows of Oct 2025 and Feb 2026 from 3 schools: Birch, Cedar and Elm.",
    )


def partial(school: str, *days: date, of: int = 19) -> Absence:
    start = days[0].replace(day=1)
    end = (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Absence(school_id=school, period_start=start, period_end=end, days_expected_n=of, dates=days)


def test_days_that_a_school_lacks_are_counted_and_a_few_are_named() -> None:
    assert told(partial("0101", date(2025, 11, 10), date(2025, 11, 12))) == (
        "Birch sent nothing for 2 of 19 school days in Nov 2025: Nov 10, 2025 and Nov 12, 2025.",
    )
    many = [date(2025, 11, day) for day in range(3, 15)]
    assert told(partial("0101", *many)) == ("Birch sent nothing for 12 of 19 school days in Nov 2025.",)


def test_schools_that_lack_the_same_days_are_told_together_over_the_months() -> None:
    days = [(date(2025, 11, 28),), (date(2025, 12, 1),)]
    assert told(*(partial(school, *one, of=15) for school in ("0102", "0101") for one in days)) == (
        "Birch and Cedar each sent nothing for 2 of 30 school days in Nov 2025 to Dec 2025: "
        "Nov 28, 2025 and Dec 1, 2025.",
    )


def test_many_schools_that_lack_days_of_their_own_are_one_sentence() -> None:
    assert told(*(partial(f"s{number}", date(2025, 11, 3 + number)) for number in range(4))) == (
        "Single school days are lacking from 4 schools: s0 1 of 19, s1 1 of 19, s2 1 of 19 and s3 1 of 19.",
    )


def test_what_lies_before_all_rows_is_one_cause_and_says_how_to_send_it() -> None:
    starts = {"before": date(2025, 11, 17), "cells_n": 12}
    cells = (Absence(**OCTOBER, **starts), partial("", date(2025, 11, 3)).model_copy(update=starts))
    (one,) = lacking(cells, NAMES)
    assert one.sentence == (
        "The rows start on Nov 17, 2025: no school sent anything of the days before it in Oct 2025 to Nov 2025."
    )
    assert one.what == "the days before Nov 17, 2025" and "side by side" in one.how
