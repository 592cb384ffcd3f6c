"""The one way to open DuckDB: bounded memory, no extensions fetched, nothing spilled where others can read."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from tasks.warehouse import confine, open_warehouse, parsed, share_warehouse

ROOT = Path(__file__).parents[2]
SPILLS = """
import sys
from pathlib import Path
from tasks.warehouse import open_warehouse
with open_warehouse(work=Path(sys.argv[1]) if len(sys.argv) > 1 else None) as warehouse:
    warehouse.execute("set memory_limit = '60MB'; set threads = 1")
    warehouse.execute("create temp table t as select md5(n::varchar) as name from range(2000000) r (n) order by name")
"""
OUTLIVES = """
import ctypes
from tasks import warehouse
ctypes.pythonapi.Py_IncRef(ctypes.py_object(warehouse._kept))
ctypes.pythonapi.Py_IncRef(ctypes.py_object(warehouse.parsed))
with warehouse.share_warehouse() as shared:
    shared.execute(warehouse.parsed("select 1"))
"""


def setting(warehouse, name):
    return warehouse.execute("select current_setting($name)", {"name": name}).fetchall()[0][0]


def test_extensions_are_never_fetched(tmp_path):
    with open_warehouse() as warehouse:
        assert not setting(warehouse, "autoinstall_known_extensions")
        assert not setting(warehouse, "autoload_known_extensions")


def test_memory_is_bounded():
    with open_warehouse() as warehouse:
        limit = setting(warehouse, "memory_limit")
    with duckdb.connect() as unbounded:
        assert limit != setting(unbounded, "memory_limit")


def test_memory_can_be_bounded_further_but_never_beyond_the_machines_share():
    def limit_mb(most_memory_mb: int) -> float:
        with open_warehouse(most_memory_mb=most_memory_mb) as warehouse:
            query = "select parse_formatted_bytes(current_setting('memory_limit')) / 1e6"
            return warehouse.execute(query).fetchall()[0][0]

    assert limit_mb(300) == pytest.approx(300, rel=0.01)
    # The machine's share moves with what else is at work on it.
    assert limit_mb(10**9) == pytest.approx(limit_mb(0), rel=0.2)


def test_what_does_not_fit_in_memory_goes_to_the_folder_named_and_to_no_other(tmp_path):
    work = tmp_path / "work"
    with open_warehouse(work=work) as warehouse:
        assert setting(warehouse, "temp_directory") == str(work)
    assert oct(work.stat().st_mode & 0o777) == "0o700"


def test_without_a_folder_nothing_is_spilled(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", SPILLS],
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "OutOfMemoryException" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_with_a_folder_it_can_be(tmp_path):
    subprocess.run(
        [sys.executable, "-c", SPILLS, str(tmp_path / "work")],
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=tmp_path,
        check=True,
    )
    assert [path.name for path in tmp_path.iterdir()] == ["work"]


def test_it_is_closed_at_the_end_also_after_an_error(tmp_path):
    with pytest.raises(ZeroDivisionError), open_warehouse(tmp_path / "w.duckdb") as warehouse:
        raise ZeroDivisionError
    with pytest.raises(duckdb.ConnectionException):
        warehouse.execute("select 1")
    with open_warehouse(tmp_path / "w.duckdb") as again:
        again.execute("select 1")


def test_a_warehouse_that_is_only_read_is_not_written(tmp_path):
    with open_warehouse(tmp_path / "w.duckdb") as warehouse:
        warehouse.execute("create table t as select 1 as x")
    with open_warehouse(tmp_path / "w.duckdb", read_only=True) as warehouse:
        assert warehouse.execute("select x from t").fetchall() == [(1,)]
        with pytest.raises(duckdb.InvalidInputException):
            warehouse.execute("create table u as select 1 as x")


def test_what_is_confined_reads_what_it_is_given_and_writes_into_its_folder_only(tmp_path):
    given, other, own = tmp_path / "theirs" / "given.parquet", tmp_path / "theirs" / "other.parquet", tmp_path / "own"
    given.parent.mkdir()
    own.mkdir()
    with open_warehouse() as warehouse:
        for path in (given, other):
            warehouse.execute(f"copy (select 1 as n) to '{path}'")
        confine(warehouse, [own], [given])
        assert warehouse.execute(f"from read_parquet(['{given}'])").fetchall() == [(1,)]
        warehouse.execute(f"copy (select 2 as n) to '{own / 'new.parquet'}'")
        refused = [f"from '{other}'", *(f"copy (select 2 as n) to '{path}'" for path in (given, other))]
        settings = ["from enable_profiling()", f"from enable_logging(storage = 'file', storage_path = '{own}')"]
        for statement in [*refused, *settings, "set enable_external_access = true"]:
            with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)):
                warehouse.execute(statement)
    assert [path.name for path in own.iterdir()] == ["new.parquet"]


def test_what_is_shared_begins_empty_for_each_and_is_gone_at_the_end_also_after_an_error():
    with share_warehouse() as one, share_warehouse() as other:
        one.execute("create table t as select 1 as x")
        other.execute("create view t as select 2 as x")
        assert (one.execute("from t").fetchall(), other.execute("from t").fetchall()) == ([(1,)], [(2,)])
    with pytest.raises(ZeroDivisionError), share_warehouse() as failing:
        failing.execute("create temp table u as select 1 as x")
        raise ZeroDivisionError
    with share_warehouse() as again:
        for name in ("t", "u"):
            with pytest.raises(duckdb.CatalogException):
                again.execute(f"from {name}")


def test_nothing_is_told_as_leaked_where_the_function_that_remembers_it_outlives_the_process():
    done = subprocess.run([sys.executable, "-c", OUTLIVES], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_a_statement_that_was_parsed_once_runs_on_every_connection_with_its_own_values():
    def asked(number: int) -> list[tuple[int, ...]]:
        with open_warehouse() if number % 5 == 0 else share_warehouse() as warehouse:
            warehouse.execute(parsed("create table t as select $x as x"), {"x": number})
            warehouse.execute(parsed("insert into t select x + $more from t"), {"more": number})
            return warehouse.execute(parsed("select x from t order by x")).fetchall()

    with ThreadPoolExecutor(max_workers=4) as threads:
        assert [*threads.map(asked, range(1, 40))] == [[(number,), (2 * number,)] for number in range(1, 40)]
    assert parsed("select x from t order by x") is parsed("select x from t order by x")


def test_threads_share_one_and_none_sees_the_tables_of_another():
    def asked(number: int) -> int:
        with share_warehouse() as warehouse:
            warehouse.execute(f"create table t as select {number} as x")
            return warehouse.execute("from t").fetchall()[0][0]

    with ThreadPoolExecutor(max_workers=4) as threads:
        assert [*threads.map(asked, range(40))] == [*range(40)]


@pytest.mark.parametrize("is_lent", [False, True])
def test_sums_of_what_is_left_joined_to_an_empty_table_are_right(is_lent):
    """They were added up in one byte, and a count of twenty thousand was -99 and less than ten."""
    with open_warehouse() as owner:
        owner.execute(
            "create table sent as select 'A' || s as school_id, date '2025-08-25' + cast(i as integer) as date, "
            "150 + i % 7 as reported_n from range(160) as days (i) cross join range(5) as schools (s)"
        )
        owner.execute("create table closures (school_id varchar, date date)")
        summed = (
            "select sent.school_id, cast(sum(reported_n) as bigint) as n from sent left join closures "
            "on sent.school_id = closures.school_id and sent.date = closures.date "
            "where sent.date >= date '2025-07-01' and reported_n > 0 group by sent.school_id"
        )
        warehouse = owner.cursor() if is_lent else owner
        right = [(f"A{school}", 24477) for school in range(5)]
        assert warehouse.execute(f"{summed} order by sent.school_id").fetchall() == right
        assert warehouse.execute(f"select count(*) from ({summed}) where n >= 10").fetchall() == [(5,)]
        assert warehouse.execute(f"select n, count(*) from ({summed}) group by n").fetchall() == [(24477, 5)]


def test_an_answer_that_is_not_read_to_its_end_hides_no_error_and_leaves_nothing():
    def lent() -> int:
        with share_warehouse() as warehouse:
            return len(warehouse.execute("select database_name from duckdb_databases()").fetchall())

    before = lent()
    with pytest.raises(OSError, match="no room"), share_warehouse() as warehouse:
        next(iter(warehouse.sql("select * from range(100000)").to_arrow_reader(1000)))
        raise OSError("no room")
    assert lent() == before
