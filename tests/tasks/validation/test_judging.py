"""Judging a snapshot: rows go on or to quarantine, or the dataset stops as a whole, at the exact thresholds."""

from dataclasses import replace
from datetime import date

import pytest

from expectations.catalogue import CONTRACTS
from expectations.contract import RowRule
from tasks.settings.map_file import Map

SENTINEL = "Zebulon Quartermaine"
BAD, GOOD = "?", "5"


def rows(school: str, good: int, bad: int = 0) -> list[dict[str, str | None]]:
    """Hours that initiatives ask of one school, some of them no number."""
    return [
        {"initiative_id": f"{school}-{n}", "school_id": school, "staff_hours_per_month": BAD if n < bad else GOOD}
        for n in range(good + bad)
    ]


def test_rows_go_on_or_are_held_back_and_none_is_lost(judge_rows):
    judged = judge_rows("initiative_schools", rows("0101", 30, 1))
    verdict = judged.verdict
    assert (verdict.status, verdict.read_n, verdict.left_out) == ("accepted", 31, {})
    assert (verdict.mapped_n, verdict.accepted_n, verdict.quarantined_n) == (31, 30, 1)
    assert judged.rows("_row, typeof(staff_hours_per_month)") == [(n, "DECIMAL(18,3)") for n in range(3, 33)]
    assert [row["held_row"] for row in judged.held_back] == ["2"]


def test_rows_left_out_by_the_map_are_counted_beside_them(judge_rows):
    sql = "select *, if(initiative_id = '0101-5', 'not an initiative', null) as _left_out from raw"
    verdict = judge_rows("initiative_schools", rows("0101", 30, 1), sql).verdict
    assert (verdict.read_n, verdict.left_out) == (31, {"not an initiative": 1})
    assert (verdict.mapped_n, verdict.accepted_n, verdict.quarantined_n) == (30, 29, 1)


def test_what_goes_on_has_the_contracts_columns_and_says_where_it_came_from(judge_rows):
    judged = judge_rows("initiative_schools", [{**row, "secret": SENTINEL} for row in rows("0101", 2)])
    assert judged.rows("initiative_id, school_id, staff_hours_per_month, _file, _row") == [
        ("0101-0", "0101", 5, "rows.csv", 2),
        ("0101-1", "0101", 5, "rows.csv", 3),
    ]
    assert SENTINEL.encode() not in judged.accepted.read_bytes()


@pytest.mark.parametrize(("bad", "limits"), [(5, []), (6, ["6 of 100 rows would be held back, more than 5%."])])
def test_more_than_5_in_100_rows_held_back_break_a_limit(judge_rows, bad, limits):
    schools = [f"{n:04d}" for n in range(10)]
    spread = [row for n, school in enumerate(schools) for row in rows(school, 9 + (n >= bad), n < bad)]
    verdict = judge_rows("initiative_schools", spread).verdict
    assert (verdict.mapped_n, verdict.quarantined_n) == (100, bad)
    assert [limit.sentence for limit in verdict.limits] == limits


@pytest.mark.parametrize(
    ("rows_n", "bad", "limits"),
    [
        (18, 1, []),
        (8, 1, []),
        (9, 2, []),
        (18, 3, ["3 of 18 rows would be held back, more than 5%."]),
        # Half of what came is not a typo.
        (3, 1, []),
        (5, 2, []),
        (4, 2, ["2 of 4 rows would be held back, more than 5%."]),
        (1, 1, ["1 of 1 rows would be held back, more than 5%."]),
    ],
)
def test_of_a_short_list_fewer_than_three_rows_break_it_only_where_they_are_half(judge_rows, rows_n, bad, limits):
    spread = [row for n in range(rows_n) for row in rows(f"{n:04d}", int(n >= bad), int(n < bad))]
    verdict = judge_rows("initiative_schools", spread).verdict
    assert (verdict.mapped_n, verdict.quarantined_n) == (rows_n, bad)
    assert [limit.sentence for limit in verdict.limits] == limits


@pytest.mark.parametrize(
    ("bad", "limits"), [(2, []), (3, ["More than 20% of the rows of 1 school would be held back: School 0101 (0101)."])]
)
def test_more_than_20_in_100_rows_of_one_school_held_back_break_a_limit(judge_rows, bad, limits):
    spread = [*rows("0101", 10 - bad, bad), *rows("0102", 90)]
    verdict = judge_rows("initiative_schools", spread, schools=["0101", "0102"]).verdict
    assert (verdict.mapped_n, verdict.quarantined_n) == (100, bad)
    assert [limit.sentence for limit in verdict.limits] == limits


def test_a_school_listed_twice_loses_nothing_by_its_copy(judge_rows):
    school = {"school_id": "0101", "name": "Birch", "level": "middle"}
    others = [{**school, "school_id": f"{n:04d}"} for n in range(30)]
    verdict = judge_rows("schools", [school, school, *others]).verdict
    assert (verdict.status, verdict.accepted_n, verdict.quarantined_n) == ("accepted", 31, 1)


def test_a_school_is_named_only_where_it_is_known_to_be_one(judge_rows):
    verdict = judge_rows("initiative_schools", [*rows(SENTINEL, 6, 3), *rows("0102", 90)]).verdict
    assert [limit.sentence for limit in verdict.limits] == ["More than 20% of the rows of 1 school would be held back."]


def test_rows_of_no_known_school_are_held_back_and_are_nobodys_part(judge_rows):
    verdict = judge_rows("initiative_schools", [*rows(SENTINEL, 2), *rows("0102", 90)], schools=["0102"]).verdict
    assert (verdict.status, verdict.quarantined_n) == ("accepted", 2)
    assert [(rule.name, rule.rows_n) for rule in verdict.broken_rules] == [("school_id.unknown", 2)]


def test_a_stopped_dataset_gives_nothing_on_but_its_bad_rows_to_its_department(judge_rows):
    shares = [{"initiative_id": "a", "goal_id": goal, "weight": weight} for goal, weight in (("x", "1"), ("y", "1"))]
    judged = judge_rows("initiative_goals", [*shares, {**shares[0], "goal_id": "w", "weight": "?"}])
    assert judged.verdict.status == "stopped"
    assert not judged.accepted.exists()
    assert len(judged.held_back) == 1


def test_a_broken_rule_about_the_whole_table_stops_the_dataset(judge_rows):
    shares = [{"initiative_id": "a", "goal_id": goal, "weight": "0.6"} for goal in "xy"]
    judged = judge_rows("initiative_goals", shares)
    assert judged.verdict.status == "stopped"
    assert judged.verdict.reasons == ("Rule broken: The shares of one initiative add up to at most 1.",)
    assert not judged.accepted.exists()


def test_no_rows_stop_the_dataset(judge_rows):
    verdict = judge_rows("schools", []).verdict
    assert (verdict.status, verdict.reasons) == (
        "stopped",
        ("Rule broken: There is at least one row.",),
    )


def test_warnings_are_told_and_hold_nothing_back(judge_rows):
    closed = [{"date": "2025-11-03", "is_session": "false"}, {"date": "2025-11-04", "is_session": "true"}]
    judged = judge_rows("calendar", closed)
    assert (judged.verdict.status, judged.verdict.accepted_n, judged.verdict.quarantined_n) == ("accepted", 2, 0)
    assert [(rule.name, rule.severity, rule.rows_n) for rule in judged.verdict.broken_rules] == [
        ("closed_has_reason", "warning", 1)
    ]
    assert not judged.quarantine.exists()


def test_a_warning_about_the_whole_table_is_told(judge_rows):
    spell = {"student_id": "1", "school_id": "0101", "grade": "KG"}
    judged = judge_rows("enrolment", [{**spell, "entry_date": "2025-09-01"}, {**spell, "entry_date": "2025-10-01"}])
    assert judged.verdict.status == "accepted"
    assert [(rule.name, rule.severity) for rule in judged.verdict.broken_rules] == [
        ("spells_do_not_overlap", "warning")
    ]


def test_the_freshest_date_is_that_of_rows_that_go_on(judge_rows):
    days = [{"date": f"2025-11-{n:02d}", "is_session": "true"} for n in range(1, 21)]
    judged = judge_rows("calendar", [*days, {"date": "2025-12-24", "is_session": "perhaps"}])
    assert judged.verdict.freshest_date == date(2025, 11, 20)


@pytest.mark.parametrize("times", [1, 2], ids=["rows once", "rows that repeat each other"])
def test_a_rule_that_could_not_be_run_stops_the_dataset_as_such(judge_rows, times):
    crashes = RowRule(
        name="is_number", sentence="It is one.", broken_when="cast(school_id as int) < 0", columns=("school_id",)
    )
    contract = replace(CONTRACTS["initiative_schools"], row_rules=(crashes,))
    judged = judge_rows(contract, rows(SENTINEL, 3) * times)
    assert judged.verdict.status == "stopped"
    assert judged.verdict.reasons == ("The rule is_number could not be run. To do: mend the rule in its contract.",)
    assert judged.verdict.broken_rules == ()
    assert not judged.quarantine.exists()


def test_a_renamed_required_column_stops_the_dataset_with_what_was_expected_and_found(judge_rows):
    renamed = [{"initiative_id": "a", "School": "0101", "staff_hours_per_month": "5"}]
    judged = judge_rows("initiative_schools", renamed)
    assert judged.verdict.status == "stopped"
    assert judged.verdict.reasons == (
        "Required columns are missing: school_id. Expected: initiative_id, school_id; "
        "found: initiative_id, School, staff_hours_per_month (School is probably school_id: the name is close). "
        "To do: ask the department whether school_id is now called School; if so, write under the dataset's own "
        'heading in district.toml: `aliases.always.School = "school_id"`.',
    )
    assert not judged.accepted.exists()


def test_a_map_that_loses_rows_stops_the_dataset(judge_rows):
    judged = judge_rows("initiative_schools", rows("0101", 3), "select * from raw limit 1")
    assert judged.verdict.status == "stopped"
    assert "accounts for 1 of 3 source rows" in judged.verdict.reasons[0]


@pytest.mark.parametrize(
    "using",
    [
        Map(),
        Map("select * from raw", name="m.sql"),
        Map("select *, initiative_id as _left_out from raw", name="m.sql"),
        Map("select * replace (cast(school_id as int) as school_id) from raw", name="m.sql"),
        Map(f"select 1 as initiative_id, {SENTINEL.split()[1]} from raw", name="m.sql"),
    ],
    ids=["none", "plain", "reason made of values", "fails on a value", "no such column"],
)
def test_no_value_of_a_row_gets_into_a_verdict(judge_rows, using, caplog, capfd):
    caplog.set_level("DEBUG")
    everywhere = dict.fromkeys((*CONTRACTS["initiative_schools"].column_names, "name of a student"), SENTINEL)
    judged = judge_rows("initiative_schools", [everywhere, everywhere, *rows("0101", 50)], using, schools=["0101"])
    written = capfd.readouterr()
    assert not any(SENTINEL in text for text in (caplog.text, *written))
    assert SENTINEL not in judged.verdict.model_dump_json()


def test_files_are_for_their_owner_only_and_nothing_is_left_behind(judge_rows):
    judged = judge_rows("initiative_schools", rows("0101", 30, 1))
    assert {oct(path.stat().st_mode & 0o777) for path in (judged.accepted, *judged.quarantine.iterdir())} == {"0o600"}
    assert oct(judged.quarantine.stat().st_mode & 0o777) == "0o700"
    assert list(judged.work.iterdir()) == []
    assert not [path.name for path in judged.accepted.parent.iterdir() if path.name.startswith(".")]


def test_a_column_whose_values_cannot_be_read_is_not_empty(judge_rows):
    rows = [{"student_id": f"{n:04d}", "disability": "sometimes", "homeless": None} for n in range(12)]
    empty = judge_rows("demographics", rows).verdict.empty_columns
    assert ("homeless" in empty, "disability" in empty) == (True, False)
