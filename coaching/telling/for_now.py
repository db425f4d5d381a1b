"""Equipment that is all there is, or that is missing, for some days only: it narrows what is proposed then, and nothing of it is kept."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from coaching.substitutes import USUAL
from coaching.telling.gear import kinds_in
from domain.exercises import catalogue
from domain.periods import DAY, Span, week_of
from extraction.calendar_words import NUMBER_WORDS, SHORT_WEEKDAYS, WEEKDAYS
from extraction.phrases import fold

LONGEST = 160
A_WHILE = timedelta(days=6)
_WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_TIME = re.compile(
    rf"\b(?P<day>today|tonight|right now|this (?:morning|afternoon|evening|session|time|workout))\b|\b(?P<tomorrow>tomorrow)\b"
    r"|\b(?:(?:this|over the|on the|at the) (?P<weekend>weekend)|this (?P<week>week)|next (?P<next>week))\b"
    r"|\bfor (?:the (?:next )?|another |the coming )?(?P<n>\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|couple(?: of)?|few)"
    r" (?:of )?(?P<unit>days?|nights?|weeks?)\b"
    rf"|\b(?:until|till|til) (?:next )?(?P<until>{_WEEKDAY}|\w+)\b|\bon (?P<on>{_WEEKDAY})\b"
    r"|\b(?P<away>for now|at the moment|(?:while|as long as) i['’ ]?a?m\b[^,.!?]{0,30}"
    r"|on (?:holidays?|vacation|the road|a (?:work |business )?trip)"
    r"|travel+ing|(?:in|at) (?:the|my|a|this) hotel(?: gym| room)?|hotel gym|away from home)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\bwhat (?:can|could|should|shall|do|would) i (?:do|train)\b", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:from now on|no longer|any ?more|for good|forever|permanently|always|these days|every|since|sold|gave away|got rid of|moved"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:yesterday|last (?:week|time|night|session)|did|done|used|trained|lifted|hit|went|had to|had (?:no|only)|didn['’]t have|were)\b"
    r"|\d\s?[x×*]\s?\d(?!\d?(?:[.,]\d)? ?(?:kgs?|kilos?|lbs?|pounds?)? ?(?:kbs?|dbs?|kettle|dumb|bells?|plates?))",
    re.IGNORECASE,
)
_NO_EQUIPMENT = re.compile(
    r"\b(?:no|without(?: any)?|zero|don['’]?t have any|haven['’]?t got any) (?:equipment|gear|weights|kit)\b"
    r"|\b(?:only|just|nothing but) (?:my )?body ?-?weight\b|\bbody ?-?weight only\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:only|just|nothing but|all (?:i|we|they)(?:['’]ve| have)?(?: got| have)?(?: here| there)?(?: is| are)?)\b", re.IGNORECASE
)
_NONE = re.compile(
    r"\b(?:no|without|isn['’]?t (?:an?|any)|aren['’]?t any|lacks?|missing|(?:do|does)(?: not|n['’]?t) have|have(?: not|n['’]?t) got"
    r"|ca(?:n['’]?t|nnot) (?:use|get (?:at|to))|(?:is |are |['’]s |['’]re )?"
    r"(?:clos(?:es?|ed|ing)|remov(?:es?|ed|ing)|renovating|redoing))\b(?: (?:an?|any|my|the|access to|free))*\W*$",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"^(?: \w+)?(?:['’]s| (?:is|are)) (?:all |currently )?(?:broken|taken|busy|occupied|missing|gone|out of order|in use|unavailable|closed"
    r"|not (?:there|free|available))\b|^(?: \w+)? (?:isn['’]?t|aren['’]?t) (?:there|free|available|working)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ForNow:
    """What there is for some days: `only` these kinds of equipment, or all but `without`; `when` is the user's words for the days."""

    span: Span
    when: str
    only: frozenset[str] | None = None
    without: frozenset[str] = frozenset()

    def left_of(self, usual: Collection[str]) -> set[str]:
        """The equipment that is there, of what there usually is; never empty, for the body always is."""
        return {*self.only, "bodyweight"} if self.only is not None else {*(set(usual) or USUAL), "bodyweight"} - self.without

    def gone(self) -> set[str]:
        """The kinds of equipment that are not there, of all that exercises need."""
        every = {"rack", *(piece for one in catalogue().all() for piece in one.equipment)}
        return every - {*self.only, "bodyweight"} if self.only is not None else set(self.without)


def for_now(text: str, today: date) -> ForNow | None:
    """What a message says of the equipment for some days; None when it says nothing of it, or that it stays so."""
    if not is_for_now(text):
        return None
    time = _when(text)
    span, when = (_span(time, today), time[0].lower()) if time else (Span(first=today, last=today), "now")
    if _NO_EQUIPMENT.search(text):
        return ForNow(span, when, only=frozenset())
    without, there = _missing(text), _named(text) - _missing(text)
    only = there if _ONLY.search(text) and there else None
    return ForNow(span, when, without=without) if without and not only else ForNow(span, when, only=only or _named(text))


def is_for_now(text: str) -> bool:
    """Whether a message tells of equipment for some days only, or asks what to do with what is there now."""
    if not (passes(text) or (_ASKS.search(text) and not _LASTING.search(text))) or _OVER.search(text):
        return False
    return bool(_NO_EQUIPMENT.search(text) or (_ONLY.search(text) and _named(text)) or _missing(text))


def passes(text: str) -> bool:
    """Whether a short message is about some days to come, and not about how it will be from now on."""
    return len(text) <= LONGEST and bool(_TIME.search(text)) and not _LASTING.search(text)


def _when(text: str) -> re.Match[str] | None:
    """The time that is said; one with an end goes before one without."""
    found = list(_TIME.finditer(text))
    return next((one for one in found if not one["away"]), found[0] if found else None)


def _missing(text: str) -> frozenset[str]:
    """The kinds of equipment that are said to be missing."""
    return frozenset(kind for kind, start, end in kinds_in(text) if _NONE.search(text[:start]) or _OUT.match(text[end:]))


def _named(text: str) -> frozenset[str]:
    return frozenset(kind for kind, _, _ in kinds_in(text))


def _span(time: re.Match[str], today: date) -> Span:
    """The days that are meant; where no end is said, a week."""
    week = week_of(today)
    if time["day"]:
        return Span(first=today, last=today)
    if time["tomorrow"]:
        return Span(first=today + DAY, last=today + DAY)
    if time["weekend"]:
        return Span(first=max(today, week.last - DAY), last=week.last)
    if time["week"] or time["next"]:
        return Span(first=today, last=week.last) if time["week"] else Span(first=week.last + DAY, last=week.last + 7 * DAY)
    if time["n"]:
        word = time["n"].lower().split()[0]
        count = int(word) if word.isdigit() else NUMBER_WORDS.get(word, 3)
        return Span(first=today, last=today + (count * (7 if time["unit"].lower().startswith("week") else 1) - 1) * DAY)
    if day := time["on"] or time["until"]:
        weekday = (WEEKDAYS | SHORT_WEEKDAYS).get(fold(day))
        ahead = A_WHILE if weekday is None else ((weekday - today.weekday()) % 7) * DAY
        return Span(first=today + ahead if time["on"] else today, last=today + ahead)
    return Span(first=today, last=today + A_WHILE)
