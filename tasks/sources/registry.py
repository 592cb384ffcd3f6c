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


def header(settings: SourceSettings, context: SourceContext) -> list[str] | None:
    """The column names a source has, without reading it; None where that is not cheap or nothing is there."""
    if isinstance(settings, FilesSettings):
        from tasks.sources.header import header_of_files

        return header_of_files(settings, context)
    return None
