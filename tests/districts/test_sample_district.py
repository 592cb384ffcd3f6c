"""The sample district: valid, explained table by table, sound in its references, and worth reading."""

from itertools import pairwise
from pathlib import Path

import pytest

from expectations.catalogue import CONTRACTS
from tasks.briefing.figures import DISTRICT as UNIT
from tasks.briefing.frame import figures_of
from tasks.briefing.published import read_published
from tasks.briefing.signals import state
from tasks.check import check
from tasks.pull import pull
from tasks.series.state import State
from tasks.settings.district_folder import read_district
from tasks.settings.known_measures import measures_of
from tasks.sources.settings import FilesSettings
from tasks.validate import read_map
from tasks.warehouse import open_warehouse

FOLDER = Path(__file__).parents[2] / "districts" / "sample"
DISTRICT = read_district(FOLDER)
# Those that have their contract's own name.
PLANS = [
    name
    for name, dataset in DISTRICT.datasets.items()
    if isinstance(dataset.source, FilesSettings) and DISTRICT.contract_of(name) == name
]


def references(to_departments):
    """Dataset, column, and what the column's values come from, of every plan."""
    return [
        (name, column.name, column.refers_to)
        for name in PLANS
        for column in CONTRACTS[name].columns
        if column.refers_to and column.refers_to.startswith("departments.") == to_departments
    ]


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    """A connection with every plan, and the schools, as a view under the name of its contract."""
    home = tmp_path_factory.mktemp("home")
    district = DISTRICT.model_copy(update={"home": str(home)})
    with open_warehouse() as warehouse:
        for name in ("schools", "staff", *PLANS):
            raw = f"select * from read_parquet('{pull(district, name).path}')"
            mapped = read_map(district, name).sql or "select * from raw"
            rows_of = f"with raw as ({raw}) select * from ({mapped})"
            given = {column for column, *_ in rows(warehouse, f"describe {rows_of}")}
            absent = "".join(f", null as {one}" for one in CONTRACTS[name].column_names if one not in given)
            warehouse.execute(f"create view {name} as select *{absent} from ({rows_of})")
        yield warehouse


def rows(warehouse, query):
    return warehouse.execute(query).fetchall()


def test_nothing_is_to_be_mended():
    outlook = check(FOLDER)
    assert (outlook.problems, outlook.notices) == ((), ())


def test_every_contract_but_departments_has_its_dataset():
    assert {DISTRICT.contract_of(name) for name in DISTRICT.datasets} == set(CONTRACTS) - {"departments"}


def test_every_table_says_in_a_line_what_to_change():
    lines = (FOLDER / "district.toml").read_text(encoding="utf-8").splitlines()
    bare = [line for above, line in pairwise(lines) if line.startswith("[") and above[:2] != "# "]
    assert bare == []
    assert lines[0].startswith("# ")


def test_cycles_lie_in_the_year_that_the_sample_makes():
    cycles = DISTRICT.cycles
    assert list(cycles) == ["fall", "winter", "spring", "year_end"]
    assert str(cycles["fall"].start) == "2025-08-25"
    assert str(cycles["year_end"].end) == "2026-06-10"


def test_a_percent_and_an_american_date_become_a_rate_and_a_date(plans):
    ((baseline, target, direction, due_date),) = rows(
        plans, "select baseline, target, direction, due_date from goals where measure = 'attendance_rate'"
    )
    assert (baseline, target, direction, str(due_date)) == (0.924, 0.95, "up", "2027-06-30")


def test_a_star_is_suppressed_and_the_central_office_is_left_out(plans):
    assert rows(plans, "select distinct status, rate from rates where unit_id in ('0003', '0007')") == [
        ("suppressed", None)
    ]
    assert rows(plans, "select _left_out, count(*) from rates group by 1 order by 1") == [
        ("not a school", 1),
        (None, 17),
    ]


def test_a_column_for_each_school_becomes_a_row_for_each_school(plans):
    assert rows(
        plans,
        "select school_id, staff_hours_per_month from initiative_schools where initiative_id = 'home_visits'",
    ) == [("0002", 12), ("0003", 6), ("0010", 8)]
    hours = (
        "select count(*), count(staff_hours_per_month) from initiative_schools where initiative_id = 'language_access'"
    )
    assert rows(plans, hours) == [(12, 0)]


@pytest.mark.parametrize(("dataset", "column", "known"), references(to_departments=False))
def test_plans_name_only_what_there_is(plans, dataset, column, known):
    other, _, key = known.partition(".")
    strange = f"select {column} from {dataset} where {column} not in (select {key} from {other})"
    assert rows(plans, strange) == []


@pytest.mark.parametrize(("dataset", "column", "known"), references(to_departments=True))
def test_plans_name_only_departments_of_the_folder(plans, dataset, column, known):
    named = {name for (name,) in rows(plans, f"select distinct {column} from {dataset}")}
    assert named - {None} <= set(DISTRICT.departments)


def test_one_goal_has_no_funded_owner(plans):
    assert rows(
        plans,
        """
        select distinct goal_id
        from goals
        where goal_id not in (
            select initiative_goals.goal_id
            from initiative_goals
            inner join initiatives using (initiative_id)
            where
                initiatives.status = 'active'
                and initiatives.owner is not null
                and initiatives.measure is not null
                and initiatives.budget_usd is not null
        )""",
    ) == [("belonging",)]


def test_one_initiative_has_no_goal(plans):
    assert rows(
        plans,
        "select initiative_id from initiatives where initiative_id not in (select initiative_id from initiative_goals)",
    ) == [("device_refresh",)]


def test_two_departments_do_nearly_the_same_thing(plans):
    assert rows(
        plans,
        """
        select one.initiative_id, other.initiative_id
        from initiatives as one
        inner join initiatives as other
            on
                one.target_group = other.target_group
                and one.lead_department_id > other.lead_department_id""",
    ) == [("home_visits", "family_visits")]


def test_one_school_carries_more_than_any_other(plans):
    first, second = rows(
        plans,
        """
        select schools.name, count(*) as initiatives_n, sum(staff_hours_per_month) as hours
        from initiative_schools
        inner join schools using (school_id)
        group by schools.name
        order by initiatives_n desc
        limit 2""",
    )
    assert first[0] == "Mill Creek Middle School"
    assert first[1] > second[1]
    assert first[2] > 1.5 * second[2]


def test_promises_are_kept_late_open_dropped_and_unowned(plans):
    assert rows(plans, "select distinct status from commitments order by status") == [
        ("dropped",),
        ("kept",),
        ("late",),
        ("open",),
    ]
    assert rows(plans, "select count(*) from commitments where owner is null") == [(1,)]


def test_trials_are_adopted_adapted_given_up_and_going_on(plans):
    assert rows(plans, "select distinct outcome from tests_of_change order by outcome") == [
        ("abandon",),
        ("adapt",),
        ("adopt",),
        (None,),
    ]


def test_decisions_say_what_the_trials_and_initiatives_say(plans):
    assert (
        rows(
            plans,
            """
        select decisions.decision_id
        from decisions
        left join tests_of_change using (test_id)
        left join initiatives on decisions.initiative_id = initiatives.initiative_id
        where
            decisions.decision <> tests_of_change.outcome
            or decisions.decision = 'stop' and initiatives.status <> 'completed'""",
        )
        == []
    )


def test_an_initiative_costs_in_the_ledger_what_its_plan_says(plans):
    assert (
        rows(
            plans,
            """
        select distinct money.initiative_id
        from money
        inner join initiatives using (initiative_id)
        where cast(money.budgeted_usd as double) <> cast(initiatives.budget_usd as double)""",
        )
        == []
    )


def test_part_of_the_money_belongs_to_no_initiative(plans):
    assert rows(plans, "select count(distinct account) from money where initiative_id is null") == [(6,)]


def test_a_note_tells_of_a_changed_definition(plans):
    assert ("definition_change", "climate_favorable") in rows(plans, "select kind, measure from notes")


def test_the_briefs_can_show_a_change_and_a_series_without_one(tmp_path):
    """Each month of buses and repairs has been in two earlier years, and winter alone would be taken for a change."""
    folder = tmp_path / "published"
    folder.mkdir()
    home = DISTRICT.model_copy(update={"home": str(tmp_path / "home")})
    with open_warehouse() as warehouse:
        warehouse.execute(
            f"""
            copy (
                select
                    *,
                    cast(numerator as double) / cast(denominator as double) as value,
                    'counts' as origin,
                    true as is_shown
                from read_parquet('{pull(home, "operations").path}')
            ) to '{folder / "measures.parquet"}' (format parquet)"""
        )
    run = read_published(folder, DISTRICT, "winter", [], measures_of(DISTRICT))
    figures = figures_of(run)
    told = {one.meaning.measure: state(run, figures, one, UNIT) for one in figures.series}
    assert told == {"bus_on_time": State.BETTER, "repairs_in_time": State.STEADY}
