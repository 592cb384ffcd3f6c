"""Results are held where one level of a test counts both as proficient and as not."""

import pytest

from tasks.accept import accept
from tasks.settings.district_folder import read_district

HEAD = (
    "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,"
    "performance_level,is_proficient\n"
)
FALL, WINTER = "2025-09-01,2025-09-12", "2025-10-01,2025-10-10"


def results(window: str, level: str, is_proficient: bool, *, students_n: int = 12, grade: str = "03") -> str:
    answer = str(is_proficient).lower()
    return "".join(
        f"{level}{number:02d},0101,MAP,mathematics,{grade},{window},valid,{level},{answer}\n"
        for number in range(students_n)
    )


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver results, a minute after the last time, and judge them."""
    minutes = iter(range(60))

    def run(rows: str):
        day(f"2025-11-03T12:{next(minutes):02d}")
        return validated(make_district({"assessments.csv": HEAD + rows}), "assessments")

    return run


GOOD = results(FALL, "High", True) + results(FALL, "Low", False)
INVERTED = results(WINTER, "High", False) + results(WINTER, "Low", True)


def test_a_window_in_which_levels_count_the_other_way_round_is_held(sent, tmp_path):
    assert sent(GOOD).limits == ()
    held = sent(GOOD + INVERTED)
    (limit,) = held.limits
    assert held.status == "stood_in"
    assert limit.sentence == (
        'In mathematics of MAP, the level "High" counts as proficient in 12 rows of the window that ends on Sep 12, '
        "2025, and in 12 rows of the window that ends on Oct 10, 2025 it does not. In mathematics of MAP, the level "
        '"Low" counts as proficient in 12 rows of the window that ends on Oct 10, 2025, and in 12 rows of the window '
        "that ends on Sep 12, 2025 it does not. Within a test, subject and grade a level is proficient or it is not: "
        "look at is_proficient of these rows."
    )
    accept(read_district(tmp_path / "district"), "assessments", "New cuts", "A. Lead")
    assert sent(GOOD + INVERTED).status == "accepted"
    assert sent(GOOD + INVERTED + results(WINTER, "Middle", True)).limits == ()


def test_a_first_delivery_is_held_too(sent):
    assert sent(GOOD + INVERTED).status == "stopped"


@pytest.mark.parametrize(
    "rows",
    [
        results(WINTER, "High", False, students_n=9),
        results(WINTER, "High", False, grade="04"),
        results(WINTER, "High", True),
    ],
)
def test_few_rows_and_other_grades_hold_nothing(sent, rows):
    assert sent(GOOD + rows).limits == ()
