"""Rows held back: each once, with all its reasons, its file and row, and as it came."""

import pytest

from tasks.settings.map_file import Map


def schools(*more) -> list[dict[str, str | None]]:
    """Forty sound schools and some rows besides, so that few are held back."""
    sound = [{"school_id": f"s{n}", "name": f"School {n}", "level": "middle"} for n in range(40)]
    return [*sound, *more]


def initiatives(*more) -> list[dict[str, str | None]]:
    sound = [
        {
            "initiative_id": f"i{n}",
            "title": "T",
            "lead_department_id": "d",
            "status": "active",
            "start_date": "2025-09-01",
            "is_mandated": "false",
        }
        for n in range(60)
    ]
    return [*sound, *({**sound[0], **one} for one in more)]


def broken(judged) -> dict[str, int]:
    return {rule.name: rule.rows_n for rule in judged.verdict.broken_rules}


def reasons(judged) -> dict[str, str]:
    return {row["held_row"]: row["held_because"] for row in judged.held_back}


def test_a_row_is_written_as_it_came_with_file_row_and_reasons(judge_rows):
    row = {"initiative_id": "late", "start_date": "11/03/2025", "status": "On hold", "Notes to self": "call Ada"}
    judged = judge_rows("initiatives", initiatives(row))
    assert judged.held_back == [
        {
            "initiative_id": "late",
            "title": "T",
            "lead_department_id": "d",
            "status": "On hold",
            "start_date": "11/03/2025",
            "is_mandated": "false",
            "Notes to self": "call Ada",
            "held_file": "rows.csv",
            "held_row": "62",
            "held_because": "start_date.type | status.known",
        }
    ]


def test_a_row_is_there_once_with_all_its_reasons(judge_rows):
    row = {"initiative_id": "", "title": "", "evidence_tier": "7", "end_date": "2025-08-01", "budget_usd": "-5"}
    judged = judge_rows("initiatives", initiatives(row))
    told = "budget_usd.range | end_not_before_start | evidence_tier.range | initiative_id.required | title.required"
    assert reasons(judged) == {"62": told}
    assert judged.verdict.quarantined_n == 1
    assert broken(judged) == dict.fromkeys(told.split(" | "), 1)


def test_what_could_not_be_cast_has_that_as_its_only_reason(judge_rows):
    judged = judge_rows("initiatives", initiatives({"initiative_id": "x", "is_mandated": "perhaps"}))
    assert reasons(judged) == {"62": "is_mandated.type"}


def test_what_a_map_made_of_a_row_is_not_what_is_written(judge_rows):
    sql = "select * replace (try_strptime(start_date, '%m/%d/%Y') as start_date) from raw"
    rows = [{**row, "start_date": "09/01/2025"} for row in initiatives()]
    judged = judge_rows("initiatives", [*rows, {**rows[0], "initiative_id": "x", "start_date": "2025-09-01"}], sql)
    assert [(row["start_date"], row["held_because"]) for row in judged.held_back] == [
        ("2025-09-01", "start_date.required")
    ]


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        ("date", "20204-01-03", "date.range"),
        ("date", "0001-01-01", "date.range"),
        ("date", "0044-03-15 (BC)", "date.range"),
        ("date", "infinity", "date.range"),
        ("date", "5881580-07-11", "date.type"),
        ("date", "2025-13-01", "date.type"),
        ("present_fraction", "nan", "present_fraction.type"),
        ("present_fraction", "-Infinity", "present_fraction.type"),
        ("present_fraction", "1e400", "present_fraction.type"),
        ("present_fraction", "99999999999999999999", "present_fraction.type"),
        ("present_fraction", "1e9", "present_fraction.range"),
    ],
)
def test_dates_and_numbers_beyond_all_bounds_are_reasons_like_others(judge_rows, column, text, reason):
    day = {"school_id": "a", "date": "2025-11-03", "present_fraction": "1"}
    days = [{**day, "student_id": str(number)} for number in range(40)]
    judged = judge_rows("attendance", [*days, {**day, "student_id": "x", column: text}])
    assert (judged.verdict.status, str(judged.verdict.freshest_date)) == ("accepted", "2025-11-03")
    assert reasons(judged) == {"42": reason}
    # A sign before a letter is marked, since a spreadsheet would take it for a formula.
    assert judged.held_back[0][column].removeprefix("'") == text


# Keys


def test_of_identical_rows_the_first_goes_on_and_the_copies_are_held_back(judge_rows):
    copy = {"school_id": "s0", "name": "School 0", "level": "middle"}
    judged = judge_rows("schools", schools(copy))
    assert reasons(judged) == {"42": "key.repeated"}


def test_rows_that_contradict_each_other_are_all_held_back(judge_rows):
    judged = judge_rows("initiatives", initiatives({"title": "Another", "initiative_id": "i5"}))
    assert reasons(judged) == {"7": "key.contradicted", "62": "key.contradicted"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"owner": "x", "target_group": None}, {"owner": None, "target_group": "x"}),
        ({"owner": None}, {"owner": "NULL"}),
        ({"owner": "a", "measure": "b|c"}, {"owner": "a|b", "measure": "c"}),
    ],
    ids=["a gap elsewhere", "a gap and its name", "a mark between"],
)
def test_rows_that_only_look_alike_contradict_each_other(judge_rows, one, other):
    rows = initiatives({"initiative_id": "x", **one}, {"initiative_id": "x", **other})
    assert broken(judge_rows("initiatives", rows)) == {"key.contradicted": 2}


def test_keys_that_share_a_hash_are_told_apart(judge_rows, monkeypatch):
    monkeypatch.setattr("tasks.validation.repeated.KEY_HASH", "length(concat({key}))")
    days = [{"student_id": str(n), "school_id": "a", "date": "2025-11-03"} for n in range(60)]
    twice = [days[1], {**days[2], "present_fraction": "1"}]
    judged = judge_rows("attendance", [*days, *twice])
    assert reasons(judged) == {"62": "key.repeated", "4": "key.contradicted", "63": "key.contradicted"}


def test_copies_beside_a_contradiction_are_contradictions(judge_rows):
    rows = initiatives({"initiative_id": "x"}, {"initiative_id": "x"}, {"initiative_id": "x", "title": "Another"})
    assert broken(judge_rows("initiatives", rows)) == {"key.contradicted": 3}


def test_a_part_of_the_key_may_be_empty_and_is_then_equal(judge_rows):
    days = [{"school_id": "", "date": f"2025-11-{n:02d}", "is_session": "true"} for n in range(1, 26)]
    assert broken(judge_rows("calendar", [*days, days[0]])) == {"key.repeated": 1}


def test_rows_without_their_key_are_held_back_for_that_and_are_nobodys_copies(judge_rows):
    judged = judge_rows("initiatives", initiatives({"initiative_id": ""}, {"initiative_id": None}))
    assert broken(judged) == {"initiative_id.required": 2}


# Schools


def test_a_school_that_nobody_knows_is_a_reason(judge_rows):
    rows = [{"initiative_id": f"i{n}", "school_id": "0101"} for n in range(40)]
    judged = judge_rows("initiative_schools", [*rows, {**rows[0], "school_id": "101"}], schools=["0101"])
    assert reasons(judged) == {"42": "school_id.unknown"}
    assert judged.verdict.broken_rules[0].sentence == "school_id is in the dataset schools."


def test_an_empty_school_is_not_an_unknown_one(judge_rows):
    days = [{"school_id": "", "date": "2025-11-03", "is_session": "true"}]
    assert judge_rows("calendar", days, schools=["0101"]).verdict.quarantined_n == 0


def test_without_schools_no_school_is_unknown(judge_rows):
    assert judge_rows("initiative_schools", [{"initiative_id": "i", "school_id": "?"}]).verdict.quarantined_n == 0


# Maps that reshape


def test_a_row_made_of_a_wide_one_is_written_as_the_wide_one_came(judge_rows):
    sql = """
        select initiative as initiative_id, school_id, hours as staff_hours_per_month, _file, _row
        from raw unpivot (hours for school_id in ("0101", "0102"))"""
    rows = [{"initiative": f"i{n}", "0101": "5", "0102": "6"} for n in range(30)]
    judged = judge_rows("initiative_schools", [*rows, {"initiative": "x", "0101": "many", "0102": "6"}], Map(sql, True))
    assert (judged.verdict.mapped_n, judged.verdict.accepted_n, judged.verdict.quarantined_n) == (62, 61, 1)
    assert judged.held_back == [
        {
            "initiative": "x",
            "0101": "many",
            "0102": "6",
            "held_file": "rows.csv",
            "held_row": "32",
            "held_because": "staff_hours_per_month.type",
        }
    ]


def test_a_row_that_stands_for_many_is_written_as_it_was_made(judge_rows):
    sql = """
        select initiative_id, school_id, sum(cast(hours as int)) as staff_hours_per_month, count(*) as _rows
        from raw group by all"""
    rows = [{"initiative_id": f"i{n}", "school_id": "0101", "hours": "5"} for n in range(30)]
    bad = [{"initiative_id": "x", "school_id": "0101", "hours": hours} for hours in ("-8", "3")]
    judged = judge_rows("initiative_schools", [*rows, *bad], Map(sql, True))
    assert (judged.verdict.read_n, judged.verdict.mapped_n, judged.verdict.quarantined_n) == (32, 31, 1)
    (row,) = judged.held_back
    assert (row["staff_hours_per_month"], row["_rows"]) == ("-5.000", "2")
    assert row["held_because"] == "staff_hours_per_month.range"
