"""Versions of a definition and bands that add up to it tell nothing of what it hides, or of what one of them hides."""

from __future__ import annotations

SMALL, ANOTHER = "small group", "to protect another group"
PERIOD = {"period_start": "2025-07-01"}


def shown(protected, *rows):
    """What is said of measures and bands of schools: shown, or why not."""
    made = [
        {"measure": measure, "slice": band, "unit": unit, "numerator": n, "denominator": of, **PERIOD}
        for measure, band, unit, n, of in rows
    ]
    query = "select measure, slice, unit_id, if(is_shown, 'shown', hidden_reason) from published order by all"
    return {(measure, band, unit): said for measure, band, unit, said in protected(made).execute(query).fetchall()}


def bands(unit, *numbers):
    return [("absence_bands", str(place), unit, n, sum(numbers)) for place, n in enumerate(numbers)]


def test_where_one_band_is_hidden_all_are_and_so_are_those_of_one_more_school(protected):
    rows = [*bands("A", 50, 40, 30, 12), *bands("B", 50, 40, 30, 7), *bands("C", 50, 40, 30, 20)]
    found = shown(protected, *rows)
    assert [found["absence_bands", str(place), "B"] for place in range(4)] == [ANOTHER, ANOTHER, ANOTHER, SMALL]
    assert {found["absence_bands", str(place), "A"] for place in range(4)} == {ANOTHER}
    assert {found["absence_bands", str(place), "C"] for place in range(4)} == {"shown"}


def test_bands_of_a_school_of_which_the_definition_is_hidden_are_hidden(protected):
    """A tenth and more, 8, would be what is left of all; bands of which each is large would tell it."""
    rows = [("chronic_absence", "", "A", 8, 128), ("chronic_absence", "", "B", 40, 128)]
    found = shown(protected, *rows, *bands("A", 60, 60, 30, 30), *bands("B", 60, 60, 30, 30))
    assert {found["absence_bands", str(place), unit] for place in range(4) for unit in "AB"} == {ANOTHER}


def test_a_version_goes_where_its_definition_goes_and_not_the_other_way(protected):
    found = shown(
        protected,
        ("chronic_absence", "", "A", 8, 200),
        ("chronic_absence", "", "B", 30, 200),
        ("chronic_absence", "", "C", 60, 300),
        ("chronic_absence_fifteen_days", "", "A", 20, 200),
        ("chronic_absence_fifteen_days", "", "B", 30, 200),
        ("chronic_absence_fifteen_days", "", "C", 7, 300),
    )
    assert found["chronic_absence", "", "A"] == SMALL
    assert found["chronic_absence", "", "B"] == ANOTHER
    assert found["chronic_absence", "", "C"] == "shown"
    assert found["chronic_absence_fifteen_days", "", "A"] == ANOTHER
    assert found["chronic_absence_fifteen_days", "", "B"] == ANOTHER
    assert found["chronic_absence_fifteen_days", "", "C"] == SMALL


def test_a_version_is_hidden_that_counts_a_few_others_than_its_definition(protected):
    """One to nine more of the numerator, of the rest or of all; the same people, or ten, tell of nobody."""
    units = {"A": (60, 300), "B": (51, 300), "C": (50, 300), "D": (52, 302), "E": (50, 291), "F": (60, 310)}
    rows = [("chronic_absence", "", unit, 50, 300) for unit in units]
    rows += [("chronic_absence_state", "", unit, n, of) for unit, (n, of) in units.items()]
    found = shown(protected, *rows)
    said = {unit: found["chronic_absence_state", "", unit] for unit in units}
    assert said == {"A": "shown", "B": SMALL, "C": "shown", "D": SMALL, "E": SMALL, "F": "shown"}
    assert {found["chronic_absence", "", unit] for unit in units} == {"shown"}
