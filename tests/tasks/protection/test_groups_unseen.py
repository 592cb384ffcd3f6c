"""What is left of a whole once its groups are taken off, and groups in which nobody is, tell nothing either."""

from __future__ import annotations

import pytest

SMALL, ANOTHER = "small group", "to protect another group"


def with_unknown(numerator, n):
    """A district in which the sex of so many students is not known."""
    return f"""
        unit     group      numerator          denominator
        district all        {numerator + 100}  {n + 200}
        district sex=female 40                 100
        district sex=male   60                 100
    """


@pytest.mark.parametrize(
    ("numerator", "n", "is_shown"),
    [
        (0, 0, True),
        (1, 1, False),
        (5, 9, False),
        (12, 24, True),
        (9, 40, False),
        (10, 40, True),
        (31, 40, False),
        (30, 40, True),
        (0, 29, False),
        (0, 30, True),
        (29, 29, False),
        (30, 30, True),
    ],
)
def test_a_few_students_of_unknown_group_withhold_one_that_is_known(published, numerator, n, is_shown):
    lines = published(with_unknown(numerator, n), where="group_id <> 'all'")
    female = "40 of 100" if is_shown else ANOTHER
    assert lines == [f"district sex=female {female}", "district sex=male 60 of 100"]


def test_what_an_authority_has_published_can_be_subtracted_anyway(published):
    lines = published(with_unknown(1, 1), origin="counts", is_published="true", where="not is_shown")
    assert lines == []


SCHOOLS = """
    unit     group                numerator denominator
    A        all                  40        100
    A        race_ethnicity=black 36        88
    A        race_ethnicity=asian 4         12
    B        all                  40        100
    B        race_ethnicity=white 40        100
    C        all                  60        150
    C        race_ethnicity=black 30        75
    C        race_ethnicity=white 30        75
    district all                  140       350
    district race_ethnicity=black 66        163
    district race_ethnicity=asian 4         12
    district race_ethnicity=white 70        175
"""


def test_a_group_that_is_everybody_hides_nobody_and_those_that_are_nobody_have_no_row(published):
    """All Asian students are at A, as those know who see that B and C have none: the district hides them too."""
    assert published(SCHOOLS, where="group_id <> 'all'") == [
        f"A race_ethnicity=asian {SMALL}",
        f"A race_ethnicity=black {ANOTHER}",
        "B race_ethnicity=white 40 of 100",
        "C race_ethnicity=black 30 of 75",
        "C race_ethnicity=white 30 of 75",
        f"district race_ethnicity=asian {SMALL}",
        f"district race_ethnicity=black {ANOTHER}",
        "district race_ethnicity=white 70 of 175",
    ]
