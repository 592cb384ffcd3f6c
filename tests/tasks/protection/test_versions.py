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
    query = "select measure, slice, unit_id, if(is_shown, 'shown', hidden_reason) from told order by all"
    return {(measure, band, unit): said for measure, band, unit, said in protected(made).execute(query).fetchall()}


BANDS = ("Band 1: under 5%", "Band 2: 5% to under 10%", "Band 3: 10% to under 20%", "Band 4: 20% or more")


def bands(unit, *numbers):
    """The bands of a school, and chronic absence, which is the last two."""
    rows = [("absence_bands", band, unit, n, sum(numbers)) for band, n in zip(BANDS, numbers, strict=True)]
    return [*rows, ("chronic_absence", "", unit, sum(numbers[2:]), sum(numbers))]


def test_where_one_band_is_hidden_so_is_the_other_that_chronic_absence_would_tell_it_of(protected):
    rows = [*bands("A", 50, 40, 30, 12), *bands("B", 50, 40, 30, 7), *bands("district", 100, 80, 60, 19)]
    found = shown(protected, *rows)
    assert [found["absence_bands", band, "B"] for band in BANDS] == ["shown", "shown", ANOTHER, SMALL]
    assert [found["absence_bands", band, "A"] for band in BANDS] == ["shown", "shown", ANOTHER, ANOTHER]
    assert {found["chronic_absence", "", unit] for unit in ("A", "B", "")} == {"shown"}


def test_where_chronic_absence_is_hidden_bands_do_not_tell_it(protected):
    """Large bands that leave a few are withheld, whichever of them would tell the few."""
    rows = [*bands("A", 60, 60, 6, 2), *bands("B", 60, 60, 30, 30), *bands("C", 60, 60, 40, 20)]
    found = shown(protected, *rows, *bands("district", 180, 180, 76, 52))
    assert found["chronic_absence", "", "A"] == SMALL
    told = [band for band in BANDS[:2] if found["absence_bands", band, "A"] == "shown"]
    assert len(told) < 2


def test_a_version_goes_where_its_definition_goes_and_not_the_other_way(protected):
    found = shown(
        protected,
        ("chronic_absence", "", "A", 8, 200),
        ("chronic_absence", "", "B", 30, 200),
        ("chronic_absence", "", "C", 60, 300),
        ("chronic_absence", "", "district", 98, 700),
        ("chronic_absence_fifteen_days", "", "A", 20, 200),
        ("chronic_absence_fifteen_days", "", "B", 30, 200),
        ("chronic_absence_fifteen_days", "", "C", 7, 300),
        ("chronic_absence_fifteen_days", "", "district", 57, 700),
    )
    assert found["chronic_absence", "", "A"] == SMALL
    assert found["chronic_absence", "", "B"] == ANOTHER
    assert found["chronic_absence", "", "C"] == "shown"
    assert found["chronic_absence_fifteen_days", "", "A"] == ANOTHER
    assert found["chronic_absence_fifteen_days", "", "B"] == ANOTHER
    assert found["chronic_absence_fifteen_days", "", "C"] == SMALL


def test_teachers_who_stay_move_and_leave_are_all_of_them(protected):
    """Of 60 and 30 who stay, 22 and 22 who move would tell the 8 who leave."""
    rows = [
        (f"teacher_{who}", "", unit, n, 60)
        for unit in "AB"
        for who, n in (("stayers", 30), ("movers", 22), ("leavers", 8))
    ]
    found = shown(protected, *rows)
    assert {found["teacher_leavers", "", unit] for unit in "AB"} == {SMALL}
    for unit in "AB":
        assert {found[f"teacher_{who}", "", unit] for who in ("stayers", "movers")} == {"shown", ANOTHER}


def test_leavers_do_not_tell_few_who_leave_the_district_by_those_in_another_role(protected):
    """Of 24 leavers 20 in another role would tell the 4 who leave the district; 12 of each tell of nobody."""
    parts = {"A": (20, 4), "B": (12, 12), "C": (12, 12)}
    rows = [
        (measure, "", unit, n, 90)
        for unit, (kept, gone) in parts.items()
        for measure, n in (
            ("teacher_stayers", 44),
            ("teacher_movers", 22),
            ("teacher_in_other_roles", kept),
            ("teacher_district_leavers", gone),
            ("teacher_leavers", kept + gone),
        )
    ]
    found = shown(protected, *rows)
    assert found["teacher_district_leavers", "", "A"] == SMALL
    assert ANOTHER in {found[measure, "", "A"] for measure in ("teacher_in_other_roles", "teacher_leavers")}
    assert {found[measure, "", unit] for measure, _, unit, *_ in rows for unit in "BC"} == {"shown"}


def test_a_version_is_hidden_that_counts_a_few_others_than_its_definition(protected):
    """One to nine more of the numerator, of the rest or of all; the same people, or ten, tell of nobody."""
    units = {"A": (60, 300), "B": (51, 300), "C": (50, 300), "D": (52, 302), "E": (50, 291), "F": (60, 310)}
    rows = [("chronic_absence", "", unit, 50, 300) for unit in units]
    rows += [("chronic_absence_state", "", unit, n, of) for unit, (n, of) in units.items()]
    found = shown(protected, *rows)
    said = {unit: found["chronic_absence_state", "", unit] for unit in units}
    assert said == {"A": "shown", "B": SMALL, "C": "shown", "D": SMALL, "E": SMALL, "F": "shown"}
    assert {found["chronic_absence", "", unit] for unit in units} == {"shown"}


def test_one_flag_is_hidden_that_a_few_others_than_any_flag_had(protected):
    """Held against the grade of which it is a flag, and no other."""
    any_flag, grade = "early_warning_precision", "Grade 11"
    flags = {"attendance": (50, 300), "behavior": (55, 305), "courses": (30, 270)}
    rows = [(any_flag, grade, "A", 60, 310), (any_flag, "Grade 1", "A", 200, 900)]
    rows += [(f"{any_flag}_by_flag", f"{grade}, {flag}", "A", n, of) for flag, (n, of) in flags.items()]
    found = shown(protected, *rows)
    said = {flag: found[f"{any_flag}_by_flag", f"{grade}, {flag}", "A"] for flag in flags}
    assert said == {"attendance": "shown", "behavior": SMALL, "courses": "shown"}
    assert {found[any_flag, of, "A"] for of in (grade, "Grade 1")} == {"shown"}


def test_flags_are_hidden_where_any_flag_is(protected):
    rows = [("early_warning_recall", "Grade 11", "A", 4, 300)]
    rows += [("early_warning_recall_by_flag", f"Grade 11, {flag}", "A", 20, 300) for flag in ("attendance", "behavior")]
    assert {*shown(protected, *rows).values()} == {SMALL, ANOTHER}
