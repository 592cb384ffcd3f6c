"""Dates as contracts believe them: a year such as 20204 or 1900 is a slip, and no date."""

from expectations.contract import Column, Kind

FIRST_DATE = "1990-01-01"
LAST_DATE = "2100-12-31"


def date_column(name: str, sentence: str, *, required: bool = False) -> Column:
    """A date from 1990 to 2100."""
    return Column(
        name=name, kind=Kind.DATE, sentence=sentence, required=required, minimum=FIRST_DATE, maximum=LAST_DATE
    )
