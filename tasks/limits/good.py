"""Which deliveries of a dataset were good: accepted, and held by no limit or released from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tasks.limits.delivery import Delivery
from tasks.limits.enough import is_enough, too_few
from tasks.sources.settings import Settings
from tasks.storage.home import Home
from tasks.storage.private_files import write_private
from tasks.storage.receipts import read_receipt
from tasks.storage.snapshot import Snapshot
from tasks.verdicts.verdict import Limit, Verdict


class Held(Settings):
    """What holds a delivery; told again by each run until somebody accepts it.

    `costs` says what is lost then; `too_few` why nobody can, where hardly any row would go on.
    """

    key: str
    limits: tuple[Limit, ...]
    costs: tuple[str, ...] = ()
    too_few: str = ""


def mark_good(receipt: Path, cycle: str) -> None:
    """Say that a judged delivery went on; `receipt` is its verdict's file."""
    good = receipt.with_suffix(".good")
    if not good.is_file():
        write_private(good, cycle + "\n")


def cycle_of_good(delivery: Delivery) -> str:
    """The cycle for which a good delivery went on first."""
    return delivery.rows.with_suffix(".good").read_text().strip()


def mark_good_again(receipt: Path, on: date) -> None:
    """Say that a delivery that went on came again on a day, the same byte for byte, and goes on."""
    if on > (_good_again(receipt) or date.min):
        write_private(receipt.with_suffix(".again"), f"{on}\n")


def last_good_day(verdict: Verdict, good: Sequence[Verdict]) -> date | None:
    """The last day on which what a good verdict judged was delivered, as one of these tells that are all `good`."""
    paths = [one.accepted_path for one in good if one.snapshot_sha256 == verdict.snapshot_sha256]
    days = [verdict.snapshot_date, *(_good_again(path) for path in paths if path)]
    return max(filter(None, days), default=None)


def _good_again(beside: Path) -> date | None:
    again = beside.with_suffix(".again")
    return date.fromisoformat(again.read_text().strip()) if again.is_file() else None


def forget_held(receipt: Path) -> None:
    """Forget what held earlier deliveries of a dataset: another one is judged now, and they are not used any more."""
    for mark in receipt.parent.glob("*.held"):
        mark.unlink(missing_ok=True)


def mark_held(receipt: Path, verdict: Verdict) -> None:
    """Say that a judged delivery is held."""
    why_not = "" if is_enough(verdict) else too_few(verdict)
    holding = Held(key=verdict.key, limits=verdict.limits, costs=verdict.costs, too_few=why_not)
    write_private(_held(receipt), holding.model_dump_json(indent=2))


def held(home: Home, department: str, dataset: str) -> Held | None:
    """The delivery of a dataset that is held, the one told last if there are several."""
    found = sorted(home.accepted(department, dataset).glob("*.held"), key=lambda path: path.stat().st_mtime_ns)
    return read_receipt(Held, found[-1]) if found else None


def good_deliveries(home: Home, department: str, dataset: str) -> list[Delivery]:
    """Deliveries whose rows went on and are still there, in the order in which they were pulled."""
    found = []
    for mark in home.accepted(department, dataset).glob("*.good"):
        receipt, rows = mark.with_suffix(".json"), mark.with_suffix(".parquet")
        verdict = read_receipt(Verdict, receipt)
        if verdict and rows.is_file():
            found.append(Delivery(verdict.model_copy(update={"accepted_path": rows}), rows))
    return sorted(found, key=lambda one: (one.verdict.pulled_at_text, one.verdict.key))


def good_around(home: Home, verdict: Verdict) -> tuple[list[Delivery], list[Delivery]]:
    """Good deliveries of a verdict's dataset: those pulled before what it judges, or judged otherwise, and later ones.

    What comes again has lain here since it came first, so that there may be later ones; these are of other content.
    """
    good = [one for one in good_deliveries(home, verdict.department, verdict.dataset) if one.verdict.key != verdict.key]
    before = [one for one in good if one.verdict.pulled_at_text <= verdict.pulled_at_text]
    return before, [one for one in good[len(before) :] if one.verdict.snapshot_sha256 != verdict.snapshot_sha256]


def good_before(home: Home, verdict: Verdict) -> list[Delivery]:
    """Good deliveries of a verdict's dataset that were pulled before what it judges, or judged otherwise."""
    before, _ = good_around(home, verdict)
    return before


def good_of_other_content(home: Home, verdict: Verdict) -> list[Delivery]:
    """Good deliveries before a verdict's whose content was another, however often either was judged."""
    return [one for one in good_before(home, verdict) if one.verdict.snapshot_sha256 != verdict.snapshot_sha256]


def last_good_before(home: Home, department: str, snapshot: Snapshot) -> Verdict | None:
    """The last good verdict on an earlier snapshot of a dataset."""
    earlier = [
        one.verdict
        for one in good_deliveries(home, department, snapshot.dataset)
        if one.verdict.snapshot_sha256 != snapshot.sha256
        and one.verdict.pulled_at_text <= snapshot.pulled_at.isoformat()
    ]
    return earlier[-1] if earlier else None


def _held(receipt: Path) -> Path:
    return receipt.with_suffix(".held")
