"""Average daily attendance: a number of students, added up over schools with days of their own."""

INDICATOR = "outcomes.average_daily_attendance"


def test_days_present_over_days_of_school(measured):
    """s1 is there on all of four days, s2 on two and a half of them."""
    answer = measured(
        INDICATOR, "unit value n", where="unit = 'A'", days="student_id school_id days\ns1 A PPPP\ns2 A PPHA"
    )
    assert answer == ["A 1.625 2"]


def test_schools_add_up_each_on_its_own_days(measured):
    """A has four days, B two: their students are 1 and 0.5 on an average day."""
    answer = measured(INDICATOR, "unit value n", days="student_id school_id days\ns1 A PPPP\ns2 B PA")
    assert answer == ["A 1 1", "B 0.5 1", "district 1.5 2"]


def test_days_that_nobody_reported_are_no_days_of_school(measured):
    answer = measured(
        INDICATOR,
        "unit value expected_n received_n excluded_n",
        where="unit = 'A'",
        days="student_id school_id days\ns1 A P__P\ns2 A P__P",
    )
    assert answer == ["A 2 8 4 4"]


def test_who_comes_late_or_leaves_counts_for_the_days_there(measured):
    answer = measured(
        INDICATOR, "unit value n", where="unit = 'A'", days="student_id school_id days\ns1 A PPPP\ns2 A __PP"
    )
    assert answer == ["A 1.5 2"]


def test_who_has_no_row_on_a_day_that_came_is_not_absent(measured):
    """s2 was there on two of three days that are known: on the fourth it counts as all that is known, 6 of 7 days."""
    answer = measured(
        INDICATOR,
        "unit value expected_n received_n",
        where="unit = 'A'",
        days="student_id school_id days\ns1 A PPPP\ns2 A PA_P",
    )
    assert answer == ["A 1.714 8 7"]


def test_who_is_enrolled_and_never_came_does_not_count(measured):
    enrolment = "student_id school_id grade entry_date exit_date\ns1 A 05 2025-09-01 -\ns2 A 05 2025-09-01 -"
    days = "student_id school_id days\ns1 A PPPA"
    assert measured(INDICATOR, "unit value", where="unit = 'A'", days=days, enrolment=enrolment) == ["A 0.75"]


def test_a_student_of_two_schools_is_one_of_the_district(measured):
    answer = measured(INDICATOR, "unit value n", days="student_id school_id days\ns1 A PP\ns1 B __PP")
    assert answer == ["A 1 1", "B 1 1", "district 2 1"]


def test_groups_share_the_days_of_their_school(measured):
    answer = measured(
        INDICATOR,
        "group_id value n",
        where="unit = 'A'",
        days="student_id school_id days\ns1 A PPPP\ns2 A _PP_",
        demographics="student_id sex\ns1 female\ns2 male",
    )
    assert answer == ["all 1.5 2", "sex=female 1 1", "sex=male 0.5 1"]


def test_without_attendance_there_is_none(measured):
    enrolment = "student_id school_id grade entry_date exit_date\ns1 A 05 2025-09-01 -"
    assert measured(INDICATOR, "unit value", period="all", enrolment=enrolment) == []


def test_a_school_that_opened_or_closed_on_the_way_is_as_much_as_its_part_of_the_days(measured):
    """s2 is at B for two of the four days, and at A after it closed: two students were there each day."""
    schools = "school_id level opened_date closed_date\nA elementary - -\nB elementary - 2025-09-02"
    answer = measured(
        INDICATOR, "unit value", days="student_id school_id days\ns1 A PPPP\ns2 B PP\ns2 A __PP", schools=schools
    )
    assert answer == ["A 1.5", "B 1", "district 2"]
    schools = "school_id level opened_date closed_date\nA elementary 2000-08-01 -\nB elementary 2025-09-04 -"
    answer = measured(
        INDICATOR, "unit value", days="student_id school_id days\ns1 A PPPP\ns2 A PPP\ns2 B ___P", schools=schools
    )
    assert answer == ["A 1.75", "B 1", "district 2"]


def test_a_group_that_appears_in_mid_year_is_as_many_as_its_part_of_the_days(measured):
    """s2 is there on ten of September's and October's forty days, and on all ten of October."""
    answer = measured(
        INDICATOR,
        "period_start period_end value n",
        period="all",
        where="unit = 'A' and group_id = 'disability=yes'",
        days=f"student_id school_id days\ns1 A {'P' * 40}\ns2 A {'_' * 30 + 'P' * 10}",
        demographics="student_id disability\ns1 false\ns2 true",
    )
    assert answer == ["2025-07-01 2025-12-31 0.25 1", "2025-09-01 2025-12-31 0.25 1", "2025-10-01 2025-10-31 1 1"]


def test_one_student_who_was_never_there_is_none_and_a_day_that_nobody_reported_is_no_number(measured):
    days = "student_id school_id days\ns1 A AA\ns2 B NN"
    assert measured(INDICATOR, "unit value n", days=days) == ["A 0 1", "district 0 1"]
