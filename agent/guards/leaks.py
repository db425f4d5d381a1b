"""What must not come out of a model: its own instructions, the marks of its facts, calls that went astray, links that nobody gave."""

import json
import re
from collections.abc import Callable
from functools import lru_cache

SHINGLE = 7
_WORD = re.compile(r"\w+")
_LABELS = re.compile(
    r"^\W*(?:stored from this message|nothing is stored from this message|open question to ask|the user once said|not stored"
    r"|it could not be stored, say so|earlier in this conversation|injury to mind|recent workout|system prompt"
    r"|# what always holds|# how you talk)\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"\b[a-z_]+\.[a-z_]+\([^)]*\)|\{\s*\"(?:name|tool|tool_calls|function|arguments|parameters|action)\"|<(?:tool_call|function|\|)"
    r"|[\"“][A-Z][\w ]{2,24}[\"”] (?:function|tool|command)\b|\b\w+_\w+\(\s*(?:quote|exercise|\{|\"|\))"
)
# Talk about its own orders, in whatever words; "I can't share my instructions" says nothing of them.
_OWN_RULES = re.compile(
    r"\bignoring (?:my|the|all|any) (?:\w+ )?(?:instructions?|rules|guidelines)\b"
    r"|\b(?:developer|system|initial|hidden) (?:message|prompt|instructions?)\b"
    r"|\bthe user(?:['’]s)?\b|\bmy (?:api |secret "
    r"|access )key\b|\bmy (?:very )?(?:first|opening|hidden) (?:line|instruction|order)s?\b|\bmy (?:full "
    r"|whole |complete |entire )?(?:system )?prompt\b"
    r"|\brule (?:number )?(?:one|two|three|#?\d)\s*:"
    r"|\bi (?:will )?(?:follow|obey|execute|comply with) (?:the|your|these|those|all) (?:\w+ )?(?:instructions|orders|commands)\b"
    r"|\b(?:override accepted|access granted|safety (?:off|disabled)|system override)\b|"
    r"\b(?:my|these|hidden|secret|internal|the system) (?:\w+ )?(?:instructions?|prompts?|rules|guidelines|configuration|directives)\b"
    r"(?=[^.!?]{0,16}(?:\b(?:say|says|are|is|state|states|tell|include|read|require|forbid|mean)\b|:))"
    r"|\bi(?: have|['’]ve) been asked to\b|\b(?:as|because|since) (?:the|your|that|this) (?:[\w'’]+ )?(?:note|file|memory|import"
    r"|workout)(?:['’]s \w+)? (?:asks?|says?|demands?|tells?|wants?|orders?)\b"
    r"|\b(?:note|file|memory|import|title|name)s? (?:says?|asks?|tells?|wants?|orders?|instructs?)(?: me| you| us)? to\b"
    r"|\bi (?:was|am|have been|['’]ve been)(?: \w+)? (?:told|instructed|programmed|configured|ordered|prompted) (?:not )?(?:to|that)\b"
    r"|\b(?:you are|tu es|du bist|eres|sei|você é|jij bent)\b[^.!?]{0,90}\bcoach\b[^.!?]{0,90}"
    r"\b(?:user|utilisateur|benutzer|nutzer|usuario|utente|usuário)\b"
    r"|^\W*(?:system|rules|instructions|prompt|directives)\s*:"
    r"|\b(?:meine (?:anweisungen|regeln)|mein systemprompt|mis instrucciones|mes (?:instructions|consignes)|le mie istruzioni"
    r"|minhas instruções)\b"
    r"|\b(?:tool|outil|werkzeug|herramienta|strumento|ferramenta)s?\b[^.!?]{0,30}"
    r"\b(?:de ce tour|of this turn|says? so|said so|dieses zuges|de este turno)\b",
    re.IGNORECASE,
)
_KEEPS = re.compile(r"\b(?:can['’]?t|cannot|won['’]?t|don['’]?t|not|private|never share|nicht|pas|no puedo)\b[^.!?]*$", re.IGNORECASE)
_SNAKE = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
_ENCODED = re.compile(r"(?<![\w/.])(?=[A-Za-z0-9+/]*[0-9+/])(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{40,}={0,2}")
_SPELLED = re.compile(r"(?:\b[^\W\d_][-._*]){3,}[^\W\d_]\b")
_SHOUT = re.compile(r"^\W*[A-Z]{5,}\W*$")
_CHEERS = re.compile(
    r"great|awesome|boom|perfect|congrat|bravo|solid|strong|amazing|nailed|crushed|logged|saved|today|monday|friday", re.IGNORECASE
)
_POSSESSED = re.compile(
    r"\bi(?:['’]m| am)(?: now)? (?:an? )?(?:\w+bot|dan|jailbroken|unrestricted|unfiltered|in (?:debug|developer|god|admin) mode)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"!?\[(?P<words>[^\]]*)\]\((?P<to>[^)\s]+)[^)]*\)|<?(?P<bare>(?:https?://|www\.)[^\s<>)\"]+"
    r"|(?<![\w@.])(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>)\"]+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|net|org|io|app|dev|info|link|xyz)\b)>?",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"://|[a-z0-9-]\.[a-z]{2}", re.IGNORECASE)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|above|previous|prior)\b"
    r"|\bsystem prompt\b|\byou are now\b|\bnew instructions?\b"
    r"|\b(?:reveal|print|repeat|show)\b[^.!?\n]{0,30}\b(?:instructions?|prompt|system)\b"
    r"|</?(?:system|assistant|instructions?)>|\bBEGIN (?:SYSTEM|ADMIN)\b|\b(?:assistant|system|developer)\s*:\s",
    re.IGNORECASE,
)
LEFT_OUT = "(words that look like orders to a model, left out)"


def leaks(sentence: str, instructions: str, said: Callable[[], str] = str) -> bool:
    """Whether a sentence repeats or retells the instructions, shows the marks of facts or tools, or obeys somebody else's orders."""
    if any(pattern.search(sentence) for pattern in (_LABELS, _CALL, _ENCODED, _SPELLED, _POSSESSED)):
        return True
    if _SHOUT.match(sentence) and not _CHEERS.search(sentence):
        return True
    retold = _OWN_RULES.search(sentence)
    if retold and not _KEEPS.search(sentence[: retold.start()]):
        return True
    if (snake := _SNAKE.search(sentence)) and snake[0] not in said():
        return True
    words = _words(sentence)
    secret = _shingles(instructions)
    turned = [_words(sentence[::-1]), [word[::-1] for word in words]]
    if any(tuple(back[start : start + SHINGLE]) in secret for back in turned for start in range(len(back) - SHINGLE + 1)):
        return True
    return any(tuple(words[start : start + SHINGLE]) in secret for start in range(len(words) - SHINGLE + 1))


def retells(sentence: str, instructions: str) -> bool:
    """Whether most of what a sentence says is in the words of the instructions."""
    words = {word for word in _words(sentence) if len(word) > len("with")}
    return len(words) > 1 and 3 * len(words & set(_words(instructions))) >= 2 * len(words)


def without_links(sentence: str, given: Callable[[], str]) -> str:
    """The sentence without links and pictures that neither the user nor a tool gave: an address can carry data away."""

    def judged(found: re.Match[str]) -> str:
        target = found["to"] or found["bare"]
        if target in given():
            return found[0]
        return found["words"] or ""

    return _LINK.sub(judged, sentence) if "](" in sentence or _DOTTED.search(sentence) else sentence


def as_data(text: str) -> str:
    """Stored words for a model, with those left out that would order it about."""
    return LEFT_OUT if _ORDERS.search(text) else text


def is_stray_call(text: str) -> bool:
    """Whether a text is the JSON of a tool call, which is nothing to say to anybody."""
    bare = re.sub(r"^\s*```(?:json)?|```\s*$", "", text).strip()
    try:
        call = json.loads(bare)
    except ValueError:
        return False
    return isinstance(call, dict | list)


@lru_cache(maxsize=64)
def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    return frozenset(tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
