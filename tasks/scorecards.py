"""Scorecards: what each department's deliveries came to, ready to mail, with the rules one by one behind them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from reports.scorecard import Scorecard
from reports.scorecard_pages import scorecard_html, scorecard_text
from tasks.district import District
from tasks.manifest import as_json, told_of
from tasks.scoring.beyond_dates import told_beyond
from tasks.scoring.card import scorecard
from tasks.scoring.off_days import told_off
from tasks.scoring.rule_pages import rule_page
from tasks.validation.school_names import school_names
from tasks.verdicts.quality_history import last_accepted_schools
from tasks.verdicts.verdict import Verdict

DOCS = "docs"


def scorecards(
    district: District, verdicts: Sequence[Verdict], history: Mapping[str, Sequence[Verdict]], cycle: str = ""
) -> dict[str, Scorecard]:
    """The scorecard of each department that owes one of the datasets; `cycle` is the title of the cycle, if any."""
    names = _school_names(district, verdicts)
    departments = sorted({one.department for one in verdicts})
    return {
        department: scorecard(
            district,
            department,
            [one for one in verdicts if one.department == department],
            history,
            names,
            cycle=cycle,
            details={one.dataset: _docs_path(one).as_posix() for one in verdicts if _was_judged(one)},
            others=[one for one in verdicts if one.department != department],
        )
        for department in departments
    }


def write_scorecards(
    district: District,
    verdicts: Sequence[Verdict],
    history: Mapping[str, Sequence[Verdict]],
    into: Path,
    *,
    cycle: str = "",
) -> dict[str, Scorecard]:
    """Write `<department>.html` and `.txt`, `docs/<department>/<dataset>.html` and `verdicts.json`, no student data.

    Returns the scorecards by department. The same verdicts and history give the same bytes; what lay below `docs`
    before is taken away.
    """
    into.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(into / DOCS, ignore_errors=True)
    ordered = sorted(verdicts, key=lambda one: one.dataset)
    pages = {into / "verdicts.json": as_json([told_of(one) for one in ordered])}
    cards = scorecards(district, ordered, history, cycle)
    for department, card in cards.items():
        pages[into / f"{department}.html"] = scorecard_html(card)
        pages[into / f"{department}.txt"] = scorecard_text(card)
    for verdict in filter(_was_judged, ordered):
        pages[into / _docs_path(verdict)] = rule_page(district, verdict)
    for path, page in pages.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="\n")
    return cards


def _was_judged(verdict: Verdict) -> bool:
    """Whether rules were run on its rows, so that there is something to tell of each."""
    return bool(verdict.mapped_n)


def _docs_path(verdict: Verdict) -> Path:
    return Path(DOCS) / verdict.department / f"{verdict.dataset}.html"


def _names_schools(verdict: Verdict) -> bool:
    doubts = (*told_off(verdict), *told_beyond(verdict))
    return bool(verdict.absences or verdict.may_lack or verdict.blanks or doubts)


def _school_names(district: District, verdicts: Sequence[Verdict]) -> dict[str, str]:
    """Names of the schools that may be missed, by id; none are read where nothing is missed."""
    if not any(_names_schools(one) for one in verdicts):
        return {}
    paths = [one.accepted_path for one in verdicts if one.contract == "schools" and one.accepted_path]
    return school_names(paths or last_accepted_schools(district))
