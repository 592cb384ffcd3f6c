"""What a figure may lack that nobody owes for certain, or that no figure can count: a few words for each dataset."""

from __future__ import annotations

from collections.abc import Iterable

from reports import silence_words, survey_words
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.briefing.under import counted_under, is_of_unit, may_be_of, schools_of
from tasks.indicators.catalogue import catalogue
from tasks.validation.lost_rows import is_much
from tasks.verdicts.unplaced import total_of
from tasks.verdicts.verdict import Absence


def gone_quiet(run: Published, row: FigureRow) -> list[str]:
    """Rows of what happens at any time that the figure counts, and that stop before its period ends."""
    said = []
    known = catalogue().get(row.measure)
    for one in counted_under(run, row):
        # Of what the figure rests on, its coverage tells how many schools are silent, where that may be told; here it
        # is not said which they are, whose numbers may be hidden: the department's scorecard names them.
        if known and one.contract != known.rests_on and row.period_end >= run.cycle.start:
            said += [silence_words.silent(one.title)] if one.went_silent else []
        stopped = [quiet for quiet in one.quiet if quiet.last_date < row.period_end]
        said += [silence_words.quiet_since(one.title, quiet.last_date) for quiet in stopped if not quiet.school_id]
        ids = [quiet.school_id for quiet in stopped if quiet.school_id]
        said += [silence_words.quiet_schools(one.title, names) for names in _named(run, row, ids)]
    return said


def not_sent(run: Published, row: FigureRow) -> list[str]:
    """Schools of which nothing came of a dataset that the figure counts, where its coverage is another's."""
    known = catalogue().get(row.measure)
    said = []
    for one in (one for one in counted_under(run, row) if known and one.contract != known.rests_on):
        ids = [cell.school_id for cell in one.absences if _is_of_period(row, cell)]
        said += [silence_words.not_sent(one.title, names) for names in _named(run, row, ids)]
    return said


def _named(run: Published, row: FigureRow, school_ids: Iterable[str]) -> list[list[str]]:
    """The names of those that the figure may count, once; nothing where it counts none, no name where it may be all."""
    of = {school_id for school_id in school_ids if may_be_of(run, row, frozenset({school_id}))}
    names = [] if "" in of else sorted(run.school_names.get(school_id, school_id) for school_id in of)
    return [names] if of else []


def _is_of_period(row: FigureRow, cell: Absence) -> bool:
    """Whether nothing at all came of a school from the first day of the figure's period on."""
    starts, ends = cell.period_start or row.period_start, cell.period_end or row.period_end
    is_of_all = not (cell.part or cell.why or cell.dates or cell.before)
    return is_of_all and starts <= row.period_start <= ends <= row.period_end


def unplaced(run: Published, row: FigureRow) -> list[str]:
    """Questions on the figure's topic that are in no figure, where they are many: of its survey, or of a later one."""
    said = []
    for one in counted_under(run, row):
        of = [part for part in one.unplaced if part.slice == row.slice and part.period_end >= row.period_end]
        if is_of_unit(row):
            of = [part for part in of if part.school_id in schools_of(run, row)]
        lost_n, questions_n = total_of(of)
        if is_much(lost_n, questions_n):
            said.append(survey_words.not_counted(lost_n, questions_n, one.title))
    return said
