"""Exclusions and coverage are numbers of people too, and are hidden like them."""

from __future__ import annotations

import pytest

COVERAGE = "unit_id, group_id, excluded_n, expected_n, received_n"


@pytest.mark.parametrize(
    ("coverage", "said"),
    [
        ("0 100 100", "0 100 100"),
        ("1 100 100", "- - -"),
        ("9 100 100", "- - -"),
        ("10 100 100", "10 100 100"),
        ("0 100 91", "- - -"),
        ("0 100 90", "0 100 90"),
        ("20 100 9", "- - -"),
        ("- 100 90", "- 100 90"),
        ("- - 90", "- - 90"),
    ],
)
def test_none_from_1_to_9_is_shown_left_out_missing_or_there(published, coverage, said):
    text = f"unit numerator denominator excluded_n expected_n received_n\nA 30 60 {coverage}"
    assert published(text, show=COVERAGE) == [f"A all {said}"]


def test_the_number_itself_stays(published):
    text = "unit numerator denominator excluded_n expected_n received_n\nA 30 60 3 63 60"
    assert published(text) == ["A all 30 of 60"]


def test_one_groups_coverage_hides_that_of_its_breakdown(published):
    text = """
        group      numerator denominator excluded_n expected_n received_n
        all        80        160         23         183        160
        sex=female 40        80          3          83         80
        sex=male   40        80          20         100        80
    """
    assert published(text, show=COVERAGE) == [" all 23 183 160", " sex=female - - -", " sex=male - - -"]


def test_one_schools_coverage_hides_that_of_another_rather_than_the_districts(published):
    text = """
        unit     numerator denominator excluded_n expected_n received_n
        A        40        80          3          83         80
        B        40        80          20         100        80
        C        40        80          30         110        80
        district 120       240         53         293        240
    """
    told = [" all 53 293 240", "A all - - -", "B all - - -", "C all 30 110 80"]
    assert published(text, show=COVERAGE) == told


def test_coverage_of_few_is_hidden_with_so_many_others_that_it_can_be_any_of_seven_numbers(published):
    text = """
        unit     numerator denominator excluded_n expected_n received_n
        A        40        80          3          83         80
        B        40        80          2          82         80
        C        40        80          30         110        80
        district 120       240         35         275        240
    """
    told = [" all 35 275 240", "A all - - -", "B all - - -", "C all - - -"]
    assert published(text, show=COVERAGE) == told


@pytest.mark.parametrize(
    ("students", "said"), [("100 100", "100 100"), ("100 91", "- -"), ("100 90", "100 90"), ("100 9", "- -")]
)
@pytest.mark.parametrize("measure", ["proficiency", "attendance_rate"])
def test_students_are_people_whatever_a_measure_counts(published, measure, students, said):
    text = f"unit numerator denominator students_expected_n students_received_n\nA 50 100 {students}"
    assert published(text, measure=measure, show="students_expected_n, students_received_n") == [said]


@pytest.mark.parametrize(
    ("students", "said"),
    [
        ("100 100", "100 100"),
        ("101 101", "- -"),
        ("150 105", "150 100"),
        ("150 106", "- -"),
        ("150 110", "150 110"),
        ("109 105", "- -"),
        ("110 105", "110 100"),
    ],
)
@pytest.mark.parametrize("of", ["expected_n received_n", "students_expected_n students_received_n"])
def test_fewer_than_ten_who_came_and_are_not_counted_cannot_be_worked_out(published, students, said, of):
    text = f"unit numerator denominator {of}\nA 50 100 {students}"
    assert published(text, show=of.replace(" ", ", ")) == [said]


@pytest.mark.parametrize(("received", "said"), [("120", "148 120"), ("123", "- -"), ("129", "- -"), ("130", "148 130")])
def test_fewer_than_ten_who_came_untested_cannot_be_worked_out(published, received, said):
    text = f"unit numerator denominator students_expected_n students_received_n\nA 120 148 148 {received}"
    assert published(text, measure="participation", show="students_expected_n, students_received_n") == [said]


def test_what_came_of_one_group_cannot_be_worked_out_from_the_others(published):
    text = """
        group      numerator denominator expected_n received_n
        all        200       400         500        416
        sex=female 100       200         250        206
        sex=male   100       200         250        210
    """
    shown = "group_id, expected_n, received_n"
    assert published(text, show=shown) == ["all 500 400", "sex=female 250 200", "sex=male 250 200"]


@pytest.mark.parametrize(
    ("students", "said"),
    [("100 100", "True"), ("105 105", "True"), ("130 130", "True"), ("150 105", "False"), ("- -", "False")],
)
@pytest.mark.parametrize("of", ["expected_n received_n", "students_expected_n students_received_n"])
def test_that_all_has_come_is_said_whether_or_not_how_much_may_be(published, students, said, of):
    text = f"unit numerator denominator {of}\nA 50 100 {students}"
    assert published(text, show="are_all_received") == [said]


def test_of_a_hidden_group_nothing_is_said(published):
    text = "unit numerator denominator students_expected_n students_received_n\nA 5 100 100 100"
    assert published(text, show="are_all_received") == ["False"]


def test_days_that_came_are_no_people_who_came(published):
    text = "unit numerator denominator expected_n received_n\nA 900 1000 1008 1005"
    attendance = (
        "select 'school' as unit_type, 'A' as unit_id, 'all' as group_id, date '2025-09-01' as period_start, "
        "date '2025-12-31' as period_end, 60 as reported_n"
    )
    shown = published(text, measure="attendance_rate", show="expected_n, received_n", attendance=attendance)
    assert shown == ["1008 1005"]


def test_schools_and_days_are_no_people(published):
    text = """
        unit numerator denominator schools_expected_n schools_received_n days_expected_n days_received_n
        A    30        60          2                  1                  60              58
        B    2         60          1                  1                  60              60
    """
    shown = "unit_id, schools_expected_n, schools_received_n, days_expected_n, days_received_n"
    assert published(text, show=shown) == ["A 2 1 60 58", "B 1 1 60 60"]


SILENCE = "measure, unit_id, schools_expected_n, schools_received_n"


def test_nothing_tells_that_a_school_whose_number_is_hidden_sent_no_incident(published):
    text = """
        unit     numerator denominator schools_expected_n schools_received_n
        A        20        400         1                  1
        B        0         20          1                  0
        D        30        400         1                  1
        X        9         400         1                  1
        district 59        1220        4                  3
    """
    asked = {"measure": "suspension_rate", "period_start": "2025-07-01", "show": SILENCE}
    told = published(text, **asked)
    assert told == [
        "suspension_rate  - -",
        "suspension_rate A 1 1",
        "suspension_rate B - -",
        "suspension_rate D 1 1",
        "suspension_rate X - -",
    ]
    silent_elsewhere = text.replace("1                  0", "1                  1").replace(
        "4                  3", "4 4"
    )
    assert published(silent_elsewhere, **asked) == told, "whether the hidden are silent, nothing differs"


def test_a_school_silent_in_one_measure_is_in_all_of_the_same_dataset(published):
    text = """
        measure         unit     numerator denominator schools_expected_n schools_received_n
        expulsion_rate  B        0         400         1                  0
        expulsion_rate  D        0         400         1                  1
        expulsion_rate  district 0         800         2                  1
        removal_rate    B        9         400         1                  0
        removal_rate    D        30        400         1                  1
        removal_rate    district 39        800         2                  1
    """
    year = {"period_start": "2025-07-01"}
    assert published(text, show=SILENCE, where="unit_id = 'B' or unit_type = 'district'", **year) == [
        "expulsion_rate  - -",
        "expulsion_rate B - -",
        "removal_rate  - -",
        "removal_rate B - -",
    ]
    assert published(text, show="is_shown", where="measure = 'expulsion_rate'", **year) == ["True"] * 3


def test_where_no_school_is_hidden_it_is_told_which_sent_no_incident(published):
    text = """
        unit     numerator denominator schools_expected_n schools_received_n
        A        20        400         1                  1
        B        0         400         1                  0
        district 20        800         2                  1
    """
    told = ["suspension_rate  2 1", "suspension_rate A 1 1", "suspension_rate B 1 0"]
    assert published(text, measure="suspension_rate", period_start="2025-07-01", show=SILENCE) == told


def test_few_left_out_whose_group_is_unknown_are_not_what_groups_leave_of_all(published):
    text = """
        group      numerator denominator excluded_n expected_n received_n
        all        100       200         44         244        200
        sex=female 50        100         20         120        100
        sex=male   50        100         20         120        100
    """
    told = [" all 44 244 200", " sex=female 20 120 100", " sex=male - - -"]
    assert published(text, show=COVERAGE) == told


def test_that_all_came_of_one_school_tells_nobody_who_is_missing_of_another(published):
    text = """
        unit     numerator denominator excluded_n students_expected_n students_received_n
        A        100       200         -          208                 200
        B        100       200         5          200                 200
        C        100       200         -          217                 200
        D        100       200         -          240                 200
        district 400       800         5          865                 800
    """
    shown = "unit_id, students_expected_n, are_all_received"
    assert published(text, show=shown) == [" 865 False", "A - False", "B 200 True", "C - False", "D 240 False"]
