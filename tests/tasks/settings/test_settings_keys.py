"""Which keys a table of district.toml may have, wherever it stands."""

import pytest

from tasks.district import Cycle, District, Protection, PublicPolicy
from tasks.settings.settings_keys import known_keys
from tasks.sources.settings import FilesSettings, SampleSettings


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ([], {*District.model_fields} - {"folder"}),
        (["cycles", "fall"], {*Cycle.model_fields}),
        (["datasets", "schools", "source", "files"], {*FilesSettings.model_fields}),
        (["datasets", "schools", "source", "sample"], {*SampleSettings.model_fields}),
        (["datasets", "schools", "source"], {*FilesSettings.model_fields, *SampleSettings.model_fields}),
        (["protection"], {*Protection.model_fields}),
        (["protection", "public"], {*PublicPolicy.model_fields}),
        (["protection", "minimum_n"], set()),
        (["nowhere", "at", "all"], set()),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, list) else "",
)
def test_keys_are_those_of_the_model_that_stands_there(path, keys):
    assert set(known_keys(District, path)) == keys


def test_a_key_is_named_once():
    keys = known_keys(District, ["datasets", "schools", "source"])
    assert len(set(keys)) == len(keys)
