"""What is said of columns that some files of a dataset have under other names than the rest, and whether that holds."""

from __future__ import annotations

from collections.abc import Sequence

from expectations.contract import Contract
from reports.numbers import first_listed, listed
from tasks.errors import ContractBroken
from tasks.indicators.columns_read import measures_needing
from tasks.maps.column_fit import lines_to_accept
from tasks.maps.header_changes import ColumnChanges, RenamedInFiles
from tasks.root_causes.cause_id import cause_id
from tasks.settings.map_file import Map
from tasks.sources.column_names import same
from tasks.verdicts.verdict import EMPTIED, MISSING, Cause

_MOST_FILES = 3
# Of more columns what speaks for each is not told.
_MOST_TOLD = 2
_MOST_MEASURES = 4


class MissingInFiles(ContractBroken):
    """Some files of a dataset lack a required column, which they seem to have under another name."""


def require_in_all_files(contract: Contract, using: Map, changes: ColumnChanges) -> None:
    """Raise MissingInFiles where some files have a required column under another name: their rows would be nobody's.

    What a map reads is not what the contract requires; that is told by `file_rename_causes`.
    """
    required = {same(name) for name in contract.required_names}
    for one in changes.in_files:
        names = [told.old for told in one.renamed if same(told.old) in required]
        if names and not using.sql:
            raise MissingInFiles(
                _what(one), where=contract.dataset, fix="ask the department which of the names are right"
            )


def missing_in_files(dataset: str, changes: ColumnChanges, school_year: str, *, has_aliases: bool) -> tuple[Cause, ...]:
    """One cause for each set of files that stop a dataset by the other names of their columns."""
    return tuple(
        _cause(dataset, MISSING, one, school_year, has_aliases=has_aliases, cost="", is_stop=True)
        for one in changes.in_files
    )


def file_rename_causes(
    contract: Contract, dataset: str, changes: ColumnChanges, school_year: str, *, has_aliases: bool
) -> tuple[Cause, ...]:
    """One cause for each set of files; one with `is_stop` is of a column that a measure or a map needs."""
    own = {same(name): name for name in contract.column_names}
    causes = []
    for one in changes.in_files:
        needing = sorted(
            {
                title
                for told in one.renamed
                if same(told.old) in own
                for title in measures_needing(contract.dataset, own[same(told.old)])
            }
        )
        is_stop = bool(needing) or any(same(told.old) not in own for told in one.renamed)
        cost = _cost(needing, len(one.renamed))
        causes.append(_cause(dataset, EMPTIED, one, school_year, has_aliases=has_aliases, cost=cost, is_stop=is_stop))
    return tuple(causes)


def _cause(
    dataset: str,
    rule: str,
    one: RenamedInFiles,
    school_year: str,
    *,
    has_aliases: bool,
    cost: str,
    is_stop: bool,
) -> Cause:
    columns = tuple(told.old for told in one.renamed)
    return Cause(
        cause_id=cause_id(dataset, rule, *columns, *(told.new for told in one.renamed)),
        rule=rule,
        columns=columns,
        sentence=f"{_what(one).removesuffix('.')}{cost}.",
        hint=_hint(one, school_year, has_aliases=has_aliases),
        severity="critical" if is_stop else "warning",
        rows_n=one.rows_n,
        files=one.files,
        is_stop=is_stop,
    )


def _what(one: RenamedInFiles) -> str:
    more_n = len(one.files) - _MOST_FILES
    files = listed([*one.files[:_MOST_FILES], *([f"{more_n} more"] if more_n > 0 else [])])
    have = "has" if len(one.files) == 1 else "have"
    # The place among all files' columns is no place in one of them.
    pairs = listed(
        [f"{'of another name' if told.place else told.new} where the others have {told.old}" for told in one.renamed]
    )
    return f"Not all files have the same header: {files} {have} the column {pairs}."


def _hint(one: RenamedInFiles, school_year: str, *, has_aliases: bool) -> str:
    is_one = len(one.files) == 1
    names = listed([told.old for told in one.renamed])
    send = f"send {'this file' if is_one else 'these files'} with {names} as in the others"
    # An alias by place cannot join a column of some files with that of the others.
    if any(told.place for told in one.renamed):
        return f"{send}; each probably stands there under another header"
    if len(one.renamed) > _MOST_TOLD:
        which = "each holds what its column holds in the other files"
    else:
        which = "; ".join(f"{told.new} is probably {told.old}: {told.because}" for told in one.renamed)
    lines = lines_to_accept(one.renamed, school_year, has_aliases=has_aliases)
    return f"{send}; or if it is so ({which}), write under the dataset's own heading in district.toml: {lines}"


def _cost(needing: Sequence[str], columns_n: int) -> str:
    if not needing:
        return ""
    named = first_listed(needing, _MOST_MEASURES)
    of_what = "it" if columns_n == 1 else "them"
    return f"; {named} {'is' if len(needing) == 1 else 'are'} made of {of_what}, and would lack these rows"
