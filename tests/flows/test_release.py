"""`throughline release`: what everybody may see of a run, as a tree of its own; and runs as of an earlier day."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.cli import parser
from tasks.errors import HomeUnusable, RunNotFound
from tasks.release import release
from tasks.storage.home import Home
from tasks.storage.journal import releases
from tasks.storage.ledger import told_before
from tasks.storage.run_damage import harm_told

Command = Callable[..., "subprocess.CompletedProcess[str]"]
KEYS = "measure, unit_type, unit_id, group_id, slice, period_start, period_end"


def shown(published: Path) -> set[tuple[Any, ...]]:
    query = f"select {KEYS}, numerator, denominator, value, n from read_parquet($path) where is_shown"
    with duckdb.connect() as asked:
        return {*asked.execute(query, {"path": str(published / "measures.parquet")}).fetchall()}


def released_as(ran: subprocess.CompletedProcess[str]) -> Path:
    assert ran.returncode == 0, ran.stderr
    return Path(json.loads(ran.stdout)["folder"])


@pytest.fixture
def run(run_sample: Path) -> Path:
    return (run_sample / "home" / "runs" / "latest").resolve()


def test_everybody_sees_a_tree_of_its_own_with_nothing_that_the_run_hides(
    throughline: Command, run_sample: Path, run: Path
) -> None:
    folder = released_as(throughline("release", run, "--by", "Ada", "--json"))
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert {name for name in files if not name.startswith("briefs/schools/")} == {
        "manifest.json",
        "release.json",
        "briefs/district.html",
        *(f"published/{name}.parquet" for name in ("measures", "schools", "goals", "notes")),
    }
    public, internal = shown(folder / "published"), shown(run / "published")
    assert public
    assert public <= internal
    assert {row[0] for row in internal} - {row[0] for row in public} >= {"goal_coverage", "initiative_load"}
    (noted,) = [one for one in releases(Home(run_sample / "home")) if one.audience == "public"]
    assert (noted.who, noted.cycle, noted.run) == ("Ada", "winter", run.name)
    assert (run_sample / "home" / "public" / "latest").resolve() == folder


def test_nobody_reads_in_it_of_plans_promises_and_who_answers_for_what(throughline: Command, run: Path) -> None:
    folder = released_as(throughline("release", run, "--json"))
    told = "".join(path.read_text() for kind in ("html", "json") for path in folder.rglob(f"*.{kind}"))
    assert run.name not in told
    cabinet = "".join(path.read_text() for path in (run / "briefs").rglob("*.html"))
    with duckdb.connect() as asked:
        for table, column in (
            ("initiatives", "title"),
            ("commitments", "text"),
            ("commitments", "owner"),
            ("schools", "principal"),
        ):
            path = {"path": str(run / "published" / f"{table}.parquet")}
            rows = asked.execute(f"select distinct {column} from read_parquet($path)", path).fetchall()
            words = [word for (word,) in rows if word and word in cabinet]
            assert words, "those who work with the run read of them"
            assert [word for word in words if word in told] == []
        withheld = (("schools", "principal"), ("goals", "owner"), ("goals", "baseline"), ("notes", "author"))
        for table, person in withheld:
            path = {"path": str(folder / "published" / f"{table}.parquet")}
            assert asked.execute(f"select count({person}) from read_parquet($path)", path).fetchall() == [(0,)]


def test_it_is_delivered_where_everybody_looks_and_tells_the_same_when_released_again(
    throughline: Command, run_sample: Path, run: Path
) -> None:
    settings = run_sample / "district.toml"
    settings.write_text(settings.read_text().replace('public_folder = ""', 'public_folder = "website"'))
    first = released_as(throughline("release", run, "--json"))
    second = released_as(throughline("release", run, "--json"))
    assert (run_sample / "website" / "winter" / "district.html").is_file()
    for path in first.rglob("*"):
        if path.is_file() and path.name != "release.json":
            assert path.read_bytes() == (second / path.relative_to(first)).read_bytes(), path.name


def test_everybody_may_be_shown_less(throughline: Command, run_sample: Path, run: Path) -> None:
    before = released_as(throughline("release", run, "--json"))
    settings = run_sample / "district.toml"
    less = settings.read_text().replace("public]\nminimum_n = 10", "public]\nminimum_n = 60")
    settings.write_text(less)
    folder = released_as(throughline("release", run, "--json"))
    people = {row for row in shown(folder / "published") if row[0] == "chronic_absence"}
    assert people
    assert all(row[-1] >= 60 for row in people)
    assert people < {row for row in shown(before / "published") if row[0] == "chronic_absence"}
    noted = releases(Home(run_sample / "home"))
    manifests = [(one / "manifest.json").read_text() for one in (run, before, folder)]
    first, _ = [one.name for one in noted if one.audience == "public"]
    assert [json.loads(text)["released"] for text in manifests] == [[], [], [first]]
    assert not [one for one in noted if one.numbers_sha256 in "".join(manifests)]


def test_a_run_of_another_version_is_not_released(throughline: Command, run_sample: Path, run: Path) -> None:
    manifest = json.loads((run / "manifest.json").read_text())
    (run / "manifest.json").write_text(json.dumps(manifest | {"protection_sha256": "another"}))
    ran = throughline("release", run)
    assert ran.returncode == 23
    assert "throughline run DIR --cycle winter" in ran.stderr
    assert not (run_sample / "home" / "public").exists()


@pytest.mark.parametrize("what", ["name", "home"])
def test_a_run_of_another_district_is_not_released(
    throughline: Command, run_sample: Path, run: Path, tmp_path: Path, what: str
) -> None:
    other = shutil.copytree(run_sample, tmp_path / "other", symlinks=True)
    settings = other / "district.toml"
    if what == "name":
        name = json.loads((run / "manifest.json").read_text())["district"]
        settings.write_text(settings.read_text().replace(f'name = "{name}"', 'name = "Elsewhere"', 1))
        run = (other / "home" / "runs" / "latest").resolve()
    ran = throughline("release", run, "--district", other)
    assert ran.returncode == 23, ran.stderr
    assert "none of" in ran.stderr
    assert not (other / "home" / "public").exists()
    assert [one.audience for one in releases(Home(other / "home"))] == ["internal"]


def test_a_home_that_has_moved_out_of_its_district_is_still_its_own(
    throughline: Command, run_sample: Path, tmp_path: Path
) -> None:
    settings = run_sample / "district.toml"
    shutil.move(run_sample / "home", tmp_path / "moved")
    settings.write_text(f'home = "{tmp_path / "moved"}"\n' + re.sub(r"(?m)^home = .*\n", "", settings.read_text()))
    released_as(throughline("release", tmp_path / "moved" / "runs" / "latest", "--district", run_sample, "--json"))


def without_definitions(run: Path) -> None:
    manifest = json.loads((run / "manifest.json").read_text())
    del manifest["definitions"]
    (run / "manifest.json").write_text(json.dumps(manifest))


def halved(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    ("what", "harm"),
    [
        ("manifest", without_definitions),
        ("list of numbers", lambda run: halved(run / "protected" / "told.parquet")),
        ("warehouse", lambda run: halved(run / "protected" / "warehouse.duckdb")),
        ("warehouse", lambda run: (run / "protected" / "warehouse.duckdb").write_text("garbage")),
        ("warehouse", lambda run: (run / "protected" / "warehouse.duckdb").unlink()),
    ],
    ids=["manifest", "numbers cut", "warehouse cut", "warehouse changed", "warehouse gone"],
)
def test_a_harmed_run_is_told_so_and_nothing_of_it_is_left(
    run_sample: Path, run: Path, what: str, harm: Callable[[Path], object]
) -> None:
    harm(run)
    with pytest.raises(RunNotFound, match=f"The {what} of this run cannot be read"):
        release(run, "Ada")
    assert not [*(run_sample / "home").glob("public/.*"), *(run_sample / "home").glob("public/*")]
    assert [one.audience for one in releases(Home(run_sample / "home"))] == ["internal"]


def test_an_error_of_our_own_is_not_taken_for_harm(run: Path) -> None:
    with pytest.raises(duckdb.BinderException), harm_told(run):
        raise duckdb.BinderException("no such column")


def test_what_is_no_run_is_not_released(throughline: Command, run_sample: Path) -> None:
    assert throughline("release", run_sample / "home").returncode == 16


def test_a_run_as_of_an_earlier_day_is_an_analysts(throughline: Command, run_sample: Path, run: Path) -> None:
    settings = run_sample / "district.toml"
    settings.write_text(settings.read_text().replace('\nfolder = ""', '\nfolder = "shared"'))
    ran = throughline("run", run_sample, "--cycle", "winter", "--as-of", "2020-01-01", "--json")
    assert ran.returncode == 0, ran.stderr
    again = Path(json.loads(ran.stdout)["run"])
    assert json.loads((again / "manifest.json").read_text())["as_of"] == "2020-01-01"
    assert (run_sample / "home" / "runs" / "latest").resolve() == run
    assert not (run_sample / "shared").exists()
    assert [one.run for one in releases(Home(run_sample / "home"))] == [run.name]
    ran = throughline("release", again)
    assert ran.returncode == 23
    assert "without --as-of" in ran.stderr
    assert not (run_sample / "home" / "public").exists()


@pytest.mark.parametrize("gone", ["journal/journal.jsonl", "journal"])
def test_what_was_told_is_not_forgotten_with_the_journal(run_sample: Path, run: Path, gone: str) -> None:
    home = run_sample / "home"
    shutil.move(home / gone, run_sample / "elsewhere")
    with pytest.raises(HomeUnusable, match="Lines of the journal are lost"):
        release(run, "Ada")
    assert not [*home.glob("public/*")]
    with pytest.raises(HomeUnusable, match="Lines of the journal are lost"):
        told_before(Home(home), "internal", "others", "UTC")


def test_a_journal_that_cannot_be_read_is_told_and_nothing_else(throughline: Command, run_sample: Path) -> None:
    with (run_sample / "home" / "journal" / "journal.jsonl").open("a") as journal:
        journal.write("broken\n")
    ran = throughline("run", run_sample, "--cycle", "winter")
    assert ran.returncode == 10
    told = [line for line in ran.stderr.splitlines() if not line.startswith("throughline: ")]
    assert [line.split(":")[0].strip() for line in told] == ["where", "to do"], told


@pytest.mark.parametrize("word", ["yesterday", "2026-02-30", "2026-1-31", "20260131", "2026-W05-6", " 2026-01-31"])
def test_a_day_that_is_none_or_is_written_otherwise_is_told(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(["run", "district", "--cycle", "winter", "--as-of", word])
    assert ended.value.code == 2
    assert "write a day as 2026-01-31" in capsys.readouterr().err


def test_a_day_that_is_yet_to_come_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["run", "district", "--cycle", "winter", "--as-of", "2999-01-31"])
    assert "that day is yet to come" in capsys.readouterr().err


def test_a_day_is_written_as_it_is_documented() -> None:
    read = parser().parse_args(["run", "district", "--cycle", "winter", "--as-of", "2026-01-31"])
    assert read.as_of == date(2026, 1, 31)
