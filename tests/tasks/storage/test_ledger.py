"""The release ledger: who was told what, and what is therefore looked at next."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from tasks.errors import HomeUnusable
from tasks.storage import ledger
from tasks.storage.home import Home
from tasks.storage.journal import Acceptance, acceptances, append, journal_file, releases
from tasks.storage.ledger import note_release, told_before

ZONE = "America/Chicago"


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def tell(home, tmp_path, monkeypatch):
    """Tell an audience numbers made from some inputs, at some moment."""

    def note(words, inputs="one", audience="internal", moment="2026-01-15T12:00"):
        class Clock(datetime):
            @classmethod
            def now(cls, _zone=None):
                return datetime.fromisoformat(moment).replace(tzinfo=UTC)

        monkeypatch.setattr(ledger, "datetime", Clock)
        numbers = tmp_path / "told.parquet"
        numbers.write_text(words)
        told = told_before(home, audience, inputs, ZONE)
        return note_release(home, told, numbers, cycle="winter", run="winter-1", who="run")

    return note


def told(home, inputs="new", audience="internal", as_of=None):
    return [path.read_text() for path in told_before(home, audience, inputs, ZONE, as_of).numbers]


def test_each_audience_is_told_beside_what_it_was_told_before(home, tell):
    tell("fall", "one")
    tell("winter", "two")
    tell("less", "three", "public")
    assert told(home) == ["fall", "winter"]
    assert told(home, audience="public") == ["less"]


def test_the_same_inputs_are_told_beside_what_came_before_they_were_told_first(home, tell):
    for words in ("fall", "winter", "spring"):
        tell(words, words)
    assert told(home, "winter") == ["fall"]
    assert told(home, "fall") == []


def test_what_is_told_again_is_noted_once(home, tell):
    tell("winter")
    tell("winter")
    tell("winter, corrected", "two")
    assert [one.inputs_sha256 for one in releases(home)] == ["one", "two"]


def test_the_ledger_can_be_read_as_of_the_end_of_a_day_where_the_district_is(home, tell):
    tell("fall", "one", moment="2026-01-15T12:00")
    tell("winter", "two", moment="2026-02-01T05:59")
    tell("spring", "three", moment="2026-02-01T06:00")
    assert told(home, as_of=date(2026, 1, 14)) == []
    assert told(home, as_of=date(2026, 1, 31)) == ["fall", "winter"]
    assert told(home, as_of=date(2026, 2, 1)) == ["fall", "winter", "spring"]


def test_what_manifests_call_a_release_tells_nothing_of_its_numbers(home, tell, tmp_path):
    first, second = tell("fall", "one"), tell("winter", "two")
    assert told_before(home, "internal", "new", ZONE).names == (first.name, second.name)
    other = Home(tmp_path / "other")
    told_there = told_before(other, "internal", "one", ZONE)
    noted = note_release(other, told_there, tmp_path / "told.parquet", cycle="fall", run="fall-1", who="run")
    assert noted.numbers_sha256 == second.numbers_sha256
    assert len({first.name, second.name, noted.name}) == 3


def test_the_same_inputs_find_the_same_names_of_what_came_before(home, tell):
    tell("fall", "one")
    before = told_before(home, "internal", "two", ZONE)
    tell("winter", "two")
    tell("spring", "three")
    assert told_before(home, "internal", "two", ZONE) == before


def test_a_release_noted_before_there_were_ids_has_a_name_all_the_same(home, tell):
    noted = tell("fall", "one")
    path = journal_file(home)
    path.write_text(path.read_text().replace(noted.release_id, ""))
    assert told_before(home, "internal", "new", ZONE).names == ("one",)


def test_only_the_owner_can_read_what_was_told(home, tell):
    tell("winter")
    (path,) = (home.journal / "releases").iterdir()
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert oct(path.parent.stat().st_mode & 0o777) == "0o700"


@pytest.mark.parametrize("harm", ["gone", "changed"])
def test_numbers_that_are_gone_or_changed_stop_what_would_rest_on_them(home, tell, harm):
    tell("fall")
    (path,) = (home.journal / "releases").iterdir()
    if harm == "gone":
        path.unlink()
    else:
        path.write_text("nothing was told")
    with pytest.raises(HomeUnusable, match="gone or changed") as refused:
        told(home)
    assert releases(home)[0].name in refused.value.where
    assert path.stem not in str(refused.value), "it is a hash of numbers that may be hidden"
    assert told(home, "one") == [], "a run that does not rest on them goes on"


def published(folder, manifest, **run):
    path = folder / "winter-1"
    path.mkdir(parents=True)
    whole = {"cycle": "winter", "released": [], "as_of": None, **manifest}
    (path / "manifest.json").write_text(json.dumps({name: one for name, one in whole.items() if one != "left out"}))
    (path / "run.json").write_text(json.dumps(run))
    return path


@pytest.mark.parametrize("lines", ["none", "first"])
def test_a_line_that_is_lost_of_numbers_that_are_there_is_told(home, tell, lines):
    tell("fall", "one")
    tell("winter", "two")
    path = journal_file(home)
    kept = path.read_text().splitlines(keepends=True)[1:]
    path.write_text("".join(kept if lines == "first" else []))
    for audience in ("internal", "public"):
        with pytest.raises(HomeUnusable, match="Lines of the journal are lost") as lost:
            told(home, audience=audience)
        assert str(home.journal / "releases") in lost.value.where
        assert not [one for one in (home.journal / "releases").iterdir() if one.stem in str(lost.value)]
        assert "bring home/journal back" in lost.value.fix


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("left", ["nothing", "others"])
def test_what_was_published_and_stands_in_no_line_is_told(home, tell, audience, left):
    if left == "others":
        tell("winter", audience="public" if audience == "internal" else "internal")
    folder = published(home.runs if audience == "internal" else home.public, {})
    with pytest.raises(HomeUnusable, match="Lines of the journal are lost") as lost:
        told(home)
    assert str(folder) in lost.value.where


def test_a_release_that_a_run_was_held_against_and_that_stands_in_no_line_is_told(home, tell):
    name = tell("fall", "one").name
    tell("winter", "two")
    published(home.runs, {"released": [name]})
    assert told(home) == ["fall", "winter"]
    journal_file(home).write_text(journal_file(home).read_text().splitlines(keepends=True)[1])
    for path in (home.journal / "releases").iterdir():
        if path.read_text() == "fall":
            path.unlink()
    with pytest.raises(HomeUnusable, match="Lines of the journal are lost"):
        told(home)


@pytest.mark.parametrize(
    ("manifest", "run"),
    [
        ({"as_of": "2026-01-31", "released": ["unknown"]}, {}),
        ({"released": ["unknown"]}, {"reissue_of": "winter-0"}),
        ({"released": "left out"}, {}),
    ],
    ids=["an analyst's", "rendered again", "older than the ledger"],
)
def test_a_run_that_told_nothing_anew_needs_no_line(home, tell, manifest, run):
    tell("fall", "one")
    published(home.runs, manifest, **run)
    assert told(home) == ["fall"]


def test_whoever_is_killed_before_the_line_is_written_has_told_nothing(home, tell, monkeypatch):
    def killed(*_):
        raise KeyboardInterrupt

    tell("fall", "one")
    with monkeypatch.context() as meanwhile, pytest.raises(KeyboardInterrupt):
        meanwhile.setattr(ledger, "append", killed)
        tell("winter", "two")
    assert len([*(home.journal / "releases").iterdir()]) == 2
    assert told(home) == ["fall"]
    assert len([*(home.journal / "releases").iterdir()]) == 1
    tell("winter", "two")
    assert told(home) == ["fall", "winter"]


def test_whoever_is_killed_after_the_line_is_written_has_told_all_of_it(home, tell, monkeypatch):
    def killed_after(*told):
        append(*told)
        raise KeyboardInterrupt

    with monkeypatch.context() as meanwhile, pytest.raises(KeyboardInterrupt):
        meanwhile.setattr(ledger, "append", killed_after)
        tell("fall", "one")
    assert told(home) == ["fall"]
    tell("fall", "one")
    assert len(releases(home)) == 1
    assert [path.suffix for path in (home.journal / "releases").iterdir()] == [".parquet"]


def test_what_people_accept_stands_in_the_same_journal(home, tell):
    said = {"said_at": datetime(2026, 1, 1, tzinfo=UTC), "who": "Ada", "dataset": "schools", "key": "k", "limits": ()}
    append(home, Acceptance(**said, because="first"))
    tell("fall")
    assert [one.because for one in acceptances(home)] == ["first"]
    assert [one.cycle for one in releases(home)] == ["winter"]


def test_what_people_write_is_read_back_whatever_it_holds(home):
    said = {"said_at": datetime(2026, 1, 1, tzinfo=UTC), "who": "Ada", "dataset": "schools", "key": "k", "limits": ()}
    because = "one line\u2028and\x85another\nand a third"
    append(home, Acceptance(**said, because=because))
    assert [one.because for one in acceptances(home)] == [because]


@pytest.mark.parametrize("line", [b'{"kind": "said"}\n', b"\xff\xfe\n", b"broken", b"\x00"])
def test_a_line_of_neither_kind_is_refused(home, tell, line):
    tell("fall")
    with journal_file(home).open("ab") as file:
        file.write(line)
    with pytest.raises(HomeUnusable, match="Line 2"):
        releases(home)
