"""Of what kind of unit a ready-made figure speaks."""

CODES = {
    "district": "The district",
    "level": "A level of schools",
    "school": "One school",
    "department": "A department",
    "goal": "A goal",
    "initiative": "An initiative",
}
