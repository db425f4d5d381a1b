"""Reads a streamed reply of the OpenAI wire: bytes in, merged pieces out. Many pieces that came together are one."""

from dataclasses import dataclass, field
from typing import Any

import orjson

from kit.llm.failures import CutShort, Endless, Garbled, Refused, ServerError

LONGEST_LINE = 1 << 20
LONGEST_ANSWER = 1 << 15
LONGEST_THOUGHT = 1 << 18
"""In characters: no model is asked for a tenth of that, with what it thinks aloud or without."""
THINKS, THOUGHT = "<think>", "</think>"


@dataclass
class Deltas:
    """What came since it was last taken, and what is known of the whole reply."""

    text: list[str] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    usage: tuple[int, int] | None = None
    finish: str | None = None
    refusal: str = ""
    said_anything: bool = False
    done: bool = False
    _open: bytes = b""
    _thought: str | None = ""
    _came: int = 0
    _told: int = 0

    def feed(self, data: bytes) -> None:
        """Take in some bytes; lines may be cut anywhere."""
        *lines, self._open = (self._open + data).split(b"\n")
        if len(self._open) > LONGEST_LINE:
            raise Garbled("The model's answer is no event stream.")
        for line in lines:
            if line.startswith(b"data:"):
                self._event(line[5:].strip())

    def take(self) -> tuple[str, list[dict[str, Any]]]:
        """The words and the pieces of calls that came since."""
        text, calls = "".join(self.text), self.calls
        self.text, self.calls = [], []
        return text, calls

    def finished(self) -> None:
        """Say whether what came is a whole reply; raises what is wrong with it."""
        if self._open.strip().startswith(b"data:"):
            line, self._open = self._open.strip(), b""
            self._event(line[5:].strip())
        if self._thought and not self._thought.lstrip().startswith(THINKS):
            self.text.append(self._thought)  # as little as "<"
            self.said_anything = True
        if self.refusal or self.finish == "content_filter":
            raise Refused("The model will not answer this.")
        if not self.done and self.finish is None:
            raise (
                CutShort("The model broke off in the middle.") if self.said_anything else Garbled("The model's answer is no event stream.")
            )

    def _event(self, data: bytes) -> None:
        if data == b"[DONE]":
            self.done = True
            return
        try:
            event = orjson.loads(data)
            if "error" in event:
                raise ServerError("The model's server broke off with an error.")
            self.usage = _counts(event.get("usage")) or self.usage
            for choice in event.get("choices") or ():
                self._choice(choice)
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise Garbled("The model's answer can't be read.") from error

    def _came_in(self, text: str, told: str) -> None:
        self._came += len(text)
        self._told += len(told)
        if self._came > LONGEST_THOUGHT or self._told > LONGEST_ANSWER:
            raise Endless("The model does not come to an end.")

    def _said(self, words: str) -> None:
        """Words for the user; what some models think aloud before them is left out."""
        self._came_in(words, "")
        if self._thought is not None:
            self._thought += words
            begun = self._thought.lstrip()
            if begun.startswith(THINKS):
                _, ended, words = begun.partition(THOUGHT)
                if not ended:
                    return
            elif THINKS.startswith(begun):
                return
            else:
                words = self._thought
            self._thought = None
        if not self.said_anything:
            words = words.lstrip()
        if words:
            self._came_in("", words)
            self.text.append(words)
            self.said_anything = True

    def _choice(self, choice: dict[str, Any]) -> None:
        delta = choice.get("delta") or choice.get("message") or {}
        if content := delta.get("content"):
            self._said(content if isinstance(content, str) else _joined(content))
        for position, call in enumerate(delta.get("tool_calls") or ()):
            function = call.get("function") or {}
            self._came_in("", function.get("arguments") or "")
            self.calls.append(
                {
                    "name": function.get("name"),
                    "args": function.get("arguments") or "",
                    "id": call.get("id"),
                    "index": int(call.get("index", position)),
                    "type": "tool_call_chunk",
                }
            )
            self.said_anything = True
        self.refusal += delta.get("refusal") or ""
        self.finish = choice.get("finish_reason") or self.finish


def _joined(parts: list[dict[str, Any]]) -> str:
    """The words of a content that comes in parts."""
    return "".join(str(part.get("text", "")) for part in parts)


def _counts(usage: dict[str, Any] | None) -> tuple[int, int] | None:
    """The tokens that were sent and that came."""
    return (int(usage.get("prompt_tokens") or 0), int(usage.get("completion_tokens") or 0)) if usage else None
