"""What every domain model is: frozen, strict about unknown keys, JSON in snake_case."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer


class Model(BaseModel):
    """A frozen value; change it with `model_copy(update=...)`."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(_number, return_type=int | float, when_used="json")]
"""A Decimal inside, a JSON number outside."""


class Stored(Model):
    """A model that has a row of its own; `version` 0 means that it was never stored."""

    version: int = 0
    created_at: datetime | None = None
    updated_at: datetime | None = None
