"""The briefs for everybody: figures, goals and how they are judged, but no plans, promises, or who is behind."""

from __future__ import annotations

from collections.abc import Mapping

from reports import names, numbers, sentences
from reports.view_model import CabinetBrief, DataSection, Head, SchoolBrief
from tasks.briefing.cabinet import headline_measures
from tasks.briefing.changes import change_sections
from tasks.briefing.compared import compared_here, compared_section
from tasks.briefing.data import not_shown, note_lines, remarks_by_measure
from tasks.briefing.definitions import definitions_section
from tasks.briefing.figures import DISTRICT, Figures
from tasks.briefing.frame import JUDGED_BY_RULE, Contents, masthead
from tasks.briefing.gaps import gaps_section
from tasks.briefing.goals import goals_finding, goals_section
from tasks.briefing.measures import cabinet_measures, school_measures
from tasks.briefing.published import Published
from tasks.briefing.rows import NoteRow, SchoolRow
from tasks.briefing.school import concerns, first_measure, hidden_here
from tasks.briefing.table_sections import counts_section, groups_section, schools_section
from tasks.briefing.tables import school
from tasks.briefing.years import years_section

METHOD = (
    "The headline is made from the data by rule: the first figures of the district, those that a goal judges before "
    "others. Figures are stated as they are: one beside another is not a trend.",
    JUDGED_BY_RULE,
    "What is shown of small groups is chosen so that it can neither be read nor worked out who is in them, also by "
    "whoever puts this brief beside earlier ones.",
)
_MOST_SENTENCES = 3


def public_brief(run: Published, figures: Figures, links: Mapping[str, str], fingerprint: str) -> CabinetBrief:
    """What everybody may read of the district; `links` leads from a school to its own brief."""
    contents = Contents()
    return CabinetBrief(
        masthead=masthead(run, "Public"),
        headline=headline_measures(run, figures, _MOST_SENTENCES) or (sentences.nothing_measured(0, 0),),
        standfirst=goals_finding(run),
        measures=cabinet_measures(run, figures, remarks_by_measure(run.notes)),
        summaries=(),
        changes=tuple(contents.add(one) for one in change_sections(run, figures, DISTRICT)),
        goals=contents.add_if(goals_section(run)),
        years=contents.add_if(years_section(run, figures, DISTRICT)),
        schools=contents.add_if(schools_section(run, figures, links)),
        compared=contents.add_if(compared_section(run, figures, links)),
        groups=contents.add_if(groups_section(run, figures, DISTRICT)),
        gaps=contents.add_if(gaps_section(run, figures, DISTRICT)),
        counts=contents.add_if(counts_section(run, figures, DISTRICT, links)),
        alignment=None,
        load=None,
        commitments=None,
        data=contents.add(_data_section(run, run.notes, not_shown(run))),
        definitions=contents.add(definitions_section(figures, DISTRICT)),
        contents=contents.heads,
        method=METHOD,
        fingerprint=fingerprint,
    )


def public_school_brief(run: Published, figures: Figures, row: SchoolRow, fingerprint: str) -> SchoolBrief:
    """What everybody may read of one school."""
    unit = school(row.school_id)
    contents = Contents()
    notes = [one for one in run.notes if concerns(one, row)]
    return SchoolBrief(
        school=row.name,
        about=", ".join(
            text for text in (names.level_of_one(row.level), names.grades(row.low_grade, row.high_grade)) if text
        ),
        masthead=masthead(run, f"Public, {row.name}"),
        headline=(first_measure(run, figures, unit, row.name),),
        standfirst="",
        measures=school_measures(run, figures, unit, remarks_by_measure(notes)),
        summaries=(),
        changes=tuple(contents.add(one) for one in change_sections(run, figures, unit)),
        years=contents.add_if(years_section(run, figures, unit)),
        compared=contents.add_if(compared_here(run, figures, row.school_id)),
        groups=contents.add_if(groups_section(run, figures, unit)),
        gaps=contents.add_if(gaps_section(run, figures, unit)),
        counts=contents.add_if(counts_section(run, figures, unit, {})),
        initiatives=None,
        commitments=None,
        data=contents.add(_data_section(run, notes, hidden_here(figures, unit))),
        definitions=contents.add(definitions_section(figures, unit)),
        contents=contents.heads,
        method=METHOD,
        fingerprint=fingerprint,
    )


def _data_section(run: Published, notes: list[NoteRow], hidden: tuple[str, ...]) -> DataSection:
    fresh = max((row.freshest_date for row in run.figures if row.freshest_date), default=None)
    finding = f"The data reach to {numbers.day(fresh)}" if fresh else "No data came"
    return DataSection(
        head=Head(anchor="data", label="Data", finding=finding),
        datasets=(),
        disagreements=(),
        notes=note_lines(run, notes),
        hidden=hidden,
    )
