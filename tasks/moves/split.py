"""Splits each move of the district's figures since the cycle before; what cannot be split is kept with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tasks.attach import accepted_rows
from tasks.compute import dropped_days
from tasks.district import District
from tasks.indicators.reads import contracts_read
from tasks.insert_rows import insert_rows
from tasks.moves.computed import read_computed
from tasks.moves.earlier_computed import earlier_computed
from tasks.moves.earlier_run import EarlierRun, cycle_before, find_earlier_run
from tasks.moves.figures import Figure, Key, shown_figures
from tasks.moves.move import NO_EARLIER_CYCLE, NO_EARLIER_FIGURE, NO_EARLIER_RUN, READY_MADE, ROWS_GONE, Move
from tasks.moves.pair import Pair, pair_of
from tasks.moves.recompute import Recipe
from tasks.moves.side import Side
from tasks.settings.known_measures import measures_of
from tasks.sql_text import quoted, sql_text
from tasks.storage.home import Home
from tasks.storage.run_folder import RunFolder
from tasks.verdicts.verdict import Verdict
from tasks.warehouse import open_warehouse, parsed

_STUDENT_ROWS = "student rows"
_Figures = Mapping[Key, Figure]


def split_moves(
    district: District, cycle_id: str, verdicts: Sequence[Verdict], folder: RunFolder
) -> dict[str, Any] | None:
    """Write the table `moves` into the run's warehouse and beside its published tables.

    Returns what the manifest says of the run that the figures were held against; None where there is none.
    """
    figures = shown_figures(folder.published, measures_of(district), district.cycle(cycle_id))
    earlier = find_earlier_run(district, cycle_id)
    if earlier is None:
        preceding = cycle_before(district, cycle_id)
        reason = NO_EARLIER_RUN if preceding else NO_EARLIER_CYCLE
        _write([Move(figure=one, earlier_cycle_id=preceding, reason=reason) for one in figures.values()], folder)
        return None
    work = Home(district.home_folder).work / "moves"
    now, before = (
        Recipe(district=district, cycle_id=of, rows=rows, work=work, dropped=dropped_days(told_of))
        for of, rows, told_of in (
            (cycle_id, accepted_rows(verdicts), verdicts),
            (earlier.cycle_id, earlier.rows, earlier.verdicts),
        )
    )
    cycle_before_it = district.cycle(earlier.cycle_id)
    told = shown_figures(earlier.folder / "published", measures_of(district), cycle_before_it)
    alike = [key for key in figures if _is_alike(figures[key], told.get(key))]
    moves = [_unlike(figures[key], told.get(key), earlier) for key in figures if key not in alike]
    if alike:
        with open_warehouse(folder.warehouse, read_only=True) as warehouse:
            moves += _split(
                earlier,
                Side(
                    before,
                    told,
                    earlier_computed(earlier, before, [told[key] for key in alike]),
                    earlier.verdicts,
                ),
                Side(now, figures, read_computed(warehouse, [figures[key] for key in alike]), verdicts),
                alike,
            )
    _write(moves, folder)
    return earlier.as_input


def _is_alike(figure: Figure, told: Figure | None) -> bool:
    """Whether both were made of rows about students, so that schools can be left out of them."""
    return told is not None and told.origin == figure.origin == _STUDENT_ROWS


def _unlike(figure: Figure, told: Figure | None, earlier: EarlierRun) -> Move:
    reason = READY_MADE if told else NO_EARLIER_FIGURE
    return Move(figure=figure, earlier_cycle_id=earlier.cycle_id, earlier=told, reason=reason)


def _split(earlier: EarlierRun, before: Side, now: Side, keys: Sequence[Key]) -> list[Move]:
    pairs = [pair_of(before, now, key) for key in keys]
    lost = [one for one in pairs if not _has_rows(one, earlier)]
    kept = [one for one in pairs if one not in lost]
    for side in (now, before):
        side.compute_again([(one.key, schools) for one in kept for schools in (one.lasting, one.common)])
    policy = now.recipe.district.protection
    return [
        *(one.unsplit(earlier.cycle_id, ROWS_GONE) for one in lost),
        *(one.move(earlier.cycle_id, policy) for one in kept),
    ]


def _has_rows(pair: Pair, earlier: EarlierRun) -> bool:
    """Whether the rows are there that the earlier figure would have to be computed from again, if from any."""
    measure, _ = pair.key
    is_known = pair.before.has(pair.key) and all(
        pair.before.is_known(pair.key, schools) for schools in (pair.lasting, pair.common)
    )
    return is_known or not earlier.gone & contracts_read(measure)


def _write(moves: Sequence[Move], folder: RunFolder) -> None:
    with open_warehouse(folder.warehouse) as warehouse:
        warehouse.execute(parsed(sql_text("moves/moves_table.sql")))
        insert_rows(warehouse, "moves", [one.as_row for one in moves])
        path = folder.published / "moves.parquet"
        warehouse.execute(f"copy (select * from moves order by measure, slice) to {quoted(path)} (format parquet)")
