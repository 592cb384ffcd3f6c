"""Percentages that a spreadsheet has kept as fractions: 15.0% and 0.15 are the same, and neither is 0.15%."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.catalogue import CONTRACTS
from tasks.maps.mapping import Map, apply_map
from tasks.warehouse import open_warehouse

DISTRICTS = Path(__file__).parents[2] / "districts"
PLAN = "Goal,Statement,Department,Owner,Measure,Subject,Student group,Baseline,Baseline of,Target,Better,By when"
RETENTION = "Site,School year,Teachers October 1,Returned next October 1"
ATTENDANCE = "DBN,ATTN_DATE_YMD,ATTN_PCT"
PASSES = "Year,Division,School,Indicator,Subgroup,Percent Passing"
PASSED = ("2024", "Frederick County Public Schools", "Hill School", "Reading", "All Students")


def mapped(folder, of, contract, header, rows, shown):
    """What the map of a district makes of the rows of one file, in their order."""
    using = Map((DISTRICTS / of).read_text(), False, of)
    names = ", ".join(f'"{column}" varchar' for column in header.split(","))
    with open_warehouse() as warehouse:
        warehouse.execute(f"create table raw ({names}, _file varchar, _row bigint)")
        places = ", ".join("?" * (len(rows[0]) + 2))
        warehouse.executemany(
            f"insert into raw values ({places})", [[*row, "file.csv", n] for n, row in enumerate(rows)]
        )
        apply_map(warehouse, CONTRACTS[contract], using, folder / "staged.parquet")
        return warehouse.execute(f"select {shown} from mapped_rows order by _row").fetchall()


@pytest.mark.parametrize(
    ("written", "is_now"),
    [
        ("15.0%", 0.15),
        ("15 %", 0.15),
        ("0.150", 0.15),
        ("100%", 1.0),
        ("1", 1.0),
        ("0", 0.0),
        ("15.0", 15.0),
        (None, None),
    ],
)
def test_of_the_samples_plans_only_what_has_a_percent_sign_is_by_100(tmp_path, written, is_now):
    goal = (
        "attendance",
        "Everybody is here",
        "x",
        "",
        "chronic_absence",
        "",
        "All",
        written,
        "6/30/2025",
        written,
        "Less",
        "6/30/2027",
    )
    found = mapped(tmp_path, "sample/maps/goals.sql", "goals", PLAN, [goal], "baseline, target")
    assert found == [(is_now, is_now)]
    rate = mapped(
        tmp_path, "sample/maps/teacher_retention.sql", "rates", RETENTION, [("0001", "2024-25", "17", written)], "rate"
    )
    assert rate == [(is_now,)]


@pytest.mark.parametrize(
    "written", [("92.50", "0.00", "NS"), ("0.925", "0", "NS"), ("92.5%", "0.0%", "NS")], ids=lambda one: one[0]
)
def test_a_feed_of_fractions_gives_the_rates_of_one_of_percentages(tmp_path, written):
    rows = [("32K075", "20130909", written[0]), ("32K106", "20130909", written[1]), ("32K086", "20130909", written[2])]
    found = mapped(tmp_path, "nyc/maps/attendance_rates.sql", "rates", ATTENDANCE, rows, "rate")
    assert found == [(0.925,), (0.0,), (None,)]


@pytest.mark.parametrize(
    "written", [("85", "1", "<"), ("0.85", "0.01", "<"), ("85%", "1%", "<")], ids=lambda one: one[0]
)
def test_a_state_file_of_fractions_gives_the_rates_of_one_of_percentages(tmp_path, written):
    rows = [(*PASSED, one) for one in written]
    found = mapped(tmp_path, "frederick_va/maps/accreditation_pass_rates.sql", "rates", PASSES, rows, "rate")
    assert found == [(0.85,), (0.01,), (None,)]
