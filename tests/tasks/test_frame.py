"""The frame: of which cycle and measures indicators speak. Its periods are in tests/spec/test_periods.py."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tasks.district import District
from tasks.errors import RunNotFound
from tasks.frame_tables import FRAME, make_frame
from tasks.indicators.catalogue import catalogue
from tasks.settings.known_measures import measures_of
from tasks.warehouse import open_warehouse


def district_with(**other):
    return District.model_validate(
        {
            "name": "Somewhere",
            "departments": {"services": {"title": "Services", "lead": "A. Lead", "email": "lead@example.org"}},
            "datasets": {"schools": {"department": "services", "source": {"kind": "sample"}}},
            "cycles": {
                "fall": {"title": "Fall", "start": "2025-09-01", "end": "2025-12-31", "meeting": "2026-01-15"},
                "winter": {"title": "Winter", "start": "2026-01-01", "end": "2026-03-31", "meeting": "2026-04-15"},
            },
            "folder": Path(),
            **other,
        }
    )


def framed(query, district=None, cycle="fall"):
    with open_warehouse() as warehouse:
        make_frame(warehouse, district or district_with(), cycle)
        return warehouse.execute(query).fetchall()


def test_every_table_of_the_frame_is_there():
    tables = framed("select table_name from information_schema.tables")
    assert {name for (name,) in tables} == set(FRAME)


def test_the_cycle_is_one_row():
    row = ("winter", "Winter", date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 15))
    assert framed("from cycle", cycle="winter") == [row]


@pytest.mark.parametrize(
    ("year_start", "first", "last"),
    [
        ("07-01", date(2025, 7, 1), date(2026, 6, 30)),
        ("01-01", date(2025, 1, 1), date(2025, 12, 31)),
        ("12-31", date(2025, 12, 31), date(2026, 12, 30)),
        ("03-01", date(2025, 3, 1), date(2026, 2, 28)),
    ],
)
def test_the_last_school_year_is_that_of_the_cycles_end(year_start, first, last):
    years = framed("from school_years order by 1 desc", district_with(school_year_start=year_start))
    assert years[0] == (first, last)
    assert len(years) == 3


def test_a_measure_means_what_the_catalogue_says():
    (row,) = framed("select form, counted, shown_period, minimum_n from meanings where measure = 'attendance_rate'")
    assert row == ("proportion", "student_days", "cycle", 10)


def test_a_measure_that_only_comes_ready_made_means_what_the_district_says():
    own = district_with(
        measures={"positions": {"title": "Positions", "form": "value", "counted": "staff"}},
        protection={"minimum_n": 20},
    )
    query = "select form, counted, shown_period, minimum_n from meanings where measure = 'positions'"
    assert framed(query, own) == [("value", "staff", "own", 20)]
    assert list(measures_of(own)) == [*catalogue(), "positions"]


def test_a_district_cannot_give_a_catalogue_measure_another_meaning():
    own = district_with(measures={"enrolment": {"title": "Chairs", "counted": "things"}})
    assert measures_of(own)["enrolment"] == catalogue()["enrolment"]
    assert list(measures_of(own)) == list(catalogue())
    assert framed("select count(*) from meanings", own) == [(len(catalogue()),)]


def test_the_version_of_a_measure_names_the_settings_that_it_is_made_with():
    own = district_with(definitions={"chronic_absence_minimum_days": 30})
    version = measures_of(own)["chronic_absence_state"].definition_version
    assert version == "state-10pct-1, chronic_absence_minimum_days 30"
    query = "select definition_version from meanings where measure = 'chronic_absence_state'"
    assert framed(query, own) == [(version,)]


def test_a_cycle_that_is_not_the_districts_has_no_frame():
    with pytest.raises(RunNotFound):
        district_with().cycle("summer")
