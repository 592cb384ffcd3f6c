"""A subject that one school wrote in other words is lacking once, and the words are owed by no other school."""

from __future__ import annotations

import pytest

from tasks.expected.absences import with_absences
from tasks.scoring.absences import lacking
from tasks.settings.district_folder import read_district
from tests.tasks.expected.test_windows import CYCLE, ENROLMENT, FALL, HEAD, SCHOOLS, WINTER, results


@pytest.fixture
def absences(make_district, validated, day):
    """What did not come of a winter cycle, of the results given beside those of fall."""

    def run(sent: str):
        day("2026-02-15T12:00")
        text = HEAD + results(("ABCH", FALL)) + sent
        files = {"schools.csv": SCHOOLS, "enrolment.csv": ENROLMENT, "assessments.csv": text}
        folder = make_district(files, assessments={"parts": ["reading"]}, more=CYCLE)
        verdicts = []
        for name in ("schools", "enrolment", "assessments"):
            verdicts.append(validated(folder, name, verdicts))
        return with_absences(read_district(folder), verdicts, "winter")[-1].absences

    return run


def cells(found):
    return [(one.school_id, one.part, one.instead) for one in found]


def test_what_a_school_wrote_in_other_words_is_asked_for_once_with_them(absences):
    found = absences(results(("ABHN", WINTER)) + results(("C", WINTER), subject="ELA"))
    assert cells(found) == [("C", "reading", ("ELA",))]
    (asked,) = lacking(found, {"C": "Cedar"})
    assert asked.sentence == "No rows of reading of Jan 12 to Jan 23, 2026 from Cedar."
    assert asked.how == (
        "Rows of ELA came instead, which no school has beside reading: if ELA is reading, write it so."
    )


def test_it_is_so_of_several_schools_in_the_same_words(absences):
    found = absences(results(("AHN", WINTER)) + results(("BC", WINTER), subject="ELA"))
    assert cells(found) == [("B", "reading", ("ELA",)), ("C", "reading", ("ELA",))]
    assert len(lacking(found, {})) == 1


def test_another_subject_beside_it_is_owed_by_the_others(absences):
    found = absences(results(("ABCHN", WINTER)) + results(("BCN", WINTER), subject="science"))
    assert cells(found) == [("A", "science", ())]


def test_a_school_that_sent_nothing_lacks_it_without_more(absences):
    assert cells(absences(results(("ABHN", WINTER)))) == [("C", "reading", ())]


def test_another_subject_that_some_have_beside_it_stands_for_nothing(absences):
    found = absences(results(("ABHN", WINTER)) + results(("ABCN", WINTER), subject="science"))
    assert cells(found) == [("C", "reading", ())]
