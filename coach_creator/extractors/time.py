"""When the user can train: days and hours of the day."""

import re
from collections.abc import Iterator
from typing import Any

from coach_creator.extractors.guards import corrects, is_others, is_past
from coach_creator.extractors.reading import NUM, Found, Reading, number

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
_DAY = r"(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)"
_ONE_DAY = re.compile(rf"\b{_DAY}\b")
_AND = r"\s*(?:,|/|&|\+|-|\band\b|\bor\b|\bto\b|\s)\s*"
_RANGE = re.compile(rf"\b({_DAY})\s*(?:-|to|thru|through|until|till)\s*({_DAY})\b")
_LETTERS = re.compile(r"\b(?:m\s*/\s*w\s*/\s*f|mwf|m-w-f)\b|\b(?:t\s*/\s*th|tth)\b")
_TWO_LETTERS = re.compile(r"\b(?:mo|tu|we|th|fr|sa|su)(?:\s*[/,&+-]\s*(?:mo|tu|we|th|fr|sa|su))+\b")
_GROUPS = re.compile(
    r"\b(?:(?:every |each )?weekdays?|week days|during the week|weekends?|every ?day|daily|any day|all week|seven days|7 days)\b"
)
_EXCEPT = re.compile(
    rf"\b(?:except|but not|(?<=day )but|apart from|not on|not|excluding|never on|can't (?:do|make|train(?: on)?)|cannot do|other than"
    rf"|no)\s+(?:on )?((?:{_DAY}(?:\s*(?:,|and|or|&)\s*)?)+)"
)
_REFUSED = re.compile(rf"\b({_DAY}) (?:don't|doesn't|do not|does not|never|won't|isn't|(?:is|are) (?:out|bad|off|impossible))")
_NOT_THEN = re.compile(r"\b(?:not?|never|except|but not|excluding|can't (?:do|make|train)|without)(?: on| at| the| during)*\s*$")
_AT_WORK = re.compile(r"\b(?:i|i'm|we) work(?:ing)?\b[^,.;]*$")
_TAKEN = re.compile(
    r"\s*(?:(?:are|is) )?(?:for (?:the |my )?(?:family|kids|wife|husband)|off|out|busy|don't|do not|not\b"
    r"|never|impossible)"
)
_COUNT = re.compile(
    rf"\b({NUM})(?:-?ish)?(?:\s*(?:-|to|or)\s*({NUM}))?\s*(?:x|times|days|sessions|workouts|trainings)?\s*"
    rf"(?:(?:short |long |quick |full |hard |easy |proper )?(?:days|sessions|workouts))?\s*"
    rf"(?:(?:a|per|/|each|every|in a|(?<=x)|(?<=x ))\s*(?:week|wk)|weekly)\b"
    rf"|\b(once|twice|thrice) (?:(?:a|per|each|every) week|weekly)\b|\b({NUM})(?:-?ish)?(?:\s*(?:-|to"
    rf"|or)\s*({NUM}))?\s*(?:training |short |long )?(?:days?|sessions|mornings|evenings|afternoons|nights"
    rf"|lunch breaks)\b(?!\s*(?:ago|old|off|later|rest|straight|in a row))"
)
_TAKES_BACK = re.compile(r"^.{0,20}\b(?:wait|actually|sorry|no,|make (?:it|that)|i mean|scratch that|changed)\b.{0,40}$", re.DOTALL)
_RATHER = re.compile(
    rf"\W*(?:no|wait|sorry|actually|or rather|rather|make (?:it|that)|i mean)\W+(?:only |just |more like |actually )*({NUM})\b"
    r"(?!\s*(?:h|min|'|:|kg|lb|year|month|week|%))"
)
_ONLY_THEN = re.compile(rf"\bonly (?:on )?{_DAY}\b")
_OF_THEM = re.compile(r"\b([2-6]|two|three|four|five|six) of (?:them|those)\b")
_ALREADY = re.compile(r"\b(?:already|currently|right now|at the moment|these days)\b")
_WANTED = re.compile(r"\b(?:want|can|could|like)\b[^.;!?]{0,25}\b(once|twice)\b(?! (?:a|per|each|every) (?:day|month|year))")
_I_CAN = re.compile(r"\bi can (?:do|make|manage|commit to) ([1-7]|one|two|three|four|five|six|seven)\b(?=\s*(?:[,.;!?]|$))")
_ALTERNATE = re.compile(r"\b(?:every (?:other|second) day|alternate days|one day on,? one day off)\b")
_PART = re.compile(
    r"\b(?:(?:early |in the |before |after )*(?:mornings?|evenings?|afternoons?|nights?|lunch(?:time)?|noon"
    r"|work|school)|before breakfast|at lunch"
    r"|\d{1,2}(?::\d\d)? ?[ap]m|at (?:\d{1,2}:\d\d|[5-9]))\b"
)
_PARTS = (
    (re.compile(r"before (?:work|school|breakfast)|morning|[4-9](?::\d\d)? ?am|at [5-9]\b"), "morning"),
    (re.compile(r"lunch|noon|1[12](?::\d\d)? ?[ap]m"), "midday"),
    (re.compile(r"afternoon|[1-4](?::\d\d)? ?pm"), "afternoon"),
    (re.compile(r"after (?:work|school)|evening|night|[5-9](?::\d\d)? ?pm|10 ?pm"), "evening"),
)
_TRAIN = re.compile(
    r"\b(?:i can|can train|can do|could (?:train|do)|able to|available|availability|free|have time|got time"
    r"|manage|make it|fit in|commit|squeeze|want to train"
    r"|would like to train|i'd train|sessions?|train|training|work ?outs?|work out|gym|days? (?:a|per) week"
    r"|schedule|times a week|a week|per week|wk)\b"
)
_CAN = re.compile(
    r"\b(?:i can|can (?:do|train|make|manage)|could|able to|available|availability|free|have time|got time|manage|make it"
    r"|fit in|commit|squeeze|want to|would like|i'd|schedule|at most|max|only have)\b"
)
_KIT = re.compile(
    r"\b(?:gym|box|pool|track|barbell|dumb ?bells?|rack|class(?:es)?)\b[^.;!?,]{0,12}\bon\b|\bon\b[^.;!?,]{0,14}\b(?:gym"
    r"|box|pool|track)\b"
)
"""Days that say when something is there, not when the user can."""

_DONE = re.compile(
    r"\b(?:trained|did|ran|squatted|lifted|benched|yesterday|last|used to|raced?|race|competition|comp|meet|wedding|party|game|match)\b"
)
_WEEKS_OFF = re.compile(r"\b(?:old|ago|trial|challenge|diet|cut|streak|fast|split|program(?:me)?)\b")

LENGTH = re.compile(
    rf"\b({NUM})\s*(?:-|to|or)\s*({NUM})\s*(minutes?|mins?|min|hours?|hrs?|h)\b"
    rf"|\b(?:an? )?hour and a half\b|\b(?:an? )?hour (?:and )?(?:a )?(?:fifteen|quarter|thirty)\b|\b(?:three )?quarters? of an hour\b"
    rf"|\bhour(?= (?:tops|max|at most|each))|\bhalf an? hour\b|\b(\d)\s*h(?:ours?|rs?)?\s*(?:and )?(\d\d)\b"
    rf"|\b({NUM})[\s-]*(minutes?|mins?|min|hours?|hrs?|hr|h|')(?=\W|$)"
)
_USUAL = re.compile(
    rf"\b(?:say|usually|mostly|normally|typically|generally|probably|maybe|about|around|roughly|at least|at most|up to|likely)\s+({NUM})\b"
    r"(?!\s*(?:h|min|'|:|kg|lb|year|month|week|%))"
)
_TIMES = re.compile(r"(?m)^\W*(?:about |maybe )?([1-7]) ?x\b")
_OVERALL = re.compile(r"\s*(?:in )?(?:total|overall|all in all|altogether|free|available)\b")


def schedule(reading: Reading) -> Iterator[Found]:
    """Days, number of days and time of day, as one value."""
    value: dict[str, Any] = {}
    spans: list[tuple[int, int]] = []
    _days(reading, value, spans)
    _counted(reading, value, spans)
    _day_part(reading, value, spans)
    if not value or not spans:
        _bare_count(reading, value, spans)
    if value and spans:
        sure = (
            reading.asks("schedule")
            or ("days" in value and not _KIT.search(reading.low))
            or _CAN.search(reading.low)
            or re.fullmatch(r"[^.!?]{0,40}[.!]?", reading.low.strip())
        )
        yield _together(reading, value, spans, faint=not sure or reading.asks("current_training"))


def _days(reading: Reading, value: dict[str, Any], spans: list[tuple[int, int]]) -> None:
    named = [m for m in _ONE_DAY.finditer(reading.low) if _is_availability(reading, m)]
    chosen: set[int] = set()
    for match in named:
        chosen.add(_index(match.group()))
        spans.append(match.span())
    for match in _RANGE.finditer(reading.low):
        if named and not _is_chain(reading, match):
            chosen |= _between(_index(match.group(1)), _index(match.group(2)))
    chosen |= _grouped(reading, spans, bool(named))
    refused = [match.group(1) for pattern in (_EXCEPT, _REFUSED) for match in pattern.finditer(reading.low)]
    barred = {_index(day) for words in refused for day in _ONE_DAY.findall(words)}
    if barred:
        chosen = (chosen - barred) or (set(range(7)) - barred if reading.asks("schedule") else set())
    if chosen and (spans or barred):
        value["days"] = [DAYS[index] for index in sorted(chosen)]
        value["days_per_week"] = len(chosen)


def _is_chain(reading: Reading, match: re.Match[str]) -> bool:
    """Mon-Wed-Fri names three days, Mon-Wed alone is a range."""
    before, after = reading.low[max(0, match.start() - 30) : match.start()], reading.low[match.end() : match.end() + 30]
    return bool(re.search(rf"{_DAY}\s*-\s*$", before) or re.match(rf"\s*-\s*{_DAY}\b", after))


def _grouped(reading: Reading, spans: list[tuple[int, int]], named: bool) -> set[int]:
    chosen: set[int] = set()
    for match in _LETTERS.finditer(reading.low):
        chosen |= {0, 2, 4} if "w" in match.group() else {1, 3}
        spans.append(match.span())
    for match in _TWO_LETTERS.finditer(reading.low):
        chosen |= {index for index, day in enumerate(DAYS) if day[:2] in re.findall(r"[a-z]+", match.group())}
        spans.append(match.span())
    for match in _GROUPS.finditer(reading.low):
        if _TAKEN.match(reading.low, match.end()) or _AT_WORK.search(reading.low[max(0, match.start() - 30) : match.start()]):
            continue
        sentence = reading.sentence_at(match.start()).text
        meant = named or reading.asks("schedule") or _TRAIN.search(sentence) or LENGTH.search(sentence)
        if not meant or is_others(reading, match.start()):
            continue
        words = match.group()
        refused = _NOT_THEN.search(reading.low[max(0, match.start() - 20) : match.start()])
        if refused:
            chosen |= set(range(5)) if "weekend" in words else {5, 6} if "weekday" in words or words.startswith("week") else set()
            spans.append((match.start() - len(refused.group()), match.end()))
            continue
        chosen |= (
            {5, 6} if "weekend" in words else set(range(5)) if "weekday" in words or words.startswith(("week", "during")) else set(range(7))
        )
        spans.append(match.span())
    return chosen


def _is_availability(reading: Reading, match: re.Match[str]) -> bool:
    """Days of the past and of others don't count, and "sat" or "sun" alone may be no day at all."""
    if reading.asks("schedule"):
        due = re.search(r"\bby (?:next |this )?$", reading.low[max(0, match.start() - 9) : match.start()])
        return not due and not is_others(reading, match.start())
    before, after = reading.low[max(0, match.start() - 30) : match.start()], reading.low[match.end() : match.end() + 30]
    listed = re.search(rf"\b{_DAY}{_AND}$", before) or re.match(rf"{_AND}{_DAY}\b", after)
    if _AT_WORK.search(before):
        return False
    if not listed and match.group().rstrip("s") not in DAYS:
        return False
    return not _DONE.search(reading.clause_at(match.start()).text) and not is_others(reading, match.start())


def _counted(reading: Reading, value: dict[str, Any], spans: list[tuple[int, int]]) -> None:
    for first in _COUNT.finditer(reading.low):
        match = _second_thought(reading.low, first)
        sentence = reading.sentence_at(first.start()).text
        allowed = (
            reading.asks("schedule")
            or _TRAIN.search(sentence)
            or corrects(reading)
            or LENGTH.search(sentence)
            or _is_phrase(reading, first)
        )
        if not allowed or _WEEKS_OFF.search(reading.clause_at(first.start()).text) or is_others(reading, first.start()):
            continue
        done = is_past(reading, first.start()) or _ALREADY.search(sentence)
        if done and (not reading.asks("schedule") or _WANTED.search(reading.low)):
            continue
        low = match.group(1) or match.group(4)
        rather = _bare_second_thought(reading.low, match)
        if rather and 1 <= number(rather.group(1)) <= 7:
            value.pop("days", None)
            value["days_per_week"] = int(number(rather.group(1)))
            spans.append((match.start(), rather.end()))
            return
        count = {"once": 1, "twice": 2, "thrice": 3}[match.group(3)] if match.group(3) else number(low)
        high = match.group(2) or match.group(5)
        if 1 <= count <= 7 and count == int(count):
            if count > len(value.get("days", ())) and not _ONLY_THEN.search(reading.low):
                value.pop("days", None)  # "5 days, more on Sundays" names one of five
            value["days_per_week"] = min(int(count), len(value["days"])) if "days" in value else int(count)
            if high and number(high) > count and "days" not in value:
                value["up_to"] = int(min(number(high), 7))
            spans.append(match.span())
            return
    _counted_otherwise(reading, value, spans)


def _counted_otherwise(reading: Reading, value: dict[str, Any], spans: list[tuple[int, int]]) -> None:
    able = _I_CAN.search(reading.low)
    if able and not value:
        value["days_per_week"] = int(number(able.group(1)))
        spans.append(able.span())
    of_them = _OF_THEM.search(reading.low)
    if of_them and set(value) <= {"time"} and _PART.search(reading.low):
        value["days_per_week"] = int(number(of_them.group(1)))
        spans.append(of_them.span(1))
    wanted = _WANTED.search(reading.low)
    if wanted and not value and not is_others(reading, wanted.start()):
        value["days_per_week"] = {"once": 1, "twice": 2}[wanted.group(1)]
        spans.append(wanted.span())
    alternate = _ALTERNATE.search(reading.low)
    if alternate and "days" not in value:
        value |= {"days_per_week": 3, "pattern": "every_other_day"}
        spans.append(alternate.span())


def _is_phrase(reading: Reading, match: re.Match[str]) -> bool:
    """Whether the count is all that stands between two commas."""
    return reading.phrase_at(match.start()).text.strip() == match.group().strip()


def _bare_second_thought(low: str, first: re.Match[str]) -> re.Match[str] | None:
    """A number alone that takes the count back: "5 days a week, actually 2"."""
    return _RATHER.match(low, first.end())


def _second_thought(low: str, first: re.Match[str]) -> re.Match[str]:
    """The count that takes the first one back, or names the whole: "five days a week. No wait, only 3 days", "5 days in total"."""
    later = (
        match
        for match in _COUNT.finditer(low, first.end())
        if _TAKES_BACK.search(low[first.end() : match.start()]) or _OVERALL.match(low, match.end())
    )
    return next(later, first)


def _day_part(reading: Reading, value: dict[str, Any], spans: list[tuple[int, int]]) -> None:
    for match in _PART.finditer(reading.low):
        sentence = reading.sentence_at(match.start())
        beside = any(sentence.start <= start < sentence.start + len(sentence.text) for start, _ in spans)
        if not (beside or reading.asks("schedule") or _TRAIN.search(reading.clause_at(match.start()).text)):
            continue
        if is_others(reading, match.start()) or match.group() in {"work", "school"}:
            continue
        part = next((name for pattern, name in _PARTS if pattern.search(match.group())), None)
        if part is not None:
            value["time"] = part
            spans.append(match.span())
            return


def _bare_count(reading: Reading, value: dict[str, Any], spans: list[tuple[int, int]]) -> None:
    if not reading.asks("schedule"):
        return
    often = re.search(r"\b(once|twice|thrice)\b(?! (?:a|per|each|every) (?:day|month|year))", reading.low)
    if often:
        value["days_per_week"] = {"once": 1, "twice": 2, "thrice": 3}[often.group(1)]
        spans.append(often.span())
        return
    both = DAYS_BY_MINUTES.match(reading.low)
    if both:
        value["days_per_week"] = int(both.group(1))
        spans.append(both.span())
        return
    usual = _TIMES.search(reading.low) or _USUAL.search(reading.low)
    if usual and 1 <= number(usual.group(1)) <= 7:
        value["days_per_week"] = int(number(usual.group(1)))
        spans.append(usual.span(1))
        return
    match = re.search(
        (
            rf"^\W*(?:about |maybe |like |i'd say |let's say |roughly |well,? |hm+,? |ok(?:ay)?,? |i think |around "
            rf"|probably |say |no,? )*(?!an?\b)({NUM})(?:-?ish)?(?:\s*(?:-|to|or)\s*({NUM}))?\b(?!\s*(?:h|min|'|:))"
        ),
        reading.low,
    )
    if match and 1 <= number(match.group(1)) <= 7:
        value["days_per_week"] = int(number(match.group(1)))
        if match.group(2) and number(match.group(2)) > number(match.group(1)):
            value["up_to"] = int(min(number(match.group(2)), 7))
        spans.append((match.start(1), match.end()))


DAYS_BY_MINUTES = re.compile(r"^\W*([1-7])\s*(?:x|\*|times)\s*(\d{2,3})\b(?!\s*(?:kg|lb|reps))")


def says_days(text: str) -> bool:
    """Whether a text speaks of days or sessions of a week."""
    return bool(
        _ONE_DAY.search(text)
        or re.search(
            r"\b\w+ (?:days|times) ?(?:a|per) week|\bevery (?:other|second) day\b|\b\d ?x\b|\b(?:days|sessions|week|weekly|wk"
            r"|daily|mornings|evenings)\b",
            text,
        )
    )


def _together(reading: Reading, value: dict[str, Any], spans: list[tuple[int, int]], faint: bool) -> Found:
    """One quote over all the words when they stand together, else over the first of them."""
    spans.sort()
    start, end = spans[0]
    for first, last in spans[1:]:
        if first - end <= 60:
            end = max(end, last)
    return reading.found("schedule", value, start, end, faint=faint)


def days_named(text: str) -> set[str]:
    """The days of the week that stand in a text."""
    return {DAYS[_index(match.group())] for match in _ONE_DAY.finditer(text.lower())}


def _index(word: str) -> int:
    return _SHORT[word] if word in _SHORT else DAYS.index(word.rstrip("s"))


def _between(first: int, last: int) -> set[int]:
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}
