"""Tables of counts by their inner cells, and what a reader can work out, by another road than the project's own."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
from scipy.optimize import linprog

Key = tuple[str, ...]


def with_totals(inner: Mapping[Key, int]) -> dict[Key, int]:
    """All cells: the inner ones and every total of them, a total's dimensions empty."""
    cells: dict[Key, int] = {}
    for key, count in inner.items():
        for one in product(*((value, "") for value in key)):
            cells[one] = cells.get(one, 0) + count
    return cells


def as_csv(dimensions: Sequence[str], cells: Mapping[Key, int]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow([*dimensions, "count"])
    writer.writerows([*key, count] for key, count in cells.items())
    return file.getvalue()


def ranges_by_inner_cells(cells: Mapping[Key, int], hidden: Sequence[Key]) -> dict[Key, tuple[float, float]]:
    """The least and most of each hidden cell: unknown are the inner cells, and each shown cell is a sum of them."""
    inner = [key for key in cells if "" not in key]
    covers = {
        key: np.array([all(own in ("", other) for own, other in zip(key, one, strict=True)) for one in inner], float)
        for key in cells
    }
    shown = [key for key in cells if key not in hidden]
    told = {"A_eq": np.array([covers[key] for key in shown]), "b_eq": [cells[key] for key in shown]} if shown else {}
    ends = {}
    for key in hidden:
        least = linprog(covers[key], bounds=(0, None), **told)
        most = linprog(-covers[key], bounds=(0, None), **told)
        ends[key] = (least.fun, -most.fun if most.status == 0 else np.inf)
    return ends
