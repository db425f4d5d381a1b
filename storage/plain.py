"""Models as the plain values of a row: dates and times as text, Decimals kept, and nothing written for nothing."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import BaseModel

from kit.clock import stamp
from kit.errors import Invalid

_NOTHING: tuple[Any, ...] = (None, False, (), {}, [])


def plain(model: BaseModel, names: Mapping[str, str] | Sequence[str] | None = None, *, floats: bool = False) -> dict[str, Any]:
    """The model's fields, or those named (a mapping renames them); a field that holds nothing, as it does by default, is left out."""
    wanted = names if names is not None else tuple(type(model).model_fields)
    blanks = _blanks(type(model))
    return {
        wanted[field] if isinstance(wanted, Mapping) else field: plain_value(value, floats=floats)
        for field in wanted
        if not _is_blank(value := getattr(model, field), blanks.get(field, _KEEP))
    }


def plain_value(value: Any, *, floats: bool = False) -> Any:
    """One value; `floats` lets a float be a float (inside a blob), else it becomes the Decimal it reads as."""
    match value:
        case BaseModel():
            return plain(value, floats=floats)
        case datetime():
            return stamp(value)
        case date():
            return value.isoformat()
        case float():
            return _float(value, floats)
        case Mapping():
            return {_name(name): plain_value(part, floats=floats) for name, part in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain_value(part, floats=floats) for part in value]
    return value


_KEEP = object()


@cache
def _blanks(model: type[BaseModel]) -> dict[str, Any]:
    """Fields whose default is nothing: None, False or empty."""
    fields = {name: field for name, field in model.model_fields.items() if not field.is_required()}
    defaults = {name: field.get_default(call_default_factory=True, validated_data={}) for name, field in fields.items()}
    return {name: default for name, default in defaults.items() if any(_is_blank(default, nothing) for nothing in _NOTHING)}


def _is_blank(value: Any, default: Any) -> bool:
    return type(value) is type(default) and value == default


def _float(value: float, floats: bool) -> float | Decimal:
    if not math.isfinite(value):
        raise Invalid("A row can't hold a number that is not finite.")
    return value if floats else Decimal(repr(value))


def _name(name: Any) -> str:
    return plain_value(name) if isinstance(name, (datetime, date)) else str(name)
