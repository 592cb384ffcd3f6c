"""What became of columns is asked once on a scorecard, and not again of each school for which they are blank."""

from __future__ import annotations

from tasks.scoring.card import scorecard
from tasks.verdicts.untold import Blank, Untold
from tasks.verdicts.verdict import EMPTIED, Cause, Limit
from tests.reports.made_up_verdicts import district, verdict

GONE = Cause(
    cause_id="g",
    rule=EMPTIED,
    columns=("foster_care",),
    sentence="The column foster_care was filled last time and is not there now.",
    severity="warning",
    rows_n=300,
)
NOBODY = Untold(untold_n=290, enrolled_n=300, are_most=True, least_n=10, school_ids=("0101",))


def blank(column: str) -> Blank:
    return Blank(column=column, school_ids=("0101",), untold=NOBODY)


def card(tmp_path, **changes):
    one = verdict("schools", causes=(GONE,), **changes)
    return scorecard(district(tmp_path), "data_assessment", [one], {}, {"0101": "Birch"})


def test_of_a_dataset_in_use_it_is_asked_and_listed_nowhere_else(tmp_path):
    told = card(tmp_path, blanks=(blank("foster_care"),))
    assert [one.title for one in told.actions] == ["See what became of 1 column of Schools"]
    assert (told.held_back, told.not_come) == ((), ())
    assert told.headline == ("All arrived and is in use; 1 warning needs a look.",)


def test_another_column_that_is_blank_is_asked_for(tmp_path):
    told = card(tmp_path, blanks=(blank("foster_care"), blank("homeless")))
    assert [one.title for one in told.actions][1:] == ["Fill in homeless of Schools"]
    assert "foster_care" not in repr(told.not_come)


def test_where_another_limit_holds_the_dataset_it_is_listed_with_the_rest(tmp_path):
    held = {"status": "stopped", "limits": (Limit(name="volume", sentence="40% fewer rows."),)}
    assert [one.sentence for one in card(tmp_path, **held).held_back] == [GONE.sentence]
