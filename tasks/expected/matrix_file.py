"""The matrix of all that should have arrived, as a file for the engineer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tasks.district import District
from tasks.expected.absences import matrix
from tasks.sql_text import quoted
from tasks.verdict import Verdict


def write_matrix(
    district: District, verdicts: Sequence[Verdict], cycle_id: str, into: Path, others: Sequence[Verdict] = ()
) -> Path:
    """Write dataset, owner, school, part, period and whether rows have come; a dataset that did not come is one row."""
    with matrix(district, verdicts, cycle_id, others) as warehouse:
        warehouse.execute("create table owners (dataset varchar, owner varchar, status varchar)")
        warehouse.executemany(
            "insert into owners values (?, ?, ?)", [[one.dataset, one.owner, one.status] for one in verdicts]
        )
        warehouse.execute(
            "copy (select owners.dataset, owners.owner, owners.status, expected.school_id, expected.part, "
            "expected.period_start, expected.period_end, "
            "coalesce(expected.has_come, owners.status = 'accepted') as has_come "
            "from owners left join expected on owners.dataset = expected.dataset "
            "order by owners.dataset, expected.part, expected.school_id, expected.period_start) "
            f"to {quoted(into)} (format csv, header)"
        )
    return into
