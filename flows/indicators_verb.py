"""The verb `throughline indicators`: what is computed, by which definition, and with which SQL."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

WORDS = "Print the catalogue of indicators: what each asks, by whose definition, and what it does not say."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which indicators, and as what."""
    parser.add_argument("names", nargs="*", metavar="INDICATOR")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page with all SQL instead")
    parser.set_defaults(refuse=parser.error)


def indicators(arguments: argparse.Namespace) -> int:
    """Print them, or write the page."""
    from tasks.indicators.documentation import indicators_as_dict, indicators_as_html, indicators_as_text, named

    try:
        chosen = named(arguments.names)
    except ValueError as unknown:
        arguments.refuse(str(unknown))
    if arguments.html:
        try:
            arguments.html.write_text(indicators_as_html(chosen), encoding="utf-8")
        except OSError as error:
            arguments.refuse(f"{arguments.html} cannot be written: {error.strerror}")
        print(json.dumps({"page": str(arguments.html)}) if arguments.json else f"The page is {arguments.html}")
    else:
        print(json.dumps(indicators_as_dict(chosen)) if arguments.json else indicators_as_text(chosen))
    return 0
