"""Which rows under a figure stop before its period ends, where that is no chance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from datetime import date

from reports import silence_words
from tasks.verdicts.verdict import Verdict


def quiet_under(
    verdicts: Iterable[Verdict], period_end: date, of_schools: Set[str] | None, names: Mapping[str, str]
) -> list[str]:
    """A few words for each dataset of which rows stop: of all schools, or of some of those that the figure counts."""
    said = []
    for one in verdicts:
        stopped = [quiet for quiet in one.quiet if quiet.last_date < period_end]
        said += [silence_words.quiet_since(one.title, quiet.last_date) for quiet in stopped if not quiet.school_id]
        ids = {quiet.school_id for quiet in stopped if quiet.school_id}
        ids = ids if of_schools is None else ids & of_schools
        if ids:
            said.append(silence_words.quiet_schools(one.title, sorted(names.get(one, one) for one in ids)))
    return said
