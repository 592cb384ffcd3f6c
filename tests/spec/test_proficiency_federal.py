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


COUNTS = "unit numerator denominator expected_n"


def test_of_one_student_who_was_not_tested_there_is_no_rate_and_of_one_who_was_it_is_whole(measured):
    assert measured(INDICATOR, COUNTS, period="all", where="unit = 'A'", **given(0, 1, 0)) == []
    assert measured(INDICATOR, COUNTS, period="all", where="unit = 'A'", **given(1, 1, 1)) == ["A 1 1 1"]


def test_each_group_is_held_against_95_percent_of_its_own(measured):
    """Of four girls one was tested, of two boys both; s6 tells nothing of itself and was not tested."""
    girls = {0, 3, 4, 5}
    sexes = "\n".join(f"s{n} {'female' if n in girls else 'male'}" for n in range(6))
    shown = "group_id numerator denominator expected_n"
    answer = measured(
        INDICATOR, shown, period="all", where="unit = 'A'", demographics=f"student_id sex\n{sexes}", **given(3, 7, 2)
    )
    assert answer == ["all 2 6.65 7", "sex=female 1 3.8 4", "sex=male 1 2 2"]


def test_a_group_of_which_nobody_was_tested_where_others_were_is_zero_of_95_percent(measured):
    """The others of the school tell that the test was given; s2 was exempt, so of its group nobody should have been."""
    demographics = "student_id race_ethnicity\ns0 white\ns1 black\ns2 asian"
    answer = measured(
        INDICATOR,
        "group_id numerator denominator excluded_n expected_n received_n",
        period="all",
        where="unit = 'A'",
        demographics=demographics,
        **given(1, 2, 1, exempt_n=1),
    )
    assert answer == ["all 1 1.9 1 2 1", "race_ethnicity=black 0 0.95 0 1 0", "race_ethnicity=white 1 1 0 1 1"]


def test_a_school_that_sent_nothing_of_a_window_is_no_zero(measured):
    """Whether the students of B were tested nobody knows: they are expected, and of the district's 95 % not a part."""
    tables = given(2, 2, 1)
    tables["enrolment"] += "\ns8 B 05 2025-08-01 -"
    assert measured(INDICATOR, COUNTS, period="all", **tables) == ["A 1 2 2", "district 1 2 3"]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("2025-10-15", ["2025-10-01 0 1.9 2", "2025-12-01 1 1.9 2"]),
        ("2025-10-16", ["2025-12-01 1 1.9 2"]),
    ],
)
def test_a_group_that_appears_in_mid_year_is_expected_from_the_next_window_on(measured, entry, told):
    """Of two students of the group one is tested in December; others are in both windows."""
    tables = given(2, 2, 2)
    winter = (f"s{n} A valid true state reading 05 2025-12-01 2025-12-10" for n in (0, 1, 8))
    answer = measured(
        INDICATOR,
        "period_start numerator denominator expected_n",
        period="all",
        where="unit = 'A' and group_id = 'english_learner=yes'",
        demographics="student_id english_learner\ns8 true\ns9 true",
        assessments="\n".join([tables["assessments"], *winter]),
        enrolment="\n".join([tables["enrolment"], *(f"{who} A 05 {entry} -" for who in ("s8", "s9"))]),
    )
    assert answer == told


@pytest.mark.parametrize(
    ("left", "entered", "told"),
    [
        ("2025-10-14", "2025-10-15", ["A 1 1 1", "B 1 1.9 2", "district 2 2.85 3"]),
        ("2025-10-15", "2025-10-16", ["A 1 1.9 2", "B 1 1 1", "district 2 2.85 3"]),
    ],
)
def test_an_untested_student_who_moved_is_expected_where_the_window_ended(measured, left, entered, told):
    tables = given(1, 1, 1)
    tables["assessments"] += f"\ns7 B valid true {WINDOW}"
    tables["enrolment"] += f"\ns7 B 05 2025-08-01 -\ns9 A 05 2025-08-01 {left}\ns9 B 05 {entered} -"
    assert measured(INDICATOR, COUNTS, period="all", **tables) == told


def test_a_student_tested_before_moving_counts_where_the_test_was_taken_and_is_missing_nowhere(measured):
    tables = given(2, 2, 1)
    tables["assessments"] += f"\ns7 B valid true {WINDOW}"
    tables["enrolment"] = tables["enrolment"].replace("s0 A 05 2025-08-01 -", "s0 A 05 2025-08-01 2025-10-10")
    tables["enrolment"] += "\ns0 B 05 2025-10-13 -\ns7 B 05 2025-08-01 -"
    assert measured(INDICATOR, COUNTS, period="all", **tables) == ["A 1 2 2", "B 1 1 1", "district 2 3 3"]
