"""Who is ahead, the user or somebody the user spoke of: told as far as both are known, and never guessed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from agent.guards.material import Known
from agent.guards.numerals import LOADS
from domain.exercises import catalogue
from extraction.calendar_words import MONTHS, WEEKDAYS

PEOPLE = (
    r"(?:sister|brother|wife|husband|partner|mum|mom|mother|dad|father|son|daughter|cousin|friend|buddy|mate|colleague|boss|neighbou?r"
    r"|doctor|physio(?:therapist)?|therapist|trainer|family|teammate|girlfriend|boyfriend|aunt|uncle|grand\w+)s?"
)
_MORE = r"(?:stronger|faster|fitter|better|ahead|heavier|quicker|superior)"
_LESS = r"(?:weaker|slower|worse|behind|lighter)"
_OTHER = rf"(?:(?:your|the) (?:\w+ )?{PEOPLE}(?:,? [A-Z]\w+)?|she|he|they)"
_THEY = re.compile(rf"\b{_OTHER}(?: is|['’]s| are| was| still)(?: \w+)? (?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b", re.IGNORECASE)
_LIFTS = (
    r"(?:squat|bench|deadlift|press|lift|row|curl|pull|run|swim|train)(?:s|es|ed)?(?: \w+)?"
    r"|(?:is|are) (?:squatting|benching|deadlifting|lifting)"
)
_THEY_LIFT = re.compile(
    rf"\b{_OTHER}(?: does| do)? (?:{_LIFTS}) (?:(?P<more>more|heavier)|(?P<less>less|lighter)) than you\b", re.IGNORECASE
)
_YOU_LIFT = re.compile(
    rf"\byou(?: do)? (?:{_LIFTS}) (?:(?P<more>more|heavier)|(?P<less>less|lighter)) than (?:{_OTHER}|her|him|them)\b", re.IGNORECASE
)
_CALLED = re.compile(rf"\b{PEOPLE}\b(?: is| called| named|,|:)*\s+(?P<name>[A-Z][a-z]+)\b|\b(?P<first>[A-Z][a-z]+)(?: is|,) my {PEOPLE}\b")
_NAMED = re.compile(rf"\b{PEOPLE}\b", re.IGNORECASE)
_NAME = re.compile(r"(?<!^)\b[A-Z][a-z]{2,}\b")
_PACE = re.compile(r"\b(?:faster|quicker|slower)\b", re.IGNORECASE)
_YOU = re.compile(
    rf"\byou(?:['’]re| are| were)(?: \w+)? (?:(?P<more>{_MORE})|(?P<less>{_LESS}))\b"
    rf"[^.!?]{{0,24}}\b(?:(?:than|of) (?:{_OTHER}|her|him|them))\b",
    re.IGNORECASE,
)


def is_beaten_wrong(text: str, lines: Sequence[Known]) -> bool:
    """Whether it puts somebody ahead of the user, or behind, against what is known of a lift of both, or with nothing known."""
    held_against = re.search(r"\b(?:than|of) you\b", text, re.IGNORECASE)
    for name in {found[0] for line in lines if line.of_others and held_against for found in _NAME.finditer(line.text)}:
        text = re.sub(rf"\b{re.escape(name)}\b", "she", text)
    they, you = _THEY.search(text) or _THEY_LIFT.search(text), _YOU.search(text) or _YOU_LIFT.search(text)
    if (not they and not you) or text.rstrip().endswith("?"):
        return False
    user_ahead = bool(you["more"]) if you else not (they and they["more"])
    named = {found[0].lower().rstrip("s") for found in _NAMED.finditer(text)}
    of_pace = bool(_PACE.search(text))  # of how fast others are, the lines have no times
    gaps = [] if of_pace else list(_gaps(lines, named))
    return not gaps or any((gap > 0) != user_ahead for gap in gaps)


def _gaps(lines: Sequence[Known], named: set[str]) -> Iterator[Decimal]:
    """How much more the user lifted than somebody else, of each lift that is told of both."""
    for theirs in (line for line in lines if line.of_others and (not named or any(one in line.text.lower() for one in named))):
        own = [
            one.value
            for line in lines
            if line.exercises & theirs.exercises and not line.hearsay and not line.sense.estimate
            for one in line.numbers
            if one.unit in LOADS and not one.sign
        ]
        loads = [one.value for one in theirs.numbers if one.unit in LOADS]
        yield from (max(own) - load for load in loads[:1] if own)


def names_in(lines: Iterable[str]) -> frozenset[str]:
    """The names of people that somebody spoke of, in small letters: "my colleague Stefan"."""
    names = {(found["name"] or found["first"]).lower() for line in lines for found in _CALLED.finditer(line)}
    return frozenset(name for name in names - WEEKDAYS.keys() - MONTHS.keys() if not catalogue().find(name))
