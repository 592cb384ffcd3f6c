"""Where a move is not split, there is a reason; and which run a cycle is held against."""

from __future__ import annotations

import json

import duckdb
import pytest

from tests.tasks.moves.told import FALL, WINTER, named, unsplit, without


class TestNoSplit:
    def test_in_the_first_cycle(self, two_cycles, datasets):
        move = two_cycles.run("fall", **datasets("fall", FALL)).move("attendance_rate")
        assert unsplit(move) == "no earlier cycle"
        assert move["earlier_value"] is None

    def test_where_the_cycle_before_was_never_run(self, two_cycles, datasets):
        move = two_cycles.run("winter", **datasets("winter", FALL)).move("attendance_rate")
        assert unsplit(move) == "no earlier run"

    def test_where_the_earlier_brief_had_no_such_figure(self, two_cycles, datasets):
        fall = datasets("fall", FALL)
        del fall["attendance"]
        move = two_cycles.run("fall", **fall).run("winter", **datasets("winter", FALL)).move("attendance_rate")
        assert unsplit(move) == "no earlier figure"

    def test_where_no_school_sent_data_in_both_cycles(self, two_cycles, datasets):
        two_cycles.run("fall", **datasets("fall", FALL))
        move = two_cycles.run("winter", **datasets("winter", "D 60 20 1\nD 40 20 4", schools="A\nB\nC")).move(
            "attendance_rate"
        )
        assert unsplit(move) == "no common school"

    def test_where_the_frozen_rows_would_be_needed_and_are_gone(self, two_cycles, datasets):
        two_cycles.run("fall", **datasets("fall", FALL))
        for path in two_cycles.district.home_folder.rglob("accepted/services/attendance/fall*.parquet"):
            path.unlink()
        move = two_cycles.run("winter", **datasets("winter", without(FALL, "C"), enrolled="C 100"))
        assert unsplit(move.move("attendance_rate")) == "rows gone"
        assert named(move.move("enrolment")) == set()
        assert two_cycles.manifests[-1]["earlier_run"]["rows_gone"] == ["attendance"]

    def test_where_figures_come_ready_made(self, two_cycles, datasets):
        for cycle in ("fall", "winter"):
            one = two_cycles.district.cycle(cycle)
            count = {
                "measure": "seats",
                "definition_version": "1",
                "unit_type": "district",
                "group_id": "all",
                "period_start": one.start,
                "period_end": one.end,
                "numerator": 60,
                "denominator": 200,
                "status": "reported",
                "authority": "State",
                "is_published": True,
            }
            two_cycles.run(cycle, **datasets(cycle, FALL), counts=[count])
        assert unsplit(two_cycles.move("seats")) == "ready-made"


class TestProtection:
    def test_a_school_too_small_to_be_shown_is_not_laid_bare_by_the_split(self, two_cycles, datasets):
        small = f"{FALL}\nD 5 20 1"
        two_cycles.run("fall", **datasets("fall", small))
        two_cycles.run("winter", **datasets("winter", FALL, enrolled="D 5"))
        move = two_cycles.move("attendance_rate")
        assert unsplit(move) == "small group"
        assert move["earlier_value"] is not None

    def test_a_figure_that_is_hidden_has_no_move(self, two_cycles, datasets):
        two_cycles.run("fall", **datasets("fall", "A 5 20 1"))
        assert two_cycles.runs[-1].joinpath("published/moves.parquet").is_file()
        with pytest.raises(ValueError, match="not enough values"):
            two_cycles.move("attendance_rate")


class TestWhichRun:
    def test_the_latest_run_of_the_cycle_before_is_the_one(self, two_cycles, datasets):
        two_cycles.run("fall", **datasets("fall", WINTER)).run("fall", **datasets("fall", FALL))
        two_cycles.run("winter", **datasets("winter", FALL))
        assert named(two_cycles.move("attendance_rate")) == set()
        assert two_cycles.manifests[-1]["earlier_run"] == {
            "cycle": "fall",
            "fingerprint": two_cycles.manifests[1]["fingerprint"],
            "rows_gone": [],
        }

    def test_another_earlier_run_is_another_fingerprint(self, two_cycles, datasets):
        winter = datasets("winter", FALL)
        two_cycles.run("winter", **winter)
        two_cycles.run("fall", **datasets("fall", FALL)).run("winter", **winter)
        alone, _, after_fall = (json.dumps(one["fingerprint"]) for one in two_cycles.manifests)
        assert alone != after_fall

    def test_without_its_warehouse_the_earlier_run_is_computed_again_from_its_rows(self, two_cycles, datasets):
        two_cycles.run("fall", **datasets("fall", FALL))
        (two_cycles.runs[0] / "protected" / "warehouse.duckdb").write_bytes(b"not a warehouse")
        move = two_cycles.run("winter", **datasets("winter", WINTER)).move("attendance_rate")
        assert named(move) == {"real"}


def test_the_warehouse_of_the_run_holds_the_moves_too(two_cycles, datasets):
    two_cycles.run("fall", **datasets("fall", FALL))
    with duckdb.connect(str(two_cycles.runs[0] / "protected" / "warehouse.duckdb"), read_only=True) as warehouse:
        assert warehouse.execute("select count(*) > 0 from moves").fetchall() == [(True,)]
