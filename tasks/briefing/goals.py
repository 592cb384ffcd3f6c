"""Goals and where each stands."""

from __future__ import annotations

from itertools import groupby

from reports import names, numbers, sentences, words
from reports.view_model import Cell, GoalBlock, GoalLine, GoalsSection, Head
from tasks.briefing.figures import ALL
from tasks.briefing.meaning import Meaning
from tasks.briefing.published import Published
from tasks.briefing.rows import GoalRow


def goals_section(run: Published) -> GoalsSection | None:
    """Every goal with its measures; None where no goal was delivered."""
    goals = [list(rows) for _, rows in groupby(run.goals, key=lambda row: row.goal_id)]
    if not goals:
        return None
    reached = sum(all(row.is_reached for row in rows) for rows in goals)
    unjudged = sum(all(row.is_reached is None for row in rows) for rows in goals)
    return GoalsSection(
        head=Head(
            anchor="goals",
            label="Goals",
            finding=sentences.goals_reached(reached, unjudged, len(goals)),
            lead="A goal is reached when every measure it is judged by has reached its target.",
        ),
        goals=tuple(_block(run, rows) for rows in goals),
    )


def _block(run: Published, rows: list[GoalRow]) -> GoalBlock:
    first = rows[0]
    owner = ", ".join(text for text in (first.owner, first.department) if text)
    return GoalBlock(
        title=first.title,
        owner=owner or "No owner named",
        is_unowned=not owner,
        lines=tuple(_line(run, row) for row in rows),
    )


def _line(run: Published, row: GoalRow) -> GoalLine:
    meaning = run.meanings.get(row.measure, Meaning(measure=row.measure, title=names.from_code(row.measure)))
    form, unit = meaning.form, meaning.unit
    return GoalLine(
        measure=_whose(row, meaning) if row.measure else "No measure named",
        figure=_figure(row, meaning, run.district.protection.minimum_n),
        target="None set" if row.target is None else words.goal(row.target, row.direction, form, unit),
        due=numbers.day(row.due_date) if row.due_date else "No date set",
        standing=words.standing(row.value, row.target, row.is_reached, row.direction, form, unit),
    )


def _whose(row: GoalRow, meaning: Meaning) -> str:
    title = f"{meaning.title}: {names.from_code(row.slice)}" if row.slice else meaning.title
    place = row.school or (names.level(row.unit_id) if row.unit_type == "level" else row.unit_id)
    group = "" if row.group_id == ALL else names.group(row.group_id)
    return ", ".join(text for text in (title, group, place) if text)


def _figure(row: GoalRow, meaning: Meaning, minimum_n: int) -> Cell:
    if row.value is not None:
        return Cell(text=numbers.figure(row.value, meaning.form, meaning.unit))
    if row.hidden_reason:
        return Cell(text=words.hidden(row.hidden_reason, meaning.counted, minimum_n), is_hidden=True)
    return Cell(text="No data", is_hidden=True)
