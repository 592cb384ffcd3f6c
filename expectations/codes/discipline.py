"""What was done after an incident, and how Ed-Fi names it."""

CODES = {
    "none": "No action, or a conversation",
    "in_school_suspension": "In-school suspension",
    "out_of_school_suspension": "Out-of-school suspension",
    "expulsion": "Expulsion, with or without services",
    "other": "Another action, neither suspension nor expulsion",
}

SPELLINGS = {
    "none": ("No action for incident",),
    "in_school_suspension": ("In School Suspension",),
    "out_of_school_suspension": ("Out of School Suspension",),
    "expulsion": (
        "Expulsion with Services",
        "Expulsion under Guns Free School Act",
        "Expulsion under Guns Free School Act with Services",
    ),
    "other": ("Removal from Classroom", "Community Service"),
}
