"""What a root cause says, and when a value may stand in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from expectations.contract import Column, Contract, Kind
from expectations.crosswalk import folded, nearest_codes
from reports.numbers import listed
from tasks.elsewhere import DISPUTED, TOLD_TWICE
from tasks.moved import MOVED
from tasks.shifted import SHIFTED
from tasks.totals import TOTALS
from tasks.verdict import OUTSIDE_WINDOWS
from tasks.way_of_writing import WORDS

# A value that so many people share, or so many rows that are about nobody, is a code and not a person's.
FEWEST_PEOPLE = 10
FEWEST_PEOPLE_OF_A_NEAR_CODE = 3
FEWEST_ROWS = 10
_LONGEST_CODE = 60
# How the family of numbers is called that somebody has, but for zeros before them.
ZEROS = "zeros"
_CLOSE = 0.75
_MOST_CODES = 12
_COUNTED_AS_EMPTY = " (counted as empty, no row is held back for it)."
_MEND_CODE = "Mend it, or say in unknown_codes.csv which of the known codes it stands for"


@dataclass(frozen=True)
class Words:
    """A cause in words; `hint` says what would mend it."""

    sentence: str
    hint: str
    columns: tuple[str, ...]


def is_sayable(contract: Contract, rule: str, value: str, rows_n: int, people_n: int, own: Mapping[str, str]) -> bool:
    """Whether a value may leave the protected folders: several people share it and it is nearly a code, or many do.

    A first name in a column that has slipped may be nearly a code by chance: that is not enough where rows are about
    people.
    """
    column = _column(contract, rule)
    if column is None or len(value) > _LONGEST_CODE or not value.isprintable():
        return False
    is_near = bool(nearest_code(column, value, own))
    if contract.person_column:
        return people_n >= (FEWEST_PEOPLE_OF_A_NEAR_CODE if is_near else FEWEST_PEOPLE)
    return not contract.about_people and (is_near or rows_n >= FEWEST_ROWS)


def nearest_code(column: Column, value: str, own: Mapping[str, str]) -> str:
    """The known spelling that a value is nearly; empty where none is close."""
    near = nearest_codes(value, column, own)
    is_close = near and SequenceMatcher(None, folded(value), folded(near[0])).ratio() >= _CLOSE
    return near[0] if is_close else ""


def words_of(
    contract: Contract, rule: str, family: str | None, values_n: int, sentence: str, own: Mapping[str, str]
) -> Words:
    """Say what is wrong with the rows that break a rule in one way; `family` None: in several ways.

    `values_n` counts those ways, and of one way the numbers of people.
    """
    column = _column(contract, rule)
    if column is None:
        columns = contract.columns_of_rules.get(rule, _columns_of_many(contract, rule))
        said = f"Rule broken: {sentence}" if rule in contract.columns_of_rules else _SAID.get(rule, sentence)
        return Words(said, _HINTS.get(rule) or _which_is_wrong(contract, rule), columns)
    kind = rule.rpartition(".")[2]
    if kind == "known":
        sentence, hint = _unknown_code(column, family, values_n, own)
        sentence = f"{sentence.rstrip('.')}{_COUNTED_AS_EMPTY}" if column.only_classifies else sentence
    elif kind == "unknown" and family == ZEROS:
        where = column.refers_to.partition(".")[0]
        sentence = f"{column.name} is in the dataset {where} with other zeros before it."
        hint = "write the number as it is there: a spreadsheet drops zeros unless the column is text"
    elif kind == "unknown" and column.name == contract.person_column:
        where = column.refers_to.partition(".")[0]
        sentence = f"{_named(column.name, family, values_n)} not in the dataset {where}."
        which, they = (f"these {values_n:,} numbers", "them") if values_n != 1 else ("this 1 number", "it")
        hint = f"mend {which}, or add {they} to {where}"
        if contract.is_of_persons:
            they = "it is of somebody who is" if values_n == 1 else "they are of people who are"
            hint = f"mend {which}, unless {they} rightly not there"
    else:
        sentence, hint = _about(column, kind, family, values_n, sentence)
    return Words(sentence, hint, (column.name,))


def _columns_of_many(contract: Contract, rule: str) -> tuple[str, ...]:
    """The columns of a rule that is not the contract's own."""
    if rule == OUTSIDE_WINDOWS:
        return (contract.window_start_column, contract.date_column)
    return contract.parts_along if rule == TOTALS.name else contract.key


def shifted_words(columns: Sequence[str]) -> str:
    """What is said of rows whose cells have probably moved; `columns` are those that break in any of them."""
    return f"Three or more columns are wrong at once, of {', '.join(columns)}."


_SAID = {
    "key.repeated": "The same row came more than once; its copies are held back.",
    "key.contradicted": "Rows with the same key contradict each other; all of them are held back.",
    OUTSIDE_WINDOWS: "Rows are dated in none of the declared testing windows: no figure of these counts them.",
}
_HINTS = {
    "key.repeated": "deliver each row once",
    TOLD_TWICE: "let one of the datasets leave these rows out in its map",
    DISPUTED: "find out which is right, and let the other dataset leave these rows out in its map",
    TOTALS.name: "leave totals out in the map, or give them as what they are: of the district, or without a slice",
    SHIFTED.name: "look whether cells of these rows have moved to the next column",
    OUTSIDE_WINDOWS: "correct the dates, or add the window to windows of the dataset in district.toml",
    MOVED.name: "send the file again with each cell under its own column's name",
    "key.contradicted": "decide which of the rows is right, and deliver that one only",
}


def _about(column: Column, kind: str, family: str | None, values_n: int, sentence: str) -> tuple[str, str]:
    must = sentence.rstrip(".").replace(f"{column.name} is ", f"{column.name} must be ", 1)
    if kind == "unknown":
        where = column.refers_to.partition(".")[0]
        return f"{_named(column.name, family, values_n)} not in the dataset {where}.", f"mend it, or add it to {where}"
    if kind in ("type", "form") and family is None:
        return f"{must}; here it is written in {values_n:,} more ways.", "write it as the contract says"
    if kind in ("type", "form") and family is not None:
        return f"{must}; here it is {_written(family)}.", "write it as the contract says"
    if kind == "range":
        what = "date" if column.kind is Kind.DATE else "number"
        way = _way(column.kind, family or ("high" if column.minimum is None else "low"))
        return f"{must}; here it is {way}.", f"look at the {what}"
    return (f"{column.name} is empty.", "fill it in") if kind == "required" else (sentence, "")


def _which_is_wrong(contract: Contract, rule: str) -> str:
    """What to do where columns that are each right by themselves contradict one another, or another dataset."""
    columns = contract.columns_of_rules.get(rule)
    if not columns:
        return ""
    reads = next((one.reads for one in contract.cross_rules if one.name == rule), ())
    here = f"see whether {_either(columns)} is wrong"
    return f"{here}, or what {_either(reads)} says" if reads else here


def _unknown_code(column: Column, family: str | None, values_n: int, own: Mapping[str, str]) -> tuple[str, str]:
    if family is None:
        values = "1 value that is" if values_n == 1 else f"{values_n:,} values that are"
        return f"{column.name} has {values} no known code.", f"{_known_codes(column)}. {_MEND_CODE}"
    near = nearest_code(column, family, own)
    asked = f"did you mean `{near}`? " if near else f"{_nearest_or_known(column, family, own)}. "
    return f"{column.name} `{family}` is not a known code.", f"{asked}{_MEND_CODE}"


def _nearest_or_known(column: Column, family: str, own: Mapping[str, str]) -> str:
    near = nearest_codes(family, column, own)
    if not near:
        return _known_codes(column)
    return f"nearest {'is' if len(near) == 1 else 'are'} {_either([f'`{one}`' for one in near])}"


def _known_codes(column: Column) -> str:
    shown = [f"`{code}`" for code in [*column.codes][:_MOST_CODES]]
    left = len(column.codes) - len(shown)
    return f"known codes are {listed([*shown, *([f'{left} more'] if left else [])])}"


def _either(names: Sequence[str]) -> str:
    return " or ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])


def _way(kind: Kind, family: str) -> str:
    ways = ("earlier", "later") if kind is Kind.DATE else ("smaller", "larger")
    return ways[family != "low"]


def _written(family: str) -> str:
    """How a value is written whose letters are all told as a, and whose digits as 9."""
    if family == WORDS:
        return "text"
    signs = [f"{sign} {what}" for sign, what in (("a", "for a letter"), ("9", "for a digit")) if sign in family]
    return f"written like `{family}`" + (f", {' and '.join(signs)}" if signs else "")


def _named(name: str, family: str | None, values_n: int) -> str:
    if family:
        return f"{name} `{family}` is"
    if family == "":
        return f"{name} is"
    return f"{name} has 1 value that is" if values_n == 1 else f"{name} has {values_n:,} values that are"


def _column(contract: Contract, rule: str) -> Column | None:
    name = rule.rpartition(".")[0]
    return next((one for one in contract.columns if one.name == name), None)
