"""Validate: one dataset's snapshot becomes accepted rows, quarantined rows and a verdict in counts."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from expectations.catalogue import CONTRACTS
from tasks.arrival.arriving import arriving_of
from tasks.district import District
from tasks.errors import MapBroken
from tasks.limits.became import Became
from tasks.limits.good import forget_held, last_good_before, mark_good_again
from tasks.limits.holding import hold
from tasks.pull import source_context
from tasks.quarantine.mended import Mended, read_mended
from tasks.quarantine.shelf import put_in_front
from tasks.root_causes.stop_causes import stopped_by
from tasks.settings.crosswalk_file import read_crosswalk
from tasks.settings.map_file import Map, read_map, reads_file_names
from tasks.storage.home import Home
from tasks.storage.private_files import write_private
from tasks.storage.receipts import read_receipt
from tasks.storage.snapshot import Hole, Snapshot
from tasks.storage.stand_in import delivery_behind, is_fit, stand_in
from tasks.validation.case import Case
from tasks.validation.copies import copies_among
from tasks.validation.judging import judge_snapshot
from tasks.validation.not_begun import begun_rules, may_have_begun
from tasks.validation.outside_windows import window_rules
from tasks.validation.references import HISTORY, References, references, told_before
from tasks.validation.workplace import open_workplace
from tasks.verdicts.verdict import DeliveredFile, Verdict

# Raised when judging itself changes, so that earlier verdicts are not taken over.
JUDGE_VERSION = 56


def validate(
    district: District, dataset_id: str, pulled: Snapshot | Hole, others: Sequence[Verdict], cycle_id: str
) -> Verdict:
    """Judge what was pulled; where it cannot be used, let the last good rows stand in if young enough for the meeting.

    `others` are the verdicts of datasets whose rows these are held against. What was already said of the same
    snapshot, map, contract and rows of others is taken over; limits are looked at each time, since they depend on
    the cycle and on what came before.
    """
    blank = _blank(district, dataset_id)
    as_of = district.cycle(cycle_id).meeting
    if isinstance(pulled, Hole):
        status = "stopped" if pulled.has_come else "missing"
        hole = {"status": status, "reasons": (pulled.reason,), "is_unreadable": pulled.has_come}
        return stand_in(district, blank.model_copy(update=hole), as_of)
    contract = CONTRACTS[blank.contract]
    try:
        using = read_map(district, dataset_id)
    except MapBroken as error:
        unread = _named(blank, pulled, "", ZoneInfo(district.time_zone))
        return stand_in(district, stopped_by(error, unread), as_of)
    known = references(district, contract, others)
    home = Home(district.home_folder)
    quarantine = home.quarantine(blank.department, dataset_id)
    mended = read_mended(quarantine, source_context(district, dataset_id, home.work / f"mended-{uuid4().hex}"))
    codes = read_crosswalk(district, dataset_id)
    before = last_good_before(home, blank.department, pulled)
    schools = next((one for one in others if one.contract == "schools"), None)
    delivered = (delivery_behind(district, before), delivery_behind(district, schools))
    arriving = arriving_of(district, dataset_id, cycle_id, *delivered)
    is_kept = before and contract.is_lasting and is_fit(district, before, blank.contract_sha256)
    kept_from = before if is_kept else None
    same = told_before(district, dataset_id, others)
    found = copies_among(pulled)
    # Where a file's name says something of its rows, two of the same content are two.
    copies = () if found and reads_file_names(using) else found
    own_rules = window_rules(district, contract, district.datasets[dataset_id].windows)
    told = [
        mended.sha256,
        codes,
        arriving.told,
        kept_from.key if kept_from else "",
        [[name, path.stem] for name, path in same.items()],
        [rule.broken_when for rule in own_rules],
        [[one.name, one.of] for one in copies],
    ]
    key = _key(pulled, blank.contract_sha256, using, known, *told)
    verdict = _named(blank, pulled, key, ZoneInfo(district.time_zone))
    verdict, receipt, earlier = _taken_over(verdict, home.accepted(blank.department, dataset_id))
    schools_path, history = (schools.accepted_path if schools else None), _history(others)
    with open_workplace(home.work) as place:
        if earlier:
            # Ownership and file names may have changed since; what was counted cannot have.
            verdict = earlier.model_copy(update={name: getattr(verdict, name) for name in _NAMES})
        else:
            case = Case(
                contract=contract,
                map=using,
                snapshot=pulled.path,
                references=known,
                accepted=receipt.with_suffix(".parquet"),
                quarantine=quarantine / verdict.key,
                malformed=pulled.malformed_path,
                copies=copies,
                mended=mended,
                codes=codes,
                arriving=arriving,
                before=before.accepted_path if before else None,
                kept_from=kept_from.accepted_path if kept_from else None,
                successors=Became(history, until=district.cycle(cycle_id).end).successors,
                others=same,
                own_rules=(*own_rules, *begun_rules(contract, verdict.snapshot_date)),
                minutes=district.datasets[dataset_id].judging_minutes,
                compared=(*([schools_path] if schools_path else []), *history),
            )
            verdict = judge_snapshot(place, case, verdict)
            write_private(receipt, verdict.model_dump_json(indent=2, exclude={"accepted_path"}))
        put_in_front(quarantine, verdict.key)
        verdict = _with_notices(verdict, pulled, mended)
        if mended.path:
            shutil.rmtree(mended.path.parent)
        forget_held(receipt)
        if verdict.status == "accepted" or verdict.limits:
            verdict = hold(place.warehouse, district, verdict, cycle_id, receipt, schools_path, history)
    if verdict.status == "accepted":
        if pulled.found_again_at:
            mark_good_again(receipt, pulled.found_again_at.astimezone(ZoneInfo(district.time_zone)).date())
        return verdict.model_copy(update={"accepted_path": receipt.with_suffix(".parquet")})
    return stand_in(district, verdict, as_of)


_NAMES = ("department", "owner", "required", "title", "snapshot_date", "pulled_at", "same_content_as", "files")


def _taken_over(verdict: Verdict, folder: Path) -> tuple[Verdict, Path, Verdict | None]:
    """The verdict by its key, its receipt, and what was said already; by a key of its day where that may be over."""
    receipt = folder / f"{verdict.key}.json"
    earlier = _earlier(receipt)
    if earlier is None or not may_have_begun(earlier, verdict.snapshot_date):
        return verdict, receipt, earlier
    key = hashlib.sha256(f"{verdict.key} {verdict.snapshot_date}".encode()).hexdigest()
    receipt = folder / f"{key}.json"
    return verdict.model_copy(update={"key": key}), receipt, _earlier(receipt)


def _earlier(receipt: Path) -> Verdict | None:
    """The verdict already given, if all rows were judged and those that go on are still there."""
    verdict = read_receipt(Verdict, receipt)
    if verdict is None:
        return None
    if verdict.status == "accepted":
        return verdict if receipt.with_suffix(".parquet").is_file() else None
    # What stopped before its rows were counted, such as by a rule that could not be run, may do better now.
    return verdict if verdict.mapped_n else None


def _history(others: Sequence[Verdict]) -> tuple[Path, ...]:
    return tuple(one.accepted_path for one in others if one.contract == HISTORY and one.accepted_path)


def _with_notices(verdict: Verdict, pulled: Snapshot, mended: Mended) -> Verdict:
    told = (*pulled.notices, *verdict.notices, *([mended.notice] if mended.notice else []))
    return verdict.model_copy(update={"notices": told})


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


def _named(blank: Verdict, pulled: Snapshot, key: str, time_zone: ZoneInfo) -> Verdict:
    return blank.model_copy(
        update={
            "key": key,
            "snapshot_sha256": pulled.sha256,
            "snapshot_date": pulled.pulled_at.astimezone(time_zone).date(),
            "pulled_at": pulled.pulled_at,
            "same_content_as": pulled.same_content_as,
            "read_n": pulled.rows_n,
            "files": tuple(
                DeliveredFile(name=file.name, sha256=file.sha256, rows_n=pulled.rows_by_file.get(file.name, 0))
                for file in pulled.files
            ),
        }
    )


def _key(pulled: Snapshot, contract_sha256: str, using: Map, known: References, *more: object) -> str:
    """The name of what is judged: a digest of all that can change what is accepted."""
    held_against = [known[name].told for name in sorted(known)]
    told = [JUDGE_VERSION, pulled.sha256, contract_sha256, using.sql, using.reshapes, held_against, *more]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
