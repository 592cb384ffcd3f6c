"""Courses, graduation cohorts and staff of the made-up district: like those of a real one, and of its own people."""

import pytest

from tasks.sources.sample import SampleSource
from tasks.sources.settings import SampleSettings, SourceContext
from tasks.warehouse import share_warehouse


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A connection with these datasets, and enrolment, of a district of 1,000 students as tables of text."""
    folder = tmp_path_factory.mktemp("sample")
    with share_warehouse() as warehouse:
        for name in ("courses", "cohort", "staff", "enrolment"):
            context = SourceContext(dataset=name, contract=name, owner="", folder=folder, work=folder / "work")
            path = folder / f"{name}.parquet"
            SampleSource(SampleSettings(kind="sample", students=1000), context).read(path)
            warehouse.execute(f"create table {name} as select * from read_parquet($path)", {"path": str(path)})
        yield warehouse


def rows(warehouse, query):
    return warehouse.execute(query).fetchall()


def one(warehouse, query):
    return rows(warehouse, query)[0][0]


def test_courses_are_failed_and_cohorts_graduate_as_often_as_in_life(sample):
    failed = one(sample, "select avg(if(result = 'failed', 1, 0)) from courses")
    assert 0.05 < failed < 0.2
    graduated = rows(
        sample,
        """
        select avg(if(outcome = 'regular_diploma', 1, 0))
        from cohort
        where cast(cohort_year as integer) < 2026 and not (outcome = 'transferred' and is_documented = 'Y')
        group by cohort_year
        order by cohort_year""",
    )
    assert len(graduated) == 3
    assert all(0.75 < rate < 0.95 for (rate,) in graduated)


def test_who_takes_a_course_is_enrolled_when_it_ends(sample):
    strays = """
        select count(*)
        from courses
        where not exists (
            select 1
            from enrolment
            where
                enrolment.student_id = courses.student_id
                and enrolment.school_id = courses.school_id
                and courses.term_end_date between enrolment.entry_date and coalesce(enrolment.exit_date, '2100-12-31')
        )"""
    assert one(sample, strays) == 0


def test_teachers_stay_move_and_leave_from_one_fall_to_the_next(sample):
    base, stayed, moved = rows(
        sample,
        """
        with falls as (
            select staff_id, school_id, unnest([2024, 2025]) as fall
            from staff
            where role = 'teacher'
        ),

        there as (
            select distinct falls.*
            from falls
            inner join staff using (staff_id, school_id)
            where fall || '-10-01' between start_date and coalesce(end_date, '2100-12-31')
        )

        select
            count(*),
            count(*) filter (where later.school_id = there.school_id),
            count(*) filter (where later.school_id <> there.school_id)
        from there
        left join there as later on there.staff_id = later.staff_id and later.fall = 2025
        where there.fall = 2024""",
    )[0]
    assert base > 60
    assert 0.7 < stayed / base < 0.95
    assert 0 < moved < stayed


def test_this_years_students_are_in_the_cohort_of_their_grade(sample):
    assert (
        one(
            sample,
            """
            select count(*)
            from enrolment
            left join cohort using (student_id)
            where
                enrolment.grade in ('09', '10', '11', '12')
                and coalesce(cast(cohort.cohort_year as integer), 0) <> 2026 + 12 - cast(enrolment.grade as integer)""",
        )
        == 0
    )
