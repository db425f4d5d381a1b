"""The parts of a message in which users speak of themselves: not what they ask, suppose, or tell of somebody else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.workout import Span

LONGEST = 2000
_PIECE = re.compile(r"[^.!?\n;]+(?:\.(?=\d)[^.!?\n;]+)*[.!?]*")
# "And my knee is fine" is a statement of its own, "and my bench" goes on with the one before.
_BEGINS = r"(?=(?:i|i['’](?:m|ve|d))\s|my (?:[\w-]+ ){1,3}(?:is|are|was|has|have|hurts?|aches?|feels?|got|broke)\b)"
_JOINT = re.compile(
    rf",?\s+(?:and|but|so|also|plus)\s+{_BEGINS}|,\s+{_BEGINS}|,\s+(?=(?:just |also |finally )?(?:got|bought|sold)\b)", re.IGNORECASE
)
_ASKS = re.compile(
    r"^\W*(?:(?:ok|so|and|but|hey|hi|coach)\W+)*(?:whats?|which|whens?|wheres?|whos?|why|hows?|should|shall|can|could|would|will|do|does|did|is"
    r"|are|am|was|were"
    r"|have i|has|may|might|if|suppose|imagine|unless|in case)\b",
    re.IGNORECASE,
)
_SUPPOSES = re.compile(
    r"\b(?:if|when(?:ever)?|once|until|unless|in case|as soon as|so that|wish|hypothetically|for example) (?:i|my|the)\b", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:my|his|her|their|our|a|the) (?:\w+ )?(?:wife|husband|partner|girlfriend|boyfriend|fianc[ée]e?|friend|buddy|mate|brother"
    r"|sister|son|daughter"
    r"|kid|child|mom|mum|mother|dad|father|coach|trainer|client|colleague|cousin|uncle|aunt|roommate|neighbou?r|boss|dog)s?(?:['’]s)?\b"
    r"|\b(?:he|she|they|we all|he['’]s|she['’]s|they['’]re|people|everybody|everyone|someone|somebody)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """A part of a message, with its place."""

    text: str
    start: int

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Some of it, as a place of the message."""
        end = len(self.text) if end is None else end
        return Span(start=self.start + start, end=self.start + end, quote=self.text[start:end])


def own_clauses(text: str) -> Iterator[Clause]:
    """The parts in which the user states something of themselves."""
    for piece in _PIECE.finditer(text[:LONGEST]):
        if piece[0].rstrip().endswith("?") or _ASKS.match(piece[0]):
            continue
        for clause in _parted(piece[0], piece.start()):
            if not _OTHERS.search(clause.text) and not _SUPPOSES.search(clause.text):
                yield clause


def _parted(text: str, start: int) -> Iterator[Clause]:
    at = 0
    for joint in [*_JOINT.finditer(text), None]:
        end = joint.start() if joint else len(text)
        words = text[at:end].rstrip(" \t.!,")
        lead = len(words) - len(words.lstrip(" \t,.!-–*•"))
        if words[lead:]:
            yield Clause(words[lead:], start + at + lead)
        at = joint.end() if joint else end
