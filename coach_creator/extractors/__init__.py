"""What a message says about the 18 slots, read by rules alone: no model, no network, the same answer each time."""

from dataclasses import replace
from datetime import date

from coach_creator.extractors import body, duration, goals, past, place, taste, time
from coach_creator.extractors.reading import Found, Reading
from domain.creator import SlotKey

LONGEST = 4000
_SHORT = 30
_ITEM, _LIST = 4, 4
"""How many words an item of a terse list may have, and how many items make one."""

_MOST_OF_IT = 0.6
_IN_LISTS: tuple[SlotKey, ...] = ("schedule", "session_length", "experience", "equipment", "style", "units_timezone")
_PLAIN_OUT_OF_TURN: tuple[SlotKey, ...] = ("session_length", "equipment", "style")


def read(reading: Reading, today: date) -> list[Found]:
    """Everything found, slot by slot; several finds for one slot add up."""
    found = [
        *goals.goals(reading),
        *goals.why_now(reading),
        *goals.timeline(reading, today),
        *past.experience(reading, today),
        *past.current_training(reading),
        *past.strengths(reading),
        *past.weaknesses(reading),
        *body.injuries(reading),
        *body.red_flags(reading),
        *time.schedule(reading),
        *duration.session_length(reading),
        *place.equipment(reading),
        *place.units_timezone(reading),
        *taste.preferences(reading),
        *taste.dislikes(reading),
        *taste.methodology(reading),
        *taste.intensity(reading),
        *taste.style(reading),
    ]
    return [find for find in found if find.end > find.start]


def listed(reading: Reading, today: date, finds: list[Found]) -> list[Found]:
    """What the items of a terse list say: "Mon-Thu, 50min, home, 2yrs, kg, gentle"; each is read as an answer to what it can answer."""
    items = [part for part in reading.segments if len(part.text.split()) <= _ITEM]
    if len(items) < _LIST or len(items) < len(reading.segments) - 1:
        return []
    known = {find.slot for find in finds if not find.faint}
    more: list[Found] = []
    for item in items:
        start, end = reading.span(item.start, item.start + len(item.text))
        if not any(char.isalpha() for char in item.text) or any(find.start < end and start < find.end for find in finds if not find.faint):
            continue
        said = read(Reading(reading.raw[start:end], _IN_LISTS), today)
        fresh = [find for find in said if find.slot in _IN_LISTS and find.slot not in known and _is_all(find, item.text)]
        more += [replace(find, start=find.start + start, end=find.end + start, faint=False) for find in fresh]
    return more


def _is_all(find: Found, item: str) -> bool:
    """Whether a find is what an item says, and not a word of it."""
    if find.slot == "experience" and not {"years", "level"} & set(find.value):
        return False
    return find.end - find.start >= _MOST_OF_IT * len(item.strip())


def out_of_turn(reading: Reading, today: date) -> list[Found]:
    """A curt message that answers another question than the last one: "an hour", "dumbbells"; never a bare number."""
    if len(reading.low) > _SHORT or not any(char.isalpha() for char in reading.low):
        return []
    anew = Reading(reading.raw, _PLAIN_OUT_OF_TURN)
    return [replace(find, faint=True) for find in read(anew, today) if find.slot in _PLAIN_OUT_OF_TURN]
