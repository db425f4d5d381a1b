"""Guards the reply sentence by sentence while it streams: no claim of a change without its receipt, no cheerfulness over danger.

Deterministic and outside every persona. A struck sentence is replaced by what is true.
"""

import json
import re
from collections.abc import Callable, Iterator

from domain.conversation import Receipt

_END = re.compile(r"(?<=[.!?…。！？])[\"'”’)*]*(?:\s+|$)|\n+")


def _any(*words: str) -> str:
    return "|".join(words)


_DONE = _any(
    "logged", "recorded", "saved", "stored", "added", "noted down", "tracked", "updated", "corrected", "changed", "fixed",
    "deleted", "removed", "undone", "remembered", "scheduled", "booked",
)  # fmt: skip
_WHO = _any(
    r"(?:i|we)(?: have|['’]ve)?", r"(?:it|that)(?: is| was| has been|['’]s)?", r"your \w+(?: \w+)? (?:is|are|was|were|has been|have been)"
)  # fmt: skip
_THING = _any("workout", "session", "sets?", "run", "lift", "correction", "change", "note", "it all", "everything", "all of it")
_CLAIM = re.compile(
    rf"\b(?:{_WHO}) (?:(?:just|now|already|also|all|successfully) )*({_DONE})\b"
    rf"|(?:^|[,;:—–(]\s*)({_DONE})\b(?!\s*\?)"
    rf"|\b(?:{_THING})(?: (?:is|are|was|were|has been|have been|now|all))* ({_DONE})\s*(?:[.!…,;:—–)]|$)",
    re.IGNORECASE,
)
# "No worries, I've logged it" claims; "If you tell me the weight, it's logged" does not.
_OPEN = re.compile(rf"\b(?:{_any('if', 'once', 'when', 'after', 'until', 'want', 'should', 'would', 'could', 'shall')})\b", re.IGNORECASE)
_DENIAL = re.compile(rf"\b(?:{_any('not', 'never', 'nothing', 'no', 'none', 'without')})\b|n['’]t\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–(]|\s-\s|\bbut\b", re.IGNORECASE)
_KINDS = {
    "created": {"logged", "recorded", "saved", "stored", "added", "tracked", "noted down", "remembered"},
    "changed": {"updated", "corrected", "changed", "fixed", "undone", "saved", "stored", "recorded"},
    "removed": {"deleted", "removed", "undone"},
}
STRUCK = "(Nothing was stored for that in this message.)"

_MIND = _any(
    "kill myself", "suicidal", "suicide(?! (?:sprint|run|drill|grip|row)s?)", r"self[- ]harm\w*", "hurt(?:ing)? myself on purpose",
    "end my life",
)  # fmt: skip
_BODY = _any(
    "chest (?:pains?|tightness|pressure)", "pains? in (?:my|the) chest", "heart attack", "passed out", "faint(?:ed|ing)", "blacked out",
    "lost consciousness", "can['’]?t breathe", "numb(?:ness)? (?:in|down) (?:my|the)",
    "(?:arm|leg|face|hand)s? (?:is|are|went|go|goes) numb",
    "making myself (?:sick|vomit|throw up)", "purging",
)  # fmt: skip
_DANGER = re.compile(rf"\b(?:(?P<mind>{_MIND})|(?:{_BODY}))\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:no|without|never had|any)\s+$", re.IGNORECASE)
SAFETY = (
    "Stop training for now: what you describe needs a doctor's eye before any workout. "
    "If it is happening right now or gets worse, call your local emergency number."
)
SAFETY_MIND = (
    "I'm really glad you said that, and I'm taking it seriously. Please talk to someone you trust or a crisis line right now; "
    "if you are in danger, call your local emergency number. Training can wait."
)


def safety_message(text: str) -> str | None:
    """What must be said first when a message speaks of danger; None when it does not."""
    for danger in _DANGER.finditer(text):
        if not _DENIED.search(text[max(0, danger.start() - 16) : danger.start()]):
            return SAFETY_MIND if danger.group("mind") else SAFETY
    return None


def sentences(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut after each sentence; the flag says whether the piece is complete."""
    position = 0
    for end in _END.finditer(text):
        if end.end() == len(text) and "\n" not in end.group() and not end.group().strip(" "):
            break
        yield text[position : end.end()], True
        position = end.end()
    if position < len(text):
        yield text[position:], False


def _claims(sentence: str) -> Iterator[str]:
    """What a sentence says was done."""
    for claim in _CLAIM.finditer(sentence):
        before = sentence[: claim.end()]
        clause = _CLAUSE.split(sentence[: claim.start() + 1])[-1] + sentence[claim.start() + 1 : claim.end()]
        if not _OPEN.search(before) and not _DENIAL.search(clause):
            yield next(verb for verb in claim.groups() if verb).lower()


def _is_stray_call(text: str) -> bool:
    """Whether a text is the JSON of a tool call, which is nothing to say to anybody."""
    bare = re.sub(r"^\s*```(?:json)?|```\s*$", "", text).strip()
    try:
        call = json.loads(bare)
    except ValueError:
        return False
    return isinstance(call, dict | list)


class SentenceGuard:
    """Takes tokens in, gives guarded sentences out as soon as each is complete."""

    def __init__(self, receipts: Callable[[], list[Receipt]]) -> None:
        self._receipts = receipts
        self._held = ""
        self.struck = 0

    def feed(self, token: str) -> str:
        """The sentences that this token completes, guarded; empty while one is still open."""
        self._held += token
        if self._held.lstrip().startswith(("{", "[", "```")):
            return ""  # perhaps a tool call that went astray into the text: it is judged when it is whole
        if not (_END.search(token) or _END.search(self._held[-len(token) - 4 :])):
            return ""
        out, rest = "", ""
        for piece, complete in sentences(self._held):
            if complete:
                out += self._guarded(piece)
            else:
                rest = piece
        self._held = rest
        return out

    def close(self) -> str:
        """What is left at the end, guarded."""
        rest, self._held = self._held, ""
        if _is_stray_call(rest):
            return ""
        return self._guarded(rest) if rest.strip() else rest

    def _guarded(self, sentence: str) -> str:
        actions = {receipt.action for receipt in self._receipts()}
        if sentence.rstrip().endswith("?") or all(any(verb in _KINDS[action] for action in actions) for verb in _claims(sentence)):
            return sentence
        self.struck += 1
        if self.struck > 1:
            return ""
        return STRUCK + sentence[len(sentence.rstrip()) :]
