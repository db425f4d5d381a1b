"""What the user likes: training, method, effort, and how a coach should talk."""

import re
from collections.abc import Iterator
from typing import Any

from coach_creator.extractors.guards import is_denied, is_others
from coach_creator.extractors.reading import Found, Reading

_LIKES = re.compile(
    r"\b(?:i (?:really |absolutely |also |mostly |quite |do |just |kinda |actually )*(?:love|like|enjoy|prefer"
    r"|dig)|i'm (?:really |all )?into|(?:big )?fan of|my favou?rites?(?: \w+)?(?: is| are)?|i enjoy|love"
    r"|loves?|enjoy|more of|prefer(?:ably)?|happy(?:iest)? (?:with|doing|when))\s+(?!to (?:get|be|lose|build"
    r"|gain|become|have|reach|hit|run a)\b)(?!it (?:short|brief|simple|blunt|direct))(?!my (?:wife|husband"
    r"|kids|job))(?!you\b)"
)
_HATES = re.compile(
    r"\b(?:i (?:really |absolutely |also |just |kinda |fucking )*(?:hate|dislike|despise|detest|loathe|avoid"
    r"|dread)|hate|dislike|despise|can'?t stand|cannot stand|don'?t (?:really |much |particularly )?(?:like"
    r"|enjoy|want(?: to do)?|love)|do not (?:like|enjoy|want)|not (?:a |a big |really a )?(?:fan of|into"
    r"|keen on)|never again|sick of|tired of|bored (?:of|by|with)|fed up with|please no|no more(?! than)|anything but"
    r"|skip the|boring)\s+(?:doing |any |to )*"
)
_TAIL = re.compile(r"(?:\s+(?:any ?more|ever(?: again)?|please|ugh|yuck|frankly|honestly|lol|haha|tbh|at all|from now on))*\s*$")
_DAMNED = re.compile(
    r"\b((?:[a-z-]+ ){0,2}[a-z-]+) (?:(?:is|are) (?:just |so |really )?(?:the worst|awful|horrible|horrid|evil|pointless"
    r"|torture|hell|my nemesis)\b"
    r"|can (?:go to hell|get lost|do one))"
)
_NO_TRAINING = re.compile(
    r"\b(?:my|it|this|that|i|he|she|we|you|they|sleep|life|work|job|weather|pain|mornings?|knees?|backs?|shoulders?|hips?|questions?)\b"
)
_NO_ACTIVITY = re.compile(
    r"\b(?:no|not|without|never|zero)\s+((?:long |much |any |endless )*(?:burpees?|running|cardio(?! machines?)|stretching|circuits?"
    r"|accessor(?:y|ies)(?: work)?"
    r"|jumping(?: jacks)?|box jumps?|rowing|cycling|swimming|machines|yoga|olympic lifts|snatch\w*|treadmills?"
    r"|crossfit|hiit|lunges|deadlifts?|squats|bench(?:ing)?|dieting|classes|overhead|metcons?|amraps?|planks?"
    r"|sit[- ]?ups|push[- ]?ups|pull[- ]?ups|wall ?balls|thrusters|double unders|spinning|zumba|leg day)\b)"
)
_STOP = re.compile(
    r"[,.;!?\n]|\b(?:but|although|though|because|since|so|and (?:i|hate|love|like|dislike|my|don't|please|can|no|be|keep))\b"
)
_NOT_TASTE = re.compile(
    r"^(?:(?:lose|gain|get|be|become|look|bulk)\b|that|this|you|it|how|the idea|when you|to know|being told|coach|a coach|being"
    r"|feeling|looking|myself"
    r"|my (?:body|life|job|weight|belly)|someone|no|none|nothing|not)\b"
)
_TALK = re.compile(
    r"\b(?:coach|tone|feedback|encouragement|sugar|direct|blunt|honest|short answers|explanations?|numbers"
    r"|data|jokes|talk|lectur\w+|shout\w*|yell\w*|kilos?|kgs?|lbs?|pounds|mornings?|evenings?|home)\b"
)

_METHODS = {
    "wave_531": r"5\s?/\s?3\s?/\s?1|\b531\b|5-3-1|wendler",
    "conjugate": r"conjugate|westside",
    "linear_progression": r"linear progression|starting strength|strong ?lifts|5\s?x\s?5|novice program|greyskull",
    "block": r"block periodi[sz]ation|\bblocks?\b(?= (?:training|program))|periodi[sz]ed blocks",
    "daily_undulating": r"\bdup\b|undulating",
    "high_frequency": r"high[- ]frequency|bulgarian|smolov|squat every ?day|every ?day squat\w*|greas(?:e|ing) the groove",
    "hypertrophy_split": (
        r"bro ?split|push[ /-]?pull(?:[ /-]?legs)?|\bppl\b|upper[ /-]?lower|body ?part split|bodybuilding"
        r"|hypertrophy|\barnold\b|\bsplits\b"
    ),
    "functional_strength": r"comptrain|crossfit strength|strength[- ]bias(?:ed)?(?: crossfit)?|crossfit with (?:a )?strength",
    "functional_conditioning": r"mayhem|metcons?|wods?\b|crossfit|conditioning[- ]bias(?:ed)?|\bhiit\b|circuits?(?: training)?",
    "hybrid": r"hybrid|prvn|concurrent|tactical barbell|run and lift|lift and run",
    "endurance_base": r"zone ?2|polari[sz]ed|80/20|\bmaf\b|base (?:building|training)|couch to 5k|c25k",
    "calisthenics": (
        r"calisthenics|bodyweight (?:training|program)|convict conditioning|street workout"
        r"|gymnastics?(?: strength)?"
    ),
    "olympic_lifting": r"olympic (?:weight)?lifting|oly(?:mpic)? lift\w*|weightlifting program|catalyst",
    "return_from_injury": r"rehab(?:ilitation)?(?: program)?|return[- ]to[- ]training|physio(?:therapy)?[- ]style",
    "full_body": r"full[- ]body",
}
_METHOD = re.compile("|".join(rf"(?P<{name}>{words})" for name, words in _METHODS.items()))
_SWITCH = re.compile(r"\b(?:switch|change|move)(?: me)?(?: over)? to (?:an? |the )?(?:\w+ )?$")
_METHOD_CUE = re.compile(
    r"\b(?:(?:switch|change|move)(?: me)?(?: over)? to|want|prefer|like|love|follow(?:ing)?|method|methodology|program(?:me|ming)?"
    r"|style|something like"
    r"|fan of|use|try|run|doing|on|stick (?:to|with)|based on|training style|approach)\b"
)
_YOU_DECIDE = re.compile(
    r"\b(?:whatever(?: you (?:think|want|say|recommend|like|prefer|suggest)(?: is (?:best|right|good))?"
    r"| works)?|you (?:decide|choose|pick|tell me|know best|(?:'re|are) the (?:coach|expert|boss))"
    r"|your (?:call|choice|decision|pick)|up to you|no (?:real |strong |particular )?preferences?|surprise me"
    r"|don'?t (?:really )?care|(?:i'm |im |am )?(?:open|easy|flexible)(?: to anything)?|anything(?: goes"
    r"| works| is fine)?|no idea what|doesn'?t matter|i trust you|any(?:thing)? you (?:like|want|think))\b"
)
_NAMED_DENIED = re.compile(r"\b(?:hate|dislike|not|no|never|don'?t|sick of|tired of|did|used to|was doing|started|switched)\b")
_TRIED = re.compile(r"^[^,.;]{0,12}\b(?:last (?:year|spring|summer|autumn|fall|winter|month)|in (?:19|20)\d\d|years? ago)\b")

_INTENSITY = {
    "high": (
        r"push me (?:hard|to (?:the|my) limits?)|(?:very |really |super |as )?hard(?:core)?\b(?! to| time| for me"
        r"|ly)|all[- ]out|go all out|full (?:send|gas|throttle)|intens(?:e|ely)|brutal|to failure|(?:very "
        r"|super )?high\b(?! school| blood| bp| freq| knee)|max(?:imum)? effort|grind|kill me|destroy me"
        r"|beast mode|crush me|aggressive(?:ly)?|tough|heavy\b|as (?:hard|much) as (?:possible|i can)"
    ),
    "low": (
        r"easy|gentle|gently|light(?:ly)?|low\b(?! back| carb)|slow(?:ly)?|careful(?:ly)?|not too (?:hard|much"
        r"|intense)|take it easy|nothing (?:crazy|too hard|too intense)|relaxed|chill|baby steps|ease (?:me )?in"
    ),
    "moderate": (
        r"moderate(?:ly)?|medium|middle|in between|in-between|balanced|challenging but|somewhere in|reasonabl\w+"
        r"|normal|average|steady|sustainabl\w+|leave (?:something|a (?:rep|bit|little)|some) in (?:the tank"
        r"|reserve)|reps? in reserve|mix(?:ed)?|moderately hard"
    ),
}
_EFFORT = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _INTENSITY.items()))
_EFFORT_CUE = re.compile(
    r"\b(?:intensity|effort|sessions?|workouts?|push me|train(?:ing)?(?: me)?|start|go|want (?:it|them)"
    r"|make (?:it|them)|hard as|kill me|destroy me|to failure|all[- ]out|full send|ease|take it"
    r"|nothing (?:crazy|too))\b"
)
_OF_TEN = re.compile(r"\b(?:rpe\s*)?(10|[1-9](?:[.,]5)?)\s*(?:/\s*10|out of (?:10|ten))\b|\brpe\s*(10|[1-9])\b")

TONES = {
    "blunt": (
        r"blunt(?:ly|ness)?|terse|savage|old[- ]school|direct(?:ly)?(?! me)|straight(?:forward)?(?: to the point)?|no[- ]nonsense|no (?:bs"
        r"|bullshit|fluff|sugar ?coating|excuses|mercy)|brutal(?:ly)?(?: honest)?|honest(?:ly)?\b|tough love"
        r"|strict(?:er)?|drill sergeant|harsh|firm|don'?t (?:sugar ?coat|coddle|baby)|call me out"
        r"|hold me accountable|accountab\w+|kick my (?:ass|butt)|stern|mean|yell|shout|rough"
    ),
    "encouraging": (
        r"hype\w*|encourag\w+|supportive|kind(?:ly|er)?\b(?! of)|gentle|gently|positive|patient|warm|nice|friendly"
        r"|cheer\w*|motivat\w+|uplifting|understanding|sweet|caring|soft|empath\w+|praise|compassion\w*"
        r"|non[- ]?judg\w+"
    ),
    "technical": (
        r"technical|data[- ]driven|data|numbers|explain (?:the )?(?:why|everything|things|reason\w*)|explanations?"
        r"|scien\w+|detail(?:ed|s)?|nerdy?|analytical|evidence|teach me|educat\w+|precise|the why|physiology|geek"
    ),
    "competitive": (
        r"competitive|challeng(?:e|ing)(?: me)?|push me|being pushed|compete with|beat (?:my|the)|like an athlete|winner|hungry"
        r"|demanding|fire me up|aggressive"
    ),
    "playful": r"funny|humou?r\w*|jok(?:e|es|ing|y)|sarcas\w+|playful|witty|fun|light[- ]?hearted|banter|silly|memes?",
    "calm": r"calm(?:ly)?|relaxed|zen|chill|quiet|laid[- ]?back|easy[- ]?going|low[- ]key|stoic|careful(?:ly)?|cautious",
    "balanced": r"balanced?|a mix|mixed|bit of both|normal|in between|professional|neutral|like a (?:friend|human)",
}
_TONE = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in TONES.items()))
_STYLE_CUE = re.compile(
    r"\b(?:be|being|coach(?:es|ing)?(?: me)?|talk|speak|with me|to me|style|tone|someone (?:who|that)"
    r"|communicat\w+|keep it|keep (?:things|answers|messages)|tell me|feedback|sugar ?coat\w*|call me out"
    r"|tough love|drill sergeant|no[- ](?:nonsense|bs|bullshit|fluff)|kick my|push me|hold me|answers?"
    r"|messages?|replies|words|explain)\b"
)
_SHORT = re.compile(
    r"\b(?:keep (?:(?:it|things|them|(?:your |the |all )?(?:answers|messages|replies|texts?))\s*)?(?:very |super |really )?(?:short"
    r"|brief|concise|simple)"
    r"|terse|laconic|bullet points?(?: only)?|(?:just|only) the (?:facts|numbers)|less (?:chit-?chat|small ?talk|talking)"
    r"|short (?:and|answers|messages|replies|sentences|please)|(?:be |very )?(?:brief|concise|succinct)"
    r"|to the point|few words|no (?:essays|walls? of text|novels|rambling|small ?talk|chit[- ]?chat)|tl;?dr"
    r"|(?:^|\band )(?:keep it )?short)\b|^\W*short\W*$"
)
_LONG = re.compile(
    r"\b(?:long(?:er)? (?:answers|messages|replies|explanations)|in[- ]depth|in detail|detailed|thorough"
    r"|explain (?:everything|the why|why|a lot|things)|lots of (?:detail|explanation|context)"
    r"|as much (?:detail|info)\w*)\b"
)


def preferences(reading: Reading) -> Iterator[Found]:
    """Training the user enjoys."""
    yield from _tastes(reading, "preferences", _LIKES)
    if reading.asks("preferences") and not _HATES.search(reading.low) and (any_of := _YOU_DECIDE.search(reading.low)):
        yield reading.found("preferences", [], *any_of.span())


def dislikes(reading: Reading) -> Iterator[Found]:
    """Training the user wants to be spared."""
    yield from _tastes(reading, "dislikes", _HATES)
    for match in _NO_ACTIVITY.finditer(reading.low):
        if reading.asks("equipment") and re.search(r"machines|treadmill", match.group()):
            continue  # it is not there, which is no dislike
        if not is_others(reading, match.start()) and not re.search(
            r"\b(?:can do|i do|i have|i've|did|been doing)\s*$", reading.low[max(0, match.start() - 12) : match.start()]
        ):
            yield reading.found("dislikes", [reading.quote(*match.span(1)).lower()], *match.span())
    for match in _DAMNED.finditer(reading.low):
        if not is_others(reading, match.start()) and not _NO_TRAINING.search(match.group(1)):
            yield reading.found("dislikes", [reading.quote(*match.span(1)).lower()], *match.span())


def methodology(reading: Reading) -> Iterator[Found]:
    """A method the user names, or that the choice is ours."""
    asked = reading.asks("methodology")
    for match in _METHOD.finditer(reading.low):
        clause = reading.clause_at(match.start())
        before = clause.text[: match.start() - clause.start]
        name = str(match.lastgroup)
        broad = name in {
            "functional_conditioning",
            "calisthenics",
            "olympic_lifting",
            "hypertrophy_split",
            "hybrid",
            "return_from_injury",
            "full_body",
        }
        if (
            is_others(reading, match.start())
            or _NAMED_DENIED.search(before[-30:])
            or _TRIED.search(reading.low[match.end() : match.end() + 40])
            or (not asked and re.search(r"\bfor \w+ (?:years|months)\b", clause.text))
        ):
            continue
        if (
            asked
            or (not broad)
            or _is_alone(reading, match)
            or (_METHOD_CUE.search(before) and re.search(r"\b(?:program|style|method|split|approach|training|like|prefer)", clause.text))
        ):
            yield reading.found("methodology", name, *match.span(), faint=broad and not asked and not _SWITCH.search(before))
            return
    decide = _YOU_DECIDE.search(reading.low)
    if decide and (
        asked
        or re.search(r"whatever you (?:think|recommend|suggest) is|method|program", decide.group() + reading.clause_at(decide.start()).text)
    ):
        yield reading.found("methodology", "coach_choice", *decide.span())


def _is_alone(reading: Reading, match: re.Match[str]) -> bool:
    """Whether it is all that stands between two commas, as in a list of what is wanted; a goal can be named so too."""
    phrase = reading.phrase_at(match.start()).text.strip(" .!:")
    return phrase == match.group().strip() and str(match.lastgroup) == "hypertrophy_split" and phrase != "hypertrophy"


def intensity(reading: Reading) -> Iterator[Found]:
    """How hard the user wants it: low, moderate or high."""
    asked = reading.asks("intensity")
    rated = _OF_TEN.search(reading.low)
    if rated and asked:
        amount = float((rated.group(1) or rated.group(2)).replace(",", "."))
        yield reading.found("intensity", "low" if amount <= 4.5 else "moderate" if amount <= 7 else "high", *rated.span())
        return
    levels: list[tuple[str, re.Match[str]]] = []
    for match in _EFFORT.finditer(reading.low):
        if is_others(reading, match.start()) or not (asked or _means_effort(reading, match)):
            continue
        level = str(match.lastgroup)
        denied = level == "high" and is_denied(reading, match.start(), reach=12)
        levels.append(("low" if denied else level, match))
    if levels:
        named = {level for level, _ in levels}
        level = "moderate" if {"high", "low"} <= named else levels[0][0]
        yield reading.found("intensity", level, levels[0][1].start(), levels[0][1].end(), faint=not asked)


def _means_effort(reading: Reading, match: re.Match[str]) -> bool:
    before = reading.low[max(0, match.start() - 10) : match.start()]
    told = re.search(r"\b(?:be|was|is|it's|been|were|deadlift|squat|run|ran) \w*\s*$", before)
    return bool(_EFFORT_CUE.search(reading.clause_at(match.start()).text)) and not told


def style(reading: Reading) -> Iterator[Found]:
    """How the coach should talk: tones and length."""
    asked = reading.asks("style")
    tones: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _TONE.finditer(reading.low):
        sentence = reading.sentence_at(match.start())
        if is_others(reading, match.start()) or (
            is_denied(reading, match.start(), reach=14) and not match.group().startswith(("no", "don"))
        ):
            continue
        before = sentence.text[: match.start() - sentence.start]
        if not asked and not _addressed(before, match.group(), sentence.text):
            continue
        tones.append(str(match.lastgroup))
        spans.append(match.span())
    short = _SHORT.search(reading.low) or (re.search(r"\b(?:short|brief|concise)\b", reading.low) if asked else None)
    length = short or _LONG.search(reading.low)
    value: dict[str, Any] = {"tones": list(dict.fromkeys(tones))} if tones else {}
    if length and (asked or tones or re.search(r"keep|answers|messages|replies|essays|wall|bullet|chat", length.group())):
        value["length"] = "short" if short else "long"
        spans.append(length.span())
    if value:
        spans.sort()
        yield reading.found(
            "style", {"tones": []} | value, spans[0][0], max((end for _, end in spans if end - spans[0][0] <= 120), default=spans[0][1])
        )


def _addressed(before: str, words: str, sentence: str) -> bool:
    """Whether a tone word is meant for the coach and not for the training."""
    if re.search(
        (
            r"\b(?:be|being|coach(?: who| that|'s)?(?: is|s)?|talk(?: to me)?|with me|tone|style(?! (?:training|workouts?|lifting"
            r"|programs?|sessions?))|someone (?:who"
            r"|that)(?: is|'s)?|feedback|speak|stay|keep (?:it|things)|respond (?:well|best) to|want (?:a|an)|need (?:a"
            r"|an)):?\s*(?:\w+ ){0,4}$"
        ),
        before,
    ):
        return not re.search(r"\b(?:want to be|to be|i'll be|can be|would be|should be|used to be|i'd be|might be)\s*(?:\w+ )?$", before)
    return bool(re.match(r"no |don'?t |bluntness|terse|explain|tough love|drill|call me|kick my|hold me|push me|no-", words)) or bool(
        re.search(r"\bcoach(?:ing)?\b[^.]{0,40}$", sentence)
    )


def _tastes(reading: Reading, slot: Any, cue: re.Pattern[str]) -> Iterator[Found]:
    for match in cue.finditer(reading.low):
        rest = reading.low[match.end() : match.end() + 120]
        stop = _STOP.search(rest)
        phrase = rest[: stop.start()] if stop else rest
        if is_others(reading, match.start()) or not phrase.strip() or _NOT_TASTE.match(phrase.strip()) or _TALK.search(phrase):
            continue
        if slot == "preferences" and (
            is_denied(reading, match.start(), reach=10)
            or re.search(r"(?:would|i'd|don't|dont|not|never|what|do you)\s*$", reading.low[max(0, match.start() - 8) : match.start()])
        ):
            continue
        end = match.end() + len(_TAIL.sub("", phrase))
        yield reading.found(slot, [reading.quote(match.end(), end).lower()], match.start(), end)
