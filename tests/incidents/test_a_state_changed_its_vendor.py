"""A state's test came from another vendor: of 225 columns eleven kept their names."""

from __future__ import annotations

OLD = [f"Old {word} {number}" for word in ("Item", "Score", "Range", "Scale") for number in range(52)]
NEW = [
    f"{number} of the Vendor's {word}" for word in ("Standards", "Clusters", "Strands", "Tasks") for number in range(52)
]
KEPT = ["Student", "School", "Grade", "Passed", *(f"Kept {letter}" for letter in "abcdefg")]
MAP = """select "Student" as student_id, "School" as school_id, '{test}' as assessment, 'reading' as subject,
    "Grade" as grade, '2025-09-01' as window_start_date, '2025-09-30' as window_end_date, 'valid' as status,
    "Passed" as is_proficient, "{score}" as scale_score, _file, _row from raw"""
KEYS = {"map": "maps/state.sql"}


def results(columns: list[str]) -> str:
    names = [*KEPT, *columns]
    rows = "".join(f"{n:04d},0101,3,true,{','.join([str(n)] * (len(names) - 4))}\n" for n in range(40))
    return f"{','.join(names)}\n{rows}"


def test_another_layout_is_told_as_one_and_no_name_is_guessed(play):
    old_map = MAP.format(test="OLD", score=OLD[0])
    assert play({"maps/state.sql": old_map, "assessments.csv": results(OLD)}, assessments=KEYS)["assessments"].is_whole
    verdict = play({"maps/state.sql": old_map, "assessments.csv": results(NEW)}, assessments=KEYS)["assessments"]
    assert verdict.status == "stood_in"
    assert verdict.column_changes.is_other_layout
    assert verdict.column_changes.renamed == ()
    assert "Old Item 0" in verdict.reasons[0]


def test_a_map_of_its_own_reads_it_under_another_name_of_the_test(play):
    new_map = MAP.format(test="NEW", score=NEW[0])
    verdict = play({"maps/state.sql": new_map, "assessments.csv": results(NEW)}, assessments=KEYS)["assessments"]
    assert (verdict.status, verdict.accepted_n) == ("accepted", 40)
