"""When the user can train: days, hours of the day, and how long one session may last."""

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

_LENGTH = re.compile(
    rf"\b({NUM})\s*(?:-|to|or)\s*({NUM})\s*(minutes?|mins?|min|hours?|hrs?|h)\b"
    rf"|\b(?:an? )?hour and a half\b|\b(?:an? )?hour (?:and )?(?:a )?(?:fifteen|quarter|thirty)\b|\b(?:three )?quarters? of an hour\b"
    rf"|\bhour(?= (?:tops|max|at most|each))|\bhalf an? hour\b|\b(\d)\s*h(?:ours?|rs?)?\s*(?:and )?(\d\d)\b"
    rf"|\b({NUM})[\s-]*(minutes?|mins?|min|hours?|hrs?|hr|h|')(?=\W|$)"
)
_LENGTH_CUE = re.compile(
    r"\b(?:at most|max|maximum|tops|per (?:session|workout|day|training)|a session|each|sessions?|only (?:have"
    r"|got)|i have|i've got|up to|limit(?:ed)?|workouts?"
    r"|no (?:more|longer) than|not (?:more|longer) than|less than|under|long|a day|at a time|lunch break"
    r"|window|for (?:training|a workout)|to train|train for|can train|in and out)\b"
)
_MOST = re.compile(
    r"\b(?:only (?:have|got)|at most|max(?:imum)?|no (?:more|longer) than|not (?:more|longer) than|up to|i want|i need|can do|limit\w*)\b"
)
_AT_MOST = re.compile(r"\s*(?:tops|max(?:imum)?|at (?:the )?most|limit|or less)\b")
_LASTED = re.compile(r"\b(?:made me|had me|used to|last (?:year|month|week)|he|she|did|was doing|drive|shifts? of)\b")
_SHIFT = re.compile(r"\s*(?:shifts?|flights?|drive|commute|days? at work|at work)\b")
_SECOND_THOUGHT = re.compile(r"\b(?:actually|no|sorry|make (?:it|that)|i mean)\b\D{0,12}\b(\d{2,3})\b(?!\s*(?:kg|lb))")
_LENGTH_OTHER = re.compile(
    r"\b(?:ran|run in|5k|10k|marathon in|commute|drive|sleep|slept|away|rowed|row in|plank|hours? of (?:work"
    r"|sleep)|work \d+ hours|cap|amrap|emom"
    r"|walk|walks|walking)\b"
)
_EACH_WEEK = re.compile(r"\s*(?:of (?:\w+ ){1,2})?(?:a|per|each|every) (?:week|month)\b|\s*weekly\b")
_ALONE = re.compile(r"\W*(?:for |about |around |roughly |maybe |max |up to |an? )*$")
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


def session_length(reading: Reading) -> Iterator[Found]:
    """The longest that a session may last, in minutes."""
    for match in sorted(_LENGTH.finditer(reading.low), key=lambda match: not _is_limit(reading, match)):
        sentence = reading.sentence_at(match.start())
        near = reading.clause_at(match.start()).text
        asked = reading.asks("session_length")
        if not asked and (_LENGTH_OTHER.search(near) or _EACH_WEEK.match(reading.low, match.end())):
            continue
        cued = _LENGTH_CUE.search(sentence.text) or _says_days(sentence.text) or corrects(reading)
        listed = _stands_alone(reading, match) and (_says_days(reading.low) or _is_sentence(reading, match))
        if _is_told(reading, match) or not (asked or cued or listed):
            continue
        minutes = _minutes(match)
        if 5 <= minutes <= 300 and not is_others(reading, match.start()):
            second = _SECOND_THOUGHT.search(reading.low[match.end() :])
            if second:
                yield reading.found("session_length", int(second.group(1)), match.end() + second.start(1), match.end() + second.end(1))
            else:
                yield reading.found("session_length", minutes, *_with_limit(reading, match.start(), match.end()))
            return
    yield from _bare_minutes(reading)


def _is_limit(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is said to be the most, which counts before another length of the same message."""
    phrase = reading.phrase_at(match.start())
    before, after = phrase.text[: match.start() - phrase.start], phrase.text[match.end() - phrase.start :]
    return bool(_MOST.search(before[-40:]) or _AT_MOST.match(after))


def _is_told(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is how long something else lasts or lasted."""
    phrase = reading.phrase_at(match.start())
    return bool(_LASTED.search(phrase.text[: match.start() - phrase.start])) or bool(_SHIFT.match(reading.low, match.end()))


def _is_sentence(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is a sentence by itself, and no bare hour of a day."""
    phrase, sentence = reading.phrase_at(match.start()).text, reading.sentence_at(match.start()).text
    alone = len(sentence.split()) <= 4 or phrase.strip() == match.group().strip()
    return alone and not {"timeline", "experience", "current_training", "strengths"} & set(reading.pending)


def _stands_alone(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is a stretch between commas by itself, as in a list of circumstances."""
    phrase = reading.phrase_at(match.start())
    before, after = phrase.text[: match.start() - phrase.start], phrase.text[match.end() - phrase.start :]
    return bool(_ALONE.fullmatch(before)) and len(after.split()) <= 3


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
        meant = named or reading.asks("schedule") or _TRAIN.search(sentence) or _LENGTH.search(sentence)
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
            or _LENGTH.search(sentence)
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
            if count > len(value.get("days", ())):
                value.pop("days", None)  # "5 days, more on Sundays" names one of five
            value["days_per_week"] = int(count)
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
    both = _DAYS_BY_MINUTES.match(reading.low)
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


_DAYS_BY_MINUTES = re.compile(r"^\W*([1-7])\s*(?:x|\*|times)\s*(\d{2,3})\b(?!\s*(?:kg|lb|reps))")


def _bare_minutes(reading: Reading) -> Iterator[Found]:
    """A number alone, when that was the question: from 10 up it means minutes, 1 to 3 alone means hours."""
    if not reading.asks("session_length"):
        return
    both = _DAYS_BY_MINUTES.match(reading.low) if reading.asks("schedule") else None
    if both:
        yield reading.found("session_length", int(both.group(2)), *both.span())
        return
    numbers = list(
        re.finditer(r"(?<![\w.:])(\d+(?:[.,]\d+)?)(?:\s*-\s*(\d+))?(?![\w:]*\s*(?:days?|x|times|for \d|kgs?|lbs?))", reading.low)
    )
    for match in numbers:
        amount = number(match.group(2) or match.group(1))
        if 10 <= amount <= 300:
            yield reading.found("session_length", int(amount), *match.span())
            return
    if len(numbers) == 1 and not reading.asks("schedule") and number(numbers[0].group(1)) <= 3:
        yield reading.found("session_length", int(number(numbers[0].group(1)) * 60), *numbers[0].span())


_SPOKEN = (
    (r"three quarters", 45),
    (r"^quarter", 15),
    (r"^half", 30),
    (r"hour and a half|hour (?:and )?(?:a )?thirty", 90),
    (r"hour (?:and )?(?:a )?(?:fifteen|quarter)", 75),
    (r"^hour$", 60),
)


def _minutes(match: re.Match[str]) -> int:
    words = match.group()
    if match.group(3) or match.group(7):
        amount = number(match.group(2) or match.group(6))
        if match.group(2) and amount < number(match.group(1)):
            amount = number(f"{match.group(1)}-{match.group(2)}")  # one number in two words
        return round(amount * 60) if (match.group(3) or match.group(7)).startswith("h") else round(amount)
    known = next((minutes for pattern, minutes in _SPOKEN if re.search(pattern, words)), None)
    return known if known is not None else int(match.group(4)) * 60 + int(match.group(5))


def _with_limit(reading: Reading, start: int, end: int) -> tuple[int, int]:
    tail = re.match(r"\s*(?:at most|max(?:imum)?|tops|per session|a session|each|or so)\b", reading.low[end:])
    head = re.search(r"(?:at most|no more than|up to|max(?:imum)?|about|under)\s*$", reading.low[max(0, start - 30) : start])
    return (start - len(head.group()) if head else start), (end + tail.end() if tail else end)


def _says_days(text: str) -> bool:
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
