"""The offline coach's judgement: what a message asks for, by rules, and which tools answer it."""

import re
from collections.abc import Sequence
from datetime import date

from agent import phrases
from agent.asking.ailing import asks_of_injuries
from agent.asking.asked import Asked
from agent.asking.beyond import asks_of_talk, is_advice, is_beyond, is_hearsay
from agent.asking.call import AHEAD, Call, Step, call
from agent.asking.following import is_bare, is_of_oneself, is_terse
from agent.asking.question import is_question
from agent.asking.racing import in_miles
from agent.asking.several import all_understood, behind_a_report
from agent.everyday import STRUGGLE, everyday, settled
from agent.facts import Facts
from coaching.feedback import read_feedback
from coaching.holding import is_liking
from domain.exercises import catalogue

__all__ = ["Call", "Step", "decide", "of_the_log"]


def _words(*options: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(options) + r")\b", re.IGNORECASE)


GREETING = re.compile(
    r"^\W*(?:hi|hello|hey|hallo|hola|salut|good (?:morning|evening|afternoon)|yo|sup|what['’]?s up)\b[^?]{0,30}$", re.IGNORECASE
)
THANKS = re.compile(
    r"^\W*(?:(?:thanks|thank you|thx|ty|tysm|cheers|great|perfect|ok|okay|cool|nice|got it|awesome)\b[^?]{0,30}"
    r"|(?:(?:oh|aw+|ok(?:ay)?|ha+|well|wow|and)\W+)*(?:thanks|thank you|thx|cheers|ty)\b[^?\d]{0,120})$",
    re.IGNORECASE,
)
# Thanks and praise, with no word of what a log holds.
GRATEFUL = re.compile(
    r"^\W*(?:(?:oh|aw+|ok(?:ay)?|ha+|lol|well|wow|and|great|cool|nice|perfect)\W+)*(?:thanks|thank you|thx|ty|tysm|cheers)\W*"
    r"(?:(?:so much|a lot|a bunch|a ton|again|coach|mate|man|buddy|really|seriously)\W*)*"
    r"(?:(?:you(?:['’]re| are)?|u|ur|your|youre|that|this|it|for)\b[^?\d]{0,80})?$",
    re.IGNORECASE,
)
REMEMBER = re.compile(
    r"(?<!t )(?<!not )(?<!you )(?<!i )\b(?:remember|note|keep in mind|don['’]t forget)(?:\s*[,:]\s*|\s+)(?:that\s+)?"
    r"(?P<fact>(?!(?:what|which|how|when|where|who|if|why|about (?:me|us)|me)\b).+)",
    re.IGNORECASE | re.DOTALL,
)
MEMORIES = _words("remember about me", "know about me", "told you", "my memories", "what do you remember")
# "My best squat that I told you about": what is asked for is the squat.
_TOLD_OF = re.compile(
    r"\b(?:that|which) i(?:['’]ve| have)? (?:ever |just |once )?(?:told|gave|sent|mentioned)(?: to)? you(?: about| of)?"
    r"|,? or (?:did|have) i (?:already )?(?:tell|told|say|said)\b[^?]*",
    re.IGNORECASE,
)
UNDO = _words("undo", "take that back", "revert (?:that|it|the last)")
WHO = _words(
    "who are you",
    "your name",
    "are you (?:an? )?(?:real |actual )?(?:ai|bot|human|robot|person|machine)",
    "what are you",
    "what (?:else )?can (?:you (?:do|answer|tell)|i ask)",
    r"(?<!.)help(?= ?(?:me|please|pls)?\W*$)",
)
NAME = _words("my name", "who am i", "call me")
MINE = re.compile(
    r"\b(?:what(?:['’]?s| is| are| was| were)|who(?:['’]?s| is)|when(?:['’]?s| is| was)|where(?:['’]?s| is| do i| am i)"
    r"|how (?:old|big|long|fast) (?:am|is|are|was)|which)\b.{0,40}\b(?:my|i|me)\b|\bdo i (?:have(?! to\b)|own|like|live|work)\b"
    r"|\bdid i (?:tell|mention|say)\b",
    re.IGNORECASE,
)
_ASKS_COUNSEL = re.compile(r"\b(?:should|shall|could|can|would|must|need|allowed|better|(?:did|have|had) i)\b", re.IGNORECASE)
# Who asked to have a session moved has the answer in that it was.
REPLANNED = re.compile(r"moved the planned\b")
BIDS = re.compile(r"^\W*(?:please|can you|could you|would you|will you|did you)\b", re.IGNORECASE)
# How something is done stands in no log: "how do I brace?"; but "how do I compare with October?"
_HOW_TO = re.compile(r"^\W*how (?:do|should|can|would|could) (?:i|you|we|one) (?!(?:compare|stand|rank|do\b|look))[^\d]*$", re.IGNORECASE)
# What somebody likes is told, not trained: it is asked of what they said.
LIKES = re.compile(
    r"\b(?:do|did) i (?:still |really |even |not )*(?:hate|like|love|prefer|dislike|enjoy|avoid)\b"
    r"|\bwhat do(?:n['’]?t| not)? i (?:\w+ )?(?:hate|like|love|dislike|enjoy|avoid)\b",
    re.IGNORECASE,
)
# What somebody does or is, which they may have told: do I eat fish?
OWN_HABIT = re.compile(
    r"^\W*(?:(?:and|so|wait|but|ok(?:ay)?)\W+)*(?:do|did|am|was) i (?:even |still |really )?(?:an? )?(?!need|have to|want|getting|doing"
    r"|on track|ready)\w+",
    re.IGNORECASE,
)
# What they told of their life; a lift or a session that is remembered is looked up.
_OF_A_LIFT = re.compile(r"\b(?:lift|train|weigh|log|record|pr|pb|best|max|workout|session|run|ran)(?:ed|s)?\b", re.IGNORECASE)
REMEMBERS = re.compile(r"\bdo (?:you|u) (?:still |even )?remember (?:what|which|who|where|when|how)\b.{0,20}\b(?:i|my)\b", re.IGNORECASE)
SAID = _words("did i (?:ever )?(?:say|tell|mention)", "have i (?:ever )?(?:said|told|mentioned)")
_SESSION = r"(?:workout|session|training|practice|class|gym|run|(?:leg|push|pull|arm|chest|back|squat|bench|deadlift) day)s?"
MISSED = re.compile(
    rf"\b(?:skipped|missed|bailed on|blew off|slept through)\b[^.!?]{{0,25}}\b{_SESSION}\b"
    r"|\b(?:didn['’]?t|did not|couldn['’]?t|could not|haven['’]?t|have not) (?:train(?:ed)?|work(?:ed)? out|exercised?"
    r"|make it(?: to (?:the gym|training))?|go(?:ne)? to the gym|been to the gym)\b"
    r"|^\W*(?:(?:i|had to|sorry|so|just|ugh)\W+)*(?:skipped|missed|skipping|missing)(?: it| out)? (?:again )?(?:today|yesterday"
    r"|tonight|this morning)\b"
    rf"|\bno {_SESSION} (?:for me )?(?:today|yesterday|tonight|this week)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"^\W*(?:(?:please|pls|can you|could you|let['’]?s|ok|so)\W+)*(?:move|shift|swap|skip|push|switch|reschedule|postpone)"
    r" (?:the|my|that|this|it|today|tomorrow|tonight|\w{3,6}days?)\b",
    re.IGNORECASE,
)
_TRAINS = re.compile(
    rf"\b(?:{_SESSION}|train(?:ing)?|lift(?:ing)?|race|meet|rest|deload|cardio|class|kilos|kgs?|lbs?|reps|sets|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|tomorrow|next week|tonight|plan|schedule|program(?:me)?|routine)\b",
    re.IGNORECASE,
)
RATED = _words("that", "it", "this", "today", "yesterday", "workout", "session", "training", "last", "was", "were", "felt")

# What is too much or too hard there is no workout.
_OF_LIFE = _words(
    "dinners?|lunch|breakfast|brunch|meals?|food|wine|beers?|drinks?|cake|party|office|boss|meetings?|deadlines?|homework|exams?|kids?|traffic",
    "weather|news|books?|movies?|films?|shows?|games?",
)


def decide(text: str, facts: Facts, before: Sequence[tuple[str, str]] = ()) -> Step:
    """What to do about a message: tool calls, or the reply itself; `before` are the messages and replies so far."""
    open_yet = (
        facts.question
        or facts.trouble
        or BIDS.search(text)
        or facts.intent in ("correction", "plan")
        or any(map(REPLANNED.match, facts.stored))
    )
    if facts.stored and not open_yet and is_question(text):
        asked, told = behind_a_report(text, facts.stored)
        return _understood(asked, facts, [*before, *told])[1] or phrases.after_storing(facts)
    if facts.stored or facts.question or facts.trouble:
        return phrases.after_storing(facts)
    if facts.why:
        return facts.why
    if UNDO.search(text) and len(text) < 60:
        return (Call("undo_last_change"),)
    if facts.intent == "correction":
        return (Call("correct_workout", {"quote": text}),)
    fact = REMEMBER.search(text)
    if fact and not is_question(text):
        return (Call("remember_fact", {"quote": fact.group("fact").strip()[:500]}),)
    return _after_alarm(everyday(text, facts, before) or _asked(text, facts, before), facts)


def of_the_log(text: str, facts: Facts, before: Sequence[tuple[str, str]] = ()) -> Step | None:
    """What a question needs that code knows: the calls that look it up, or the answer itself; None when it is about something else."""
    if not facts.today or facts.question or facts.trouble:
        return None
    if step := settled(text, facts, before):
        return step
    if not is_question(text) or _HOW_TO.search(text):
        return None
    step = _understood(text, facts, before)[1]
    return _after_alarm(step, facts) if step else None


def is_of_what_was_told(text: str, facts: Facts) -> bool:
    """Whether a message asks what the user told, or what their name is; or tells what is to be remembered."""
    if not is_question(text):
        return bool(_of_a_statement(text, facts))
    if asks_of_talk(text):
        return bool(facts.earlier)
    if _of_what_was_told(text, facts) or NAME.search(text):
        return True
    return not is_beyond(text) and bool(MINE.search(text)) and not _ASKS_COUNSEL.search(text)


def _understood(text: str, facts: Facts, before: Sequence[tuple[str, str]]) -> tuple[Asked, Step | None]:
    """The question and how to answer it, in the user's own units of length."""
    asked, step = all_understood(text, before, date.fromisoformat(facts.today), facts.own_words)
    return asked, in_miles(text, step) if facts.units == "lb" else step


def _after_alarm(step: Step, facts: Facts) -> Step:
    """Training to come waits as long as a sign of danger is open; what was done may be told."""
    ahead = not isinstance(step, str) and any(one.tool in AHEAD for one in step)
    return facts.alarm if facts.alarm and ahead else step


def _asked(text: str, facts: Facts, before: Sequence[tuple[str, str]]) -> Step:
    """What is asked is answered; what only follows a question on is too."""
    if step := _of_what_was_told(text, facts) if is_question(text) else _of_a_statement(text, facts):
        return step
    if not facts.today:
        return phrases.cannot(facts) if is_question(text) else _small_talk(text, facts)
    if GRATEFUL.search(text) and not (is_question(text) or any(catalogue().spot(text))):
        return _small_talk(text, facts)
    asked, step = _understood(text, facts, before)
    if is_question(text):
        return step or _unknown(text, facts)
    if (
        step is not None
        and (facts.intent in ("none", "question") or is_terse(asked) or (asked.only_names and asked.spans))
        and ((asked.topic and asked.is_fragment and not is_of_oneself(text)) or is_bare(asked))
    ):
        return step
    return _small_talk(text, facts)


def _of_a_statement(text: str, facts: Facts) -> Step | None:
    """What is done about a workout that is rated or was missed, and about what is liked; None for all else."""
    if facts.intent in ("none", "report", "background") and _rates(text):
        return call("give_feedback")
    if not facts.hurts and facts.intent in ("none", "report", "plan") and MISSED.search(text):
        return phrases.simply(facts, "missed")
    liked = facts.intent in ("none", "background", "plan") and is_liking(text)
    return (Call("remember_fact", {"quote": text.strip()[:500]}),) if liked else None


def _of_what_was_told(text: str, facts: Facts) -> Step | None:
    """The answer to what is asked of what was said; None for all else."""
    text = _TOLD_OF.sub("", text)
    if MEMORIES.search(text):
        return phrases.told_before(text, facts) or phrases.remembered(facts)
    if asks_of_talk(text):
        return f"Earlier in this conversation: {facts.earlier}" if facts.earlier else phrases.cannot(facts)
    if asks_of_injuries(text):
        return call("injuries")
    if (
        REMEMBERS.search(text)
        and not _OF_A_LIFT.search(text)
        and not any(catalogue().spot(text))
        and (told := phrases.told_before(text, facts))
    ):
        return told
    if LIKES.search(text) or SAID.search(text):
        return phrases.liked_before(text, facts) or phrases.told_before(text, facts) or phrases.simply(facts, "never_told")
    return None


def _rates(text: str) -> bool:
    """Whether words rate a workout: by stars, or by how hard it was."""
    read = read_feedback(text) if not _OF_LIFE.search(text) else None
    return read is not None and (read[0].satisfaction is not None or bool(RATED.search(text)))


def _unknown(text: str, facts: Facts) -> str:
    if WHO.search(text):
        return phrases.who(facts)
    if NAME.search(text):
        return phrases.name(facts)
    told = "" if is_advice(text) and not OWN_HABIT.match(text) else phrases.told_before(text, facts)
    if told:
        return told
    if (facts.hurts or facts.tight) and facts.intent != "other_person":
        return phrases.hurting(facts)
    if is_beyond(text):
        return phrases.cannot(facts)
    return phrases.simply(facts, "never_told") if MINE.search(text) else phrases.cannot(facts)


def _small_talk(text: str, facts: Facts) -> str:
    if (facts.hurts or facts.tight) and facts.intent != "other_person":
        return phrases.hurting(facts)
    if GREETING.search(text):
        return phrases.greeting(facts)
    return phrases.simply(facts, _moment(text, facts))


def _is_of_training(text: str) -> bool:
    """Whether a plan is one to train, and the user's own: "my mum thinks it is too much" is none."""
    return not is_hearsay(text) and bool(_TRAINS.search(text) or any(one.exercise_id for one in catalogue().spot(text)))


def _moment(text: str, facts: Facts) -> str:
    """What a message is that asks and reports nothing."""
    if _MOVES.search(text):
        return "plan"
    if facts.intent in ("background", "plan", "other_person") and _is_of_training(text):
        return facts.intent
    if THANKS.search(text) or GRATEFUL.search(text):
        return "thanks"
    if facts.unplaced:
        return "unread"
    return "struggle" if STRUGGLE.search(text) else "listening"
