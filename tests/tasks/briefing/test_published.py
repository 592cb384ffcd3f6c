"""What the SQL of the briefs makes of published tables: small tables in, rows out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from pyarrow import parquet

from tests.reports import made_up

_SPRING = {year: {"period_start": date(year, 4, 1), "period_end": date(year, 4, 30)} for year in range(2019, 2027)}


def _goal(**fields: Any) -> dict[str, Any]:
    return {
        "goal_id": "g",
        "title": "Goal",
        "measure": "chronic_absence",
        "target": 0.12,
        "direction": "down",
        **fields,
    }


class TestGoals:
    @pytest.mark.parametrize(
        ("value", "target", "direction", "is_reached"),
        [
            (0.12, 0.12, "down", True),
            (0.1 + 0.2, 0.3, "down", True),
            (0.3, 0.1 + 0.2, "up", True),
            (0.1200001, 0.12, "down", False),
            (0.1199999, 0.12, "up", False),
            (None, 0.12, "down", None),
            (0.12, None, "down", None),
        ],
    )
    def test_a_goal_is_reached_at_its_target_to_the_digit(
        self, tmp_path: Path, value: float | None, target: float | None, direction: str, is_reached: bool | None
    ) -> None:
        run = made_up.small(tmp_path, goals=[_goal(target=target, direction=direction)], measures=[{"value": value}])
        (row,) = run.read().goals
        assert row.is_reached is is_reached

    def test_a_run_of_before_a_column_was_can_still_be_read(self, tmp_path: Path) -> None:
        run = made_up.small(tmp_path, goals=[_goal(baseline=0.2)], measures=[{"value": 0.11}])
        path = run.published / "goals.parquet"
        older = duckdb.sql(f"select * exclude (baseline_date) from read_parquet('{path}')").to_arrow_table()
        parquet.write_table(older, path)
        assert [(row.baseline, row.baseline_date) for row in run.read().goals] == [(0.2, None)]

    def test_a_goal_without_a_direction_takes_that_of_its_measure(self, tmp_path: Path) -> None:
        run = made_up.small(tmp_path, goals=[_goal(direction=None)], measures=[{"value": 0.11}])
        assert [(row.direction, row.is_reached) for row in run.read().goals] == [("down", True)]

    def test_a_goal_that_names_no_slice_is_judged_by_each(self, tmp_path: Path) -> None:
        measures = [{"measure": "proficiency", "slice": one, "value": 0.5} for one in ("reading", "mathematics")]
        run = made_up.small(tmp_path, goals=[_goal(measure="proficiency", direction="up")], measures=measures)
        assert [row.slice for row in run.read().goals] == ["mathematics", "reading"]

    def test_a_hidden_figure_judges_no_goal(self, tmp_path: Path) -> None:
        hidden = {"value": 0.1, "is_shown": False, "hidden_reason": "to protect small groups"}
        (row,) = made_up.small(tmp_path, goals=[_goal()], measures=[hidden]).read().goals
        assert (row.value, row.is_reached, row.hidden_reason) == (None, None, "to protect small groups")


class TestFigures:
    def test_numbers_of_hidden_figures_are_gone_whatever_the_file_holds(self, tmp_path: Path) -> None:
        numbers = dict.fromkeys(
            ("numerator", "denominator", "value", "n", "excluded_n", "expected_n", "received_n"), 7.0
        )
        run = made_up.small(
            tmp_path, measures=[{**numbers, "is_shown": False, "hidden_reason": "to protect small groups"}]
        )
        (row,) = run.read().figures
        assert {getattr(row, name) for name in numbers} == {None}

    def test_a_measure_that_few_hide_in_the_newest_window_is_not_told_as_it_was_before(self, tmp_path: Path) -> None:
        hidden = {"value": None, "is_shown": False, "hidden_reason": "to protect small groups"}
        measures = [
            {"measure": one, "slice": "reading", "origin": "student rows", "n": 300.0, **_SPRING[year], **shown}
            for one, year, shown in (
                ("participation", 2024, {"value": 0.9}),
                ("participation", 2025, hidden),
                ("proficiency", 2024, {"value": 0.5}),
                ("proficiency", 2025, {"value": 0.6}),
            )
        ]
        found = made_up.small(tmp_path, measures=measures).read().figures
        assert {(row.measure, row.period_end.year, row.is_shown) for row in found} == {
            ("participation", 2025, False),
            ("proficiency", 2025, True),
        }

    def test_tables_show_the_newest_period(self, tmp_path: Path) -> None:
        run = made_up.small(tmp_path, measures=[{**_SPRING[year], "value": year / 10_000} for year in (2024, 2025)])
        assert [row.period_end for row in run.read().figures] == [date(2025, 4, 30)]

    @pytest.mark.parametrize(
        ("newest", "shown_year"),
        [
            ({"n": 29.0}, 2024),
            ({"n": 31.0}, 2025),
            ({"is_shown": False, "hidden_reason": "to protect small groups"}, 2024),
            ({"n": 29.0, "origin": "rates"}, 2025),
        ],
    )
    def test_a_window_that_hardly_anybody_was_tested_in_is_not_the_newest(
        self, tmp_path: Path, newest: dict[str, Any], shown_year: int
    ) -> None:
        measures = [{**_SPRING[2024], "value": 0.5, "n": 300.0}, {**_SPRING[2025], "value": 0.5, **newest}]
        run = made_up.small(tmp_path, measures=measures)
        assert {row.period_end.year for row in run.read().figures} == {shown_year}

    def test_the_newest_period_is_that_of_the_district_where_it_has_one(self, tmp_path: Path) -> None:
        school = {"unit_type": "school", "unit_id": "1"}
        measures = [{**_SPRING[2024], "value": 0.1}, {**_SPRING[2024], **school}, {**_SPRING[2025], **school}]
        run = made_up.small(tmp_path, measures=measures)
        assert {row.period_end for row in run.read().figures} == {date(2024, 4, 30)}

    def test_a_slice_not_measured_for_a_year_is_history(self, tmp_path: Path) -> None:
        measures = [{**_SPRING[2021], "slice": "science"}, {**_SPRING[2024], "slice": "art"}, {**_SPRING[2025]}]
        assert {row.slice for row in made_up.small(tmp_path, measures=measures).read().figures} == {"art", ""}

    def test_of_two_definitions_tables_show_the_one_of_the_catalogue(self, tmp_path: Path) -> None:
        measures = [{"value": 0.2, "definition_version": "another"}, {"value": 0.1}]
        (row,) = made_up.small(tmp_path, measures=measures).read().figures
        assert row.value == 0.1


class TestPeriods:
    def _stretches(self, folder: Path, *notes: dict[str, Any], unit: tuple[str, str] = ("district", "")) -> list[int]:
        said = {"kind": "definition_change", "measure": "proficiency", "text": "New scale.", "author": "A."}
        rows = [{"note_id": f"n{number}", **said, **note} for number, note in enumerate(notes)]
        measures = [
            {**_SPRING[year], "measure": "proficiency", "unit_type": unit[0], "unit_id": unit[1], "value": 0.5}
            for year in (2023, 2024, 2025)
        ]
        run = made_up.small(folder, measures=measures, **({"notes": rows} if rows else {}))
        return [row.stretch for row in run.read().periods_of[unit]]

    def test_without_a_change_all_periods_are_one_series(self, tmp_path: Path) -> None:
        assert self._stretches(tmp_path) == [0, 0, 0]

    def test_a_change_of_definition_ends_a_series(self, tmp_path: Path) -> None:
        assert self._stretches(tmp_path, {"start_date": date(2024, 1, 1)}) == [0, 1, 1]

    def test_a_change_within_a_period_belongs_to_the_new_series(self, tmp_path: Path) -> None:
        assert self._stretches(tmp_path, {"start_date": date(2024, 4, 30)}) == [0, 1, 1]

    def test_a_change_at_one_school_ends_its_series_alone(self, tmp_path: Path) -> None:
        note = {"start_date": date(2024, 1, 1), "unit_type": "school", "unit_id": "7"}
        assert self._stretches(tmp_path / "a", note, unit=("school", "7")) == [0, 1, 1]
        assert self._stretches(tmp_path / "b", note, unit=("school", "8")) == [0, 0, 0]
        assert self._stretches(tmp_path / "c", note) == [0, 0, 0]

    def test_a_note_on_another_measure_changes_nothing(self, tmp_path: Path) -> None:
        assert self._stretches(tmp_path, {"start_date": date(2024, 1, 1), "measure": "participation"}) == [0, 0, 0]


class TestCommitments:
    @pytest.mark.parametrize(
        ("status", "due", "done", "is_told", "is_due", "is_overdue"),
        [
            ("open", date(2024, 1, 1), None, True, True, True),
            ("open", date(2026, 2, 3), None, True, True, True),
            ("open", date(2026, 2, 4), None, True, True, False),
            ("open", date(2026, 2, 5), None, True, False, False),
            ("kept", date(2025, 11, 3), date(2025, 11, 1), True, True, False),
            ("kept", date(2025, 11, 2), date(2025, 11, 1), False, False, False),
            ("late", date(2025, 10, 1), date(2025, 11, 9), True, False, False),
            ("dropped", date(2026, 1, 9), None, True, True, False),
        ],
    )
    def test_the_cycle_from_nov_3_and_the_meeting_on_feb_4_decide_which_are_told_and_due(
        self,
        tmp_path: Path,
        status: str,
        due: date,
        done: date | None,
        is_told: bool,
        is_due: bool,
        is_overdue: bool,
    ) -> None:
        promise = {"commitment_id": "c", "text": "T", "made_date": date(2023, 9, 1), "due_date": due, "done_date": done}
        told = made_up.small(tmp_path, commitments=[{**promise, "status": status}]).read().commitments
        assert [(row.is_due, row.is_overdue) for row in told] == ([(is_due, is_overdue)] if is_told else [])

    def test_open_ones_come_first_and_the_oldest_of_them_before_the_others(self, tmp_path: Path) -> None:
        promises = [
            {"commitment_id": name, "text": name, "made_date": date(2025, 9, 1), "due_date": due, "status": status,
             "done_date": date(2025, 11, 5)}
            for name, due, status in (
                ("kept", date(2025, 11, 10), "kept"),
                ("newer", date(2026, 1, 9), "open"),
                ("older", date(2025, 12, 1), "open"),
            )
        ]  # fmt: skip
        told = made_up.small(tmp_path, commitments=promises).read().commitments
        assert [row.commitment_id for row in told] == ["older", "newer", "kept"]


class TestSchools:
    def test_hours_for_each_teacher_need_to_know_the_teachers(self, tmp_path: Path) -> None:
        schools = [
            {"school_id": school_id, "name": school_id, "level": "high", "teacher_fte": teachers}
            for school_id, teachers in (("1", 20.0), ("2", None), ("3", 0.0))
        ]
        measures = [
            {"measure": measure, "unit_type": "school", "unit_id": school_id, "value": value, "n": 3.0}
            for school_id in ("1", "2", "3")
            for measure, value in (("initiative_load", 3.0), ("initiative_hours", 30.0))
        ]
        rows = made_up.small(tmp_path, schools=schools, measures=measures).read().schools
        assert [(row.active_n, row.hours, row.hours_per_teacher) for row in rows] == [
            (3, 30.0, 1.5),
            (3, 30.0, None),
            (3, 30.0, None),
        ]

    def test_a_school_closed_before_the_cycle_has_no_brief(self, tmp_path: Path) -> None:
        schools = [
            {"school_id": school_id, "name": school_id, "level": "high", "closed_date": closed}
            for school_id, closed in (("1", date(2025, 6, 30)), ("2", date(2025, 12, 31)), ("3", None))
        ]
        run = made_up.small(tmp_path, schools=schools).read()
        assert [row.school_id for row in run.schools] == ["2", "3"]
        assert run.school_names == {"1": "1", "2": "2", "3": "3"}


class TestNotes:
    def test_notes_that_differ_only_in_their_days_are_one(self, tmp_path: Path) -> None:
        said = {"kind": "no_session", "text": "Snow.", "author": "A."}
        days = (date(2026, 1, 20), date(2026, 1, 21))
        notes = [{"note_id": str(day), "start_date": day, "end_date": day, **said} for day in days]
        (row,) = made_up.small(tmp_path, notes=notes).read().notes
        assert (row.notes_n, row.start_date, row.end_date) == (2, date(2026, 1, 20), date(2026, 1, 21))

    @pytest.mark.parametrize(
        ("start", "end", "is_told"),
        [
            (date(2025, 1, 1), None, True),
            (date(2025, 1, 1), date(2025, 11, 3), True),
            (date(2025, 1, 1), date(2025, 11, 2), False),
            (date(2026, 2, 1), None, False),
        ],
    )
    def test_a_note_is_told_while_it_holds(self, tmp_path: Path, start: date, end: date | None, is_told: bool) -> None:
        note = {
            "note_id": "n",
            "kind": "data_problem",
            "start_date": start,
            "end_date": end,
            "text": "T",
            "author": "A",
        }
        assert bool(made_up.small(tmp_path, notes=[note]).read().notes) is is_told
