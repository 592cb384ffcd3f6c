"""The parts that briefs are put together from: cells, rows, tables, lines, links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

Mark = Literal["reached", "open", "none"]
SignalMark = Literal["better", "worse", "changed", "steady", "early"]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One figure: its text, what it rests on, what data are missing; or, where `is_hidden`, why there is none."""

    text: str
    detail: str = ""
    missing: str = ""
    is_hidden: bool = False


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of figures: the measure, and on lines of their own its slice and unit, and its period."""

    title: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Row:
    """A school, a student group or a period; `href` leads to its own brief, `detail` tells what all cells rest on."""

    title: str
    cells: tuple[Cell, ...]
    href: str = ""
    detail: str = ""
    is_summary: bool = False


@dataclass(frozen=True, kw_only=True)
class RowGroup:
    """Rows under one heading; no heading where `title` is empty."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One chart drawn twice, for a desk and for a phone; styles hide one of them."""

    wide: Markup
    narrow: Markup


@dataclass(frozen=True, kw_only=True)
class Table:
    """Figures in rows and columns; `corner` heads the names of the rows, `lead` stands above, `notes` below.

    Where there is a `drawing` of them, it stands first and the figures unfold below it.
    """

    caption: str
    corner: str
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    lead: str = ""
    notes: tuple[str, ...] = ()
    drawing: Drawing | None = None


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
class Signal:
    """What is said of a series: a label, the sign or the reason behind it, and a mark that repeats the label.

    `sparkline` draws its points; None where there are too few to draw.
    """

    label: str
    reason: str
    mark: SignalMark
    sparkline: Markup | None = None


@dataclass(frozen=True, kw_only=True)
class MeasureLine:
    """A headline figure: the number, what it rests on, the goal, and how far the data reach.

    `signal` says whether it has changed; None where nothing can be said of it over time. `sentences` say what a reader
    must know of those data, and what the figure was in the cycle before.
    """

    title: str
    meaning: str
    figure: Cell
    beside: Cell | None
    goal: str
    standing: Standing
    data: tuple[str, ...]
    signal: Signal | None = None
    sentences: tuple[str, ...] = ()
    remarks: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeasureList:
    """The first table of a brief; `beside` heads the column of the district's figures, where there is one.

    `goal` heads the column of goals, where there are any; `is_judged` is false where no figure is held against one, and
    `is_over_time` where no measure has come for more than one period.
    """

    title: str
    lines: tuple[MeasureLine, ...]
    here: str
    beside: str
    goal: str
    is_judged: bool
    is_over_time: bool
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
class GoalLine:
    """One measure that a goal is judged by, with what its data are."""

    measure: str
    figure: Cell
    target: str
    due: str
    standing: Standing
    data: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GoalBlock:
    """A goal with its owner and the measures that it is judged by."""

    title: str
    owner: str
    is_unowned: bool
    lines: tuple[GoalLine, ...]


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
class LoadBar:
    """What initiatives ask of one school; shares are parts of the longest bar, in percent."""

    school: str
    href: str
    mandated_share: str
    chosen_share: str
    total: str
    mandated: str
    hours: Cell
    per_teacher: str


@dataclass(frozen=True, kw_only=True)
class Initiative:
    """An initiative at a school."""

    title: str
    kind: str
    departments: str
    goals: str
    hours: str


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
class Definition:
    """What a measure means and who says so."""

    title: str
    question: str
    facts: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]
