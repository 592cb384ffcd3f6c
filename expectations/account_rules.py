"""Which accounts pay for which initiative."""

from expectations.contract import Column, Contract, Kind, RowRule


def _code(name: str, sentence: str) -> Column:
    return Column(name=name, kind=Kind.TEXT, sentence=f"{sentence}: one code, codes that begin alike (43*), or any.")


_CODES = (
    _code("fund_code", "Which fund"),
    _code("function_code", "What it is for"),
    _code("object_code", "What is bought"),
    _code("program_code", "Which program or resource"),
    _code("project_code", "Which project or grant"),
    _code("site_code", "Where"),
    _code("tag", "Which tag for reports"),
)

CONTRACT = Contract(
    dataset="account_rules",
    title="Account rules",
    grain="one row per rule",
    sentence=(
        "Which initiative the accounts with some codes pay for. The first rule that fits holds, and an account that "
        "names its initiative needs none."
    ),
    columns=(
        Column(name="rule_id", kind=Kind.TEXT, required=True, sentence="A short name that stays the same."),
        Column(
            name="priority",
            kind=Kind.INTEGER,
            unit="1 goes before 2",
            required=True,
            sentence="Of two rules that fit, the lower holds.",
            minimum=1,
        ),
        *_CODES,
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            sentence="The initiative; empty where the accounts pay for none.",
            refers_to="initiatives.initiative_id",
        ),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            sentence="The department that answers for the accounts, where they do not say.",
            refers_to="departments.department_id",
        ),
        Column(name="reason", kind=Kind.TEXT, sentence="Why, in a sentence."),
    ),
    key=("rule_id",),
    row_rules=(
        RowRule(
            name="names_a_code",
            sentence="A rule names at least one code.",
            broken_when=f"coalesce({', '.join(column.name for column in _CODES)}) is null",
            columns=tuple(column.name for column in _CODES),
        ),
        RowRule(
            name="says_what_of",
            sentence="A rule says for what its accounts pay, or who answers for them.",
            broken_when="initiative_id is null and department_id is null",
            columns=("initiative_id", "department_id"),
        ),
    ),
)
