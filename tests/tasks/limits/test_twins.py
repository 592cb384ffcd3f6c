"""Incidents that came again under other numbers hold their dataset; what a student does twice a day does not."""

import pytest

from expectations.catalogue import CONTRACTS
from tasks.limits.twins import _own_id

HEAD = "incident_id,student_id,school_id,date,behavior,action\n"


def incidents(rows_n: int, *, first: int = 0, again: int = 0, form: str = "i{}", action: str = "none") -> str:
    rows = [f"{{}},{n:03d},0101,2025-09-{1 + n % 27:02d},fight,{action}\n" for n in range(first, first + rows_n)]
    named = [row.format(form.format(n)) for n, row in enumerate(rows, first)]
    return "".join([*named, *(row.format(f"x{n}") for n, row in enumerate(rows[:again]))])


@pytest.fixture
def sent(make_district, validated, day):
    """Deliver incidents, a minute after the last time, and tell the sentences of what holds them."""
    minutes = iter(range(60))

    def run(rows: str):
        day(f"2025-10-15T12:{next(minutes):02d}")
        keys = {"expected": "monthly", "volume_limit_percent": 1000}
        folder = make_district({"incidents.csv": HEAD + rows}, incidents=keys)
        return [one.sentence for one in validated(folder, "incidents", [validated(folder, "schools")]).limits]

    return run


@pytest.mark.parametrize("before", [[], [incidents(60)]], ids=["first", "beside an earlier one"])
def test_incidents_that_were_exported_twice_are_held(sent, before):
    for rows in before:
        assert sent(rows) == []
    assert sent(incidents(60, again=40)) == [
        "80 of 100 rows are the same as another in all columns but incident_id. See whether they were exported twice, "
        "under new numbers."
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(incidents(100, again=10), id="a tenth did so twice a day"),
        pytest.param(incidents(8, again=4), id="four"),
        pytest.param(incidents(60) + incidents(60, action="other"), id="two actions of an incident"),
        pytest.param(incidents(60, form="n{}"), id="all are numbered anew"),
    ],
)
def test_what_may_be_so_holds_nothing(sent, rows):
    assert sent(rows) == []


def test_alike_as_often_as_last_time_is_usual(sent, monkeypatch):
    monkeypatch.setattr("tasks.limits.twins._MOST_PERCENT", 50)
    assert sent(incidents(100, again=30)) == []
    monkeypatch.setattr("tasks.limits.twins._MOST_PERCENT", 20)
    assert sent(incidents(110, again=35)) == []


def test_courses_and_lists_have_no_number_of_their_own():
    assert [name for name, one in CONTRACTS.items() if _own_id(one)] == ["incidents"]
