"""Where the data stand: datasets, holes, notes, and what is hidden."""

from __future__ import annotations

from collections.abc import Iterator

from expectations.catalogue import CONTRACTS
from expectations.contract import Contract
from reports import coverage_words, data_words, names, numbers, sentences, silence_words, survey_words, words
from reports.numbers import count
from reports.view_model import DataSection, Head
from reports.view_parts import DatasetLine, Link, Note, Summary
from tasks.briefing.figures import STUDENT_ROWS
from tasks.briefing.published import Published
from tasks.briefing.rows import DisagreementRow, NoteRow
from tasks.indicators.catalogue import catalogue
from tasks.scoring.absences import lacking
from tasks.scoring.beyond_dates import beyond_dates_sentences
from tasks.scoring.off_days import off_days_sentences
from tasks.scoring.silence import silence_sentences
from tasks.scoring.untold import blank_sentences, untold_sentences
from tasks.verdicts.unplaced import total_of
from tasks.verdicts.verdict import Verdict

_MOST_ITEMS = 4


def data_section(run: Published, notes: list[NoteRow], hidden: tuple[str, ...], *, school_id: str = "") -> DataSection:
    """Every dataset with what became of it, holes first; for a school only the holes, and what did not come from it."""
    told = [_of_school(one, school_id) for one in run.verdicts] if school_id else run.verdicts
    told = [one for one in told if not (school_id and one.is_whole and not (one.absences or one.beyond_dates))]
    lacking_here = [one.title for one in told if school_id and one.is_whole]
    ordered = sorted(told, key=lambda one: (one.is_whole, one.title, one.dataset))
    return DataSection(
        head=Head(anchor="data", label="Data", finding=sentences.also_lacking(_finding(run), lacking_here)),
        datasets=tuple(_dataset(run, one) for one in ordered),
        disagreements=() if school_id else tuple(_disagreement(run, row) for row in run.disagreements),
        notes=note_lines(run, notes),
        hidden=hidden,
    )


def note_lines(run: Published, notes: list[NoteRow]) -> tuple[Note, ...]:
    """What to know before reading a figure, numbered."""
    return tuple(_note(run, row, index) for index, row in enumerate(notes, start=1))


def _of_school(verdict: Verdict, school_id: str) -> Verdict:
    """The verdict with what did not come from one school or is of days on which it is closed, and not of others."""
    own = tuple(one for one in verdict.absences if one.school_id == school_id)
    beyond = tuple(
        cause.model_copy(update={"losses": (loss,)})
        for cause in verdict.beyond_dates
        for loss in cause.losses
        if loss.school_id == school_id
    )
    return verdict.model_copy(update={"absences": own, "expected_n": 0, "beyond_dates": beyond, "dates_doubted_by": ()})


def _finding(run: Published) -> str:
    kinds = [one.status for one in run.verdicts]
    if not kinds:
        return "No dataset is described for this cycle"
    accepted, stood_in, stopped, missing = (
        kinds.count(kind) for kind in ("accepted", "stood_in", "stopped", "missing")
    )
    in_part = sum(one.is_whole and (one.absent_n > 0 or bool(one.thinned)) for one in run.verdicts)
    return sentences.datasets(accepted, len(kinds), stood_in, stopped, missing, in_part)


def holes_summary(run: Published) -> Summary | None:
    """What is missing, stopped or older, with whose it is, and what nobody owes; None where there is no hole."""
    holes = [one for one in run.verdicts if not one.is_whole or one.emptied or one.unchanged_since]
    unowed = [contract.title for contract in _unowed(run)]
    if not holes and not unowed:
        return None
    holes.sort(key=lambda one: (not one.required, one.status == "stood_in", one.title))
    left = len(holes) - _MOST_ITEMS
    return Summary(
        title="What we cannot see",
        sentence=sentences.not_current(
            sum(not one.is_current for one in holes),
            len(run.verdicts),
            sum(one.is_current and bool(one.absences or one.may_lack) for one in run.verdicts),
        ),
        items=(
            *((f"{one.title}: {_what_is_lost(one)}", _department(run, one)) for one in holes[:_MOST_ITEMS]),
            *([(data_words.unowed(unowed), "owed by no department")] if unowed else []),
        ),
        more=Link(label=f"{left} more, and the notes" if left > 0 else "All datasets and notes", href="#data"),
    )


def _what_is_lost(verdict: Verdict) -> str:
    """A dataset that is not whole or not up to date, or columns of it that are gone, with what to do."""
    emptied = [data_words.cause(0, one.sentence, one.hint) for one in verdict.emptied]
    emptied += [silence_words.unchanged(verdict.unchanged_since)] if verdict.unchanged_since else []
    hole = [] if verdict.is_whole else [data_words.hole(verdict.status, verdict.stand_in_date, verdict.contract)]
    return ". ".join([*hole, " ".join(emptied)]) if emptied else hole[0]


def not_shown(run: Published) -> tuple[str, ...]:
    """How many figures of all tables are hidden, by reason, and what no department owes."""
    minimum_n = run.district.protection.minimum_n
    hidden = (words.hidden_figures(row.cells_n, row.hidden_reason, minimum_n) for row in run.hidden)
    coverage = coverage_words.why_no_coverage(minimum_n)
    return (
        *hidden,
        coverage,
        coverage_words.HOW_TO_READ,
        *(data_words.unowed_loss(one.title, one.dataset) for one in _unowed(run)),
    )


def _unowed(run: Published) -> list[Contract]:
    """Contracts that no dataset of the district keeps, of those whose absence a reader would miss."""
    owed = {run.district.contract_of(dataset) for dataset in run.district.datasets}
    return [one for name, one in CONTRACTS.items() if name not in owed and data_words.is_missed(name)]


def remarks_by_measure(notes: list[NoteRow]) -> dict[str, tuple[Link, ...]]:
    """Which notes stand beside which measure."""
    found: dict[str, tuple[Link, ...]] = {}
    for index, row in enumerate(notes, start=1):
        if row.measure:
            link = Link(label=f"Note {index}", href=f"#note-{index}")
            found[row.measure] = (*found.get(row.measure, ()), link)
    return found


def _department(run: Published, verdict: Verdict) -> str:
    department = run.district.departments.get(verdict.department)
    return f"{department.title}, {department.lead}" if department else verdict.owner


def _dataset(run: Published, verdict: Verdict) -> DatasetLine:
    details = [
        *_released(verdict),
        *([data_words.held_back(verdict.quarantined_n)] if verdict.quarantined_n else []),
        *_found(verdict),
        *_absent(run, verdict),
        *untold_sentences(verdict, run.school_names),
        *blank_sentences(verdict, run.school_names),
        *off_days_sentences(verdict, run.school_names),
        *beyond_dates_sentences(verdict, run.school_names),
        *_unplaced(verdict),
        *data_words.left_out(verdict.left_out),
        *verdict.further_reasons,
        *verdict.notices,
        *([data_words.kept(verdict.kept_n)] if verdict.kept_n else []),
        *([silence_words.unchanged(verdict.unchanged_since)] if verdict.unchanged_since else []),
        *([data_words.same_content(verdict.same_content_as)] if verdict.same_content_as else []),
    ]
    is_copy = verdict.status == "stood_in"
    came, of = (verdict.stand_in_date, "the copy") if is_copy else (verdict.snapshot_date, "")
    fresh = data_words.newest_entry(verdict.freshest_date, came, of) if verdict.freshest_date else ""
    cost = "" if verdict.is_whole or is_copy else data_words.lost(verdict.contract)
    return DatasetLine(
        title=verdict.title,
        owner=_department(run, verdict),
        status=data_words.status(verdict.status, verdict.accepted_n, verdict.mapped_n, verdict.stand_in_date),
        is_hole=not verdict.is_whole,
        details=tuple(text for text in (*details, fresh, f"Without it, {cost}" if cost else "") if text),
    )


def _released(verdict: Verdict) -> tuple[str, ...]:
    if not verdict.released_because:
        return ()
    return (data_words.released([one.sentence for one in verdict.limits], verdict.released_because),)


def _found(verdict: Verdict) -> Iterator[str]:
    """What is wrong, once for each cause; by rule where no cause is known."""
    if verdict.causes:
        yield from (data_words.cause(one.rows_n, one.sentence, one.hint) for one in verdict.causes)
    else:
        yield from (data_words.broken_rule(one.rows_n, one.sentence, one.severity) for one in verdict.broken_rules)


def _absent(run: Published, verdict: Verdict) -> tuple[str, ...]:
    """What should have come and did not, once for each cause."""
    is_silence_none = any(one.is_silence_none for one in catalogue().values() if one.rests_on == verdict.contract)
    silent = silence_sentences(verdict, run.school_names, names_silent=not is_silence_none)
    if not verdict.absences:
        return silent
    told = [one.sentence for one in lacking(verdict.absences, run.school_names)]
    absent = data_words.absences(verdict.absent_n, verdict.expected_n, told)
    return (absent, *silent)


def _unplaced(verdict: Verdict) -> tuple[str, ...]:
    """How many questions of a survey no figure counts."""
    lost_n, questions_n = total_of(verdict.unplaced)
    return (f"{survey_words.not_counted(lost_n, questions_n, verdict.title)}.",) if lost_n else ()


def _disagreement(run: Published, row: DisagreementRow) -> str:
    meaning = run.meanings.get(row.measure)
    title = meaning.title if meaning else names.from_code(row.measure)
    units = ["the district"] if row.is_of_district else []
    ours = data_words.source(row.authority, row.definition_version, is_ours=row.origin == STUDENT_ROWS)
    theirs = data_words.source(row.other_authority, row.other_definition_version, is_ours=False)
    return data_words.disagreement(
        f"{title}: {names.from_code(row.slice)}" if row.slice else title,
        (ours, theirs),
        row.differing_n,
        row.compared_n,
        [*units, *(run.school_names.get(one, one) for one in row.school_ids)],
    )


def _note(run: Published, row: NoteRow, index: int) -> Note:
    meaning = run.meanings.get(row.measure)
    about = meaning.title if meaning else names.from_code(row.dataset)
    school = next((one.name for one in run.schools if one.school_id == row.unit_id), row.unit_id)
    days = numbers.span(row.start_date, row.end_date) if row.end_date else f"since {numbers.day(row.start_date)}"
    if row.notes_n > 1:
        days = f"{count(row.notes_n)} times, {days}"
    kind = names.note_kind(row.kind)
    return Note(
        anchor=f"note-{index}",
        label=f"Note {index}",
        about=", ".join(text for text in (about, school) if text),
        text=row.text,
        source=f"{kind}, {days}. {row.author or ''}".rstrip(),
    )
