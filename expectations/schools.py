"""Schools: the one dataset that every district must have."""

from expectations.codes import grades, school_levels
from expectations.contract import Column, Contract, Kind

CONTRACT = Contract(
    dataset="schools",
    title="Schools",
    grain="one row per school",
    sentence="Every school that any other dataset may name.",
    columns=(
        Column(
            name="school_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The number other datasets use, leading zeros kept.",
        ),
        Column(name="name", kind=Kind.TEXT, required=True, sentence="The name people use."),
        Column(
            name="level",
            kind=Kind.TEXT,
            required=True,
            sentence="What grades it serves, roughly.",
            codes=school_levels.CODES,
            spellings=school_levels.SPELLINGS,
        ),
        Column(
            name="low_grade",
            kind=Kind.TEXT,
            sentence="The lowest grade, as a CEDS code such as KG or 06.",
            codes=grades.CODES,
            spellings=grades.SPELLINGS,
            only_classifies=True,
        ),
        Column(
            name="high_grade",
            kind=Kind.TEXT,
            sentence="The highest grade.",
            codes=grades.CODES,
            spellings=grades.SPELLINGS,
            only_classifies=True,
        ),
        Column(name="principal", kind=Kind.TEXT, sentence="Who leads the school."),
        Column(
            name="teacher_fte",
            kind=Kind.DECIMAL,
            unit="full-time equivalents",
            sentence="Teachers, to put requests for time in proportion.",
            minimum=0,
        ),
        Column(name="opened_date", kind=Kind.DATE, sentence="First day, where it matters."),
        Column(name="closed_date", kind=Kind.DATE, sentence="Last day, if it has closed."),
    ),
    key=("school_id",),
    is_lasting=True,
    parts_along=("school_id", "name"),
)
