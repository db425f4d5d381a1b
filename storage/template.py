"""Key templates such as `workoutHistory#{date}#{workout_id}`: filled from values, parsed back, and compared with each other.

Parts are separated by `#`; each is a word or one placeholder, so that no value can imitate a part.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kit.clock import stamp
from kit.errors import Invalid

_SLOT = re.compile(r"\{(?P<name>[a-z][a-z0-9_]*)(?::(?P<width>\d+))?\}")
AFTER_SEPARATOR = "$"
"""The character after `#`: text that begins with `X#` sorts before `X$`."""


@dataclass(frozen=True)
class Part:
    """A fixed word, or the placeholder of a field; `width` pads whole numbers with zeros."""

    word: str | None = None
    field: str | None = None
    width: int | None = None

    def fill(self, values: Mapping[str, Any]) -> str:
        """The text of this part; empty when the field is."""
        return self.word if self.word is not None else key_text(values[str(self.field)], self.width)

    def admits(self, text: str) -> bool:
        """Whether a key may hold this text here."""
        if self.word is not None:
            return self.word == text
        return text.isdigit() and len(text) == self.width if self.width else bool(text)

    def may_equal(self, other: "Part") -> bool:
        """Whether some key fits both parts."""
        if self.word is not None:
            return other.admits(self.word)
        return other.word is None or self.admits(other.word)


class Template:
    """A key with placeholders."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts = tuple(_part(piece, text) for piece in text.split("#"))
        self.fields = tuple(part.field for part in self.parts if part.field)

    def fill(self, values: Mapping[str, Any]) -> str | None:
        """The key of these values; None when one of them is empty."""
        pieces = [part.fill(values) for part in self.parts]
        return "#".join(pieces) if all(pieces) else None

    def head(self, values: Mapping[str, Any]) -> str:
        """What all keys with these values begin with: everything before the first field that is not given."""
        known = self._known(values)
        text = "#".join(part.fill(values) for part in self.parts[:known])
        return text if known == len(self.parts) or not known else text + "#"

    def span(self, values: Mapping[str, Any], first: Any, last: Any) -> tuple[str, str]:
        """Inclusive bounds on the first field that is not given; whatever follows it in the key is inside too."""
        known = self._known(values)
        if known == len(self.parts):
            raise ValueError(f"no field is left to range over in {self.text!r}")
        head, width = self.head(values), self.parts[known].width
        tail = "" if known == len(self.parts) - 1 else AFTER_SEPARATOR
        return head + key_text(first, width), head + key_text(last, width) + tail

    def parse(self, key: str) -> dict[str, str] | None:
        """The fields' texts in a key; None when the key is not of this kind."""
        pieces = key.split("#")
        if len(pieces) != len(self.parts) or not all(part.admits(piece) for part, piece in zip(self.parts, pieces, strict=True)):
            return None
        return {part.field: plain_text(piece) for part, piece in zip(self.parts, pieces, strict=True) if part.field}

    def lists(self) -> list[tuple[Part, ...]]:
        """The parts of every prefix that a list may ask for: up to each placeholder."""
        return [self.parts[:cut] for cut, part in enumerate(self.parts) if part.field and cut]

    def may_match(self, head: tuple[Part, ...]) -> bool:
        """Whether some key of this template begins with some prefix of that shape."""
        return len(self.parts) > len(head) and all(ours.may_equal(theirs) for ours, theirs in zip(self.parts, head, strict=False))

    def may_equal(self, other: "Template") -> bool:
        """Whether some key fits both templates."""
        return len(self.parts) == len(other.parts) and all(a.may_equal(b) for a, b in zip(self.parts, other.parts, strict=True))

    def _known(self, values: Mapping[str, Any]) -> int:
        missing = (position for position, part in enumerate(self.parts) if part.field and part.field not in values)
        return next(missing, len(self.parts))


def key_text(value: Any, width: int | None = None) -> str:
    """A value as it stands in a key: text order is the value's order; None is empty."""
    match value:
        case None:
            return ""
        case datetime():
            return stamp(value)
        case date():
            return value.isoformat()
        case bool():
            raise Invalid("A truth value can't be part of a key.")
        case int():
            return _padded(value, width)
        case str():
            return value.replace("%", "%25").replace("#", "%23")
    raise Invalid(f"A {type(value).__name__} can't be part of a key.")


def plain_text(piece: str) -> str:
    """A key's part as the value was written."""
    return piece.replace("%23", "#").replace("%25", "%")


def _padded(value: int, width: int | None) -> str:
    text = f"{value:0{width or 1}d}"
    if value < 0 or (width and len(text) > width):
        raise Invalid(f"{value} does not fit into a key of {width} digits.")
    return text


def _part(piece: str, template: str) -> Part:
    slot = _SLOT.fullmatch(piece)
    if slot:
        return Part(field=slot["name"], width=int(slot["width"]) if slot["width"] else None)
    if not piece or "{" in piece or "}" in piece or "%" in piece:
        raise ValueError(f"{piece!r} in the key {template!r} must be a word or one placeholder")
    return Part(word=piece)
