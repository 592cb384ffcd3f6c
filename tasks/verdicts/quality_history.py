"""What validation said of a dataset's earlier deliveries, from the receipts that lie beside its accepted rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tasks.district import District
from tasks.storage.home import Home
from tasks.storage.receipts import read_receipt
from tasks.storage.stand_in import all_last_good
from tasks.verdicts.verdict import Verdict


def quality_history(district: District, verdicts: Sequence[Verdict]) -> dict[str, tuple[Verdict, ...]]:
    """The deliveries of each dataset, the oldest first, the one judged now among them.

    The same rows judged again are a delivery of their own only where that changed what was accepted or why; so a rerun
    of the same inputs adds none, and the same receipts give the same history.
    """
    return {one.dataset: _deliveries(district, one) for one in verdicts}


def last_accepted_schools(district: District) -> tuple[Path, ...]:
    """The accepted rows of schools that were pulled last, if there are any."""
    schools = [one.accepted_path for one in all_last_good(district) if one.contract == "schools"]
    return tuple(path for path in schools if path)


def _deliveries(district: District, verdict: Verdict) -> tuple[Verdict, ...]:
    folder = Home(district.home_folder).accepted(verdict.department, verdict.dataset)
    told = {one.key: one for one in _receipts(folder)}
    if verdict.key:
        told[verdict.key] = verdict
    # Of one snapshot they stay as they were judged; the newest word on it is the present one.
    ordered = sorted(told.values(), key=lambda one: (one.pulled_at_text, one is verdict))
    deliveries = tuple({_outcome(one): one for one in ordered}.values())
    # What came before and came again, after something else, is the newest word all the same.
    return (*deliveries, verdict) if verdict.key and deliveries[-1].key != verdict.key else deliveries


def _outcome(verdict: Verdict) -> tuple[object, ...]:
    causes = sorted(one.cause_id for one in verdict.causes)
    rules = sorted(one.name for one in verdict.broken_rules)
    return (verdict.snapshot_sha256, verdict.accepted_n, verdict.mapped_n, *causes, *rules)


def _receipts(folder: Path) -> list[Verdict]:
    """The verdicts in the order in which they were judged; where that is not known, what accepted more comes later."""
    found = [(path.stat().st_mtime_ns, one) for path in folder.glob("*.json") if (one := read_receipt(Verdict, path))]
    return [one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].accepted_n, pair[1].key))]
