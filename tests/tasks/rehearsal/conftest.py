"""A district that has gone through a year and rehearses the next."""

import shutil

import pytest

from tasks.rehearse import rehearse
from tasks.settings.district_folder import read_district
from tests.tasks.rehearsal.made_up_years import LAST_YEAR, NEW_YEAR, OWNER


@pytest.fixture(scope="module")
def homes(tmp_path_factory):
    """Homes after last year, by its files: judging them takes longer than all else here."""
    return {"kept in": tmp_path_factory.mktemp("homes")}


@pytest.fixture
def last_year(make_district, validated, homes):
    """A district's folder after a year with these files."""

    def run(files):
        folder = make_district(files)
        key = "".join(files.values())
        if key not in homes:
            for dataset in read_district(folder).datasets:
                assert validated(folder, dataset).status == "accepted", dataset
            homes[key] = shutil.copytree(folder / "home", homes["kept in"] / str(len(homes)))
        shutil.rmtree(folder / "home", ignore_errors=True)
        shutil.copytree(homes[key], folder / "home")
        return folder

    return run


@pytest.fixture
def told(make_district, last_year):
    """Put the new year's files in the place of last year's and rehearse."""

    def run(changes=None, before=None, year="2026-27", **keys):
        folder = last_year({**LAST_YEAR, **(before or {})})
        make_district({**NEW_YEAR, **(changes or {})}, **keys)
        rehearsal = rehearse(folder, year)
        assert rehearsal.exit_code == (12 if any(one.kind != "look" for one in rehearsal.findings) else 0)
        assert {one.whose for one in rehearsal.findings} <= {OWNER}
        assert all(one.to_do for one in rehearsal.findings)
        return rehearsal

    return run
