"""Sex as recorded, and how OneRoster and Ed-Fi write it."""

CODES = {"female": "Female", "male": "Male", "another": "Another or not stated"}

SPELLINGS = {
    "female": ("F",),
    "male": ("M",),
    "another": ("Non-binary", "Not Selected", "unspecified", "other"),
}
