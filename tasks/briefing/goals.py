"""Goals and where each stands."""

from __future__ import annotations

from itertools import groupby

from reports import names, numbers, sentences, words
from reports.view_model import GoalsSection, Head
from reports.view_parts import Cell, GoalBlock, GoalLine
from tasks.briefing.figures import ALL, hidden_cell
from tasks.briefing.goal_slices import other_slices
from tasks.briefing.judged import figures_judged, is_reached, missing_under, standing
from tasks.briefing.meaning import Meaning
from tasks.briefing.outlook import outlook
from tasks.briefing.plan_doubts import GOALS, plan_doubt, with_doubt
from tasks.briefing.published import Published
from tasks.briefing.reach import reach, reach_in_time
from tasks.briefing.rows import GoalRow
from tasks.briefing.trajectory import trajectory


def goals_section(run: Published) -> GoalsSection | None:
    """Every goal with its measures; None where no goal was delivered."""
    if not run.goals:
        return None
    return GoalsSection(
        head=Head(
            anchor="goals",
            label="Goals",
            finding=goals_finding(run).rstrip("."),
            lead="A goal is reached when every measure it is judged by has reached its target.",
        ),
        goals=tuple(_block(run, rows) for rows in _by_goal(run)),
    )


def goals_finding(run: Published) -> str:
    """How many goals are reached; a goal of which one measure cannot be judged, none failing, cannot be judged."""
    goals = _by_goal(run)
    held = [rows for rows in goals if all(is_reached(run, row) for row in rows)]
    reached = len(held)
    in_part = sum(any(missing_under(run, row, for_certain=True) for row in rows) for rows in held)
    in_doubt = sum(any(missing_under(run, row) for row in rows) for rows in held) - in_part
    short = sum(any(is_reached(run, row) is False for row in rows) for rows in goals)
    if not goals:
        return ""
    said = sentences.goals_reached(reached, len(goals) - reached - short, len(goals), in_part, in_doubt)
    return with_doubt(said, plan_doubt(run, GOALS))


def _by_goal(run: Published) -> list[list[GoalRow]]:
    return [list(rows) for _, rows in groupby(run.goals, key=lambda row: row.goal_id)]


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
    # What cannot be judged is neither ahead of a line nor behind it, nor on its way.
    ahead = () if is_reached(run, row) is None else (trajectory(row, meaning), outlook(run, row, meaning))
    return GoalLine(
        measure=_whose(row, meaning) if row.measure else "No measure named",
        figure=_figure(row, meaning),
        target="Not set" if row.target is None else words.goal(row.target, row.direction, form, unit),
        due=numbers.day(row.due_date) if row.due_date else "No date set",
        standing=standing(run, row, meaning),
        data=tuple(text for text in (*ahead, *_data(run, row)) if text),
    )


def _data(run: Published, row: GoalRow) -> tuple[str, ...]:
    """How far the data of a goal's figure reach, and how much has come where its standing does not say so.

    Where its slice has no figure, which others there are instead.
    """
    if row.value is None and row.least_rate is None:
        return other_slices(run, row)
    is_told = row.is_reached is not None and bool(missing_under(run, row))
    told = reach_in_time if is_told else reach
    return tuple(dict.fromkeys(text for one in figures_judged(run, row) for text in told(run, one)))


def _whose(row: GoalRow, meaning: Meaning) -> str:
    title = f"{meaning.title}: {names.from_code(row.slice)}" if row.slice else meaning.title
    place = row.school or (names.level(row.unit_id) if row.unit_type == "level" else row.unit_id)
    group = "" if row.group_id == ALL else names.group(row.group_id)
    return ", ".join(text for text in (title, group, place) if text)


def _figure(row: GoalRow, meaning: Meaning) -> Cell:
    if row.value is not None:
        return Cell(text=numbers.figure(row.value, meaning.form, meaning.unit))
    if row.hidden_reason:
        return hidden_cell(row)
    return Cell(text="No data", is_hidden=True)
