"""The manifest: all that went into a run, the same for the same inputs in any home at any time."""

import json
from datetime import datetime

import pytest

from tasks.manifest import as_json, inputs_of, make_manifest
from tasks.settings.district_folder import read_district

ENROLMENT = "student_id,school_id,entry_date,grade\n" + "".join(f"{n},0101,2025-08-25,KG\n" for n in range(30))
FILES = {
    "enrolment.csv": ENROLMENT + "x,0101,2025-08-25,K\n",
    "maps/e.sql": "select * from raw",
    "codes/e.csv": "column,theirs,ours\ngrade,-1,PK\n",
}
KEYS = {"enrolment": {"map": "maps/e.sql", "codes": "codes/e.csv"}, "schools": {"required": True}}


@pytest.fixture
def manifest(make_district, validated, monkeypatch):
    """The manifest of a small district's cycle, in a home of its own, made at some moment."""

    class Clock:
        moment = datetime.fromisoformat("2025-11-03T12:00+00:00")

        def now(self, _zone):
            return self.moment

    def run(files=FILES, folder="here", moment="2025-11-03T12:00", cycle="fall", order=1, **more):
        clock = Clock()
        clock.moment = datetime.fromisoformat(f"{moment}+00:00")
        monkeypatch.setattr("tasks.pull.datetime", clock)
        made = make_district(files, folder=folder, **{**KEYS, **more})
        verdicts = [validated(made, name) for name in ("schools", "enrolment")][::order]
        district = read_district(made)
        return make_manifest(inputs_of(district, cycle, verdicts), district, verdicts)

    return run


def test_the_same_inputs_give_the_same_bytes_in_another_home_at_another_time(manifest):
    here = as_json(manifest())
    there = as_json(manifest(folder="some/where/else", moment="2025-11-09T17:45", order=-1))
    assert here == there


def test_a_second_run_gives_the_same_bytes(manifest):
    assert as_json(manifest()) == as_json(manifest(moment="2025-11-04T09:00"))


def test_inputs_are_told_with_hashes_and_rows(manifest):
    told = manifest()
    enrolment = told["datasets"]["enrolment"]
    assert enrolment["files"]["enrolment.csv"]["rows_n"] == 31
    assert (enrolment["status"], enrolment["rows_n"]) == ("accepted", 30)
    hashes = [
        told["district_sha256"],
        told["maps"]["maps/e.sql"],
        told["codes"]["codes/e.csv"],
        told["definitions_sha256"],
        told["fingerprint"],
        enrolment["files"]["enrolment.csv"]["sha256"],
        enrolment["snapshot_sha256"],
        enrolment["contract_sha256"],
    ]
    assert [one for one in hashes if len(one) != 64] == []
    assert set(told["versions"]) == {"throughline", "duckdb", "great-expectations", "highspy", "numpy"}
    assert told["definitions"]["chronic_absence"]


def test_verdicts_are_told_in_counts(manifest):
    verdict = next(one for one in manifest()["verdicts"] if one["dataset"] == "enrolment")
    counted = {name: verdict[name] for name in ("read_n", "mapped_n", "accepted_n", "quarantined_n", "left_out")}
    assert counted == {"read_n": 31, "mapped_n": 31, "accepted_n": 30, "quarantined_n": 1, "left_out": {}}
    assert [(rule["name"], rule["rows_n"]) for rule in verdict["broken_rules"]] == [("grade.known", 1)]


def test_neither_places_nor_moments_are_told(manifest, tmp_path):
    text = as_json(manifest())
    assert str(tmp_path) not in text
    assert not {"pulled_at", "snapshot_date", "accepted_path", "run_id"} & _keys(json.loads(text))


def _keys(value) -> set[str]:
    if isinstance(value, dict):
        return {*value, *(key for item in value.values() for key in _keys(item))}
    return {key for item in value for key in _keys(item)} if isinstance(value, list) else set()


@pytest.mark.parametrize(
    "change",
    [
        {"files": {**FILES, "enrolment.csv": ENROLMENT}},
        {"files": {**FILES, "maps/e.sql": "select * from raw where true"}},
        {"files": {**FILES, "codes/e.csv": "column,theirs,ours\ngrade,-1,PR\n"}},
        {"cycle": "winter"},
        {"toml": "school_year_start = '08-01'"},
    ],
    ids=["data", "map", "codes", "cycle", "district"],
)
def test_the_fingerprint_changes_with_whatever_can_change_a_number(manifest, change):
    assert manifest(folder="there", **change)["fingerprint"] != manifest()["fingerprint"]


def test_a_run_is_complete_when_each_required_dataset_is_there_itself(manifest):
    broken = FILES | {"schools.csv": "school_id,name,level\n0101,Birch,primary\n"}
    assert manifest(folder="a")["is_complete"]
    stopped = manifest(broken, folder="b")
    assert not stopped["is_complete"]
    assert stopped["datasets"]["schools"]["rows_n"] == 0
    assert manifest(broken, folder="c", schools={"required": False})["is_complete"]


def test_what_stands_in_is_not_complete(manifest):
    manifest()
    told = manifest(FILES | {"schools.csv": "school_id,name,level\n0101,Birch,primary\n"})
    schools = told["datasets"]["schools"]
    assert (schools["status"], schools["rows_n"]) == ("stood_in", 2)
    assert schools["stand_in_key"]
    assert not told["is_complete"]


def test_json_is_the_same_for_equal_values():
    assert as_json({"b": 1, "a": "é"}) == as_json({"a": "é", "b": 1}) == '{\n  "a": "é",\n  "b": 1\n}\n'
