"""What is delivered ready-made is protected like what is computed, as far as is known of it."""

from __future__ import annotations

import pytest

SMALL, ANOTHER = "small group", "to protect another group"
RATE = "unit_id, group_id, case when is_shown then format('{:g}', value) else hidden_reason end"
rates = {"measure": "teachers_who_stay", "origin": "rates", "show": RATE}


def test_a_group_of_unknown_size_is_hidden_unless_its_authority_has_published_it(published):
    text = """
        unit group      value n is_published
        A    all        0.8   - false
        A    sex=female 0.7   - false
        B    all        0.8   - true
        B    sex=female 0.7   - true
        C    all        0.9   - true
        C    sex=female 0.9   - true
        D    all        0.9   - true
        D    sex=female 0.9   - true
    """
    assert published(text, where="group_id <> 'all'", **rates) == [
        f"A sex=female {SMALL}",
        "B sex=female 0.7",
        "C sex=female 0.9",
        "D sex=female 0.9",
    ]
    assert published(text, where="group_id = 'all' and not is_shown", **rates) == []


def test_what_an_authority_has_published_is_protected_like_the_rest(published):
    text = """
        unit numerator denominator
        A    5         60
        B    0         20
        C    30        60
    """
    lines = published(text, measure="suspension_rate", origin="counts", is_published="true")
    assert lines == [f"A all {SMALL}", f"B all {SMALL}", "C all 30 of 60"]


def test_a_count_without_denominator_is_hidden_where_it_is_small(published):
    show = "unit_id, case when is_shown then cast(cast(numerator as bigint) as varchar) else hidden_reason end"
    text = "unit numerator denominator\nA 9 -\nB 8 -\nC 10 -\nD 0 -"
    assert published(text, show=show, measure="suspension_rate", origin="counts") == [
        f"A {SMALL}",
        f"B {SMALL}",
        "C 10",
        "D 0",
    ]


def test_a_count_that_its_authority_keeps_back_hides_one_other_and_not_all(published):
    """B's is as unclear as the district says, so that C's would leave it; whose sum nobody bounds from above."""
    show = "unit_id, group_id, case when is_shown then cast(cast(numerator as bigint) as varchar) else 'hidden' end"
    text = """
        unit     group                        numerator n    status
        A        all                          900       900  reported
        A        economically_disadvantaged=y 467       467  reported
        B        all                          500       500  reported
        B        economically_disadvantaged=y -         -    unclear
        C        all                          800       800  reported
        C        economically_disadvantaged=y 600       600  reported
        district all                          2200      2200 reported
        district economically_disadvantaged=y 1500      1500 reported
    """
    told = published(
        text, show=show, where="group_id <> 'all'", measure="enrolment", origin="counts", is_published="true"
    )
    assert told == [
        " economically_disadvantaged=y 1500",
        "A economically_disadvantaged=y hidden",
        "B economically_disadvantaged=y hidden",
        "C economically_disadvantaged=y 600",
    ]


@pytest.mark.parametrize(
    ("value", "n", "said"),
    [
        (0.85, 100, "0.85"),
        (0.5, 20, "0.5"),
        (0.5, 19, SMALL),
        (0.91, 100, SMALL),
        (0.9, 100, "0.9"),
        (0.09, 100, SMALL),
        (1, 29, SMALL),
        (1, 30, "1"),
        (0, 29, SMALL),
        (0, 30, "0"),
        (0.333, 9, SMALL),
    ],
)
def test_a_rate_of_so_many_people_tells_how_many_it_counts(published, value, n, said):
    text = f"unit value n\nA {value} {n}\nB 0.5 8\nC 0.5 8"
    assert published(text, where="unit_id = 'A'", **rates) == [f"A all {said}"]


@pytest.mark.parametrize(("value", "n", "said"), [(1, 29, SMALL), (1, 30, "1"), (0.98, 29, "0.98"), (0.98, 9, SMALL)])
def test_a_rate_of_days_speaks_of_people_but_counts_days(published, value, n, said):
    text = f"unit value n\nA {value} {n}\nB 0.5 8\nC 0.5 8"
    answer = published(text, where="unit_id = 'A'", measure="attendance_rate", origin="rates", show=RATE)
    assert answer == [f"A all {said}"]


def test_what_the_authority_hides_keeps_its_reason_and_cannot_be_had_by_subtraction(published):
    text = """
        unit     group      numerator denominator status
        A        all        100       300         reported
        A        sex=female -         -           suppressed
        A        sex=male   50        150         reported
        B        all        -         -           suppressed
        C        all        60        110         reported
        district all        300       530         reported
    """
    assert published(text, measure="suspension_rate", origin="counts", is_published="true") == [
        "A all 100 of 300",
        "A sex=female suppressed by the authority",
        f"A sex=male {ANOTHER}",
        "B all suppressed by the authority",
        f"C all {ANOTHER}",
        "district all 300 of 530",
    ]


def test_what_is_unclear_is_taken_for_hidden_where_the_district_could_tell(published):
    text = """
        unit     numerator denominator status
        A        -         -           unclear
        B        60        110         reported
        C        70        120         reported
        district 140       300         {}
    """
    counts = {"measure": "suspension_rate", "origin": "counts", "is_published": "true"}
    assert published(text.format("reported"), **counts) == [
        "A all unclear",
        f"B all {ANOTHER}",
        "C all 70 of 120",
        "district all 140 of 300",
    ]
    unknown = text.format("reported").replace("140       300         reported", "-         -           unclear")
    assert published(unknown, **counts) == [
        "A all unclear",
        "B all 60 of 110",
        "C all 70 of 120",
        "district all unclear",
    ]


def test_what_is_not_reported_hides_nothing_else(published):
    text = """
        unit     numerator denominator status
        A        -         -           not_reported
        B        60        110         reported
        district 60        110         reported
    """
    assert published(text, measure="suspension_rate", origin="counts") == [
        "A all not reported",
        "B all 60 of 110",
        "district all 60 of 110",
    ]


def test_groups_that_are_not_delivered_are_not_made_up(published):
    text = """
        unit group      numerator denominator
        A    all        100       300
        A    sex=female 5         100
        A    sex=male   95        200
        B    all        100       300
        B    sex=female 50        150
    """
    lines = published(text, measure="suspension_rate", origin="counts", show="unit_id, group_id")
    assert lines == ["A all", "A sex=female", "A sex=male", "B all", "B sex=female"]
