"""What a delivery lacks that nobody owes for certain: schools, rows, people without any, thin months."""

from __future__ import annotations

from collections.abc import Mapping

from reports import silence_words
from tasks.validation.lost_rows import total
from tasks.verdicts.verdict import Verdict


def silence_sentences(
    verdict: Verdict, school_names: Mapping[str, str], *, names_silent: bool = True
) -> tuple[str, ...]:
    """What fell silent, is gone, has stopped, is lacking for some people or has thinned out: a sentence for each.

    Where silence may tell a hidden number, such as none suspended, only the department is told who fell silent.
    """
    silent = [school_names.get(one, one) for one in verdict.went_silent]
    of = [school_names.get(one.school_id, one.school_id) for one in verdict.vanished]
    return (
        *([silence_words.went_silent(sorted(silent) if names_silent else [])] if silent else []),
        *([silence_words.vanished(*total(verdict.vanished), sorted(of))] if of else []),
        *(
            silence_words.quiet(
                school_names.get(one.school_id, one.school_id),
                one.last_date,
                one.days_n,
                (one.weeks_n - one.empty_weeks_n, one.weeks_n),
            )
            for one in verdict.quiet
        ),
        *(
            silence_words.ceased(
                one.people_n, sorted(school_names.get(id_, id_) for id_ in one.school_ids), one.grade, one.since
            )
            for one in verdict.ceased
        ),
        *(
            silence_words.thinned(
                one.month_start,
                (one.came_n, one.expected_n),
                one.usual_share,
                sorted(school_names.get(id_, id_) for id_ in one.school_ids),
            )
            for one in verdict.thinned
        ),
    )
