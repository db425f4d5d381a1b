"""The exercises that a text names: the user's own names, the catalogue's, and not the everyday words that only look like them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from domain.exercises import Mention, catalogue
from domain.notation.tokens import Token
from extraction.names import ASIDES, own_names
from extraction.resolve import ReadingContext


def mentions_of(text: str, context: ReadingContext) -> tuple[Mention, ...]:
    """The exercises that are named, the user's own names before the catalogue's."""
    spotted = catalogue().spot(text)
    strokes = any(mention.exercise_id == "crawling" for mention in spotted) and bool(_SWIMS.search(text))
    meant = (mention for mention in _by_machine(text, spotted) if not (mention.weak and _is_plain(text, mention)))
    found = tuple(mention for mention in meant if not (strokes and mention.exercise_id == "crawling"))
    if not context.aliases:
        return found
    own = own_names(text, context.aliases)
    others = (mention for mention in found if not any(one.start < mention.end and mention.start < one.end for one in own))
    return tuple(sorted((*own, *others), key=lambda mention: mention.start))


_ON_THE = re.compile(r"[^.;!?\n]{0,30}\bon (?:the|a|an|my|our) $", re.IGNORECASE)


def _by_machine(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """`ran 20 min on the treadmill` names one exercise: the machine says which."""
    for index, mention in enumerate(mentions):
        behind = mentions[index + 1] if index + 1 < len(mentions) else None
        wider = behind is not None and set(mention.exercise_id.split("_")) <= set(behind.exercise_id.split("_"))
        if not (wider and behind is not None and _ON_THE.fullmatch(text, mention.end, behind.start)):
            yield mention


# "Swam 400 m crawl": a stroke, and nobody's way on hands and knees.
_SWIMS = re.compile(r"\b(?:sw[aiu]m(?:ming)?|pool|lengths|breast ?stroke|backstroke|free ?style|open water)\b", re.IGNORECASE)
# "Only 8 clean ones", "better with pancakes".
_PLAIN = re.compile(r"clean (?:ones?|reps?|sets?|form|technique|food|eating|eats)\b|pancakes\b", re.IGNORECASE)


def _is_plain(text: str, mention: Mention) -> bool:
    """Whether a name is an everyday word where it stands."""
    return mention.words.lower() in ASIDES or bool(_PLAIN.match(text, mention.start))


def without_number(text: str, mentions: Sequence[Mention], tokens: Sequence[Token]) -> Iterator[Mention]:
    """`leg press one hundred kilos`: a number that a name ends in belongs to the numbers behind it."""
    spelled = [token for token in tokens if token.spelled] if mentions else []
    for mention in mentions:
        at = bisect_left(spelled, mention.start, key=lambda token: token.start)
        inside = spelled[at] if at < len(spelled) and mention.start < spelled[at].start < mention.end < spelled[at].end else None
        if inside is None:
            yield mention
        else:
            cut = catalogue().spot(text[mention.start : inside.start])
            yield from (one.model_copy(update={"start": mention.start + one.start, "end": mention.start + one.end}) for one in cut)
