"""Somebody asked for a check against the state's own numbers, which nobody had made for years."""

from __future__ import annotations

from pathlib import Path

from tasks.briefing.data import data_section
from tests.reports import made_up

ROSTER = "student_id,school_id,entry_date,grade\n"
COUNTS = "measure,definition_version,unit_type,unit_id,group_id,period_start,period_end,numerator,denominator,status,"
COUNTS += "authority,is_published\n"
DAYS = "student_id,school_id,date,present_fraction\n" + "".join(
    f"{n:04d},{'0101' if n < 20 else '0102'},2025-10-{day:02d},{int(n % 10 > 1 or day > 4)}\n"
    for n in range(40)
    for day in range(1, 31)
)
FILES = {
    "enrolment.csv": ROSTER + "".join(f"{n:04d},{'0101' if n < 20 else '0102'},2025-08-25,05\n" for n in range(40)),
    "attendance.csv": DAYS,
}


def official(first: int, second: int) -> str:
    rows = ((",district,,", first + second, 40), (",school,0101,", first, 20), (",school,0102,", second, 20))
    return COUNTS + "".join(
        f"chronic_absence,state-1{unit}all,2025-08-25,2025-10-31,{numerator},{n},reported,State Board,true\n"
        for unit, numerator, n in rows
    )


def test_figures_that_agree_and_those_that_do_not_are_counted(play):
    query = "select other_authority, compared_n, differing_n, school_ids, is_of_district from disagreements"
    assert play({**FILES, "counts.csv": official(4, 4)}).ask(query) == [("State Board", 3, 0, None, False)]
    assert play({**FILES, "counts.csv": official(4, 5)}).ask(query) == [("State Board", 3, 2, ["0102"], True)]


def test_the_brief_says_whose_figures_differ_and_where(tmp_path: Path):
    row = {"measure": "chronic_absence", "slice": "", "origin": "student rows", "authority": "ours"}
    row |= {"definition_version": "fs195", "other_origin": "counts", "other_authority": "State Board"}
    row |= {"other_definition_version": "state-1", "compared_n": 3, "differing_n": 2, "school_ids": ["7"]}
    schools = [{"school_id": "7", "name": "Birch", "level": "high"}]
    run = made_up.small(tmp_path, measures=[{"value": 0.1}], schools=schools)
    made_up._parquet(run.published / "disagreements.parquet", [{**row, "is_of_district": True}])
    (said,) = data_section(run.read(), [], ()).disagreements
    assert "2 of 3 figures" in said and "State Board (state-1)" in said and "the district and Birch" in said
