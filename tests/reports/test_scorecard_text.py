"""A scorecard as plain text: lines fit a mail, and what is to be copied is not broken."""

from __future__ import annotations

from reports.scorecard import Action, Scorecard
from reports.scorecard_pages import scorecard_text

LINE = "aliases.2025-26 = { " + ", ".join(f'"Column {n}" = "column_{n}"' for n in range(5)) + " }"


def test_a_line_of_the_districts_file_stands_by_itself_and_whole():
    action = Action(title="Mend it", sentences=(f"If these are its new names, write in district.toml: `{LINE}`. Ask.",))
    card = Scorecard(
        district="Lakemont",
        note="",
        department="Data",
        lead="Ada",
        cycle="",
        headline=(),
        actions=(action,),
        held_back=(),
        not_come=(),
        sent=(),
        trends=(),
    )
    lines = scorecard_text(card).splitlines()
    at = lines.index(f"     {LINE}")
    assert lines[at - 1 : at + 2] == [
        "   If these are its new names, write in district.toml:",
        f"     {LINE}",
        "   Ask.",
    ]
