"""Before anything is written, what would be published is held against the policy once more."""

from __future__ import annotations

import pytest

from tasks.protect import violations

ROWS = [
    {"unit": unit, "group": group, "numerator": numerator, "denominator": denominator}
    for unit, group, numerator, denominator in (
        ("A", "all", 100, 300),
        ("A", "sex=female", 95, 250),
        ("A", "sex=male", 5, 50),
        ("B", "all", 60, 120),
        ("B", "sex=female", 40, 80),
        ("B", "sex=male", 20, 40),
        ("C", "all", 60, 110),
        ("C", "sex=female", 40, 70),
        ("C", "sex=male", 20, 40),
        ("district", "all", 220, 530),
        ("district", "sex=female", 175, 400),
        ("district", "sex=male", 45, 130),
    )
]
HIDDEN = "is_shown = false, hidden_reason = 'small group'"
FEMALE_AT_B = "unit_id = 'B' and group_id = 'sex=female'"


def show(cells):
    """Show cells as they are."""
    return f"""
        update published set is_shown = true, hidden_reason = '', numerator = candidates.numerator,
            denominator = candidates.denominator, value = candidates.value, n = candidates.people_n
        from candidates
        where published.unit_id = candidates.unit_id and published.group_id = candidates.group_id and {cells}"""


def put(numbers, cells=FEMALE_AT_B):
    return f"update published set {numbers} where {cells}"


@pytest.fixture
def found(protected):
    """Measures in which something breaks the policy once the published table has been tampered with."""

    def ask(tampering="", rows=ROWS):
        warehouse = protected(rows)
        if tampering:
            warehouse.execute(tampering)
        return list(violations(warehouse))

    return ask


def test_what_was_decided_keeps_the_policy(found):
    assert found() == []


@pytest.mark.parametrize(
    "tampering",
    [
        show("published.unit_id = 'A' and published.group_id = 'sex=male'"),
        show("published.unit_id = 'A' and published.group_id = 'sex=female'"),
        show("published.unit_id = 'A'"),
        show("published.unit_id = 'C' and published.group_id = 'sex=male'"),
        show("published.unit_id = 'C'"),
        put("numerator = 9"),
        put("numerator = 71"),
        put("n = 9"),
        put("n = null"),
        put("n = 111"),
        put("numerator = 0, denominator = 29, n = 29"),
        put("numerator = 29, denominator = 29, n = 29"),
        put("numerator = null, denominator = null, value = 0.05"),
        put("numerator = null, denominator = null, value = 1, n = 29"),
        put("numerator = 40", "unit_id = 'A' and group_id = 'sex=female'"),
        put("n = 50", "unit_id = 'A' and group_id = 'sex=male'"),
        put("group_id = 'sex=another'"),
        put(f"{HIDDEN}, numerator = null, denominator = null, value = null, n = null"),
        put(HIDDEN, "unit_id = 'B' and group_id = 'all'"),
        put("students_expected_n = 100, students_received_n = 91"),
        put("students_expected_n = 89, students_received_n = 89"),
        put("expected_n = 200, received_n = 83"),
        put("students_expected_n = 80, students_received_n = 45"),
    ],
)
def test_whatever_would_tell_of_a_small_group_is_found(found, tampering):
    assert found(tampering) == ["proficiency"]


def test_a_number_that_its_authority_hides_is_found_where_it_is_shown(found):
    rows = [{"unit": unit, "numerator": 50, "denominator": 100, "status": "suppressed"} for unit in "AB"]
    assert found(rows=rows) == []
    assert found(show("true"), rows=rows) == ["proficiency"]


def test_things_may_be_few(found):
    rows = [{"unit": unit, "numerator": 1, "denominator": 2, "measure": "goal_coverage"} for unit in "AB"]
    assert found(put("numerator = 0", "true"), rows=rows) == []
