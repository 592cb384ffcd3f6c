"""Whether the new year's columns have the names that are read."""

from tests.tasks.rehearsal.made_up_years import INITIATIVES, NEW_YEAR, must, notes

SERVED = INITIATIVES.replace("is_mandated", "is_mandated,target_group").replace("false", "false,grade 3")


def test_a_renamed_column_is_told_with_the_line_that_accepts_it(told):
    now = {"initiatives.csv": SERVED.replace("target_group", "Target Group")}
    rehearsal = told(now, {"initiatives.csv": SERVED})
    (found,) = [one for one in rehearsal.findings if one.kind == "mend"]
    assert found.what.startswith("The column target_group is probably called Target Group now: the name is the same")
    assert found.to_do.endswith('in district.toml: `aliases.2026-27."Target Group" = "target_group"`')


def test_an_alias_of_the_old_year_that_is_still_needed_is_told(told):
    renamed = {"initiatives.csv": SERVED.replace("target_group", "TargetGroup")}
    names = {"TargetGroup": "target_group"}
    rehearsal = told(renamed, renamed, initiatives={"aliases": {"2025-26": names}})
    (found,) = [one for one in rehearsal.findings if one.kind == "mend"]
    assert found.what == "The column TargetGroup is read as target_group in 2025-26 only."
    assert found.to_do.endswith('`aliases.2026-27.TargetGroup = "target_group"`')
    assert must(told(renamed, renamed, initiatives={"aliases": {"2025-26": names, "2026-27": names}})) == []
    assert must(told(renamed, renamed, initiatives={"aliases": {"always": names}})) == []


def test_another_layout_is_told_as_one(told):
    old, new = ([f"{word}{n}" for n in range(20)] for word in ("before", "otherwise"))
    before, now = (
        INITIATIVES.replace("title,", f"title,{','.join(names)},").replace("Tutoring,", f"Tutoring,{'x,' * 20}")
        for names in (old, new)
    )
    assert must(told({"initiatives.csv": now}, {"initiatives.csv": before})) == [
        ("initiatives", "This is another layout: 20 of 26 columns are not found again.")
    ]


def test_new_columns_are_worth_knowing(told):
    now = {"initiatives.csv": INITIATIVES.replace("title,", "title,Room,").replace("Tutoring,", "Tutoring,5,")}
    assert notes(told(now)) == [("initiatives", "Columns are new: Room.")]


def test_a_date_with_a_name_half_alike_is_proposed_where_its_days_and_all_numbers_are_new(told):
    renamed = NEW_YEAR["enrolment.csv"].replace("entry_date", "Start date").replace("\n0", "\n7")
    whats = [what for dataset, what in must(told({"enrolment.csv": renamed})) if dataset == "enrolment"]
    assert any(
        what.startswith("The column entry_date is probably called Start date now: the name is close; 1 of 1 sampled")
        for what in whats
    )
