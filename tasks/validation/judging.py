"""Judges one snapshot against its contract: rows go on, go to quarantine, or the dataset stops as a whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from expectations.contract import Contract
from expectations.rules import rules_of
from expectations.runner import judge
from tasks.arrival.arriving import arrive, offer_number, told_of_aliases, told_of_repeated
from tasks.arrival.swapped_headers import told_of_swapped
from tasks.errors import ContractBroken
from tasks.limits.filled import filled_columns, is_of_one_file
from tasks.limits.held_back import held_back_limits
from tasks.limits.match import match_limit
from tasks.limits.profile import write_profile
from tasks.maps.file_renames import require_in_all_files
from tasks.maps.landed import in_use
from tasks.maps.landing_view import see_landed
from tasks.maps.mapping import apply_map
from tasks.meanwhile import meanwhile
from tasks.quarantine.folder import write_quarantine
from tasks.quarantine.mended import replace_mended, told_of_mended
from tasks.root_causes.causes import by_rows, find_causes
from tasks.root_causes.earlier_year import with_earlier_year
from tasks.root_causes.former_ids import with_former_ids
from tasks.root_causes.former_people import with_former
from tasks.root_causes.mended_files import with_mended_files
from tasks.root_causes.new_numbers import with_new_numbers
from tasks.root_causes.other_schools import with_other_schools
from tasks.root_causes.rows_of_missing_column import with_missing_columns
from tasks.root_causes.stop_causes import broken_tables, stopped_by, table_warnings
from tasks.root_causes.unread_columns import unread_columns, with_unread
from tasks.root_causes.unread_days import unread_days
from tasks.sql_text import filled, quoted, sql_text
from tasks.storage.private_files import seal
from tasks.time_limit import time_limit
from tasks.validation.accepted import keep_last_good, uncoded_columns, write_going_on
from tasks.validation.beside import looked_up
from tasks.validation.case import Case
from tasks.validation.copied_rows import leave_copies_out
from tasks.validation.copies import copy_causes
from tasks.validation.days_held_back import write_days_held_back
from tasks.validation.decided import leave_decided_out
from tasks.validation.held_against import HeldAgainst, held_against
from tasks.validation.ids_held_back import write_ids_held_back
from tasks.validation.keys_held_back import write_keys_held_back
from tasks.validation.lost_rows import find_losses
from tasks.validation.malformed import as_broken_rules, malformed_causes, set_apart
from tasks.validation.moved_cells import add_moved_cells
from tasks.validation.near_measures import told_of_near_measures
from tasks.validation.outside_windows import find_outside
from tasks.validation.reasons import find_bad_rows
from tasks.validation.references import attach_references, reference_rules
from tasks.validation.workplace import Workplace
from tasks.verdicts.verdict import BrokenRule, Cause, Limit, Verdict
from tasks.warehouse import confine


def judge_snapshot(place: Workplace, case: Case, verdict: Verdict) -> Verdict:
    """Fill in a verdict that so far names only what is judged; write accepted rows and quarantine beside it.

    From then on the warehouse reaches no more than what is judged and what that is compared with.
    """
    try:
        # Temporary tables end with the cursor.
        with place.warehouse.cursor() as warehouse:
            confine(warehouse, case.folders(place.folder), case.files)
            see_landed(warehouse, case.snapshot, case.malformed, case.copies)
            with time_limit(warehouse, case.minutes, _too_long(verdict.dataset, case.minutes)):
                changes = arrive(warehouse, case.contract, case.map, case.arriving)
                verdict = verdict.model_copy(update={"column_changes": changes})
                require_in_all_files(case.contract, case.map, changes)
                return _judge(warehouse, case, verdict, place.folder / "staged.parquet")
    except ContractBroken as error:
        return stopped_by(error, verdict, case.arriving.school_year, has_aliases=bool(case.arriving.aliases))


def _too_long(dataset: str, minutes: float) -> ContractBroken:
    return ContractBroken(
        f"Judging was stopped after {minutes:,g} minutes.",
        where=dataset,
        fix="see whether the machine has too little memory for so many rows; "
        "where they need longer, raise the dataset's judging_minutes in district.toml",
    )


def _judge(warehouse: duckdb.DuckDBPyConnection, case: Case, verdict: Verdict, staged: Path) -> Verdict:
    contract = case.contract
    notices = (
        *told_of_aliases(warehouse, contract, case.map, case.arriving),
        *told_of_repeated(warehouse, contract, case.map),
        *offer_number(warehouse, contract, case.arriving, case.roster.paths if case.roster else ()),
    )
    using = in_use(contract, case.map)
    mended = replace_mended(warehouse, case.mended, using)
    malformed_n = set_apart(warehouse) if case.malformed else 0
    told = (case.codes, verdict.column_changes.renamed, case.arriving.school_year)
    mapped = leave_decided_out(warehouse, contract, mended, apply_map(warehouse, contract, case.map, staged, *told))
    attach_references(warehouse, case.references)
    notices += told_of_near_measures(warehouse, contract)
    rules = looked_up(warehouse, (*rules_of(contract), *case.own_rules, *reference_rules(contract, case.references)))
    # Great Expectations thinks longer than it asks, and meanwhile copies and totals can be looked for.
    with meanwhile(warehouse, lambda lent: judge(lent, rules)) as judged:
        broken_rows = find_bad_rows(warehouse, contract, rules, judged, case.others)
        judgements = judged()
    mapped, broken_rows, in_other_files = leave_copies_out(warehouse, contract, case.map, mapped, broken_rows)
    broken_rows += add_moved_cells(warehouse, reshapes=case.map.reshapes)
    rows_n, bad_rows_n = warehouse.execute(sql_text("validation/counts.sql")).fetchall()[0]
    mapped_n, quarantined_n = rows_n + malformed_n, bad_rows_n + malformed_n
    kept_n = keep_last_good(warehouse, contract, case.kept_from) if quarantined_n else 0
    uncoded = uncoded_columns(contract, broken_rows)
    # The rows that go on are written beside the search for causes; where that finds that none may, they are dropped.
    is_whole = not quarantined_n and not mapped.left_out and not uncoded
    going_on = staged if is_whole else staged.with_name("going_on.parquet")

    def write(lent: duckdb.DuckDBPyConnection) -> tuple[int, int]:
        if not is_whole:
            write_going_on(lent, going_on, has_kept=kept_n > 0, uncoded=uncoded)
        return write_profile(lent, contract, going_on, _profile_of(going_on))

    with meanwhile(warehouse, write) as written:
        against = held_against(warehouse, contract, broken_rows, case.references)
        lines = malformed_causes(warehouse, contract) if malformed_n else ()
        filled = filled_columns(warehouse, staged)
        of_one_file = filled if broken_rows and is_of_one_file(warehouse, staged) else {}
        found = (
            find_causes(warehouse, contract, broken_rows, case.codes, against, of_one_file)
            if broken_rows or malformed_n
            else ()
        )
        found = _beside_others(warehouse, case, found, against, has_mended=mended.rows_n > 0)
        found = with_missing_columns(contract, found, verdict.column_changes)
        empty = _empty_columns(contract, {*filled}, broken_rows) if mapped_n else ()
        unread = unread_columns(warehouse, contract, case.map, empty)
        days, in_other_order = unread_days(warehouse, contract, case.map, filled)
        found = with_unread(found, (*unread, *days))
        causes = (
            *in_other_order,
            *by_rows((*found, *lines)),
            *copy_causes(contract, case.copies),
            *in_other_files,
            *broken_tables(judgements),
        )
        if quarantined_n or uncoded:
            is_as_it_came = not mended.columns
            write_quarantine(
                warehouse, contract, causes, case.quarantine, case.codes, using=using, is_as_it_came=is_as_it_came
            )
        reasons = tuple(cause.sentence for cause in causes if cause.is_stop)
        losses = (
            find_losses(
                warehouse,
                contract,
                are_schools_known="schools" in case.references,
                has_kept=kept_n > 0,
                malformed_n=malformed_n,
            )
            if quarantined_n and not reasons
            else ()
        )
        outside = find_outside(warehouse, contract, broken_rows, are_schools_known="schools" in case.references)
        limits = () if reasons else _limits(warehouse, case, broken_rows, mapped_n, malformed_n)
        people_n, schools_n = written()
    if reasons:
        kept_n = people_n = schools_n = 0
    else:
        _put_in_place(warehouse, case, going_on, has_held_back=quarantined_n > 0)
    return verdict.model_copy(
        update={
            "status": "stopped" if reasons else "accepted",
            "read_n": mapped.read_n + malformed_n + sum(one.rows_n for one in case.copies),
            "left_out": dict(sorted({**mapped.left_out, **{one.reason: one.rows_n for one in case.copies}}.items())),
            "mapped_n": mapped_n,
            "empty_columns": empty,
            "unread_columns": (*unread, *days),
            "accepted_n": mapped_n - quarantined_n,
            "quarantined_n": quarantined_n,
            "people_n": people_n,
            "schools_n": schools_n,
            "kept_n": kept_n,
            "losses": losses,
            "outside_windows": outside,
            "mended_n": mended.rows_n,
            "broken_rules": (*broken_rows, *as_broken_rules(lines), *table_warnings(judgements)),
            "causes": causes,
            "limits": limits,
            "notices": (
                *told_of_swapped(verdict.column_changes),
                *notices,
                *told_of_mended(warehouse, mended, using),
            ),
            "reasons": reasons,
            "freshest_date": _freshest_date(warehouse, case, is_accepted=not reasons),
            "may_be_newer": quarantined_n > 0 and not reasons and _may_be_newer(warehouse, case, malformed_n),
            "is_of_earlier_year": mapped_n == quarantined_n and _is_of_earlier_year(warehouse, case),
        }
    )


def _beside_others(
    warehouse: duckdb.DuckDBPyConnection,
    case: Case,
    causes: tuple[Cause, ...],
    against: HeldAgainst,
    *,
    has_mended: bool,
) -> tuple[Cause, ...]:
    """The causes, with what other datasets, their last good rows, and mended files tell of them."""
    found = with_former_ids(case.contract, causes, against, case.references)
    found = with_former(warehouse, case.contract, found, case.references)
    found = with_earlier_year(warehouse, case.contract, found, case.arriving.year_start)
    found = with_other_schools(warehouse, case.contract, found)
    found = with_new_numbers(warehouse, case.contract, found, case.before, case.successors)
    return with_mended_files(warehouse, found) if found and has_mended else found


def _profile_of(going_on: Path) -> Path:
    return going_on.with_suffix(".profile.parquet")


def _put_in_place(warehouse: duckdb.DuckDBPyConnection, case: Case, going_on: Path, *, has_held_back: bool) -> None:
    """The rows that go on, and what others ask of those that do not."""
    seal(going_on, case.accepted)
    seal(_profile_of(going_on), case.profile)
    if has_held_back:
        write_ids_held_back(warehouse, case.contract, case.accepted)
        write_days_held_back(warehouse, case.contract, case.accepted)
        write_keys_held_back(warehouse, case.contract, case.accepted)


def _limits(
    warehouse: duckdb.DuckDBPyConnection, case: Case, broken: list[BrokenRule], mapped_n: int, malformed_n: int
) -> tuple[Limit, ...]:
    """The limits that judging itself finds broken: how many people nobody knows, and how much else is held back."""
    unmatched = match_limit(warehouse, case, broken)
    held_back = held_back_limits(warehouse, case.contract, "schools" in case.references, mapped_n, malformed_n)
    return (*unmatched, *held_back)


def _empty_columns(contract: Contract, filled: set[str], broken: list[BrokenRule]) -> tuple[str, ...]:
    """Columns without any value; what is there and could not be read is no value, and is not nothing either."""
    unread = {rule.name.removesuffix(".type") for rule in broken if rule.name.endswith(".type")}
    return tuple(name for name in contract.column_names if name not in filled | unread)


def _freshest_date(warehouse: duckdb.DuckDBPyConnection, case: Case, is_accepted: bool) -> date | None:
    column = case.contract.date_column
    if not column:
        return None
    # What has been written tells its largest value without being read.
    written = f"select max({column}) from read_parquet({quoted(case.accepted)})"
    held_beside = filled("validation/freshest_date.sql", date_column=column)
    freshest: date | None = warehouse.execute(written if is_accepted else held_beside).fetchall()[0][0]
    return freshest


def _may_be_newer(warehouse: duckdb.DuckDBPyConnection, case: Case, malformed_n: int) -> bool:
    """Whether what goes on tells nothing of how far all that came reaches; of lines that are no rows nobody knows."""
    column = case.contract.last_day_column or case.contract.date_column
    if not column or malformed_n:
        return bool(column)
    newest = f"(select max({column}) from read_parquet({quoted(case.accepted)}))"
    query = filled("validation/may_be_newer.sql", column=column, newest=newest)
    return bool(warehouse.execute(query).fetchall()[0][0])


def _is_of_earlier_year(warehouse: duckdb.DuckDBPyConnection, case: Case) -> bool:
    """Whether no row is dated in the school year; the dates of rows held back may be anybody's, and are not told."""
    column, start = case.contract.date_column, case.arriving.year_start
    if not column or start is None:
        return False
    query = f"select coalesce(max({column}) < $start, false) from staged"
    return bool(warehouse.execute(query, {"start": start}).fetchall()[0][0])
