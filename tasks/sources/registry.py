"""From what `district.toml` says of a source to the connector that reads it."""

from __future__ import annotations

from tasks.sources.protocol import Source
from tasks.sources.settings import FilesSettings, SourceContext, SourceSettings

# Connectors are imported where they are used: `throughline check` must not wait for pyarrow.


def connector(settings: SourceSettings, context: SourceContext) -> Source:
    """The connector for one dataset's source."""
    if isinstance(settings, FilesSettings):
        from tasks.sources.files import FilesSource

        return FilesSource(settings, context)
    from tasks.sources.sample import SampleSource

    return SampleSource(settings, context)


def headers(settings: SourceSettings, context: SourceContext) -> list[tuple[str, ...]] | None:
    """The column names of each of a source's files, unread; None where that is not cheap or nothing is there."""
    if isinstance(settings, FilesSettings):
        from tasks.sources.header import headers_of_files

        return headers_of_files(settings, context)
    return None
