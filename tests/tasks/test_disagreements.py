"""Where two sources give the same figure, those that differ are told, and what only rounding tells apart is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from expectations.catalogue import CONTRACTS
from expectations.table import table_definition
from tasks.briefing.data import data_section
from tasks.compute import compute
from tasks.district import District
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import open_warehouse
from tests.reports import made_up

FALL = {"period_start": date(2025, 9, 1), "period_end": date(2025, 12, 31)}
USUAL = {"measure": "seats", "unit_type": "school", "group_id": "all", "status": "reported", "is_published": False}


@pytest.fixture(scope="module")
def district():
    return District.model_validate(
        {
            "name": "Somewhere",
            "departments": {"services": {"title": "Services", "lead": "A. Lead", "email": "lead@example.org"}},
            "datasets": {"schools": {"department": "services", "source": {"kind": "sample"}}},
            "cycles": {"fall": {"title": "Fall", "start": "2025-09-01", "end": "2025-12-31", "meeting": "2026-01-15"}},
            "measures": {"seats": {"title": "Seats taken", "counted": "things"}},
            "folder": Path(),
        }
    )


@pytest.fixture
def told(district, tmp_path):
    """How many figures were compared and differ, and the schools, of counts and rates of schools A and B."""

    def run(counts=(), rates=()):
        verdicts = [_accepted(tmp_path, name, rows) for name, rows in (("counts", counts), ("rates", rates))]
        path = compute(district, "fall", verdicts, tmp_path / "run.duckdb", tmp_path / "work")
        with open_warehouse(path, read_only=True) as warehouse:
            return warehouse.execute(
                "select origin, other_origin, compared_n, differing_n, school_ids, is_of_district from disagreements "
                "order by all"
            ).fetchall()

    return run


def _accepted(folder, name, rows):
    path = folder / f"{name}.parquet"
    with open_warehouse() as warehouse:
        warehouse.execute(table_definition(CONTRACTS[name]))
        for row in rows:
            given = {**USUAL, **FALL, **row}
            listed = ", ".join(f"${column} as {column}" for column in given)
            warehouse.execute(f"insert into {name} by name select {listed}", given)
        warehouse.execute(f"copy {name} to '{path}'")
    return Verdict(
        dataset=name,
        contract=name,
        title=name,
        department="services",
        owner="A. Lead",
        status="accepted",
        required=False,
        accepted_path=path,
    )


def count(unit, numerator, denominator=None, authority="State", version="state-1", **more):
    given = {"unit_id": unit, "numerator": numerator, "denominator": denominator, "authority": authority}
    return {**given, "definition_version": version, **more}


def test_counts_of_two_authorities_are_compared_figure_by_figure(told):
    state = [count("A", 30, 100), count("B", 40, 100), count("C", 1, 3)]
    office = [count("A", 60, 200, "Office", "o-1"), count("B", 41, 100, "Office", "o-1")]
    assert told([*state, *office]) == [("counts", "counts", 2, 1, ["B"], False)]


def test_counts_without_a_whole_are_compared_as_they_are(told):
    state = [count("A", 30), count("B", 40), count("", 70, unit_type="district")]
    office = [count("A", 30, None, "Office"), count("B", 39, None, "Office")]
    office += [count("", 69, None, "Office", unit_type="district")]
    office = [{**one, "definition_version": "o-1"} for one in office]
    assert told([*state, *office]) == [("counts", "counts", 3, 2, ["B"], True)]


def test_a_rate_agrees_with_counts_that_it_may_be_rounded_from(told):
    rates = [
        {"unit_id": unit, "rate": rate, "authority": "Vendor", "definition_version": "v"}
        for unit, rate in (("A", 0.33), ("B", 0.333), ("C", 0.34))
    ]
    counts = [count(unit, 1, 3) for unit in "ABC"]
    assert told(counts, rates) == [("counts", "rates", 3, 1, ["C"], False)]


def test_what_is_hidden_or_of_another_period_or_measure_is_not_compared(told):
    hidden = count("A", None, None, "Office", "o-1", status="suppressed")
    later = count("B", 41, 100, "Office", "o-1", period_end=date(2025, 12, 30))
    other = count("C", 2, 3, "Office", "o-1", measure="teacher_retention")
    assert told([count("A", 30, 100), count("B", 40, 100), count("C", 1, 3), hidden, later, other]) == []


def test_the_brief_names_both_sources_and_where_they_differ(tmp_path):
    row = {
        "measure": "chronic_absence",
        "slice": "",
        "origin": "student rows",
        "authority": "EDFacts",
        "definition_version": "fs195",
        "other_origin": "counts",
        "other_authority": "State Department",
        "other_definition_version": "2024",
        "compared_n": 12,
        "differing_n": 2,
        "school_ids": ["7"],
        "is_of_district": True,
    }
    schools = [{"school_id": "7", "name": "Birch", "level": "high"}]
    run = made_up.small(tmp_path, measures=[{"value": 0.1}], schools=schools)
    made_up._parquet(run.published / "disagreements.parquet", [row, {**row, "differing_n": 0, "slice": "x"}])
    assert data_section(run.read(), [], ()).disagreements == (
        "Chronic absence: 2 of 12 figures from the district's own rows (fs195) and from State Department (2024) "
        "differ: the district and Birch.",
    )
