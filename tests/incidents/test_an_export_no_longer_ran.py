"""A nightly export stopped, its old file stayed in the folder, and a cycle later everybody still took it for new."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tasks.briefing.cautions import cautions
from tasks.briefing.data import holes_summary
from tasks.expected.absences import with_absences
from tasks.scoring.card import scorecard
from tasks.settings.district_folder import read_district
from tests.reports import made_up

ROSTER = "student_id,school_id,entry_date,grade\n" + "".join(f"{n:04d},0101,2025-08-25,03\n" for n in range(40))


class _Today:
    def __init__(self, day: str) -> None:
        self._day = datetime.fromisoformat(day)

    def now(self, _zone):
        return self._day


@pytest.fixture
def told(make_district, validated, day, monkeypatch):
    """The roster that came on Aug 26, as a run of the fall cycle, Aug 25 to Oct 31, 2025, tells of it on some day."""

    def run(today: str, expected: str = "daily"):
        day("2025-08-26T12:00")
        folder = make_district({"enrolment.csv": ROSTER}, enrolment={"expected": expected})
        verdicts = [validated(folder, "enrolment")]
        monkeypatch.setattr("tasks.expected.absences.datetime", _Today(today))
        (verdict,) = with_absences(read_district(folder), verdicts, "fall")
        return verdict

    return run


@pytest.mark.parametrize(
    ("today", "expected", "is_told"),
    [
        ("2025-09-02", "daily", False),
        ("2025-09-03", "daily", True),
        ("2025-09-09", "weekly", False),
        ("2025-09-10", "weekly", True),
        ("2025-09-30", "monthly", False),
        ("2025-10-01", "monthly", True),
        ("2026-06-01", "monthly", True),
        ("2026-06-01", "cycle", False),
        ("2026-06-01", "year", False),
    ],
)
def test_a_list_that_stays_as_it_is_for_too_long_is_told(told, today, expected, is_told):
    assert told(today, expected).unchanged_since == (date(2025, 8, 26) if is_told else None)


def test_a_cycle_that_was_over_when_the_file_came_can_be_run_again(told, day, validated, make_district, monkeypatch):
    day("2026-02-01T12:00")
    folder = make_district({"enrolment.csv": ROSTER}, enrolment={"expected": "daily"})
    monkeypatch.setattr("tasks.expected.absences.datetime", _Today("2026-06-01"))
    (verdict,) = with_absences(read_district(folder), [validated(folder, "enrolment")], "fall")
    assert verdict.unchanged_since is None


def test_its_owner_is_asked_and_nobody_says_that_all_is_well(told, tmp_path):
    verdict = told("2025-10-31")
    card = scorecard(read_district(tmp_path / "district"), "office", [verdict], {}, {})
    (action,) = card.actions
    assert action.title == "See whether Enrolment is up to date"
    assert action.sentences[0] == "It is the same as on Aug 26, 2025; what has changed since is not in it."
    assert card.headline == ("All arrived and is in use; 1 warning needs a look.",)


def test_the_brief_says_so_in_front_and_beside_the_figure(told, tmp_path):
    run = made_up.small(tmp_path / "run", measures=[{"measure": "enrolment", "value": 40, "n": 40}]).read()
    run.verdicts[:] = [told("2025-10-31")]
    summary = holes_summary(run)
    assert summary is not None
    assert summary.sentence == "Not one of 1 dataset is current."
    (what, _), *_ = summary.items
    assert what == "Enrolment: It is the same as on Aug 26, 2025; what has changed since is not in it."
    assert "Enrolment is the same as on Aug 26, 2025." in cautions(run, run.figures[0])


HEAD = "student_id,school_id,assessment,subject,grade,window_start_date,window_end_date,status,is_proficient\n"


def results(*months: str) -> str:
    return HEAD + "".join(
        f"{n:04d},0101,MAP,reading,03,{month}-01,{month}-20,valid,true\n" for month in months for n in range(30)
    )


@pytest.fixture
def tested(make_district, validated, day, monkeypatch):
    """Results delivered for the spring, and for the fall after it."""

    def run(spring: str, fall: str, **keys):
        for at, rows, cycle in (("2025-06-10", spring, "spring"), ("2025-11-03", fall, "fall")):
            day(f"{at}T12:00")
            folder = make_district({"assessments.csv": rows}, assessments={"expected": "cycle", **keys}, toml=SPRING)
            verdict = validated(folder, "assessments", cycle=cycle)
        monkeypatch.setattr("tasks.expected.absences.datetime", _Today("2025-11-10"))
        (verdict,) = with_absences(read_district(folder), [verdict], "fall")
        return verdict

    return run


SPRING = 'cycles.spring = { title = "Spring", start = 2025-02-03, end = 2025-06-06, meeting = 2025-06-18 }'


def test_last_cycles_results_sent_again_are_not_taken_for_this_cycles(tested):
    again = tested(results("2025-05"), results("2025-05"))
    assert again.unchanged_since == date(2025, 6, 10)


@pytest.mark.parametrize("fall", [results("2025-05", "2025-09"), results("2025-09")])
def test_results_of_this_cycle_are_new(tested, fall):
    assert tested(results("2025-05"), fall).unchanged_since is None
