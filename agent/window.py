"""The messages that a model gets, within a budget of tokens: what never changes first, the newest words last.

The order of keeping is the order of `_kept`; what no longer fits is left out from its end. docs/architecture.md says it in words.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from agent.facts import FACTS, LAST_TURNS, Facts
from agent.guards import without_notes
from agent.prompting import system_prompt
from coaching.turns import Wave
from domain.coach import CoachConfig
from domain.conversation import Turn
from kit.llm.marks import told
from kit.llm.tokens import PER_MESSAGE, message_tokens, text_tokens

MESSAGE_TOKENS: Final = 12_000
LEAST_KEPT: Final = 2
LONGEST_EARLIER: Final = 600


def messages_of(coach: CoachConfig | None, facts: Facts, wave: Wave, turn: Turn, budget: int = MESSAGE_TOKENS) -> list[BaseMessage]:
    """The prompt, what is known of the user, the last turns, what this message caused, and the message."""
    ours = system_prompt(coach)
    prompt = told(ours.text, ours.id)
    now = SystemMessage("\n".join(facts.of_this_turn()), additional_kwargs={FACTS: facts.model_dump()})
    room = budget - message_tokens(prompt) - PER_MESSAGE - sum(map(_line_tokens, facts.of_the_day()))
    words = HumanMessage(shortened(turn.text, max(room // 2, 200)))
    room -= message_tokens(words) + message_tokens(now)
    known, turns = _kept(facts, list(wave.turns[:LAST_TURNS]), room)
    about = SystemMessage("\n".join([*facts.of_the_day(), *known]))
    return [prompt, about, *turns, now, words]


def shortened(text: str, tokens: int) -> str:
    """The text with its middle left out, when it costs more than so many tokens."""
    if text_tokens(text) <= tokens:
        return text
    kept = max(int(len(text) * tokens / text_tokens(text)) // 2, 1)
    return f"{text[:kept]}\n[… {len(text) - 2 * kept} characters are left out here …]\n{text[-kept:]}"


def _kept(facts: Facts, turns: Sequence[Turn], room: int) -> tuple[list[str], list[BaseMessage]]:
    """What there is room for, in this order: the last two turns, the summary, memories, workouts, then older turns."""
    left = _Room(room)
    newest = list(_as_long_as_they_fit(turns[:LEAST_KEPT], left))
    parts = [[line for line in part if left.takes(_line_tokens(line))] for part in (facts.of_before(), facts.remembered(), facts.trained())]
    older = list(_as_long_as_they_fit(turns[LEAST_KEPT:], left)) if len(newest) == len(turns[:LEAST_KEPT]) else []
    spoken = [message for pair in reversed([*newest, *older]) for message in pair]
    return [line for part in parts for line in part], spoken


class _Room:
    """Tokens that are left."""

    def __init__(self, tokens: int) -> None:
        self._tokens = tokens

    def takes(self, tokens: int) -> bool:
        """Whether so many still fit; if they do, they are taken."""
        if tokens > self._tokens:
            return False
        self._tokens -= tokens
        return True


def _as_long_as_they_fit(turns: Sequence[Turn], room: _Room) -> Iterator[list[BaseMessage]]:
    """The turns from the newest on; one that does not fit ends it, for a conversation with a hole in it misleads."""
    for turn in turns:
        pair: list[BaseMessage] = [HumanMessage(shortened(turn.text, LONGEST_EARLIER))]
        if turn.reply:
            pair.append(AIMessage(shortened(without_notes(turn.reply), LONGEST_EARLIER)))
        if not room.takes(sum(map(message_tokens, pair))):
            return
        yield pair


def _line_tokens(line: str) -> int:
    return text_tokens(line) + 1
