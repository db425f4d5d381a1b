"""What a sentence claims to have done, and whether this turn's receipts and cards bear it out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.guards.numbers import exercises
from domain.conversation import Card, Receipt


def _any(*words: str) -> str:
    return "|".join(words)


_DONE = _any(
    "logged", "recorded", "saved", "stored", "added", "noted down", "tracked", "updated", "corrected", "changed", "fixed",
    "deleted", "removed", "undone", "remembered", "scheduled", "booked", "planned", "moved", "merged", "erased", "cancell?ed", "adjusted",
    "entered", "registered", "marked", "set up", "reminded", "restored",
)  # fmt: skip
_WHO = _any(
    r"(?:i|we)(?: have|['’]ve)?", r"(?:it|that|this|all|everything)(?: is| was| has been|['’]s(?: been)?)?",
    r"your \w+(?: \w+)? (?:is|are|was|were|has been|have been)",
)  # fmt: skip
_THING = _any(
    "workout", "session", "sets?", "run", "lift", "correction", "change", "note", "it all", "everything", "all of it", "plan", "reminder"
)
_CLAIM = re.compile(
    rf"\b(?:{_WHO}) (?:(?:just|now|already|also|all|successfully|gone ahead and|went ahead and) )*({_DONE})\b"
    rf"|(?:^|[,;:—–(]\s*)(?:(?:successfully|all|now|just|already) )*({_DONE})\b(?!\s*\?)"
    rf"|\b(?:{_THING})(?: (?:is|are|was|were|has been|have been|now|all))* ({_DONE})\s*(?:[.!…,;:—–)]|$)",
    re.IGNORECASE,
)
# "No worries, I've logged it" claims; "If you tell me the weight, it's logged" does not.
_OPEN = re.compile(
    rf"\b(?:{_any('if', 'once', 'when', 'after', 'until', 'want', 'should', 'would', 'could', 'shall', 'can')})\b", re.IGNORECASE
)
_DENIAL = re.compile(rf"\b(?:{_any('not', 'never', 'nothing', 'no', 'none', 'without')})\b|n['’]t\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–(]|\s-\s|\bbut\b", re.IGNORECASE)
_KINDS = {
    "created": {"logged", "recorded", "saved", "stored", "added", "tracked", "noted down", "remembered", "entered", "registered"},
    "changed": {
        "updated", "corrected", "changed", "fixed", "undone", "saved", "stored", "recorded", "moved", "merged", "adjusted", "restored",
    },
    "removed": {"deleted", "removed", "undone", "erased", "cancelled", "canceled", "merged"},
}  # fmt: skip
_PLANNING = {"scheduled", "booked", "planned", "set up", "reminded", "marked"}
# There is nothing that could remind, call or come back by itself.
_PROMISE = re.compile(
    r"\b(?:i['’]?ll|i will|i['’]?m going to|we['’]?ll|expect)\b[^.!?]{0,30}\b(?:remind|notify|ping|text you|e-?mail|message you|call you"
    r"|check (?:back )?in (?:on|with) you|set (?:up )?(?:a |an )?(?:reminder|alarm))\b",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:new|all[- ]time|another|fresh|lifetime)\b[^.!?]{0,24}\b(?:pr|prs|pb|pbs|record|personal best|personal record|best)\b"
    r"|\b(?:that['’]?s|it['’]?s|this is|you (?:just )?(?:hit|set|got|smashed|broke|beat))\b[^.!?]{0,24}"
    r"\b(?:pr|pb|record|personal best|best (?:ever|yet))\b"
    r"|\b(?:best|heaviest|fastest|strongest|longest)(?: \w+){0,2} (?:ever|yet|so far)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Done:
    """What was really done in this turn."""

    receipts: Sequence[Receipt]
    cards: Sequence[Card]
    told: Sequence[str]
    heard: Sequence[str]

    def bears_out(self, sentence: str) -> bool:
        """Whether nothing in the sentence claims more than was done."""
        if sentence.rstrip().endswith("?"):
            return True
        if _PROMISE.search(sentence) and not _DENIAL.search(sentence):
            return False
        return self._kinds(sentence) and self._records(sentence)

    def claims(self, sentence: str) -> bool:
        """Whether it claims that something was done, or promises what nothing here can do."""
        return bool(next(_claims(sentence), None) or _PROMISE.search(sentence))

    def _kinds(self, sentence: str) -> bool:
        claims = list(_claims(sentence))
        if not claims:
            return True
        actions = {receipt.action for receipt in self.receipts}
        if not all(any(verb in _KINDS[action] for action in actions) or self._planned(verb) for verb in claims):
            return False
        named, stored = exercises(sentence), frozenset().union(*(exercises(line) for line in self.told))
        return not named or not stored or named <= stored

    def _planned(self, verb: str) -> bool:
        return verb in _PLANNING and any(receipt.entity in ("planSession", "trainingPlan", "milestone") for receipt in self.receipts)

    def _records(self, sentence: str) -> bool:
        """A record is new only when a card of this turn says so; an old one may be spoken of once a tool has shown it."""
        if not _RECORD.search(sentence) or _OPEN.search(sentence) or _DENIAL.search(sentence):
            return True
        cards = [card for card in self.cards if card.kind == "record"]
        named = exercises(sentence)
        on_cards = {str(record.get("exercise_id")) for card in cards for record in card.data.get("records", [])}
        if cards and (not named or named & on_cards):
            return True
        return any(not named or named & exercises(text) for text in self.heard if "record" in text.lower() or "heaviest" in text.lower())


def _claims(sentence: str) -> Iterator[str]:
    """What a sentence says was done."""
    for claim in _CLAIM.finditer(sentence):
        before = sentence[: claim.end()]
        clause = _CLAUSE.split(sentence[: claim.start() + 1])[-1] + sentence[claim.start() + 1 : claim.end()]
        if not _OPEN.search(before) and not _DENIAL.search(clause):
            yield next(verb for verb in claim.groups() if verb).lower()
