"""Where the user trains, with what, in which units and which timezone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from coach_creator.extractors.guards import is_denied, is_others, is_past
from coach_creator.extractors.reading import Found, Reading
from kit.clock import zone
from kit.errors import Invalid
from prompts import library

ITEMS = {
    "barbell": r"barbells?|bar and plates|olympic bar|(?:a|an|one|the|my|two|three|\d) bars?(?! ?bells?| ?bend)|bars?(?=,| and (?:a "
    r"|the )?(?:rack|bench|plates))",
    "rack": r"(?:squat |power |half )?racks?|cage|squat stands?",
    "bench": (
        r"(?:a|an|adjustable|flat|weight|my|the|one|and) bench(?: and|\b(?! press| ?\d))"
        r"|bench(?=\s*(?:,|and|$|\.))(?:(?<=[,:+&] bench)|(?<=[+&]bench))"
    ),
    "plates": r"(?:bumper )?plates|bumpers",
    "dumbbells": r"dumb ?bells?|dbs?|hand weights",
    "kettlebells": r"kettle ?bells?|kbs?",
    "rings": r"(?:gymnastics? )?rings",
    "pull_up_bar": r"(?:pull|chin)[- ]?ups? bar|chinning bar|doorway bar",
    "bands": r"(?:resistance )?bands?|therabands?|loop bands",
    "cables": r"cables?(?: machine)?|pulley",
    "machines": r"(?:weight )?machines?|smith(?: machine)?|leg press",
    "treadmill": r"treadmill",
    "rower": r"rower|rowing machine|erg(?:ometer)?|concept ?2|c2",
    "bike": r"(?:assault|air|echo|exercise|stationary|spin|road) ?bike|bike(?: erg)?|peloton|bicycle",
    "box": r"(?:plyo|jump(?:ing)?|wooden) box(?:es)?",
    "jump_rope": r"(?:jump|skipping|speed) ?rope",
    "trx": r"trx|suspension trainer",
    "medicine_ball": r"med(?:icine)? ?balls?|wall ?balls?|slam ball",
    "sled": r"sled|prowler",
    "sandbag": r"sandbags?",
    "parallettes": r"parallettes|p-bars",
    "dip_bars": r"dip (?:bars?|station)|parallel bars",
    "weight_vest": r"weight(?:ed)? vest",
    "mat": r"(?:yoga )?mat",
    "trap_bar": r"trap bar|hex bar",
    "pool": r"(?:swimming )?pool",
    "ghd": r"ghd",
    "ski_erg": r"ski ?erg",
}
_ITEM = re.compile("|".join(rf"(?P<{name}>(?<![\w-])(?:{words})\b)" for name, words in ITEMS.items()))
_PLACES = {
    "crossfit_gym": r"crossfit (?:gym|box)|(?:my|the|a|local|our) box\b(?! jump)|affiliate",
    "home": (
        r"(?:at|from|in my|my) (?:home|house|apartment|flat|basement|garage|living room|bedroom|place|attic"
        r"|spare room)|home(?:[- ]gym)?\b|garage(?:[- ]gym)?\b|basement\b|living room\b|dorm(?: room| floor)?\b"
    ),
    "commercial_gym": (
        r"(?:commercial|regular|normal|big|full|local|globo|chain|well[- ]equipped|24h?|public|proper|real|decent"
        r"|small|cheap|city|the|a|my|any|good|powerlifting|weightlifting|accessible|club'?s) (?:(?!home|garage|own"
        r"|basement)\w+ )?gym(?:s)?\b(?!nast)"
        r"|gym membership|planet fitness|gold'?s"
        r"|mcfit|basic[- ]fit|pure ?gym|anytime fitness|la fitness|(?:fitness|leisure|sports) (?:center|centre|club|studio)"
        r"|weight room|(?:health|sports) club"
        r"|gym\b(?!nast)"
    ),
    "hotel": r"hotels?(?: gym)?|travel(?:l?ing)? (?:a lot|for work|constantly)",
    "outdoors": r"outdoors?|outside|(?:the|a|in) park|track\b|playground|trails?\b",
    "work": r"(?:office|work|company) gym|gym at work",
    "university": r"(?:uni(?:versity)?|college|campus|school) (?:gym|weight room)",
}
_PLACE = re.compile("|".join(rf"(?P<{name}>\b(?:{words}))" for name, words in _PLACES.items()))
_HAVE = re.compile(
    r"\b(?:have|i['’]ve|has|got|own|with|access|at home|home gym|garage|gym|equipment|gear|kit|just|only|bought|use"
    r"|using|there'?s|plus|set of|pair of|room|box|train at|i train|at my|my own|moved|nothing but|some)\b"
)
_NOTHING = re.compile(
    r"\b(?:no|zero|without(?: any)?|don't have (?:any|much)|dont have (?:any|much)|haven't got any|not any) (?:\w+ )?"
    r"(?:equipment|gear|kit|weights)\b(?: at all)?"
    r"|(?<![\dx] )(?<!times )\b(?:just |only )?(?:my )?(?:own )?body ?weight(?: only| exercises only)?\b(?= only|$|[.,!]| and nothing)"
    r"|\bequipment[- ]free\b|\bnothing at home\b|\b(?:just|only) my (?:own )?body\b|^\W*(?:(?:just|only) )?(?:(?:the|a) )?floor\W*$"
)
_EVERYTHING = re.compile(
    r"\b(?:everything|(?:all|full) (?:the )?(?:standard |usual )?(?:equipment|stuff|gear)|fully equipped"
    r"|full(?:y)? (?:equipped )?gym|well[- ]equipped|all standard equipment|anything you (?:need|want))\b"
)
_GYM_SETS = {
    "commercial_gym": ["barbell", "rack", "bench", "dumbbells", "cables", "machines", "treadmill"],
    "crossfit_gym": ["barbell", "rack", "bench", "dumbbells", "kettlebells", "rings", "pull_up_bar", "rower", "bike", "box", "jump_rope"],
    "university": ["barbell", "rack", "bench", "dumbbells", "machines"],
    "work": ["bench", "dumbbells", "machines", "treadmill"],
    "hotel": ["bench", "dumbbells", "treadmill"],
}
_NOT_PLACE = re.compile(
    r"\b(?:scratch|forget|never been to|quit|cancel(?:l?ed)?|left|hate|afraid of|no|not going to|can't (?:go to|afford)"
    r"|intimidat\w+|scared of|work from|on my way|drive)\b"
)

_KG = re.compile(r"(?<![a-z])(?:kgs?|kilos?|kilograms?|metric)\b")
_LB = re.compile(r"(?<![a-z])(?:lbs?|pounds?|imperial|freedom units)\b")
_IN_UNITS = re.compile(
    r"\b(?:show(?: me)?|give me|switch to|change to|use|using|in|prefer|think in|count in|work in|units?|please"
    r"|weights in)\b"
)
_IANA = re.compile(r"\b([A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?|UTC|GMT)\b")


class _Cities(BaseModel):
    zones: dict[str, list[str]]


_CITIES = {
    name: timezone
    for timezone, names in library.data(Path(__file__).parent / "cities.yaml", _Cities).zones.items()
    for name in (timezone.rsplit("/")[-1].replace("_", " ").lower(), *names)
}

_CITY = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, _CITIES), key=len, reverse=True)) + r")(?!\w)(?! (?:marathon|style|half))"
)
_GONE = re.compile(
    r"\b(?:scratch (?:that|the \w+)|(?:sold|lost|returned) (?:them|it)|gave (?:them|it) away|(?:don't"
    r"|no longer) have (?:them|it)(?: any ?more)?)\b"
)
_PARTED = re.compile(
    r"\b(?:sold|lost|returned|gave away|got rid of|threw out|broke|no longer (?:have|own))\s+(?:my|the|our|a|an)?\s*(?:\w+\s+)?$"
)
_CONNECTING = re.compile(
    r"\b(?:and|an?|the|my|one|at|in|with|some|plus|of|or|n|light|heavy|two|three|few|pair|everything|mostly"
    r"|usually|only|just|rooms?|member)\b"
)
_LIVING = re.compile(r"\b(?:in|from|near|live|living|based|time ?zone|time|outside|moved to|i'm at)\b")


def equipment(reading: Reading) -> Iterator[Found]:
    """Place and things, as one value; things that are said to be missing are left out."""
    value: dict[str, Any] = {}
    spans: list[tuple[int, int]] = []
    nothing = _NOTHING.search(reading.low)
    if nothing and "weights" in nothing.group() and reading.asks("experience") and not reading.asks("equipment"):
        nothing = None  # weights were not lifted, which says nothing of what there is
    if nothing and re.search(r"\b(?:bench|squat|press|deadlift|lift|row|pull|of|times|at)\s*$", reading.low[: nothing.start()]):
        nothing = None  # a weight to lift, which is no lack of things
    items = _items(reading, spans)
    place = _place(reading, spans)
    if place:
        value["place"] = place
    if not items and place in _GYM_SETS and not nothing:
        items = list(_GYM_SETS[place])
        value["assumed"] = True
    everything = _EVERYTHING.search(reading.low)
    if everything and (place or reading.asks("equipment")) and not value.get("assumed"):
        items = sorted(set(items) | set(_GYM_SETS["commercial_gym"]))
        value |= {"assumed": True}
        spans.append(everything.span())
    if nothing and not items:
        value["items"] = []
        spans.append(nothing.span())
    elif items:
        value["items"] = items
    if spans and ("items" in value or (value and reading.asks("equipment"))):
        yield reading.found("equipment", {"items": []} | value, *_join(spans))


def units_timezone(reading: Reading) -> Iterator[Found]:
    """Kilograms or pounds, and where the user's clock is."""
    unit = _unit(reading)
    if unit is not None:
        yield unit
    for match in _IANA.finditer(reading.raw):
        if _exists(match.group(1)):
            yield Found("units_timezone", {"timezone": match.group(1)}, match.start(1), match.end(1))
            return
    for match in _CITY.finditer(reading.low):
        before = reading.low[max(0, match.start() - 30) : match.start()]
        if (
            not is_others(reading, match.start())
            and not is_past(reading, match.start())
            and (reading.asks("units_timezone") or _LIVING.search(before))
        ):
            yield reading.found("units_timezone", {"timezone": _CITIES[match.group()]}, *match.span())
            return


def _items(reading: Reading, spans: list[tuple[int, int]]) -> list[str]:
    named: list[str] = []
    gone = [match.end() for match in _GONE.finditer(reading.low)]
    for match in _ITEM.finditer(reading.low, gone[-1] if gone else 0):
        item = str(match.lastgroup)
        sentence = reading.sentence_at(match.start()).text
        meant = reading.asks("equipment") or _HAVE.search(sentence) or _is_listed(reading, match)
        if (is_others(reading, match.start()) and not reading.asks("equipment")) or not meant:
            continue
        if _PARTED.search(reading.low[max(0, match.start() - 40) : match.start()]):
            continue
        if is_denied(reading, match.start(), reach=25) or re.search(
            r"\b(?:hate|dislike|hurt|wedding|can't stand|boring)\b", reading.phrase_at(match.start()).text
        ):
            continue
        if re.match(
            (
                r"\s*(?:squats?|rows?|deadlifts?|press(?:es)?|lifts?|swings?|snatch\w*|work|training|curls?|muscle|dips?"
                r"|class(?:es)?|intervals)\b"
            ),
            reading.low[match.end() :],
        ) and not reading.asks("equipment"):
            continue
        spans.append(match.span())
        if item not in named:
            named.append(item)
    return named


def _is_listed(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is all that stands between two stops, as in a list of circumstances."""
    phrase = reading.phrase_at(match.start()).text
    named = _ITEM.sub("", _PLACE.sub("", phrase)).rstrip(" .")
    named = re.sub(r"\b\d+ ?(?:x|times|days?|h|hours?|hrs?|min\w*)\b|\b(?:(?:a|per|every) )?week\b|\bin \w+$|[^\w\s.,!:'-]+", "", named)
    return not _CONNECTING.sub("", named).strip(" .!:") or phrase.strip().startswith(f"{match.group().strip()}:")


def _place(reading: Reading, spans: list[tuple[int, int]]) -> str | None:
    for match in _PLACE.finditer(reading.low):
        clause = reading.clause_at(match.start())
        before = _GONE.split(clause.text[: match.start() - clause.start])[-1]
        place = str(match.lastgroup)
        listed = _is_listed(reading, match)
        if re.match(r"\s*(?:there'?s |i have |i've got )?nothing\b", reading.low[match.end() :]):
            continue
        if is_others(reading, match.start()) or (_NOT_PLACE.search(before[-35:]) and not listed):
            continue
        if (
            place == "commercial_gym"
            and match.group() == "gym"
            and not reading.low.startswith(" with", match.end())
            and not (reading.asks("equipment") or re.search(r"\b(?:at|in|to|go|have|use)\s*(?:\w+ )?$", before))
        ):
            continue
        if not (reading.asks("equipment") or listed) and not re.search(
            r"\b(?:it'?s|train(?:ing)?|work ?out|lift|have|got|at|in|from|with|go to|member|access|my|use)\b",
            before[-60:] + " " + match.group(),
        ):
            continue
        spans.append(match.span())
        return "home" if place == "home" else place
    return None


def _unit(reading: Reading) -> Found | None:
    kilos, pounds = list(_KG.finditer(reading.low)), list(_LB.finditer(reading.low))
    if bool(kilos) == bool(pounds):
        wanted = re.search(r"\b(?:prefer|use|in|want) (kgs?|kilos?|kilograms?|lbs?|pounds?)\b", reading.low)
        return reading.found("units_timezone", {"units": "kg" if wanted.group(1)[0] == "k" else "lb"}, *wanted.span()) if wanted else None
    match = (kilos or pounds)[0]
    asked = reading.asks("units_timezone") or bool(_IN_UNITS.search(reading.low[max(0, match.start() - 14) : match.start()]))
    if is_others(reading, match.start()):
        return None
    figure = re.search(r"\d{1,4}(?:[.,]\d{1,2})?\s?$", reading.low[max(0, match.start() - 9) : match.start()])
    start = match.start() - len(figure.group()) if figure else match.start()
    return reading.found("units_timezone", {"units": "kg" if kilos else "lb"}, start, match.end(), faint=not asked)


def _exists(name: str) -> bool:
    try:
        zone(name)
    except Invalid:
        return False
    return True


def _join(spans: list[tuple[int, int]]) -> tuple[int, int]:
    spans.sort()
    (start, end), *rest = spans
    for first, last in rest:
        if first - end <= 60:
            end = max(end, last)
    return start, end
