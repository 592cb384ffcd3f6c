"""Somebody wrote a code that nobody knew, so that these absences were held back: the brief said that chronic absence
had fallen, all of it by real change, and that its goal was reached."""

from __future__ import annotations

from tasks.verdicts.loss import Loss
from tests.tasks.moves.told import named

HEAD = "student_id,school_id,date,present_fraction,absence_reason\n"
SCHOOLS = "school_id,name,level,low_grade,high_grade\n0101,Birch,elementary,KG,05\n0102,Cedar,elementary,KG,05\n"


def test_an_absence_whose_reason_nobody_knows_is_still_an_absence(play):
    played = play(files(fraction="0", reason="EXC"))
    assert (played["attendance"].quarantined_n, played["attendance"].losses) == (0, ())
    assert played["attendance"].causes[0].sentence.endswith("(counted as empty, no row is held back for it).")
    absences = [
        reason for fraction, reason in played.rows("attendance", "present_fraction, absence_reason") if not fraction
    ]
    assert absences == [None] * 30


def test_rows_that_do_not_say_who_was_there_are_lost_of_their_school_though_they_stay_below_the_limit(play):
    verdict = play(files(fraction="none", reason=""))["attendance"]
    assert (verdict.status, verdict.limits) == ("accepted", ())
    assert verdict.losses == (Loss(school_id="0102", lost_n=30, rows_n=500),)


def files(fraction: str, reason: str) -> dict[str, str]:
    """Two schools of fifty students; of the second, thirty have a first day with this cell and code."""
    students = [(f"{school}{n:02d}", school) for school in ("0101", "0102") for n in range(50)]
    days = "".join(
        f"{student},{school},2025-10-{day:02d},{fraction if is_bad else 1},{reason if is_bad else ''}\n"
        for student, school in students
        for day in range(1, 11)
        for is_bad in [day == 1 and school == "0102" and student < "010230"]
    )
    roster = "".join(f"{student},{school},2025-08-25,05\n" for student, school in students)
    return {
        "schools.csv": SCHOOLS,
        "enrolment.csv": f"student_id,school_id,entry_date,grade\n{roster}",
        "attendance.csv": HEAD + days,
    }


def test_what_they_take_from_the_figure_is_coverage(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", "A 40 20 3\nA 40 20 1\nB 40 20 3\nB 40 20 1"))
    held_back = {"attendance": {"losses": (Loss(school_id="B", lost_n=120, rows_n=1600),)}}
    without_absences = datasets("winter", "A 40 20 3\nA 40 20 1\nB 40 17 0\nB 40 20 1")
    move = two_cycles.run("winter", told=held_back, **without_absences).move("chronic_absence")
    assert move["value"] < move["earlier_value"]
    assert named(move) == {"coverage"}
    assert move["doubtful_school_ids"] == ["B"]
