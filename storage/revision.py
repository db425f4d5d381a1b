"""Optimistic writes: a row is inserted once, and replaced only as the version that was read."""

from datetime import datetime
from typing import TypeVar

from domain.model import Stored
from storage.entity import Entity
from storage.table import ABSENT, Check, Condition, Delete, Put, where

M = TypeVar("M", bound=Stored)


def stamped(model: M, now: datetime) -> M:
    """The model as its next version."""
    return model.model_copy(update={"version": model.version + 1, "created_at": model.created_at or now, "updated_at": now})


def seen(version: int) -> Condition:
    """The condition that a row is still the version which was read; version 0 means that there is none."""
    return ABSENT if version == 0 else where(("version", "=", version))


def save(entity: Entity[M], model: M, now: datetime) -> tuple[M, Put]:
    """The next version of a model, and the write that stores it if nobody else did so meanwhile."""
    after = stamped(model, now)
    return after, Put(entity.write(after), seen(model.version))


def unchanged(entity: Entity[M], model: M) -> Check:
    """A check that a row is still the version which was read."""
    return Check(entity.key_of(model), seen(model.version))


def remove(entity: Entity[M], model: M) -> Delete:
    """The delete of a row, if it is still the version which was read."""
    return Delete(entity.key_of(model), seen(model.version))
