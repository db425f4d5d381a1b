"""Numbers that nobody lifted: slips that a sentence mends itself ("3x5 at 100, no wait, 105"), what was taken off the bar, a warm-up
that is asked for, and words for being tired and for writing down that name a lift as well."""

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.exercises import catalogue
from domain.workout import Span
from extraction.correction_patterns import UNIT

_NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
_SHAPE = rf"{_NUMBER}(?:\s?[x×]\s?{_NUMBER}){{0,2}}"
_UNIT = rf"(?:{UNIT}|reps?|sets?|km?|m|mi|miles?|min(?:ute)?s?|sec(?:ond)?s?)(?!\w)"
_NAME = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,2}"
_WHEN = r"(?: (?:today|yesterday|tonight|this (?:morning|evening)))?"
_ALONG = r"(?: (?:just now|in total|in a row|straight|or so))?"
TAKEN_BACK = r"no,? wait|wait,? no|wait|no,? sorry|sorry|scratch that|correction|i meant?|make that|oops"
"""Words that take back what stands right before them, whatever follows."""
_TAKEN_BACK = rf"(?:{TAKEN_BACK}|i mean|er+m?|nope|no|actually)"
_SLIP = re.compile(
    rf"(?<![\d.,:])(?P<old>{_SHAPE})(?![\d:])\s?(?:(?P<unit>{_UNIT})|(?P<name>{_NAME}?){_WHEN}(?P<after>{_ALONG}))?"
    r"\s*(?:[,;.(–—-]|\.\.+|…)+\s*"
    rf"(?:(?:oh|ah|uh|hm+|er+m?)[\s,.]+)?{_TAKEN_BACK}"
    r"(?:,? (?:it was|that['’]?s|make (?:it|that)|rather|actually|i mean|sorry))?[\s,:]+"
    rf"(?P<new>{_SHAPE})(?![\d:])\s?(?P<other>{_UNIT})?(?:\s?(?P<others>{_NAME}))?",
    re.IGNORECASE,
)
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


def unlifted(text: str) -> tuple[Span, ...]:
    """The words whose numbers are no sets of anybody's."""
    found = [at for pattern in (_OFF, _RAMP, _EXHAUSTED, _POINTED, _STIFF, _CALLED_OFF, _THE_ONES) for at in pattern.finditer(text)]
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


def slips(text: str) -> tuple[Span, ...]:
    """The words that were taken back in the same breath, up to what stands in their place; a name between the numbers stays."""
    found = (at for at in _SLIP.finditer(text) if _is_mended(at))
    gone = (place for at in found for place in _taken_back(at))
    return tuple(Span(start=start, end=end, quote=text[start:end]) for start, end in gone)


def _taken_back(at: re.Match[str]) -> tuple[tuple[int, int], ...]:
    if at["name"] is None:
        return ((at.start(), at.start("new")),)
    return (at.span("old"), (at.start("after"), at.start("new")))


def _is_mended(at: re.Match[str]) -> bool:
    """Whether the second value is of the kind of the first: as many numbers, a unit where that had one, and no other exercise's."""
    alike = len(re.findall(r"[x×]", at["old"])) == len(re.findall(r"[x×]", at["new"]))
    own = at["name"] is None or (at["old"].isdecimal() and catalogue().find(at["name"]) is not None)
    another = at["others"] is not None and any(one.start == 0 for one in catalogue().spot(at["others"]))
    return alike and own and not another and (at["unit"] is None or at["other"] is not None)
