"""Words of scorecards, addressed to the lead of the department that sent the data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reports.numbers import count, day, first_listed, listed, listed_or_counted, plural, rate
from reports.sentences import are

NOTHING_TO_DO = "All arrived, nothing to do."
NOTHING_CAME = "Nothing came."
OWNER_ONLY = (
    "Each folder named here holds the folder mended and one with a long name of letters and digits. In the latter, "
    "fix_list.txt says what to mend; a mended copy of its mend_these.csv, saved in the folder mended, is read by the "
    "next run in the place of the bad rows, and so is one of counted_as_empty.csv; unknown_codes.csv, where it is "
    "there, lists the codes that nobody knows: fill in which known ones they stand for and give it to whoever runs "
    "Throughline. Only the owner of the home can open these folders: their files hold rows "
    "about people."
)
NO_STUDENT_DATA = "This page holds counts, codes and names of columns, files and schools, and no student's data."
_MOST_NAMED = 12
_MOST_DAYS = 3
_NOBODY = "No school sent anything"


def cannot_be_used(titles: Sequence[str], why: str = "") -> str:
    """Said of datasets that came and stopped, with nothing standing in."""
    said = f"{listed_or_counted(list(titles), 'dataset')} cannot be used as sent"
    return f"{said}: {why.rstrip('.')}." if titles and why else f"{said}." if titles else ""


def stood_in_for(titles: Sequence[str]) -> str:
    """Said of datasets for which the last good rows stand in."""
    verb = "stands" if len(titles) == 1 else "stand"
    copies = "An older copy" if len(titles) == 1 else "Older copies"
    return f"{copies} of {listed_or_counted(list(titles), 'dataset')} {verb} in." if titles else ""


def did_not_come(titles: Sequence[str]) -> str:
    """Said of datasets that are not there."""
    return f"{listed_or_counted(list(titles), 'dataset')} did not come." if titles else ""


def held_back(rows: int, causes: int) -> str:
    """How many rows wait, for how many causes."""
    return f"{plural(rows, 'row')} {are(rows)} held back, for {plural(causes, 'cause')}." if rows else ""


def incomplete(titles: Sequence[str]) -> str:
    """Said of datasets of which some rows that were expected did not come."""
    return f"Some expected rows of {listed_or_counted(list(titles), 'dataset')} did not come." if titles else ""


def worth_a_look(causes: int) -> str:
    """Said where nothing is held back, but a rule that only warns is broken."""
    verb = "needs" if causes == 1 else "need"
    return f"All arrived and is in use; {plural(causes, 'warning')} {verb} a look." if causes else ""


def mend(title: str) -> str:
    """Asked where a dataset stopped."""
    return f"Mend {title} and send it again"


def send(title: str) -> str:
    """Asked where a dataset did not come."""
    return f"Send {title}"


def release(title: str) -> str:
    """Asked where a limit holds a dataset that may be right."""
    return f"{title} is held by a limit: send it mended, or let it go on"


def how_to_release(held_back: int) -> str:
    """What stands before the command that releases a dataset, of which so many rows are held back."""
    stay = "stays" if held_back == 1 else "stay"
    without = f" without the {plural(held_back, 'row')} held back, which {stay} out" if held_back else ""
    return f"If the file is right as it is, this lets it go on{without}; the reason is kept in the journal:"


def accept_command(dataset: str) -> str:
    """The command that releases a dataset."""
    return f'throughline accept {dataset} --because "..."'


def mend_rows(title: str, rows: int) -> str:
    """Asked where some rows of a dataset in use are held back."""
    return f"Mend {plural(rows, 'row')} of {title} and send the file again"


def look_after_columns(title: str, columns_n: int) -> str:
    """Asked where columns of a dataset in use were filled last time and are gone or empty."""
    return f"See what became of {plural(columns_n, 'column')} of {title}"


def rest_in_use(accepted: int) -> str:
    """What happens meanwhile."""
    return (
        f"The other {plural(accepted, 'row')} {are(accepted)} in use. What is wrong with those to mend is told below."
    )


def stands_in(stand_in: date | None) -> str:
    """What is used until then."""
    return f"Until then the copy of {day(stand_in)} stands in." if stand_in else "Until then an older copy stands in."


def renamed(old: str, new: str, because: str) -> str:
    """A column that may be another one under a new name."""
    why = f" ({because.rstrip('.')})" if because else ""
    return f"Is {new} the former {old}{why}? If so, send it as {old}, or have the map say so."


def columns(missing: Sequence[str], new: Sequence[str], is_reordered: bool) -> tuple[str, ...]:
    """How the columns differ from the last good delivery."""
    said = [
        f"Missing columns: {listed(list(missing))}." if missing else "",
        f"New columns: {listed(list(new))}." if new else "",
        "The columns came in another order, which does no harm." if is_reordered else "",
    ]
    return tuple(text for text in said if text)


def count_of(rows: int, severity: str, *, is_left_out: bool = False) -> tuple[str, str]:
    """How many rows a cause has, and what became of them."""
    if not rows:
        return (
            "Warning" if severity == "warning" else "All",
            "on the whole dataset" if severity == "warning" else "rows",
        )
    noun = "row" if rows == 1 else "rows"
    kept = "left out" if is_left_out else "kept"
    return count(rows), f"{noun}, {kept}" if severity == "warning" else noun


def where_rows_are(files: Sequence[str], files_n: int, first_rows: Sequence[int]) -> str:
    """The files that rows of a cause are in, the first of `files_n`; first numbers, where no folder has the rows."""
    said = first_listed(files, len(files), files_n)
    if not said or not first_rows:
        return said
    numbers = f"row{'' if len(first_rows) == 1 else 's'} {listed([str(one) for one in first_rows])}"
    return f"{said}: {numbers}" if len(files) == 1 else f"{said}; the first in {files[0]}: {numbers}"


def arrived(rows: int, files: Sequence[str], *, has_come: bool = True, is_unused: bool = False) -> str:
    """What came: rows and the files they came in; `is_unused` where an older copy stands in for them."""
    if not files and not rows:
        return "What came cannot be read" if has_come else "Nothing came"
    named = list(files) if len(files) <= 3 else [*files[:3], f"{len(files) - 3} more"]
    came = f"{plural(rows, 'row')}{f' in {listed(named)}' if named else ''}"
    return f"Not in use: {came}" if is_unused else came


def mended(rows: int, closed: Sequence[str]) -> str:
    """How many mended rows were taken, and what is settled by them."""
    verb = "was" if rows == 1 else "were"
    said = f"{plural(rows, 'mended row')} {verb} read in the place of those held back."
    settled = f" Closed: {'; '.join(one.rstrip('.') for one in closed)}." if closed else ""
    return said + settled


def let_go_on(reason: str) -> str:
    """Said of a dataset that a limit would have held."""
    return f"Let go on, because: {reason}"


def no_rows(periods: Sequence[str], part: str, schools: Sequence[str]) -> str:
    """No rows of Oct 2025 from 3 schools: Birch, Cedar and Elm."""
    about = f" of {part}" if part else ""
    of = f" of {_some(list(periods))}" if periods else ""
    return f"No rows{about}{of} from {_who(schools)}." if schools else f"No rows{about}{of} came."


def starts_late(first: date, periods: Sequence[str]) -> str:
    """Said where no school has sent what lies before the first row."""
    return f"The rows start on {day(first)}: no school sent anything of the days before it in {_some(list(periods))}."


def how_to_start_early() -> str:
    """What mends that, since what earlier deliveries held is not there any more."""
    return (
        "Only the newest delivery is read. Send the whole school year each time, or keep the daily files side by side "
        "and name them all by a * in the path of the source."
    )


def where_days_are() -> str:
    """Where the days are that are too many to name."""
    return "Each day is named in expected.csv beside this page."


def no_days(days: Sequence[date], expected: int, periods: Sequence[str], schools: Sequence[str]) -> str:
    """Birch sent nothing for 12 of 19 school days in Nov 2025; a few days are named."""
    who = f"{_some(list(schools))}{' each' if len(schools) > 1 else ''} sent nothing" if schools else _NOBODY
    which = f": {listed([day(one) for one in days])}" if len(days) <= _MOST_DAYS else ""
    months = listed(list(periods))
    return f"{who} for {count(len(days))} of {plural(expected, 'school day')} in {months}{which}."


def single_days(counts: Mapping[str, tuple[int, int]]) -> str:
    """Schools that each lack days of their own: how many of how many, in the months of which they lack any."""
    told = [f"{school} {missing} of {expected}" for school, (missing, expected) in counts.items()]
    return f"Single school days are lacking from {plural(len(told), 'school')}: {_some(told)}."


def what_is_of(periods: Sequence[str], part: str, schools: Sequence[str]) -> str:
    """Nov 2025 of 3 schools; what is to be sent, for the title of what to do."""
    what = ", ".join([*([part] if part else []), *([_some(list(periods))] if periods else [])]) or "all rows"
    return f"{what}, of {_who_in_short(schools)}"


def what_is_before(first: date) -> str:
    """The days before the first row."""
    return f"the days before {day(first)}"


def what_is_single(days: int, schools: Sequence[str]) -> str:
    """12 school days of Birch."""
    return f"{plural(days, 'school day')}, of {_who_in_short(schools)}"


def send_lacking(title: str, what: str) -> str:
    """Asked where part of a dataset that is in use did not come."""
    return f"Send what is lacking of {title}: {what}"


def who_sends_lacking(owner: str) -> str:
    """Who is asked to do so, and how."""
    return f"{owner}: see whether it was recorded at all or the export left it out, and send the file again with it."


def more_lacking(number: int) -> str:
    """What is asked beyond what is listed."""
    return f"{count(number)} more of this dataset are told below under what did not come."


def of_expected(absent: int, expected: int, *, by_subject: bool) -> str:
    """How much of what was expected did not come."""
    part = "school, subject and period" if by_subject else "school and period"
    which = f"{count(absent)} of {plural(expected, 'expected part')} ({part})"
    return f"{which} did not come, or not whole."


def more(number: int) -> str:
    """What a list leaves out."""
    return f"{count(number)} more; all are in verdicts.json beside this page."


def share(accepted: int, judged: int) -> str:
    """Which part of the rows kept the contract."""
    return rate(accepted / judged) if judged else "not judged"


def change(opened: int, closed: int, more_rows: int, *, is_first: bool) -> str:
    """Which causes came and went since the delivery before, and how many rows more or fewer are held back."""
    if is_first:
        return "first delivery"
    said = [
        plural(opened, "new cause") if opened else "",
        f"{plural(closed, 'cause')} closed" if closed else "",
        f"{plural(abs(more_rows), 'more row' if more_rows > 0 else 'fewer row')} held back" if more_rows else "",
    ]
    return ", ".join(text for text in said if text) or "no change"


def line_title(title: str, deliveries: int) -> str:
    """What the line shows."""
    return f"{title}: share of rows in order, {plural(deliveries, 'delivery', 'deliveries')}"


def line_description(first: float, last: float) -> str:
    """The line in words."""
    if rate(first) == rate(last):
        return f"{rate(last)} of the rows were in order in the oldest of these deliveries and in the newest."
    return f"From {rate(first)} of the rows in order in the oldest of these deliveries to {rate(last)} in the newest."


def line_scale(floor: int) -> str:
    """What the height of the line stands for."""
    return f"The foot of the line stands for {floor}%, its top for 100%."


def _who(schools: Sequence[str]) -> str:
    """Birch; 3 schools: Birch, Cedar and Elm."""
    return schools[0] if len(schools) == 1 else f"{plural(len(schools), 'school')}: {_some(list(schools))}"


def _who_in_short(schools: Sequence[str]) -> str:
    return listed_or_counted(list(schools), "school") or "all schools"


def _some(items: list[str]) -> str:
    """All items, or the first of many and how many more there are."""
    return first_listed(items, _MOST_NAMED)
