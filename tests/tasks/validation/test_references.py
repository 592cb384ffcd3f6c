"""Rows held against other datasets: each after those it is held against, and only against what is there and current."""

from datetime import date

import pytest

from expectations.catalogue import CONTRACTS
from tasks.settings.district_folder import read_district
from tasks.validation.references import Reference, in_reading_order, reference_rules

ENROLMENT = "student_id,school_id,entry_date,exit_date,grade\n"
ATTENDANCE = "student_id,school_id,date,present_fraction\n"
DAYS = [date(2025, 9, day) for day in range(1, 31)]


def severities(contract: str, **known: Reference) -> dict[str, str]:
    return {rule.name: rule.severity for rule in reference_rules(CONTRACTS[contract], known)}


def test_a_dataset_is_judged_after_those_its_rows_are_held_against(make_district):
    files = {"attendance.csv": ATTENDANCE, "enrolment.csv": ENROLMENT, "initiative_goals.csv": "", "goals.csv": ""}
    order = in_reading_order(read_district(make_district(files)))
    assert order.index("schools") < order.index("enrolment") < order.index("attendance")
    assert order.index("goals") < order.index("initiative_goals")


def test_what_is_not_there_is_not_asked_for():
    assert severities("attendance") == {}
    assert severities("attendance", schools=Reference("schools")) == {"school_id.unknown": "critical"}


def test_a_dataset_is_never_held_against_itself():
    assert severities("schools", schools=Reference("schools")) == {}


def test_what_an_older_copy_does_not_know_is_told_and_held_back_only_for_schools():
    old = {name: Reference(name, is_current=False) for name in ("schools", "enrolment")}
    assert severities("attendance", **old) == {
        "student_id.unknown": "warning",
        "school_id.unknown": "critical",
        "enrolled_that_day": "warning",
    }


def test_what_an_optional_column_names_is_told_only():
    told = severities("commitments", goals=Reference("goals"), departments=Reference("departments", ids=("a",)))
    assert told == {"goal_id.unknown": "warning", "department_id.unknown": "warning"}


@pytest.fixture
def judged(make_district, validated):
    """Judge enrolment and attendance of a district; the verdict on attendance."""

    def run(enrolment: str, attendance: str):
        folder = make_district({"enrolment.csv": ENROLMENT + enrolment, "attendance.csv": ATTENDANCE + attendance})
        schools = validated(folder, "schools")
        enrolled = validated(folder, "enrolment", [schools])
        return validated(folder, "attendance", [schools, enrolled])

    return run


def roster(students_n: int) -> str:
    return "".join(f"{n:04d},0101,2025-08-25,,KG\n" for n in range(students_n))


def days(student: str, fraction: str = "1") -> str:
    return "".join(f"{student},0101,{day},{fraction}\n" for day in DAYS)


@pytest.mark.parametrize("fraction", ["0", "1"], ids=["absent", "present"])
def test_who_is_absent_or_present_is_enrolled_that_day(judged, fraction):
    left = "9001,0101,2025-08-25,2025-09-10,KG\n"
    of_who_left = f"9001,0101,2025-09-10,{fraction}\n9001,0101,2025-09-11,{fraction}\n"
    verdict = judged(roster(40) + left, "".join(days(f"{n:04d}") for n in range(40)) + of_who_left)
    assert [(cause.rows_n, cause.rule) for cause in verdict.causes] == [(1, "enrolled_that_day")]


def test_a_day_that_nobody_reported_says_nothing(judged):
    left = "9001,0101,2025-08-25,2025-09-10,KG\n"
    attendance = "".join(days(f"{n:04d}") for n in range(40)) + "9001,0101,2025-09-10,1\n9001,0101,2025-09-11,\n"
    assert judged(roster(40) + left, attendance).causes == ()


def test_a_student_whom_nobody_has_enrolled_is_one_cause_and_not_an_absence_besides(judged):
    attendance = "".join(days(f"{n:04d}") for n in range(40)) + days("9999", "0")
    verdict = judged(roster(40), attendance)
    assert [(cause.rows_n, cause.sentence) for cause in verdict.causes] == [
        (30, "student_id is not in the dataset enrolment.")
    ]
    assert (verdict.status, verdict.quarantined_n) == ("accepted", 30), "set aside, and no reason to stop"


def test_too_few_known_students_hold_the_dataset(judged):
    attendance = "".join(days(f"{n:04d}") for n in range(40)) + "".join(days(f"8{n:03d}") for n in range(4))
    (limit,) = judged(roster(40), attendance).limits
    assert limit.name == "match_rate"
    assert limit.sentence.startswith("40 of 44 numbers in student_id are among the enrolled; at least 95% must be.")


def test_numbers_that_have_lost_their_zeros_are_told_as_such(judged):
    verdict = judged(roster(40), "".join(days(str(n)) for n in range(40)))
    assert "would match with leading zeros restored to 4 digits" in verdict.limits[0].sentence
