"""A spreadsheet wrote days in another order, a map read none of them, and the department was told to fill them in."""

from __future__ import annotations

import pytest

MAP = """
select "Goal" as goal_id, "Goal" as title, cast(try_strptime("By when", '%m/%d/%Y') as date) as due_date, _file, _row
from raw
"""
MEETINGS = """
select "Plan" as initiative_id, "Plan" as title, 'office' as lead_department_id, 'active' as status,
    false as is_mandated, cast(try_strptime("Since", '%m/%d/%Y') as date) as start_date, _file, _row
from raw
"""


@pytest.fixture
def delivered(play, day, tmp_path):
    """Deliver goals by so many days, a minute after the last time, and judge them by the map."""
    minutes = iter(range(60))

    def run(*days: str):
        day(f"2025-11-01T12:{next(minutes):02d}")
        (tmp_path / "district").mkdir(exist_ok=True)
        (tmp_path / "district" / "goals.sql").write_text(MAP)
        rows = "".join(f"goal_{n},{one}\n" for n, one in enumerate(days))
        return play({"goals.csv": f"Goal,By when\n{rows}"}, goals={"map": "goals.sql", "department": "office"})["goals"]

    return run


def test_the_departments_own_column_is_named_with_how_it_is_written_now(delivered):
    delivered("6/30/2027", "6/30/2026")
    (cause,) = delivered("30/6/2027", "30/6/2026").causes
    assert cause.sentence == "The column due_date was filled last time and is empty in every row now."
    assert cause.hint == (
        "the department's column `By when` is filled in 2 rows, and cannot be read in the way that goals.sql expects: "
        "it is now written like `99/99/9999` (9 is any digit), the day first; "
        "send the file again as it was written before, or mend the map"
    )


@pytest.mark.parametrize(
    ("days", "written"),
    [
        (("2027-06-30", "2026-06-30"), "it is now written like `9999-99-99` (9 is any digit); send"),
        (
            ("30/6/2027", "1/2/2027x", "30/7/2027"),
            "it is now mostly written like `99/99/9999` (9 is any digit), the day",
        ),
        (("30.6.27", "31.8.27"), "it is now written like `99.99.99` (9 is any digit), the day first; send"),
        (("next summer", "soon"), "that goals.sql expects; send"),
    ],
)
def test_no_value_of_it_is_said(delivered, days, written):
    delivered(*(["6/30/2027"] * len(days)))
    (cause,) = delivered(*days).causes
    assert written in cause.hint
    assert not any(one in cause.model_dump_json() for one in days)


def test_a_column_that_is_empty_at_the_department_too_is_told_as_before(delivered):
    delivered("6/30/2027", "6/30/2026")
    (cause,) = delivered("", "").causes
    assert cause.hint == "see whether the export still fills due_date, and send the file again"


def test_a_required_column_that_the_map_reads_nowhere_is_not_to_be_filled_in(play, day, tmp_path):
    day("2025-11-01T12:00")
    (tmp_path / "district").mkdir()
    (tmp_path / "district" / "plan.sql").write_text(MEETINGS)
    files = {"initiatives.csv": "Plan,Since\n" + "".join(f"plan_{n},30/6/2025\n" for n in range(12))}
    verdict = play(files, initiatives={"map": "plan.sql", "department": "office"})["initiatives"]
    (cause,) = verdict.causes
    assert cause.sentence == "start_date is empty."
    assert cause.hint.startswith("the department's column `Since` is filled in 12 rows, and cannot be read")


def test_an_optional_date_that_some_rows_lack_stops_the_dataset_where_the_others_were_read_wrong(delivered):
    verdict = delivered("30/6/2027", "1/2/2027", "30/6/2026")
    (cause,) = verdict.causes
    assert cause.is_stop
    assert cause.sentence == (
        "In goals.csv the days of the department's column `By when` are written with the day first, which goals.sql "
        "does not expect: 2 rows cannot be read so, and in the others day and month are exchanged."
    )


def test_one_that_could_be_read_in_all_rows_or_that_few_have_is_quiet(delivered):
    assert delivered("6/30/2027", "1/2/2027", "").causes == ()
