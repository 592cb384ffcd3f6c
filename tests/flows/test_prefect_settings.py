"""A run whose Prefect cannot write says so at once."""

import json

import pytest

from flows.cli import main


@pytest.mark.parametrize("inside", ["", "prefect"])
def test_a_folder_of_prefect_that_cannot_be_written_is_told(make_district, tmp_path, monkeypatch, capsys, inside):
    home = tmp_path / "file" / inside
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PREFECT_HOME", str(home))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    assert main(["run", str(make_district()), "--cycle", "fall", "--json"]) == 17
    told = json.loads(capsys.readouterr().out)
    assert told["what"].startswith("Prefect's folder cannot be written: ")
    assert told["where"] == str(home)
    assert "PREFECT_HOME" in told["to_do"]
