"""A number made of a plan of which an older copy stands in, or rows are held back, says so wherever it stands."""

from dataclasses import replace
from datetime import date

import pytest

from tasks.briefing.alignment import alignment_finding
from tasks.briefing.goals import goals_finding
from tasks.briefing.promises import commitments_section, promises_sentence, promises_summary
from tasks.verdicts.verdict import Verdict
from tests.reports import made_up

USUAL = {"department": "d", "owner": "O", "required": False, "accepted_n": 9, "mapped_n": 9}
PROMISES = [
    {
        "commitment_id": name,
        "text": name,
        "made_date": date(2025, 9, 1),
        "due_date": date(2025, 12, 1),
        "status": status,
    }
    for name, status in (("a", "kept"), ("b", "open"))
]
COVERED = {"measure": "goal_coverage", "unit_type": "goal", "unit_id": "g", "value": 1.0, "numerator": 1}


def run_with(folder, *verdicts):
    """Two promises of which one is kept, and a goal."""
    goals = [{"goal_id": "g", "title": "G", "measure": "attendance_rate", "direction": "up"}]
    run = made_up.small(folder, commitments=PROMISES, goals=goals, measures=[COVERED]).read()
    run.verdicts.extend(Verdict(**{**USUAL, "contract": one["dataset"], **one}) for one in verdicts)
    return run


OLDER = {"dataset": "commitments", "title": "Commitments", "status": "stood_in"}
HELD = {"dataset": "commitments", "title": "Commitments", "status": "accepted", "quarantined_n": 2}


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        ([], "1 of 2 promises is kept."),
        ([{**HELD, "quarantined_n": 0}], "1 of 2 promises is kept."),
        ([OLDER], "1 of 2 promises is kept; an older copy of Commitments stands in."),
        ([HELD], "1 of 2 promises is kept; 2 of 9 rows of Commitments are held back."),
    ],
)
def test_promises_say_what_they_rest_on_in_headline_summary_and_section(tmp_path, verdicts, said):
    run = run_with(tmp_path, *verdicts)
    assert promises_sentence(run, run.commitments) == said
    assert promises_summary(run, run.commitments).sentence.startswith(said)
    assert (
        commitments_section(run, run.commitments).head.finding == f"{said.rstrip('.')}; 1 of the open ones has no owner"
    )


def test_promises_of_which_none_was_due_say_so_too(tmp_path):
    run = run_with(tmp_path, OLDER)
    later = [replace(row, is_due=False) for row in run.commitments]
    assert promises_summary(run, later).sentence.startswith(
        "1 promise is open; none was due by this meeting; an older copy of Commitments stands in."
    )


@pytest.mark.parametrize(("finding", "dataset"), [(goals_finding, "goals"), (alignment_finding, "initiative_goals")])
def test_so_do_goals_and_who_works_for_them(tmp_path, finding, dataset):
    whole = finding(run_with(tmp_path / "whole", OLDER))
    assert "stands in" not in whole
    older = {"dataset": dataset, "title": "The list", "status": "stood_in"}
    assert finding(run_with(tmp_path / "older", older)) == f"{whole.rstrip('.')}; an older copy of The list stands in."


def test_and_what_is_gone_of_a_plan(tmp_path):
    gone = {"dataset": "goals", "title": "Goals", "status": "accepted", "gone_ids": ("g2",)}
    assert goals_finding(run_with(tmp_path, gone)).endswith("; 1 entry that Goals had before is gone.")
