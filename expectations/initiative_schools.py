"""Where an initiative is at work, and what it asks of people there."""

from expectations.contract import Column, Contract, Kind

CONTRACT = Contract(
    dataset="initiative_schools",
    title="Schools of initiatives",
    grain="one row per initiative and school",
    sentence="Where an initiative is at work, and what it asks of people there.",
    columns=(
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            required=True,
            sentence="The initiative.",
            refers_to="initiatives.initiative_id",
        ),
        Column(name="school_id", kind=Kind.TEXT, required=True, sentence="The school.", refers_to="schools.school_id"),
        Column(
            name="staff_hours_per_month",
            kind=Kind.DECIMAL,
            unit="hours a month, all staff together",
            sentence="Time asked of the school's staff.",
            minimum=0,
        ),
    ),
    key=("initiative_id", "school_id"),
    school_column="school_id",
)
