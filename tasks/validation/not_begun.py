"""Finds rows of what has happened that are dated after the day on which they came, such as by a wrong year."""

from __future__ import annotations

from datetime import date, timedelta

from expectations.contract import Contract
from expectations.dates import LAST_DATE
from expectations.rules import Rule
from tasks.verdicts.verdict import NOT_BEGUN, Verdict

# A clock or a time zone may be another one.
_GRACE = timedelta(days=1)


def begun_rules(contract: Contract, delivered_date: date | None) -> tuple[Rule, ...]:
    """The rule that what a row tells of had begun when it came; none of contracts that look ahead.

    A date that no contract believes is told as that alone.
    """
    column = contract.begun_column
    if not column or delivered_date is None:
        return ()
    rule = Rule(
        name=NOT_BEGUN,
        sentence=f"{column} is no later than the day on which the rows came.",
        scope="row",
        severity="critical",
        columns=(column,),
        broken_when=f"({column} > date '{delivered_date + _GRACE}' and {column} <= date '{LAST_DATE}')",
    )
    return (rule,)


def may_have_begun(verdict: Verdict, delivered_date: date | None) -> bool:
    """Whether rows held back by that rule came again on another day, so that the verdict may not hold any more."""
    is_broken = any(one.name == NOT_BEGUN for one in verdict.broken_rules)
    return is_broken and verdict.snapshot_date != delivered_date
