"""Children with disabilities, those of them who were removed, and the state's numbers of both, as tables."""

from __future__ import annotations

OUT = "out_of_school_10_days_or_fewer"
# Every group with so few of its own, and others, that tables stay short.
FEW = {"risk_ratio_cell_size": 2, "risk_ratio_n_size": 4}
RACES = ("black", "white", "asian", "hispanic", "american_indian", "pacific_islander", "two_or_more")


def children(**groups):
    """So many children with disabilities of each group, named after it: black0, black1; all enrolled."""
    names = [(f"{group}{n}", group) for group, of_n in groups.items() for n in range(of_n)]
    rows = (f"{who} {group} true" for who, group in names)
    enrolled = (f"{who} A 05 2025-09-01 -" for who, _ in names)
    return {
        "demographics": "\n".join(["student_id race_ethnicity disability", *rows]),
        "enrolment": "\n".join(["student_id school_id grade entry_date exit_date", *enrolled]),
    }


def removals(*rows):
    """Rows of student, action, days and day."""
    head = "incident_id student_id school_id action days_removed date"
    return "\n".join([head, *(f"{place} {row.replace(' ', ' A ', 1)}" for place, row in enumerate(rows))])


def suspended(**groups):
    """So many of each group suspended out of school for a day."""
    return removals(
        *(f"{group}{n} out_of_school_suspension 1 2025-10-01" for group, of_n in groups.items() for n in range(of_n))
    )


def state(*rows, races=RACES, status="reported", end="2025-12-31"):
    """Of each group in the state so many of so many in the category."""
    head = "measure unit_type group_id slice numerator denominator status period_start period_end"
    lines = (
        f"discipline_risk_ratio state race_ethnicity={race} {OUT} {count} {status} 2025-07-01 {end}"
        for race, count in zip(races, rows or ["10 100"] * len(races), strict=True)
    )
    return "\n".join([head, *lines])
