"""A file that grows with the year is compared over like periods: growth is no alarm, a loss or a doubling is one."""

from __future__ import annotations

import pytest

SCHOOLS = "school_id,name,level\n" + "".join(f"010{n},School {n},elementary\n" for n in range(1, 6))
HEADS = {
    "incidents": "incident_id,student_id,school_id,date,action\n",
    "assessments": (
        "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
    ),
}


def incidents(months: str, *, students: int = 60, schools=range(1, 6)) -> str:
    """One incident a student and month; months are such as 09 10, and students of other months are others."""
    return "".join(
        f"{month}{n:03d},{month}{n:03d},010{n % 5 + 1},2025-{month}-15,other\n"
        for month in months.split()
        for n in range(students)
        if n % 5 + 1 in schools
    )


def assessments(*windows: str, students: int = 100) -> str:
    return "".join(
        f"{n:03d},010{n % 5 + 1},MAP,reading,03,{day[:-2]}01,{day},valid,true\n"
        for day in windows
        for n in range(students)
    )


@pytest.fixture
def delivered(make_district, validated, day):
    """Deliver rows of a dataset after one another, and judge the last for the cycle."""

    def run(dataset: str, *deliveries: str):
        keys = {dataset: {"expected": "cycle"}}
        for minute, rows in enumerate(deliveries):
            day(f"2025-12-31T12:{minute:02d}")
            folder = make_district({"schools.csv": SCHOOLS, f"{dataset}.csv": HEADS[dataset] + rows}, **keys)
            verdict = validated(folder, dataset)
        return verdict

    return run


@pytest.mark.parametrize(
    ("dataset", "earlier", "now"),
    [
        ("incidents", incidents("09"), incidents("09 10")),
        ("incidents", incidents("09 10"), incidents("09 10 11 12")),
        ("incidents", incidents("09", schools=(1, 2)), incidents("09", schools=(1, 2)) + incidents("10")),
        ("assessments", assessments("2025-09-26"), assessments("2025-09-26", "2025-11-28")),
        ("assessments", assessments("2025-09-26"), assessments("2025-09-26") + assessments("2025-11-28", students=300)),
    ],
)
def test_growth_by_new_months_and_windows_is_no_alarm(delivered, dataset, earlier, now):
    assert delivered(dataset, earlier, now).limits == ()


@pytest.mark.parametrize(
    ("dataset", "earlier", "now", "told"),
    [
        (
            "incidents",
            incidents("09 10"),
            incidents("09", students=30) + incidents("10 11 12"),
            "30 rows, 50% fewer than the 60 on Dec 31, 2025, both counted up to Sep 30, 2025",
        ),
        (
            "incidents",
            incidents("09"),
            incidents("09", students=130) + incidents("10 11"),
            "130 rows, more than twice as many as the 60 on Dec 31, 2025, both counted up to Sep 15, 2025; "
            "130 people, more than twice as many as the 60 on Dec 31, 2025, both counted up to Sep 15, 2025",
        ),
        (
            "incidents",
            incidents("09"),
            incidents("09", students=90, schools=(1, 2, 3)) + incidents("10"),
            "3 schools, 40% fewer than the 5 on Dec 31, 2025, both counted up to Sep 15, 2025",
        ),
        (
            "assessments",
            assessments("2025-09-26"),
            assessments("2025-09-26", students=200) + assessments("2025-11-28"),
            "200 rows, twice as many as the 100 on Dec 31, 2025, both counted up to Sep 26, 2025",
        ),
        (
            "assessments",
            assessments("2025-09-26"),
            assessments("2025-09-26", students=70) + assessments("2025-11-28"),
            "70 rows, 30% fewer than the 100",
        ),
    ],
)
def test_a_loss_or_a_doubling_within_the_time_that_both_tell_of_is_one(delivered, dataset, earlier, now, told):
    (limit,) = delivered(dataset, earlier, now).limits
    assert told in limit.sentence


@pytest.mark.parametrize("students", [60, 120])
def test_a_file_that_lost_all_that_came_before_is_no_smaller_file_but_one_without_it(delivered, students):
    (limit,) = delivered("incidents", incidents("09 10"), incidents("11", students=students)).limits
    told = "None of the 120 rows on Dec 31, 2025; only newer ones are there. More than 20% is a large change."
    assert limit.sentence == told


@pytest.mark.parametrize(("months", "which"), [("07", "older"), ("07 11", "older and newer"), ("11 12", "newer")])
def test_it_says_whether_the_rows_that_are_there_are_older_or_newer(delivered, months, which):
    told = [one.sentence for one in delivered("incidents", incidents("09 10"), incidents(months)).limits]
    assert (
        f"None of the 120 rows on Dec 31, 2025; only {which} ones are there. More than 20% is a large change." in told
    )


def test_one_testing_window_after_another_is_no_loss(delivered):
    assert delivered("assessments", assessments("2025-09-26"), assessments("2025-11-28")).limits == ()


def test_people_of_other_days_do_not_make_up_for_rows_that_are_lost(delivered):
    (limit,) = delivered("incidents", incidents("09 10"), incidents("09", students=40) + incidents("11 12")).limits
    assert limit.sentence.startswith("40 rows, 33% fewer than the 60")
