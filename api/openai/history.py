"""Recognises a conversation by the history that a client sends along, for such clients have no id for it."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from api.openai.request import ChatMessage

LOOKED_AT = 24
"""How many messages without an answer are passed over: those that were refused."""
_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?</\1>|<details type=.reasoning.*?</details>", re.DOTALL)
_MARKS = ("<think", "<reasoning", "<details")
_LINE_END = re.compile(r"(?<![ \t])[ \t]*\r?\n")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())


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
        return tidied(self.talk[-1].text)

    @property
    def is_first(self) -> bool:
        """Whether nothing was answered before."""
        return all(message.role == "user" for message in self.talk)

    @property
    def whole(self) -> str:
        """The hash of all of it."""
        return _told(self._digests[-1], "whole")

    def asked(self, scope: str) -> str:
        """The hash of all of it in some place or on some day: the same again is the same question."""
        return _told(self._digests[-1], "asked", scope)

    @property
    def parents(self) -> list[str]:
        """The hashes up to earlier messages of the user that this one may follow, the longest first, whatever the answer to them was."""
        return [_told(self._digests[place], "whole") for place in self._followed]

    @property
    def tail(self) -> str | None:
        """The hash of the last message with the reply before it: what is left when a client drops the oldest messages."""
        return self._tail(-1)

    @property
    def tail_before(self) -> str | None:
        """The same of the user's message before the last one."""
        return self._tail(-2)

    @property
    def last_reply(self) -> str:
        """The letters of what the client has as the answer to the message before the last one."""
        return "".join(self._words[self._users[-2] + 1 : -1]) if len(self._users) > 1 else ""

    @property
    def unnamed(self) -> list[str]:
        """`parents` if the client had not said which chat it is: some only say so from the second message on."""
        digests = self._chained(_told(self.token, self.model, ""))
        return [_told(digests[place], "whole") for place in self._followed]

    def _tail(self, which: int) -> str | None:
        place = self._users[which] if len(self._users) >= -which else 0
        if place == 0 or self.talk[place - 1].role != "assistant":
            return None
        return _told(self._start, self._words[place - 1], self._words[place], "tail")

    @property
    def _start(self) -> str:
        return _told(self.token, self.model, self.chat)

    @cached_property
    def _users(self) -> list[int]:
        return [place for place, message in enumerate(self.talk) if message.role == "user"]

    @cached_property
    def _followed(self) -> list[int]:
        """The places of the message before the last one, and of those before it as long as none was answered.

        What lies behind an answer that is not ours is no proof: other chats may have begun with it too.
        """
        found = []
        for earlier, later in zip(self._users[-2::-1], self._users[::-1], strict=False):
            found.append(earlier)
            if any(self._words[earlier + 1 : later]) or len(found) == LOOKED_AT:
                break
        return found

    @cached_property
    def _words(self) -> list[str]:
        return [tidied(one.text) if one.role == "user" else heard(one.text) for one in self.talk]

    @cached_property
    def _digests(self) -> list[str]:
        return self._chained(self._start)

    def _chained(self, digest: str) -> list[str]:
        """One digest a message, each over all before it."""
        digests = []
        for message, words in zip(self.talk, self._words, strict=True):
            digest = _told(digest, message.role, words)
            digests.append(digest)
        return digests


def tidied(text: str) -> str:
    """Words as they are, without the blanks that clients add and trim."""
    return _LINE_END.sub("\n", text).strip() if "\n" in text else text.strip()


def heard(reply: str) -> str:
    """The letters and digits of a reply: clients rewrap and decorate what they keep, and some keep thoughts with it."""
    said = _THOUGHT.sub("", reply) if any(mark in reply for mark in _MARKS) else reply
    return said.encode("utf-8", "replace").translate(None, _NO_LETTERS).decode("utf-8", "replace")


def _told(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()
