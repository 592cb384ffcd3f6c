"""Compute: a new warehouse for each run, from whatever datasets there are."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

import tasks.compute
from expectations.catalogue import CONTRACTS
from expectations.table import table_definition
from tasks.compute import compute
from tasks.district import District
from tasks.errors import ContractBroken, IndicatorBroken
from tasks.indicators.catalogue import catalogue, facts
from tasks.indicators.order import Model, models
from tasks.indicators.shape import declared_columns
from tasks.maps.mapping import apply_map
from tasks.settings.known_measures import measures_of
from tasks.settings.map_file import Map
from tasks.sources.sample import DATASETS, SampleSource
from tasks.sources.settings import SampleSettings, SourceContext
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import open_warehouse

KEY = "measure, unit_type, unit_id, group_id, slice, period_start, period_end"


@pytest.fixture(scope="module")
def district():
    return District.model_validate(
        {
            "name": "Somewhere",
            "departments": {"services": {"title": "Services", "lead": "A. Lead", "email": "lead@example.org"}},
            "datasets": {"schools": {"department": "services", "source": {"kind": "sample"}}},
            "cycles": {"fall": {"title": "Fall", "start": "2025-08-11", "end": "2025-12-19", "meeting": "2026-01-15"}},
            "definitions": {"chronic_absence_minimum_days": 30},
            "folder": Path(),
        }
    )


def verdict(contract, path, dataset=""):
    return Verdict(
        dataset=dataset or contract,
        contract=contract,
        title=contract,
        department="services",
        owner="A. Lead",
        status="accepted",
        required=False,
        accepted_path=path,
    )


@pytest.fixture(scope="module")
def accepted(tmp_path_factory):
    """Every dataset of a made-up district of 1,000 students."""
    folder = tmp_path_factory.mktemp("accepted")
    for name in DATASETS:
        context = SourceContext(dataset=name, contract=name, owner="", folder=folder, work=folder / "work")
        raw = folder / f"{name}.raw.parquet"
        SampleSource(SampleSettings(kind="sample", students=1000), context).read(raw)
        with open_warehouse() as warehouse:
            warehouse.execute(f"create view raw as select * from read_parquet('{raw}')")
            apply_map(warehouse, CONTRACTS[name], Map(), folder / f"{name}.parquet")
    return [verdict(name, folder / f"{name}.parquet") for name in DATASETS]


@pytest.fixture(scope="module")
def heard():
    return []


@pytest.fixture(scope="module")
def whole(district, accepted, heard, tmp_path_factory):
    """The warehouse of the whole made-up district."""
    folder = tmp_path_factory.mktemp("whole")
    path = compute(district, "fall", accepted, folder / "warehouse.duckdb", folder / "work", heard.append)
    with open_warehouse(path, read_only=True) as warehouse:
        yield warehouse


def rows(warehouse, query):
    return warehouse.execute(query).fetchall()


def delivered(folder, name, *given, contract="counts"):
    """Rows of a dataset, as accepted."""
    with open_warehouse() as warehouse:
        warehouse.execute(table_definition(CONTRACTS[contract]))
        for one in given:
            columns = ", ".join(f"{value} as {column}" for column, value in one.items())
            warehouse.execute(f"insert into {contract} by name select {columns}")
        warehouse.execute(f"copy {contract} to '{folder / name}.parquet'")
    return verdict(contract, folder / f"{name}.parquet", name)


def count(**other):
    usual = {
        "measure": "'enrolment'",
        "definition_version": "'state-1'",
        "unit_type": "'district'",
        "group_id": "'all'",
        "period_start": "date '2025-08-11'",
        "period_end": "date '2025-12-19'",
        "numerator": "1234",
        "status": "'reported'",
        "authority": "'State'",
        "is_published": "true",
    }
    return {**usual, **other}


def test_every_model_runs_once_after_what_it_reads(whole, heard):
    assert sorted(heard) == sorted(model.name for model in models())
    places = {name: place for place, name in enumerate(heard)}
    assert all(places[read] < places[model.name] for model in models() for read in model.reads & places.keys())


# Growth needs an earlier test, and the fall's is the sample's first; its first marks come after the fall, it makes no
# positions or surveys, its past cohorts have no attendance, and too few children with disabilities are removed.
NONE = ("growth", "risk", "years_above", "precision", "recall")
OUTCOMES = [
    one
    for one in catalogue().values()
    if one.area == "outcomes" and not any(word in one.name for word in NONE)
    if one.rests_on not in ("courses", "positions", "surveys")
]


def test_every_measure_has_numbers_by_school_and_district_and_those_of_students_by_group(whole):
    for one in OUTCOMES:
        (schools_n, district_n, groups_n), *_ = rows(
            whole,
            f"""select count(*) filter (where unit_type = 'school'), count(*) filter (where unit_type = 'district'),
                count(*) filter (where group_id like 'sex=%') from measures where measure = '{one.name}'""",
        )
        is_of_races, is_sum = "composition" in one.name, one.name.endswith("_in_schools")  # of units above schools
        assert district_n > 0 and (schools_n > 0) == (not is_of_races and not is_sum), one.name
        assert (groups_n > 0) == (one.counted != "staff" and not is_of_races), one.name


def test_a_number_stands_there_once(whole):
    assert rows(whole, f"select {KEY} from measures group by {KEY} having count(*) > 1") == []


def test_every_number_is_there_or_lies_between_none_and_all(whole):
    wrong = """value is null or isnan(value) or n is null
        or (denominator is not null and (denominator <= 0 or numerator < 0 or numerator > denominator))"""
    assert rows(whole, f"select measure from measures where status = 'reported' and ({wrong})") == []


def test_a_number_says_whose_definition_it_follows_and_where_it_comes_from(whole, district):
    origins = "select distinct measure, definition_version, authority from measures where origin = 'student rows'"
    found = {(measure, version, authority) for measure, version, authority in rows(whole, origins)}
    known = measures_of(district)
    assert found == {(one.name, known[one.name].definition_version, one.authority) for one in OUTCOMES}


@pytest.mark.parametrize("name", facts())
def test_the_rows_of_a_fact_are_told_apart_by_what_it_declares(whole, name):
    grain = ", ".join(facts()[name].grain)
    assert rows(whole, f"select {grain} from facts.{name} group by {grain} having count(*) > 1") == []


@pytest.mark.parametrize("model", models(), ids=lambda model: model.name)
def test_the_output_of_a_model_has_the_columns_it_declares(whole, model):
    described = rows(whole, f"describe {model.name}")
    assert tuple((name, kind) for name, kind, *_ in described) == declared_columns(model.name)


def test_rows_about_people_stay_where_they_lie(whole):
    stored = {
        name for (name,) in rows(whole, "select table_name from information_schema.tables where table_schema = 'main'")
    }
    about_people = {name for name, contract in CONTRACTS.items() if contract.about_people}
    assert about_people
    assert stored & about_people == set()


def test_the_warehouse_is_for_its_owner_only(district, tmp_path):
    path = compute(district, "fall", [], tmp_path / "warehouse.duckdb", tmp_path / "work")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_same_datasets_give_the_same_measures(district, accepted, whole, tmp_path):
    path = compute(district, "fall", accepted, tmp_path / "warehouse.duckdb", tmp_path / "work")
    with open_warehouse(path, read_only=True) as again:
        assert rows(again, "from measures") == rows(whole, "from measures")


def test_missing_datasets_are_holes_and_never_zeros(district, tmp_path):
    path = compute(district, "fall", [], tmp_path / "warehouse.duckdb", tmp_path / "work")
    with open_warehouse(path, read_only=True) as warehouse:
        assert rows(warehouse, "from measures") == []
        assert rows(warehouse, "from schools") == []


def test_without_a_dataset_of_them_departments_are_those_of_the_district(district, tmp_path):
    path = compute(district, "fall", [], tmp_path / "warehouse.duckdb", tmp_path / "work")
    with open_warehouse(path, read_only=True) as warehouse:
        assert rows(warehouse, "select department_id, lead from departments") == [("services", "A. Lead")]


def test_what_is_computed_from_rows_comes_before_what_was_delivered(district, accepted, tmp_path):
    counts = delivered(tmp_path, "state_counts", count(), count(period_end="date '2025-10-01'"))
    datasets = [one for one in accepted if one.contract != "counts"]
    path = compute(district, "fall", [*datasets, counts], tmp_path / "warehouse.duckdb", tmp_path / "work")
    with open_warehouse(path, read_only=True) as warehouse:
        found = rows(
            warehouse,
            """select period_end::varchar, origin, value = 1234 from measures where measure = 'enrolment'
            and unit_type = 'district' and group_id = 'all' and period_start = '2025-08-11' order by 1""",
        )
    assert ("2025-10-01", "counts", True) in found
    assert ("2025-12-19", "student rows", False) in found


def test_datasets_of_one_contract_are_put_together(district, tmp_path):
    first = delivered(tmp_path, "first", count())
    second = delivered(tmp_path, "second", count(unit_type="'school'", unit_id="'0001'"))
    path = compute(district, "fall", [first, second], tmp_path / "warehouse.duckdb", tmp_path / "work")
    with open_warehouse(path, read_only=True) as warehouse:
        assert rows(warehouse, "select unit_type, unit_id from measures") == [("district", ""), ("school", "0001")]


def test_of_ready_made_numbers_the_schools_that_ever_had_one_are_expected(district, accepted, tmp_path):
    names = ["'0001'", "'0002'", "'0003'"]
    missing = {"numerator": "null", "status": "'suppressed'"}
    at_schools = [
        count(unit_type="'school'", unit_id="'0001'"),
        count(unit_type="'school'", unit_id="'0002'", **missing),
        count(unit_type="'school'", unit_id="'0004'", **{**missing, "status": "'not_reported'"}),
    ]
    earlier = {"period_start": "date '2025-01-01'", "period_end": "date '2025-06-01'"}
    once = [count(unit_type="'school'", unit_id=name, **earlier) for name in names]
    counts = delivered(tmp_path, "state_counts", count(), *at_schools, *once)
    schools = [one for one in accepted if one.contract == "schools"]
    path = compute(district, "fall", [*schools, counts], tmp_path / "warehouse.duckdb", tmp_path / "work")
    with open_warehouse(path, read_only=True) as warehouse:
        found = rows(
            warehouse,
            """select unit_id, schools_received_n, schools_expected_n from measures
            where period_end = '2025-12-19' and unit_type <> 'level' order by 1""",
        )
    assert found == [("", 2, 4), ("0001", 1, 1), ("0002", 1, 1), ("0004", 0, 1)]


def test_the_coverage_of_a_unit_stands_beside_each_of_its_numbers(whole):
    wrong = """origin = 'student rows' and (schools_expected_n is null or schools_received_n > schools_expected_n
        or days_received_n > days_expected_n or students_received_n > students_expected_n)"""
    assert rows(whole, f"select distinct measure, unit_type from measures where {wrong}") == []
    found = rows(
        whole,
        """select schools_expected_n, days_expected_n > 0, students_expected_n > 0 from measures
        where measure = 'attendance_rate' and unit_type = 'district' and group_id = 'all'
        and period_start = '2025-08-11' and period_end = '2025-12-19'""",
    )
    assert found == [(12, True, True)]


def test_one_number_from_two_datasets_is_refused(district, tmp_path):
    both = [delivered(tmp_path, name, count(numerator=number)) for name, number in (("first", "1"), ("second", "2"))]
    with pytest.raises(ContractBroken, match="1 keys of counts come from more than one dataset"):
        compute(district, "fall", both, tmp_path / "warehouse.duckdb", tmp_path / "work")


@pytest.fixture
def with_model(monkeypatch):
    """One more model among the others."""

    def add(name, sql, reads=()):
        found = [one for one in models() if one.name != name]
        monkeypatch.setattr(tasks.compute, "models", lambda: [*found, Model(name, sql, frozenset(reads))])

    return add


def test_a_model_that_fails_on_a_value_is_named_without_the_value(district, tmp_path, with_model):
    with_model("facts.spells", "select cast(measure as integer) as student_id from counts", ["counts"])
    counts = delivered(tmp_path, "counts", count(measure="'a person'"))
    with pytest.raises(IndicatorBroken, match=r"facts\.spells does not run \(ConversionException\)") as raised:
        compute(district, "fall", [counts], tmp_path / "warehouse.duckdb", tmp_path / "work")
    assert "a person" not in str(raised.value)
    assert raised.value.where == "tasks/indicators/facts/spells.sql"


def test_a_model_that_names_a_column_there_is_not_says_which(district, tmp_path, with_model):
    with_model("facts.spells", "select pupil_id from enrolment", ["enrolment"])
    with pytest.raises(IndicatorBroken, match="pupil_id"):
        compute(district, "fall", [], tmp_path / "warehouse.duckdb", tmp_path / "work")


@pytest.mark.parametrize("name", ["facts.spells", "outcomes.attendance_rate"])
def test_a_model_that_gives_other_columns_than_it_declares_is_refused(district, tmp_path, with_model, name):
    with_model(name, "select school_id, school_id as unit_id from schools", ["schools"])
    with pytest.raises(IndicatorBroken, match=rf"output of {name} is not in its declared shape: column 1 is school_id"):
        compute(district, "fall", [], tmp_path / "warehouse.duckdb", tmp_path / "work")
