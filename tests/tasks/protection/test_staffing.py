"""What weighs teachers: of ten of them or more, and not where it would tell what counts students or teachers hides."""

from __future__ import annotations

SMALL, ANOTHER = "small group", "to protect another group"


def said(protected, **units):
    """What is said of the ratio of each unit, by its students and teachers; and of its enrolment."""
    rows = [
        {"measure": measure, "unit": unit, "numerator": None, "denominator": None, "value": value, "n": n}
        for unit, (students, teachers) in units.items()
        for measure, value, n in (
            ("enrolment", students, students),
            ("students_per_teacher", students / teachers, teachers),
        )
    ]
    query = "select measure, unit_id, if(is_shown, 'shown', hidden_reason) from told"
    found = {(measure, unit or "district"): word for measure, unit, word in protected(rows).execute(query).fetchall()}
    return [{unit: found[measure, unit] for unit in units} for measure in ("students_per_teacher", "enrolment")]


def test_ten_teachers_are_behind_it(protected):
    ratio, enrolment = said(protected, A=(200, 10), B=(200, 12), C=(300, 20), district=(700, 42))
    assert {*ratio.values(), *enrolment.values()} == {"shown"}


def test_few_teachers_are_not_what_the_other_schools_leave_of_the_district(protected):
    ratio, enrolment = said(protected, A=(120, 9), B=(200, 12), C=(300, 20), district=(620, 41))
    assert ratio["A"] == SMALL
    assert ANOTHER in {ratio[unit] for unit in ("B", "C", "district")}
    assert {*enrolment.values()} == {"shown"}


def test_it_goes_where_enrolment_goes(protected):
    """Of nine students nobody is told; with a ratio, whoever knows the teachers would know of how many."""
    ratio, enrolment = said(protected, A=(9, 12), B=(200, 12), C=(300, 20), district=(509, 44))
    assert enrolment["A"] == SMALL and ratio["A"] == ANOTHER
    hidden = {unit for unit, word in enrolment.items() if word != "shown"}
    assert len(hidden) > 1
    assert {unit for unit in hidden if ratio[unit] == "shown"} == set()


def test_teaching_time_of_those_who_stay_goes_where_their_heads_go(protected):
    """Of A three leave, each with a quarter of a job; of B and C more than ten."""
    year = {"period_start": "2024-07-01", "period_end": "2025-06-30"}
    heads = {"A": (37, 40), "B": (28, 40), "C": (30, 42)}
    rows = [
        {"measure": "teacher_stayers", "unit": unit, "numerator": n, "denominator": of} | year
        for unit, (n, of) in heads.items()
    ]
    times = {"numerator": None, "denominator": None, "value": 0.7, "n": 40}
    rows += [{"measure": "teacher_stayers_fte", "unit": unit} | times | year for unit in heads]
    query = "select unit_id, if(is_shown, 'shown', hidden_reason) from told where measure = $measure"
    warehouse = protected(rows)
    found = [
        dict(warehouse.execute(query, {"measure": measure}).fetchall())
        for measure in ("teacher_stayers", "teacher_stayers_fte")
    ]
    assert found == [
        {"A": SMALL, "B": "shown", "C": "shown"},
        {"A": ANOTHER, "B": "shown", "C": "shown"},
    ]
