"""Protect writes what may be shown, and refuses to write anything that may not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import tasks.protect
from expectations.catalogue import CONTRACTS
from expectations.table import table_definition
from tasks.compute import compute
from tasks.district import District
from tasks.errors import WouldDisclose
from tasks.protect import REFERENCE, protect
from tasks.sql_text import sql_text
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import open_warehouse

COUNTS = {"school A": (30, 100), "school B": (5, 60), "school C": (40, 90), "district": (75, 250)}


@pytest.fixture(scope="module")
def district():
    return District.model_validate(
        {
            "name": "Somewhere",
            "departments": {"services": {"title": "Services", "lead": "A. Lead", "email": "lead@example.org"}},
            "datasets": {"counts": {"department": "services", "source": {"kind": "sample"}}},
            "cycles": {"fall": {"title": "Fall", "start": "2025-09-01", "end": "2025-12-31", "meeting": "2026-01-15"}},
            "folder": Path(),
        }
    )


@pytest.fixture(scope="module")
def warehouse(district, tmp_path_factory):
    """A run's warehouse with suspensions as somebody else has counted them."""
    folder = tmp_path_factory.mktemp("run")
    with open_warehouse() as connection:
        connection.execute(table_definition(CONTRACTS["counts"]))
        for unit, (numerator, denominator) in COUNTS.items():
            unit_type, _, unit_id = unit.partition(" ")
            connection.execute(
                """insert into counts by name select 'suspension_rate' as measure, 'state-1' as definition_version,
                    $unit_type as unit_type, $unit_id as unit_id, 'all' as group_id, date '2025-07-01' as period_start,
                    date '2025-12-31' as period_end, $numerator as numerator, $denominator as denominator,
                    'reported' as status, 'State' as authority, false as is_published""",
                {
                    "unit_type": unit_type,
                    "unit_id": unit_id or None,
                    "numerator": numerator,
                    "denominator": denominator,
                },
            )
        connection.execute(f"copy counts to '{folder / 'counts.parquet'}'")
    verdict = Verdict(
        dataset="counts",
        contract="counts",
        title="Counts",
        department="services",
        owner="A. Lead",
        status="accepted",
        required=False,
        accepted_path=folder / "counts.parquet",
        freshest_date=date(2025, 12, 31),
    )
    return compute(district, "fall", [verdict], folder / "warehouse.duckdb", folder / "work")


def read(path):
    with open_warehouse() as connection:
        return connection.execute(
            "select unit_type, unit_id, numerator, denominator, n, is_shown, hidden_reason from read_parquet($path)",
            {"path": str(path)},
        ).fetchall()


def written(policy, warehouse, folder):
    """The folder of what is published."""
    folder.mkdir(exist_ok=True)
    return protect(policy, warehouse, folder / "published", folder / "told.parquet")


def test_small_numbers_are_gone_and_so_is_what_would_tell_them(district, warehouse, tmp_path):
    assert read(written(district.protection.internal, warehouse, tmp_path) / "measures.parquet") == [
        ("district", "", 75, 250, 250, True, ""),
        ("school", "A", 30, 100, 100, True, ""),
        ("school", "B", None, None, None, False, "to protect small groups"),
        ("school", "C", None, None, None, False, "to protect small groups"),
    ]


def test_tables_that_briefs_need_beside_the_measures_are_written(district, warehouse, tmp_path):
    written(district.protection.internal, warehouse, tmp_path)
    assert {path.stem for path in (tmp_path / "published").iterdir()} == {"measures", "disagreements", *REFERENCE}


def test_no_dataset_about_people_is_written():
    assert not [name for name in REFERENCE if CONTRACTS[name].about_people]


def test_the_same_numbers_give_the_same_bytes(district, warehouse, tmp_path):
    first, second = (written(district.protection.internal, warehouse, tmp_path / name) for name in ("first", "second"))
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes()


def test_the_district_says_how_small_is_too_small(district, warehouse, tmp_path):
    strict = district.protection.internal.model_copy(update={"minimum_n": 50})
    shown = [row for row in read(written(strict, warehouse, tmp_path) / "measures.parquet") if row[5]]
    assert shown == [("district", "", 75, 250, 250, True, "")]


def test_what_would_disclose_is_refused_and_nothing_is_written(district, warehouse, tmp_path, monkeypatch):
    def showing_all(name):
        text = sql_text(name)
        if name != "protection/published_measures.sql":
            return text
        return f"select * replace (true as is_shown, '' as hidden_reason, 5 as numerator) from ({text})"

    monkeypatch.setattr(tasks.protect, "sql_text", showing_all)
    with pytest.raises(WouldDisclose, match=r"suspension_rate \(4 cells\)") as raised:
        written(district.protection.internal, warehouse, tmp_path)
    assert raised.value.exit_code == 14
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
