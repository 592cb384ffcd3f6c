"""How a course ended, and how Ed-Fi names it."""

CODES = {
    "passed": "Passed",
    "failed": "Failed",
    "incomplete": "Incomplete",
    "withdrawn": "Withdrawn",
    "in_progress": "Still going on",
}

SPELLINGS = {"passed": ("Pass",), "failed": ("Fail",)}
