"""What is shown of small groups: one test for each clause of the rule, at its threshold and one beyond."""

from __future__ import annotations

import pytest

SMALL, ANOTHER = "small group", "to protect another group"
# Those who work with the numbers, and a public that must see less.
policies = pytest.mark.parametrize(("minimum_n", "extremes"), [(10, 30), (20, 50)])


def shown(published, numerator, denominator, **policy):
    """What is said of a group beside one of 100 of 200."""
    text = f"""
        unit     group      numerator          denominator
        district all        {numerator + 100}  {denominator + 200}
        district sex=female {numerator}        {denominator}
        district sex=male   100                200
    """
    (line,) = published(text, where="group_id = 'sex=female'", **policy)
    return line.removeprefix("district sex=female ")


def shown_of(published, n, whole_n, **policy):
    """What is said of the size of a group, which has no numerator."""
    text = f"unit group n\ndistrict all {whole_n}\ndistrict sex=female {n}\ndistrict sex=male {whole_n - n}"
    show = "case when is_shown then cast(n as varchar) else hidden_reason end"
    (line,) = published(text, show=show, where="group_id = 'sex=female'", measure="enrolment", **policy)
    return line


@policies
def test_no_group_of_fewer_than_the_minimum(published, minimum_n, extremes):
    policy = {"minimum_n": minimum_n, "extremes": extremes}
    assert shown_of(published, minimum_n, 500, **policy) == str(minimum_n)
    assert shown_of(published, minimum_n - 1, 500, **policy) == SMALL


@policies
def test_no_group_whose_complement_is_smaller_than_the_minimum(published, minimum_n, extremes):
    policy = {"minimum_n": minimum_n, "extremes": extremes}
    assert shown_of(published, 500 - minimum_n, 500, **policy) == str(500 - minimum_n)
    assert shown_of(published, 500 - minimum_n + 1, 500, **policy) == SMALL


@policies
def test_no_count_from_1_to_below_the_minimum(published, minimum_n, extremes):
    policy = {"minimum_n": minimum_n, "extremes": extremes}
    assert shown(published, 0, 200, **policy) == "0 of 200"
    assert shown(published, 1, 200, **policy) == SMALL
    assert shown(published, minimum_n - 1, 200, **policy) == SMALL
    assert shown(published, minimum_n, 200, **policy) == f"{minimum_n} of 200"


@policies
def test_no_count_that_leaves_1_to_below_the_minimum(published, minimum_n, extremes):
    policy = {"minimum_n": minimum_n, "extremes": extremes}
    assert shown(published, 200, 200, **policy) == "200 of 200"
    assert shown(published, 199, 200, **policy) == SMALL
    assert shown(published, 200 - minimum_n + 1, 200, **policy) == SMALL
    assert shown(published, 200 - minimum_n, 200, **policy) == f"{200 - minimum_n} of 200"


@policies
@pytest.mark.parametrize("share", [0, 1])
def test_neither_none_nor_all_of_a_group_too_small_for_it(published, minimum_n, extremes, share):
    policy = {"minimum_n": minimum_n, "extremes": extremes}
    assert shown(published, share * extremes, extremes, **policy) == f"{share * extremes} of {extremes}"
    assert shown(published, share * (extremes - 1), extremes - 1, **policy) == SMALL


def test_the_rules_hold_for_all_students_too(published):
    text = """
        unit numerator denominator
        A    3         60
        B    0         29
        C    30        60
        D    60        60
    """
    assert published(text) == [f"A all {SMALL}", f"B all {SMALL}", "C all 30 of 60", "D all 60 of 60"]


def test_a_small_cell_withholds_another_of_its_breakdown_but_not_the_total_nor_other_breakdowns(published):
    text = """
        unit     group        numerator denominator
        district all          100       300
        district homeless=no  95        250
        district homeless=yes 5         50
        district sex=female   60        150
        district sex=male     40        150
    """
    assert published(text) == [
        "district all 100 of 300",
        f"district homeless=no {ANOTHER}",
        f"district homeless=yes {SMALL}",
        "district sex=female 60 of 150",
        "district sex=male 40 of 150",
    ]


def test_groups_withheld_at_one_school_are_withheld_at_the_smallest_other(published):
    text = """
        unit     group      numerator denominator
        A        all        100       300
        A        sex=female 95        250
        A        sex=male   5         50
        B        all        60        120
        B        sex=female 40        80
        B        sex=male   20        40
        C        all        60        110
        C        sex=female 40        70
        C        sex=male   20        40
        district all        220       530
        district sex=female 175       400
        district sex=male   45        130
    """
    assert published(text) == [
        "A all 100 of 300",
        f"A sex=female {ANOTHER}",
        f"A sex=male {SMALL}",
        "B all 60 of 120",
        "B sex=female 40 of 80",
        "B sex=male 20 of 40",
        "C all 60 of 110",
        f"C sex=female {ANOTHER}",
        f"C sex=male {ANOTHER}",
        "district all 220 of 530",
        "district sex=female 175 of 400",
        "district sex=male 45 of 130",
    ]


def test_a_total_withheld_at_one_school_is_withheld_at_one_more_with_a_group_of_each_breakdown(published):
    text = """
        unit     group      numerator denominator
        A        all        5         60
        B        all        60        120
        B        sex=female 40        80
        B        sex=male   20        40
        C        all        60        110
        C        sex=female 40        70
        C        sex=male   20        40
        D        all        60        130
        D        sex=female 40        80
        D        sex=male   20        50
        district all        185       420
    """
    assert published(text, where="not is_shown") == [
        f"A all {SMALL}",
        f"C all {ANOTHER}",
        f"C sex=male {ANOTHER}",
    ]


def test_two_schools_withheld_hide_each_other(published):
    text = """
        unit     numerator denominator
        A        5         60
        B        6         120
        C        60        110
        district 71        290
    """
    assert published(text) == [f"A all {SMALL}", f"B all {SMALL}", "C all 60 of 110", "district all 71 of 290"]


def test_where_no_other_school_is_left_the_districts_own_number_is_withheld(published):
    text = """
        unit     numerator denominator
        A        5         60
        district 20        90
    """
    assert published(text) == [f"A all {SMALL}", f"district all {ANOTHER}"]


def test_departments_protect_one_another_as_schools_do(published):
    text = """
        unit     unit_type  numerator denominator
        finance  department 5         60
        services department 40        60
        teaching department 40        90
        A        school     40        90
        district district   85        210
    """
    assert published(text, where="not is_shown", measure="teachers_who_stay", origin="counts") == [
        f"finance all {SMALL}",
        f"services all {ANOTHER}",
    ]


def test_slices_and_periods_are_tables_of_their_own(published):
    text = """
        unit slice       period_end numerator denominator
        A    mathematics 2025-12-31 30        60
        A    reading     2025-11-30 30        60
        A    reading     2025-12-31 5         60
        B    reading     2025-12-31 50        90
        district reading 2025-12-31 55        150
    """
    assert published(text, show="unit_id, slice, period_end, is_shown", where="unit_type = 'school'") == [
        "A mathematics 2025-12-31 True",
        "A reading 2025-11-30 True",
        "A reading 2025-12-31 False",
        "B reading 2025-12-31 False",
    ]


def test_without_the_districts_number_no_school_is_what_others_leave(published):
    assert published("unit numerator denominator\nA 5 60\nB 50 90") == [f"A all {SMALL}", "B all 50 of 90"]


def test_things_are_not_people(published):
    text = """
        unit     numerator denominator
        A        1         2
        B        0         3
        district 1         5
    """
    assert published(text, measure="goal_coverage", origin="plans") == [
        "A all 1 of 2",
        "B all 0 of 3",
        "district all 1 of 5",
    ]


def test_staff_are_people(published):
    assert published("unit numerator denominator\nA 7 12", measure="teachers_who_stay", origin="counts") == [
        f"A all {SMALL}"
    ]


def test_hidden_rows_hold_no_number(published):
    numbers = "numerator, denominator, value, n, excluded_n, expected_n, received_n"
    text = "unit numerator denominator excluded_n expected_n received_n\nA 5 60 20 80 60"
    assert published(text, show=numbers) == ["- - - - - - -"]


@policies
@pytest.mark.parametrize("denominator", ["190.5", "200"])
def test_no_denominator_that_tells_how_few_have_no_valid_score(published, minimum_n, extremes, denominator):
    """Of those who should have been tested it is a part, of which the whole follows."""

    def told(received_n):
        text = (
            f"unit group numerator denominator expected_n received_n\ndistrict all 100 {denominator} 200 {received_n}"
        )
        (line,) = published(text, measure="proficiency_federal", minimum_n=minimum_n, extremes=extremes)
        return line.removeprefix("district all ")

    assert told(200 - minimum_n) == f"100 of {denominator}"
    assert told(200 - minimum_n + 1) == (SMALL if float(denominator) > 200 - minimum_n + 1 else "100 of 190.5")
