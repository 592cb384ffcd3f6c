"""Grades: CEDS codes, as OneRoster uses them, and how Ed-Fi names them."""

_ORDINALS = (
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
)

CODES = {
    "IT": "Infant or toddler",
    "PR": "Preschool",
    "PK": "Prekindergarten",
    "TK": "Transitional kindergarten",
    "KG": "Kindergarten",
    **{f"{grade:02d}": f"Grade {grade}" for grade in range(1, 14)},
    "PS": "Postsecondary",
    "UG": "Ungraded",
}

# A single digit is a code whose leading zero a spreadsheet has eaten; 0 and -1 mean different grades to different
# student systems and stay a district's own to map.
SPELLINGS = {
    "IT": ("Infant/toddler",),
    "PR": ("Preschool",),
    "PK": ("Prekindergarten",),
    "TK": ("Transitional Kindergarten",),
    "KG": ("Kindergarten",),
    **{
        f"{grade:02d}": (f"{ordinal} grade", f"Grade {grade}", *([str(grade)] if grade < 10 else []))
        for grade, ordinal in enumerate(_ORDINALS, start=1)
    },
    "13": ("Grade 13",),
    "PS": ("Postsecondary",),
    "UG": ("Ungraded", "No grade level"),
}
