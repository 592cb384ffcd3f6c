"""Receipts that were cut, as by a full disk, are found out again; nothing stays broken by them."""

import pytest

from tasks.errors import RunNotFound
from tasks.publish import publish
from tasks.settings.district_folder import read_district
from tasks.storage.home import Home
from tasks.storage.run_folder import read_manifest, start_run
from tasks.verdicts.quality_history import quality_history

SCHOOLS = "school_id,name,level\n0101,Birch,elementary\n"
WHOLE = {"cycle": "fall", "district": "T", "fingerprint": "f", "is_complete": True, "verdicts": []}
CUT = ["", "{", '{"rows_n": 1}', "[]", "null", "\x00"]


@pytest.mark.parametrize("left", CUT)
@pytest.mark.parametrize("folder", ["landing", "accepted"])
def test_a_receipt_that_was_cut_is_written_again(make_district, validated, folder, left):
    district = make_district({"schools.csv": SCHOOLS})
    first = validated(district, "schools")
    (receipt,) = (district / "home" / folder).rglob("*.json")
    receipt.write_text(left)
    again = validated(district, "schools")
    assert (again.status, again.accepted_n, again.key) == ("accepted", 1, first.key)
    assert len(quality_history(read_district(district), [again])["schools"]) == 1
    assert len(receipt.read_text()) > 100


@pytest.mark.parametrize("left", [*CUT, '{"verdicts": [{"dataset": 1}]}'])
def test_a_run_whose_manifest_was_cut_is_told_so(tmp_path, left):
    published = publish(start_run(Home(tmp_path / "home"), "fall"), WHOLE, {})
    assert read_manifest(published) == WHOLE
    (published / "manifest.json").chmod(0o600)
    (published / "manifest.json").write_text(left)
    with pytest.raises(RunNotFound, match="cannot be read: it was cut or changed") as told:
        read_manifest(published)
    assert told.value.fix


def test_a_map_that_is_no_text_stops_its_dataset_only(make_district, validated):
    district = make_district({"schools.csv": SCHOOLS}, schools={"map": "maps/schools.sql"})
    (district / "maps").mkdir(exist_ok=True)
    (district / "maps" / "schools.sql").write_bytes("select 'Größe' from raw".encode("latin-1"))
    verdict = validated(district, "schools")
    assert verdict.status == "stopped"
    assert verdict.reasons[0].startswith("The map is not UTF-8 text")
    assert [cause.sentence for cause in verdict.causes] == ["The map is not UTF-8 text: byte 10 cannot be read."]
