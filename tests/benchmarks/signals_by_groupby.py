"""XmR charts under mdc-2023 by pandas: the columns of `signals` and `summaries`, vectorised over all series."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tasks.signals.run_limits import run_limits

_KEYS = ["series", "phase"]


def judge(points: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """One row a point, and one a series and phase."""
    frame = points.sort_values([*_KEYS, "date"], ignore_index=True)
    _limits(frame)
    _runs_of(frame, "side", "side_n")
    _runs_of(frame, "step", "step_n")
    grouped = frame.groupby(_KEYS, sort=False)
    next_step, next_step_n = grouped["step"].shift(-1), grouped["step_n"].shift(-1)
    in_trend = (frame["step"].ne(0) & frame["step_n"].ge(6)).fillna(False)
    # A point belongs to the trend that starts from it.
    starts_trend = (next_step.ne(0) & next_step_n.ge(6) & next_step.ne(frame["step"])).fillna(False)
    slope = np.where(in_trend, frame["step"], next_step)
    two = _two_of_three(frame, grouped)
    has_limits = frame["upper"].notna()
    is_outside = frame["zone"].abs().eq(3)
    is_trend = in_trend | starts_trend
    is_shift = frame["side"].ne(0) & frame["side_n"].ge(7)
    frame["point_type"] = np.select(
        [frame["value"].isna(), ~has_limits, is_outside, is_trend, two, is_shift],
        ["missing", "not_computable", "outside", "trend", "two_of_three", "shift"],
        "common_cause",
    )
    is_flagged = frame["point_type"].isin(["outside", "trend", "two_of_three", "shift"])
    toward = np.where(frame["point_type"].eq("trend"), slope, frame["zone"])
    frame["direction"] = np.where(is_flagged, np.where(toward > 0, "up", "down"), None)
    frame["note"] = np.select([frame["value"].isna(), ~has_limits], ["no value", "the values do not vary"], None)
    frame["rules"], frame["rules_version"] = "mdc-2023", "2023-11"
    return frame, _summaries(frame, is_flagged)


def _limits(frame: pd.DataFrame) -> None:
    grouped = frame.groupby(_KEYS, sort=False)
    value = frame["value"]
    frame["centre"] = grouped["value"].transform("mean")
    tolerance = value.abs().groupby([frame[key] for key in _KEYS], sort=False).transform("max") * 1e-12
    change = grouped["value"].diff()
    change = change.mask(change.abs() <= tolerance, 0)
    frame["moving_range"] = change.abs()
    mean_range = grouped["moving_range"].transform("mean")
    frame["kept"] = frame["moving_range"].where(frame["moving_range"] < 3.267 * mean_range)
    kept = grouped["kept"].transform("mean")
    sigma = kept.where(kept > 0, mean_range) * 2.66 / 3
    sigma = sigma.where(sigma > 0)
    for name, times in (("lower", -3), ("upper", 3), ("near_lower", -2), ("near_upper", 2)):
        frame[name] = frame["centre"] + times * sigma
    frame["step"] = np.sign(change)
    distance = value - frame["centre"]
    frame["side"] = np.sign(distance.mask(distance.abs() <= tolerance, 0))
    frame["zone"] = np.select(
        [
            value > frame["upper"] + tolerance,
            value < frame["lower"] - tolerance,
            value > frame["near_upper"] + tolerance,
            value < frame["near_lower"] - tolerance,
        ],
        [3, -3, 2, -2],
        frame["side"],
    )


def _runs_of(frame: pd.DataFrame, column: str, into: str) -> None:
    """The length of the run of equal values that each row stands in."""
    key = frame["series"].to_numpy()
    values = frame[column].fillna(9).to_numpy()
    is_start = np.ones(len(frame), dtype=bool)
    is_start[1:] = (key[1:] != key[:-1]) | (values[1:] != values[:-1])
    run = np.cumsum(is_start) - 1
    frame[into] = np.where(frame[column].notna(), np.bincount(run)[run], np.nan)


def _two_of_three(frame: pd.DataFrame, grouped: pd.core.groupby.DataFrameGroupBy) -> pd.Series:
    sign = np.sign(frame["zone"])
    two_before, before, after, two_after = (grouped["zone"].shift(offset) * sign for offset in (2, 1, -1, -2))
    windows = [(two_before, before), (before, after), (after, two_after)]
    holds = [(a >= 1) & (b >= 1) & ((a >= 2) | (b >= 2)) for a, b in windows]
    return frame["zone"].abs().ge(2) & (holds[0] | holds[1] | holds[2])


def _summaries(frame: pd.DataFrame, is_flagged: pd.Series) -> pd.DataFrame:
    grouped = frame.assign(is_flagged=is_flagged).groupby(_KEYS, sort=False)
    phases = grouped.agg(n=("date", "size"), flagged_n=("is_flagged", "sum"), target=("target", "last"))
    useful = frame.loc[frame["side"].ne(0) & frame["side"].notna(), [*_KEYS, "side"]].reset_index(drop=True)
    _runs_of(useful, "side", "run_n")
    by_phase = useful.groupby(_KEYS, sort=False)
    useful["is_crossing"] = by_phase["side"].shift().notna() & by_phase["side"].diff().ne(0)
    runs = by_phase.agg(n_useful=("side", "size"), longest_run=("run_n", "max"))
    runs["crossings"] = useful.groupby(_KEYS, sort=False)["is_crossing"].sum()
    phases = phases.join(runs)
    phases["n_useful"] = phases["n_useful"].fillna(0)
    allowed = pd.DataFrame(
        [*run_limits(int(phases["n_useful"].max()))], columns=["n_useful", "longest_run_max", "crossings_min"]
    )
    phases = phases.reset_index().merge(allowed, on="n_useful", how="left").set_index(_KEYS)
    phases["signal"] = phases["flagged_n"] > 0
    latest = frame.loc[frame["value"].notna()].groupby(_KEYS, sort=False).last()
    phases = phases.join(latest[["point_type", "direction", "lower", "upper"]])
    phases["variation"] = np.select(
        [
            phases["point_type"].isna() | phases["point_type"].eq("not_computable"),
            phases["point_type"].eq("common_cause"),
            phases["direction"].eq("up"),
        ],
        ["not_computable", "common_cause", "improvement"],
        "concern",
    )
    phases["assurance"] = np.select(
        [phases["upper"].isna(), phases["target"] > phases["upper"], phases["target"] < phases["lower"]],
        ["not_computable", "fail", "pass"],
        "inconsistent",
    )
    return phases
