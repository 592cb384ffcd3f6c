"""What goes wrong unexpectedly may speak of a person: its words go to a private file and nowhere else."""

import logging
import pickle
import traceback
from pathlib import Path

import pytest

from tasks.errors import ContractBroken, RunFailed
from tasks.storage.guard import guarded

SENTINEL = "Zebulon Quartermaine"


def fail(home, step="validate enrolment") -> RunFailed:
    with pytest.raises(RunFailed) as told, guarded(step, home):
        raise ValueError(f"cannot read {SENTINEL}")
    return told.value


def test_the_error_names_step_and_kind_but_says_nothing_of_the_words(tmp_path, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    error = fail(tmp_path)
    assert error.what == "The step 'validate enrolment' failed: ValueError."
    assert "may hold student data" in error.fix
    assert SENTINEL not in str(error) + repr(error) + caplog.text + "".join(capfd.readouterr())


def test_neither_its_traceback_nor_a_copy_of_it_shows_the_words(tmp_path):
    error = fail(tmp_path)
    assert SENTINEL not in "".join(traceback.format_exception(error))
    assert SENTINEL.encode() not in pickle.dumps(error)


def test_the_words_are_in_a_file_for_the_homes_owner_only(tmp_path):
    told = Path(fail(tmp_path / "home").where)
    assert told.parent == tmp_path / "home" / "errors"
    assert f"ValueError: cannot read {SENTINEL}" in told.read_text()
    assert "Traceback" in told.read_text()
    assert oct(told.stat().st_mode & 0o777) == "0o600"
    assert oct(told.parent.stat().st_mode & 0o777) == "0o700"


def test_each_failure_has_a_file_of_its_own(tmp_path):
    assert len({fail(tmp_path).where for _ in range(5)}) == 5


def test_errors_that_hold_no_value_pass_as_they_are(tmp_path):
    error = ContractBroken("It is broken.", fix="mend it")
    with pytest.raises(ContractBroken) as told, guarded("validate", tmp_path):
        raise error
    assert told.value is error
    assert list(tmp_path.iterdir()) == []


def test_being_stopped_by_the_user_is_no_failure(tmp_path):
    with pytest.raises(KeyboardInterrupt), guarded("validate", tmp_path):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_what_goes_well_leaves_no_trace(tmp_path):
    with guarded("validate", tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_statement_that_a_signal_interrupts_was_stopped_and_did_not_fail(tmp_path):
    with pytest.raises(KeyboardInterrupt), guarded("compute", tmp_path):
        raise RuntimeError("Query interrupted")
    assert not list(tmp_path.iterdir())
