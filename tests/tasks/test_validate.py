"""Validating a dataset of a district: what was pulled becomes accepted rows, quarantine and a verdict in counts."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tasks import validate as validating
from tasks.pull import pull
from tasks.settings.district_folder import read_district
from tasks.settings.map_file import read_map
from tasks.storage.snapshot import Hole
from tasks.validate import validate
from tasks.warehouse import open_warehouse

SENTINEL = "Zebulon Quartermaine"
ENROLMENT = "student_id,school_id,entry_date,grade\n" + "".join(f"{n},0101,2025-08-25,KG\n" for n in range(30))


def test_the_verdict_says_whose_what_and_how_much(make_district, validated):
    folder = make_district({"enrolment.csv": ENROLMENT + "x,0101,2025-08-25,K\n"}, enrolment={"required": True})
    verdict = validated(folder, "enrolment")
    assert (verdict.dataset, verdict.contract, verdict.title) == ("enrolment", "enrolment", "Enrolment")
    assert (verdict.department, verdict.owner) == ("office", "Data Office (Ada Lead, ada@testville.example)")
    assert (verdict.status, verdict.required) == ("accepted", True)
    assert (verdict.read_n, verdict.mapped_n, verdict.accepted_n, verdict.quarantined_n) == (31, 31, 30, 1)
    assert [(file.name, file.rows_n) for file in verdict.files] == [("enrolment.csv", 31)]
    assert verdict.in_words == "enrolment: 30 rows accepted, 1 held back"


def test_what_is_written_lies_in_the_departments_own_folders(make_district, validated):
    folder = make_district({"enrolment.csv": ENROLMENT + "x,0101,2025-08-25,K\n"})
    verdict = validated(folder, "enrolment")
    home = folder / "home"
    accepted = home / "accepted" / "office" / "enrolment"
    assert verdict.accepted_path == accepted / f"{verdict.key}.parquet"
    endings = ("parquet", "json", "good", "profile.parquet", "ids_held_back.parquet", "keys_held_back.parquet")
    assert {path.name for path in accepted.iterdir()} == {f"{verdict.key}.{ending}" for ending in endings}
    quarantine = home / "quarantine" / "office" / "enrolment" / verdict.key
    told = {"rows.csv", "fix_list.txt", "mend_these.csv", "unknown_codes.csv"}
    assert {path.name for path in quarantine.iterdir()} == told
    files = [*accepted.iterdir(), *quarantine.iterdir()]
    assert {oct(path.stat().st_mode & 0o777) for path in files} == {"0o600"}
    folders = [accepted, *[folder for folder in quarantine.parents if folder.is_relative_to(home)], quarantine]
    assert {oct(path.stat().st_mode & 0o777) for path in folders} == {"0o700"}


def test_the_snapshots_date_is_the_day_where_the_district_lies(make_district):
    district = read_district(make_district())
    evening = datetime(2025, 11, 4, 3, 0, tzinfo=UTC)
    pulled = pull(district, "schools").model_copy(update={"pulled_at": evening})
    verdict = validate(district, "schools", pulled, (), "fall")
    assert verdict.snapshot_date == evening.astimezone(ZoneInfo("America/Chicago")).date()
    assert str(verdict.snapshot_date) == "2025-11-03"


def test_several_datasets_of_one_contract_are_told_apart_by_their_titles(make_district, validated):
    more = "school_id,name,level\n0901,Annex,other\n"
    folder = make_district(
        {"charter_schools.csv": more, "annexes.csv": more.replace("0901", "0902")},
        charter_schools={"contract": "schools"},
        annexes={"contract": "schools", "title": "Buildings beside schools"},
    )
    assert validated(folder, "schools").title == "Schools"
    assert validated(folder, "charter_schools").title == "Schools, charter schools"
    assert validated(folder, "annexes").title == "Buildings beside schools"


def test_schools_are_held_against_no_earlier_schools(make_district, validated):
    folder = make_district()
    first = validated(folder, "schools")
    assert validated(folder, "schools", (first,)).key == first.key


def test_other_datasets_are_held_against_the_schools(make_district, validated):
    folder = make_district({"enrolment.csv": ENROLMENT + "x,9999,2025-08-25,KG\n"})
    schools = (validated(folder, "schools"),)
    verdict = validated(folder, "enrolment", schools)
    assert [(rule.name, rule.rows_n) for rule in verdict.broken_rules] == [("school_id.unknown", 1)]


# Verdicts already given


def judged_anew(monkeypatch) -> list[str]:
    """The datasets that are judged from here on."""
    seen: list[str] = []
    judge = validating.judge_snapshot
    monkeypatch.setattr(
        validating,
        "judge_snapshot",
        lambda place, case, verdict: (seen.append(verdict.dataset), judge(place, case, verdict))[1],
    )
    return seen


def test_a_verdict_already_given_is_taken_over(make_district, validated, monkeypatch):
    folder = make_district({"enrolment.csv": ENROLMENT + "x,0101,2025-08-25,K\n"})
    first = validated(folder, "enrolment")
    seen = judged_anew(monkeypatch)
    assert validated(folder, "enrolment") == first
    assert seen == []


def test_what_is_told_of_a_dataset_may_change_under_a_verdict(make_district, validated, monkeypatch):
    first = validated(make_district(), "schools")
    seen = judged_anew(monkeypatch)
    again = validated(make_district(schools={"required": True, "title": "Our schools"}), "schools")
    assert again == first.model_copy(update={"required": True, "title": "Our schools"})
    assert seen == []


MAP = "select * from raw"


@pytest.mark.parametrize(
    "change",
    [
        {"files": {"enrolment.csv": ENROLMENT + "x,0101,2025-08-25,KG\n"}},
        {"files": {"maps/m.sql": f"{MAP} where true"}},
        {"enrolment": {"map": "maps/m.sql", "reshapes": "it does"}},
        {"schools": True},
    ],
    ids=["rows", "map", "reshapes", "schools"],
)
def test_a_verdict_holds_for_the_same_snapshot_map_contract_and_schools(make_district, validated, monkeypatch, change):
    usual = {"enrolment.csv": ENROLMENT, "maps/m.sql": MAP}
    folder = make_district(usual, enrolment={"map": "maps/m.sql"})
    validated(folder, "enrolment")
    schools = (validated(folder, "schools"),)
    seen = judged_anew(monkeypatch)
    make_district({**usual, **change.get("files", {})}, enrolment=change.get("enrolment", {"map": "maps/m.sql"}))
    validated(folder, "enrolment", schools if change.get("schools") else ())
    assert seen == ["enrolment"]


def test_rows_that_have_gone_are_judged_again(make_district, validated):
    folder = make_district()
    validated(folder, "schools").accepted_path.unlink()
    assert validated(folder, "schools").accepted_path.is_file()


def test_what_stopped_before_its_rows_were_counted_is_judged_again(make_district, validated, monkeypatch):
    folder = make_district(
        {"enrolment.csv": ENROLMENT, "maps/m.sql": "select nothing from raw"}, enrolment={"map": "maps/m.sql"}
    )
    first = validated(folder, "enrolment")
    seen = judged_anew(monkeypatch)
    assert validated(folder, "enrolment") == first
    assert (first.status, seen) == ("stopped", ["enrolment"])


# Holes, and words


def test_what_was_not_pulled_is_missing_with_its_reason(make_district):
    district = read_district(make_district())
    verdict = validate(district, "schools", Hole(dataset="schools", reason="It is not there."), (), "fall")
    assert (verdict.status, verdict.reasons, verdict.accepted_path) == ("missing", ("It is not there.",), None)
    assert verdict.in_words == "schools: missing: It is not there."


def test_no_value_of_a_row_gets_into_a_verdict_or_its_receipt(make_district, validated):
    bad = f"{SENTINEL},{SENTINEL},{SENTINEL},{SENTINEL}\n"
    folder = make_district({"enrolment.csv": ENROLMENT + bad})
    verdict = validated(folder, "enrolment", (validated(folder, "schools"),))
    receipt = verdict.accepted_path.with_suffix(".json").read_text()
    assert json.loads(receipt)["quarantined_n"] == 1
    assert SENTINEL not in receipt + verdict.model_dump_json() + repr(verdict) + verdict.in_words


def test_a_map_is_read_without_its_last_semicolon(make_district):
    folder = make_district({"maps/m.sql": "\ufeffselect * from raw;\n"}, schools={"map": "maps/m.sql"})
    assert read_map(read_district(folder), "schools").sql == "select * from raw"


def test_accepted_rows_are_typed(make_district, validated):
    path = validated(make_district({"enrolment.csv": ENROLMENT}), "enrolment").accepted_path
    with open_warehouse() as warehouse:
        described = warehouse.execute("describe select * from read_parquet($path)", {"path": str(path)}).fetchall()
    assert {"entry_date": "DATE", "student_id": "VARCHAR"}.items() <= {
        name: kind for name, kind, *_ in described
    }.items()


def test_what_came_and_cannot_be_read_stopped_and_is_not_missing(make_district):
    district = read_district(make_district())
    hole = Hole(dataset="schools", reason="schools.csv is cut.", has_come=True)
    verdict = validate(district, "schools", hole, (), "fall")
    assert (verdict.status, verdict.reasons) == ("stopped", ("schools.csv is cut.",))
