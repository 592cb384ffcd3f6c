"""What a scorecard says to one department: all words and numbers ready, so that templates only place them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Action:
    """Something the department is asked to do; `command` is typed as it stands, `before_command` says what it does."""

    title: str
    sentences: tuple[str, ...] = ()
    before_command: str = ""
    command: str = ""


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """One cause with its rows; `place` is where the rows are, for the owner of the home only."""

    count: str
    of_what: str
    dataset: str
    sentence: str
    hint: str = ""
    files: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class NotCome:
    """What was expected of a dataset and did not come."""

    dataset: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One dataset and what became of it; `details_href` leads to its rules one by one, where there is such a page."""

    title: str
    status: str
    is_hole: bool
    arrived: str
    details: tuple[str, ...] = ()
    details_href: str = ""


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One delivery of a dataset, as a row of its trend."""

    day: str
    rows: str
    in_order: str
    open_causes: str
    change: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A small line chart: its points in a box of 100 by 24, in words what it shows, and what its height stands for."""

    points: tuple[tuple[float, float], ...]
    title: str
    description: str
    scale: str


@dataclass(frozen=True, kw_only=True)
class Trend:
    """The deliveries of one dataset, the newest first; no line where there are fewer than two points."""

    dataset: str
    deliveries: tuple[Delivery, ...]
    line: Line | None


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """One department's deliveries: what to do, what is held back, what did not come, what came, and the trend."""

    district: str
    note: str
    department: str
    lead: str
    cycle: str
    headline: tuple[str, ...]
    actions: tuple[Action, ...]
    held_back: tuple[HeldBack, ...]
    not_come: tuple[NotCome, ...]
    sent: tuple[Sent, ...]
    trends: tuple[Trend, ...]
