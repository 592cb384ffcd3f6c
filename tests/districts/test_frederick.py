"""Frederick County Public Schools, from the real files: what is found in them and what is not made up."""

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

CYCLE = "2024-25"
FOLDER = Path(__file__).parents[2] / "districts" / "frederick_va"
DISCIPLINE = ("short_term_suspensions", "long_term_suspensions", "expulsions")
ANOTHER = "another school division"
Rows = list[tuple[object, ...]]
Ask = Callable[[str], Rows]


@pytest.fixture(scope="module")
def real_data() -> Path:
    folder = os.environ.get("THROUGHLINE_REAL_DATA", "")
    if not folder:
        pytest.skip("THROUGHLINE_REAL_DATA is not set: the real files of Frederick County are not here")
    return Path(folder)


@pytest.fixture(scope="module")
def district(real_data: Path, tmp_path_factory: pytest.TempPathFactory) -> District:
    copy = tmp_path_factory.mktemp("frederick") / "frederick_va"
    shutil.copytree(FOLDER, copy, ignore=shutil.ignore_patterns("home"))
    return read_district(copy, {"THROUGHLINE_REAL_DATA": str(real_data)})


@pytest.fixture(scope="module")
def verdicts(district: District) -> dict[str, Verdict]:
    told: dict[str, Verdict] = {}
    for name in in_reading_order(district):
        told[name] = validate(district, name, pull(district, name), list(told.values()), CYCLE)
    return told


@pytest.fixture(scope="module")
def warehouse(verdicts: dict[str, Verdict]) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_warehouse() as connection:
        for name, verdict in verdicts.items():
            connection.execute(f"create view {name} as select * from read_parquet('{verdict.accepted_path}')")
        connection.execute(
            f"create view discipline as {' union all '.join(f'select * from {name}' for name in DISCIPLINE)}"
        )
        yield connection


@pytest.fixture(scope="module")
def ask(warehouse: duckdb.DuckDBPyConnection) -> Ask:
    return lambda query: warehouse.execute(query).fetchall()


@pytest.mark.parametrize(
    ("dataset", "read_n", "left_out", "accepted_n"),
    [
        ("schools", 36_257, {ANOTHER: 35_873}, 19),
        ("enrolment_counts", 36_257, {ANOTHER: 35_873}, 430),
        ("short_term_suspensions", 21_446, {ANOTHER: 21_215}, 271),
        ("long_term_suspensions", 21_446, {ANOTHER: 21_215}, 271),
        ("expulsions", 21_446, {ANOTHER: 21_215}, 271),
        ("accreditation_pass_rates", 16_086, {ANOTHER: 15_915}, 171),
        ("instructional_positions", 35, {ANOTHER: 25, "total of the state": 5}, 25),
        ("support_positions", 35, {ANOTHER: 25, "total of the state": 5}, 30),
    ],
)
def test_every_dataset_is_accepted_whole_and_every_source_row_has_gone_somewhere(
    verdicts: dict[str, Verdict], dataset: str, read_n: int, left_out: dict[str, int], accepted_n: int
) -> None:
    verdict = verdicts[dataset]
    assert (verdict.status, verdict.quarantined_n, verdict.reasons) == ("accepted", 0, ())
    assert (verdict.read_n, verdict.left_out, verdict.accepted_n) == (read_n, left_out, accepted_n)


def test_there_are_19_schools(ask: Ask) -> None:
    levels = ask("select level, low_grade, high_grade, count(*) from schools group by all order by level")
    assert levels == [("elementary", "PK", "05", 12), ("high", "09", "12", 3), ("middle", "06", "08", 4)]


def test_there_are_14461_students_in_2024_25(ask: Ask) -> None:
    division = ask(
        "select year(period_end), cast(numerator as integer) from enrolment_counts "
        "where unit_type = 'district' and group_id = 'all' order by period_end"
    )
    assert division == [(2023, 13_962), (2024, 14_173), (2025, 14_461)]


def test_schools_add_up_to_the_division_and_grades_to_each_total(ask: Ask) -> None:
    assert not ask(
        """
        select group_id, period_end from enrolment_counts group by group_id, period_end
        having sum(numerator) filter (where unit_type = 'school')
            is distinct from sum(numerator) filter (where unit_type = 'district')
        """
    )
    assert not ask(
        """
        select unit_type, unit_id, period_end from enrolment_counts group by unit_type, unit_id, period_end
        having sum(numerator) filter (where group_id = 'all')
            is distinct from sum(numerator) filter (where group_id <> 'all')
        """
    )


def test_swapped_headers_are_mended_so_that_every_unit_is_a_known_school(ask: Ask) -> None:
    assert not ask("select unit_id from discipline where unit_id not in (select school_id from schools)")
    assert not ask("select unit_id from accreditation_pass_rates where unit_id not in (select school_id from schools)")


def test_discipline_is_shown_as_delivered(ask: Ask) -> None:
    found = ask(
        """
        select measure, year(period_end), cast(sum(numerator) as integer), count(numerator) from discipline
        where unit_type = 'school' and group_id = 'all' group by all order by all
        """
    )
    assert found == [
        ("expulsions", 2023, 2, 2),
        ("expulsions", 2024, None, 0),
        ("long_term_suspensions", 2023, 16, 4),
        ("long_term_suspensions", 2024, 28, 6),
        ("short_term_suspensions", 2023, 559, 19),
        ("short_term_suspensions", 2024, 585, 18),
    ]


def test_the_division_has_a_total_only_where_every_school_has_one(ask: Ask) -> None:
    found = ask(
        """
        select measure, year(period_end), cast(numerator as integer), status, is_published from discipline
        where unit_type = 'district' order by all
        """
    )
    assert found == [
        ("expulsions", 2023, None, "unclear", False),
        ("expulsions", 2024, None, "unclear", False),
        ("long_term_suspensions", 2023, None, "unclear", False),
        ("long_term_suspensions", 2024, None, "unclear", False),
        ("short_term_suspensions", 2023, 559, "reported", False),
        ("short_term_suspensions", 2024, None, "unclear", False),
    ]


def test_groups_add_up_to_the_total_wherever_a_school_has_numbers(ask: Ask) -> None:
    assert not ask(
        """
        select measure, unit_id, period_end from discipline where unit_type = 'school'
        group by measure, unit_id, period_end
        having sum(numerator) filter (where group_id = 'all')
            is distinct from sum(numerator) filter (where group_id <> 'all')
        """
    )


def test_a_blank_is_unclear_and_never_zero(ask: Ask) -> None:
    assert ask("select status, count(*) from discipline where numerator is null group by status") == [("unclear", 613)]
    assert not ask("select 1 from discipline where numerator = 0")


def test_no_denominator_is_made_up(ask: Ask) -> None:
    assert not ask("select 1 from discipline where denominator is not null")


def test_pass_rates_are_whole_percentages_of_unknown_numbers_that_the_state_has_published(ask: Ask) -> None:
    found = ask(
        """
        select slice, count(*), min(period_end), max(period_end), min(rate), max(rate)
        from accreditation_pass_rates where n is null and is_published and status = 'reported' group by all order by all
        """
    )
    first, last = date(2022, 6, 30), date(2024, 6, 30)
    assert found == [
        ("English", 57, first, last, 0.51, 0.93),
        ("Math", 57, first, last, 0.43, 0.81),
        ("Science", 57, first, last, 0.42, 0.87),
    ]


def test_a_single_year_is_the_one_in_which_the_school_year_ends(real_data: Path) -> None:
    def schools(file: str, year: str) -> set[tuple[object, ...]]:
        query = "select distinct division, school from read_csv($file, skip = 3, header = true, all_varchar = true)"
        with open_warehouse() as connection:
            found = {"file": str(real_data / "va_frederick" / file), "year": year}
            return set(connection.execute(f"{query} where year = $year", found).fetchall())

    for single, spelled_out in (("2023", "2022 - 2023"), ("2024", "2023 - 2024")):
        assert schools("vdoe_accreditation_math.csv", single) == schools("vdoe_enrollment.csv", spelled_out)


def test_parts_of_the_staff_add_up_to_the_whole(ask: Ask) -> None:
    found = ask(
        """
        select
            year(period_end), cast(sum(numerator) filter (where slice is null) as double),
            cast(sum(numerator) filter (where slice is not null) as double)
        from (from support_positions union all from instructional_positions)
        where measure <> 'teacher_aide_positions' group by all order by all
        """
    )
    assert [year for year, _, _ in found] == [2020, 2021, 2022, 2023, 2024]
    assert [parts for _, _, parts in found] == pytest.approx([whole for _, whole, _ in found], abs=0.01)
    assert found[-1][1] == pytest.approx(723.64 + 1207.28)


def test_notes_speak_of_datasets_and_measures_that_are_there(ask: Ask, district: District) -> None:
    datasets = {name for (name,) in ask("select dataset from notes where dataset is not null")}
    measures = {name for (name,) in ask("select measure from notes where measure is not null")}
    assert datasets <= set(district.datasets)
    assert measures <= set(district.presentation.measures)
    assert ask("select count(*) from notes where lower(text) like '%swapped%'") == [(1,)]


def test_headers_that_the_state_has_exchanged_are_told_by_the_file_of_schools(verdicts: dict[str, Verdict]) -> None:
    """The files came for the first time; the schools' own file shows that three have School and Division swapped."""
    told = {name: one.notices for name, one in verdicts.items() if one.notices}
    assert set(told) == set(DISCIPLINE)
    for notices in told.values():
        assert all(
            one.startswith("The columns Division and School hold each other's values: the headers look exchanged: ")
            for one in notices
        )
    assert {name for name, one in verdicts.items() if one.column_changes.renamed} == set(DISCIPLINE)
