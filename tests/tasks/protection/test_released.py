"""What readers were told before is not told apart by what they are told now: neither who came to be counted in between,
nor what a correction changed."""

from __future__ import annotations

from typing import NamedTuple

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
UNIT = "if(unit_type = 'district', 'district', unit_id)"
OWN = "measure <> 'typical_growth'"


@pytest.fixture(scope="session")
def told(protected, tmp_path_factory):
    """The file of what these rows tell, as if their period had ended on another day; and which of them are shown."""

    def tell(rows, until=NOW, **options):
        warehouse = protected(rows, **options)
        path = tmp_path_factory.mktemp("released") / "told.parquet"
        write_told(warehouse, path)
        warehouse.execute(f"create or replace temp table told_now as from read_parquet('{path}')")
        warehouse.execute("update told_now set period_end = cast($until as date)", {"until": until})
        warehouse.execute(f"copy told_now to '{path}'")
        return path, shown(warehouse), codes(warehouse)

    return tell


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

    def test_what_was_hidden_is_shown_once_ten_more_are_counted(self, protected, told):
        before, first, _ = told(rows_of(district(A=4, B=60, C=80)), BEFORE)
        assert ("A", "all") not in first
        for n, is_shown in ((13, False), (14, True)):
            now = shown(protected(rows_of(district(A=n, B=80, C=100)), released=[before]))
            assert (("A", "all") in now) == is_shown, n

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
    """Students of a school and sex who were suspended before, and who came to be between."""

    school: str
    sex: str
    before: int
    more: int


def suspended() -> st.SearchStrategy[list[Suspended]]:
    """Up to four schools with few or many."""
    numbers = st.sampled_from([0, 1, 4, 8, 10, 13, 25])
    one = st.builds(Suspended, st.sampled_from("ABCD"), st.sampled_from(GROUPS), numbers, numbers)
    return st.lists(one, min_size=1, max_size=8)


def counts_of(people: list[Suspended]) -> dict[tuple[str, str, str], int]:
    """How many by unit, group and kind: before, now, and more now than before."""
    counts: dict[tuple[str, str, str], int] = {}
    for one in people:
        for place in [(unit, group) for unit in (one.school, "district") for group in ("all", one.sex)]:
            for kind, n in (("before", one.before), ("more", one.more), ("now", one.before + one.more)):
                counts[*place, kind] = counts.get((*place, kind), 0) + n
    return counts


def sums_of(counts):
    """Groups, schools and what was before add up."""
    units = sorted({unit for unit, *_ in counts} - {"district"})
    has_both = {group for _, group, _ in counts} > {"all", GROUPS[0]}
    for unit, group, kind in counts:
        if unit == "district":
            yield (unit, group, kind), [cell for one in units if (cell := (one, group, kind)) in counts]
        if group == "all" and has_both:
            yield (unit, group, kind), [cell for one in GROUPS if (cell := (unit, one, kind)) in counts]
        if kind == "now":
            yield (unit, group, kind), [(unit, group, "before"), (unit, group, "more")]


@settings(max_examples=12, deadline=None)
@given(suspended(), st.sampled_from([60, 150, PEOPLE]))
def test_two_cycles_together_tell_no_hidden_number(protected, told, people, fewest):
    """To fewer than seven numbers, codes and all; but nobody, of all parts of a shown total of nobody."""
    counts = counts_of(people)
    of = {kind: {place[:2]: n for place, n in counts.items() if place[2] == kind} for kind in ("before", "now")}
    sizes = {place: max(fewest, n + 20) for place, n in of["now"].items()}
    before, shown_before, codes_before = told(with_sizes(rows_of(of["before"]), sizes), BEFORE)
    now = protected(with_sizes(rows_of(of["now"]), sizes), released=[before])
    known = {(*place, "before") for place in shown_before} | {(*place, "now") for place in shown(now)}
    within = {(*place, "before"): ends for place, ends in codes_before.items()}
    within |= {(*place, "now"): ends for place, ends in codes(now).items()}
    found = ranges(counts, known, sums_of(counts), within=within)
    narrow = {cell for cell, (least, most) in found.items() if cell[2] != "more" and most - least < MIN_WIDTH - 1e-6}
    assert all(is_nobodys(counts, known, cell) for cell in narrow), {cell: found[cell] for cell in narrow}


def with_sizes(rows, sizes):
    """Of so many each, which another measure of them tells."""
    sized = [row | {"denominator": sizes[row["unit"], row["group"]]} for row in rows]
    return [*sized, *(row | {"measure": "typical_growth", "numerator": row["denominator"] // 2} for row in sized)]


def is_nobodys(counts, known, cell):
    unit, group, _ = cell
    totals = [(one, of, kind) for one in ("district", unit) for of in ("all", group) for kind in ("before", "now")]
    return counts[cell] == 0 and any(counts[total] == 0 and total in known for total in totals)
