"""Versions of chronic absence beside the federal one: by month, bands, 15 days, a state's minimum, sums of schools."""

import pytest

from tasks.district import Definitions

COUNTS = "unit numerator denominator excluded_n"


def days(**patterns):
    rows = (f"{student} A {letters}" for student, letters in patterns.items())
    return "\n".join(["student_id school_id days", *rows])


# Each band from its lower bound on, in integers: a twentieth, a tenth, a fifth of the days.


@pytest.mark.parametrize(
    ("present", "absent", "band"),
    [(10, 0, 1), (96, 4, 1), (95, 5, 2), (91, 9, 2), (90, 10, 3), (81, 19, 3), (80, 20, 4), (0, 10, 4), (19, 1, 2)],
)
def test_a_band_begins_at_its_lower_bound(measured, present, absent, band):
    found = measured(
        "outcomes.absence_bands",
        "slice numerator denominator",
        where="unit = 'A' and numerator > 0",
        days=days(s1="P" * present + "A" * absent),
    )
    assert [line[:6] for line in found] == [f"Band {band}"]


def test_bands_add_up_to_all_with_ten_days(measured):
    found = measured(
        "outcomes.absence_bands",
        "slice numerator denominator excluded_n",
        where="unit = 'A'",
        days=days(s1="P" * 20, s2="P" * 19 + "A", s3="P" * 15 + "A" * 5, s4="A" * 9, s5="P" * 40),
    )
    assert found == [
        "Band 1: under 5% 2 4 1",
        "Band 2: 5% to under 10% 1 4 1",
        "Band 3: 10% to under 20% 0 4 1",
        "Band 4: 20% or more 1 4 1",
    ]


def test_where_nobody_has_ten_days_there_are_no_bands(measured):
    assert measured("outcomes.absence_bands", COUNTS, days=days(s1="A" * 9)) == []


def test_a_student_of_two_schools_is_in_one_band_of_the_district(measured):
    patterns = f"""
        student_id school_id days
        s1         A         {"P" * 8 + "AA"}
        s1         B         {"_" * 10 + "P" * 30}
    """
    where = "unit_type <> 'level' and numerator > 0"
    found = measured("outcomes.absence_bands", "unit slice", where=where, days=patterns)
    assert found == ["A Band 4: 20% or more", "B Band 1: under 5%", "district Band 2: 5% to under 10%"]


@pytest.mark.parametrize(("absent", "counted"), [(14, 0), (15, 1)])
def test_fifteen_days_missed_are_enough_however_many_there_were(measured, absent, counted):
    found = measured(
        "outcomes.chronic_absence_fifteen_days",
        COUNTS,
        period="year",
        where="unit = 'A'",
        days=days(s1="P" * 100 + "A" * absent, s2="A" * 9, s3="P" * 10),
    )
    assert found == [f"A {counted} 2 1"]


def test_fifteen_days_are_of_a_school_year(measured):
    assert measured("outcomes.chronic_absence_fifteen_days", COUNTS, days=days(s1="A" * 20)) == []


@pytest.mark.parametrize(("reported", "told"), [(29, []), (30, ["A 1 1 0"])])
def test_a_state_asks_for_days_of_its_own(measured, district, reported, told):
    asking = district.model_copy(update={"definitions": Definitions(chronic_absence_minimum_days=30)})
    found = measured(
        "outcomes.chronic_absence_state",
        COUNTS,
        where="unit = 'A'",
        of=asking,
        days=days(s1="P" * (reported - 5) + "A" * 5),
    )
    assert found == told


def test_who_is_too_short_for_the_state_is_counted_as_left_out(measured, district):
    asking = district.model_copy(update={"definitions": Definitions(chronic_absence_minimum_days=12)})
    found = measured("outcomes.chronic_absence_state", COUNTS, of=asking, days=days(s1="P" * 11, s2="P" * 10 + "AA"))
    assert found == ["A 1 1 1", "district 1 1 1"]


def test_a_district_whose_state_asks_for_nothing_else_has_no_version_of_it(measured):
    assert measured("outcomes.chronic_absence_state", COUNTS, days=days(s1="P" * 100)) == []


def test_each_month_is_judged_alone(measured):
    """September has 27 days without an absence and 3 with one, October two of ten, November nine days in all."""
    found = measured(
        "outcomes.chronic_absence_in_month",
        "period_start numerator denominator excluded_n",
        period="all",
        where="unit = 'A'",
        days=days(s1="P" * 28 + "AA" + "P" * 8 + "AA", s2="P" * 27 + "AAA" + "P" * 9),
    )
    assert found == ["2025-09-01 1 2 0", "2025-10-01 1 1 1"]


def test_a_month_in_which_nobody_has_ten_days_has_no_share(measured):
    assert measured("outcomes.chronic_absence_in_month", COUNTS, period="all", days=days(s1="A" * 9)) == []


def test_years_and_cycles_are_no_months(measured):
    found = measured("outcomes.chronic_absence_in_month", COUNTS, period="cycle", days=days(s1="P" * 40))
    assert found == []


# The group of s2 comes on October 1, and misses exactly a fifth of its 75 days.
GROUPED = {
    "days": f"student_id school_id days\ns1 A {'P' * 105}\ns2 A {'_' * 30}{'A' * 15}{'P' * 60}",
    "demographics": "student_id sex\ns1 male\ns2 female",
}


@pytest.mark.parametrize(
    ("name", "where", "told"),
    [
        ("absence_bands", "slice like 'Band 4%'", ["all 1 2", "sex=female 1 1", "sex=male 0 1"]),
        ("chronic_absence_fifteen_days", "true", ["all 1 2", "sex=female 1 1", "sex=male 0 1"]),
        ("chronic_absence_state", "true", ["all 1 2", "sex=female 1 1", "sex=male 0 1"]),
    ],
)
def test_groups_are_judged_like_all_by_their_days_since_they_came(measured, district, name, where, told):
    asking = district.model_copy(update={"definitions": Definitions(chronic_absence_minimum_days=15)})
    shown = "group_id numerator denominator"
    where = f"unit = 'A' and {where}"
    assert measured(f"outcomes.{name}", shown, period="year", where=where, of=asking, **GROUPED) == told


@pytest.mark.parametrize(("days_n", "told"), [(9, []), (10, ["2025-10-01 1 1"])])
def test_a_group_has_a_share_of_the_month_in_which_it_came_where_anybody_has_ten_days(measured, days_n, told):
    found = measured(
        "outcomes.chronic_absence_in_month",
        "period_start numerator denominator",
        period="all",
        where="unit = 'A' and group_id = 'sex=female'",
        demographics=GROUPED["demographics"],
        days=f"student_id school_id days\ns1 A {'P' * 40}\ns2 A {'_' * 30}{'A' * days_n}",
    )
    assert found == told


@pytest.mark.parametrize("name", ["chronic_absence_fifteen_days", "chronic_absence_state"])
def test_days_of_a_student_who_moved_are_added_up_for_the_district_alone(measured, district, name):
    """Nine of nine days missed at A, which are too few, and six of 91 at B: fifteen of a hundred."""
    asking = district.model_copy(update={"definitions": Definitions(chronic_absence_minimum_days=30)})
    patterns = f"student_id school_id days\ns1 A {'A' * 9}\ns1 B {'_' * 9}{'A' * 6}{'P' * 85}"
    found = measured(f"outcomes.{name}", COUNTS, period="year", of=asking, days=patterns)
    assert found == ["B 0 1 0", "district 1 1 0"]


def test_of_a_student_who_moved_in_a_month_each_school_judges_the_days_there(measured):
    """In September two of ten days missed at A and none of twenty at B: a fifteenth."""
    patterns = f"student_id school_id days\ns1 A AA{'P' * 8}\ns1 B {'_' * 10}{'P' * 20}"
    found = measured("outcomes.chronic_absence_in_month", COUNTS, period="all", days=patterns)
    assert found == ["A 1 1 0", "B 0 1 0", "district 0 1 0"]


@pytest.mark.parametrize(
    ("name", "days_n"), [("chronic_absence_fifteen_days", 10), ("chronic_absence_state", 12), ("absence_bands", 10)]
)
def test_one_student_with_days_enough_is_the_whole_and_without_there_is_no_share(measured, district, name, days_n):
    asking = district.model_copy(update={"definitions": Definitions(chronic_absence_minimum_days=12)})

    def told(of_n):
        days_of = days(s1="P" * of_n)
        return measured(f"outcomes.{name}", "unit denominator", period="year", of=asking, days=days_of)

    assert set(told(days_n)) == {"A 1", "district 1"}
    assert told(days_n - 1) == []


@pytest.mark.parametrize(("present", "absent", "chronic"), [(27, 3, 1), (28, 2, 0), (18, 2, 1), (19, 1, 0)])
def test_a_tenth_of_the_months_days_exactly_is_chronic(measured, present, absent, chronic):
    found = measured(
        "outcomes.chronic_absence_in_month",
        "numerator denominator",
        period="all",
        where="unit = 'A'",
        days=days(s1="P" * present + "A" * absent),
    )
    assert found == [f"{chronic} 1"]


IN_SCHOOLS = "outcomes.chronic_absence_in_schools"


def test_sums_of_schools_count_a_student_at_each_school_of_the_unit(measured):
    """Absent at A and at B, which are one level, and two of ten days at C, which are two of thirty in the district."""
    patterns = f"""
        student_id school_id days
        s1         A         {"A" * 10}
        s1         B         {"_" * 10 + "A" * 10}
        s2         B         {"P" * 20}
        s2         C         {"_" * 20 + "P" * 8 + "AA"}
    """
    schools = "school_id level\nA elementary\nB elementary\nC middle"
    found = measured(IN_SCHOOLS, COUNTS, where="true", schools=schools, days=patterns)
    assert found == ["district 3 4 0", "elementary 2 3 0", "middle 1 1 0"]
    once = measured("outcomes.chronic_absence", COUNTS, where="unit_type <> 'school'", schools=schools, days=patterns)
    assert once == ["district 1 2 0", "elementary 1 2 0", "middle 1 1 0"]


def test_sums_of_schools_are_those_of_what_chronic_absence_has_of_each(measured):
    patterns = f"""
        student_id school_id days
        s1         A         {"P" * 9 + "A"}
        s1         B         {"_" * 10 + "P" * 30}
        s2         A         {"P" * 10 + "A"}
        s3         B         {"A" * 9}
    """
    given = {"days": patterns, "demographics": "student_id sex\ns1 male\ns2 female\ns3 female"}
    shown = "unit group_id numerator denominator"
    schools = measured("outcomes.chronic_absence", shown, where="unit_type = 'school'", **given)
    assert schools == ["A all 1 2", "A sex=female 0 1", "A sex=male 1 1", "B all 0 1", "B sex=male 0 1"]
    found = measured(IN_SCHOOLS, shown, where="unit_type = 'district'", **given)
    assert found == ["district all 1 3", "district sex=female 0 1", "district sex=male 1 2"]


@pytest.mark.parametrize(("present", "chronic"), [(9, 1), (10, 0)])
def test_a_tenth_of_the_days_at_the_school_exactly_is_chronic(measured, present, chronic):
    found = measured(IN_SCHOOLS, COUNTS, days=days(s1="P" * present + "A"))
    assert found == [f"district {chronic} 1 0"]


def test_who_has_ten_days_at_no_school_is_left_out_once_though_the_district_counts_them(measured):
    """Six days at each of two schools, and ten at one after three at the other."""
    patterns = f"""
        student_id school_id days
        s1         A         {"A" * 6}
        s1         B         {"_" * 6 + "A" * 6}
        s2         A         PPP
        s2         B         {"_" * 3 + "P" * 10}
    """
    assert measured(IN_SCHOOLS, f"{COUNTS} expected_n received_n", days=patterns) == ["district 0 1 1 2 2"]
    assert measured("outcomes.chronic_absence", COUNTS, where="unit_type = 'district'", days=patterns) == [
        "district 1 2 0"
    ]


def test_sums_of_schools_where_nobody_has_ten_days_are_none(measured):
    assert measured(IN_SCHOOLS, COUNTS, days=days(s1="A" * 9)) == []


@pytest.mark.parametrize(("days_n", "told"), [(9, ["all 0 1"]), (10, ["all 1 2", "foster_care=yes 1 1"])])
def test_a_group_that_comes_in_mid_year_is_in_the_sums_after_ten_days(measured, days_n, told):
    found = measured(
        IN_SCHOOLS,
        "group_id numerator denominator",
        period="year",
        where="unit_type = 'district' and group_id <> 'foster_care=no'",
        demographics="student_id foster_care\ns1 false\ns2 true",
        days=days(s1="P" * 40, s2="_" * 30 + "A" * days_n),
    )
    assert found == told
