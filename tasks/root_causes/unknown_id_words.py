"""What is said of ids that the dataset they refer to does not have, and which of its ids are nearest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from expectations.contract import Column, Contract
from expectations.crosswalk import folded, nearest_codes
from reports.numbers import listed
from tasks.arrival.roster import STATE_NUMBER

# How the family of numbers is called that somebody has, but for zeros before them.
ZEROS = "zeros"
# That of ids which only rows held back of the other dataset have.
HELD_BACK = "held back"
# That of numbers of people which are those that the state has for them.
STATE = "state"
# Those of numbers that somebody has, but for letters before them: here, or in the other dataset.
LETTERS_HERE, LETTERS_THERE = "letters here", "letters there"
# Ways of writing what is known, and all that tell of no value.
OTHERWISE_WRITTEN = (ZEROS, LETTERS_HERE, LETTERS_THERE)
WAYS = (*OTHERWISE_WRITTEN, STATE, HELD_BACK)
CLOSE = 0.75
_MOST_NEAREST = 3
_MOST_KNOWN = 12


@dataclass(frozen=True)
class Words:
    """A cause in words; `hint` says what would mend it, `waits_for` which dataset must first be mended or come.

    `nearest` are the known spellings that look most like the value.
    """

    sentence: str
    hint: str
    columns: tuple[str, ...]
    waits_for: str = ""
    nearest: tuple[str, ...] = ()


def nearest_spellings(column: Column, value: str, own: Mapping[str, str]) -> tuple[str, ...]:
    """The known spellings that look most like a value, best first, three at most."""
    if column.refers_to and folded(value).isdigit():
        # Of numbers any two look alike; what is told is a slip of the hand.
        return tuple(known for known in sorted(own) if _is_slip(value, known))[:_MOST_NEAREST]
    return nearest_codes(value, column, own)


def nearest_spelling(column: Column, value: str, own: Mapping[str, str]) -> str:
    """The known spelling that a value is nearly; empty where none is close."""
    near = nearest_spellings(column, value, own)
    if not near:
        return ""
    if column.refers_to and folded(value).isdigit():
        return near[0] if len(near) == 1 else ""
    return near[0] if SequenceMatcher(None, folded(value), folded(near[0])).ratio() >= CLOSE else ""


def unknown_id_words(
    contract: Contract,
    column: Column,
    family: str | None,
    values_n: int,
    own: Mapping[str, str],
    older: Collection[str] = (),
) -> Words:
    """Say what is wrong with ids that are not known; `own` are those that are, of what is no person.

    `family` is the id where it may be said, None where there are several that may not. Of the contracts in `older` an
    older copy stands in.
    """
    where = column.refers_to.partition(".")[0]
    columns = (column.name,)
    if family in WAYS:
        return _otherwise(column, where, family)
    named = _named(column.name, family, values_n)
    if where in older:
        said = f"{named} not in the older copy of the dataset {where} that stands in."
        wait = f"nothing yet: the {where} of this time did not come or is held, and these rows wait for it"
        return Words(said, f"{wait}; look again when it has come", columns, where)
    said = f"{named} not in the dataset {where}."
    if column.name == contract.person_column:
        return Words(said, mend_numbers(contract, where, values_n), columns)
    return _mend_id(column, family, own, said)


def _otherwise(column: Column, where: str, family: str) -> Words:
    """What is said of ids that are known in one of the `WAYS`."""
    is_there, wait = f"{column.name} is in the dataset {where}", ""
    if family == ZEROS:
        said = f"{is_there} with other zeros before it."
        hint = "write the number as it is there: a spreadsheet drops zeros unless the column is text"
    elif family == LETTERS_HERE:
        said = f"{is_there} without the letters that stand before it here."
        hint = "write the number as it is there, or let a map take the letters off"
    elif family == LETTERS_THERE:
        said = f"{is_there} with letters before it."
        hint = "write the number as it is there, with its letters, or let a map put them before it"
    elif family == STATE:
        said = f"{column.name} holds {where}'s {STATE_NUMBER}, and not its {column.refers_to.partition('.')[2]}."
        hint = (
            "send the district's own numbers; or, where the column always holds these, write "
            f'`id_columns = ["{column.name}"]` under the dataset\'s own heading in district.toml'
        )
    else:
        said = f"{column.name} is only in rows of the dataset {where} that are held back."
        hint, wait = f"nothing here: these rows go on when those of {where} are mended", where
    return Words(said, hint, (column.name,), wait)


def either(names: Sequence[str]) -> str:
    """Names, of which one is meant."""
    return " or ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])


def _mend_id(column: Column, family: str | None, own: Mapping[str, str], said: str) -> Words:
    mend = f"mend it, or add it to {column.refers_to.partition('.')[0]}"
    nearest = nearest_spellings(column, family, own) if family else ()
    if not nearest:
        return Words(said, f"{mend}{_known(own)}", (column.name,))
    near = nearest_spelling(column, family or "", own)
    if near:
        return Words(said, f"did you mean `{near}`? {mend[0].upper()}{mend[1:]}", (column.name,), nearest=(near,))
    these = either([f"`{one}`" for one in nearest])
    hint = f"{mend}; nearest {'is' if len(nearest) == 1 else 'are'} {these}"
    return Words(said, hint, (column.name,), nearest=nearest)


def mend_numbers(contract: Contract, where: str, values_n: int) -> str:
    """What to do with so many numbers of people whom the dataset `where` does not have."""
    which, they = (f"these {values_n:,} numbers", "them") if values_n != 1 else ("this 1 number", "it")
    if not contract.is_of_persons:
        return f"mend {which}, or add {they} to {where}"
    they = "it is of somebody who is" if values_n == 1 else "they are of people who are"
    return f"mend {which}, unless {they} rightly not there"


def _known(own: Mapping[str, str]) -> str:
    """The ids that are known, where they are words; numbers tell nobody which is meant."""
    words = sorted(one for one in own if not one.isdigit())
    if not words:
        return ""
    more = [f"{len(words) - _MOST_KNOWN:,} more"] if len(words) > _MOST_KNOWN else []
    return (
        f"; known {'is' if len(words) == 1 else 'are'} {listed([*(f'`{one}`' for one in words[:_MOST_KNOWN]), *more])}"
    )


def _is_slip(value: str, known: str) -> bool:
    """Whether two numbers have the same digits in another order, or one a digit more."""
    if not known.isdigit() or abs(len(value) - len(known)) > 1:
        return False
    if len(value) == len(known):
        return sorted(value) == sorted(known)
    shorter, longer = sorted((value, known), key=len)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))


def _named(name: str, family: str | None, values_n: int) -> str:
    if family:
        return f"{name} `{family}` is"
    if family == "":
        return f"{name} is"
    return f"{name} has 1 value that is" if values_n == 1 else f"{name} has {values_n:,} values that are"
