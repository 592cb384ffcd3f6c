"""What the brief says of a dataset: causes, what did not come, and why a limit did not hold it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.briefing.data import data_section, holes_summary
from tasks.verdicts.verdict import Absence, BrokenRule, Cause, Limit, Verdict
from tests.reports import made_up

SCHOOLS = [{"school_id": "7", "name": "Birch", "level": "high"}, {"school_id": "8", "name": "Cedar", "level": "high"}]
RULE = BrokenRule(name="status", sentence="Status is a known code", severity="critical", rows_n=1052)
CAUSE = Cause(
    cause_id="c1",
    rule="status",
    sentence="status `Not Eligibile` is not a known code",
    hint="Did you mean `Not Eligible`?",
    rows_n=1052,
)


def details(folder: Path, **fields: Any) -> tuple[str, ...]:
    run = made_up.small(folder, measures=[{"value": 0.1}], schools=SCHOOLS).read()
    usual = {"dataset": "attendance", "contract": "attendance", "title": "Attendance", "department": "x", "owner": "X"}
    run.verdicts.append(Verdict(**{**usual, "status": "accepted", "required": False, **fields}))
    return data_section(run, [], ()).datasets[0].details


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"broken_rules": (RULE,)}, ("1,052 rows: Status is a known code.",)),
        (
            {"broken_rules": (RULE,), "causes": (CAUSE,)},
            ("1,052 rows: status 'Not Eligibile' is not a known code. Did you mean 'Not Eligible'?",),
        ),
        (
            {
                "limits": (Limit(name="volume", sentence="40% fewer rows than last time."),),
                "released_because": "Two schools closed.",
            },
            ("Accepted although: 40% fewer rows than last time. The reason given: Two schools closed.",),
        ),
        ({"limits": (Limit(name="volume", sentence="40% fewer rows than last time."),)}, ()),
        (
            {
                "absences": (Absence(school_id="7", part="reading"), Absence(school_id="7", part="math")),
                "expected_n": 4,
            },
            ("2 of 4 expected parts did not come, or not whole. No rows of math and reading from Birch.",),
        ),
        (
            {"absences": (Absence(part="reading"),), "expected_n": 4},
            ("1 of 4 expected parts did not come, or not whole. No rows of reading came.",),
        ),
        ({"freshest_date": date(2026, 1, 30), "snapshot_date": date(2026, 1, 31)}, ("Newest entry Jan 30, 2026",)),
        (
            {"status": "stood_in", "freshest_date": date(2025, 10, 31), "stand_in_date": date(2025, 11, 3)},
            ("Newest entry of the copy Oct 31, 2025",),
        ),
        ({"kept_n": 2}, ("The last good rows stand in for 2 rows that are held back, until they come mended.",)),
        ({"freshest_date": date(2026, 7, 1), "snapshot_date": date(2026, 1, 31)}, ("Its dates go to Jul 1, 2026",)),
        ({"notices": ("The columns came in another order.",)}, ("The columns came in another order.",)),
    ],
)
def test_a_dataset_tells_its_causes_and_what_did_not_come(
    tmp_path: Path, fields: dict[str, Any], said: tuple[str, ...]
) -> None:
    assert details(tmp_path, **fields) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({}, "All 1 dataset that departments owe are current."),
        (
            {"absences": (Absence(school_id="7"),)},
            "All 1 dataset that departments owe are current, but of 1 of them rows are missing, or may be.",
        ),
        (
            {"went_silent": ("7",)},
            "All 1 dataset that departments owe are current, but of 1 of them rows are missing, or may be.",
        ),
    ],
)
def test_not_all_is_said_to_be_well_where_rows_are_missing(tmp_path, told, said):
    run = made_up.small(tmp_path, measures=[{"value": 0.1}], schools=SCHOOLS).read()
    usual = {"dataset": "attendance", "contract": "attendance", "title": "Attendance", "department": "x", "owner": "X"}
    run.verdicts.append(Verdict(**{**usual, "status": "accepted", "required": False, **told}))
    summary = holes_summary(run)
    assert summary is not None
    assert summary.sentence == said
