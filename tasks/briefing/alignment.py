"""Goals by departments: who works on what, what nobody sees through, what serves no goal."""

from __future__ import annotations

from reports import sentences
from reports.numbers import count, plural
from reports.view_model import AlignmentSection, Head
from reports.view_parts import MatrixCell, MatrixLine
from tasks.briefing.plan_doubts import ALIGNMENT, plan_doubt, with_doubt
from tasks.briefing.published import Published
from tasks.briefing.rows import CoverageRow, DepartmentRow, MatrixRow

_DARKEST = 3


def alignment_section(run: Published) -> AlignmentSection | None:
    """The matrix of goals and departments; None where no coverage was published."""
    if not run.coverage:
        return None
    shared = {(row.goal_id, row.department_id): row for row in run.matrix}
    uncovered = [row for row in run.coverage if not row.is_covered]
    unaligned = [row for row in run.initiatives if not row.goals]
    return AlignmentSection(
        head=Head(
            anchor="alignment",
            label="Alignment",
            finding=alignment_finding(run).rstrip("."),
            lead="Each figure counts the active initiatives that a department leads or works on for a goal. "
            "“Complete” counts those with an owner, a measure and money.",
        ),
        departments=tuple(row.title for row in run.departments),
        lines=tuple(_line(row, run.departments, shared) for row in run.coverage),
        uncovered=tuple(
            (
                row.title,
                sentences.lacking(row.active_n, row.without_owner_n, row.without_measure_n, row.without_money_n),
            )
            for row in uncovered
        ),
        unaligned=tuple((row.title, row.lead) for row in unaligned),
        unaligned_sentence=_unaligned(len(unaligned), len(run.initiatives)),
    )


def alignment_finding(run: Published) -> str:
    """How many goals nobody sees through; nothing where no coverage was published."""
    uncovered_n = sum(not row.is_covered for row in run.coverage)
    said = sentences.goals_without_work(uncovered_n, len(run.coverage)) if run.coverage else ""
    return with_doubt(said, plan_doubt(run, ALIGNMENT))


def _line(row: CoverageRow, departments: list[DepartmentRow], shared: dict[tuple[str, str], MatrixRow]) -> MatrixLine:
    return MatrixLine(
        title=row.title,
        cells=tuple(
            _cell(shared.get((row.goal_id, one.department_id)), is_owner=one.department_id == row.owner_department_id)
            for one in departments
        ),
        total=count(row.active_n),
        complete=count(row.complete_n) if row.is_covered else "none",
        is_uncovered=not row.is_covered,
    )


def _cell(row: MatrixRow | None, *, is_owner: bool) -> MatrixCell:
    number = row.active_n if row else 0
    return MatrixCell(text=count(number), tone=min(number, _DARKEST), tag="owner" if is_owner else "")


def _unaligned(number: int, total: int) -> str:
    if number == 0:
        return f"Every one of the {plural(total, 'active initiative')} serves a goal." if total else ""
    verb = "serves" if number == 1 else "serve"
    return f"{number} of {plural(total, 'active initiative')} {verb} no goal."
