"""The run of the cycle before is found by names and clocks; only its own manifest is read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.manifest import told_of
from tasks.moves import earlier_run
from tasks.moves.earlier_run import EarlierRun, find_earlier_run
from tasks.settings.district_folder import read_district
from tasks.storage.run_folder import read_manifest
from tests.reports.made_up_verdicts import verdict

WINTER = """
[cycles.winter]
title = "Winter"
start = 2025-11-03
end = 2026-01-30
meeting = 2026-02-11
"""
WHOLE = {"cycle": "fall", "district": "T", "fingerprint": "f", "is_complete": True}


@pytest.fixture
def found(make_district) -> Callable[..., EarlierRun | None]:
    """The run found for winter among folders of these names, each with the second at which it ended."""

    def find(cut: str = "", analysts: str = "", **seconds: int) -> EarlierRun | None:
        district = read_district(make_district(more=WINTER))
        runs = Path(district.home_folder) / "runs"
        for name, second in seconds.items():
            folder = runs / name.replace("__", "-")
            folder.mkdir(parents=True, exist_ok=True)
            manifest = {**WHOLE, "verdicts": [told_of(verdict("schools"))]}
            manifest["as_of"] = "2026-01-01" if name == analysts else None
            (folder / "manifest.json").write_text("{" if name == cut else json.dumps(manifest))
            (folder / "run.json").write_text(json.dumps({"ended_at": f"2026-01-01T00:00:{second:02}+00:00"}))
        return find_earlier_run(district, "winter")

    return find


def test_the_one_that_ended_last_is_found_and_no_other_is_read(found, monkeypatch):
    read: list[str] = []

    def counted(run: Path):
        read.append(run.name)
        return read_manifest(run)

    monkeypatch.setattr(earlier_run, "read_manifest", counted)
    runs = {f"fall__20260101T000000__{n:08x}": n % 17 for n in range(40)}
    earlier = found(**runs, winter__20260101T000000__00000001=50, fall__late__20260101T000000__00000001=51)
    assert earlier.folder.name == "fall-20260101T000000-00000021"
    assert read == [earlier.folder.name]
    assert [one.dataset for one in earlier.verdicts] == ["schools"]


def test_one_that_was_cut_gives_way_to_the_one_before(found):
    first, last = "fall__20260101T000000__00000001", "fall__20260102T000000__00000002"
    assert found(cut=last, **{first: 1, last: 2}).folder.name == "fall-20260101T000000-00000001"


def test_there_may_be_none(found):
    assert found() is None
    assert found(winter__20260101T000000__00000001=1) is None


def test_what_only_an_analyst_has_seen_is_passed_over(found):
    runs = {"fall__20260101T000000__00000001": 1, "fall__20260101T000000__00000002": 2}
    earlier = found(analysts="fall__20260101T000000__00000002", **runs)
    assert earlier.folder.name == "fall-20260101T000000-00000001"
