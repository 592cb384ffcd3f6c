"""What readers were told before is not told apart by what they are told now: who came since, what was corrected."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.protect import violations
from tasks.protection.told_files import write_told
from tests.tasks.protection.reader import ranges

YEAR = "2025-07-01"
BEFORE, NOW = "2025-10-31", "2025-12-31"
GROUPS = ("sex=female", "sex=male")
MIN_WIDTH = 7
PEOPLE = 400
FEW = 10
# Between which cycles others came to be counted, and when cycles before and after that of now end.
BETWEEN = {"first": (0, 1), "second": (1, 2)}
CYCLES = {-2: "2025-09-30", -1: "2025-10-31", 0: NOW, 1: "2026-03-31", 2: "2026-06-30"}
UNIT = "if(unit_type = 'district', 'district', unit_id)"
OWN = "measure <> 'typical_growth'"


@pytest.fixture(scope="session")
def told(protected, tmp_path_factory):
    """The file of what these rows tell, as if their period had ended on another day; and which of them are shown."""

    def tell(rows, until=NOW, **options):
        warehouse = protected(rows, **options)
        path = tmp_path_factory.mktemp("released") / "told.parquet"
        write_told(warehouse, path)
        return until_day(path, until), shown(warehouse), codes(warehouse)

    return tell


def until_day(path, until):
    """A file of what was told, with another end of its periods."""
    moved = path.with_name(f"until_{until}.parquet")
    duckdb.execute(f"copy (select * replace (date '{until}' as period_end) from read_parquet('{path}')) to '{moved}'")
    return moved


def shown(warehouse):
    return {*warehouse.execute(f"select {UNIT}, group_id from published where is_shown and {OWN}").fetchall()}


def codes(warehouse):
    """Between which two numbers each coded one lies."""
    assert not violations(warehouse)
    ends = "ceil(least_rate * candidates.of_n - 1e-9), floor(most_rate * candidates.of_n + 1e-9)"
    found = warehouse.execute(
        f"""select if(candidates.unit_type = 'district', 'district', candidates.unit_id), candidates.group_id, {ends}
        from coded_numbers inner join candidates on coded_numbers.number_id = candidates.number_id"""
    )
    return {(unit, group): (least, most) for unit, group, least, most in found.fetchall()}


def rows_of(counts, measure="suspension_rate", of=PEOPLE):
    return [
        {
            "measure": measure,
            "unit": unit,
            "group": group,
            "numerator": n,
            "denominator": of,
            "period_start": YEAR,
            "period_end": NOW,
        }
        for (unit, group), n in counts.items()
    ]


def district(**counted):
    """A district's numbers by school: how many are counted in each, and in all."""
    return {("district", "all"): sum(counted.values()), **{(unit, "all"): n for unit, n in counted.items()}}


def by_sex(**counted):
    """A district's numbers by school: how many women and men."""
    counts = {(unit, group): n for unit, own in counted.items() for group, n in zip(GROUPS, own, strict=True)}
    counts |= {("district", group): sum(own[place] for own in counted.values()) for place, group in enumerate(GROUPS)}
    return counts | {(unit, "all"): sum(counts[unit, one] for one in GROUPS) for unit in (*counted, "district")}


class TestOfWhatOnlyGrows:
    @pytest.mark.parametrize(("more", "is_shown"), [(0, True), (1, False), (9, False), (10, True)])
    def test_few_more_than_before_are_not_told(self, protected, told, more, is_shown):
        before, *_ = told(rows_of(district(A=40, B=60)), BEFORE)
        now = shown(protected(rows_of(district(A=40 + more, B=90)), released=[before]))
        assert (("A", "all") in now) == is_shown

    def test_what_hides_them_has_room_beyond_what_was_told(self, protected, told):
        """B has not grown: hidden beside A it would leave it, since readers know that it is no less than before."""
        before, *_ = told(rows_of(district(A=40, B=60, C=80)), BEFORE)
        assert shown(protected(rows_of(district(A=44, B=60, C=104)), released=[before])) == {
            ("district", "all"),
            ("B", "all"),
        }

    def test_what_was_hidden_is_shown_once_it_is_large_and_tells_nothing_of_what_was(self, protected, told):
        before, first, _ = told(rows_of(district(A=4, B=60, C=80)), BEFORE)
        assert first == {("C", "all"), ("district", "all")}
        assert len(shown(protected(rows_of(district(A=13, B=80, C=100)), released=[before]))) == 4

    def test_not_where_it_is_as_large_as_the_sum_of_what_was_hidden(self, protected, told):
        """B + C was 14 and has only grown, so that D would be 30 or 31 where A and all are told."""
        before, first, _ = told(rows_of(district(A=20, B=9, C=5, D=30)), BEFORE)
        assert first == {("A", "all"), ("D", "all"), ("district", "all")}
        now = shown(protected(rows_of(district(A=35, B=9, C=5, D=31)), released=[before]))
        assert ("D", "all") not in now
        assert not {("A", "all"), ("district", "all")} <= now

    def test_nor_where_it_tells_what_was_hidden_of_others_before(self, protected, told):
        """E and G have not grown, so that what they leave of the district's women now is what they left then."""
        of = {
            BEFORE: by_sex(D=(29, 1), E=(4, 26), G=(20, 7)),
            NOW: by_sex(D=(41, 12), E=(4, 26), G=(20, 7)),
        }
        before, first, _ = told(rows_of(of[BEFORE]), BEFORE)
        assert {("district", "sex=female"), ("E", "all"), ("G", "all")} <= first
        assert ("D", "sex=male") not in first
        now = shown(protected(rows_of(of[NOW]), released=[before]))
        assert not {("district", "sex=female"), ("D", "sex=female"), ("E", "all"), ("G", "all")} <= now

    def test_a_cycle_that_is_run_again_later_is_held_against_later_ones(self, protected, told):
        later, *_ = told(rows_of(district(A=44, B=90)), "2026-03-31")
        assert ("A", "all") not in shown(protected(rows_of(district(A=40, B=60)), released=[later]))

    def test_what_readers_know_already_is_shown_again(self, protected, told):
        before, *_ = told(rows_of(district(A=40, B=60)))
        later, *_ = told(rows_of(district(A=44, B=90)), "2026-03-31")
        assert len(shown(protected(rows_of(district(A=40, B=60)), released=[before, later]))) == 3

    def test_another_school_year_is_nothing_to_subtract(self, protected, told):
        last_year = [row | {"period_start": "2024-07-01"} for row in rows_of(district(A=40, B=60))]
        before, *_ = told(last_year, "2025-06-30")
        assert len(shown(protected(rows_of(district(A=44, B=90)), released=[before]))) == 3


def test_a_delivered_stretch_holds_the_shorter_one_that_begins_with_it_whatever_its_name(protected, told):
    first, second = [rows_of(district(A=n, B=60), "own_count") for n in (40, 41)]
    before, *_ = told([row | {"origin": "counts"} for row in first], BEFORE)
    assert ("A", "all") not in shown(protected([row | {"origin": "counts"} for row in second], released=[before]))


def test_what_can_fall_too_is_the_net_of_who_came_and_who_went(protected, told):
    before, *_ = told(rows_of(district(A=40, B=60), "chronic_absence"), BEFORE)
    assert len(shown(protected(rows_of(district(A=44, B=90), "chronic_absence"), released=[before]))) == 3


class TestOfTheSamePeriod:
    def test_a_correction_is_shown_to_those_who_work_with_the_run(self, protected, told):
        before, *_ = told(rows_of(district(A=40, B=60)))
        assert len(shown(protected(rows_of(district(A=41, B=60)), released=[before]))) == 3

    @pytest.mark.parametrize(("more", "is_shown"), [(0, True), (1, False), (9, False), (10, True)])
    def test_a_correction_of_few_is_not_told_to_everybody(self, protected, told, more, is_shown):
        before, *_ = told(rows_of(district(A=40, B=60)))
        now = protected(rows_of(district(A=40 + more, B=60)), released=[before], hides_corrections=True)
        assert (("A", "all") in shown(now), ("district", "all") in shown(now)) == (is_shown, is_shown)

    def test_how_many_there_are_is_corrected_too(self, protected, told):
        before, *_ = told(rows_of(district(A=40, B=60), of=300))
        assert not shown(protected(rows_of(district(A=40, B=60), of=303), released=[before], hides_corrections=True))

    def test_what_was_hidden_stays_hidden(self, protected, told):
        """B was hidden for A, which is large now: together with what was told then, B would tell what A was."""
        before, first, _ = told(rows_of(district(A=9, B=60)))
        assert first == {("district", "all")}
        assert shown(protected(rows_of(district(A=12, B=60)), released=[before])) == {("district", "all")}

    def test_rows_that_came_late_do_not_tell_what_was_hidden_of_those_that_were_there(self, protected, told):
        """E and G are as they were, so that their women are what D leaves of the district's, then as now."""
        before, first, _ = told(rows_of(by_sex(D=(29, 1), E=(4, 26), G=(20, 7))))
        assert ("D", "sex=male") not in first
        now = shown(
            protected(rows_of(by_sex(D=(41, 12), E=(4, 26), G=(20, 7))), released=[before], hides_corrections=True)
        )
        assert not {("district", "sex=female"), ("D", "sex=female"), ("E", "all"), ("G", "all")} <= now

    def test_nothing_is_hidden_by_hiding_what_everybody_knows(self, protected, told):
        """A was 10 and is 9; B and C are as they were, so only D or the sum keep A from being worked out."""
        before, *_ = told(rows_of(district(A=10, B=60, C=80, D=100)))
        corrected = rows_of(district(A=9, B=60, C=80, D=111))
        everybody = shown(protected(corrected, released=[before], hides_corrections=True))
        assert everybody == {("B", "all"), ("C", "all"), ("district", "all")}


def test_what_others_are_not_told_nobody_is(protected, told):
    """A policy for others hides fewer than 50."""
    beside, first, _ = told(rows_of(district(A=40, B=60, C=80)), minimum_n=50)
    assert ("A", "all") not in first
    assert shown(protected(rows_of(district(A=40, B=60, C=80)), beside=beside)) == first


@pytest.mark.parametrize("of_what", ["released", "beside"])
def test_what_would_tell_it_is_refused(protected, told, of_what):
    counts = district(A=40, B=60)
    others = {"released": told(rows_of(counts), BEFORE)[0], "beside": told(rows_of(counts), minimum_n=50)[0]}
    given = others[of_what]
    counts = district(A=44, B=90) if of_what == "released" else counts
    warehouse = protected(rows_of(counts), **{of_what: [given] if of_what == "released" else given})
    assert not violations(warehouse)
    warehouse.execute(
        """update published set is_shown = true, hidden_reason = '', numerator = candidates.numerator,
            denominator = candidates.denominator, value = candidates.value, n = candidates.people_n
        from candidates where published.unit_id = candidates.unit_id and published.unit_id = 'A'"""
    )
    assert violations(warehouse) == {"suspension_rate": 1}


class Suspended(NamedTuple):
    """Students of a school and sex who were suspended in the first cycle, and who came to be in each after it."""

    school: str
    sex: str
    first: int
    more: tuple[int, int]


def suspended() -> st.SearchStrategy[list[Suspended]]:
    """Up to four schools with few or many."""
    numbers = st.sampled_from([0, 1, 4, 8, 10, 13, 25])
    more = st.tuples(st.sampled_from([0, 0, 2, 5, 12, 20]), st.sampled_from([0, 0, 1, 8, 15]))
    one = st.builds(Suspended, st.sampled_from("ABCD"), st.sampled_from(GROUPS), numbers, more)
    return st.lists(one, min_size=1, max_size=8)


def counts_of(people: list[Suspended]) -> dict[tuple[str, str, object], int]:
    """How many by unit, group and cycle, and how many more than in the cycle before."""
    counts: dict[tuple[str, str, object], int] = defaultdict(int)
    for one in people:
        for place in [(unit, group) for unit in (one.school, "district") for group in ("all", one.sex)]:
            for cycle, n in enumerate((one.first, one.first + one.more[0], one.first + sum(one.more))):
                counts[*place, cycle] += n
            for between, n in zip(BETWEEN, one.more, strict=True):
                counts[*place, between] += n
    return dict(counts)


def sums_of(counts):
    """Groups and schools add up, and what was counted with what came."""
    units = sorted({unit for unit, *_ in counts} - {"district"})
    has_both = {group for _, group, _ in counts} > {"all", GROUPS[0]}
    for unit, group, time in counts:
        if unit == "district":
            yield (unit, group, time), [cell for one in units if (cell := (one, group, time)) in counts]
        if group == "all" and has_both:
            yield (unit, group, time), [cell for one in GROUPS if (cell := (unit, one, time)) in counts]
        if time in BETWEEN:
            earlier, later = BETWEEN[time]
            yield (unit, group, later), [(unit, group, earlier), (unit, group, time)]


@settings(max_examples=6, deadline=None)
@given(suspended(), st.sampled_from([60, 150, PEOPLE]), st.permutations(range(3)))
def test_cycles_together_tell_no_hidden_number_nor_few_who_came(told, people, fewest, order):
    """To fewer than seven numbers, codes and all, whatever the order in which cycles are told.

    But nobody, of all parts of a shown total of nobody; and what cycles that were told before tell of one between them.
    """
    counts = counts_of(people)
    sizes = {place[:2]: max(fewest, n + 20) for place, n in counts.items() if place[2] == 2}
    files, known, within = {}, set(), {}
    for cycle in order:
        rows = rows_of({place: counts[*place, cycle] for place in sizes})
        released = [until_day(path, CYCLES[other - cycle]) for other, path in files.items()]
        files[cycle], shown_now, codes_now = told(with_sizes(rows, sizes), released=released)
        before = narrow_of(counts, known, within, files)
        known |= {(*place, cycle) for place in shown_now}
        within |= {(*place, cycle): ends for place, ends in codes_now.items()}
        narrow = narrow_of(counts, known, within, files)
        assert all(is_nobodys(counts, known, cell) for cell in narrow.keys() - before.keys()), narrow


def narrow_of(counts, known, within, cycles):
    """What can be told to fewer than seven numbers: of cycles, and of few who came between two of them."""
    asked = {cell for cell, n in counts.items() if cell[2] in cycles or (cell[2] in BETWEEN and 0 < n < FEW)}
    asked -= {cell for cell in asked if cell[2] in BETWEEN and not set(BETWEEN[cell[2]]) <= set(cycles)}
    found = ranges(counts, known, sums_of(counts), within=within)
    return {cell: ends for cell, ends in found.items() if cell in asked and ends[1] - ends[0] < MIN_WIDTH - 1e-6}


def with_sizes(rows, sizes):
    """Of so many each, which another measure of them tells."""
    sized = [row | {"denominator": sizes[row["unit"], row["group"]]} for row in rows]
    return [*sized, *(row | {"measure": "typical_growth", "numerator": row["denominator"] // 2} for row in sized)]


def is_nobodys(counts, known, cell):
    unit, group, _ = cell
    totals = [(one, of, time) for one in ("district", unit) for of in ("all", group) for time in range(3)]
    return counts[cell] == 0 and any(counts[total] == 0 and total in known for total in totals)
