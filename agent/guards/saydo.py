"""What a sentence claims to have done, and whether this turn's receipts and cards bear it out.

A claim is known by its shape, not by a list of verbs: whatever a coach says that *it* did, beyond looking and thinking, is one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agent.guards import deed_words
from agent.guards.claims import DENIAL, OPEN, announces, claims, promises, stated
from agent.guards.day_words import find_dates
from agent.guards.exercises import exercises
from agent.guards.senses import sense
from domain.conversation import Card, Receipt


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
        if promises(sentence) or (deed_words.NOW_SO.search(sentence) and deed_words.MENDS.search(self.words) and not self.receipts):
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
        if self.receipts and deed_words.YET_TO_DO.search(sentence):
            return "; ".join(self.told) or None
        if deed_words.EMPTY.search(sentence):
            return self._held_of(frozenset())
        if held := self._denied_then(sentence):
            return held
        if not self.complete and (deed_words.FORGETS.search(sentence) or self._lacks_unread(sentence)):
            return ""
        if deed_words.LACKS.search(sentence) and not deed_words.AT_A_TIME.search(deed_words.EVER.sub("", sentence)):
            named = exercises(sentence)
            held = self._held_of(named) if named else None
            if held or (named and not self.complete and not self.heard):
                return held or ""
        if (
            not deed_words.DENIES.search(sentence)
            or not deed_words.FAILED.search(sentence)
            or OPEN.search(deed_words.DENIES.split(sentence)[0])
        ):
            return None
        stored = [*self.told] if self.receipts else [*self.before] if deed_words.ASKS_OF_IT.search(self.words) else []
        named = exercises(sentence)
        return "; ".join(line for line in stored if not named or not exercises(line) or named & exercises(line)) or None

    def _lacks_unread(self, sentence: str) -> bool:
        """Whether it says that there is no plan, goal or the like, which this turn did not look for."""
        lacks = deed_words.LACKS_PLAN.search(sentence)
        return lacks is not None and not any(deed_words.PLAN_WORD.search(text) for text in self.heard if _kind(lacks[0]) in text.lower())

    def _denied_then(self, sentence: str) -> str | None:
        """What was done at a time for which a sentence denies everything."""
        if not deed_words.BLANK.search(sentence) or OPEN.search(self.words) or deed_words.PLANS.search(self.words):
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
                if not deed_words.NONE_OF.search(line)
                and (named & exercises(line) or (not named and exercises(line)))
                and find_dates(line, self.today)
                and re.search(r"\d", line)
            ),
            None,
        )

    @staticmethod
    def disowns(sentence: str) -> bool:
        """Whether it says that this coach could not keep a log at all."""
        return bool(deed_words.DISOWNS.search(sentence))

    def announces(self, sentence: str) -> bool:
        """Whether it says that something will be stored, which is not so far."""
        sentence = _plain(sentence)
        if deed_words.ASSENTS.fullmatch(sentence) and deed_words.BIDS.search(self.words) and not self.receipts:
            return True
        return announces(sentence) and not self._of_kind(sentence)

    def _kinds(self, sentence: str) -> bool:
        made = claims(sentence)
        if not made or (
            self.before and not self.receipts and deed_words.ASKS_OF_IT.search(self.words) and len(sentence) < deed_words.BRIEF
        ):
            return True  # "did you log that?" - "Yes, it is stored."
        if all(kind in deed_words.OF_BEFORE for kind, _ in made) and (self._stood(sentence) or self._is_planned(sentence)):
            return True
        if not all(self._covered(verb, sentence) for _, verb in made):
            return False
        if deed_words.BOTH.search(sentence) and len(self.receipts) < 2:
            return False
        named, stored = exercises(sentence), frozenset().union(*(exercises(line) for line in self.told))
        return (not named or not stored or named <= stored) and self._on_the_day(sentence)

    def _covered(self, verb: str, sentence: str) -> bool:
        """Whether a receipt is of the kind that the verb tells of, about the thing that the sentence names."""
        needed, rows = self._asked_for(sentence), self._of_kind(sentence)
        if needed is not None and rows:
            return True
        return needed is None and any(_first(verb) in deed_words.KINDS[receipt.action] - self._alone(receipt) for receipt in rows)

    @staticmethod
    def _asked_for(sentence: str) -> frozenset[str] | None:
        """The entities that could bear out what the sentence names; None when it names nothing in particular."""
        return next((entities for pattern, entities in deed_words.ABOUT if pattern.search(sentence)), None)

    def _of_kind(self, sentence: str) -> list[Receipt]:
        """The receipts of this turn that are about what the sentence names."""
        needed = self._asked_for(sentence)
        return [receipt for receipt in self.receipts if needed is None or receipt.entity in needed]

    def _alone(self, receipt: Receipt) -> set[str]:
        return set() if any(one.action == "created" for one in self.receipts) or receipt.action == "created" else deed_words.CHANGED_ALONE

    def _stood(self, sentence: str) -> bool:
        """What the log held before may be spoken of as stored, unless this message is about the same exercise."""
        named = exercises(sentence)
        held = frozenset().union(*(exercises(line) for line in (*self.stands, *self.replied, *self.heard)))
        return bool(named) and named <= held and not named & exercises(self.words)

    def _is_planned(self, sentence: str) -> bool:
        """Whether it tells what the plan, which a tool showed, has on a day that the sentence names; not where a change is asked for."""
        shown = [line for line in (*self.heard, *self.stands) if deed_words.PLAN_SHOWN.search(line)]
        named = self._days_of(sentence)
        return not deed_words.MENDS.search(self.words) and any(named & self._days_of(line) for line in shown)

    def _days_of(self, text: str) -> set[tuple[int, int]]:
        """The months and days that a text names, whatever year they may be of."""
        return {(one.day.month, one.day.day) for one in find_dates(text, self.today)}

    def _on_the_day(self, sentence: str) -> bool:
        """Whether the day that a claim names is that of a workout stored in this turn."""
        stored = {str(card.data["workout"].get("date")) for card in self.cards if isinstance(card.data.get("workout"), dict)}
        said = {mention.day.isoformat() for mention in find_dates(deed_words.COMPARED.split(sentence)[0], self.today)} if stored else set()
        return said <= stored

    def _records(self, sentence: str) -> bool:
        """A record is new only when a card of this turn says so; an old one may be spoken of once a tool has shown it."""
        if deed_words.GOAL_REACHED.search(sentence) and not (OPEN.search(sentence) or DENIAL.search(sentence)):
            return any(deed_words.REACHED.search(text) for text in (*self.told, *self.heard, *self.stands, self.words))
        found = deed_words.RECORD.search(sentence)
        if not found or OPEN.search(sentence) or deed_words.ROUGHLY.search(sentence):
            return True
        if deed_words.AIMED_AT.search(sentence[: found.start()]) and not found[0].lower().startswith("first"):
            return True
        if DENIAL.search(sentence) and not found[0].lower().startswith("never"):
            return True
        if deed_words.STATED.match(sentence, found.start()):
            return True
        cards = [card for card in self.cards if card.kind == "record"]
        named = exercises(sentence)
        on_cards = {str(record.get("exercise_id")) for card in cards for record in card.data.get("records", [])}
        if cards and (not named or named & on_cards):
            return True
        most = deed_words.MOST.search(found[0])
        told = ("record", "heaviest", *([most[0].lower()] if most else []))
        return any(not named or named & exercises(text) for text in self.heard if any(word in text.lower() for word in told))


def _kind(words: str) -> str:
    """The beginning of the word for what is said to be missing."""
    found = deed_words.PLAN_WORD.search(words)
    return found[0].lower()[:4] if found else ""


def _plain(sentence: str) -> str:
    """Without what makes words bold or merry: "✅ **Logged:** squats" claims as much as "Logged: squats"."""
    sentence = f"Changed: {sentence}" if deed_words.TICKED.search(sentence) else sentence
    return deed_words.MARKUP.sub("", deed_words.EMOJI.sub(". ", sentence)).strip().removeprefix(". ").strip()


def _first(verb: str) -> str:
    return verb.split(maxsplit=1)[0]
