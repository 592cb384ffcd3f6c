"""A vendor called its exports otherwise from one day on, or a state dropped a hyphen from the names of thirteen files:
none matched any more, and nobody noticed for a month."""

from __future__ import annotations

import pytest

RESULTS = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"
ROWS = "".join(f"{n:04d},0101,MAP,reading,03,2025-09-01,2025-09-30,valid,true\n" for n in range(30))


@pytest.mark.parametrize(
    ("wanted", "came"),
    [
        ("exports/ela_results_2025.csv", "exports/reading_results_2025.csv"),
        ("exports/state-2025-*.csv", "exports/state2025-grade3.csv"),
        ("exports/Diagnostic Results *.csv", "exports/Inform Results 2025.csv"),
    ],
)
def test_nothing_arrived_is_told_with_what_came_under_a_close_name(play, day, wanted, came):
    source = {"kind": "files", "path": wanted, "settle_seconds": 0}
    keys = {"source": source, "department": "office"}
    before = wanted.replace("*", "grade3")
    day("2025-10-20T12:00")
    good = play({before: RESULTS + ROWS}, assessments=keys)
    assert good["assessments"].status == "accepted"
    (good.district.folder / before).unlink()
    day("2025-11-01T12:00")
    verdict = play({came: RESULTS + ROWS}, assessments=keys)["assessments"]
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good["assessments"].key)
    (reason,) = verdict.reasons
    assert "see whether it came as" in reason and came.rpartition("/")[2] in reason
