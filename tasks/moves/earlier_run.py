"""Finds the run that a cycle is held against, and the frozen rows that it was made of."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from expectations.catalogue import CONTRACTS
from tasks.attach import Rows
from tasks.district import District
from tasks.errors import RunNotFound
from tasks.storage.home import Home
from tasks.storage.run_folder import cycle_of, read_manifest, verdicts_of
from tasks.verdicts.verdict import Verdict


@dataclass(frozen=True, kw_only=True)
class EarlierRun:
    """The latest published run of the cycle before.

    `rows` are the files of the accepted rows it used, by contract; `gone` names the contracts of which some are no
    longer there, or no longer have a column that today's contract needs.
    """

    cycle_id: str
    folder: Path
    manifest: dict[str, Any]
    verdicts: tuple[Verdict, ...]
    rows: Rows
    gone: frozenset[str]

    @property
    def as_input(self) -> dict[str, Any]:
        """What the manifest of a run says of the run that it is held against."""
        told = {"cycle": self.cycle_id, "fingerprint": self.manifest["fingerprint"]}
        return {**told, "rows_gone": sorted(self.gone)}


def cycle_before(district: District, cycle_id: str) -> str:
    """The cycle that ended last before this one ends; empty where there is none."""
    end = district.cycle(cycle_id).end
    ended = {name: one.end for name, one in district.cycles.items() if one.end < end}
    return max(ended, key=lambda name: (ended[name], name), default="")


def find_earlier_run(district: District, cycle_id: str) -> EarlierRun | None:
    """The run of the cycle before that was published last, if there is any."""
    before = cycle_before(district, cycle_id)
    home = Home(district.home_folder)
    of_cycle = [one for one in home.runs.glob("[!.]*") if cycle_of(one.name) == before and not one.is_symlink()]
    for folder in sorted(of_cycle, key=lambda one: (_ended_at(one), one.name), reverse=True):
        # A home holds many runs: only the one that is used has its manifest read.
        with suppress(RunNotFound, OSError):
            manifest = read_manifest(folder)
            # What only an analyst has seen is nothing that leaders could hold theirs against.
            if not manifest.get("as_of"):
                return _with_rows(home, before, folder, manifest)
    return None


def _ended_at(folder: Path) -> str:
    """When a run ended; empty where that cannot be read any more."""
    try:
        return str(json.loads((folder / "run.json").read_bytes())["ended_at"])
    except (OSError, KeyError, TypeError, ValueError):
        return ""


def _with_rows(home: Home, cycle_id: str, folder: Path, manifest: dict[str, Any]) -> EarlierRun:
    verdicts = verdicts_of(manifest, folder)
    rows: dict[str, list[Path]] = {}
    gone = set()
    for one in verdicts:
        key = {"accepted": one.key, "stood_in": one.stand_in_key}.get(one.status)
        if not key:
            continue
        path = home.root / "accepted" / one.department / one.dataset / f"{key}.parquet"
        if _is_usable(one.contract, path):
            rows.setdefault(one.contract, []).append(path)
        else:
            gone.add(one.contract)
    return EarlierRun(
        cycle_id=cycle_id, folder=folder, manifest=manifest, verdicts=verdicts, rows=rows, gone=frozenset(gone)
    )


def _is_usable(contract: str, path: Path) -> bool:
    if not path.is_file() or contract not in CONTRACTS:
        return False
    return set(CONTRACTS[contract].required_names) <= set(pq.read_schema(path).names)
