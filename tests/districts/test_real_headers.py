"""Headers of real files: those that were exchanged, and those of another layout, are found by general rules."""

from __future__ import annotations

import csv
import os
import shutil
from pathlib import Path

import pytest

from expectations.catalogue import CONTRACTS
from tasks.arrival.aliases import aliased_select
from tasks.arrival.column_changes import column_changes
from tasks.arrival.content_likeness import Rows
from tasks.maps.header_changes import ColumnChanges
from tasks.pull import pull
from tasks.settings.district_folder import read_district
from tasks.settings.map_file import Map, read_map
from tasks.sql_text import quoted
from tasks.storage.snapshot import Snapshot
from tasks.warehouse import open_warehouse

DISTRICTS = Path(__file__).parents[2] / "districts"


@pytest.fixture(scope="module")
def real_data() -> Path:
    folder = os.environ.get("THROUGHLINE_REAL_DATA", "")
    if not folder:
        pytest.skip("THROUGHLINE_REAL_DATA is not set: the real files are not here")
    return Path(folder)


def test_the_states_exchanged_headers_are_found_beside_the_file_of_schools(real_data, tmp_path):
    """Three discipline files have School and Division exchanged; the enrolment file, which lists schools, has not."""
    copy = shutil.copytree(DISTRICTS / "frederick_va", tmp_path / "district", ignore=shutil.ignore_patterns("home"))
    district = read_district(copy, {"THROUGHLINE_REAL_DATA": str(real_data)})
    pulled = {name: one for name in district.datasets if isinstance(one := pull(district, name), Snapshot)}
    told: dict[str, ColumnChanges] = {}
    with open_warehouse() as warehouse:
        for name, one in pulled.items():
            warehouse.execute(
                f"create view {name} as {aliased_select(f'read_parquet({quoted(one.path)})', one.columns, {})}"
            )
        for name, one in pulled.items():
            if name != "schools":
                rows = Rows(warehouse, name, "schools")
                contract = CONTRACTS[district.contract_of(name)]
                told[name] = column_changes(contract, read_map(district, name), one.columns, None, rows)
    exchanged = {name: {(one.old, one.new) for one in changes.renamed} for name, changes in told.items()}
    both_ways = {("School", "Division"), ("Division", "School")}
    discipline = ("short_term_suspensions", "long_term_suspensions", "expulsions")
    assert {name: pairs for name, pairs in exchanged.items() if pairs} == dict.fromkeys(discipline, both_ways)
    assert {name: changes.missing for name, changes in told.items() if changes.missing} == {}


VENDORS = {
    "fast": "FastBridge_Math_sample_anonymized_file.csv",
    "iowa": "Iowa_sample_anonymized_file.csv",
    "sat": "PSAT_SAT_sample_anonymized_file_sat.csv",
    "ready": "SC_READY_sample_anonymized_file.csv",
}


@pytest.mark.parametrize(("before", "now"), [("sat", "iowa"), ("fast", "ready"), ("ready", "sat")])
def test_another_vendors_layout_is_told_as_one_and_no_renames_are_guessed(real_data, before, now):
    headers = []
    for name in (now, before):
        with (real_data / "vendor_formats_synthetic" / VENDORS[name]).open(newline="", encoding="utf-8-sig") as file:
            headers.append([column for column in dict.fromkeys(next(csv.reader(file))) if column])
    told = column_changes(CONTRACTS["assessments"], Map(), *headers)
    assert (told.is_other_layout, told.renamed) == (True, ())
