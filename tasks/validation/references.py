"""The rows of other datasets that a dataset's rows are held against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract
from expectations.rules import Rule, row_rule
from tasks.district import District
from tasks.limits.good import good_of_other_content
from tasks.settings.known_measures import measures_of
from tasks.sql_text import quoted
from tasks.storage.home import Home
from tasks.verdicts.verdict import Verdict

UNKNOWN = "{column}.unknown"
# What became of schools is said here, and limits look at it.
HISTORY = "school_history"
# The relation of the ids that only rows held back of a contract have.
HELD_BACK = "{contract}_held_back"
# That of the last good rows of a contract before those that are there now.
FORMER = "{contract}_former"


@dataclass(frozen=True)
class Reference:
    """The accepted rows of one contract; `ids` where they are no file but the departments of district.toml.

    Of the measures that the district knows, `forms` has the form beside the name.

    `is_current` is false where an older copy stands in. `held_back` are files of the ids that only rows held back have.
    Of the list of people, and of plans, `former` are the last good rows of other content, which came on `former_date`.
    """

    contract: str
    paths: tuple[Path, ...] = ()
    ids: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    is_current: bool = True
    held_back: tuple[Path, ...] = ()
    former: tuple[Path, ...] = ()
    former_date: date | None = None

    @property
    def told(self) -> str:
        """What it holds, in a word that changes when its rows do."""
        return " ".join(
            [
                self.contract,
                *sorted(path.stem for path in self.paths),
                *self.ids,
                *self.forms,
                str(self.is_current),
                *sorted(path.stem for path in self.former),
            ]
        )


References = Mapping[str, Reference]


def id_column(contract: Contract) -> str:
    """The column to whose ids other contracts refer, which is the same for all; empty where none does."""
    referred = {
        column.refers_to.partition(".")[2]
        for other in CONTRACTS.values()
        for column in other.columns
        if column.refers_to.startswith(f"{contract.dataset}.")
    }
    return min(referred, default="")


def in_reading_order(district: District) -> list[str]:
    """The datasets, each after those whose rows its own are held against."""
    graph = {name: judged_after(contract) for name, contract in CONTRACTS.items()}
    place = {name: number for number, name in enumerate(TopologicalSorter(graph).static_order())}
    return sorted(district.datasets, key=lambda dataset: place[district.contract_of(dataset)])


def judged_after(contract: Contract) -> frozenset[str]:
    """The contracts that are judged before this one: those it is held against, and what became of schools."""
    tells_of_schools = bool(contract.school_column) or contract.dataset == "schools"
    return contract.reads | {HISTORY} if tells_of_schools else contract.reads


def references(district: District, contract: Contract, verdicts: Iterable[Verdict]) -> dict[str, Reference]:
    """What rows of a contract can be held against, of what the verdicts so far let go on."""
    usable = [one for one in verdicts if one.accepted_path]
    found = {}
    for name in contract.reads:
        of_name = [one for one in usable if one.contract == name]
        paths = tuple(one.accepted_path for one in of_name if one.accepted_path)
        if paths:
            held_back = tuple(ids for path in paths if (ids := ids_held_back(path)).is_file())
            is_current = all(one.is_whole for one in of_name)
            has_former = name == contract.list_of_people or is_plan(CONTRACTS[name])
            former = _former(district, of_name) if is_current and has_former else []
            found[name] = Reference(
                name,
                paths,
                is_current=is_current,
                held_back=held_back,
                former=tuple(one.accepted_path for one in former if one.accepted_path),
                former_date=max((one.snapshot_date for one in former if one.snapshot_date), default=None),
            )
        elif name == "departments":
            found[name] = Reference(name, ids=tuple(district.departments))
        elif name == "measures":
            known = measures_of(district)
            found[name] = Reference(name, ids=tuple(known), forms=tuple(one.form for one in known.values()))
    return found


def is_plan(contract: Contract) -> bool:
    """Whether others name its ids, and these are neither people's nor schools', of which school_history tells."""
    return bool(id_column(contract)) and not contract.about_people and contract.dataset != "schools"


def _former(district: District, verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The last good verdict of other content on each of the datasets."""
    home = Home(district.home_folder)
    return [earlier[-1].verdict for one in verdicts if (earlier := good_of_other_content(home, one))]


def told_before(district: District, dataset: str, verdicts: Iterable[Verdict]) -> dict[str, Path]:
    """The accepted rows of the datasets that keep the same contract and stand before this one in the folder."""
    names = list(district.datasets)
    contract = district.contract_of(dataset)
    before = names[: names.index(dataset)]
    return {
        one.dataset: one.accepted_path
        for one in verdicts
        if one.accepted_path and one.contract == contract and one.dataset in before
    }


def attach_references(warehouse: duckdb.DuckDBPyConnection, known: References) -> None:
    """Make a view of each under its contract's name."""
    for name, reference in known.items():
        if reference.paths:
            warehouse.execute(f"create view {name} as select * from {_read(reference.paths)}")
            if reference.former:
                former = FORMER.format(contract=name)
                warehouse.execute(f"create view {former} as select * from {_read(reference.former)}")
            if reference.held_back:
                held_back = HELD_BACK.format(contract=name)
                warehouse.execute(f"create view {held_back} as select * from {_read(reference.held_back)}")
        elif reference.forms:
            warehouse.execute(
                f"create table {name} as select unnest($ids) as measure, unnest($forms) as form",
                {"ids": reference.ids, "forms": reference.forms},
            )
        else:
            warehouse.execute(f"create table {name} as select unnest($ids) as department_id", {"ids": reference.ids})


def _read(paths: Iterable[Path]) -> str:
    return f"read_parquet([{', '.join(quoted(path) for path in paths)}], union_by_name = true)"


def ids_held_back(accepted: Path) -> Path:
    """Where the ids lie, beside accepted rows, that only rows held back have."""
    return accepted.with_suffix(".ids_held_back.parquet")


def reference_rules(contract: Contract, known: References) -> tuple[Rule, ...]:
    """The rules that need rows of other datasets, of those that are there.

    What an optional column names, what is held against an older copy, and a row that only tells what an unknown person
    is, is told and holds nothing back; a row of no known school is always held back, since nobody could say whose it
    is.
    """
    by_column = [
        _exists(contract, column, known[name])
        for column in contract.columns
        if (name := column.refers_to.partition(".")[0]) in known and name != contract.dataset
    ]
    by_row = [
        row_rule(contract, rule if _are_current(rule.reads, known) else replace(rule, severity="warning"))
        for rule in contract.cross_rules
        if set(rule.reads) <= set(known)
    ]
    return (*by_column, *by_row)


def _exists(contract: Contract, column: Column, reference: Reference) -> Rule:
    name, _, referred = column.refers_to.partition(".")
    is_known_elsewhere = contract.is_of_persons and column.name == contract.person_column
    is_critical = name == "schools" or (column.required and reference.is_current and not is_known_elsewhere)
    return Rule(
        name=UNKNOWN.format(column=column.name),
        sentence=f"{column.name} is in the dataset {name}.",
        scope="row",
        severity="critical" if is_critical else "warning",
        columns=(column.name,),
        broken_when=f"staged.{column.name} not in (select {referred} from {name} where {referred} is not null)",
        reads=(name,),
    )


def _are_current(names: Iterable[str], known: References) -> bool:
    return all(known[name].is_current for name in names)
