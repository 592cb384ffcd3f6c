"""A vendor added columns, and they were dropped without a word for months."""

from __future__ import annotations

import pyarrow.parquet as pq

from tasks.settings.district_folder import read_district
from tasks.storage.stand_in import delivery_behind

HEAD = "student_id,school_id,entry_date,grade"
ROWS = [f"{n:04d},0101,2025-08-25,05" for n in range(30)]


def enrolment(more: str = "", cell: str = "") -> str:
    return f"{HEAD}{more}\n" + "".join(f"{row}{cell}\n" for row in ROWS)


def test_a_new_column_is_told_and_kept_as_it_came(play):
    play({"enrolment.csv": enrolment()})
    played = play({"enrolment.csv": enrolment(",homeroom", ",12b")})
    verdict = played["enrolment"]
    assert (verdict.status, verdict.column_changes.new) == ("accepted", ("homeroom",))
    landed = delivery_behind(read_district(played.district.folder), verdict)
    assert pq.read_table(landed.path).column("homeroom").to_pylist() == ["12b"] * 30
