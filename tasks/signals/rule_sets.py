"""The rule sets by name: which patterns of points are a signal, each with its version."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class RuleSet:
    """One rule set; the fields are the columns of the table `rule_sets`, and None leaves a rule out.

    `shift_n` points in a row on one side of the centre are a shift; `trend_n` points that rise or fall without a tie
    are a trend. Two of three points in a row beyond the near limit signal where the third is in the zone
    `third_at_least` or further out: 1 is the same side, -3 anywhere. `judges_runs` is the rule of Anhøj and Olesen
    (2014) for the longest run and the number of crossings.
    """

    rules: str
    version: str
    words: str
    judges_outside: bool = True
    shift_n: int | None = None
    trend_n: int | None = None
    third_at_least: int | None = None
    two_of_three_counts_outside: bool = True
    judges_runs: bool = False


_SETS = (
    RuleSet(
        rules="mdc-2023",
        version="2023-11",
        words="outside; trend of 7; two of three beyond the near limit and all on one side; shift of 7",
        shift_n=7,
        trend_n=7,
        third_at_least=1,
    ),
    RuleSet(
        rules="nhsr-0.2",
        version="0.2.2",
        words="as mdc-2023, but two of three counts no point beyond the limits",
        shift_n=7,
        trend_n=7,
        third_at_least=1,
        two_of_three_counts_outside=False,
    ),
    RuleSet(
        rules="western-electric",
        version="1956, without four of five",
        words="outside; two of three beyond the near limit on one side, the third anywhere; shift of 8",
        shift_n=8,
        third_at_least=-3,
    ),
    RuleSet(
        rules="anhoej",
        version="2014",
        words="outside; a run longer than chance allows (shift); fewer crossings than chance allows (summary only)",
        judges_runs=True,
    ),
)
RULE_SETS = {one.rules: one for one in _SETS}
