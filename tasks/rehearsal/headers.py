"""Whether columns have the names that are read, and what to write where they were renamed."""

from __future__ import annotations

from collections.abc import Mapping

from expectations.catalogue import CONTRACTS
from tasks.arrival.aliases import aliased_select, aliases_of, earlier_columns
from tasks.arrival.column_changes import column_changes
from tasks.arrival.content_likeness import Rows
from tasks.maps.column_fit import line_to_accept
from tasks.maps.header_changes import Renamed
from tasks.rehearsal.finding import Finding, listed
from tasks.rehearsal.stage import Arrival, Stage, finding_of
from tasks.settings.map_file import read_map
from tasks.sources.column_names import same
from tasks.sql_text import quoted
from tasks.storage.snapshot import Snapshot


def header_findings(stage: Stage) -> list[Finding]:
    """Columns that are missing, renamed or new since the last good delivery; aliases that end with the old year."""
    return [finding for arrival in stage.rehearsed for finding in _of_dataset(stage, arrival)]


def _of_dataset(stage: Stage, arrival: Arrival) -> list[Finding]:
    if not isinstance(arrival.pulled, Snapshot):
        return []
    ended = _ended_aliases(stage, arrival.pulled)
    findings = [
        finding_of(
            arrival.now,
            f"The column {theirs} is read as {ours} in {stage.year_before} only.",
            f"write under the dataset's own heading in district.toml: "
            f"{line_to_accept(Renamed(old=ours, new=theirs, because=''), stage.school_year)}",
            columns=(ours,),
        )
        for theirs, ours in ended.items()
    ]
    before = arrival.before_snapshot
    if before is None:
        return findings
    return [*findings, *_changes(stage, arrival, before, ended)]


def _ended_aliases(stage: Stage, pulled: Snapshot) -> dict[str, str]:
    """Aliases of the year before whose columns still have the new name, and that no alias of this year takes up."""
    aliases = stage.district.datasets[pulled.dataset].aliases
    there = {same(name) for name in pulled.columns}
    taken = {same(ours) for ours in aliases_of(aliases, stage.school_year).values()}
    return {
        theirs: ours
        for theirs, ours in aliases.get(stage.year_before, {}).items()
        if same(theirs) in there and same(ours) not in there | taken
    }


def _changes(stage: Stage, arrival: Arrival, before: Snapshot, ended: Mapping[str, str]) -> list[Finding]:
    pulled = arrival.pulled
    if not isinstance(pulled, Snapshot):
        return []
    aliases = stage.district.datasets[pulled.dataset].aliases
    now_names = {**aliases_of(aliases, stage.school_year), **ended}
    before_names = aliases_of(aliases, stage.year_before)
    columns = _view(stage, "delivered_now", pulled, now_names)
    earlier = _view(stage, "delivered_before", before, before_names)
    rows = Rows(stage.warehouse, "delivered_now", "delivered_before")
    using = read_map(stage.district, pulled.dataset)
    changes = column_changes(CONTRACTS[arrival.now.contract], using, columns, earlier, rows)
    if changes.is_other_layout:
        what = f"This is another layout: {len(changes.missing):,} of {len(earlier):,} columns are not found again."
        return [finding_of(arrival.now, what, "write a map for the new layout")]
    findings = [
        finding_of(
            arrival.now,
            f"The column {one.old} is probably {'' if one.place else 'called '}{one.new_in_words} now: {one.because}.",
            f"if so, write under the dataset's own heading in district.toml: {line_to_accept(one, stage.school_year)}",
            columns=(one.old,),
        )
        for one in changes.renamed
    ]
    old, new = {one.old for one in changes.renamed}, {one.new for one in changes.renamed}
    missing = [name for name in changes.missing if name not in old]
    added = [name for name in changes.new if name not in new]
    if missing:
        what = f"Columns are not there any more: {listed(missing)}."
        findings.append(finding_of(arrival.now, what, "ask whether they were taken out", kind="look"))
    if added:
        what = f"Columns are new: {listed(added)}."
        findings.append(finding_of(arrival.now, what, "look whether one of them should be read", kind="look"))
    return findings


def _view(stage: Stage, name: str, snapshot: Snapshot, aliases: Mapping[str, str]) -> tuple[str, ...]:
    """A view of a snapshot under the names that are read, which are returned."""
    columns = earlier_columns(snapshot.columns, aliases)
    renames = {old: new for old, new in zip(snapshot.columns, columns, strict=True) if old != new}
    select = aliased_select(f"read_parquet({quoted(snapshot.path)})", snapshot.columns, renames)
    stage.warehouse.execute(f"create or replace temp view {name} as {select}")
    return columns
