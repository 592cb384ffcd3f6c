"""What a run held back is listed by dataset: causes, limits and who let them go, and what failed as a whole."""

from __future__ import annotations

import json

import pytest

from tasks.manifest import told_of
from tasks.quarantine.listing import held_back_by, in_words
from tasks.verdicts.verdict import Limit
from tests.reports.made_up_verdicts import COLUMN_GONE, missing, verdict

LIMIT = Limit(
    name="volume", sentence="122 people, 71% more than the 71 on Nov 24, 2026. More than 50% is a large change."
)


@pytest.fixture
def listed(tmp_path):
    """The entries of a run with these verdicts."""

    def run(*verdicts):
        folder = tmp_path / "home" / "runs" / "winter"
        folder.mkdir(parents=True, exist_ok=True)
        told = {"cycle": "winter", "district": "Testville", "fingerprint": "f", "is_complete": True}
        manifest = {**told, "verdicts": json.loads(json.dumps([told_of(one) for one in verdicts], default=str))}
        (folder / "manifest.json").write_text(json.dumps(manifest))
        (folder / "run.json").write_text("{}")
        return held_back_by(folder)

    return run


def test_a_run_that_holds_nothing_back_says_so(listed):
    assert in_words(listed(verdict("schools"))).startswith("Nothing is held back")


@pytest.mark.parametrize(
    ("status", "used"), [("stood_in", "an older copy stands in"), ("stopped", "nothing stands in")]
)
def test_a_dataset_that_failed_as_a_whole_is_listed_with_its_reason(listed, status, used):
    failed = verdict("attendance", status=status, mapped_n=0, accepted_n=0, reasons=("attendance.csv is empty.",))
    (entry,) = listed(failed, verdict("schools"))
    assert entry["reasons"] == ["attendance.csv is empty."]
    words = in_words([entry])
    assert f"  no row could be judged; {used}\n  - attendance.csv is empty." in words


def test_a_dataset_that_did_not_come_is_listed(listed):
    assert "nothing stands in" in in_words(listed(missing("incidents")))


def test_a_reason_that_a_cause_tells_too_is_told_once(listed):
    stopped = verdict("calendar", status="stopped", mapped_n=0, reasons=(COLUMN_GONE.sentence,), causes=(COLUMN_GONE,))
    assert in_words(listed(stopped)).count(COLUMN_GONE.sentence) == 1


def test_what_a_limit_holds_is_told_as_held_and_can_be_accepted(listed):
    held = verdict("incidents", status="stood_in", limits=(LIMIT,), reasons=(LIMIT.sentence,))
    (entry,) = listed(held)
    assert (entry["can_be_accepted"], entry["released_because"]) == (True, "")
    words = in_words([entry])
    assert words.count(LIMIT.sentence) == 1
    assert f"  held: {LIMIT.sentence}" in words
    assert '  if it is right as it is: throughline accept incidents --because "..."' in words


def test_what_was_let_go_on_is_told_with_its_reason_and_not_as_held(listed):
    (entry,) = listed(verdict("incidents", limits=(LIMIT,), released_because="A new form (Ada)"))
    assert (entry["can_be_accepted"], entry["released_because"]) == (False, "A new form (Ada)")
    words = in_words([entry])
    assert "no row is wrong; all is in use" in words
    assert f"  let go on: {LIMIT.sentence}\n  because: A new form (Ada)" in words
    assert "held:" not in words


def test_why_nothing_stands_in_is_told_after_what_is_wrong(listed):
    reasons = (COLUMN_GONE.sentence, "The last good rows are too old.")
    stopped = verdict("calendar", status="stopped", mapped_n=0, reasons=reasons, causes=(COLUMN_GONE,))
    words = in_words(listed(stopped))
    assert words.index(COLUMN_GONE.sentence) < words.index("The last good rows are too old.")
