"""Holds the numbers of a reply to what this turn's facts and tools really said; which of them, `tone.py` tells."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from agent.guards.accounts import is_open
from agent.guards.anybodys import is_anybodys, is_by_formula, is_days_until
from agent.guards.arithmetic import follows
from agent.guards.computing import is_computed
from agent.guards.exercises import exercises
from agent.guards.material import Asked, Known, Material, bears_out, wishes
from agent.guards.numerals import BARE_LOAD, FAR, LOADS, Number, numbers
from agent.guards.plates import is_of_a_bar
from agent.guards.proposing import FARTHEST, SUMMED, proposed
from agent.guards.reckoning import COMPARES, counted_up, is_worked_out, turned_round, unmade_part
from agent.guards.sameness import same
from agent.guards.senses import sense
from agent.guards.shown import went_so
from agent.guards.tone import ADVICE, OUTINGS, YOU, Tone, is_checked
from domain.measures import KG_PER_LB

# What the user says of a record is not what the log shows.
_RECORDS = re.compile(
    r"\b(?:best|heaviest|fastest|longest|strongest|records?|prs?|pbs?|personal|e?1rm|logged|log shows|stored)\b", re.IGNORECASE
)
# A sentence with more numbers than this is a list: nothing in it is worked out from the rest of it.
MANY = 24
TOGETHER = 3
# What is advised or supposed behind "so" is another matter than what is told before it.
_SO = re.compile(r",? so (?!close|far|many|much|few)(?=\w)")
_SCALE = re.compile(r"\b(?:rpe|rir|scale (?:of|from|up to)|reps in reserve|out of (?:10|ten))\b", re.IGNORECASE)
TOP_OF_SCALE = 10
# A question of this kind states nothing.
_WONDERS = re.compile(r"^\W*(?:what|which|how|when|where|why|who|do|did|are|could|can|would|should|shall)\b[^.!]*\?\W*$", re.IGNORECASE)

# A sentence that only goes on with the one before: "That was at 60 kg.", "Four sets, if I'm right."
_GOES_ON = re.compile(
    r"^\W*(?:that|it|this|those|these|they|all|and|at|for|with|\d+|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|twenty|thirty|forty|fifty|sixty)\b",
    re.IGNORECASE,
)
# A part of what was done, which only a tool could have counted: "half of your workouts".
# Whoever asks how much they did is answered with what the log holds.
_ASKS_HOW_MUCH = re.compile(
    r"\b(?:how (?:many|much|long|often|far|heavy|fast)|when|what)\b[^?]{0,24}\b(?:(?:did|do|have|had|am) i|is my|was my|are my)\b"
    r"(?! (?:need|have to|want|rest|eat|drink|sleep|get|gain|lose|burn|know|warm)\b)"
    r"|\bhow (?:long|many days|many weeks)(?: (?:is|has) it(?: been)?)? since\b|\bhow (?:much|many) (?:%|percent|more|less)",
    re.IGNORECASE,
)
# Counts in an answer about one's own training are of it.
_OF_OWN = re.compile(r"\b(?:did|have|had|was|were|am) i\b|\bmy (?:week|month|training|year)\b|\b(?:recap|summar\w+)\b", re.IGNORECASE)
_ABOUT_A_MAX = re.compile(r"\b(?:estimat\w*|e?1rm|max|roughly|about|around|some|goal|target|aim)\b", re.IGNORECASE)
_STILL_TO_GO = re.compile(
    r"\s*(?:kg|kilos?|lbs?|pounds?)?\s*(?:short|to go|away|still to go|from (?:it|there|your goal|the goal))\b", re.IGNORECASE
)
_TO_GO = re.compile(r"\b(?:to go|goal|short|away|left|aim|more|above|further|missing|by (?:\w{3} )?\d)", re.IGNORECASE)
_AIMED_AT = re.compile(
    r"\b(?:(?:weight|load) (?:that )?you (?:need|want|have) to (?:reach|lift|hit)|your (?:\w+ )?(?:goal|target))"
    r" (?:is|of|stands at)(?: to \w+)?(?: about)?\s*$",
    re.IGNORECASE,
)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:made|make|makes) up (?:about |almost |nearly |over )?(?:half|(?:a|one|two|three) (?:third|quarter|fifth)s?|most) of\b"
    r"|\b(?:half|(?:a|one|two) (?:third|quarter|fifth)s?|most|the majority|three quarters) (?:of )?your\b"
    r"[^.!?]{0,40}\b(?:was|were|are|came|went)\b"
    r"|\byour\b[^.!?]{0,30}\b(?:has|have|had)? ?(?:more than )?(?:doubled|tripled|halved|quadrupled)\b"
    r"|\byou(?:['’]ve| have)?(?: not|n['’]t| never)? (?:yet )?miss(?:ed)? (?:a|any|one)\b|\bhaven['’]t missed\b"
    r"|\b(?:every|each|all)(?: \w+){0,3} (?:sessions?|workouts?)\b[^.!?]{0,24}\b(?:was|were)\b"
    r"|\b(?:twice|double|triple|three times|(?:exactly |about |nearly |almost )?half) (?:what|as (?:much|many|heavy|fast|far)"
    r"|of (?:that|what|your))\b"
    r"|\b(?:nearly|almost|close to|roughly|about|more than|over) your (?:own )?body ?weight\b"
    r"|\b(?:\d+(?:[.,]\d+)?|once|twice|double|triple|(?:one|two) and a half|half)(?: times| x|x)? your (?:own )?(?:body ?)?weight\b",
    re.IGNORECASE,
)
_DONE_SO = re.compile(r"\b(?:was|were|has|have|had|missed|haven['’]t)\b", re.IGNORECASE)
_PER_KG = re.compile(r"(\d+(?:[.,]\d+)?)\s?g(?:rams?)?(?: of protein)?\s?(?:/|per|a)\s?(?:kg|kilo\w*)", re.IGNORECASE)
_GRAMS = re.compile(r"(?<![\d.,])(\d{2,3})\s?g(?:rams?)?\b(?!\s?(?:/|per))", re.IGNORECASE)
_EACH = re.compile(r"\bper\s+$|\bfor each\s+$", re.IGNORECASE)
_OF_A_SET = re.compile(r"\s*(?:reps?|sets?|attempt)\b", re.IGNORECASE)
_OWN = re.compile(r"\byour\b[^.!?,;]{0,16}$", re.IGNORECASE)
_A_DAY = re.compile(r"\b(?:a|per|each|every) day\b|\bdaily\b", re.IGNORECASE)
_OF_GRAMS = re.compile(r"\s*(?:(?:to|or|and|-|–)\s*\d+\s*)?g(?:rams?)?\b", re.IGNORECASE)
_OF_LIFE = frozenset(("s", "min", "h", "days", "weeks", "months", "years", "%", "times", "th"))
_BIDS = re.compile(
    r"^\W*(?:and |then |or |but |so )*(?:take|do|give|keep|try|add|drop|rest|hold|stop|start|leave|wait|go|use|stay|sleep|eat|drink|walk"
    r"|run|swim|row|ride|aim|begin|finish|spend|repeat|cut|make|let|put|warm)\b",
    re.IGNORECASE,
)
_TELLS_OF = re.compile(
    r"\b(?:you(?:['’]ve|['’]re|r\b| have(?! to)| are| had| were| did| do\b| usually| always)|was|were|did|had|been|went|came"
    r"|took|ran|made|so far|since|ago|in a row|streak|log|logged|plan(?:s|ned)?|goal|record|best|average\w*|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_PRESCRIBES = re.compile(
    r"^\W*(?:try|do|go|load|put|jump|lift|hit|take|use|start|attempt|just|next)\b"
    r"|\b(?:let['’]s|you (?:should|can|could|must|need to)|i['’]d|next (?:time|session|week))\b",
    re.IGNORECASE,
)
_LETS = re.compile(
    r"\bnext step\b|\b(?:is|are|sounds?|would be|will be) (?:a |an |\w+ly )*(?:safe|fine|ok(?:ay)?|good|reasonable|realistic)\b"
    r"|\bgo for it\b",
    re.IGNORECASE,
)
_SOME_DAY = re.compile(
    r"\b(?:goal|target|by (?!next)|eventually|one day|some day|long[- ]term|road|realistic|within|not|n['’]t|too|until)\b", re.IGNORECASE
)
# The smallest step that any coach may name: a plate of 1.25 kg on each side.
_STEP = {"kg": Decimal("2.5"), "lb": Decimal(5)}
_STEPS = re.compile(
    r"\b(?:adds?|adding|increase|increasing|drop|reduce|go up|up|by|steps?|jumps?|increments?|at|another|extra)\b[^.!?\d]{0,16}$", re.I
)
_WHENEVER = re.compile(r"\b(?:when|if|once|as long as|each|every|per)\b", re.IGNORECASE)


def unsupported(
    sentence: str,
    gathered: Callable[[], Material],
    *,
    claims: bool = False,
    lead: str = "",
    before: str = "",
    around: Sequence[str] = ("",),
) -> list[Number]:
    """The numbers of a sentence that nothing in this turn's material carries; in a claim every number counts.

    `lead` is the line that leads in the list that the sentence is a row of, `before` the sentence that it may go on with; `around` are the
    last ones that held, nearest first, and last what the user asked.
    """
    topic, stood = around[-1], "\n".join(reversed(around[:-1]))
    found = list(numbers(sentence))
    if _WONDERS.match(sentence) or not (found or _SHARE.search(sentence) or _GRAMS.search(sentence)):
        return []
    material = gathered()
    carried = next((one for one in (lead, before, topic) if exercises(one)), "")
    asked_of = Asked.of(sentence, material.today, carried, topic).within(material.done)
    told = [line for line in material.lines if not line.hearsay]
    if share := _share(sentence, told, stood) or unmade_part(asked_of, before, told):
        return [share]
    by_itself = Asked.of(sentence, material.today, lead or before or topic).within(material.done)
    tone = Tone.of(sentence, by_itself.named | by_itself.loose, lead, before if _GOES_ON.match(sentence) else "")
    told_of = [number for number in found if _is_far_or_long(sentence, number)]
    of_a_run = any(same(number, one) for number in told_of for line in told for one in line.numbers)
    answers = bool(_ASKS_HOW_MUCH.search(topic)) and not (tone.advice or tone.general)
    of_own = bool(_OF_OWN.search(topic)) and not (tone.advice or tone.general)
    counts = answers and "how" in topic.lower()
    if _SCALE.search(f"{topic} {stood} {sentence}") and not tone.past:
        found = [number for number in found if number.unit or number.value > TOP_OF_SCALE]
    tones = [(part, Tone.of(part[0], by_itself.named | by_itself.loose)) for part in _parts(sentence)]
    found = [number for number in found if not (_OF_GRAMS.match(sentence, number.end) or _is_unit(sentence, number))]
    asked = [
        number
        for number in found
        if claims
        or (answers and (number.unit or counts))
        or (of_own and number.unit in OUTINGS)
        or (is_checked(sentence, number, own := _tone_of(number, tones, tone)) and not is_anybodys(asked_of, number))
        or (of_a_run and number in told_of and not ((tones and own.advice) or is_anybodys(asked_of, number)))
    ]
    asked = [number for number in asked if claims or not _is_advised(asked_of, number)]
    if not asked:
        return []
    if len(asked) < len(found) and any(number.unit in LOADS or (number.unit is None and number.value >= BARE_LOAD) for number in asked):
        # Sets and reps beside a load are a prescription, or a report: either way they belong to it.
        asked += [number for number in found if number.unit in ("sets", "reps") and number not in asked]
    lines = material.about(asked_of, proven=bool(_RECORDS.search(sentence)) and not wishes(sentence))
    if too_heavy := _too_heavy(sentence, asked, asked_of, lines):
        return [too_heavy]
    every = material.about(replace(asked_of, named=frozenset(), loose=frozenset()), proven=True)
    free = [] if claims else proposed(asked_of, found, lines, every)
    found, asked = [one for one in found if one not in free], [one for one in asked if one not in free]
    unsaid = [one for one in _unsaid(asked_of, asked, lines, every) if not is_of_a_bar(sentence, one, topic)]
    unsaid = [one for one in unsaid if not (is_by_formula(asked_of, one, [*found, *free], every, stood) or is_days_until(asked_of, one))]
    bare = _without_what_follows(asked_of, unsaid, found, free, [list(numbers(stood)), list(numbers(topic))])
    in_order = went_so(asked_of, material.ledger) if bare else []
    bare = [one for one in bare if one not in in_order]
    ahead = frozenset(day for line in lines for day in line.sense.days if day > material.today) if bare else frozenset()
    bare = [one for one in bare if not is_computed(asked_of, one, found, around, material.ledger, ahead)]
    if not bare:
        loads = [number for number in found if number.unit in LOADS]
        said = [one for one in found if one not in unsaid]
        torn = _torn_apart(asked_of, said, every if any(map(asked_of.comes_first, found)) else lines)
        return torn or (found[:2] if turned_round(asked_of, loads, lines) else [])
    return bare if len(found) > MANY else _unreckoned(asked_of, bare, [*found, *free], lines)


def _is_unit(sentence: str, number: Number) -> bool:
    """Whether it only says of what something is: for each 100 m, the fourth rep of any set."""
    before = sentence[: number.start]
    if number.unit == "th":
        return bool(_OF_A_SET.match(sentence, number.end)) and not _OWN.search(before)
    return bool(_EACH.search(before))


def _is_advised(asked_of: Asked, number: Number) -> bool:
    """Whether it is how long, how often or how much of something the coach advises, in a clause that tells of nothing."""
    clause = asked_of.clause(number)
    return number.unit in _OF_LIFE and bool(is_open(clause) or _BIDS.match(clause)) and not _TELLS_OF.search(clause)


def _parts(sentence: str) -> list[tuple[str, int]]:
    """What is told and what is said to follow from it, each with its place; empty when it is one."""
    ends = [found.end() for found in _SO.finditer(sentence)]
    return [(sentence[start:end], start) for start, end in pairwise([0, *ends, len(sentence)])] if ends else []


def _tone_of(number: Number, tones: Sequence[tuple[tuple[str, int], Tone]], whole: Tone) -> Tone:
    """The tone of the part that a number stands in."""
    own = next((tone for (part, start), tone in tones if start <= number.start < start + len(part)), whole)
    return own if own.advice != whole.advice or (own.advice and not own.past) else whole


def _without_what_follows(
    asked_of: Asked, bare: Sequence[Number], found: Sequence[Number], free: Sequence[Number], beside: Sequence[Sequence[Number]]
) -> list[Number]:
    """The numbers that don't follow from the others of the sentence, or from those said beside it."""
    held = [*free, *(one for one in found if one not in bare)]
    left = list(bare)

    def is_free(number: Number) -> bool:
        own = [one for one in held if asked_of.piece(one) == asked_of.piece(number)]
        return follows(asked_of.text, number, [*held, *(one for part in beside for one in part)], [own, *beside])

    while now := [one for one in left if is_free(one)]:
        held += now
        left = [one for one in left if one not in now]
    return left


def _unsaid(asked_of: Asked, asked: Sequence[Number], lines: Sequence[Known], every: Sequence[Known]) -> list[Number]:
    """The numbers that no line says, and that count nothing."""
    bare = [number for number in asked if not bears_out(asked_of, number, _lines_for(asked_of, number, lines))]
    bare = [number for number in bare if not _is_step(asked_of.text, number)]
    bare = [number for number in bare if not (asked_of.comes_first(number) and bears_out(asked_of, number, every))]
    bare = [number for number in bare if not _stand_together(asked_of, number, every)]
    bare = [number for number in bare if not (counted_up(asked_of, number, every) or _is_named_day(number, every))]
    if _ABOUT_A_MAX.search(asked_of.text):
        return [number for number in bare if number.unit != "reps" or number.value != 1]  # a single is what a max is
    return bare


def _stand_together(asked_of: Asked, number: Number, lines: Sequence[Known]) -> bool:
    """Whether a part of the sentence that names no exercise has its sets, reps and load together in one line."""
    piece = asked_of.piece(number)
    beside = [one for one in numbers(piece) if one.unit in (None, "sets", "reps", *LOADS)]
    if len(beside) < TOGETHER or exercises(piece):
        return False
    days = asked_of.sense(number).days
    lines = [line for line in lines if line.exercises and (not days or days & line.sense.days)]
    return any(all(any(same(one, other) for other in line.numbers) for one in beside) for line in lines)


def _lines_for(asked_of: Asked, number: Number, lines: Sequence[Known]) -> Sequence[Known]:
    """The lines that may say a load: what is still to go, and what is aimed at, only those that speak of that."""
    if number.unit not in LOADS:
        return lines
    if _STILL_TO_GO.match(asked_of.text, number.end):
        return [line for line in lines if _TO_GO.search(line.text)]
    if _AIMED_AT.search(asked_of.text[: number.start]):
        told = [line for line in lines if _TO_GO.search(line.text) and not line.hearsay]
        # A tool says the goal first, and then how far it is.
        return [line for line in lines if line.hearsay] + [replace(line, numbers=line.numbers[:1]) for line in told]
    return lines


def _unreckoned(asked_of: Asked, bare: Sequence[Number], found: Sequence[Number], lines: Sequence[Known]) -> list[Number]:
    """Those of the numbers without a line that don't follow from others either."""
    held = [number for number in found if number not in bare]
    if not asked_of.named and not YOU.search(asked_of.text):
        bare = [number for number in bare if not any(one is not number and one.unit != number.unit and same(number, one) for one in found)]
    listed = sum(number.unit in LOADS for number in found)
    bare = [number for number in bare if number.unit not in ("days", "workouts", "weeks") or number.value != listed]
    lines = [line for line in lines if not line.looked or _is_of_then(asked_of, line)]
    return [number for number in bare if not is_worked_out(asked_of, number, lines, held)]


def _is_of_then(asked_of: Asked, line: Known) -> bool:
    """Whether the sentence names the day of a line, or its month."""
    months = {found[0][:3].lower() for found in _MONTH.finditer(asked_of.text)}
    days = sense(asked_of.text, asked_of.today).days
    return bool(days & line.sense.days) or any(f"{day:%b}".lower() in months for day in line.sense.days)


def _torn_apart(asked_of: Asked, found: Sequence[Number], lines: Sequence[Known]) -> list[Number]:
    """The sets and reps that stand beside one load in a part of the sentence, when no line of the log has all of them together."""
    for piece in dict.fromkeys(asked_of.piece(number) for number in found):
        own = [number for number in found if asked_of.piece(number) == piece and number.unit in ("sets", "reps", *LOADS)]
        counts = [number for number in own if number.unit not in LOADS]
        if _ABOUT_A_MAX.search(asked_of.text):
            counts = [number for number in counts if number.unit != "reps" or number.value != 1]
            own = [number for number in own if number.unit in LOADS or number in counts]
        if len(own) - len(counts) != 1 or not counts or COMPARES.search(piece):
            continue
        if not any(all(any(same(number, one) for one in line.numbers) for number in own) for line in lines):
            return counts
    return []


def _too_heavy(sentence: str, asked: Sequence[Number], asked_of: Asked, lines: Sequence[Known]) -> Number | None:
    """A load that is to be lifted now, far above all that was lifted of the exercise: a goal is no prescription."""
    allows = _PRESCRIBES.search(sentence) or (_LETS.search(sentence) and not _ABOUT_A_MAX.search(sentence))
    if not allows or _SOME_DAY.search(sentence):
        return None
    for number in asked:
        unit = number.unit if number.unit in LOADS else "kg"
        dated = [
            line for line in lines if line.sense.days and asked_of.named & line.exercises and not (line.hearsay or SUMMED.search(line.text))
        ]
        lifted = [one.value for line in dated if asked_of.is_about(number, line) for one in line.numbers if one.unit == unit]
        if number.unit in (None, unit) and number.value >= BARE_LOAD and lifted and number.value > FARTHEST * max(lifted):
            return number
    return None


def _is_far_or_long(sentence: str, number: Number) -> bool:
    """Whether it is a distance or a time, as of a run."""
    return number.unit in FAR or ":" in sentence[number.start : number.end]


def _share(sentence: str, told: Sequence[Known], stood: str) -> Number | None:
    """A part, a multiple of the body's weight or grams for it that nothing said and nothing works out to."""
    found = _SHARE.search(sentence)
    if (
        found
        and (_DONE_SO.search(found[0]) or not ADVICE.search(sentence))
        and not any(found[0].lower() in line.text.lower() for line in told)
    ):
        return Number(Decimal(0), None, found.start(), found.end())
    return _grams(sentence, told, stood)


def _grams(sentence: str, told: Sequence[Known], stood: str) -> Number | None:
    """Grams for the body's weight that its weight does not work out to."""
    daily = _A_DAY.search(sentence)
    rate, grams = _PER_KG.search(sentence) or (daily and _PER_KG.search(stood)), _GRAMS.search(sentence)
    if not grams or not (rate or _BODY.search(sentence)):
        return None
    weighed = [*(one for line in told if line.sense.weighs for one in line.numbers), *numbers(sentence)]
    weights = [one.value if one.unit == "kg" else one.value * KG_PER_LB for one in weighed if one.unit in LOADS]
    eaten = Decimal(grams[1])
    fits = any(abs(weight * Decimal(rate[1].replace(",", ".")) - eaten) <= 3 for weight in weights) if rate else bool(weights)
    return None if fits else Number(eaten, None, grams.start(), grams.end())


_BODY = re.compile(r"\b(?:at|for|given|with) your (?:current )?(?:body ?)?(?:weight|size)\b", re.IGNORECASE)


def _is_named_day(number: Number, lines: Sequence[Known]) -> bool:
    """Whether it is the day of a month that some line names."""
    return number.unit == "th" and any(
        day.day == number.value for line in lines for day in (*line.sense.days, *(end for span in line.sense.spans for end in span))
    )


def _is_step(sentence: str, number: Number) -> bool:
    """Whether it is the smallest step that a load may grow by, named as a step and for nobody."""
    small = number.unit in _STEP and number.value <= _STEP[number.unit]
    own = YOU.search(sentence) and not _WHENEVER.search(sentence)
    return small and bool(_STEPS.search(sentence[: number.start])) and not own
