"""The DuckDB table a contract describes, and the SELECT that casts a delivery to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from expectations.contract import Column, Contract, Kind
from expectations.crosswalk import sql_to_codes
from expectations.looks import has_other_digits_only, look_of
from expectations.rules import CAST_FAILURES

# Where a contract sets no limits of its own.
FIRST_DATE, LAST_DATE = "1800-01-01", "2199-12-31"
_FIRST_YEAR_IN_FULL = "1000-01-01"
_SHOWN_CHARACTERS = 20
# What is told in the place of a shape, where the shape would not show why the text is not of its type; none holds an a,
# which in a shape is any letter.
NO_NUMBER, NO_DATE, OTHER_DIGITS = "no number", "no order", "other digits"
_NO_NUMBERS = ("nan", "inf", "infinity")
# What programs write where there is no id. Where one may be empty, such a word stays what nobody knows: a lookup that
# failed is no row of the whole district.
_NO_ID = r"^(null|n/a|#(n/a|null!|ref!|value!|name\?|num!|div/0!)|[+-]?(nan|inf|infinity)|-+)$"
# What is longer in the place of an id is a document or a broken file, and nobody's number.
_LONGEST_ID_BYTES = 1000
_DAY_AND_MONTH = r"^(\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2}))([ ,].*)?$"
_ORDERS = ("%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y", "%d/%m/%y")


def table_definition(contract: Contract) -> str:
    """CREATE TABLE of the contract's columns."""
    columns = ", ".join(f"{column.name} {column.kind.value}" for column in contract.columns)
    return f"create table {contract.dataset} ({columns})"


def cast_select(
    contract: Contract,
    relation: str,
    available: Collection[str],
    carried: Mapping[str, str],
    codes: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """SELECT that casts the contract's columns of a relation and carries others along, each under its type.

    Spellings of codes that are known become ours; `codes` are the district's own, by column.
    Empty text is missing, and so are a word for no value and text of more than 1,000 bytes in a column that must hold
    ids. `_not_cast` lists, as |name=shape|name=shape|, the columns whose text is there but is not of their type, with
    the shape of that text, or words that stand for it; it is NULL where all could be cast. Columns that are not
    available are NULL throughout.
    """
    as_text = ", ".join(
        f"{_text(column, must_be_id=_must_be_id(contract, column))} as {column.name}"
        for column in contract.columns
        if column.name in available
    )
    extras = "".join(f", {name}" for name in carried)
    typed_extras = "".join(f", try_cast({name} as {kind}) as {name}" for name, kind in carried.items())
    own = codes or {}
    typed = ", ".join(_typed(column, column.name in available, own.get(column.name, {})) for column in contract.columns)
    failed = [
        f"case when {column.name} is not null and {_cast(column)} is null "
        f"then '{column.name}=' || {_why_not_cast(column)} end"
        for column in contract.columns
        if column.kind is not Kind.TEXT and column.name in available
    ]
    failures = f"nullif('|' || concat_ws('|', {', '.join(failed)}) || '|', '||')" if failed else "cast(null as varchar)"
    return (
        f"select {typed}{typed_extras}, {failures} as {CAST_FAILURES} from (select {as_text}{extras} from {relation})"
    )


def _must_be_id(contract: Contract, column: Column) -> bool:
    is_id = column.name in contract.key and column.name.endswith("_id")
    return column.kind is Kind.TEXT and column.required and not column.codes and (is_id or bool(column.refers_to))


def _text(column: Column, *, must_be_id: bool) -> str:
    text = f"nullif(trim(cast({column.name} as varchar)), '')"
    # No such word begins with a digit, as nearly every id does, and a comparison costs less than a pattern.
    is_id = f"({text} between '0' and ':' or not regexp_matches({text}, '{_NO_ID}', 'i'))"
    return f"case when {is_id} and strlen({text}) <= {_LONGEST_ID_BYTES} then {text} end" if must_be_id else text


def _typed(column: Column, is_available: bool, own: Mapping[str, str]) -> str:
    if not is_available:
        return f"cast(null as {column.kind.value}) as {column.name}"
    if column.codes:
        return f"{sql_to_codes(column, own)} as {column.name}"
    return f"{_cast(column)} as {column.name}"


def _cast(column: Column) -> str:
    """The cast, NULL also where DuckDB would take the text for something else: 2.7 for 3, `nan`, the year 20204.

    It takes 1/3/25 for a day of the year 1.
    """
    value = f"try_cast({column.name} as {column.kind.value})"
    is_bounded = column.minimum is not None and column.maximum is not None
    match column.kind:
        case Kind.TEXT:
            return column.name
        case Kind.INTEGER:
            return f"case when try_cast({column.name} as decimal(38, 9)) = {value} then {value} end"
        case Kind.RATE if not is_bounded:
            return f"case when isfinite({value}) then {value} end"
        case Kind.DATE if is_bounded:
            is_short = f"{value} < date '{_FIRST_YEAR_IN_FULL}' and not regexp_matches({column.name}, '^[0-9]{{4}}')"
            return f"case when not coalesce({is_short}, false) then {value} end"
        case Kind.DATE:
            return f"case when {value} between date '{FIRST_DATE}' and date '{LAST_DATE}' then {value} end"
    return value


def _why_not_cast(column: Column) -> str:
    """The shape of a text that is not of its column's type, or what says more of it than that."""
    name = column.name
    cases = [f"when {has_other_digits_only(name)} then '{OTHER_DIGITS}'"]
    if column.kind is Kind.DATE:
        day = f"translate(regexp_extract({name}, '{_DAY_AND_MONTH}', 1), '.-', '//')"
        orders = ", ".join(f"'{order}'" for order in _ORDERS)
        cases.append(f"when {day} <> '' and try_strptime({day}, [{orders}]) is null then '{NO_DATE}'")
    elif column.kind in (Kind.INTEGER, Kind.DECIMAL, Kind.RATE):
        words = ", ".join(f"'{word}'" for word in _NO_NUMBERS)
        cases.append(f"when lower(ltrim({name}, '+-')) in ({words}) then '{NO_NUMBER}'")
    return f"case {' '.join(cases)} else {shape_of(name)} end"


def shape_of(name: str) -> str:
    """What text looks like without saying what it is: `99/99/9999`."""
    shown = f"translate(left({name}, {_SHOWN_CHARACTERS}), '|=', '  ')"
    return look_of(shown)
