"""Data Docs of Great Expectations for one dataset, without a single value, as one page that reaches out to nowhere.

They are made from a contract's rules and from how many rows break each, so no row is touched again. Great Expectations
renders the results; its own page would fetch styles and scripts from six hosts, so ours is put around them.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from expectations.contract import Contract, Severity
from expectations.rules import Rule, rules_of

# Raised when the page changes, so that earlier pages are not taken over.
PAGE_VERSION = 2

_HERE = Path(__file__).parent
_TEMPLATE = "data_docs.html.j2"
_NO_ROWS = "select 1 as broken from {batch} where false"
_NO_EXCEPTION = {"raised_exception": False, "exception_message": None, "exception_traceback": None}
_KEY = "key."


@dataclass(frozen=True, kw_only=True)
class Breach:
    """A rule that is broken, and by how many rows; 0 where the dataset as a whole breaks it."""

    name: str
    sentence: str
    severity: Severity
    rows_n: int


def data_docs(contract: Contract, title: str, about: str, rows_n: int, breaches: Sequence[Breach]) -> str:
    """One page with every rule of the contract, kept or broken; `about` says whose rows these are.

    `rows_n` is how many rows were judged. Rules that the contract does not hold itself, such as those about other
    datasets, are there where they are broken.
    """
    broken = {one.name: one for one in breaches}
    results = [_result(rule, broken.get(rule.name), rows_n) for rule in _rules(contract, breaches)]
    page = _page_renderer().render(_suite_result(contract.dataset, results)).to_json_dict()
    # The first section counts expectations, which our page does too; the last names the run and its clock.
    sections = _broken_first(page["sections"][1:-1])
    view = _view()
    template = view.env.get_template(_TEMPLATE)
    told: str = template.render(
        title=title,
        about=about,
        rows_n=rows_n,
        rules_n=len(results),
        broken_n=sum(not one.success for one in results),
        sections=sections,
    )
    return told


def _rules(contract: Contract, breaches: Sequence[Breach]) -> list[Rule]:
    """The contract's rules, its key, and whatever else is broken."""
    own = [rule if rule.expectation else _by_rows(rule) for rule in rules_of(contract)]
    known = {rule.name for rule in own}
    others = [
        _by_rows(
            Rule(
                name=one.name,
                sentence=one.sentence,
                scope="row" if one.rows_n else "table",
                severity=one.severity,
            )
        )
        for one in breaches
        if one.name not in known
    ]
    is_key_broken = any(one.name.startswith(_KEY) for one in breaches)
    return [*own, *([] if is_key_broken else [_key_rule(contract)]), *others]


def _by_rows(rule: Rule) -> Rule:
    """A rule of which no expectation speaks by itself, as one about rows that should not be."""
    return replace(rule, expectation="UnexpectedRowsExpectation", arguments={"unexpected_rows_query": _NO_ROWS})


def _key_rule(contract: Contract) -> Rule:
    single = len(contract.key) == 1
    return Rule(
        name=f"{_KEY}unique",
        sentence=f"No two rows have the same {', '.join(contract.key)}.",
        scope="row",
        severity="critical",
        expectation="ExpectColumnValuesToBeUnique" if single else "ExpectCompoundColumnsToBeUnique",
        arguments={"column": contract.key[0]} if single else {"column_list": list(contract.key)},
    )


def _result(rule: Rule, breach: Breach | None, rows_n: int) -> Any:
    """What Great Expectations would have said in SUMMARY form with all values excluded."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    # Late, since it costs seconds; in a run it is there already.
    from great_expectations import expectations as vocabulary
    from great_expectations.core import ExpectationValidationResult

    # More than all is refused by Great Expectations; causes of one rule may share a row.
    broken_n = min(breach.rows_n, rows_n) if breach else 0
    if rule.expectation == "UnexpectedRowsExpectation":
        counted: dict[str, Any] = {"observed_value": _rows(broken_n) if not breach or broken_n else "the whole dataset"}
    elif rule.expectation == "ExpectTableRowCountToBeBetween":
        counted = {"observed_value": _rows(rows_n)}
    else:
        counted = {
            "element_count": rows_n,
            "unexpected_count": broken_n,
            "unexpected_percent": 100 * broken_n / rows_n if rows_n else 0.0,
            "partial_unexpected_list": [],
        }
    expectation = getattr(vocabulary, rule.expectation)(
        **rule.arguments,
        # Taken as HTML by the view.
        description=escape(rule.sentence),
        severity=rule.severity,
        meta={"rule": rule.name},
    )
    return ExpectationValidationResult(
        success=breach is None,
        expectation_config=expectation.configuration,
        result=counted,
        exception_info=dict(_NO_EXCEPTION),
    )


def _suite_result(name: str, results: Sequence[Any]) -> Any:
    from great_expectations.core import ExpectationSuiteValidationResult

    kept_n = sum(one.success for one in results)
    return ExpectationSuiteValidationResult(
        success=kept_n == len(results),
        results=list(results),
        suite_name=name,
        suite_parameters={},
        statistics={
            "evaluated_expectations": len(results),
            "successful_expectations": kept_n,
            "unsuccessful_expectations": len(results) - kept_n,
            "success_percent": 100 * kept_n / len(results),
        },
        meta={},
    )


@cache
def _page_renderer() -> Any:
    from great_expectations.render.renderer.page_renderer import ValidationResultsPageRenderer

    # Set after the import, which sets it to INFO.
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    return ValidationResultsPageRenderer(run_info_at_end=True)


@cache
def _view() -> Any:
    """The view of Great Expectations with our page among its templates."""
    from great_expectations.render.view import DefaultJinjaPageView

    view = DefaultJinjaPageView(custom_views_directory=str(_HERE / "templates"))
    view.env.filters["is_kept"] = _is_kept
    return view


def _broken_first(sections: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Sections with broken rules above those without, and broken rules above kept ones in each."""

    def kept_last(block: Mapping[str, Any]) -> Mapping[str, Any]:
        return (
            {**block, "table": sorted(block["table"], key=lambda row: _is_kept(row[0]))} if "table" in block else block
        )

    def has_broken(section: Mapping[str, Any]) -> bool:
        return any(not _is_kept(row[0]) for block in section["content_blocks"] for row in block.get("table", ()))

    within = [{**one, "content_blocks": [kept_last(block) for block in one["content_blocks"]]} for one in sections]
    return sorted(within, key=has_broken, reverse=True)


def _is_kept(status_cell: Mapping[str, Any]) -> bool:
    """Which of the two marks stands in a row's first cell; as pictures they would need a font from elsewhere."""
    return "fa-check-circle" in str(status_cell)


def _rows(number: int) -> str:
    return f"{number:,} row" if number == 1 else f"{number:,} rows"
