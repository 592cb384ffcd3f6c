"""What a measure was over time: only of periods that figures count."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reports import numbers
from tasks.briefing.figures import DISTRICT
from tasks.briefing.frame import figures_of
from tasks.briefing.published import Published
from tasks.briefing.years import years_section
from tasks.district import Dataset, Window
from tasks.sources.settings import FilesSettings
from tests.reports import made_up
from tests.tasks.series.published_series import months

FALL, WINTER = (date(2025, 9, 8), date(2025, 9, 26)), (date(2026, 1, 12), date(2026, 1, 30))
STRAY = (date(2025, 11, 3), date(2025, 11, 4))


def run_with(folder: Path, *declared: tuple[date, date]) -> Published:
    """A run with proficiency in three periods, under a district that declares these windows."""
    figure = {"measure": "proficiency", "slice": "reading", "value": 0.5, "origin": "student rows"}
    made = made_up.small(
        folder, measures=[{**figure, "period_start": start, "period_end": end} for start, end in (FALL, STRAY, WINTER)]
    )
    windows = tuple(Window(start=start, end=end) for start, end in declared)
    source = FilesSettings(kind="files", path="a.csv")
    tests = Dataset(department=next(iter(made.district.departments)), source=source, windows=windows)
    district = made.district.model_copy(update={"datasets": {**made.district.datasets, "assessments": tests}})
    return made_up.MadeUp(made.published, made.manifest, district).read()


@pytest.mark.parametrize(("declared", "periods_n"), [((), 3), ((FALL, WINTER), 2), ((FALL,), 1)])
def test_a_period_in_no_declared_window_is_not_listed(tmp_path, declared, periods_n):
    run = run_with(tmp_path, *declared)
    section = years_section(run, figures_of(run), DISTRICT)
    assert section is not None
    assert [len(group.rows) for table in section.tables for group in table.groups] == [periods_n]


@pytest.mark.parametrize(("months_n", "note"), [(13, ()), (14, ("The latest 13 of 14 periods are listed.",))])
def test_of_many_periods_the_latest_are_listed(tmp_path, months_n, note):
    figure = {"measure": "trusted_adult", "value": 0.5, "origin": "counts"}
    periods = months(date(2024, 10, 1), months_n)
    made = made_up.small(
        tmp_path, measures=[{**figure, "period_start": start, "period_end": end} for start, end in periods]
    )
    run = made.read()
    section = years_section(run, figures_of(run), DISTRICT)
    assert section is not None
    (table,) = section.tables
    assert [row.title for row in table.groups[0].rows][-1] == numbers.month(periods[-1][0])
    assert (len(table.groups[0].rows), table.notes) == (13, note)
