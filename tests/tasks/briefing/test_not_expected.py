"""A reader is told where a number counts days of students whom the roster does not have enrolled then."""

from __future__ import annotations

import pytest

from tasks.briefing.cautions import cautions
from tests.tasks.briefing.told_run import run_with


@pytest.mark.parametrize(
    ("measure", "denominator", "expected_n", "received_n", "said"),
    [
        (
            "attendance_rate",
            13702,
            13200,
            13171,
            "The figure rests on 13,702 student-days, of which at least 531 are of students who are not enrolled then "
            "by the roster.",
        ),
        (
            "chronic_absence",
            285,
            270,
            260,
            "The figure rests on 285 students, of which at least 15 are not enrolled then ",
        ),
        ("attendance_rate", 13171, 13200, 13171, ""),
        ("attendance_rate", 13172, 13200, 13171, ""),
        ("chronic_absence", 270, 285, 285, ""),
        # Half of the days of 60 enrolled students came: they count, and theirs have not come.
        ("chronic_absence", 270, 285, 210, ""),
        ("chronic_absence", 270, 285, None, ""),
    ],
)
def test_what_is_counted_and_was_not_to_come_is_told(tmp_path, measure, denominator, expected_n, received_n, said):
    numbers = {"numerator": 90, "denominator": denominator, "expected_n": expected_n, "received_n": received_n}
    run = run_with(tmp_path, measure=measure, n=300, **numbers)
    assert [one[: len(said)] for one in cautions(run, run.figures[0])] == ([said] if said else [])
