"""Which units a user thinks in, when they say so: a setting from then on, not one answer in the other unit."""

import re
from datetime import datetime

from coaching.message import Message
from domain.conversation import Receipt
from domain.measures import WeightUnit
from domain.user import UserPreferences
from domain.workout import Span
from storage.entities import USER_PREFERENCES
from storage.revision import save
from storage.table import Table

LONGEST = 120
NAMES: dict[WeightUnit, str] = {"kg": "kilograms", "lb": "pounds"}
_UNIT = r"(?:(?P<kg{0}>kgs?|kilos?|kilograms?|metric)|(?P<lb{0}>lbs?|pounds?|imperial))(?: units?| system)?"
_LASTING = r"(?:from now on|from here on|with me|for me|to me|for everything|always|by default|instead|please|thanks|now|only|again)"
_VERBS = (
    r"use|switch (?:me |everything |all )?(?:back |over )*to|go (?:back )?(?:with|to)|change to|move to|stick (?:with|to)|work in|count in"
    r"|(?:change|set|switch|put) (?:my |the )?(?:units?|weights?|everything|unit setting)(?: back)? (?:to|in|into)"
    r"|(?:show|give|tell) (?:me )?(?:everything|all(?: of it)?|(?:all |the |my )*(?:weights|numbers|loads))(?: in)?"
    r"|(?:talk|speak)(?: to me)?(?: in)?"
    r"|i(?:['’]d)?(?: (?:only|always|really|usually|rather|normally))* (?:use|prefer|think in|work in|lift in|train in|count in|like|want"
    r"|understand)"
    r"|my (?:units?|weights) (?:is|are)(?: in)?|i['’]?m (?:a|an|used to|more of an?)|i am (?:a|used to)|we use|everything in|always|only"
)
_OPENS = (
    r"^\W*(?:(?:hey|hi|ok(?:ay)?|so|and|actually|btw|by the way|please|coach|from now on|can you|could you|would you|let['’]?s|just|also)"
    r"[\s,]+)*"
)
_SAYS = (
    re.compile(rf"{_OPENS}(?:{_VERBS}) {_UNIT.format(1)}(?:[\s,]+(?:{_LASTING}|guy|person|girl))*\W*$", re.IGNORECASE),
    re.compile(rf"{_OPENS}(?:in )?{_UNIT.format(1)}(?:[\s,]+{_LASTING})*[\s,]+"
               r"(?:from (?:now|here) on|with me|for everything|always|by default)"
               r"(?:[\s,]+(?:please|thanks))*\W*$", re.IGNORECASE),
    re.compile(rf"^\W*(?:ok(?:ay)?,? )?from now on,? (?:only |in )*{_UNIT.format(1)}(?:[\s,]+{_LASTING})*\W*$", re.IGNORECASE),
)  # fmt: skip
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


def unit_said(text: str) -> tuple[WeightUnit, Span] | None:
    """The unit that a message asks to be used from now on, with the words; None where it says a number, or more than that."""
    if len(text) > LONGEST or re.search(r"\d", text):
        return None
    for sentence in _SENTENCE.finditer(text):
        for pattern in _SAYS:
            found = pattern.match(sentence[0])
            if found:
                return "kg" if found["kg1"] else "lb", Span(start=sentence.start(), end=sentence.end(), quote=sentence[0])
    return None


async def prefer(
    table: Table, message: Message, preferences: UserPreferences, unit: WeightUnit | None, span: Span, now: datetime, kind: str = "unit"
) -> Receipt:
    """Keep the unit, in one transaction with the turn's guard; the receipt names the words."""
    name = {"kg": "metric", "lb": "imperial", None: None}[unit]
    ui = preferences.ui_preferences.model_copy(update={"measurement_units": name})
    after, put = save(USER_PREFERENCES, preferences.model_copy(update={"ui_preferences": ui, "units_at": now}), now)
    await table.transact([*([message.guard] if message.guard else []), put])
    return Receipt(
        id=message.effect(kind, span.start), action="changed", entity=USER_PREFERENCES.name, entity_id=message.user_id,
        version=after.version, source=(message.signed(span),),
    )  # fmt: skip
