"""What a department is asked to do, the most pressing first, each thing once."""

from __future__ import annotations

from datetime import date

from tasks.maps.header_changes import ColumnChanges, Renamed
from tasks.scoring.actions import actions
from tasks.verdicts.untold import Untold
from tasks.verdicts.verdict import EARLIER_YEAR, Absence, Cause, Limit
from tests.reports.made_up_verdicts import COLUMN_GONE, SCHOOL_NAMES, all_kinds, missing, verdict

HELD_BACK = Limit(name="held_back", sentence="91 of 100 rows would be held back, more than 5%.")


def test_stops_and_limits_come_first_then_what_is_missing_then_rows_to_mend() -> None:
    assert [one.title for one in actions(all_kinds(), {})] == [
        "Attendance is held by a limit: send it mended, or let it go on",
        "Mend Initiatives and send it again",
        "Send Incidents",
        "Mend 10 rows of Assessments and send the file again",
        "Send what is lacking of Assessments: mathematics, of all schools",
    ]


def test_only_a_limit_can_be_released_by_the_exact_command() -> None:
    commands = [one.command for one in actions(all_kinds(), {})]
    assert commands == ['throughline accept attendance --because "..."', "", "", "", ""]


def test_who_lets_a_dataset_go_on_is_told_that_the_rows_held_back_stay_out() -> None:
    held = verdict("attendance", status="stood_in", accepted_n=9, mapped_n=10, quarantined_n=1, limits=(HELD_BACK,))
    (action,) = actions([held], {})
    assert action.before_command == (
        "If the file is right as it is, this lets it go on without the 1 row held back, which stays out; "
        "the reason is kept in the journal:"
    )
    (action,) = actions([held.model_copy(update={"quarantined_n": 0, "accepted_n": 10})], {})
    assert "without" not in action.before_command


def test_what_would_go_on_with_hardly_a_row_is_not_offered_for_release() -> None:
    held = verdict("attendance", status="stood_in", accepted_n=9, mapped_n=100, limits=(HELD_BACK,))
    (action,) = actions([held], {})
    assert (action.title, action.command) == ("Mend Attendance and send it again", "")
    (action,) = actions([held.model_copy(update={"accepted_n": 10})], {})
    assert action.command


def test_what_explains_why_so_many_rows_are_held_back_is_said_before() -> None:
    swap = [Renamed(old="a", new="b", because="exchanged"), Renamed(old="b", new="a", because="exchanged")]
    renamed = Renamed(old="gone", new="new", because="the name is close")
    changes = ColumnChanges(missing=("gone",), new=("new",), renamed=(renamed, *swap))
    old = Cause(cause_id="y", rule=EARLIER_YEAR, sentence="Dates of an earlier year.", hint="send it", rows_n=91)
    held = verdict("attendance", status="stood_in", accepted_n=9, mapped_n=100, limits=(HELD_BACK,))
    (action,) = actions([held.model_copy(update={"column_changes": changes, "causes": (OWN, old)})], {})
    starts = ("Dates of an earlier year. Send it.", "Is the column b the", "Is the column a the", HELD_BACK.sentence)
    assert all(said.startswith(start) for said, start in zip(action.sentences, starts, strict=False))
    assert action.sentences[4].startswith("Is the column new the former gone")


def test_a_reason_that_a_cause_tells_too_is_said_once_with_its_hint() -> None:
    (action,) = actions(
        [verdict("calendar", status="stopped", reasons=(COLUMN_GONE.sentence, "Another."), causes=(COLUMN_GONE,))],
        {},
    )
    assert action.sentences == (f"{COLUMN_GONE.sentence} {COLUMN_GONE.hint}", "Another.")


def test_a_stand_in_is_named_with_its_date() -> None:
    action = next(one for one in actions(all_kinds(), {}) if "Initiatives" in one.title)
    assert action.sentences[-1] == "Until then the copy of Nov 3, 2025 stands in."
    assert any("initiative_no the former initiative_id" in one for one in action.sentences)


WAITS = Cause(cause_id="w", rule="student_id.unknown", sentence="Unknown.", rows_n=180, waits_for="enrolment")
OWN = Cause(cause_id="o", rule="weight.range", sentence="Too large.", rows_n=20)


def test_rows_that_wait_for_another_dataset_are_not_to_be_mended_here() -> None:
    (action,) = actions([verdict("incidents", quarantined_n=180, causes=(WAITS,))], {})
    assert (action.title, action.sentences) == (
        "Nothing to mend in Incidents itself",
        ("180 rows wait for enrolment.",),
    )
    (action,) = actions([verdict("incidents", quarantined_n=200, causes=(WAITS, OWN))], {})
    assert action.title == "Mend 20 rows of Incidents and send the file again"
    assert action.sentences[-1] == "180 rows wait for enrolment."


def test_what_is_required_comes_before_what_is_not() -> None:
    told = actions([missing("commitments"), missing("incidents", required=True)], {})
    assert [one.title for one in told] == ["Send Incidents", "Send Commitments"]


def test_what_is_in_order_asks_for_nothing() -> None:
    assert actions([verdict("schools"), verdict("calendar", notices=("It came late.",))], {}) == ()


def test_each_cause_of_what_is_lacking_is_asked_for_once_with_who_does_it() -> None:
    november = {"period_start": date(2025, 11, 1), "period_end": date(2025, 11, 30)}
    cells = [Absence(school_id=school, **november) for school in ("0101", "0102", "0103")]
    single = Absence(school_id="0104", **november, days_expected_n=19, dates=(date(2025, 11, 10),))
    told = actions([verdict("attendance", title="Attendance", absences=(*cells, single), expected_n=9)], SCHOOL_NAMES)
    assert [one.title for one in told] == [
        "Send what is lacking of Attendance: Nov 2025, of 3 schools",
        "Send what is lacking of Attendance: 1 school day, of 0104",
    ]
    assert all(verdict("attendance").owner in one.sentences[-1] for one in told)


def test_beyond_a_few_causes_the_rest_is_counted() -> None:
    parts = tuple(Absence(part=f"subject {number}", school_id=f"{number}") for number in range(8))
    *_, last = actions([verdict("assessments", absences=parts, expected_n=9)], {})
    assert last.sentences[-1] == "3 more of this dataset are told below under what did not come."


def test_enrolled_students_without_a_row_are_asked_for() -> None:
    told = verdict(
        "calendar", title="Demographics", unsent=Untold(enrolled_n=500, untold_n=90, are_most=False, least_n=10)
    )
    (action,) = actions([told], {})
    assert action.title == "Send the rows of Demographics for all enrolled students"
    assert action.sentences[0] == "90 of 500 enrolled students have no row of Demographics."


def test_few_students_without_a_row_are_not_counted() -> None:
    told = verdict(
        "calendar", title="Demographics", unsent=Untold(enrolled_n=500, untold_n=None, are_most=False, least_n=10)
    )
    (action,) = actions([told], {})
    assert action.sentences[0] == "Fewer than 10 of 500 enrolled students have no row of Demographics."
