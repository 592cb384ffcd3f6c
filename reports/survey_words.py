"""Words about questions of surveys of which some answers have no row."""

from __future__ import annotations

from collections.abc import Sequence

from reports.numbers import count, listed, listed_or_counted, plural

# More lack for several reasons.
_MOST_PLACES = 3

HOW_TO_SEND = (
    "Send a row for each answer of the scale, with 0 where nobody gave it and with a status where its count is hidden; "
    "what is not reported is not taken for zero."
)


def unplaced(
    lost_n: int, questions_n: int, topics: Sequence[str], schools: Sequence[str], places: Sequence[int]
) -> str:
    """24 of 24 questions of safety, students at 4 schools have no row of answer 5, and are in no figure.

    A question is counted once for each school; a topic that may not be named is none of them.
    """
    of = f" of {listed_or_counted(list(topics), 'topic')}" if topics else ""
    at = f" at {listed_or_counted(list(schools), 'school')}" if schools else ""
    verb = "has" if lost_n == 1 else "have"
    which = listed([str(one) for one in places])
    answers = f"no row of answer {which}" if len(places) <= _MOST_PLACES else "no row of some answers"
    return (
        f"{count(lost_n)} of {plural(questions_n, 'question')}{of}{at} {verb} {answers}, though the others are not of "
        f"all who took part: no figure counts {'it' if lost_n == 1 else 'them'}."
    )


def not_counted(lost_n: int, questions_n: int, title: str) -> str:
    """24 of 96 questions of Surveys, counted school by school, are in no figure, since some answers have no row."""
    verb = "is" if lost_n == 1 else "are"
    return (
        f"{count(lost_n)} of {plural(questions_n, 'question')} of {title}, counted school by school, {verb} in no "
        "figure, since some answers have no row"
    )
