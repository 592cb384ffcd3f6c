"""What a brief says of its series: published figures in, words out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reports.view_parts import MeasureLine
from tasks.briefing.figures import Unit
from tasks.briefing.frame import figures_of
from tasks.briefing.measures import cabinet_measures, school_measures
from tests.reports import made_up
from tests.tasks.series.published_series import months

CYCLE = {"period_start": date(2025, 11, 3), "period_end": date(2026, 1, 30)}
BIRCH = {"unit_type": "school", "unit_id": "7"}
# No correlation of any with the one before.
STEPS = (0, -1, 1, 1, 0, -1, 0, 1, 0, -1, -1, 1, 0, 0, 0, -1)
STEADY = [*STEPS, 1, 0]
BETTER = [*STEPS, 8, 9]
# Each like the one before it, so that they have no limits; and a jump at their end.
WAVES = (0, 1, 2, 1, 0, -1, -2, -1, 0, 1, 2, 1, 0, -1, -2, -1)
WORSE = [*STEPS, *([-1] * 7)]


def monthly(steps: list[int], measure: str = "vacancy_rate", *, sign: int = -1, **fields: Any) -> list[dict[str, Any]]:
    """Months to the cycle's end; a step up is one to the better where the sign is that of the measure's direction."""
    first = date(2026 - (len(steps) + 10) // 12, 12 - (len(steps) + 10) % 12, 1)
    periods = months(first, len(steps))
    assert periods[-1] == (date(2026, 1, 1), date(2026, 1, 31))
    periods[-1] = (date(2026, 1, 1), date(2026, 1, 30))
    version = "vacant-fte-last-day-1" if measure == "vacancy_rate" else "present-days-1"
    return [
        {
            "measure": measure,
            "value": 0.1 + sign * 0.004 * step,
            "period_start": start,
            "period_end": end,
            "definition_version": version,
            **fields,
        }
        for (start, end), step in zip(periods, steps, strict=True)
    ]


def lines(folder: Path, *measures: dict[str, Any], unit: Unit | None = None, **tables: Any) -> list[MeasureLine]:
    now = [row | CYCLE for row in measures if row["period_end"] == date(2026, 1, 30)]
    run = made_up.small(folder, measures=[*measures, *now], **tables).read()
    figures = figures_of(run)
    found = school_measures(run, figures, unit, {}) if unit else cabinet_measures(run, figures, {})
    return list(found.lines)


def told(line: MeasureLine) -> tuple[str, str, str]:
    assert line.signal is not None
    return line.signal.label, line.signal.reason, line.signal.mark


@pytest.mark.parametrize(
    ("steps", "label", "reason", "mark"),
    [
        (STEADY, "No clear change", "Moving within its usual range, 9.1% to 10.9%.", "steady"),
        (BETTER, "Getting better", "2 months in a row below the usual range.", "better"),
        (WORSE, "Getting worse", "8 months in a row above the earlier average.", "worse"),
        (STEPS[:5], "Too early to tell", "5 months so far; 13 needed before we judge.", "early"),
        ([0] * 14, "Cannot be judged", "The values do not vary.", "early"),
        ([*WAVES, 0], "No clear change", "No run above or below its middle is longer than usual.", "steady"),
        (
            [*WAVES, 9, 9],
            "Cannot be judged",
            "The latest 2 months are below all 16 to compare with; but points here go with those before them (0.67), "
            "so that no usual range can be drawn.",
            "early",
        ),
    ],
)
def test_the_state_of_a_series_stands_beside_its_figure(tmp_path, steps, label, reason, mark):
    (line,) = lines(tmp_path, *monthly(list(steps)))
    assert told(line) == (label, reason, mark)


def test_the_tables_show_the_cycle_and_no_month(tmp_path):
    measures = monthly(BETTER)
    now = measures[-1] | CYCLE | {"value": 0.25}
    run = made_up.small(tmp_path, measures=[*measures, now]).read()
    assert [(row.period_start, row.value) for row in run.figures] == [(CYCLE["period_start"], 0.25)]
    assert run.periods_of == {}
    assert len(run.series) == 1


def test_months_of_a_measure_that_is_told_of_nothing_longer_stay_in_the_tables(tmp_path):
    measures = monthly([0, 1, 2], "chronic_absence_in_month", definition_version="x")
    run = made_up.small(tmp_path, measures=measures).read()
    assert [row.period_end for row in run.figures] == [date(2026, 1, 30)]
    assert len(run.periods_of["district", ""]) == 3


def test_the_number_of_changes_stands_beside_what_chance_would_give(tmp_path):
    measures = [*monthly(BETTER), *monthly(STEADY, "attendance_rate", sign=1)]
    now = [row | CYCLE for row in measures if row["period_end"] == date(2026, 1, 30)]
    run = made_up.small(tmp_path, measures=[*measures, *now]).read()
    notes = cabinet_measures(run, figures_of(run), {}).notes
    assert notes[0] == "1 of 2 measures with a usual range shows a change; fewer than 0.1 would by chance alone."


def test_schools_that_have_changed_are_named_beside_what_chance_would_give(tmp_path):
    schools = [{"school_id": one, "name": name, "level": "high"} for one, name in (("7", "Birch"), ("8", "Cedar"))]
    at = [
        row | {"unit_type": "school", "unit_id": one}
        for one, steps in (("7", STEADY), ("8", WORSE))
        for row in monthly(steps)
    ]
    measures = [*monthly(STEADY), *at]
    now = [row | CYCLE for row in measures if row["period_end"] == date(2026, 1, 30)]
    run = made_up.small(tmp_path, measures=[*measures, *now], schools=schools).read()
    assert cabinet_measures(run, figures_of(run), {}).notes[:2] == (
        "0 of 1 measure with a usual range shows a change; fewer than 0.1 would by chance alone.",
        "1 of 2 figures of schools with a usual range shows a change, at Cedar (Vacancies); fewer than 0.1 would by "
        "chance alone.",
    )


def test_where_no_measure_has_two_periods_it_is_said_once(tmp_path):
    run = made_up.small(tmp_path, measures=[{"value": 0.2}]).read()
    found = cabinet_measures(run, figures_of(run), {})
    assert not found.is_over_time
    assert found.notes[0] == "No measure has come for more than one period yet, so no change is told."


def test_the_year_so_far_is_not_judged(tmp_path):
    (year, other) = lines(
        tmp_path,
        {"measure": "chronic_absence", "value": 0.2, "period_start": date(2025, 7, 1), "period_end": date(2026, 1, 30)},
        *monthly(STEADY),
    )
    assert told(year)[:2] == ("Cannot be judged", "It counts the year so far, not single months.")
    assert told(other)[0] == "No clear change"


@pytest.mark.parametrize(
    ("note", "label"),
    [
        ({"kind": "data_problem", "start_date": date(2025, 12, 5)}, "Changed: check the data"),
        ({"kind": "data_problem", "start_date": date(2025, 12, 5), "measure": "attendance_rate"}, "Getting better"),
        (
            {"kind": "data_problem", "start_date": date(2025, 12, 5), "unit_type": "school", "unit_id": "7"},
            "Getting better",
        ),
        ({"kind": "no_session", "start_date": date(2025, 12, 5)}, "Getting better"),
        (
            {"kind": "data_problem", "start_date": date(2025, 3, 1), "end_date": date(2025, 11, 30)},
            "Getting better",
        ),
    ],
)
def test_a_change_in_points_whose_data_have_a_problem_is_to_be_checked(tmp_path, note, label):
    notes = [{"note_id": "n", "measure": "vacancy_rate", "text": "T", "author": "A", **note}]
    (line,) = lines(tmp_path, *monthly(BETTER), notes=notes)
    assert told(line)[0] == label
    if label == "Changed: check the data":
        assert told(line)[1:] == (
            "2 months in a row below the usual range; a note tells of a problem with the data since Dec 5, 2025.",
            "better",
        )


def test_a_change_on_data_that_are_not_whole_is_to_be_checked(tmp_path):
    lacking = {"schools_expected_n": 10, "schools_received_n": 6}
    (line,) = lines(tmp_path, *monthly(BETTER, **lacking))
    assert told(line)[0] == "Changed: check the data"
    assert "6 of 10 schools" in told(line)[1]


def test_a_definition_that_changed_starts_the_count_anew(tmp_path):
    note = {"kind": "definition_change", "start_date": date(2025, 10, 1), "measure": "vacancy_rate"}
    (line,) = lines(tmp_path, *monthly(BETTER), notes=[{"note_id": "n", "text": "T", "author": "A", **note}])
    assert told(line)[:2] == (
        "Too early to tell",
        "4 months since the definition of Oct 1, 2025; 13 needed before we judge.",
    )


def test_a_series_that_ends_before_the_cycle_tells_nothing_of_it(tmp_path):
    measures = monthly(BETTER)[:-3]
    now = measures[-1] | CYCLE
    run = made_up.small(tmp_path, measures=[*measures, now]).read()
    (line,) = cabinet_measures(run, figures_of(run), {}).lines
    assert told(line)[:2] == ("Cannot be judged", "The latest month is Oct 2025, before this cycle.")


def test_a_school_has_its_own(tmp_path):
    school = [row | BIRCH for row in monthly(BETTER)]
    schools = [{"school_id": "7", "name": "Birch", "level": "high"}]
    (line,) = lines(tmp_path, *school, *monthly(STEADY), unit=Unit("school", "7"), schools=schools)
    assert told(line)[0] == "Getting better"


@pytest.mark.parametrize(
    ("steps", "bands", "mark"),
    [
        (STEADY, 1, 'fill="#66717d"/>'),
        (BETTER, 1, 'fill="#1b5a9e"/>'),
        (WORSE, 1, 'fill="#b5490b"/>'),
        (STEPS[:8], 0, 'fill="#66717d"/>'),
    ],
)
def test_a_small_line_marks_its_latest_point_before_the_usual_range(tmp_path, steps, bands, mark):
    (line,) = lines(tmp_path, *monthly(list(steps)))
    assert line.signal is not None
    drawn = str(line.signal.sparkline)
    assert (drawn.count("<polygon"), drawn.count(mark)) == (bands, 1)


def test_of_few_points_no_line_is_drawn(tmp_path):
    (line,) = lines(tmp_path, *monthly(list(STEPS[:7])))
    assert line.signal is not None
    assert line.signal.sparkline is None


def test_a_step_within_what_is_compared_with_is_told_and_a_phase_proposed(tmp_path):
    (line,) = lines(tmp_path, *monthly([*STEPS[:9], *(8 + step for step in STEPS[:12])]))
    label, reason, _ = told(line)
    assert label == "Cannot be judged"
    assert reason.endswith(
        "Its clearest step is in Feb 2025. If its cause is known and expected to last, a note of the kind phase from "
        "Feb 2025 on would start a new usual range. None starts without one."
    )
