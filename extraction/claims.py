"""What a model says it read: sets as claims, each value copied from the text as words, none of them believed yet."""

import json
import re
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

MOST_CLAIMS: Final = 40


class UnusableReply(ValueError):
    """A reply that holds no claims; the message tells the model what to do about it."""


def _words(value: object) -> object:
    """Weak models write 5 for "5", [5, 5] for "5, 5" and "none" for null."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, list):
        return ", ".join(str(one) for one in value) or None
    said = str(value).strip()
    return None if said.lower() in ("", "null", "none", "n/a", "-") else said[:400]


Words = Annotated[str | None, BeforeValidator(_words)]


class Claim(BaseModel):
    """One or more equal sets, as a model read them; every value is words of the text."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    quote: Words = None
    exercise: Words = None
    sets: Words = None
    reps: Words = None
    weight: Words = None
    time: Words = None
    distance: Words = None


_VALUE: Final[dict[str, Any]] = {"type": "string", "maxLength": 40}
SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "sets": {
            "type": "array",
            "maxItems": 12,
            "items": {
                "type": "object",
                "properties": {
                    "quote": {"type": "string", "maxLength": 160},
                    "exercise": {"type": "string", "maxLength": 60},
                    **dict.fromkeys(("sets", "reps", "weight", "time", "distance"), _VALUE),
                },
                "required": ["quote", "exercise"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sets"],
    "additionalProperties": False,
}
"""The shape of a reply, kept small for weak models: what is not said is left out."""

_FENCED: Final = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


def claims_in(reply: str) -> tuple[Claim, ...]:
    """The claims of a reply, with or without words around its JSON; UnusableReply when there is none to read."""
    shape = _json(reply)
    rows = shape.get("sets") if isinstance(shape, dict) else shape
    if not isinstance(rows, list):
        raise UnusableReply('Answer with one JSON object: {"sets": [...]}. An empty list is a fine answer.')
    try:
        return tuple(Claim.model_validate(row) for row in rows[:MOST_CLAIMS])
    except ValidationError as error:
        raise UnusableReply(
            "Each set is a JSON object with quote, exercise and what is said of sets, reps, weight, time and distance."
        ) from error


def _json(reply: str) -> Any:
    fenced = _FENCED.search(reply)
    body = fenced.group(1) if fenced else reply
    start = min((at for at in (body.find("{"), body.find("[")) if at >= 0), default=-1)
    if start < 0:
        raise UnusableReply('Answer with JSON alone: {"sets": [...]}. An empty list is a fine answer.')
    try:
        return json.JSONDecoder().raw_decode(body, start)[0]
    except (ValueError, RecursionError) as error:
        raise UnusableReply('That JSON is broken. Answer with one complete JSON object: {"sets": [...]}.') from error
