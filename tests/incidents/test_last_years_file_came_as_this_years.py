"""The folder of the new year held thousands of rows of the old one, under a new name, and they were counted as new."""

from __future__ import annotations

RESULTS = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
LAST_YEAR = RESULTS + "".join(f"{n:04d},0101,MAP,reading,03,2024-09-01,2024-09-30,valid,true\n" for n in range(30))


def test_dates_that_do_not_reach_into_the_cycle_hold_the_delivery(play):
    verdict = play({"assessments.csv": LAST_YEAR})["assessments"]
    assert (verdict.status, [one.name for one in verdict.limits]) == ("stopped", ["stale"])
    assert verdict.limits[0].sentence.startswith(
        "The newest entry is of Sep 30, 2024, but the cycle begins on Aug 25, 2025"
    )


def test_the_same_content_under_a_new_name_is_told(play):
    source = {"kind": "files", "path": "results/*.csv", "settle_seconds": 0}
    keys = {"source": source, "department": "office"}
    first = play({"results/fall-2024.csv": LAST_YEAR}, assessments=keys)
    (first.district.folder / "results" / "fall-2024.csv").unlink()
    verdict = play({"results/fall-2025.csv": LAST_YEAR}, assessments=keys)["assessments"]
    assert verdict.same_content_as == "fall-2024.csv"
    assert verdict.limits
