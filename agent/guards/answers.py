"""Holds a sentence to what the user asked and told: which days, how long ago, how far to go, up or down, whose goal, whose name."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from agent.guards.day_words import find_dates
from agent.guards.exercises import exercises
from agent.guards.material import Known
from agent.guards.numerals import LOADS, OF_TIME, WORDS, numbers
from agent.guards.reckoning import tops_of
from agent.guards.sameness import same
from agent.guards.senses import sense

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = "|".join(_WEEKDAYS)
_COUNT = r"(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)"
_WHICH_DAYS = re.compile(
    r"\b(?:which|what) days?\b[^?]*\b(?:train|lift|work|go|gym|run)\w*|\bwhen did i (?:train|lift|work out|go)\b", re.IGNORECASE
)
_AGO = re.compile(
    rf"\b{_COUNT} days ago,? (?:that was |it was |on )?(?:last )?(?P<name>{_WEEKDAY})\b"
    rf"|\b(?P<first>{_WEEKDAY}),? (?:which (?:is|was) |so )?(?P<other>\d{{1,3}}|one|two|three|four|five|six|seven) days ago\b",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b(?:goal|target)s?(?: of| is| was| stays| remains|:| for| to be| now)*(?: (?:an?|the|now|still|about|your))*"
    r" (?P<load>\d{2,3}(?:[.,]\d)?) ?(?:kg|kilos?|lbs?|pounds?)?(?: (?P<lift>[a-z]+(?: [a-z]+)?))?",
    re.IGNORECASE,
)
_OF_GOAL = re.compile(r"\b(?:goals?|target|aim|want to|set yourself|wanted|planned|deadline|timeline)\b", re.IGNORECASE)
_ASKS_GOAL = re.compile(
    r"\b(?:what|which|remind|tell)\w*\b[^?!]{0,24}\bmy (?:\w+ ){0,3}?(?:goals?|targets?|aims?)\b|^\W*(?:my )?(?:\w+ )?(?:goal|target)\W*$",
    re.IGNORECASE,
)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_NOW = re.compile(r"\b(?:best|now|current\w*|today|last|(?:are|['’]re) at|ran|run|did|from)\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)
_MONTH_SHORT = re.compile(rf"\b(?:{'|'.join(one[:3] for one in _MONTHS)})", re.IGNORECASE)
_ASKS_BY_WHEN = re.compile(r"\b(?:when|by when|what date|which month|deadline)\b", re.IGNORECASE)
_DOES: Final = (
    r"(?:runs?|ran|does|did|lifts?|squats?|benche[sd]|bench|deadlifts?|presses|rows?|pulls?|swims?|swam|cycles?|can|has|is|was|rowed|lifted"
    r"|pulled|pressed)"
)
# A name by what it does; no day and no month.
_NAME = re.compile(
    rf"\b(?!(?:{_WEEKDAY}|{'|'.join(_MONTHS)})\b)(?-i:[A-Z][a-z]{{2,}})(?= {_DOES}\b|['’]s\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;.!?—–]|\b(?:and|but|while|so)\b", re.IGNORECASE)
_APART = re.compile(r"\s*(?:away|more|less|ahead|behind|apart|off|above|below|over|under|faster|slower|heavier|lighter)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_FEAST = re.compile(
    r"\byour (?:\w+ )?(?:birthday|anniversary|wedding|race|meet|competition|appointment|holiday"
    r"|vacation)\b[^.!?]{0,20}\b(?:is|was|falls|comes)\b",
    re.IGNORECASE,
)
_SET = re.compile(
    r"\b(?:set yourself|your (?:goal|target|deadline|timeline)\b[^.!?]{0,30}\b(?:is|was)|you (?:wanted|planned|aimed|gave yourself))\b",
    re.I,
)
_WAY = re.compile(
    r"\b(?P<way>up|more|heavier|above|down|less|lighter|below)(?: on| from| than| compared (?:to|with))? (?:your |the )?(?P<when>last"
    rf" (?:time|week|session|workout|{_WEEKDAY})|(?:session|time|week) before|previous (?:session|workout|time|week))",
    re.IGNORECASE,
)
_UP = {"up", "more", "heavier", "above"}
_OPEN = re.compile(
    r"\b(?:if|could|should|would|might|can|try|let['’]s|i['’]d|next|go|keep|stay|want|not|no|never|isn['’]t|wasn['’]t)\b|\?\s*$", re.I
)
_UNTIL = re.compile(r"\b(?:how (?:many|long)|days|weeks)\b[^?]*?\b(?:until|till?|to|before|left)\b(?P<day>[^?]*)", re.IGNORECASE)
_LEFT = re.compile(rf"\b{_COUNT} days\b(?! (?:ago|a week|per|in a row|since))", re.IGNORECASE)
_RELATION = r"(?:sister|brother|wife|husband|partner|mum|mom|mother|dad|father|son|daughter|cousin|friend|buddy|coach|dog|cat)"
_NAMED = re.compile(rf"\b(?i:your|the) (?:\w+ )?(?i:{_RELATION}),? (?P<name>[A-Z][a-z]{{2,}})\b")
_ASKS_GEAR = re.compile(r"\b(?:gear|equipment|kit)\b", re.IGNORECASE)
_GEAR = re.compile(
    r"\b(dumbbells?|kettlebells?|treadmill|rower|bike|leg press|cables?|smith|trap bar|sled|bands?|rings|rack|barbell|bench"
    r"|pull[- ]?up bar)\b",
    re.IGNORECASE,
)
_SAT = re.compile(
    r"\b(?:sat|stuck|been|stayed|stood|parked|stalled|stuck|sitting|stagnat\w+)\b(?: \w+)? (?:at"
    r"|on) (?P<load>\d+(?:[.,]\d+)?) ?(?:kg|kilos?)?\b"
    rf"[^.!?]{{0,12}}\bfor (?:the (?:last|past) )?{_COUNT} (?P<unit>session|workout|week|month)s",
    re.IGNORECASE,
)
_LENGTHS = {"week": 7, "month": 30}
# Only the whole log shows that something was a first.
_FIRST = re.compile(
    r"\bfirst time (?:that )?you(?:['’]ve| have)?\b|\byou(?:['’]ve| have)? (?:\w+ ){0,6}for the first time\b", re.IGNORECASE
)
_LATEST = 400


def answers_wrong(sentence: str, topic: str, lines: Sequence[Known], named: frozenset[str], today: date) -> bool:
    """Whether it answers with a day, a stretch of time, a goal, a name or a direction that the lines contradict."""
    if _is_wrong_ago(sentence, today) or _is_wrong_count_down(sentence, topic, today) or _is_nobody(sentence, lines):
        return True
    if _sat_shorter(sentence, lines, named):
        return True
    if _OPEN.search(sentence):
        return False
    if _FIRST.search(sentence) and not any(re.search(r"\bfirst\b", line.text, re.IGNORECASE) for line in lines if not line.hearsay):
        return True
    return (
        _is_untrained(sentence, topic, lines, today)
        or _is_another_goal(sentence, lines)
        or _is_no_goal(sentence, topic, lines)
        or _is_another_month(sentence, topic, lines)
        or _is_of_somebody_else(sentence, lines)
        or _goes_the_other_way(sentence, lines, named, today)
        or _is_not_owned(sentence, topic, lines)
    )


def _sat_shorter(sentence: str, lines: Sequence[Known], named: frozenset[str]) -> bool:
    """Whether a lift is said to have stayed at a load for longer, or more often, than the log shows it there."""
    found = _SAT.search(sentence)
    if not found:
        return False
    load, count = Decimal(found["load"].replace(",", ".")), _number(found["count"])
    of_it = [line for line in lines if line.exercises and not line.hearsay and (not named or named & line.exercises)]
    days = sorted({day for line in of_it if any(one.value == load for one in line.numbers) for day in line.sense.days})
    length = _LENGTHS.get(found["unit"].lower())
    return len(days) < count if length is None else not days or (days[-1] - days[0]).days < (count - 1) * length


def _is_untrained(sentence: str, topic: str, lines: Sequence[Known], today: date) -> bool:
    """Whether a day is listed as one of training on which the newest workouts, as far as they go back, have none."""
    if not _WHICH_DAYS.search(topic):
        return False
    trained = {day for line in lines if line.exercises and not line.hearsay for day in line.sense.days if day <= today}
    said = {day for day in sense(sentence, today).days if day <= today and trained and day >= min(trained)}
    said |= {one.day for one in find_dates(sentence, today) if trained and min(trained) <= one.day <= today}
    return bool(said & trained) and bool(said - trained)


def _is_wrong_ago(sentence: str, today: date) -> bool:
    """Whether a day so many days ago was another weekday than the one that is named beside it."""
    for found in _AGO.finditer(sentence):
        day = today - timedelta(days=_number(found["count"] or found["other"]))
        if _WEEKDAYS[day.weekday()] != (found["name"] or found["first"]).lower():
            return True
    return False


def _is_wrong_count_down(sentence: str, topic: str, today: date) -> bool:
    """Whether the days until the day that was asked for are counted wrong."""
    asked, said = _UNTIL.search(topic), _LEFT.search(sentence)
    day = next((one.day for one in find_dates(asked["day"], today)), None) if asked and said else None
    if day is None or said is None:
        return False
    if day < today:
        day = day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
    return (day - today).days <= _LATEST and abs((day - today).days - _number(said["count"])) > 1


def _is_another_goal(sentence: str, lines: Sequence[Known]) -> bool:
    """Whether a goal is given to a lift that has another, or to one of another load."""
    found = _GOAL.search(sentence)
    named = exercises(found["lift"] or "") if found else frozenset()
    goals = [line for line in lines if line.exercises and (line.wished or _OF_GOAL.search(line.text))]
    if not found or not named or not goals:
        return False
    load = Decimal(found["load"].replace(",", "."))
    return not any(named & line.exercises and any(one.value == load for one in line.numbers) for line in goals)


def _is_no_goal(sentence: str, topic: str, lines: Sequence[Known]) -> bool:
    """Whether it answers a question for a goal with a figure that no goal has, though some have one of that kind."""
    if not _ASKS_GOAL.search(topic):
        return False
    said = next((one for one in numbers(sentence.partition(",")[0]) if one.unit in LOADS or one.value % 1 == OF_TIME), None)
    if said is None or _NOW.search(sentence.partition(",")[0]):
        return False
    held = [one for line in lines if _OF_GOAL.search(line.text) for one in line.numbers]
    if said.unit in LOADS:
        alike = [one for one in held if one.unit in LOADS]
        return bool(alike) and not any(same(said, one) for one in alike)
    times = [one.value * 60 if one.unit == "min" else one.value for one in held if one.unit == "min" or one.value % 1 == OF_TIME]
    return bool(times) and not any(abs(one - said.value) < 1 for one in times)


def _is_of_somebody_else(sentence: str, lines: Sequence[Known]) -> bool:
    """Whether somebody whom the user named is given a load or a time that none of the lines about them has."""
    told = [(line, {found[0] for found in _NAME.finditer(line.text)}) for line in lines if line.hearsay]
    for clause in _CLAUSE.split(sentence):
        names = {found[0] for found in _NAME.finditer(clause)}
        about = [line for line, named in told if names & named and line.numbers]
        said = [one for one in numbers(clause) if one.unit in LOADS or one.value % 1 == OF_TIME]
        said = [one for one in said if not _APART.match(clause, one.end)]
        if (
            about
            and said
            and not _YOU.search(clause)
            and not any(same(one, other) for one in said for line in about for other in line.numbers)
        ):
            return True
    return False


def _is_another_month(sentence: str, topic: str, lines: Sequence[Known]) -> bool:
    """Whether the user is said to have aimed at a month that nothing names, or that no goal has."""
    if _ASKS_BY_WHEN.search(topic) and _OF_GOAL.search(f"{sentence} {topic}"):
        goals = [line.text.lower() for line in lines if _OF_GOAL.search(line.text) and _MONTH_SHORT.search(line.text)]
        aimed = {found[0].lower()[:3] for found in _MONTH.finditer(sentence)}
        if goals and aimed and not any(one in text for one in aimed for text in goals):
            return True
    if not (_SET.search(sentence) or _FEAST.search(sentence)):
        return False
    known = " ".join(line.text for line in lines).lower()
    dated = {_MONTHS[day.month - 1] for line in lines for day in line.sense.days}
    said = {found[0].lower() for found in _MONTH.finditer(sentence)}
    return any(one not in dated and not re.search(rf"\b{one[:3]}(?:{one[3:]})?\b", known) for one in said)


def _goes_the_other_way(sentence: str, lines: Sequence[Known], named: frozenset[str], today: date) -> bool:
    """Whether the newest load of a lift is said to be more, or less, than the time before when it was not."""
    found = _WAY.search(sentence)
    if not found or len(named) != 1 or not any(one.unit in (None, *LOADS) for one in numbers(sentence[: found.start()])):
        return False
    series = tops_of(named, lines)
    days = sense(found["when"], today).days
    before = [load for day, load in series[:-1] if not days or day in days]
    if not before:
        return False
    newest = series[-1][1]
    return newest <= before[-1] if found["way"].lower() in _UP else newest >= before[-1]


def _is_nobody(sentence: str, lines: Sequence[Known]) -> bool:
    """Whether somebody close to the user gets a name that nobody said."""
    known = " ".join(line.text for line in lines).lower()
    return any(found["name"].lower() not in known for found in _NAMED.finditer(sentence))


def _is_not_owned(sentence: str, topic: str, lines: Sequence[Known]) -> bool:
    """Whether a list of the user's equipment has a piece that nothing names."""
    if not _ASKS_GEAR.search(topic):
        return False
    known = " ".join(line.text for line in lines).lower()
    said = {one.lower().rstrip("s") for one in _GEAR.findall(sentence)}
    return any(one in known for one in said) and any(one not in known for one in said)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(WORDS[word.lower()])
