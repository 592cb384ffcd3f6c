"""A subject that few students have is not named at all: a column that has slipped may hold a person's name."""

import pytest

RESULTS = """
    unit      group  numerator  denominator  slice
    district  all    0          100          Quartermaine
    0101      all    0          50           Quartermaine
    district  all    50         100          reading
"""


def results_of(students_n: int, *, is_delivered: bool = True) -> str:
    return f"""
        select concat('student ', number) as student_id, 'Quartermaine' as slice, {is_delivered} as is_delivered
        from range({students_n}) as numbers (number)"""


@pytest.mark.parametrize(("students_n", "named"), [(9, ["reading"]), (10, ["Quartermaine", "Quartermaine", "reading"])])
def test_a_slice_is_named_from_the_least_number_of_students_on(published, students_n, named):
    assert published(RESULTS, testing=results_of(students_n), show="slice") == named


def test_the_district_may_ask_for_more(published):
    assert published(RESULTS, testing=results_of(19), minimum_n=20, show="slice") == ["reading"]


def test_students_who_only_should_have_been_tested_do_not_name_it(published):
    one_of_many = f"{results_of(1)} union all by name {results_of(40, is_delivered=False)}"
    assert published(RESULTS, testing=one_of_many, show="slice") == ["reading"]
