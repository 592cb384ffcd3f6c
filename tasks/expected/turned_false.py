"""Yes/no columns that tell what people are and are false for many for whom they were true within the school year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import duckdb

from expectations.catalogue import CONTRACTS
from expectations.contract import Kind
from expectations.sql_literal import literal
from reports import group_words as words
from tasks.district import District
from tasks.expected.people import tells_of_enrolled
from tasks.limits.delivery import Delivery
from tasks.limits.good import cycle_of_good, good_of_other_content
from tasks.sql_text import filled, quoted
from tasks.storage.home import Home
from tasks.verdicts.untold import TurnedFalse
from tasks.verdicts.verdict import Verdict

# Single students leave a group one by one.
_FEWEST_STUDENTS = 10
# Once a year 10 to 20% of the English learners of a district are found fluent, and some 5 to 10% of the students with
# disabilities leave special education; meals of last year that nobody asks for again end in fall for fewer than that.
# At a school it may be twice as many. Between two school years all of it comes at once, and nothing is told.
_PART_OF_ALL_PERCENT, _MOST_OF_SCHOOL_PERCENT = 33, 50
# Deliveries of the school year in which they may have been in it.
_MOST_EARLIER = 12


def with_turned_false(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict], cycle_id: str
) -> list[Verdict]:
    """The verdicts, those whose rows tell what people are with such columns, and with what their owners are asked.

    Of the schools and the enrolled there must be tables.
    """
    names = dict(warehouse.execute("select school_id, name from schools").fetchall())
    return [
        _told(warehouse, district, one, cycle_id, names) if one.is_whole and tells_of_enrolled(one.contract) else one
        for one in verdicts
    ]


def _told(
    warehouse: duckdb.DuckDBPyConnection, district: District, verdict: Verdict, cycle_id: str, names: Mapping[str, str]
) -> Verdict:
    columns = [one.name for one in CONTRACTS[verdict.contract].columns if one.kind is Kind.BOOLEAN]
    end = district.cycle(cycle_id).end
    year_start = district.school_year_start_date(end)
    good = good_of_other_content(Home(district.home_folder), verdict)
    earlier = [one.rows for one in good if _is_of_year(district, one, year_start)][-_MOST_EARLIER:]
    if not earlier or not columns or not verdict.accepted_path:
        return verdict
    query = filled(
        "expected/turned_false.sql",
        flags=f"[{', '.join(f'{{name: {literal(name)}, is_true: {name}}}' for name in columns)}]",
        paths=quoted(verdict.accepted_path),
        earlier_paths=", ".join(map(quoted, earlier)),
    )
    least_n = max(_FEWEST_STUDENTS, district.protection.minimum_n)
    bounds = {"least_n": least_n, "part_percent": _PART_OF_ALL_PERCENT, "most_percent": _MOST_OF_SCHOOL_PERCENT}
    rows = warehouse.execute(query, bounds).fetchall()
    turned = tuple(_turned(*row, all_n=len(names), least_n=least_n) for row in rows)
    asked = tuple(
        words.turned_false(one.column, one.share, [names.get(school, school) for school in one.school_ids])
        for one in turned
    )
    return verdict.model_copy(update={"turned_false": turned, "questions": (*verdict.questions, *asked)})


def _is_of_year(district: District, delivery: Delivery, year_start: date) -> bool:
    """Whether a delivery came in the school year, and for a cycle of it: what comes late is of the year before."""
    came, cycle = delivery.verdict.snapshot_date, district.cycles.get(cycle_of_good(delivery))
    return came is not None and came >= year_start and cycle is not None and cycle.end >= year_start


def _turned(
    column: str,
    had_n: int,
    lost_n: int,
    schools: Sequence[str],
    school_had_n: int,
    school_lost_n: int,
    *,
    all_n: int,
    least_n: int,
) -> TurnedFalse:
    """Of the schools where they are most, these alone, unless it is so of many elsewhere or these are all."""
    had_elsewhere_n, lost_elsewhere_n = had_n - school_had_n, lost_n - school_lost_n
    is_elsewhere = lost_elsewhere_n >= least_n and 100 * lost_elsewhere_n >= _PART_OF_ALL_PERCENT * had_elsewhere_n
    of_schools = 0 < len(schools) < all_n and not is_elsewhere
    of_n, turned_n = (school_had_n, school_lost_n) if of_schools else (had_n, lost_n)
    return TurnedFalse(
        column=column,
        school_ids=tuple(schools) if of_schools else (),
        share=turned_n / of_n if min(turned_n, of_n - turned_n) >= least_n else None,
    )
