"""A verdict: what validation said of one dataset, in counts, never values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from pydantic import Field

from expectations.contract import Severity
from reports.numbers import day
from tasks.maps.header_changes import ColumnChanges
from tasks.sources.settings import Settings
from tasks.verdicts.ceased import Ceased
from tasks.verdicts.gone_students import GoneStudents
from tasks.verdicts.loss import BeyondDates, Loss, LostDays, OffDays
from tasks.verdicts.quiet import Quiet
from tasks.verdicts.thinned import Thinned
from tasks.verdicts.unplaced import Unplaced
from tasks.verdicts.unread import Unread
from tasks.verdicts.untold import Blank, TurnedFalse, Untold

# The rule of a cause that tells of a column which was filled last time and is gone or empty now.
EMPTIED = "column.emptied"
# That of columns which seem to be there under names that nobody reads, and were not filled last time.
RESPELT = "column.respelt"
# That of two columns which hold each other's values of the last good delivery.
EXCHANGED = "column.exchanged"
# That of days which a map reads in another order than they are written in.
DAY_ORDER = "column.day_order"
# That of files of which all rows are dated before the school year, and contradict what is of this one.
EARLIER_YEAR = "file.earlier_year"
# Those of a dataset that stopped before its rows were looked at: a column that is missing, or whatever else it was.
MISSING = "column.missing"
STOPPED = "dataset.stopped"
# That of rows dated in none of the testing windows that the district declares.
OUTSIDE_WINDOWS = "window_is_declared"
NOT_BEGUN = "has_begun"
# That of a broken rule about the dataset as a whole.
DATASET_RULE = "dataset.rule"
# That of a file which came more than once.
COPIED = "file.copied"

Status = Literal["accepted", "stopped", "stood_in", "missing"]


class BrokenRule(Settings):
    """A rule that some rows, or the table, break."""

    name: str
    sentence: str
    severity: Severity
    rows_n: int


# A cause names so many of the files that its rows are in, and counts all.
MOST_FILES = 5


class Cause(Settings):
    """One root cause, however many rows it has: what is wrong, and what would mend it.

    `cause_id` is the same from run to run. A value stands in `sentence` and `hint` only where it cannot be a person's:
    a code close to a known one, or one that many people share; then `value` has it, and `nearest` the known ones that
    look most like it. A cause with `is_stop` stops the dataset as a whole; one that `waits_for` another dataset needs
    nothing but that it comes or is mended.
    Of the people whom another dataset does not have, `former_n` were in its rows of `former_date`.
    Its rows are in `files_n` files, of which `files` are the first.
    `first_rows` are the numbers of the first rows of one that only warns, in the first of the `files`.
    """

    cause_id: str
    rule: str
    columns: tuple[str, ...] = ()
    sentence: str
    hint: str = ""
    severity: Severity = "critical"
    rows_n: int
    files: tuple[str, ...] = ()
    files_n: int = 0
    first_rows: tuple[int, ...] = ()
    is_stop: bool = False
    value: str = ""
    nearest: tuple[str, ...] = ()
    waits_for: str = ""
    former_n: int = 0
    former_date: date | None = None

    @property
    def is_counted_as_empty(self) -> bool:
        """Whether it tells of unknown codes that hold no row back."""
        return self.severity == "warning" and self.rule.endswith(".known")

    @property
    def is_left_out(self) -> bool:
        """Whether it tells of rows that are left out since another file has them."""
        return self.rule == COPIED


class Limit(Settings):
    """A stated limit that holds a good file until somebody accepts it: `throughline accept DATASET --because "..."`."""

    name: Literal["volume", "stale", "held_back", "match_rate", "numbers", "columns", "days", "values"]
    sentence: str


class Absence(Settings):
    """Rows that should have come and did not: one school, part and period; empty where it holds for all.

    Where something of the period came, `dates` are the days in session, of `days_expected_n`, of which nothing did.
    `cells_n` counts the schools where it holds for all. `before` is the first day of all rows, where it lies after.
    `why` rows that came do not do: most have no value, they are hardly any but of the absent, or of few students.
    Of the parts `instead` rows came, which no other school sent in that place.
    """

    school_id: str = ""
    part: str = ""
    period_start: date | None = None
    period_end: date | None = None
    cells_n: int = 1
    days_expected_n: int | None = None
    dates: tuple[date, ...] = ()
    before: date | None = None
    why: Literal["", "blank", "absences", "few"] = ""
    instead: tuple[str, ...] = ()


class DeliveredFile(Settings):
    """A file as it came: its name, the hash of its content and its rows."""

    name: str
    sha256: str
    rows_n: int


class Verdict(Settings):
    """What became of one dataset; `accepted_path` holds the rows that go on, if any do.

    read_n = mapped source rows + sum(left_out), and a dataset that is stopped before its rows are mapped leaves all of
    them out; mapped_n = accepted_n + quarantined_n; a line that is no row is among the rows read, mapped and
    quarantined. `mended_n` of the rows read came in a mended file in the place of rows held back before. Beside the
    accepted rows go `kept_n` last good rows of keys that are held back, where a row tells of something that lasts.
    `losses` say whose rows held back are lost, `outside_windows` whose rows go on that are dated in no declared testing
    window, `off_days` whose are on days out of session; a calendar is `doubted_by` these rows of others, and has the
    `lost_days` that an earlier one had; `beyond_dates` are those on days on which the list of schools has their school
    closed, by which its own dates are `dates_doubted_by`. `at_two_schools` are rows of the cycle, by school, of
    students of whom another school has a row of that day too. `unplaced` are questions that no figure counts. The
    `gone_students` were in the last good roster.
    `freshest_date` is the newest of the rows that go on; where older ones stand in, `sent_freshest_date` is that of the
    rows that came. What has only rows held back `is_of_earlier_year` where all are dated before this one; of others
    those held back `may_be_newer`. With `is_unreadable`, something came of which nothing could be read.
    `key` names what was judged, snapshot, map and contract together; `stand_in_key` that of the rows standing in.
    `snapshot_date` is the day of `pulled_at` where the district lies; `unchanged_since` is it too, where something new
    should have come since. `limits` hold the dataset unless `released_because` says why somebody has let it go on, and
    `costs` what figures lack then. `absences` are those of the `expected_n` cells of school, part and period of which
    nothing came; where rows are owed by nobody, the schools that `went_silent` had some last time and none of the cycle
    now, rows of last time `vanished` from some schools, the district or schools went `quiet` before the end, and for
    some people rows have `ceased`; of the months that are `thinned` rows of fewer of the enrolled came than usually;
    `untold` says of how many people no row goes on, where they are many, `unsent` of how many not even one held back
    came, `blanks` what is empty for many and was not, and `turned_false` what was true for many and is not.
    `questions` are whether what goes on is right; `notices` are worth knowing and hold nothing. Of a plan, `gone_ids`
    were there last time and are not. `empty_columns` hold no value in any mapped row, whether it is accepted or held
    back; of these the map could not read the `unread_columns`.
    """

    dataset: str
    contract: str
    title: str
    department: str
    owner: str
    status: Status
    required: bool
    key: str = ""
    contract_sha256: str = ""
    snapshot_sha256: str = ""
    snapshot_date: date | None = None
    unchanged_since: date | None = None
    pulled_at: datetime | None = None
    read_n: int = 0
    left_out: dict[str, int] = Field(default_factory=dict)
    mapped_n: int = 0
    accepted_n: int = 0
    quarantined_n: int = 0
    kept_n: int = 0
    mended_n: int = 0
    losses: tuple[Loss, ...] = ()
    outside_windows: tuple[Loss, ...] = ()
    lost_days: tuple[LostDays, ...] = ()
    gone_ids: tuple[str, ...] = ()
    off_days: OffDays | None = None
    doubted_by: tuple[OffDays, ...] = ()
    beyond_dates: tuple[BeyondDates, ...] = ()
    dates_doubted_by: tuple[BeyondDates, ...] = ()
    at_two_schools: tuple[Loss, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    gone_students: GoneStudents | None = None
    people_n: int = 0
    schools_n: int = 0
    broken_rules: tuple[BrokenRule, ...] = ()
    causes: tuple[Cause, ...] = ()
    column_changes: ColumnChanges = ColumnChanges()
    empty_columns: tuple[str, ...] = ()
    unread_columns: tuple[Unread, ...] = ()
    is_unreadable: bool = False
    limits: tuple[Limit, ...] = ()
    costs: tuple[str, ...] = ()
    released_because: str = ""
    notices: tuple[str, ...] = ()
    absences: tuple[Absence, ...] = ()
    expected_n: int = 0
    went_silent: tuple[str, ...] = ()
    vanished: tuple[Loss, ...] = ()
    quiet: tuple[Quiet, ...] = ()
    ceased: tuple[Ceased, ...] = ()
    thinned: tuple[Thinned, ...] = ()
    untold: Untold | None = None
    unsent: Untold | None = None
    blanks: tuple[Blank, ...] = ()
    turned_false: tuple[TurnedFalse, ...] = ()
    questions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    stand_in_date: date | None = None
    stand_in_key: str = ""
    stand_in_rows_n: int = 0
    freshest_date: date | None = None
    sent_freshest_date: date | None = None
    is_of_earlier_year: bool = False
    may_be_newer: bool = False
    same_content_as: str = ""
    files: tuple[DeliveredFile, ...] = ()
    accepted_path: Path | None = None

    @property
    def pulled_at_text(self) -> str:
        """`pulled_at` as text in the order of time, which comes first where it is not known."""
        return self.pulled_at.isoformat() if self.pulled_at else ""

    @property
    def absent_n(self) -> int:
        """How many of the `expected_n` cells are empty, or not whole."""
        return sum(one.cells_n for one in self.absences)

    @property
    def may_lack(self) -> bool:
        """Whether something that came before did not, which may be right."""
        return bool(self.went_silent or self.vanished or self.quiet or self.ceased or self.thinned)

    @property
    def emptied(self) -> tuple[Cause, ...]:
        """Columns that were filled in the last good delivery and are gone or empty now, or that nobody reads."""
        return tuple(one for one in self.causes if one.rule in (EMPTIED, RESPELT))

    @property
    def further_reasons(self) -> tuple[str, ...]:
        """The reasons that no cause tells too."""
        return further_reasons(self.reasons, self.causes)

    @property
    def is_whole(self) -> bool:
        """Whether the dataset's own current rows go on."""
        return self.status == "accepted"

    @property
    def is_current(self) -> bool:
        """Whether they do, and are as new as they should be."""
        return self.is_whole and self.unchanged_since is None

    @property
    def used_n(self) -> int:
        """Rows that go on: the dataset's own, or those standing in."""
        return {"accepted": self.accepted_n + self.kept_n, "stood_in": self.stand_in_rows_n}.get(self.status, 0)

    @property
    def in_words(self) -> str:
        """One line for the terminal."""
        older = f"the rows of {day(self.stand_in_date)}" if self.stand_in_date else "older rows"
        words = {
            "accepted": f"{self.accepted_n:,} rows accepted",
            "stopped": "stopped",
            "stood_in": f"{older} stand in",
            "missing": "missing",
        }[self.status]
        held_back = f", {self.quarantined_n:,} held back" if self.quarantined_n else ""
        held_back += f", the last good rows stand in for {self.kept_n:,} of them" if self.kept_n else ""
        why = f": {' '.join(self.reasons)}" if self.reasons else ""
        return f"{self.dataset}: {words}{held_back}{why}"


def further_reasons(reasons: Sequence[str], causes: Sequence[Cause]) -> tuple[str, ...]:
    """The reasons of a verdict that none of its causes tells too."""
    # The first reason of what could not be judged is told by its causes, column by column.
    own = reasons[1:] if any(one.rule in (MISSING, STOPPED) for one in causes) else reasons
    told = {one.sentence for one in causes}
    return tuple(one for one in own if one not in told)
