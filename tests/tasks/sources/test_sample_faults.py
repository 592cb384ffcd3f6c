"""Faults planted in the sample: so many as asked for, where asked for, the same ones every time."""

import hashlib

import pytest

from tasks.errors import DistrictInvalid
from tasks.sources.sample import SampleSource
from tasks.sources.settings import SampleSettings, SourceContext
from tasks.warehouse import share_warehouse


def source(dataset, folder, **settings):
    context = SourceContext(dataset=dataset, contract=dataset, owner="", folder=folder, work=folder / "work")
    return SampleSource(SampleSettings(kind="sample", **settings), context)


def made(dataset, folder, name="rows", **settings):
    path = folder / f"{dataset}-{name}.parquet"
    source(dataset, folder, **settings).read(path)
    return path


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows(warehouse, query, **parameters):
    return warehouse.execute(query, parameters).fetchall()


def one(warehouse, query, **parameters):
    return rows(warehouse, query, **parameters)[0][0]


@pytest.mark.parametrize(
    ("kind", "dataset", "is_broken"),
    [
        ("bad_date", "attendance", "try_cast(date as date) is null and date is not null"),
        ("bad_number", "attendance", "try_cast(present_fraction as double) is null and present_fraction is not null"),
        ("missing_required", "attendance", "date is null"),
        ("out_of_range", "attendance", "try_cast(present_fraction as double) > 1"),
        ("unknown_code", "attendance", "absence_reason not in ('excused', 'unexcused', 'suspension')"),
        ("unknown_school", "attendance", "school_id = '9999'"),
        ("unknown_code", "schools", "level = 'ZZ9'"),
        ("out_of_range", "schools", "cast(teacher_fte as double) < 0"),
        ("missing_required", "enrolment", "grade is null"),
        ("bad_date", "incidents", "try_cast(date as date) is null"),
        ("misspelt_code", "attendance", "absence_reason = 'suspeension'"),
        ("shifted_row", "attendance", "student_id is null and length(school_id) = 10"),
        ("lost_zeros", "attendance", "length(student_id) < 10"),
        ("unknown_student", "attendance", "student_id like '99%' and length(student_id) = 10"),
    ],
)
def test_a_fault_breaks_so_many_rows_and_no_more(kind, dataset, is_broken, tmp_path):
    sound = made(dataset, tmp_path, "sound", students=800)
    faulty = made(dataset, tmp_path, "faulty", students=800, faults={kind: 3})
    again = made(dataset, tmp_path, "again", students=800, faults={kind: 3})
    assert sha256(faulty) == sha256(again)
    with share_warehouse() as warehouse:
        paths = {"sound": str(sound), "faulty": str(faulty)}
        assert one(warehouse, f"select count(*) from read_parquet($sound) where {is_broken}", sound=str(sound)) == 0
        assert one(warehouse, f"select count(*) from read_parquet($faulty) where {is_broken}", faulty=str(faulty)) == 3
        changed = "select count(*) from (from read_parquet($faulty) except all from read_parquet($sound))"
        assert one(warehouse, changed, **paths) == 3


def test_a_doubled_row_has_the_key_of_the_one_before_it(tmp_path):
    sound = made("attendance", tmp_path, "sound", students=200)
    doubled = made("attendance", tmp_path, "doubled", students=200, faults={"duplicate_key": 4})
    with share_warehouse() as warehouse:
        count = "select count(*) from read_parquet($path)"
        assert one(warehouse, count, path=str(doubled)) == one(warehouse, count, path=str(sound)) + 4
        twice = """
            select count(*)
            from (
                select max(_row) - min(_row) as distance
                from read_parquet($path)
                group by student_id, school_id, date
                having count(*) = 2
            )
            where distance = 1"""
        assert one(warehouse, twice, path=str(doubled)) == 4


def test_faults_of_many_kinds_do_not_meet_in_one_row(tmp_path):
    faults = {"bad_date": 2, "missing_required": 2, "unknown_code": 2, "duplicate_key": 2}
    path = made("attendance", tmp_path, students=200, faults=faults)
    with share_warehouse() as warehouse:
        told = "select count(*) filter (where {}) from read_parquet($path)"
        for is_broken in ("date = '02/30/2026'", "date is null", "absence_reason = 'ZZ9'"):
            assert one(warehouse, told.format(is_broken), path=str(path)) == 2


def test_a_column_is_renamed_and_a_file_comes_empty(tmp_path):
    renamed = made("attendance", tmp_path, "renamed", students=200, faults={"renamed_column": 1})
    empty = made("attendance", tmp_path, "empty", students=200, faults={"empty": 1})
    with share_warehouse() as warehouse:
        names = [name for name, *_ in rows(warehouse, "describe from read_parquet($path)", path=str(renamed))]
        assert "date" not in names
        assert "attendance_date" in names
        assert one(warehouse, "select count(*) from read_parquet($path)", path=str(empty)) == 0


@pytest.mark.parametrize(
    ("dataset", "faults", "words"),
    [
        ("attendance", {"bad_dates": 1}, "did you mean 'bad_date'"),
        ("attendance", {"locusts": 1}, "known: bad_date"),
        ("calendar", {"out_of_range": 1}, "plant it in another dataset"),
        ("attendance", {"bad_date": -1}, "plant it in another dataset"),
        ("enrolment", {"lost_zeros": 1}, "plant it in another dataset"),
        ("demographics", {"renamed_column": 2}, "plant it in another dataset"),
    ],
)
def test_a_fault_that_cannot_be_is_refused_before_anything_is_made(dataset, faults, words, tmp_path):
    with pytest.raises(DistrictInvalid) as refusal:
        source(dataset, tmp_path, faults=faults)
    assert words in str(refusal.value)
    assert f"datasets.{dataset}.source.faults" in str(refusal.value)


def test_more_faults_than_rows_are_refused(tmp_path):
    with pytest.raises(DistrictInvalid, match="plant at most 12"):
        made("schools", tmp_path, students=100, faults={"out_of_range": 13})
