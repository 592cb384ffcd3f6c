"""Turns a scorecard into a page for mail and paper, plain text, and Markdown for the engineer."""

from __future__ import annotations

import re
import textwrap
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from reports import scorecard_words
from reports.scorecard import Scorecard

_HERE = Path(__file__).parent
_WIDTH = 78
_RULE = re.compile(r"^\.([a-z-]+) \{ (.+) \}$", re.MULTILINE)
# What people type may hold marks that steer a terminal or end a line.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_CODE = re.compile(r"`([^`]+)`")
# A line of district.toml, and the mark behind it that is none of its own.
_SETTING = re.compile(r"\s*`([^`]+ = [^`]+)`[.,;]?\s*")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#])")


def scorecard_html(card: Scorecard) -> str:
    """One self-contained page: no script, no address outside, every style inline, as programs for mail need it."""
    media = Markup((_HERE / "styles" / "scorecard_media.css").read_text(encoding="utf-8"))  # noqa: S704 (our own file)
    return _environment().get_template("scorecard.html.j2").render(card=card, words=scorecard_words, media=media)


def scorecard_text(card: Scorecard) -> str:
    """Plain text in lines of at most 78 characters."""
    return _environment().get_template("scorecard.txt.j2").render(card=card, words=scorecard_words)


def scorecard_markdown(card: Scorecard) -> str:
    """Markdown: what to do, the datasets, the causes."""
    return _environment().get_template("scorecard.md.j2").render(card=card)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["look"] = _look
    environment.filters["coded"] = _coded
    environment.filters["plain"] = _plain
    environment.filters["filled"] = _filled
    environment.filters["fitted"] = _fitted
    environment.filters["marked"] = _marked
    return environment


def _look(names: str) -> Markup:
    """Attributes that give an element the looks of these names: as a class, and inline for programs that read mail."""
    rules = _rules()
    return Markup('class="{}" style="{}"').format(
        names, " ".join(rules.get(name, "") for name in names.split()).strip()
    )


@cache
def _rules() -> dict[str, str]:
    return dict(_RULE.findall((_HERE / "styles" / "scorecard.css").read_text(encoding="utf-8")))


def _coded(text: str) -> Markup:
    """What stands between backticks as code."""
    code = _look("code")
    return Markup(_CODE.sub(lambda found: f"<code {code}>{found[1]}</code>", str(escape(_plain(text)))))  # noqa: S704 (escaped)


def _plain(text: str) -> str:
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


def _filled(text: str, first: str = "", rest: str = "") -> str:
    """Lines of at most 78 characters, the first and the others each begun in their way.

    A line to be written elsewhere stands by itself and is not broken, so that it can be copied.
    """
    before, *others = _SETTING.split(_plain(text))
    lines = [textwrap.fill(before, _WIDTH, initial_indent=first, subsequent_indent=rest)]
    for code, words in zip(others[::2], others[1::2], strict=True):
        lines.append(f"{rest}  {code}")
        lines += [textwrap.fill(words, _WIDTH, initial_indent=rest, subsequent_indent=rest)] if words else []
    return "\n".join(lines)


def _fitted(text: Any, width: int) -> str:
    """Padded to the right: numbers and words of one table column under one another."""
    return str(text).ljust(width)


def _marked(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", _plain(text))
