"""What a brief says: all words and numbers ready, so that templates only place them."""

from __future__ import annotations

from dataclasses import dataclass

from reports.view_parts import (
    DatasetLine,
    Definition,
    GoalBlock,
    Initiative,
    LoadBar,
    MatrixLine,
    MeasureList,
    Note,
    Promise,
    Summary,
    Table,
)


@dataclass(frozen=True, kw_only=True)
class Masthead:
    """Whose brief, of which cycle, for whom; `note` stands beside the district's name."""

    district: str
    note: str
    cycle: str
    audience: str
    page_title: str


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
class GoalsSection(Section):
    """Every goal and where it stands."""

    goals: tuple[GoalBlock, ...]


@dataclass(frozen=True, kw_only=True)
class TablesSection(Section):
    """One or more tables of figures."""

    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangeSection(Section):
    """One measure that has changed: its chart under a caption, all numbers, and how they were judged."""

    caption: str
    key: str
    table: Table
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AlignmentSection(Section):
    """Goals by departments, goals that nobody serves in full, initiatives that serve no goal."""

    departments: tuple[str, ...]
    lines: tuple[MatrixLine, ...]
    uncovered: tuple[tuple[str, str], ...]
    unaligned: tuple[tuple[str, str], ...]
    unaligned_sentence: str


@dataclass(frozen=True, kw_only=True)
class LoadSection(Section):
    """Initiative load, school by school."""

    bars: tuple[LoadBar, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class InitiativesSection(Section):
    """All active initiatives at a school."""

    initiatives: tuple[Initiative, ...]


@dataclass(frozen=True, kw_only=True)
class CommitmentsSection(Section):
    """Every promise of the cycle."""

    promises: tuple[Promise, ...]


@dataclass(frozen=True, kw_only=True)
class DataSection(Section):
    """Where the data stand: datasets, notes, figures on which two sources differ, what is hidden and why."""

    datasets: tuple[DatasetLine, ...]
    disagreements: tuple[str, ...]
    notes: tuple[Note, ...]
    hidden: tuple[str, ...]


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
    changes: tuple[ChangeSection, ...]
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
    gaps: TablesSection | None
    compared: TablesSection | None
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
    gaps: TablesSection | None
    compared: TablesSection | None
    counts: TablesSection | None
    initiatives: InitiativesSection | None
    commitments: CommitmentsSection | None
