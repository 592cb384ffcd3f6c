"""Days of attendance of which rows came that do not do: what is said of them, once for each reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reports import insufficient_words, numbers
from tasks.scoring.stretches import Period, stretches
from tasks.verdicts.verdict import Absence


@dataclass(frozen=True, kw_only=True)
class Insufficient:
    """All such days for one reason; no school is named where they are of all."""

    why: str
    schools: Sequence[str]
    days_n: int
    of_n: int
    when: Sequence[Period]


def insufficient(absences: Iterable[Absence], names: Mapping[str, str]) -> Iterator[Insufficient]:
    """What came and does not do, of all that is told as absent."""
    cells_of: dict[str, list[Absence]] = {}
    for one in absences:
        if one.why:
            cells_of.setdefault(one.why, []).append(one)
    for why, cells in sorted(cells_of.items()):
        schools = {one.school_id for one in cells}
        yield Insufficient(
            why=why,
            schools=() if "" in schools else sorted(names.get(one, one) for one in schools),
            days_n=sum(_days(one) for one in cells),
            of_n=sum(one.cells_n * (one.days_expected_n or len(one.dates)) for one in cells),
            when=stretches((one.period_start, one.period_end) for one in cells if one.period_start and one.period_end),
        )


def insufficient_sentence(one: Insufficient) -> str:
    """Who sent what, for how many school days of which months."""
    periods = [numbers.period(*stretch) for stretch in one.when]
    return insufficient_words.sentence(one.why, one.schools, (one.days_n, one.of_n), periods)


def _days(cell: Absence) -> int:
    return cell.cells_n * (len(cell.dates) or cell.days_expected_n or 0)
