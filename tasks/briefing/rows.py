"""Rows that the SQL files of this folder give, one class a file, fields in the order of its columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tasks.methods.move import RoundedSplit


@dataclass(frozen=True)
class FigureRow:
    """A figure that tables show; its numbers are None where it is hidden or was never there.

    A hidden rate may be told to lie between `least_rate` and `most_rate`.
    """

    measure: str
    slice: str
    unit_type: str
    unit_id: str
    group_id: str
    period_start: date
    period_end: date
    definition_version: str
    origin: str
    authority: str
    is_shown: bool
    hidden_reason: str
    numerator: float | None
    denominator: float | None
    value: float | None
    n: float | None
    excluded_n: float | None
    expected_n: float | None
    received_n: float | None
    schools_expected_n: int | None
    schools_received_n: int | None
    students_expected_n: int | None
    students_received_n: int | None
    are_all_received: bool
    days_expected_n: int | None
    days_received_n: int | None
    student_days_expected_n: int | None
    student_days_received_n: int | None
    freshest_date: date | None
    least_rate: float | None
    most_rate: float | None


@dataclass(frozen=True)
class PeriodRow:
    """A figure of one period of a measure that has several; series never join across `stretch`."""

    measure: str
    slice: str
    unit_type: str
    unit_id: str
    period_start: date
    period_end: date
    definition_version: str
    stretch: int
    change_text: str
    origin: str
    authority: str
    is_shown: bool
    hidden_reason: str
    numerator: float | None
    denominator: float | None
    value: float | None
    n: float | None
    expected_n: float | None
    received_n: float | None
    schools_expected_n: int | None
    schools_received_n: int | None
    students_expected_n: int | None
    students_received_n: int | None
    days_expected_n: int | None
    days_received_n: int | None
    least_rate: float | None
    most_rate: float | None


@dataclass(frozen=True)
class DisagreementRow:
    """Figures that two sources give of the same, and how many of them differ; schools are told by their ids."""

    measure: str
    slice: str
    origin: str
    authority: str
    definition_version: str
    other_authority: str
    other_definition_version: str
    compared_n: int
    differing_n: int
    school_ids: list[str]
    is_of_district: bool


@dataclass(frozen=True)
class MoveRow:
    """A figure of the district and what it was in the cycle before; schools are told by their ids.

    The parts are None where `reason` says why there are none. Since the `changed_date` another definition holds.
    """

    measure: str
    slice: str
    period_start: date
    period_end: date
    earlier_cycle_id: str
    earlier_period_start: date | None
    earlier_period_end: date | None
    earlier_value: Decimal | None
    value: Decimal
    real: Decimal | None
    population: Decimal | None
    coverage: Decimal | None
    definition: Decimal | None
    schools_n: int | None
    missing: list[str]
    returned: list[str]
    closed: list[str]
    opened: list[str]
    doubtful: list[str]
    stood_in: list[str]
    short: list[str]
    fewer: list[str]
    came_once: list[str]
    let_go: list[str]
    reason: str
    changed_date: date | None

    @property
    def is_same_period(self) -> bool:
        """Whether both figures speak of the same days."""
        return (self.period_start, self.period_end) == (self.earlier_period_start, self.earlier_period_end)

    @property
    def split(self) -> RoundedSplit | None:
        """The parts, where there are any."""
        if self.real is None or self.population is None or self.coverage is None or self.definition is None:
            return None
        return RoundedSplit(
            real=self.real, population=self.population, coverage=self.coverage, definition=self.definition
        )


@dataclass(frozen=True)
class GoalRow:
    """A goal with one measure and slice that it is judged by; a hidden rate may be told as in a figure."""

    goal_id: str
    title: str
    department: str
    owner: str
    measure: str
    slice: str
    unit_type: str
    unit_id: str
    school: str
    group_id: str
    baseline: float | None
    baseline_date: date | None
    target: float | None
    direction: str
    due_date: date | None
    is_shown: bool
    hidden_reason: str
    value: float | None
    least_rate: float | None
    most_rate: float | None
    period_end: date | None
    is_reached: bool | None


@dataclass(frozen=True)
class CoverageRow:
    """A goal and the active initiatives that serve it."""

    goal_id: str
    title: str
    owner_department_id: str
    is_covered: bool
    active_n: int
    complete_n: int
    without_owner_n: int
    without_measure_n: int
    without_money_n: int


@dataclass(frozen=True)
class MatrixRow:
    """A goal and a department with active initiatives in common."""

    goal_id: str
    department_id: str
    active_n: int


@dataclass(frozen=True)
class DepartmentRow:
    """A department."""

    department_id: str
    title: str


@dataclass(frozen=True)
class InitiativeRow:
    """An active initiative with the departments beside its lead, and its goals."""

    initiative_id: str
    title: str
    lead: str
    owner: str
    is_mandated: bool
    partners: str
    goals: str
    schools_n: int


@dataclass(frozen=True)
class SchoolInitiativeRow:
    """An active initiative at work in a school."""

    school_id: str
    initiative_id: str
    staff_hours_per_month: float | None


@dataclass(frozen=True)
class SchoolRow:
    """A school and what active initiatives ask of it; `active_n` is None where nobody says what is where."""

    school_id: str
    name: str
    level: str
    principal: str
    low_grade: str
    high_grade: str
    active_n: int | None
    mandated_n: int
    with_hours_n: int
    hours: float | None
    hours_per_teacher: float | None


@dataclass(frozen=True)
class CommitmentRow:
    """A promise and what became of it."""

    commitment_id: str
    text: str
    owner: str
    department: str
    school_id: str
    school: str
    due_date: date
    done_date: date | None
    status: str
    reason: str
    is_due: bool
    is_overdue: bool


@dataclass(frozen=True)
class NoteRow:
    """A note, or several that differ only in their days."""

    note_id: str
    kind: str
    dataset: str
    measure: str
    unit_type: str
    unit_id: str
    start_date: date
    end_date: date | None
    notes_n: int
    text: str
    author: str


@dataclass(frozen=True)
class HiddenRow:
    """How many figures are hidden for one reason."""

    hidden_reason: str
    cells_n: int
