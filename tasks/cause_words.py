"""What a root cause says, and when a value may stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from expectations.contract import Column, Contract

# A value that so many people share, in so many rows, is a code and not a person's.
FEWEST_PEOPLE = 10
FEWEST_ROWS = 10
_LONGEST_CODE = 60
_CLOSE = 0.75


@dataclass(frozen=True)
class Words:
    """A cause in words; `hint` says what would mend it."""

    sentence: str
    hint: str
    columns: tuple[str, ...]


def is_sayable(contract: Contract, rule: str, value: str, rows_n: int, people_n: int) -> bool:
    """Whether a value may leave the protected folders: it is nearly a known code, or many people share it."""
    column = _column(contract, rule)
    if column is None or len(value) > _LONGEST_CODE or not value.isprintable():
        return False
    if column.codes and nearest_code(column, value):
        return True
    shared = people_n >= FEWEST_PEOPLE if contract.person_column else not contract.about_people
    return shared and rows_n >= FEWEST_ROWS


def nearest_code(column: Column, value: str) -> str:
    """The known code, or its meaning, that a value is nearly; empty where none is close."""
    folded = value.casefold().strip()
    scored = [
        (SequenceMatcher(None, folded, spelling.casefold()).ratio(), code)
        for code, meaning in column.codes.items()
        for spelling in (code, meaning)
    ]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= _CLOSE else ""


def words_of(contract: Contract, rule: str, family: str | None, values_n: int, sentence: str) -> Words:
    """Say what is wrong with the rows that break a rule in one way; `family` None: in several ways."""
    column = _column(contract, rule)
    if column is None:
        columns = contract.columns_of_rules.get(rule, contract.key)
        return Words(sentence, _HINTS.get(rule, ""), columns)
    sentence, hint = _about(column, rule.rpartition(".")[2], family, values_n, sentence)
    return Words(sentence, hint, (column.name,))


_HINTS = {
    "key.repeated": "deliver each row once",
    "key.contradicted": "decide which of the rows is right, and deliver that one only",
}


def _about(column: Column, kind: str, family: str | None, values_n: int, sentence: str) -> tuple[str, str]:
    said = sentence.rstrip(".")
    if kind == "known":
        return _unknown_code(column, family, values_n)
    if kind == "unknown":
        where = column.refers_to.partition(".")[0]
        return f"{_named(column.name, family, values_n)} not in the dataset {where}.", f"mend it, or add it to {where}"
    if kind in ("type", "form"):
        return f"{said}; here it is written like `{family}`.", "write it as the contract says"
    if kind == "range" and family:
        return f"{said}; here it is {'smaller' if family == 'low' else 'larger'}.", "look at the number"
    return (f"{column.name} is empty.", "fill it in") if kind == "required" else (sentence, "")


def _unknown_code(column: Column, family: str | None, values_n: int) -> tuple[str, str]:
    if family is None:
        values = "1 value that is" if values_n == 1 else f"{values_n:,} values that are"
        return f"{column.name} has {values} no known code.", "look at the list of unknown codes in your folder"
    near = nearest_code(column, family)
    asked = f"did you mean `{near}`? " if near else ""
    return f"{column.name} `{family}` is not a known code.", f"{asked}Mend it, or give it a line in the crosswalk"


def _named(name: str, family: str | None, values_n: int) -> str:
    if family:
        return f"{name} `{family}` is"
    if family == "":
        return f"{name} is"
    return f"{name} has 1 value that is" if values_n == 1 else f"{name} has {values_n:,} values that are"


def _column(contract: Contract, rule: str) -> Column | None:
    name = rule.rpartition(".")[0]
    return next((one for one in contract.columns if one.name == name), None)
