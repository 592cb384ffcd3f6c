"""Central-office departments."""

from expectations.contract import Column, Contract, Kind

CONTRACT = Contract(
    dataset="departments",
    title="Departments",
    grain="one row per department",
    sentence="The units of the central office and who leads them. Filled from district.toml when nobody delivers it.",
    columns=(
        Column(
            name="department_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The name used in district.toml.",
            pattern="^[a-z][a-z0-9_]*$",
            form="small letters, digits and underscores, a letter first",
        ),
        Column(name="title", kind=Kind.TEXT, required=True, sentence="The name people use."),
        Column(name="lead", kind=Kind.TEXT, required=True, sentence="Who answers for the department."),
        Column(
            name="email",
            kind=Kind.TEXT,
            sentence="Where to write to.",
            pattern="^[^@ ]+@[^@ ]+$",
            form="name@district.org",
        ),
        Column(
            name="parent_department_id",
            kind=Kind.TEXT,
            sentence="The department it belongs to, if any.",
            refers_to="departments.department_id",
        ),
    ),
    key=("department_id",),
    is_lasting=True,
)
