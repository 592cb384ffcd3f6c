"""The verb `throughline gap`: two groups in, how far they lie apart out."""

from __future__ import annotations

import argparse
import json
import sys

WORDS = "Say how far two groups without a member in common lie apart, with intervals."
_MOST = 10**15
_HELP = """\
prints JSON:
  wilson_1, wilson_2  the rate of each group, with Wilson's interval
  difference          rate 1 less rate 2, with Newcombe's interval (method 10)
  ratio               rate 1 over rate 2, with the log interval; not estimable where a count is zero
each has value, lower and upper, and why where one of them is null

  throughline gap 9 10 3 10
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The counts of both groups."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _HELP
    for place in (1, 2):
        parser.add_argument(f"x{place}", type=_count, metavar=f"X{place}", help=f"how many of group {place} have it")
        parser.add_argument(f"n{place}", type=_count, metavar=f"N{place}", help=f"how many are in group {place}")
    parser.add_argument(
        "--confidence", type=_percent, default=95.0, metavar="PERCENT", help="of the intervals; 95 when not given"
    )
    parser.set_defaults(refuse=parser.error)


def gap(arguments: argparse.Namespace) -> int:
    """Print the rates, their difference and their ratio."""
    from tasks.gaps.gap import gap as compared

    for place, x, n in ((1, arguments.x1, arguments.n1), (2, arguments.x2, arguments.n2)):
        if x > n:
            arguments.refuse(
                f"group {place} has {n:,} members, and {x:,} of them cannot have it: X{place} is at most N{place}"
            )
    told = compared(arguments.x1, arguments.n1, arguments.x2, arguments.n2, confidence=arguments.confidence / 100)
    json.dump(told, sys.stdout)
    print()
    return 0


def _count(word: str) -> int:
    if not (word.isascii() and word.isdecimal()):
        raise argparse.ArgumentTypeError("write a count such as 12: no sign, no decimals")
    if len(word.lstrip("0")) > len(str(_MOST)) or int(word) > _MOST:
        raise argparse.ArgumentTypeError(f"write a count of {_MOST:,} or less")
    return int(word)


def _percent(word: str) -> float:
    try:
        percent = float(word)
    except ValueError:
        percent = 0.0
    if not 0 < percent < 100:
        raise argparse.ArgumentTypeError("write a percentage between 0 and 100, such as 90")
    return percent
