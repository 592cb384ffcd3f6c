"""One person in every column of every dataset is found nowhere but in the protected folders, whatever is run."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tasks.sources.sample import SENTINEL_NAME
from tests.flows.conftest import ROOT, with_little_shown
from tests.flows.forked import Forks
from tests.flows.planted import ALL_FORMS, CYCLE, Dataset, bad_rows, good_rows, with_bad_rows, with_the_person, write
from tests.flows.searched import KEPT_BY_PREFECT, found_in, holding, kept_by_prefect
from tests.flows.test_sentinel import PROTECTED

NOT_VALID, MUST_BE_MENDED = 10, 12


class Told:
    """Runs commands as a user would, with all that is logged, and keeps what they say."""

    def __init__(self, forks: Forks, folder: Path) -> None:
        self._forks, self._folder = forks, folder
        self._said: list[str] = []

    def run(self, *words: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
        ran = self._forks.run(words, self._folder)
        assert ran.returncode == code, ran.stderr
        self._said += [ran.stdout, ran.stderr]
        return ran

    def kill_at(self, word: str, *words: str | Path) -> None:
        """Run a command and kill it as soon as it has said a word."""
        with self._forks.started(words, self._folder) as running:
            for line in running.stderr:
                self._said.append(line)
                if word in line:
                    os.kill(running.pid, signal.SIGKILL)
                    break
            assert running.wait() == -signal.SIGKILL

    def refresh(self, district: Path, department: str) -> None:
        told = self._forks.call("flows.refresh.refresh_department", district, department, CYCLE)
        self._said.append(json.dumps(told))

    @property
    def said(self) -> str:
        """All that the commands printed."""
        return "\n".join(self._said)

    def astray(self, home: Path) -> Iterator[str]:
        """Wherever the person is outside of the protected folders."""
        yield from (text for text in self._said if found_in(text))
        environment = self._forks.environment
        for place in (home, Path(environment["TMPDIR"]), Path(environment["PREFECT_HOME"])):
            yield from (str(path) for path in holding(place) if not PROTECTED & set(path.relative_to(place).parts))
        for kind in KEPT_BY_PREFECT:
            kept = kept_by_prefect(environment["PREFECT_API_URL"], kind)
            yield from (f"{kind}: {one}" for one in found_in(kept))


@pytest.fixture
def told(loud: Forks, tmp_path: Path) -> Told:
    return Told(loud, tmp_path)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Dataset]:
    """Rows of every contract, without the person but where the sample has her."""
    folder = tmp_path_factory.mktemp("good")
    sample = folder / "sample"
    shutil.copytree(ROOT / "districts" / "sample", sample, ignore=shutil.ignore_patterns("home"))
    settings = sample / "district.toml"
    settings.write_text(settings.read_text().replace('kind = "sample"', 'kind = "sample", students = 100'))
    return good_rows(sample, folder / "work")


def make_district(folder: Path, good: Mapping[str, Dataset], more: str = "", **keys: str) -> Path:
    """A district of these datasets, each from a file below `rows`; `keys` has more lines, `more` more tables."""
    sample = (ROOT / "districts" / "sample" / "district.toml").read_text()
    tables = [table(name, one.department, keys.get(name, "")) for name, one in good.items()]
    text = [sample[: sample.index("[datasets.")], *tables, more, sample[sample.index("[cycles.") :]]
    (folder / "district.toml").write_text("\n".join(text))
    with_little_shown(folder / "district.toml")
    return folder


def table(name: str, department: str, keys: str = "", path: str = "") -> str:
    source = f'source = {{ kind = "files", path = "rows/{path or name}.csv", settle_seconds = 0 }}'
    return f'[datasets.{name}]\ndepartment = "{department}"\nexpected = "year"\n{source}\n{keys}\n'


def held_by(home: Path, folder: str) -> set[str]:
    """The datasets in whose part of a protected folder the person is."""
    return {path.relative_to(home / folder).parts[1] for path in holding(home / folder)}


def test_in_few_rows_of_many(told: Told, good: dict[str, Dataset], tmp_path: Path) -> None:
    folder = tmp_path / "district"
    for name, dataset in good.items():
        write(with_the_person(dataset), folder / "rows" / f"{name}.csv")
    write_codes(folder / "codes.csv")
    home = make_district(folder, good, attendance='codes = "codes.csv"') / "home"
    told.run("check", folder)
    run = json.loads(told.run("run", folder, "--cycle", CYCLE, "--json").stdout)["run"]
    about_people = {name for name, one in good.items() if one.contract.about_people}
    assert held_by(home, "accepted") >= about_people, "she is there to be found, in rows that go on"
    assert held_by(home, "quarantine") == set(good), "and in rows held back"
    told.run("quarantine", run)
    told.run("quarantine", run, "--json")
    mend_badly(home / "quarantine")
    for name, dataset in good.items():
        write(with_bad_rows(dataset), folder / "rows" / f"{name}.csv")
    told.run("run", folder, "--cycle", CYCLE)
    told.run("render", home / "runs" / "latest")
    told.refresh(folder, good["enrolment"].department)
    told.run("rehearse", folder, code=MUST_BE_MENDED)
    assert [*told.astray(home)] == []


def write_codes(path: Path) -> None:
    """The person's name and number as codes of the district, by which rows of hers go on."""
    path.write_text(f"column,theirs,ours\nabsence_reason,{ALL_FORMS},excused\nabsence_reason,{SENTINEL_NAME},excused\n")


def mend_badly(quarantine: Path) -> None:
    """In each dataset's folder a copy of the template as it is, in others one whose header is a row or that is cut."""
    for number, template in enumerate(sorted(quarantine.rglob("mend_these.csv"))):
        lines = template.read_text().splitlines()
        texts = [lines, lines[1:], [*lines, f'"{ALL_FORMS}'], [lines[0], *(f"{one},{ALL_FORMS}" for one in lines[1:])]]
        (template.parents[1] / "mended" / "mended.csv").write_text("\n".join(texts[number % len(texts)]))


def test_in_every_row(told: Told, good: dict[str, Dataset], tmp_path: Path) -> None:
    """Datasets stop one by one; beside them are files without a header and a map that makes reasons of values."""
    folder = tmp_path / "district"
    for name, dataset in good.items():
        write([*bad_rows(dataset)], folder / "rows" / f"{name}.csv")
    enrolment = good["enrolment"]
    write(
        [{**row, "exit_reason": ALL_FORMS} for row in with_the_person(enrolment)][::-1],
        folder / "rows" / "one.csv",
        header=False,
    )
    shutil.copy(folder / "rows" / "one.csv", folder / "rows" / "many_2.csv")
    write(enrolment.rows, folder / "rows" / "many_1.csv")
    (folder / "reasons.sql").write_text("select *, 'not ' || student_id as _left_out from raw")
    (folder / "fails.sql").write_text("select cast(student_id as integer) as student_id, _file, _row from raw")
    keys = {
        "one": 'contract = "enrolment"',
        "many": 'contract = "enrolment"',
        "reasons": 'contract = "demographics"\nmap = "reasons.sql"',
        "fails": 'contract = "demographics"\nmap = "fails.sql"',
    }
    paths = {"many": "many_*", "reasons": "demographics", "fails": "demographics"}
    more = [table(name, enrolment.department, lines, paths.get(name, "")) for name, lines in keys.items()]
    home = make_district(folder, good, "\n".join(more)) / "home"
    told.run("check", folder, code=NOT_VALID)
    told.run("run", folder, "--cycle", CYCLE, "--json")
    assert held_by(home, "landing") >= set(good) | set(keys)
    told.run("quarantine", home / "runs" / "latest")
    told.refresh(folder, good["attendance"].department)
    told.run("rehearse", folder, "--json", code=MUST_BE_MENDED)
    assert [*told.astray(home)] == []


def test_where_the_cells_of_each_file_about_people_have_moved(
    told: Told, good: dict[str, Dataset], tmp_path: Path
) -> None:
    """All numbers, names and birth dates are then hers, or those of her like: whoever is told of tells of her."""
    folder = tmp_path / "district"
    for number, (name, dataset) in enumerate(good.items()):
        rows = with_the_person(dataset)
        write(
            moved(rows, 1 + number % 3) if dataset.contract.about_people else dataset.rows,
            folder / "rows" / f"{name}.csv",
        )
    home = make_district(folder, good) / "home"
    told.run("run", folder, "--cycle", CYCLE, "--json")
    told.run("quarantine", home / "runs" / "latest")
    people = {row["student_id"] for row in good["enrolment"].rows}
    assert held_by(home, "landing")
    assert [*told.astray(home)] == []
    assert not any(number in told.said for number in people)


def test_of_a_run_that_is_killed_in_the_midst(told: Told, good: dict[str, Dataset], tmp_path: Path) -> None:
    """What it had in hand lies in `work`, for the owner only, until the next run clears it away."""
    folder = tmp_path / "district"
    few = {name: good[name] for name in ("schools", "calendar", "enrolment", "demographics", "attendance")}
    for name, dataset in few.items():
        write(with_the_person(dataset), folder / "rows" / f"{name}.csv")
    home = make_district(folder, few) / "home"
    told.kill_at("enrolment:", "run", folder, "--cycle", CYCLE)
    assert home.stat().st_mode & 0o077 == 0
    assert [one for one in told.astray(home) if not one.startswith(f"{home / 'work'}/")] == []
    told.run("run", folder, "--cycle", CYCLE)
    assert not [*(home / "work").iterdir()]
    assert [*told.astray(home)] == []


def moved(rows: list[dict[str, str | None]], places_n: int) -> list[dict[str, str | None]]:
    """The rows with each cell so many places further right, the last ones first."""
    return [dict(zip(row, [*row.values()][-places_n:] + [*row.values()][:-places_n], strict=True)) for row in rows]
