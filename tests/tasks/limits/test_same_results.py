"""Results of a window that are those of the window before are held, of all schools or of one."""

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"
HEAD = (
    "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,scale_score,"
    "performance_level,is_proficient\n"
)
FALL, WINTER = "2025-09-01,2025-09-12", "2025-10-01,2025-10-10"
STUDENTS_N = 20


def results(window: str, more: dict[str, int], students_n: int = STUDENTS_N) -> str:
    """Each student of the schools named has so many points more than in fall."""
    return "".join(
        f"{school}{n:02d},{school},MAP,reading,03,{window},valid,{200 + n + points},Level 2,false\n"
        for school, points in more.items()
        for n in range(students_n)
    )


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver results, a minute after the last time, and judge them beside the list of schools."""
    minutes = iter(range(60))

    def run(rows: str):
        day(f"2025-11-03T12:{next(minutes):02d}")
        folder = make_district({"schools.csv": SCHOOLS, "assessments.csv": HEAD + rows})
        return validated(folder, "assessments", [validated(folder, "schools")])

    return run


def told(verdict) -> str:
    (limit,) = verdict.limits
    assert limit.name == "values"
    return limit.sentence


GOOD = results(FALL, {"0101": 0, "0102": 0})


def test_a_window_that_repeats_the_one_before_is_held_once(sent, tmp_path):
    assert sent(GOOD).limits == ()
    copied = GOOD + results(WINTER, {"0101": 0, "0102": 0})
    assert told(sent(copied)) == (
        "In reading of MAP, 40 of 40 students have the same score and level in the window that ends on Oct 10, 2025 as "
        "in that which ended on Sep 12, 2025. See whether the newer window holds the results of the older one."
    )
    accept(read_district(tmp_path / "district"), "assessments", "It is so", "A. Lead")
    assert sent(copied).status == "accepted"
    assert sent(copied + results("2025-10-20,2025-10-24", {"0101": 9, "0102": 9})).limits == ()


def test_of_one_school_alone_it_is_told_by_name(sent):
    sent(GOOD)
    assert "In reading of MAP at Cedar, 20 of 20 students" in told(sent(GOOD + results(WINTER, {"0101": 5, "0102": 0})))


@pytest.mark.parametrize(
    "newer",
    [
        results(WINTER, {"0101": 5, "0102": 7}),
        results(WINTER, {"0101": 0}, students_n=19),
    ],
)
def test_results_that_have_changed_or_are_few_hold_nothing(sent, newer):
    sent(GOOD)
    assert sent(GOOD + newer).limits == ()
