"""A question understood after the ones before it: what it leaves out, it takes from them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from agent.asking.ailing import of_injuries
from agent.asking.asked import Asked, taken_apart
from agent.asking.beyond import is_beyond
from agent.asking.call import Step, call
from agent.asking.choosing import exercises_for
from agent.asking.comparing import opens_beside
from agent.asking.counting import lead_of
from agent.asking.dating import days_until
from agent.asking.going_on import KEPT, more_of, of_the_lift_still
from agent.asking.just_told import counted
from agent.asking.lifting import two_sets
from agent.asking.naming import term
from agent.asking.placing import days_told, placed
from agent.asking.planning import in_it
from agent.asking.quantities import weight_in
from agent.asking.question import is_question
from agent.asking.recalling import one_of_two
from agent.asking.reported import reported
from agent.asking.spelling import plainly
from agent.asking.times import unknown_event
from agent.asking.topics import WEAK, again, anyhow, topic_of
from agent.asking.weighing import reaches, what_was
from domain.exercises import catalogue

LOOKS_BACK = 4
_NUMBERED = {
    "plates", "warm_up", "convert", "share", "of_a_set", "estimate", "records", "totals", "average", "trend", "compare", "working",
    "race", "lift_total", "pace", "most_reps", "time_gap",
    "clocked",
}  # fmt: skip
_NAMED_ALONE = {
    "plates", "warm_up", "convert", "share", "of_a_set", "estimate", "records", "totals", "average", "trend", "compare", "deload",
    "muscles", "streak", "last", "first", "measurement", "benchmark", "next", "history", "workouts", "pace", "goals", "peak", "attendance",
    "often", "improved", "relative", "stretch", "injuries", "equipment", "reps_at", "working", "effort", "gain", "lift_total", "heaviest",
    "race", "clocked", "most_reps", "which_of", "exercises", "planned", "weekdays",
}  # fmt: skip
_TELLS = re.compile(
    r"^\W*(?:skip|cancel|move|swap|change|replace|drop)\b|\b(?:new|was|were|felt|is|are|feel|did|didn['’]?t|ran|rowed|swam|rode"
    r"|walked|got|hit|made|had|has|hurts?"
    r"|feels (?:\w+ )?(?:funny|weird|off|sore|tight|bad|good|great|stiff|strange)"
    r"|aches|today['’]s|just"
    r"|finally|love|hate|like|gonna|going to|i['’]?ll|will|(?:want|need|have) to"
    r"|delete|remove|never|actually|cancel|change|undo|skipped|missed|(?:log|save) (?:it|that|this))\b|!",
    re.IGNORECASE,
)
# The same once more, in another unit or beside what was asked before.
_SAME_AGAIN = re.compile(
    r"\b(?:compar\w*|more|less|better|worse|faster|slower|quicker|heavier|lighter|stronger|weaker|longer|shorter|further|farther"
    r"|harder|easier|mph|km ?/ ?h|kph|per (?:km|mile)|in miles"
    r"|in km)(?!\w)",
    re.IGNORECASE,
)
_LABEL = 4
_COUNTS = {"totals", "attendance", "muscles"}
# Topics whose questions are about all training when they name nothing.
_OF_ALL = {
    "totals", "attendance", "often", "peak", "compare", "first", "trend", "muscles", "average", "workouts", "stretch", "heaviest", "streak",
    "which_of", "improved", "weekdays",
}  # fmt: skip
_LISTS = re.compile(r"\b(?:history|list|log)\b", re.IGNORECASE)
_BARE_SIDE = re.compile(r"^\W*(?:and |what about )?(?:before|after|since)(?: (?:that|it|then))?\W*$", re.IGNORECASE)
_WITH = re.compile(r"^\W*(?:and |so )?(?:with|plus|including|and)\b", re.IGNORECASE)
_NEEDS_NAME = {"average", "records", "estimate", "of_a_set", "pace", "gain", "trend"}
# More or less of a load that is not named: of the lift that was spoken of.
_OF_THE_LOAD = re.compile(
    r"\b(?:add|increase|go (?:up|heavier|down|lighter)"
    r"|going (?:up|heavier)|move up|up the (?:weight|load)|raise|bump|jump|put (?:more|some) on"
    r"|more weight|(?:weight|load) up|(?:stay|stick) (?:there|at|with)"
    r"|(?:keep|repeat) (?:the|that|this) (?:same )?(?:weight|load)|same weight"
    r"|(?:weight|load) next time|how (?:much|heavy) next time|next time\W*$|next (?:time|week|session) (?:at |with "
    r"|for )?\d+(?:[.,]\d+)?|\d+(?:[.,]\d+)?(?: ?kgs?| ?lbs?)? next (?:time|week|session))(?!\w)",
    re.IGNORECASE,
)
# Whether a goal can still be had, which is that of the lift that was spoken of.
_WITHIN_REACH = re.compile(
    r"\b(?:on the cards|within reach)\b"
    r"|\bat (?:this|that|my) (?:\w+ )?(?:rate|pace|speed) (?:do|will|would|can|could|am) i\b",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"^\W*(?:(?!not\b|how\b|if\b|why\b)[a-z'’]+\W+){0,5}?(?:are you (?:really |quite |absolutely )?sure|you sure)\b"
    r"(?!\W*(?:that )?\d)(?!.*\b(?:more|less|better|worse|heavier|faster|slower) than\b).{0,60}$"
    r"|^\W*(?:(?:oh|wait|hm+|huh|ok(?:ay)?|wow|and|but)\W+)*(?:(?:for )?real(?:ly)?|seriously|srsly|honestly|you(?:['’]re)? serious)\W*\?",
    re.IGNORECASE,
)
_WHY = re.compile(r"^\W*(?:(?:but|and|so|ok(?:ay)?|hm+)\W+)*(?:why|how come|how so)(?: (?:that|so|is that|not))?\W*$", re.IGNORECASE)
_NEXT = ("next", "working")
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
_ALL_TRAINING = re.compile(
    r"\b(?:rest days?|days? off|my (?:\w+ )?workouts?|first (?:ever )?(?:workout|session)|(?:prs?|pbs?|records?) list"
    r"|list of (?:all )?(?:my )?(?:prs|pbs|records)|(?:best|worst|top|strongest|weakest|heaviest) lifts?|i lift|cardio"
    r"|(?:next|last|first) (?:session|workout|training)|(?:biggest|latest|newest|recent|last) (?:prs?|pbs?|records?)|what day do i"
    r"|consistent|when did i start)\b",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(r"\b(?:one|ones|that|it)\b", re.IGNORECASE)
# Who asks so wants something else than the last time of the exercise that is named.
_ASKS_ELSE = re.compile(
    r"\b(?:should|can|could|may|might|would|will|shall|why|need|wrong|hate|like|love|enjoy|any|good|bad|allowed|safe|ok|okay|per|too|long"
    r"|difference between|else|better|worth|who|where|which(?! (?:day|date|week|month)s?\b)|want|anything|something|think|how (?:do"
    r"|to))\b"
    r"|^\W*(?:(?:and|so|but|ok(?:ay)?)\W+)?(?:is|are|am|does|do)\b(?! (?:my|the|it|that|this|i have)\b)",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(
    r"^\W*(?:(?:and|but|so|ok(?:ay)?|well|btw|then|after that)\W+)*(?:i|we|its|it['’]s|that['’]s (?!more|less|better|worse|heavier"
    r"|lighter)|they|then)\b",
    re.IGNORECASE,
)
_SENTENCE_OF_ITS_OWN = re.compile(r"\b(?:i|we)\b", re.IGNORECASE)
_TAKES_UNIT = {
    "trend", "compare", "records", "last", "history", "workouts", "totals", "estimate", "working", "next", "warm_up", "share", "gain",
    "lift_total", "heaviest",
}  # fmt: skip


def understood(text: str, before: Sequence[tuple[str, str]], today: date, own_words: Sequence[str] = ()) -> tuple[Asked, Step | None]:
    """The question with what it takes over, and how to answer it; `before` are the messages and replies so far, oldest first."""
    text = plainly(text)
    asked = taken_apart(text, today, own_words)
    if known := _at_once(asked, before):
        return replace(asked, topic=known[0]), known[1]
    doubted = bool(before) and _SURE.match(text) is not None and is_question(before[-1][0])
    if is_beyond(text) and not doubted:
        return asked, None
    carried: Asked | None = None
    answer: Step | None = None
    for at in range(max(0, len(before) - LOOKS_BACK), len(before)):
        said = replace(reported(*before[at], today, own_words), told=days_told(before[:at], today))
        taken, answer = _resolved(said, carried, asks=is_question(before[at][0]))
        carried = replace(of_the_lift_still(taken, carried), answer=answer or taken.answer)
    if before and _WHY.search(text) and is_question(before[-1][0]) and (answer is None or is_beyond(before[-1][0])):
        return asked, None  # what was not answered has no reason; an older answer's is not asked for
    if doubted and carried is not None:
        return carried, carried.answer  # looked up anew
    bare_side = bool(_BARE_SIDE.search(text))
    if unknown := unknown_event(f"{before[-1][0]} {text}" if bare_side and before else text, asked.spans):
        asked = replace(asked, topic=carried.topic if carried else "totals")
        return asked, f"I don't know when {unknown} was. Ask with a date, for example “since 1 June”."
    asked, step = _resolved(replace(asked, told=days_told(before, today)), carried, asks=True)
    if step is None and asked.said.wanted is not None:
        step = _in_other_unit(asked, before)
    return asked, step


def _at_once(asked: Asked, before: Sequence[tuple[str, str]]) -> tuple[str, Step] | None:
    """The topic and the answer of what hangs on nothing that was asked before."""
    answers: tuple[tuple[str, Step | None], ...] = (
        ("exercises", exercises_for(asked)),
        ("term", term(asked)),
        ("totals", counted(asked, before)),
        ("planned", in_it(asked.text, before)),
        ("days", days_until(asked)),
        ("injuries", of_injuries(asked.text)),
        ("measurement", what_was(asked, before)),
        ("weight_line", reaches(asked, before)),
        ("history", one_of_two(asked)),
        ("of_a_set", two_sets(asked)),
    )
    return next(((topic, step) for topic, step in answers if step), None)


def is_bare(asked: Asked) -> bool:
    """Whether it is the name of what is wanted and nothing else: bench pr, total volume this week."""
    if asked.topic not in _NUMBERED and asked.has_number:
        return False  # a number beside a name is a result that somebody reports, unless the topic is about numbers
    return asked.topic in _NAMED_ALONE and asked.is_short and not (_TELLS.search(asked.text) or _OF_ONESELF.search(asked.text))


def is_of_oneself(text: str) -> bool:
    """Whether a message that asks nothing is a sentence of its own: "and i can't do thursday" goes on with no question."""
    return _OF_ONESELF.search(text) is not None


def is_terse(asked: Asked) -> bool:
    """Whether it is a label that nobody would report or plan with: last squat, next workout."""
    return (
        is_bare(asked) and len(asked.text.split()) <= _LABEL and not re.search(r"\d ?[x×*]|\d ?(?:kg|lb|reps)", asked.text, re.IGNORECASE)
    )


def _resolved(asked: Asked, before: Asked | None, *, asks: bool) -> tuple[Asked, Step | None]:
    if not asks and not (before is not None and before.topic and asked.is_fragment):
        own = topic_of(asked)
        weak = own is not None and own[0] in WEAK and not (asked.exercise and (asked.spans or _LISTS.search(asked.text)))
        if own is None or weak or not is_bare(replace(asked, topic=own[0])):
            # Thanks, or undo that: what was spoken of stays. Told, not asked, a name only says what "it" is from here on.
            return (before, None) if before is not None and asked.names_nothing else (asked, None)
    asked, before = placed(asked, before), _without_distance(before, asked)
    more = more_of(asked, before) if before is not None else None
    if more is not None:
        return more, again(more.topic or "", more)
    points = asked.points_back and not (asked.exercise or asked.muscle or asked.workout)
    fragment = asked.is_fragment and not _asks_by_itself(asked, before)
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
    nameless = before is not None and not (asked.exercise or asked.muscle or _is_of_another(asked, before))
    with_name = (
        replace(
            asked,
            exercises=before.exercises,
            muscle=before.muscle,
            workout=asked.workout or before.workout,
            metres=asked.metres or (before.metres if _ONE_OF_THEM.search(asked.text) or not asked.manner else None),
            answered_text=before.text,
            metres_before=before.metres,
            stored=before.stored,
            said=before.said.model_copy(update=asked.said.model_dump(exclude_none=True)) if _means_the_set(asked, before) else asked.said,
        )
        if before and nameless
        else asked
    )
    # What "it" stands for goes before what the words alone could mean; a short question leaves out what is clear.
    short = asked.is_short and not (_ANY_BEST.search(asked.text) or _WHOLE_SESSION.search(asked.text) or _of_all(asked, with_name))
    for one in (with_name if asked.points_back else asked, with_name if short else asked):
        own = topic_of(one)
        if own is None:
            continue
        # A name that was only told of, not asked about, narrows no question about all of the training.
        if before is not None and not before.topic and nameless and _is_of_all(own[0], asked):
            of_all = topic_of(asked)
            return (replace(asked, topic=of_all[0]), of_all[1]) if of_all else (asked, None)
        return _of_the_same(replace(one, topic=own[0]), own[1], with_name)
    named = anyhow(with_name if asked.points_back else asked) if not _ASKS_ELSE.search(asked.text) else None
    return replace(asked, topic="history" if named else None), named


def _without_distance(before: Asked | None, asked: Asked) -> Asked | None:
    """What was asked before, without its distance where it is asked how far it was in all."""
    return replace(before, metres=None) if before is not None and lead_of(asked.text) == "distance" else before


def _is_of_another(asked: Asked, before: Asked) -> bool:
    """Whether a question names a workout, or a way that the exercise of before is not gone: its own name is all that it is about."""
    if asked.workout:
        return True
    known = catalogue().find(before.exercise) if asked.metres and before.exercise else None
    exercise = catalogue().get(known.exercise_id) if known else None
    return exercise is not None and exercise.measure != "distance"


def _asks_by_itself(asked: Asked, before: Asked | None) -> bool:
    """Whether few words ask for a whole session, or for a figure when nothing was asked before that they could go on with."""
    return bool(_WHOLE_SESSION.search(asked.text)) or (before is not None and not before.topic and bool(lead_of(asked.text)))


def _is_of_all(topic: str, asked: Asked) -> bool:
    """Whether a question that names nothing is about all training, whatever was told before."""
    bare = not _SENTENCE_OF_ITS_OWN.search(asked.text)
    of_it = asked.points_back or (bare and (topic in ("average", "trend") or (topic == "totals" and not asked.spans)))
    return topic in _OF_ALL and not of_it


def _of_all(asked: Asked, named: Asked) -> bool:
    """Whether a short question is about all training, or about a distance, which the exercise that was named has none of."""
    if _ALL_TRAINING.search(asked.text):
        return True
    known = catalogue().find(named.exercise) if named.exercise and lead_of(asked.text) == "distance" else None
    exercise = catalogue().get(known.exercise_id) if known else None
    return exercise is not None and exercise.measure == "reps"


def _means_the_set(asked: Asked, before: Asked) -> bool:
    """Whether "that" is a weight or a set that was spoken of; "it" is the lift."""
    return asked.points_back and (before.topic == "gain" or bool(re.search(r"\b(?:that|this)\b", asked.text, re.IGNORECASE)))


def _of_the_same(asked: Asked, step: Step, with_name: Asked) -> tuple[Asked, Step | None]:
    """What needs a name and has none is about what was spoken of, unless it is about everything."""
    nameless = not (asked.exercise or asked.muscle or asked.workout or asked.metres or _of_all(asked, with_name))
    incomplete = asked.topic in _NEEDS_NAME or (asked.topic in _COUNTS and not _SENTENCE_OF_ITS_OWN.search(asked.text))
    incomplete = incomplete or (asked.topic in _NEXT and bool(_OF_THE_LOAD.search(asked.text)))
    incomplete = incomplete or (asked.topic == "goals" and bool(_WITHIN_REACH.search(asked.text)))
    if not nameless or not incomplete or _EVERYTHING.search(asked.text) or _ANY_BEST.search(asked.text):
        return asked, step
    joined = replace(with_name, text=f"{asked.text} {with_name.answered_text}"[:KEPT]) if asked.topic == "average" else with_name
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
    if same := _same_in(asked, before, changes_unit=changes_unit):
        return asked.over(before), same
    if own is not None and own[0] == "goals" and not before.topic and topic_of(asked) is not None:
        return replace(asked, topic=own[0]), own[1]  # a name that was only told of narrows no goal
    if own is not None and own[0] not in WEAK and not changes_unit:
        whole = asked.over(before)
        step = again(own[0], whole)
        return replace(whole, topic=own[0]), step if step is not None else own[1]
    whole = asked.over(before)
    if before.topic:
        # What was asked before is asked again: its words say what the fragment leaves out.
        joined = replace(whole, text=f"{asked.text} {before.text}"[:KEPT])
        step = again(before.topic, joined) or again(before.topic, whole)
        if step is not None:
            return replace(joined, topic=before.topic), step
    if changes_unit or (asked.said.wanted is not None and not asked.exercise):
        return whole, None
    return replace(whole, topic=own[0] if own else None), own[1] if own else anyhow(asked)


def _same_in(asked: Asked, before: Asked, *, changes_unit: bool) -> Step | None:
    """What was answered before, in the other unit that is named and nothing else."""
    if not (asked.names_nothing and asked.is_short and isinstance(before.answer, tuple)):
        return None
    unit = asked.said.far if asked.said.far and before.topic == "totals" else asked.said.wanted if changes_unit else None
    return tuple(replace(one, arguments={**one.arguments, "unit": unit}) for one in before.answer) if unit else None


def _set_beside(asked: Asked, before: Asked) -> Asked | None:
    """Names that are set beside what was asked, or added to it: vs October, with bench."""
    if before.topic in _COUNTS and opens_beside(asked.text) and asked.spans:
        return replace(asked.over(before), topic="compare")
    if before.topic == "lift_total" and asked.exercises and _WITH.search(asked.text):
        return replace(asked.over(before), exercises=tuple(dict.fromkeys((*before.exercises, *asked.exercises))), topic="lift_total")
    return None


def _in_other_unit(asked: Asked, before: Sequence[tuple[str, str]]) -> Step | None:
    """The weight that was spoken of last, in the other unit."""
    for words in (words for pair in reversed(before[-2:]) for words in reversed(pair)):
        found = weight_in(words)
        if found is not None and found[1] != asked.said.wanted:
            return call("convert_weight", weight=found[0], unit=found[1])
    return None
