"""Personality templates: ways to talk that can be blended by weight."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from prompts import library

Moment = Literal["missed_session", "record", "struggle", "routine"]


class Personality(BaseModel):
    """One way to talk: a few rules for it, ordered by importance, and how it meets the usual moments."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str
    name: str
    summary: str
    voice: tuple[str, ...] = Field(min_length=2)
    motivation: tuple[str, ...] = Field(min_length=1)
    avoids: tuple[str, ...] = ()
    moments: dict[Moment, str]
    names: tuple[str, ...] = Field(min_length=4)


@cache
def personalities() -> dict[str, Personality]:
    """All of them by key, in file-name order."""
    return {personality.key: personality for personality in library.folder("personalities", Personality)}
