"""The shapes of the OpenAI wire: models, completions, chunks and errors."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.coach import CoachConfig
from domain.conversation import Card

PREFIX = "coach/"
BYTES_PER_TOKEN = 4


@dataclass(frozen=True)
class Called:
    """An answer that is the call of a tool which the client asked for, with its arguments as JSON."""

    tool: str
    arguments: str


def content(said: str | Called) -> dict[str, Any]:
    """What an answer puts into a message."""
    if isinstance(said, str):
        return {"content": said}
    function = {"name": said.tool, "arguments": said.arguments}
    return {"tool_calls": [{"index": 0, "id": f"call_{said.tool}", "type": "function", "function": function}]}


def model(coach: CoachConfig) -> dict[str, Any]:
    """A coach as a model; `name` is what clients show."""
    created = int(coach.created_at.timestamp()) if coach.created_at else 0
    return {"id": PREFIX + coach.coach_id, "object": "model", "created": created, "owned_by": "spotter", "name": coach.coach_name}


@dataclass(frozen=True)
class Completion:
    """One answer, whole or in chunks."""

    id: str
    model: str
    at: datetime

    def whole(self, said: str | Called, usage: dict[str, int]) -> dict[str, Any]:
        """The answer at once."""
        message = {"role": "assistant", "content": None, "refusal": None, **content(said)}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return {**self._head("chat.completion"), "choices": [choice], "usage": usage}

    def chunk(self, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
        """A piece of the answer."""
        return {**self._head("chat.completion.chunk"), "choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]}

    def used(self, usage: dict[str, int]) -> dict[str, Any]:
        """The chunk after the last one, with what was used and no choice."""
        return {**self._head("chat.completion.chunk"), "choices": [], "usage": usage}

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": int(self.at.timestamp()), "model": self.model}


def usage(asked: str, answered: str) -> dict[str, int]:
    """An estimate, four bytes a token: a coach may work without any model."""
    prompt, completion = (-(-len(text.encode()) // BYTES_PER_TOKEN) for text in (asked, answered))
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


def error(message: str, code: str, kind: str, param: str | None = None) -> dict[str, Any]:
    """An error as OpenAI's clients read it."""
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


def card_text(card: Card, reply: str) -> str:
    """A card for those who see text alone: a table is written out, unless the reply says all of it already."""
    columns, rows = card.data.get("columns", []), card.data.get("rows", [])
    if card.kind != "table" or all(str(cell) in reply for row in rows for cell in row):
        return ""
    lines = [_row(columns), _row(["---"] * len(columns)), *(_row(row) for row in rows)]
    return f"**{card.title}**\n\n" + "\n".join(lines)


def _row(cells: list[Any]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
