"""What is said to have happened on a day that had not come when it was sent is held back."""

import pytest

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n"
HEAD = "student_id,school_id,date,present_fraction\n"
GOOD = "".join(f"{student:04d},0101,2025-10-{day:02d},1\n" for student in range(40) for day in (1, 2, 3, 6, 7, 8))


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver attendance on Oct 9, 2025 at noon in New York, and judge it."""
    day("2025-10-09T16:00")

    def run(text: str, dataset: str = "attendance"):
        folder = make_district({"schools.csv": SCHOOLS, f"{dataset}.csv": text})
        return validated(folder, dataset, [validated(folder, "schools")])

    return run


def test_attendance_of_a_day_to_come_is_held_back_and_says_why(sent):
    verdict = sent(HEAD + GOOD + "0001,0101,2025-12-10,1\n0002,0101,2025-12-10,1\n")
    (cause,) = verdict.causes
    assert (cause.rows_n, cause.columns, cause.severity) == (2, ("date",), "critical")
    assert cause.sentence == "Rows tell of days that had not come when they were sent."
    assert cause.hint == "see whether day and month stand in each other's place, or the year is wrong"
    assert verdict.quarantined_n == 2


@pytest.mark.parametrize("date", ["2025-10-09", "2025-10-10"], ids=["the same day", "already tomorrow elsewhere"])
def test_attendance_of_the_day_itself_goes_on(sent, date):
    assert sent(HEAD + GOOD + f"0001,0101,{date},1\n").causes == ()


def test_a_date_that_cannot_be_is_told_as_such_alone(sent):
    verdict = sent(HEAD + GOOD + "0001,0101,2999-12-10,1\n")
    assert [one.name for one in verdict.broken_rules] == ["date.range"]


def test_a_calendar_may_tell_of_days_to_come(sent):
    rows = "".join(f"0101,2025-{month}-{day:02d},true\n" for month in (10, 11, 12) for day in range(1, 29))
    assert sent("school_id,date,is_session\n" + rows, "calendar").causes == ()
