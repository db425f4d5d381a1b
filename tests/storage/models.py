"""Strategies that build any domain model from its types, for properties that must hold for every kind of row."""

import types
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(min_size=1, max_size=12) | st.sampled_from(["#", "%23", "a#b%", "💪"]),
    int: st.integers(0, 99) | st.integers(1, 5),
    float: st.floats(0, 1),
    bool: st.booleans(),
    bytes: st.binary(max_size=20),
    Decimal: st.decimals(0, 9999, places=2),
    date: st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    datetime: st.integers(0, 10**12).map(lambda ms: LONG_AGO + timedelta(milliseconds=ms)),
    type(None): st.none(),
    Any: st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
}
FREE_FORM = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.text(max_size=5), lambda inner: st.lists(inner, max_size=2), max_leaves=4
)


def models(model: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Any valid model of that class, every field filled."""
    fields = st.fixed_dictionaries({name: values(field.annotation) for name, field in model.model_fields.items()})
    return fields.map(lambda data: _built(model, data)).filter(lambda built: built is not None)


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Any value of a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return models(annotation)
    if annotation in LEAVES:
        return LEAVES[annotation]
    return _compound(get_origin(annotation), get_args(annotation))


def _compound(origin: Any, arguments: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is Annotated:
        return values(arguments[0])
    if origin in (Union, types.UnionType):
        return st.one_of([values(argument) for argument in arguments])
    if origin in (tuple, list):
        return st.lists(values(arguments[0]), max_size=2).map(origin)
    if origin is dict:
        return st.dictionaries(values(arguments[0]), values(arguments[1]), max_size=2)
    return FREE_FORM


def _built(model: type[BaseModel], data: dict[str, Any]) -> BaseModel | None:
    try:
        return model(**data)
    except ValidationError:
        return None
