"""Errors: what, where, whose, what to do; an exit code each, all of them documented."""

import pickle
import re
from pathlib import Path

import pytest

from tasks import errors
from tasks.errors import EXIT_CODES, ThroughlineError

ROOT = Path(__file__).parents[2]
KINDS = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, ThroughlineError)]
EVERY = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


@EVERY
def test_every_error_ends_with_a_code_that_is_explained(kind):
    assert kind.exit_code in EXIT_CODES


def test_only_an_error_and_its_special_cases_share_a_code():
    own = [kind for kind in KINDS if "exit_code" in vars(kind)]
    assert len({kind.exit_code for kind in own}) == len(own)


def test_codes_leave_alone_what_shells_mean_by_theirs():
    assert all(code < 126 for code in EXIT_CODES if code != 130)


def test_every_code_and_its_meaning_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| *`?(\d+)`? *\| *(.+?) *\|$", readme, flags=re.MULTILINE))
    assert {str(code) for code in EXIT_CODES} <= set(rows)


@EVERY
def test_every_error_says_what_where_whose_and_what_to_do(kind):
    told = str(kind("It broke.", where="file.csv, row 3", whose="Data Office", fix="mend it"))
    assert told == "It broke.\n  where: file.csv, row 3\n  whose: Data Office\n  to do: mend it"


def test_what_is_not_known_is_left_out():
    assert str(ThroughlineError("It broke.")) == "It broke."
    assert ThroughlineError("It broke.").sentence == "It broke."
    assert ThroughlineError("It broke.", where="here", fix="mend it").sentence == "It broke. To do: mend it."


@EVERY
def test_every_error_survives_the_journey_between_processes(kind):
    error = pickle.loads(pickle.dumps(kind("It broke.", where="here", whose="ours", fix="mend it")))
    assert type(error) is kind
    assert (error.what, error.where, error.whose, error.fix) == ("It broke.", "here", "ours", "mend it")
