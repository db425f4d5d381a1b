"""The offline coach's sentences: short, in the coach's manner, with no number of its own."""

import re
from collections.abc import Sequence

from agent.facts import Facts

NOT_STORED = {
    "plan": "That's a plan, so nothing goes into your log yet. Tell me when it's done, with the sets you really did.",
    "other_person": "That's somebody else's lifting, so it stays out of your log. What did you do?",
    "background": "I read that as history, so it stays out of your log. If you did it today, say so and I'll take it down.",
}
CANNOT = (
    "That's beyond what I can answer without a language model. "
    "I can answer from your log and compute: records, last times, trends, comparisons, loads, plates, and what to do next."
)
_COMMON = (
    "what when where which have does doing done your mine that this with about from long much many will would could should know tell"
    " told favourite favorite best like want need think feel make made take than then they them there were been being just only really"
)
_EVERYDAY = {word[:5] for word in _COMMON.split()}


def after_storing(facts: Facts) -> str:
    """The reply to a report or a correction: what the rows now say, then the one open question."""
    parts = [_sentence(line) for line in facts.stored]
    parts += [f"I couldn't store that: {facts.trouble}"] if facts.trouble else []
    if facts.question:
        parts.append(facts.question if facts.stored or facts.intent != "report" else f"Before I log that: {facts.question}")
    elif facts.hurts:
        parts.append(_careful(facts))
    elif any(line.startswith("logged") for line in facts.stored):
        parts.append(_lead(facts, "", "Nice and steady.", "Well done!"))
    return " ".join(part for part in parts if part)


def from_tools(facts: Facts, results: Sequence[str]) -> str:
    """The reply made of what the tools said, unchanged; their details stand in the cards."""
    told = _voiced(facts, "\n".join(_ended(result.split("\n\n")[0]) for result in results))
    # What was stored before a tool was asked is said first; what a tool changed is its own to tell.
    return f"{after_storing(facts)}\n{told}" if facts.stored else told


def greeting(facts: Facts) -> str:
    """Hello, and how to begin."""
    name = f" {facts.user_name}" if facts.user_name else ""
    hello = _lead(facts, "Hi", "Hello", "Hey") + name
    return f"{hello}. What did you train? Say it as you'd write it down, for example “3x5 squat at 100 kg”."


def thanks(facts: Facts) -> str:
    """A short nod."""
    return _lead(facts, "Good. Keep going.", "Any time.", "You're welcome, keep it up!")


def who(facts: Facts) -> str:
    """What this coach is and can do."""
    return (
        f"I'm {facts.coach_name}, running here without a language model: built-in rules, no network. "
        "I log what you did, correct it when you say so, and remember what you tell me to. "
        "From your own log I answer records, last times, days, totals, trends and comparisons; I compute estimated maxima, loads, "
        "warm-ups and plates; and I propose your next session, a lighter week or a stand-in for an exercise, with the rule behind it. "
        "I can't give general advice beyond that."
    )


def name(facts: Facts) -> str:
    """The user's own name."""
    known = f"You're {facts.user_name}." if facts.user_name else "You never told me your name."
    return known


def told_before(text: str, facts: Facts) -> str:
    """What the user once told that shares its words with a question; empty when nothing does."""
    asked = _content(text)
    found = [memory for memory in facts.memories if asked & _content(memory)]
    return f"You told me: {'; '.join(found[:3])}." if found else ""


def never_told(facts: Facts) -> str:
    """The honest answer about the user where nothing is stored."""
    return "I don't know: you never told me, and your log doesn't say it."


def cannot(facts: Facts) -> str:
    """The honest answer to what rules can't answer."""
    return CANNOT


def remembered(facts: Facts) -> str:
    """What the user told, in the user's words."""
    if not facts.memories:
        return "Nothing yet. Say “remember that …” and I keep it in your words."
    return f"You told me: {'; '.join(facts.memories)}."


def unread(facts: Facts) -> str:
    """When numbers were there but no set could be read."""
    return (
        "I couldn't turn that into sets, so nothing went into your log. "
        "Name the exercise with sets, reps and weight, for example “bench 3x8 at 60 kg”."
    )


def listening(facts: Facts) -> str:
    """When nothing was asked or reported."""
    return f"{_lead(facts, 'Understood', 'I see', 'I hear you')}. Tell me what you trained, or ask about your log."


def hurting(facts: Facts) -> str:
    """When something hurts and nothing was reported."""
    return _careful(facts)


def _content(text: str) -> set[str]:
    """The words of a text that mean something, without their endings."""
    return {word.lower()[:5] for word in re.findall(r"[^\W\d_]{4,}", text)} - _EVERYDAY


def _careful(facts: Facts) -> str:
    where = f" your {' and your '.join(facts.hurts)}" if facts.hurts[0] else " that"
    kind = _lead(facts, "", "", "I'm sorry to hear it. ")
    return f"{kind}Mind{where}: leave out what makes it worse, and have it looked at if it stays."


# What a manner adds to an answer: never a number, never a fact.
_ADDS = {
    "warm": ("Nice that you keep track!", "It adds up, step by step!", "Good of you to look!"),
    "competitive": ("Beat it next time.", "Raise the bar.", "Who's next? You are."),
    "technical": ("That is read from your log as it stands.", "Computed from the sets you logged.", "The sets behind it are in the log."),
}
_NO_DATA = re.compile(r"\b(?:nothing|none|never|no \w+ (?:is|are)|not stored|begin light|i have no)\b", re.IGNORECASE)


def _voiced(facts: Facts, told: str) -> str:
    """The same facts in the coach's manner; a blunt or plain one adds nothing, and nobody cheers where there is nothing."""
    manner = _manner(facts)
    if manner not in _ADDS or _NO_DATA.search(told):
        return told
    added = _ADDS[manner][len(told) % len(_ADDS[manner])]
    return f"{told} {added}" if "\n" not in told else f"{told}\n{added}"


def _manner(facts: Facts) -> str:
    style = set(facts.style)
    if style & {"encouraging", "gentle", "supportive"}:
        return "warm"
    return next((one for one in ("blunt", "competitive", "technical") if one in style), "plain")


def _ended(result: str) -> str:
    return result if "\n" in result or result.endswith((".", "?", "!")) else _sentence(result)


def _sentence(line: str) -> str:
    return line[:1].upper() + line[1:] + "."


def _lead(facts: Facts, blunt: str, plain: str, warm: str) -> str:
    style = set(facts.style)
    if style & {"blunt", "competitive", "direct"}:
        return blunt
    return warm if style & {"encouraging", "gentle", "supportive"} else plain
