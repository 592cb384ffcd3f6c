"""One file of many came with a column under another name, and nobody saw it: all the others had it."""

from __future__ import annotations

import pytest

from tasks.scoring.actions import actions

ENROLMENT = "student_id,school_id,entry_date,grade\n" + "".join(f"{n:04d},0101,2025-08-25,03\n" for n in range(40))
LINE = '`aliases.2025-26."Att Fraction" = "present_fraction"`'
SOURCE = {"kind": "files", "path": "attendance/*.csv", "settle_seconds": 0}


def month(number: int, header="student_id,school_id,date,present_fraction", more=()) -> str:
    rows = (
        (f"{n:04d}", "0101", f"2025-{number:02d}-{day:02d}", ("1", "0.5", "0")[n % 3], *more)
        for n in range(40)
        for day in (1, 2)
    )
    return "\n".join([header, *(",".join(row) for row in rows)]) + "\n"


@pytest.fixture
def delivered(play, day):
    """Deliver the months of attendance, a minute after the last time, and judge them beside the enrolled."""
    minutes = iter(range(60))

    def run(months: dict[str, str], **keys):
        day(f"2025-11-01T12:{next(minutes):02d}")
        files = {"enrolment.csv": ENROLMENT, **{f"attendance/{name}.csv": rows for name, rows in months.items()}}
        owned = {"department": "office"}
        return play(files, enrolment=owned, attendance={**owned, "source": SOURCE, **keys})["attendance"]

    return run


GOOD = {"september": month(9), "october": month(10)}
RENAMED = {**GOOD, "october": month(10, "student_id,school_id,date,Att Fraction")}


def test_a_column_renamed_in_one_file_holds_the_dataset_and_names_the_file_and_the_line(delivered):
    good = delivered(GOOD)
    verdict = delivered(RENAMED)
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)
    (cause,) = verdict.causes
    assert cause.sentence.startswith(
        "Not all files have the same header: october.csv has the column Att Fraction where the others have "
        "present_fraction; "
    )
    assert (cause.files, cause.rows_n) == (("october.csv",), 80)
    assert [limit.name for limit in verdict.limits] == ["columns"]
    action, *_ = actions([verdict], {})
    assert action.sentences[0].endswith(f"{LINE}.") and action.command


def test_the_line_makes_the_columns_of_the_files_one(delivered):
    delivered(GOOD)
    delivered(RENAMED)
    verdict = delivered(RENAMED, aliases={"2025-26": {"Att Fraction": "present_fraction"}})
    assert (verdict.status, verdict.causes, verdict.empty_columns) == ("accepted", (), ("absence_reason",))
    assert verdict.column_changes.in_files == ()
    again = {**RENAMED, "november": month(11, "student_id,school_id,date,Att Fraction")}
    assert delivered(again, aliases={"2025-26": {"Att Fraction": "present_fraction"}}).causes == ()


def test_a_name_that_may_be_a_persons_is_not_told_and_the_file_is_held_all_the_same(delivered):
    strange = {**GOOD, "october": month(10, "student_id,school_id,date,Present Quorblemeyer")}
    (cause,) = delivered(strange).causes
    assert cause.sentence.startswith(
        "Not all files have the same header: october.csv has the column of another name where the others have "
    )
    assert cause.is_stop and "send this file with present_fraction as in the others" in cause.hint
    assert "Quorblemeyer" not in cause.sentence + cause.hint


def test_a_first_delivery_is_held_too(delivered):
    assert [limit.name for limit in delivered(RENAMED).limits] == ["columns"]


def test_a_required_column_renamed_in_one_file_stops_the_dataset(delivered):
    delivered(GOOD)
    verdict = delivered({**GOOD, "october": month(10, "student_id,Sch ID,date,present_fraction")})
    assert (verdict.status, verdict.limits) == ("stood_in", ())
    (cause,) = verdict.causes
    assert cause.is_stop and "october.csv has the column Sch ID where the others have school_id" in cause.sentence
    assert cause.hint.endswith('district.toml: `aliases.2025-26."Sch ID" = "school_id"`')


def test_a_column_that_is_only_new_in_one_file_holds_nothing(delivered):
    delivered(GOOD)
    header = "student_id,school_id,date,present_fraction,Clerk"
    verdict = delivered({**GOOD, "october": month(10, header, more=("front desk",))})
    assert (verdict.status, verdict.causes) == ("accepted", ())


def test_two_columns_that_one_file_has_both_are_never_made_one(delivered):
    both = month(10, "student_id,school_id,date,present_fraction,Att Fraction", more=("1",))
    verdict = delivered({**GOOD, "october": both}, aliases={"2025-26": {"Att Fraction": "present_fraction"}})
    assert "Two columns would be present_fraction" in verdict.reasons[0]


def test_a_months_file_with_a_header_of_its_own_is_one_cause_with_the_line_that_reads_it(delivered):
    delivered(GOOD)
    renamed = {**GOOD, "october": month(10, "Pupil No,Site,Day,Att")}
    verdict = delivered(renamed)
    (cause,) = verdict.causes
    assert cause.sentence == (
        "Not all files have the same header: october.csv has the column Pupil No where the others have student_id, "
        "Site where the others have school_id, Day where the others have date and Att where the others have "
        "present_fraction."
    )
    names = {"Pupil No": "student_id", "Site": "school_id", "Day": "date", "Att": "present_fraction"}
    line = ", ".join(f'"{theirs}" = "{ours}"' for theirs, ours in names.items())
    assert cause.hint.endswith(f"`aliases.2025-26 = {{ {line} }}`")
    read = delivered(renamed, aliases={"2025-26": names})
    assert (read.status, read.accepted_n, read.causes) == ("accepted", 160, ())


def test_a_months_file_of_something_else_is_not_taken_for_it(delivered):
    delivered(GOOD)
    other = "Child,Room,Points,Team\n" + "".join(f"{n},r{n % 7},{n * 3},{n % 4}\n" for n in range(60))
    assert "none of the columns that are read" in delivered({**GOOD, "october": other}).reasons[0]
