"""Which contracts are broken now, and which are kept again, since this was last told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.manifest import as_json
from tasks.storage.home import Home
from tasks.storage.private_files import write_private
from tasks.verdicts.verdict import Verdict


@dataclass(frozen=True)
class News:
    """A contract that is broken, or kept again; `is_new` where the last run did not say so already."""

    verdict: Verdict
    is_broken: bool
    is_new: bool


def contract_news(home: Home, verdicts: Sequence[Verdict]) -> list[News]:
    """Every contract that is broken, and those kept that were last told to be broken.

    Broken are datasets whose own rows cannot go on: stopped, held, stood in for, or missing though required.
    """
    before = _told(home)
    return [
        News(verdict=one, is_broken=not one.is_whole, is_new=one.is_whole == (one.dataset in before))
        for one in verdicts
        if one.dataset in before or _is_broken(one)
    ]


def remember_told(home: Home, verdicts: Sequence[Verdict]) -> None:
    """Keep which contracts are told to be broken, for the next time; those of other datasets stay as they were."""
    before = _told(home)
    kept = {one.dataset for one in verdicts if one.is_whole}
    write_private(home.told, as_json(sorted((before | {one.dataset for one in verdicts if _is_broken(one)}) - kept)))


def _is_broken(verdict: Verdict) -> bool:
    return not verdict.is_whole and (verdict.status != "missing" or verdict.required)


def _told(home: Home) -> set[str]:
    try:
        return set(json.loads(home.told.read_bytes()))
    except (FileNotFoundError, TypeError, ValueError):
        # Told once more where nobody knows what was.
        return set()
