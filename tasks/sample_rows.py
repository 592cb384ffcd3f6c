"""Made-up rows that keep a contract, as the CSV a department could send."""

from __future__ import annotations

import csv
import io

from expectations.contract import Contract
from expectations.sampling import sample_query
from tasks.warehouse import share_warehouse


def sample_csv(contract: Contract, rows_n: int) -> str:
    """A header and `rows_n` rows, always the same ones; empty where a value is missing."""
    with share_warehouse() as warehouse:
        rows = warehouse.execute(sample_query(contract, rows_n)).fetchall()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(contract.column_names)
    writer.writerows(rows)
    return text.getvalue()
