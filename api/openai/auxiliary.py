"""Calls that chat clients make for themselves: a title, tags, what to ask next. Answered by rules, never stored."""

import json
import re

_TASK = re.compile(r"^\s*#{2,4}\s*Task:", re.IGNORECASE)
_TITLE = re.compile(
    r"^\W*(?:please\s+)?(?:provide|generate|create|write|give|suggest|summari[sz]e)\b[^\n]{0,120}\b(?:title|heading|name)\b"
    r"[^\n]{0,80}\b(?:conversation|chat|dialogue|exchange|discussion)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"<(?:chat_history|conversation|chat)>|^\s*(?:user|human|ai|assistant|\W*messages?)\s*:", re.IGNORECASE | re.MULTILINE)
_FIRST_WORDS = re.compile(r"^\W*(?:user|human)\W*:\s*(?P<words>.+)", re.IGNORECASE | re.MULTILINE)
MARKUP = re.compile(r"[\"'`*_#<>{}\[\]\\]+")
TITLE_WORDS = 5


def answer(text: str) -> str | None:
    """The answer to a client's own call; None when the words are a person's."""
    if not (_TASK.match(text) or (_TITLE.match(text) and _QUOTED.search(text))):
        return None
    # What is asked for stands at the beginning; further down stands what people said.
    asked = text[: _history_at(text)].lower()
    if "follow-up" in asked or "follow_ups" in asked:
        return json.dumps({"follow_ups": ["What did I do last week?", "What are my records?", "What should I do next?"]})
    if "tags" in asked:
        return json.dumps({"tags": ["Training"]})
    if "title" in asked:
        title = _title(text)
        return json.dumps({"title": title}, ensure_ascii=False) if "json" in asked or '"title"' in asked else title
    if "queries" in asked:
        return json.dumps({"queries": []})
    return json.dumps({"text": ""}) if "autocomplet" in asked else ""


def _history_at(text: str) -> int:
    found = re.search(r"<(?:chat_history|conversation|chat)>", text, re.IGNORECASE)
    return found.start() if found else len(text)


def _title(text: str) -> str:
    """The first words of what the user said first."""
    said = _FIRST_WORDS.search(text, _history_at(text) % len(text))
    words = MARKUP.sub(" ", said["words"] if said else "").split()
    return " ".join(words[:TITLE_WORDS]) or "Training"
