"""Days on which schools are in session."""

from expectations.codes import calendar_events
from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column

CONTRACT = Contract(
    dataset="calendar",
    title="Calendar",
    grain="one row per date, and school where schools differ",
    sentence=(
        "Which days count. A row without a school speaks for all schools that have no row of their own on that date."
    ),
    columns=(
        Column(name="school_id", kind=Kind.TEXT, sentence="Empty: all schools.", refers_to="schools.school_id"),
        date_column("date", "The day.", required=True),
        Column(name="is_session", kind=Kind.BOOLEAN, required=True, sentence="True where students are expected."),
        Column(
            name="event",
            kind=Kind.TEXT,
            sentence="What kind of day it is.",
            codes=calendar_events.CODES,
            spellings=calendar_events.SPELLINGS,
            # Whether the day counts is said by is_session.
            only_classifies=True,
        ),
        Column(name="reason", kind=Kind.TEXT, sentence="Why a day is not in session, in the calendar's words."),
    ),
    key=("school_id", "date"),
    row_rules=(
        RowRule(
            name="closed_has_reason",
            sentence="A weekday out of session says why.",
            broken_when="not is_session and reason is null and event is null and dayofweek(date) between 1 and 5",
            columns=("reason", "event"),
            severity="warning",
        ),
        RowRule(
            name="event_fits",
            sentence="A day of instruction, make-up and shortened days included, is in session.",
            broken_when="not is_session and event in ('instructional', 'make_up', 'shortened')",
            columns=("is_session", "event"),
        ),
    ),
    date_column="date",
    dates_reach="cycle",
    is_lasting=True,
)
