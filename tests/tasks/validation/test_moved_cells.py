"""Rows whose cells have moved by one column are one cause, counted as they came, whatever a map makes of each."""

from __future__ import annotations

import pytest

from tasks.settings.map_file import Map

DAYS = [f"2025-10-{day:02d}" for day in range(6, 11)]
LISTED = ", ".join(f'"{day}"' for day in DAYS)
SCHOOLS = ["0101", "0102", "0103"]
UNPIVOTED = Map(
    'select student_id, school_id, day as "date", fraction as present_fraction, _file, _row '
    f"from (unpivot raw on {LISTED} into name day value fraction)",
    name="maps/m.sql",
    reshapes=True,
)


def wide(moved, rows_n=60, cells=lambda cells: ["", *cells[:-1]]):
    """A row for each student with a column for each day; those `moved` have their cells elsewhere."""
    sound = [[f"70{n:05d}", SCHOOLS[n % 3], "1", "0", "1", "0.5", "1"] for n in range(rows_n)]
    names = ["student_id", "school_id", *DAYS]
    rows = [cells(row) if moved(n) else row for n, row in enumerate(sound)]
    return [dict(zip(names, row, strict=True)) for row in rows]


@pytest.fixture
def verdict(judge_rows):
    def run(rows):
        return judge_rows("attendance", rows, using=UNPIVOTED, schools=SCHOOLS).verdict

    return run


@pytest.mark.parametrize(
    "cells",
    [
        lambda cells: ["", *cells[:-1]],
        lambda cells: [cells[0], "x", *cells[1:-1]],
        lambda cells: [*cells[1:], ""],
    ],
    ids=["a cell too many before all", "a cell too many", "a cell too few"],
)
def test_half_of_a_wide_file_that_has_moved_is_one_cause_with_its_rows_once(verdict, cells):
    told = verdict(wide(lambda n: n >= 30, cells=cells))
    (cause,) = told.causes
    assert (cause.rows_n, cause.sentence) == (30, "Values are moved by one column in 30 rows from row 32.")
    assert cause.hint == "look where these rows have a cell too many or too few, and send the file again"
    assert told.quarantined_n == told.mapped_n - told.accepted_n == 150


def test_every_part_of_a_row_that_has_moved_is_held_back(verdict):
    """The numbers are right and only the days have moved: but for the first, each looks like a day's."""
    told = verdict(wide(lambda n: n >= 50, cells=lambda cells: [*cells[:2], "", "x", *cells[2:-2]]))
    assert "cells_moved" not in {one.rule for one in told.causes}
    told = verdict(wide(lambda n: n >= 50, cells=lambda cells: [cells[0], "", *cells[1:-1]]))
    assert [(one.rule, one.rows_n) for one in told.causes] == [("cells_moved", 10)]
    assert told.accepted_n == 250


def test_a_rare_value_in_a_row_does_not_hide_that_it_has_moved(verdict):
    def late(cells):
        """One student came on the third day, another has a fraction that no sound row has."""
        kept = {"7000398": [*cells[:2], "", "", *cells[4:]], "7000399": [*cells[:2], "0.125", *cells[3:]]}
        return ["", *kept.get(cells[0], cells)[:-1]]

    (cause,) = verdict(wide(lambda n: n >= 200, rows_n=400, cells=late)).causes
    assert (cause.rule, cause.rows_n) == ("cells_moved", 200)


def test_other_faults_beside_it_keep_their_causes(verdict):
    rows = wide(lambda n: n >= 50)
    rows[0]["school_id"] = "0999"
    assert sorted((one.rule, one.rows_n) for one in verdict(rows).causes) == [
        ("cells_moved", 10),
        ("school_id.unknown", 5),
    ]


def test_a_column_that_is_wrong_by_itself_has_not_moved(verdict):
    rows = [{**row, "school_id": "Birch" if n % 2 else row["school_id"]} for n, row in enumerate(wide(lambda n: False))]
    assert [one.rule for one in verdict(rows).causes] == ["school_id.unknown"]


def test_where_no_row_is_sound_nobody_knows(verdict):
    assert "cells_moved" not in {one.rule for one in verdict(wide(lambda n: True)).causes}


def test_a_file_that_needs_no_map_is_looked_at_too(judge_rows):
    names = ["student_id", "school_id", "date", "present_fraction", "absence_reason"]
    sound = [[f"70{n:05d}", "0101", "2025-10-06", "0", "excused"] for n in range(60)]
    rows = [["x", *row[:-1]] if n % 2 else row for n, row in enumerate(sound)]
    told = judge_rows("attendance", [dict(zip(names, row, strict=True)) for row in rows], schools=SCHOOLS).verdict
    assert [(one.rows_n, one.sentence) for one in told.causes] == [
        (30, "Values are moved by one column in 30 rows from row 3.")
    ]


def as_text(rows) -> str:
    return "\n".join([",".join(rows[0]), *(",".join(row.values()) for row in rows), ""])


def test_a_wide_file_that_has_moved_as_a_whole_is_held_against_the_last_good_one(make_district, validated, day):
    def delivered(rows):
        schools = "school_id,name,level\n" + "".join(f"{one},School {one},middle\n" for one in SCHOOLS)
        files = {"attendance.csv": as_text(rows), "schools.csv": schools, "m.sql": UNPIVOTED.sql}
        folder = make_district(files, attendance={"map": "m.sql", "reshapes": "a row for each day"})
        return validated(folder, "attendance", [validated(folder, "schools")])

    day("2025-10-13T12:00")
    assert delivered(wide(lambda n: False)).status == "accepted"
    day("2025-10-14T12:00")
    told = delivered(wide(lambda n: True))
    assert [(one.rule, one.rows_n) for one in told.causes] == [("cells_moved", 60)]
