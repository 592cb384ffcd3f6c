"""SQL that tells one way in which an id is not known from another: what is known may only be written otherwise."""

from __future__ import annotations

from expectations.contract import Column, Contract
from expectations.looks import LETTERS
from tasks.arrival.roster import STATE_NUMBER
from tasks.root_causes.unknown_id_words import HELD_BACK, LETTERS_HERE, LETTERS_THERE, STATE, ZEROS
from tasks.validation.held_against import HeldAgainst
from tasks.validation.references import HELD_BACK as RELATION_HELD_BACK

# Shorter numbers are others with letters before them: rooms and grades are written so.
_LETTERS_BEFORE = rf"^[{LETTERS}]+[-_ ]?([0-9]{{3,}})$"


def id_family(contract: Contract, column: Column, against: HeldAgainst, *, has_state_numbers: bool) -> str:
    """SQL of the way in which an id of `staged` is not known; of others the id itself, of a person's nothing."""
    value = f"staged.{column.name}"
    if column.name == contract.person_column:
        value = _by_state(contract, column.name) if has_state_numbers else "''"
    return _held_back(column, _zeros(column, _letters(column, value)), against)


def _zeros(column: Column, otherwise: str) -> str:
    where, _, referred = column.refers_to.partition(".")
    return (
        f"if(ltrim(staged.{column.name}, '0') in (select ltrim({referred}, '0') from {where}), '{ZEROS}', {otherwise})"
    )


def _letters(column: Column, otherwise: str) -> str:
    """Letters before a number, as a system's mark: here, or in the other dataset."""
    where, _, referred = column.refers_to.partition(".")
    here, there = (
        f"nullif(regexp_extract({one}, '{_LETTERS_BEFORE}', 1), '')" for one in (f"staged.{column.name}", referred)
    )
    return (
        f"case when {here} in (select {referred} from {where}) then '{LETTERS_HERE}' "
        f"when staged.{column.name} in (select {there} from {where} where {there} is not null) then '{LETTERS_THERE}' "
        f"else {otherwise} end"
    )


def _by_state(contract: Contract, person: str) -> str:
    return f"if(staged.{person} in (select {STATE_NUMBER} from {contract.list_of_people}), '{STATE}', '')"


def _held_back(column: Column, otherwise: str, against: HeldAgainst) -> str:
    where, _, referred = column.refers_to.partition(".")
    if where not in against.held_back:
        return otherwise
    ids = f"select {referred} from {RELATION_HELD_BACK.format(contract=where)}"
    return f"if(staged.{column.name} in ({ids}), '{HELD_BACK}', {otherwise})"
