"""Where the user comes from: experience, what they do now, what they are good at and what holds them back."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from coach_creator.extractors import lifts
from coach_creator.extractors.goals import present, targeted
from coach_creator.extractors.guards import is_denied, is_others, is_wished
from coach_creator.extractors.reading import NUM, Found, Reading, number

_TRAINING = {
    "crossfit": r"cross ?fit(?:ting)?|x-?fit",
    "powerlifting": r"powerlift\w*|pl",
    "olympic_lifting": r"(?:olympic )?weightlifting|wl|oly(?:mpic)? lifting|olympic lifts?",
    "bodybuilding": r"bodybuild\w*|body building",
    "lifting": r"lift(?:ing|ed)?(?: weights)?|weights|weight training|strength training|barbell training|iron|under the bar"
    r"|stronglifts|starting strength|gzclp|(?:bench|squatt|deadlift)(?:ed|ing)",
    "calisthenics": r"calisthenics|bodyweight (?:training|stuff|workouts?)|street workout",
    "running": r"run(?:ning|ner|s)?|jog(?:ging)?|ran",
    "cycling": r"cycl(?:e|ing|ist)|biking|spin(?:ning)?",
    "swimming": r"swim(?:ming|mer)?|swam",
    "rowing": r"rowing",
    "yoga": r"yoga|pilates",
    "climbing": r"climb(?:ing)?|bouldering",
    "hyrox": r"hyrox",
    "martial_arts": r"bjj|jiu[- ]?jitsu|judo|boxing|kick ?boxing|muay thai|mma|karate|martial arts|wrestling|taekwondo",
    "team_sport": r"football|soccer|rugby|basketball|hockey|volleyball|handball|baseball",
    "tennis": r"tennis|padel|squash|badminton",
    "dance": r"danc(?:e|ing)|ballet",
    "gymnastics": r"gymnast\w*",
    "classes": r"(?:group |fitness |gym )?classes|orange ?theory|f45|bootcamp|zumba|hiit|les mills|peloton",
    "machines": r"nautilus|weight machines|circuit machines",
    "walking": r"walk(?:ing|s)?|hik(?:e|es|ing)",
    "gym": r"gym|train(?:ing|ed)?|work(?:ing|ed)? out|exercis(?:e|ing)|fitness|machines",
    "triathlon": r"triathlons?",
    "sport": r"sports?|athlete",
}
_KIND = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _TRAINING.items()))
_UNITS = r"(years?|yrs?|yr|y|months?|mos?|mths?|weeks?|wks?|decades?)"
_FOR = re.compile(
    rf"\b(?:for|about|around|over|almost|nearly|the (?:last|past)|like|some|roughly|only|on and off for"
    rf"|more than)?\s*({NUM}|half a)(?:\s*(?:-|to|or)\s*({NUM}))?\s*\+?\s*(?:solid |full |good |whole "
    rf"|consistent )?{_UNITS}\b(?!\s*(?:old|of age|ago|away|from|challenge|trial|plan|program|deadline))"
)
_SINCE = re.compile(
    r"\b(?:since (?:about |around )?(?:\w+ )?|(?:started|began|took up)\b[^.;!?\d]{0,40}\bin (?:about |around |\w+ )?)((?:19|20)\d\d)\b"
)
_SINCE_YOUTH = re.compile(
    r"\bsince (?:high school|college|school|uni(?:versity)?|i was (?:a )?(?:kid|teen(?:ager)?|young|child"
    r"|\d{1,2})|childhood|my (?:teens|twenties))\b|\b(?:all my life|my whole life|decades)\b"
)
_SO_LONG = re.compile(r"[,; (-]*(?:so|that'?s|which is|i\.e\.)?\s*(?:about |around |like )?(\d{1,2}) ?y(?:ea)?rs?\b")
_NEW = re.compile(
    r"\b(?:(?:complete|total|absolute|pretty much a|a|an|very|real) )*(?:beginner|newbie|noob|novice(?! (?:comp\w*|class|division"
    r"|league|meet))|rookie"
    r"|starter)\b|\b(?:completely |totally |brand |pretty |very )*new to (?:\w+ ?){1,3}"
    r"|\bnever (?:really |ever |actually )?(?:lifted|trained|worked out|been to (?:a|the) gym|touched a (?:bar"
    r"|barbell|weight)|done (?:any|this|sport|weights)|exercised|set foot|held)\b[^.,;]{0,30}|\b(?:just"
    r"|only just) (?:started|starting|began|getting started|joined)\b|\bstarting (?:out|from (?:zero|scratch"
    r"|nothing))\b"
    r"|\b(?:no|zero|not much|not a lot of|little|hardly any|barely any) (?:\w+ )?experience\b|\bfirst time\b"
    r"|\bcouch potato\b|\bout of shape\b|\bnot (?:very )?(?:experienced|sporty)\b|\bnever done (?:it|any|this"
    r"|anything)\b"
)
_FORMER = re.compile(
    r"\b(?:former(?:ly)?|ex-|retired|used to (?:be|play|do|row|swim|run|lift|train|compete|wrestle|dance|climb|fight)"
    r"|(?:played|swam|rowed|wrestled|danced|ran|did|lifted|fenced|boxed)(?= .{0,30}\b(?:in|at) (?:high school|college|school|uni\w*"
    r"|the \w+ies)\b))"
    r"[^.,;!?]{0,40}"
)
_FEW_WORDS = 8
_OF_TIME = re.compile(
    r"\s*(?:the )?(?:mornings?|evenings?|afternoons?|nights?|lunch|weekends?|weekdays?|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)days?)\b"
)
_TOLD = re.compile(
    r"\b(?:did|done|doing|was|were|used to|played|years?|yrs|i['’]ve|have|had|started|tried|mostly|some|a (?:bit|little)|always|since"
    r"|grew up|class\w*)\b"
)
_ABOUT = ("for", "about", "around", "over", "almost", "nearly")
_LEVEL = re.compile(
    r"\b(?:(?P<intermediate>intermediate|some experience|moderately experienced|decent amount)"
    r"|(?P<advanced>advanced|very experienced|experienced|expert|elite|competitive (?:lifter|athlete"
    r"|powerlifter|weightlifter)|compete(?:d)? (?:in|at)|competed|national(?:s| level)?|coach(?:ed)? (?:others"
    r"|people)|i(?:'m| am) a (?:coach|trainer|pt|personal trainer)))\b"
)
_BACK = re.compile(
    r"\b(?:back after|returning after|haven't (?:trained|lifted|worked out|exercised) (?:in|for)|took|after) (?:a )?(?:"
    + NUM
    + r")?\s*(?:years?|months?)?\s*(?:break|off|layoff|pause)?\b"
)

_NOW = re.compile(
    r"\b(?:currently|right now|at the moment|these days|nowadays|at present|presently|so far this year"
    r"|i'm doing|im doing|i am doing|my (?:current )?(?:routine|program|training|week|split)(?: is| looks)?"
    r"|still (?:doing|running|going|lifting|training))\b"
    r"|\bi (?:usually |mostly |only |just |already |also |mainly )?(?:train|lift"
    r"|run(?! (?:an?|my|block|conjugate|\w+ (?:program|period))\b)"
    r"|jog|swim|cycle|walk"
    r"|go to (?:the|a) gym|go to classes|do (?:\w+ ){0,3}(?:yoga|pilates|crossfit|classes|cardio|weights|hiit"
    r"|push[- ]?ups))\b"
)
_NOT_NOW = re.compile(
    r"\bnot (?:training|working out|doing (?:anything|much|any)|exercising|lifting|active)\b[^.,;]{0,25}"
    r"|\b(?:don't|dont|do not) (?:train|work ?out|exercise|do (?:anything|much|any))\b[^.,;]{0,25}"
    r"|\bhaven't (?:trained|lifted|worked out|exercised|done (?:anything|much))\b[^.;]{0,40}|\bi sit all day\b"
    r"|\b(?:sedentary|inactive)\b"
)
_WEEKLY = re.compile(rf"\b({NUM}|once|twice)\s*(?:x|times|days|sessions)?\s*(?:a|per|/|each)\s*(?:week|wk)\b")

_GOOD = re.compile(
    r"\b(?:good at|great at|strong at|best at|my strengths?(?: is| are)?|strong point|strong suit"
    r"|strongest(?: lift)?(?: is)?|proud of|excel at|natural at|comes? easy|(?:pretty |really |quite "
    r"|very )?strong (?:legs|back|grip|engine|core|squat|deadlift|pull|upper body|lower body)|(?:good|great"
    r"|decent|solid|strong) (?:engine|endurance|cardio|mobility|technique|discipline|stamina|grip|flexibility"
    r"|squat|deadlift|bench|balance))\b"
)
_TIMED = re.compile(
    r"\b(?:(5k|10k|half marathon|marathon|mile|2k(?: row)?|fran|grace|murph"
    r"|helen)\b[^.,;]{0,20}?,?\s*\b(\d{1,2}:\d\d(?::\d\d)?|sub[- ]?\d+)|(\d{1,2}:\d\d(?::\d\d)?"
    r"|sub[- ]?\d+)\s*(?:min(?:ute)?s?\s*)?(?:on |for |in )?(?:a |my )?(5k|10k|half marathon|marathon|mile"
    r"|2k(?: row)?|fran|grace|murph|helen))\b"
)
_RAN = re.compile(r"\b(?:ran|did|have|got|my (?:best|pb|pr)|personal best|finished|can|last)\b")
_BAD = re.compile(
    r"\b(?:weakness(?:es)?(?: is| are)?|weak (?:point|spot|at|in|on)|weakest(?: \w+)?(?: is)?|struggl(?:e"
    r"|ing) with|bad at|terrible at|awful at|poor (?:at|\w+)|(?<!are the )(?<!is the )worst(?: \w+)?(?: is)?|sucks?(?: at)?|lagging"
    r"|lags? behind|(?:have|got|with) no (?:endurance|stamina|cardio|grip|discipline|consistency|flexibility"
    r"|mobility|core|upper body)|lack(?:ing)?(?: of)?"
    r"|can'?t (?:even )?(?:do|hold|get|overhead|squat|run|touch|keep|stay|stick)|need(?:s)? (?:the most )?work"
    r"|hold(?:s|ing)? me back|stuck (?:at|on|with)|plateau\w*|inconsisten\w+|weak (?:core|grip|upper body|legs"
    r"|hamstrings|glutes|back|overhead|shoulders|arms|lower body|triceps|posterior chain)|not good at"
    r"|out of breath|(?:is|are) (?:terrible|awful|weak|poor|shit|bad|crap|lagging|embarrassing))\b"
)


def experience(reading: Reading, today: date) -> Iterator[Found]:
    """How long and what kind of training the user brings."""
    value: dict[str, Any] = {}
    spans: list[tuple[int, int]] = []
    length = _length(reading, today)
    if length is not None:
        value |= length.value
        spans.append((length.start, length.end))
    new = _NEW.search(reading.low)
    level = _stated_level(reading)
    if new and not is_others(reading, new.start()) and not is_denied(reading, new.start(), reach=8):
        value["level"] = "new"
        spans.append(reading.span(*new.span()))
    elif level:
        value["level"] = str(level.lastgroup)
        spans.append(reading.span(*level.span()))
    former = _FORMER.search(reading.low)
    if (
        former
        and not value
        and not is_others(reading, former.start())
        and (kinds := _kinds(former.group()) or ["sport"] * ("play" in former.group()))
    ):
        value = {"kinds": kinds, "text": reading.quote(*former.span())}
        spans.append(reading.span(*former.span()))
    if value:
        yield Found("experience", value, *_join(spans))
    elif reading.asks("experience"):
        yield from _kinds_only(reading)


def _former_kinds(words: str) -> list[str]:
    return _kinds(words) or (["sport"] if "play" in words else [])


def _stated_level(reading: Reading) -> re.Match[str] | None:
    level = _LEVEL.search(reading.low)
    if level is None or is_others(reading, level.start()) or is_wished(reading, level.start()):
        return None
    about_me = re.search(r"\b(?:i'm|im|i am|i've|level|lifter|athlete|i (?:have )?compete)", reading.clause_at(level.start()).text)
    return level if reading.asks("experience") or about_me or level.start() == 0 else None


def current_training(reading: Reading) -> Iterator[Found]:
    """What the user does these days, in their own words."""
    idle = _NOT_NOW.search(reading.low)
    if idle and not is_others(reading, idle.start()):
        yield reading.found("current_training", {"text": reading.quote(*idle.span()), "days_per_week": 0}, *idle.span())
        return
    for match in _NOW.finditer(reading.low):
        clause = reading.clause_at(match.start())
        kinds = _kinds(clause.text)
        if (
            is_others(reading, match.start())
            or not kinds
            or is_denied(reading, match.end(), reach=15)
            or re.search(r"\bi (?:can|could|would|want)\b", clause.text)
        ):
            continue
        end = clause.start + len(clause.text)
        begin = match.start() if match.group().startswith(("i ", "i'", "im ", "my ")) else max(clause.start, match.start() - 60)
        text = reading.quote(begin, min(end, match.start() + 200))
        weekly = _WEEKLY.search(clause.text)
        value: dict[str, Any] = {"text": text, "kinds": kinds}
        if weekly:
            words = weekly.group(1)
            value["days_per_week"] = {"once": 1, "twice": 2}[words] if words in {"once", "twice"} else int(number(words))
        yield reading.found("current_training", value, begin, min(end, match.start() + 200))
        return


def strengths(reading: Reading) -> Iterator[Found]:
    """Numbers the user has reached, and what they say they are good at."""
    wanted = {lift.start for lift in targeted(reading)}
    for lift in lifts.numbers(reading):
        clause = reading.clause_at(lift.start).text
        barred = is_others(reading, lift.start) or is_denied(reading, lift.start, reach=12) or re.search(r"\b(?:failed|stuck)\b", clause)
        if not barred and lift.start not in wanted and not _is_aim(reading, lift.start, lift.end):
            yield reading.found("strengths", [lift.value], lift.start, lift.end)
    yield from present(reading)
    for match in _TIMED.finditer(reading.low):
        hoped = "sub" in match.group() and not _RAN.search(reading.clause_at(match.start()).text)
        if not hoped and not is_others(reading, match.start()) and not _is_aim(reading, match.start(), match.end()):
            result = {"event": match.group(1) or match.group(4), "result": match.group(2) or match.group(3)}
            yield reading.found("strengths", [result], *match.span())
    yield from _phrases(reading, "strengths", _GOOD)


def weaknesses(reading: Reading) -> Iterator[Found]:
    """What the user says holds them back."""
    yield from _phrases(reading, "weaknesses", _BAD)


def _is_aim(reading: Reading, start: int, end: int) -> bool:
    return is_wished(reading, start) or bool(re.match(r"\s*(?:is (?:my|the) (?:goal|target|dream)|by |goal)", reading.low[end:]))


def _phrases(reading: Reading, slot: Any, pattern: re.Pattern[str]) -> Iterator[Found]:
    for match in pattern.finditer(reading.low):
        if is_others(reading, match.start()) or is_wished(reading, match.start()) or is_denied(reading, match.start(), reach=8):
            continue
        clause = reading.clause_at(match.start())
        if _OF_TIME.match(reading.low, match.end()):
            continue
        start = (
            max(clause.start, match.start() - 40) if re.match(r"\b(?:need|lag|hold|comes|sucks?$|is|are)", match.group()) else match.start()
        )
        end = min(clause.start + len(clause.text), match.end() + 60)
        stop = re.search(r",", reading.low[match.end() : end])
        end = match.end() + stop.start() if stop else end
        yield reading.found(slot, [{"text": reading.quote(start, end)}], start, end)
        return


def _length(reading: Reading, today: date) -> Found | None:
    for match in _SINCE.finditer(reading.low):
        kinds = _kinds(reading.sentence_at(match.start()).text)
        years = today.year - int(match.group(1))
        if (kinds or reading.asks("experience")) and 0 <= years <= 80 and not is_others(reading, match.start()):
            return reading.found("experience", {"years": years, "kinds": kinds}, *_widened(reading, match))
    youth = _SINCE_YOUTH.search(reading.low)
    if youth and not is_others(reading, youth.start()) and (kinds := _kinds(reading.sentence_at(youth.start()).text)):
        counted = _SO_LONG.match(reading.low, youth.end())
        years = int(counted.group(1)) if counted else 10
        return reading.found("experience", {"years": years, "kinds": kinds}, *_widened(reading, youth))
    for match in _FOR.finditer(reading.low):
        found = _for_years(reading, match)
        if found is not None:
            return found
    return None


def _for_years(reading: Reading, match: re.Match[str]) -> Found | None:
    clause = reading.phrase_at(match.start())
    kinds = _kinds(clause.text)
    asked = reading.asks("experience")
    lead = reading.low[max(0, match.start() - 12) : match.start()] + match.group()
    if (
        is_others(reading, match.start())
        or not (kinds or asked)
        or re.search(r"\b(?:in|within|every|per|next|last|took)\s*$", reading.low[max(0, match.start() - 8) : match.start()])
        or _is_rate(reading, match)
    ):
        return None
    if not asked and not re.search(
        r"\bfor\b|\bof\b|\d ?y(?:rs?)? \w|i've \w+(?:ed|en|um)\b|years? (?:of|in|under|experience)|past|last|over"
        r"|been",
        lead + reading.low[match.end() : match.end() + 14],
    ):
        return None
    if re.search(r"\b(?:off|break|haven't|without|layoff|pause)\b", clause.text) and not asked:
        return None
    amount = Decimal(str(0.5 if match.group(1) == "half a" else number(match.group(1))))
    unit = match.group(3)
    years = amount * 10 if unit.startswith("d") else amount if unit.startswith("y") else amount / (12 if unit.startswith("m") else 52)
    if years > 80:
        return None
    shown = int(years) if years == int(years) else years.quantize(Decimal("0.01"))
    return reading.found("experience", {"years": shown, "kinds": kinds}, *_widened(reading, match))


def _is_rate(reading: Reading, match: re.Match[str]) -> bool:
    """Whether "a week" says how often: "55 miles a week"."""
    before = reading.low[max(0, match.start(1) - 12) : match.start(1)]
    return match.group(1) in {"a", "an"} and bool(re.search(r"\w\s*$", before)) and not match.group().startswith(_ABOUT)


def _kinds_only(reading: Reading) -> Iterator[Found]:
    kinds = _kinds(reading.low)
    if kinds == ["gym"] and len(reading.low.split()) > _FEW_WORDS // 2 and not _TOLD.search(reading.low):
        return
    if len(reading.low.split()) > _FEW_WORDS and not _TOLD.search(reading.low):
        return
    denied = any(is_denied(reading, match.start(), reach=12) for match in _KIND.finditer(reading.low))
    if kinds and not denied and not re.search(r"^\W*(?:no|never|none)\b", reading.low):
        yield reading.found("experience", {"kinds": kinds}, 0, min(len(reading.low), 300))


def _widened(reading: Reading, match: re.Match[str]) -> tuple[int, int]:
    """The quote takes in the kind of training when it stands in the same clause, near."""
    clause = reading.clause_at(match.start())
    start, end = match.start(), match.end()
    near = max(clause.start, start - 60)
    for kind in _KIND.finditer(reading.low, near, min(clause.start + len(clause.text), end + 60)):
        if kind.end() <= start and start - kind.end() <= 40:
            start = kind.start()
        elif kind.start() >= end and kind.start() - end <= 25:
            end = kind.end()
    return start, end


@lru_cache(maxsize=64)
def _all_kinds(text: str) -> tuple[str, ...]:
    return tuple(sorted({str(match.lastgroup) for match in _KIND.finditer(text)}))


def _kinds(text: str) -> list[str]:
    named = list(_all_kinds(text))
    return [kind for kind in named if kind != "gym"] or named


def _join(spans: list[tuple[int, int]]) -> tuple[int, int]:
    spans.sort()
    (start, end), *rest = spans
    for first, last in rest:
        if first - end <= 60:
            end = max(end, last)
    return start, end
