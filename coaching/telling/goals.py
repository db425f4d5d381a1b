"""Goals as users tell them: a lift, a weight of the body, a time or a number, by when; that one is reached, or given up."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from coaching.telling.clauses import Clause, own_clauses
from coaching.telling.days import by_when
from domain.exercises import catalogue
from domain.measures import WeightUnit
from domain.milestone import Milestone
from domain.records import STANDARD_METRES
from domain.workout import Span

Verb = Literal["new", "reached", "dropped"]
Kind = Literal["strength", "endurance", "body", "skill"]
_WISH = re.compile(
    r"\b(?:i(?:['’]d| would)? (?:really |also |still |now |eventually )*(?:want|like|love|wanna|hope|plan|aim|intend|need)\b(?: to| a| an)?"
    r"|^\W*(?:(?:ok(?:ay)?|so|and|also|now|really|i)\W+)*(?:want|wanna|would (?:like|love)|hoping|aiming)\b (?:to|for)\b"
    r"|i(?:['’]m| am) (?:\w+ )?(?:aiming|going|training|working|shooting|gunning|pushing) (?:for|to(?:wards?)?)"
    r"|(?:my|the) (?:[\w-]+ ){0,3}(?:goal|target|aim|dream)(?: (?:for|on|in) [\w -]{2,30}?)? (?:is|would be|has changed to|remains|=)"
    r"|^\W*(?:please |ok(?:ay)?,? |so |now )*(?:let['’]?s |can you |could you )?(?:change|move|set|switch|raise|lower|update"
    r"|bump|make) (?:up |down )?"
    r"(?:my|the) (?:[\w-]+ ){0,3}(?:goal|target)(?: up| down)?(?: to)?"
    r"|i(?:['’]ve)? (?:just )?(?:moved|changed|raised|lowered|bumped|upped|increased|set|updated) (?:up |down )?(?:my|the)"
    r" (?:[\w-]+ ){0,3}(?:goal|target)(?: up| down)? to"
    r"|^\W*(?:(?:ok(?:ay)?|so|and|also|now|please)\W+)*(?:put|pencil|mark|sign|count) me (?:down |in |up )?for\b(?=[^.!?]* (?:by|before) )"
    r"|(?:new )?(?:goal|target)(?: for [\w -]{2,30})?:)",
    re.IGNORECASE,
)
_NAMES_GOAL = re.compile(r"\b(?:goal|target|aim|dream)\b", re.IGNORECASE)
# What is wanted today is a plan for the session, and so is a scheme of sets.
_TODAY = re.compile(
    r"\b(?:today|tonight|tomorrow|this (?:session|workout|morning|afternoon|evening|set)|next (?:session|workout|time|set)|now\b(?=\W*$)"
    r"|warm[- ]?up|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b\d+\s?[x×]\s?\d+|\bsets? of\b",
    re.IGNORECASE,
)
_NUM = r"\d{1,4}(?:[.,]\d{1,2})?"
_LOAD = re.compile(rf"(?<![\d.,:])(?P<value>{_NUM})\s?(?P<unit>kgs?|kilos?|kilograms?|lbs?|pounds?)\b", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\d.,:/-])(?P<value>{_NUM})(?![\d:/%-]|[.,]\d|\s?(?:x|×|%|reps?|times|weeks?|months?|days?|years?|min|km|m|k|am|pm)\b)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:and|plus)\s+(?:to\s+|an?\s+)?", re.IGNORECASE)
_REPS = re.compile(
    r"(?<![\d.,:])(?P<value>\d{1,3})\s(?:strict |unbroken |consecutive |good |full |clean |reps? of )*(?=[a-z])", re.IGNORECASE
)
_CLOCK = r"(?:(?P<h>\d):)?(?P<m>\d{1,2}):(?P<s>\d\d)"
_TIME = re.compile(
    rf"(?:\b(?:in|under|sub|below|within|faster than|less than|a)[\s-]*(?:under |sub[\s-]|less than |about )?)?(?<![\d:]){_CLOCK}(?![\d:])"
    r"|\b(?:in|under|sub|below|within|faster than|less than)[\s-]*(?:under |sub[\s-]|less than |about )?"
    r"(?P<min>\d{1,3})(?:[\s-]?(?P<what>minutes?|mins?|hours?|h)\b|(?= ?(?:min|km|k\b|mile|half|marathon)|\s*$))"
    r"|\b(?:is|of|:)\s*(?P<plain>\d{1,3})[\s-]?(?P<unit>minutes?|mins?|hours?)\b",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"(?<![\d.,:])(?P<n>\d{1,3}(?:[.,]\d{1,2})?)[\s-]?(?P<u>km|k|kilomet\w+|miles?|mi|m|metres?|meters?)\b"
    r"|\b(?P<half>half[\s-]marathon)\b|\b(?P<full>marathon)\b"
    r"|\b(?P<mile>(?:a|one|the) mile|mile)\b",
    re.IGNORECASE,
)
_WEIGH = re.compile(
    r"\b(?:weigh(?:ing)?|body ?weight (?:of|is|to)|get (?:down |up )?to|drop (?:down )?to|be(?: at)?|bulk (?:up )?to"
    r"|cut (?:down )?to)\b(?! (?:bench|squat|press|dead))",
    re.IGNORECASE,
)
_LOSE = re.compile(
    rf"\b(?:(?P<less>lose|drop|shed|cut)|gain|put on)\b (?:about |another |some )?(?P<value>{_NUM})\s?(?P<unit>kgs?|kilos?|lbs?|pounds?)\b",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b(?:weigh\w*|body ?weight|bulk|cut|lean|heavy|drop|down to)\b", re.IGNORECASE)
# What is added to a lift, or tried, is no target.
_ADDS = re.compile(r"\b(?:add|put|increase|try|attempt|test|warm up)\b", re.IGNORECASE)
_REACHED = re.compile(
    r"\b(?:(?:i(?:['’]ve)?|just|finally|have) (?:just |finally |now |also )*(?:hit|reached|achieved|made|met|got|smashed|crushed|beat"
    r"|nailed|completed)"
    r"|(?:hit|reached|achieved|smashed|crushed|nailed))\b[^.!?]{0,20}?\b(?:my|the)\b (?P<what>[^.!?]{0,40}?)\b(?:goal|target|milestone)s?\b"
    r"|\b(?P<state>[\w -]{0,30})\b(?:goal|target) (?:is )?(?:reached|achieved|done|hit|met|smashed)\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\b(?:(?:i(?:['’]ve|['’]m)? )?(?:gave up|given up|giving up|dropped|dropping|abandon(?:ed|ing)?|scrapp?(?:ed|ing)?)(?: on)?"
    r"|^\W*(?:please |ok(?:ay)?,? )?(?:drop|scrap|scratch|cancel|remove|delete|end|stop)"
    r"|(?:i )?(?:don['’]?t|do not|no longer) (?:want|care about|have|need)(?: to (?:reach|chase|hit))?|i(?:['’]m"
    r"| am) no longer (?:after|chasing|training for))\b"
    r"[^.!?]{0,16}?\b(?:my|the|that)\b (?P<what>[^.!?]{0,40}?)\b(?:goal|target)s?\b(?P<after>[^.!?]{0,30})",
    re.IGNORECASE,
)
# "..., is that crazy at 52": the question behind the wish has numbers of its own.
_ASKED = re.compile(r"[\s,]+(?:and )?(?:is|isn['’]?t|would|does|am|are|do|can|could) (?:that|it|this|i|you)\b.*$", re.IGNORECASE)
_OFF = re.compile(
    r"\b(?:my|the) (?P<what>[^.!?]{0,40}?)\b(?:goal|target) is (?:off(?: the table)?|over|dead|cancel\w+|history"
    r"|no longer \w+|not \w+ any ?more)"
    r"|\bi (?:no longer want to (?P<no>[^.!?]{3,40})|(?:do not|don['’]?t) want to (?P<any>[^.!?]{3,40}?) any ?more)\b",
    re.IGNORECASE,
)
# Talk about a goal reports nothing, unless it says that it was done.
_ABOUT_GOALS = re.compile(r"\b(?:my|the|that|a|new|next) (?:[\w-]+ ){0,3}(?:goals?|targets?)\b", re.IGNORECASE)
_DID = re.compile(
    r"\b(?:hit|reached|achieved|made|met|got|smashed|crushed|beat|nailed|completed|did|done|finished|lifted|ran"
    r"|reps?|\d+ sets?|sets of)\b|[x×]\s?\d",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|almost|nearly|wanted|wished|used to|did)\b|n['’]t\b", re.IGNORECASE)
_UNITS: dict[str, WeightUnit] = {"k": "kg", "l": "lb", "p": "lb"}
_RUN = re.compile(r"\b(?:run|running|ran|race|marathon|5k|10k|parkrun|jog)\b", re.IGNORECASE)


@dataclass(frozen=True)
class GoalSaid:
    """One goal with its number, or what became of one; `words` name the goal that is reached or dropped."""

    verb: Verb
    span: Span
    words: str = ""
    kind: Kind = "strength"
    title: str = ""
    exercise_id: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    value_span: Span | None = None
    distance_m: Decimal | None = None
    by: date | None = None
    singular: bool = False
    relative: bool = False
    begins: Decimal | None = None

    @property
    def topic(self) -> str:
        """What it is about, so that another goal for the same can be told."""
        way = f":{STANDARD_METRES.get(round(self.distance_m), round(self.distance_m))}" if self.distance_m else ""
        return f"goal:{self.exercise_id or self.kind}{way}{':reps' if self.unit == 'reps' else ''}"


def topic_of(goal: Milestone) -> str:
    """The same of a stored goal."""
    way = f":{STANDARD_METRES.get(round(goal.distance_m), round(goal.distance_m))}" if goal.distance_m else ""
    return f"goal:{goal.exercise_id or goal.milestone_type}{way}{':reps' if goal.unit == 'reps' else ''}"


def read_goals(text: str, today: date, unit: WeightUnit | None) -> Iterator[GoalSaid]:
    """What a message says of the user's goals; `unit` is for a weight without one."""
    for clause in own_clauses(text):
        reached, dropped = _REACHED.search(clause.text), _DROPPED.search(clause.text)
        off = _OFF.search(clause.text)
        if dropped:
            yield GoalSaid("dropped", clause.span(), words=f"{dropped['what']} {dropped['after'] or ''}".strip())
        elif off:
            yield GoalSaid("dropped", clause.span(), words=off["what"] or off["no"] or off["any"] or "")
        elif reached and not _DENIED.search(clause.text[: reached.end()]):
            words = f"{reached['what'] or reached['state'] or ''} {clause.text[reached.end() :]}"
            yield GoalSaid("reached", clause.span(), words=words.strip())
        else:
            found = _wished(clause, today, unit)
            if found is not None:
                yield found
                yield from _and_another(clause, found, today, unit)


def about_goals(text: str) -> list[Span]:
    """The parts of a message that talk about a goal and report nothing."""
    parts = own_clauses(text)
    return [one.span() for one in parts if _ABOUT_GOALS.search(one.text) and not _DID.search(one.text)]


def way_said(text: str) -> Decimal | None:
    """A distance that stands for a target, in metres."""
    way = _WAY.search(text)
    return _metres(way) if way and not way["mile"] else None


def time_said(text: str) -> Decimal | None:
    """A time that stands for a target, in minutes."""
    time = _TIME.search(text)
    return _tidy(_minutes(time)) if time else None


def number_said(text: str) -> tuple[Decimal, WeightUnit | None, tuple[int, int]] | None:
    """A number that stands for a target, with its unit where it is said, and its place."""
    found = _LOAD.search(text) or _BARE.search(text)
    if found is None:
        return None
    unit = found.groupdict().get("unit")
    return Decimal(found["value"].replace(",", ".")), _UNITS[unit[0].lower()] if unit else None, found.span()


def _wished(clause: Clause, today: date, unit: WeightUnit | None) -> GoalSaid | None:
    wish = _WISH.search(clause.text)
    if wish is None or _TODAY.search(clause.text) or _DENIED.search(clause.text[: wish.end()]):
        return None
    when = by_when(clause.text, today)
    # The day's own digits are no target.
    text = clause.text if when is None else _blanked(clause.text, *when[1])
    text = text if _NAMES_GOAL.search(wish[0]) else " " * wish.end() + text[wish.end() :]
    asked = _ASKED.search(text)
    text = text[: asked.start()] if asked else text
    singular = bool(re.match(r"(?:my|the) (?:new |main |only |current )?(?:goal|target|aim|dream)", wish[0], re.IGNORECASE))
    found = _timed(clause, text) or _lifted(clause, text, unit) or _changed(clause, text)
    found = found or _weighed(clause, text, unit) or _long(clause, text)
    if found is None:
        return None
    return GoalSaid(**{**found.__dict__, "by": when[0] if when else None, "singular": singular})


def _and_another(clause: Clause, first: GoalSaid, today: date, unit: WeightUnit | None) -> Iterator[GoalSaid]:
    """A second lift after the first: to squat 140 and to bench 100."""
    begun = (first.value_span.end if first.value_span else first.span.end) - clause.start
    joint = _AND.search(clause.text, begun)
    if joint is None or first.kind not in ("strength", "skill"):
        return
    rest = Clause(clause.text[joint.end() :], clause.start + joint.end())
    when = by_when(rest.text, today)
    found = _lifted(rest, rest.text if when is None else _blanked(rest.text, *when[1]), unit)
    if found is not None and found.exercise_id != first.exercise_id:
        yield GoalSaid(**{**found.__dict__, "by": when[0] if when else None})


def _timed(clause: Clause, text: str) -> GoalSaid | None:
    """A way in a time: 10 km in under 50 minutes."""
    time, way = _TIME.search(text), _WAY.search(text)
    if time is None or way is None:
        return None
    minutes = _minutes(time)
    metres = _metres(way)
    mention = next(iter(catalogue().spot(text)), None)
    exercise = mention.exercise_id if mention and not _RUN.search(text) else "run"
    if minutes == time["m"] and not metres:
        return None
    return GoalSaid(
        "new", clause.span(), kind="endurance", title=_title(clause), exercise_id=exercise, value=_tidy(minutes), unit="min",
        value_span=clause.span(*time.span()), distance_m=metres,
    )  # fmt: skip


def _minutes(time: re.Match[str]) -> Decimal:
    if time["m"]:
        return Decimal(int(time["h"] or 0) * 60 + int(time["m"])) + Decimal(time["s"]) / 60
    unit = time["what"] or time["unit"] or ""
    return Decimal(time["min"] or time["plain"]) * (60 if unit.startswith("h") else 1)


def _lifted(clause: Clause, text: str, unit: WeightUnit | None) -> GoalSaid | None:
    """A lift with a weight, or with a number of repetitions."""
    if _ADDS.search(text):
        return None
    mention = next(
        (one for one in catalogue().spot(text) if not re.fullmatch(r"\W*(?:weigh|weight|goal|run|lift)\W*", one.words, re.I)), None
    )
    known = catalogue().get(mention.exercise_id) if mention else None
    if mention is None or known is None or known.kind == "cardio":
        return None
    load = _LOAD.search(text)
    reps = None if load else _REPS.search(text[: mention.end])
    if reps and reps.end() >= mention.start - 1 and (known.bodyweight or "bodyweight" in known.equipment):
        return GoalSaid(
            "new", clause.span(), kind="skill", title=_title(clause), exercise_id=known.exercise_id,
            value=Decimal(reps["value"]), unit="reps", value_span=clause.span(*reps.span("value")),
        )  # fmt: skip
    bare = load or _BARE.search(text)
    if bare is None or Decimal(bare["value"].replace(",", ".")) < 2:
        return None
    said = bare.groupdict().get("unit")
    return GoalSaid(
        "new", clause.span(), title=_title(clause), exercise_id=known.exercise_id, value=Decimal(bare["value"].replace(",", ".")),
        unit=_UNITS[said[0].lower()] if said else unit, value_span=clause.span(*bare.span()),
    )  # fmt: skip


def _changed(clause: Clause, text: str) -> GoalSaid | None:
    """So much less or more of the body's weight; the target is known when the weight is."""
    found = _LOSE.search(text)
    if found is None:
        return None
    value = Decimal(found["value"].replace(",", "."))
    return GoalSaid("new", clause.span(), kind="body", title=_title(clause), value=-value if found["less"] else value,
                    unit=_UNITS[found["unit"][0].lower()], value_span=clause.span(*found.span("value")), relative=True)  # fmt: skip


def _weighed(clause: Clause, text: str, unit: WeightUnit | None) -> GoalSaid | None:
    """A weight of the body."""
    load = _LOAD.search(text)
    found = load or _BARE.search(text)
    if found is None or not _WEIGH.search(text) or not (load or _BODY.search(text)):
        return None
    said = found.groupdict().get("unit")
    named = _UNITS[said[0].lower()] if said else unit
    return GoalSaid("new", clause.span(), kind="body", title=_title(clause), value=Decimal(found["value"].replace(",", ".")), unit=named,
                    value_span=clause.span(*found.span()))  # fmt: skip


def _long(clause: Clause, text: str) -> GoalSaid | None:
    """A way alone: run 20 km."""
    way = _WAY.search(text)
    if way is None or way["mile"] or not _RUN.search(text) or re.match(r"\s*(?:steps|calories)", text[way.end() :]):
        return None
    metres = _metres(way)
    return GoalSaid("new", clause.span(), kind="endurance", title=_title(clause), exercise_id="run", value=_tidy(metres / 1000), unit="km",
                    value_span=clause.span(*way.span()))  # fmt: skip


def _metres(way: re.Match[str]) -> Decimal:
    if way["n"] is None:
        return Decimal(21098 if way["half"] else 42195 if way["full"] else 1609)
    number, unit = Decimal(way["n"].replace(",", ".")), way["u"].lower()
    return number * (Decimal(1000) if unit.startswith("k") else Decimal(1609) if unit.startswith("mi") else Decimal(1))


def _title(clause: Clause) -> str:
    words = re.sub(r"^\W*(?:and|so|also|ok|but|now)\W+", "", clause.text, flags=re.IGNORECASE)
    return words[:1].upper() + words[1:120]


def _tidy(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.01")).normalize() + Decimal(0)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
