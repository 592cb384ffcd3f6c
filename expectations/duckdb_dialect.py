"""A SQLAlchemy dialect that lets Great Expectations run inside an open DuckDB connection.

Great Expectations has no engine for DuckDB. It reaches a database through SQLAlchemy, and
duckdb-engine gives SQLAlchemy a dialect that falls short in four places; each is mended below.
The name is `postgresql` so that Great Expectations takes its regex and LIKE branches.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
from duckdb_engine import ConnectionWrapper, CursorWrapper, Dialect
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.base import PGIdentifierPreparer
from sqlalchemy.pool import StaticPool
from sqlalchemy.types import UserDefinedType

from expectations.quiet_exit import end_quietly

URL = "throughline+duckdb:///:memory:"


class OwnCursor(CursorWrapper):  # type: ignore[misc]
    """One DuckDB cursor per SQLAlchemy cursor.

    Great Expectations reads a result after it has given the connection back; on a shared DuckDB
    connection the next statement would wipe the rows still waiting. Rows stay lazy.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, wrapper: ConnectionWrapper) -> None:
        super().__init__(connection.cursor(), wrapper)


class OwnConnection(ConnectionWrapper):  # type: ignore[misc]
    """Wraps a connection that somebody else opened and will close."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        super().__init__(connection)
        self._opened_elsewhere = connection

    def cursor(self) -> OwnCursor:
        """A cursor with a result of its own."""
        return OwnCursor(self._opened_elsewhere, self)

    def close(self) -> None:
        """Leave the connection open for whoever lent it."""
        self.closed = True


class DuckDBType(UserDefinedType[Any]):
    """A column type by the name DuckDB gives it, which SQLAlchemy need not know."""

    cache_ok = True

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def get_col_spec(self, **_: Any) -> str:
        """The type as DuckDB writes it."""
        return self.kind


class QuoteAll(PGIdentifierPreparer):
    """Quotes every name; duckdb-engine opens a database for each engine to ask which names need it."""

    def _requires_quotes(self, _name: str) -> bool:
        return True


class ThroughlineDialect(Dialect):  # type: ignore[misc]
    """duckdb-engine's dialect without transactions, reflecting columns with DESCRIBE."""

    name = "postgresql"
    driver = "duckdb"
    supports_statement_cache = False
    preparer = QuoteAll

    def do_begin(self, dbapi_connection: Any) -> None:
        """Every statement stands alone: nothing is written through this dialect."""

    def do_commit(self, dbapi_connection: Any) -> None:
        """As `do_begin`."""

    def do_rollback(self, dbapi_connection: Any) -> None:
        """As `do_begin`; a real rollback would wipe rows that are still to be read."""

    def get_columns(self, connection: Any, table_name: str, *_: Any, **__: Any) -> list[dict[str, Any]]:
        """SQLAlchemy reads `pg_collation` for this, which DuckDB cannot answer."""
        quoted = self.identifier_preparer.quote_identifier(table_name)
        described = connection.exec_driver_sql(f"describe {quoted}").fetchall()
        return [
            {"name": name, "type": DuckDBType(kind), "nullable": True, "default": None}
            for name, kind, *_rest in described
        ]

    def get_pk_constraint(self, *_: Any, **__: Any) -> dict[str, Any]:
        """Keys are checked by rules of ours, not declared in the table."""
        return {"constrained_columns": [], "name": None}


# With the import, so that it comes after whatever is registered later.
end_quietly()
registry.register("throughline.duckdb", __name__, "ThroughlineDialect")


@contextmanager
def lend(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """Keyword arguments with which `sqlalchemy.create_engine(URL, ...)` uses this connection, until the block ends.

    Great Expectations keeps its engines for as long as the process lives; a connection kept so long would be
    reported as leaked when Python exits.
    """
    lent = [connection]
    pool = StaticPool(lambda: OwnConnection(lent[0]))
    try:
        yield {"pool": pool}
    finally:
        lent.clear()
        pool.dispose()
