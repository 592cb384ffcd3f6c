"""What an empty figure means."""

CODES = {
    "reported": "The number is there",
    "suppressed": "The authority hides it to protect a small group",
    "not_reported": "Nobody reported it",
    "unclear": "The file cannot tell hidden from zero",
}
