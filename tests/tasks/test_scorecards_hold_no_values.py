"""Whatever stands in the rows, good or bad, no scorecard, rule page or verdict holds it."""

from __future__ import annotations

from datetime import date

from tasks.scorecards import write_scorecards
from tasks.settings.district_folder import read_district
from tasks.verdicts.quality_history import quality_history

# Told apart from everything a page says by itself.
GOOD = "Quillgood"
BAD = "Quillbad"
BORN = "1907-07-07"
HEAD = "student_id,school_id,date,present_fraction,absence_reason"


def rows(name: str, count: int, line: str) -> list[str]:
    return [line.format(id=f"{name}{number}", day=date(2025, 9, 1 + number % 28)) for number in range(count)]


def test_values_of_rows_are_nowhere_on_the_pages(make_district, validated, tmp_path) -> None:
    sound = rows(GOOD, 200, "{id},0101,{day},1,")
    broken = [
        f"{BAD}1,0101,{BORN}x,1,",
        f"{BAD}2,{BAD}school,2025-09-02,1,",
        f"{BAD}3,0101,2025-09-02,{BAD}part,",
        f"{BAD}4,0101,2025-09-02,0,{BAD}why",
        f"{BAD}5,0101,{BORN},1,",
        *[f"{BAD}6,0101,2025-09-03,1,", f"{BAD}6,0101,2025-09-03,0,"],
    ]
    folder = make_district({"attendance.csv": "\n".join([HEAD, *sound, *broken])})
    district = read_district(folder)
    schools = validated(folder, "schools")
    assert schools.accepted_path
    verdict = validated(folder, "attendance", (schools,))
    assert verdict.quarantined_n >= 5
    assert verdict.broken_rules
    verdicts = [schools, verdict]
    write_scorecards(district, verdicts, quality_history(district, verdicts), tmp_path / "pages")
    pages = [path for path in (tmp_path / "pages").rglob("*") if path.is_file()]
    assert len(pages) == 5
    told = "".join(path.read_text(encoding="utf-8") for path in pages)
    assert "held back" in told
    assert [value for value in (GOOD, BAD, BORN) if value in told] == []
