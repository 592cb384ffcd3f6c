"""The columns that say which groups a student belongs to."""

from expectations.codes import race_ethnicity, sexes
from expectations.contract import Column, Kind

GROUP_COLUMNS = (
    # An unknown code of these two holds the row back: it decides in which groups a student counts, and the last
    # good row may know.
    Column(
        name="sex",
        kind=Kind.TEXT,
        sentence="As recorded.",
        codes=sexes.CODES,
        spellings=sexes.SPELLINGS,
    ),
    Column(
        name="race_ethnicity",
        kind=Kind.TEXT,
        sentence="One of the federal categories; Hispanic of any race first.",
        codes=race_ethnicity.CODES,
        spellings=race_ethnicity.SPELLINGS,
    ),
    Column(name="english_learner", kind=Kind.BOOLEAN, sentence="Identified as an English learner."),
    Column(name="disability", kind=Kind.BOOLEAN, sentence="Has an individual education program."),
    Column(name="economically_disadvantaged", kind=Kind.BOOLEAN, sentence="By the state's definition."),
    Column(name="homeless", kind=Kind.BOOLEAN, sentence="By the McKinney-Vento definition."),
    Column(name="foster_care", kind=Kind.BOOLEAN, sentence="In foster care."),
)
