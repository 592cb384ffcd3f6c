"""Rows that a department mends come back, are judged again, and their cause closes; nothing else changes."""

import csv
from pathlib import Path

import pytest

from tasks.quarantine.shelf import rows_of
from tasks.warehouse import open_warehouse

HEADER = "Student,school_id,entry_date,grade,note\n"
GOOD = "".join(f"{n:04d},0101,2025-08-25,KG,\n" for n in range(200))
BAD = "9001,0101,2025-08-25,K9,=1+1\n9002,0101,soon,KG,\n"
MAP = """select "Student" as student_id, school_id, entry_date, grade, _file, _row from raw"""


@pytest.fixture
def delivered(make_district, validated):
    """Deliver enrolment of a district whose map reads other columns, and judge it."""

    def run(rows: str):
        folder = make_district({"enrolment.csv": HEADER + rows, "maps/m.sql": MAP}, enrolment={"map": "maps/m.sql"})
        return validated(folder, "enrolment"), folder / "home" / "quarantine" / "office" / "enrolment"

    return run


def mend(quarantine: Path, key: str, name: str = "mended.csv", **changes: str) -> None:
    """Save a copy of the template with changed cells where a student's row is."""
    with (quarantine / key / "mend_these.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        column, _, value = changes.get(f"s{row['Student']}", "").partition("=")
        row.update({column: value} if column else {})
    with (quarantine / "mended" / name).open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_a_mended_row_goes_on_through_the_same_map_and_its_cause_closes(delivered):
    before, quarantine = delivered(GOOD + BAD)
    assert (before.accepted_n, before.quarantined_n, len(before.causes)) == (200, 2, 2)
    mend(quarantine, before.key, s9001="grade=KG")
    after, _ = delivered(GOOD + BAD)
    assert (after.read_n, after.accepted_n, after.quarantined_n, after.mended_n) == (202, 201, 1, 1)
    assert {one.cause_id for one in after.causes} < {one.cause_id for one in before.causes}
    assert after.key != before.key


@pytest.mark.parametrize("is_behind", [False, True])
def test_a_copy_saved_in_a_folder_beside_the_template_itself_is_moved_to_where_it_is_read(delivered, is_behind):
    before, quarantine = delivered(GOOD + BAD)
    mend(quarantine, before.key, s9001="grade=KG")
    if is_behind:
        delivered(GOOD + BAD.replace("soon", "later"))
    place = rows_of(quarantine, before.key) / "mended"
    place.mkdir()
    (quarantine / "mended" / "mended.csv").rename(place / "mended.csv")
    (quarantine / "mended" / "mended.csv").write_text("another one\n")
    after, _ = delivered(GOOD + BAD)
    assert (after.accepted_n, after.mended_n) == (201, 1)
    assert after.notices[-1].startswith(
        "1 mended file lay in a folder mended beside the rows to mend and was moved to where mended rows are read."
    )
    moved = quarantine / "mended" / "mended-2.csv"
    assert (moved.stat().st_mode & 0o777, place.exists()) == (0o600, False)
    again, _ = delivered(GOOD + BAD)
    assert again.mended_n == 1 and not any("lay in a folder" in one for one in again.notices)


def test_what_is_still_wrong_can_be_mended_again(delivered):
    first, quarantine = delivered(GOOD + BAD)
    mend(quarantine, first.key, "a.csv", s9001="grade=KG")
    second, _ = delivered(GOOD + BAD)
    mend(quarantine, second.key, "b.csv", s9002="entry_date=2025-08-25")
    third, _ = delivered(GOOD + BAD)
    assert (third.accepted_n, third.quarantined_n, third.causes) == (202, 0, ())


def test_what_is_wrong_in_a_mended_row_is_told_of_its_file(delivered):
    before, quarantine = delivered(GOOD + BAD)
    mend(quarantine, before.key, "fix.csv", s9002="entry_date=10/24/2025")
    after, _ = delivered(GOOD + BAD)
    told = {one.rule: one.sentence for one in after.causes}
    assert told["entry_date.type"].endswith(" It came so in fix.csv, which mends rows.")
    assert "fix.csv" not in told["grade.known"]


def test_a_row_is_found_again_wherever_it_stands_in_a_new_file(delivered):
    before, quarantine = delivered(GOOD + BAD)
    mend(quarantine, before.key, s9001="grade=KG", s9002="entry_date=2025-08-25")
    after, _ = delivered(BAD + GOOD)
    assert (after.accepted_n, after.quarantined_n, after.mended_n) == (202, 0, 2)


def test_when_the_file_itself_comes_mended_the_old_answers_mend_nothing(delivered):
    before, quarantine = delivered(GOOD + BAD)
    mend(quarantine, before.key, s9001="grade=01", s9002="entry_date=2025-08-25")
    after, _ = delivered(GOOD + BAD.replace("K9", "KG").replace("soon", "2025-09-01"))
    assert (after.accepted_n, after.quarantined_n, after.mended_n) == (202, 0, 0)
    said = "2 mended rows mend nothing that came this time; once none of them is held back, their files can be removed."
    assert after.notices == (said,)


def test_the_last_word_on_a_row_holds(delivered):
    before, quarantine = delivered(GOOD + BAD)
    mend(quarantine, before.key, "a.csv", s9001="grade=KG")
    mend(quarantine, before.key, "b.csv", s9001="grade=01", s9002="entry_date=2025-08-25")
    after, _ = delivered(GOOD + BAD)
    assert (after.accepted_n, after.quarantined_n) == (202, 0)


def test_a_row_left_as_it_came_is_not_mended_and_takes_nothing_back_that_another_file_mends(delivered):
    before, quarantine = delivered(GOOD + BAD)
    mend(quarantine, before.key, "a.csv", s9001="grade=KG")
    mend(quarantine, before.key, "b.csv", s9002="entry_date=2025-08-25")
    mend(quarantine, before.key, "c.csv")
    after, _ = delivered(GOOD + BAD)
    assert (after.accepted_n, after.quarantined_n, after.mended_n, after.notices) == (202, 0, 2, ())


def test_rows_left_as_they_came_are_told(delivered):
    before, quarantine = delivered(GOOD + BAD)
    mend(quarantine, before.key, s9001="grade=KG")
    after, _ = delivered(GOOD + BAD)
    assert (after.mended_n, after.quarantined_n) == (1, 1)
    assert after.notices == ("1 row of the mended files is as sent before, and not mended.",)


@pytest.mark.parametrize("grade", ["01", "KG"])
def test_where_files_differ_on_a_row_the_last_by_name_holds_and_that_is_told(delivered, grade):
    before, quarantine = delivered(GOOD + BAD)
    mend(quarantine, before.key, "b.csv", s9001=f"grade={grade}", s9002="entry_date=2025-08-25")
    mend(quarantine, before.key, "a.csv", s9001="grade=KG", s9002="entry_date=2025-08-25")
    after, _ = delivered(GOOD + BAD)
    assert (after.mended_n, after.quarantined_n) == (2, 0)
    told = ("1 row is mended in several ways: the last file by name holds.",)
    assert after.notices == (told if grade == "01" else ())
    with open_warehouse() as warehouse:
        query = f"select grade from read_parquet('{after.accepted_path}') where student_id = '9001'"
        assert warehouse.execute(query).fetchall() == [(grade,)]


def test_equal_rows_are_mended_one_by_one(delivered):
    twice = "9001,0101,2025-08-25,K9,\n" * 2
    before, quarantine = delivered(GOOD + twice)
    assert before.quarantined_n == 2
    mend(quarantine, before.key, s9001="grade=KG")
    after, _ = delivered(GOOD + twice)
    assert (after.read_n, after.accepted_n, after.quarantined_n) == (202, 201, 1)
    assert "key.repeated" in [rule.name for rule in after.broken_rules]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            "Student,grade\n9001,KG\n",
            "mended.csv lacks held_id, held_file, held_row and 2 other columns of its template, and mends nothing",
        ),
        (b"\xff\xfe\xff", "Mended rows cannot be read: "),
    ],
    ids=["columns are missing", "no text"],
)
def test_a_file_that_is_no_template_is_told_and_mends_nothing(delivered, content, told):
    before, quarantine = delivered(GOOD + BAD)
    name = quarantine / "mended" / "mended.csv"
    name.write_bytes(content if isinstance(content, bytes) else content.encode())
    after, _ = delivered(GOOD + BAD)
    assert (after.accepted_n, after.quarantined_n, after.mended_n) == (200, 2, 0)
    assert after.notices[0].startswith(told)
    assert before.quarantined_n == after.quarantined_n


@pytest.mark.parametrize("name", ["$rows", "$columns", "$digest", "$values", "$rule"])
def test_a_column_may_be_called_like_a_mark_of_our_sql(make_district, validated, name):
    rows = f"student_id,school_id,entry_date,grade,{name}\n" + GOOD + "9001,0101,2025-08-25,K9,$digest\n"
    folder = make_district({"enrolment.csv": rows})
    before = validated(folder, "enrolment")
    assert (before.accepted_n, before.quarantined_n) == (200, 1)
    quarantine = folder / "home" / "quarantine" / "office" / "enrolment"
    with (quarantine / before.key / "mend_these.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert row[name] == "$digest"
    with (quarantine / "mended" / "mended.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row | {"grade": "KG"})
    after = validated(folder, "enrolment")
    assert (after.accepted_n, after.mended_n, after.causes) == (201, 1, ())


def in_front(quarantine: Path) -> list[str]:
    return sorted(one.name for one in quarantine.iterdir() if one.is_dir() and one.name not in ("mended", "earlier"))


def test_one_folder_is_there_to_work_through_and_none_after_a_clean_delivery(delivered):
    first, quarantine = delivered(GOOD + BAD)
    mend(quarantine, first.key, s9001="grade=KG")
    second, _ = delivered(GOOD + BAD)
    assert in_front(quarantine) == [second.key]
    delivered(GOOD)
    assert in_front(quarantine) == []


def test_rows_that_nobody_has_mended_are_found_again_by_the_run_that_told_of_them_and_when_they_come_again(
    delivered, day
):
    day("2025-09-01T12:00")
    first, quarantine = delivered(GOOD + BAD)
    rows = (quarantine / first.key / "rows.csv").read_text()
    day("2025-09-01T12:01")
    delivered(GOOD)
    behind = rows_of(quarantine, first.key)
    assert behind and (behind / "rows.csv").read_text() == rows
    assert behind.parent.stat().st_mode & 0o777 == 0o700
    again, _ = delivered(GOOD + BAD)
    assert again.key == first.key and in_front(quarantine) == [first.key]
    assert rows_of(quarantine, first.key) == quarantine / first.key


def test_a_code_that_counts_as_empty_can_be_mended_too(make_district, validated):
    rows = "student_id,school_id,entry_date,exit_date,grade,exit_type\n" + GOOD.replace("25,KG,", "25,,KG,")
    folder = make_district({"enrolment.csv": f"{rows}9001,0101,2025-08-25,2025-12-01,KG,W8\n"})
    before = validated(folder, "enrolment")
    assert (before.accepted_n, before.quarantined_n, len(before.causes)) == (201, 0, 1)
    quarantine = folder / "home" / "quarantine" / "office" / "enrolment"
    template = (quarantine / before.key / "counted_as_empty.csv").read_text()
    (quarantine / "mended" / "mended.csv").write_text(template.replace("W8", "withdrawn"))
    after = validated(folder, "enrolment")
    assert (after.accepted_n, after.mended_n, after.causes) == (201, 1, ())


RIGHT, WRONG = "9001,0101,2025-08-25,KG,\n", "9001,0101,2025-08-25,01,\n"


def send_back(quarantine: Path, key: str, *, grades: tuple[str, ...] = ("KG", "01"), into: str = "") -> None:
    """Save the template's rows of some grades alone, with the grade that they are made `into`, if any."""
    with (quarantine / key / "mend_these.csv").open(newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["grade"] in grades]
    with (quarantine / "mended" / "mended.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "grade": into or row["grade"]} for row in rows)


@pytest.mark.parametrize(
    "sent",
    [{"grades": ("KG",)}, {"into": "KG"}, {"grades": ("01",), "into": "KG"}],
    ids=["the right one alone", "the wrong one made right", "the wrong one alone, made right"],
)
def test_of_rows_that_contradict_each_other_the_one_sent_back_goes_on(delivered, sent):
    before, quarantine = delivered(GOOD + RIGHT + WRONG)
    assert [(one.rule, one.rows_n) for one in before.causes] == [("key.contradicted", 2)]
    send_back(quarantine, before.key, **sent)
    after, _ = delivered(GOOD + RIGHT + WRONG)
    assert (after.read_n, after.accepted_n, after.quarantined_n, after.causes) == (202, 201, 0, ())
    assert after.left_out == {"Another row of the same key was sent back as the right one.": 1}
    assert after.notices == ()
    with open_warehouse() as warehouse:
        query = f"select grade from read_parquet('{after.accepted_path}') where student_id = '9001'"
        assert warehouse.execute(query).fetchall() == [("KG",)]


def test_where_all_that_contradict_each_other_are_sent_back_nothing_is_decided(delivered):
    before, quarantine = delivered(GOOD + RIGHT + WRONG)
    send_back(quarantine, before.key)
    after, _ = delivered(GOOD + RIGHT + WRONG)
    assert (after.accepted_n, after.quarantined_n, after.left_out) == (200, 2, {})
    assert after.notices == ("2 rows of the mended files are as sent before, and not mended.",)
