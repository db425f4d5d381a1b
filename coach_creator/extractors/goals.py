"""What the user wants, by when, and why now."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from coach_creator.extractors import lifts
from coach_creator.extractors.guards import is_denied, is_others, is_past, is_wished
from coach_creator.extractors.reading import NUM, Found, Reading, number

_KINDS = {
    "fat_loss": (
        r"(?:(?:get|go|be|come|slim) )?down to \d+(?:[.,]\d+)? ?(?:kg|kilos?|lbs?|pounds?|st|stones?)\b|drop to \d{2,3}\b"
        r"|(?:be|get to|reach) \d+(?:[.,]\d+)? ?(?:st|stones?)\b|los(?:e|ing) (?:some |a bit of |the |my |more |a few |about "
        r"|around |at least |\d+(?:[.,]\d+)? ?(?:kg"
        r"|kilos?|lbs?|pounds?|stone) ?(?:of )?)*(?:weight|fat|belly(?: fat)?|body ?fat|gut|kilos?|kg|pounds|lbs?"
        r"|baby weight|inches)?|weight[- ]loss|fat[- ]loss|slim(?:mer| down|ming)?|lean(?:er| out|ing out)?"
        r"|cut(?:ting)? (?:weight|fat)|burn fat|shred(?:ded)?|six[- ]?pack|drop (?:some |a few |\d+ ?)?(?:kg|kilos"
        r"|pounds|lbs?|weight)"
    ),
    "muscle": (
        r"(?:build|gain|put on|add|more|pack on)(?:ing)? (?:\d+(?:[.,]\d+)? ?(?:kgs?|kilos?|lbs?"
        r"|pounds?) (?:of )?)?(?:\w+ )?(?:muscle|mass|size)|muscles?\b|hypertrophy"
        r"|bulk(?:ing)?(?: up)?|bigger(?: arms| legs| chest)?|jacked|toned?|tone up|look (?:better"
        r"|good)(?: naked)?|physique|aesthetics?"
    ),
    "strength": (
        r"\d{3,4}(?:[.,]\d)? ?(?:kgs?|lbs?)? total\b|(?:get|getting|become|be|feel|go|grow) (?:\w+ )?strong(?:er)?(?: again)?"
        r"|strong(?:er)\b"
        r"|strength\b(?! and)|(?:raise|increase|improve|bigger|add to|bring up) (?:my )?(?:squat|bench|deadlift"
        r"|total|lifts|maxe?s|1rm|numbers)\b|lift (?:heavy|heavier|more)|powerlifting (?:meet|competition|total)"
        r"|be strong|get strong"
    ),
    "olympic_lifting": (
        r"olympic lift\w*|oly(?:mpic)?[- ](?:lift\w*|weightlifting)|weightlifting (?:meet|competition)"
        r"|improve my (?:snatch|clean)\w*"
    ),
    "event": (
        r"(?:sub[- ]?\d\S{0,5} )?(?:half[- ]?|ultra[- ]?)?marathon(?! runner| pb| time)|triathlon|ironman|hyrox|spartan(?: race)?"
        r"|tough mudder|obstacle race"
        r"|(?:5|10) ?k\b(?: race| run)?|crossfit (?:open|games|competition)|the open\b|powerlifting meet"
        r"|comp(?:etition|etitions)?\b|compet(?:e|ing)\b|race\b|fight\b|army (?:test|selection)|police (?:test"
        r"|academy)|fitness test|hik(?:e|ing) (?:\w+ ){0,3}(?:trail|mountain|kilimanjaro|camino)|season\b"
    ),
    "endurance": (
        r"(?:better |more |improve (?:my )?|build )?(?:endurance|stamina|cardio(?!\w)|conditioning|engine|vo2 ?max"
        r"|aerobic\w*)|run(?:ning)? (?:faster|farther|further|longer|\d+ ?k(?:m)?)|run (?:a |the )?(?:5k|10k|mile)"
        r"|not (?:be |get )?out of breath|climb(?:ing)? (?:the )?stairs|get faster|faster (?:5k|10k|runner)"
    ),
    "skill": (
        r"(?:my |a )?first (?:strict )?(?:pull[- ]?up|muscle[- ]?up|push[- ]?up|handstand\w*|chin[- ]?up|pistol)"
        r"|muscle[- ]?ups?|handstand\w*|(?:do|get|learn)(?:ing)? (?:\w+ ){0,2}(?:pull[- ]?ups?|push[- ]?ups?"
        r"|double[- ]?unders|front lever|planche|pistols?|calisthenics)|front lever|planche"
    ),
    "mobility": r"mobility|flexib(?:le|ility)|more mobile|touch my toes|posture",
    "return": (
        r"(?:get|getting|come|coming|back) back (?:in|into|to) (?:shape|training|lifting|it|running|form|the gym"
        r"|sport|fitness)|return to (?:training|lifting|running|sport)|back (?:in|into) shape|rehab\w*"
        r"|recover(?:y)? from|after (?:my )?(?:surgery|injury)|pain[- ]free|without pain|no pain"
    ),
    "sport": (
        r"(?:better (?:at|for) |improve (?:my |at )?|stronger for |fit(?:ter)? for |for )(?:football|soccer"
        r"|basketball|tennis|rugby|climbing|bouldering|judo|bjj|jiu[- ]?jitsu|boxing|mma|cycling|swimming|skiing"
        r"|golf|volleyball|hockey|rowing|surfing|martial arts|wrestling|triathlon|padel|squash)|jump higher"
        r"|vertical"
    ),
    "health": (
        r"health(?:y|ier)?\b|longevity|live longer|blood pressure|energy\b|energetic|feel (?:better|good"
        r"|less tired|fitter)|keep up with (?:my )?(?:kids|children|grandkids|dog)|sleep better|stress\b(?! fracture)"
        r"|mental health|old age|bone density|stay (?:active|mobile)|age well"
    ),
    "general_fitness": (
        r"(?:get|getting|be|become|stay|keep|feel) (?:\w+ )?fit(?:ter)?\b|fit(?:ter|ness)\b|in (?:better |good "
        r"|great )?shape|get moving|all[- ]?round|ghetto fit|well[- ]rounded|athletic|stay active|exercise more"
        r"|work out more|start (?:training|exercising|working out|lifting)|self[- ]defen[cs]e"
    ),
}
_KIND = re.compile("|".join(rf"(?P<{name}>\b(?:{words}))" for name, words in _KINDS.items()))
_GOAL = re.compile(
    r"\b(?:want|wanna|goals?|aim(?:ing)?|target|looking to|would (?:like|love)|i'd (?:like|love)|hop(?:e|ing)"
    r"|trying to|need to|gotta|get|getting|train(?:ing)? for|prepar\w+|signed up|so i can|wish|dream|become"
    r"|build|lose|gain|improve|bring me|mostly|primarily|main(?:ly)?|focus|finally)\b"
)
_DONE = re.compile(r"\b(?:did|ran|used to|competed|have done|i've done|finished|completed|played|was)\b")
_NO_GOAL = re.compile(r"^\W*(?:idk|dunno|i don'?t know|no idea|nothing|none|no|yes|ok|hi|hello|hey|start|skip|test)\W*$")

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_SEASON = (
    r"spring|summer|fall|autumn|winter|christmas|xmas|new year'?s?|easter|thanksgiving|halloween|my birthday"
    r"|my wedding|the wedding|the end of (?:the|this|next) (?:year|month|season)|year'?s? end|end of (?:the "
    r"|this )?year|next (?:year|summer|spring|winter|fall|autumn|season|month)|this (?:year|summer|spring"
    r"|winter)"
)
_BY_MONTH = re.compile(
    rf"\b(?:by|until|till|before|in|for|on|this|next|(?:the )?(?:end|beginning|middle"
    rf"|start) of)\s+(?:the\s+)?(?:(?:end|beginning|middle|start|mid) (?:of )?)?(?:next )?(?:(\d{{1,2}})(?:st"
    rf"|nd|rd|th)?(?: of)? )?({_MONTH})\b(?!\s+(?:be|have|need|not|want|also))\s*(?:(\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\b)?(?:,? (20\d\d))?"
)
_BARE_MONTH = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?({_MONTH})\b(?:\s*(\d{{1,2}})(?:st|nd|rd|th)?\b)?(?:,? (20\d\d))?")
_BY_DATE = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_BY_SEASON = re.compile(rf"\b(?:(?:by|until|before|for|in|at) )?(?:the )?({_SEASON})\b")
_SPAN = re.compile(
    rf"\b(in|within|over|next|about|have|got|around)?\s*(?:the )?(?:next |about |around )?({NUM})(?:\s*(?:-|to"
    rf"|or)\s*({NUM}))?\s*(weeks?|wks?|months?|mos?|years?|yrs?)\b(?!\s*(?:ago|old|of (?:lifting|training"
    rf"|crossfit)))|\bhalf a year\b|\bnext (?:week|month|year)\b"
)
_NO_DATE = re.compile(
    r"\bno (?:specific |particular |real |fixed |hard |set )?(?:deadline|date|timeline|rush|hurry|event"
    r"|time limit|time frame|timeframe|end date)\b|\b(?:ongoing|long[- ]term|for life|lifelong|forever"
    r"|open[- ]ended|whenever|no particular (?:date|event)|indefinitely|take(?:s)? as long as)\b"
    r"|\b(?:not|nothing) (?:in|for) (?:a |any )?(?:rush|hurry|particular|specific)\b"
)
_WISHED_AFTER = re.compile(r"\s*(?:is (?:my|the) (?:goal|target|dream)|by|goal)\b")
_RATHER = re.compile(r"[.,;!?]\s*(?:no|no wait|wait|actually|sorry|i mean|rather|make that)[,:]? (?:i want to |to |it's )?$")
_LOATHED = re.compile(r"\b(?:hate|dislike|can't stand|cannot stand|despise|loathe|sick of|fed up with)(?: \w+)?\s*$")
_RANGE = re.compile(r"\s*(?:kgs?|kilos?|lbs?|pounds?)?\s*to (\d{2,3}(?:[.,]\d{1,2})?)\s*(kgs?|kilos?|lbs?|pounds?)?(?![\w%])")
_HABIT = re.compile(r"\s*(?:(?:a|per|each|every) (?:week|day|month)|weekly|daily)\b")
_RAISED = re.compile(
    r"\s*(?:,|and|but|now|right now|so)*\s*(?:i )?(?:want|wanna|aim(?:ing)? (?:for|at)|aiming|goal(?: is)?|target(?: is)?"
    r"|hoping for|shooting for"
    r"|would like|i'd like|->|=>)\s*(?:to (?:hit|get|reach|see) )?(\d{2,3}(?:[.,]\d{1,2})?)\s*(kgs?|kilos?|lbs?|pounds?|stones?"
    r"|st\b)?(?![\w%])"
)
_FROM_NOW = re.compile(
    r"\s*[,;(]?\s*(?:but |and )?(?:i'm |i am )?(?:currently|now|right now|at the moment)\s*(?:at |is |on |do "
    r"|doing )?(\d{2,3}(?:[.,]\d{1,2})?)"
    r"(?:x\d{1,2})?(?![\w:%])"
)
_REACHED = re.compile(
    r"\b(?:stalled|plateaued|maxed|squatted|benched|deadlifted|pulled|pressed|used to|currently|right now|is at"
    r"|my .{0,20} is|max is|i can|stuck)\b"
)
_EVENT = re.compile(
    r"\b((?:half[- ]?|ultra[- ]?)?marathon|triathlon|ironman|hyrox|spartan race|(?:powerlifting "
    r"|weightlifting )?(?:meet|competition)|comp|race|wedding|the open|tournament|season"
    r"|nationals|regionals|worlds|championships?|army selection|fitness test|hike|fight|5k|10k)\b"
)
_EVENT_THEN = re.compile(rf"{_EVENT.pattern}(?: [a-z]+){{0,2}}\W+(?:is |on )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})\b")
_WHY = re.compile(
    r"\b(?:because|cause|cuz|so that|so i can|since (?:my|i turned|i had|the)|as my|doctor (?:said|told|says|wants)"
    r" (?:me|to|that|i)|wedding|i(?:'m| am)? (?:just )?turn(?:ed|ing) \d\d|new year|had a (?:scare|baby|kid)|keep up with"
    r"|after (?:my|a|the) (?:divorce|break-?up|baby|pregnancy|birth|scare|surgery|injury)"
    r"|(?:tired|sick) of (?:being|feeling|my|looking)|got divorced|broke up|retired|lost my|realized|noticed"
    r"|fed up|signed up|desk job|sit all day)\b"
)

_NO_REASON = re.compile(
    r"retired (?!last|recently|in|from|this|early)\w|because of (?:my )?(?:shifts|work|kids|school)\b|(?:because|cause) (?:i|we|they|he"
    r"|she) (?:hate|like|love)"
)


def goals(reading: Reading) -> Iterator[Found]:
    """What the user wants: lifts with targets first, then kinds of goal, then the words themselves when that was the question."""
    any_found = False
    targets: list[tuple[int, int]] = []
    for lift in targeted(reading):
        any_found = True
        targets.append((lift.start, lift.end))
        kind = "skill" if "reps" in lift.value else "lift_target"
        yield reading.found("goals", [{"kind": kind} | lift.value], lift.start, lift.end)
    kinds = list(_KIND.finditer(reading.low))
    taken_back = max((at for at, match in enumerate(kinds) if _RATHER.search(reading.low[: match.start()])), default=0)
    for match in kinds[taken_back:]:
        if any(start < match.end() and match.start() < end for start, end in targets) or not _is_goal(reading, match):
            continue
        any_found = True
        yield reading.found("goals", [{"kind": str(match.lastgroup), "text": reading.quote(*match.span())}], *match.span())
    if not any_found and reading.asks("goals") and _is_substance(reading):
        yield reading.found("goals", [{"kind": "other", "text": reading.raw.strip()[:300]}], 0, min(len(reading.low), 300), faint=True)


def timeline(reading: Reading, today: date) -> Iterator[Found]:
    """The date or horizon, resolved against the user's today."""
    none = _NO_DATE.search(reading.low)
    if none and (reading.asks("timeline") or not re.search(r"whenever|forever|ongoing", none.group())):
        yield reading.found("timeline", {"horizon": "ongoing"}, *none.span())
        return
    for found in (_on_date(reading, today), _by_month(reading, today), _in_span(reading, today), _by_season(reading, today)):
        if found is not None:
            yield found
            return


def why_now(reading: Reading) -> Iterator[Found]:
    """The reason behind the goal, when it is given as one."""
    for match in _WHY.finditer(reading.low):
        if is_others(reading, match.start()) and "doctor" not in match.group():
            continue
        clause = reading.sentence_at(match.start())
        if not reading.asks("why_now") and _NO_REASON.match(reading.low, match.start()):
            continue
        end = min(clause.start + len(clause.text), match.start() + 200)
        yield reading.found("why_now", reading.quote(match.start(), end), match.start(), end, faint=not reading.asks("why_now"))
        return


def targeted(reading: Reading) -> list[lifts.LiftNumber]:
    """The lifts that are wished for; when goals were asked and none is, those that are not said to be reached already."""
    mine = [lift for lift in lifts.numbers(reading) if not is_others(reading, lift.start) and not is_denied(reading, lift.start, reach=12)]
    raised = [aimed for lift in mine if (aimed := _raised(reading, lift)) is not None]
    if raised:
        return raised
    wished = [lift for lift in mine if _is_aim(reading, lift) or _FROM_NOW.match(reading.low, lift.end)]
    if wished or not reading.asks("goals"):
        return wished
    return [lift for lift in mine if not lift.lettered and not _is_reached(reading, lift)]


def present(reading: Reading) -> Iterator[Found]:
    """The load that a wished one starts from: "315 bench, currently 275"."""
    for lift in lifts.numbers(reading):
        now = _FROM_NOW.match(reading.low, lift.end)
        if now and "weight" in lift.value and not is_others(reading, lift.start):
            weight = Decimal(now.group(1).replace(",", "."))
            value = lift.value | {"weight": int(weight) if weight == int(weight) else weight}
            yield reading.found("strengths", [value], lift.start, now.end(1))


def _is_aim(reading: Reading, lift: lifts.LiftNumber) -> bool:
    wished = is_wished(reading, lift.start) or _WISHED_AFTER.match(reading.low, lift.end)
    return bool(wished) and not _is_stated(reading, lift)


def _is_stated(reading: Reading, lift: lifts.LiftNumber) -> bool:
    """Whether it is said as how things are: "bench is 90"."""
    clause = reading.clause_at(lift.start).text
    words = reading.low[lift.start : lift.end]
    return bool(re.search(r"\b(?:is|was)\b", words)) and not re.search(r"\b(?:goal|target|aim|dream)\b", clause)


def _is_reached(reading: Reading, lift: lifts.LiftNumber) -> bool:
    return _is_stated(reading, lift) or bool(_REACHED.search(reading.clause_at(lift.start).text))


def _raised(reading: Reading, lift: lifts.LiftNumber) -> lifts.LiftNumber | None:
    """The load that is wanted of a lift whose present one was just said: "bench 180, want 225"."""
    ranged = _RANGE.match(reading.low, lift.end) if re.search(r"\bfrom\b", reading.low[lift.start : lift.end]) else None
    after = ranged or _RAISED.match(reading.low, lift.end)
    if after is None or "weight" not in lift.value:
        return None
    weight = Decimal(after.group(1).replace(",", ".")) * (lifts.LB_IN_A_STONE if (after.group(2) or "").startswith("st") else 1)
    unit = after.group(2) and ("kg" if after.group(2).startswith("k") else "lb")
    value = lift.value | {"weight": int(weight) if weight == int(weight) else weight} | ({"unit": unit} if unit else {})
    return lifts.LiftNumber(after.start(1), after.end(2) if unit else after.end(1), value, lift.lift_at)


def _is_goal(reading: Reading, match: re.Match[str]) -> bool:
    denied = is_denied(reading, match.start(), reach=20) and not _RATHER.search(reading.low[: match.start()])
    if is_others(reading, match.start()) or denied:
        return False
    clause = reading.clause_at(match.start()).text
    if re.search(r"\bused to\s*$", reading.low[max(0, match.start() - 9) : match.start()]):
        return False
    if _LOATHED.search(reading.low[max(0, match.start() - 30) : match.start()]):
        return False
    if _HABIT.match(reading.low, match.end()) and not is_wished(reading, match.start()):
        return False
    if reading.asks("goals"):
        return True
    if reading.pending and not is_wished(reading, match.start()):
        return False
    return (
        bool(_GOAL.search(clause))
        and not _DONE.search(clause)
        and (is_wished(reading, match.start()) or not is_past(reading, match.start()))
    )


def _is_substance(reading: Reading) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", reading.low)
    return bool(words) and not _NO_GOAL.match(reading.low) and not reading.low.rstrip().endswith("?")


def _on_date(reading: Reading, today: date) -> Found | None:
    for match in _BY_DATE.finditer(reading.low):
        year, month, day = (int(group) for group in match.groups())
        when = _date(year, month, day)
        if when is not None and when > today:
            return reading.found("timeline", _dated(reading, match, when, today), *match.span())
    return None


def _by_month(reading: Reading, today: date) -> Found | None:
    for match in (_BARE_MONTH if reading.asks("timeline") or _EVENT_THEN.search(reading.low) else _BY_MONTH).finditer(reading.low):
        day, name, later_day, year = match.groups()
        if is_others(reading, match.start()) or (not reading.asks("timeline") and not _forward(reading, match)):
            continue
        month = next(index for index, full in enumerate(_MONTHS, 1) if full.startswith(name[:3]))
        chosen = (
            int(year)
            if year
            else today.year + (month <= today.month and not (month == today.month and int(day or later_day or 0) > today.day))
        )
        when = _date(chosen, month, int(day or later_day or 1))
        if when is not None and when > today:
            return reading.found("timeline", _dated(reading, match, when, today), *match.span())
    return None


def _in_span(reading: Reading, today: date) -> Found | None:
    for match in _SPAN.finditer(reading.low):
        asked = reading.asks("timeline")
        sentence = reading.sentence_at(match.start()).text
        if is_others(reading, match.start()) or not (
            asked
            or (match.group(1) in {"in", "within", "over"} and (_GOAL.search(sentence) or _EVENT.search(sentence) or reading.asks("goals")))
        ):
            continue
        if not asked and re.search(
            r"\b(?:for|last|past|been)\b[^,.]{0,25}$", sentence[: max(0, match.start() - reading.sentence_at(match.start()).start)]
        ):
            continue
        days = _days(match)
        if 7 <= days <= 3660:
            return reading.found("timeline", _dated(reading, match, today + timedelta(days=days), today), *match.span())
    return None


def _by_season(reading: Reading, today: date) -> Found | None:
    for match in _BY_SEASON.finditer(reading.low):
        sentence = reading.sentence_at(match.start()).text
        if is_others(reading, match.start()) or not (
            reading.asks("timeline")
            or (
                match.group().startswith(("by", "before", "for", "until", "next", "in"))
                and (_GOAL.search(sentence) or reading.asks("goals"))
            )
        ):
            continue
        when = _season(match.group(1), today)
        value: dict[str, Any] = {"text": reading.quote(*match.span())}
        value |= {"date": when.isoformat(), "horizon": horizon((when - today).days)} if when else {"horizon": "6_months"}
        event = _EVENT.search(sentence)
        return reading.found("timeline", value | ({"event": event.group(1)} if event else {}), *match.span())
    return None


def _forward(reading: Reading, match: re.Match[str]) -> bool:
    clause = reading.clause_at(match.start()).text
    if re.search(
        r"\b(?:since|born|started|last|did|ran|had|was|hurt|tore|broke|after (?:my|a|the)|sprained"
        r"|operated)\b",
        clause,
    ) and not match.group().startswith("by"):
        return False
    return match.group().startswith(("by", "before", "until", "till")) or bool(_EVENT.search(clause)) or bool(_GOAL.search(clause))


def _dated(reading: Reading, match: re.Match[str], when: date, today: date) -> dict[str, Any]:
    value: dict[str, Any] = {"text": reading.quote(*match.span()), "date": when.isoformat(), "horizon": horizon((when - today).days)}
    event = _EVENT.search(reading.sentence_at(match.start()).text)
    return value | ({"event": event.group(1)} if event else {})


def horizon(days: int) -> str:
    """The nearest of the horizons a coach plans in."""
    return "3_months" if days <= 135 else "6_months" if days <= 270 else "1_year" if days <= 730 else "ongoing"


def _days(match: re.Match[str]) -> int:
    words = match.group()
    if "half a year" in words:
        return 182
    if match.group(4) is None:
        return 7 if "week" in words else 30 if "month" in words else 365
    amount = number(match.group(3) or match.group(2))
    unit = match.group(4)
    return round(amount * (7 if unit.startswith("w") else 30.4 if unit.startswith("m") else 365.25))


_SEASON_STARTS = {
    "spring": (3, 20),
    "easter": (4, 5),
    "summer": (6, 21),
    "halloween": (10, 31),
    "fall": (9, 22),
    "autumn": (9, 22),
    "thanksgiving": (11, 26),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "winter": (12, 21),
    "new year": (1, 1),
}


def _season(words: str, today: date) -> date | None:
    if "year" in words and "new year" not in words:
        return date(today.year + ("next" in words), 12, 31)
    if "month" in words:
        return today + timedelta(days=30)
    for name, (month, day) in _SEASON_STARTS.items():
        if name in words:
            when = date(today.year, month, day)
            return when if when > today else date(today.year + 1, month, day)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
