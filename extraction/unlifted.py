"""Words with numbers, or with the names of exercises, that are no sets of anybody's: how it went, when it was, what was called off."""

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.exercises import catalogue
from domain.workout import Span
from extraction.correction_patterns import UNIT
from extraction.repairs import slips

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_OFF = re.compile(rf"\b(?:took|taking|stripped|knocked|pulled) (?:another |about )?{_NUMBER}\s?{UNIT} off\b", re.IGNORECASE)
_EXHAUSTED = re.compile(
    r"\b(?:(?:i|we)['’]?m|(?:i|we|legs|arms|they) (?:am|are|was|were)|so|feel(?:ing)?|felt|half|almost|nearly) dead\b", re.IGNORECASE
)
# "Up to 60x6, then the 80s": the sets that were spoken of before.
_THE_ONES = re.compile(r"\b(?:then|before|after|until|into) (?:the|my) \d{1,3}(?:[.,]5)?s\b", re.IGNORECASE)
# "Soccer got rained out": what was called off was not done.
_CALLED_OFF = re.compile(
    r"\b[a-z]+ (?:got |was |is |has been |is getting )?(?:rained out|rained off|snowed out|cancell?ed|called off|postponed)\b",
    re.IGNORECASE,
)
# "75x1 clean": how it went, when another lift is spoken of and nothing follows that would be a clean's.
_CLEANLY = re.compile(r"(?<=\d)(?: reps?)?(?: and| all| nice and| super| pretty)? (?P<how>clean)(?=\W*(?:$|[.,;!)\n]))", re.IGNORECASE)
# "Legs stiff after": how they felt, and no stiff-legged deadlift.
_STIFF = re.compile(
    r"\b(?:legs?|hips?|back|neck|shoulders?|calves|hamstrings?|hammies|quads|ankles?|knees?) (?:(?:is|are|was|were|feels?|felt|got|a bit|a"
    r" little|so|really|very|pretty|still) ){0,3}stiff\b",
    re.IGNORECASE,
)
# "Paused squats 3x5, 3 sec in the hole": how slowly it went is no time of a set.
_SLOWLY = re.compile(
    r"(?<![\d:.,])[1-9] ?(?:s|secs?|seconds?)(?: each| long)? (?:in the hole|paus\w+|at the (?:bottom|top|chest)|on the chest|negatives?"
    r"|eccentrics?|down|lowering|descent|on the way (?:down|up))\b",
    re.IGNORECASE,
)
# "9.5 mi 1:39:45, last mile 9:50": behind a whole way a part of it, and no way of its own.
_WAY = re.compile(r"\d:\d\d|\d ?(?:km|k|m|mi|miles?)\b", re.IGNORECASE)
_SPLIT = re.compile(
    r"\b(?:(?:last|first|second|middle|fastest|slowest|final|best|worst) (?:mile|km|k|kilomet\w+|500|400|lap|half|split|third)s?"
    r"|(?:(?:fastest|slowest|best|worst|avg|average) )?splits?)(?: (?:was|were|in|at|about|around|like))*:? (?:a )?\d{1,2}:\d\d(?:[.,]\d)?"
    r"(?:(?:,| and|,? then)? \d{1,2}:\d\d(?:[.,]\d)?)*",
    re.IGNORECASE,
)
# "5 / 4 / 3 + one half rep": what was not a whole one counts for nothing.
_HALF = re.compile(
    r"(?:\+|,|\band\b|\bplus\b|\bthen\b) ?(?:an?|one|1|two|2|some) (?:half|partial|failed|ugly)[ -]?(?:assed )?reps?\b", re.IGNORECASE
)
# "Sprints 6x45s, walk down": the way back is rest.
_WAY_BACK = re.compile(
    r"\b(?:walk|jog)(?:ed|ing|ged|ging)? (?:(?:it )?(?:back )?down|back|recover(?:y|ies)|for recovery|in ?between|between)"
    r"\b(?!\W*(?:about |around )?\d)",
    re.IGNORECASE,
)
# "About 16 min each way", "15 min there 17 back": of how many ways it was is not said.
_ONE_WAY = re.compile(
    r"(?:(?:about|around|roughly|~) )?\b\d{1,3}(?:[.,]\d)? ?(?:min(?:ute)?s?|h|hours?) (?:(?:each|one) way\b"
    r"|there,? (?:and )?\d{1,3} ?(?:min(?:ute)?s? )?back\b)",
    re.IGNORECASE,
)
# "With 15 kg hanging off me": the weight hangs, and nobody from a bar.
_HANGS_ON = re.compile(r"\bhanging (?:off|from|between|on) (?:me|my (?:belt|waist|hips|legs|neck)|the belt)\b", re.IGNORECASE)
_RAMP = re.compile(
    r"^(?!.*\d\s?[x×]\s?\d)\W*(?:an? |the |my )?warm[- ]?ups?(?: (?:ramp|sets?|plan|scheme|routine|progression)s?)?"
    r" (?:for|to|up to|before|towards) [^\n:,;]{1,60}$",
    re.IGNORECASE,
)
# What was spoken of before: "sore from the 100 swings", "curls after the chins, 3x12".
_POINTED = re.compile(
    r"\b(?:from|because of|due to|thanks to|blame) (?:the|all the|those|these|my|all those) \d{1,4} [a-z-]+", re.IGNORECASE
)
_BEHIND = re.compile(r"\b(?:after|before|between|following) (?:(?:the|my|those|all the) )?$", re.IGNORECASE)
_OF_THE_NEXT = re.compile(r"[^\w,]*\d{1,3}(?: ?[x×] ?\d{1,3})? ?(?:[x×]|of)? ?")
_ENDED = re.compile(r"[.!?\n]")
_SCHEME = re.compile(r"[^\w,]*\d{1,3} ?(?:[x×]|sets\b|reps\b)", re.IGNORECASE)
_COUNTS = re.compile(r"[^\w,]*\d")
_NO_MORE = re.compile(r"\b(?:no|without|skip|stop)\b", re.IGNORECASE)
_NO = re.compile(r"\b(?:no|no more|without|without any|skip|stop)\s$", re.IGNORECASE)
_HOUR = re.compile(
    r" (?:before|after|until|till|from|past) \d{1,2}(?::\d\d)?(?: ?[ap]m)?\b(?! ?(?:[x×]|reps?|sets?|kg|lbs?))", re.IGNORECASE
)
_BEGINS = re.compile(r"(?:^|[.!?;,:\n]|\b(?:and|just|then|also|please|pls|now))\s*$", re.IGNORECASE)
_PARTS = re.compile(r"[,;\n]|\b(?:and|then|plus)\b", re.IGNORECASE)


_PATTERNS = (
    _OFF, _RAMP, _EXHAUSTED, _POINTED, _STIFF, _CALLED_OFF, _THE_ONES, _SLOWLY, _HALF, _WAY_BACK, _HANGS_ON, _ONE_WAY,
)  # fmt: skip


def unlifted(text: str) -> tuple[Span, ...]:
    """The words whose numbers are no sets of anybody's."""
    found = [at for pattern in _PATTERNS for at in pattern.finditer(text)]
    whole = _WAY.search(text)
    found += _SPLIT.finditer(text, whole.end()) if whole else ()
    said = (Span(start=at.start(), end=at.end(), quote=at.group()) for at in found)
    return (*slips(text), *_cleanly(text), *said, *_orders(text), *_behind(text), *_given_up(text))


def _orders(text: str) -> tuple[Span, ...]:
    """Where "log" is what the coach should do with the exercise behind it, and no log press."""
    named = catalogue().spot(text) if re.search(r"\blog\b", text, re.IGNORECASE) else ()
    return tuple(
        Span(start=one.start, end=one.end, quote=text[one.start : one.end])
        for one, other in pairwise(named)
        if one.words.lower() == "log" and _BEGINS.search(text[: one.start]) and not _PARTS.search(text[one.end : other.start])
    )


def _given_up(text: str) -> Iterator[Span]:
    """The exercises that are not done any more at some hour: "so no deadlifts before 7 anymore"."""
    for one in catalogue().spot(text) if _NO_MORE.search(text) else ():
        hour = _HOUR.match(text, one.end)
        if hour and _NO.search(text[: one.start]):
            yield Span(start=one.start, end=hour.end(), quote=text[one.start : hour.end()])


def _cleanly(text: str) -> Iterator[Span]:
    """Where "clean" says how a repetition of another exercise went."""
    for at in _CLEANLY.finditer(text):
        sentence = max(text.rfind(mark, 0, at.start()) for mark in ("\n", ". ", "! ", "? "))
        if any(one.exercise_id for one in catalogue().spot(text[sentence + 1 : at.start()])):
            yield Span(start=at.start("how"), end=at.end("how"), quote=at["how"])


def _behind(text: str) -> Iterator[Span]:
    """The exercises that only say when another one was done."""
    named = catalogue().spot(text) if re.search(r"\b(?:after|before|between|following) ", text, re.IGNORECASE) else ()
    for before, one, after in zip((None, *named), named, (*named[1:], None), strict=False):
        said = _BEHIND.search(text[: one.start])
        of_next = after is not None and _OF_THE_NEXT.fullmatch(text[one.end : after.start]) and not _SCHEME.match(text, after.end)
        if said is None or (_COUNTS.match(text, one.end) and not of_next):
            continue
        earlier = before is not None and not _ENDED.search(text[before.end : said.start()])
        if earlier or (after is not None and not _ENDED.search(text[one.end : after.start])):
            yield Span(start=said.start(), end=one.end, quote=text[said.start() : one.end])
