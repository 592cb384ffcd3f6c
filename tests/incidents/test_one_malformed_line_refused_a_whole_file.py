"""An export had one comma too many in one line, and nothing of the file was read."""

from __future__ import annotations

import csv
import stat

import pytest

from tasks.quarantine.folder import FIX_LIST, ROWS, TEMPLATE

HEAD = "student_id,school_id,entry_date,grade\n"
LINES = [f"{n:04d},0101,2025-08-25,05\n" for n in range(100)]


def roster(**changed):
    """A hundred lines behind the header, some of them changed by their number."""
    lines = [*LINES]
    for number, line in changed.items():
        lines[int(number.removeprefix("at"))] = line
    return HEAD + "".join(lines)


def folder(played):
    return played.district.home_folder / "quarantine" / "office" / "enrolment"


def held(played, name=ROWS):
    with (folder(played) / played["enrolment"].key / name).open(newline="") as file:
        return [*csv.DictReader(file)]


def require_accounted(verdict):
    assert verdict.read_n == verdict.mapped_n + sum(verdict.left_out.values())
    assert verdict.mapped_n == verdict.accepted_n + verdict.quarantined_n


FAULTS = {
    "too many": ("0007,0101,2025-08-25,05,Xenia\n", "this line has 5 values where the header has 4"),
    "too few": ("0007,0101\n", "this line has 2 values where the header has 4"),
    "open quote": ('0007,0101,2025-08-25,"05\n', "this line opens a quote that is never closed"),
    "text behind": ('0007,"0101"x,2025-08-25,05\n', "this line has text behind a closed quote"),
}


@pytest.mark.parametrize(("line", "reason"), FAULTS.values(), ids=FAULTS)
def test_the_others_go_on_and_the_line_is_held_back_once_with_its_place_and_reason(play, line, reason):
    played = play({"enrolment.csv": roster(at7=line)})
    verdict = played["enrolment"]
    require_accounted(verdict)
    assert (verdict.status, verdict.read_n, verdict.accepted_n, verdict.quarantined_n) == ("accepted", 100, 99, 1)
    (row,) = held(played)
    assert (row["held_file"], row["held_row"], row["held_because"]) == ("enrolment.csv", "9", reason)
    assert row["student_id"] == "0007"
    assert [cause.sentence for cause in verdict.causes] == [f"enrolment.csv, row 9, is no row: {reason}."]
    for name in (ROWS, TEMPLATE):
        assert stat.S_IMODE((folder(played) / verdict.key / name).stat().st_mode) == 0o600


def test_several_lines_are_one_cause_without_a_value_of_theirs(play):
    lines = {"at7": FAULTS["too many"][0], "at40": "0040,0101,Xenia\n", "at41": "0041,0101,Xenia\n"}
    played = play({"enrolment.csv": roster(**lines)})
    (cause,) = played["enrolment"].causes
    assert (cause.rows_n, cause.files, cause.severity) == (3, ("enrolment.csv",), "critical")
    assert cause.sentence == (
        "These lines are no rows: 2 have fewer values than the header (first enrolment.csv, row 42) and 1 has more "
        "values than the header (enrolment.csv, row 9)."
    )
    assert "Xenia" not in played["enrolment"].model_dump_json()
    told = (folder(played) / played["enrolment"].key / FIX_LIST).read_text()
    assert f"1. 3 rows: {cause.sentence}\n    To do: put a value that has a separator in it into quotes, " in told
    assert "the last column\nholds all that is too many." in told


def test_a_mended_line_is_a_row_and_the_cause_closes(play):
    files = {"enrolment.csv": roster(at7=FAULTS["too many"][0], at40="0040,0101\n")}
    played = play(files)
    rows = held(played, TEMPLATE)
    assert [row["grade"] for row in rows] == ["05,Xenia", ""]
    rows[0]["grade"] = "05"
    with (folder(played) / "mended" / "mended.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    verdict = play(files)["enrolment"]
    require_accounted(verdict)
    assert (verdict.accepted_n, verdict.quarantined_n, verdict.mended_n) == (99, 1, 1)
    assert "1 row of the mended files is as sent before, and not mended." in verdict.notices
    rows[1] |= {"entry_date": "2025-08-25", "grade": "05"}
    with (folder(played) / "mended" / "mended.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    whole = play(files)
    require_accounted(whole["enrolment"])
    assert (whole["enrolment"].accepted_n, whole["enrolment"].causes) == (100, ())
    assert whole.rows("enrolment", "student_id, grade")[7] == ("0007", "05")


def test_the_whole_file_sent_again_closes_the_cause(play):
    assert play({"enrolment.csv": roster(at7="0007\n")})["enrolment"].quarantined_n == 1
    verdict = play({"enrolment.csv": roster()})["enrolment"]
    assert (verdict.accepted_n, verdict.causes) == (100, ())


def test_a_byte_of_another_encoding_holds_back_its_own_line(make_district, validated):
    folder = make_district({"enrolment.csv": ""})
    content = roster(at7="0007,0101,2025-08-25,0é\n", at8="0008,0101,2025-08-25,0\0\n").encode("latin-1")
    (folder / "enrolment.csv").write_bytes(content)
    verdict = validated(folder, "enrolment")
    require_accounted(verdict)
    assert (verdict.accepted_n, verdict.quarantined_n) == (98, 2)
    assert [cause.sentence for cause in verdict.causes] == [
        "These lines are no rows: 1 holds a zero byte, which is no text (enrolment.csv, row 10) and 1 holds a byte "
        "that is not of the file's encoding (enrolment.csv, row 9)."
    ]
    assert "take the zero bytes out" in verdict.causes[0].hint


def test_a_file_in_another_encoding_is_refused_as_such(make_district, validated):
    folder = make_district({"enrolment.csv": ""})
    (folder / "enrolment.csv").write_bytes(roster().replace("05\n", "0é\n").encode("latin-1"))
    verdict = validated(folder, "enrolment")
    assert verdict.reasons[0].startswith(
        "enrolment.csv, byte 60, is not UTF-8: a byte that cannot be; 100 of its 100 rows cannot be read, more than "
        "5%: lines 2, 3, 4, 5, 6 and 95 more. To do: save the file as UTF-8, or name the encoding"
    )


def test_many_such_lines_refuse_the_file_and_say_how_many_and_where_the_first_are(play):
    verdict = play({"enrolment.csv": roster(**{f"at{n}": f"{n:04d},0101,Xenia\n" for n in range(10, 70, 10)})})[
        "enrolment"
    ]
    assert verdict.status == "stopped"
    assert verdict.reasons[0].startswith(
        "enrolment.csv, line 12, has 3 values where the header has 4; 6 of its 100 rows cannot be read, more than 5%: "
        "lines 12, 22, 32, 42, 52 and 1 more. To do: "
    )


def test_one_line_of_a_short_plan_is_more_than_may_be_set_aside_and_that_is_said(play):
    plan = "department_id,title,lead\n" + "".join(f"d{n},Department {n},Ada\n" for n in range(8)) + "d8,x\n"
    verdict = play({"departments.csv": plan})["departments"]
    assert verdict.reasons[0].startswith(
        "departments.csv, line 10, has 2 values where the header has 3; 1 of its 9 rows cannot be read, more than 5%: "
        "line 10. To do: "
    )


def test_a_file_that_ends_within_its_last_line_is_refused_since_more_may_be_missing(play):
    verdict = play({"enrolment.csv": roster() + "0100,01"})["enrolment"]
    assert verdict.status == "stopped"
    assert "the file may be cut short" in verdict.reasons[0]


def test_such_lines_count_with_bad_rows_against_the_limit(play):
    bad = {f"at{n}": f"{n:04d},0101,soon,05\n" for n in range(10, 40, 10)}
    verdict = play({"enrolment.csv": roster(**bad, at50="x\n", at60="y\n", at70="z\n")})["enrolment"]
    require_accounted(verdict)
    assert [(one.school_id, one.lost_n, one.rows_n) for one in verdict.losses] == [("", 3, 100), ("0101", 3, 97)]
    assert [one.sentence for one in verdict.limits] == ["6 of 100 rows would be held back, more than 5%."]


def test_of_a_roster_the_last_good_row_stands_in_and_what_names_the_person_goes_on(play):
    days = "student_id,school_id,date,present_fraction\n" + "".join(f"{n:04d},0101,2025-09-02,1\n" for n in range(100))
    files = {"enrolment.csv": roster(), "attendance.csv": days}
    play(files)
    played = play({**files, "enrolment.csv": roster(at7="0007,0101\n")})
    assert (played["enrolment"].accepted_n, played["enrolment"].kept_n) == (99, 1)
    assert played["enrolment"].losses == ()
    assert played["attendance"].quarantined_n == 0


def test_what_names_a_person_of_such_a_line_waits_for_it(play):
    days = "student_id,school_id,date,present_fraction\n" + "".join(f"{n:04d},0101,2025-09-02,1\n" for n in range(100))
    played = play({"enrolment.csv": roster(at7="0007,0101\n"), "attendance.csv": days})
    assert [(one.rows_n, one.waits_for) for one in played["attendance"].causes] == [(1, "enrolment")]


def test_lines_of_files_whose_columns_have_other_names_are_mended_like_others(play):
    using = 'select "Pupil" as student_id, school_id, entry_date, grade, _file, _row from raw'
    content = roster(at7=FAULTS["too many"][0]).replace("student_id", "Pupil")
    files = {"enrolment.csv": content, "maps/m.sql": using}
    played = play(files, enrolment={"map": "maps/m.sql"})
    require_accounted(played["enrolment"])
    rows = held(played, TEMPLATE)
    assert [row["Pupil"] for row in rows] == ["0007"]
    rows[0]["grade"] = "05"
    with (folder(played) / "mended" / "m.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    verdict = play(files, enrolment={"map": "maps/m.sql"})["enrolment"]
    require_accounted(verdict)
    assert (verdict.accepted_n, verdict.mended_n, verdict.causes) == (100, 1, ())


def test_beside_a_map_that_sums_rows_up_lines_can_be_mended_all_the_same(play):
    rooms = [f"01{n % 5:02d},School {n % 5},middle,{n}\n" for n in range(100)]
    using = "select school_id, name, level, count(*) as _rows from raw group by all"
    keys = {"map": "maps/schools.sql", "reshapes": "one row a room becomes one a school"}

    def delivered():
        content = "school_id,name,level,room\n" + "".join([*rooms[:50], "0101,School 1,middle,1,x\n", *rooms[50:]])
        return play({"schools.csv": content, "maps/schools.sql": using}, schools=keys)

    played = delivered()
    verdict = played["schools"]
    assert (verdict.read_n, verdict.mapped_n, verdict.accepted_n, verdict.quarantined_n) == (101, 6, 5, 1)
    quarantine = played.district.home_folder / "quarantine" / "office" / "schools"
    with (quarantine / verdict.key / TEMPLATE).open(newline="") as file:
        (row,) = csv.DictReader(file)
    with (quarantine / "mended" / "m.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, row.keys())
        writer.writeheader()
        writer.writerow(row | {"room": "1"})
    mended = delivered()["schools"]
    assert (mended.read_n, mended.accepted_n, mended.causes) == (101, 5, ())
