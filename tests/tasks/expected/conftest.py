"""What should have come is asked after judging, of deliveries that many tests share."""

import pytest


@pytest.fixture(autouse=True)
def judged_before(judges_once):
    """What was judged already is not judged again."""
