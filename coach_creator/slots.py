"""The 18 slots of the interview as data: what is asked, why, when it does not apply, and which question adds most."""

from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator

from domain.creator import SLOT_KEYS, CreatorSession, SlotKey, Sophistication
from prompts import library

Questions = dict[Sophistication, str]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Slot(_Data):
    """One thing to know. `none` is its value when there is nothing; `adds` says that a new answer joins the old one.

    `besides` is the question when the user already told about a related slot unasked.
    """

    key: SlotKey
    topic: str
    why: str
    weight: int
    ask: Questions
    short: str
    words: bool = False
    adds: bool = False
    follow_up: bool = False
    none: Any = None
    unless: dict[SlotKey, list[str]] = {}
    besides: dict[SlotKey, str] = {}

    @property
    def takes_none(self) -> bool:
        """Whether "none" is an answer."""
        return "none" in self.model_fields_set


class Bundle(_Data):
    """Slots that belong together, and the question for all of them at once."""

    slots: tuple[SlotKey, ...]
    ask: Questions


class SlotBook(_Data):
    """All slots and bundles, as `slots.yaml` writes them."""

    slots: tuple[Slot, ...]
    bundles: tuple[Bundle, ...]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        keys = [slot.key for slot in self.slots]
        bundled = [key for bundle in self.bundles for key in bundle.slots]
        if sorted(keys) != sorted(SLOT_KEYS):
            raise ValueError("slots.yaml must describe each slot exactly once")
        if len(bundled) != len(set(bundled)):
            raise ValueError("a slot may stand in one bundle only")
        if any("UNKNOWN" not in ask for ask in (*(slot.ask for slot in self.slots), *(bundle.ask for bundle in self.bundles))):
            raise ValueError("every question needs its UNKNOWN variant")
        return self


BOOK = library.data(Path(__file__).parent / "slots.yaml", SlotBook)
SLOTS: dict[SlotKey, Slot] = {slot.key: slot for slot in BOOK.slots}
_BUNDLES: tuple[Bundle, ...] = (
    *BOOK.bundles,
    *(Bundle(slots=(slot.key,), ask=slot.ask) for slot in BOOK.slots if not any(slot.key in bundle.slots for bundle in BOOK.bundles)),
)


def applies(session: CreatorSession, key: SlotKey) -> bool:
    """Whether the slot makes sense for this user, given what is known."""
    return not any(_level(session.value(other)) in levels for other, levels in SLOTS[key].unless.items())


def open_slots(session: CreatorSession) -> list[SlotKey]:
    """What is not settled yet and applies."""
    return [key for key in SLOT_KEYS if key not in session.slots and applies(session, key)]


def next_slots(session: CreatorSession) -> tuple[SlotKey, ...]:
    """The open slots of the question that adds most; goals come first, nothing when all is settled."""
    still = set(open_slots(session))
    if "goals" in still:
        return ("goals",)
    groups = [tuple(key for key in bundle.slots if key in still) for bundle in _BUNDLES]
    return max(groups, key=lambda keys: sum(SLOTS[key].weight for key in keys), default=()) if still else ()


def questions_left(session: CreatorSession) -> int:
    """How many questions are still to come when each is answered in full."""
    still = set(open_slots(session))
    return sum(1 for bundle in _BUNDLES if still & set(bundle.slots))


def question(keys: tuple[SlotKey, ...], level: Sophistication, told: frozenset[SlotKey] = frozenset()) -> str:
    """The question for these slots in the words for that level; `told` is what came up unasked."""
    if len(keys) == 1:
        for other, words in SLOTS[keys[0]].besides.items():
            if other in told:
                return words
    for bundle in _BUNDLES:
        if bundle.slots == keys:
            return _variant(bundle.ask, level)
    first, *rest = keys
    return " ".join((_variant(SLOTS[first].ask, level), *(SLOTS[key].short for key in rest)))


def again(keys: tuple[SlotKey, ...]) -> str:
    """The question in brief, for coming back to it."""
    return " ".join(SLOTS[key].short for key in keys)


def _variant(ask: Questions, level: Sophistication) -> str:
    return ask.get(level, ask["UNKNOWN"])


def _level(value: Any) -> str | None:
    return value.get("level") if isinstance(value, dict) else value if isinstance(value, str) else None
