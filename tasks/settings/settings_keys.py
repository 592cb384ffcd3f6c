"""Which keys a table of the settings may have, to propose the right one for a misspelt one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel


def known_keys(model: type[BaseModel], path: Sequence[str]) -> list[str]:
    """Names of the fields at `path` below `model`; a union is entered by the value of its `kind`."""
    annotation: Any = model
    for part in path:
        annotation = _step(annotation, part)
    # What is left out of a model's copies is not the file's to say.
    keys = [key for one in _models(annotation) for key, field in one.model_fields.items() if not field.exclude]
    return [*dict.fromkeys(keys)]


def _step(annotation: Any, part: str) -> Any:
    if get_origin(annotation) is dict:
        return get_args(annotation)[1]
    models = _models(annotation)
    tagged = [
        one for one in models if "kind" in one.model_fields and part in get_args(one.model_fields["kind"].annotation)
    ]
    if tagged:
        return tagged[0]
    return next((one.model_fields[part].annotation for one in models if part in one.model_fields), None)


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models(inner)]
