"""Whether each dataset came, can be used, and holds what it held last time."""

from __future__ import annotations

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from tasks.arrival.aliases import aliases_of, earlier_columns
from tasks.rehearsal.finding import Finding, listed
from tasks.rehearsal.stage import Arrival, Stage, finding_of
from tasks.snapshot import Hole, Snapshot
from tasks.sources.column_names import same
from tasks.sql_text import quoted, quoted_name

# Rules about values that a list does not have: of codes, or of another dataset.
_LIST_RULES = (".known", ".unknown")


def delivery_findings(stage: Stage) -> list[Finding]:
    """Datasets that did not come or stopped, codes that nobody knows, columns that ran empty."""
    return [
        finding
        for arrival in stage.arrivals
        for finding in (
            *_not_usable(arrival),
            *_lists(arrival),
            *_same_as_before(stage, arrival),
            *_emptied(stage, arrival),
        )
    ]


def _not_usable(arrival: Arrival) -> list[Finding]:
    now = arrival.now
    has_come = not isinstance(arrival.pulled, Hole) or arrival.pulled.has_come
    # What never came and need not come is no surprise.
    if now.accepted_path or not (has_come or now.required or arrival.before):
        return []
    what = " ".join(now.reasons) or f"It is {now.status}."
    to_do = "mend the file or the map, then rehearse again" if has_come else "put the file where district.toml says"
    return [finding_of(now, what, to_do)]


def _lists(arrival: Arrival) -> list[Finding]:
    """Codes and references by root cause, where causes were found, otherwise by rule."""
    now = arrival.now
    causes = [one for one in now.causes if one.rule.endswith(_LIST_RULES) and not one.is_stop]
    told = [(one.rows_n, one.sentence, one.hint) for one in causes] or [
        (one.rows_n, one.sentence, "") for one in now.broken_rules if one.name.endswith(_LIST_RULES)
    ]
    default = f"mend the codes, or map them; `throughline contracts {now.contract}` lists those known"
    return [
        finding_of(now, f"{rows_n:,} {'row breaks' if rows_n == 1 else 'rows break'}: {sentence}", hint or default)
        for rows_n, sentence, hint in sorted(told, key=lambda one: (-one[0], one[1]))
    ]


def _same_as_before(stage: Stage, arrival: Arrival) -> list[Finding]:
    before = arrival.before_snapshot
    if arrival.now.dataset in stage.without:
        what = "The new files hold none of it; the file that district.toml names is taken."
        return [finding_of(arrival.now, what, "send this year's, if it should differ", must_mend=False)]
    if isinstance(arrival.pulled, Hole) or before is None or arrival.pulled.sha256 != before.sha256:
        return []
    what = f"The content is the same as that of {before.pulled_at.date()}."
    return [finding_of(arrival.now, what, "send this year's, if it should differ", must_mend=False)]


def _emptied(stage: Stage, arrival: Arrival) -> list[Finding]:
    """Columns with values last time and none now: a new year may leave code tables unassigned."""
    now, before = arrival.now.accepted_path, arrival.before.accepted_path if arrival.before else None
    if now is None or before is None or isinstance(arrival.pulled, Hole):
        return []
    contract = CONTRACTS[arrival.now.contract]
    filled_before = _filled(stage, contract, f"read_parquet({quoted(before)})")
    filled_now = _filled(stage, contract, f"read_parquet({quoted(now)})")
    empty = [name for name in contract.column_names if name in filled_before and name not in filled_now]
    if empty and arrival.now.quarantined_n:
        # The values may lie in rows that are held back; where a map makes a column of others, nobody can tell.
        sent = _sent(stage, arrival.pulled)
        empty = [name for name in empty if sent.get(same(name)) == 0]
    if not empty or not filled_now:
        return []
    to_do = "ask whether the new year's tables behind them have been filled"
    return [finding_of(arrival.now, f"Filled last time and empty now: {listed(empty)}.", to_do, must_mend=False)]


def _sent(stage: Stage, pulled: Snapshot) -> dict[str, int]:
    """How many values each column had as it was sent, by the name under which it is read."""
    aliases = aliases_of(stage.district.datasets[pulled.dataset].aliases, stage.school_year)
    counts = ", ".join(f"count(nullif(trim({quoted_name(name)}), ''))" for name in pulled.columns)
    told = stage.warehouse.execute(f"select {counts} from read_parquet({quoted(pulled.path)})").fetchall()[0]
    names = earlier_columns(pulled.columns, aliases)
    return {same(name): n for name, n in zip(names, told, strict=True)}


def _filled(stage: Stage, contract: Contract, relation: str) -> set[str]:
    there = {name for name, *_ in stage.warehouse.execute(f"describe select * from {relation}").fetchall()}
    names = [name for name in contract.column_names if name in there]
    counts = stage.warehouse.execute(f"select {', '.join(f'count({name})' for name in names)} from {relation}")
    return {name for name, n in zip(names, counts.fetchall()[0], strict=True) if n}
