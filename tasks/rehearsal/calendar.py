"""Whether the calendar knows the coming school year."""

from __future__ import annotations

from reports.numbers import day
from tasks.rehearsal.finding import Finding, listed
from tasks.rehearsal.stage import Stage, names_of
from tasks.storage.stand_in import last_good


def calendar_findings(stage: Stage) -> list[Finding]:
    """Schools that are open and have no day in session, and long stretches on which no school has one.

    Where a new roster is rehearsed without a calendar, whether the one in use reaches into the year.
    """
    if stage.is_tried("calendar"):
        return [*_without_days(stage), *_gaps(stage)]
    return _not_sent(stage) if stage.is_tried("enrolment") else []


def _not_sent(stage: Stage) -> list[Finding]:
    district = stage.district
    names = [name for name in district.datasets if district.contract_of(name) == "calendar"]
    if {one.now.dataset for one in stage.rehearsed} & {*names}:
        return []
    newest = [good.freshest_date for name in names if (good := last_good(district, name)) and good.freshest_date]
    if not names or any(one >= stage.first_day for one in newest):
        return []
    until = f"the one in use ends on {day(max(newest))}" if newest else "there is none in use"
    return [
        Finding(
            dataset=", ".join(names),
            whose="; ".join(dict.fromkeys(district.owner_of(name) for name in names)),
            what=f"No new file of it came, and {until}: that {stage.school_year} has days in session is not proven.",
            to_do="put the calendar beside the other new files, and rehearse again",
            kind="open",
        )
    ]


def _without_days(stage: Stage) -> list[Finding]:
    if not stage.has("schools"):
        return []
    without = stage.rows("schools_without_days", first_day=stage.first_day, last_day=stage.last_day)
    if not without:
        return []
    n = "1 school has" if len(without) == 1 else f"{len(without):,} schools have"
    days = f"from {day(stage.first_day)} to {day(stage.last_day)}"
    what = f"{n} no day in session {days}: {listed(names_of(without))}."
    return [stage.finding("calendar", what, f"send the calendar of {stage.school_year} for these schools")]


def _gaps(stage: Stage) -> list[Finding]:
    gaps = stage.rows("calendar_gaps", first_day=stage.first_day, last_day=stage.last_day)
    if not gaps:
        return []
    told = listed([f"from {day(first)} to {day(last)}" for first, last in gaps])
    return [
        stage.finding(
            "calendar",
            f"No school has a day in session {told}.",
            "see whether a part of the calendar is missing; attendance on days out of session is in no figure",
            kind="look",
        )
    ]
