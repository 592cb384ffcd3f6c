"""An export had one comma too many in one line, and nothing of the file was read."""

from __future__ import annotations

import csv
import stat

import pytest

from tasks.quarantine_folder import ROWS, TEMPLATE

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
        "These lines are no rows: 2 hold a byte that is not of the file's encoding (first enrolment.csv, row 9)."
    ]


def test_a_file_in_another_encoding_is_refused_as_such(make_district, validated):
    folder = make_district({"enrolment.csv": ""})
    (folder / "enrolment.csv").write_bytes(roster().replace("05\n", "0é\n").encode("latin-1"))
    verdict = validated(folder, "enrolment")
    assert verdict.reasons[0].startswith(
        "enrolment.csv, byte 60, is not UTF-8: a byte that cannot be; 100 of its 100 rows cannot be read: lines 2, 3, "
        "4, 5, 6 and 95 more. To do: save the file as UTF-8, or name the encoding"
    )


def test_many_such_lines_refuse_the_file_and_say_how_many_and_where_the_first_are(play):
    verdict = play({"enrolment.csv": roster(**{f"at{n}": f"{n:04d},0101,Xenia\n" for n in range(10, 70, 10)})})[
        "enrolment"
    ]
    assert verdict.status == "stopped"
    assert verdict.reasons[0].startswith(
        "enrolment.csv, line 12, has 3 values where the header has 4; 6 of its 100 rows cannot be read: lines 12, 22, "
        "32, 42, 52 and 1 more. To do: "
    )


def test_a_file_that_ends_within_its_last_line_is_refused_since_more_may_be_missing(play):
    verdict = play({"enrolment.csv": roster() + "0100,01"})["enrolment"]
    assert verdict.status == "stopped"
    assert "the file may be cut short" in verdict.reasons[0]


def test_such_lines_count_with_bad_rows_against_the_limit(play):
    bad = {f"at{n}": f"{n:04d},0101,soon,05\n" for n in range(10, 40, 10)}
    verdict = play({"enrolment.csv": roster(**bad, at50="x\n", at60="y\n", at70="z\n")})["enrolment"]
    require_accounted(verdict)
    assert [one.sentence for one in verdict.limits] == ["6 of 100 rows would be held back, more than 5%."]
