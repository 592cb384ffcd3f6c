"""The history of a dataset's quality is read from its receipts: a rerun of the same inputs adds nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tasks.settings.district_folder import read_district
from tasks.verdicts.quality_history import last_accepted_schools, quality_history
from tasks.verdicts.verdict import Verdict

GOOD = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"
MORE = GOOD + "0103,Elm,high\n"
BROKEN = "school_id,name,level\n0101,Birch,primary\n0102,Cedar,junior\n"


@pytest.fixture
def deliver(make_district, validated, day):
    """Deliver schools, a minute after the last time, judge them, and give the history that then is."""
    minutes = iter(range(60))

    def run(content: str) -> list[Verdict]:
        day(f"2025-09-01T12:{next(minutes):02d}")
        folder = make_district({"schools.csv": content})
        verdict = validated(folder, "schools")
        return list(quality_history(read_district(folder), [verdict])["schools"])

    return run


def test_every_delivery_is_there_once_the_good_and_the_bad(deliver) -> None:
    deliver(GOOD)
    deliver(BROKEN)
    history = deliver(MORE)
    assert sorted((one.read_n, one.mapped_n - one.accepted_n) for one in history) == [(2, 0), (2, 2), (3, 0)]


def test_a_rerun_of_the_same_inputs_adds_none(deliver) -> None:
    first = deliver(GOOD)
    assert [one.key for one in deliver(GOOD)] == [one.key for one in first]


def test_a_file_that_is_followed_after_a_bad_one_is_the_newest_word(deliver) -> None:
    first = deliver(GOOD)
    deliver(BROKEN)
    history = deliver(GOOD)
    assert [one.key for one in history] == [first[0].key, history[1].key, first[0].key]
    assert history[1].causes and not history[-1].causes


def mend(folder: Path, line: str) -> None:
    """Save a line in the place of the one row that was held back first."""
    quarantine = folder / "home" / "quarantine" / "office" / "schools"
    header, row = min((one.read_text() for one in quarantine.rglob("mend_these.csv")), key=len).splitlines()
    (quarantine / "mended" / "mended.csv").write_text(f"{header}\n{line},{row.split(',', 3)[3]}\n")


@pytest.mark.parametrize("is_followed", [False, True])
def test_a_mended_file_that_made_it_worse_stands_where_it_came(deliver, tmp_path, is_followed) -> None:
    one_bad = MORE.replace("high", "higher")
    deliver(one_bad)
    mend(tmp_path / "district", "0101,Another,high")
    deliver(one_bad)
    mend(tmp_path / "district", "0103,Elm,high")
    history = deliver(one_bad)
    if is_followed:
        history = deliver(MORE + "0104,Oak,high\n")[:3]
    assert [one.accepted_n for one in history] == [2, 1, 3]


def test_where_it_is_not_known_which_was_judged_first_what_accepted_more_comes_later(deliver, tmp_path) -> None:
    one_bad = MORE.replace("high", "higher")
    deliver(one_bad)
    mend(tmp_path / "district", "0103,Elm,high")
    deliver(one_bad)
    for receipt in (tmp_path / "district" / "home" / "accepted" / "office" / "schools").glob("*.json"):
        os.utime(receipt, (0, 0))
    assert [one.accepted_n for one in deliver(MORE + "0104,Oak,high\n")] == [2, 3, 4]


def test_nothing_that_came_is_nothing_in_the_history(make_district, validated) -> None:
    folder = make_district({"schools.csv": GOOD})
    (folder / "schools.csv").unlink()
    verdict = validated(folder, "schools")
    assert quality_history(read_district(folder), [verdict]) == {"schools": ()}


def test_judged_again_by_other_rules_a_delivery_is_another_only_where_that_changed_the_outcome(
    make_district, validated, monkeypatch
) -> None:
    folder = make_district({"schools.csv": GOOD})
    validated(folder, "schools")
    monkeypatch.setattr("tasks.validate.JUDGE_VERSION", 99)
    again = validated(folder, "schools")
    (only,) = quality_history(read_district(folder), [again])["schools"]
    assert only.key == again.key


def test_the_same_file_read_and_judged_anew_is_no_other_delivery(deliver, monkeypatch, tmp_path) -> None:
    (first,) = deliver(GOOD)
    shutil.rmtree(tmp_path / "district" / "home" / "landing")
    monkeypatch.setattr("tasks.validate.JUDGE_VERSION", 99)
    (only,) = deliver(GOOD)
    assert only.pulled_at_text > first.pulled_at_text


def test_the_last_accepted_schools_are_found(make_district, validated) -> None:
    folder = make_district({"schools.csv": GOOD})
    assert last_accepted_schools(read_district(folder)) == ()
    verdict = validated(folder, "schools")
    assert last_accepted_schools(read_district(folder)) == (verdict.accepted_path,)
