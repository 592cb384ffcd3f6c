"""Which initiatives of different departments say that they do the same, by the wording of what they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# From here on a person should look: between the duplicates and the others of the first labelled texts.
REVIEW_THRESHOLD = 0.33
# So many texts are compared with all others at a time: what is below the threshold never fills the memory.
BLOCK_N = 256
# The last digits of a cosine depend on the order of its sum; equal texts have 1.
DIGITS = 12


@dataclass(frozen=True)
class Item:
    """An initiative, whose it is, and what it does in words."""

    item_id: str
    departments: frozenset[str]
    text: str


@dataclass(frozen=True, slots=True)
class SimilarPair:
    """Two items and the cosine of their texts, 0 to 1."""

    one_id: str
    other_id: str
    similarity: float


@dataclass(frozen=True)
class Similar:
    """Pairs to look at, the most alike first, and the items without words, which nothing can be said of."""

    pairs: list[SimilarPair]
    wordless_ids: list[str]


def similar_pairs(items: Sequence[Item], threshold: float = REVIEW_THRESHOLD) -> Similar:
    """The pairs of items that have departments and share none, whose texts are alike to the threshold or more.

    Cosine of TF-IDF vectors over character 3- to 5-grams within words, fitted on these items alone: other items, other
    figures. Other words for the same work are not found, and the same words may mean other work, so a person confirms
    each pair. Raises ValueError where the threshold is not above 0 and at most 1, or an item is there twice.
    """
    if not 0 < threshold <= 1:
        raise ValueError("the threshold must be above 0 and at most 1")
    if len({item.item_id for item in items}) < len(items):
        raise ValueError("an item is there twice")
    worded = sorted((item for item in items if item.text.strip()), key=lambda item: item.item_id)
    pairs = sorted(_pairs(worded, threshold), key=lambda pair: (-pair.similarity, pair.one_id, pair.other_id))
    return Similar(pairs, sorted(item.item_id for item in items if not item.text.strip()))


def clusters(pairs: Iterable[SimilarPair]) -> list[tuple[str, ...]]:
    """Items that hang together by pairs, over others too; the largest clusters first, the ids of each in order."""
    import networkx as nx

    graph = nx.Graph((pair.one_id, pair.other_id) for pair in pairs)
    return sorted((tuple(sorted(part)) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))


def _pairs(items: Sequence[Item], threshold: float) -> Iterator[SimilarPair]:
    if len(items) < 2:
        return
    import numpy as np
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)).fit_transform([item.text for item in items])
    owners = _owners(items)
    is_owned = np.array([bool(item.departments) for item in items])
    for start in range(0, len(items), BLOCK_N):
        block = slice(start, start + BLOCK_N)
        # Each pair once: of a block's items only those after it, and of these only what lies right of the diagonal.
        cosines = (vectors[block] @ vectors[start:].T).tocoo()
        rounded = cosines.data.round(DIGITS)
        is_kept = (rounded >= threshold) & (cosines.col > cosines.row)
        ones, others, kept = cosines.row[is_kept] + start, cosines.col[is_kept] + start, rounded[is_kept]
        shared_n = np.asarray(owners[ones].multiply(owners[others]).sum(axis=1)).ravel()
        is_apart = (shared_n == 0) & is_owned[ones] & is_owned[others]
        for one, other, cosine in zip(ones[is_apart], others[is_apart], kept[is_apart], strict=True):
            yield SimilarPair(items[one].item_id, items[other].item_id, float(cosine))


def _owners(items: Sequence[Item]) -> csr_array:
    """Which item is of which department: a row an item, a column a department."""
    from scipy.sparse import csr_array

    columns = {name: column for column, name in enumerate(sorted({one for item in items for one in item.departments}))}
    ends = [(row, columns[name]) for row, item in enumerate(items) for name in item.departments]
    rows, places = [row for row, _ in ends], [column for _, column in ends]
    return csr_array(([1] * len(ends), (rows, places)), shape=(len(items), max(len(columns), 1)))
