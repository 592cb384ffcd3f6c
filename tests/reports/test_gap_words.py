"""Words about gaps."""

import pytest

from reports import gap_words


@pytest.mark.parametrize(
    ("difference", "told"),
    [(0.1234, "12.3 points higher"), (-0.05, "5.0 points lower"), (0.0, "the same"), (0.01, "1.0 points higher")],
)
def test_a_difference_is_points_and_a_side(difference, told):
    assert gap_words.points(difference) == told


@pytest.mark.parametrize(
    ("lower", "upper", "told"),
    [
        (0.061, 0.185, "6.1 to 18.5 points higher"),
        (-0.185, -0.061, "6.1 to 18.5 points lower"),
        (-0.02, 0.08, "from 2.0 lower to 8.0 higher"),
    ],
)
def test_an_interval_on_one_side_of_zero_says_the_side_once(lower, upper, told):
    assert gap_words.points_between(lower, upper) == told


@pytest.mark.parametrize(
    ("beyond_n", "compared_n", "told"),
    [
        (0, 12, "Not one of 12 differences between a student group and all others is clear of zero"),
        (0, 1, "0 of 1 difference between a student group and all others is clear of zero"),
        (1, 12, "1 of 12 differences between a student group and all others is clear of zero"),
        (9, 28, "9 of 28 differences between a student group and all others are clear of zero"),
    ],
)
def test_the_finding_counts(beyond_n, compared_n, told):
    assert gap_words.finding(beyond_n, compared_n) == told


def test_what_chance_alone_would_give_is_said():
    assert gap_words.by_chance(36, 0.05) == (
        "36 comparisons were made. If no group differed from the others, "
        "about 1.8 would still be clear of zero by chance."
    )
