"""Behind answers to several questions are people: a share of answers is held to the fewest who answered one of them."""

from __future__ import annotations

import pytest

SMALL = "small group"


def shown(published, value, n):
    """What is said of a share of answers by so many respondents."""
    text = f"unit value n slice\ndistrict {value} {n} safety"
    return published(text, measure="survey_top_box", show="case when is_shown then 'shown' else hidden_reason end")


@pytest.mark.parametrize(
    ("value", "n", "said"),
    [
        (0.5, 20, "shown"),
        (0.5, 9, SMALL),
        # As many people as one or nine of them, on either side.
        (0.49, 20, "shown"),
        (0.45, 20, SMALL),
        (0.55, 20, SMALL),
        # All or none of fewer than thirty.
        (1, 29, SMALL),
        (0, 29, SMALL),
        (1, 30, "shown"),
        (0, 30, "shown"),
    ],
)
def test_a_share_of_answers_is_as_small_as_its_respondents(published, value, n, said):
    assert shown(published, value, n) == [said]
