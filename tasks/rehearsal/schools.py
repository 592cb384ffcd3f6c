"""Whether school numbers stand for the same schools as last time."""

from __future__ import annotations

import re
from typing import cast

from tasks.arrival.name_likeness import likeness
from tasks.arrival.renames import CLOSE_NAME
from tasks.rehearsal.finding import Finding, Kind, listed
from tasks.rehearsal.stage import Stage


def school_findings(stage: Stage) -> list[Finding]:
    """Numbers that name another school must be mended; schools that are gone, new or called otherwise are told."""
    if not stage.is_tried("schools") or not stage.has("schools", before=True):
        return []
    reused: list[str] = []
    called: list[str] = []
    gone: list[str] = []
    new: list[str] = []
    # What holds the list names schools that are gone, and what to do.
    held = " ".join(limit.sentence for one in stage.rehearsed if one.now.contract == "schools" for limit in one.limits)
    for row in stage.rows("schools_changed"):
        number, old, fresh, number_before, number_now = cast(tuple[str, str | None, str | None, str, str], row)
        if old is None or fresh is None:
            if _is_named(number if fresh is None else number_before, held):
                continue
            moved = f" (was {number_before})" if number_before else f" (now {number_now})" if number_now else ""
            (new if old is None else gone).append(f"{number} {fresh or old}{moved}")
        elif number_before or number_now or likeness(old, fresh) < CLOSE_NAME:
            reused.append(f"{number} was {old} and is {fresh}")
        else:
            called.append(f"{number} was {old} and is {fresh}")
    to_do = "give another school a number of its own; if it is the same school, say so in notes"
    wanted: list[tuple[list[str], str, str, Kind]] = [
        (reused, "Numbers stand for schools with other names", to_do, "mend"),
        (called, "Schools are called otherwise", "look whether they are the same", "look"),
        (gone, "Schools are not there any more", "set closed_date where a school has closed, or add it again", "look"),
        (new, "Schools are new", "look whether each is new, or an old one with a new number", "look"),
    ]
    return [
        stage.finding("schools", f"{what}: {listed(names)}.", to_do, kind=kind)
        for names, what, to_do, kind in wanted
        if names
    ]


def _is_named(number: str | None, text: str) -> bool:
    return bool(number and re.search(rf"(?<!\w){re.escape(number)}(?!\w)", text))
