"""What a warehouse says of the figures to be split: their exact numbers, and the schools behind them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import duckdb

from tasks.indicators.catalogue import catalogue
from tasks.insert_rows import insert_rows
from tasks.moves.figures import Figure, Key, Numbers
from tasks.moves.results import Results
from tasks.sql_text import sql_text
from tasks.warehouse import parsed


@dataclass(frozen=True, kw_only=True)
class Schools:
    """The schools that count in a figure, and those of them of which enough data came to be compared.

    `opened` are open on its days. Of the `short` some data came, and some are known to be missing; of the `dropped`
    the calendar lost days. `results` are there of those that sent the window of a figure of tests.
    """

    counted: frozenset[str] = frozenset()
    comparable: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    results: dict[str, Results] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Computed:
    """Numbers and schools of every figure asked for."""

    numbers: dict[Key, Numbers]
    schools: dict[Key, Schools]


def read_computed(warehouse: duckdb.DuckDBPyConnection, figures: Collection[Figure]) -> Computed:
    """What the warehouse of a whole cycle says."""
    numbers = read_numbers(warehouse, figures)
    opened = {
        (measure, slice_): frozenset(school_ids)
        for measure, slice_, school_ids in warehouse.execute(parsed(sql_text("moves/open_schools.sql"))).fetchall()
    }
    found = {
        (measure, slice_): Schools(
            counted=frozenset(counted),
            comparable=frozenset(comparable),
            short=frozenset(short),
            dropped=frozenset(dropped),
        )
        for measure, slice_, counted, comparable, short, dropped in warehouse.execute(
            sql_text("moves/school_sets.sql")
        ).fetchall()
    }
    schools = {key: replace(found.get(key, Schools()), opened=school_ids) for key, school_ids in opened.items()}
    return Computed(numbers=numbers, schools=_with_results(warehouse, found | schools))


def _with_results(warehouse: duckdb.DuckDBPyConnection, schools: Mapping[Key, Schools]) -> dict[Key, Schools]:
    results: dict[Key, dict[str, Results]] = {key: {} for key in schools}
    rows = warehouse.execute(parsed(sql_text("moves/results.sql"))).fetchall()
    for measure, slice_, school_id, expected_n, untold_n, tested_n in rows:
        of_school = Results(expected_n=expected_n, untold_n=untold_n, tested_n=tested_n)
        results.setdefault((measure, slice_), {})[school_id] = of_school
    return {key: replace(schools.get(key, Schools()), results=of_key) for key, of_key in results.items()}


def read_numbers(warehouse: duckdb.DuckDBPyConnection, figures: Collection[Figure]) -> dict[Key, Numbers]:
    """The numbers of the figures, in their own periods; a figure that is not there is left out."""
    warehouse.execute(
        "create temp table wanted_figures (measure varchar, slice varchar, period_start date, period_end date)"
    )
    insert_rows(
        warehouse,
        "wanted_figures",
        [[one.measure, one.slice, one.period_start, one.period_end] for one in figures],
    )
    found = {
        (measure, slice_): Numbers(numerator=numerator, denominator=denominator, value=value, people_n=people_n)
        for measure, slice_, numerator, denominator, value, people_n in warehouse.execute(
            sql_text("moves/levels.sql")
        ).fetchall()
    }
    if any(catalogue()[measure].counted == "student_days" for measure, _ in found):
        for measure, slice_, people_n in warehouse.execute(parsed(sql_text("moves/people.sql"))).fetchall():
            found[measure, slice_] = replace(found[measure, slice_], people_n=people_n)
    return found
