"""Files that came twice: of the very same bytes, or rows, one counts and the others are left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from expectations.contract import Contract
from reports.numbers import listed
from tasks.root_causes.cause_id import cause_id
from tasks.sources.settings import SourceFile
from tasks.storage.snapshot import Snapshot
from tasks.validation.copies_but_for_line_ends import groups_alike
from tasks.verdicts.verdict import COPIED, Cause


@dataclass(frozen=True)
class Copy:
    """A file that is the same, byte for byte or but for its line ends, as the one `of` the name that is kept."""

    name: str
    of: str
    rows_n: int

    @property
    def reason(self) -> str:
        """Why its rows are left out."""
        return f"{self.name} is a copy of {self.of}."


def copies_among(pulled: Snapshot) -> tuple[Copy, ...]:
    """The copies among a delivery's files; kept is the shortest name, as `a.csv` beside `a (1).csv`."""
    found = sorted((one for one in pulled.files if one.name in pulled.rows_by_file), key=_kind)
    copies = [copy for _, group in groupby(found, key=_kind) for copy in _of_first(pulled, group)]
    left_out = {one.name for one in copies}
    for group in groups_alike(pulled, (one for one in found if one.name not in left_out)):
        copies += _of_first(pulled, group)
    return tuple(sorted(copies, key=lambda one: one.name))


def _of_first(pulled: Snapshot, group: Iterable[SourceFile]) -> list[Copy]:
    kept, *others = sorted(group, key=lambda one: (len(one.name), one.name))
    return [Copy(one.name, kept.name, pulled.rows_by_file[one.name]) for one in others]


def _kind(file: SourceFile) -> tuple[str, str]:
    return file.sha256, PurePosixPath(file.name).suffix.lower()


def copy_causes(contract: Contract, copies: Iterable[Copy]) -> tuple[Cause, ...]:
    """One cause for each file that came more than once."""
    ordered = sorted(copies, key=lambda one: (one.of, one.name))
    return tuple(_cause(contract, of, [*group]) for of, group in groupby(ordered, key=lambda one: one.of))


def _cause(contract: Contract, of: str, copies: Sequence[Copy]) -> Cause:
    names = [one.name for one in copies]
    are = "is a copy" if len(names) == 1 else "are copies"
    times = "twice" if len(names) == 1 else f"{len(names) + 1} times"
    return Cause(
        cause_id=cause_id(contract.dataset, COPIED, of),
        rule=COPIED,
        sentence=f"{listed(names)} {are} of {of}: the same file was sent {times}, and its rows count once.",
        hint="delete one of the two" if len(names) == 1 else "delete all of them but one",
        severity="warning",
        rows_n=sum(one.rows_n for one in copies),
        files=(of, *names),
    )
