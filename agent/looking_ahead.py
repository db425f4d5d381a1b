"""Looks up what a question asks of the log before a model speaks: the numbers are there without a call, and a wrong one can be put right.

The rules of the offline coach tell what is asked. They may err, so a model is told that the message only seems to ask for it. A small
model is not asked at all then: the tools' answer is nearer to the question than its words about it.
"""

import re
import uuid
from collections.abc import Sequence
from typing import Final

from langchain_core.messages import ToolCall

from agent.asking.call import Call, Step
from agent.coach import Agent, answer_to
from agent.context import CoachContext
from agent.facts import LAST_TURNS, Facts
from agent.rules import of_the_log
from agent.tools import WRITERS
from domain.conversation import Turn
from kit.aside import aside

LONGEST: Final = 2_000
"""Characters of an answer; a longer one is for a model to ask for."""
# What the log can only be a part of the answer to.
_ASKS_ADVICE = re.compile(
    r"\b(?:tips?|advice|advise|help|recommend\w*|suggest\w*|improve|fix|bigger|technique|form|cues?|thoughts|opinion|worth it|motivat\w+"
    r"|what would you|what do you think(?! .*\b(?:by|before) )|(?:what|which) exercises|what['’]s better"
    r"|which (?:one )?is better|skip|enough"
    r"|is \d+ ?x ?\d+ better|weakness\w*|how (?:can|could|do) i (?!(?:compare|stand|rank)))\b",
    re.IGNORECASE,
)
_WRITES: Final = frozenset(tool.name for tool in WRITERS)


async def sought(facts: Facts, text: str, turns: Sequence[Turn]) -> Step | None:
    """What a question asks of the log; None when it asks for nothing that can be looked up."""
    before = [(turn.text, turn.reply or "") for turn in reversed(turns[:LAST_TURNS])]
    return await aside(text, lambda: of_the_log(text, facts, before)) or None


def asks_advice(text: str) -> bool:
    """Whether a message asks for more than what the log holds."""
    return bool(_ASKS_ADVICE.search(text))


async def looked_up(agent: Agent, step: Step, facts: Facts, context: CoachContext) -> Facts:
    """The facts with what the log holds of a question."""
    found = [step] if isinstance(step, str) else [answer for one in step if (answer := await _answer(one, agent, context))]
    return facts.model_copy(update={"looked_up": tuple(line for line in found if len(line) <= LONGEST)})


async def _answer(call: Call, agent: Agent, context: CoachContext) -> str:
    """What a tool that only reads answers; empty when it can't."""
    if call.tool in _WRITES:
        return ""
    asked = ToolCall(name=call.tool, args=call.arguments, id=f"call_{uuid.uuid4().hex[:12]}", type="tool_call")
    answer = await answer_to(asked, agent, context)
    return "" if answer.status == "error" else str(answer.text)
