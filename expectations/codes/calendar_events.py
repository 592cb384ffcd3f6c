"""What a calendar says of a day, one for each event that Ed-Fi knows."""

CODES = {
    "instructional": "An ordinary day of instruction",
    "make_up": "A day of instruction that makes up for a lost one",
    "shortened": "Students come late or leave early",
    "holiday": "A holiday",
    "teacher_day": "Teachers only",
    "weather": "Closed or shortened for weather",
    "emergency": "Closed or shortened for an emergency",
    "strike": "Closed or shortened for a strike",
    "non_instructional": "Another day without instruction",
    "other": "Something else",
}

SPELLINGS = {
    "instructional": ("Instructional day",),
    "make_up": ("Make-up day",),
    "shortened": ("Student late arrival/early dismissal",),
    "teacher_day": ("Teacher only day",),
    "weather": ("Weather day",),
    "emergency": ("Emergency day",),
    "non_instructional": ("Non-instructional day",),
}
