"""Whether the new roster speaks of the same students by the same numbers."""

from __future__ import annotations

from typing import cast

from reports.numbers import day
from tasks.arrival.match_rate import match_rate
from tasks.arrival.roster import read_roster
from tasks.rehearsal.finding import Finding
from tasks.rehearsal.stage import Stage

# Of those who had grades to go. Families move, and a school that ends with grade 5 sends a sixth of its students on.
LEAST_AGAIN_PERCENT = 60
# Where more than this have gone and as many are new in higher grades, some may be the same by new numbers.
MOST_EXCHANGED_PERCENT = 10
# A student system may close all spells on the last day of school, up to this long before the new year begins.
SUMMER_DAYS = 100


def student_findings(stage: Stage) -> list[Finding]:
    """Nobody enrolled yet, or so few found again that numbers have changed, or so many exchanged that some may have."""
    if not stage.is_tried("enrolment") or not stage.has("enrolment", before=True):
        return []
    stayers_n, again_n, enrolled_n, newcomers_n = _counts(stage)
    findings = []
    if not enrolled_n:
        what = f"Nobody is enrolled on {day(stage.first_day)} or later: this is the roster of the year before."
        findings.append(stage.finding("enrolment", what, f"send the enrolment of {stage.school_year}"))
    if 100 * again_n < LEAST_AGAIN_PERCENT * stayers_n:
        read_roster(stage.warehouse, stage.paths_before("enrolment"))
        hint = match_rate(stage.warehouse, "now_enrolment", "student_id").hint
        what = (
            f"Only {again_n:,} of {stayers_n:,} students who were there at the end of {stage.year_before} and had "
            f"grades to go are found again by their numbers. {hint}"
        )
        to_do = "ask whether students were numbered anew or zeros were lost, and send their old numbers"
        findings.append(stage.finding("enrolment", what.strip(), to_do))
    elif 100 * min(stayers_n - again_n, newcomers_n) > MOST_EXCHANGED_PERCENT * stayers_n:
        what = (
            f"{stayers_n - again_n:,} of {stayers_n:,} students who were there at the end of {stage.year_before} and "
            f"had grades to go are not found again by their numbers, and {newcomers_n:,} numbers in grades above the "
            "first are new."
        )
        to_do = "ask whether they left and others came, or some were numbered anew"
        findings.append(stage.finding("enrolment", what, to_do, kind="look"))
    return findings


def is_of_the_year_before(stage: Stage) -> bool:
    """Whether the new roster has nobody who is enrolled in the school year."""
    if not stage.is_tried("enrolment") or not stage.has("enrolment", before=True):
        return False
    _, _, enrolled_n, _ = _counts(stage)
    return not enrolled_n


def _counts(stage: Stage) -> tuple[int, int, int, int]:
    """Those who had grades to go, those of them who are there again, all enrolled now, and newcomers among these."""
    counts = stage.rows("students_again", first_day=stage.first_day, summer_days=SUMMER_DAYS)[0]
    stayers_n, again_n, enrolled_n, newcomers_n = (cast(int, count) for count in counts)
    return stayers_n, again_n, enrolled_n, newcomers_n
