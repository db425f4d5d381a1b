"""What a sentence claims to have done, and whether this turn's receipts and cards bear it out.

A claim is known by its shape, not by a list of verbs: whatever a coach says that *it* did, beyond looking and thinking, is one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agent.guards.claims import DENIAL, OPEN, announces, claims, promises, stated
from agent.guards.exercises import exercises
from agent.guards.senses import sense
from domain.conversation import Card, Receipt
from extraction.dates import find_dates

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
                "wiped", "cleared", "cut", "thrown", "reverted", "scrapped", "rid", "gone"},
}  # fmt: skip
_CHANGED_ALONE = {"logged"}
# Shapes that may speak of what was stored before this message.
_OF_BEFORE = ("state", "place", "thing", "passive", "reflects", "part")
# What the thing spoken of has to be in a receipt; nothing here can remind, mail or export by itself.
_ABOUT: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (
        re.compile(r"\b(?:reminders?|reminded|alarms?|notifications?|calendar|e-?mail|export(?:ed)?|streak|account|timer)\b", re.I),
        frozenset(),
    ),
    (
        re.compile(r"\b(?:injur\w+|verletzung\w*|lesi[oó]n|blessure|healed|recovered|cleared|unlocked|restrictions?|reinstated)\b", re.I),
        frozenset({"injury"}),
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
# A tick between two words ends a sentence as a full stop does.
_EMOJI = re.compile("(?<=\\w) ?[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f? (?=[A-Z])")
_TICKED = re.compile("→[^.!?]*[✅✔☑]|^\\W*[✅✔☑][^.!?]*→")
_MARKUP = re.compile(r"[*_`~#>\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]+")
# A denial is a claim too: "I did not log it" when it is in the log.
_DENIES = re.compile(
    r"\b(?:i|we) (?:did not|didn['’]t|have not|haven['’]t|never|could not|couldn['’]t|can['’]t|cannot"
    r"|was unable to|was not able to|wasn['’]t able to|failed to)"
    r" (?:log|sav|record|stor|not|chang|updat|correct|delet|remov)\w*\b"
    r"|\b(?:entry|workout|session|it|that|message)(?: \w+)? (?:got|was|is) lost\b|\bdid(?:n['’]t| not) go through\b|\bsend it again\b"
    r"|\b(?:your|the|that|this|it)(?: (?:last|new))?(?: (?:workout|entry|message|log|report))? did(?:n['’]t| not) (?:work|save|register)\b"
    r"|\b(?:nothing|it|that|this|(?:your|the) (?:\w+ )?(?:sets?|workout|session|run|lifts?|entry|squats?|bench|deadlifts?))"
    r" (?:was|is|has been)(?:n['’]t| not)? (?:not )?(?:logged|saved|recorded|stored)\b",
    re.IGNORECASE,
)
# "You've never logged a bench press", when there is one; but "no bench press this week" is another matter.
_LACKS = re.compile(
    r"\byou(?:['’]ve| have)? ?(?:never|n['’]t|not)(?: yet| ever)? "
    r"(?:run|benched|squatted|deadlifted|pressed|rowed|lifted|trained|done|swum|cycled)\b|"
    r"\b(?:no|not|never|(?<!explains )(?<!says )(?<!means )(?<!proves )nothing|haven['’]t|hasn['’]t|don['’]t|without|any|zero)\b[^.!?]*"
    r"\b(?:logg?\w*|history|data|records?|recorded|entry|entries|stored|shown up|shows? up|on file|about)\b"
    r"|\b(?:nothing|no|zero)\b[^.!?]{0,24}\b(?:logged|recorded|stored|found|data|entries)\b",
    re.IGNORECASE,
)
# A plain yes to somebody who asks for a change says that it is made.
_ASSENTS = re.compile(
    r"\W*(?:sure|ok(?:ay)?|of course|certainly|absolutely|no problem|will do|got it|right away|gladly|yes|yep"
    r"|done)(?: thing)?\W*",
    re.IGNORECASE,
)
_BIDS = re.compile(
    r"^\W*(?:please |can you |could you |ok(?:ay)?,? )*(?:delete|remove|erase|log|save|store|move|change|undo|add|set|plan|schedule"
    r"|remind|cancel|rename"
    r"|replace|swap|update|correct|export|send|e-?mail|book|forget|clear|reset|merge)\b",
    re.IGNORECASE,
)
_FORGETS = re.compile(
    r"\bi(?:['’]m| am) (?:not able|unable) to (?:remember|recall)\b|\bi (?:can['’]?t|cannot|don['’]?t|do not) (?:remember"
    r"|recall)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"\b(?:log|history|diary|logbook|account)\b[^.!?]{0,12}\bempty\b|\bnothing (?:at all )?in your (?:log|history)\b"
    r"|\bi (?:don['’]t|do not) (?:know|have) (?:anything|any information|any data|much) (?:about|on) you\b"
    r"|\bi have no (?:information|data|records?|knowledge) (?:about|on|of) you\b",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"\b(?:no|nothing|zero|not any|without any) (?:(?:sessions?|workouts?|training|entries) )?(?:at all )?(?:was|were|is|are|got)? ?"
    r"(?:logged|recorded|stored|done|there|shown)\b|\bis (?:completely |totally )?(?:blank|empty)\b|\byou (?:did not|didn['’]t) train\b"
    r"|\byou(?:['’]ve| have)? (?:did|done) nothing\b",
    re.IGNORECASE,
)
_LACKS_PLAN = re.compile(
    r"\b(?:you (?:have|['’]ve got) no|there(?:['’]s| is| are) no|i (?:can['’]t|cannot|don['’]t) (?:see|find) (?:any|an?)"
    r"|you (?:haven|don)['’]t \w+ an?y?)"
    r" (?:\w+ )?(?:plan|schedule|goals?|injur\w+|body ?weight|measurements?)\b|\bnothing is (?:scheduled|planned)\b",
    re.IGNORECASE,
)
# Nobody has to do what was done already.
_NONE_OF = re.compile(r"^\W*(?:no|nothing|none|never)\b|\bnot stored\b", re.IGNORECASE)
# "The bench now has 60 kg", to somebody who asked for that.
_NOW_SO = re.compile(
    r"\b(?:now|already)\b (?:has|have|is|are|reads?|shows?|says?|stands?|set|at)\b|\b(?:is|are|reads?|shows?|stands?) now\b", re.IGNORECASE
)
_MENDS = re.compile(
    r"\b(?:actually|it was|they were|leave it|should (?:be|have been)|make (?:it|that)|instead|wrong|meant|change|correct"
    r"|fix|typo|oops|mistake"
    r"|move|delete|remove|undo)\b|\bnot \d",
    re.IGNORECASE,
)
_YET_TO_DO = re.compile(
    r"\byou(?:['’]ll| will)? (?:need|have) to (?:update|move|change|adjust|log|record|save|reschedule|enter|add)\b"
    r"|\byou should (?:update|adjust|change|move) your (?:\w+ )?(?:plan|schedule|log|calendar|workouts?)\b",
    re.IGNORECASE,
)
_PLANS = re.compile(r"\b(?:maybe|i['’]ll|i will|going to|gonna|move|plan\w*|tomorrow|next)\b", re.IGNORECASE)
_PLAN_WORD = re.compile(r"\b(?:plan\w*|schedule\w*|goals?|injur\w+|body ?weight|measurements?)\b", re.IGNORECASE)
_EVER = re.compile(r"\bsince (?:we|you) (?:started|began|joined|met)\b|\bso far\b", re.IGNORECASE)
_AT_A_TIME = re.compile(
    r"\b(?:today|yesterday|week|weeks|month|months|year|days?|since|ago|recently|lately|other|another|more|further|new|plan(?:ned)?"
    r"|goal|reps?|sets?"
    r"|estimate\w*|pain|injur\w*|heavier|above|over|beyond|yet this)\b|\d",
    re.IGNORECASE,
)
_DISOWNS = re.compile(
    r"\bi (?:don['’]t|do not) have (?:any )?access to (?:your|any|past|previous)\b[^.!?]{0,20}"
    r"\b(?:workouts?|training|sessions?|data|history|logs?|records?|progress|information)\b"
    r"|\bi(?:['’]m| am)? (?:(?:don['’]t|do not) have the (?:ability|power|means|option) to|(?:not able|unable) to|can['’]t"
    r"|cannot|have no way (?:to|of)) (?:stor|sav|log|record|track|keep|access|see|writ)\w* (?:to |in |into )?(?:your |any |past |the )?"
    r"(?:workouts?|training|sessions?|data|history|logs?|progress|information)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(r"\b(?:not|never|nothing|cannot|unable|failed|lost|again)\b|n['’]t\b", re.IGNORECASE)
_ASKS_OF_IT = re.compile(
    r"\b(?:did|have|has|was|is|were|are|where)\b(?: you| it| that| this| my)?[^?]{0,30}"
    r"\b(?:log|sav|stor|record|writ|wrote|not)\w*\b[^?]*\?",
    re.IGNORECASE,
)
_BEST = r"(?:prs?|pbs?|personal (?:bests?|records?)|records?|(?:old |previous |all-time )?best|max)"
_RECORD = re.compile(
    rf"\b(?:new|all[- ]time|another|fresh|lifetime)\b[^.!?]{{0,24}}\b(?:{_BEST}|heaviest|fastest|longest|strongest|high)\b"
    r"|\b(?:very )?first\b[^.!?]{0,30}\b(?:ever|with me|of (?:your|the) (?:life|year))\b|\bnever before\b[^.!?]{0,30}\byou\b"
    rf"|\b(?:that['’]?s|it['’]?s|this is|that was|you(?:['’]ve| have)? (?:just |also )?(?:hit|set|got|earned|reached))\b[^.!?]{{0,24}}"
    rf"\b(?:pr|pb|record|personal (?:best|record)|best (?:ever|yet))\b"
    rf"|\b(?:smash|broke|beat|crush|shatter|top|surpass|exceed)\w*\b[^.!?]{{0,24}}\b(?:{_BEST}|mark)\b"
    rf"|\b{_BEST}\b[^.!?]{{0,40}}\b(?:broken|smashed|beaten|today|congrat\w*|well done|unlocked|achieved)\b"
    rf"|\bcongrat\w*[^.!?]{{0,40}}\b{_BEST}\b|^\W*(?:a )?(?:pr|pb|personal (?:best|record)|record)\s*!"
    r"|\b(?:best|heaviest|fastest|strongest|longest|most)(?: \w+){0,4} (?:ever|yet|so far|in your life|to date)\b"
    r"|\bnever (?:before )?(?:lifted|run|ran|rowed|squatted|benched|pulled|pressed|done|been)\b[^.!?]{0,24}"
    r"\b(?:heavier|more|faster|further|longer|better|much|far|fast|heavy|long|strong)",
    re.IGNORECASE,
)
_GOAL_REACHED = re.compile(
    r"\byou(?:['’]ve| have)? (?:just |already |now |also )?(?:reached|hit|met|achieved|smashed|crushed|completed|made|nailed)"
    r" (?:your|the|that) (?:[\w-]+ ){0,3}?(?:goal|target|milestone)\b|\byour (?:[\w-]+ ){0,3}?(?:goal|target|milestone) is (?:now )?"
    r"(?:reached|met|achieved|done|behind you)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(r"\b(?:reached|achieved|goal (?:is )?(?:met|done))\b", re.IGNORECASE)
# "Your best squat so far is 100 kg" announces nothing new: its number is looked up.
_STATED = re.compile(
    r"(?:best|heaviest|fastest|strongest|longest|most)\b[^.!?:]{0,40}\b(?:is|was|stands at|remains)\b[^.!?]{0,16}\d", re.IGNORECASE
)
# An estimate is no record: "110 × 3 corresponds to a max of about 121 kg".
_ROUGHLY = re.compile(
    r"\b(?:corresponds? to|points? to|works? out (?:at|to)|equals?|is worth|translates? (?:in)?to|estimated?|estimates?)\b[^.!?;]{0,16}"
    r"\b(?:max|single|1rm|one[- ]rep)\b|\bestimat\w+\b",
    re.IGNORECASE,
)
_AIMED_AT = re.compile(
    r"\b(?:for|towards?|chas\w+|attempt\w*|try\w*|aim\w*|before|test\w*|every|no|not|isn['’]t|wasn['’]t|was)\s+(?:\w+ )?$", re.I
)
_COMPARED = re.compile(r"\b(?:than|since|up from|down from|compared (?:to|with)|against|after)\b", re.IGNORECASE)
_MOST = re.compile(r"\b(?:longest|fastest|most)\b", re.IGNORECASE)
_PLAN_SHOWN = re.compile(r"\byour plan has\b", re.IGNORECASE)
BRIEF = 40
_BOTH = re.compile(r"\b(?:both|two|all (?:three|of your)) (?:\w+ )?(?:workouts|sessions)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Done:
    """What was really done in this turn; `stands` is what the log held before, `replied` what was answered on some day,
    `words` the user's own,
    `before` what the turn before stored."""

    receipts: Sequence[Receipt]
    cards: Sequence[Card]
    told: Sequence[str]
    heard: Sequence[str]
    stands: Sequence[str] = ()
    replied: Sequence[str] = ()
    words: str = ""
    complete: bool = True
    today: date = date.min
    before: Sequence[str] = ()

    def bears_out(self, sentence: str) -> bool:
        """Whether nothing in the sentence claims more than was done."""
        sentence = stated(_plain(sentence))
        if sentence.endswith("?"):
            return True
        if promises(sentence) or (_NOW_SO.search(sentence) and _MENDS.search(self.words) and not self.receipts):
            return False
        return self._kinds(sentence) and self._records(sentence)

    def claims(self, sentence: str) -> bool:
        """Whether it claims that something was done, or promises what nothing here can do."""
        sentence = stated(_plain(sentence))
        return bool(claims(sentence)) or promises(sentence)

    def denied(self, sentence: str) -> str | None:
        """What was stored although the sentence denies it: in this turn, or in the one before when the user asks about that."""
        if sentence.rstrip().endswith("?"):
            return None
        if self.receipts and _YET_TO_DO.search(sentence):
            return "; ".join(self.told) or None
        if _EMPTY.search(sentence):
            return self._held_of(frozenset())
        if held := self._denied_then(sentence):
            return held
        if not self.complete and (_FORGETS.search(sentence) or self._lacks_unread(sentence)):
            return ""
        if _LACKS.search(sentence) and not _AT_A_TIME.search(_EVER.sub("", sentence)):
            named = exercises(sentence)
            held = self._held_of(named) if named else None
            if held or (named and not self.complete and not self.heard):
                return held or ""
        if not _DENIES.search(sentence) or not _FAILED.search(sentence) or OPEN.search(_DENIES.split(sentence)[0]):
            return None
        stored = [*self.told] if self.receipts else [*self.before] if _ASKS_OF_IT.search(self.words) else []
        named = exercises(sentence)
        return "; ".join(line for line in stored if not named or not exercises(line) or named & exercises(line)) or None

    def _lacks_unread(self, sentence: str) -> bool:
        """Whether it says that there is no plan, goal or the like, which this turn did not look for."""
        lacks = _LACKS_PLAN.search(sentence)
        return lacks is not None and not any(_PLAN_WORD.search(text) for text in self.heard if _kind(lacks[0]) in text.lower())

    def _denied_then(self, sentence: str) -> str | None:
        """What was done at a time for which a sentence denies everything."""
        if not _BLANK.search(sentence) or OPEN.search(self.words) or _PLANS.search(self.words):
            return None  # the Sunday that somebody plans for is not the last one
        meant = sense(sentence, self.today)
        lines = (line for block in (*self.stands, *self.heard, *self.told) for line in block.splitlines())
        done = ((line, sense(line, self.today).days) for line in lines if exercises(line))
        found = (line for line, days in done if days & meant.days or any(a <= day <= b for a, b in meant.spans for day in days))
        return next(found, None)

    def _held_of(self, named: frozenset[str]) -> str | None:
        """What the log holds of one of these exercises: a line with a day and a number."""
        lines = (line for block in (*self.stands, *self.heard, *self.told) for line in block.splitlines())
        return next(
            (
                line
                for line in lines
                if not _NONE_OF.search(line)
                and (named & exercises(line) or (not named and exercises(line)))
                and find_dates(line, self.today)
                and re.search(r"\d", line)
            ),
            None,
        )

    @staticmethod
    def disowns(sentence: str) -> bool:
        """Whether it says that this coach could not keep a log at all."""
        return bool(_DISOWNS.search(sentence))

    def announces(self, sentence: str) -> bool:
        """Whether it says that something will be stored, which is not so far."""
        sentence = _plain(sentence)
        if _ASSENTS.fullmatch(sentence) and _BIDS.search(self.words) and not self.receipts:
            return True
        return announces(sentence) and not self._of_kind(sentence)

    def _kinds(self, sentence: str) -> bool:
        made = claims(sentence)
        if not made or (self.before and not self.receipts and _ASKS_OF_IT.search(self.words) and len(sentence) < BRIEF):
            return True  # "did you log that?" - "Yes, it is stored."
        if all(kind in _OF_BEFORE for kind, _ in made) and (self._stood(sentence) or self._is_planned(sentence)):
            return True
        if not all(self._covered(verb, sentence) for _, verb in made):
            return False
        if _BOTH.search(sentence) and len(self.receipts) < 2:
            return False
        named, stored = exercises(sentence), frozenset().union(*(exercises(line) for line in self.told))
        return (not named or not stored or named <= stored) and self._on_the_day(sentence)

    def _covered(self, verb: str, sentence: str) -> bool:
        """Whether a receipt is of the kind that the verb tells of, about the thing that the sentence names."""
        needed, rows = self._asked_for(sentence), self._of_kind(sentence)
        if needed is not None and rows:
            return True
        return needed is None and any(_first(verb) in _KINDS[receipt.action] - self._alone(receipt) for receipt in rows)

    @staticmethod
    def _asked_for(sentence: str) -> frozenset[str] | None:
        """The entities that could bear out what the sentence names; None when it names nothing in particular."""
        return next((entities for pattern, entities in _ABOUT if pattern.search(sentence)), None)

    def _of_kind(self, sentence: str) -> list[Receipt]:
        """The receipts of this turn that are about what the sentence names."""
        needed = self._asked_for(sentence)
        return [receipt for receipt in self.receipts if needed is None or receipt.entity in needed]

    def _alone(self, receipt: Receipt) -> set[str]:
        return set() if any(one.action == "created" for one in self.receipts) or receipt.action == "created" else _CHANGED_ALONE

    def _stood(self, sentence: str) -> bool:
        """What the log held before may be spoken of as stored, unless this message is about the same exercise."""
        named = exercises(sentence)
        held = frozenset().union(*(exercises(line) for line in (*self.stands, *self.replied, *self.heard)))
        return bool(named) and named <= held and not named & exercises(self.words)

    def _is_planned(self, sentence: str) -> bool:
        """Whether it tells what the plan, which a tool showed, has on a day that the sentence names; not where a change is asked for."""
        shown = [line for line in (*self.heard, *self.stands) if _PLAN_SHOWN.search(line)]
        named = self._days_of(sentence)
        return not _MENDS.search(self.words) and any(named & self._days_of(line) for line in shown)

    def _days_of(self, text: str) -> set[tuple[int, int]]:
        """The months and days that a text names, whatever year they may be of."""
        return {(one.day.month, one.day.day) for one in find_dates(text, self.today)}

    def _on_the_day(self, sentence: str) -> bool:
        """Whether the day that a claim names is that of a workout stored in this turn."""
        stored = {str(card.data["workout"].get("date")) for card in self.cards if isinstance(card.data.get("workout"), dict)}
        said = {mention.day.isoformat() for mention in find_dates(_COMPARED.split(sentence)[0], self.today)} if stored else set()
        return said <= stored

    def _records(self, sentence: str) -> bool:
        """A record is new only when a card of this turn says so; an old one may be spoken of once a tool has shown it."""
        if _GOAL_REACHED.search(sentence) and not (OPEN.search(sentence) or DENIAL.search(sentence)):
            return any(_REACHED.search(text) for text in (*self.told, *self.heard, *self.stands, self.words))
        found = _RECORD.search(sentence)
        if not found or OPEN.search(sentence) or _ROUGHLY.search(sentence):
            return True
        if _AIMED_AT.search(sentence[: found.start()]) and not found[0].lower().startswith("first"):
            return True
        if DENIAL.search(sentence) and not found[0].lower().startswith("never"):
            return True
        if _STATED.match(sentence, found.start()):
            return True
        cards = [card for card in self.cards if card.kind == "record"]
        named = exercises(sentence)
        on_cards = {str(record.get("exercise_id")) for card in cards for record in card.data.get("records", [])}
        if cards and (not named or named & on_cards):
            return True
        most = _MOST.search(found[0])
        told = ("record", "heaviest", *([most[0].lower()] if most else []))
        return any(not named or named & exercises(text) for text in self.heard if any(word in text.lower() for word in told))


def _kind(words: str) -> str:
    """The beginning of the word for what is said to be missing."""
    found = _PLAN_WORD.search(words)
    return found[0].lower()[:4] if found else ""


def _plain(sentence: str) -> str:
    """Without what makes words bold or merry: "✅ **Logged:** squats" claims as much as "Logged: squats"."""
    sentence = f"Changed: {sentence}" if _TICKED.search(sentence) else sentence
    return _MARKUP.sub("", _EMOJI.sub(". ", sentence)).strip().removeprefix(". ").strip()


def _first(verb: str) -> str:
    return verb.split(maxsplit=1)[0]
