"""The offline coach's sentences: short, in the coach's manner, with no number of its own."""

import re
from collections.abc import Sequence

from agent.asking.beyond import asked_in
from agent.facts import Facts
from agent.guards.leaks import LEFT_OUT
from agent.voices import say, voices

CAN = "records, last times, totals, trends, comparisons, loads, warm-ups, plates, stand-ins and what to do next, with the rule behind it"
EDITED = ("changed ", "removed ", "moved ", "added ", "merged ", "brought back ")
LOGGED = re.compile(r"logged\b")
BRIEF = "brief"
# Moments in which nobody is cheered on, whoever the coach is.
PLAIN = {"never_told", "unread", "background", "other_person"}
FIRST_YOU = "Look after yourself first: training can wait until somebody has looked at what you told me."
# What a tool's answer is to the user; any other is "computed".
MOMENT = {
    **dict.fromkeys(("personal_records", "estimate_1rm"), "mark"),
    **dict.fromkeys(("exercise_history", "last_workout", "find_workouts", "times_with", "benchmark_results"), "last"),
    **dict.fromkeys(
        (
            "week_totals", "totals", "sets_per_muscle", "compare_periods", "training_trend", "training_streak", "training_days",
            "most_improved", "best_period",
        ),
        "sum",
    ),
    **dict.fromkeys(("give_feedback", "remember_fact", "correct_workout", "undo_last_change"), "done"),
}  # fmt: skip
# These are said as they are: nobody cheers about what hurts, and what was logged is told in words of its own.
AS_IT_IS = {"injuries", "log_workout", "explain_coach"}
_SESSION = re.compile(r"Next by (?P<method>.+?) is “(?P<session>[^”]+)”(?P<after>, after your workout of [^:]+)?: (?P<list>.+)", re.DOTALL)
_NO_DATA = re.compile(
    r"\b(?:nothing|none|never|no \w+ (?:is|are) stored|not stored|begin light|i have no|i (?:can['’]t|don['’]t))\b", re.IGNORECASE
)
_FIGURES = re.compile(r"×|\d:\d\d|\d ?(?:kg|lb|km|mi|m|min|reps?)\b")
_COMMON = (
    "what when where which have does doing done your mine that this with about from long much many will would could should know tell"
    " told favourite favorite best like want need think feel make made take than then they them there were been being just only really"
)
# Words that stand in every second memory: they answer only who asks for a fact.
_TRAINING = {"train", "worko", "squat", "bench", "deadl", "lifti", "press", "sessi", "exerc", "befor", "after"}
_ASKS_FACTS = re.compile(
    r"\b(?:who|whose|when|where|what time|which (?:days?|gym)|do i|did i|am i|remember|does|what(?:['’]s"
    r"| is) my)\b",
    re.IGNORECASE,
)
# What to do, and what is more than something else, no fact of somebody's life tells.
_NO_FACT = re.compile(
    r"\b(?:should|shall|better|worth) i\b|\b(?:what|which|how \w+) (?:\w+ )?(?:should|shall|must) i\b|\bhow much (?:more|less|further"
    r"|heavier)\b"
    r"|\bhow far (?:ahead|behind|off|away)\b",
    re.IGNORECASE,
)
_ASKS_AGE = re.compile(r"\bhow old\b.{0,20}\b(?:i|me)\b|\bmy age\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:i['’]?m|i am|aged?) \d\d\b|\b\d\d years\b|\bborn\b", re.IGNORECASE)
_ASKS_LIKED = re.compile(
    r"\b(?:what|which \w+) (?:do|did|don['’]?t) i (?:\w+ )?(?:hate|like|love|dislike|enjoy|prefer|avoid|not like"
    r"|not enjoy)\W*$",
    re.IGNORECASE,
)
_LIKED = re.compile(
    r"\b(?:hat(?:e|ing)|lov(?:e|ing)|lik(?:e|ing)|dislik(?:e|ing)|enjoy(?:ing)?|mind|stand|prefer|loathe|adore)\b", re.IGNORECASE
)
_NOT = re.compile(r"n['’]t\b|\bnot\b", re.IGNORECASE)
_DISLIKES = re.compile(
    r"(?<!no longer )(?<!n['’]t )(?<!not )(?<!stopped )\b(?:hat(?:e|ing)|dislik(?:e|ing)|loathe|avoid)\b"
    r"|(?:\bno longer|n['’]t|\bnot|\bstopped) (?:\w+ )?(?:lik(?:e|ing)|enjoy(?:ing)?|lov(?:e|ing)|stand)\b",
    re.IGNORECASE,
)
_EVERYDAY = {word[:5] for word in _COMMON.split()}


def after_storing(facts: Facts) -> str:
    """The reply to a report or a correction: what the rows now say, then the one open question."""
    parts = _stored(facts)
    parts += [facts.trouble] if facts.trouble else []
    if facts.question:
        waits = facts.intent == "report" and not facts.stored
        parts.append(say(facts.style, "question", question=facts.question) if waits else facts.question)
    elif facts.hurts:
        parts.append(hurting(facts))
    elif any(LOGGED.match(line) for line in facts.stored):
        parts.append(facts.alarm or facts.doubt or _beside(facts))
    return " ".join(part for part in parts if part)


def from_tools(facts: Facts, results: Sequence[str], tools: Sequence[str] = ()) -> str:
    """The reply made of what the tools said, with every fact of theirs; details stand in the cards. `tools` names those that answered."""
    told = _voiced(facts, "\n".join(_ended(result.split("\n\n")[0]) for result in results), tools)
    # What was stored before a tool was asked is said first; what a tool changed is its own to tell.
    return f"{after_storing(facts)}\n{told}" if facts.stored else told


def greeting(facts: Facts) -> str:
    """Hello, and how to begin; who has trained before hears what came last."""
    if facts.alarm:
        return FIRST_YOU
    name = f" {facts.user_name}" if facts.user_name else ""
    last = next((line for line in facts.recent if line), "")
    return say(facts.style, "greeting_again", name=name, last=last.rstrip(".")) if last else say(facts.style, "greeting", name=name)


def simply(facts: Facts, moment: str) -> str:
    """What is said in a moment that needs nothing from the log."""
    return FIRST_YOU if facts.alarm and moment not in PLAIN else say(facts.style, moment)


def who(facts: Facts) -> str:
    """What this coach is and can do."""
    return say(facts.style, "who", coach=facts.coach_name, can=CAN)


def name(facts: Facts) -> str:
    """The user's own name."""
    known = f"You're {facts.user_name}." if facts.user_name else "You never told me your name."
    return known


def told_before(text: str, facts: Facts) -> str:
    """What the user once told that shares its words with a question; empty when nothing does."""
    asked = _content(asked_in(text))
    if _NO_FACT.search(text):
        return ""
    if not _ASKS_FACTS.search(text):
        asked -= _TRAINING
    of_age = _ASKS_AGE.search(text)
    found = [
        memory for memory in facts.memories if memory != LEFT_OUT and (_AGE.search(memory) if of_age else bool(asked & _content(memory)))
    ]
    return f"You told me: {'; '.join(found[:3])}." if found else ""


def liked_before(text: str, facts: Facts) -> str:
    """What the user told that they like, or that they don't, where all of that is asked for; empty for all else."""
    asked = _ASKS_LIKED.search(text)
    if asked is None:
        return ""
    disliked = bool(_DISLIKES.search(asked[0]) or _NOT.search(asked[0]))
    found = [one for one in facts.memories if one != LEFT_OUT and _LIKED.search(one) and bool(_DISLIKES.search(one)) == disliked]
    return f"You told me: {'; '.join(found[:5])}." if found else ""


def cannot(facts: Facts) -> str:
    """The honest answer to what rules can't answer."""
    return say(facts.style, "cannot", can=CAN)


def remembered(facts: Facts) -> str:
    """What the user told, in the user's words."""
    if not facts.memories:
        return "Nothing yet. Say “remember that …” and I keep it in your words."
    return f"You told me: {'; '.join(facts.memories)}."


def hurting(facts: Facts) -> str:
    """When something hurts or is tight: the same care from every voice."""
    parts = facts.hurts or facts.tight
    where = f"your {' and your '.join(parts)}" if parts[0] else "that"
    return say(facts.style, "hurting", where=where)


def _content(text: str) -> set[str]:
    """The words of a text that mean something, without their endings."""
    return {word.lower()[:5] for word in re.findall(r"[^\W\d_]{4,}", text)} - _EVERYDAY


def _stored(facts: Facts) -> list[str]:
    """What was stored, reports in the coach's own words for that."""
    logged = [line.removeprefix("logged ") for line in facts.stored if LOGGED.match(line)]
    others = [_sentence(line) for line in facts.stored if not LOGGED.match(line)]
    if logged:
        return [say(facts.style, "logged", what="; ".join(logged)), *others]
    changed = any(line.startswith(EDITED) for line in facts.stored)
    return [say(facts.style, "done", fact=" ".join(others))] if changed else others


def _beside(facts: Facts) -> str:
    """One sentence on how it stands beside what was done before; nothing where that can't be said."""
    if facts.records:
        return say(facts.style, "record", record=" and ".join(facts.records))
    return say(facts.style, facts.against) if facts.against and BRIEF not in facts.style else ""


def _voiced(facts: Facts, told: str, tools: Sequence[str]) -> str:
    """The same facts in the coach's manner; nobody cheers where there is nothing, or where something was done or hurts."""
    if not tools or AS_IT_IS & set(tools):
        return told
    moment = MOMENT.get(tools[0], "computed")
    answer, _, why = told.partition(" Why: ")
    proposed = _SESSION.match(answer)
    if proposed:
        return say(facts.style, "session" if why else "session_new", why=why.rstrip("."), **_parts(proposed))
    if _NO_DATA.search(told) and not _FIGURES.search(told) and moment != "done" and tools[0] != "explain_term":
        return say(facts.style, "no_data", fact=_apart(told))
    if why:
        return say(facts.style, "reasoned", fact=answer, why=why.rstrip("."))
    rule = next((voices().rules[tool] for tool in tools if tool in voices().rules), "")
    return "\n".join(line.strip() for line in say(facts.style, moment, fact=_apart(told), rule=rule).split("\n")).strip()


def _parts(proposed: re.Match[str]) -> dict[str, str]:
    return {name: part or "" for name, part in proposed.groupdict().items()}


def _apart(told: str) -> str:
    """Lines stay lines of their own."""
    return f"\n{told}\n" if "\n" in told else told


def _ended(result: str) -> str:
    return result if "\n" in result or result.endswith((".", "?", "!")) else _sentence(result)


def _sentence(line: str) -> str:
    return line[:1].upper() + line[1:] + "."
