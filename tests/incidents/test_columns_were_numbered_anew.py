"""A state put a number before each of 160 columns of its results, and a grade more into the file."""

from __future__ import annotations

WORDS = ("Prose", "Poetry", "Fractions", "Geometry", "Data", "Vocabulary", "Science", "Algebra")
WHAT = ("Points Earned", "Points Possible", "Percent Correct", "Standard Error", "Rank", "Range", "Level", "Score")
CATEGORIES = [f"{word} {what}" for word in WORDS for what in WHAT]
FEW = ["Student ID", "School", "Grade", "Passed"]
MAP = """select "Student ID" as student_id, "School" as school_id, 'STATE' as assessment, 'reading' as subject,
    "Grade" as grade, '2025-09-01' as window_start_date, '2025-09-30' as window_end_date, 'valid' as status,
    "Passed" as is_proficient, "Prose Score" as scale_score, _file, _row from raw"""
KEYS = {"map": "maps/state.sql"}


def results(categories: list[str], *, with_a_grade_more: bool = False) -> str:
    head = ",".join([*FEW, *categories])
    grades = [*"34" * 20, *("5" * 6 if with_a_grade_more else "")]
    return f"{head}\n" + "".join(
        f"{n:04d},0101,{grade},true,{','.join(str(n + place) for place in range(len(categories)))}\n"
        for n, grade in enumerate(grades)
    )


def test_each_new_name_is_proposed_for_the_old_one_and_one_line_accepts_it(play):
    first = play({"maps/state.sql": MAP, "assessments.csv": results(CATEGORIES)}, assessments=KEYS)
    assert first["assessments"].status == "accepted"
    numbered = [f"{1 + place // 8}. {name}" for place, name in enumerate(CATEGORIES)]
    now = {"maps/state.sql": MAP, "assessments.csv": results(numbered, with_a_grade_more=True)}
    verdict = play(now, assessments=KEYS)["assessments"]
    assert verdict.status == "stood_in"
    assert {one.old: one.new for one in verdict.column_changes.renamed} == dict(zip(CATEGORIES, numbered, strict=True))
    assert 'aliases.2025-26."1. Prose Score" = "Prose Score"' in verdict.reasons[0]
    keys = {**KEYS, "aliases": {"2025-26": {"1. Prose Score": "Prose Score"}}}
    settled = play(now, assessments=keys)["assessments"]
    assert (settled.status, settled.accepted_n) == ("accepted", 46)
