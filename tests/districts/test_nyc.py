"""Community School District 32 of New York City, from the real files: what is found in them and what is not made up."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tasks.district import District
from tasks.pull import pull
from tasks.settings.district_folder import read_district
from tasks.validate import validate
from tasks.validation.references import in_reading_order
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import open_warehouse

CYCLE = "2021-22"
FOLDER = Path(__file__).parents[2] / "districts" / "nyc"
SHEETS = ("sex", "race_ethnicity", "english_learner", "disability", "economic_status")
CONTROL = "citywide control row, not a school"
ANOTHER = "school of another community district"
ANOTHER_DISTRICT = "another community district"
GRADE = "single grade, part of All Grades"
Rows = list[tuple[object, ...]]
Ask = Callable[[str], Rows]


@pytest.fixture(scope="module")
def real_data() -> Path:
    folder = os.environ.get("THROUGHLINE_REAL_DATA", "")
    if not folder:
        pytest.skip("THROUGHLINE_REAL_DATA is not set: the real files of New York City are not here")
    return Path(folder)


@pytest.fixture(scope="module")
def district(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> District:
    copy = tmp_path_factory.mktemp("nyc") / "nyc"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("home"))
    return read_district(copy, {"THROUGHLINE_REAL_DATA": str(real_data)})


@pytest.fixture(scope="module")
def verdicts(district: District) -> dict[str, Verdict]:
    told: dict[str, Verdict] = {}
    for name in in_reading_order(district):
        told[name] = validate(district, name, pull(district, name), list(told.values()), CYCLE)
    return told


@pytest.fixture(scope="module")
def ask(verdicts: dict[str, Verdict], real_data: Path) -> Iterator[Ask]:
    feed = real_data / "nyc_daily_attendance_2013_14" / "nyc_school_daily_attendance_2013-14.csv"
    with open_warehouse() as connection:
        for name, verdict in verdicts.items():
            connection.execute(f"create view {name} as select * from read_parquet('{verdict.accepted_path}')")
        connection.execute(
            "create view groups as "
            + " union all ".join(f"select '{sheet}' as sheet, * from test_results_by_{sheet}" for sheet in SHEETS)
        )
        connection.execute(
            "create view citywide as select strptime(ATTN_DATE_YMD, '%Y%m%d')::date as day, ATTN_PCT::double as percent"
            f" from read_csv('{feed}', all_varchar = true, header = true) where DBN = 'TOTAL'"
        )
        yield lambda query: _rows(connection, query)


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> Rows:
    return connection.execute(query).fetchall()


@pytest.mark.parametrize(
    ("dataset", "read_n", "left_out", "accepted_n"),
    [
        ("schools", 9_251, {ANOTHER: 9_116}, 27),
        (
            "schools_closed",
            289_041,
            {CONTROL: 198, ANOTHER: 283_883, "school is in the workbook of enrollment": 4_780},
            1,
        ),
        ("calendar", 211, {}, 211),
        ("attendance_rates", 289_041, {CONTROL: 198, ANOTHER: 283_883}, 4_960),
        ("test_results", 3_584, {ANOTHER_DISTRICT: 3_472, GRADE: 96}, 16),
        ("test_results_by_sex", 7_168, {ANOTHER_DISTRICT: 6_944, GRADE: 192}, 32),
        ("test_results_by_race_ethnicity", 14_336, {ANOTHER_DISTRICT: 13_888, GRADE: 384}, 64),
        ("test_results_by_english_learner", 9_376, {ANOTHER_DISTRICT: 9_083, GRADE: 251}, 42),
        ("test_results_by_disability", 7_168, {ANOTHER_DISTRICT: 6_944, GRADE: 192}, 32),
        ("test_results_by_economic_status", 7_168, {ANOTHER_DISTRICT: 6_944, GRADE: 192}, 32),
        ("enrolment_district", 175, {ANOTHER_DISTRICT: 170}, 65),
        ("enrolment_schools", 9_251, {ANOTHER: 9_116}, 1_755),
    ],
)
def test_every_dataset_is_accepted_whole_and_every_source_row_has_gone_somewhere(
    verdicts: dict[str, Verdict], dataset: str, read_n: int, left_out: dict[str, int], accepted_n: int
) -> None:
    verdict = verdicts[dataset]
    assert (verdict.status, verdict.quarantined_n, verdict.reasons) == ("accepted", 0, ())
    assert (verdict.read_n, verdict.left_out, verdict.accepted_n) == (read_n, left_out, accepted_n)


def test_there_are_28_schools_each_once(ask: Ask) -> None:
    every_school = "(from schools union all from schools_closed)"
    assert ask(
        f"select level, count(*), count(distinct school_id) from {every_school} group by level order by level"
    ) == [
        ("combined", 3, 3),
        ("elementary", 11, 11),
        ("high", 7, 7),
        ("middle", 7, 7),
    ]
    units = "(select unit_id from attendance_rates union select unit_id from enrolment_schools)"
    assert not ask(f"select unit_id from {units} where unit_id not in (select school_id from {every_school})")
    assert not ask("select school_id from schools_closed where school_id in (select school_id from schools)")


def test_not_submitted_is_missing_and_never_zero(ask: Ask) -> None:
    assert ask("select status, count(*), count(rate) from attendance_rates group by status order by status") == [
        ("not_reported", 69, 0),
        ("reported", 4_891, 4_891),
    ]
    whole_days = ask("select period_start from attendance_rates group by period_start having count(rate) = 0")
    assert whole_days == [(date(2014, 1, 3),)]
    assert ask("select reason from calendar where date = date '2014-01-03'") == [("Snow day",)]


def test_the_citywide_row_agrees_with_the_calendar(ask: Ask) -> None:
    """It is zero or absent on closed days, but for June 5, when two schools elsewhere reported; and never on others."""
    assert ask("select count(*) filter (is_session), count(*) filter (not is_session) from calendar") == [(180, 31)]
    assert not ask("select date from calendar where not is_session and reason is null")
    disagreeing = ask(
        """
        select calendar.date, calendar.reason, citywide.percent
        from calendar left join citywide on calendar.date = citywide.day
        where calendar.is_session is distinct from coalesce(citywide.percent, 0) > 0
        """
    )
    assert disagreeing == [(date(2014, 6, 5), "Anniversary Day: conference day for staff, no students", 64.69)]


def test_days_that_only_the_data_would_close_stay_a_hole_in_coverage(ask: Ask) -> None:
    """High schools sent nothing in the weeks of state examinations; no calendar at hand closes these days."""
    silent = ask(
        """
        select level, count(distinct every_school.school_id), count(*)
        from (from schools union all from schools_closed) as every_school
        cross join calendar
        left join attendance_rates
            on every_school.school_id = attendance_rates.unit_id and calendar.date = attendance_rates.period_start
        where calendar.is_session and attendance_rates.unit_id is null group by level order by level
        """
    )
    assert silent == [("elementary", 1, 1), ("high", 7, 105), ("middle", 2, 2)]


def test_results_before_and_after_the_change_of_scale_are_never_one_series(ask: Ask) -> None:
    assert ask(
        """
        select definition_version, min(year(period_end)), max(year(period_end)), count(distinct period_end)
        from test_results group by 1 order by 1
        """
    ) == [
        ("New York State grades 3-8 tests, scale of 2013 to 2017", 2013, 2017, 5),
        ("New York State grades 3-8 tests, scale of 2018 on", 2018, 2022, 3),
    ]
    assert ask("select measure, start_date from notes where kind = 'definition_change'") == [
        ("proficiency", date(2017, 7, 1))
    ]
    assert ask("select min(period_start) from test_results where definition_version like '%2018 on'") == [
        (date(2017, 7, 1),)
    ]


def test_each_sheet_cuts_the_same_students_so_sheets_are_never_added(ask: Ask) -> None:
    fewer = ask(
        """
        with parts as (
            select sheet, slice, period_end, sum(denominator) as tested_n from groups group by all
        )

        select sheet, cast(max(denominator - tested_n) as integer) from parts
        inner join test_results using (slice, period_end) group by sheet order by sheet
        """
    )
    assert fewer == [
        ("disability", 0),
        ("economic_status", 0),
        ("english_learner", 0),
        ("race_ethnicity", 43),
        ("sex", 3),
    ]


def test_proficiency_of_2022(ask: Ask) -> None:
    assert ask(
        """
        select slice, cast(numerator as integer), cast(denominator as integer) from test_results
        where period_end = date '2022-06-30' order by slice
        """
    ) == [("English language arts", 1_455, 4_023), ("Mathematics", 790, 3_906)]


def test_the_district_has_more_students_than_its_schools(ask: Ask) -> None:
    found = ask(
        """
        select year(period_end), cast(sum(numerator) filter (where unit_type = 'district') as integer),
            cast(sum(numerator) filter (where unit_type = 'school') as integer)
        from (from enrolment_district union all from enrolment_schools) where group_id = 'all' group by 1 order by 1
        """
    )
    assert found[-1] == (2022, 11_181, 9_850)
    assert all(whole > parts for _, whole, parts in found if isinstance(whole, int) and isinstance(parts, int))


def test_poverty_hidden_by_the_city_is_suppressed(ask: Ask) -> None:
    assert ask("select group_id, count(*) from enrolment_schools where status <> 'reported' group by 1") == [
        ("economically_disadvantaged=yes", 23)
    ]


def test_notes_speak_of_datasets_and_measures_that_are_there(ask: Ask, district: District) -> None:
    datasets = {name for (name,) in ask("select dataset from notes where dataset is not null")}
    measures = {name for (name,) in ask("select measure from notes where measure is not null")}
    assert datasets <= set(district.datasets)
    assert measures <= set(district.presentation.measures)
