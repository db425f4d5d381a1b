"""Tokens: what a text costs, estimated without any model's own counting, and what was spent in a stretch of work."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from langchain_core.messages import BaseMessage, ToolCall

PER_MESSAGE = 4


def text_tokens(text: str) -> int:
    """About four ASCII characters make a token, and any other character one: high rather than low, for a budget must hold."""
    plain = len(text.encode("ascii", "ignore"))
    return -(-plain // 4) + len(text) - plain


def message_tokens(message: BaseMessage) -> int:
    """The same for a message with its frame and its calls."""
    calls: list[ToolCall] = getattr(message, "tool_calls", [])
    return PER_MESSAGE + text_tokens(str(message.text)) + sum(text_tokens(f"{call['name']} {call['args']}") for call in calls)


@dataclass
class Spent:
    """Model calls, their tokens, and the prompts that they were made from."""

    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    prompts: list[str] = field(default_factory=list)

    @property
    def tokens(self) -> int:
        """Both directions."""
        return self.input_tokens + self.output_tokens

    def add(self, other: "Spent") -> None:
        """Count more."""
        self.calls += other.calls
        self.input_tokens += other.input_tokens
        self.output_tokens += other.output_tokens
        self.prompts += [one for one in other.prompts if one not in self.prompts]


_counting: ContextVar[Spent | None] = ContextVar("counting", default=None)


@contextmanager
def counting() -> Iterator[Spent]:
    """Counts what models cost while the block runs, also in tasks that it starts."""
    spent = Spent()
    token = _counting.set(spent)
    try:
        yield spent
    finally:
        _counting.reset(token)


def count(call: Spent) -> None:
    """Tell whoever is counting about a call."""
    spent = _counting.get()
    if spent is not None:
        spent.add(call)


def prompts_used() -> tuple[str, ...]:
    """The prompts of the calls that were counted so far in this stretch of work."""
    spent = _counting.get()
    return tuple(spent.prompts) if spent else ()
