"""How long a map and judging may take is a setting of each dataset, and who meets the bound is told which to raise."""

import pytest

from tasks.errors import DistrictInvalid
from tasks.settings.district_folder import read_district
from tasks.settings.map_file import read_map

ENDLESS = (
    "with recursive up as (select 1 as n union all select n + 1 from up) "
    "select initiative_id, school_id, _file, _row from raw where (select count(*) from up) > 0"
)
SCHOOLS = "school_id,name\n0101,Alder\n"


def test_judging_that_takes_too_long_is_stopped_and_names_its_setting(judge_rows):
    verdict = judge_rows("initiative_schools", [{"initiative_id": "1", "school_id": "0101"}], ENDLESS, minutes=0.01)
    assert (verdict.verdict.status, verdict.verdict.mapped_n) == ("stopped", 0)
    (reason,) = verdict.verdict.reasons
    assert reason.startswith("Judging was stopped after 0.01 minutes.")
    assert reason.endswith("raise the dataset's judging_minutes in district.toml.")


def test_each_dataset_has_its_own_and_those_of_before_where_it_says_nothing(make_district, validated, monkeypatch):
    judged = []
    monkeypatch.setattr("tasks.validate.judge_snapshot", lambda place, case, verdict: judged.append(case) or verdict)
    for minutes in ({}, {"map_minutes": 90, "judging_minutes": 300}):
        folder = make_district({"schools.csv": SCHOOLS}, schools=minutes)
        validated(folder, "schools")
        assert read_map(read_district(folder), "schools").minutes == minutes.get("map_minutes", 60)
    assert [(case.map.minutes, case.minutes) for case in judged] == [(60, 240), (90, 300)]


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        ({"map_minutes": 0}, "datasets.schools.map_minutes"),
        ({"judging_minutes": 20_000}, "datasets.schools.judging_minutes"),
        ({"map_minutes": 300}, "judging_minutes counts the map too, so it must be map_minutes at least"),
        ({"map_minute": 30}, "did you mean 'map_minutes'?"),
    ],
)
def test_minutes_that_cannot_be_are_a_mistake_of_the_folder(make_district, minutes, told):
    with pytest.raises(DistrictInvalid) as error:
        read_district(make_district({"schools.csv": SCHOOLS}, schools=minutes))
    assert told in error.value.what
