"""What stopped says why, once, and counts the causes that hold its rows."""

from __future__ import annotations

from datetime import date

from tasks.errors import ContractBroken
from tasks.maps.header_changes import ColumnChanges
from tasks.quarantine.listing import in_words
from tasks.root_causes.stop_causes import stopped_by
from tasks.scoring.actions import actions
from tasks.scoring.card import scorecard
from tasks.verdicts.untold import Untold
from tasks.verdicts.verdict import Cause, Limit, Verdict
from tests.reports.made_up_verdicts import STATUS, district, verdict

MOVED = Cause(
    cause_id="m",
    rule="file.moved",
    sentence="The cells have moved against the header: date holds what belongs to grade.",
    rows_n=60,
    is_stop=True,
)
TWO_COLUMNS = ContractBroken(
    "Required columns are missing: school_id, date. Expected: student_id, school_id, date; found: student_id.",
    fix="ask the department whether a column was renamed, then name it in the dataset's map",
)


def headline(tmp_path, *verdicts: Verdict) -> tuple[str, ...]:
    return scorecard(district(tmp_path), "student_services", verdicts, {}, {}).headline


def test_a_dataset_that_stopped_says_why_and_for_how_many_causes_its_rows_are_held_back(tmp_path):
    stopped = verdict("attendance", status="stopped", accepted_n=0, quarantined_n=60, mapped_n=60, causes=(MOVED,))
    assert headline(tmp_path, stopped) == (
        "Attendance cannot be used as sent: The cells have moved against the header: date holds what belongs to grade.",
        "60 rows are held back, for 1 cause.",
    )


def test_a_dataset_that_a_limit_holds_says_which(tmp_path):
    limit = Limit(name="volume", sentence="90 rows, 50% fewer than the 180 on Nov 3, 2025.")
    held = verdict("attendance", status="stopped", quarantined_n=2, causes=(STATUS,), limits=(limit,))
    assert headline(tmp_path, held) == (
        "Attendance cannot be used as sent: 90 rows, 50% fewer than the 180 on Nov 3, 2025.",
        "2 rows are held back, for 1 cause.",
    )


def test_of_several_that_stopped_each_says_why_further_down(tmp_path):
    both = [verdict(name, status="stopped", causes=(MOVED,)) for name in ("attendance", "incidents")]
    assert headline(tmp_path, *both) == ("Attendance and Incidents cannot be used as sent.",)


def test_what_stopped_before_its_rows_were_looked_at_is_told_once():
    came = verdict("attendance", mapped_n=0, accepted_n=0)
    changes = ColumnChanges(missing=("school_id", "date"))
    for stopped in (
        stopped_by(TWO_COLUMNS, came.model_copy(update={"column_changes": changes})),
        stopped_by(TWO_COLUMNS, came),
    ):
        later = stopped.model_copy(update={"reasons": (*stopped.reasons, "The last good rows are too old.")})
        assert later.further_reasons == ("The last good rows are too old.",)
        (action,) = actions([later], {})
        assert " ".join(action.sentences).count("missing") == len(stopped.causes)
        entry = {"title": "Attendance", "dataset": "attendance", "owner": "X", "mapped_n": 0, "held_back_n": 0}
        entry |= {
            "status": "stopped",
            "limits": [],
            "released_because": "",
            "folder": "",
            "costs": [],
            "can_be_accepted": False,
        }
        entry |= {"reasons": list(later.reasons), "causes": [one.model_dump() for one in later.causes]}
        assert in_words([entry]).count("missing") == len(stopped.causes)


def test_whom_an_older_copy_lacks_may_be_in_what_was_not_used(tmp_path):
    untold = Untold(enrolled_n=500, untold_n=90, are_most=False, least_n=10)
    stood_in = verdict("attendance", status="stood_in", stand_in_date=date(2026, 1, 5), untold=untold, unsent=untold)
    card = scorecard(district(tmp_path), "student_services", [stood_in], {}, {})
    assert card.headline == ("An older copy of Attendance stands in.",)
    assert card.not_come == ()
