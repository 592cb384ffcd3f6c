"""What only waits for another department's dataset is none of this one's warnings, and none of its trend's causes."""

from __future__ import annotations

from tasks.scoring.card import scorecard
from tasks.scoring.trend import trend
from tasks.verdicts.verdict import Cause
from tests.reports.made_up_verdicts import district, earlier, verdict

WAITS = Cause(
    cause_id="w",
    rule="student_id.unknown",
    columns=("student_id",),
    sentence="student_id is not in the older copy of the dataset enrolment that stands in.",
    hint="nothing yet: these rows wait for it; look again when it has come",
    severity="warning",
    rows_n=77,
    waits_for="enrolment",
)
OWN = WAITS.model_copy(update={"cause_id": "o", "waits_for": "", "hint": "mend these 3 numbers"})


def card(tmp_path, *causes: Cause):
    of = verdict("attendance", causes=causes, quarantined_n=0, accepted_n=1000)
    return scorecard(district(tmp_path), "student_services", [of], {}, {})


def test_there_is_nothing_to_do_about_what_waits_and_it_is_said_once(tmp_path):
    told = card(tmp_path, WAITS)
    assert (told.headline, told.held_back) == (("All arrived, nothing to do.",), ())
    (sent,) = told.sent
    assert (
        "77 rows do not fit the older copy of enrolment that stands in: nothing to do here, the next run looks again."
    ) in sent.details


def test_what_can_be_mended_here_still_needs_a_look(tmp_path):
    told = card(tmp_path, WAITS, OWN)
    assert told.headline == ("All arrived and is in use; 1 warning needs a look.",)
    assert [one.sentence for one in told.held_back] == [OWN.sentence]


def test_it_opens_no_cause_in_the_trend():
    now = verdict("attendance", causes=(WAITS,), quarantined_n=0, accepted_n=1000)
    found = trend("Attendance", [earlier(now, 1, causes=()), now])
    assert found is not None
    assert [(one.open_causes, one.change) for one in found.deliveries] == [("0", "no change"), ("0", "first delivery")]


def test_rows_that_are_held_back_until_another_comes_are_still_told(tmp_path):
    held = WAITS.model_copy(update={"severity": "critical"})
    assert [one.sentence for one in card(tmp_path, held).held_back] == [WAITS.sentence]
