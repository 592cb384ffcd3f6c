"""Turns a view model into one self-contained page or drawing: no script, no address outside the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reports.view_model import CabinetBrief, SchoolBrief

_HERE = Path(__file__).parent


def cabinet_html(brief: CabinetBrief) -> str:
    """The page of the cabinet."""
    return _environment().get_template("cabinet.html.j2").render(brief=brief)


def school_html(brief: SchoolBrief) -> str:
    """The page of one school."""
    return _environment().get_template("school.html.j2").render(brief=brief)


def indicators_html(indicators: Sequence[Mapping[str, object]], facts: Sequence[Mapping[str, str]]) -> str:
    """The catalogue of indicators, and of the facts they rest on."""
    return _environment().get_template("indicators.html.j2").render(indicators=indicators, facts=facts)


def svg_of(template: str, **values: object) -> str:
    """A drawing from one of our templates."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["css"] = Markup("\n".join(_style(name) for name in ("brief.css", "tables.css", "print.css")))  # noqa: S704 (our own file)
    environment.globals["catalogue_css"] = Markup(_style("catalogue.css"))  # noqa: S704 (our own file)
    return environment


def _style(name: str) -> str:
    return (_HERE / "styles" / name).read_text(encoding="utf-8")
