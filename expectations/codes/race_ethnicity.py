"""The federal categories of race and ethnicity, and how CEDS, OneRoster and Ed-Fi write them.

Middle Eastern or North African, and Other, belong to no single category here and stay a district's own to map.
"""

CODES = {
    "american_indian": "American Indian or Alaska Native",
    "asian": "Asian",
    "black": "Black or African American",
    "hispanic": "Hispanic or Latino of any race",
    "pacific_islander": "Native Hawaiian or Pacific Islander",
    "white": "White",
    "two_or_more": "Two or more races",
    "not_reported": "Chose not to respond, or not collected",
}

SPELLINGS = {
    "american_indian": ("American Indian or Alaska Native", "American Indian - Alaska Native"),
    "black": ("Black or African American", "Black - African American"),
    "hispanic": ("Hispanic or Latino", "Hispanic or Latino Ethnicity"),
    "pacific_islander": (
        "Native Hawaiian or Pacific Islander",
        "Native Hawaiian or Other Pacific Islander",
        "Native Hawaiian - Pacific Islander",
    ),
    "two_or_more": ("Two or more races", "Demographic Race Two Or More Races"),
    "not_reported": ("Choose Not to Respond", "Race and Ethnicity Unknown"),
}
