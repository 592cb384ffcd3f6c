"""Which departments work on an initiative, with how much."""

from expectations.contract import Column, Contract, Kind

CONTRACT = Contract(
    dataset="initiative_departments",
    title="Departments of initiatives",
    grain="one row per initiative and department",
    sentence="Which departments work on an initiative, with how much.",
    columns=(
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The initiative.",
            refers_to="initiatives.initiative_id",
        ),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The department.",
            refers_to="departments.department_id",
        ),
        Column(
            name="hours", kind=Kind.DECIMAL, unit="hours a year", sentence="Staff time the department gives.", minimum=0
        ),
        Column(
            name="fte",
            kind=Kind.DECIMAL,
            unit="full-time equivalents",
            sentence="Staff the department gives.",
            minimum=0,
        ),
        Column(
            name="budget_usd",
            kind=Kind.DECIMAL,
            unit="US dollars a year",
            sentence="Money the department gives.",
            minimum=0,
        ),
    ),
    key=("initiative_id", "department_id"),
)
