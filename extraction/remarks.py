"""What a message says around the sets: pains, pride, feeling, surroundings, and how long and how hard the session was.

Only what the user says of this session counts: plans, questions, other people and history give no remark.
"""

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from domain.model import Model, Number
from domain.workout import Achievement, Concern, Span
from extraction import remark_words as said
from extraction.dates import TimeSpan, find_timespans
from extraction.intent import Clause, clause_at, clauses
from extraction.outline import Outline
from extraction.phrases import Match, PhraseTable, Word, fold, words

Environment = Literal["gym", "home", "outdoor"]


class Remark(Model):
    """One word of judgement, with the words that said it."""

    value: str
    source: Span


class Measured(Model):
    """One number about the session, with the words that said it."""

    value: Number
    source: Span


class Remarks(Model):
    """Everything said around the sets. `bodyweight` holds the spans of weigh-ins, so that no reader takes them for a load."""

    concerns: tuple[Concern, ...] = ()
    achievements: tuple[Achievement, ...] = ()
    feeling: Remark | None = None
    environment: Environment | None = None
    environment_source: Span | None = None
    weather: Remark | None = None
    session_rpe: Measured | None = None
    rating: Measured | None = None
    duration_min: Measured | None = None
    bodyweight: tuple[Span, ...] = ()


class _Text(NamedTuple):
    text: str
    folded: str
    listed: tuple[Word, ...]
    keys: list[str]
    outline: Outline
    parts: tuple[Clause, ...]

    def span(self, start: int, end: int) -> Span:
        return Span(start=start, end=end, quote=self.text[start:end])

    def counts(self, position: int, *, or_planned: bool = False) -> bool:
        """Whether what is said here is about the user's own session; a plan can name a pain of today."""
        part = clause_at(position, self.parts)
        return part is None or part.may_store or part.intent == "correction" or (or_planned and part.intent == "plan")

    def near(self, match: Match, before: int, after: int) -> range:
        """The places of the words around a match that stand in the same sentence."""
        start, end = self.outline.sentence(self.listed[match.first].start)
        first, last = match.first, match.last
        while first > 0 and match.first - first < before and self.listed[first - 1].start >= start:
            first -= 1
        while last < len(self.listed) and last - match.last < after and self.listed[last].start < end:
            last += 1
        return range(first, last)


def _table(*groups: tuple[str, dict[str, str]]) -> PhraseTable:
    return PhraseTable({f"{group}:{label}": phrases for group, listed in groups for label, phrases in listed.items()})


_TABLE = _table(
    ("feeling", said.FEELINGS),
    ("place", said.PLACES),
    ("weather", said.WEATHER),
    ("pain", said.PAINS),
    ("pride", said.PRIDE),
    ("skipped", said.SKIPPED),
)
_NUMBER = r"(\d{1,2}(?:[.,]\d)?)"
_SESSION_RPE = re.compile(
    rf"(?:\bsession|\bsrpe|\boverall|\bworkout|\btotal|\bgesamt)\W{{0,3}}(?:rpe)?\W{{0,3}}(?:was |of |about |a "
    rf"|an )?(?<=[\s:=-]){_NUMBER}(?!\s?[-–/:x×.,]?\d|\s?\w)"
    rf"|\brpe (?:for|of) (?:the )?(?:whole |entire )?(?:session|workout)\W{{0,3}}(?:was |is )?{_NUMBER}"
    rf"|\brpe\W{{0,2}}{_NUMBER}\s(?:overall|for the (?:session|workout|whole))"
    rf"|\b(?:effort|exertion|difficulty|intensity|anstrengung|esfuerzo)\W{{0,3}}(?:was |of |level )?{_NUMBER}\s?(?:/|out of)\s?10"
)
_RATING = re.compile(
    rf"\b(?:rating|rated|rate|workout|session|training|feeling|mood|energy|day)\W{{0,3}}(?:was |is |it |a |an |of |at "
    rf"|rating )?{_NUMBER}\s?(?:/|out of)\s?10\b"
)
_BODYWEIGHT = re.compile(
    r"(?:\bweigh(?:ed|ing)?[ -]in\b|\bbody ?weight\b|\bi weigh(?:ed)?\b|\bscale (?:said|says|read|reads)\b"
    r"|\bweight (?:today|this morning)\b|\bbw\b(?=\s?[:=-]|\s(?:was|is|today|at)\b)|\bich wiege\b|\bpeso hoy\b)"
    r"[^\n\d.!?]{0,24}(?P<number>\d{2,3}(?:[.,]\d{1,2})?)\s?(?:kg|kgs|kilos?|lbs?|pounds?|st)?(?!\w)"
)
_LASTED = re.compile(
    r"\b(?:workout|session|training|gym|trained|worked out|whole thing|everything|entire thing|was at it|lasted|took"
    r"|required|in and out|duration|dauer|einheit"
    r"|entrené|entrenamiento|séance|treino|allenamento|trening|økt|pass)\b|ワークアウト|トレーニング|训练|운동"
)
_ONE_LIFT = re.compile(
    r"\b(?:each|per|rest|between|cap|amrap|emom|every|plank|hold|row|run|bike|swim|ride|walk|stretching|mobility"
    r"|warm ?-?up|cool|left|until|set|sets|round|interval|me|slept|sleep)\b|@|\+"
)


def read_remarks(text: str, parts: tuple[Clause, ...] | None = None) -> Remarks:
    """The remarks of a text; pass the clauses when they are already known."""
    folded = fold(text)
    listed = words(folded)
    if not listed:
        return Remarks()
    about = _Text(text, folded, listed, [word.key for word in listed], Outline(folded), clauses(text) if parts is None else parts)
    found: dict[str, list[Match]] = {}
    for match in _TABLE.find(about.keys):
        group, _, label = match.label.partition(":")
        found.setdefault(group, []).append(match._replace(label=label))
    place = _place(about, found.get("place", []))
    has_number = "#" in about.keys
    return Remarks(
        concerns=_concerns(about, found.get("pain", [])),
        achievements=_achievements(about, found.get("pride", [])),
        feeling=_feeling(about, found.get("feeling", [])),
        environment=place[0] if place else None,
        environment_source=place[1] if place else None,
        weather=_weather(about, found.get("weather", [])),
        session_rpe=_measured(about, _SESSION_RPE) if has_number else None,
        rating=_measured(about, _RATING) if has_number else None,
        duration_min=_duration(about) if has_number else None,
        bodyweight=tuple(about.span(*at.span()) for at in _BODYWEIGHT.finditer(folded)) if has_number else (),
    )


def _concerns(about: _Text, pains: list[Match]) -> tuple[Concern, ...]:
    concerns: list[Concern] = []
    seen: set[tuple[str, str | None, int]] = set()
    for match in pains:
        near = about.near(match, 9, 5)
        if not about.counts(about.listed[match.first].start, or_planned=True) or _is_denied(about, match):
            continue
        place = _body_part(about, match, near)
        first = about.keys[match.first]
        if place is None and ((match.label in said.NEEDS_BODY or first in said.NEEDS_BODY_WORDS) and first not in said.ALWAYS_PAIN):
            continue
        part = place[0] if place else None
        start, end = about.listed[match.first].start, about.listed[match.last - 1].end
        if place:
            start, end = min(start, about.listed[place[1].start].start), max(end, about.listed[place[1].stop - 1].end)
        key = (part or match.label, part, about.outline.sentence(start)[0])
        if key not in seen:
            seen.add(key)
            concerns.append(
                Concern(kind=said.CONCERN_KINDS.get(match.label, match.label), body_part=part, source=(about.span(start, end),))
            )
    return tuple(concerns)


def _is_denied(about: _Text, match: Match) -> bool:
    keys = about.keys
    phrase = " ".join(keys[match.first : match.last])
    before = about.near(match, 3, 0)
    if not phrase.startswith(("not ", "isn't ", "wasn't ", "didn't ", "doesn't ")) and any(
        keys[at] in said.NEGATORS for at in before if at < match.first
    ):
        return True
    start, end = about.listed[match.first].start, about.listed[match.last - 1].end
    return any(words_gone in about.folded[start : end + 24] for words_gone in said.NO_LONGER)


def _body_part(about: _Text, match: Match, near: range) -> tuple[str, range] | None:
    """The nearest body part in the sentence, with the places of its words; "low back" is the lower back."""
    places = [at for at in near if about.keys[at] in said.BODY and not _is_exercise_word(about, at)]
    if not places:
        return None
    at = min(places, key=lambda place: (min(abs(place - match.first), abs(place - match.last + 1)), place))
    part = said.BODY[about.keys[at]]
    before = about.keys[at - 1] if at else ""
    if part == "back" and before in ("low", "lower", "unteren", "unterer"):
        return "lower_back", range(at - 1, at + 1)
    sided = before in ("left", "right", "both", "linke", "rechte", "linkes", "rechtes")
    return part, range(at - sided, at + 1)


def _is_exercise_word(about: _Text, at: int) -> bool:
    following = about.keys[at + 1] if at + 1 < len(about.keys) else ""
    return following in (
        "squat",
        "squats",
        "press",
        "presses",
        "curl",
        "curls",
        "raise",
        "raises",
        "extension",
        "extensions",
        "day",
        "to",
        "pulldown",
        "thrust",
        "off",
    )


def _achievements(about: _Text, prides: list[Match]) -> tuple[Achievement, ...]:
    """One of each kind per sentence: "a new 2RM PR" is one record."""
    found: dict[tuple[str, int], Achievement] = {}
    for match in prides:
        start, end = about.listed[match.first].start, about.listed[match.last - 1].end
        if (about.counts(start) or _is_beaten(about, match)) and _is_achieved(about, match):
            found.setdefault(
                (match.label, about.outline.sentence(start)[0]), Achievement(kind=match.label, source=(about.span(start, end),))
            )
    return tuple(found.values())


def _is_beaten(about: _Text, match: Match) -> bool:
    """ "Doubled my old PR" is told about the past, and happened now; somebody else's is not."""
    part = clause_at(about.listed[match.first].start, about.parts)
    before = {about.keys[at] for at in about.near(match, 4, 0)}
    return part is not None and part.hint == "state" and not before.isdisjoint(said.BEATEN - {"new"})


def _is_achieved(about: _Text, match: Match) -> bool:
    keys, listed = about.keys, about.listed
    before = [keys[at] for at in about.near(match, 5, 0) if at < match.first]
    start = listed[match.first].start
    if re.search(r"\*\s*=\s*$", about.folded[max(0, start - 6) : start]):
        return False  # the legend under a table: * = record
    if match.label != "PR":
        return True
    if not said.BEATEN.isdisjoint(before):
        return True
    after = keys[match.last] if match.last < len(keys) else ""
    following = [keys[at] for at in about.near(match, 0, 2) if at >= match.last]
    tried = before[-2:] in (["for", "a"], ["for", "an"]) or ("#" not in following and not said.MISSED.isdisjoint(following))
    told = after in ("was", "is", "of", "attempt", "attempts", "from", "which") or before[-1:] in (
        ["my"],
        ["his"],
        ["her"],
        ["their"],
        ["for"],
    )
    if tried or told:
        return False
    if about.folded[listed[match.last - 1].end : listed[match.last - 1].end + 2].startswith("?"):
        return False
    return said.NOT_NOW.isdisjoint(before[-3:]) or (bool(before) and "that's" in before)


def _feeling(about: _Text, feelings: list[Match]) -> Remark | None:
    for match in feelings:
        near = about.near(match, 4, 2)
        if not about.counts(about.listed[match.first].start) or not any(about.keys[at] in said.FEELING_VERBS for at in near):
            continue
        if any(about.keys[at] in said.NEGATORS for at in near if match.first - 3 <= at < match.first):
            continue
        return Remark(value=match.label, source=about.span(about.listed[match.first].start, about.listed[match.last - 1].end))
    return None


def _place(about: _Text, places: list[Match]) -> tuple[Environment, Span] | None:
    """Where it was: home before outdoors before gym, for "couldn't get to the gym, so trained at home" names both."""
    order: tuple[Environment, ...] = ("home", "outdoor", "gym")
    for wanted in order:
        for match in places:
            if match.label != wanted or not about.counts(about.listed[match.first].start):
                continue
            if not any(about.keys[at] in said.NOT_THERE for at in about.near(match, 4, 0) if at < match.first):
                return wanted, about.span(about.listed[match.first].start, about.listed[match.last - 1].end)
    return None


def _weather(about: _Text, found: list[Match]) -> Remark | None:
    for match in found:
        if about.counts(about.listed[match.first].start):
            return Remark(value=match.label, source=about.span(about.listed[match.first].start, about.listed[match.last - 1].end))
    return None


def _measured(about: _Text, pattern: re.Pattern[str]) -> Measured | None:
    for at in pattern.finditer(about.folded):
        number = Decimal(next(group for group in at.groups() if group).replace(",", "."))
        if 1 <= number <= 10 and about.counts(at.start()):
            return Measured(value=number, source=about.span(*at.span()))
    return None


def _duration(about: _Text) -> Measured | None:
    for length in find_timespans(about.text):
        if 5 <= length.minutes <= 600 and about.counts(length.start) and _is_session(about, length):
            return Measured(value=length.minutes, source=about.span(length.start, length.end))
    return None


def _is_session(about: _Text, length: TimeSpan) -> bool:
    """Whether a length of time is the session's: alone on its line, or in a sentence about the whole workout."""
    line_start, line_end = about.outline.line(length.start)
    if line_end - line_start <= 40 and not re.search(r"\w", about.folded[line_start : length.start] + about.folded[length.end : line_end]):
        return True
    start, end = about.outline.sentence(length.start)
    start, end = max(start, length.start - 80), min(max(end, length.end), length.end + 40)
    before, after = about.folded[start : length.start], about.folded[length.end : end]
    if _ONE_LIFT.search(before[-40:]) or _ONE_LIFT.search(after[:14]):
        return False
    return bool(
        _LASTED.search(before) or re.match(r"\W{0,2}(?:workout|session|training|in total|total|at the gym|in the gym|of training)", after)
    )
