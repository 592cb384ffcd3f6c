"""A run whose Prefect cannot write says so at once; one that is told of a server brings none of its own."""

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


@pytest.mark.parametrize(("address", "brought_n"), [("http://127.0.0.1:4200/api", 0), (None, 1)])
def test_a_server_is_brought_only_where_none_is_named(make_district, tmp_path, monkeypatch, address, brought_n):
    from prefect.settings import PREFECT_API_URL, temporary_settings

    brought = []
    told = {"run": "", "scorecards": "", "brief": "", "is_complete": True}
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr("flows.prefect_settings.quiet_prefect", lambda: None)
    monkeypatch.setattr("flows.prefect_server.RunServer", lambda: brought.append(1))
    monkeypatch.setattr("flows.cycle.improvement_cycle", lambda *_: told)
    with temporary_settings({PREFECT_API_URL: address}):
        assert main(["run", str(make_district()), "--cycle", "fall"]) == 0
    assert len(brought) == brought_n
