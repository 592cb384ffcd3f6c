"""A dataset is held against the same time last year, too: growth since last week hides no loss since a year ago."""

from __future__ import annotations

import pytest

from tests.tasks.limits.test_year_to_date import HEADS, SCHOOLS

ROSTER = {"enrolment": "student_id,school_id,entry_date,grade\n"}
LAST_YEAR = 'cycles.last_fall = { title = "Fall 2024", start = 2024-08-26, end = 2024-11-01, meeting = 2024-11-13 }'


def incidents(year: int, months: str, *, until: int = 28, students: int = 60) -> str:
    """One incident a student and month, on four days of it; the last of `months` ends on the day `until`."""
    last = months.rsplit(maxsplit=1)[-1]
    return "".join(
        f"{year}{month}{n:03d},{n:03d},010{n % 5 + 1},{year}-{month}-{day:02d},other\n"
        for month in months.split()
        for n in range(students)
        for day in [7 * (n % 4 + 1)]
        if month != last or day <= until
    )


def roster(year: int, students: int, newest: str) -> str:
    days = [f"{year - (newest < f'{year}-07')}-08-26", newest]
    return "".join(f"2000{n:03d},010{n % 5 + 1},{days[n % 40 == 0]},03\n" for n in range(students))


@pytest.fixture
def delivered(make_district, validated, day):
    """Deliver rows of a dataset after one another, each on its day and for the fall of its year; tell of the last."""

    def run(dataset: str, **deliveries: str):
        for name, rows in deliveries.items():
            at = name.removeprefix("on_").replace("_", "-")
            day(f"{at}T12:00")
            files = {"schools.csv": SCHOOLS, f"{dataset}.csv": (HEADS | ROSTER)[dataset] + rows}
            folder = make_district(files, toml=LAST_YEAR, **{dataset: {"expected": "cycle"}})
            verdict = validated(folder, dataset, cycle="last_fall" if at < "2025-07" else "fall")
        return verdict

    return run


def test_a_roster_that_grew_since_last_time_but_is_small_against_last_year_is_held(delivered):
    years = {
        "on_2024_09_20": roster(2024, 200, "2024-09-03"),
        "on_2024_10_20": roster(2024, 240, "2024-10-08"),
        "on_2025_06_02": roster(2025, 205, "2025-05-20"),
        "on_2025_09_20": roster(2025, 165, "2025-09-02"),
    }
    assert delivered("enrolment", **years).limits == ()
    (limit,) = delivered("enrolment", on_2025_10_20=roster(2025, 180, "2025-10-08")).limits
    assert limit.sentence.startswith("180 rows, 25% fewer than the 240 at the same time last year; 180 people")
    assert delivered("enrolment", on_2025_10_21=roster(2025, 195, "2025-10-08")).limits == ()


def test_the_first_months_of_a_year_are_held_against_as_many_days_where_last_years_are_not_known(delivered):
    year = incidents(2024, "09 10 11 12") + incidents(2025, "01 02 03 04 05")
    few = incidents(2025, "09 10", students=11, until=20)
    (limit,) = delivered("incidents", on_2025_06_15=year, on_2025_10_20=few).limits
    assert limit.sentence.startswith("17 rows, 77% fewer than the 77 that 38 days had in what came on Jun 15, 2025.")
    assert delivered("incidents", on_2025_10_21=incidents(2025, "09 10", until=20)).limits == ()


def test_a_file_that_grows_with_the_year_is_held_where_it_grew_less_than_last_year(delivered):
    years = {
        "on_2024_09_30": incidents(2024, "09"),
        "on_2024_10_30": incidents(2024, "09 10"),
        "on_2025_09_30": incidents(2025, "09", students=50),
    }
    assert delivered("incidents", **years).limits == ()
    (limit,) = delivered("incidents", **years, on_2025_10_30=incidents(2025, "09 10", students=45)).limits
    assert limit.sentence == (
        "90 rows, 25% fewer than the 120 at the same time last year. More than 20% is a large change."
    )


# Last year came on the last of September, and not again until January.
SINCE = {"on_2024_09_30": incidents(2024, "09"), "on_2025_01_30": incidents(2024, "09 10 11 12")}


@pytest.mark.parametrize(("students", "told"), [(60, []), (40, ["rows", "people"])])
def test_what_came_after_that_day_of_last_year_counts_on_neither_side(delivered, students, told):
    verdict = delivered("incidents", **SINCE, on_2025_10_16=incidents(2025, "09 10", until=14, students=students))
    at = "33% fewer than the 60 at the same time last year, both counted over the same days of the year"
    sentence = f"{'; '.join(f'40 {what}, {at}' for what in told)}. More than 20% is a large change."
    assert [limit.sentence for limit in verdict.limits] == ([sentence] if told else [])


def test_what_had_not_come_yet_on_that_day_of_this_year_counts_on_neither_side(delivered):
    assert delivered("incidents", **SINCE, on_2025_09_15=incidents(2025, "09", until=14)).limits == ()


def test_a_file_with_all_years_is_compared_by_the_newest_of_each(delivered):
    years = incidents(2023, "09 10 11 12") + incidents(2024, "01 02 03 04 05")
    before = {"on_2024_09_30": years + incidents(2024, "09"), "on_2025_01_30": years + incidents(2024, "09 10 11 12")}
    older = years + incidents(2024, "09 10 11 12") + incidents(2025, "01 02 03 04 05")
    assert delivered("incidents", **before, on_2025_09_30=older + incidents(2025, "09")).limits == ()


def test_a_file_of_the_last_days_only_is_compared_by_all_it_holds(delivered):
    before = {"on_2024_09_30": incidents(2024, "09"), "on_2024_11_30": incidents(2024, "11")}
    assert delivered("incidents", **before, on_2025_10_28=incidents(2025, "10")).limits == ()
