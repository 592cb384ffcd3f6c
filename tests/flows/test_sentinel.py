"""Nothing about a person leaves the protected folders: a planted student is found nowhere else after a full run."""

from __future__ import annotations

from pathlib import Path

from tests.flows.conftest import TWO_GROUPS, forget, sample_of_all_groups, with_little_shown
from tests.flows.forked import Forks
from tests.flows.searched import found_in, holding

PROTECTED = {"landing", "accepted", "quarantine", "rehearsal", "errors", "protected"}


def test_the_planted_student_stays_in_protected_folders(loud: Forks, tmp_path: Path) -> None:
    sample = sample_of_all_groups(tmp_path / "sample")
    with_little_shown(sample / "district.toml")
    settings = sample / "district.toml"
    faults = "students = 300, faults = { bad_date = 2, duplicate_key = 2, unknown_code = 1 }"
    text = settings.read_text()
    start = text.index("[datasets.enrolment]")
    settings.write_text(text[:start] + text[start:].replace("students = 300", faults, 1))
    ran = loud.run(["run", sample, "--cycle", "winter"], sample.parent)
    assert ran.returncode == 0, ran.stderr
    found = [path.relative_to(sample / "home") for path in holding(sample / "home")]
    assert {path.parts[0] for path in found} >= {"landing", "accepted"}, "the student is there to be found"
    astray = [path for path in found if not PROTECTED & set(path.parts)]
    assert astray == []
    assert found_in(ran.stdout + ran.stderr) == []
    assert list(holding(Path(loud.environment["PREFECT_HOME"]))) == []


def test_an_unexpected_failure_does_not_tell_a_value(loud: Forks, run_sample: Path) -> None:
    forget(run_sample, "demographics")
    broken = run_sample / "maps" / "broken.sql"
    broken.write_text("select cast(student_name as integer) as student_id, _file, _row from raw")
    settings = run_sample / "district.toml"
    text = settings.read_text()
    assert TWO_GROUPS in text
    settings.write_text(text.replace(TWO_GROUPS, 'map = "maps/broken.sql"'))
    ran = loud.run(["run", run_sample, "--cycle", "winter"], run_sample.parent)
    assert ran.returncode == 3, ran.stderr
    assert "The map fails on a row" in ran.stderr
    assert "Quillfeather" not in ran.stdout + ran.stderr
