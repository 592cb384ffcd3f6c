"""The verb `throughline signals`: any series in, a verdict on each of its points out."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from datetime import date
from math import isfinite
from pathlib import Path

from tasks.signals.chart_kinds import CHART_KINDS
from tasks.signals.rule_sets import RULE_SETS
from tasks.signals.words import help_words

WORDS = "Say of every point of any series whether it is a signal, on a control chart or run chart."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb may be told, and what its answers mean."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = help_words()
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="columns series (optional), date, value or counts, target (optional)"
    )
    parser.add_argument("--chart", required=True, choices=[*CHART_KINDS], help="the kind of chart, see below")
    parser.add_argument(
        "--rules", choices=[*RULE_SETS], default="", help="mdc-2023 when not given, for a run chart anhoej"
    )
    parser.add_argument(
        "--baseline", type=_baseline, metavar="N", help="limits from the first N rows of each phase; from all"
    )
    parser.add_argument(
        "--phase",
        type=day,
        action="append",
        default=[],
        metavar="DATE",
        help="a new phase starts on this day; a series without a row of that day starts it with its next; may be "
        "given more than once",
    )
    parser.add_argument(
        "--improvement", choices=["increase", "decrease", "neutral"], default="neutral", help="neutral when not given"
    )
    parser.add_argument("--target", type=_number, metavar="X", help="a value to reach, in the units of the chart")
    screening = parser.add_mutually_exclusive_group()
    screening.add_argument(
        "--screening",
        dest="is_screened",
        action="store_true",
        default=None,
        help="leave out moving ranges far above their mean; XmR and T do unless told not to",
    )
    screening.add_argument("--no-screening", dest="is_screened", action="store_false", help="keep all moving ranges")
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--summary", action="store_true", help="one row a series and phase instead")
    output.add_argument("--svg", action="store_true", help="a drawing instead, with its text alternative")


def signals(arguments: argparse.Namespace) -> int:
    """Print what the charts say."""
    from tasks.signals.chart_file import charted_file
    from tasks.signals.charting import Charting
    from tasks.signals.drawing import drawn

    charting = Charting(
        chart=arguments.chart,
        rules=arguments.rules,
        baseline_n=arguments.baseline,
        phase_starts=arguments.phase,
        improvement=arguments.improvement,
        target=arguments.target,
        is_screened=arguments.is_screened,
    )
    with charted_file(arguments.file, charting) as charted:
        if arguments.svg:
            drawing = drawn(charted, charting)
            print(json.dumps({"svg": drawing}) if arguments.json else drawing)
            return 0
        listing = charted.phases() if arguments.summary else charted.points()
        if arguments.json:
            told = {
                "chart": charting.chart,
                "rules": charting.rule_set.rules,
                "rules_version": charting.rule_set.version,
            }
            json.dump([{**record, **told} for record in listing.records], sys.stdout)
            print()
            return 0
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(listing.columns)
        writer.writerows([_as_csv(cell) for cell in row] for row in listing.rows)
    return 0


def _as_csv(cell: object) -> object:
    return str(cell).lower() if isinstance(cell, bool) else cell


def _baseline(word: str) -> int:
    if not word.isdecimal() or int(word) < 2:
        raise argparse.ArgumentTypeError("a baseline has at least 2 rows")
    return int(word)


def day(word: str) -> date:
    """A day as a command's word, in the one way that is documented; argparse tells the error."""
    try:
        found = date.fromisoformat(word)
    except ValueError:
        found = None
    if found is None or found.isoformat() != word:
        raise argparse.ArgumentTypeError("write a day as 2026-01-31")
    return found


def _number(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise argparse.ArgumentTypeError("write a number such as 0.95")
    return number
