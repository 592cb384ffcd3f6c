"""Code lists that several contracts share."""

GRADES = {
    "IT": "Infant or toddler",
    "PR": "Preschool",
    "PK": "Prekindergarten",
    "TK": "Transitional kindergarten",
    "KG": "Kindergarten",
    **{f"{grade:02d}": f"Grade {grade}" for grade in range(1, 14)},
    "PS": "Postsecondary",
    "UG": "Ungraded",
}

UNIT_TYPES = {
    "district": "The district",
    "level": "A level of schools",
    "school": "One school",
    "department": "A department",
    "goal": "A goal",
    "initiative": "An initiative",
}

STATUS = {
    "reported": "The number is there",
    "suppressed": "The authority hides it to protect a small group",
    "not_reported": "Nobody reported it",
    "unclear": "The file cannot tell hidden from zero",
}
