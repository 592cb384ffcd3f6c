"""What a department is asked to do, the most pressing first, each thing once."""

from __future__ import annotations

from tasks.scoring.actions import actions
from tasks.verdict import Limit
from tests.reports.made_up_verdicts import COLUMN_GONE, all_kinds, missing, verdict

HELD_BACK = Limit(name="held_back", sentence="91 of 100 rows would be held back, more than 5%.")


def test_stops_and_limits_come_first_then_what_is_missing_then_rows_to_mend() -> None:
    assert [one.title for one in actions(all_kinds())] == [
        "Attendance is held by a limit: send it mended, or let it go on",
        "Mend Initiatives and send it again",
        "Send Incidents",
        "Mend 10 rows of Assessments and send the file again",
    ]


def test_only_a_limit_can_be_released_by_the_exact_command() -> None:
    commands = [one.command for one in actions(all_kinds())]
    assert commands == ['throughline accept attendance --because "..."', "", "", ""]


def test_what_would_go_on_with_hardly_a_row_is_not_offered_for_release() -> None:
    held = verdict("attendance", status="stood_in", accepted_n=9, mapped_n=100, limits=(HELD_BACK,))
    (action,) = actions([held])
    assert (action.title, action.command) == ("Mend Attendance and send it again", "")
    (action,) = actions([held.model_copy(update={"accepted_n": 10})])
    assert action.command


def test_a_reason_that_a_cause_tells_too_is_said_once_with_its_hint() -> None:
    (action,) = actions(
        [verdict("calendar", status="stopped", reasons=(COLUMN_GONE.sentence, "Another."), causes=(COLUMN_GONE,))]
    )
    assert action.sentences == (f"{COLUMN_GONE.sentence} {COLUMN_GONE.hint}", "Another.")


def test_a_stand_in_is_named_with_its_date() -> None:
    action = next(one for one in actions(all_kinds()) if "Initiatives" in one.title)
    assert action.sentences[-1] == "Until then the copy of Nov 3, 2025 stands in."
    assert any("initiative_no the former initiative_id" in one for one in action.sentences)


def test_what_is_required_comes_before_what_is_not() -> None:
    told = actions([missing("commitments"), missing("incidents", required=True)])
    assert [one.title for one in told] == ["Send Incidents", "Send Commitments"]


def test_what_is_in_order_asks_for_nothing() -> None:
    assert actions([verdict("schools"), verdict("calendar", notices=("It came late.",))]) == ()
