"""Rosters delivered one after another, each judged beside what came before."""

import pytest

from tasks.settings.district_folder import read_district

HEADER = "student_id,school_id,entry_date,grade\n"


def students(first: int, last: int, school: str = "0101", on: str = "2025-08-25") -> str:
    return "".join(f"{n:04d},{school},{on},KG\n" for n in range(first, last))


@pytest.fixture(autouse=True)
def judged_before(judges_once):
    """Limits are looked at after judging, beside deliveries that many tests share."""


@pytest.fixture
def delivered(make_district, validated, day):
    """Deliver enrolment, a minute after the last time, and judge it."""
    minutes = iter(range(60))

    def run(rows: str, **keys):
        day(f"2025-10-01T12:{next(minutes):02d}")
        return validated(make_district({"enrolment.csv": HEADER + rows}, enrolment=keys), "enrolment")

    return run


@pytest.fixture
def district(tmp_path):
    return lambda: read_district(tmp_path / "district")
