"""Days of months add up to those of the cycle: a reader who subtracts one from the other finds nothing of a few."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.protection.told_files import write_told
from tests.tasks.protection.reader import ranges

SMALL, ANOTHER = "small group", "to protect another group"
MIN_WIDTH = 7
CYCLE = ("2025-09-01", "2025-12-31")
MONTHS = [("2025-09-01", "2025-09-30"), ("2025-10-01", "2025-10-31"), ("2025-11-01", "2025-11-30")]
GROUPS = ("sex=female", "sex=male")
Cell = tuple[str, str, str, tuple[str, str]]


class Students(NamedTuple):
    """Students of a school and sex: how many, and how many days they were there and not in each month."""

    school: str
    sex: str
    n: int
    there: tuple[int, ...]
    absent: tuple[int, ...]


def students() -> st.SearchStrategy[list[Students]]:
    """Up to four schools, of which months have few absences or many."""
    days = st.tuples(*[st.sampled_from([60, 150, 400])] * len(MONTHS))
    absences = st.tuples(*[st.sampled_from([0, 2, 5, 9, 14, 40])] * len(MONTHS))
    one = st.builds(
        Students, st.sampled_from("ABCD"), st.sampled_from(GROUPS), st.sampled_from([4, 20, 45]), days, absences
    )
    return st.lists(one, min_size=1, max_size=8)


def counts_of(people: list[Students]) -> tuple[dict[Cell, int], dict[tuple[str, str], int]]:
    """Days there and absent by unit, group and period; and students."""
    days: dict[Cell, int] = {}
    students: dict[tuple[str, str], int] = {}
    for one in people:
        for place in [(unit, group) for unit in (one.school, "district") for group in ("all", one.sex)]:
            students[place] = students.get(place, 0) + one.n
            for kind, by_month in (("there", one.there), ("absent", one.absent)):
                for period, n in zip((*MONTHS, CYCLE), (*by_month, sum(by_month)), strict=True):
                    days[*place, kind, period] = days.get((*place, kind, period), 0) + n
    return days, students


def sums_of(days: dict[Cell, int]) -> list[tuple[Cell, list[Cell]]]:
    """Each total with its parts: groups, schools and months."""
    found = []
    units = sorted({unit for unit, *_ in days} - {"district"})
    has_both = {group for _, group, *_ in days} > {"all", GROUPS[0]}
    for unit, group, kind, period in days:
        if unit == "district":
            parts = [cell for one in units if (cell := (one, group, kind, period)) in days]
            found.append(((unit, group, kind, period), parts))
        if group == "all" and has_both:
            parts = [cell for one in GROUPS if (cell := (unit, one, kind, period)) in days]
            found.append(((unit, group, kind, period), parts))
        if period == CYCLE:
            found.append(((unit, group, kind, period), [(unit, group, kind, month) for month in MONTHS]))
    return found


def rows_and_attendance(people: list[Students], months: list[tuple[str, str]]) -> tuple[list[dict[str, object]], str]:
    """Rows of measures for these months and the cycle, and how many students are behind each."""
    days, students_n = counts_of(people)
    rows, behind = [], []
    for (unit, group), n in students_n.items():
        for start, end in (*months, CYCLE):
            there, absent = (days[unit, group, kind, (start, end)] for kind in ("there", "absent"))
            rows.append(
                {
                    "measure": "attendance_rate",
                    "unit": unit,
                    "group": group,
                    "period_start": start,
                    "period_end": end,
                    "numerator": there,
                    "denominator": there + absent,
                }
            )
            behind.append(
                f"select '{'district' if unit == 'district' else 'school'}' as unit_type, "
                f"'{'' if unit == 'district' else unit}' as unit_id, '{group}' as group_id, "
                f"date '{start}' as period_start, date '{end}' as period_end, {n} as reported_n"
            )
    return rows, " union all ".join(behind)


@settings(max_examples=10, deadline=None)
@given(students())
def test_neither_days_of_a_month_nor_of_the_cycle_can_be_told_to_fewer_than_seven_numbers(protected, people):
    """But that nobody was absent where a shown total says so."""
    days, _ = counts_of(people)
    rows, behind = rows_and_attendance(people, MONTHS)
    query = """select if(unit_type = 'district', 'district', unit_id), group_id, cast(period_start as varchar),
        cast(period_end as varchar) from published where is_shown"""
    shown = protected(rows, attendance=behind).execute(query).fetchall()
    known = {(unit, group, kind, (start, end)) for unit, group, start, end in shown for kind in ("there", "absent")}
    found = ranges(days, known, sums_of(days)) if len(known) < len(days) else {}
    for (unit, group, kind, period), (least, most) in found.items():
        if most - least < MIN_WIDTH - 1e-6:
            assert days[unit, group, kind, period] == 0, (unit, group, kind, period, least, most)
            totals = [("district", group), (unit, "all"), ("district", "all"), (unit, group)]
            told = [(*place, kind, when) for place in totals for when in (period, CYCLE)]
            assert any(cell in known and days[cell] == 0 for cell in told)


def test_the_cycle_does_not_tell_a_hidden_month_beside_those_that_a_later_run_has_told(protected, tmp_path):
    """A later run's cycle is another, so that it tells its year's other months."""
    people = [
        Students(school, GROUPS[0], 45, (400, 400, 400), (absent, 40, 40))
        for school, absent in zip("ABC", (4, 9, 40), strict=True)
    ]
    rows, behind = rows_and_attendance(people, MONTHS)
    warehouse = protected([row for row in rows if (row["period_start"], row["period_end"]) != CYCLE], attendance=behind)
    write_told(warehouse, tmp_path / "told.parquet")
    warehouse.execute(
        f"""copy (
            select * replace (unit_id not in ('A', 'B') or period_end <> '{MONTHS[0][1]}' as is_shown)
            from read_parquet('{tmp_path / "told.parquet"}')
        ) to '{tmp_path / "later.parquet"}'"""
    )
    of_cycle = f"""select unit_id from published
        where is_shown and unit_type = 'school' and group_id = 'all' and period_end = '{CYCLE[1]}'"""
    assert {"A", "C"} <= set(flat(protected(rows, attendance=behind).execute(of_cycle)))
    beside = protected(rows, attendance=behind, released=[tmp_path / "later.parquet"])
    assert flat(beside.execute(of_cycle)) == ["C"]


def flat(found):
    return [value for (value,) in found.fetchall()]


@pytest.fixture
def cycle_from_8_september(framed):
    """The cycle starts when the month has begun."""
    for table, column in (("cycle", "start_date"), ("periods", "period_start")):
        of_cycle = "is_cycle" if table == "periods" else "true"
        framed.execute(f"update {table} set {column} = date '2025-09-08' where {of_cycle}")
    yield ("2025-09-08", CYCLE[1])
    framed.execute("update cycle set start_date = date '2025-09-01'")
    framed.execute("update periods set period_start = date '2025-09-01' where is_cycle")


@pytest.mark.parametrize(("first_days_n", "months_n"), [(0, 3), (3, 2)])
def test_no_month_is_shown_of_whose_days_the_cycle_has_only_a_part(
    protected, cycle_from_8_september, first_days_n, months_n
):
    people = [Students(school, GROUPS[0], 45, (400, 400, 400), (40, 40, 40)) for school in "AB"]
    rows, behind = rows_and_attendance(people, MONTHS)
    for row in rows:
        if (row["period_start"], row["period_end"]) == MONTHS[0]:
            row["denominator"] = int(str(row["denominator"])) + first_days_n
        if (row["period_start"], row["period_end"]) == CYCLE:
            row["period_start"] = cycle_from_8_september[0]
    behind = behind.replace(
        f"date '{CYCLE[0]}' as period_start, date '{CYCLE[1]}'", "date '2025-09-08' as period_start, date '2025-12-31'"
    )
    found = protected(rows, attendance=behind).execute("select distinct period_end from published").fetchall()
    assert len(found) == months_n + 1
