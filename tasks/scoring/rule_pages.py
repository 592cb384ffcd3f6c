"""The rules of a dataset one by one, each page rendered once for the same counts.

Great Expectations renders it, and importing that costs seconds, which a run that takes all verdicts over need not pay.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from importlib.metadata import version

from expectations.catalogue import CONTRACTS
from expectations.data_docs import PAGE_VERSION, Breach, data_docs
from tasks.district import District
from tasks.storage.home import Home
from tasks.storage.private_files import write_private
from tasks.verdicts.verdict import Verdict


def rule_page(district: District, verdict: Verdict) -> str:
    """The page of a dataset whose rows were judged; taken from the home where it was made before of the same counts."""
    department = district.departments[verdict.department]
    about = f"{district.name}, {department.title} ({department.lead})"
    contract, breaches = CONTRACTS[verdict.contract], _breaches(verdict)
    told = [PAGE_VERSION, version("great-expectations"), repr(contract), verdict.title, about, verdict.mapped_n]
    inputs = json.dumps([*told, *(asdict(one) for one in breaches)])
    folder = Home(district.home_folder).rule_pages(verdict.department, verdict.dataset)
    path = folder / f"{hashlib.sha256(inputs.encode()).hexdigest()}.html"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    page = data_docs(contract, verdict.title, about, verdict.mapped_n, breaches)
    for earlier in folder.glob("*.html"):
        earlier.unlink()
    write_private(path, page)
    return page


def _breaches(verdict: Verdict) -> list[Breach]:
    """Each broken rule once; of those that only the causes name, the rows of all its causes."""
    found = {
        one.name: Breach(name=one.name, sentence=one.sentence, severity=one.severity, rows_n=one.rows_n)
        for one in verdict.broken_rules
    }
    for rule in sorted({one.rule for one in verdict.causes} - set(found)):
        causes = [one for one in verdict.causes if one.rule == rule]
        rows_n = sum(one.rows_n for one in causes)
        found[rule] = Breach(name=rule, sentence=causes[0].sentence, severity=causes[0].severity, rows_n=rows_n)
    return list(found.values())
