"""Days written in another order than a map reads: what may be read either way is wrong too, so the dataset stops."""

from __future__ import annotations

import pytest

MAP = """
select "Incident" as incident_id, "Student" as student_id, "School" as school_id,
    cast(try_strptime("Date", '%m/%d/%Y') as date) as date, "Action" as action, _file, _row
from raw
"""
STOP = (
    "In rows.csv the days of the department's column `Date` are written with the day first, which maps/m.sql does not "
    "expect: 3 rows cannot be read so, and in the others day and month are exchanged."
)


def incidents(*days, file="rows.csv"):
    return [
        {"Incident": f"{file}{n}", "Student": f"{n:04d}", "School": "01", "Date": day, "Action": "none", "_file": file}
        for n, day in enumerate(days)
    ]


@pytest.fixture
def judged(judge_rows):
    """Judge incidents of so many days by a map that reads the month first."""
    columns = ["Incident", "Student", "School", "Date", "Action"]
    return lambda rows: judge_rows("incidents", rows, MAP, columns=columns).verdict


def test_a_file_with_the_day_first_stops_also_for_the_rows_that_could_be_read(judged):
    verdict = judged(incidents("14/09/2025", "20/10/2025", "31/10/2025", "03/09/2025", "04/10/2025"))
    assert (verdict.status, verdict.reasons, verdict.limits) == ("stopped", (STOP,), ())
    first, second = verdict.causes
    assert first.hint == (
        "send the whole file again as it was written before, or mend the map: mending the rows that are empty does not "
        "mend the others"
    )
    assert (second.rows_n, second.sentence) == (3, "date is empty.")
    assert second.hint == (
        "the department's column `Date` is filled in 3 rows, and cannot be read in the way that maps/m.sql expects: it "
        "is now written like `99/99/9999` (9 is any digit), the day first; send the file again as it was written "
        "before, or mend the map"
    )


def test_the_same_days_with_the_month_first_are_quiet(judged):
    verdict = judged(incidents("09/14/2025", "10/20/2025", "10/31/2025", "09/03/2025", "10/04/2025"))
    assert (verdict.status, verdict.causes) == ("accepted", ())


def test_only_the_file_in_another_order_is_named(judged):
    verdict = judged(
        [
            *incidents("09/14/2025", "09/03/2025", file="september.csv"),
            *incidents("14/10/2025", "15/10/2025", "16/10/2025", "03/10/2025", file="october.csv"),
        ]
    )
    (stop, _) = verdict.causes
    assert stop.sentence.startswith("In october.csv the days")
    assert stop.files == ("october.csv",)


def test_where_both_orders_stand_in_a_file_the_others_may_be_exchanged(judged):
    verdict = judged(incidents("14/09/2025", "20/10/2025", "31/10/2025", "03/09/2025", *["09/15/2025"] * 56))
    (stop, _) = verdict.causes
    assert stop.sentence.endswith("3 rows cannot be read so, and in the others day and month may be exchanged.")


@pytest.mark.parametrize(
    "days",
    [
        # Three in sixty are typos.
        ("14/09/2025", "20/10/2025", "31/10/2025", "03/09/2025", *["09/15/2025"] * 57),
        # Two are, however few rows came, while most others are clear.
        ("14/09/2025", "20/10/2025", "03/09/2025", *["09/15/2025"] * 9),
        # Nothing was read that may be read either way.
        ("14/09/2025", "20/10/2025", "31/10/2025", *["09/15/2025"] * 9),
        # The day and the month are the same number.
        ("14/09/2025", "20/10/2025", "31/10/2025", "09/09/2025"),
        # No number says which is the day.
        ("2025-09-14", "2025-10-20", "2025-10-31", "03/09/2025"),
    ],
)
def test_otherwise_the_departments_column_is_named_and_what_was_read_goes_on(judged, days):
    verdict = judged(incidents(*days))
    (cause,) = verdict.causes
    assert not cause.is_stop
    assert cause.hint.startswith("the department's column `Date` is filled in ")


def test_cells_that_are_empty_in_the_file_too_are_to_be_filled_in(judged):
    (cause,) = judged(incidents("", "", *["09/15/2025"] * 50)).causes
    assert cause.hint == "fill it in"
    (cause,) = judged(incidents("", "soon", *["09/15/2025"] * 50)).causes
    assert cause.hint == (
        "the department's column `Date` is filled in 1 row, and cannot be read in the way that maps/m.sql expects; "
        "send the file again as it was written before, or mend the map; fill it in where it is empty"
    )
