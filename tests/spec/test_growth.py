"""Growth as the test's owner computed it: typical or not, median and mean of percentiles."""

import pytest

MEASURES = ("typical_growth", "median_growth_percentile", "mean_growth_percentile")
HEAD = "student_id school_id status is_proficient growth_percentile met_typical_growth"
REST = "assessment subject grade window_start_date window_end_date"
ENROLMENT = "student_id school_id grade entry_date exit_date\ns1 A 05 2025-08-01 -"


def results(*rows, window="2025-10-01 2025-10-15"):
    """Rows of student, school, status, percentile and whether it is typical, all of one test and window."""
    told = (row.split() for row in rows)
    return "\n".join(
        [f"{HEAD} {REST}"]
        + [
            f"{who} {where} {status} {'true' if status == 'valid' else '-'} {rank} {met} state reading 05 {window}"
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


SHOWN = {
    "typical_growth": "unit group_id numerator denominator",
    "median_growth_percentile": "unit group_id value n",
    "mean_growth_percentile": "unit group_id value n",
}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("typical_growth", ["A all 1 2", "A disability=no 0 1", "A disability=yes 1 1"]),
        ("median_growth_percentile", ["A all 40 3", "A disability=no 25 2", "A disability=yes 60 1"]),
        ("mean_growth_percentile", ["A all 36.6667 3", "A disability=no 25 2", "A disability=yes 60 1"]),
    ],
)
def test_each_group_has_growth_of_its_own(measured, name, told):
    """Of s3 there is a percentile alone, of s4 nothing."""
    found = measured(
        f"outcomes.{name}",
        SHOWN[name],
        period="all",
        where="unit = 'A'",
        assessments=results("s1 A valid 60 true", "s2 A valid 10 false", "s3 A valid 40 -", "s4 A valid - -"),
        demographics="student_id disability\ns1 true\ns2 false\ns3 false\ns4 true",
    )
    assert found == told


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("typical_growth", ["district 1 1"]),
        ("median_growth_percentile", ["district 70 1"]),
        ("mean_growth_percentile", ["district 70 1"]),
    ],
)
def test_a_group_that_appears_in_mid_year_has_growth_from_its_first_window_on(measured, name, told):
    """s2 came after the fall window; s3 had no result before its own and so has not grown yet."""
    fall, winter = (
        results("s1 A valid 50 true"),
        results("s1 A valid 30 false", "s2 A valid 70 true", "s3 A valid - -", window="2025-12-01 2025-12-10"),
    )
    found = measured(
        f"outcomes.{name}",
        f"period_start {SHOWN[name].replace('group_id ', '')}",
        period="all",
        where="unit_type = 'district' and group_id = 'homeless=yes'",
        assessments="\n".join([fall, *winter.splitlines()[1:]]),
        demographics="student_id homeless\ns1 false\ns2 true\ns3 true",
    )
    assert found == [f"2025-12-01 {line}" for line in told]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("typical_growth", ["A all 0 1", "B all 2 2", "district all 2 3"]),
        ("median_growth_percentile", ["A all 20 1", "B all 75 2", "district all 70 3"]),
        ("mean_growth_percentile", ["A all 20 1", "B all 75 2", "district all 56.6667 3"]),
    ],
)
def test_growth_of_a_student_who_moved_counts_where_the_later_test_was_taken(measured, name, told):
    """s1 has been at B since the middle of the window, and was at A for most of the growth."""
    moved = f"{ENROLMENT.replace('2025-08-01 -', '2025-08-01 2025-10-07')}\ns1 B 05 2025-10-08 -"
    tested = results("s1 B valid 70 true", "s2 A valid 20 false", "s3 B valid 80 true")
    assert measured(f"outcomes.{name}", SHOWN[name], period="all", assessments=tested, enrolment=moved) == told


@pytest.mark.parametrize("name", MEASURES)
def test_a_student_with_results_of_two_schools_in_one_window_has_grown_once(measured, name):
    tested = results("s1 A valid 60 true", "s1 B valid 60 true", "s2 B valid 60 true")
    told = "2 2" if name == "typical_growth" else "60 2"
    found = measured(f"outcomes.{name}", SHOWN[name], period="all", assessments=tested)
    assert found[-1] == f"district all {told}"
