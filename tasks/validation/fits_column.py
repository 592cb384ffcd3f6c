"""Whether a text is what another column asks for than the one in which it stands, as SQL."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from expectations.contract import Column, Contract, Kind
from expectations.crosswalk import sql_to_codes
from expectations.looks import LETTERS, has_letters
from expectations.sql_literal import literal
from expectations.table import FIRST_DATE, LAST_DATE
from tasks.settings.crosswalk_file import Crosswalk


def fits_code(column: Column, holder: str, codes: Crosswalk) -> str:
    """SQL of whether a holder's text is a code of a column, or a yes or no where it asks for one."""
    if column.kind is Kind.BOOLEAN:
        # A short number is a yes or no of many columns.
        return f"({has_letters(holder)} and try_cast({holder} as boolean) is not null)"
    return fits(column, holder, codes, ()) if column.codes else ""


def fits(column: Column, holder: str, codes: Crosswalk, there: Collection[str]) -> str:
    """SQL of whether a holder's text is what a column asks for; empty where too much would be."""
    where, _, referred = column.refers_to.partition(".")
    if column.kind is Kind.DATE:
        first, last = column.minimum or FIRST_DATE, column.maximum or LAST_DATE
        return f"try_cast({holder} as date) between date '{first}' and date '{last}'"
    if where in there:
        return f"{holder} in (select {referred} from {where})"
    if column.codes:
        known = ", ".join(literal(code) for code in column.codes)
        code = sql_to_codes(replace(column, name=holder), codes.get(column.name, {}))
        # A short number is a code of many columns.
        return f"(regexp_matches({holder}, '[{LETTERS}]{{2}}') and {code} in ({known}))"
    return ""


def is_free(column: Column, contract: Contract) -> bool:
    """Whether any text is right in a column, so that what stands there breaks no rule."""
    is_text = column.kind is Kind.TEXT and not column.codes and not column.refers_to
    return is_text and column.name not in (*contract.key, contract.person_column)
