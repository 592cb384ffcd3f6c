"""When a dataset cannot be used, its last good rows stand in, if they are young enough."""

from __future__ import annotations

from datetime import date

from expectations.catalogue import CONTRACTS
from reports.numbers import day
from tasks.district import District
from tasks.limits.good import good_deliveries, last_good_day
from tasks.storage.home import Home
from tasks.storage.snapshot import Snapshot
from tasks.storage.still_keeps import still_keeps
from tasks.verdicts.verdict import Verdict


def stand_in(district: District, verdict: Verdict, as_of: date) -> Verdict:
    """The verdict with the last good rows standing in, or with the reason why none do.

    Age runs from the last day on which the good rows were pulled, also unchanged, to `as_of`, the day of the meeting.
    """
    earlier = _good(district, verdict.department, verdict.dataset)
    good = next((one for one in reversed(earlier) if is_fit(district, one, verdict.contract_sha256)), None)
    if good is None:
        why = "The last good rows do not keep today's contract, so they cannot stand in."
        return _without(verdict, why) if earlier else verdict
    good_day = last_good_day(good, earlier)
    if good_day is None:
        return verdict
    limit = district.datasets[verdict.dataset].stand_in_max_age_days
    age = (as_of - good_day).days
    if age > limit:
        return _without(
            verdict,
            f"The last good rows are of {day(good_day)}, {age} days before the meeting; at most {limit} days may pass.",
        )
    return verdict.model_copy(
        update={
            "status": "stood_in",
            "stand_in_date": good_day,
            "stand_in_key": good.key,
            "stand_in_rows_n": good.accepted_n,
            "accepted_path": good.accepted_path,
            "freshest_date": good.freshest_date,
            "sent_freshest_date": verdict.freshest_date,
        }
    )


def is_fit(district: District, good: Verdict, contract_sha256: str) -> bool:
    """Whether rows that were good can be used under the contract of this digest: they were judged by it, or keep it."""
    if good.contract_sha256 == contract_sha256:
        return True
    work = Home(district.home_folder).work
    return good.accepted_path is not None and still_keeps(CONTRACTS[good.contract], good.accepted_path, work)


def _without(verdict: Verdict, reason: str) -> Verdict:
    return verdict.model_copy(update={"reasons": (*verdict.reasons, reason)})


def all_last_good(district: District) -> list[Verdict]:
    """The verdict of each dataset that was good last, for rows to be held against between runs."""
    return [good for name in district.datasets if (good := last_good(district, name))]


def last_good(district: District, dataset_id: str) -> Verdict | None:
    """The verdict on the rows of a dataset that were pulled last and can go on; no folder is made to find it."""
    department = district.datasets[dataset_id].department
    if not (district.home_folder / "accepted" / department / dataset_id).is_dir():
        return None
    return next(reversed(_good(district, department, dataset_id)), None)


def delivery_behind(district: District, verdict: Verdict | None) -> Snapshot | None:
    """The snapshot that a verdict judged, if it still lies in landing."""
    if verdict is None:
        return None
    landing = district.home_folder / "landing" / verdict.department / verdict.dataset
    snapshot = Snapshot.of_receipt(landing / f"{verdict.snapshot_sha256}.json")
    return snapshot if snapshot and snapshot.path.is_file() else None


def _good(district: District, department: str, dataset: str) -> list[Verdict]:
    return [one.verdict for one in good_deliveries(Home(district.home_folder), department, dataset)]
