"""What a figure of the district was in the cycle before, in one sentence with the parts of the difference."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from reports import move_words, numbers
from tasks.briefing.counted import counts_silence, may_be_silent, only_grows, rests_on_results
from tasks.briefing.figures import Series
from tasks.briefing.meaning import Meaning
from tasks.briefing.published import Published
from tasks.briefing.rows import MoveRow
from tasks.methods.move import RoundedSplit, Split, rounded, rounded_split
from tasks.moves.move import NO_EARLIER_CYCLE, NO_EARLIER_FIGURE, NO_EARLIER_RUN


def move_of(run: Published, series: Series) -> str:
    """The sentence of one figure; empty where there is nothing to hold it against, or nothing to say."""
    row = next((one for one in run.moves if (one.measure, one.slice) == series.key), None)
    if row is None or row.reason in (NO_EARLIER_CYCLE, NO_EARLIER_RUN):
        return ""
    cycle = _title(run, row)
    if row.reason == NO_EARLIER_FIGURE or row.earlier_value is None:
        return move_words.no_earlier_figure(cycle)
    if row.changed_date:
        return move_words.another_definition(cycle, row.changed_date)
    meaning = series.meaning
    said = _difference(row, row.earlier_value, cycle, meaning)
    is_same = row.value == row.earlier_value
    if row.split is None:
        return "" if is_same else _with_let_go(row, move_words.not_split(said, row.reason))
    if is_same and not any(vars(row.split).values()):
        return "" if row.is_same_period else f"{said}."
    told = _split(run, row, row.split, said, meaning)
    is_of_data = any((row.real, row.population, row.coverage))
    return _with_let_go(row, told) if is_of_data else told


def why_no_moves(run: Published) -> str:
    """Said once where the cycle before was never run."""
    first = next((one for one in run.moves if one.reason == NO_EARLIER_RUN), None)
    return move_words.no_earlier_run(_title(run, first)) if first else ""


def _title(run: Published, row: MoveRow) -> str:
    cycle = run.district.cycles.get(row.earlier_cycle_id)
    return cycle.title if cycle else row.earlier_cycle_id


def _difference(row: MoveRow, earlier: Decimal, cycle: str, meaning: Meaning) -> str:
    """As a reader would subtract the two figures shown."""
    step = numbers.smallest_step(meaning.form, meaning.unit)
    told, value = rounded(Fraction(earlier), step), rounded(Fraction(row.value), step)
    gap = abs(value - told) or abs(row.value - earlier)
    return move_words.difference(
        numbers.distance(float(gap), 0, meaning.form, meaning.unit),
        None if row.value == earlier else row.value > earlier,
        cycle,
        numbers.figure(float(earlier), meaning.form, meaning.unit),
    )


def _split(run: Published, row: MoveRow, split: RoundedSplit, said: str, meaning: Meaning) -> str:
    kinds = {
        "real": move_words.real(
            row.schools_n or 0,
            _names(run, row.short),
            _lacking(row.measure),
            is_same_period=row.is_same_period,
            only_grows=only_grows(row.measure),
        ),
        "population": move_words.population(_names(run, row.closed), _names(run, row.opened)),
        "coverage": move_words.coverage(
            _names(run, row.missing),
            _names(run, row.returned),
            _names(run, row.doubtful),
            row.stood_in,
            _names(run, row.fewer),
            row.came_once,
            may_be_none=may_be_silent(row.measure),
            counts_silence=counts_silence(row.measure),
        ),
        "definition": move_words.DEFINITION,
    }
    there = {name: Fraction(part) for name in kinds if (part := getattr(split, name))}
    if len(there) == 1:
        return move_words.whole(said, kinds[next(iter(there))])
    shown = rounded_split(
        Split(**{name: there.get(name, Fraction(0)) for name in kinds}),
        Fraction(row.earlier_value or 0),
        Fraction(row.value),
        numbers.smallest_step(meaning.form, meaning.unit),
    )
    return move_words.split(
        said,
        [
            move_words.part(_distance(getattr(shown, name), part, meaning), part > 0, kinds[name])
            for name, part in there.items()
        ],
    )


def _with_let_go(row: MoveRow, told: str) -> str:
    return f"{told} {move_words.let_go(row.let_go)}" if row.let_go else told


def _lacking(measure: str) -> str:
    """What of a measure may lack within a school."""
    return "results" if rests_on_results(measure) else "days"


def _distance(shown: Decimal, part: Fraction, meaning: Meaning) -> str:
    return numbers.distance(float(shown or part), 0, meaning.form, meaning.unit)


def _names(run: Published, school_ids: Iterable[str]) -> list[str]:
    return sorted(run.school_names.get(school_id, school_id) for school_id in school_ids)
