"""Enrolled people of whom rows came, or were to come, and have stopped."""

from __future__ import annotations

from datetime import date

from tasks.sources.settings import Settings


class Ceased(Settings):
    """How many of the people enrolled at some schools have no row since a date, of which rows of these schools came.

    `grade` is that of all of them, and empty where they are of several.
    """

    since: date
    people_n: int
    school_ids: tuple[str, ...]
    grade: str = ""
