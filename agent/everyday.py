"""What people say to any coach beside reports and data: was it logged, remind me, may I do this, sum it up, how are you, good-bye."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from agent import phrases
from agent.asking.ailing import asks_of_injuries
from agent.asking.asked import FILLERS
from agent.asking.beyond import asked_in, asks_if_fit
from agent.asking.call import Call, Step, call
from agent.asking.lifting import minutes_in
from agent.asking.question import is_question
from agent.asking.times import Times
from agent.asking.unable import unable
from agent.facts import Facts
from agent.limits import is_hard_on
from coaching import wording
from coaching.feedback import read_feedback
from coaching.readiness import untold
from coaching.telling.for_now import for_now, passes
from coaching.telling.gear import kinds_in
from domain.exercises import catalogue
from domain.periods import week_of
from extraction.withheld import is_withheld

WEEKS = 4
_LOGGED_IT = re.compile(
    r"^\W*(?:(?:so|and|wait|hey|hi|ok(?:ay)?),? )?(?:did|have|has|was|is) (?:you|it|that|this|my \w+(?: \w+)?)"
    r"(?!(?: \w+)? (?:an?|my|any)(?: new)? records?\b)(?: \w+){0,2}? ?"
    r"(?:log|logged|save|saved|store|stored|record|recorded|write|written|note|noted|added|add|get|got|(?:go|gone|went|come) through"
    r"|in (?:my"
    r"|the) log)\b[^?]{0,24}\?*\W*$",
    re.IGNORECASE,
)
_REMIND = re.compile(
    r"\b(?:remind|notify|ping|text|call|wake|e-?mail|message) me\b(?! (?:what|how|when|which|who|where|of (?:my|the|what)"
    r"|about (?:my|the)))"
    r"|\bset (?:a |an |me a )?(?:reminder|alarm|timer)\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"\b(?:summary|summari[sz]e|overview|recap|sum up|round[- ]?up)\b(?=.*\b(?:training|workouts?|week|month|progress|my|me|it"
    r"|lately)\b|\W*$)"
    r"|^\W*how (?:am i|is (?:it|my training|training)) (?:doing|going)(?: so far| lately| overall)?\W*$",
    re.IGNORECASE,
)
_MAY_I = re.compile(
    r"^\W*(?:so |and |but )?(?:(?:can|may|could|should) i|am i allowed to"
    r"|is it (?:ok(?:ay)?|fine|all ?right|safe|alright)(?: for me| now)* (?:to|if i))"
    r" (?:still |now |also )*(?:do|try|train|use|add|go for|have)? ?(?P<what>[^?]{3,60})\?*\W*$",
    re.I,
)
_IS_IT_FINE = re.compile(
    r"^\W*(?:so |and |but |wait |ok(?:ay)? )*(?:is|are) (?P<what>[^?]{3,30}?) (?:ok(?:ay)?|fine|all ?right|alright|safe"
    r"|allowed)(?: for me)?"
    r"(?P<though> (?:with|for|on|despite) [^?]{3,40})?\?*\W*$",
    re.I,
)
# "Is that ok with what I told you about my knee": all that was told counts anyway.
_AS_TOLD = re.compile(
    r"\b(?:with|given|after|despite|considering) (?:what|everything|all(?: that)?) i (?:\w+ )?(?:told|said|mentioned)\b[^?]*", re.IGNORECASE
)
_DESPITE = re.compile(
    r"\b(?:with|despite|on|given|because of) (?:my|an?|this|the|bad|sore|hurt)\b[^?]*?\b(?P<part>shoulder|knee|back|elbow|wrist|hip"
    r"|hamstring"
    r"|quad|groin|ankle|achilles|calf|foot|neck|chest|bicep|tricep|meniscus|acl|rotator|disc)\w*.*$",
    re.IGNORECASE,
)
_OF_THE_LOAD = re.compile(
    r"\d|\b(?:weights?|loads?|heavier|lighter|increase|more|less|reps|sets|pr|max|(?:once|twice|times) (?:a|per|each|every))\b",
    re.IGNORECASE,
)
_PARTS = {"meniscus": "knee", "acl": "knee", "rotator": "shoulder", "disc": "back"}
_SMALL_WORDS = re.compile(
    r"\b(?:again|now|then|yet|already|too|as well|please|anyway|like this|though|some|a|the|any)\b"
    r"|\W",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r"^\W*(?:and|and what about|what about|how about|or)\s+(?P<what>[^?!.]{3,40})\?*\W*$", re.IGNORECASE)
_NOW = re.compile(r"\b(?:today|tonight|right now|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_HAS_TIME = re.compile(
    r"\b(?:only|just)(?: (?:have|got|had))?\b.{0,20}\b(?:min(?:ute)?s?|hours?|h)\b"
    r"|\b(?:min(?:ute)?s?|hours?) (?:only|max|tops)\b|\b(?:i have|i['’]ve got|got) (?:about |like |around )?"
    r"(?:\d+ ?min|half an hour|an hour|one hour)",
    re.IGNORECASE,
)
_OVERTRAINED = re.compile(
    r"\b(?:think|feel|feels|feeling|like|maybe|might|may)\b[^.!?]{0,20}"
    r"\b(?:over ?train(?:ed|ing)|over ?reach(?:ed|ing)|burn(?:ed|t) out)\b",
    re.IGNORECASE,
)
_LOOKS = re.compile(
    r"\b(?:see|look|know|ask|tell|change|undo|delete|remove|log|write|export|call|swap|replace|switch|substitute|skip"
    r"|drop|stop|quit)\b",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"\b(?:system|hidden|secret|initial|original|developer|internal) (?:prompts?|instructions?|messages?|rules)\b"
    r"|\byour (?:own )?(?:prompts?|programming|instructions)\b(?! (?:for|on|to|from)\b)"
    r"|\b(?:repeat|print|show|output|reveal)\b[^.!?]{0,40}\b(?:above|prompt|instructions)\b",
    re.IGNORECASE,
)
_HOW_ARE_YOU = re.compile(
    r"^\W*(?:(?:hi|hello|hey|yo|good (?:morning|evening|afternoon))(?: \w+)?[\s,.!]+)?"
    r"(?:how are (?:you|things)|how['’]?s (?:it going|life|everything)|how do you do|what['’]?s up|you (?:ok|good|there))\b[^.]{0,16}$",
    re.IGNORECASE,
)
_BYE = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|kk?|ty|thanks|thank you|thx|cool|great|coach|mate|buddy|man)[\s,.!]+)*(?:bye|good ?bye|good ?night|see (?:you"
    r"|ya)|cya"
    r"|talk (?:soon|later|tomorrow)|later)\b[^?\d]{0,60}$",
    re.I,
)
STRUGGLE = re.compile(
    r"\b(?:(?:so |too |really |very |dead )?(?:tired|exhausted|wiped out|worn out|demotivated|unmotivated|frustrated|discouraged)"
    r"|(?:no|zero|0) (?:motivation|energy|strength)"
    r"|don['’]?t feel like"
    r"|(?:feel|felt|feeling) (?:weak|awful|terrible|lousy|flat|rough|drained|like (?:garbage|crap|shit|trash|death|rubbish))"
    r"|slept (?:badly|terribly|poorly|like (?:crap|shit)|(?:only |just |maybe |about )*(?:[2-5]|two|three|four|five)(?:\.5)? h(?:ou)?rs?)"
    r"|(?:legs|arms|forearms|body|back|quads|glutes|shoulders|calves|hamstrings|hammies|lats|core|abs|chest|triceps|biceps|hips"
    r"|feet) (?:(?:are|is|feels?|felt|were|was) )?(?:\w+ ){0,2}?"
    r"(?:wrecked|destroyed|trashed|dead|toast|shot|fried|cooked|jelly|mush|noodles|smoked|done for)"
    r"|(?:long|endless|insane|brutal|crazy|awful|rough) (?:day|shift|week)s? (?:at|of) (?:work|the (?:office|hospital|shop|site|desk))"
    # Ten hours and more that somebody groans about are work, not training.
    r"|(?<!slept )(?<!sleeping )(?<!sleep )(?<!fasted )"
    r"(?:[89]|1\d)(?:\.5)? ?h(?:ou)?rs? (?:(?:of work|at work|at the \w+|on my feet|shift|straight|again) )?"
    r"(?:today|yesterday|straight|shift|at work)"
    r"(?=[^?]{0,20}\b(?:madness|insane|insanity|crazy|brutal|nightmare|hell|ugh|killed me|killing me|done|dead|no joke|exhausting)\b)"
    r"|(?:bad|rough|hard|tough|terrible) (?:day|week|session|workout)"
    r"|(?:want to|going to|could) (?:give up|quit)"
    r"|struggl(?:e|ed|ing))\b",
    re.IGNORECASE,
)
_DEEDS = re.compile(r"\b(?:logged|changed|removed|moved|added|keep in mind|remembered|noted|goal set)\b", re.IGNORECASE)
CANNOT_REMIND = "I can't remind you: I answer when you write to me. Put it into your phone's calendar."
KEPT_TO_MYSELF = "My instructions stay with me. Ask me why I coach you as I do, and I tell you what of it comes from you."
NOT_STORED = "No, nothing was stored from your last message. Say it with the sets, reps and load, and I log it."
WITHHELD = "As you say: nothing of that went into your log."
NOT_COPIED = "Nothing is logged from that yet: I store the sets that you say, and copy none. Say them with today's numbers."
NOTHING_AGAINST = "Nothing that you told me speaks against it. Begin light, and stop if it hurts."


_SAME = re.compile(
    r"^\W*(?:(?:i|we|just|and|ok(?:ay)?|today|again|so)[\s,]+)*(?:did|repeated|have done|['’]ve done|done)? ?(?:exactly"
    r" )?(?:the |that )?same"
    r"(?: (?:workout|session|thing|one|training|stuff|as|sets))+\b"
    r"|^\W*(?:(?:i|we|just)[\s,]+)*(?:added|put on|went up) [^!?]{1,30}?\b(?:everything|every (?:lift|exercise)|all (?:of it"
    r"|lifts|exercises))\b",
    re.IGNORECASE,
)


def everyday(text: str, facts: Facts, before: Sequence[tuple[str, str]]) -> Step | str | None:
    """The answer, or the calls that give it; None when it is about something else."""
    if known := settled(text, facts, before):
        return known
    if _SAME.search(text) and not text.rstrip().endswith("?") and not facts.stored:
        return _not_copied(text, facts)
    if (part := asks_if_fit(text)) is not None and (judged := _for_a_doctor(part, facts)):
        return judged
    if _HOW_ARE_YOU.search(text):
        return phrases.greeting(facts)
    if _BYE.search(text):
        return "See you."
    told = facts.hurts or facts.unplaced or facts.intent not in ("none", "report") or read_feedback(text)
    if STRUGGLE.search(text) and not is_question(text) and not told:
        return phrases.simply(facts, "struggle")
    if facts.today and _SUMMARY.search(text):
        return _summary(text, date.fromisoformat(facts.today))
    return None


def settled(text: str, facts: Facts, before: Sequence[tuple[str, str]]) -> Step | str | None:
    """The answer where it does not hang on who words it: whether something was stored, what may be done; None for all else."""
    if _LOGGED_IT.search(text) and before:
        return _was_stored(text, facts, before[-1][1])
    if known := _as_it_is(text):
        return known
    if facts.today and (_OVERTRAINED.search(text) or untold(text)):
        return facts.alarm or call("deload_check")
    if facts.today and (now := _for_now(text, date.fromisoformat(facts.today))):
        return facts.alarm or now
    what = _asked_for(text)
    if before and (too := _AND_THAT.match(_last_of(text))) and (_asked_for(before[-1][0]) or asks_of_injuries(before[-1][0])):
        what = too["what"]
    if not what or _LOOKS.search(what):
        return None
    return facts.alarm or _allowed(what, facts)


def _last_of(text: str) -> str:
    """The last sentence of a message: "jumps, I see. What about lunges?"."""
    return re.split(r"(?<=[.!?])\s+", text.strip())[-1]


def _as_it_is(text: str) -> str:
    """The answer to what needs no facts: what is not for the log, and what no coach here can do; empty for all else."""
    if is_withheld(text):
        return WITHHELD
    if _REMIND.search(text):
        return CANNOT_REMIND
    return KEPT_TO_MYSELF if _PROMPT.search(text) else unable(text) or ""


def _asked_for(text: str) -> str:
    """What somebody asks leave for; empty when they don't."""
    text = _AS_TOLD.sub("", asked_in(text))
    asked, fine = _MAY_I.search(text), _IS_IT_FINE.search(text)
    return asked["what"] if asked else fine["what"] + (fine["though"] or "") if fine else ""


def _for_now(text: str, today: date) -> Step | None:
    """The session that the equipment or the time of these days allows, unless one exercise is spoken of."""
    gear = [range(start, end) for _, start, end in kinds_in(text)]
    named = any(one.exercise_id and not one.weak and not any(one.start in place for place in gear) for one in catalogue().spot(text))
    minutes = minutes_in(text) if _HAS_TIME.search(text) and passes(text) else None
    if named or not (minutes or for_now(text, today)):
        return None
    ahead = Times(text, today).future
    day = today if _NOW.search(text) else ahead[0].first if ahead and ahead[0].days == 1 else None
    return call("propose_next_session", day=day, minutes=minutes or minutes_in(text))


def _was_stored(text: str, facts: Facts, reply: str) -> str:
    """What the turn before stored, or the newest time of a named exercise: by the rows where they show it, else by what was said of it."""
    named = {one.exercise_id for one in catalogue().spot(text) if one.exercise_id and one.words.lower() not in FILLERS}
    if line := next((line for line in facts.recent if named & {one.exercise_id for one in catalogue().spot(line)}), None):
        return f"Yes, it is in your log: {line}."
    if facts.stored_before:
        return f"Yes, it is in your log: {'; '.join(facts.stored_before)}."
    for line in facts.recent:
        if (what := line.partition(": ")[2]) and any(piece in reply for piece in what.split("; ")):
            return f"Yes, it is in your log: {line}."
    first = re.split(r"(?<=[.!?])\s", reply)[0]
    return f"Yes. {first}" if _DEEDS.search(first) and "nothing" not in first.lower() else NOT_STORED


def _summary(text: str, today: date) -> Step:
    """The totals of the stretch that is named, else of the last weeks, and what came furthest."""
    spans = Times(text, today).spans
    first, last = (spans[0].first, min(spans[0].last, today)) if spans else (week_of(today).first - timedelta(weeks=WEEKS), today)
    return (*call("totals", first_day=first, last_day=last), Call("most_improved", {"first_day": str(first), "last_day": str(last)}))


def _not_copied(text: str, facts: Facts) -> str:
    """That a workout is stored from its own words only, with the one that is meant to say again; the newest unless a day is named."""
    if not facts.today:
        return NOT_COPIED
    day = next(iter(Times(text, date.fromisoformat(facts.today)).days), None)
    heads = [wording.day(day, date.fromisoformat(facts.today))] if day else [line.partition(": ")[0] for line in facts.recent[:1]]
    lines = [line for line in facts.recent if line.partition(": ")[0] in heads]
    return f"{NOT_COPIED} It was: {'; '.join(lines)}." if lines else NOT_COPIED


def _for_a_doctor(part: str, facts: Facts) -> str | None:
    """What is known of a part of the body that is asked to be judged, and who judges it; None when nothing that hurts is known or named."""
    parts = [part] if part else list(dict.fromkeys((*facts.sore, *facts.hurts)))
    parts = [one for one in parts if one]
    if not parts:
        return None
    told = [memory for memory in facts.memories if any(one in memory.lower() for one in parts)]
    known = f"You told me: {'; '.join(told[:2])}." if told else f"You told me of no trouble with your {parts[0]}."
    return f"{known} I can't judge whether it is ready: a doctor or physio can. Until then, begin light and stop if it hurts."


def _allowed(what: str, facts: Facts) -> Step | str | None:
    """Whether an exercise may be done, by what was told of injuries; None when no exercise is meant."""
    despite = _DESPITE.search(what)
    part = _PARTS.get(despite["part"].lower(), despite["part"].lower()) if despite else ""
    what = what[: despite.start()] if despite else what
    spotted = [one for one in catalogue().spot(what) if one.exercise_id]
    named = [one for one in spotted if not one.weak or not _SMALL_WORDS.sub("", what.replace(one.words, ""))]
    found = [one.exercise_id for one in named if one.exercise_id]
    if len(found) != 1 or _OF_THE_LOAD.search(what):
        return None
    if found[0] in facts.avoided:
        told = next((memory for memory in facts.memories if named[0].words.lower().rstrip("s") in memory.lower()), "")
        return f"Better not. You told me: {told}." if told else "Better not: by what you told me of a pain, leave it out."
    if is_hard_on(found[0], [*facts.sore, *([part] if part else [])]):
        return call("substitutes", exercise=named[0].words, hurting=part)
    mind = part or " and your ".join(facts.sore[-2:])
    return f"Nothing that you told me rules it out. Begin light, mind your {mind}, and stop if it hurts." if mind else NOTHING_AGAINST
