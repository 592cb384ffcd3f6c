"""What became of a member of a graduation cohort, and the Ed-Fi diploma and exit types that say so.

Codes follow 20 U.S.C. 7801(25): which outcomes leave the denominator, and which count as graduating. Ed-Fi's plain
Graduated and Transferred do not tell the diploma or the kind of school, so they stay a district's own to map.
"""

CODES = {
    "regular_diploma": "Graduated with a regular diploma, or a higher one",
    "alternate_diploma": "Graduated with the state's alternate diploma for the most significant disabilities",
    "equivalency": "Passed the GED or another equivalency, which is no diploma",
    "certificate": "Got a certificate of attendance or completion, which is no diploma",
    "enrolled": "Still enrolled",
    "dropped_out": "Dropped out",
    "unknown": "Left, nobody knows where to",
    "transferred": "Moved to a school that leads to a regular diploma",
    "emigrated": "Left the country",
    "incarcerated": "Moved to a prison or juvenile facility",
    "died": "Died",
}

# Those who may leave the denominator, once it is documented.
LEAVERS = ("transferred", "emigrated", "incarcerated", "died")

SPELLINGS = {
    "regular_diploma": ("Regular diploma", "Endorsed/advanced diploma", "Regents diploma"),
    "equivalency": (
        "General Educational Development (GED) credential",
        "High school equivalency credential, other than GED",
    ),
    "certificate": ("Certificate of attendance", "Certificate of completion"),
    "dropped_out": ("Dropout",),
    "transferred": ("Enrolled in a high school diploma program",),
}
