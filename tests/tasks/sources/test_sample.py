"""The made-up district: sound by its contracts, and like a real one where it matters."""

import pytest

from expectations.catalogue import CONTRACTS
from expectations.table import cast_select
from tasks.errors import DistrictInvalid
from tasks.sources.sample import (
    DATASETS,
    SENTINEL_BIRTH_DATE,
    SENTINEL_NAME,
    SENTINEL_STUDENT_ID,
    SampleSource,
)
from tasks.sources.settings import SampleSettings, SourceContext
from tasks.warehouse import share_warehouse

ABOUT_STUDENTS = [name for name in DATASETS if CONTRACTS[name].person_column == "student_id"]


def source(dataset, folder, **settings):
    context = SourceContext(dataset=dataset, contract=dataset, owner="", folder=folder, work=folder / "work")
    return SampleSource(SampleSettings(kind="sample", **settings), context)


def made(dataset, folder, name="rows", **settings):
    path = folder / f"{dataset}-{name}.parquet"
    source(dataset, folder, **settings).read(path)
    return path


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A connection with every dataset of a district of 1,000 students as a table of text."""
    folder = tmp_path_factory.mktemp("sample")
    with share_warehouse() as warehouse:
        for dataset in DATASETS:
            path = made(dataset, folder, students=1000)
            warehouse.execute(f"create table {dataset} as select * from read_parquet($path)", {"path": str(path)})
        yield warehouse


def rows(warehouse, query, **parameters):
    return warehouse.execute(query, parameters).fetchall()


def one(warehouse, query, **parameters):
    return rows(warehouse, query, **parameters)[0][0]


def typed(warehouse, dataset):
    """The dataset's columns cast as its contract says, under the name `batch`."""
    available = [name for name, *_ in rows(warehouse, f"describe {dataset}")]
    cast = cast_select(CONTRACTS[dataset], dataset, available, {})
    warehouse.execute(f"create or replace temp view batch as {cast}")
    assert one(warehouse, "select count(_not_cast) from batch") == 0


def test_every_dataset_but_the_plans_is_made():
    assert set(DATASETS) == {
        "schools",
        "calendar",
        "enrolment",
        "demographics",
        "attendance",
        "assessments",
        "incidents",
        "courses",
        "cohort",
        "staff",
        "counts",
    }


@pytest.mark.parametrize("dataset", DATASETS)
def test_rows_are_text_with_file_and_row_last(sample, dataset):
    described = [(name, kind) for name, kind, *_ in rows(sample, f"describe {dataset}")]
    assert described[-2:] == [("_file", "VARCHAR"), ("_row", "BIGINT")]
    assert {kind for _, kind in described[:-1]} == {"VARCHAR"}
    assert rows(sample, f"select distinct _file from {dataset}") == [(f"sample/{dataset} (1000 students, seed 1)",)]
    assert one(sample, f"select bool_and(_row = rowid + 2) from {dataset}")


@pytest.mark.parametrize("dataset", DATASETS)
def test_rows_keep_the_contract(sample, dataset):
    contract = CONTRACTS[dataset]
    typed(sample, dataset)
    for column in contract.columns:
        if column.required:
            assert one(sample, f'select count(*) from batch where "{column.name}" is null') == 0
        if column.codes:
            found = {value for (value,) in rows(sample, f'select distinct "{column.name}" from batch')}
            assert found - {None} <= set(column.codes)
        other, _, key = column.refers_to.partition(".")
        if other in DATASETS:
            assert (
                one(sample, f"select count(*) from batch where {column.name} not in (select {key} from {other})") == 0
            )
    for rule in contract.row_rules:
        assert one(sample, f"select count(*) from batch where {rule.broken_when}") == 0, rule.name
    for rule in contract.table_rules:
        assert rows(sample, rule.broken_rows.format(batch="batch")) == [], rule.name
    key = ", ".join(contract.key)
    assert rows(sample, f"select {key} from batch group by {key} having count(*) > 1") == []


def test_the_calendar_has_180_days_in_session_and_one_school_that_differs(sample):
    assert one(sample, "select count(*) from calendar where is_session = 'Y'") == 180
    assert rows(sample, "select is_session, reason from calendar where school_id = '0007'") == [
        ("N", "Closed for a burst pipe")
    ]


def test_attendance_is_there_for_every_enrolled_student_and_day_in_session_and_for_no_other(sample):
    expected = """
        select enrolment.student_id, enrolment.school_id, days.date
        from enrolment
        inner join calendar as days
            on days.is_session = 'Y'
            and days.date between enrolment.entry_date and coalesce(enrolment.exit_date, '2100-12-31')
        left join calendar as closures
            on closures.school_id = enrolment.school_id and closures.date = days.date and closures.is_session = 'N'
        where closures.date is null"""
    found = "select student_id, school_id, date from attendance"
    assert rows(sample, f"{expected} except {found}") == []
    assert rows(sample, f"{found} except {expected}") == []


def test_days_are_absent_half_or_unreported_as_often_as_in_life(sample):
    absent, half, unreported = rows(
        sample,
        """
        select
            avg(if(present_fraction = '0', 1, 0)),
            avg(if(present_fraction = '0.5', 1, 0)),
            avg(if(present_fraction is null, 1, 0))
        from attendance""",
    )[0]
    assert 0.04 < absent < 0.09
    assert 0.008 < half < 0.012
    assert 0.001 < unreported < 0.006


def test_absence_belongs_to_students_not_to_chance(sample):
    """Drawn by chance alone, hardly anybody would reach a tenth of days at this level of absence."""
    chronic = one(
        sample,
        """
        select avg(if(10 * absent >= days, 1, 0))
        from (
            select sum(1 - cast(present_fraction as double)) as absent, count(present_fraction) as days
            from attendance
            group by student_id
            having count(present_fraction) >= 10
        )""",
    )
    assert 0.12 < chronic < 0.30


def test_days_suspended_follow_a_suspension(sample):
    assert one(sample, "select count(*) from attendance where absence_reason = 'suspension'") > 0
    assert (
        one(
            sample,
            """
            select count(*)
            from attendance
            where absence_reason = 'suspension' and not exists (
                select 1
                from incidents
                where
                    incidents.student_id = attendance.student_id
                    and incidents.date < attendance.date
                    and incidents.action in ('out_of_school_suspension', 'expulsion')
            )""",
        )
        == 0
    )


def test_students_leave_join_and_move(sample):
    first_day, leavers, joiners, movers = rows(
        sample,
        """
        select
            min(entry_date),
            count(*) filter (where exit_reason not like 'Transferred%'),
            count(*) filter (where entry_date > '2025-08-25'),
            count(*) filter (where exit_reason like 'Transferred%')
        from enrolment""",
    )[0]
    assert first_day == "2025-08-25"
    assert 15 <= leavers <= 45
    assert 15 <= joiners - movers <= 45
    assert 2 <= movers <= 25
    assert one(sample, "select count(distinct student_id) from enrolment") == 1000


def test_incidents_and_tests_are_of_enrolled_students(sample):
    for dataset, day in (("incidents", "date"), ("assessments", "window_end_date")):
        strays = f"""
            select count(*)
            from {dataset}
            where not exists (
                select 1
                from enrolment
                where
                    enrolment.student_id = {dataset}.student_id
                    and enrolment.school_id = {dataset}.school_id
                    and {dataset}.{day} between enrolment.entry_date and coalesce(enrolment.exit_date, '2100-12-31')
            )"""
        assert one(sample, strays) == 0


def test_schools_differ_in_size_and_one_is_tiny(tmp_path):
    path = made("enrolment", tmp_path, students=2000)
    with share_warehouse() as warehouse:
        sizes = dict(
            rows(
                warehouse,
                "select school_id, count(distinct student_id) from read_parquet($path) group by school_id",
                path=str(path),
            )
        )
    assert len(sizes) == 12
    assert 50 <= sizes["0007"] <= 75
    assert max(sizes.values()) > 4 * sizes["0007"]


def test_ids_keep_their_leading_zeros(sample):
    assert one(sample, "select min(length(student_id)) = 10 and max(length(student_id)) = 10 from enrolment")
    assert one(sample, "select bool_and(student_id like '0%') from enrolment")
    assert one(sample, "select bool_and(school_id like '0%') from schools")


def test_the_sentinel_is_where_students_are_and_nowhere_else(sample):
    for dataset in DATASETS:
        found = one(
            sample,
            f"select count(*) from {dataset} as row where cast(row as varchar) like '%' || $id || '%'",
            id=SENTINEL_STUDENT_ID,
        )
        assert (found > 0) == (dataset in ABOUT_STUDENTS), dataset
    assert rows(sample, "select student_id, student_name, birth_date from demographics where _row = 2") == [
        (SENTINEL_STUDENT_ID, SENTINEL_NAME, SENTINEL_BIRTH_DATE)
    ]
    assert rows(sample, "select student_name from enrolment where student_id = $id", id=SENTINEL_STUDENT_ID) == [
        (SENTINEL_NAME,)
    ]


def test_raw_rows_carry_more_about_a_person_than_the_contract_asks(sample):
    for dataset, surplus in (("demographics", {"student_name", "birth_date"}), ("enrolment", {"student_name"})):
        delivered = {name for name, *_ in rows(sample, f"describe {dataset}")}
        assert delivered - set(CONTRACTS[dataset].column_names) == surplus | {"_file", "_row"}


def test_a_dataset_that_the_sample_does_not_make_is_refused(tmp_path):
    with pytest.raises(DistrictInvalid, match="makes no commitments"):
        source("commitments", tmp_path)
