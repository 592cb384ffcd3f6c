"""Where rows held back may be the newer ones, nobody is told that the file is an earlier year's."""

import pytest

HEAD = "student_id,school_id,entry_date,grade\n"


def roster(first: int, last: int, on: str, grade: str = "05") -> str:
    return "".join(f"{n:03d},0101,{on},{grade}\n" for n in range(first, last))


LAST_YEAR = roster(0, 60, "2024-08-25")


@pytest.fixture
def limits(make_district, validated, day):
    """Deliver a roster, and tell the limits that hold it."""

    def run(rows: str):
        day("2025-10-01T12:00")
        return [one.name for one in validated(make_district({"enrolment.csv": HEAD + rows}), "enrolment").limits]

    return run


@pytest.mark.parametrize(
    "newer",
    [
        pytest.param(roster(60, 120, "2025-08-25", "fifth"), id="for another column"),
        pytest.param(roster(60, 120, "25.8.2025"), id="for their dates"),
    ],
)
def test_that_the_newer_rows_are_held_back_is_not_told_as_an_old_file(limits, newer):
    assert limits(LAST_YEAR + newer) == ["held_back"]


@pytest.mark.parametrize(
    ("rows", "held"),
    [
        pytest.param(LAST_YEAR, ["stale"], id="none is held back"),
        pytest.param(LAST_YEAR + roster(60, 80, "2024-08-20", "fifth"), ["stale", "held_back"], id="older ones are"),
        pytest.param(LAST_YEAR + roster(60, 61, "25.8.2025"), ["stale"], id="few are"),
    ],
)
def test_an_old_file_is_told_as_that(limits, rows, held):
    assert limits(rows) == held
