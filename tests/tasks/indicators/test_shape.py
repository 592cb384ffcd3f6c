"""Outputs have the columns that models declare, in their order and with their types."""

from __future__ import annotations

import pytest

from tasks.errors import IndicatorBroken
from tasks.indicators.catalogue import catalogue, facts
from tasks.indicators.shape import declared_columns, require_shape

RATE = "outcomes.attendance_rate"
VALUE = "outcomes.enrolment"
FACT = "facts.spells"


def test_a_rate_declares_numerator_and_denominator():
    assert [name for name, _ in declared_columns(RATE)] == [
        *("unit_type", "unit_id", "group_id", "slice", "period_start", "period_end"),
        *("numerator", "denominator"),
        *("excluded_n", "expected_n", "received_n", "freshest_date"),
    ]


def test_a_value_declares_value_and_n():
    columns = dict(declared_columns(VALUE))
    assert (columns["value"], columns["n"]) == ("DOUBLE", "BIGINT")
    assert "numerator" not in columns


def test_a_fact_declares_its_own_columns():
    assert declared_columns(FACT) == (
        ("student_id", "VARCHAR"),
        ("school_id", "VARCHAR"),
        ("grade", "VARCHAR"),
        ("entry_date", "DATE"),
        ("last_date", "DATE"),
    )


@pytest.mark.parametrize(
    "name", [*(f"{one.area}.{name}" for name, one in catalogue().items()), *map("facts.{}".format, facts())]
)
def test_what_is_declared_is_accepted(name):
    require_shape(name, declared_columns(name))


@pytest.mark.parametrize("name", [RATE, VALUE, FACT])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda columns: columns[:-1], r"it has \d+ columns, not \d+"),
        (lambda columns: (*columns, ("more", "DATE")), r"it has \d+ columns, not \d+"),
        (lambda columns: (("student", "VARCHAR"), *columns[1:]), "column 1 is student VARCHAR, not"),
        (lambda columns: (*columns[:1], (columns[1][0], "HUGEINT"), *columns[2:]), r"column 2 is \w+ HUGEINT, not"),
        (lambda columns: (columns[1], columns[0], *columns[2:]), "column 1 is"),
    ],
    ids=["one less", "one more", "another name", "another type", "another order"],
)
def test_what_is_wrong_is_named(name, change, said):
    with pytest.raises(IndicatorBroken, match=said) as raised:
        require_shape(name, change(declared_columns(name)))
    assert raised.value.where == f"tasks/indicators/{name.replace('.', '/')}.sql"
