"""What a sentence claims to have done, and whether this turn's receipts and cards bear it out.

A claim is known by its shape, not by a list of verbs: whatever a coach says that *it* did, beyond looking and thinking, is one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from agent.guards.exercises import exercises
from domain.conversation import Card, Receipt
from extraction.dates import find_dates


def _any(*words: str) -> str:
    return "|".join(words)


_DONE = _any(
    "logged", "recorded", "saved", "stored", "added", "noted down", "tracked", "updated", "corrected", "changed", "fixed", "amended",
    "deleted", "removed", "undone", "undid", "remembered", "scheduled", "rescheduled",
    "booked", "planned(?! (?:around|in weeks))", "moved", "merged", "erased",
    "cancell?ed", "adjusted", "entered", "registered", "marked", "set up", "reminded", "restored", "created", "swapped", "replaced",
    "reset", "wiped", "cleared", "exported", "imported", "sent",
    "filed", "archived", "synced", "submitted", "switched", "edited", "locked in",
)  # fmt: skip
_SOFTLY = r"(?:(?:just|now|already|also|all|then|both|since|even|successfully|quickly|gone ahead and|went ahead and|been) )*"
# What a coach may say that it did without any row behind it.
_HARMLESS = _any(
    "looked", "noticed", "checked", "asked", "explained", "counted", "calculated", "computed", "worked", "compared", "wanted", "hoped",
    "believed", "learned", "liked", "loved", "enjoyed", "missed", "tried", "used", "mentioned", "suggested", "recommended", "proposed",
    "guessed", "assumed", "reviewed", "listed", "answered", "mixed", "need", "needed", "agreed", "appreciated", "failed", "supposed",
    "started", "pointed", "talked", "promised", "feed", "impressed", "excited", "pleased", "honou?red", "tired", "interested", "delighted",
    "thrilled", "designed", "limited", "allowed", "trained", "focused", "concerned", "worried", "prepared", "relieved", "convinced",
    "applied", "offered", "confirmed", "referred", "described", "considered", "offended", "based", "skipped", "searched", "wondered",
)  # fmt: skip
_IRREGULAR = _any(
    "put", "taken", "took", "made", "written", "wrote", "built", "kept", "drawn", "drew", "set", "sent", "cut", "reset", "laid", "undone",
    "undid", "split", "rewritten", "rewrote", "overwritten", "rebuilt", "gotten rid", "got rid", "thrown", "threw", "brought", "chosen",
)  # fmt: skip
_DID = rf"(?!(?:{_HARMLESS})\b)(?:[a-z]+ed|{_IRREGULAR}|{_DONE})"
_WHO = _any(
    r"(?:it|that|this|all|everything|they|those)(?: is| was| were| are| has been| have been|['’]s(?: been)?|['’]ve been)?",
    r"(?:your|the|both|all) (?:[\w'’-]+ ){1,4}?(?:is|are|was|were|has been|have been)",
)
_THING = _any(
    "workout", "session", "sets?", "run", "lift", "correction", "change", "note", "it all", "everything", "all of it", "plan", "reminder",
    "bench", "squats?", "deadlifts?", "goals?", "entry",
)  # fmt: skip
_PLACE = (
    r"(?:in|on|under) (?:your|the|my) (?:training )?"
    r"(?:log|logbook|books|history|file|files|profile|calendar|diary|journal|memory|records)|in (?:there|now)"
)
_OBJECT = (
    r"(?=\s*(?:[.!…,;:—–)]|$)|\s(?:your|the|it|that|this|them|those|all|both|to|in|on|as|for|under|everything|yesterday|today|now|and|\d))"
)
_CLAIM = re.compile(
    rf"\b(?:i|we)(?: have|['’]ve)? {_SOFTLY}(?P<own>{_DID})\b"
    rf"|\b(?:{_WHO}) {_SOFTLY}(?P<state>{_DONE}|(?:done|set)(?=\s*(?:[.!,]|$))|set (?:for|up|at|on)|noted (?:in|on|under|for))\b"
    r"|(?:^|[,;:—–(]\s*|\b(?:and|but) )(?:(?:successfully|all|now|just|already|also|then) )*"
    rf"(?P<bare>{_DONE}|noted(?= (?:in|on|for|under|to)\b))"
    rf"{_OBJECT}"
    rf"|\b(?:{_THING})(?: (?:is|are|was|were|has been|have been|now|all))* (?P<thing>{_DONE})\s*(?:[.!…,;:—–)]|$)"
    rf"|(?<!write )(?<!note )(?<!jot )(?<!put )\b(?:{_WHO}|i(?:['’]ve| have) (?:got )?(?:it|that|this|them|your \w+))"
    rf" {_SOFTLY}(?P<place>{_PLACE}|(?:all )?down(?=[.!,])|{_DONE})"
    rf"|\b(?P<held>i(?:['’]ve| have) got (?:it|that|this|them|your [\w -]{{1,24}}?) (?:down|logged|saved|recorded|noted|written))\b"
    r"|\b(?P<consider>consider (?:it|that|this) (?:done|\w+ed))\b"
    r"|\b(?P<complete>(?:logging|deletion|update|save|change|correction|removal)s? (?:is |was |has been |all )?"
    r"(?:complete|completed|successful|went through|gone through|applied|in place))\b"
    r"|(?:^|[,;:—–]\s*)(?P<done>(?:all )?done)(?=\s*(?:[.!,:—–]|$))"
    r"|\b(?P<remind>(?:reminder|alarm|timer)s? (?:(?:is|are|has been|have been) )?(?:now |also )?(?:set|on|scheduled|active))\b",
    re.IGNORECASE,
)
# "No worries, I've logged it" claims; "If you tell me the weight, it's logged" does not.
_OPEN = re.compile(
    rf"\b(?:{_any('if', 'once', 'when', 'after', 'until', 'want', 'should', 'would', 'could', 'shall', 'can', 'wish', 'as soon as')})\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(rf"\b(?:{_any('not', 'never', 'nothing', 'no', 'none', 'without', 'neither', 'nor')})\b|n['’]t\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:—–(]|\s-\s|\bbut\b", re.IGNORECASE)
_KINDS = {
    "created": {
        "logged", "recorded", "saved", "stored", "added", "tracked", "noted", "remembered", "entered", "registered", "put", "written",
        "wrote", "made", "taken", "took", "filed", "captured", "jotted", "done", "place", "created", "documented", "kept", "marked",
    },
    "changed": {
        "updated", "corrected", "changed", "fixed", "undone", "undid", "saved", "stored", "recorded", "moved", "merged", "adjusted",
        "restored", "amended", "edited", "put", "made", "taken", "took", "done", "place", "switched", "replaced", "swapped", "set",
        "increased", "reduced", "lowered", "raised", "noted", "revised", "modified", "reverted", "logged", "rolled", "renamed",
    },
    "removed": {"deleted", "removed", "undone", "undid", "erased", "cancelled", "canceled", "merged", "done", "taken", "took", "dropped",
                "wiped", "cleared", "cut", "thrown", "reverted", "scrapped", "rid"},
}  # fmt: skip
_CHANGED_ALONE = {"logged"}
# What the thing spoken of has to be in a receipt; nothing here can remind, mail or export by itself.
_ABOUT: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (
        re.compile(r"\b(?:reminders?|reminded|alarms?|notifications?|calendar|e-?mail|export(?:ed)?|streak|account|timer)\b", re.I),
        frozenset(),
    ),
    (
        re.compile(
            r"\b(?:plans?|planned|program(?:me)?|schedule[d]?|rescheduled|booked|next (?:session|workout|week)|routine|deload)\b", re.I
        ),
        frozenset({"trainingPlan", "planSession", "planAdaptation", "recommendation", "recoveryPlan", "coachConfig"}),
    ),
    (re.compile(r"\b(?:goals?|target|milestone)\b", re.I), frozenset({"milestone", "memory", "coachConfig", "fitnessProfile"})),
    (
        re.compile(r"\b(?:units?|settings?|preferences?|profile)\b", re.I),
        frozenset({"userPreferences", "userProfile", "fitnessProfile", "memory"}),
    ),
    (re.compile(r"\b(?:remembered|memory)\b", re.I), frozenset({"memory"})),
)
# There is nothing that could remind, call or come back by itself.
_PROMISE = re.compile(
    r"\b(?:i['’]?ll|i will|i['’]?m going to|we['’]?ll|expect)\b[^.!?]{0,30}\b(?:remind|notify|ping|text you|e-?mail|message you|call you"
    r"|check (?:back )?in (?:on|with) you|set (?:up )?(?:a |an )?(?:reminder|alarm))\b",
    re.IGNORECASE,
)
# What is announced may still be done in this turn, by a tool: it is left out, and missed only when nothing came of it.
_ANNOUNCED = re.compile(
    r"\b(?:i['’]ll|i will|i['’]?m going to|let me|we['’]ll)\s+(?:(?:now|just|also|go ahead and|quickly|make sure to) )*"
    r"(?:log|record|save|store|add|track|update|correct|change|fix|delete|remove|undo|remember|schedule|enter|merge|adjust"
    r"|(?:plan|move|note|put|keep) (?:it|that|this|them|your \w+|the \w+)(?: \w+)? (?:down|in|into|on|under|for|to))\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"(?:\b(?:i['’]m|i am|we['’]re)(?: now| just| already)? |^\W*(?:now )?)"
    r"(?:logging|recording|saving|storing|tracking|updating|correcting|changing|deleting|removing|scheduling|adding)"
    r" (?:it|that|this|them|your|the|now)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"[*_`~#>\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]+")
# A denial is a claim too: "I did not log it" when it is in the log.
_DENIES = re.compile(
    r"\b(?:i|we) (?:did not|didn['’]t|have not|haven['’]t|never) (?:log|save|record|store|note|change|update|correct|delete|remove)\w*\b"
    r"|\b(?:nothing|it|that|this) (?:was|is|has been)(?:n['’]t| not)? (?:not )?(?:logged|saved|recorded|stored)\b",
    re.IGNORECASE,
)
_ASKS_OF_IT = re.compile(r"\b(?:log|sav|stor|record|writ|wrote|not)\w*\b[^?]*\?", re.IGNORECASE)
_BEST = r"(?:prs?|pbs?|personal (?:bests?|records?)|records?|(?:old |previous |all-time )?best|max)"
_RECORD = re.compile(
    rf"\b(?:new|all[- ]time|another|fresh|lifetime)\b[^.!?]{{0,24}}\b{_BEST}\b"
    rf"|\b(?:that['’]?s|it['’]?s|this is|that was|you(?:['’]ve| have)? (?:just |also )?(?:hit|set|got|earned|reached))\b[^.!?]{{0,24}}"
    rf"\b(?:pr|pb|record|personal (?:best|record)|best (?:ever|yet))\b"
    rf"|\b(?:smash|broke|beat|crush|shatter|top|surpass|exceed)\w*\b[^.!?]{{0,24}}\b{_BEST}\b"
    rf"|\b{_BEST}\b[^.!?]{{0,16}}\b(?:broken|smashed|beaten|today|congrat\w*|well done|unlocked|achieved)\b"
    rf"|\bcongrat\w*[^.!?]{{0,40}}\b{_BEST}\b|^\W*(?:a )?(?:pr|pb|personal (?:best|record)|record)\s*!"
    r"|\b(?:best|heaviest|fastest|strongest|longest|most)(?: \w+){0,4} (?:ever|yet|so far|in your life)\b"
    r"|\bnever (?:before )?(?:lifted|run|ran|rowed|squatted|benched|pulled|pressed|done|been)\b[^.!?]{0,24}"
    r"\b(?:much|far|fast|heavy|long|strong)",
    re.IGNORECASE,
)
# "Your best squat so far is 100 kg" announces nothing new: its number is looked up.
_STATED = re.compile(
    r"(?:best|heaviest|fastest|strongest|longest|most)\b[^.!?:]{0,40}\b(?:is|was|stands at|remains)\b[^.!?]{0,16}\d", re.IGNORECASE
)
_AIMED_AT = re.compile(
    r"\b(?:for|towards?|chas\w+|attempt\w*|try\w*|aim\w*|before|test\w*|every|no|not|isn['’]t|wasn['’]t|was)\s+(?:\w+ )?$", re.I
)
_BOTH = re.compile(r"\b(?:both|two|all (?:three|of your)) (?:\w+ )?(?:workouts|sessions)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Done:
    """What was really done in this turn; `stands` is what the log held before, `words` the user's own,
    `before` what the turn before stored."""

    receipts: Sequence[Receipt]
    cards: Sequence[Card]
    told: Sequence[str]
    heard: Sequence[str]
    stands: Sequence[str] = ()
    words: str = ""
    today: date = date.min
    before: Sequence[str] = ()

    def bears_out(self, sentence: str) -> bool:
        """Whether nothing in the sentence claims more than was done."""
        sentence = _plain(sentence)
        if sentence.endswith("?"):
            return True
        if _PROMISE.search(sentence) and not _DENIAL.search(sentence):
            return False
        return self._kinds(sentence) and self._records(sentence)

    def claims(self, sentence: str) -> bool:
        """Whether it claims that something was done, or promises what nothing here can do."""
        sentence = _plain(sentence)
        return bool(next(_claims(sentence), None) or _PROMISE.search(sentence))

    def denied(self, sentence: str) -> str | None:
        """What was stored although the sentence denies it: in this turn, or in the one before when the user asks about that."""
        if not _DENIES.search(sentence) or not _DENIAL.search(sentence) or _OPEN.search(sentence) or sentence.rstrip().endswith("?"):
            return None
        stored = [*self.told] if self.receipts else [*self.before] if _ASKS_OF_IT.search(self.words) else []
        return "; ".join(stored) or None

    def announces(self, sentence: str) -> bool:
        """Whether it says that something will be stored, which is not so far."""
        sentence = _plain(sentence)
        found = _ANNOUNCED.search(sentence) or _UNDER_WAY.search(sentence)
        held = found is None or _OPEN.search(sentence) or _DENIAL.search(sentence) or sentence.rstrip().endswith("?")
        return not held and not self.receipts

    def _kinds(self, sentence: str) -> bool:
        claims = list(_claims(sentence))
        if not claims:
            return True
        if all(kind in ("state", "place", "thing") for kind, _ in claims) and self._stood(sentence):
            return True
        if not all(self._covered(verb, sentence) for _, verb in claims):
            return False
        if _BOTH.search(sentence) and len(self.receipts) < 2:
            return False
        named, stored = exercises(sentence), frozenset().union(*(exercises(line) for line in self.told))
        return (not named or not stored or named <= stored) and self._on_the_day(sentence)

    def _covered(self, verb: str, sentence: str) -> bool:
        """Whether a receipt is of the kind that the verb tells of, about the thing that the sentence names."""
        needed = next((entities for pattern, entities in _ABOUT if pattern.search(sentence)), None)
        rows = [receipt for receipt in self.receipts if needed is None or receipt.entity in needed]
        if needed is not None and rows:
            return True
        return needed is None and any(_first(verb) in _KINDS[receipt.action] - self._alone(receipt) for receipt in rows)

    def _alone(self, receipt: Receipt) -> set[str]:
        return set() if any(one.action == "created" for one in self.receipts) or receipt.action == "created" else _CHANGED_ALONE

    def _stood(self, sentence: str) -> bool:
        """What the log held before may be spoken of as stored, unless this message is about the same exercise."""
        named = exercises(sentence)
        held = frozenset().union(*(exercises(line) for line in self.stands))
        return bool(named) and named <= held and not named & exercises(self.words)

    def _on_the_day(self, sentence: str) -> bool:
        """Whether the day that a claim names is that of a workout stored in this turn."""
        stored = {str(card.data["workout"].get("date")) for card in self.cards if isinstance(card.data.get("workout"), dict)}
        said = {mention.day.isoformat() for mention in find_dates(sentence, self.today)} if stored else set()
        return said <= stored

    def _records(self, sentence: str) -> bool:
        """A record is new only when a card of this turn says so; an old one may be spoken of once a tool has shown it."""
        found = _RECORD.search(sentence)
        if not found or _OPEN.search(sentence) or _AIMED_AT.search(sentence[: found.start()]):
            return True
        if _DENIAL.search(sentence) and not found[0].lower().startswith("never"):
            return True
        if _STATED.match(sentence, found.start()):
            return True
        cards = [card for card in self.cards if card.kind == "record"]
        named = exercises(sentence)
        on_cards = {str(record.get("exercise_id")) for card in cards for record in card.data.get("records", [])}
        if cards and (not named or named & on_cards):
            return True
        return any(not named or named & exercises(text) for text in self.heard if "record" in text.lower() or "heaviest" in text.lower())


def _plain(sentence: str) -> str:
    """Without what makes words bold or merry: "✅ **Logged:** squats" claims as much as "Logged: squats"."""
    return _MARKUP.sub("", sentence).strip()


def _first(verb: str) -> str:
    return verb.split(maxsplit=1)[0]


def _claims(sentence: str) -> Iterator[tuple[str, str]]:
    """What a sentence says was done: the shape of the claim, and its verb."""
    for claim in _CLAIM.finditer(sentence):
        before = sentence[: claim.end()]
        clause = _CLAUSE.split(sentence[: claim.start() + 1])[-1] + sentence[claim.start() + 1 : claim.end()]
        if _OPEN.search(before) or _DENIAL.search(clause):
            continue
        kind, verb = next((kind, words) for kind, words in claim.groupdict().items() if words)
        if kind in ("place", "held", "consider", "remind", "complete"):
            verb = "place"
        yield kind, verb.lower().removeprefix("all ")
