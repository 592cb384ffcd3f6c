"""The verb `throughline explain`: a number of a published run, and all that it is made of."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

WORDS = "Say where a number comes from: its counts, inputs, filters, definition and SQL."
_HELP = """\
UNIT is a school by its id or name, a level such as elementary, or district.
GROUP is all, or breakdown=value such as disability=yes.
Numbers of small groups that a run does not show are not told here either, nor which part of a rule a group misses
whose figure is not calculated.

  throughline explain home/runs/latest chronic_absence district
  throughline explain home/runs/latest proficiency "Birch Elementary" english_learner=yes
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The run and the number."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _HELP
    parser.add_argument("run", type=Path, metavar="RUN", help="a folder below home/runs, such as home/runs/latest")
    parser.add_argument("measure", metavar="MEASURE", help="as throughline indicators names it")
    parser.add_argument("unit", metavar="UNIT")
    parser.add_argument("group", nargs="?", default="all", metavar="GROUP")


def explain(arguments: argparse.Namespace) -> int:
    """Print the explanation."""
    from tasks.explain import explain as explained
    from tasks.explaining.in_words import as_json, in_words

    told = explained(arguments.run, arguments.measure, arguments.unit, arguments.group)
    if arguments.json:
        json.dump(as_json(told), sys.stdout, default=str)
        print()
    else:
        print(in_words(told))
    return 0
