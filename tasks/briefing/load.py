"""What active initiatives ask of schools."""

from __future__ import annotations

from collections.abc import Mapping

from reports import sentences, words
from reports.numbers import count, one_decimal
from reports.view_model import Head, LoadSection
from reports.view_parts import Cell, LoadBar
from tasks.briefing.plan_doubts import LOAD, plan_doubt, with_doubt
from tasks.briefing.published import Published
from tasks.briefing.rows import SchoolRow


def load_section(run: Published, links: Mapping[str, str]) -> LoadSection | None:
    """A bar a school, the most loaded first; None where nobody says which initiative is where."""
    loaded = sorted(((row, row.active_n) for row in run.schools if row.active_n is not None), key=lambda pair: -pair[1])
    if not loaded:
        return None
    most, least = loaded[0][1], loaded[-1][1]
    return LoadSection(
        head=Head(anchor="load", label="Initiative load", finding=_finding(run, least, most)),
        bars=tuple(_bar(row, number, max(most, 1), links.get(row.school_id, "")) for row, number in loaded),
        notes=_notes(run, [row for row, _ in loaded]),
    )


def _finding(run: Published, least_n: int, most_n: int) -> str:
    return with_doubt(sentences.load(least_n, most_n), plan_doubt(run, LOAD)).rstrip(".")


def _notes(run: Published, loaded: list[SchoolRow]) -> tuple[str, ...]:
    nowhere = sum(row.schools_n == 0 for row in run.initiatives)
    with_hours = [row for row in loaded if row.hours is not None]
    notes = (
        words.nowhere(nowhere) if nowhere else "",
        "Hours are what initiatives ask of all staff of a school together in a month." if with_hours else "",
        "“From 5 of 6” means that the others do not say how many hours they ask."
        if any(row.with_hours_n < (row.active_n or 0) for row in with_hours)
        else "",
        "Where the number of teachers is not known, there are no hours per teacher."
        if any(row.hours_per_teacher is None for row in with_hours)
        else "",
    )
    return tuple(note for note in notes if note)


def hours_asked(row: SchoolRow) -> Cell:
    """120 hours a month; from 5 of 6 initiatives where not all say."""
    if not row.active_n:
        return Cell(text="0")
    if row.hours is None:
        return Cell(text="Not known", is_hidden=True)
    is_partial = row.with_hours_n < row.active_n
    return Cell(text=count(row.hours), detail=f"from {row.with_hours_n} of {row.active_n}" if is_partial else "")


def _bar(row: SchoolRow, number: int, longest: int, href: str) -> LoadBar:
    chosen = max(number - row.mandated_n, 0)
    return LoadBar(
        school=row.name,
        href=href,
        mandated_share=_share(row.mandated_n, longest),
        chosen_share=_share(chosen, longest),
        total=count(number),
        mandated=count(row.mandated_n),
        hours=hours_asked(row),
        per_teacher="Not known" if row.hours_per_teacher is None else one_decimal(row.hours_per_teacher),
    )


def _share(part: int, longest: int) -> str:
    return f"{100 * part / longest:.2f}%"
