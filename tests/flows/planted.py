"""A district in which one person stands in every column of every dataset, in rows that go on and in rows held back."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract, Kind
from expectations.sampling import sample_query
from tasks.district import District
from tasks.pull import pull
from tasks.settings.district_folder import read_district
from tasks.settings.map_file import Map
from tasks.sources.sample import SENTINEL_BIRTH_DATE, SENTINEL_NAME, SENTINEL_STUDENT_ID
from tasks.validate import validate
from tasks.validation.case import Case
from tasks.validation.judging import judge_snapshot
from tasks.validation.references import Reference, in_reading_order
from tasks.validation.workplace import open_workplace
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import open_warehouse

Row = dict[str, str | None]
FORMS = (SENTINEL_NAME, SENTINEL_STUDENT_ID, SENTINEL_BIRTH_DATE)
ALL_FORMS = " ".join(FORMS)
CYCLE = "winter"
# Of so many rows one is bad; the limit is at 20, and rows that name a bad one are bad as well.
_ROWS_A_BAD_ONE = 40
_SCHOOLS_NAMED = 12


@dataclass(frozen=True)
class Dataset:
    """Rows of one contract that keep it, those that others name first."""

    contract: Contract
    department: str
    rows: list[Row]


def good_rows(sample: Path, work: Path) -> dict[str, Dataset]:
    """Rows of every contract, enough that one bad row for each column stays under the limits.

    They are the sample district's, and made-up ones beside them that name what the sample has; so a new contract needs
    nothing here.
    """
    district = read_district(sample)
    accepted = _accepted_of(district)
    kept: dict[str, Path] = {}
    found = {}
    order = TopologicalSorter({name: one.reads for name, one in CONTRACTS.items()}).static_order()
    # A rule may also be held against what is no dataset.
    for name in (name for name in order if name in CONTRACTS):
        contract = CONTRACTS[name]
        rows = _as_text(accepted[name].accepted_path, contract) if name in accepted else _departments(district, name)
        rows += _made_up(contract, kept, _ROWS_A_BAD_ONE * len(contract.columns) - len(rows))
        kept[name] = _judged(contract, rows, kept, work / name)
        department = accepted[name].department if name in accepted else next(iter(district.departments))
        found[name] = Dataset(contract, department, _as_text(kept[name], contract))
    return found


def with_the_person(dataset: Dataset) -> list[Row]:
    """The rows, one of them the person's where rows are about people, and the last ones broken by the person."""
    rows = with_bad_rows(dataset)
    if dataset.contract.about_people:
        _give_to_person(dataset.contract, rows)
    return rows


def with_bad_rows(dataset: Dataset) -> list[Row]:
    """The rows, the last ones broken by the person; she is in no other."""
    bad = [*bad_rows(dataset, (ALL_FORMS,))]
    return [dict(row) for row in dataset.rows[: -len(bad)]] + bad


def bad_rows(dataset: Dataset, forms: Sequence[str] = FORMS) -> Iterator[Row]:
    """For each column and form a row that has it there; one not about people is broken elsewhere, so that none go on.

    The free text of plans is shown in briefs by design.
    """
    contract = dataset.contract
    planted = [(column, form) for column in contract.columns for form in forms]
    for (column, form), row in zip(planted, reversed(dataset.rows), strict=False):
        broken = {} if contract.about_people else {_breakable(contract, column): None}
        yield {**row, **broken, column.name: form}


def write(rows: Sequence[Row], path: Path, *, header: bool = True) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        if header:
            writer.writeheader()
        writer.writerows(rows)


def _breakable(contract: Contract, planted: Column) -> str:
    return next(name for name in reversed(contract.required_names) if name != planted.name)


def _give_to_person(contract: Contract, rows: list[Row]) -> None:
    """The person's own row, or the first one about somebody, with all three forms in every free text."""
    person = contract.person_column
    own = next((row for row in rows if row[person] == SENTINEL_STUDENT_ID), None)
    row = own or next(row for row in rows if row[person])
    free = [
        one for one in contract.columns if one.kind is Kind.TEXT and not (one.codes or one.refers_to or one.pattern)
    ]
    row.update({column.name: ALL_FORMS for column in free} | {person: SENTINEL_STUDENT_ID})


def _accepted_of(district: District) -> dict[str, Verdict]:
    verdicts: list[Verdict] = []
    for name in in_reading_order(district):
        verdicts.append(validate(district, name, pull(district, name), verdicts, CYCLE))
    return {one.contract: one for one in verdicts if one.accepted_path}


def _departments(district: District, name: str) -> list[Row]:
    if name != "departments":
        return []
    columns = CONTRACTS[name].column_names
    return [
        dict.fromkeys(columns) | {"department_id": key, "title": one.title, "lead": one.lead, "email": one.email}
        for key, one in district.departments.items()
    ]


def _made_up(contract: Contract, kept: dict[str, Path], rows_n: int) -> list[Row]:
    """Made-up rows that name what is there: few schools, so that none loses many of its rows, and else what differs."""
    with open_warehouse() as warehouse:
        rows = _fetched(warehouse.execute(sample_query(contract, max(rows_n, 2 * len(contract.columns)))))
    for column in contract.columns:
        referred, _, name = column.refers_to.partition(".")
        if referred in kept:
            there = [row[name] for row in _as_text(kept[referred], CONTRACTS[referred])]
            # The last ones will be broken.
            last = len(there) - len(CONTRACTS[referred].columns)
            ids = there[:_SCHOOLS_NAMED] if column.name == contract.school_column else there[last - 1 :: -1]
            for number, row in enumerate(rows):
                row[column.name] = row[column.name] and ids[number % len(ids)]
    return rows


def _judged(contract: Contract, rows: list[Row], kept: dict[str, Path], work: Path) -> Path:
    """Those of the rows that keep the contract beside what was kept so far."""
    work.mkdir(parents=True)
    columns = {name: pa.array([row[name] for row in rows], pa.string()) for name in contract.column_names}
    places = {"_file": pa.array(["rows.csv"] * len(rows), pa.string()), "_row": pa.array(range(2, len(rows) + 2))}
    pq.write_table(pa.table({**columns, **places}), work / "rows.parquet")
    case = Case(
        contract=contract,
        map=Map(),
        snapshot=work / "rows.parquet",
        references={name: Reference(name, (kept[name],)) for name in contract.reads & set(kept)},
        accepted=work / "accepted.parquet",
        quarantine=work / "quarantine",
    )
    blank = Verdict(
        dataset=contract.dataset,
        contract=contract.dataset,
        title=contract.title,
        department="",
        owner="",
        status="missing",
        required=False,
    )
    with open_workplace(work / "work") as place:
        verdict = judge_snapshot(place, case, blank)
    assert case.accepted.is_file(), verdict.reasons
    return case.accepted


def _as_text(path: Path | None, contract: Contract) -> list[Row]:
    with open_warehouse() as warehouse:
        listed = ", ".join(f"cast({name} as varchar) as {name}" for name in contract.column_names)
        return _fetched(
            warehouse.execute(
                f"select {listed} from read_parquet($path, file_row_number = true) order by file_row_number",
                {"path": str(path)},
            )
        )


def _fetched(answer: object) -> list[Row]:
    names = [name for name, *_ in answer.description]
    return [
        dict(zip(names, (None if value is None else str(value) for value in row), strict=True))
        for row in answer.fetchall()
    ]
