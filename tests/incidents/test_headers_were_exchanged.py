"""An export put two headers of one kind over each other's columns, every row was sound, and wrong figures went on."""

from __future__ import annotations

import pytest

from tasks.accept import accept
from tasks.scoring.actions import actions
from tasks.scoring.card import scorecard

HARMLESS = "does no harm"
GROUPS = ("english_learner", "disability", "economically_disadvantaged", "homeless")


def demographics(header: tuple[str, ...] = GROUPS, rows_n: int = 60, order: tuple[int, ...] = (0, 1, 2, 3)) -> str:
    """Students with a disability are every fifth, poor ones every second; the columns in an order, under a header."""
    flags = [(n % 7 == 0, n % 5 == 0, n % 2 == 0, n % 31 == 0) for n in range(rows_n)]
    cells = (",".join([f"{n:04d}", *(str(row[place]).lower() for place in order)]) for n, row in enumerate(flags))
    return "\n".join([",".join(("student_id", *header)), *cells]) + "\n"


GOOD = demographics()
EXCHANGED = demographics(("english_learner", "economically_disadvantaged", "disability", "homeless"))


@pytest.fixture
def delivered(play, day):
    """Deliver a file, a minute after the last time, and judge it."""
    minutes = iter(range(60))

    def run(rows: str, name: str = "demographics", **keys):
        day(f"2025-11-01T12:{next(minutes):02d}")
        return play({f"{name}.csv": rows}, **{name: {"department": "office", **keys}})

    return run


def card(played, name: str = "demographics") -> str:
    return repr(scorecard(played.district, "office", [played[name]], {}, {}))


def test_exchanged_flags_hold_the_dataset_and_are_told_once(delivered):
    good = delivered(GOOD)["demographics"]
    held = delivered(EXCHANGED)
    verdict = held["demographics"]
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)
    (cause,) = verdict.causes
    assert cause.columns == ("disability", "economically_disadvantaged")
    assert cause.sentence == (
        "The headers of disability and economically_disadvantaged look exchanged: in 30 of 30 compared rows in which "
        "the two differed last time, each holds what the other held."
    )
    assert [(limit.name, limit.sentence) for limit in verdict.limits] == [("columns", cause.sentence)]
    (action,) = actions([verdict], {})
    assert cause.sentence in action.sentences[0] and action.command
    assert HARMLESS not in card(held)


def test_exchanged_grades_of_schools_hold_the_dataset(delivered):
    def schools(header: str) -> str:
        rows = "".join(f"{n:04d},School {n},elementary,{'KG' if n % 2 else '01'},0{n + 2}\n" for n in range(6))
        return f"school_id,name,level,{header}\n{rows}"

    good = delivered(schools("low_grade,high_grade"), "schools")["schools"]
    verdict = delivered(schools("high_grade,low_grade"), "schools")["schools"]
    assert (verdict.status, verdict.stand_in_key) == ("stood_in", good.key)
    assert [one.columns for one in verdict.causes] == [("high_grade", "low_grade")]


def test_headers_exchanged_beside_a_new_column_are_found_too(delivered):
    delivered(GOOD)
    header, *rows = EXCHANGED.splitlines()
    wider = "\n".join([f"{header},room", *(f"{row},x" for row in rows)])
    assert [one.rule for one in delivered(wider)["demographics"].causes] == ["column.exchanged"]


def test_who_knows_that_they_are_right_lets_them_go_on_and_nothing_is_called_harmless(delivered):
    delivered(GOOD)
    held = delivered(EXCHANGED)
    accept(held.district, "demographics", "last time they were exchanged", "Robin")
    again = delivered(EXCHANGED)
    assert (again["demographics"].status, again["demographics"].causes) == ("accepted", ())
    assert again["demographics"].released_because
    assert HARMLESS not in card(again)
    assert delivered(EXCHANGED.replace("0059", "0060"))["demographics"].status == "accepted"


def test_columns_that_moved_with_their_headers_are_harmless(delivered):
    delivered(GOOD)
    moved = delivered(demographics(tuple(GROUPS[place] for place in (0, 2, 1, 3)), order=(0, 2, 1, 3)))
    assert (moved["demographics"].status, moved["demographics"].causes) == ("accepted", ())
    assert HARMLESS in card(moved)


def test_values_that_changed_in_some_rows_are_no_exchange(delivered):
    delivered(GOOD)
    header, *rows = demographics(tuple(GROUPS[place] for place in (0, 2, 1, 3)), order=(0, 2, 1, 3)).splitlines()
    cells = [row.split(",") for row in rows]
    changed = [[a, b, d, c, e] if n % 3 else [a, b, c, d, e] for n, (a, b, c, d, e) in enumerate(cells)]
    text = "\n".join([header, *(",".join(row) for row in changed)])
    verdict = delivered(text)["demographics"]
    assert (verdict.causes, [one.name for one in verdict.limits]) == ((), ["values"])


def test_so_are_values_exchanged_under_headers_that_stayed_where_they_were(delivered):
    delivered(GOOD)
    rows = demographics(order=(0, 2, 1, 3))
    verdict = delivered(rows)["demographics"]
    assert (verdict.status, [one.name for one in verdict.limits]) == ("stood_in", ["columns"])


def test_many_rows_are_not_compared_where_the_columns_came_in_the_order_of_last_time(delivered, monkeypatch):
    delivered(GOOD)
    monkeypatch.setattr("tasks.limits.exchanged._MOST_TYPED", 50)
    monkeypatch.setattr("tasks.limits.exchanged.filled", None)
    assert delivered(demographics(rows_n=58))["demographics"].status == "accepted"
