"""Kinds of accounts of a ledger, as Ed-Fi knows them."""

CODES = {
    "expenditure": "Money that is spent",
    "revenue": "Money that comes in",
    "balance_sheet": "What is owned and owed",
}

SPELLINGS = {"balance_sheet": ("Balance sheet",)}
