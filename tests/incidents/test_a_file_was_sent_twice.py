"""A browser saved an export again as `absences (1).csv`, and hundreds of rows were told as repeated."""

from __future__ import annotations

import pytest

from tasks.quarantine.folder import FIX_LIST
from tasks.scoring.card import scorecard

HEAD = "student_id,school_id,date,present_fraction\n"
ROWS = HEAD + "".join(f"{n:04d},0101,2025-09-02,1\n" for n in range(50))
OTHERS = HEAD + "".join(f"{n:04d},0101,2025-09-03,1\n" for n in range(50))
ROSTER = "".join(f"{n:04d},0101,2025-08-25,03\n" for n in [*range(50), 100])
GLOB = {"source": {"kind": "files", "path": "in/*.csv", "settle_seconds": 0}, "department": "office"}


def require_accounted(verdict):
    assert verdict.read_n == verdict.mapped_n + sum(verdict.left_out.values())
    assert verdict.mapped_n == verdict.accepted_n + verdict.quarantined_n


def test_it_is_one_cause_and_its_rows_are_left_out_once(play):
    files = {"in/absences.csv": ROWS, "in/absences (1).csv": ROWS, "in/october.csv": OTHERS}
    played = play(files, attendance=GLOB)
    verdict = played["attendance"]
    require_accounted(verdict)
    assert (verdict.status, verdict.read_n, verdict.accepted_n, verdict.quarantined_n) == ("accepted", 150, 100, 0)
    assert verdict.left_out == {"absences (1).csv is a copy of absences.csv.": 50}
    assert [(one.rows_n, one.severity, one.sentence, one.hint) for one in verdict.causes] == [
        (
            50,
            "warning",
            "absences (1).csv is a copy of absences.csv: the same file was sent twice, and its rows count once.",
            "delete one of the two",
        )
    ]
    card = scorecard(played.district, "office", [verdict], {}, {})
    assert [(one.count, one.of_what) for one in card.held_back] == [("50", "rows, left out")]
    (sent,) = card.sent
    assert "50 rows left out: absences (1).csv is a copy of absences.csv." in sent.details


def test_several_copies_are_one_cause(play):
    files = {"in/absences.csv": ROWS, "in/absences (1).csv": ROWS, "in/absences (2).csv": ROWS}
    verdict = play(files, attendance=GLOB)["attendance"]
    require_accounted(verdict)
    (cause,) = verdict.causes
    assert cause.sentence.startswith("absences (1).csv and absences (2).csv are copies of absences.csv: ")
    assert (verdict.accepted_n, cause.rows_n) == (50, 100)


def test_a_copy_with_other_line_ends_is_the_same_file(play):
    files = {"in/absences.csv": ROWS, "in/saved anew.csv": ROWS.replace("\n", "\r\n"), "in/october.csv": OTHERS}
    verdict = play(files, attendance=GLOB)["attendance"]
    require_accounted(verdict)
    (cause,) = verdict.causes
    assert cause.sentence.startswith("saved anew.csv is a copy of absences.csv: ")
    assert (verdict.accepted_n, verdict.quarantined_n, cause.rows_n) == (100, 0, 50)


def test_other_rows_in_a_file_of_as_many_rows_and_nearly_its_size_are_no_copy(play):
    longer = OTHERS.replace("0101,2025", "01010,2025")
    assert len(longer) == len(ROWS) + 50
    verdict = play({"in/a.csv": ROWS, "in/b.csv": longer}, attendance=GLOB)["attendance"]
    assert verdict.left_out == {}


def test_malformed_lines_of_a_copy_are_left_out_with_it(play):
    damaged = ROWS.replace("0007,0101,2025-09-02,1", "0007,0101,2025-09-02,1,x")
    played = play({"in/a.csv": damaged, "in/a (1).csv": damaged}, attendance=GLOB)
    verdict = played["attendance"]
    require_accounted(verdict)
    assert (verdict.read_n, verdict.accepted_n, verdict.quarantined_n) == (100, 49, 1)
    folder = played.district.home_folder / "quarantine" / "office" / "attendance" / verdict.key
    assert (
        "Left out, with nothing to mend in these rows:\n2. 50 rows: a (1).csv is a copy"
        in (folder / FIX_LIST).read_text()
    )


@pytest.mark.parametrize(
    ("added", "told", "accepted_n"),
    [
        ("", "All 50 rows of march again.csv stand in a.csv too, the same in every column: they count once.", 50),
        (
            "0100,0101,2025-09-02,1\n",
            "50 of 51 rows of march again.csv stand in a.csv too, the same in every column: they count once.",
            51,
        ),
    ],
)
def test_rows_in_another_order_that_another_file_has_too_count_once_and_hold_nothing(play, added, told, accepted_n):
    head, *rows = ROWS.splitlines(keepends=True)
    again = head + "".join(rows[::-1]) + added
    roster = {"enrolment.csv": "student_id,school_id,entry_date,grade\n" + ROSTER}
    played = play({**roster, "in/a.csv": ROWS, "in/march again.csv": again}, attendance=GLOB)
    verdict = played["attendance"]
    require_accounted(verdict)
    assert (verdict.status, verdict.accepted_n, verdict.quarantined_n) == ("accepted", accepted_n, 0)
    assert verdict.left_out == {"Another file has the same row.": 50}
    assert verdict.broken_rules == ()
    assert [(one.rows_n, one.severity, one.sentence, one.hint) for one in verdict.causes] == [
        (50, "warning", told, "send each row in one file only")
    ]
    (line,) = scorecard(played.district, "office", [verdict], {}, {}).held_back
    assert (line.count, line.of_what) == ("50", "rows, left out")


def test_rows_of_two_files_that_contradict_each_other_are_still_held_back(play):
    other = ROWS.replace("0007,0101,2025-09-02,1", "0007,0101,2025-09-02,0.5")
    head, *rows = other.splitlines(keepends=True)
    verdict = play({"in/a.csv": ROWS, "in/b.csv": head + "".join(rows[::-1])}, attendance=GLOB)["attendance"]
    require_accounted(verdict)
    assert (verdict.left_out, verdict.quarantined_n) == ({"Another file has the same row.": 49}, 2)
    assert {cause.rule for cause in verdict.causes} == {"key.contradicted", "file.copied"}


def test_copies_within_one_file_are_still_held_back(play):
    _, *rows = ROWS.splitlines(keepends=True)
    verdict = play({"in/a.csv": ROWS + "".join(rows[:10]), "in/october.csv": OTHERS}, attendance=GLOB)["attendance"]
    require_accounted(verdict)
    assert (verdict.left_out, verdict.quarantined_n) == ({}, 10)
    assert [one.rule for one in verdict.causes] == ["key.repeated"]


def test_a_row_that_is_wrong_in_both_files_is_held_back_once(play):
    wrong = ROWS.replace("0007,0101,2025-09-02,1", "0007,0101,2025-09-02,much")
    head, *rows = wrong.splitlines(keepends=True)
    verdict = play({"in/a.csv": wrong, "in/b.csv": head + "".join(rows[::-1])}, attendance=GLOB)["attendance"]
    require_accounted(verdict)
    assert (verdict.accepted_n, verdict.quarantined_n) == (49, 1)
    assert [(one.name, one.rows_n) for one in verdict.broken_rules] == [("present_fraction.type", 1)]


def test_where_a_map_takes_the_school_from_a_files_name_two_of_the_same_content_are_two(play):
    using = (
        "select student_id, left(_file, 4) as school_id, date, present_fraction, _file, _row from raw "
        "order by _file, _row"
    )
    rows = "student_id,date,present_fraction\n" + "".join(f"{n:04d},2025-09-02,1\n" for n in range(50))
    keys = {**GLOB, "map": "maps/attendance.sql"}
    files = {"in/0101.csv": rows, "in/0102.csv": rows, "maps/attendance.sql": using}
    verdict = play(files, attendance=keys)["attendance"]
    assert (verdict.accepted_n, verdict.left_out, verdict.causes) == (100, {}, ())


def test_a_map_that_only_carries_the_names_of_files_does_not_hinder_it(play):
    using = "select student_id, school_id, date, present_fraction, raw._file, _row from raw"
    keys = {**GLOB, "map": "maps/attendance.sql"}
    files = {"in/a.csv": ROWS, "in/b.csv": ROWS, "maps/attendance.sql": using}
    verdict = play(files, attendance=keys)["attendance"]
    require_accounted(verdict)
    assert (verdict.accepted_n, verdict.left_out) == (50, {"b.csv is a copy of a.csv.": 50})
