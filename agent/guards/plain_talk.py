"""What may be said by a model whose own words are not trusted to be true: kind words, open questions and advice.

Everything else is left out, whatever it says: what is not known to be harmless can't be told from what is false. The words are those of
`plain_talk.yaml`.
"""

import re
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

from agent.guards.accounts import stems
from agent.guards.numerals import numbers
from agent.guards.verbatim import quiet

_LONGEST_COURTESY: Final = 24
"""Words."""
_BULLET = re.compile(r"^\W*(?:\d{1,2}[.)]\s+)?\W*(?:[A-Z][\w ,'’/&-]{2,40}(?:\*+:|:\*+|:)\W+)?")
_LED = re.compile(r"^(?P<word>[a-z]+)(?:,\s+|\s+(?!to\b))", re.IGNORECASE)
# "To help with that,", "If your knee hurts,", "After the run,": what an advice is for.
_FOR = re.compile(
    r"^(?:to|for|if|when|before|after|during|while|with|in|on|once|as long as|until|by) [^,;:.!?]{2,80}, (?:then )?", re.IGNORECASE
)
_ASKS = re.compile(
    r"^(?:what|how|which|when|where|who|why|do|does|did|are|is|have|has|can|could|would|will|any|anything|want|need|ready)\b", re.IGNORECASE
)
_OFFERS = re.compile(
    r"\b(?:me|I) to\b|\b(?:shall|should|can|could|may) (?:I|we)\b(?! (?:help|assist|do for you))|\blet['’]s\b", re.IGNORECASE
)
# What a deed, the log or another day would have to bear out.
_OF_A_DAY = re.compile(
    r"\b(?:\w{3,6}day|tomorrow|yesterday|last|previous|so far|already|since|ago|this (?:week|month|year)"
    r"|january|february|march|april|june|july|august|september|october|november|december|let['’]s)\b",
    re.IGNORECASE,
)
# A model that tells of its tools, or leads on to a list, says nothing yet.
_OF_TOOLS = re.compile(r"\b(?:functions?|parameters?|tool|json)\b|\w_\w", re.IGNORECASE)
# What it can't do code says, with what there is instead.
_CANNOT = re.compile(
    r"\bI(?:['’]m| am)? (?:can['’]?t|cannot|could(?:n['’]t| not)|unable|not able|not allowed|don['’]t have|do not have)\b", re.IGNORECASE
)
_LEADS_ON = re.compile(
    r"^(?:here(?:['’]s| is| are)\b|(?:you can try|try) (?:the following|these|this)\b|some (?:tips|ideas)\b)|\bfollowing\b[^.!?]*:?$",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:I|me|my|mine|we|us|our)\b", re.IGNORECASE)
_RECOMMENDS = re.compile(r"^I(?:['’]d| would)?\b", re.IGNORECASE)
_YOUR = re.compile(r"\byour (?P<after>[\w'’-]+(?: [\w'’-]+){0,2})", re.IGNORECASE)
_SIDED = re.compile(r"\b(?:left|right) \w+", re.IGNORECASE)
_POINTS = re.compile(
    r"^(?:i|you|your|it|its|this|that|these|those|they|their|he|she|his|her|we|my|our|there|here|yes|no|not|nothing|none|the user|as a)\b",
    re.IGNORECASE,
)


class Kind(Enum):
    """What a sentence is to somebody who asked."""

    ANSWER = auto()
    COURTESY = auto()
    NONE = auto()


def kind_of(sentence: str, message: str, lines: Sequence[str]) -> Kind:
    """What a sentence is, beside the message that it answers and what the turn knows, line by line: what may be supposed of the user."""
    bare = _BULLET.sub("", sentence).strip(' *_"“”')
    if _CANNOT.search(bare):
        return Kind.NONE
    if _is_courtesy(bare, message):
        return Kind.COURTESY
    if bare.rstrip("”\"' )*").endswith("?"):
        return Kind.COURTESY if _is_open_question(bare, message, lines) else Kind.NONE
    return Kind.ANSWER if _advises(bare, message, lines) else Kind.NONE


def is_of_nobody(sentence: str) -> bool:
    """Whether a sentence tells of things in general: of no figure, of nobody here, and of nothing that was said before."""
    bare = _BULLET.sub("", sentence)
    if (_LEADS_ON.search(bare) or _CANNOT.search(bare)) and not _has_figures(bare):
        return True
    return not (
        _has_figures(bare) or _POINTS.search(bare) or _SELF.search(bare) or _OF_A_DAY.search(bare) or not _supposes_nothing(bare, "", ())
    )


def _has_figures(text: str) -> bool:
    return any(True for _ in numbers(text))


@cache
def _words(*lists: str) -> frozenset[str]:
    return frozenset(stem for name in lists for stem in stems(_data()[name]))


@cache
def _begins(name: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(_data()[name])})(?!\w)", re.IGNORECASE)


@cache
def _data() -> dict[str, str]:
    read: dict[str, str] = yaml.safe_load(files("agent.guards").joinpath("plain_talk.yaml").read_text(encoding="utf-8"))
    return read


def _is_courtesy(bare: str, message: str) -> bool:
    """Whether it is kind and says no more: in a closed set of words, beside those of the message."""
    bare = re.sub(r"^(?:oh|well|ah|aw+)\b,? ", "", bare, flags=re.IGNORECASE)
    if _has_figures(bare) or len(bare.split()) > _LONGEST_COURTESY or not _begins("courtesies").match(bare):
        return False
    return _only(bare, _words("polite", "bodily"), message)


def _is_open_question(bare: str, message: str, lines: Sequence[str]) -> bool:
    """Whether it asks, in words that suppose nothing of the user which nobody told, and offers no deed."""
    asked = re.sub(r"^(?:and|so|but|also|by the way|then|now|okay)\b,? ", "", bare, flags=re.IGNORECASE)
    if _has_figures(asked) or _OFFERS.search(asked) or not _ASKS.match(asked):
        return False
    return _only(asked, _words("polite", "questions", "bodily"), message, *lines)


def _only(text: str, known: frozenset[str], *sources: str) -> bool:
    """Whether all words are among the known ones, or those of some texts."""
    unknown = frozenset(stems(text)) - known - quiet()
    return not unknown or unknown <= frozenset(stem for source in sources for stem in stems(source))


def _advises(bare: str, message: str, lines: Sequence[str]) -> bool:
    """Whether it advises, without a figure, a day or a deed, and supposes nothing of the user that nobody told."""
    advice = _led_off(bare)
    if not _begins("advises").match(advice) or _SELF.search(_RECOMMENDS.sub("", advice)):
        return False
    if any(pattern.search(bare) for pattern in (_OF_A_DAY, _OF_TOOLS)) or _has_figures(bare) or _LEADS_ON.search(bare):
        return False
    return _supposes_nothing(bare, message, lines)


def _led_off(bare: str) -> str:
    """A sentence without what leads to its advice: "However, to stay dry, take a coat"."""
    while True:
        led = _LED.match(bare)
        rest = bare[led.end() :] if led and frozenset(stems(led["word"])) <= _words("leads") else _FOR.sub("", bare)
        if rest == bare:
            return bare
        bare = rest


def _supposes_nothing(bare: str, message: str, lines: Iterable[str]) -> bool:
    """Whether what it calls the user's is anybody's, or was told."""
    told = " ".join([message, *lines]).lower()
    if any(side.lower() not in told for side in _SIDED.findall(bare)):
        return False
    known = _words("bodily") | frozenset(stems(told))
    for found in _YOUR.finditer(bare):
        after = [stem for stem in stems(found["after"]) if stem not in _words("adjectives")]
        if after and after[0] not in known:
            return False
    return True
