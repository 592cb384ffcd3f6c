"""Work beside other work: both end before what follows, and a failure of one does not leave the other behind."""

from time import monotonic

import duckdb
import pytest

from tasks.meanwhile import meanwhile
from tasks.warehouse import open_warehouse

FOREVER = "select count(*) from range(1000000) as left_rows, range(1000000) as right_rows where hash(random()) = 1"


def test_work_sees_the_tables_of_the_connection_and_gives_its_result():
    with open_warehouse() as warehouse:
        warehouse.execute("create table numbers as select 42 as number")
        with meanwhile(warehouse, lambda lent: lent.execute("from numbers").fetchall()) as found:
            warehouse.execute("select 1").fetchall()
            assert found() == [(42,)]


def test_what_the_work_raises_is_raised_where_its_result_is_asked_for():
    with (
        open_warehouse() as warehouse,
        pytest.raises(duckdb.CatalogException),
        meanwhile(warehouse, lambda lent: lent.execute("from nowhere")) as found,
    ):
        found()


def test_work_is_interrupted_where_the_block_fails():
    ended = []

    def work(lent):
        try:
            lent.execute(FOREVER).fetchall()
        except duckdb.InterruptException as error:
            ended.append(error)
            raise

    started = monotonic()
    with open_warehouse() as warehouse, pytest.raises(KeyboardInterrupt), meanwhile(warehouse, work):
        raise KeyboardInterrupt
    assert len(ended) == 1
    assert monotonic() - started < 60
