"""Position control: which jobs there are, and whether somebody holds them."""

from expectations.codes import roles
from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="positions",
    title="Positions",
    grain="one row per position, holder, stretch of time and account that pays",
    sentence="Jobs that the budget knows, filled or vacant, from when to when and paid from where.",
    columns=(
        Column(name="position_id", kind=Kind.TEXT, required=True, sentence="The number of the position."),
        Column(
            name="assignment_id",
            kind=Kind.TEXT,
            sentence="Tells holders of one position apart, without naming them.",
        ),
        Column(name="line_id", kind=Kind.TEXT, sentence="Tells accounts apart where several pay for one position."),
        Column(name="job_title", kind=Kind.TEXT, sentence="The title, in the personnel system's words."),
        Column(
            name="role",
            kind=Kind.TEXT,
            required=True,
            sentence="What the holder works as.",
            codes=roles.CODES,
            spellings=roles.SPELLINGS,
        ),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            sentence="The school; empty in the central office.",
            refers_to="schools.school_id",
        ),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            sentence="The department that answers for the position.",
            refers_to="departments.department_id",
        ),
        Column(
            name="fte",
            kind=Kind.DECIMAL,
            unit="full-time equivalents",
            required=True,
            sentence="Part of a full-time job that this row stands for.",
            minimum=0,
        ),
        Column(
            name="status",
            kind=Kind.TEXT,
            required=True,
            sentence="Whether somebody holds it.",
            codes={
                "filled": "Somebody holds it",
                "on_leave": "The holder is on leave",
                "vacant": "Nobody holds it, and it is to be filled",
                "frozen": "Nobody holds it, and it stays so",
            },
        ),
        date_column("start_date", "From when it is so.", required=True),
        date_column("end_date", "Until when; empty while it lasts."),
        date_column("posted_date", "When a vacant position was advertised."),
        Column(
            name="staff_id", kind=Kind.TEXT, sentence="Who holds it, where that is told.", refers_to="staff.staff_id"
        ),
        Column(name="fund_code", kind=Kind.TEXT, sentence="Which fund pays."),
        Column(name="object_code", kind=Kind.TEXT, sentence="As which kind of pay."),
        Column(name="program_code", kind=Kind.TEXT, sentence="From which program or resource."),
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            sentence="The initiative, where the position is for one alone.",
            refers_to="initiatives.initiative_id",
        ),
    ),
    key=("position_id", "assignment_id", "line_id", "start_date"),
    row_rules=(
        RowRule(
            name="end_not_before_start",
            sentence="A stretch of time does not end before it starts.",
            broken_when="end_date < start_date",
            columns=("start_date", "end_date"),
        ),
        RowRule(
            name="vacant_has_nobody",
            sentence="Nobody holds a vacant or frozen position.",
            broken_when="status in ('vacant', 'frozen') and staff_id is not null",
            columns=("status", "staff_id"),
        ),
        RowRule(
            name="is_somewhere",
            sentence="A position is at a school or in a department.",
            broken_when="school_id is null and department_id is null",
            columns=("school_id", "department_id"),
            severity="warning",
        ),
    ),
    school_column="school_id",
    date_column="start_date",
    person_column="staff_id",
    about_people=True,
    last_day_column="end_date",
    is_lasting=True,
)
