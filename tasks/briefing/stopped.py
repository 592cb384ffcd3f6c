"""What a figure may lack that nobody owes for certain, or that no figure can count: a few words for each dataset."""

from __future__ import annotations

from reports import silence_words, survey_words
from tasks.briefing.published import Published
from tasks.briefing.rows import FigureRow
from tasks.briefing.under import counted_under, is_of_unit, may_be_of, schools_of
from tasks.validation.lost_rows import is_much
from tasks.verdicts.unplaced import total_of


def gone_quiet(run: Published, row: FigureRow) -> list[str]:
    """Rows of what happens at any time that the figure counts, and that stop before its period ends."""
    said = []
    for one in counted_under(run, row):
        stopped = [quiet for quiet in one.quiet if quiet.last_date < row.period_end]
        said += [silence_words.quiet_since(one.title, quiet.last_date) for quiet in stopped if not quiet.school_id]
        ids = {quiet.school_id for quiet in stopped if quiet.school_id}
        ids = {school_id for school_id in ids if may_be_of(run, row, frozenset({school_id}))}
        if ids:
            schools = sorted(run.school_names.get(school_id, school_id) for school_id in ids)
            said.append(silence_words.quiet_schools(one.title, schools))
    return said


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
