"""Who works where."""

from expectations.codes import roles, separations
from expectations.contract import Column, Contract, Kind, RowRule, TableRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="staff",
    title="Staff",
    grain="one row per staff member, place, role and stretch of time",
    sentence="From when to when somebody worked where, as what. Who left stays in: retention needs two days, not one.",
    columns=(
        Column(name="staff_id", kind=Kind.TEXT, required=True, sentence="The personnel system's own number."),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            sentence="The school; empty in the central office.",
            refers_to="schools.school_id",
        ),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            sentence="The department, in the central office or where a department sends staff to schools.",
            refers_to="departments.department_id",
        ),
        Column(
            name="role",
            kind=Kind.TEXT,
            required=True,
            sentence="What the person works as.",
            codes=roles.CODES,
            spellings=roles.SPELLINGS,
        ),
        Column(name="job_title", kind=Kind.TEXT, sentence="The title, in the personnel system's words."),
        Column(
            name="is_primary",
            kind=Kind.BOOLEAN,
            required=True,
            sentence="True for the place where the person is counted, one at a time.",
        ),
        Column(
            name="fte",
            kind=Kind.DECIMAL,
            unit="full-time equivalents",
            sentence="Part of a full-time job: 0.5 is half, and 50 is a slip.",
            minimum=0,
            maximum=2,
        ),
        date_column("start_date", "The first day there in that role.", required=True),
        date_column("end_date", "The last day; empty while it lasts."),
        Column(
            name="separation_reason",
            kind=Kind.TEXT,
            sentence="Why it ended.",
            codes=separations.CODES,
            spellings=separations.SPELLINGS,
            only_classifies=True,
        ),
    ),
    key=("staff_id", "school_id", "department_id", "role", "start_date"),
    row_rules=(
        RowRule(
            name="end_not_before_start",
            sentence="Work does not end before it starts.",
            broken_when="end_date < start_date",
            columns=("start_date", "end_date"),
        ),
        RowRule(
            name="works_somewhere",
            sentence="Work is at a school or for a department.",
            broken_when="school_id is null and department_id is null",
            columns=("school_id", "department_id"),
        ),
        RowRule(
            name="reason_has_end",
            sentence="Work that ended for a reason says when.",
            broken_when="separation_reason is not null and end_date is null",
            columns=("end_date", "separation_reason"),
        ),
    ),
    table_rules=(
        TableRule(
            name="counted_at_one_place",
            sentence="A person is counted at one place at a time.",
            broken_rows="""
                select staff_id from (
                    select staff_id, start_date,
                        max(coalesce(end_date, date '2100-12-31')) over (
                            partition by staff_id order by start_date
                            rows between unbounded preceding and 1 preceding
                        ) as earlier_end_date
                    from {batch}
                    where is_primary
                ) where start_date <= earlier_end_date""",
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
