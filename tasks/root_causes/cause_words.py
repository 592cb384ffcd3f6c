"""What a root cause says, and when a value may stand in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from expectations.contract import Column, Contract, Kind
from reports.numbers import listed
from tasks.root_causes.type_words import as_is_read, type_words, written
from tasks.root_causes.unknown_id_words import Words, either, nearest_spelling, nearest_spellings, unknown_id_words
from tasks.validation.elsewhere import DISPUTED, TOLD_TWICE
from tasks.validation.moved import MOVED
from tasks.validation.moved_cells import CELLS_MOVED
from tasks.validation.shifted import SHIFTED
from tasks.validation.totals import NAMED_TOTAL, TOTALS
from tasks.verdicts.verdict import NOT_BEGUN, OUTSIDE_WINDOWS

# A value that so many people share, or so many rows that are about nobody, is a code and not a person's.
FEWEST_PEOPLE = 10
FEWEST_PEOPLE_OF_A_NEAR_CODE = 3
FEWEST_ROWS = 10
_LONGEST_CODE = 60
_MOST_CODES = 12
_COUNTED_AS_EMPTY = " (counted as empty, no row is held back for it)."
_MEND_CODE = "Mend it, or say in unknown_codes.csv which of the known codes it stands for"


def is_sayable(contract: Contract, rule: str, value: str, rows_n: int, people_n: int, own: Mapping[str, str]) -> bool:
    """Whether a value may leave the protected folders: several people share it and it is nearly a code, or many do.

    A first name in a column that has slipped may be nearly a code by chance: that is not enough where rows are about
    people. A number written as those of schools are is no person's data, so that it is told in each dataset alike,
    unless so few share it that it may be a spoilt number of somebody.
    """
    column = _column(contract, rule)
    if column is None or len(value) > _LONGEST_CODE or not value.isprintable():
        return False
    is_near = bool(nearest_spelling(column, value, own)) or _is_like_a_school(column, value, own)
    if contract.person_column:
        return people_n >= (FEWEST_PEOPLE_OF_A_NEAR_CODE if is_near else FEWEST_PEOPLE)
    return not contract.about_people and (is_near or rows_n >= FEWEST_ROWS)


def _is_like_a_school(column: Column, value: str, own: Mapping[str, str]) -> bool:
    """Whether a value with digits is written, letter for letter and digit for digit, as a known school's number is."""
    if not column.refers_to.startswith("schools.") or not any(map(str.isdigit, value)):
        return False
    return _shape(value) in {_shape(known) for known in own}


def _shape(text: str) -> str:
    return "".join("9" if one.isdigit() else "a" if one.isalpha() else one for one in text)


def words_of(
    contract: Contract,
    rule: str,
    family: str | None,
    values_n: int,
    sentence: str,
    own: Mapping[str, str],
    older: Collection[str] = (),
) -> Words:
    """Say what is wrong with the rows that break a rule in one way; `family` None: in several ways.

    `values_n` counts those ways, and of one way the numbers of people. Of the contracts in `older` an older copy stands
    in.
    """
    column = _column(contract, rule)
    if column is None:
        columns = contract.columns_of_rules.get(rule, _columns_of_many(contract, rule))
        said = f"Rule broken: {sentence}" if rule in contract.columns_of_rules else _SAID.get(rule, sentence)
        return _waiting(contract, rule, said, columns, older) or Words(
            said, _HINTS.get(rule) or _which_is_wrong(contract, rule), columns
        )
    kind = rule.rpartition(".")[2]
    if kind == "known":
        sentence, hint = _unknown_code(column, family, values_n, own)
        sentence = f"{sentence.rstrip('.')}{_COUNTED_AS_EMPTY}" if column.only_classifies else sentence
        nearest = nearest_spellings(column, family, own) if family else ()
        return Words(sentence, hint, (column.name,), nearest=nearest)
    if kind == "unknown":
        return unknown_id_words(contract, column, family, values_n, own, older)
    sentence, hint = _about(column, kind, family, values_n, sentence)
    return Words(sentence, hint, (column.name,))


def _columns_of_many(contract: Contract, rule: str) -> tuple[str, ...]:
    """The columns of a rule that is not the contract's own."""
    if rule == OUTSIDE_WINDOWS:
        return (contract.window_start_column, contract.date_column)
    if rule == NOT_BEGUN:
        return (contract.begun_column,)
    return contract.parts_along if rule == TOTALS.name else contract.key


def shifted_words(columns: Sequence[str]) -> str:
    """What is said of rows whose cells have probably moved; `columns` are those that break in any of them."""
    return f"Three or more columns are wrong at once, of {', '.join(columns)}."


_SAID = {
    "key.repeated": "The same row came more than once; its copies are held back.",
    "key.contradicted": "Rows with the same key contradict each other; all of them are held back.",
    NAMED_TOTAL.name: "Rows name a total where they should name one thing.",
    OUTSIDE_WINDOWS: "Rows are dated in none of the declared testing windows: no figure of these counts them.",
    NOT_BEGUN: "Rows are dated after the day on which they came: what they tell of has not begun.",
}
_HINTS = {
    "key.repeated": "deliver each row once",
    TOLD_TWICE: "let one of the datasets leave these rows out in its map",
    DISPUTED: "find out which is right, and let the other dataset leave these rows out in its map",
    TOTALS.name: "leave totals out in the map, or give them as what they are: of the district, or without a slice",
    NAMED_TOTAL.name: "leave totals out of the export; nothing is counted of them",
    SHIFTED.name: "look whether cells of these rows have moved to the next column",
    OUTSIDE_WINDOWS: "correct the dates, or add the window to windows of the dataset in district.toml",
    NOT_BEGUN: "correct the dates; see whether their year and month are right",
    CELLS_MOVED.name: "look where these rows have a cell too many or too few, and send the file again",
    MOVED.name: "send the file again with each cell under its own column's name",
    "key.contradicted": "decide which of the rows is right, and deliver that one only",
}


def _about(column: Column, kind: str, family: str | None, values_n: int, sentence: str) -> tuple[str, str]:
    must = sentence.rstrip(".").replace(f"{column.name} is ", f"{column.name} must be ", 1)
    if kind in ("type", "form") and family is None:
        return f"{must}; here it is written in {values_n:,} more ways.", as_is_read(column)
    if kind == "type" and family is not None:
        how, hint = type_words(column, family)
        return f"{must}; here it is {how}.", hint
    if kind == "form" and family is not None:
        return f"{must}; here it is {written(family)}.", as_is_read(column)
    if kind == "range":
        what = "date" if column.kind is Kind.DATE else "number"
        way = _way(column.kind, family or ("high" if column.minimum is None else "low"))
        return f"{must}; here it is {way}.", f"look at the {what}"
    return (f"{column.name} is empty.", "fill it in") if kind == "required" else (sentence, "")


def _waiting(
    contract: Contract, rule: str, said: str, columns: tuple[str, ...], older: Collection[str]
) -> Words | None:
    """What is said of rows that contradict another dataset of which an older copy stands in."""
    reads = next((one.reads for one in contract.cross_rules if one.name == rule), ())
    where = next((name for name in reads if name in older), "")
    if not where:
        return None
    wait = f"nothing yet: {where} is an older copy that stands in; look again when that of this time has come"
    return Words(said, wait, columns, where)


def _which_is_wrong(contract: Contract, rule: str) -> str:
    """What to do where columns that are each right by themselves contradict one another, or another dataset."""
    columns = contract.columns_of_rules.get(rule)
    if not columns:
        return ""
    reads = next((one.reads for one in contract.cross_rules if one.name == rule), ())
    here = f"see whether {either(columns)} is wrong"
    return f"{here}, or what {either(reads)} says" if reads else here


def _unknown_code(column: Column, family: str | None, values_n: int, own: Mapping[str, str]) -> tuple[str, str]:
    if family is None:
        values = "1 value that is" if values_n == 1 else f"{values_n:,} values that are"
        return f"{column.name} has {values} no known code.", f"{_known_codes(column)}. {_MEND_CODE}"
    near = nearest_spelling(column, family, own)
    asked = f"did you mean `{near}`? " if near else f"{_nearest_or_known(column, family, own)}. "
    return f"{column.name} `{family}` is not a known code.", f"{asked}{_MEND_CODE}"


def _nearest_or_known(column: Column, family: str, own: Mapping[str, str]) -> str:
    near = nearest_spellings(column, family, own)
    if not near:
        return _known_codes(column)
    return f"nearest {'is' if len(near) == 1 else 'are'} {either([f'`{one}`' for one in near])}"


def _known_codes(column: Column) -> str:
    shown = [f"`{code}`" for code in [*column.codes][:_MOST_CODES]]
    left = len(column.codes) - len(shown)
    return f"known codes are {listed([*shown, *([f'{left} more'] if left else [])])}"


def _way(kind: Kind, family: str) -> str:
    ways = ("earlier", "later") if kind is Kind.DATE else ("smaller", "larger")
    return ways[family != "low"]


def _column(contract: Contract, rule: str) -> Column | None:
    name = rule.rpartition(".")[0]
    return next((one for one in contract.columns if one.name == name), None)
