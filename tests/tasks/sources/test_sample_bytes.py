"""The made-up district as a file: the same bytes every time, whatever the machine, in memory that does not grow."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.sources.sample import SampleSource
from tasks.sources.settings import SampleSettings, SourceContext

ROOT = Path(__file__).parents[3]


def source(dataset, folder, **settings):
    context = SourceContext(dataset=dataset, contract=dataset, owner="", folder=folder, work=folder / "work")
    return SampleSource(SampleSettings(kind="sample", **settings), context)


def made(dataset, folder, name="rows", **settings):
    path = folder / f"{dataset}-{name}.parquet"
    source(dataset, folder, **settings).read(path)
    return path


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("dataset", ["schools", "attendance", "assessments", "incidents"])
def test_the_same_settings_give_the_same_bytes(dataset, tmp_path):
    first, second = (made(dataset, tmp_path, name, students=300) for name in ("first", "second"))
    other = made(dataset, tmp_path, "other", students=300, seed=2)
    assert sha256(first) == sha256(second)
    assert sha256(first) != sha256(other)


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this machine cannot give a process fewer processors")
def test_the_number_of_processors_changes_no_byte(tmp_path):
    all_processors = os.sched_getaffinity(0)
    wide = made("attendance", tmp_path, "wide", students=3000)
    try:
        os.sched_setaffinity(0, {min(all_processors)})
        narrow = made("attendance", tmp_path, "narrow", students=3000)
    finally:
        os.sched_setaffinity(0, all_processors)
    assert sha256(wide) == sha256(narrow)


def test_a_look_makes_nothing_and_knows_what_would_be_made(tmp_path):
    (file,) = source("attendance", tmp_path, students=1_000_000).look()
    assert file.name == "sample/attendance (1000000 students, seed 1)"
    assert list(tmp_path.iterdir()) == []
    assert source("attendance", tmp_path / "elsewhere", students=1_000_000).look() == [file]
    for other in (
        source("attendance", tmp_path, students=1_000_000, seed=2),
        source("attendance", tmp_path, students=1_000_000, faults={"empty": 1}),
        source("incidents", tmp_path, students=1_000_000),
    ):
        assert other.look()[0].sha256 != file.sha256


PEAK_MB = """
import resource, sys
from pathlib import Path
from tasks.sources.sample import SampleSource
from tasks.sources.settings import SampleSettings, SourceContext
folder = Path(sys.argv[2])
context = SourceContext(dataset="attendance", contract="attendance", owner="", folder=folder, work=folder)
SampleSource(SampleSettings(kind="sample", students=int(sys.argv[1])), context).read(folder / "rows.parquet")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_memory_does_not_grow_with_the_district(tmp_path):
    small, large = (
        int(subprocess.check_output([sys.executable, "-c", PEAK_MB, str(students), str(tmp_path)], cwd=ROOT))
        for students in (4_000, 32_000)
    )
    assert large < small + 80
