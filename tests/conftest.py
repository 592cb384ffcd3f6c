"""Small district folders, and their first steps."""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tasks.pull import pull
from tasks.settings.district_folder import read_district
from tasks.validate import validate
from tasks.validation.judging import judge_snapshot
from tasks.verdicts.verdict import Verdict
from tests.judged_once import JudgedOnce

# What tests make lasts, such as the modules of large libraries, or is gone without a collection: to look for rings in
# it a tenth as often saves a twentieth of all the time.
gc.set_threshold(100_000, 20, 100)

MakeDistrict = Callable[..., Path]
Validated = Callable[..., Verdict]

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n0102,Cedar,middle\n"
_HEAD = """
name = "Testville"
time_zone = "America/Chicago"

[departments.office]
title = "Data Office"
lead = "Ada Lead"
email = "ada@testville.example"

[cycles.fall]
title = "Fall 2025"
start = 2025-08-25
end = 2025-10-31
meeting = 2025-11-12
"""


@pytest.fixture
def make_district(tmp_path: Path) -> MakeDistrict:
    """Write a district's folder: one dataset for each CSV at its top, and two schools unless told otherwise.

    `datasets` gives more keys for a dataset by its name, `toml` stands above everything, `more` below.
    """

    def make(
        files: Mapping[str, str] | None = None,
        *,
        folder: str = "district",
        toml: str = "",
        more: str = "",
        **datasets: Mapping[str, Any],
    ) -> Path:
        path = tmp_path / folder
        written = {"schools.csv": SCHOOLS, **(files or {})}
        for name, content in written.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_text(content, encoding="utf-8")
        tables = [
            _table(name, {**_of_file(f"{name}.csv"), **datasets.get(name, {})})
            for name in dict.fromkeys([*(Path(file).stem for file in written if _is_dataset(file)), *datasets])
        ]
        (path / "district.toml").write_text("\n".join([toml, _HEAD, *tables, more]), encoding="utf-8")
        return path

    return make


@pytest.fixture
def validated() -> Validated:
    """Pull one dataset of a district's folder and judge it."""

    def run(folder: Path, dataset: str, others: Sequence[Verdict] = (), cycle: str = "fall") -> Verdict:
        district = read_district(folder)
        return validate(district, dataset, pull(district, dataset), others, cycle)

    return run


@pytest.fixture(scope="session")
def judged_once(tmp_path_factory: pytest.TempPathFactory) -> JudgedOnce:
    """What was judged already in this session, and judges the rest."""
    return JudgedOnce(judge_snapshot, tmp_path_factory.mktemp("judged"))


@pytest.fixture
def judges_once(judged_once: JudgedOnce, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of what comes after judging: what was judged already is not judged again."""
    monkeypatch.setattr("tasks.validate.judge_snapshot", judged_once)


def _is_dataset(file: str) -> bool:
    return file.endswith(".csv") and "/" not in file


def _of_file(file: str) -> dict[str, Any]:
    return {"department": "office", "source": {"kind": "files", "path": file, "settle_seconds": 0}}


def _table(name: str, keys: Mapping[str, Any]) -> str:
    return f"[datasets.{name}]\n" + "\n".join(f"{key} = {_value(value)}" for key, value in keys.items())


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_value(item)}" for key, item in value.items()) + " }"
    return json.dumps(value)
