"""Holds what a reply says that the user said, has, likes or lived through to words that the user, or the log, really used."""

import re
from collections.abc import Callable

from agent.guards.claims import words_of

_SAID = re.compile(
    r"\b(?:i (?:remember|recall) you (?:telling|saying|mentioning)(?: me)?|you (?:were )?complain(?:ing|ed) about|you(?:['’]ve"
    r"| have)?(?: (?:once|just|also|earlier"
    r"|already|clearly|recently))*"
    r" (?:told me|said|mentioned|wrote|shared|reported|let me know|confirmed|explained"
    r"|wanted to|planned to|hoped to|promised|decided to|asked for))\b"
    r"(?: (?:that|me|about|how))*(?P<what>[^.!?]*)",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\b(?:as|since|because|given that|now that|with) you(?:['’]ve| have| own|['’]re using)(?: got)? (?P<what>[^.!?]*"
    r"\b(?:machines?|cables?|racks?|dumbbells?|kettlebells?|rower|bikes?|treadmill|rings|bands?|barbells?|smith|pool|sauna|vest"
    r"|trainer)\b)",
    re.IGNORECASE,
)
_TASTE = re.compile(
    r"(?:^\W*|\b(?:since|as|because|given that|and|so|I know) |, )you(?: really| always| clearly)? "
    r"(?P<taste>love|like|enjoy|prefer|hate|dislike|can['’]t stand)s?"
    r" (?P<what>[^,.!?;]*)",
    re.IGNORECASE,
)
_TASTE_TOLD = re.compile(
    r"\byou(?:['’]ve| have)? (?:told me|said|mentioned)(?: that)? (?:you |your )?(?:really |always )?"
    r"(?P<taste>love|enjoy|prefer|hate|dislike)s? "
    r"(?P<what>[^,.!?;]*)",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?P<side>left|right) (?P<part>knee|shoulder|hip|elbow|ankle|wrist|hamstring|calf|quad|foot|hand|glute|bicep|pec|achilles)\b",
    re.IGNORECASE,
)
_FOREIGN_SAID = re.compile(
    r"\b(?:du hast (?:mir )?(?:\w+ )?(?:erzählt|gesagt|erwähnt)|(?:me )?dijiste|me has (?:dicho|contado)|tu m['’]as (?:dit|parlé|raconté)"
    r"|mi hai (?:detto|raccontato)|você (?:me )?(?:disse|contou))\b",
    re.IGNORECASE,
)
_OWNS = re.compile(r"\byou(?:['’]ve got| have| own)\b(?![^.!?]*\b(?:to|n['’]t|not|if|no)\b)[^.!?]*", re.IGNORECASE)
_GEAR = re.compile(
    r"\b(dumbbell|kettlebell|treadmill|rower|bike|leg press|cable|smith|trap bar|sled|bands?|rings|rack|barbell"
    r"|bench(?! press))s?\b",
    re.I,
)
_OTHER = {"left": "right", "right": "left"}
# What happens in somebody's life, and does not follow from their training.
_LIFE = re.compile(
    r"\b(?:(?:doctor|physio|surgeon|trainer) (?:said|cleared|told|wants|allowed|okayed)|buddy|training partner|best friend"
    r"|brothers?|sisters?|wife|husband|sons?|daughters?|kids?|children"
    r"|girlfriend|boyfriend|fianc[eé]e?|mother|father|mom|mum|dad|roommate"
    r"|surger(?:y|ies)|operations?|operated|surgeon|asthma|diabet\w+|hernia\w*(?: disc)?|slipped disc|pregnan\w+|medications?|pills"
    r"|vegan|vegetarian|keto|carnivore"
    r"|gluten|lactose|allerg\w+|marathons?|half[- ]marathon|triathlons?|ironman|meets?|competitions?|championships?"
    r"|cousins?|aunts?|uncles?|nieces?|nephews?|grand(?:mother|father|ma|pa|son|daughter)|weddings?|honeymoon"
    r"|vacations?|holidays?|exams?|(?<!of the )(?<!do the )(?<!does the )job"
    r"|office|night shifts?|boss|university|college|army|deployment|divorce|move to)\b",
    re.IGNORECASE,
)
_YOURS = re.compile(
    r"\b(?:your|you (?:had|have|won|ran|did|are|were|just had|finished|work|live|study|train)"
    r"|you['’](?:re|ve)|the|that)(?: [\w'’-]+){0,4} $",
    re.IGNORECASE,
)
# What is wrong with a body only a doctor, or the user, can have said.
_DIAGNOSIS = re.compile(
    r"\b(?:torn|ligaments?|menisc\w+|acl|mcl|tendin\w+|sprain\w*|fractur\w*|arthritis|herniat\w+|bursitis|impingement|dislocat\w+"
    r"|concussion|scoliosis|sciatica)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|might|may|could|can|possibl\w+|perhaps|maybe|like|such as|rule out|check|no|not|e\.g|strengthens?|protects?"
    r"|tendons and|muscles and|stress(?:es)?)\b|n['’]t\b|\?\s*$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\b(?:if|whether|in case|unless|any|no|without|talk to|ask|like a|for example|such as|e\.g)\b", re.IGNORECASE)
_WONDERS = re.compile(
    r"^\W*(?:would|could|should|shall|will|do|does|(?:is|are) there|any)\b[^.!]*\?\W*$"
    r"|^\W*(?:and |so )?(?:what|which|who|whose|when|where|how) (?:will|would|is|are|does|should)\b(?![^?]*\byou)[^.!]*\?\W*$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"\b(?:nothing|none of what|not what|as far as)(?: that)?\s*$", re.IGNORECASE)
_ENDS = re.compile(r",? (?:so|but|and so|which|then)\b|[,;—–]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_LIKES = frozenset(
    ("love", "loves", "loved", "like", "enjoy", "enjoys", "enjoyed", "prefer", "prefers", "favourite", "favorite", "adore", "fond")
)
_HATES = frozenset(("hate", "hates", "hated", "dislike", "dislikes", "disliked", "avoid", "avoids", "detest", "dread", "despise", "stand"))
STEM = 4


def quotes(sentence: str) -> bool:
    """Whether a sentence tells the user what the user said."""
    return bool(_SAID.search(sentence))


def misquotes(sentence: str, words: Callable[[], str]) -> bool:
    """Whether a sentence puts words into the user's mouth, or a life around them, that nothing the user or the log said bears out."""
    if not (
        _DIAGNOSIS.search(sentence)
        or _SAID.search(sentence)
        or _HAS.search(sentence)
        or _TASTE.search(sentence)
        or _SIDE.search(sentence)
        or _LIFE.search(sentence)
    ):
        return bool(_FOREIGN_SAID.search(sentence)) or _is_not_owned(sentence, words)
    said = words()
    if not said.strip():
        return False
    stems = {word[:STEM] for word in _content(said)}
    return (
        _is_diagnosed(sentence, stems)
        or _is_unsaid(sentence, stems)
        or _is_unlike(sentence, said)
        or _is_other_side(sentence, said)
        or _is_unlived(sentence, stems)
    )


def _is_not_owned(sentence: str, words: Callable[[], str]) -> bool:
    """Whether the user is said to have equipment that nothing of the turn names."""
    owned = _OWNS.search(sentence)
    named = {one.lower() for one in _GEAR.findall(owned[0])} if owned else set()
    if len(named) <= 1:
        return False  # one alone may be advice, or a way to speak of a lift
    known = words().lower()
    return any(one in known for one in named) and any(one not in known for one in named)


def _is_unsaid(sentence: str, stems: set[str]) -> bool:
    """Whether half or more of what the user is said to have said was in none of the words."""
    found = _SAID.search(sentence) or _HAS.search(sentence)
    if not found or sentence.rstrip().endswith("?") or _NOTHING.search(sentence[: found.start()]):
        return False
    told = _ENDS.split(found["what"].strip(" ,"))[0] or _ENDS.split(sentence[found.end() - len(found["what"]) :].strip(" ,"))[0]
    content = [word for word in _content(told) if word not in words_of("empty") | _LIKES | _HATES]
    return bool(content) and 2 * sum(word[:STEM] not in stems for word in content) >= len(content)


def _is_unlike(sentence: str, said: str) -> bool:
    """Whether a liking is given to the user that no line of theirs has, or that one turns round."""
    for found in (*_TASTE.finditer(sentence), *_TASTE_TOLD.finditer(sentence)):
        likes = found["taste"].lower() in _LIKES
        what = {word[:STEM] for word in _content(found["what"]) if word not in words_of("empty")}
        lines = [set(_content(line)) for line in said.splitlines()]
        about = [line for line in lines if what & {word[:STEM] for word in line}]
        if what and not any(line & (_LIKES if likes else _HATES) for line in about):
            return True
    return False


def _is_other_side(sentence: str, said: str) -> bool:
    """Whether it speaks of the right knee when the left was spoken of."""
    said = said.lower()
    for found in _SIDE.finditer(sentence):
        side, part = found["side"].lower(), found["part"].lower()
        if f"{_OTHER[side]} {part}" in said and f"{side} {part}" not in said:
            return True
    return False


def _is_unlived(sentence: str, stems: set[str]) -> bool:
    """Whether it takes something of the user's life for given that nobody ever spoke of."""
    for found in _LIFE.finditer("" if _WONDERS.match(sentence) else sentence):
        before = sentence[: found.start()]
        if found[0].lower()[:STEM] not in stems and _YOURS.search(before) and not _OPENS.search(before):
            return True
    return False


def _is_diagnosed(sentence: str, stems: set[str]) -> bool:
    """Whether it says what is wrong with the user's body, which nobody told."""
    found = _DIAGNOSIS.search(sentence)
    return bool(found) and found[0].lower()[:STEM] not in stems and not _SUPPOSED.search(sentence)  # type: ignore[index]


def _content(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
