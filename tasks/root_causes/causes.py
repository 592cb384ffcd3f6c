"""Groups the reasons of bad rows to root causes: one for each thing to mend, however many rows have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import duckdb

from expectations.contract import Contract
from expectations.looks import look_of
from expectations.rules import Rule
from expectations.sql_literal import literal
from tasks.arrival.roster import STATE_NUMBER
from tasks.insert_rows import insert_rows
from tasks.root_causes.cause_id import cause_id
from tasks.root_causes.cause_words import is_sayable, shifted_words, words_of
from tasks.root_causes.id_families import id_family
from tasks.root_causes.merged_causes import follow, merged_causes
from tasks.root_causes.type_words import FORMAT_AS_DATE
from tasks.root_causes.unknown_id_words import OTHERWISE_WRITTEN, WAYS, nearest_spelling
from tasks.root_causes.unsaid import Shared, unsaid
from tasks.root_causes.way_of_writing import DATES, NUMBERS, way_of_writing
from tasks.root_causes.written_alike import counted_once, written_alike
from tasks.settings.crosswalk_file import NO_CODES, Crosswalk
from tasks.sql_text import filled, sql_text
from tasks.validation.held_against import NOTHING, HeldAgainst
from tasks.validation.known_people import known_person
from tasks.validation.moved import MOVED, find_moved
from tasks.validation.moved_cells import CELLS_MOVED, moved_source_rows_n
from tasks.validation.shifted import SHIFTED, find_shifted
from tasks.validation.suspects import see_bad_rows
from tasks.verdicts.verdict import MOST_FILES, BrokenRule, Cause
from tasks.warehouse import relations

# A column with more unknown values than these holds something else; the rest is one cause.
MOST_FAMILIES = 12
# A new system may spell all codes of a list anew, and the longest has twenty.
_MOST_CODES = 24
_MOST_ROWS = 5


@dataclass(frozen=True)
class _Group:
    """Rows that break one rule in one way; `family` is None for all ways that have no cause of their own.

    `people_n` counts people who are known; `values_n` the ways, and of one way the numbers of people, known or not.
    """

    rule: str
    family: str | None
    rows_n: int
    people_n: int
    values_n: int
    is_critical: bool
    rows_digest: int
    files: tuple[str, ...]
    files_n: int


def find_causes(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    broken: Sequence[BrokenRule],
    codes: Crosswalk = NO_CODES,
    against: HeldAgainst = NOTHING,
    of_one_file: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Cause, ...]:
    """The causes of the rows in the table `reasons`, most rows first.

    `of_one_file` has the number of values by column where all rows came from one file, which saves a pass over them.
    Leaves the table `causes_of_rows` (_id, cause_id) and the relation `bad_rows`, those of `staged` that have a reason.
    Values stand in a cause only where they cannot be a person's.
    """
    see_bad_rows(warehouse)
    moved = find_moved(warehouse, contract, codes, broken, of_one_file) if broken else None
    shifted = find_shifted(warehouse, contract, codes, moved)
    _families(warehouse, contract, broken, MOVED if moved else SHIFTED, against)
    spellings = {**codes, **against.ids}
    sayable = _told(warehouse, contract, spellings, against)
    _name(warehouse, "named_families", contract, sayable)
    rest = _rest(warehouse)
    _name(warehouse, "rest_causes", contract, rest)
    warehouse.execute(f"create or replace temp table causes_of_rows as {sql_text('root_causes/rows.sql')}")
    sentences = {rule.name: rule.sentence for rule in broken} | {SHIFTED.name: shifted_words(shifted)}
    sentences |= {MOVED.name: moved.sentence} if moved else {}
    groups = (*sayable, *rest)
    causes = [_cause(contract, group, sentences[group.rule], spellings, shifted, against) for group in groups]
    ways = {
        cause.cause_id: group.family
        for group, cause in zip(groups, causes, strict=True)
        if group.rule.endswith(".type") and group.family in NUMBERS
    }
    alike = written_alike(contract, causes, ways)
    taken = {one for _, ids in alike for one in ids}
    others = [pair for pair in zip(groups, causes, strict=True) if pair[1].cause_id not in taken]
    merged = merged_causes(
        contract,
        [(group.rows_n, group.rows_digest, group.is_critical) for group, _ in others],
        [cause for _, cause in others],
        _written_otherwise(others),
    )
    follow(warehouse, [*alike, *merged])
    merged += [(counted_once(warehouse, cause), ids) for cause, ids in alike]
    told = _with_first_rows(warehouse, [cause for cause, _ in merged])
    return by_rows(_by_source_row(warehouse, cause) for cause in told)


def _written_otherwise(told: Sequence[tuple[_Group, Cause]]) -> set[str]:
    """The causes whose values are their columns' own; one day's number by itself may be another column's value."""
    days = [cause.cause_id for _, cause in told if cause.hint == FORMAT_AS_DATE]
    found = {cause.cause_id for group, cause in told if group.family in (*OTHERWISE_WRITTEN, *DATES, *NUMBERS)}
    return found.union(days if len(days) > 1 else ())


def by_rows(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    """Causes, those with most rows first."""
    return tuple(sorted(causes, key=lambda one: (-one.rows_n, one.cause_id)))


def _families(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    broken: Sequence[BrokenRule],
    of_rows: Rule,
    against: HeldAgainst,
) -> None:
    columns = {column for column, *_ in warehouse.execute("describe staged").fetchall()}
    warehouse.execute("create or replace temp table columns_of_rules (rule varchar, column_name varchar)")
    pairs = [[rule, name] for rule, columns in contract.columns_of_rules.items() for name in columns]
    insert_rows(warehouse, "columns_of_rules", pairs)
    has_state_numbers = _has_state_numbers(warehouse, contract)
    cases = "".join(
        f" when '{rule.name}' then {family}"
        for rule in broken
        if (family := _family(contract, rule.name, against, has_state_numbers=has_state_numbers)) is not None
    )
    text = filled(
        "root_causes/families.sql",
        way=f"coalesce(case told.rule{cases} end, '')" if cases else "''",
        shifted=literal(of_rows.name),
        who=known_person(warehouse, contract, sum(rule.rows_n for rule in broken)),
        whose_number=f"staged.{contract.person_column}" if contract.person_column else "cast(null as varchar)",
        where_from="staged._file" if "_file" in columns else "cast(null as varchar)",
    )
    warehouse.execute(f"create or replace temp table families as {text}")


def _has_state_numbers(warehouse: duckdb.DuckDBPyConnection, contract: Contract) -> bool:
    """Whether the list that a contract's people are held against has the state's numbers too."""
    where = contract.list_of_people
    if not where or where not in relations(warehouse):
        return False
    return STATE_NUMBER in {name for name, *_ in warehouse.execute(f"describe {where}").fetchall()}


def _family(contract: Contract, rule: str, against: HeldAgainst, *, has_state_numbers: bool) -> str | None:
    """SQL that tells one way of breaking a rule from another, None where there is but one."""
    name, _, kind = rule.rpartition(".")
    column = next((one for one in contract.columns if one.name == name), None)
    if column is None:
        return None
    if kind in ("known", "unknown"):
        is_code = kind == "known"
        return (
            f"staged.{name}" if is_code else id_family(contract, column, against, has_state_numbers=has_state_numbers)
        )
    if kind == "type":
        return way_of_writing(column, f"regexp_extract(staged._not_cast, '\\|{name}=([^|]*)\\|', 1)")
    if kind == "form":
        return f"left({look_of(f'staged.{name}')}, 20)"
    if kind == "range" and column.minimum is not None and column.maximum is not None:
        low = f"date '{column.minimum}'" if isinstance(column.minimum, str) else str(column.minimum)
        return f"if(staged.{name} < {low}, 'low', 'high')"
    return None


def _grouped(warehouse: duckdb.DuckDBPyConnection) -> list[_Group]:
    limits = {"most_files": MOST_FILES, "most_families": MOST_FAMILIES, "most_codes": _MOST_CODES}
    rows = warehouse.execute(sql_text("root_causes/grouped.sql"), limits).fetchall()
    return [
        _Group(rule, family, rows_n, people_n, numbers_n, is_critical, digest, tuple(files or ()), files_n)
        for rule, family, rows_n, people_n, numbers_n, is_critical, digest, files, files_n, _ in rows
    ]


def _rest(warehouse: duckdb.DuckDBPyConnection) -> list[_Group]:
    rows = warehouse.execute(sql_text("root_causes/rest.sql"), {"most_files": MOST_FILES}).fetchall()
    return [
        _Group(rule, None, rows_n, 0, values_n, is_critical, digest, tuple(files or ()), files_n)
        for rule, rows_n, values_n, is_critical, digest, files, files_n in rows
    ]


def _told(
    warehouse: duckdb.DuckDBPyConnection, contract: Contract, codes: Crosswalk, against: HeldAgainst
) -> list[_Group]:
    """The groups that have a cause of their own."""
    groups = _grouped(warehouse)
    columns = {column.name: column for column in contract.columns}
    shared = [
        Shared(
            group.rule,
            group.family,
            group.rows_n,
            bool(nearest_spelling(columns[name], group.family, codes.get(name, {}))),
        )
        for group in groups
        if group.family and (name := _column_of_value(group, contract))
    ]
    not_said = unsaid(warehouse, contract, shared)
    return [
        group
        for group in groups
        if (group.rule, group.family) not in not_said and _is_told(group, contract, codes, against)
    ]


def _column_of_value(group: _Group, contract: Contract) -> str:
    """The column whose value tells a group from others; empty where no value does."""
    name, _, kind = group.rule.rpartition(".")
    is_value = kind == "known" or (kind == "unknown" and group.family not in WAYS)
    return name if is_value and group.family and name != contract.person_column else ""


def _is_told(group: _Group, contract: Contract, codes: Crosswalk, against: HeldAgainst) -> bool:
    name = _column_of_value(group, contract)
    if not name or group.family in against.former.get(name, ()):
        return True
    return is_sayable(contract, group.rule, group.family or "", group.rows_n, group.people_n, codes.get(name, {}))


def _cause(
    contract: Contract,
    group: _Group,
    sentence: str,
    spellings: Crosswalk,
    shifted_columns: tuple[str, ...],
    against: HeldAgainst,
) -> Cause:
    own = spellings.get(group.rule.rpartition(".")[0], {})
    words = words_of(contract, group.rule, group.family, group.values_n, sentence, own, against.older)
    return Cause(
        cause_id=_cause_id(contract, group),
        rule=group.rule,
        columns=shifted_columns if group.rule in (SHIFTED.name, MOVED.name) else words.columns,
        sentence=words.sentence,
        hint=words.hint,
        waits_for=words.waits_for,
        value=(_column_of_value(group, contract) and group.family) or "",
        nearest=words.nearest,
        severity="critical" if group.is_critical or group.rule == MOVED.name else "warning",
        rows_n=group.rows_n,
        files=group.files,
        files_n=group.files_n,
        is_stop=group.rule == MOVED.name,
    )


def _cause_id(contract: Contract, group: _Group) -> str:
    return cause_id(contract.dataset, group.rule, "" if group.family is None else f"={group.family}")


def _name(warehouse: duckdb.DuckDBPyConnection, table: str, contract: Contract, groups: Sequence[_Group]) -> None:
    warehouse.execute(f"create or replace temp table {table} (rule varchar, family varchar, cause_id varchar)")
    insert_rows(warehouse, table, [[group.rule, group.family, _cause_id(contract, group)] for group in groups])


def _with_first_rows(warehouse: duckdb.DuckDBPyConnection, causes: Sequence[Cause]) -> list[Cause]:
    """The causes, those that only warn with the numbers of their first rows: these lie in no folder."""
    columns = {column for column, *_ in warehouse.execute("describe staged").fetchall()}
    warnings = [one.cause_id for one in causes if one.severity == "warning" and not one.is_counted_as_empty]
    if not warnings or not {"_file", "_row"} <= columns:
        return list(causes)
    asked = {"cause_ids": warnings, "most_rows": _MOST_ROWS}
    first_rows = dict(warehouse.execute(sql_text("root_causes/first_rows.sql"), asked).fetchall())
    return [one.model_copy(update={"first_rows": tuple(first_rows.get(one.cause_id, ()))}) for one in causes]


def _by_source_row(warehouse: duckdb.DuckDBPyConnection, cause: Cause) -> Cause:
    """The cause, counted in rows as they came where these have moved, whatever a map makes of each."""
    if cause.rule != CELLS_MOVED.name:
        return cause
    return cause.model_copy(update={"rows_n": moved_source_rows_n(warehouse)})
