"""What users mean by words of their own: taught once, and known from the next message on.

A turn learns from the preferences, which it reads anyway, whether there are such words and since when; the words themselves are read
when they have changed, and kept here.
"""

import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

from coaching.message import Message
from domain.conversation import Receipt
from domain.exercises import catalogue
from domain.imports import ExerciseAlias
from domain.user import UserPreferences
from domain.workout import Span
from kit.clock import Clock
from kit.errors import Conflict, Invalid
from storage import entities as rows
from storage.readings import Aliases
from storage.revision import remove, save
from storage.table import Write

REMEMBERED = 512
MOST = 200
LONGEST = 60
_QUOTES = "\"'“”‘’«»„`"
_TEACHES = (
    re.compile(
        r"\b(?:by|with|when(?:ever)? i (?:say|write|type|log)|if i (?:say|write))\s+(?P<words>[^\n]{1,80}?),?"
        r"\s+(?:i|i['’]ll)\s+(?:always\s+)?mean\s+"
        r"(?:the\s+|a\s+|an\s+)?(?P<name>[^\n.!?]{2,80})",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\W*(?:please,? )?(?:remember(?: that)?|from now on,?|note that|in my log,?|for me,?)"
        r"\s+(?P<words>[^\n]{1,60}?)\s+"
        r"(?:means|stands for|is short for|is (?:my|the) (?:word|name|shorthand|abbreviation) for|=)"
        r"\s+(?:the\s+|a\s+|an\s+)?(?P<name>[^\n.!?]{2,80})",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True)
class Lesson:
    """Words, and the exercise that they are to mean."""

    words: str
    name: str
    span: Span


class Unknown(Invalid):
    """The exercise that the words are to mean is not known."""

    code = "exercise_unknown"


def lesson(text: str) -> Lesson | None:
    """What a message teaches; None when it teaches nothing."""
    for pattern in _TEACHES:
        found = pattern.search(text)
        if found:
            words = " ".join(found["words"].strip(f" {_QUOTES},").lower().split())
            name = found["name"].strip(f" {_QUOTES},")
            if words and name:
                return Lesson(words, name, Span(start=found.start(), end=found.end(), quote=found[0]))
    return None


class Vocabulary:
    """The words of all users."""

    def __init__(self, aliases: Aliases, clock: Clock) -> None:
        self.aliases = aliases
        self.clock = clock
        self._known: OrderedDict[str, tuple[int, Mapping[str, str]]] = OrderedDict()

    async def of(self, preferences: UserPreferences) -> Mapping[str, str]:
        """The exercise that each of a user's own words stands for; read once for each change of them."""
        if preferences.words_at is None:
            return {}
        known = self._known.get(preferences.user_id)
        if known is None or known[0] != preferences.version:
            known = (preferences.version, await self.aliases.meanings(preferences.user_id))
            self._known[preferences.user_id] = known
        self._known.move_to_end(preferences.user_id)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return known[1]

    async def teach(self, message: Message, preferences: UserPreferences, taught: Lesson) -> Receipt:
        """Keep what some words mean; they may be taught anew. Invalid says which exercise is not known."""
        match = catalogue().get(taught.name) or catalogue().find(taught.name)
        if match is None:
            raise Unknown(f"I don't know an exercise called “{taught.name}”, so “{taught.words}” keeps its own name.")
        if len(taught.words) > LONGEST or taught.words.replace(" ", "").isdigit():
            raise Invalid(f"A name of your own has at most {LONGEST} letters, and is no number.", code="words_invalid")
        known = await self.aliases.meanings(message.user_id)
        if len(known) >= MOST and taught.words not in known:
            raise Conflict(f"You have {MOST} names of your own already. Forget one first.", code="too_many_words")
        before = await self.aliases.find(message.user_id, words=taught.words)
        receipt = self._receipt(message, taught, before)
        if before is not None and before.exercise_id == match.exercise_id:
            return receipt
        alias = before or ExerciseAlias(user_id=message.user_id, words=taught.words, exercise_id=match.exercise_id)
        after, put = self.aliases.saving(alias.model_copy(update={"exercise_id": match.exercise_id}), self.clock.now())
        await self._commit(message, preferences, put)
        return receipt.model_copy(update={"version": after.version, "action": "created" if before is None else "changed"})

    async def meaning(self, user_id: str, words: str) -> str | None:
        """The exercise that some words stand for."""
        found = await self.aliases.find(user_id, words=words)
        return found.exercise_id if found else None

    async def take_back(self, message: Message, preferences: UserPreferences, receipt: Receipt, before: str | None) -> Receipt:
        """Let some words mean what they meant before they were taught: another exercise, or nothing; done once however often tried."""
        alias = await self.aliases.find(message.user_id, words=receipt.entity_id)
        gone = receipt.model_copy(update={"id": message.effect(f"undo:{receipt.id}", 0), "action": "changed" if before else "removed"})
        if alias is None or alias.exercise_id == before:
            return gone
        if before is None:
            await self._commit(message, preferences, remove(rows.EXERCISE_ALIAS, alias))
            return gone
        after, put = self.aliases.saving(alias.model_copy(update={"exercise_id": before}), self.clock.now())
        await self._commit(message, preferences, put)
        return gone.model_copy(update={"version": after.version})

    async def forget(self, user_id: str, preferences: UserPreferences, words: str) -> None:
        """Let some words mean nothing of their own any more; NotFound when they never did."""
        alias = await self.aliases.get(user_id, words=" ".join(words.lower().split()))
        stamped = preferences.model_copy(update={"words_at": self.clock.now()})
        await self.aliases.table.transact([remove(rows.EXERCISE_ALIAS, alias), save(rows.USER_PREFERENCES, stamped, self.clock.now())[1]])

    async def _commit(self, message: Message, preferences: UserPreferences, put: Write) -> None:
        stamped = preferences.model_copy(update={"words_at": self.clock.now()})
        guard = [message.guard] if message.guard else []
        await self.aliases.table.transact([*guard, put, save(rows.USER_PREFERENCES, stamped, self.clock.now())[1]])

    def _receipt(self, message: Message, taught: Lesson, before: ExerciseAlias | None) -> Receipt:
        return Receipt(
            id=message.effect("alias", taught.span.start),
            action="changed" if before else "created",
            entity="exerciseAlias",
            entity_id=taught.words,
            version=before.version if before else 1,
            source=(message.signed(taught.span),),
        )
