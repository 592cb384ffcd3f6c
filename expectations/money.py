"""Balances of accounts, as of a date."""

from expectations.codes import account_kinds
from expectations.contract import Column, Contract, Kind, RowRule
from expectations.dates import date_column


def _dimension(name: str, sentence: str) -> Column:
    return Column(name=name, kind=Kind.TEXT, sentence=sentence)


def _balance(name: str, sentence: str) -> Column:
    return Column(name=name, kind=Kind.DECIMAL, unit="US dollars", sentence=sentence)


CONTRACT = Contract(
    dataset="money",
    title="Money",
    grain="one row per date, fiscal year, account and line of it",
    sentence=(
        "What each account stood at on a date: balances, not payments, so they are never summed over dates. "
        "The ledger's own codes stay as they are."
    ),
    columns=(
        date_column("as_of_date", "The day of the balance.", required=True),
        Column(
            name="fiscal_year",
            kind=Kind.INTEGER,
            unit="calendar year in which a fiscal year ends",
            required=True,
            sentence="The year whose budget it is.",
            minimum=1990,
            maximum=2100,
        ),
        Column(name="account", kind=Kind.TEXT, required=True, sentence="The account, in the ledger's own text."),
        Column(
            name="line_id", kind=Kind.TEXT, sentence="The line's own number, where the ledger lists an account twice."
        ),
        Column(name="account_name", kind=Kind.TEXT, sentence="What the ledger calls the account."),
        Column(
            name="account_kind",
            kind=Kind.TEXT,
            required=True,
            sentence="What the account holds.",
            codes=account_kinds.CODES,
            spellings=account_kinds.SPELLINGS,
        ),
        _dimension("fund_code", "Which fund."),
        _dimension("function_code", "What it is for."),
        _dimension("object_code", "What is bought."),
        _dimension("program_code", "Which program or resource."),
        _dimension("project_code", "Which project or grant."),
        _dimension("site_code", "Where, by finance's own number of a school or office."),
        _dimension("tag", "What finance has tagged it with for reports."),
        Column(
            name="school_id",
            kind=Kind.TEXT,
            sentence="The school of the site; empty where the site is none.",
            refers_to="schools.school_id",
        ),
        Column(
            name="department_id",
            kind=Kind.TEXT,
            sentence="The department that answers for the account.",
            refers_to="departments.department_id",
        ),
        Column(
            name="initiative_id",
            kind=Kind.TEXT,
            sentence="The initiative, where the account pays for one alone.",
            refers_to="initiatives.initiative_id",
        ),
        _balance("budgeted_usd", "The budget as adopted."),
        _balance("revised_usd", "The budget as it stands on the date."),
        _balance("encumbered_usd", "Promised and not yet paid, on the date."),
        _balance("actual_usd", "Spent or received from the start of the fiscal year to the date."),
    ),
    key=("as_of_date", "fiscal_year", "account", "line_id"),
    row_rules=(
        RowRule(
            name="has_a_balance",
            sentence="An account has at least one balance.",
            broken_when="coalesce(budgeted_usd, revised_usd, encumbered_usd, actual_usd) is null",
            columns=("budgeted_usd", "revised_usd", "encumbered_usd", "actual_usd"),
        ),
        RowRule(
            name="spent_within_budget",
            sentence="An account does not spend more than its budget.",
            broken_when="account_kind = 'expenditure' and actual_usd > coalesce(revised_usd, budgeted_usd)",
            columns=("actual_usd", "revised_usd", "budgeted_usd"),
            severity="warning",
        ),
    ),
    school_column="school_id",
    parts_along=("account", "account_name"),
    amount_column="actual_usd",
    date_column="as_of_date",
    dates_reach="cadence",
)
