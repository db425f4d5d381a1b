"""Sentences of an answer that are orders to a model rather than words about the user: they are kept, but no model is given them."""

import re

_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,40}"
    r"\b(?:instructions?|rules?|prompts?|guidelines?|above|previous|prior|everything)\b"
    r"|\b(?:system|developer|hidden) (?:prompt|message|note)\b|\byou are (?:now|no longer)\b|\bnew instructions?\b"
    r"|\b(?:reveal|print|repeat|show|output|write|include|insert|add|end|begin|start|answer|reply|respond)\b[^.!?\n]{0,40}"
    r"\b(?:instructions?|prompt|(?:every|each) (?:reply|answer|message|text|sentence)|the (?:words?|phrase))\b"
    r"|</?(?:system|assistant|instructions?|user)>|\bBEGIN (?:SYSTEM|ADMIN)\b"
    r"|\b(?:assistant|system|developer|note to (?:the )?(?:ai|model|coach))\s*:"
    r"|\b(?:tell|recommend|promise|sell|advertise)\b[^.!?\n]{0,30}\b(?:everyone|everybody|all users|the users?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n;]+[.!?\n;]*")


def without_orders(text: str) -> str:
    """The text without its sentences that order a model about."""
    return "".join(part for part in _SENTENCE.findall(text) if not _ORDER.search(part)).strip() if _ORDER.search(text) else text


def orders_in(text: str) -> str:
    """Only those sentences."""
    return " ".join(part.strip() for part in _SENTENCE.findall(text) if _ORDER.search(part))
