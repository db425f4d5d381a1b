"""A question understood after the ones before it: what it leaves out, it takes from them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from agent.asking.asked import Asked, taken_apart
from agent.asking.call import Step, call
from agent.asking.comparing import opens_beside
from agent.asking.counting import lead_of
from agent.asking.naming import term
from agent.asking.quantities import weight_in
from agent.asking.spelling import plainly
from agent.asking.times import ALL_TIME_DAYS, unknown_event
from agent.asking.topics import WEAK, again, anyhow, topic_of
from domain.periods import Span, week_of
from extraction.calendar_words import NUMBER_WORDS
from extraction.dates import find_dates

QUESTION = re.compile(
    r"\?|^\W*(?:(?:so|and|ok(?:ay)?|hey|hi|hello|yo|well|um+|hm+|but|also|please|coach|now|right|alright|thanks|just|btw"
    r"|quick (?:question|one|q))"
    r"[\s,.:!-]+)*(?:(?:in|on|for|at|from|since|by) (?=what|which|how|when)"
    r"|whats?|what['’]s|when|hows?|how['’]s|which|who|where|did i|do i|have i|am i|is my|are my|should i|can i|could i|show"
    r"|list|why\b"
    r"|(?:was|were|is|are|does|did|do|has|have|will|would) (?:that|this|it|there|those|these|my|the|any)\b"
    r"|(?:was|is) (?:an? )?\d+(?:[.,]\d+)?(?: ?kg| ?lbs?)?"
    r"(?= my\b| .{0,30}\b(?:realistic|doable|feasible|possible|achievable|reachable)\b)|do you know|remind me|(?:the )?difference between"
    r"|tell me|give me|explain|define|describe|(?:make|build|draw|write)(?: me)? (?:an? )?(?:table|list|overview|summary)"
    r"|can you|could you|compare"
    r"|estimate|calculate|convert|suggest|propose|remind me what|any alternative|warm me up|plan"
    r"|i (?:want|need|would like|['’]?d like) (?:to (?:swap|replace|substitute|exchange)\b.{2,50}\b(?:for|with|by)|an?"
    r" (?:alternative|substitute"
    r"|replacement|warm[- ]?up)|something (?:instead|else|other|easier|lighter))"
    r"|i (?:want|need|would like|['’]?d like) to know|i wonder|work out my|figure out)\b"
    r"|^\W*(?:and |so )?(?:my |the )?(?:last|first) time (?:i|we) \w+(?: [\w-]+){0,3}\W*$"
    r"|^\W*(?:and |so )?(?:my |the )?(?:heaviest|fastest|slowest|longest|best|most|biggest|highest|lightest|average|mean|total|sum"
    r"|number)\b"
    r"(?=[^!.]{0,60}(?:\bi(?:['’]ve)?\b|\bof my\b|\b(?:in|since|this|last) (?:\w+ )?(?:week|month|year|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)))(?![^!.]*\b(?:today|was|is|felt|just|finally)\b)(?!\D*\d{2,}\D)"
    r"|\b(?:what|which|how|when|where)\b(?: [\w'’]+){0,2} (?:can|could|should|shall|did|do|am|have|would|will|was|were) i\b"
    r"|[,;:.!]\s*(?:did|have|am|do|should|can|could) i\b"
    r"|\b(?:guess|idea|wondering|curious) (?:what|how|when|which)\b"
    r"|^\W*(?:was|were) \w+ (?:\w+ )?(?:better|worse|more|less|faster|heavier)\b"
    r"|\bis \d+(?:[.,]\d+)? .{0,30}\b(?:an? |my )?(?:new )?(?:record|pr|pb|best)\b"
    r"|\b(?:isn['’]?t it|innit|aren['’]?t i|haven['’]?t i|didn['’]?t i|wasn['’]?t it)\W*$",
    re.IGNORECASE,
)
LOOKS_BACK = 4
_NUMBERED = {
    "plates", "warm_up", "convert", "share", "of_a_set", "estimate", "records", "totals", "average", "trend", "compare", "working",
    "race", "lift_total", "pace", "most_reps",
    "clocked",
}  # fmt: skip
_NAMED_ALONE = {
    "plates", "warm_up", "convert", "share", "of_a_set", "estimate", "records", "totals", "average", "trend", "compare", "deload",
    "muscles", "streak", "last", "first", "measurement", "benchmark", "next", "history", "workouts", "pace", "goals", "peak", "attendance",
    "often", "improved", "relative", "stretch", "injuries", "equipment", "reps_at", "working", "effort", "gain", "lift_total", "heaviest",
    "race", "clocked", "most_reps", "which_of",
}  # fmt: skip
_TELLS = re.compile(
    r"\b(?:new|was|were|felt|is|are|feel|did|got|hit|made|had|today['’]s|just|finally|love|hate|like"
    r"|delete|remove|never|actually|cancel|change|undo|skipped|missed|(?:log|save) (?:it|that|this))\b|!",
    re.IGNORECASE,
)
# Advice, other people and other things than training: nothing in the log answers these, however many words of it they use.
_BEYOND = re.compile(
    r"\b(?:did|have|do|should|can) i (?:eat|eaten|drink|spend|watch|read|cook|buy|wear)\b|\bworld record|\b(?:he|she|his|her)\b"
    r"|\b(?:my|a) (?:friend|wife|husband|partner|girlfriend|boyfriend|brother|sister|dad|mum|mom|son|daughter|buddy|mate|colleague|boss)\b"
    r"|\b(?:people|someone|anyone|beginners?|(?:most|other) (?:lifters|guys|women|men))\b"
    r"|\bhow (?:do|can|should|could) i (?:get|build|gain|grow|improve|increase|lose|become|make)\b(?!.*\d)"
    r"|\b(?:what|which)(?:['’]?s| is| are) the best (?:\w+ ){0,3}(?:exercises?|program\w*|split|way|diet|time of day|shoes?|app)\b"
    r"|\baverage (?:person|lifter|man|woman|guy|gal|male|female|joe)\b"
    r"|\b(?:what['’]?s|what is|is) (?:an?|the) (?:good|normal)(?! (?:alternative|substitute|replacement|warm))"
    r"|\b(?:calories?|kcal|protein|carbs?|macros?|creatine|supplements?|weather)\b|\bshould i weigh\b|\bwhat does \w+ mean\b"
    r"|\bhow (?:many|much|long) should\b(?! i (?:squat|bench|deadlift|press|put|lift|load))"
    r"|\bhow (?:often|frequently|regularly|many times) should\b|\bbefore or after\b|\bwhat (?:happens|would happen|do i lose) (?:if|when)\b"
    r"|\bis it (?:an? )?(?:ok(?:ay)?|fine|all ?right|bad|good|better|wise|healthy|harmful|worth|normal|enough|smart|stupid|wrong)"
    r"(?: \w+)? (?:to|if|for|that)\b",
    re.IGNORECASE,
)
# The same once more, in another unit or beside what was asked before.
_SAME_AGAIN = re.compile(
    r"\b(?:compar\w*|more|less|better|worse|faster|slower|heavier|lighter|stronger|mph|km ?/ ?h|kph|per (?:km|mile)|in miles|in km)(?!\w)",
    re.IGNORECASE,
)
_LABEL = 4
_KEPT = 400
_COUNTS = {"totals", "attendance", "muscles"}
_SUMMED = {"records", "lift_total", "heaviest"}
_SUM = re.compile(
    r"\b(?:total|sum|combined|(?:added|add) up|together|altogether)\b(?! (?:reps|sets|volume|weight|load|distance))", re.IGNORECASE
)
_OF_A_SET = re.compile(
    r"^\W*(?:and |at )?(?:what |which )?(?:the )?(?:rpe|weight|load|reps|sets|effort)(?: (?:was|is) (?:that|it))?\W*$", re.IGNORECASE
)
# Said after a question of these topics, these words ask for more of the same answer.
_MORE_OF = {
    "peak": re.compile(
        r"^\W*(?:and )?(?:the |my )?(?:worst|best|least|most|lowest|highest|lightest|heaviest)(?: ones?)?\W*$", re.IGNORECASE
    ),
    **dict.fromkeys(("last", "history", "first"), _OF_A_SET),
    "records": re.compile(r"^\W*(?:and |for )?how many reps(?: (?:was|is) (?:that|it))?\W*$", re.IGNORECASE),
}
_THEN = re.compile(r"\b(?:back )?then\W*$|\bin that time\b", re.IGNORECASE)
_BARE_SIDE = re.compile(r"^\W*(?:and |what about )?(?:before|after|since)(?: (?:that|it|then))?\W*$", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?P<n>an?|one|two|three|four|five|six|seven|\d{1,2}|the|the next|the following|the previous) (?P<unit>day|week)s? ?"
    r"(?P<way>later|after(?: that)?|earlier|before(?: that)?)?\W*$",
    re.IGNORECASE,
)
_WITH = re.compile(r"^\W*(?:and |so )?(?:with|plus|including|and)\b", re.IGNORECASE)
_NEEDS_NAME = {"average", "records", "estimate", "of_a_set", "pace", "gain", "trend"}
_EVERYTHING = re.compile(
    r"(?<!per )(?<!a )(?<!each )\b(?:workouts?|sessions?|train(?:ed|ing)?|exercises?|lifts|prs|pbs|records|bests|everything|anything"
    r"|things?|overall|gym|all my|new|which|fitter)\b",
    re.IGNORECASE,
)
# A record of any lift, which nothing that was spoken of before narrows.
_ANY_BEST = re.compile(r"\b(?:an?|any) (?:new )?(?:prs?|pbs?|records?|personal bests?)\b(?! (?:for|in|on|at|of|with)\b)", re.IGNORECASE)
_WHOLE_SESSION = re.compile(
    r"\bwhat(?:['’]?s| is) (?:on|up|planned|scheduled|in store|coming|due|the plan)\b|\bin \d+ min|\b\d+ min(?:ute)?s? (?:today"
    r"|only|left)\b",
    re.I,
)
_ONE_OF_THEM = re.compile(r"\b(?:one|ones|that|it)\b", re.IGNORECASE)
_SENTENCE_OF_ITS_OWN = re.compile(r"\b(?:i|we)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_TAKES_UNIT = {
    "trend", "compare", "records", "last", "history", "workouts", "totals", "estimate", "working", "next", "warm_up", "share", "gain",
    "lift_total", "heaviest",
}  # fmt: skip


def understood(text: str, before: Sequence[tuple[str, str]], today: date, own_words: Sequence[str] = ()) -> tuple[Asked, Step | None]:
    """The question with what it takes over, and how to answer it; `before` are the messages and replies so far, oldest first."""
    text = plainly(text)
    asked = taken_apart(text, today, own_words)
    if is_beyond(text):
        explained = term(asked)
        return (replace(asked, topic="term") if explained else asked), explained
    carried: Asked | None = None
    for at in range(max(0, len(before) - LOOKS_BACK), len(before)):
        said = replace(taken_apart(plainly(before[at][0]), today, own_words), told=_days_told(before[:at], today))
        taken, answer = _resolved(said, carried, asks=is_question(before[at][0]))
        carried = replace(taken, answer=answer or taken.answer)
    bare_side = bool(_BARE_SIDE.search(text))
    if unknown := unknown_event(f"{before[-1][0]} {text}" if bare_side and before else text, asked.spans):
        asked = replace(asked, topic=carried.topic if carried else "totals")
        return asked, f"I don't know when {unknown} was. Ask with a date, for example “since 1 June”."
    asked, step = _resolved(replace(asked, told=_days_told(before, today)), carried, asks=True)
    if step is None and asked.said.wanted is not None:
        step = _in_other_unit(asked, before)
    return asked, step


def is_beyond(text: str) -> bool:
    """Whether a question is about something that no log and no computation answers; what is told before the question is not asked."""
    pieces = [piece for piece in _SENTENCE.findall(text) if QUESTION.search(piece)]
    return bool(_BEYOND.search(" ".join(pieces) or text))


def is_bare(asked: Asked) -> bool:
    """Whether it is the name of what is wanted and nothing else: bench pr, total volume this week."""
    if asked.topic not in _NUMBERED and asked.has_number:
        return False  # a number beside a name is a result that somebody reports, unless the topic is about numbers
    return asked.topic in _NAMED_ALONE and asked.is_short and not _TELLS.search(asked.text)


def is_terse(asked: Asked) -> bool:
    """Whether it is a label that nobody would report or plan with: last squat, next workout."""
    return (
        is_bare(asked) and len(asked.text.split()) <= _LABEL and not re.search(r"\d ?[x×*]|\d ?(?:kg|lb|reps)", asked.text, re.IGNORECASE)
    )


def is_question(text: str) -> bool:
    """Whether words ask for something."""
    return bool(QUESTION.search(plainly(text)))


def _resolved(asked: Asked, before: Asked | None, *, asks: bool) -> tuple[Asked, Step | None]:
    if not asks and not (before is not None and before.topic and asked.is_fragment):
        own = topic_of(asked)
        weak = own is not None and own[0] in WEAK and not (asked.exercise and asked.spans)
        if own is None or weak or not is_bare(replace(asked, topic=own[0])):
            # Thanks, or undo that: what was spoken of stays. Told, not asked, a name only says what "it" is from here on.
            return (before, None) if before is not None and asked.names_nothing else (asked, None)
    asked = _placed(asked, before)
    more = _more(asked, before) if before is not None else None
    if more is not None:
        return more, again(more.topic or "", more)
    points = asked.points_back and not (asked.exercise or asked.muscle or asked.workout)
    fragment = asked.is_fragment and not _WHOLE_SESSION.search(asked.text)
    if before is not None and (fragment or (points and (asked.said.wanted is not None or _SAME_AGAIN.search(asked.text)))):
        return _after(asked, before)
    if before is not None and before.topic in _COUNTS and asked.is_short and not (asked.spans or asked.future):
        # Counted next without a time, it is the same time that is meant.
        whole = bool(_SENTENCE_OF_ITS_OWN.search(asked.text) or _EVERYTHING.search(asked.text) or asked.exercise or asked.muscle)
        names = asked if whole else before
        of_then = replace(asked, spans=before.spans, exercises=names.exercises, muscle=names.muscle)
        own = topic_of(of_then)
        if own is not None and own[0] in _COUNTS:
            return replace(of_then, topic=own[0]), own[1]
    nameless = before is not None and not (asked.exercise or asked.muscle)
    with_name = (
        replace(
            asked,
            exercises=before.exercises,
            muscle=before.muscle,
            workout=asked.workout or before.workout,
            metres=asked.metres or (before.metres if _ONE_OF_THEM.search(asked.text) or not asked.manner else None),
            answered_text=before.text,
            said=before.said.model_copy(update=asked.said.model_dump(exclude_none=True)) if _means_the_set(asked, before) else asked.said,
        )
        if before and nameless
        else asked
    )
    # What "it" stands for goes before what the words alone could mean; a short question leaves out what is clear.
    short = asked.is_short and not (_ANY_BEST.search(asked.text) or _WHOLE_SESSION.search(asked.text))
    for one in (with_name if asked.points_back else asked, with_name if short else asked):
        own = topic_of(one)
        if own is not None:
            return _of_the_same(replace(one, topic=own[0]), own[1], with_name)
    named = anyhow(asked)
    return replace(asked, topic="history" if named else None), named


def _placed(asked: Asked, before: Asked | None) -> Asked:
    """The question with the days that it counts from what was told."""
    asked = _days_later(asked)
    if before is not None and before.spans and not (asked.spans or asked.future) and _THEN.search(asked.text):
        return replace(asked, spans=before.spans)
    return asked


def _more(asked: Asked, before: Asked) -> Asked | None:
    """More of the answer before: the sum of bests, the least after the most, the reps of the heaviest."""
    nameless = not (asked.exercise or asked.muscle or asked.workout)
    if before.topic in _SUMMED and nameless and asked.is_short and _SUM.search(asked.text):
        named = before.exercises if len(before.exercises) > 1 else ()
        spans = asked.spans if asked.span and asked.span.days < ALL_TIME_DAYS else before.spans
        return replace(asked, topic="lift_total", spans=spans, exercises=named)
    pattern = _MORE_OF.get(before.topic or "")
    if pattern is None or not pattern.search(asked.text):
        return None
    return replace(asked.over(before), topic=before.topic, text=f"{asked.text} {before.text}"[:_KEPT])


def _days_later(asked: Asked) -> Asked:
    """Two days later, the week after: counted from the day that was told of."""
    found = _LATER.search(asked.text) if asked.that_day and not (asked.spans or asked.future) and asked.is_short else None
    if found is None or asked.that_day is None:
        return asked
    words, way = found["n"].lower(), (found["way"] or "").lower()
    if not way and words not in ("the next", "the following", "the previous"):
        return asked
    back = way.startswith(("earlier", "before")) or words == "the previous"
    count = int(words) if words.isdigit() else NUMBER_WORDS.get(words.split()[-1], 1)
    if found["unit"].lower() == "week":
        week = week_of(asked.that_day + timedelta(weeks=-count if back else count))
        return replace(asked, spans=(week,)) if week.first <= asked.today else asked
    day = asked.that_day + timedelta(days=-count if back else count)
    return replace(asked, spans=(Span(first=day, last=day),), days=(day,)) if day <= asked.today else asked


def _means_the_set(asked: Asked, before: Asked) -> bool:
    """Whether "that" is a weight or a set that was spoken of; "it" is the lift."""
    return asked.points_back and (before.topic == "gain" or bool(re.search(r"\b(?:that|this)\b", asked.text, re.IGNORECASE)))


def _of_the_same(asked: Asked, step: Step, with_name: Asked) -> tuple[Asked, Step | None]:
    """What needs a name and has none is about what was spoken of, unless it is about everything."""
    nameless = not (asked.exercise or asked.muscle or asked.workout or asked.metres)
    incomplete = asked.topic in _NEEDS_NAME or (asked.topic in _COUNTS and not _SENTENCE_OF_ITS_OWN.search(asked.text))
    if not nameless or not incomplete or _EVERYTHING.search(asked.text) or _ANY_BEST.search(asked.text):
        return asked, step
    joined = replace(with_name, text=f"{asked.text} {with_name.answered_text}"[:_KEPT]) if asked.topic == "average" else with_name
    own = topic_of(joined) if not lead_of(asked.text) else None
    own = own if own and own[0] in ("average", "effort") else topic_of(with_name)
    return (replace(with_name, topic=own[0]), own[1]) if own else (asked, step)


def _after(asked: Asked, before: Asked) -> tuple[Asked, Step | None]:
    """A fragment: about what was asked before, unless its own words ask for something else."""
    if before.topic == "share" and asked.only_names and asked.said.weight is not None and asked.said.unit is None:
        asked = replace(asked, said=asked.said.model_copy(update={"weight": None, "percent": asked.said.weight}))
    only_unit = asked.said.wanted is not None and asked.said.weight is None and asked.names_nothing
    if only_unit and before.topic not in _TAKES_UNIT and asked.is_short:
        return asked.over(before), None  # what was said last, in the other unit
    set_beside = _set_beside(asked, before) if asked.only_names else None
    if set_beside is not None:
        return set_beside, again(set_beside.topic or "", set_beside)
    with_names = replace(asked.over(before), topic=None)
    first, second = (with_names, asked) if asked.points_back and not asked.spans else (asked, with_names)
    own = None if asked.only_names else topic_of(first) or topic_of(second)
    changes_unit = asked.said.wanted is not None and before.topic in _TAKES_UNIT and asked.is_short
    if asked.said.far and before.topic == "totals" and asked.names_nothing and asked.is_short and isinstance(before.answer, tuple):
        return asked.over(before), tuple(replace(one, arguments={**one.arguments, "unit": asked.said.far}) for one in before.answer)
    if changes_unit and asked.names_nothing and asked.is_short and isinstance(before.answer, tuple):
        same = tuple(replace(one, arguments={**one.arguments, "unit": asked.said.wanted}) for one in before.answer)
        return asked.over(before), same
    if own is not None and own[0] not in WEAK and not changes_unit:
        whole = asked.over(before)
        step = again(own[0], whole)
        return replace(whole, topic=own[0]), step if step is not None else own[1]
    whole = asked.over(before)
    if before.topic:
        # What was asked before is asked again: its words say what the fragment leaves out.
        joined = replace(whole, text=f"{asked.text} {before.text}"[:_KEPT])
        step = again(before.topic, joined) or again(before.topic, whole)
        if step is not None:
            return replace(joined, topic=before.topic), step
    if changes_unit or (asked.said.wanted is not None and not asked.exercise):
        return whole, None
    return replace(whole, topic=own[0] if own else None), own[1] if own else anyhow(asked)


def _set_beside(asked: Asked, before: Asked) -> Asked | None:
    """Names that are set beside what was asked, or added to it: vs October, with bench."""
    if before.topic in _COUNTS and opens_beside(asked.text) and asked.spans:
        return replace(asked.over(before), topic="compare")
    if before.topic == "lift_total" and asked.exercises and _WITH.search(asked.text):
        return replace(asked.over(before), exercises=tuple(dict.fromkeys((*before.exercises, *asked.exercises))), topic="lift_total")
    return None


def _days_told(before: Sequence[tuple[str, str]], today: date) -> tuple[date, ...]:
    """The days that the last answer tells of."""
    return tuple(one.day for one in find_dates(before[-1][1], today)) if before else ()


def _in_other_unit(asked: Asked, before: Sequence[tuple[str, str]]) -> Step | None:
    """The weight that was spoken of last, in the other unit."""
    for words in (words for pair in reversed(before[-2:]) for words in reversed(pair)):
        found = weight_in(words)
        if found is not None and found[1] != asked.said.wanted:
            return call("convert_weight", weight=found[0], unit=found[1])
    return None
