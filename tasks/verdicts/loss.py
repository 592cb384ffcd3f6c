"""What figures lack of what came: rows, and days that calendar or list of schools have not in session."""

from __future__ import annotations

from datetime import date

from tasks.sources.settings import Settings


class Loss(Settings):
    """Rows that figures lack, of the `rows_n` rows that came: of one school, or of none named."""

    school_id: str = ""
    lost_n: int
    rows_n: int


class LostDays(Settings):
    """Days over that an earlier good calendar had in session and this one has not, at schools that lost the same.

    An empty id stands for all schools, where nobody has named them. With `is_held` they are those of the last good
    calendar, and so many that a limit holds this one.
    """

    school_ids: tuple[str, ...]
    dates: tuple[date, ...]
    is_held: bool = False


class OffDays(Settings):
    """Rows of a dataset, `title`, on days that the calendar does not have in session, of each school that sent some.

    `dates` are these days. `schools_n` schools sent rows at all; the `owners` of both know which of the two is wrong.
    """

    title: str
    losses: tuple[Loss, ...]
    dates: tuple[date, ...]
    schools_n: int
    rows_n: int
    owners: tuple[str, ...]

    @property
    def lost_n(self) -> int:
        """All rows on such days."""
        return sum(one.lost_n for one in self.losses)

    @property
    def are_most(self) -> bool:
        """Whether so many schools sent such rows that the calendar is the one to doubt."""
        return len(self.losses) > 1 and 2 * len(self.losses) >= self.schools_n


class BeyondDates(Settings):
    """Rows of a dataset, `title`, of schools that closed before by the list of schools, or opened later.

    `limit_date` is what the list says of them all: their last day, `is_after`, or their first. `dates` are the days of
    these rows; `rows_n` are the rows of all schools. Rows of half their students say that the schools were probably
    open, fewer that they are wrong themselves. The `owners` of both know which of the two is wrong.
    """

    title: str
    limit_date: date
    is_after: bool
    was_open: bool = True
    losses: tuple[Loss, ...]
    dates: tuple[date, ...]
    rows_n: int
    owners: tuple[str, ...]

    @property
    def lost_n(self) -> int:
        """All rows on such days."""
        return sum(one.lost_n for one in self.losses)
