"""Lines of a delimited file that are no rows: what is wrong with each, and when they are too many to set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import pyarrow as pa

from tasks.errors import SourceUnreadable
from tasks.sources.batch import Batch
from tasks.sources.column_names import MALFORMED_COLUMN
from tasks.sources.item import Item
from tasks.validation.most_held_back import MOST_PERCENT, is_too_much

_SHOWN_LINES = 5


class Fault(StrEnum):
    """What makes a line no row; the value is how a snapshot's receipt and a cause tell it from others."""

    TOO_MANY = "too many values"
    TOO_FEW = "too few values"
    OPEN_QUOTE = "an open quote"
    BEHIND_QUOTE = "text behind a quote"
    ODD_BYTE = "an odd byte"
    ZERO_BYTE = "a zero byte"


@dataclass(frozen=True)
class MalformedLine:
    """A line by its number and that of its row; `what` is wrong with it, `cells` are its values as far as they go.

    `line` is where it begins: a record whose quotes are sound may be several lines.
    """

    fault: Fault
    line: int
    row: int
    what: str
    fix: str
    cells: tuple[str | None, ...]


@dataclass
class MalformedLines:
    """The malformed lines of one file, of the `rows_n` that it has; beyond what may be set aside they are counted."""

    item: Item
    most_rows_n: int
    is_setting_aside: bool
    found: list[MalformedLine] = field(default_factory=list)
    found_n: int = 0
    rows_n: int = 0

    def add(self, malformed: MalformedLine) -> None:
        """Take one; raises SourceUnreadable where none may be set aside."""
        if not self.is_setting_aside:
            raise self._refused([malformed])
        self.found_n += 1
        if self.found_n <= _SHOWN_LINES or not is_too_much(self.found_n, self.most_rows_n):
            self.found.append(malformed)

    def require_few(self, of_bytes: SourceUnreadable | None = None) -> None:
        """Raise SourceUnreadable where too large a part is no rows; `of_bytes` is what is said of a wrong encoding."""
        if is_too_much(self.found_n, self.rows_n):
            is_encoding = self.found[0].fault is Fault.ODD_BYTE
            raise self._refused(self.found, of_bytes if is_encoding else None)

    def batch(self, names: Sequence[str]) -> Batch:
        """Their values and reasons as rows, each at its own place."""
        columns = [pa.array([one.cells[n] for one in self.found], pa.string()) for n in range(len(names))]
        reasons = pa.array([f"{one.fault}: this line {one.what}" for one in self.found], pa.string())
        return Batch(
            names=(*names, MALFORMED_COLUMN),
            columns=[*columns, reasons],
            first_row=0,
            rows=pa.array([one.row for one in self.found], pa.int64()),
            is_malformed=True,
        )

    def _refused(self, found: Sequence[MalformedLine], otherwise: SourceUnreadable | None = None) -> SourceUnreadable:
        first = found[0]
        error = otherwise or self.item.unreadable(f"{first.what}.", f"line {first.line}", first.fix)
        if not self.is_setting_aside:
            return error
        noun = "line" if self.found_n == 1 else "lines"
        lines = ", ".join(f"{one.line:,}" for one in found[:_SHOWN_LINES])
        more_n = self.found_n - min(len(found), _SHOWN_LINES)
        more = f" and {more_n:,} more" if more_n else ""
        limit = f", more than {MOST_PERCENT}%" if is_too_much(self.found_n, self.rows_n) else ""
        many = f"{self.found_n:,} of its {self.rows_n:,} rows cannot be read{limit}: {noun} {lines}{more}"
        return SourceUnreadable(
            f"{error.what.rstrip('.')}; {many}.", where=error.where, whose=error.whose, fix=error.fix
        )
