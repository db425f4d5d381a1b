"""What nobody can have seen: how a lift looked, what somebody always does, how long it all goes on. This coach knows what is written."""

import re
from collections.abc import Callable, Sequence

from agent.guards.material import Known
from agent.guards.rivals import PEOPLE

_FORM = (
    r"depth|knees?|chest|hips?|bar (?:speed|path)|lockout|form|technique|elbows?|heels?|brac(?:e|ing)|posture|balance"
    r"|range of motion|tempo|speed"
)
_SEEN = re.compile(
    r"\b(?:watching|watched|from|in) (?:your|the|that) (?:video|clip|footage|recording)\b|\bfrom what i (?:saw|could see)\b"
    rf"|\bi (?:noticed|saw|watched|observed|spotted|could see)\b[^.!?]{{0,16}}\b(?:you|{_FORM})\b(?![^.!?]*\blog)"
    rf"|\b(?:your|the) (?:\w+ )?(?P<what>{_FORM})\b[^.!?]{{0,40}}"
    r"\b(?:was|were|looked|tracked|stayed|dropped|shot up|caved|rounded|collapsed|drifted|is (?:crisp|excellent|spot on"
    r"|great|good|fine|solid"
    r"|clean|perfect))\b",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"\byou(?:['’]ve)? (?:always|never)\b(?! (?:told|said|mentioned|gave|given|asked|logged|have to|need"
    r"|know|too|quite|mind|let|want|be)\b)"
    r"|\bwithout fail\b|\blike clockwork\b|\bevery (?:single )?(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b(?=[^.!?]*\b(?:this"
    r"|since|so far|month)\b)"
    r"|\byou(?:['’]ve| have)? (?:trained|lifted|worked out|shown up|run)(?: \w+)? every (?:single )?(?:day|week|morning)\b"
    r"|\bevery (?:single )?week since\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\bwe(?:['’]ve| have) been (?:working|training|at (?:this|it)|doing this)\b[^.!?]{0,16}\b(?:for|since)\b|\byou came to me\b"
    r"|\bwhen (?:you (?:first )?(?:started|began|came|joined)|we (?:first )?(?:started|began|met))\b[^.!?]*\b(?:could|were|had|did|was)\b",
    re.IGNORECASE,
)
# Nobody but the user speaks to this coach.
_HEARD = re.compile(
    r"\bi (?:\w+ )?(?:learn(?:ed|t)|heard|know|found out|was told|got|read)\b[^.!?]{0,30}\b(?:from|by) "
    rf"(?:my|an?|your|his|her|their|the) (?:\w+ )?{PEOPLE}\b"
    rf"|\b(?:my|your|his|her|their|the|an?) (?:\w+ )?{PEOPLE}\b(?: \w+){{0,2}} "
    r"(?:told|texted|informed|wrote to|messaged|warned|called|emailed|let) (?:me|us)\b",
    re.IGNORECASE,
)
_FELT = re.compile(
    r"\byou(?:['’]ve been| were| felt| have been| had been) (?:so |very |really |a bit |quite |pretty "
    r"|too )*(?P<how>nervous|scared|afraid|worried|anxious"
    r"|excited|frustrated|angry|bored|stressed|sad|proud|disappointed|sick|hungover|exhausted|tired|sleepy|sore|hungry|dizzy)\b",
    re.IGNORECASE,
)
# What is done beside the training is in no log.
_DEEDS = re.compile(
    r"\byou(?:['’]ve| have)? (?:already |just |also |now )*(?P<what>stretched|warmed up|cooled down|eaten|slept|rested|recovered|hydrated"
    r"|foam rolled|meditated|showered|iced)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:if|once|when|after|until|unless|before|whether|as soon as|as long as|have|that|how|what|where|why)\b[^,]*$", re.IGNORECASE
)
STEM = 4
# How a hurt goes on is the user's to say, in this very message.
_EASED = re.compile(
    r"\b(?:the|your) (?:\w+ ){0,3}(?:pain|injury|soreness|stiffness|strain|ache)\b(?: \w+)? (?:has|have|is|are)(?: \w+)? "
    r"(?:improved|improving|better|gone|eased|healed|resolved|subsided|fine)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:knee|shoulder|back|hip|elbow|wrist|ankle|neck|foot|hamstring|quad|calf|chest|pec|groin|shin)s?\b", re.IGNORECASE)
# Whoever asks how it looked has not told it.
_ASKED = re.compile(
    r"[^.!?\n]*\?|^\W*(?:what|how|did|do|does|was|is|are|can|could|any|should|shall|when|why|which)\b[^.!\n]*", re.MULTILINE
)
_PART = re.compile(r",? but |; |: ")
_OPEN = re.compile(r"\b(?:if|should|could|can|would|may|might|let['’]s|try|keep|make sure|aim|send|film|record)\b|\?\s*$", re.IGNORECASE)
_IN_A_ROW = re.compile(r"\bweeks? in a row|streak\b", re.IGNORECASE)


def is_made_up(sentence: str, lines: Sequence[Known], said: Callable[[], str]) -> bool:
    """Whether it tells what only an eye-witness could, and neither the user nor a count of the log told it."""
    told = _PART.split(sentence)[0]
    if _OPEN.search(told):
        return False
    sentence = told if _OPEN.search(sentence) else sentence
    if seen := _SEEN.search(sentence):
        what = (seen["what"] or "").lower().rstrip("s")
        return not (what and what in _ASKED.sub("", said().lower()))
    if _HABIT.search(sentence):
        # The only habit that the log counts is a row of weeks.
        return not ("week" in sentence.lower() and any(_IN_A_ROW.search(line.text) for line in lines if not line.hearsay))
    return bool(_TOGETHER.search(sentence) or _HEARD.search(sentence)) or _is_of_life(sentence, said())


def _is_of_life(sentence: str, said: str) -> bool:
    """Whether it tells what the user did or felt beside the training, or how a hurt goes on, and the user did not."""
    said = _ASKED.sub("", said)
    if (deed := _DEEDS.search(sentence)) and not _ONCE.search(sentence[: deed.start()]):
        return deed["what"][:STEM].lower() not in said.lower()
    if felt := _FELT.search(sentence):
        return felt["how"][:STEM].lower() not in said.lower()
    return bool(_EASED.search(sentence)) and not _parts(sentence) <= _parts(said.partition("\n")[0])


def _parts(text: str) -> set[str]:
    return {part[0].lower().rstrip("s") for part in _PARTS.finditer(text)}
