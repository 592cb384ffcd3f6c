"""Likeness of texts against scikit-learn's cosines of the golden texts, and that it parts duplicates from others."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tasks.methods.similarity import Item, clusters, similar_pairs

Case = dict[str, Any]


@pytest.fixture(scope="module")
def texts(golden_folder: Path) -> Case:
    read: Case = json.loads((golden_folder / "text_similarity.json").read_text(encoding="utf-8"))
    return read


def test_cosines_of_all_pairs_are_those_of_the_peer(texts: Case) -> None:
    # Each item a department of its own, so that none of the pairs is left out.
    items = [Item(item["id"], frozenset([item["id"]]), item["text"]) for item in texts["items"]]
    told = {(pair.one_id, pair.other_id): pair.similarity for pair in similar_pairs(items, 1e-6).pairs}
    assert len(texts["pairs"]) == len(items) * (len(items) - 1) // 2 > 60
    for pair in texts["pairs"]:
        cosine = told.get((pair["a"], pair["b"]), 0.0)
        assert cosine == pytest.approx(pair["tfidf_char_wb_35"], abs=1e-9, rel=0), (pair["a"], pair["b"])


def test_duplicates_are_above_the_threshold_and_others_below(texts: Case) -> None:
    told = similar_pairs([Item(item["id"], frozenset([item["department"]]), item["text"]) for item in texts["items"]])
    wanted = {(pair["a"], pair["b"]) for pair in texts["pairs"] if pair["same_family"] and pair["cross_department"]}
    assert {(pair.one_id, pair.other_id) for pair in told.pairs} == wanted
    families: dict[int, list[str]] = {}
    for item in texts["items"]:
        if item["family"]:
            families.setdefault(item["family"], []).append(item["id"])
    assert sorted(clusters(told.pairs)) == sorted(tuple(sorted(family)) for family in families.values())
