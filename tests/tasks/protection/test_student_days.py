"""Behind student-days are students: a few students have many days."""

from __future__ import annotations

import pytest

SMALL = "small group"
DAYS = "unit group numerator denominator\nA all 1800 2000\nA sex=female 900 1000\nA sex=male 900 1000"


def attendance(all_n, female_n, male_n):
    """How many students are behind the days of school A."""
    groups = {"all": all_n, "sex=female": female_n, "sex=male": male_n}
    return " union all ".join(
        f"select 'school' as unit_type, 'A' as unit_id, '{group}' as group_id, date '2025-09-01' as period_start, "
        f"date '2025-12-31' as period_end, {n} as reported_n"
        for group, n in groups.items()
    )


@pytest.mark.parametrize(("female_n", "said"), [(9, SMALL), (10, "900 of 1000")])
def test_students_are_counted_and_not_their_days(published, female_n, said):
    behind = attendance(200, female_n, 200 - female_n)
    lines = published(DAYS, measure="attendance_rate", attendance=behind)
    assert lines[:2] == ["A all 1800 of 2000", f"A sex=female {said}"]


def test_n_is_the_number_of_students(published):
    behind = attendance(200, 90, 110)
    lines = published(DAYS, measure="attendance_rate", attendance=behind, show="group_id, n")
    assert lines == ["all 200", "sex=female 90", "sex=male 110"]


def test_days_of_nobody_knows_how_many_students_of_a_group_are_hidden(published):
    lines = published(DAYS, measure="attendance_rate")
    assert lines == ["A all 1800 of 2000", f"A sex=female {SMALL}", f"A sex=male {SMALL}"]


def test_coverage_counts_days_and_not_people(published):
    text = "unit numerator denominator excluded_n expected_n received_n\nA 1800 2000 5 2005 2000"
    coverage = "excluded_n, expected_n, received_n"
    behind = attendance(200, 90, 110)
    assert published(text, measure="attendance_rate", attendance=behind, show=coverage) == ["5 2005 2000"]
