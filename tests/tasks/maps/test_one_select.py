"""A map is one SELECT that ends: whatever else it may be is refused, with its name."""

import pytest

from expectations.contract import Column, Contract, Kind
from tasks.errors import ContractBroken, MapBroken
from tasks.maps.mapping import Map, apply_map
from tasks.warehouse import open_warehouse

CONTRACT = Contract(
    dataset="visits",
    title="Visits",
    grain="one row per visit",
    sentence="Visits.",
    columns=(
        Column(name="visit_id", kind=Kind.TEXT, required=True, sentence="The visit."),
        Column(name="n", kind=Kind.INTEGER, unit="people", sentence="How many."),
    ),
    key=("visit_id",),
)
GIVEN = "visit_id, n, _file, _row"


@pytest.fixture
def apply(tmp_path):
    """Apply a map to three rows; return how many were read and how many go on."""

    def run(sql, **more):
        with open_warehouse() as warehouse:
            warehouse.execute(
                "create table raw as select 'v' || n as visit_id, n, 'f.csv' as _file, n as _row "
                "from range(2, 5) as numbers (n)"
            )
            read = apply_map(
                warehouse, CONTRACT, Map(sql, name="maps/visits.sql", **more), tmp_path / "s.parquet"
            ).read_n
            return read, warehouse.execute("select count(*) from staged").fetchall()[0][0]

    return run


@pytest.mark.parametrize(
    "sql",
    [
        f"select {GIVEN} from raw where _row % 2 = 0; create or replace view raw as select * from raw limit 1",
        f"select {GIVEN} from raw; select 1",
        "drop table raw",
        "copy (select 1) to 'x.csv'",
        "create or replace view raw as select 1",
        "-- nothing",
        "call enable_profiling()",
        "pivot raw on n using count(*)",
    ],
)
def test_what_is_not_one_select_is_refused(apply, sql):
    with pytest.raises(MapBroken, match="SELECT") as told:
        apply(sql)
    assert told.value.fix


@pytest.mark.parametrize(
    "inner",
    [
        "delete from raw where n = '3' returning *",
        "insert into raw select * from raw returning *",
        "update raw set n = '1' returning *",
        "copy (select 1) to 'x.csv'",
    ],
)
def test_a_select_with_a_change_inside_is_refused(apply, inner):
    with pytest.raises(ContractBroken, match="does not run"):
        apply(f"with changed as ({inner}) select {GIVEN} from raw")


@pytest.mark.parametrize("more", ["", ";", " -- the end", "; -- the end"])
def test_one_select_may_end_as_it_likes(apply, more):
    assert apply(f"select {GIVEN} from raw where visit_id <> '; select 1'{more}") == (3, 3)


def test_a_map_that_never_ends_is_stopped_and_named(apply):
    endless = "with recursive up as (select 1 as n union all select n + 1 from up) "
    with pytest.raises(MapBroken) as told:
        apply(f"{endless} select {GIVEN} from raw where (select count(*) from up) > 0", minutes=0.5 / 60)
    assert told.value.what.startswith("The map was stopped after ")
    assert told.value.where == "maps/visits.sql"
    assert "raise the dataset's map_minutes in district.toml" in told.value.fix
