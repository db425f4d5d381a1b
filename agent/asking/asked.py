"""One question taken apart: the exercises, muscles, times and quantities in it. A later one takes over what it leaves out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from agent.asking.call import Step
from agent.asking.leaving_out import blanked, says_no_more
from agent.asking.lengths import distance_in, manner_of
from agent.asking.names import named_workout, named_workouts_at
from agent.asking.quantities import Quantities, bare_weight, quantities
from agent.asking.times import Times
from agent.asking.weekdays import habitual, weekdays_in
from agent.lookup import MUSCLE, muscles_named
from domain.exercises import Mention, catalogue
from domain.periods import DAY, Span
from extraction.calendar_words import NUMBER_WORDS

# Words that name an exercise of the catalogue, but hardly ever in a question.
_FILLERS = "log workout training session warmup warm-up cardio max plate plates jump hit class split splits skip stone stones"
FILLERS = {"warm up", *_FILLERS.split()}
_FRAGMENT = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|thanks|thank you|cool|great|nice|good|hm+|right|so|alright)[,.!\s]+)*"
    r"(?:and\b|but\b|what about|how about|what if|that['’]?s (?:more|less|better|worse|heavier|lighter)\b"
    r"|same\b|also\b|(?:how much|what)(?: is|['’]?s) (?:that|it|this)\b"
    r"|(?:in|for|on|with|at) (?!total|which|what|how)"
    r"|how (?:many|much|heavy|far|long|fast)(?: (?:reps|sets|kilos|kgs?|lbs?|pounds|km|miles|times))?(?: was (?:it|that))?\W*$"
    r"|just\b(?! (?:did|got|ran|done|finished|hit|had))|only (?=\w+\W*$)"
    r"|when(?: was (?:that|it|this))?\W*$|(?:right )?now\W*$|currently\W*$"
    r"|or\b|then\b|instead\b|why\W*$|why (?:that|so)\b|how did you (?:get|calculate|compute|work)"
    r"|explain(?: (?:that|this|it|please))*\W*$)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?<!has )(?<!day is )(?<!time is )(?<!date is )(?<!make )\b(?:it|them|those)\b"
    r"|\b(?:that|this) (?:lift|one|exercise|movement|prs?|pb|record|best)\b|\b(?:that|this)\W*$|\bof that\b"
    r"|\bthan the (?:\w+ ){0,2}one\b|^\W*(?:(?:please|and|can you|ok(?:ay)?)\W+)*compare (?:with|to|against)\b"
    r"|^\W*(?:(?:but|and|so|ok(?:ay)?)\W+)*(?:are )?you (?:really )?sure\b|\bwhat (?:\w+ ){0,4}?instead(?! of)\b"
    r"|^\W*(?:and |so )?what (?:was|were|am) (?:i|we) (?:at |on )?(?:in|on|last|back|before|now|then)\b"
    r"|^\W*(?:and |so |any )?(?:faster|slower|quicker|heavier|lighter|longer|shorter|further|farther|harder|easier) than\b"
    r"|\bthat['’]s (?=more|less|better|worse|heavier|lighter)"
    r"|\b(?:does|do|is|did|was) (?:that|this) (?:any |much |still |even |really )*(?=count (?:as|for) (?:an? )?(?:new )?(?:prs?|pbs?"
    r"|record|best)|an? |my |the |new |than |compar|differ|more"
    r"|less|better|worse|faster|slower"
    r"|quicker"
    r"|heavier|lighter|stronger|weaker|longer|further|farther|harder|easier|up|down|good|in\b)",
    re.IGNORECASE,
)
# A time to get under is one over the way that was spoken of.
_A_TIME = re.compile(r"\b(?:under|sub|below|beat|break)[ -]\d{1,2}:\d\d(?! ?(?:/|per\b))", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:day|week|month|year|(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day)) before(?: that)?\W*$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s*(?:,|and|or|vs\.?|versus|against|to|than|&|\+|,? and|,? or)\s*(?:more |fewer |less )?(?:my |the )?", re.IGNORECASE
)
_LAST_FEW = re.compile(r"\b(?:last|past|previous|latest|first) \d{1,2}\b", re.IGNORECASE)
_NOW = re.compile(r"^\W*(?:and |so )?(?:what about )?(?:(?:right )?now|currently|these days)\W*$", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:time|session|workout|one|run|occasion) before(?! (?:the|my|last (?:week|month|year)))\b|\bbefore (?:that|then)\b"
    r"|^\W*(?:and |what about |how about )?(?:the (?:one|time) )?before(?: that)?\W*$"
    r"|\bthe previous (?:one|time|session|workout)\b|\bsecond[- ](?:to[- ])?last\b|\blast but one\b",
    re.IGNORECASE,
)
_SESSIONS_AGO = re.compile(r"\b(?P<n>[1-9]|two|three|four|five) (?:sessions?|workouts?|times|trainings?) ago\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:for|on|of|my|train(?:ed|ing)?|hit|worked?|upper|lower|and|per) back\b", re.IGNORECASE)
_SPLIT_DAY = re.compile(r"\b(?P<part>push|pull) (?:days?|workouts?|sessions?|trainings?|exercises?|sets)\b", re.IGNORECASE)
_IN_A_ROW = re.compile(r"\bin a rows?$", re.IGNORECASE)
_VERSUS = re.compile(r"\w\W+(?:vs|versus|against)\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?<!last )\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b", re.IGNORECASE)
_SHORT = 6


@dataclass(frozen=True)
class Asked:
    """A question with what it names; `topic` is what it turned out to be about.

    `workout` is a named workout, `metres` a distance, `manner` says whether the best or the average is wanted, `weekdays` are those
    that are asked about as a habit, `back` how many times before the last one. From the conversation come `told`, the days that the last
    answer named, `earlier`, the stretches that were asked about before, and `answer`, what answered it. `only_names` says that there is
    no word but names, times, units and numbers; `answered_text` is the question before in its words, `metres_before` its distance,
    `stored` the several exercises that a report before was stored as, with the distance of each. `words` is how many words it has beside
    the times, `has_number` whether there is a number beside them.
    """

    text: str
    today: date
    exercises: tuple[str, ...] = ()
    muscle: str = ""
    spans: tuple[Span, ...] = ()
    future: tuple[Span, ...] = ()
    days: tuple[date, ...] = ()
    said: Quantities = field(default_factory=Quantities)
    topic: str | None = None
    workout: str = ""
    metres: Decimal | None = None
    manner: str = ""
    weekdays: tuple[int, ...] = ()
    back: int = 0
    told: tuple[date, ...] = ()
    earlier: tuple[Span, ...] = ()
    answer: Step | None = None
    only_names: bool = False
    answered_text: str = ""
    metres_before: Decimal | None = None
    stored: tuple[tuple[str, Decimal | None], ...] = ()
    words: int = 0
    has_number: bool = False

    @property
    def exercise(self) -> str:
        """The exercise that it is about, in the user's words; empty when there is none."""
        return self.exercises[0] if self.exercises else ""

    @property
    def span(self) -> Span | None:
        """The stretch of time that it is about."""
        return self.spans[0] if self.spans else None

    @property
    def ahead(self) -> Span | None:
        """The stretch to come that is meant: a weekday that is asked of a plan is the next of that name."""
        span = self.span
        if span is not None and span.days == 1 and self.today - 7 * DAY < span.first < self.today and _WEEKDAY.search(self.text):
            return Span(first=span.first + 7 * DAY, last=span.last + 7 * DAY)
        if span is not None and span.last > self.today:
            return Span(first=max(span.first, self.today), last=span.last)
        return next(iter(self.future), None)

    @property
    def that_day(self) -> date | None:
        """The day of training that the last answer told of."""
        return next((day for day in self.told if day <= self.today), None)

    @property
    def names_nothing(self) -> bool:
        """Whether it names nothing that could be asked about."""
        return not (self.exercise or self.muscle or self.spans or self.future or self.workout or self.weekdays)

    @property
    def is_fragment(self) -> bool:
        """Whether it can only be understood by the one before: and for bench? what about last month?"""
        return (self.only_names and not self.has_both_sides) or bool(_FRAGMENT.search(self.text))

    @property
    def has_both_sides(self) -> bool:
        """Whether it sets two things that it names side by side: squat vs bench, November versus October."""
        several = len(self.exercises) > 1 or len(self.spans) > 1 or len(muscles_in(self.text)) > 1
        return several and bool(_VERSUS.search(self.text))

    @property
    def points_back(self) -> bool:
        """Whether a word of it stands for something that was named before."""
        set_alone = self.said.weight is not None and self.said.reps is not None and not self.exercise
        time_alone = self.metres is None and bool(_A_TIME.search(self.text))
        return set_alone or time_alone or bool(_PRONOUN.search(self.text))

    @property
    def is_short(self) -> bool:
        """Whether it has so few words that it leaves out what is clear."""
        return self.words <= _SHORT

    def over(self, before: "Asked") -> "Asked":
        """This question with what it leaves out taken from the one before."""
        named = self.exercises or self.muscle
        step = _BEFORE.search(self.text) if before.spans else None
        earlier = (before.spans[0].before() if step and not step["weekday"] else _a_week_back(before.spans[0]),) if step else ()
        said = before.said.model_copy(update=self.said.model_dump(exclude_none=True))
        past = (*before.earlier, *before.spans) if self.spans or not before.spans else before.earlier
        return replace(
            self,
            exercises=self.exercises if named else before.exercises,
            muscle=self.muscle if named else before.muscle,
            spans=earlier or self.spans or (() if _NOW.search(self.text) or self.future else before.spans),
            future=self.future or (() if self.spans else before.future),
            days=self.days or before.days,
            said=said,
            topic=self.topic or before.topic,
            workout=self.workout or ("" if named else before.workout),
            metres=self.metres or before.metres,
            metres_before=before.metres,
            manner=self.manner or before.manner,
            weekdays=self.weekdays or before.weekdays,
            back=before.back + self.back,
            earlier=past,
            stored=() if named else before.stored,
        )


def _a_week_back(span: Span) -> Span:
    return Span(first=span.first - 7 * DAY, last=span.last - 7 * DAY)


def taken_apart(text: str, today: date, own_words: Sequence[str] = ()) -> Asked:
    """The question without what came before it; `own_words` are the user's own names for exercises."""
    own = [words for words in own_words if re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)]
    spotted = (one for one in catalogue().spot(text) if one.words.lower() not in FILLERS)
    mentions = [one for one in spotted if not _IN_A_ROW.search(text[: one.end])]
    named = [one for one in mentions if not one.weak or _beside_another(text, one, mentions)] or mentions
    habits = [one.span() for one in habitual(text)]
    times, said = Times(blanked(text, habits), today), quantities(text)
    if said.weight is None and not said.reps:
        said = said.model_copy(update={"weight": bare_weight(blanked(text, times.places))})
    named_places = (found.span() for found in MUSCLE.finditer(text))
    places = [*times.places, *habits, *((one.start, one.end) for one in mentions), *named_places, *named_workouts_at(text)]
    return Asked(
        text=text,
        today=today,
        exercises=tuple(dict.fromkeys((*own, *(one.words for one in named if not _SPLIT_DAY.match(text, one.start))))),
        muscle=_muscle(text, mentions),
        spans=tuple(times.spans),
        future=tuple(times.future),
        days=tuple(times.days),
        said=said,
        workout=named_workout(text),
        metres=distance_in(text),
        manner=manner_of(text),
        weekdays=weekdays_in(text),
        back=_times_back(text),
        has_number=bool(re.search(r"\d", _LAST_FEW.sub(" ", blanked(text, times.places)))),
        words=len(blanked(text, times.places).split()),
        only_names=said.percent is None and says_no_more(text, places),
    )


def _times_back(text: str) -> int:
    """How many times before the last one: the one before, two sessions ago."""
    counted = _SESSIONS_AGO.search(text)
    if counted:
        return int(counted["n"]) - 1 if counted["n"].isdigit() else NUMBER_WORDS.get(counted["n"].lower(), 2) - 1
    return 1 if _EARLIER.search(text) else 0


def _beside_another(text: str, one: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a short name stands in a list with another exercise: front squat or bench."""
    before = any(other.end <= one.start and _JOINED.fullmatch(text[other.end : one.start]) for other in mentions)
    return before or any(one.end <= other.start and _JOINED.fullmatch(text[one.end : other.start]) for other in mentions)


def muscles_in(text: str) -> list[str]:
    """All muscles and parts of the body that a text names."""
    found = (one["muscle"].lower() for one in MUSCLE.finditer(text))
    return [name for name in dict.fromkeys(found) if muscles_named(name)]


def _muscle(text: str, mentions: Sequence[Mention]) -> str:
    """A muscle or a part of the body that is no part of an exercise's name."""
    day = _SPLIT_DAY.search(text)
    if day:
        return day["part"].lower()
    for found in MUSCLE.finditer(text):
        inside = any(one.start < found.end() and found.start() < one.end for one in mentions)
        if not inside and (found["muscle"].lower() != "back" or _BACK.search(text)) and muscles_named(found["muscle"]):
            return found["muscle"].lower()
    return ""
