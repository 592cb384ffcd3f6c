"""Finds the figures of a run by measure, unit and group, and turns each into a cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from reports import coverage_words, numbers, words
from reports.names import from_code
from reports.view_parts import Cell
from tasks.briefing.counted import MEDIAN, missing_of_group, silent_schools, valid_scores, with_lacking_days
from tasks.briefing.meaning import Meaning
from tasks.briefing.rows import FigureRow, GoalRow, PeriodRow

ALL = "all"
STUDENT_ROWS = "student rows"


@dataclass(frozen=True)
class Unit:
    """The district, a level or a school."""

    kind: str
    id: str


DISTRICT = Unit("district", "")


@dataclass(frozen=True)
class Series:
    """A measure and one of its slices: a column of a table, a line of the first page."""

    meaning: Meaning
    slice: str

    @property
    def key(self) -> tuple[str, str]:
        """How rows name it."""
        return self.meaning.measure, self.slice


class Figures:
    """All figures that tables show; `series` are those to be presented, in the order of the brief."""

    def __init__(self, rows: list[FigureRow], meanings: Iterable[Meaning], minimum_n: int) -> None:
        self.minimum_n = minimum_n
        self._rows = {((row.measure, row.slice), Unit(row.unit_type, row.unit_id), row.group_id): row for row in rows}
        slices: dict[str, set[str]] = {}
        for row in rows:
            slices.setdefault(row.measure, set()).add(row.slice)
        self.series = [
            Series(meaning, slice_)
            for meaning in meanings
            if meaning.is_presented
            for slice_ in sorted(slices.get(meaning.measure, ()))
        ]
        with_rate = {(row.measure, row.slice) for row in rows if row.value is not None}
        with_count = {(row.measure, row.slice) for row in rows if row.numerator is not None or row.origin == "counts"}
        self._counts_only = {
            one.key for one in self.series if one.key in with_count - with_rate and one.meaning.form != "value"
        }
        self._periods = {(row.measure, row.slice): (row.period_start, row.period_end) for row in rows}
        self._sources: dict[str, set[tuple[str, str, str]]] = {}
        for row in rows:
            source = (row.origin, row.authority, row.definition_version)
            self._sources.setdefault(row.measure, set()).add(source)
        self._groups: dict[Unit, set[str]] = {}
        self._known: set[tuple[tuple[str, str], str, bool]] = set()
        for key, unit, group_id in self._rows:
            self._groups.setdefault(unit, set()).add(group_id)
            self._known.add((key, unit.kind, group_id == ALL))

    def is_count(self, series: Series) -> bool:
        """Whether only counts were delivered, without what they are out of."""
        return series.key in self._counts_only

    def has(self, series: Series, kind: str, *, by_group: bool = False) -> bool:
        """Whether there is any row for such units, for all students or by group."""
        return (series.key, kind, not by_group) in self._known

    def sources(self, measure: str) -> list[tuple[str, str, str]]:
        """Origin, authority and definition of the figures of a measure."""
        return sorted(self._sources.get(measure, ()))

    def period(self, series: Series) -> tuple[date, date]:
        """The one period that tables show of a series."""
        return self._periods[series.key]

    def measured(self, kind: str) -> set[str]:
        """Measures with a row for such units, shown or hidden."""
        return {measure for (measure, _), one, _ in self._known if one == kind}

    def groups(self, unit: Unit) -> set[str]:
        """Student groups that a unit has rows for."""
        return self._groups.get(unit, set()) - {ALL}

    def has_row(self, series: Series, unit: Unit) -> bool:
        """Whether a unit has any row, shown or hidden, for all students or for a group."""
        return any(self.row(series, unit, group) for group in (ALL, *self.groups(unit)))

    def row(self, series: Series, unit: Unit, group_id: str = ALL) -> FigureRow | None:
        """The figure, if there is a row for it."""
        return self._rows.get((series.key, unit, group_id))

    def cell(self, series: Series, unit: Unit, group_id: str = ALL) -> Cell:
        """The figure in words."""
        return cell(self.row(series, unit, group_id), series.meaning)

    def cell_of_group(self, series: Series, unit: Unit, group_id: str) -> Cell:
        """The figure as it stands among those of student groups, with what has not come of its own group."""
        row, found = self.row(series, unit, group_id), self.cell(series, unit, group_id)
        if row is None or not row.is_shown:
            return found
        # Schools and days are those of the unit, told once beside all its students.
        told = found.missing if group_id == ALL else ""
        is_own_told = group_id != ALL or valid_scores(row) is not None
        own = missing_of_group(row, self.minimum_n) if is_own_told else ""
        return replace(found, missing=", ".join(text for text in (told, own) if text))


def cell(row: FigureRow | PeriodRow | None, meaning: Meaning) -> Cell:
    """A figure with what it rests on and what of its data is missing, or the reason why there is none."""
    if row is None:
        return Cell(text="No data", is_hidden=True)
    if not row.is_shown:
        return hidden_cell(row)
    missing = _missing(row)
    if row.value is not None:
        text = numbers.figure(row.value, meaning.form, meaning.unit)
        return Cell(text=text, detail=_basis(row, meaning), missing=missing)
    if row.numerator is not None:
        return Cell(text=numbers.count(row.numerator), missing=missing)
    return Cell(text="No data", is_hidden=True)


def hidden_cell(row: FigureRow | PeriodRow | GoalRow) -> Cell:
    """Between which rates a hidden figure is told to lie, or the reason why it is not shown."""
    if row.least_rate is not None and row.most_rate is not None:
        return Cell(text=words.coded(row.least_rate, row.most_rate))
    return Cell(text=words.hidden(row.hidden_reason), is_hidden=True)


def _missing(row: FigureRow | PeriodRow) -> str:
    silent_n, schools_n = silent_schools(row)
    # What came of earlier periods stands in the brief of then.
    said = coverage_words.no_incident(silent_n, schools_n) if silent_n and isinstance(row, FigureRow) else ""
    return ", ".join(text for text in (coverage_words.missing(with_lacking_days(row)), said) if text)


def slice_title(series: Series) -> str:
    """The subject or grade band, as people say it."""
    return from_code(series.slice)


def full_title(series: Series) -> str:
    """Proficiency: Reading."""
    return f"{series.meaning.title}: {slice_title(series)}" if series.slice else series.meaning.title


def _basis(row: FigureRow | PeriodRow, meaning: Meaning) -> str:
    if meaning.form == "value":
        return ""
    if row.numerator is not None and row.denominator is not None:
        return words.part_of_whole(row.numerator, row.denominator)
    if row.n is not None:
        return words.out_of(row.n)
    return words.median_of(row.received_n) if row.origin == MEDIAN else ""
