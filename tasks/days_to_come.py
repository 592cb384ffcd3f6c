"""The rule that nothing is told of a day that had not come when the file was sent."""

from __future__ import annotations

from datetime import date, timedelta

from expectations.contract import Contract
from expectations.dates import LAST_DATE
from expectations.rules import Rule

DAY_TO_COME = "day_has_come"
# What happens, or does not, on its day; other rows may speak of what is planned.
_OF_EVENTS = ("attendance", "incidents")
# A file may be sent from a place where it is already tomorrow.
_TOMORROW = timedelta(days=1)


def days_to_come_rules(contract: Contract, sent_date: date) -> tuple[Rule, ...]:
    """The rule for rows that came on `sent_date`; none for contracts of other things than events."""
    if contract.dataset not in _OF_EVENTS:
        return ()
    column = contract.date_column
    rule = Rule(
        name=DAY_TO_COME,
        sentence="A row tells of a day that had come when it was sent.",
        scope="row",
        severity="critical",
        columns=(column,),
        # What is no date at all is told as that.
        broken_when=f"{column} > date '{sent_date + _TOMORROW}' and {column} <= date '{LAST_DATE}'",
    )
    return (rule,)
