"""An import said how many records it had rejected and not which: no file, no row, no reason; empty rows and days that
do not exist went in."""

from __future__ import annotations

import csv
import json

from tasks.manifest import told_of

HEAD = "student_id,school_id,entry_date,grade\n"
SOURCE = {"source": {"kind": "files", "path": "rosters/*.csv", "settle_seconds": 0}, "department": "office"}


def test_each_rejected_row_is_found_with_file_row_and_reason(play):
    good = "".join(f"{n:04d},0101,2025-08-25,05\n" for n in range(100))
    files = {
        "rosters/a.csv": HEAD + good,
        "rosters/b.csv": f"{HEAD}9001,0101,2025-02-30,05\n,,,\n9002,,2025-08-25,05\n",
    }
    played = play(files, enrolment=SOURCE)
    verdict = played["enrolment"]
    rows = played.district.home_folder / "quarantine" / "office" / "enrolment" / verdict.key / "rows.csv"
    with rows.open(newline="") as file:
        held = {(row["held_file"], row["held_row"]): row["held_because"] for row in csv.DictReader(file)}
    assert set(held) == {("b.csv", "2"), ("b.csv", "4")}
    assert "entry_date" in held["b.csv", "2"]
    assert "school_id" in held["b.csv", "4"]
    assert "9001,0101" not in json.dumps(told_of(verdict)), "a verdict is in counts"


def test_the_run_says_how_many_rows_went_in_and_came_out_by_file_and_cause(play):
    good = "".join(f"{n:04d},0101,2025-08-25,05\n" for n in range(100))
    files = {"rosters/a.csv": HEAD + good, "rosters/b.csv": f"{HEAD}9001,0101,2025-02-30,05\n"}
    told = json.loads(json.dumps(told_of(play(files, enrolment=SOURCE)["enrolment"])))
    assert {name: told[name] for name in ("read_n", "mapped_n", "accepted_n", "quarantined_n")} == {
        "read_n": 101,
        "mapped_n": 101,
        "accepted_n": 100,
        "quarantined_n": 1,
    }
    assert [(one["name"], one["rows_n"]) for one in told["files"]] == [("a.csv", 100), ("b.csv", 1)]
    assert [(one["rows_n"], one["files"]) for one in told["causes"]] == [(1, ["b.csv"])]
