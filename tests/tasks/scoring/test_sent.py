"""What a department sent: where a copy stands in, each line says whether it is of the copy or of what came."""

from __future__ import annotations

from datetime import date

from tasks.scoring.card import scorecard
from tests.reports.made_up_verdicts import district, missing, verdict

STANDS_IN = {"status": "stood_in", "stand_in_date": date(2025, 11, 3), "freshest_date": date(2025, 10, 31)}


def sent(tmp_path, of):
    (line,) = scorecard(district(tmp_path), "student_services", [of], {}, {}).sent
    return (line.status, line.arrived, *line.details)


def test_what_came_and_is_not_in_use_is_told_as_such(tmp_path):
    held = verdict("attendance", quarantined_n=91, sent_freshest_date=date(2026, 1, 30), **STANDS_IN)
    assert sent(tmp_path, held) == (
        "The copy of Nov 3, 2025 stands in",
        "Not in use: 1,000 rows in attendance.csv",
        "91 rows held back for the department to mend",
        "Newest entry of what came Jan 30, 2026",
    )


def test_where_nothing_came_the_newest_entry_is_that_of_the_copy(tmp_path):
    absent = missing("attendance", **STANDS_IN)
    assert sent(tmp_path, absent) == (
        "The copy of Nov 3, 2025 stands in",
        "Nothing came",
        "Newest entry of the copy Oct 31, 2025",
    )


def test_rows_that_last_good_ones_stand_in_for_are_told_beside_a_dataset_in_use(tmp_path):
    in_use = verdict("attendance", quarantined_n=1, kept_n=1, freshest_date=date(2026, 1, 30))
    assert sent(tmp_path, in_use)[2:] == (
        "1 row held back for the department to mend",
        "The last good rows stand in for 1 row that is held back, until they come mended.",
        "Newest entry Jan 30, 2026",
    )


def test_where_a_map_reshapes_it_is_told_how_many_rows_became_how_many(tmp_path):
    left_out = {"another state": 60}
    more = verdict("attendance", read_n=100, left_out=left_out, mapped_n=50, accepted_n=50)
    assert sent(tmp_path, more)[2:4] == ("60 rows left out: another state", "40 rows of what came became 50 by the map")
    fewer = more.model_copy(update={"mapped_n": 8, "accepted_n": 8})
    assert sent(tmp_path, fewer)[3] == "40 rows of what came became 8 by the map"


def test_where_rows_stay_rows_and_where_none_were_mapped_nothing_became_others(tmp_path):
    kept = verdict("attendance", read_n=100, left_out={"another state": 60}, mapped_n=40, accepted_n=40)
    unmapped = verdict("attendance", read_n=100, left_out={"not looked at": 60}, mapped_n=0, accepted_n=0)
    all_gone = verdict("attendance", read_n=100, left_out={"another state": 100}, mapped_n=0, accepted_n=0)
    assert not any("by the map" in text for of in (kept, unmapped, all_gone) for text in sent(tmp_path, of))
