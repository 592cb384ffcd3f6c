"""The last good snapshot stands in, named with its date, while it is young enough and keeps today's contract."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Kind
from tasks.settings.district_folder import read_district
from tasks.storage.stand_in import all_last_good
from tasks.verdicts.verdict import Verdict

GOOD = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"
BROKEN = "school_id,name,level\n0101,Birch,primary\n0102,Cedar,junior\n"


@pytest.fixture
def delivered(make_district, validated, day):
    """Deliver schools on a day, None for nothing at all, and judge them for a meeting."""

    def run(content, on="2025-09-01T12:00", meeting=date(2025, 11, 12), **keys) -> Verdict:
        day(on)
        folder = make_district({"schools.csv": content or ""}, schools=keys)
        settings = folder / "district.toml"
        settings.write_text(settings.read_text().replace("meeting = 2025-11-12", f"meeting = {meeting}"))
        if content is None:
            (folder / "schools.csv").unlink()
        return validated(folder, "schools")

    return run


@pytest.mark.parametrize("content", [BROKEN, None, "", "number,title\n1,Birch\n"])
def test_whatever_is_wrong_the_last_good_rows_stand_in_with_their_date(delivered, content):
    good = delivered(GOOD, "2025-10-01T12:00")
    verdict = delivered(content, "2025-11-01T12:00")
    assert (verdict.status, verdict.stand_in_date) == ("stood_in", date(2025, 10, 1))
    assert (verdict.accepted_path, verdict.stand_in_key) == (good.accepted_path, good.key)
    assert verdict.reasons
    assert "the rows of Oct 1, 2025 stand in" in verdict.in_words


@pytest.mark.parametrize(("age", "status"), [(45, "stood_in"), (46, "missing")])
def test_they_stand_in_up_to_their_greatest_age_and_no_longer(delivered, age, status):
    meeting = date(2025, 10, 1) + timedelta(days=age)
    delivered(GOOD, "2025-10-01T12:00")
    verdict = delivered(None, meeting=meeting)
    assert verdict.status == status
    if status == "missing":
        assert verdict.accepted_path is None
        assert verdict.reasons[-1] == (
            "The last good rows are of Oct 1, 2025, 46 days before the meeting; at most 45 days may pass."
        )


def test_a_list_that_came_again_unchanged_is_as_good_as_on_that_day(delivered):
    delivered(GOOD, "2025-08-01T12:00")
    delivered(GOOD, "2025-10-01T12:00")
    verdict = delivered(BROKEN, "2025-11-01T12:00")
    assert (verdict.status, verdict.stand_in_date) == ("stood_in", date(2025, 10, 1))


def test_rows_that_an_earlier_contract_had_good_are_renewed_too(delivered, monkeypatch):
    delivered(GOOD, "2025-08-01T12:00")
    for version in (-1, -2, -3):
        monkeypatch.setattr("tasks.validate.JUDGE_VERSION", version)
        delivered(GOOD, f"2025-10-0{-version}T12:00")
    assert delivered(BROKEN, "2025-11-01T12:00").stand_in_date == date(2025, 10, 3)


def test_what_came_again_and_could_not_go_on_is_not_renewed(delivered):
    delivered(GOOD, "2025-08-01T12:00")
    delivered(BROKEN, "2025-09-01T12:00")
    verdict = delivered(BROKEN, "2025-10-01T12:00")
    assert verdict.status == "stopped"
    assert verdict.reasons[-1].startswith("The last good rows are of Aug 1, 2025, 103 days before the meeting")


@pytest.mark.parametrize(("limit", "status"), [(5, "missing"), (6, "stood_in"), (400, "stood_in")])
def test_the_greatest_age_is_the_districts_to_set(delivered, limit, status):
    delivered(GOOD, "2025-11-06T12:00")
    assert delivered(None, stand_in_max_age_days=limit).status == status


def test_without_good_rows_the_hole_is_named(delivered):
    verdict = delivered(BROKEN)
    assert (verdict.status, verdict.accepted_path, verdict.stand_in_date) == ("stopped", None, None)
    assert verdict.reasons[0] == "2 of 2 rows would be held back, more than 5%."


@pytest.fixture
def changed(monkeypatch):
    """From here on, the contract of schools is another one."""

    def change(**parts):
        monkeypatch.setitem(CONTRACTS, "schools", replace(CONTRACTS["schools"], **parts))

    return change


def _level(**parts):
    columns = CONTRACTS["schools"].columns
    return tuple(replace(one, **parts) if one.name == "level" else one for one in columns)


def test_rows_of_an_older_contract_stand_in_where_they_keep_todays_too(delivered, changed):
    good = delivered(GOOD, "2025-10-01T12:00")
    more = Column(name="web_page", kind=Kind.TEXT, sentence="Where the school tells of itself.")
    changed(title="Schools of the district", columns=(*_level(sentence="What it is."), more))
    verdict = delivered(None)
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)


@pytest.mark.parametrize(
    "parts",
    [
        {"minimum_rows": 3},
        {"columns": _level(codes={"elementary": "Elementary"})},
        {"columns": _level(kind=Kind.INTEGER, codes={})},
        {"columns": (*_level(), Column(name="web_page", kind=Kind.TEXT, sentence="Its page.", required=True))},
        {"key": ("district",), "columns": (*_level(), Column(name="district", kind=Kind.TEXT, sentence="Its own."))},
    ],
    ids=["too few rows", "a code that is none now", "another type", "a column that must be there now", "another key"],
)
def test_rows_of_an_older_contract_that_break_todays_do_not_stand_in(delivered, changed, parts):
    delivered(GOOD, "2025-10-01T12:00")
    changed(**parts)
    verdict = delivered(None)
    assert (verdict.status, verdict.accepted_path) == ("missing", None)
    assert verdict.reasons[-1] == "The last good rows do not keep today's contract, so they cannot stand in."


def test_a_row_held_back_is_kept_from_an_older_contract_that_had_a_column_more(delivered, changed):
    more = Column(name="web_page", kind=Kind.TEXT, sentence="Where the school tells of itself.")
    before = CONTRACTS["schools"].columns
    changed(columns=(*before, more))
    rows = GOOD + "".join(f"{number:04},School {number},high\n" for number in range(200, 230))
    delivered(rows, "2025-10-01T12:00")
    changed(columns=before)
    verdict = delivered(rows.replace("Birch,elementary", "Birch,elementery"), "2025-11-01T12:00")
    assert (verdict.status, verdict.quarantined_n, verdict.kept_n) == ("accepted", 1, 1)


def test_of_good_rows_those_pulled_last_stand_in(delivered):
    delivered(GOOD, "2025-10-02T12:00")
    last = delivered(GOOD + "0103,Elm,high\n", "2025-10-03T12:00")
    delivered(GOOD + "0104,Fir,high\n", "2025-10-01T12:00")
    assert delivered(None).stand_in_key == last.key


@pytest.mark.parametrize("more", ["0103,Elm,high\n", "0104,Fir,high\n", "0105,Hazel,high\n"])
def test_of_good_rows_of_one_day_those_pulled_last_stand_in(delivered, more):
    delivered(GOOD, "2025-10-02T13:00")
    last = delivered(GOOD + more, "2025-10-02T14:00")
    assert delivered(None).stand_in_key == last.key


def test_rows_that_have_gone_do_not_stand_in(delivered):
    delivered(GOOD).accepted_path.unlink()
    assert delivered(None).status == "missing"


def test_what_stands_in_is_not_taken_for_good_itself(delivered):
    good = delivered(GOOD, "2025-10-01T12:00")
    delivered(BROKEN, "2025-11-01T12:00")
    assert delivered(None).stand_in_date == good.snapshot_date


def test_the_last_good_are_known_between_cycles(delivered, tmp_path):
    assert delivered(None).accepted_path is None
    assert all_last_good(read_district(tmp_path / "district")) == []
    good = delivered(GOOD)
    assert [one.accepted_path for one in all_last_good(read_district(tmp_path / "district"))] == [good.accepted_path]
