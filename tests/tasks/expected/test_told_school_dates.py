"""A number that school_history ends owes no days after it, and the one that stands for it none before."""

import pytest

from tasks.expected.absences import with_absences
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,elementary\n0202,Cedar,elementary\n"
CALENDAR = "school_id,date,is_session\n" + "".join(f",2025-09-{day:02d},true\n" for day in range(1, 21))
HISTORY = "school_id,change,change_date,successor_school_id\n0102,renumbered,2025-09-11,0202\n"
FIRST, LAST, ALL = range(1, 11), range(11, 21), range(1, 21)


def attendance(**days_of: range) -> str:
    rows = "".join(
        f"{school[1:]}{n},{school[1:]},2025-09-{day:02d},1\n"
        for school, days in days_of.items()
        for n in range(10)
        for day in days
    )
    return "student_id,school_id,date,present_fraction\n" + rows


@pytest.fixture
def absent(make_district, validated):
    """The schools that owe days of attendance, given its rows."""

    def run(rows: str) -> list[str]:
        files = {"schools.csv": SCHOOLS, "school_history.csv": HISTORY, "calendar.csv": CALENDAR}
        folder = make_district({**files, "attendance.csv": rows}, attendance={"expected": "daily"})
        verdicts = []
        for name in ("schools", "school_history", "calendar", "attendance"):
            verdicts.append(validated(folder, name, verdicts))
        told = with_absences(read_district(folder), verdicts, "fall")[-1]
        assert told.status == "accepted", told.reasons
        return [one.school_id for one in told.absences]

    return run


def test_the_days_of_both_numbers_are_owed_once(absent):
    assert absent(attendance(s0101=ALL, s0102=FIRST, s0202=LAST)) == []


def test_days_that_lack_of_either_are_owed(absent):
    assert absent(attendance(s0101=ALL, s0102=range(1, 9), s0202=LAST)) == ["0102"]
    assert absent(attendance(s0101=ALL, s0102=FIRST, s0202=range(13, 21))) == ["0202"]


def test_a_number_that_goes_on_owes_its_days(absent):
    assert absent(attendance(s0101=ALL, s0102=[*range(1, 13), *range(14, 21)], s0202=LAST)) == ["0102"]
