"""Holds what a reply tells of the user to words that were there: of what nobody said, no line and no message has the words.

An account is a clause that says what the user did, has or is. Its words have to be among those that any account may use
(`accounts.yaml`), or come from the log, from a tool, or from the user. Advice, questions and what holds for everybody are free.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files

import yaml

from agent.guards.exercises import exercises
from agent.guards.material import Known
from agent.guards.senses import sense

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_IRREGULAR = {
    "swam": "swim", "ran": "run", "ate": "eat", "slept": "sleep", "drank": "drink", "rode": "ride", "wrote": "write", "told": "tell",
    "said": "say", "held": "hold", "felt": "feel", "bent": "bend", "sat": "sit", "stood": "stand", "drove": "drive", "threw": "throw",
    "shown": "show", "weight": "weigh", "taught": "teach", "bought": "buy", "sold": "sell", "broke": "break", "broken": "break",
}  # fmt: skip
# A model that takes itself for the user: "I last deadlifted on Monday", "I did nothing this week".
_AS_USER = re.compile(
    r"\bI (?=(?:(?:last|only|also|just|already|then|never|have|haven['’]t|did not|didn['’]t|have (?:not|never)) )*"
    r"(?:trained|benched|squatted|deadlifted|pressed|rowed|ran|run|lifted|swam|cycled|weigh(?:ed)?|done"
    r"|(?<=did not )(?:train|lift|run|squat|bench|deadlift|press|row|swim|cycle)|(?<=didn['’]t )(?:train|lift|run|squat|bench|deadlift)"
    r"|am (?:stronger|weaker|faster|slower|heavier|lighter|fitter)"
    r"|did (?!(?:log|save|store|record|note|not|see|find|look|that|it|so)\b))\b)"
    r"|\bI(?:['’]m| am) (?=\d{2,3} (?:years|yrs|cm|kg|kilos|lbs?|pounds)\b)"
)
# A coach that is no body has no knee, and no bench of its own.
_OF_BODY = re.compile(
    r"\b(?<!said )(?<!ask )my (?P<what>(?:left |right |lower )?(?:knees?|shoulders?|back|hips?|elbows?|ankles?|wrists?"
    r"|bench|squats?|deadlifts?|press"
    r"|body ?weight|goals?|max|workouts?|(?:strength )?training|birthday|diet|sleep|progress|form))\b"
)
_QUOTED = re.compile('[“”"«»]')
_SPOKEN_TO = (
    (re.compile(r"\bI was\b"), "you were"),
    (re.compile(r"\bI(?:['’]m| am)\b"), "you are"),
    (re.compile(r"\bI\b"), "you"),
    (re.compile(r"\b[Mm]y\b"), "your"),
    (re.compile(r"\b[Mm]e\b"), "you"),
)
_TOLD_ME = re.compile(r"^\W*you (?:once |also )?told me: ", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_WHOLE = {"evening", "morning", "meeting", "during", "nothing", "something", "anything", "everything", "spring"}
_OWNED = re.compile(r"['’](?:s|re|ve|ll|d|m|t)?$")
STEM = 6
LEAST = 4
_PAST = (
    "did|ran|swam|went|got|hit|made|came|took|told|said|began|rose|fell|put|set|kept|were|had|was|felt|slept|ate|held|stood|beat|broke"
    "|grew|won|lost|left|met|saw|gave|threw|wrote|spent|built|caught|drove|bent|sank|shot|stuck|led|found|brought|sat|chose|knew|thought"
    "|meant|cut|quit|fought|read|paid|sold|bought|taught|rode|overtook|outran"
    "|(?!(?:need|feed|speed|seed|bleed|breed|exceed|succeed|proceed|indeed)\\b)[a-z]{2,}ed"
)
_DOES = (
    "train|lift|run|weigh|live|work|sleep|eat|drink|love|like|hate|prefer|use|own|bench|squat|deadlift|press|pull|row|come|rest|average"
    "|swim|cycle|stand|sit|enjoy|struggle|skip|tend|seem|follow|always|usually|often|never|rarely|mostly|generally|typically|regularly"
)
_SOFTLY = (
    "(?:(?:also|just|only|still|already|never|always|really|then|now|both|all|even|usually|often|mostly|last|first|once|almost|nearly"
    "|actually|clearly|recently|barely|again|have|had|not|easily|finally|regularly|rarely|normally|generally|typically) )*"
)
_TELLS = re.compile(
    rf"(?<!if )(?<!when )(?<!what )(?<!how )(?<!than )(?<!before )(?<!after )(?<!where )(?<!as )\b(?:you|we) {_SOFTLY}(?:{_PAST}|{_DOES})\b"
    r"|(?<!like )(?<!as if )(?<!means )(?<!means that )\b(?:you|we)(?:['’](?:ve|re)| have| are| were| had)\b"
    r"(?! (?:to|got to|welcome|going to|right|ready|supposed|able|free|about to|always|never)\b)"
    rf"|\byour\b(?: [\w'’-]+){{1,5}}? (?:is|are|was|were|has|have|had|{_PAST}|stands?|sits?|shows?|says?|rules?|comes?|goes|suggests?"
    r"|lets|wants|works|lives|trains|helps|likes|loves|hates)\b"
    r"|\bas you (?:normally|usually|always|often|never|don['’]t|already|generally|typically|mostly|rarely|only) (?!know|said|told|want)"
    r"|\bwith you [a-z]+ing\b|\b(?:because of|due to|on account of) your\b"
    r"|\b(?:with|given|considering|thanks to) your (?:past|history|background|years|experience|job"
    r"|family|love|taste|habits?)\b"
    r"|\byour (?:lightest|heaviest|best|worst|first|last|very|strongest|weakest|biggest|smallest|second)\b",
    re.IGNORECASE,
)
# What bodies do, and where a thing is, holds for anybody: "your body goes into saving", "chalk on your hands is fine".
_OF_BODIES = re.compile(
    r"\byour (?:body|muscles?|heart(?! rate)|brain|nervous system|tendons?|lungs|metabolism|joints?|bones|glycogen|blood|skin|hormones"
    r"|(?:upper |lower |fore)?(?:arms?|back|legs?)|chest|knees?|feet|foot|heels?|toes|shoulders?|elbows?|hands?|head|belly"
    r"|glutes|quads|hamstrings"
    r"|lats|core|torso|spine|shins?|ankles?|wrists?|grip|hips?)"
    rf" (?:\w+ly |just |also |still )?(?!(?:is|are|has|{_PAST})\b)\w+"
    r"|\b(?:on|in|with|under|behind|over|into|off|towards?|at|against|between) your (?:\w+ ){1,3}(?:is|are)\b",
    re.IGNORECASE,
)
# A clause with somebody else for its subject, of what always is: "and ordinary soreness tends to peak after two days".
_ALWAYS_SO = re.compile(
    r"^\W*(?:and )?(?!you|we|your|i\b)(?:[a-z-]+ ){1,6}?(?:is|are|tends?|means?|takes?|makes?|holds?|helps?|peaks?|comes?|usually|often"
    r"|gets?|needs?|counts?|wins?|costs?|pays?|lasts?)\b",
    re.IGNORECASE,
)
# What looks like the past and is none: "are banned", "a tired back", "rows hit the lats".
_AS_IT_IS = re.compile(
    r"\b(?:an?|the|is|are|be|being|get|gets|too|very|so|more|most|less) [a-z]+ed\b|\b(?:hit|put|set|cut|quit|read|beat"
    r"|let)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(rf"\b(?:{_PAST})\b", re.IGNORECASE)
_OPEN = re.compile(
    r"^\W*(?:\w+ ){0,2}when\b(?! (?:you|we) (?:first )?(?:started|began|came|joined|met))"
    r"|\b(?:if|once|won['’]t|should|could(?! barely)|would|might|may|will"
    r"|can(?! see|['’]?t)|let['’]s|try|aim|unless|whether|whenever|until|as long as|i['’]d|want to|need to|next|tomorrow|how about|why not"
    r"|i (?:think|feel|hope|like|love|wish|suggest|recommend)|i(?:['’]m| am) (?:\w+ )?(?:glad|happy|sorry|pleased))\b"
    r"|['’]ll\b|['’]d\b(?! (?:already |just |only |also |never )*(?:been|done|had|run|swum|gone|(?!need"
    r"|feed)[a-z]{2,}ed)\b)|\?\s*[\"”’)*]*$",
    re.IGNORECASE,
)
# How something is done, whoever does it: "In a Romanian deadlift you start from the top".
_OF_ANYBODY = re.compile(r"^\W*(?:in|with|on|for|during) an? (?!row\b)\w+(?: \w+){0,2},? you\b", re.IGNORECASE)
_FOLLOWS = re.compile(r"\bso\b", re.IGNORECASE)
_SUPPOSES = re.compile(r"^\W*(?:and |but |so )?(?:if|when|once|as long as|unless|whenever)\b", re.IGNORECASE)
_RECALLS = re.compile(r"^\W*(?:do you )?(?:remember|recall|think back to) (?:when|how|the (?:time|day)(?: when| that)?) ", re.IGNORECASE)
_QUOTES = re.compile(
    r"^\W*you(?:['’]ve| have)? (?:once |also |just )*(?:said|told me|mentioned|reported)\b(?! (?:nothing|no))", re.IGNORECASE
)
# What was never told may be anything.
_UNKNOWN = re.compile(
    r"\b(?:never|not|n['’]t)\b[^.!?]{0,16}\b(?:tell|told|say|said|mention\w*|know|have|see|sure|log|logged|find)\b"
    r"|\b(?:don|haven|hasn|didn|can|couldn)['’]t (?:tell|told|say|said|know|have|see|find|log|mention\w*)\b"
    r"|\b(?:no|nothing|never)\b[^.!?]{0,40}\b(?:stored|logged|recorded|on record|on file|in your log|from you|told|said)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:—–()]|\b(?:but|so|because|while|though|which|and(?= (?:you|i|we|your|that|it|the)\b))\b", re.IGNORECASE)
_OF_ITS_OWN = re.compile(
    r"^\W*(?:(?:and|but|so) (?:they|those|people)(?:['’]re| are)\b"
    r"|there|here|this|these|those|they|people|it|one|is|are|do|does|don['’]?t|it['’]s|that['’]s|keep|take|go|no|not|just)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:no|not|never|nothing|none|without|instead of|skip|avoid|out|rather than)\b|n['’]t\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b|(?<=day)s(?= \w)")
_ELSEWHERE = re.compile(r"\b(?:than|since|before|last|also|other|against|compared|from|after|while|usually)\b", re.IGNORECASE)
_LISTED = re.compile(r"[,;:.]\s+(?:and )?(?:then )?|\s+(?:and|then) (?=(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:plan\w*|next|should|shall|tomorrow|week ahead|coming|upcoming|schedule\w*)\b", re.IGNORECASE)
_WEEK_BEFORE = re.compile(r"\b(?:last|previous|past) (?:week|two weeks|fortnight)\b|\bweek before\b", re.IGNORECASE)
_ANEW = re.compile(r", so |; | then ", re.IGNORECASE)
_ASKS_BACK = re.compile(r"\b(?:did|do|was|were|have|had|on|and)\b", re.IGNORECASE)


@cache
def _common() -> frozenset[str]:
    """The stems of the words that stand in any account."""
    lists: dict[str, str] = yaml.safe_load(files("agent.guards").joinpath("accounts.yaml").read_text(encoding="utf-8"))
    return frozenset(stem(word) for words in lists.values() for word in words.split())


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """What is the same in all forms of a word: swam, swimming and swims are swim."""
    bare = _OWNED.sub("", word.lower().replace("’", "'"))
    bare = _IRREGULAR.get(bare, bare)
    if bare in _WHOLE:
        return bare
    if bare.endswith(("ied", "ies")) and len(bare) > LEAST:
        bare = bare[:-3] + "y"
    ending = next((end for end in ("ing", "ed", "es", "s") if bare.endswith(end) and len(bare) - len(end) > 2), "")
    bare = bare.removesuffix(ending) if not bare.endswith("ss") else bare
    bare = bare[:-1] if ending and len(bare) > 3 and bare[-1] == bare[-2] else bare
    return bare[:STEM].rstrip("e")


def stems(text: str) -> Iterator[str]:
    """Those of all words of a text."""
    return (stem(found[0]) for found in _WORD.finditer(text))


def accounts(sentence: str) -> Iterator[str]:
    """The clauses of a sentence that tell of the user: what they did, have or are; a clause without a verb goes on with the one before."""
    tells = False
    recalled = _RECALLS.search(sentence)
    supposed = False
    if _OF_ANYBODY.match(sentence):
        return
    text = sentence[recalled.end() :].rstrip(" ?") if recalled else sentence
    for clause, follows in _clauses(text):
        if not clause.strip():
            continue
        tells = tells and not follows
        if supposed:  # what follows from an if
            supposed = False
            continue
        supposed = bool(_SUPPOSES.match(clause))
        if _QUOTES.match(clause):
            yield clause
            tells = True
            continue
        told = not (_OPEN.search(clause) or _UNKNOWN.search(clause)) and (
            bool(_TELLS.search(_OF_BODIES.sub(" ", clause)))
            or bool(_HAPPENED.search(_AS_IT_IS.sub(" ", clause)) and exercises(clause))
            or (tells and not _OF_ITS_OWN.match(clause) and not (_ALWAYS_SO.match(clause) and not _HAPPENED.search(clause)))
        )
        tells = told
        if told:
            yield clause


def _clauses(text: str) -> Iterator[tuple[str, bool]]:
    """The clauses of a text; the flag says whether one only follows from the one before: "so there is no time"."""
    start, follows = 0, False
    for found in _CLAUSE.finditer(text):
        yield text[start : found.start()], follows
        start, follows = found.end(), bool(_FOLLOWS.fullmatch(found[0]))
    yield text[start:], follows


def spoken_to(sentence: str) -> str:
    """The sentence as a coach says it, where a model took itself for the user."""
    sentence = sentence if _QUOTED.search(sentence) else _OF_BODY.sub(r"your \g<what>", sentence)
    if _TOLD_ME.match(sentence) or not _AS_USER.search(sentence):
        return sentence
    for words, theirs in _SPOKEN_TO:
        sentence = words.sub(theirs, sentence)
    first = _LETTER.search(sentence)
    return sentence[: first.start()] + sentence[first.start()].upper() + sentence[first.end() :] if first else sentence


def tells(sentence: str) -> bool:
    """Whether a sentence tells of the user at all."""
    return next(accounts(sentence), None) is not None


def is_open(sentence: str) -> bool:
    """Whether it asks, advises or supposes."""
    return bool(_OPEN.search(sentence))


def is_unheard(sentence: str, heard: set[str], done: Iterable[str]) -> bool:
    """Whether it tells of the user in words, or of an exercise, that no line of this turn has; `heard` are stems, `done` exercises."""
    told = list(accounts(sentence))
    unknown = {word for clause in told for word in stems(clause) if len(word) > 1} - heard - _common()
    if not all(one_of(word, heard) for word in unknown):
        return True
    named = [one for clause in told if not _DENIES.search(clause) for one in exercises(clause)]
    known = heard | {part for one in done for part in stems(one.replace("_", " "))} if named else heard
    return any(not any(part in known or one_of(part, heard) for part in stems(one.replace("_", " "))) for one in named)


def one_of(word: str, heard: set[str]) -> bool:
    """Whether a word is the beginning of one that was heard: swim of swimmer."""
    return len(word) >= LEAST and any(one.startswith(word) for one in heard)


def is_of_another_day(sentence: str, topic: str, lines: Sequence[Known], today: date) -> bool:
    """Whether an exercise is told of a day on which the log has others, and not this one."""
    if _lists_wrong(sentence, topic, lines, today):
        return True
    days = sense(_POSSESSIVE.sub("", sentence), today).days or (
        sense(_POSSESSIVE.sub("", topic), today).days if _ASKS_BACK.search(topic) else frozenset()
    )
    named = frozenset().union(*(exercises(part) for part in _ANEW.split(sentence) if sense(part, today).days)) or exercises(sentence)
    if not named or _OPEN.search(sentence) or _DENIES.search(sentence) or _ELSEWHERE.search(sentence):
        return False
    of_days = [line for line in lines if not line.hearsay and line.exercises and line.sense.days & days and line.numbers]
    on_the_day = frozenset().union(*(line.exercises for line in of_days))
    return bool(on_the_day) and _single(days) and bool(named - on_the_day) and bool(named & on_the_day or _HAPPENED.search(sentence))


def _lists_wrong(sentence: str, topic: str, lines: Sequence[Known], today: date) -> bool:
    """Whether a list of days with what was done on each has a day right and another wrong, as far back as the newest workouts show."""
    if _AHEAD.search(topic) or _OPEN.search(sentence) or _DENIES.search(sentence):
        return False
    newest = [line for line in lines if line.newest and line.exercises and line.sense.days and not line.hearsay]
    first = min((min(line.sense.days) for line in newest), default=today)
    held: list[bool] = []
    for part in _LISTED.split(sentence):
        past = [day for day in sense(_POSSESSIVE.sub("", part), today).days if first < day <= today]
        named = exercises(part)
        if len(past) == 1 and named:
            days = [past[0], past[0] - timedelta(days=7)] if _WEEK_BEFORE.search(f"{topic} {sentence}") else past
            held.append(any(named <= frozenset().union(*(line.exercises for line in newest if day in line.sense.days)) for day in days))
    return any(held) and not all(held)


def _single(days: frozenset[date]) -> bool:
    """Whether they are one day, or the same weekday of two weeks."""
    return len({day.weekday() for day in days}) == 1
