"""What a brief says: all words and numbers ready, so that templates only place them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal["reached", "open", "none"]


@dataclass(frozen=True, kw_only=True)
class Masthead:
    """Whose brief, of which cycle, for whom; `note` stands beside the district's name."""

    district: str
    note: str
    cycle: str
    audience: str
    page_title: str


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One figure: its text, what it rests on, and whether the text says why there is no number."""

    text: str
    detail: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of figures: the measure, and its slice or period."""

    title: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A school, a student group or a period; `href` leads to its own brief."""

    title: str
    cells: tuple[Cell, ...]
    href: str = ""
    is_summary: bool = False


@dataclass(frozen=True, kw_only=True)
class RowGroup:
    """Rows under one heading; no heading where `title` is empty."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Figures in rows and columns; `corner` heads the names of the rows, `lead` stands above, `notes` below."""

    caption: str
    corner: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    lead: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Link:
    """A place on the same page."""

    label: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a figure stands against its goal, in words, with a mark that repeats them."""

    text: str
    mark: Mark = "none"


@dataclass(frozen=True, kw_only=True)
class MeasureLine:
    """A headline figure: the number, what it rests on, the goal, and how far the data reach."""

    title: str
    meaning: str
    figure: Cell
    beside: Cell | None
    goal: str
    standing: Standing
    data: tuple[str, ...]
    remarks: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeasureList:
    """The first table of a brief; `beside` heads the column of the district's figures, where there is one."""

    title: str
    lines: tuple[MeasureLine, ...]
    here: str
    beside: str
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A commitment: what, who, by when, and what became of it."""

    text: str
    owner: str
    is_unowned: bool
    due: str
    status: str
    is_late: bool
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """A short list on the first page under a sentence that sums it up."""

    title: str
    sentence: str
    items: tuple[tuple[str, str], ...]
    more: Link | None = None


@dataclass(frozen=True, kw_only=True)
class Head:
    """The head of a section: its name in the contents, what it finds, and its number on this page."""

    anchor: str
    label: str
    finding: str
    lead: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A numbered part of a brief."""

    head: Head


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """One measure that a goal is judged by."""

    measure: str
    figure: Cell
    target: str
    due: str
    standing: Standing


@dataclass(frozen=True, kw_only=True)
class GoalBlock:
    """A goal with its owner and the measures that it is judged by."""

    title: str
    owner: str
    is_unowned: bool
    lines: tuple[GoalLine, ...]


@dataclass(frozen=True, kw_only=True)
class GoalsSection(Section):
    """Every goal and where it stands."""

    goals: tuple[GoalBlock, ...]


@dataclass(frozen=True, kw_only=True)
class TablesSection(Section):
    """One or more tables of figures."""

    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MatrixCell:
    """Active initiatives of one department for one goal; `tone` 0 to 3 grows with the number."""

    text: str
    tone: int
    tag: str = ""


@dataclass(frozen=True, kw_only=True)
class MatrixLine:
    """A goal across all departments; `complete` counts initiatives with owner, measure and money."""

    title: str
    cells: tuple[MatrixCell, ...]
    total: str
    complete: str
    is_uncovered: bool


@dataclass(frozen=True, kw_only=True)
class AlignmentSection(Section):
    """Goals by departments, goals that nobody serves in full, initiatives that serve no goal."""

    departments: tuple[str, ...]
    lines: tuple[MatrixLine, ...]
    uncovered: tuple[tuple[str, str], ...]
    unaligned: tuple[tuple[str, str], ...]
    unaligned_sentence: str


@dataclass(frozen=True, kw_only=True)
class LoadBar:
    """What initiatives ask of one school; shares are parts of the longest bar, in percent."""

    school: str
    href: str
    mandated_share: str
    chosen_share: str
    total: str
    split: str
    hours: str
    per_teacher: str


@dataclass(frozen=True, kw_only=True)
class LoadSection(Section):
    """Initiative load, school by school."""

    bars: tuple[LoadBar, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Initiative:
    """An initiative at a school."""

    title: str
    kind: str
    departments: str
    goals: str
    hours: str


@dataclass(frozen=True, kw_only=True)
class InitiativesSection(Section):
    """All active initiatives at a school."""

    initiatives: tuple[Initiative, ...]


@dataclass(frozen=True, kw_only=True)
class CommitmentsSection(Section):
    """Every promise of the cycle."""

    promises: tuple[Promise, ...]


@dataclass(frozen=True, kw_only=True)
class DatasetLine:
    """What became of a dataset; `is_hole` where its own current rows are not in this brief."""

    title: str
    owner: str
    status: str
    is_hole: bool
    details: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something a reader must know about the data."""

    anchor: str
    label: str
    about: str
    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class DataSection(Section):
    """Where the data stand: datasets, notes, what is hidden and why."""

    datasets: tuple[DatasetLine, ...]
    notes: tuple[Note, ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Definition:
    """What a measure means and who says so."""

    title: str
    question: str
    facts: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DefinitionsSection(Section):
    """The meaning of every measure shown."""

    definitions: tuple[Definition, ...]


@dataclass(frozen=True, kw_only=True)
class Brief:
    """What the briefs of all audiences have in common."""

    masthead: Masthead
    headline: tuple[str, ...]
    standfirst: str
    measures: MeasureList
    summaries: tuple[Summary, ...]
    contents: tuple[Head, ...]
    data: DataSection
    definitions: DefinitionsSection
    method: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class CabinetBrief(Brief):
    """The brief of the superintendent's cabinet; a section is None where there is nothing to say in it."""

    goals: GoalsSection | None
    years: TablesSection | None
    schools: TablesSection | None
    groups: TablesSection | None
    counts: TablesSection | None
    alignment: AlignmentSection | None
    load: LoadSection | None
    commitments: CommitmentsSection | None


@dataclass(frozen=True, kw_only=True)
class SchoolBrief(Brief):
    """The brief of one school, beside the district."""

    school: str
    about: str
    years: TablesSection | None
    groups: TablesSection | None
    counts: TablesSection | None
    initiatives: InitiativesSection | None
    commitments: CommitmentsSection | None
