"""The brief of one school: its own figures beside the district's, what is asked of it, what was promised to it."""

from __future__ import annotations

from reports import names, numbers, sentences, words
from reports.numbers import count
from reports.view_model import Head, InitiativesSection, SchoolBrief
from reports.view_parts import Initiative, Link, Summary
from tasks.briefing.changes import change_sections
from tasks.briefing.compared import compared_here
from tasks.briefing.data import data_section, remarks_by_measure
from tasks.briefing.definitions import definitions_section
from tasks.briefing.figures import ALL, DISTRICT, Figures, Unit, full_title
from tasks.briefing.frame import METHOD, Contents, masthead
from tasks.briefing.gaps import gaps_section
from tasks.briefing.load import hours_asked
from tasks.briefing.measures import school_measures
from tasks.briefing.promises import commitments_section, promises_sentence, promises_summary
from tasks.briefing.published import Published
from tasks.briefing.rows import InitiativeRow, NoteRow, SchoolInitiativeRow, SchoolRow
from tasks.briefing.shortfalls import worth_a_headline
from tasks.briefing.table_sections import counts_section, groups_section
from tasks.briefing.tables import school
from tasks.briefing.years import years_section

Asked = list[tuple[InitiativeRow, SchoolInitiativeRow]]


def school_brief(run: Published, figures: Figures, row: SchoolRow, asked: Asked, fingerprint: str) -> SchoolBrief:
    """Everything a school reads; `asked` are the active initiatives at work there."""
    unit = school(row.school_id)
    contents = Contents()
    promises = [one for one in run.commitments if one.school_id == row.school_id]
    notes = [one for one in run.notes if concerns(one, row)]
    about = (names.level_of_one(row.level), names.grades(row.low_grade, row.high_grade), row.principal)
    headline = (first_measure(run, figures, unit, row.name), promises_sentence(run, promises))
    summaries = (promises_summary(run, promises), _asked_summary(row, asked))
    return SchoolBrief(
        school=row.name,
        about=", ".join(text for text in about if text),
        masthead=masthead(run, row.name),
        headline=tuple(text for text in headline if text),
        standfirst="" if row.active_n is None else _asked_sentence(row, row.active_n),
        measures=school_measures(run, figures, unit, remarks_by_measure(notes)),
        summaries=tuple(summary for summary in summaries if summary),
        changes=tuple(contents.add(one) for one in change_sections(run, figures, unit)),
        years=contents.add_if(years_section(run, figures, unit)),
        compared=contents.add_if(compared_here(run, figures, row.school_id)),
        groups=contents.add_if(groups_section(run, figures, unit)),
        gaps=contents.add_if(gaps_section(run, figures, unit)),
        counts=contents.add_if(counts_section(run, figures, unit, {})),
        initiatives=contents.add_if(_initiatives_section(row, asked)),
        commitments=contents.add_if(commitments_section(run, promises)),
        data=contents.add(data_section(run, notes, hidden_here(figures, unit), school_id=row.school_id)),
        definitions=contents.add(definitions_section(figures, unit)),
        contents=contents.heads,
        method=METHOD,
        fingerprint=fingerprint,
    )


def first_measure(run: Published, figures: Figures, unit: Unit, name: str) -> str:
    """The school's first figure beside the district's, or that there is none to show."""
    rated = [one for one in figures.series if not figures.is_count(one) and figures.row(one, unit) is not None]
    for one in sorted(rated, key=lambda series: series.meaning.form != "proportion"):
        found = figures.row(one, unit)
        if found is not None and found.is_shown and not figures.cell(one, unit).is_hidden:
            district = figures.cell(one, DISTRICT)
            beside = "" if district.is_hidden else district.text
            unused = numbers.listed(list(worth_a_headline(run, found)))
            return sentences.school_measure(name, full_title(one), figures.cell(one, unit).text, beside, unused)
    return sentences.school_unmeasured(name, is_hidden=bool(rated))


def concerns(note: NoteRow, row: SchoolRow) -> bool:
    """Whether a note is about the school, or about all that are like it."""
    if note.unit_type == "school":
        return note.unit_id in ("", row.school_id)
    return note.unit_type != "level" or note.unit_id in ("", row.level)


def hidden_here(figures: Figures, unit: Unit) -> tuple[str, ...]:
    """Why figures of one unit are not shown."""
    rows = (figures.row(one, unit, group) for one in figures.series for group in (ALL, *figures.groups(unit)))
    reasons = {row.hidden_reason for row in rows if row is not None and not row.is_shown}
    return words.hidden_meanings(reasons, figures.minimum_n)


def _asked_sentence(row: SchoolRow, active_n: int) -> str:
    return sentences.asked_of_school(active_n, row.mandated_n, "" if row.hours is None else count(row.hours))


def _asked_summary(row: SchoolRow, asked: Asked) -> Summary | None:
    if not asked or row.active_n is None:
        return None
    return Summary(
        title="What we ask of this school",
        sentence=_asked_sentence(row, row.active_n),
        items=tuple((one.title, one.lead) for one, _ in asked[:4]),
        more=Link(label="All initiatives", href="#initiatives"),
    )


def _initiatives_section(row: SchoolRow, asked: Asked) -> InitiativesSection | None:
    if not asked:
        return None
    return InitiativesSection(
        head=Head(
            anchor="initiatives",
            label="Initiatives",
            finding=sentences.initiatives_here(len(asked)),
            lead=_hours_sentence(row),
        ),
        initiatives=tuple(_initiative(one, place) for one, place in asked),
    )


def _hours_sentence(row: SchoolRow) -> str:
    hours = hours_asked(row)
    said = ", ".join(text for text in (hours.text, hours.detail) if text)
    return f"Hours asked of all staff together in a month: {said}."


def _initiative(row: InitiativeRow, place: SchoolInitiativeRow) -> Initiative:
    hours = place.staff_hours_per_month
    return Initiative(
        title=row.title,
        kind="Mandated" if row.is_mandated else "Chosen",
        departments=f"{row.lead} (lead)" + (f", {row.partners}" if row.partners else ""),
        goals=row.goals or "Serves no goal",
        hours="Not known" if hours is None else count(hours),
    )
