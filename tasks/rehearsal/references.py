"""Whether departments, goals, initiatives and schools that a dataset names are there."""

from __future__ import annotations

from expectations.catalogue import CONTRACTS
from tasks.rehearsal.finding import Finding
from tasks.rehearsal.stage import Arrival, Stage, finding_of
from tasks.sql_text import quoted


def reference_findings(stage: Stage) -> list[Finding]:
    """Columns with values that the dataset they refer to does not have; not asked where that one did not come."""
    return [finding for arrival in stage.arrivals for finding in _of_dataset(stage, arrival)]


def _of_dataset(stage: Stage, arrival: Arrival) -> list[Finding]:
    path, contract = arrival.now.accepted_path, CONTRACTS[arrival.now.contract]
    if path is None:
        return []
    findings = []
    for column in contract.columns:
        other, _, key = column.refers_to.partition(".")
        if not other or other == contract.dataset or not stage.has(other):
            continue
        # Counted and not named: anything may stand in a column.
        query = (
            f"select count(distinct given.{column.name}), count(*) from read_parquet({quoted(path)}) as given "
            f"anti join now_{other} on given.{column.name} = now_{other}.{key} where given.{column.name} is not null"
        )
        unknown_n, rows_n = stage.warehouse.execute(query).fetchall()[0]
        if unknown_n:
            what = f"{unknown_n:,} of the values in {column.name}, in {rows_n:,} rows, are not in {other}."
            findings.append(finding_of(arrival.now, what, f"add them to {other}, or mend {column.name}"))
    return findings
