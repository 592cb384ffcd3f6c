"""Days on which schools are in session."""

from expectations.contract import Column, Contract, Kind, RowRule

CONTRACT = Contract(
    dataset="calendar",
    title="Calendar",
    grain="one row per date, and school where schools differ",
    sentence=(
        "Which days count. A row without a school speaks for all schools that have no row of their own on that date."
    ),
    columns=(
        Column(name="school_id", kind=Kind.TEXT, sentence="Empty: all schools.", refers_to="schools.school_id"),
        Column(
            name="date", kind=Kind.DATE, required=True, sentence="The day.", minimum="1990-01-01", maximum="2100-12-31"
        ),
        Column(name="is_session", kind=Kind.BOOLEAN, required=True, sentence="True where students are expected."),
        Column(name="reason", kind=Kind.TEXT, sentence="Why a day is not in session, in the calendar's words."),
    ),
    key=("school_id", "date"),
    row_rules=(
        RowRule(
            name="closed_has_reason",
            sentence="A weekday out of session says why.",
            broken_when="not is_session and reason is null and dayofweek(date) between 1 and 5",
            columns=("reason",),
            severity="warning",
        ),
    ),
    date_column="date",
    dates_reach="cycle",
)
