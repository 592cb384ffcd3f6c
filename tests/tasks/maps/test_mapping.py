"""Maps: every source row is given on, or left out for a named reason, or the map is refused."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expectations.contract import Column, Contract, Kind
from tasks.errors import ContractBroken, MapBroken
from tasks.maps.mapping import Map, Mapped, apply_map
from tasks.warehouse import open_warehouse

SENTINEL = "Zebulon Quartermaine"
CONTRACT = Contract(
    dataset="visits",
    title="Visits",
    grain="one row per visit",
    sentence="Visits.",
    columns=(
        Column(name="visit_id", kind=Kind.TEXT, required=True, sentence="The visit."),
        Column(name="visit_date", kind=Kind.DATE, required=True, sentence="The day."),
        Column(name="hours", kind=Kind.DECIMAL, unit="hours", sentence="How long."),
        Column(name="n", kind=Kind.INTEGER, unit="people", sentence="How many."),
    ),
    key=("visit_id",),
)
HEADER = ("visit_id", "visit_date", "hours", "n")
ROWS = [("a", "2025-09-01", "1.5", "3"), ("b", "2025-09-02", "2", "4"), ("total", "", "3.5", "7")]
SPELT_ANEW = ("Visit No", "visit_date", "hours", "n")


@pytest.fixture
def apply(tmp_path):
    """Apply a map to rows of text; return the account and the rows that go on."""

    def run(sql="", rows=ROWS, header=HEADER, reshapes=False):
        with open_warehouse() as warehouse:
            names = ", ".join(f'"{name}" varchar' for name in header)
            warehouse.execute(f"create table raw ({names}, _file varchar, _row bigint)")
            places = ", ".join("?" * (len(header) + 2))
            for number, row in enumerate(rows, start=2):
                warehouse.execute(f"insert into raw values ({places})", [*row, "f.csv", number])
            account = apply_map(warehouse, CONTRACT, Map(sql, reshapes, "maps/visits.sql"), tmp_path / "s.parquet")
            staged = warehouse.execute("select visit_id, visit_date, hours, n from staged order by _id").fetchall()
        return account, [tuple(None if value is None else str(value) for value in row) for row in staged]

    return run


def refused(apply, *arguments, **more) -> str:
    with pytest.raises(MapBroken) as told:
        apply(*arguments, **more)
    assert told.value.fix
    return told.value.what


# A file that fits


def test_a_file_that_fits_needs_no_map(apply):
    account, staged = apply()
    assert account == Mapped(read_n=3, left_out={})
    assert staged == [
        ("a", "2025-09-01", "1.500", "3"),
        ("b", "2025-09-02", "2.000", "4"),
        ("total", None, "3.500", "7"),
    ]


def test_columns_are_told_apart_as_sql_does_it_and_others_are_left_behind(apply):
    account, staged = apply(rows=[("x", "2025-09-01", "a")], header=("secret", "Visit_Date", "VISIT_ID"))
    assert (account.read_n, staged) == (1, [("a", "2025-09-01", None, None)])


def test_without_a_map_no_column_of_the_file_can_leave_rows_out(apply):
    rows = [("a", "2025-09-01", "because", "5")]
    assert apply(rows=rows, header=("visit_id", "visit_date", "_left_out", "_rows"))[0] == Mapped(1, {})


# Maps that keep rows

LEAVES_OUT = """
    select visit_id, visit_date, hours, _file, _row,
        case when visit_id = 'total' then 'the file''s own total' end as _left_out
    from raw"""


def test_rows_left_out_are_counted_by_reason(apply):
    account, staged = apply(LEAVES_OUT)
    assert account == Mapped(read_n=3, left_out={"the file's own total": 1})
    assert [row[0] for row in staged] == ["a", "b"]


def test_a_blank_reason_is_none(apply):
    account, staged = apply("select *, if(visit_id = 'total', 'a total', ' ') as _left_out from raw")
    assert (account, len(staged)) == (Mapped(3, {"a total": 1}), 2)


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("select * from raw where visit_id <> 'total'", "accounts for 2 of 3 source rows."),
        ("select raw.* from raw cross join (values (1), (2)) as twice (n)", "accounts for 6 of 3 source rows."),
        (
            "select * from raw where visit_id <> 'total' union all select * from raw where visit_id = 'a'",
            "accounts for 3 of 3 source rows, but not for the same ones.",
        ),
        ("select * replace (_row + 1 as _row) from raw", "accounts for 3 of 3 source rows, but not for the same ones."),
    ],
    ids=["loses", "repeats", "loses one and repeats another", "makes rows up"],
)
def test_a_map_that_loses_or_repeats_rows_is_refused(apply, sql, told):
    assert refused(apply, sql) == f"The map {told}"


def test_a_map_must_carry_file_and_row(apply):
    assert "does not carry the file and row" in refused(apply, "select visit_id, visit_date from raw")


def test_a_reason_made_of_values_is_refused_and_not_repeated(apply):
    rows = [(SENTINEL, "2025-09-01", "", "")]
    told = refused(apply, "select *, 'this is ' || visit_id as _left_out from raw", rows=rows)
    assert "1 reasons in _left_out are not written in the map" in told
    assert SENTINEL not in told


@given(fates=st.lists(st.sampled_from(["kept", "left out", "lost", "repeated"]), min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_read_is_mapped_and_left_out_or_the_map_is_refused(fates, tmp_path_factory):
    sql = """
        select visit_id, visit_date, _file, _row, if(hours = 'left out', 'not ours', null) as _left_out
        from raw where hours <> 'lost'
        union all
        select visit_id, visit_date, _file, _row, null from raw where hours = 'repeated'"""
    with open_warehouse() as warehouse:
        warehouse.execute(
            "create table raw (visit_id varchar, visit_date varchar, hours varchar, _file varchar, _row int)"
        )
        warehouse.executemany(
            "insert into raw values (?, '2025-09-01', ?, 'f.csv', ?)",
            [[str(number), fate, number] for number, fate in enumerate(fates)],
        )
        staged = tmp_path_factory.mktemp("laws") / "s.parquet"
        count = Counter(fates)
        if count["lost"] or count["repeated"]:
            with pytest.raises(MapBroken):
                apply_map(warehouse, CONTRACT, Map(sql), staged)
        else:
            account = apply_map(warehouse, CONTRACT, Map(sql), staged)
            (mapped_n,) = warehouse.execute("select count(*) from staged").fetchall()[0]
            assert account.read_n == len(fates) == mapped_n + sum(account.left_out.values())


# Maps that reshape

WIDE = ("visit_id", "monday", "tuesday")
WIDE_ROWS = [("a", "1", "2"), ("b", "3", ""), ("total", "4", "2")]
UNPIVOT = """
    select visit_id || day as visit_id, date '2025-09-01' as visit_date, hours, _file, _row,
        case when visit_id = 'total' then 'a total' when hours = '' then 'empty' end as _left_out
    from raw unpivot (hours for day in (monday, tuesday))"""


def test_one_source_row_may_become_many(apply):
    account, staged = apply(UNPIVOT, WIDE_ROWS, WIDE, reshapes=True)
    assert account == Mapped(read_n=3, left_out={"a total": 1})
    assert [row[0] for row in staged] == ["amonday", "atuesday", "bmonday"]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("where visit_id <> 'total'", "accounts for 2 of 3 source rows."),
        ("where visit_id <> 'total' union all select 'x', date '2025-09-01', '1', 'f.csv', 99, null", "same ones."),
    ],
    ids=["loses", "loses one and makes another up"],
)
def test_reshaping_does_not_excuse_losing_rows(apply, where, told):
    assert refused(apply, f"{UNPIVOT} {where}", WIDE_ROWS, WIDE, reshapes=True).endswith(told)


def test_a_map_that_reshapes_must_say_so(apply):
    assert "accounts for 6 of 3" in refused(apply, UNPIVOT, WIDE_ROWS, WIDE)


AGGREGATE = """
    select if(visit_id = 'total', 'total', 'all') as visit_id, max(nullif(visit_date, '')) as visit_date,
        count(*) as _rows, if(visit_id = 'total', 'a total', null) as _left_out
    from raw group by all"""


def test_many_source_rows_may_become_one(apply):
    account, staged = apply(AGGREGATE, reshapes=True)
    assert account == Mapped(read_n=3, left_out={"a total": 1})
    assert staged == [("all", "2025-09-02", None, None)]


@pytest.mark.parametrize(
    ("rows_n", "told"),
    [("count(*) - 1", "1 of 3"), ("2 * count(*)", "6 of 3"), ("'many'", "0 of 3"), ("null", "0 of 3")],
    ids=["loses", "repeats", "no number", "nothing"],
)
def test_an_aggregate_stands_for_all_its_source_rows(apply, rows_n, told):
    sql = AGGREGATE.replace("count(*) as _rows", f"{rows_n} as _rows")
    assert refused(apply, sql, reshapes=True).startswith(f"The map accounts for {told} source rows")


def test_a_map_that_aggregates_must_say_so(apply):
    assert "does not carry the file and row" in refused(apply, AGGREGATE)


# Maps that do not run


def test_a_map_that_is_no_sql_is_refused(apply):
    assert "syntax error" in refused(apply, "selct * from raw")


def test_a_map_that_fails_on_a_row_does_not_repeat_its_value(apply):
    told = refused(apply, "select * replace (cast(n as integer) as n) from raw", [("a", "2025-09-01", "1", SENTINEL)])
    assert told == "The map fails on a row (ConversionException)."


# Columns that are not there


def missing(apply, *arguments, **more) -> str:
    with pytest.raises(ContractBroken) as told:
        apply(*arguments, **more)
    assert "ask the department" in told.value.fix
    return told.value.what


def test_a_renamed_required_column_is_named_with_what_was_expected_and_found(apply):
    assert missing(apply, header=("visit_id", "Date of visit", "hours", "n")) == (
        "Required columns are missing: visit_date. Expected: visit_id, visit_date; "
        "found: visit_id, Date of visit, hours, n (Date of visit is probably visit_date: the name is close)."
    )


def test_the_same_name_in_another_writing_is_proposed_with_the_line_that_accepts_it(apply):
    with pytest.raises(ContractBroken) as told:
        apply(header=("visit_id", "Visit Date", "hours", "n"))
    assert told.value.what.endswith(
        "found: visit_id, Visit Date, hours, n (Visit Date is probably visit_date: the name is the same but for its "
        "writing)."
    )
    assert told.value.fix == (
        "ask the department whether visit_date is now called Visit Date; if so, write under the dataset's own heading "
        'in district.toml: `aliases.always."Visit Date" = "visit_date"`'
    )


def test_a_map_that_does_not_give_a_column_is_told_the_line_that_does(apply):
    with pytest.raises(ContractBroken) as told:
        apply("select visit_id, hours, _file, _row from raw", header=("visit_id", "Visit Date", "hours", "n"))
    assert told.value.fix.endswith('if so, name it in the map: "Visit Date" as visit_date')


def test_a_column_that_a_map_reads_is_missed_by_name(apply):
    sql = 'select "Visit" as visit_id, "Day" as visit_date, "Length" as hours, _file, _row from raw'
    told = missing(apply, sql, header=("Visit", "Day", "Lengths", "n"))
    assert told == (
        "The map reads the column Length, which the source does not have; "
        "found: Visit, Day, Lengths, n (Lengths is probably Length: the name is close)."
    )


def test_so_is_one_that_the_map_gives_under_the_same_name(apply):
    told = missing(apply, 'select "Visit_Id" as visit_id, visit_date, hours, _file, _row from raw', header=SPELT_ANEW)
    assert told == (
        "The map reads the column Visit_Id, which the source does not have; "
        "found: Visit No, visit_date, hours, n (Visit No is probably Visit_Id: the name is the same but for its "
        "abbreviations)."
    )


@pytest.mark.parametrize(
    "sql",
    ["", 'select "Visit" as visit_id, "Day" as visit_date, n, _file, _row from raw'],
    ids=["no map", "map"],
)
@pytest.mark.parametrize("chance", ["F", "N", "hours"])
def test_a_first_row_that_is_no_header_is_not_repeated(apply, sql, chance):
    """A cell may look like a column's name by chance: a flag `N` like the column n."""
    told = missing(apply, sql, rows=[], header=(SENTINEL, "2014-05-06", chance))
    assert "found: 3 columns, too few of them expected to say that the first row is the header" in told
    assert SENTINEL not in told
    assert "2014-05-06" not in told


def test_a_very_wide_file_is_not_listed_in_full(apply):
    told = missing(apply, header=("visit_id", "hours", *(f"answer {n}" for n in range(100))), rows=[])
    assert told.endswith("answer 47 and 52 more.")
