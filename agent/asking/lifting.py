"""Questions about loads and exercises: plates, warm-ups, percentages, work weights, stand-ins, and what to do next."""

import re

from agent.asking.asked import Asked
from agent.asking.call import Step, call
from agent.asking.quantities import number
from domain.exercises import catalogue
from domain.measures import plain
from domain.periods import Span

_FORMULA = re.compile(r"\b(epley|brzycki|wathan|lombardi|mayhew|o['’]?conner|lander)\b", re.IGNORECASE)
_WITHOUT = re.compile(
    r"\b(?:without|no|don['’]?t have|haven['’]?t got)\b(?: an?| any| my| the)? (?P<what>[a-z-]+(?: (?:bars?|bells?|machine))?)",
    re.IGNORECASE,
)
_HAVING = re.compile(
    r"\b(?:with only|only (?:have|got)|just (?:have|got)|with just|at home with|using only|instead,? (?:with|using"
    r"|on))\b (?P<what>[a-z, -]+)",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\b(?:the|my|an?|some|at (?:home|hand|mine)|here|there|left|with me|today|now)\b", re.IGNORECASE)
_HURTS = re.compile(
    r"\b(?:my|bad|sore|the|a) (?:left |right |bad |sore )*"
    r"(?P<part>shoulder|knee|back|elbow|wrist|hip|hamstring|ankle|neck|achilles|groin|calf|foot)s?\b",
    re.IGNORECASE,
)
_PART_HURTS = re.compile(
    r"\b(?P<part>shoulder|knee|back|elbow|wrist|hip|hamstring|ankle|neck|achilles|groin|calf|foot)s? "
    r"(?:is|are|feels?|hurts?|aches?|bothers?|still|has been)\b",
    re.IGNORECASE,
)
_FRIENDLY = re.compile(
    r"\b(?P<part>shoulder|knee|back|elbow|wrist|hip|hamstring|ankle|neck|achilles|groin|calf|foot)s?[- ](?:friendly|safe|sparing)\b",
    re.IGNORECASE,
)
_SWAPS = re.compile(r"\bshould i (?:swap|replace|switch|trade|drop)\b.{2,40}?\b(?:for|with|by|to)\b(?P<into>.{2,})", re.IGNORECASE)
_DONE_INSTEAD = re.compile(r"\b(?:did|have|had|was|were) i\b.{0,40}\b(?:instead of|rather than|in place of)\b", re.IGNORECASE)
_TRAINS = re.compile(r"\bwhat (?:does|do|would) (?:\w+ ){1,5}?(?:train|work|hit|target|build)\b", re.IGNORECASE)
_PLATE = re.compile(r"\b(25|20|15|10|5|2\.5|1\.25|45|35)['’]?s\b")
_ONLY = re.compile(r"\bonly\b|\bjust (?:have|got)\b", re.IGNORECASE)
PAIRS = 20
PAIR = 2
# A weight for reps, perhaps with how many sets of them: 90x3, 85 for 5x3, 80 kg x 8.
_LOADED = re.compile(
    r"(?<![\w.,:x×])(?P<weight>\d{2,3}(?:[.,]\d{1,2})?) ?(?:kgs?|kilos?|lbs?|pounds?)? ?(?:x|×"
    r"|for) ?(?P<reps>\d{1,2})(?: ?[x×] ?\d{1,2})?(?![\w%])",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:worth|more|better|heavier|harder|stronger|equal|same|less|worse|beats?|bigger)\b.*\b(?:than|as|to|or|vs\.?|versus)\b|\b(?:vs\.?|versus)\b",
    re.IGNORECASE,
)
MOST_AT_ONCE = 3
_OF_A_MAX = re.compile(r"\b(?:percent(?:age)?|%|share) (?:of )?(?:my |the |a )?(?:1 ?rm|max|one[- ]rep)", re.IGNORECASE)
_SHOULD = re.compile(r"\b(?:should|could|can|would|do) i\b|\bon the bar\b", re.IGNORECASE)
_RATIO = re.compile(r"\b(?:ratio|proportion)\b|\bhow many times (?:my|the|more)\b", re.IGNORECASE)
_OF_THE_BODY = re.compile(r"\bbody|\bbw\b|\bweigh\b|\bown weight\b|\bstrength[- ]to[- ]weight\b", re.IGNORECASE)
_COMES = re.compile(r"\bnext\W*$", re.IGNORECASE)
_GOAL = re.compile(r"\b(?:goal|target|milestone)s?\b", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:what|which) (?:percent(?:age)?|share|%) of my\b", re.IGNORECASE)
_INTO = re.compile(r"\b(?:in|to|into) (?:(?P<mi>mi(?:les?)?)|km|kilomet\w+|k)\b", re.IGNORECASE)
_WAS = re.compile(r"\bhow (?:was|were|did)\b|\bwhat (?:was|were|did)\b(?! the plan)", re.IGNORECASE)
_MINUTES = re.compile(
    r"\b(?P<minutes>\d{1,3})[\s-]?min(?:ute)?s?\b"
    r"|\b(?P<hours>half an hour|an hour and a half|an hour|one hour|two hours|1 ?h(?:our)?|2 ?h(?:ours)?)\b",
    re.IGNORECASE,
)
_HOURS = {"half an hour": 30, "an hour and a half": 90, "two hours": 120, "2 hours": 120, "2h": 120, "2 h": 120}
SHORTEST, LONGEST = 5, 300
WHICH_WEIGHT = "Which weight? Say it with its unit, for example “plates for 100 kg”."


def guide(asked: Asked) -> Step | None:
    """How an exercise is done; of two whose difference is asked, both."""
    if re.search(r"\bdifference\b", asked.text, re.IGNORECASE) and (
        len(asked.exercises) < 2 or re.search(r"\bmy\b", asked.text, re.IGNORECASE)
    ):
        return None
    both = "difference" in asked.text.lower() or _TRAINS.search(asked.text)
    several = asked.exercises[:2] if both else asked.exercises[:1]
    return tuple(one for name in several for one in call("exercise_guide", exercise=name)) or None


def plates(asked: Asked) -> Step | None:
    weight = asked.said.weight
    kinds = _PLATE.findall(asked.text) if _ONLY.search(asked.text) else []
    owned = [plate for plate in kinds for _ in range(PAIRS)]
    return call("plates", weight=weight, unit=asked.said.unit, bar=asked.said.bar, owned=owned or None) if weight else WHICH_WEIGHT


def warm_up(asked: Asked) -> Step | None:
    weight = asked.said.weight
    if weight is None and not asked.exercise:
        return "For which lift, or up to which weight?"
    return call("warm_up", exercise=asked.exercise, weight=weight, unit=asked.said.unit or asked.said.wanted, reps=asked.said.reps)


def convert(asked: Asked) -> Step | None:
    said, into = asked.said, _INTO.search(asked.text)
    if asked.metres and into:
        return call("convert_distance", metres=plain(asked.metres), unit="mi" if into["mi"] else "km")
    if said.weight is not None and said.unit is None and said.wanted and not asked.exercise and said.reps is None:
        return call("convert_weight", weight=said.weight, unit="lb" if said.wanted == "kg" else "kg")
    known = said.weight is not None and said.unit is not None and not asked.exercise
    other = said.wanted != said.unit if said.wanted else "convert" in asked.text.lower()
    return call("convert_weight", weight=said.weight, unit=said.unit) if known and other else None


def share_of(asked: Asked) -> Step | None:
    said = asked.said
    if said.percent is not None and said.weight is not None:
        return call("percentage", percent=said.percent, weight=said.weight, unit=said.unit)
    if said.percent is not None and asked.exercise:
        return call("working_weight", exercise=asked.exercise, percent=said.percent, unit=said.wanted)
    if said.percent is None and said.weight is None and asked.exercise and _SHARE.search(asked.text):
        last = call("exercise_history", exercise=asked.exercise, limit=1, unit=said.wanted)
        return (*last, *call("estimate_1rm", exercise=asked.exercise, unit=said.wanted))
    if said.percent is not None and _SHOULD.search(asked.text):
        return f"For which lift? Say it with the lift, for example “{said.percent.normalize():f}% of my squat max”."
    if said.reps and said.rpe is None and said.weight is None and not asked.exercise and _OF_A_MAX.search(asked.text):
        return call("rpe_share", reps=said.reps, rpe=10)
    if said.reps and said.rpe is not None and said.weight is None and not asked.exercise:
        return call("rpe_share", reps=said.reps, rpe=said.rpe)
    return None


def of_a_set(asked: Asked) -> Step | None:
    said = asked.said
    if said.weight is None or said.reps is None:
        return None
    return call("estimate_1rm", weight=said.weight, unit=said.unit, reps=said.reps, rpe=said.rpe, formula=_formula(asked))


def two_sets(asked: Asked) -> Step | None:
    """What two sets that are set beside each other come to, each as a single."""
    found = list(_LOADED.finditer(asked.text)) if _BESIDE.search(asked.text) else []
    if len(found) != PAIR:
        return None
    unit = asked.said.unit
    each = (call("estimate_1rm", weight=number(one["weight"]), unit=unit, reps=int(one["reps"])) for one in found)
    return tuple(one for step in each for one in step)


def working(asked: Asked) -> Step | None:
    said = asked.said
    if not asked.exercise or (said.reps is None and said.rpe is None):
        return None
    return call("working_weight", exercise=asked.exercise, reps=said.reps, rpe=said.rpe, unit=said.wanted)


def estimate(asked: Asked) -> Step | None:
    if not asked.exercise:
        return None
    return call("estimate_1rm", exercise=asked.exercise, unit=asked.said.wanted, formula=_formula(asked))


def _formula(asked: Asked) -> str:
    found = _FORMULA.search(asked.text)
    return re.sub(r"\W", "", found[1].lower()) if found else ""


def stand_in(asked: Asked) -> Step | None:
    into = _SWAPS.search(asked.text)
    if not asked.exercise or _DONE_INSTEAD.search(asked.text) or (into and any(one.exercise_id for one in catalogue().spot(into["into"]))):
        return None  # who names what to do instead asks for an opinion
    return call("substitutes", exercise=asked.exercise, **narrowed(asked.text))


def narrowed(text: str) -> dict[str, str]:
    """What narrows the choice of an exercise: what hurts, what is not there, what is all there is."""
    without, having, hurts = (pattern.search(text) for pattern in (_WITHOUT, _HAVING, _HURTS))
    hurts = hurts or _PART_HURTS.search(text) or _FRIENDLY.search(text)
    listed = _AROUND.sub(" ", re.sub(r"\band\b", ",", having["what"])) if having else ""
    return {
        "hurting": hurts["part"].lower() if hurts else "",
        "without": without["what"] if without else "",
        "having": ",".join(" ".join(one.split()) for one in listed.split(",")).strip(" ,"),
    }


def next_session(asked: Asked) -> Step | None:
    """What to do next; what was done is no plan, and which of two exercises to do is no matter of the log, only which comes next."""
    if _WAS.search(asked.text) or _GOAL.search(asked.text):
        return None
    if len(asked.exercises) > 1 and re.search(r"\bor\b", asked.text, re.IGNORECASE):
        return call("propose_next_session") if _COMES.search(asked.text) else None
    if asked.exercise:
        return tuple(
            one for name in asked.exercises[:MOST_AT_ONCE] for one in call("propose_next_session", exercise=name, unit=asked.said.wanted)
        )
    minutes = minutes_in(asked.text)
    now = asked.today if minutes and asked.span == Span(first=asked.today, last=asked.today) else None
    day = asked.ahead.first if asked.ahead and asked.ahead.days == 1 else now
    return call("propose_next_session", unit=asked.said.wanted, day=day, minutes=minutes)


def minutes_in(text: str) -> int | None:
    """The minutes that there are to train, by a text; None when it says nothing of it, or what nobody trains for."""
    found = _MINUTES.search(text)
    if found is None:
        return None
    minutes = int(found["minutes"]) if found["minutes"] else _HOURS.get((found["hours"] or "").lower(), 60)
    return minutes if SHORTEST <= minutes <= LONGEST else None


def relative(asked: Asked) -> Step | None:
    """A lift beside the body weight, or two lifts beside each other."""
    if len(asked.exercises) > 1:
        return (
            call("lift_total", exercises=list(asked.exercises[:2]), ratio=True, unit=asked.said.wanted)
            if _RATIO.search(asked.text)
            else None
        )
    if _RATIO.search(asked.text) and not _OF_THE_BODY.search(asked.text):
        return None
    return call("relative_strength", exercise=asked.exercise) if asked.exercise else "For which lift?"


def reps_at(asked: Asked) -> Step | None:
    """How many reps a weight should allow."""
    if not asked.exercise or asked.said.weight is None:
        return None
    return call("reps_at", exercise=asked.exercise, weight=asked.said.weight, unit=asked.said.unit)
