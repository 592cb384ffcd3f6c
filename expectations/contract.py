"""The vocabulary of contracts: what a dataset must be, said once and used for checks, tables, samples and docs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

Severity = Literal["critical", "warning"]


class Kind(StrEnum):
    """Column types, by the name DuckDB gives them."""

    TEXT = "VARCHAR"
    INTEGER = "BIGINT"
    DECIMAL = "DECIMAL(18,3)"
    RATE = "DOUBLE"
    DATE = "DATE"
    BOOLEAN = "BOOLEAN"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its type, unit and meaning, and what every value must keep.

    `codes` maps each allowed code to its meaning; `minimum` and `maximum` are inclusive; `pattern` is
    a regular expression, which `form` puts into words; `refers_to` names the dataset and column a value comes from.
    `spellings` tells, by our code, how others write it. With `only_classifies`, an unknown code counts as empty, is
    told, and holds no row back: what else the row says stays true, no measure asks for the code, and empty says nothing
    more than that it is not known.
    """

    name: str
    kind: Kind
    sentence: str
    unit: str = ""
    required: bool = False
    codes: dict[str, str] = field(default_factory=dict)
    minimum: int | float | str | None = None
    maximum: int | float | str | None = None
    pattern: str = ""
    form: str = ""
    refers_to: str = ""
    spellings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_classifies: bool = False

    def __post_init__(self) -> None:
        """Refuse to let a code count as empty where there is none or where nothing may be empty."""
        if self.only_classifies and (self.required or not self.codes):
            raise ValueError(f"column {self.name}: only an optional column with codes only classifies")


@dataclass(frozen=True, kw_only=True)
class RowRule:
    """A condition that every row must keep; a row that breaks a critical one is held back.

    `broken_when` is a SQL condition over the contract's columns that is true for a bad row.
    `columns` names the columns to mend.
    """

    name: str
    sentence: str
    broken_when: str
    columns: tuple[str, ...]
    severity: Severity = "critical"


@dataclass(frozen=True, kw_only=True)
class CrossRule:
    """A condition that every row must keep beside the rows of other datasets; not asked where one of those is missing.

    `reads` names the contracts it needs, each a relation of that name; `broken_when` is a SQL condition over the
    row's columns, qualified by `staged`, and theirs. It only warns where what it reads is an older copy.
    """

    name: str
    sentence: str
    reads: tuple[str, ...]
    broken_when: str
    columns: tuple[str, ...]
    severity: Severity = "critical"


@dataclass(frozen=True, kw_only=True)
class TableRule:
    """A condition on the dataset as a whole; breaking a critical one stops the dataset.

    `broken_rows` is a SELECT from `{batch}` that returns a row for each breach, none when kept.
    """

    name: str
    sentence: str
    broken_rows: str
    severity: Severity = "critical"


@dataclass(frozen=True, kw_only=True)
class Contract:
    """What one dataset must be.

    `school_column` names the school of a row, where a school has many rows; `minimum_rows` is the floor under
    which the dataset stops, since every row rule passes on an empty table.
    `about_people` is true where rows describe a person, whom `person_column` names by a number.
    `part_column` tells the parts in which a dataset comes, such as the subjects of a test; where each comes window by
    window, `window_start_column` has the first day of the window that ends on the row's date.
    Along each of `parts_along` rows are parts of a whole, in `amount_column` where that can be added up, so that a
    total among them is found.
    `dates_reach` says how far the newest date must reach for the dataset not to be stale: into the `cycle`, into its
    school `year`, or as far as its `cadence` promises. With `every_school`, each school owes rows of each period.
    `begun_column` has the day on which what a row tells of had begun, so that no delivery before that day can know it;
    empty where rows may be entered ahead.
    `last_day_column` says until when what a row tells of lasts, empty while that is open: a list of which nothing lasts
    into the cycle is stale too.
    With `is_lasting`, a row tells of something that lasts: while it is held back, the last good row of its key stands
    in, so that nobody vanishes by a misspelt code, and no day.
    """

    dataset: str
    title: str
    grain: str
    sentence: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    row_rules: tuple[RowRule, ...] = ()
    cross_rules: tuple[CrossRule, ...] = ()
    table_rules: tuple[TableRule, ...] = ()
    school_column: str = ""
    date_column: str = ""
    person_column: str = ""
    part_column: str = ""
    window_start_column: str = ""
    parts_along: tuple[str, ...] = ()
    amount_column: str = ""
    dates_reach: Literal["", "cycle", "year", "cadence"] = ""
    every_school: bool = False
    begun_column: str = ""
    last_day_column: str = ""
    is_lasting: bool = False
    minimum_rows: int = 1
    about_people: bool = False

    def __post_init__(self) -> None:
        """Refuse a contract that contradicts itself."""
        names = [column.name for column in self.columns]
        mentioned = {*self.key, *(name for rule in self.row_rules for name in rule.columns)}
        mentioned |= {name for rule in self.cross_rules for name in rule.columns}
        mentioned |= {*self.parts_along, self.amount_column} - {""}
        mentioned |= {self.school_column, self.date_column, self.person_column, self.part_column} - {""}
        mentioned |= {self.window_start_column, self.begun_column, self.last_day_column} - {""}
        unknown = sorted(mentioned - set(names))
        if unknown or len(set(names)) != len(names):
            raise ValueError(f"contract {self.dataset}: unknown or repeated columns {unknown or names}")
        leaned_on = {*self.key, *self.parts_along, self.part_column}
        if wrong := sorted(
            column.name for column in self.columns if column.only_classifies and column.name in leaned_on
        ):
            raise ValueError(f"contract {self.dataset}: rows are told apart by {wrong}, which only classify")

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names in the order of the table."""
        return tuple(column.name for column in self.columns)

    @property
    def reads(self) -> frozenset[str]:
        """The contracts whose rows its own are held against."""
        referred = {column.refers_to.partition(".")[0] for column in self.columns if column.refers_to}
        return frozenset({*referred, *(name for rule in self.cross_rules for name in rule.reads)} - {self.dataset})

    @property
    def is_of_persons(self) -> bool:
        """Whether a row tells what one person is, so that it may well be of somebody who is not there any more."""
        return bool(self.person_column) and self.key == (self.person_column,)

    @property
    def list_of_people(self) -> str:
        """The contract that has the people whom the rows name; empty where rows name none, or are that list."""
        return next((one.refers_to for one in self.columns if one.name == self.person_column), "").partition(".")[0]

    @property
    def columns_of_rules(self) -> dict[str, tuple[str, ...]]:
        """The columns to mend, by the name of each rule that looks at several."""
        return {
            **{rule.name: rule.columns for rule in self.row_rules},
            **{rule.name: rule.columns for rule in self.cross_rules},
        }

    @property
    def required_names(self) -> tuple[str, ...]:
        """Columns that a delivery must have; the others may be absent and are then missing throughout."""
        return tuple(column.name for column in self.columns if column.required)
