"""An export renamed, dropped or emptied a column that no contract requires, and figures vanished without a word."""

from __future__ import annotations

import pytest

from tasks.accept import accept
from tasks.scoring.actions import actions

FRACTIONS = ("1", "0.5", "0")
ENROLMENT = "student_id,school_id,entry_date,grade\n" + "".join(f"{n:04d},0101,2025-08-25,03\n" for n in range(40))
OTHER_SPELLING = ("Present-Fraction", "Absence Reason")
ACCEPTED = '`aliases.2025-26 = { "Present-Fraction" = "present_fraction", "Absence Reason" = "absence_reason" }`'
LINE = '`aliases.2025-26."Attended Fraction" = "present_fraction"`'


def attendance(*columns: str, fractions=FRACTIONS) -> str:
    """Two days of forty students; without the last of the columns where they are four."""
    header = ",".join(("student_id", "school_id", "date", *columns))
    rows = (
        (f"{n:04d}", "0101", f"2025-10-{day:02d}", fractions[n % len(fractions)], "excused" if n % 2 else "")
        for n in range(40)
        for day in (1, 2)
    )
    return "\n".join([header, *(",".join(row[: 3 + len(columns)]) for row in rows)]) + "\n"


@pytest.fixture
def delivered(play, day):
    """Deliver attendance, a minute after the last time, and judge it beside the enrolled."""
    minutes = iter(range(60))

    def run(rows: str, **keys):
        day(f"2025-11-01T12:{next(minutes):02d}")
        files = {"enrolment.csv": ENROLMENT, "attendance.csv": rows}
        owned = {"department": "office"}
        return play(files, enrolment=owned, attendance={**owned, **keys})

    return run


GOOD = attendance("present_fraction")


@pytest.mark.parametrize("name", ["Present Fraction", "PresentFraction", "attendance_value", "Attended Fraction"])
def test_a_renamed_column_that_a_measure_needs_holds_the_dataset_and_the_line_that_accepts_it_is_told(delivered, name):
    good = delivered(GOOD)["attendance"]
    verdict = delivered(attendance(name))["attendance"]
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)
    (limit,) = verdict.limits
    assert limit.name == "columns" and "present_fraction was filled last time and is not there now" in limit.sentence
    assert "Attendance, Average daily attendance, Chronic absence, Early warnings and 2 more" in limit.sentence
    action, *_ = actions([verdict], {})
    assert f"{name} is the former present_fraction" in action.sentences[0]
    assert action.sentences[0].endswith('= "present_fraction"`.')
    assert len(action.sentences) == 2 and action.command


def test_the_line_lets_the_column_be_read_again(delivered):
    delivered(GOOD)
    assert LINE in delivered(attendance("Attended Fraction"))["attendance"].causes[0].hint
    again = delivered(attendance("Attended Fraction"), aliases={"2025-26": {"Attended Fraction": "present_fraction"}})
    assert (again["attendance"].status, again["attendance"].causes) == ("accepted", ())


def test_a_new_name_that_may_be_a_persons_is_told_and_accepted_by_its_place(delivered):
    delivered(GOOD)
    renamed = attendance("Attended Part")
    verdict = delivered(renamed)["attendance"]
    (cause,) = verdict.causes
    assert "the 4th column is the former present_fraction" in cause.hint
    assert cause.hint.endswith('district.toml: `aliases.2025-26.column_4 = "present_fraction"`')
    assert verdict.column_changes.new == ("the 4th column",)
    assert "Attended" not in verdict.model_dump_json()
    again = delivered(renamed, aliases={"2025-26": {"column_4": "present_fraction"}})
    assert (again["attendance"].status, again["attendance"].causes) == ("accepted", ())


@pytest.mark.parametrize("lost", [attendance(), attendance("present_fraction", fractions=("",))])
def test_a_column_that_is_cut_out_or_empty_holds_the_dataset_too(delivered, lost):
    delivered(GOOD)
    verdict = delivered(lost)["attendance"]
    assert [limit.name for limit in verdict.limits] == ["columns"]
    (cause,) = verdict.causes
    assert cause.columns == ("present_fraction",) and cause.hint


def test_one_command_lets_it_go_on_and_it_stays_worth_a_look(delivered):
    delivered(GOOD)
    held = delivered(attendance())
    accept(held.district, "attendance", "the vendor no longer sends it", "Robin")
    verdict = delivered(attendance())["attendance"]
    assert verdict.status == "accepted" and verdict.released_because
    assert actions([verdict], {})[0].title == "See what became of 1 column of Attendance"


def test_a_column_that_no_measure_needs_is_told_and_holds_nothing(delivered):
    delivered(attendance("present_fraction", "absence_reason"))
    verdict = delivered(GOOD)["attendance"]
    assert verdict.status == "accepted"
    action, *_ = actions([verdict], {})
    assert "absence_reason was filled last time and is not there now." in action.sentences[0]


def test_who_accepts_a_first_delivery_is_told_beforehand_which_measures_lack_a_column(delivered):
    held = delivered(attendance().replace("2025-10-01", "soon", 8))
    (sentence,) = held["attendance"].costs
    assert sentence == (
        "present_fraction holds no value: Attendance, Average daily attendance, Chronic absence, Early warnings, Early "
        "warnings of those who did not graduate and Early warnings that came true may have no figure, or not their "
        "usual one."
    )
    (action,) = actions([held["attendance"]], {})
    assert sentence in action.sentences and action.command
    assert accept(held.district, "attendance", "the rest comes tomorrow", "Robin").costs == (sentence,)


def test_a_column_that_was_always_empty_is_no_cost_of_what_comes_after(delivered):
    delivered(attendance())
    held = delivered("\n".join(attendance().splitlines()[:41]) + "\n")
    (action,) = actions([held["attendance"]], {})
    assert action.command and not any("present_fraction" in sentence for sentence in action.sentences)
    assert accept(held.district, "attendance", "half the schools are away", "Robin").costs == ()


def test_a_first_delivery_and_a_column_that_was_always_empty_raise_no_alarm(delivered):
    assert delivered(attendance())["attendance"].causes == ()
    assert delivered(attendance("present_fraction", fractions=("",)))["attendance"].causes == ()


def test_a_column_whose_rows_are_held_back_is_not_empty(delivered):
    delivered(GOOD)
    verdict = delivered(attendance("present_fraction", fractions=("7",)))["attendance"]
    assert "columns" not in {limit.name for limit in verdict.limits}


def test_rows_that_break_a_rule_since_a_column_is_gone_ask_for_nothing_themselves(play, day):
    def delivered(name: str):
        rows = "".join(f"{n:04d},0101,2025-08-25,03,2025-10-01,{'transferred' if n else ''}\n" for n in range(40))
        header = f"student_id,school_id,entry_date,grade,{name},exit_type\n"
        return play({"enrolment.csv": header + rows}, enrolment={"department": "office"})["enrolment"]

    day("2025-11-01T12:00")
    delivered("exit_date")
    day("2025-11-02T12:00")
    (cause,) = [one for one in delivered("left_on").causes if one.rule == "exit_type_has_date"]
    assert cause.hint == (
        "nothing in these rows themselves: the column exit_date did not come under a name that is read"
    )


def test_a_header_that_is_spelt_anew_is_one_cause_with_one_line_that_accepts_it(delivered):
    delivered(attendance("present_fraction", "absence_reason"))
    verdict = delivered(attendance(*OTHER_SPELLING))["attendance"]
    (cause,) = verdict.causes
    assert cause.sentence.startswith(
        "2 columns seem to be there under names that are not read: present_fraction as Present-Fraction and "
        "absence_reason as Absence Reason; Attendance, Average daily attendance, Chronic absence, Early warnings and "
        "2 more are made of them"
    )
    assert cause.is_stop and cause.hint.endswith(f"in district.toml: {ACCEPTED}")
    (action,) = actions([verdict], {})
    assert sum("Present-Fraction" in sentence for sentence in action.sentences) == 1
    aliases = {"2025-26": {"Present-Fraction": "present_fraction", "Absence Reason": "absence_reason"}}
    again = delivered(attendance(*OTHER_SPELLING), aliases=aliases)["attendance"]
    assert (again.status, again.causes) == ("accepted", ())


def test_beside_other_aliases_of_the_year_each_column_has_a_line_of_its_own(delivered):
    delivered(attendance("present_fraction", "absence_reason"))
    verdict = delivered(attendance(*OTHER_SPELLING), aliases={"2025-26": {"Why": "note"}})["attendance"]
    assert 'aliases.2025-26.Present-Fraction = "present_fraction"`; `aliases.2025-26."Abs' in verdict.causes[0].hint


def test_a_first_delivery_of_another_spelling_is_told_and_again_until_it_is_read(delivered):
    for columns in (OTHER_SPELLING, OTHER_SPELLING):
        verdict = delivered(attendance(*columns, fractions=("1", "0")))["attendance"]
        assert verdict.status == "accepted"
        (cause,) = verdict.causes
        assert (cause.severity, cause.is_stop) == ("warning", False) and cause.hint.endswith(ACCEPTED)
        assert actions([verdict], {})[0].title == "See what became of 2 columns of Attendance"


def test_required_columns_of_another_spelling_are_one_cause(play, day):
    day("2025-11-01T12:00")
    rows = "Student ID,School ID,Entry-Date,grade\n0001,0101,2025-08-25,03\n"
    (cause,) = play({"enrolment.csv": rows}, enrolment={"department": "office"})["enrolment"].causes
    assert cause.columns == ("student_id", "school_id", "entry_date")
    assert '"Student ID" = "student_id", "School ID" = "school_id"' in cause.hint
