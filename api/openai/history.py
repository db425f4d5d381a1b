"""Recognises a conversation by the history that a client sends along, for such clients have no id for it."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from api.openai.request import ChatMessage

LOOKED_AT = 24
"""How many known beginnings are looked for; clients add one exchange at a time."""


@dataclass(frozen=True)
class History:
    """What was said up to the user's last message, by whom it was sent, to which coach, and in which chat if the client says."""

    token: str
    model: str
    chat: str
    talk: Sequence[ChatMessage]

    @property
    def text(self) -> str:
        """The user's last words: the only ones that are new."""
        return self.talk[-1].text

    @property
    def is_first(self) -> bool:
        """Whether nothing was answered before."""
        return all(message.role == "user" for message in self.talk)

    def asked(self, day: date) -> str:
        """The hash of the whole history on one of the user's days: the same again is the same question."""
        return _told(self._digests()[-1], f"asked {day.isoformat()}")

    def answered(self, reply: str) -> str:
        """The hash of the history with its answer: what a client sends before the next message."""
        return _told(_with(self._digests()[-1], "assistant", reply), "answered")

    def beginnings(self) -> list[str]:
        """The hashes of the beginnings that end with an answer, the longest first."""
        digests = self._digests()
        ends = [_told(digest, "answered") for digest, message in zip(digests, self.talk, strict=True) if message.role == "assistant"]
        return ends[: -LOOKED_AT - 1 : -1]

    def _digests(self) -> list[str]:
        return list(_chain(_told(self.token, self.model, self.chat), self.talk))


def _chain(start: str, talk: Sequence[ChatMessage]) -> Iterator[str]:
    """One digest a message, each over all before it."""
    digest = start
    for message in talk:
        digest = _with(digest, message.role, message.text)
        yield digest


def _with(digest: str, role: str, text: str) -> str:
    # Clients trim and rewrap what they keep.
    return _told(digest, role, " ".join(text.split()))


def _told(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
