"""What a user wants of a coach that is no answer to any question: another name, or words to keep to, in the user's own words."""

import re
from collections.abc import Iterator

from coach_creator.extractors.guards import is_others
from coach_creator.extractors.reading import Reading
from coaching import volume
from domain.coach import CoachConfig
from domain.creator import CreatorSession, Said, SlotAnswer

NAME, INSTRUCTION = "coach_name", "instruction"
_LONGEST_NAME, LONGEST_INSTRUCTIONS = 80, 2000
_CALLED = re.compile(
    r"\b(?:(?:change|switch|set) your name to|your (?:new )?name (?:is|should be|shall be)(?: now)?|rename yourself(?: to)?"
    r"|(?:i['’]?ll|i will|let me|i want to|i['’]d like to|can i) call you)\s+[\"“']?(?P<name>\w[\w'’-]*(?: [A-Z][\w'’-]*){0,2})",
    re.IGNORECASE,
)
_NO_NAME = {"it", "that", "this", "back", "later", "again", "something", "now", "out", "when", "if", "a", "the", "by"}
_BEGIN = r"(?:^|[.!?;\n]\s*|,\s*|\b(?:please|and|but|coach)\s+)"
_OF_THE_COACH = re.compile(
    rf"{_BEGIN}(?P<words>(?:please )?(?:"
    r"(?:stop|quit) (?:calling|saying|using|sending|asking|telling|mentioning|adding|suggesting|reminding|praising|writing|repeating)\b"
    r"|(?:don['’]?t|do not|never) (?:ever )?(?:call|say|send|mention|tell|ask|add|suggest|remind|write|use (?:the word|emojis?))\b"
    r"(?! (?:it |that |this )?(?:to )?(?:any(?:one|body)|nobody|him|her|them|my \w+)\b)"
    r"|(?:always|from now on,?) (?:call|say|use|start|begin|end|tell|remind|give|show|write|ask|include|put|add|explain|count)\b"
    r"|call me (?!out|when|if|a|back)\w"
    r")[^.!?\n]{2,160}?)(?=,? (?:and|but) (?:i|i['’]\w+|be|you|please|my|keep|talk)\b|[.!?\n]|$)",
    re.IGNORECASE,
)
_LASTING = r"(?:from now on|for good|permanently|always|in my (?:plans?|sessions?|training))"
_OF_THE_PLAN = re.compile(
    rf"\b(?P<words>(?:swap|replace|trade|substitute|use|do) [^.!?\n]{{3,60}}\b(?:for|with|instead of) [^.!?\n]{{3,60}}?\b{_LASTING}"
    rf"|{_LASTING},? (?:swap|replace|trade|substitute|use|do) [^.!?\n]{{3,60}}\b(?:for|with|instead of) [^.!?\n]{{3,60}}"
    r"|(?:lower|raise|reduce|increase|cut|drop|decrease|up|(?:a (?:bit|little) )?(?:less|more))(?: down)?(?: on)?"
    r" (?:(?:the|my|our|some|overall|training|total|weekly|number|of) )*(?:volume|sets(?= (?:from now|in general|overall|for me"
    r"|please|per)))"
    r"(?: (?:a (?:bit|little)|slightly|for now|please|from now on|in general|overall))*"
    r"|(?:one|a|an extra|one more|one less|one fewer) set (?:less|more|fewer|extra)?[^.!?\n]{0,40}\b(?:from now on|always|each"
    r"|per|everywhere)"
    r"|(?:fewer|more|less) sets (?:from now on|in general|overall|for me|please|per (?:exercise|lift|session|workout))"
    r"|too (?:much volume|many sets|little volume|few sets)\b[^.!?\n]{0,40}|i (?:want|need|['’]?d like) (?:fewer|more|less) sets)",
    re.IGNORECASE,
)


def asks(text: str) -> bool:
    """Whether a message may ask for such a thing; cheap."""
    plan = _OF_THE_PLAN.search(text)
    return bool(_CALLED.search(text) or _OF_THE_COACH.search(text) or (plan and _lasts(text, plan))) and not text.rstrip().endswith("?")


def wished(reading: Reading, turn: int) -> dict[str, SlotAnswer]:
    """The name and the words to keep to that a message asks for."""
    if not asks(reading.raw):
        return {}
    return {key: _said(reading.raw, turn, *span) for key, span in _found(reading)}


def heeded(coach: CoachConfig, session: CreatorSession) -> CoachConfig:
    """The coach with the name and the words that its user asked for in this session."""
    name = session.about.get(NAME)
    words = session.about.get(INSTRUCTION)
    changes: dict[str, str] = {"coach_name": str(name.value)} if name else {}
    if words and str(words.value) not in (coach.custom_instructions or ""):
        kept = [*filter(None, [coach.custom_instructions]), str(words.value)]
        changes["custom_instructions"] = "\n".join(kept)[-LONGEST_INSTRUCTIONS:]
    return coach.model_copy(update=changes)


def lines(coach: CoachConfig, about: dict[str, SlotAnswer]) -> tuple[str, ...]:
    """What would be different, with how it is now."""
    name, words = about.get(NAME), about.get(INSTRUCTION)
    renamed = (f"my name: {name.value} (now: {coach.coach_name})",) if name and name.value != coach.coach_name else ()
    kept = (_kept(str(words.value)),) if words and str(words.value) not in (coach.custom_instructions or "") else ()
    return (*renamed, *kept)


def _kept(words: str) -> str:
    """What the words change: the sets that are proposed, or nothing but what is kept in mind."""
    steps = {volume.asked(line) for line in words.splitlines()} - {0}
    if len(steps) == 1:
        return f"a set {'less' if steps == {-1} else 'more'} of each exercise that I propose: “{words}”"
    return f"what I always keep in mind: “{words}”"


def together(before: dict[str, SlotAnswer], new: dict[str, SlotAnswer]) -> dict[str, SlotAnswer]:
    """What one session asked for in all: a later name takes the place of an earlier one, words to keep to add up."""
    known, more = before.get(INSTRUCTION), new.get(INSTRUCTION)
    if known is None or more is None:
        return before | new
    said = (*known.said, *more.said)
    joined = known.model_copy(update={"value": f"{known.value}\n{more.value}", "more": said[1:]})
    return before | new | {INSTRUCTION: joined}


def _found(reading: Reading) -> Iterator[tuple[str, tuple[int, int]]]:
    called = _CALLED.search(reading.raw)
    if called and called["name"].lower() not in _NO_NAME and len(called["name"]) <= _LONGEST_NAME:
        yield NAME, called.span("name")
    for pattern in (_OF_THE_COACH, _OF_THE_PLAN):
        match = pattern.search(reading.raw)
        if match and _lasts(reading.raw, match) and not is_others(reading, match.start("words")):
            yield INSTRUCTION, (match.start("words"), match.start("words") + len(match["words"].rstrip(" ,")))
            return


def _lasts(text: str, match: re.Match[str]) -> bool:
    """Whether it is meant from now on, and not for today."""
    return not (volume.SPOKEN.search(match["words"]) and not volume.asked(text))


def _said(raw: str, turn: int, start: int, end: int) -> SlotAnswer:
    said = Said(quote=raw[start:end], turn=turn, start=start, end=end)
    return SlotAnswer(value=said.quote, quote=said.quote, turn=turn, start=start, end=end)
