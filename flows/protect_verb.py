"""The verb `throughline protect`: a table of counts in, the same table with small cells hidden out."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from pathlib import Path

WORDS = "Hide the small counts of any table, and as few others as keep them from being worked out."
_HELP = """\
FILE has a column for each dimension, such as school and group, and `count`. A row with an empty dimension is the total
along it. Where people are in several groups at once, make a dimension of each group.

The same rows come out as CSV, with
  shown         the count, empty where it is hidden
  reason        primary: too small itself; complementary: it would give one away; empty: shown
  lower, upper  what a reader who knows all that is shown can still work out of a hidden count, by linear programming;
                upper is empty where nothing bounds it
`count`, `reason`, `lower` and `upper` are for whoever publishes; --public leaves them out.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The table and how strictly it is protected."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _HELP
    parser.add_argument("file", type=Path, metavar="FILE", help="columns of dimensions, and count")
    parser.add_argument(
        "--threshold", type=_whole, required=True, metavar="N", help="counts below it are hidden: 10 hides 1 to 9"
    )
    parser.add_argument(
        "--zeros",
        choices=["protect", "publish"],
        default="protect",
        help="whether 0 is hidden too; protect if not given",
    )
    parser.add_argument(
        "--min-width", type=_whole, default=7, metavar="W", help="how far apart lower and upper lie at least; 7"
    )
    parser.add_argument("--public", action="store_true", help="print dimensions and what is shown, and nothing else")


def protect(arguments: argparse.Namespace) -> int:
    """Print the protected table."""
    from tasks.suppression.protected_table import protect_table
    from tasks.suppression.table_file import read_table

    protected = protect_table(
        read_table(arguments.file),
        arguments.threshold,
        hides_zeros=arguments.zeros == "protect",
        min_width=arguments.min_width,
    )
    chosen = [
        place
        for place, name in enumerate(protected.columns)
        if not arguments.public or name == "shown" or place < len(protected.table.dimensions)
    ]
    columns = [protected.columns[place] for place in chosen]
    rows = ([row[place] for place in chosen] for row in protected.rows)
    if arguments.json:
        json.dump([dict(zip(columns, row, strict=True)) for row in rows], sys.stdout)
        print()
        return 0
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return 0


def _whole(word: str) -> int:
    if not (word.isascii() and word.isdecimal()) or not 1 <= int(word) <= 1_000_000:
        raise argparse.ArgumentTypeError("write a whole number from 1 up")
    return int(word)
