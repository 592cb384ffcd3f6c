"""Rows that go on: all but those held back, in the order in which they came."""

import pytest

from tasks.validation.accepted import write_going_on
from tasks.warehouse import open_warehouse

ROWS_N = 2_000_001
EDGES = [0, 1, 999_999, 1_000_000, 1_000_001, 1_999_999, 2_000_000]
MANY = range(6, 1_600_000, 2)


@pytest.mark.parametrize(
    "held_back", [[], [700_000], EDGES, MANY], ids=["none", "one", "at the edges of parts", "many"]
)
def test_all_rows_but_those_held_back_go_on_in_order(held_back, tmp_path):
    accepted = tmp_path / "accepted.parquet"
    with open_warehouse() as warehouse:
        warehouse.execute("set threads = 4")
        warehouse.execute(
            "create table mapped_rows as select n as _id, n * 7 as value, null as _left_out "
            f"from range({ROWS_N}) as numbers (n)"
        )
        # Left out by the map, and of no matter to the rows after it.
        warehouse.execute("create view staged as select * from mapped_rows where _id <> 5")
        warehouse.execute("create temp table reasons (rule varchar, _id bigint, is_critical boolean)")
        warehouse.execute("insert into reasons values ('warned', 3, false), ('warned', 1000000, false)")
        for rule in ("one", "other"):
            held = {"rule": rule, "held_back": [*held_back]}
            warehouse.execute("insert into reasons select $rule, unnest(cast($held_back as bigint[])), true", held)
        write_going_on(warehouse, accepted)
        read = warehouse.execute(
            "select value // 7, lag(value) over (order by file_row_number) < value "
            "from read_parquet($path, file_row_number = true) order by file_row_number",
            {"path": str(accepted)},
        ).fetchnumpy()
    ids, is_after = read.values()
    assert len(ids) == ROWS_N - 1 - len(held_back)
    assert set(range(ROWS_N)) - set(ids.tolist()) == {5, *held_back}
    assert is_after[1:].all()
