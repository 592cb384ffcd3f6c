"""A state counted chronic absence from 45 days on, the federal office from 10, and both were called the same: two
reports of one district disagreed, and each was right."""

from __future__ import annotations

ROSTER = "student_id,school_id,entry_date,grade\n"
DAYS = "student_id,school_id,date,present_fraction\n"
COUNTS = "measure,definition_version,unit_type,unit_id,group_id,period_start,period_end,numerator,denominator,status,"
COUNTS += "authority,is_published\n"
FILES = {
    "enrolment.csv": ROSTER + "".join(f"{n:04d},0101,2025-08-25,05\n" for n in range(40)),
    "attendance.csv": DAYS
    + "".join(f"{n:04d},0101,2025-10-{day:02d},{int(n > 5 or day > 4)}\n" for n in range(40) for day in range(1, 31)),
}
STATE = '"state, 45 days",district,,all,2025-08-25,2025-10-31,4,40,reported,State Board,true\n'


def counts(measure: str) -> dict[str, str]:
    return {**FILES, "counts.csv": f"{COUNTS}{measure},{STATE}"}


def test_each_figure_names_its_authority_and_version_and_that_they_differ_is_told(play):
    played = play(counts("chronic_absence"))
    ((ours, theirs, compared_n, differing_n),) = played.ask(
        "select definition_version, other_definition_version, compared_n, differing_n from disagreements"
    )
    assert (theirs, compared_n, differing_n) == ("state, 45 days", 1, 1)
    figure = played.ask(
        "select definition_version, cast(numerator as integer) from measures "
        "where measure = 'chronic_absence' and unit_type = 'district' and period_start = date '2025-08-25'"
    )
    assert figure == [(ours, 6)]


def test_under_a_name_of_its_own_the_states_figure_stands_beside_ours(play):
    played = play(
        counts("chronic_absence_45_days"),
        more='[measures.chronic_absence_45_days]\ntitle = "Chronic absence, from 45 days on"\ndirection = "down"\n',
    )
    found = played.ask(
        "select measure, cast(numerator as integer), definition_version from measures "
        "where measure in ('chronic_absence', 'chronic_absence_45_days') and unit_type = 'district' "
        "and period_start = date '2025-08-25' order by 1"
    )
    assert [(measure, numerator) for measure, numerator, _ in found] == [
        ("chronic_absence", 6),
        ("chronic_absence_45_days", 4),
    ]
    assert len({version for *_, version in found}) == 2
