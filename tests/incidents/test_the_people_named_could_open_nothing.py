"""Ten roles and five meetings each had a list of what they watch; many of the people named had nothing to open."""

from __future__ import annotations

from tasks.pull import pull
from tasks.scorecards import scorecards, write_scorecards
from tasks.settings.district_folder import read_district
from tasks.validate import validate
from tasks.verdicts.quality_history import quality_history

SERVICES = '[departments.services]\ntitle = "Student Services"\nlead = "Bo Lead"\nemail = "bo@testville.example"\n'
ROSTER = "student_id,school_id,entry_date,grade\n" + "".join(f"{n:04d},0101,2025-08-25,05\n" for n in range(30))


def test_every_department_that_owes_data_has_a_page_that_names_who_answers(make_district, tmp_path):
    absent = {"kind": "files", "path": "absent.csv", "settle_seconds": 0}
    folder = make_district(
        {"enrolment.csv": ROSTER}, more=SERVICES, attendance={"department": "services", "source": absent}
    )
    district = read_district(folder)
    verdicts = []
    for name in ("schools", "enrolment", "attendance"):
        verdicts.append(validate(district, name, pull(district, name), verdicts, "fall"))
    history = quality_history(district, verdicts)
    assert set(scorecards(district, verdicts, history)) == set(district.departments)
    write_scorecards(district, verdicts, history, tmp_path / "pages")
    for department, one in district.departments.items():
        for ending in ("html", "txt"):
            assert one.lead in (tmp_path / "pages" / f"{department}.{ending}").read_text()
    assert "Attendance" in (tmp_path / "pages" / "services.txt").read_text()
