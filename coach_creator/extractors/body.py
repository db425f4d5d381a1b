"""What the body allows: injuries and limits, and the health red flags that always get a safe answer."""

import re
from collections.abc import Iterator
from typing import Any

from coach_creator.extractors.guards import is_denied, is_others
from coach_creator.extractors.reading import Found, Reading

AREAS = {
    "knee": r"knees?|knee ?caps?",
    "shoulder": r"shoulders?|ac[- ]joints?",
    "lower_back": r"lower[- ]back|low back|lumbar|lumbago|si[- ]?joints?|sacroiliac\w*(?: joints?)?|l[1-5][-/ ]?(?:l?[1-5]|s1)",
    "upper_back": r"upper[- ]back",
    "back": (
        r"back(?![- ]?(?:squats?|rack|extensions?|lever|to|in|at|on|then|into|when|from|up|off|home|with|pack"
        r"|country|lift))"
    ),
    "hip": r"hips?",
    "ankle": r"ankles?",
    "wrist": r"wrists?",
    "elbow": r"elbows?",
    "neck": r"necks?|c[1-7][-/ ]?c[1-7]",
    "hamstring": r"hamstrings?|hammies",
    "groin": r"groin|adductors?",
    "achilles": r"achilles",
    "calf": r"calf|calves",
    "foot": r"foot|feet|toes?|heel",
    "shin": r"shins?",
    "quad": r"quads?|quadriceps",
    "biceps": r"biceps?",
    "pec": r"pecs?|pectoral",
    "hand": r"hands?|fingers?|thumbs?",
    "rib": r"ribs?",
    "spine": r"spine|discs?|disks?",
    "leg": r"legs?",
    "arm": r"arms?",
    "pelvic_floor": r"pelvic floor|pelvis",
    "glute": r"glutes?",
    "trap": r"traps?",
}
_AREA = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in AREAS.items()))
_LOOSE_AREAS = {"back", "hand", "leg", "foot", "arm", "neck", "quad", "biceps", "glute", "trap", "spine", "pec", "rib"}
CONDITIONS = {
    "acl": (r"\bacl\b", "knee"),
    "meniscus": (r"\bmeniscus\b", "knee"),
    "patellar_tendinitis": (r"\bpatell\w+\b|\bjumper'?s knee\b", "knee"),
    "rotator_cuff": (r"\brotator[- ]cuff\b", "shoulder"),
    "shoulder_impingement": (r"\bimpinge\w*\b", "shoulder"),
    "slap_tear": (r"\b(?:slap|labrum|labral) ?tear\b|\blabrum\b", "shoulder"),
    "herniated_disc": (r"\b(?:herniat\w+|slipped|bulging|prolapsed)(?: (?:dis[ck]s?))?\b", "lower_back"),
    "sciatica": (r"\bsciatica?\b", "lower_back"),
    "scoliosis": (r"\bscoliosis\b", "back"),
    "plantar_fasciitis": (r"\bplantar\w*(?: fasci\w+)?\b", "foot"),
    "tennis_elbow": (r"\btennis elbow\b", "elbow"),
    "golfers_elbow": (r"\bgolfer'?s elbow\b", "elbow"),
    "carpal_tunnel": (r"\bcarpal tunnel\b", "wrist"),
    "shin_splints": (r"\bshin splints?\b", "shin"),
    "arthritis": (r"\b(?:osteo)?arthritis\b", "joints"),
    "tendinitis": (r"\btend[io]n[io]?(?:itis|opathy|osis)\b|\btendonitis\b", "tendon"),
    "hernia": (r"\bhernia\b", "abdomen"),
    "diastasis": (r"\bdiastasis(?: recti)?\b", "abdomen"),
    "paraplegia": (r"\b(?:para|tetra|quadri|hemi)pleg\w+\b|\bspinal cord injur\w+\b", "spine"),
    "it_band": (r"\bitb\b|\bit[- ]band\b|\biliotibial\b", "knee"),
    "osteoporosis": (r"\bosteop(?:orosis|enia)\b", "bones"),
    "hypermobility": (r"\bhyper ?mobil\w+|\behlers\b|\beds\b", "joints"),
}
_CONDITION = re.compile("|".join(rf"(?P<{name}>{words})" for name, (words, _) in CONDITIONS.items()))
_HURTS = re.compile(
    r"\b(?:hurt(?:s|ing)?|pain(?:s|ful)?|ach(?:e|es|ing|y)|injur(?:y|ies|ed|ing)|tweak(?:ed|s|y)?|tor[en]|tear"
    r"|tore|ruptured?|surg(?:ery|eries)|operat(?:ion|ed)|wreck(?:ed|ing)?"
    r"|busted|blew|blow(?:n|ing)? (?:out|up)|bad|dodgy|bum|gammy|cranky|clicks?|clicky|pops?|pinch(?:es|ing)?"
    r"|stiff|strain(?:ed)?|sprain(?:ed)?|dislocat\w+|sublux\w*|broke|broken|fractur\w+"
    r"|issues?|problems?|trouble|unstable|instability|inflam\w+|flar\w+|rehab\w*|replac(?:ed|ements?)|sensitive"
    r"|destroy(?:ed|ing)?|ruin(?:ed|ing)?|aggravat\w+|re-?injur\w+|limit(?:s|ed|ation)?"
    r"|because of my|careful with|protect\w*|healed|(?:better|fine|good|okay?) now"
    r"|acts? up|acting up|giv(?:es|ing) me|bothers?|bothering|numb|tingl\w+|recover\w+|kaputt?|hurting"
    r"|dysplasia|arthrosis|shot|goes out|went out|gives? out|screws?(?= in)|killing me|messed up|fucked|screwed|old injury|swollen"
    r"|swells?)\b"
)
_FINE = re.compile(
    r"\b(?:gone(?: now)?|fine|healed|ok|okay|good now|all good|recovered|better now|mostly better|no longer|(?:doesn't|don't"
    r"|doesnt|dont) (?:hurt|bother)|fixed|years? ago|used to|in the past|as a (?:kid|teen)|back in"
    r"|had an? [^,;.]{0,30}\blast (?:spring|summer|autumn|fall|winter|year)|no (?:issues|problems|pain) (?:now|anymore|since)|cleared)\b"
)
_NOT_HURT = re.compile(
    r"\b(?:bigger|grow\w*|build|stronger|weak(?:est)? (?:points?|spots?|links?|areas?)|weakness\w*|lagging|define[d]?|tone[d]?"
    r"|train(?:ing)?|focus on)\b"
)
"""Who speaks so of a part of the body speaks of its looks or its strength."""

_STILL = re.compile(r"\s*(?:still )?(?:hurts?|ach(?:e|es)|clicks?|bothers?|acts? up|kills?|swells?)\b")
_LISTED = re.compile(r"\b(?:hurts?|hurting|injur(?:y|ies|ed)|pains?|problems?|issues?|bad|wrecked|busted|sore)\s*(?:\([^)]*\))?\s*[:-]\s")
_SIDE = re.compile(r"\b(left|right|both)\b")
_NONE = re.compile(
    r"\b(?:no|zero|not any|don't have any|dont have any|haven't (?:got|had) any|never had (?:any|an)"
    r"|without(?: any)?|free of|any) (?:\w+ ){0,4}?(?:injur(?:y|ies)|pain|pains|aches|limitations?|issues"
    r"|limits|niggles)\b(?! (?:now|anymore|since))"
    r"|\b(?:injury|pain)[- ]free\b|\bnothing (?:hurts|wrong|is wrong)\b|\b(?:never|not) (?:been )?injured\b"
    r"|\buninjured\b|\bi'?m (?:totally |perfectly |completely )?healthy\b|\b(?:fit|healthy) as\b"
)

FLAGS = {
    "chest_pain": (
        r"\bchest (?:pains?|tightness|pressure)\b|\b(?:tight|pain(?:s|ful)?|pressure|tightness) (?:in|on) (?:my "
        r"|the )?chest\b|\bangina\b|\bmy chest (?:hurts|aches|feels tight|gets tight)\b"
    ),
    "heart_condition": (
        r"\bheart (?:condition|disease|attack|failure|problems?|issues?|murmur|surgery|defect|arr?h?ythmia"
        r"|trouble)\b|\b(?:arr?h?ythmia|afib|a-fib|atrial fib\w*|pacemaker|cardiomyopathy|palpitations?"
        r"|tachycardia|stents?|bypass surgery)\b|\bbad heart\b|\bweak heart\b"
    ),
    "high_blood_pressure": (
        r"\bhigh blood pressure\b|\b(?:blood pressure|bp) (?:pills|tablets|meds|medication|is (?:too )?high)\b"
        r"|\b(?:blood pressure|bp)\b[^.;!?]{0,20}\b(?:raised|elevated)\b|\braised (?:blood pressure|bp)\b"
        r"|\bhypertensi(?:on|ve)\b|\bhigh bp\b"
    ),
    "dizziness": (
        r"\bdizz(?:y|iness)\b|\bfaint(?:s|ed|ing)?\b|\bblack(?:ed|ing)? out\b|\bpass(?:ed|ing)? out\b"
        r"|\blight[- ]?headed(?:ness)?\b|\bvertigo\b"
    ),
    "breathing": r"\basthma(?:tic)?\b|\bcopd\b|\bshort(?:ness)? of breath\b|\bcan'?t breathe\b",
    "pregnancy": (
        r"\bpregnan(?:t|cy)\b|\bexpecting a baby\b|\bpost[- ]?partum\b|\bjust gave birth\b|\b(?:first|second"
        r"|third) trimester\b|\bc-section\b"
        r"|\bhad (?:my|our|a) (?:first |second |third |fourth )?(?:baby|child|daughter|son)\b[^.!?]{0,30}\b(?:weeks?|months?) ago\b"
    ),
    "eating_disorder": (
        r"\beating disorders?\b|\banorexi[ac]\b|\bbulimi[ac]\b|\bpurg(?:e|ing)\b|\bbinge(?:ing|s)?\b|\bstarv(?:e"
        r"|ing) myself\b|\bmak(?:e|ing) myself (?:throw up|vomit|sick)\b|\bthrow(?:ing)? up (?:after|my)\b"
    ),
    "diabetes": r"\b(?:pre-?)?diabet(?:es|ic)\b|\b(?:high )?blood sugar\b(?! is (?:fine|normal|ok))|\binsulin\b|\bt1d\b",
    "seizures": r"\bepilep(?:sy|tic)\b|\bseizures?\b",
    "medication": (
        r"\bbeta[- ]?blockers?\b|\bblood thinners?\b|\bwarfarin\b|\bon (?:\w+ )?(?:meds|medications?)\b"
        r"|\b(?:taking|take) (?:\w+ )?(?:meds|medications?|medicine)\b|\bantidepressants?\b|\bssris?\b"
        r"|\bsteroids?\b|\bstatins?\b|\blevothyroxine\b|\blithium\b|\b(?:blood pressure|heart|thyroid|bp) (?:pills|tablets|meds"
        r"|medication)\b"
        r"|\bon (?:\w+ ){0,2}(?:pills|tablets|drugs)\b"
    ),
    "stroke": r"\b(?:had|after) (?:a |my )?(?:mini[- ])?stroke\b|\btia\b|\baneurysm\b|\bblood clots?\b|\bthrombosis\b|\bdvt\b",
    "cancer": r"\bcancer\b|\bchemo(?:therapy)?\b|\btumou?r\b",
    "recent_surgery": (
        r"\b(?:just|recently) (?:had|got) (?:\w+ ){0,2}(?:surgery|an operation|operated)\b"
        r"|\bsurgery (?:last (?:week|month)|\d+ (?:days|weeks) ago|(?:two|three|four|five|six) weeks ago)\b"
        r"|\bpost[- ]?op\b|\b(?:days?|weeks?) after (?:my |an? |the )?(?:\w+ ){0,2}(?:surgery|operation|c-section)\b"
    ),
    "self_harm": (
        r"\bkill(?:ing)? myself\b|\bsuicid(?:e|al)\b|\bself[- ]?harm\w*\b|\bhurt(?:ing)? myself on purpose\b"
        r"|\bend my life\b|\bdon'?t want to (?:live|be alive)\b"
    ),
}
_WINDED = re.compile(r"\bout of breath\b|\bbreathless\w*|\bwinded\b")
_FLAG = re.compile("|".join(rf"(?P<{name}>{words})" for name, words in FLAGS.items()))
_AGE = re.compile(
    r"\b(?:i'm|im|i am|i turned|i just turned|turning|age|aged)\s*(?:age\s*)?(\d{1,2})\b(?!\s*(?:kg|lbs?"
    r"|pounds|cm|minutes|min|%|stone|days?|weeks?"
    r"|months?|years? (?!old)|feet|reps|km|k\b|ft|inch|x\b|['\"/:.]\d))"
    r"|\b(\d{1,2})(?:[- ]?(?:years?|yrs?)[- ]old|[- ]?(?:yo|y/o))\b"
)
_NO_FLAGS = re.compile(
    r"\bno (?:\w+ )?(?:health|medical|heart) (?:\w+ ){0,2}?(?:issues?|problems?|conditions?|concerns?|stuff)\b"
    r"|\b(?:nothing|no) (?:\w+ )?(?:medical|health(?:-wise)?|red flags)\b|\bi'?m (?:totally |perfectly "
    r"|completely )?healthy\b|\bhealthy as\b"
    r"|\b(?:doctor|midwife|physio|gp|ob|consultant|cardiologist) (?:says|said|cleared)\b[^.]{0,30}\b(?:fine|ok|okay|cleared|healthy|me)\b"
    r"|\bhealth(?:-wise)? (?:is )?(?:fine|good|ok|great)\b"
    r"|\b(?:blood pressure|bp|heart|bloods?|check-?ups?|everything)(?: \w+){0,2} (?:is|are|was|were|looks?) (?:all )?(?:normal"
    r"|fine|good|ok|okay|great|perfect)\b"
)


def injuries(reading: Reading) -> Iterator[Found]:
    """Each hurt place or named condition, with side and whether it is over; an empty list when all is well."""
    taken: list[tuple[int, int]] = []
    for match in _CONDITION.finditer(reading.low):
        if _counts(reading, match):
            entry = _condition(reading, match)
            yield reading.found("injuries", [entry], *_with_side(reading, match))
            taken += [place.span() for place in _AREA.finditer(reading.low) if place.lastgroup == entry["area"]]
    for match in _AREA.finditer(reading.low):
        if any(start <= match.start() < end for start, end in taken) or not _hurts(reading, match):
            continue
        yield reading.found("injuries", [_place(reading, match)], *_with_side(reading, match))
        taken.append(match.span())
    none = _NONE.search(reading.low)
    if none and not taken:
        yield reading.found("injuries", [], *none.span())


def red_flags(reading: Reading) -> Iterator[Found]:
    """Each health red flag the user has; an empty list when there is said to be none."""
    seen = False
    for match in _FLAG.finditer(reading.low):
        if is_others(reading, match.start()) or is_denied(reading, match.start()):
            continue
        seen = True
        yield reading.found("red_flags", [{"flag": str(match.lastgroup)}], *match.span())
    years = age(reading)
    if years is not None and years.value < 18:
        seen = True
        yield Found("red_flags", [{"flag": "minor", "age": years.value}], years.start, years.end)
    winded = _WINDED.search(reading.low) if reading.asks("red_flags") and not seen else None
    if winded and not is_denied(reading, winded.start()):
        seen = True
        yield reading.found("red_flags", [{"flag": "breathing"}], *winded.span())
    none = _NO_FLAGS.search(reading.low)
    denied = any(is_denied(reading, match.start()) and not is_others(reading, match.start()) for match in _FLAG.finditer(reading.low))
    if not seen and none:
        yield reading.found("red_flags", [], *none.span())
    elif not seen and denied and reading.asks("red_flags"):
        yield reading.found("red_flags", [], 0, len(reading.low))


def age(reading: Reading) -> Found | None:
    """The user's age in years; it has no slot of its own."""
    for match in _AGE.finditer(reading.low):
        years = int(match.group(1) or match.group(2))
        if 8 <= years <= 99 and not is_others(reading, match.start()):
            return reading.found("experience", years, *match.span())
    return None


def _counts(reading: Reading, match: re.Match[str]) -> bool:
    return not is_others(reading, match.start()) and not is_denied(reading, match.start(), reach=25)


def _hurts(reading: Reading, match: re.Match[str]) -> bool:
    clause = reading.clause_at(match.start())
    inside = match.start() - clause.start
    around = clause.text[max(0, inside - 45) : inside + len(match.group()) + 45]
    if is_others(reading, match.start()) or (_NOT_HURT.search(clause.text) and not _HURTS.search(around)):
        return False
    area = str(match.lastgroup)
    if re.match(r"\s*(?:day|days|press|workout|strength|drive|curls?|raises?|size|gains)\b", reading.low[match.end() :]):
        return False
    if re.search(r"\b(?:no|without any|never had|zero) (?:\w+ )?$", clause.text[:inside]) and not re.search(
        r"\bwreck|\bhurting|\bagain", clause.text
    ):
        return False
    if re.match(
        r"\s*(?:is|are|feels?|'s)\s+(?:totally |perfectly |all )?(?:fine|ok|okay|good|great|strong|healthy)\b(?! now)",
        reading.low[match.end() :],
    ):
        return False
    if re.match(r"\s*(?:pains?|injur(?:y|ies)|problems?|surgery|trouble|aches?)\b", reading.low[match.end() : match.end() + 12]):
        return True
    if (
        area in _LOOSE_AREAS
        and not _is_in_list(reading, match)
        and not re.search(
            r"\b(?:my|a|bad|the|left|right|both|lower|stiff|sore|hurt|injured|broken|torn)\s+(?:\w+ )?$",
            reading.low[max(0, match.start() - 40) : match.start()],
        )
    ):
        return reading.asks("injuries") and bool(_HURTS.search(around) or len(reading.low) < 40)
    if reading.asks("injuries"):
        return True
    return _is_in_list(reading, match) or (bool(_HURTS.search(around)) and not re.search(r"\b(?:bad|weak|trouble) (?:at|with)\b", around))


def _is_in_list(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it stands in a list of places that all hurt: "everything hurts: neck, both shoulders, lower back"."""
    sentence = reading.sentence_at(match.start())
    intro = _LISTED.search(sentence.text, 0, match.start() - sentence.start)
    first = _AREA.search(sentence.text, intro.end()) if intro else None
    return bool(first and _AREA.search(sentence.text, first.end()))


def _place(reading: Reading, match: re.Match[str]) -> dict[str, Any]:
    entry: dict[str, Any] = {"area": str(match.lastgroup)}
    return entry | _sided(reading, *match.span()) | {"status": _status(reading, match)}


def _condition(reading: Reading, match: re.Match[str]) -> dict[str, Any]:
    """A named condition; one that can sit anywhere takes the place named in its sentence."""
    name = str(match.lastgroup)
    area = CONDITIONS[name][1]
    sentence = reading.sentence_at(match.start())
    place = _AREA.search(sentence.text)
    if area in {"tendon", "joints"} and place:
        area = str(place.lastgroup)
    elif place and str(place.lastgroup) != area:
        place = None
    sided = _sided(reading, sentence.start + place.start(), sentence.start + place.end()) if place else {}
    return (
        {"area": area}
        | (sided or ({} if area in {"bones", "joints"} else _sided(reading, *match.span())))
        | {"status": _status(reading, match), "condition": name}
    )


def _sided(reading: Reading, start: int, end: int) -> dict[str, Any]:
    beside = re.match(r"[^.;!?]{0,25}?\b(left|right|both) sides?\b", reading.low[end:])
    near = list(_SIDE.finditer(reading.low[max(0, start - 15) : start]))
    after = re.match(r"\W{0,2}(?:\w+\W+)?(left|right|both)\b", reading.low[end:])
    after = after or re.match(
        r"\s*(?:pain |issues? |trouble )?(?:on|in) (?:the|my) (left|right)\b(?: side)?(?=\W*$|\s*[,.;!?)]"
        r"|\W+(?:and|but|which|is|from|since)\b)",
        reading.low[end:],
    )
    letter = re.search(r"\b([lr])\.? ?$", reading.low[max(0, start - 4) : start])
    if after and _AREA.match(reading.low, end + after.end() + 1):
        after = None  # it is the side of the next place
    said = near[-1] if near else after or letter or beside
    side = {"l": "left", "r": "right"}.get(said.group(1), said.group(1)) if said else None
    return {"side": side} if side else {}


def _status(reading: Reading, match: re.Match[str]) -> str:
    clause = _until_next(reading, match)
    rest = reading.sentence_at(match.start()).text
    if _STILL.match(reading.low, match.end()):
        return "current"
    over = _FINE.search(clause) or re.search(r"\b(?:fine|healed|recovered|better|ok|good) now\b|\bhas healed\b", rest)
    return "past" if over and not re.search(r"\b(?:still|again|otherwise fine|other than that)\b", clause) else "current"


def _until_next(reading: Reading, match: re.Match[str]) -> str:
    """The clause as far as it speaks of this place: what follows the next one's "and" is said of that one."""
    clause = reading.clause_at(match.start())
    inside = match.end() - clause.start
    later = next((place.start() for place in _AREA.finditer(clause.text, inside)), len(clause.text))
    cut = clause.text.rfind(" and ", inside, later) if later < len(clause.text) else -1
    return clause.text[: cut if cut > 0 else len(clause.text)]


def _with_side(reading: Reading, match: re.Match[str]) -> tuple[int, int]:
    """The quote takes in the few words before that say which and what: "bad left knee", "torn acl"."""
    head = re.search(
        r"(?:\b(?:my|a|an|torn|bad|old|injured|broken|dodgy|wrecking|wrecked|hurt|tore|tweaked|the|left|right|both|lower|stiff)\s+)+$",
        reading.low[max(0, match.start() - 60) : match.start()],
    )
    tail = re.match(
        r"\s*(?:pain|injury|surgery|issues?|problems?|tear|again|hurts?(?: sometimes)?|is bad|acts up|replacement)+\b(?:\s+again\b)?",
        reading.low[match.end() :],
    )
    return (match.start() - len(head.group()) if head else match.start()), (match.end() + tail.end() if tail else match.end())
