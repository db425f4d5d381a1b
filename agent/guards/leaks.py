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
    r"\{\s*\"(?:name|tool|tool_calls|function|arguments|parameters|action)\"|<(?:tool_call|function|\|)|\b\w+_\w+\(\s*(?:quote|exercise|\{|\"|\))"
)
_LINK = re.compile(r"!?\[(?P<words>[^\]]*)\]\((?P<to>[^)\s]+)[^)]*\)|<?(?P<bare>(?:https?://|www\.)[^\s<>)\"]+)>?", re.IGNORECASE)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:instructions?|rules?|prompts?|guidelines?|above|previous|prior)\b"
    r"|\bsystem prompt\b|\byou are now\b|\bnew instructions?\b"
    r"|\b(?:reveal|print|repeat|show)\b[^.!?\n]{0,30}\b(?:instructions?|prompt|system)\b"
    r"|</?(?:system|assistant|instructions?)>|\bBEGIN (?:SYSTEM|ADMIN)\b|\b(?:assistant|system|developer)\s*:\s",
    re.IGNORECASE,
)
LEFT_OUT = "(words that look like orders to a model, left out)"


def leaks(sentence: str, instructions: str) -> bool:
    """Whether a sentence repeats the instructions, shows the marks of facts, or is a tool call in disguise."""
    if _LABELS.search(sentence) or _CALL.search(sentence):
        return True
    words = _words(sentence)
    secret = _shingles(instructions)
    return any(tuple(words[start : start + SHINGLE]) in secret for start in range(len(words) - SHINGLE + 1))


def without_links(sentence: str, given: Callable[[], str]) -> str:
    """The sentence without links and pictures that neither the user nor a tool gave: an address can carry data away."""

    def judged(found: re.Match[str]) -> str:
        target = found["to"] or found["bare"]
        if target in given():
            return found[0]
        return found["words"] or ""

    return _LINK.sub(judged, sentence) if "://" in sentence or "](" in sentence or "www." in sentence else sentence


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
