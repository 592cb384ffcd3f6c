"""Validation as an engineer would write it for one dataset in bare DuckDB statements, with nothing around them.

Cast and write, count the rows that break each rule, look for repeated keys, write the bad rows with their reasons and
the rest without them, and count it by month for the next volume check. Conditions and counts come from the same texts,
so that both sides check the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from expectations.contract import Contract
from expectations.rules import Rule, rules_of
from expectations.sql_literal import literal
from expectations.table import cast_select
from tasks.limits.profile import write_profile
from tasks.sql_text import quoted
from tasks.validation.references import Reference, attach_references, reference_rules
from tasks.validation.repeated import has_whole_key


@dataclass(frozen=True)
class Outcome:
    """Rows read, and of these rows held back."""

    read_n: int
    held_back_n: int


def validate(
    warehouse: duckdb.DuckDBPyConnection,
    contract: Contract,
    landed: Path,
    columns: Collection[str],
    schools: Sequence[Path],
    folder: Path,
) -> Outcome:
    """Write `<dataset>.parquet` and, where rows are bad, `<dataset>.csv` to the folder."""
    typed, accepted = folder / f"{contract.dataset}_typed.parquet", folder / f"{contract.dataset}.parquet"
    raw = f"read_parquet({quoted(landed)})"
    cast = cast_select(contract, raw, columns, {"_file": "varchar", "_row": "bigint"})
    warehouse.execute(f"copy ({cast}) to {quoted(typed)} (format parquet)")
    rows = f"read_parquet({quoted(typed)}, file_row_number = true)"
    known = {"schools": Reference("schools", tuple(schools))} if schools else {}
    warehouse.execute("drop view if exists schools")
    attach_references(warehouse, known)
    rules = [*(rule for rule in rules_of(contract) if rule.scope == "row"), *reference_rules(contract, known)]
    checks = ", ".join(f"count(*) filter (where {rule.broken_when})" for rule in rules)
    (read_n, *broken) = warehouse.execute(f"select count(*), {checks} from {rows} as staged").fetchall()[0]
    for rule in contract.table_rules:
        warehouse.execute(f"select count(*) from ({rule.broken_rows.replace('{batch}', rows)})").fetchall()
    key = ", ".join(contract.key)
    warehouse.execute(
        f"create or replace temp table repeated as select {key} from {rows} "
        f"where {has_whole_key(contract)} group by {key} having count(*) > 1"
    )
    (repeated_n,) = warehouse.execute("select count(*) from repeated").fetchall()[0]
    critical = [rule for rule in rules if rule.severity == "critical"]
    if not repeated_n and not any(n for rule, n in zip(rules, broken, strict=True) if rule in critical):
        typed.rename(accepted)
        _measure(warehouse, contract, accepted)
        return Outcome(read_n, 0)
    warehouse.execute(f"create or replace temp table bad as {_bad_rows(contract, rows, critical)}")
    warehouse.execute(
        f"copy (select raw.*, bad.reasons from {raw} as raw join bad on raw._file = bad._file and raw._row = bad._row) "
        f"to {quoted(folder / f'{contract.dataset}.csv')} (format csv, header)"
    )
    warehouse.execute(
        f"copy (select typed.* exclude (file_row_number){_known_or_empty(contract)} from {rows} as typed "
        f"anti join bad on typed.file_row_number = bad.id) to {quoted(accepted)} (format parquet)"
    )
    typed.unlink()
    _measure(warehouse, contract, accepted)
    (held_back_n,) = warehouse.execute("select count(*) from bad").fetchall()[0]
    return Outcome(read_n, held_back_n)


def _measure(warehouse: duckdb.DuckDBPyConnection, contract: Contract, accepted: Path) -> None:
    """Rows, people and schools by month: what the next delivery's volume is compared with."""
    warehouse.execute("drop view if exists accepted")
    write_profile(warehouse, contract, accepted, accepted.with_suffix(".profile.parquet"))


def _bad_rows(contract: Contract, rows: str, rules: Sequence[Rule]) -> str:
    """SELECT of each bad row with all its reasons; of rows that repeat each other the first is good."""
    reasons = ", ".join(f"case when {rule.broken_when} then '{rule.name}' end" for rule in rules)
    key = ", ".join(contract.key)
    same = " and ".join(f"staged.{name} is not distinct from repeated.{name}" for name in contract.key)
    content = ", ".join(f"{name} := {name}" for name in contract.column_names)
    return f"""
        with broken as (
            select file_row_number as id, _file, _row, concat_ws(' | ', {reasons}) as reason
            from {rows} as staged
            where {" or ".join(f"({rule.broken_when})" for rule in rules)}
        ),
        keyed as (
            select file_row_number as id, _file, _row, {key},
                cast(to_json(struct_pack({content})) as varchar) as content
            from {rows} as staged semi join repeated on {same}
        ),
        judged as (
            select id, _file, _row, min(content) over same = max(content) over same as is_copy,
                row_number() over (partition by {key} order by id) as place
            from keyed window same as (partition by {key})
        ),
        repeats as (
            select id, _file, _row, if(is_copy, 'key.repeated', 'key.contradicted') as reason
            from judged where not is_copy or place > 1
        )
        select id, _file, _row, string_agg(reason, ' | ') as reasons
        from (select id, _file, _row, reason from broken union all select id, _file, _row, reason from repeats)
        group by id, _file, _row"""


def _known_or_empty(contract: Contract) -> str:
    """What leaves unknown codes empty where they only classify."""
    kept = [
        f"if({one.name} in ({', '.join(map(literal, one.codes))}), {one.name}, null) as {one.name}"
        for one in contract.columns
        if one.only_classifies
    ]
    return f" replace ({', '.join(kept)})" if kept else ""
