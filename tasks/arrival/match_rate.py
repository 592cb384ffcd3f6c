"""How many of a dataset's numbers of persons are among the enrolled, and what would bring in the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import duckdb

from tasks.sql_text import quoted_name, sql_text
from tasks.verdicts.verdict import Limit

# By which of a student's numbers: the district's own, or the state's.
By = Literal["own", "state"]
_KNOWN = {"own": "select number from own", "state": "select state_student_id as number from state_numbers"}


@dataclass(frozen=True)
class Match:
    """Distinct numbers of a column and those matched; `rows_n` rows hold one, `hint` speaks of the unmatched.

    Of these, `spoilt_n` are known ones as a spreadsheet spoils them.
    """

    column: str
    by: By
    distinct_n: int
    matched_n: int
    rows_n: int
    hint: str = ""
    spoilt_n: int = 0

    @property
    def match_rate(self) -> float | None:
        """0..1, None where there is no number at all."""
        return self.matched_n / self.distinct_n if self.distinct_n else None

    @property
    def unmatched_n(self) -> int:
        """Distinct numbers that nobody enrolled has."""
        return self.distinct_n - self.matched_n

    def limit(self, least_percent: int) -> Limit | None:
        """The limit that holds the dataset, if fewer match than must."""
        if 100 * self.matched_n >= least_percent * self.distinct_n:
            return None
        sentence = (
            f"{self.matched_n:,} of {self.distinct_n:,} numbers in {self.column} are among the enrolled; "
            f"at least {least_percent}% must be."
        )
        return Limit(name="match_rate", sentence=f"{sentence} {self.hint}".strip())


def matches(warehouse: duckdb.DuckDBPyConnection, relation: str, column: str) -> dict[By, Match]:
    """How many numbers of a column match the roster, by either number; leaves the distinct ones in `numbers`.

    `read_roster` comes before.
    """
    warehouse.execute(
        f"create or replace temp view one_column as select {quoted_name(column)} as value from {relation}"
    )
    warehouse.execute(f"create or replace temp table numbers as {sql_text('arrival/numbers_of_column.sql')}")
    distinct_n, own_n, state_n, rows_n = warehouse.execute(sql_text("arrival/numbers_found.sql")).fetchall()[0]
    return {
        "own": Match(column, "own", distinct_n, own_n, rows_n),
        "state": Match(column, "state", distinct_n, state_n, rows_n),
    }


def match_rate(warehouse: duckdb.DuckDBPyConnection, relation: str, column: str, by: By = "own") -> Match:
    """How many numbers of a column match the roster by one of its numbers, with a hint for those that do not."""
    match = matches(warehouse, relation, column)[by]
    if not match.unmatched_n:
        return match
    warehouse.execute(f"create or replace temp view known as {_KNOWN[by]}")
    told = warehouse.execute(sql_text("arrival/numbers_unmatched.sql"))
    counts = dict(zip((name for name, *_ in told.description or ()), told.fetchall()[0], strict=True))
    spoilt_n = counts["zeros_restored_n"] + counts["decimals_dropped_n"] + counts["shortened_n"]
    return Match(match.column, by, match.distinct_n, match.matched_n, match.rows_n, _hint(counts), spoilt_n)


def _hint(counts: dict[str, int]) -> str:
    width = f" to {counts['most_width']} digits" if counts["least_width"] == counts["most_width"] else ""
    without = f"; {counts['decimals_dropped_n']:,} of them would match without it"
    told = {
        f"would match with leading zeros restored{width}": counts["zeros_restored_n"],
        "would match without the zeros before them, which the roster does not have": counts["zeros_too_many_n"],
        f"end with a decimal point, as a spreadsheet writes numbers{without}": counts["with_decimals_n"],
        "were shortened by a spreadsheet to a form such as 1.2E+09, and cannot be told any more": counts["shortened_n"],
        "would match but for capital letters": counts["other_case_n"],
    }
    return " ".join(f"{n:,} of {counts['unmatched_n']:,} unmatched {words}." for words, n in told.items() if n)
