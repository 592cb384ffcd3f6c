"""Three years pooled tell nothing of the one that is hidden: they are shown where each of them is."""

from __future__ import annotations

import pytest

YEARS = [("2022-07-01", "2023-06-30"), ("2023-07-01", "2024-06-30"), ("2024-07-01", "2025-06-30")]
POOL, STAYERS = "teacher_stayers_three_years", "teacher_stayers"
SMALL, ANOTHER = "small group", "to protect another group"


def said(protected, **units):
    """By measure and unit, of which years something is shown; each unit has its stayers of 40 in each year."""
    rows = [
        number(STAYERS, unit, year, n, 40)
        for unit, stayers in units.items()
        for year, n in zip(YEARS, stayers, strict=True)
    ]
    rows += [number(POOL, unit, (YEARS[0][0], YEARS[-1][1]), sum(stayers), 120) for unit, stayers in units.items()]
    query = (
        "select measure, unit_id, if(is_shown, 'shown', hidden_reason) from told order by measure, unit_id, period_end"
    )
    found: dict[tuple[str, str], list[str]] = {}
    for measure, unit, word in protected(rows).execute(query).fetchall():
        found.setdefault((measure, unit), []).append(word)
    return found


def number(measure, unit, period, n, of):
    start, end = period
    return {"measure": measure, "unit": unit, "numerator": n, "denominator": of} | {
        "period_start": start,
        "period_end": end,
    }


def test_where_all_years_are_shown_so_are_they_together(protected):
    found = said(protected, A=(20, 25, 30), B=(28, 26, 30))
    assert {word for words in found.values() for word in words} == {"shown"}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_where_one_year_is_hidden_what_is_pooled_does_not_tell_it(protected, place):
    """36 of 40 stay in one of the years, so that 4 do not."""
    stayers = [20, 25, 30]
    stayers[place] = 36
    found = said(protected, A=stayers, B=(28, 26, 30))
    assert found[STAYERS, "A"] == [SMALL if year == place else "shown" for year in range(3)]
    assert found[POOL, "A"] == [ANOTHER]
    assert found[POOL, "B"] == ["shown"]


def test_a_few_in_each_year_are_not_told_by_all_of_them(protected):
    found = said(protected, A=(35, 35, 35), B=(28, 26, 30))
    assert found[STAYERS, "A"] == [SMALL] * 3
    assert found[POOL, "A"] == [ANOTHER]
