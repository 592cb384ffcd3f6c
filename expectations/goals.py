"""What the district wants to reach, by when."""

from expectations.contract import Column, Contract, CrossRule, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="goals",
    title="Goals",
    grain="one row per goal and measure it is judged by",
    sentence=(
        "Goals with the measure, the target and the owner. A goal carries its own direction: 12 is good for absence "
        "and bad for graduation."
    ),
    columns=(
        Column(name="goal_id", kind=Kind.TEXT, required=True, sentence="A short name that stays the same over years."),
        Column(name="title", kind=Kind.TEXT, required=True, sentence="The goal in one sentence."),
        Column(
            name="owner_department_id",
            kind=Kind.TEXT,
            sentence="The department that answers for it.",
            refers_to="departments.department_id",
        ),
        Column(name="owner", kind=Kind.TEXT, sentence="The person who answers for it."),
        Column(name="measure", kind=Kind.TEXT, sentence="The indicator it is judged by, by its name in the catalogue."),
        Column(name="slice", kind=Kind.TEXT, sentence="The subject or grade band of the measure, if it has any."),
        Column(
            name="unit_type",
            kind=Kind.TEXT,
            sentence="For whom the target holds; the district when empty.",
            codes={"district": "The district", "level": "A level of schools", "school": "One school"},
        ),
        Column(name="unit_id", kind=Kind.TEXT, sentence="Which level or school; empty for the district."),
        Column(
            name="group_id",
            kind=Kind.TEXT,
            sentence="Which student group; all students when empty.",
            pattern="^(all|[a-z_]+=.+)$",
            form="all, or breakdown=value such as sex=female",
        ),
        Column(
            name="baseline",
            kind=Kind.RATE,
            unit="as the measure: 0..1 for rates",
            sentence="Where it stood when the goal was set.",
        ),
        date_column("baseline_date", "Until when the baseline counts, from which the goal sets out."),
        Column(name="target", kind=Kind.RATE, unit="as the measure: 0..1 for rates", sentence="What is to be reached."),
        Column(
            name="direction",
            kind=Kind.TEXT,
            sentence="Which way is good.",
            codes={"up": "More is better", "down": "Less is better"},
        ),
        date_column("due_date", "By when."),
    ),
    row_rules=(
        RowRule(
            name="target_lies_ahead",
            sentence="A target lies the way that is good from where the goal began.",
            broken_when="(direction = 'down' and target > baseline) or (direction = 'up' and target < baseline)",
            columns=("baseline", "target", "direction"),
            severity="warning",
        ),
    ),
    cross_rules=(
        CrossRule(
            name="on_the_scale_of_its_measure",
            sentence="A target and a baseline of a rate lie between 0 and 1, as the rate does.",
            reads=("measures",),
            broken_when="""
                exists (
                    select 1
                    from measures
                    where measures.measure = staged.measure and measures.form = 'proportion'
                )
                and (coalesce(staged.target, 0) not between 0 and 1 or coalesce(staged.baseline, 0) not between 0 and 1)
            """,
            columns=("measure", "target", "baseline"),
        ),
        CrossRule(
            name="school_is_known",
            sentence="A school that has a target of its own is in schools.",
            reads=("schools",),
            broken_when="""
                staged.unit_type = 'school'
                and not exists (select 1 from schools where schools.school_id = staged.unit_id)""",
            columns=("unit_type", "unit_id"),
        ),
    ),
    key=("goal_id", "measure", "slice", "unit_type", "unit_id", "group_id"),
    last_day_column="due_date",
    is_lasting=True,
)
