"""What stands for judging in many tests writes and says what judging does, and judges whatever is not the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import MakeDistrict, Validated
from tests.judged_once import JudgedOnce

HEADER = "student_id,school_id,entry_date,grade\n"
# The last two rows are held back: one without its grade, and one of a school whose number is no number of a school.
ROWS = "".join(f"{n:03d},0101,2025-08-25,03\n" for n in range(60)) + "060,0101,2025-08-25,\n061,,2025-08-25,03\n"


def files_of(home: Path) -> dict[str, bytes]:
    """All but receipts and work, which hold when and where they were made."""
    found = {path.relative_to(home): path for path in home.rglob("*") if path.is_file() and path.suffix != ".json"}
    return {str(name): path.read_bytes() for name, path in found.items()}


def test_what_was_judged_before_is_given_as_it_was_judged(
    make_district: MakeDistrict, validated: Validated, judged_once: JudgedOnce, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [make_district({"enrolment.csv": HEADER + ROWS}, folder=name) for name in ("anew", "first", "again")]
    said = [validated(folders[0], "enrolment")]
    monkeypatch.setattr("tasks.validate.judge_snapshot", judged_once)
    before_n = judged_once.again_n
    said += [validated(folder, "enrolment") for folder in folders[1:]]
    assert judged_once.again_n == before_n + 1
    assert said[0].quarantined_n == 2
    told = [one.model_dump(exclude={"pulled_at", "accepted_path"}) for one in said]
    assert told[0] == told[1] == told[2]
    anew, first, again = (files_of(folder / "home") for folder in folders)
    assert any(name.startswith("quarantine/") for name in anew) and any(name.startswith("accepted/") for name in anew)
    assert anew == first == again


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        (ROWS + "062,0101,2025-08-25,03\n", {}),
        (ROWS, {"match_rate_percent": 90}),
        (ROWS, {"title": "Roster"}),
        (ROWS, {"judging_minutes": 239}),
    ],
)
def test_what_differs_is_judged(make_district, validated, judges_once, judged_once, rows, keys) -> None:
    validated(make_district({"enrolment.csv": HEADER + ROWS}, folder="one"), "enrolment")
    before_n = judged_once.again_n
    verdict = validated(make_district({"enrolment.csv": HEADER + rows}, folder="other", enrolment=keys), "enrolment")
    assert judged_once.again_n == before_n
    assert verdict.accepted_n in (60, 61)


def test_an_earlier_delivery_of_other_rows_is_judged_beside(make_district, validated, judges_once, judged_once) -> None:
    """The same file after another one: what it is compared with is not the same."""
    validated(make_district({"enrolment.csv": HEADER + ROWS}, folder="one"), "enrolment")
    other = make_district({"enrolment.csv": HEADER + ROWS.replace(",03", ",04")}, folder="other")
    validated(other, "enrolment")
    before_n = judged_once.again_n
    validated(make_district({"enrolment.csv": HEADER + ROWS}, folder="other"), "enrolment")
    assert judged_once.again_n == before_n
