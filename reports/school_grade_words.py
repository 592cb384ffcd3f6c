"""Words to those who keep the list of schools, about grades that are not those of a school's students."""

from __future__ import annotations

from reports import names
from reports.numbers import count

FEWEST_STUDENTS = 10
HOW_TO_MEND = (
    "See whether lines of the list were exchanged: levels and what is compared by them are made of it. If the list is "
    "right, the grades of enrolment are not."
)


def other_grades(
    school: str, level: str, low: str | None, high: str | None, students_n: int, most_grade: str | None
) -> str:
    """By the list, Birch has grades KG to 5, but most of its 150 students are enrolled in others, most often in ..."""
    grades = _lower(names.grades(low or "", high or ""))
    level_of_one = _lower(names.level_of_one(level))
    has = f"has {grades}" if grades else f"is {'an' if level_of_one[0] in 'aeiou' else 'a'} {level_of_one}"
    which = "others" if grades else "grades that such a school does not have"
    often = f", most often in {_lower(names.grades(most_grade, most_grade))}" if most_grade else ""
    return f"By the list, {school} {has}, but most of its {students_n:,} students are enrolled in {which}{often}."


def more(schools_n: int) -> tuple[str, ...]:
    """Said where not all are told."""
    return (f"So it is with {count(schools_n)} more.",) if schools_n > 0 else ()


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
