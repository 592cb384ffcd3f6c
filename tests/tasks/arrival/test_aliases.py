"""Columns under new names, accepted year by year."""

import pytest

from tasks.arrival.aliases import (
    aliased,
    aliased_select,
    aliases_of,
    earlier_columns,
    renamed_columns,
)
from tasks.errors import ContractBroken, DistrictInvalid

COLUMNS = ("Student", "1. Category", "Grade")


def test_an_alias_gives_a_column_the_name_that_is_read():
    renames = aliased(COLUMNS, {"1. Category": "Category"})
    assert renames == {"1. Category": "Category"}
    assert renamed_columns(COLUMNS, renames) == ("Student", "Category", "Grade")


def test_case_does_not_count():
    assert aliased(COLUMNS, {"1. CATEGORY": "category"}) == {"1. Category": "category"}
    assert aliased(COLUMNS, {"grade": "GRADE"}) == {"Grade": "GRADE"}


def test_an_alias_is_not_used_where_the_old_name_is_still_there():
    assert aliased(("Student", "Category"), {"1. Category": "Category"}) == {}


def test_two_columns_for_one_name_are_an_error():
    with pytest.raises(ContractBroken, match="Two columns would be Category") as told:
        aliased((*COLUMNS, "Category"), {"1. Category": "Category"}, dataset="tests")
    assert told.value.where == "tests"


def test_an_alias_of_which_neither_name_is_there_is_an_error():
    with pytest.raises(ContractBroken, match=r'The alias "2\. Category" = "Category" names a column that the file'):
        aliased(COLUMNS, {"2. Category": "Category"})


def test_headers_that_were_exchanged_are_mended_by_two_aliases():
    swapped = {"School": "Division", "Division": "School"}
    assert renamed_columns(("Division", "School", "n"), aliased(("Division", "School", "n"), swapped)) == (
        "School",
        "Division",
        "n",
    )


def test_what_is_said_of_the_year_goes_before_what_is_said_always():
    aliases = {"always": {"A": "x", "B": "y"}, "2026-27": {"C": "X"}, "2025-26": {"D": "y"}}
    assert aliases_of(aliases, "2026-27") == {"B": "y", "C": "X"}
    assert aliases_of(aliases, "2024-25") == {"A": "x", "B": "y"}


def test_an_earlier_delivery_is_read_under_the_same_names_whatever_it_was_called():
    aliases = {"1. Category": "Category"}
    assert earlier_columns(("a", "Category"), aliases) == ("a", "Category")
    assert earlier_columns(("a", "1. Category"), aliases) == ("a", "Category")
    assert earlier_columns(("a", "b"), aliases) == ("a", "b")


def test_the_rows_are_read_under_the_names_that_were_accepted(relation, warehouse):
    odd = 'the "day"'
    columns = {"Student": ["1", "2"], odd: ["a", "b"]}
    select = aliased_select(relation("delivered", columns), tuple(columns), {odd: "date"})
    result = warehouse.execute(select)
    assert [name for name, *_ in result.description] == ["Student", "date", "_file", "_row"]
    assert result.fetchall() == [("1", "a", "rows.csv", 2), ("2", "b", "rows.csv", 3)]


# In district.toml

ALIASES = {"department": "office", "source": {"kind": "files", "path": "schools.csv", "settle_seconds": 0}}


def with_aliases(make_district, toml: str):
    return make_district(
        more=f"[datasets.more_schools]\ncontract = 'schools'\ndepartment = 'office'\n{toml}\n"
        "source = { kind = 'files', path = 'more.csv', settle_seconds = 0 }\n"
    )


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('aliases."2026-28".A = "x"', "aliases.2026-28: is no school year; write two years in a row such as 2026-27"),
        ('aliases.sometimes.A = "x"', "aliases.sometimes: is no school year"),
        ('aliases.always = { A = "x", B = "X" }', "aliases.always: two columns cannot both be x"),
        ('aliases.always.A = " "', "aliases.always: a name is empty"),
        ('aliases.always.A = "_row"', "aliases.always: _file and _row say where a row came from"),
        ('aliases.always = "x"', "aliases.always: must be a table"),
        ('id_columns = ["a"]', "id_columns: the contract schools names no person by a number"),
        ("match_rate_percent = 101", "match_rate_percent: must be at most 100"),
    ],
)
def test_mistakes_in_district_toml_are_named(make_district, toml, told):
    from tasks.settings.district_folder import read_district

    with pytest.raises(DistrictInvalid) as error:
        read_district(with_aliases(make_district, toml))
    assert f"datasets.more_schools.{told}" in error.value.what
    assert "1 mistake:" in error.value.what


def test_a_check_reads_the_columns_under_their_accepted_names(make_district):
    from tasks.check import check

    files = {"schools.csv": "School No,name,level\n0101,Birch,elementary\n"}
    (told,) = check(make_district(files)).problems
    line = 'aliases.2025-26."School No" = "school_id"'
    assert "School No is probably school_id" in told
    assert told.endswith(f"in district.toml: `{line}`.")
    toml = make_district(files) / "district.toml"
    accepted = toml.read_text().replace("[datasets.schools]\n", f"[datasets.schools]\n{line}\n")
    toml.write_text(accepted)
    assert check(toml.parent).problems == ()
    toml.write_text(accepted.replace("2025-26", "2024-25"))
    assert check(toml.parent).problems == (told,)
    toml.write_text(accepted.replace("School No", "School Nr"))
    (told,) = check(toml.parent).problems
    assert 'The alias "School Nr" = "school_id" names a column that the file does not have' in told
    assert "; nearest is School No. To do: ask the department" in told


def test_an_alias_of_an_optional_column_that_is_gone_is_told_once_and_stops_nothing(validated, make_district):
    from tasks.check import check

    folder = make_district({"schools.csv": "school_id,name,level,Head\n0101,Birch,elementary,Ada\n"})
    toml = folder / "district.toml"
    line = 'aliases.always.Headmaster = "principal"'
    toml.write_text(toml.read_text().replace("[datasets.schools]\n", f"[datasets.schools]\n{line}\n"))
    verdict = validated(folder, "schools")
    told = (
        'The alias "Headmaster" = "principal" names a column that the file does not have, and principal is not there '
        "either; nearest is Head; the dataset goes on without it. If it is called otherwise now, write that for "
        "Headmaster in this line of district.toml; if not, take the line out."
    )
    assert (verdict.status, verdict.accepted_n, verdict.notices) == ("accepted", 1, (told,))
    outlook = check(folder)
    assert (outlook.problems, outlook.notices) == ((), (f"datasets.schools: {told}",))


def test_an_alias_that_gives_a_name_nobody_reads_is_told_with_the_one_that_was_meant(validated, make_district):
    folder = make_district({"schools.csv": "School No,name,level\n0101,Birch,elementary\n"})
    toml = folder / "district.toml"
    line = 'aliases.always."School No" = "schoolid"'
    toml.write_text(toml.read_text().replace("[datasets.schools]\n", f"[datasets.schools]\n{line}\n"))
    (cause,) = validated(folder, "schools").causes
    assert cause.sentence == (
        'The alias "School No" = "schoolid" gives a name that nobody reads, and school_id is missing.'
    )
    assert cause.hint == "write school_id for schoolid in this line of district.toml"


def test_a_column_without_a_name_that_may_be_told_is_named_by_its_place():
    assert aliased(COLUMNS, {"column_2": "Category"}) == {"1. Category": "Category"}
    assert aliased((*COLUMNS, "column_2"), {"column_2": "Category"}) == {"column_2": "Category"}
    assert earlier_columns(("a", "Jane Doe"), {"column_2": "Category"}) == ("a", "Category")


def test_a_place_whose_column_is_read_under_its_own_name_is_not_meant():
    with pytest.raises(ContractBroken, match='The alias "column_3" = "Category" names a column'):
        aliased(COLUMNS, {"column_3": "Category"}, ("Student", "Grade", "Category"))
