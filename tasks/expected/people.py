"""Who is enrolled and has no row in a dataset that tells what each person is, such as the student groups."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from expectations.catalogue import CONTRACTS
from tasks.district import District
from tasks.sql_text import filled, quoted
from tasks.validation.ids_held_back import held_ids
from tasks.validation.lost_rows import is_much
from tasks.verdicts.untold import Untold
from tasks.verdicts.verdict import Verdict


def with_untold(warehouse: duckdb.DuckDBPyConnection, district: District, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, those whose rows tell what people are with how many of the enrolled lack one, beyond trifles.

    Of a school of which most lack one, it is no trifle however small the school. Whose rows are held back are `untold`
    as well, and not `unsent`: they have been sent, and are told by their cause.

    Datasets that keep the same contract tell of the same people, each of some. There must be the table `enrolled`.
    """
    paths: dict[str, list[Path]] = {}
    for one in verdicts:
        if one.accepted_path and tells_of_enrolled(one.contract):
            paths.setdefault(one.contract, []).append(one.accepted_path)
    found = {name: _untold(warehouse, of_name, district.protection.minimum_n) for name, of_name in paths.items()}
    return [
        one.model_copy(update=found[one.contract]) if one.accepted_path and one.contract in found else one
        for one in verdicts
    ]


def tells_of_enrolled(name: str) -> bool:
    """Whether rows of a contract tell what each of the enrolled is."""
    contract = CONTRACTS[name]
    return contract.is_of_persons and "enrolment" in contract.reads


def _untold(warehouse: duckdb.DuckDBPyConnection, paths: Sequence[Path], least_n: int) -> dict[str, Untold | None]:
    held = " union all ".join(map(held_ids, paths))
    text = filled("expected/untold.sql", paths=", ".join(map(quoted, paths)), held_ids=held)
    ((enrolled_n, *found),) = warehouse.execute(text, {"least_n": least_n}).fetchall()
    untold_n, schools, unsent_n, unsent_schools = found
    return {
        "untold": _beyond_trifles(enrolled_n, untold_n, least_n, schools),
        "unsent": _beyond_trifles(enrolled_n, unsent_n, least_n, unsent_schools),
    }


def _beyond_trifles(enrolled_n: int, untold_n: int, least_n: int, schools: list[str] | None) -> Untold | None:
    # Fewer enrolled than this are themselves too few to be counted in words.
    if enrolled_n < least_n or not (schools or is_much(untold_n, enrolled_n)):
        return None
    return untold_of(enrolled_n, untold_n, least_n, tuple(schools or ()))


def untold_of(enrolled_n: int, untold_n: int, least_n: int, school_ids: tuple[str, ...] = ()) -> Untold:
    """The count, of which neither side is told where it is of fewer than `least_n`."""
    known_n = enrolled_n - untold_n
    return Untold(
        enrolled_n=enrolled_n,
        untold_n=untold_n if min(known_n, untold_n) >= least_n else None,
        are_most=untold_n > known_n,
        least_n=least_n,
        school_ids=school_ids,
    )
