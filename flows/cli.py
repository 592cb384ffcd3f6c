"""The command `throughline`: each verb calls one function."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from expectations.quiet_exit import end_quietly
from flows import explain_verb, gap_verb, indicators_verb, protect_verb, signals_verb
from tasks.errors import EXIT_CODES, RunFailed, ThroughlineError

NOT_COMPLETE = 3
_MOST_ROWS_N = 1_000_000


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = parser().parse_args(words)
    verb: Callable[[argparse.Namespace], int] = arguments.verb
    try:
        return verb(arguments)
    except ThroughlineError as error:
        return _failed(arguments, error)
    except BrokenPipeError:
        # Whoever reads the answer, such as `head`, has read enough; Python would complain again on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        what = f"A file or folder cannot be used: {error.strerror or 'no answer'}."
        return _failed(
            arguments,
            RunFailed(what, where=str(error.filename or ""), fix="see whether this user may read or write there"),
        )
    except KeyboardInterrupt:
        end_quietly()
        print("throughline: stopped; what was published before is as it was", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """All verbs with their arguments."""
    codes = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in EXIT_CODES.items())
    top = argparse.ArgumentParser(
        prog="throughline",
        description="Runs a school district's improvement cycles.",
        epilog=f"exit codes:\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = top.add_subparsers(title="verbs", required=True, metavar="VERB")

    def verb(name: str, function: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=words, description=words)
        added.set_defaults(verb=function)
        added.add_argument("--json", action="store_true", help="print the result as JSON")
        return added

    new = verb("new", _new, "Write a commented district folder that runs at once.")
    new.add_argument("folder", type=Path, metavar="DIR")
    check = verb("check", _check, "Check all that can be known of a district folder without running it.")
    check.add_argument("folder", type=Path, metavar="DIR")
    words = "Try a school year's first files before its first day; nothing that a run reads is changed."
    rehearse = verb("rehearse", _rehearse, words)
    rehearse.add_argument("folder", type=Path, metavar="DIR")
    rehearse.add_argument("--year", metavar="YEAR", help="such as 2026-27; the one after that of today's latest cycle")
    rehearse.add_argument(
        "--with",
        type=Path,
        dest="new_files",
        metavar="FOLDER",
        help="new files, named as in district.toml; what is not there is not rehearsed",
    )
    run = verb("run", _run, "Run a cycle and publish its briefs.")
    run.add_argument("folder", type=Path, metavar="DIR")
    run.add_argument("--cycle", required=True, metavar="ID", help="one of the cycles in district.toml")
    run.add_argument(
        "--as-of",
        type=_day_that_was,
        metavar="DAY",
        help="for analysts: look at what was released until that day, such as 2026-01-31; delivers nothing",
    )
    render = verb("render", _render, "Render the briefs of a published run again, as a new run; no source is touched.")
    render.add_argument("run", type=Path, metavar="RUN", help="a folder below home/runs, such as home/runs/latest")
    render.add_argument(
        "--district", type=Path, metavar="DIR", help="the district's folder, if home has moved out of it"
    )
    words = (
        "Let everybody see a run: choose anew what is shown, beside all that was public before, as a tree of its own."
    )
    release = verb("release", _release, words)
    release.add_argument("run", type=Path, metavar="RUN", help="a folder below home/runs, such as home/runs/latest")
    release.add_argument("--by", default="", metavar="NAME", help="who says so; whoever is logged in when not given")
    release.add_argument(
        "--district", type=Path, metavar="DIR", help="the district's folder, if home has moved out of it"
    )
    quarantine = verb("quarantine", _quarantine, "List what a run held back, once for each root cause.")
    quarantine.add_argument("run", type=Path, metavar="RUN", help="a folder below home/runs, such as home/runs/latest")
    accept = verb("accept", _accept, "Let a dataset go on that a stated limit holds; the journal keeps who and why.")
    accept.add_argument("dataset", metavar="DATASET")
    accept.add_argument("--because", required=True, metavar="WHY", help="the reason, as the brief will tell it")
    accept.add_argument("--district", type=Path, default=Path(), metavar="DIR", help="the district's folder; this one")
    accept.add_argument("--by", default="", metavar="NAME", help="who says so; whoever is logged in when not given")
    signals_verb.add_arguments(verb("signals", signals_verb.signals, signals_verb.WORDS))
    explain_verb.add_arguments(verb("explain", explain_verb.explain, explain_verb.WORDS))
    gap_verb.add_arguments(verb("gap", gap_verb.gap, gap_verb.WORDS))
    protect_verb.add_arguments(verb("protect", protect_verb.protect, protect_verb.WORDS))
    indicators_verb.add_arguments(verb("indicators", indicators_verb.indicators, indicators_verb.WORDS))
    contracts = verb("contracts", _contracts, "Print what each dataset must be.")
    contracts.add_argument("datasets", nargs="*", metavar="DATASET")
    contracts.add_argument("--html", type=Path, metavar="FILE", help="write a page instead")
    contracts.add_argument("--rows", type=_rows_n, metavar="N", help="print N made-up rows as CSV instead")
    return top


def _rows_n(word: str) -> int:
    """How many rows: argparse tells what ValueError says no to."""
    rows_n = int(word)
    if not 0 <= rows_n <= _MOST_ROWS_N:
        raise ValueError
    return rows_n


def _say(arguments: argparse.Namespace, result: dict[str, Any], words: str) -> None:
    print(json.dumps(result, default=str) if arguments.json else words)


def _failed(arguments: argparse.Namespace, error: ThroughlineError) -> int:
    # What is said last is what to do.
    end_quietly()
    if arguments.json:
        told = {"error": type(error).__name__, "what": error.what, "where": error.where, "whose": error.whose}
        print(json.dumps({**told, "to_do": error.fix, "exit_code": error.exit_code}))
    print(f"throughline: {error}", file=sys.stderr)
    return error.exit_code


def _new(arguments: argparse.Namespace) -> int:
    from tasks.settings.new_district import new_district

    folder, cycle = new_district(arguments.folder)
    command = f"throughline run {shlex.quote(str(folder))} --cycle {cycle}"
    words = f"A district is in {folder}. Look at its district.toml, then:\n  {command}"
    _say(arguments, {"folder": folder, "cycle": cycle}, words)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from tasks.check import check

    outlook = check(arguments.folder)
    _say(arguments, outlook.as_dict(), outlook.in_words())
    return outlook.exit_code


def _rehearse(arguments: argparse.Namespace) -> int:
    from tasks.rehearse import coming_school_year, rehearse
    from tasks.settings.district_folder import read_district

    year = arguments.year or coming_school_year(read_district(arguments.folder))
    rehearsal = rehearse(arguments.folder, year, arguments.new_files)
    _say(arguments, rehearsal.as_dict(), rehearsal.in_words())
    return rehearsal.exit_code


def _day_that_was(word: str) -> date:
    day = signals_verb.day(word)
    if day > datetime.now(UTC).date() + timedelta(days=1):
        raise argparse.ArgumentTypeError("that day is yet to come")
    return day


def _run(arguments: argparse.Namespace) -> int:
    from flows.prefect_settings import quiet_prefect, require_prefect_home
    from tasks.settings.district_folder import read_district

    # Mistakes in the folder are told before Prefect takes its seconds to start.
    read_district(arguments.folder).cycle(arguments.cycle)
    require_prefect_home()
    quiet_prefect()
    from prefect.settings import get_current_settings

    from flows.cycle import improvement_cycle
    from flows.stoppable import stoppable

    if not get_current_settings().api.url:
        # Late, since it takes seconds and is for nothing where a server runs already.
        from flows.prefect_server import RunServer

        # Prefect keeps one for the process, and starts it.
        RunServer()
    result = stoppable(improvement_cycle)(str(arguments.folder.resolve()), arguments.cycle, arguments.as_of)
    words = (
        f"The run is in {result['run']}\nThe scorecards are in {result['scorecards']}\nThe brief is {result['brief']}"
    )
    if not result["is_complete"]:
        words += "\nIt is not complete: a required dataset is missing, stopped or stood in for; the brief says which."
    _say(arguments, result, words)
    return 0 if result["is_complete"] else NOT_COMPLETE


def _render(arguments: argparse.Namespace) -> int:
    from tasks.reissue import reissue

    run = reissue(arguments.run, arguments.district)
    brief = run / "briefs" / "cabinet.html"
    _say(arguments, {"run": run, "brief": brief}, f"The run is in {run}\nThe brief is {brief}")
    return 0


def _release(arguments: argparse.Namespace) -> int:
    from tasks.release import release

    done = release(arguments.run, arguments.by or _user(), arguments.district)
    words = (
        f"What everybody may see is in {done.folder}\nThe brief is {done.brief}\n"
        f"{done.shown_n:,} numbers about people are shown and {done.hidden_n:,} are not."
    )
    told = {"folder": done.folder, "brief": done.brief, "shown_n": done.shown_n, "hidden_n": done.hidden_n}
    _say(arguments, told, words)
    return 0


def _quarantine(arguments: argparse.Namespace) -> int:
    from tasks.quarantine.listing import held_back_by, in_words

    entries = held_back_by(arguments.run)
    _say(arguments, {"datasets": entries}, in_words(entries))
    return 0


def _accept(arguments: argparse.Namespace) -> int:
    from tasks.accept import accept
    from tasks.settings.district_folder import read_district

    district = read_district(arguments.district, reads_sources=False)
    done = accept(district, arguments.dataset, arguments.because, arguments.by or _user())
    said = "\n".join(f"  {sentence}" for sentence in done.sentences)
    lost = "".join(f"\n  {sentence}" for sentence in done.costs)
    said += f"\nKnow before the next run:{lost}" if lost else ""
    words = f"{done.entry.dataset} goes on in the next run although:\n{said}\nThis is written down in {done.journal}"
    if not done.is_new:
        words += f" since {done.entry.said_at}, by {done.entry.who}: {done.entry.because}"
    told = {
        **done.entry.model_dump(mode="json"),
        "released": done.sentences,
        "costs": done.costs,
        "journal": done.journal,
    }
    _say(arguments, {**told, "is_new": done.is_new}, words)
    return 0


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A user without a name, as in many containers.
        return f"user {os.getuid()}"


def _contracts(arguments: argparse.Namespace) -> int:
    from expectations.documentation import contracts_as_dict, contracts_as_html, contracts_as_text, named

    chosen = named(arguments.datasets)
    if arguments.rows is not None:
        from tasks.sample_rows import sample_csv

        rows = {contract.dataset: sample_csv(contract, arguments.rows) for contract in chosen}
        _say(arguments, rows, "\n".join(rows.values()).rstrip())
    elif arguments.html:
        arguments.html.write_text(contracts_as_html(chosen), encoding="utf-8")
        _say(arguments, {"page": arguments.html}, f"The page is {arguments.html}")
    else:
        _say(arguments, contracts_as_dict(chosen), contracts_as_text(chosen))
    return 0


if __name__ == "__main__":
    sys.exit(main())
