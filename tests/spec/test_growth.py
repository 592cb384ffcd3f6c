"""Growth as the test's owner computed it: typical or not, median and mean of percentiles."""

import pytest

MEASURES = ("typical_growth", "median_growth_percentile", "mean_growth_percentile")
HEAD = "student_id school_id status is_proficient growth_percentile met_typical_growth"
REST = "assessment subject grade window_start_date window_end_date"
ENROLMENT = "student_id school_id grade entry_date exit_date\ns1 A 05 2025-08-01 -"


def results(*rows):
    """Rows of student, school, status, percentile and whether it is typical, all of one test and window."""
    told = (row.split() for row in rows)
    return "\n".join(
        [f"{HEAD} {REST}"]
        + [
            f"{who} {where} {status} {'true' if status == 'valid' else '-'} {rank} {met} "
            "state reading 05 2025-10-01 2025-10-15"
            for who, where, status, rank, met in told
        ]
    )


def test_students_who_grew_as_is_typical_of_those_of_whom_it_is_said(measured):
    tested = results("s1 A valid 60 true", "s2 A valid 40 false", "s3 A valid - -", "s4 B valid 50 true")
    shown = "unit slice numerator denominator excluded_n expected_n received_n"
    assert measured("outcomes.typical_growth", shown, period="all", assessments=tested) == [
        "A reading 1 2 1 3 2",
        "B reading 1 1 0 1 1",
        "district reading 2 3 1 4 3",
    ]


@pytest.mark.parametrize(
    ("ranks", "median", "mean"),
    [([10], "10", "10"), ([10, 20], "15", "15"), ([10, 20, 90], "20", "40"), ([1, 1, 2, 99], "1.5", "25.75")],
)
def test_median_and_mean_of_percentiles(measured, ranks, median, mean):
    tested = results(*(f"s{n} A valid {rank} true" for n, rank in enumerate(ranks)), "s9 A valid - -")
    for name, value in (("median", median), ("mean", mean)):
        found = measured(
            f"outcomes.{name}_growth_percentile",
            "unit value n excluded_n",
            period="all",
            where="unit = 'A'",
            assessments=tested,
        )
        assert found == [f"A {value} {len(ranks)} 1"]


@pytest.mark.parametrize("name", MEASURES)
def test_only_valid_scores_have_grown(measured, name):
    tested = results("s1 A invalid 60 true", "s2 A exempt 50 true", "s3 A not_tested - -")
    assert measured(f"outcomes.{name}", "unit", period="all", assessments=tested, enrolment=ENROLMENT) == []


@pytest.mark.parametrize("name", MEASURES)
def test_without_growth_there_is_none_rather_than_zero(measured, name):
    assert measured(f"outcomes.{name}", "unit", period="all", assessments=results("s1 A valid - -")) == []


def test_groups_appear(measured):
    tested = results("s1 A valid 60 true", "s2 A valid 40 false")
    found = measured(
        "outcomes.typical_growth",
        "group_id numerator denominator",
        period="all",
        where="unit = 'A'",
        assessments=tested,
        demographics="student_id sex\ns1 female\ns2 male",
    )
    assert found == ["all 1 2", "sex=female 1 1", "sex=male 0 1"]
