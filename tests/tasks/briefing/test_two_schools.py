"""What a reader is told beside a number of which many rows are of days at two schools."""

from __future__ import annotations

import pytest

from tasks.briefing.cautions import cautions
from tasks.briefing.shortfalls import is_whole
from tasks.verdicts.loss import Loss
from tests.tasks.briefing.told_run import run_with

SAID = "are of students of whom another school has a row of that day too: half a day at each counts as half present."


@pytest.mark.parametrize(
    ("unit", "at_two_n", "said"),
    [
        ({}, 6, f"6 of 1,000 rows of Attendance (0.6%) {SAID}"),
        ({}, 5, ""),
        ({"unit_type": "school", "unit_id": "7"}, 6, f"6 of 400 rows of Attendance of this school (1.5%) {SAID}"),
        ({"unit_type": "school", "unit_id": "8"}, 6, ""),
    ],
)
def test_more_than_one_row_in_200_is_told_and_lacks_nothing(tmp_path, unit, at_two_n, said):
    losses = (Loss(school_id="7", lost_n=at_two_n, rows_n=400), Loss(school_id="8", lost_n=0, rows_n=600))
    run = run_with(tmp_path, {"dataset": "attendance", "at_two_schools": losses}, **unit)
    assert cautions(run, run.figures[0]) == ((said,) if said else ())
    assert is_whole(run, run.figures[0])
