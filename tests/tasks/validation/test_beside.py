"""Rules held against other datasets: judged beside the rows' own rules, in the same table of reasons."""

from dataclasses import replace

import pytest

from expectations.catalogue import CONTRACTS
from expectations.contract import CrossRule
from expectations.rules import row_rule, rules_of
from expectations.runner import judge
from tasks.errors import ContractBroken
from tasks.validation.beside import looked_up
from tasks.validation.reasons import find_bad_rows
from tasks.warehouse import open_warehouse

SENTINEL = "Zebulon Quartermaine"
ENROLLED = CrossRule(
    name="enrolled_that_day",
    sentence="A student is enrolled that day.",
    reads=("spells",),
    broken_when="""
        not exists (
            select 1 from spells
            where spells.student_id = staged.student_id and staged.date between spells.entry_date and spells.exit_date
        )""",
    columns=("student_id", "date"),
)
ATTENDANCE = CONTRACTS["attendance"]


@pytest.fixture
def reasons():
    """The reasons and severities of days of attendance, each (student, date, what could not be cast)."""

    def find(days, rule=ENROLLED):
        with open_warehouse() as warehouse:
            warehouse.execute("create table spells (student_id varchar, entry_date date, exit_date date)")
            warehouse.execute("insert into spells values ('1', '2025-09-01', '2025-09-30'), ('1', '2026-01-01', null)")
            columns = ", ".join(f"{column.name} {column.kind}" for column in ATTENDANCE.columns)
            warehouse.execute(f"create table staged (_id bigint, {columns}, _not_cast varchar)")
            for number, day in enumerate(days):
                warehouse.execute("insert into staged values (?, ?, 'a', ?, 1, null, ?)", [number, *day])
            rules = looked_up(warehouse, [*rules_of(ATTENDANCE), row_rule(ATTENDANCE, rule)])
            broken = find_bad_rows(warehouse, ATTENDANCE, rules, lambda: judge(warehouse, rules))
            found = warehouse.execute("select _id, rule, is_critical from reasons order by all").fetchall()
        assert [(one.name, one.rows_n) for one in broken] == sorted(
            (name, sum(rule == name for _, rule, _ in found)) for name in {rule for _, rule, _ in found}
        )
        return found

    return find


def test_a_row_that_breaks_one_has_it_among_its_reasons(reasons):
    days = [("1", "2025-09-15", None), ("1", "2025-10-15", None), ("2", "1975-09-15", None)]
    assert reasons(days) == [
        (1, "enrolled_that_day", True),
        (2, "date.range", True),
        (2, "enrolled_that_day", True),
    ]


def test_one_that_only_warns_says_so(reasons):
    assert reasons([("2", "2025-09-15", None)], replace(ENROLLED, severity="warning")) == [
        (0, "enrolled_that_day", False)
    ]


def test_what_could_not_be_cast_is_held_against_nothing(reasons):
    assert reasons([("1", None, "|date=99/99/9999|"), ("1", "2025-09-01", None)]) == [(0, "date.type", True)]


@pytest.mark.parametrize("sql", ["cast(student_id as int) > 5", "staged.student_id not in (select x from nothing)"])
def test_one_that_could_not_be_run_is_no_broken_rule(reasons, sql):
    with pytest.raises(ContractBroken, match="The rule enrolled_that_day could not be run") as told:
        reasons([(SENTINEL, "2025-09-15", None)], replace(ENROLLED, broken_when=sql))
    assert SENTINEL not in str(told.value)
