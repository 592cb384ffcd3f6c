"""Rules that hold a row against other datasets: each is broken by one row and kept by its neighbours."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from expectations.catalogue import CONTRACTS
from expectations.sampling import sample_query
from expectations.table import table_definition
from tasks.warehouse import share_warehouse

Row = Mapping[str, object]

ENROLLED = {"student_id": "1", "school_id": "a", "entry_date": "2025-09-01", "exit_date": "2025-12-01"}
ABSENT = {"student_id": "1", "school_id": "a", "date": "2025-10-01", "present_fraction": 0}
OF_A_SCHOOL = {"unit_type": "school", "unit_id": "a"}
TESTS = {"test_id": "t", "start_date": "2025-10-01"}
DECIDED = {"about": "test", "test_id": "t", "decided_date": "2025-10-01"}

# Dataset and rule; rows of the other dataset; rows that keep the rule; rows that break it.
CASES: dict[tuple[str, str], tuple[str, list[Row], list[Row], list[Row]]] = {
    ("attendance", "enrolled_that_day"): (
        "enrolment",
        [ENROLLED, {**ENROLLED, "entry_date": "2026-01-05", "exit_date": None}],
        [
            ABSENT,
            {**ABSENT, "date": "2025-09-01"},
            {**ABSENT, "date": "2025-12-01", "present_fraction": 0.5},
            {**ABSENT, "date": "2026-06-10"},
            {**ABSENT, "date": "2026-01-05", "present_fraction": 1},
            {**ABSENT, "date": "2025-12-24", "present_fraction": None},
            {**ABSENT, "student_id": "2"},
        ],
        [
            {**ABSENT, "date": "2025-12-24", "present_fraction": 0.5},
            {**ABSENT, "date": "2025-12-24", "present_fraction": 1},
            {**ABSENT, "date": "2025-08-31"},
            {**ABSENT, "school_id": "b"},
        ],
    ),
    **{
        (dataset, "school_is_known"): (
            "schools",
            [{"school_id": "a"}],
            [OF_A_SCHOOL, {"unit_type": "district"}, {"unit_type": "level", "unit_id": "high"}],
            [{**OF_A_SCHOOL, "unit_id": "b"}],
        )
        for dataset in ("counts", "rates", "goals", "notes")
    },
    ("goals", "on_the_scale_of_its_measure"): (
        "measures",
        [{"measure": "attendance_rate", "form": "proportion"}, {"measure": "enrolment", "form": "value"}],
        [
            {"measure": "attendance_rate", "target": 0.95, "baseline": 1},
            {"measure": "attendance_rate", "target": None, "baseline": None},
            {"measure": "enrolment", "target": 14500, "baseline": 14000},
            {"measure": None, "target": 35},
            {"measure": "of_our_own", "target": 35},
        ],
        [
            {"measure": "attendance_rate", "target": 95, "baseline": 0.9},
            {"measure": "attendance_rate", "target": 0.95, "baseline": 90},
            {"measure": "attendance_rate", "target": -0.1},
        ],
    ),
    ("notes", "begins_a_chart_anew"): (
        "measures",
        [{"measure": "attendance_rate", "form": "proportion"}],
        [
            {"kind": "phase", "measure": "attendance_rate"},
            {"kind": "definition_change", "measure": "attendance_rate"},
            {"kind": "definition_change", "measure": None},
            {"kind": "data_problem", "measure": "attendance"},
            {"kind": "data_problem", "measure": None},
        ],
        [
            {"kind": "phase", "measure": "attendance"},
            {"kind": "phase", "measure": None},
            {"kind": "definition_change", "measure": "attendance"},
        ],
    ),
    ("decisions", "test_has_started"): (
        "tests_of_change",
        [TESTS],
        [DECIDED, {"about": "initiative", "decided_date": "2020-01-01"}],
        [{**DECIDED, "decided_date": "2025-09-30"}],
    ),
}

# What a district's folder and the catalogue say, and nobody delivers.
OF_NO_CONTRACT = {"measures": "create table measures (measure varchar, form varchar)"}


def fill(warehouse, table: str, rows: list[Row]) -> None:
    for row in rows:
        names = ", ".join(row)
        values = ", ".join(f"${name}" for name in row)
        warehouse.execute(f"insert into {table} ({names}) values ({values})", dict(row))


def test_every_rule_has_a_case_here():
    assert set(CASES) == {(name, rule.name) for name, one in CONTRACTS.items() for rule in one.cross_rules}


@pytest.mark.parametrize("place", CASES, ids=" ".join)
def test_a_row_breaks_it_and_its_neighbours_do_not(place):
    dataset, name = place
    other, others, sound, broken = CASES[place]
    rule = next(one for one in CONTRACTS[dataset].cross_rules if one.name == name)
    assert rule.reads == (other,)
    with share_warehouse() as warehouse:
        warehouse.execute(OF_NO_CONTRACT.get(other) or table_definition(CONTRACTS[other]))
        warehouse.execute(f"create table staged as select * from ({sample_query(CONTRACTS[dataset], 1)}) limit 0")
        warehouse.execute("alter table staged add column _id bigint")
        fill(warehouse, other, others)
        fill(warehouse, "staged", [{**row, "_id": number} for number, row in enumerate((*sound, *broken))])
        found = warehouse.execute(f"select _id from staged where {rule.broken_when} order by _id").fetchall()
    assert [number for (number,) in found] == list(range(len(sound), len(sound) + len(broken)))
