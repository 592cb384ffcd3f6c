"""Contracts as a department reads them: text, one HTML page, or data for a script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from difflib import get_close_matches
from html import escape
from typing import Any

from expectations.catalogue import CONTRACTS
from expectations.contract import Column, Contract, Kind
from expectations.rules import rules_of
from tasks.errors import DistrictInvalid

_KIND_NAMES = {
    Kind.TEXT: "text",
    Kind.INTEGER: "whole number",
    Kind.DECIMAL: "number",
    Kind.RATE: "number",
    Kind.DATE: "date",
    Kind.BOOLEAN: "true or false",
}
# Rules that a column's own line says already.
_TOLD_BY_COLUMN = (".type", ".required", ".known")
# Said of contracts that have codes.
_SPELLINGS = (
    "Codes are read whatever their capitals, blanks and underscores; of an Ed-Fi descriptor only what follows its # is "
    "read. "
    "A file of your own codes, named by `codes` in district.toml, goes before both."
)
_STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; color: #14202b; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin-top: 3rem; border-top: 2px solid #12395f; padding-top: 1rem }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #c9d1d9 }
code { white-space: nowrap }
"""


def named(names: Sequence[str]) -> list[Contract]:
    """The contracts of these names, all when there are none; raises DistrictInvalid for a name that is none."""
    for name in names:
        if name not in CONTRACTS:
            near = get_close_matches(name, CONTRACTS, n=1)
            fix = f"did you mean '{near[0]}'?" if near else f"name one of {', '.join(CONTRACTS)}"
            raise DistrictInvalid(f"There is no contract '{name}'.", fix=fix)
    return [CONTRACTS[name] for name in names or CONTRACTS]


def contracts_as_text(contracts: Iterable[Contract]) -> str:
    """For the terminal."""
    return "\n\n".join(_as_text(contract) for contract in contracts)


def contracts_as_dict(contracts: Iterable[Contract]) -> dict[str, Any]:
    """For scripts: every contract by name, with the rules it implies."""
    return {
        contract.dataset: {
            **asdict(contract),
            "rules": [
                {"name": rule.name, "sentence": rule.sentence, "scope": rule.scope, "severity": rule.severity}
                for rule in rules_of(contract)
            ],
        }
        for contract in contracts
    }


def contracts_as_html(contracts: Sequence[Contract]) -> str:
    """One self-contained page."""
    links = " · ".join(f'<a href="#{one.dataset}">{escape(one.title)}</a>' for one in contracts)
    sections = "\n".join(_as_html(contract) for contract in contracts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>What departments owe</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>What departments owe</h1>\n<p>{links}</p>\n{sections}\n</main>\n</body>\n</html>\n"
    )


def _as_text(contract: Contract) -> str:
    width = max(len(name) for name in contract.column_names)
    columns = "\n".join(
        f"    {column.name:<{width}}  {_kind(column)}{', required' if column.required else ''}: {_meaning(column)}"
        for column in contract.columns
    )
    return (
        f"{contract.dataset}: {contract.grain}\n  {contract.sentence}\n  key: {', '.join(contract.key)}\n"
        f"  columns:\n{columns}\n{_note(contract, '  {}')}  rules:\n{_rules_as_text(contract)}"
    )


def _rules_as_text(contract: Contract) -> str:
    own = [
        f"    {rule.sentence} ({rule.severity})"
        for rule in rules_of(contract)
        if not rule.name.endswith(_TOLD_BY_COLUMN)
    ]
    across = [
        f"    {rule.sentence} ({rule.severity}, where there is {' and '.join(rule.reads)})"
        for rule in contract.cross_rules
    ]
    return "\n".join([*own, *across])


def _note(contract: Contract, form: str) -> str:
    return form.format(_SPELLINGS) + "\n" if any(column.codes for column in contract.columns) else ""


def _as_html(contract: Contract) -> str:
    rows = "\n".join(
        f'<tr><th scope="row"><code>{column.name}</code></th><td>{_kind(column)}</td>'
        f"<td>{'yes' if column.required else ''}</td><td>{escape(_meaning(column))}</td></tr>"
        for column in contract.columns
    )
    rules = "\n".join(
        f"<li>{escape(rule.sentence)} <em>{'stops the dataset' if rule.scope == 'table' else 'holds the row back'}"
        f"{'' if rule.severity == 'critical' else ' (a warning only)'}</em></li>"
        for rule in rules_of(contract)
    )
    across = "".join(
        f"\n<li>{escape(rule.sentence)} <em>holds the row back where there is {' and '.join(rule.reads)}"
        f"{'' if rule.severity == 'critical' else ' (a warning only)'}</em></li>"
        for rule in contract.cross_rules
    )
    return (
        f'<h2 id="{contract.dataset}">{escape(contract.title)} <code>{contract.dataset}</code></h2>\n'
        f"<p>{escape(contract.sentence)} {escape(contract.grain.capitalize())}; "
        f"key: <code>{', '.join(contract.key)}</code>.</p>\n"
        f'<div class="wide" tabindex="0" role="region" aria-label="Columns of {escape(contract.title)}"><table>\n'
        '<thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">Required</th>'
        f'<th scope="col">Meaning</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>\n'
        f"{_note(contract, '<p>{}</p>')}"
        f"<h3>Rules of {escape(contract.title)}</h3>\n<ul>\n{rules}{across}\n</ul>"
    )


def _kind(column: Column) -> str:
    return f"{_KIND_NAMES[column.kind]}{f' ({column.unit})' if column.unit else ''}"


def _meaning(column: Column) -> str:
    codes = "; ".join(f"{code} = {meaning}" for code, meaning in column.codes.items())
    read_as = "; ".join(f"{', '.join(spellings)} as {code}" for code, spellings in column.spellings.items())
    refers = f" Refers to {column.refers_to}." if column.refers_to else ""
    unknown = " An unknown code counts as empty." if column.only_classifies else ""
    listed = f"{f' Codes: {codes}.' if codes else ''}{f' Also read: {read_as}.' if read_as else ''}"
    return f"{column.sentence}{listed}{unknown}{refers}"
