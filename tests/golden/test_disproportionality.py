"""Risks against all others by 34 CFR 300.647 and the IDEA Data Center's guide, by the SQL that the indicators use.

The guide's tool shows four digits or fewer; ratios are held to statsmodels' as well, which are not rounded.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tasks.indicators.catalogue import catalogue, facts
from tasks.indicators.order import models
from tasks.warehouse import share_warehouse

GIVEN = facts()["compared_risks"].columns
(RISKS,) = [model.sql for model in models() if model.name == "facts.risk_ratios"]
Row = dict[str, Any]
# Ours by the tool's names, with what the tool multiplies by.
COLUMNS = {
    "risk": ("risk", 100),
    "risk_others": ("risk_of_others", 100),
    "state_risk_others": ("risk_of_state_others", 100),
    "risk_ratio": ("risk_ratio", 1),
    "alternate_risk_ratio": ("alternate_risk_ratio", 1),
    "weighted_risk": ("weighted_risk", 100),
    "weighted_risk_others": ("weighted_risk_of_others", 100),
    "weighted_risk_ratio": ("weighted_risk_ratio", 1),
    "risk_difference": ("risk_difference", 1),
    "composition": ("composition", 100),
    "pct_enrolled": ("enrolled_share", 100),
    "difference_in_composition": ("composition_difference", 100),
    "relative_difference_pct": ("composition_index", 100),
    "e_formula_upper": ("composition_upper", 100),
}


# Measures by the tool's names.
MEASURES = {
    "weighted_risk_ratio": "discipline_weighted_risk_ratio",
    "difference_in_composition": "discipline_composition",
}


def risks(
    rows: list[Row],
    *,
    cell: int = 10,
    n: int = 30,
    threshold: Decimal | None = None,
    years: int = 1,
    asked: str = "from facts.risk_ratios",
) -> list[Row]:
    """What the facts, or what is `asked` of them, say of groups, in their order: of each there is a row of counts."""
    with share_warehouse() as warehouse:
        warehouse.execute("create schema facts")
        columns = ", ".join(f"{name} {kind.value}" for name, kind in GIVEN.items())
        warehouse.execute(f"create table facts.compared_risks ({columns})")
        for row in rows:
            names = ", ".join(row)
            warehouse.execute(
                f"insert into facts.compared_risks ({names}) values ({', '.join('?' for _ in row)})", [*row.values()]
            )
        warehouse.execute(
            """create table definitions as select $cell as risk_ratio_cell_size, $n as risk_ratio_n_size,
                cast($threshold as decimal(18, 3)) as risk_ratio_threshold, $years as risk_ratio_years""",
            {"cell": cell, "n": n, "threshold": threshold, "years": years},
        )
        warehouse.execute(f"create table facts.risk_ratios as {RISKS}")
        relation = warehouse.sql(asked)
        found = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    return sorted(found, key=lambda row: [one["group_id"] for one in rows].index(row["group_id"]))


def row(group_id: str, **counts: int | None) -> Row:
    return {
        "slice": "",
        "group_id": group_id,
        "period_start": "2024-07-01",
        "period_end": "2025-06-30",
        "left_out_n": 0,
        **counts,
    }


def example_rows(example: Row) -> list[Row]:
    state, total = example["state"] or {}, example.get("state_total") or {}
    whole = example["district_total"]
    return [
        row(
            group,
            group_n=counts["count"],
            group_of_n=counts["enrolled"],
            all_n=whole["count"],
            all_of_n=whole["enrolled"],
            state_group_n=state.get(group, {}).get("count"),
            state_group_of_n=state.get(group, {}).get("enrolled"),
            state_all_n=total.get("count"),
            state_all_of_n=total.get("enrolled"),
        )
        for group, counts in example["district"].items()
    ]


@pytest.fixture(scope="session")
def examples(golden_folder: Path) -> list[Row]:
    read = json.loads((golden_folder / "idea_worked_examples.json").read_text(encoding="utf-8"))
    listed: list[Row] = read["examples"]
    return listed


def test_the_guides_examples_give_what_its_tool_shows(examples: list[Row]) -> None:
    compared_n = 0
    for example in examples:
        for told in risks(example_rows(example)):
            for name, shown in example["results"][told["group_id"]].items():
                column, scale = COLUMNS[name]
                what = f"{name} of {told['group_id']} in {example['example']}"
                assert told[column] * scale == as_shown(shown, scale), what
                compared_n += 1
    assert compared_n > 200


@pytest.mark.parametrize("name", MEASURES)
def test_the_measures_give_what_the_guides_tool_shows(examples: list[Row], name: str) -> None:
    of_name = [one for one in examples if name in next(iter(one["results"].values()))]
    assert of_name
    for example in of_name:
        told = risks(example_rows(example), asked=catalogue()[MEASURES[name]].sql)
        shown = {group: results[name] for group, results in example["results"].items()}
        assert {one["group_id"] for one in told} == shown.keys()
        for one in told:
            assert one["value"] == as_shown(shown[one["group_id"]], COLUMNS[name][1]), one["group_id"]


def as_shown(shown: str, scale: int) -> Any:
    """What rounds to a text of the tool, which rounds to four places before it cuts to the digits that it shows."""
    text = shown.removesuffix("%")
    places = -int(Decimal(text).as_tuple().exponent)
    return pytest.approx(float(text), abs=max(0.5 * 10**-places, 0.00005 * scale) * (1 + 1e-9))


def test_ratios_are_those_of_statsmodels(examples: list[Row]) -> None:
    compared_n = 0
    for example in examples:
        # A fifth chapter's ratio is against the state's others.
        column = "alternate_risk_ratio" if example["state"] else "risk_ratio"
        told = {one["group_id"]: one[column] for one in risks(example_rows(example))}
        for group, theirs in example.get("unrounded_check_statsmodels_Table2x2", {}).items():
            if "statsmodels_riskratio" in theirs:
                assert told[group] == pytest.approx(theirs["statsmodels_riskratio"], rel=1e-9)
                compared_n += 1
    assert compared_n > 20


def test_risk_ratios_of_tables_of_two_groups(golden_folder: Path) -> None:
    head, *lines = (golden_folder / "newcombe_riskratio.csv").read_text(encoding="utf-8").splitlines()
    cases = [dict(zip(head.split(","), line.split(","), strict=True)) for line in lines]
    assert cases
    for case in cases:
        x1, n1, x2, n2 = (int(case[name]) for name in ("x1", "n1", "x2", "n2"))
        (told,) = risks([row("g", group_n=x1, group_of_n=n1, all_n=x1 + x2, all_of_n=n1 + n2)])
        assert told["risk"] == pytest.approx(float(case["risk1"]), rel=1e-9, abs=1e-12)
        assert told["risk_difference"] == pytest.approx(float(case["diff"]), rel=1e-9, abs=1e-12)
        if x2 == 0:
            assert told["risk_ratio"] is None
        elif case["ratio"]:
            assert told["risk_ratio"] == pytest.approx(float(case["ratio"]), rel=1e-9)


def test_what_the_federal_text_decides(golden: Callable[[str], list[Row]]) -> None:
    cases = golden("idea_decision_rule_derived")
    assert cases
    for case in cases:
        (group_n, group_of_n), (others_n, others_of_n) = case["lea_group"], case["lea_others"]
        state_n, state_of_n = case["state_others"]
        (told,) = risks(
            [
                row(
                    "g",
                    group_n=group_n,
                    group_of_n=group_of_n,
                    all_n=group_n + others_n,
                    all_of_n=group_of_n + others_of_n,
                    state_group_n=0,
                    state_group_of_n=0,
                    state_all_n=state_n,
                    state_all_of_n=state_of_n,
                )
            ],
            cell=case["min_cell"],
            n=case["min_n"],
            threshold=Decimal(str(case["threshold"])),
        )
        expected = case["expected"]
        assert (told["method"], told["exceeds"]) == (expected["method"], expected["exceeds"]), case["id"]
        if expected["value"] is None:
            assert told["ratio"] is None and told["reason"]
        else:
            assert told["ratio"] == pytest.approx(expected["value"], rel=1e-9) and not told["reason"]
