"""A file without its header is named as such: its first row is not lost unseen, and not a word of it is told."""

from __future__ import annotations

import pytest

SENTINEL = "Zebulon Quartermaine"
HEADER = "student_id,school_id,date,present_fraction,absence_reason,note\n"
DAYS = [f"{n:04d},0101,2025-09-{day:02d},1.0,,{SENTINEL}\n" for n in range(1, 6) for day in range(1, 11)]
TOLD = "has no header: its first row holds values."
ALONE = (
    f"att.csv {TOLD} To do: ask the department for a file with its header; if it never has one, "
    "set `header = false` and name the columns in a map."
)
MAP = """
select "Pupil" as student_id, "School" as school_id, "Day" as date, "Share" as present_fraction, _file, _row from raw
"""


@pytest.fixture
def delivered(make_district, validated):
    """Deliver attendance in files, and judge it."""

    def run(files: dict[str, str], **more: object):
        said = {name: more.pop(name) for name in ("header", "delimiter") if name in more}
        source = {"kind": "files", "path": "in/att*.csv", "settle_seconds": 0, **said}
        inside = {f"in/{name}": text for name, text in files.items()} | {"maps/m.sql": MAP}
        return validated(make_district(inside, attendance={"source": source, **more}), "attendance")

    return run


def test_a_file_without_its_header_is_named_in_one_cause(delivered):
    verdict = delivered({"att.csv": "".join(DAYS)})
    assert (verdict.status, verdict.reasons) == ("stopped", (ALONE,))
    assert [(one.sentence, one.rows_n) for one in verdict.causes] == [(f"att.csv {TOLD}", 49)]
    assert SENTINEL not in verdict.model_dump_json()


def test_a_title_above_the_header_is_one_cause_with_what_to_do(delivered):
    verdict = delivered({"att.csv": "Attendance of September,,,,,\n" + HEADER + "".join(DAYS)})
    (cause,) = verdict.causes
    assert cause.sentence == "att.csv has no header in its first row: most of its cells are blank."
    assert "without the lines above its header" in cause.hint
    assert "`preamble_lines`" in cause.hint
    assert "September" not in verdict.model_dump_json()


def test_one_of_several_files_without_its_header_stops_them_all_and_is_the_one_named(delivered):
    verdict = delivered({"att1.csv": HEADER + "".join(DAYS[:25]), "att2.csv": "".join(DAYS[25:])})
    assert verdict.status == "stopped"
    assert verdict.reasons[0].startswith(f"att2.csv {TOLD}")
    assert len(verdict.causes) == 1
    assert SENTINEL not in verdict.model_dump_json()


def test_several_are_named_together(delivered):
    files = {f"att{n}.csv": "".join(DAYS[10 * n : 10 * n + 10]) for n in range(5)}
    told = "att0.csv, att1.csv, att2.csv and more have no header: their first rows hold values."
    assert delivered(files).causes[0].sentence == told


def test_what_a_map_reads_is_what_a_header_is_known_by(delivered):
    theirs = "Pupil,School,Day,Share,Reason,Note\n"
    whole, bare = theirs + "".join(DAYS[:25]), "".join(DAYS[25:])
    assert delivered({"att1.csv": whole}, map="maps/m.sql").status == "accepted"
    told = delivered({"att1.csv": whole, "att2.csv": bare}, map="maps/m.sql").reasons[0]
    assert told.startswith(f"att2.csv {TOLD}")


def test_of_names_and_words_alone_a_file_is_told_to_have_none_of_the_columns(delivered):
    words = "".join(f"{SENTINEL} {name},{name}\n" for name in ("Ann", "Bea", "Cy"))
    verdict = delivered({"att1.csv": HEADER + "".join(DAYS), "att2.csv": words})
    assert verdict.reasons[0].startswith("att2.csv has none of the columns that are read of this source.")
    assert SENTINEL not in verdict.model_dump_json()


def test_a_map_that_reads_columns_by_a_pattern_may_have_a_file_of_others(delivered):
    by_pattern = MAP.replace("_file, _row", "_file, _row, columns('No.*') as note")
    whole = "Pupil,School,Day,Share,Reason,Note\n" + "".join(DAYS[:25])
    other = "Notice\nx\n"
    files = {"att1.csv": whole, "att2.csv": other, "../maps/p.sql": by_pattern}
    assert "none of the columns" not in " ".join(delivered(files, map="maps/p.sql").reasons)


@pytest.mark.parametrize(
    "second",
    [HEADER, "date,student_id,school_id,present_fraction\n", "STUDENT_ID,school_id,date,2024,2025,2026\n"],
    ids=["the same", "another order", "names like values beside known ones"],
)
def test_a_file_with_a_header_goes_on(delivered, second):
    rows = [",".join(dict(zip(HEADER.split(","), day.split(","), strict=True)).values()) for day in DAYS[25:]]
    if second.startswith("date"):
        rows = [f"{day.split(',')[2]},{day.split(',')[0]},0101,1.0\n" for day in DAYS[25:]]
    elif second.startswith("STUDENT"):
        rows = [f"{','.join(day.split(',')[:3])},2019,2020,2021\n" for day in DAYS[25:]]
    verdict = delivered({"att1.csv": HEADER + "".join(DAYS[:25]), "att2.csv": second + "".join(rows)})
    assert TOLD not in " ".join(verdict.reasons)
    assert verdict.read_n == 50


def test_where_the_folder_says_there_is_no_header_none_is_missed(delivered):
    verdict = delivered({"att.csv": "".join(DAYS)}, header=False)
    assert TOLD not in " ".join(verdict.reasons)
    assert verdict.read_n == 50
