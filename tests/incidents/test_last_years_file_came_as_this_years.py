"""The folder of the new year held thousands of rows of the old one, under a new name, and they were counted as new."""

from __future__ import annotations

from tasks.scoring.doubts import doubts

RESULTS = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
LAST_YEAR = RESULTS + "".join(f"{n:04d},0101,MAP,reading,03,2024-09-01,2024-09-30,valid,true\n" for n in range(30))


def test_dates_that_do_not_reach_into_the_cycle_hold_the_delivery(play):
    verdict = play({"assessments.csv": LAST_YEAR})["assessments"]
    assert (verdict.status, [one.name for one in verdict.limits]) == ("stopped", ["stale"])
    assert verdict.limits[0].sentence.startswith(
        "The newest entry is of Sep 30, 2024, but the cycle begins on Aug 25, 2025"
    )


def test_last_years_days_beside_this_years_roster_are_an_old_file_and_no_fault_of_the_roster(play):
    roster = "student_id,school_id,entry_date,grade\n" + "".join(f"{n:04d},0101,2025-08-25,03\n" for n in range(30))
    days = "student_id,school_id,date,present_fraction\n" + "".join(
        f"{n:04d},0101,2024-09-{day:02d},1\n" for n in range(30) for day in range(2, 28)
    )
    played = play({"enrolment.csv": roster, "attendance.csv": days}, attendance={"expected": "daily"})
    stale = next(one for one in played["attendance"].limits if one.name == "stale")
    assert stale.sentence == (
        "None of its rows is dated in the school year that begins on Jul 1, 2025; it may be an earlier year's file."
    )
    assert played["attendance"].limits[0] == stale, "what explains the others comes first"
    assert "volume" not in {one.name for one in played["attendance"].limits}
    assert [*doubts([played["enrolment"]], [played["attendance"]])] == []


def test_the_same_content_under_a_new_name_is_told(play):
    source = {"kind": "files", "path": "results/*.csv", "settle_seconds": 0}
    keys = {"source": source, "department": "office"}
    first = play({"results/fall-2024.csv": LAST_YEAR}, assessments=keys)
    (first.district.folder / "results" / "fall-2024.csv").unlink()
    verdict = play({"results/fall-2025.csv": LAST_YEAR}, assessments=keys)["assessments"]
    assert verdict.same_content_as == "fall-2024.csv"
    assert verdict.limits
