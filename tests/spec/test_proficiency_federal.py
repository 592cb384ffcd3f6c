"""Federal proficiency: of the tested, or of 95 % of those who should have been where fewer were."""

import pytest

INDICATOR = "outcomes.proficiency_federal"
WINDOW = "state reading 05 2025-10-01 2025-10-15"


def given(valid_n, enrolled_n, proficient_n, *, exempt_n=0):
    """Students of one school, the first of whom were tested; the last are exempt."""
    statuses = ["valid"] * valid_n + ["not_tested"] * (enrolled_n - valid_n) + ["exempt"] * exempt_n
    rows = [
        f"s{n} A {status} {('true' if n < proficient_n else 'false') if status == 'valid' else '-'} {WINDOW}"
        for n, status in enumerate(statuses)
    ]
    head = "student_id school_id status is_proficient assessment subject grade window_start_date window_end_date"
    enrolment = [f"s{n} A 05 2025-08-01 -" for n in range(len(statuses))]
    return {
        "assessments": "\n".join([head, *rows]),
        "enrolment": "\n".join(["student_id school_id grade entry_date exit_date", *enrolment]),
    }


@pytest.mark.parametrize(
    ("valid_n", "enrolled_n", "denominator"),
    [(20, 20, "20"), (19, 20, "19"), (18, 20, "19"), (1, 20, "19"), (39, 41, "39"), (38, 41, "38.95"), (1, 1, "1")],
)
def test_the_denominator_is_never_under_95_percent_of_those_who_should_have_been_tested(
    measured, valid_n, enrolled_n, denominator
):
    answer = measured(
        INDICATOR, "unit numerator denominator", period="all", where="unit = 'A'", **given(valid_n, enrolled_n, 1)
    )
    assert answer == [f"A 1 {denominator}"]


def test_the_exempt_should_not_have_been_tested(measured):
    shown = "unit numerator denominator excluded_n expected_n received_n"
    answer = measured(INDICATOR, shown, period="all", where="unit = 'A'", **given(2, 4, 1, exempt_n=3))
    assert answer == ["A 1 3.8 3 4 2"]


def test_where_nobody_was_tested_there_is_no_rate(measured):
    assert measured(INDICATOR, "unit", period="all", **given(0, 4, 0)) == []


def test_without_a_roster_there_is_no_rate(measured):
    tested = given(2, 2, 1)["assessments"]
    assert measured(INDICATOR, "unit", period="all", assessments=tested) == []
