"""A column that a map gives under its own name was renamed, and the department read what the database engine says."""

from __future__ import annotations

import pytest

from tasks.errors import MapNotRunnable
from tasks.root_causes.stop_causes import stopped_by
from tasks.scoring.actions import actions
from tasks.verdicts.verdict import Verdict

HEADER = "Student,School,First day,Grade\n"
MAP = """
select "Student" as student_id, "School" as school_id, "First day" as entry_date, "Grade" as grade, _file, _row from raw
"""


def enrolled(header=HEADER):
    return header + "".join(f"{n:04d},0101,2025-08-25,{n % 5 + 1:02d}\n" for n in range(40))


@pytest.fixture
def delivered(play, day, tmp_path):
    """Deliver enrolment, a minute after the last time, and judge it by a map."""
    minutes = iter(range(60))
    (tmp_path / "district").mkdir()

    def run(header=HEADER, sql=MAP):
        day(f"2025-10-01T12:{next(minutes):02d}")
        (tmp_path / "district" / "e.sql").write_text(sql)
        return play({"enrolment.csv": enrolled(header)}, enrolment={"map": "e.sql"})["enrolment"]

    return run


def test_the_column_is_named_first_with_what_it_is_called_now_and_the_line_that_accepts_it(delivered):
    delivered()
    verdict = delivered(HEADER.replace("Grade", "GradeLevel"))
    (cause,) = verdict.causes
    assert cause.sentence == "The column Grade is missing."
    assert "if GradeLevel is its new name" in cause.hint
    assert cause.hint.endswith('by: `aliases.2025-26.GradeLevel = "Grade"`')
    assert verdict.reasons[0].startswith("The map reads the column Grade, which the source does not have; found: ")
    assert 'aliases.2025-26.GradeLevel = "Grade"' in verdict.reasons[0]
    assert "Error" not in verdict.model_dump_json()
    (action,) = actions([verdict], {})
    assert action.sentences[0].startswith("The column Grade is missing. Send it as Grade; or if GradeLevel")


def test_the_same_header_is_quiet(delivered):
    delivered()
    assert delivered().causes == ()


def test_of_a_map_that_cannot_be_run_a_department_is_told_that_nothing_is_to_be_sent_again():
    said = 'The map does not run: Catalog Error: Scalar Function with name "first_of" does not exist!'
    error = MapNotRunnable(said, where="maps/e.sql", fix="mend the map's SQL")
    blank = Verdict(
        dataset="enrolment",
        contract="enrolment",
        title="Enrolment",
        department="office",
        owner="Office",
        status="missing",
        required=True,
    )
    verdict = stopped_by(error, blank)
    (cause,) = verdict.causes
    assert cause.sentence == "The map maps/e.sql does not run."
    assert cause.hint == (
        "whoever runs Throughline finds why by `throughline check`, and mends it; there is nothing to send again"
    )
    assert verdict.reasons == (
        "The map maps/e.sql does not run. To do: whoever runs Throughline finds why by `throughline check`, and mends "
        "it; there is nothing to send again.",
    )
    assert "Catalog" not in verdict.model_dump_json()
    assert "Catalog" in str(error)
