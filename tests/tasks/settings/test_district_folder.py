"""Reading a district's folder: every mistake is named with its key and what to write instead, several at once."""

from datetime import date

import pytest

from tasks.errors import DistrictInvalid, RunNotFound
from tasks.settings.district_folder import read_district
from tasks.sources.settings import FilesSettings, SampleSettings

SOURCE = {"kind": "files", "path": "schools.csv"}
OFFICE = '[departments.{}]\ntitle = "T"\nlead = "L"\nemail = "{}"\n'


def mistakes(folder, environment=None) -> list[str]:
    with pytest.raises(DistrictInvalid) as told:
        read_district(folder, environment)
    error = told.value
    assert error.where == str(folder / "district.toml")
    assert error.fix
    first, *lines = error.what.splitlines()
    assert first == f"district.toml has {len(lines)} mistake{'s' if len(lines) > 1 else ''}:"
    return [line.removeprefix("  - ") for line in lines]


# What is right


def test_a_district_is_read_once_into_typed_models(make_district):
    folder = make_district()
    district = read_district(folder)
    assert district.name == "Testville"
    assert district.folder == folder.resolve()
    assert district.home_folder == folder.resolve() / "home"
    assert district.cycle("fall").meeting == date(2025, 11, 12)
    assert district.owner_of("schools") == "Data Office (Ada Lead, ada@testville.example)"
    assert isinstance(district.datasets["schools"].source, FilesSettings)


def test_what_is_not_said_has_a_careful_default(make_district):
    district = read_district(make_district())
    schools = district.datasets["schools"]
    assert (schools.required, schools.expected, schools.stand_in_max_age_days) == (False, "cycle", 45)
    assert (district.protection.minimum_n, district.protection.minimum_n_for_extremes) == (10, 30)
    assert (district.school_year_start, district.delivery.folder) == ("07-01", "")


def test_a_dataset_keeps_the_contract_of_its_name_or_the_one_it_names(make_district):
    district = read_district(make_district({"annexes.csv": ""}, annexes={"contract": "schools"}))
    assert [district.contract_of(name) for name in ("schools", "annexes")] == ["schools", "schools"]


def test_home_may_lie_elsewhere(make_district, tmp_path):
    assert read_district(make_district(toml='home = "../elsewhere"')).home_folder == tmp_path / "elsewhere"


def test_environment_variables_are_filled_in_wherever_they_stand(make_district):
    folder = make_district(
        schools={"source": {"kind": "files", "path": "${DATA}/${YEAR}/schools.csv"}},
        more='[presentation]\ngoals = ["${GOAL}"]',
    )
    district = read_district(folder, {"DATA": "exports", "YEAR": "2025", "GOAL": "reading"})
    assert district.datasets["schools"].source.path == "exports/2025/schools.csv"
    assert district.presentation.goals == ("reading",)


def test_the_mark_that_windows_puts_first_is_no_mistake(make_district):
    path = make_district() / "district.toml"
    path.write_text(path.read_text(), encoding="utf-8-sig")
    assert read_district(path.parent).name == "Testville"


def test_a_source_may_be_made_up(make_district):
    district = read_district(make_district(schools={"source": {"kind": "sample", "students": 500}}))
    assert district.datasets["schools"].source == SampleSettings(kind="sample", students=500)


# The file


def test_a_folder_without_a_district_is_told_how_to_get_one(tmp_path):
    with pytest.raises(DistrictInvalid, match=r"There is no district\.toml here\.") as told:
        read_district(tmp_path)
    assert "throughline new DIR" in told.value.fix


def test_toml_that_cannot_be_read_is_told_with_its_line(make_district):
    folder = make_district(toml="name Testville")
    with pytest.raises(DistrictInvalid, match=r"is not valid TOML: .*line 1") as told:
        read_district(folder)
    assert told.value.where.endswith("district.toml")


def test_a_file_that_is_not_utf_8_is_told_with_the_byte(make_district):
    path = make_district() / "district.toml"
    path.write_bytes(path.read_bytes().replace(b"Testville", b"Testvill\xe9"))
    with pytest.raises(DistrictInvalid, match="is not UTF-8 text: byte 18 cannot be read"):
        read_district(path.parent)


# What contradicts itself


@pytest.mark.parametrize(
    ("start", "end", "meeting", "is_valid"),
    [
        ("2025-09-01", "2025-09-01", "2025-09-01", True),
        ("2025-09-02", "2025-09-01", "2025-09-03", False),
        ("2025-09-01", "2025-09-03", "2025-09-02", False),
    ],
)
def test_a_cycle_starts_ends_and_meets_in_this_order(make_district, start, end, meeting, is_valid):
    folder = make_district(more=f'[cycles.x]\ntitle = "X"\nstart = {start}\nend = {end}\nmeeting = {meeting}')
    if is_valid:
        read_district(folder)
    else:
        assert mistakes(folder) == ["cycles.x: start, end and meeting must follow one another"]


def test_an_unknown_department_is_met_with_the_right_one(make_district):
    assert mistakes(make_district(schools={"department": "ofice"})) == [
        "datasets.schools.department: there is no department 'ofice'; did you mean 'office'?"
    ]


def test_an_unknown_contract_is_met_with_the_right_one(make_district):
    folder = make_district({"enrollment.csv": "", "lunches.csv": ""})
    told = mistakes(folder)
    assert told[0] == "datasets.enrollment: there is no contract 'enrollment'; did you mean 'enrolment'?"
    assert told[1].startswith("datasets.lunches: there is no contract 'lunches'; known here: departments, schools,")


def test_a_map_must_be_there(make_district):
    assert mistakes(make_district(schools={"map": "maps/s.sql"})) == [
        "datasets.schools.map: there is no file maps/s.sql in the district's folder"
    ]


def test_only_a_map_can_reshape(make_district):
    assert mistakes(make_district(schools={"reshapes": "it does"})) == [
        "datasets.schools.reshapes: says what a map does, but there is no map"
    ]


def test_schools_are_the_one_dataset_that_must_be_there(make_district):
    assert mistakes(make_district(schools={"contract": "notes"})) == [
        "datasets: one of them must keep the contract 'schools'; everything else may be missing"
    ]


def test_names_are_plain_since_folders_and_tables_are_named_by_them(make_district):
    cycle = '[cycles."{}"]\ntitle = "X"\nstart = 2025-09-01\nend = 2025-10-01\nmeeting = 2025-10-02\n'
    measure = '[measures."Climate score"]\ntitle = "Climate"'
    more = OFFICE.format('"Data Office"', "a@b.example") + cycle.format("../x") + cycle.format("2025-26") + measure
    assert mistakes(make_district(more=more)) == [
        "departments.Data Office: is not a plain name; use small letters, digits and underscores, a letter first",
        "measures.Climate score: is not a plain name; use small letters, digits and underscores, a letter first",
        "cycles.../x: is not a plain name; use small letters, digits, underscores and dashes",
    ]


def test_an_environment_variable_that_is_not_set_is_named_once_with_its_keys(make_district):
    source = {"kind": "files", "path": "${THROUGHLINE_EXPORTS}/schools.csv"}
    folder = make_district({"enrolment.csv": ""}, schools={"source": source}, enrolment={"source": source})
    assert mistakes(folder, {"THROUGHLINE_EXPORTS": ""}) == [
        "datasets.schools.source.path, datasets.enrolment.source.path: the environment variable "
        "THROUGHLINE_EXPORTS is not set; set it, or write the path instead"
    ]


def test_all_mistakes_are_told_at_once(make_district):
    folder = make_district(
        schools={"requird": True, "expected": "dayly", "source": {**SOURCE, "path": "${NOWHERE}/x.csv"}},
        more=OFFICE.format("other", "nobody"),
    )
    assert [line.split(":")[0] for line in mistakes(folder, {})] == [
        "datasets.schools.source.path",
        "departments.other.email",
        "datasets.schools.expected",
        "datasets.schools.requird",
    ]
    folder = make_district({"lunches.csv": ""}, schools={"department": "x", "map": "m.sql", "reshapes": "yes"})
    assert len(mistakes(folder)) == 3


# Cycles


def test_a_cycle_that_is_not_there_is_met_with_those_that_are(make_district):
    with pytest.raises(RunNotFound, match="There is no cycle 'winter'") as told:
        read_district(make_district()).cycle("winter")
    assert told.value.fix == "name one of these: fall"


def test_everybody_sees_as_much_as_those_who_work_with_a_run_but_no_corrections_of_few(make_district):
    protection = read_district(make_district(more="[protection]\nminimum_n = 12")).protection
    assert (protection.minimum_n, protection.hides_corrections) == (12, False)
    assert (protection.public.minimum_n, protection.public.hides_corrections) == (12, True)


def test_everybody_may_be_shown_less(make_district):
    district = read_district(make_district(more="[protection]\nminimum_n = 12\n[protection.public]\nminimum_n = 20"))
    assert (district.protection.minimum_n, district.for_public.protection.minimum_n) == (12, 20)
    assert district.for_public.protection.hides_corrections


@pytest.mark.parametrize(
    "more",
    [
        "[protection]\nminimum_n = 20\n[protection.public]\nminimum_n = 12",
        "[protection.public]\nhides_corrections = false",
    ],
)
def test_nobody_else_may_be_shown_more(make_district, more):
    with pytest.raises(DistrictInvalid, match=r"would show more to everybody"):
        read_district(make_district(more=more))


@pytest.mark.parametrize(
    ("folder", "public_folder"),
    [("a", "a"), ("a", "./a"), ("a/", "a"), ("a", "a/b"), ("a/b", "a"), ("", "home"), ("", "home/runs"), ("", ".")],
)
def test_briefs_for_everybody_go_elsewhere(make_district, folder, public_folder):
    more = f'[delivery]\nfolder = "{folder}"\npublic_folder = "{public_folder}"'
    with pytest.raises(DistrictInvalid, match="public_folder is for everybody"):
        read_district(make_district(more=more))


def test_briefs_for_everybody_may_lie_beside_the_others(make_district):
    more = '[delivery]\nfolder = "briefs/inside"\npublic_folder = "briefs/site"'
    assert read_district(make_district(more=more)).delivery.public_folder == "briefs/site"


@pytest.mark.parametrize("key", ["minimum_n = 9", "minimum_n_for_extremes = 29"])
def test_protection_can_be_made_stricter_and_never_looser(make_district, key):
    with pytest.raises(DistrictInvalid, match=r"protection\.minimum_n"):
        read_district(make_district(more=f"[protection]\n{key}"))


# What nobody should write


def test_a_null_character_is_named_with_its_key(make_district):
    folder = make_district(toml='home = "a\\u0000b"')
    assert mistakes(folder) == ["home: holds a null character, which no name or path can have"]


def test_a_text_without_end_is_named_and_not_repeated(make_district):
    folder = make_district(toml=f'home = "{"a" * 5000}"')
    assert mistakes(folder) == ["home: is longer than 4,000 characters"]


def test_brackets_without_end_are_told(make_district):
    folder = make_district(toml=f"x = {'[' * 5000}")
    with pytest.raises(DistrictInvalid, match="brackets in brackets without end"):
        read_district(folder)
