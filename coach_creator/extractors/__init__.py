"""What a message says about the 18 slots, read by rules alone: no model, no network, the same answer each time."""

from dataclasses import replace
from datetime import date

from coach_creator.extractors import body, goals, past, place, taste, time
from coach_creator.extractors.reading import Found, Reading
from domain.creator import SlotKey

LONGEST = 4000
_SHORT = 30
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
        *time.session_length(reading),
        *place.equipment(reading),
        *place.units_timezone(reading),
        *taste.preferences(reading),
        *taste.dislikes(reading),
        *taste.methodology(reading),
        *taste.intensity(reading),
        *taste.style(reading),
    ]
    return [find for find in found if find.end > find.start]


def out_of_turn(reading: Reading, today: date) -> list[Found]:
    """A curt message that answers another question than the last one: "an hour", "dumbbells"; never a bare number."""
    if len(reading.low) > _SHORT or not any(char.isalpha() for char in reading.low):
        return []
    anew = Reading(reading.raw, _PLAIN_OUT_OF_TURN)
    return [replace(find, faint=True) for find in read(anew, today) if find.slot in _PLAIN_OUT_OF_TURN]
