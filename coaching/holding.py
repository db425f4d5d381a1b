"""What a remembered fact is about, when it holds, and which older fact it takes the place of. Rules alone: words and days, no guessing."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from domain.exercises import catalogue
from domain.memory import Memory
from extraction.dates import find_dates
from extraction.phrases import word_set

PARTS = "knee|shoulder|back|wrist|elbow|hip|ankle|neck|foot|hand|hamstring|calf|groin|quad|achilles|shin|chest|arm|leg|finger|toe|rib"
_PART = re.compile(rf"\b(?:(?P<side>left|right) )?(?:lower |upper )?(?P<part>{PARTS})s?\b", re.IGNORECASE)
_STATE = re.compile(
    r"\b(?:hurts?|hurting|pain(?:ful)?|ach(?:es?|ing|y)|sore|bad|injur\w+|tweak\w*|strain\w*|sprain\w*|torn|surgery|fine|better|ok"
    r"|okay|good|healed"
    r"|recovered|bothers?|bothering|stiff|swollen|clicks?|gone|trouble|problems?|issues?|acting up)\b",
    re.IGNORECASE,
)
_GEAR = "dumbbells?|barbell|rack|kettlebells?|bands?|rings?|bench|machine|gym|plates?"
# "Can train only mon and thu in december", "so i can only train mornings til sunday".
_ABLE = (
    r"(?<!not )(?:can|able to) (?:only )?(?:train|work ?out|lift|come|make it)(?: only| just)?(?: on| in the| at)? "
    r"(?:mon|tue|wed|thu|fri|sat|sun|morning|evening|afternoon|night|weekend|week ?day|lunch|once|twice)\w*"
)
# "Going to my parents 23 to 28 dec": where somebody is on days to come.
_AWAY = (
    r"(?:(?:i['’]?m|i am|we['’]?re|we are|i['’]?ll be|will be) )?(?:going|flying|driving|travel+ing|heading|headed|off|away|visiting)"
    r"\b[^.!?]{0,40}?\b\d{1,2}(?:st|nd|rd|th|\.)?(?: ?(?:-|–|to|till?|until|and) ?\d{1,2}(?:st|nd|rd|th|\.)?)?"
    r" (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
)
_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for topic, words in (
        ("goal", r"my (?:\w+ )?(?:goal|target|aim)|i(?:['’]m| am) (?:training|aiming|working) (?:for|towards?)"),
        (
            "birth_year",
            r"i was born (?:in|on) (?:[\w,]+ ){0,3}(?:19|20)\d\d|(?:19|20)\d\d is (?:my|when i was)|my (?:birth ?year|year of birth) is",
        ),
        (
            "place",
            r"i(?:['’]m| am)? (?:only |always |mostly |now )?(?:train(?:ing)?|work(?:ing)? ?out|lift(?:ing)?) (?:only |just |mostly )?"
            r"(?:at|in|from|out of) (?:home|a|the|my)\b|i (?:just |only )?(?:joined|switched to|go to|quit|left) (?:a|the"
            r"|my) (?:\w+ )?(?:gym|box)"
            r"|(?:my|the|our) (?:\w+ )?gym (?:has|is|closed)|i (?:train|work ?out) home",
        ),
        (
            "schedule",
            rf"{_ABLE}|i (?:can(?:not|['’]t)?|only|always|usually|never) (?:only )?train|my training days|i work (?:nights?|shifts?|late)",
        ),
        ("equipment", rf"i (?:only |just )?(?:have|own|got|train with|bought)\b.*\b(?:{_GEAR})"),
        ("away", _AWAY),
        ("diet", r"vegan|vegetarian|pescatarian|i eat (?:meat|everything)|keto|fasting"),
        ("health", r"allerg\w+|intoleran\w+|diabet\w+|asthma\w*"),
    )
)
# A sentence about oneself that is worth keeping without being asked to.
_NOTICED = re.compile(
    r"^\W*(?:(?:sorry|actually|no|wait|oops|well|ok(?:ay)?|by the way|btw|hey|also|and|but|so)[,:]?\s+)*(?:my (?:\w+ )?(?:goal"
    r"|target) (?:is|has changed|was)\b"
    rf"|my (?:(?:left|right) )?(?:lower |upper )?(?:{PARTS})s? (?:is|are|has|have|feels?|hurts?|aches?|still|got)\b"
    r"|i(?:['’]m| am) (?:allergic|vegan|vegetarian|diabetic|left[- ]handed)\b|i (?:can(?:not|['’]t)|no longer) train on\b"
    r"|i work (?:nights?|shifts?|night shifts?)\b|i was born (?:in|on)\b|(?:my|our) (?:\w+ )?gym (?:has|is|closed)\b"
    r"|i(?:['’]m| am)? (?:only |always |mostly |now )?(?:train(?:ing)?|work(?:ing)? ?out|lift(?:ing)?) (?:only |just |mostly )?(?:at"
    r"|in|from|out of) (?:home|a|the|my)\b"
    r"|i (?:just |only )?(?:joined|switched to|quit|left) (?:a|the|my) (?:\w+ )?(?:gym|box)\b)",
    re.IGNORECASE,
)
_SCHEDULED = re.compile(rf"^\W*(?:(?:[^,.!?]{{3,60}}, )?(?:so|and|but|i|we|only|sorry|btw|also)\s+)*(?:{_ABLE}|{_AWAY})", re.IGNORECASE)
_LIKES = re.compile(
    r"^\W*(?:(?:actually|and|but|so|well|ok(?:ay)?|also|btw|honestly|tbh|ugh|turns out)[, ]+)*i(?:['’]ve| have)? (?:[\w'’]+ ){0,3}?"
    r"(?:hat(?:e|ing)|lov(?:e|ing)|lik(?:e|ing)|dislik(?:e|ing)|enjoy(?:ing)?|mind|stand|prefer|loathe|adore)\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:would|['’]d|to (?:know|see|hear|do|try|train|log)|if|that|how|when|it)\b", re.IGNORECASE)
_PASSING = re.compile(r"\b(?:today|tonight|right now|rn|yesterday|(?:this|these|those)(?! days\b))\b|[?\d]", re.IGNORECASE)
_SMALL = re.compile(
    r"\b(?:now|again|too|lately|these days|any ?more|a lot|a bit|more|most|the|my|doing|actually|again|best|so|much|really)\b|\W",
    re.IGNORECASE,
)
_LONGEST_LIKING = 80
# Several of these hold at once: a newer one takes no place.
_SIDE_BY_SIDE = {"health", "away"}
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_SINCE = re.compile(r"\b(?:since|from|as of|after)\b\s*$", re.IGNORECASE)
_TODAY = re.compile(r"\b(?:today|tonight|right now|at the moment|this (?:morning|evening))\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|to|through)\b\s*$", re.IGNORECASE)
_THING = r"(?:thing|bit|part|fact|note|memory|stuff|info)"
_FORGET = re.compile(
    r"^\W*(?:(?:please|pls|actually|ok(?:ay)?|no|so|and|well|just|can you|could you)[, ]+)*"
    r"(?:forget|don['’]t remember|stop remembering|delete the memory"
    rf"|(?:drop|remove|delete|erase|scrap|lose)(?= (?:the|that) (?:\w+ )?{_THING}\b))\s+"
    rf"(?:(?:the|that) {_THING} )?(?:that |about |what i (?:said|told you) about )?(?P<what>.{{3,200}})$",
    re.IGNORECASE | re.DOTALL,
)
_OF_A_FACT = re.compile(
    rf"{_FORGET.pattern.partition('(?:forget')[0]}(?:forget|don['’]t remember|stop remembering|delete the memory)\s+"
    r"(?:that (?:i|i['’]\w+|im|my|we|our)\b|(?:about )?what i (?:said|told you)\b|(?:the|that) memory\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w{3,}")
# What is said of many things: by itself it does not tell which fact is meant.
_LITTLE = word_set(
    "hate love like dislike enjoy want need prefer hurt sore pain bad really train training workout gym now alway never usually only just"
    " don doesn get got going should would could there here some any lot much more thing stuff left right"
)
_EMPTY = re.compile(
    r"the|and|that|this|what|was|were|did|had|have|has|about|said|told|you|your|mine|with|for|from|when|been|since|not|are|can"
)


def topic_of(text: str) -> str | None:
    """What a fact is about, so that a newer one on the same can take its place: `injury:left_knee`, `goal`, ..."""
    part = _PART.search(text)
    if part and _STATE.search(text):
        return "injury:" + "_".join(word.lower() for word in (part["side"], part["part"]) if word)
    told = next((topic for topic, words in _TOPICS if words.search(text)), None)
    return told or _liked(text)


def _liked(text: str) -> str | None:
    """The one exercise that is said to be liked or not: who likes it now hates it no more."""
    named = {one.exercise_id for one in catalogue().spot(text) if one.exercise_id} if _LIKES.search(text) else set()
    return f"likes:{named.pop()}" if len(named) == 1 else None


def is_liking(text: str) -> bool:
    """Whether a short sentence says that one exercise is liked or not, for more than today."""
    said = _LIKES.match(text)
    if said is None or len(text) > _LONGEST_LIKING or _PASSING.search(text) or _WOULD.search(text):
        return False
    named = [one for one in catalogue().spot(text) if one.exercise_id]
    rest = text[said.end() :]
    # "Running" alone may be more than the exercise, unless it is all that is liked.
    sure = [one for one in named if not one.weak or not _SMALL.sub("", rest.replace(one.words, ""))]
    return len({one.exercise_id for one in named}) == 1 and bool(sure)


def held(text: str, today: date) -> tuple[date, date | None]:
    """From when to when a fact holds by its own words: "since March", "until June"; else from the day it was said."""
    first, last = today, None
    for mention in find_dates(text, today):
        before = text[: mention.start]
        if _SINCE.search(before) and mention.day <= today:
            first = mention.day
        elif _UNTIL.search(before) and mention.day >= today:
            last = mention.day
    # What hurts today is not known to hurt tomorrow.
    if last is None and first == today and _TODAY.search(text) and (topic_of(text) or "").startswith("injury"):
        last = today
    return first, last


def replaced(fact: Memory, known: Iterable[Memory]) -> list[Memory]:
    """The older facts that hold no more now that this one was said."""
    return [one for one in known if one.memory_id != fact.memory_id and one.superseded_by is None and same_topic(fact.topic, one.topic)]


def same_topic(one: str | None, other: str | None) -> bool:
    """The same topic, of which one fact holds at a time; an injury whose side was not said may be either."""
    return one not in _SIDE_BY_SIDE and _same(one, other)


def current(known: Sequence[Memory], today: date) -> list[Memory]:
    """What holds on a day and was not taken back, the newest first."""
    return [one for one in known if one.superseded_by is None and (one.true_to is None or one.true_to >= today)]


def noticed(text: str) -> str | None:
    """The first sentence about the user's own life that is worth keeping; None when there is none, or it asks something."""
    for found in _SENTENCE.finditer(text):
        sentence = found[0].strip()
        if not sentence.endswith("?") and len(sentence) <= 200 and _is_own_life(sentence) and topic_of(sentence):
            return sentence.rstrip(".!")
    return None


def _is_own_life(sentence: str) -> bool:
    return bool(_NOTICED.match(sentence) or _SCHEDULED.match(sentence)) or is_liking(sentence)


def to_forget(text: str, known: Sequence[Memory]) -> Memory | None:
    """The fact that a message asks to be forgotten: the one that shares most of its words, and what these are about."""
    asked = _FORGET.match(text.strip())
    if asked is None:
        return None
    return _closest(asked["what"], known)


def asks_to_forget(text: str) -> bool:
    """Whether a message asks for a fact to be forgotten, and nothing else can be meant: "forget that I hate rowing"."""
    return _OF_A_FACT.match(text.strip()) is not None


def _same(one: str | None, other: str | None) -> bool:
    """The same topic; an injury whose side was not said may be either."""
    if one is None or other is None:
        return False
    if one == other:
        return True
    both = one.startswith("injury:") and other.startswith("injury:") and _part(one) == _part(other)
    return both and not {"left", "right"} <= {_side(one), _side(other)}


def _part(topic: str) -> str:
    return topic.removeprefix("injury:").rpartition("_")[2]


def _side(topic: str) -> str:
    return topic.removeprefix("injury:").partition("_")[0]


def _closest(words: str, known: Sequence[Memory]) -> Memory | None:
    asked = _content(words)
    about = asked - _LITTLE or asked
    best = max(known, key=lambda one: (len(about & _content(one.text)), len(asked & _content(one.text))), default=None)
    return best if best is not None and 2 * len(about & _content(best.text)) >= len(about) > 0 else None


def _content(text: str) -> set[str]:
    return {word.removesuffix("s") for word in _WORD.findall(text.lower()) if not _EMPTY.fullmatch(word)}
