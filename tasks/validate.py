"""Validate: one dataset's snapshot becomes accepted rows, quarantined rows and a verdict in counts."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from tasks.district import District
from tasks.home import Home
from tasks.judging import Case, judge_snapshot
from tasks.mapping import Map
from tasks.private_files import write_private
from tasks.snapshot import Hole, Snapshot
from tasks.stand_in import stand_in
from tasks.verdict import DeliveredFile, Verdict

# Raised when judging itself changes, so that earlier verdicts are not taken over.
JUDGE_VERSION = 1


def validate(
    district: District, dataset_id: str, pulled: Snapshot | Hole, schools: tuple[Path, ...], as_of: date
) -> Verdict:
    """Judge what was pulled; where it cannot be used, let the last good rows stand in if young enough on `as_of`.

    `schools` is the accepted Parquet of schools, if any. A verdict already given on the same snapshot,
    map and contract is taken over.
    """
    blank = _blank(district, dataset_id)
    if isinstance(pulled, Hole):
        return stand_in(district, blank.model_copy(update={"reasons": (pulled.reason,)}), as_of)
    using = read_map(district, dataset_id)
    verdict = _named(blank, pulled, _key(pulled, using, blank.contract_sha256, schools))
    home = Home(district.home_folder)
    receipt = home.accepted(blank.department, dataset_id) / f"{verdict.key}.json"
    if receipt.is_file():
        # Ownership and file names may have changed since; what was counted cannot have.
        earlier = Verdict.model_validate_json(receipt.read_text())
        verdict = earlier.model_copy(update={name: getattr(verdict, name) for name in _NAMES})
    else:
        case = Case(
            contract=CONTRACTS[blank.contract],
            map=using,
            snapshot=pulled.path,
            schools=schools,
            accepted=receipt.with_suffix(".parquet"),
            quarantine=home.quarantine(blank.department, dataset_id) / f"{verdict.key}.csv",
            work=home.work,
        )
        verdict = judge_snapshot(case, verdict)
        write_private(receipt, verdict.model_dump_json(indent=2, exclude={"accepted_path"}))
    if verdict.status == "accepted":
        return verdict.model_copy(update={"accepted_path": receipt.with_suffix(".parquet")})
    return stand_in(district, verdict, as_of)


_NAMES = ("department", "owner", "required", "title", "snapshot_date", "same_content_as", "files")


def read_map(district: District, dataset_id: str) -> Map:
    """The dataset's map, empty where it has none."""
    dataset = district.datasets[dataset_id]
    if not dataset.map:
        return Map()
    sql = (district.folder / dataset.map).read_text(encoding="utf-8").strip().rstrip(";")
    return Map(sql, bool(dataset.reshapes), dataset.map)


def _blank(district: District, dataset_id: str) -> Verdict:
    dataset = district.datasets[dataset_id]
    contract = CONTRACTS[district.contract_of(dataset_id)]
    return Verdict(
        dataset=dataset_id,
        contract=contract.dataset,
        title=dataset.title
        or (contract.title if dataset_id == contract.dataset else f"{contract.title}, {dataset_id.replace('_', ' ')}"),
        department=dataset.department,
        owner=district.owner_of(dataset_id),
        status="missing",
        required=dataset.required,
        contract_sha256=hashlib.sha256(repr(contract).encode()).hexdigest(),
    )


def _title(dataset_id: str, contract: Contract) -> str:
    """Several datasets may keep one contract: then the dataset's name tells them apart."""
    return contract.title if dataset_id == contract.dataset else f"{contract.title}: {dataset_id.replace('_', ' ')}"


def _named(blank: Verdict, pulled: Snapshot, key: str) -> Verdict:
    return blank.model_copy(
        update={
            "key": key,
            "snapshot_sha256": pulled.sha256,
            "snapshot_date": pulled.pulled_at.date(),
            "same_content_as": pulled.same_content_as,
            "read_n": pulled.rows_n,
            "files": tuple(
                DeliveredFile(name=file.name, sha256=file.sha256, rows_n=pulled.rows_by_file.get(file.name, 0))
                for file in pulled.files
            ),
        }
    )


def _key(pulled: Snapshot, using: Map, contract_sha256: str, schools: tuple[Path, ...]) -> str:
    known_schools = " ".join(path.stem for path in schools)
    told = [str(JUDGE_VERSION), pulled.sha256, using.sql, str(using.reshapes), contract_sha256, known_schools]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
