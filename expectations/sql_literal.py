"""Text as SQL writes it, for expressions that take no parameters."""


def literal(text: str) -> str:
    """The text in single quotes."""
    return "'" + text.replace("'", "''") + "'"
