"""What clients get for their own calls, by rules: in the words or the JSON that they ask for."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from api.openai.auxiliary import Errand

TITLE_WORDS = 5
SUMMARY_LETTERS = 1500
NEXT = ("What did I do last week?", "What are my records?", "What should I do next?")
_MARKUP = re.compile(r"[\"'`*_#<>{}\[\]\\]+")
_USER = re.compile(r"^\W*(?:user|human)\W*:\s*(?P<words>.+)", re.IGNORECASE | re.MULTILINE)
_LABEL = re.compile(
    r"^\W*(?:user['’]?s? message|message|text|content|role|query|conversation|chat|user|parts|type)\W*[:>]\s*", re.IGNORECASE
)
_TEXT = re.compile(r'"(?:text|content)"\s*:\s*"(?P<words>[^"]+)"')
_RESPONSE = re.compile(r'"""(?P<words>.+?)"""', re.DOTALL)

_QUESTION = re.compile(r"^\W*(?:follow[-_ ]?up [a-z]+|(?:last |new )?question|input)\s*:\s*(?P<words>.+)", re.IGNORECASE | re.MULTILINE)

Value = Callable[[str], Any]


def _title(about: str) -> str:
    """The first words of what the user said first."""
    said = _USER.search(about) or _TEXT.search(about)
    words = said["words"] if said else _LABEL.sub("", re.sub(r"^\W*<[^>]+>|```\w*", "", about))
    return " ".join(_MARKUP.sub(" ", words).split()[:TITLE_WORDS]) or "Training"


def _summary(about: str) -> str:
    said = [match["words"].strip() for match in _USER.finditer(about)]
    return ("The user said: " + " / ".join(said))[:SUMMARY_LETTERS] if said else "Nothing that is not in the log."


def _best(about: str) -> str:
    found = _RESPONSE.search(about)
    return found["words"].strip() if found else ""


def _question(about: str) -> str:
    """The question that is to stand alone: it is named, or it is what the user said last."""
    found = _QUESTION.search(about) or next(reversed([*_USER.finditer(about)]), None)
    return found["words"].strip() if found else ""


# The first that the prompt asks for: its words, the field of its answer, whether that is always JSON, and the value.
KINDS: tuple[tuple[re.Pattern[str], str, bool, Value], ...] = (
    (re.compile(r"\btool_calls\b"), "tool_calls", True, lambda _: []),
    (re.compile(r"\bstandalone\b|\brephrase|\bstand alone\b"), "question", False, _question),
    (re.compile(r"follow[-_ ]?ups?\b"), "follow_ups", True, lambda _: list(NEXT)),
    (re.compile(r"\btags\b"), "tags", True, lambda _: ["Training"]),
    (re.compile(r"\bimage\b.*\bprompt\b|\bprompt\b.*\bimage\b", re.DOTALL), "prompt", True, _title),
    (re.compile(r"\btitle|\bheading|\bname\b"), "title", False, _title),
    (re.compile(r"\bquer(?:y|ies)\b.*\bsearch\b|\bsearch\b.*\bquer(?:y|ies)\b|\bqueries\b", re.DOTALL), "queries", True, lambda _: []),
    (re.compile(r"autocomplet|\bcompletion\b"), "text", True, lambda _: ""),
    (re.compile(r"\bsynthesi[sz]e"), "response", False, _best),
    (re.compile(r"\bsummari[sz]e|\bcondense|\bcompress"), "summary", False, _summary),
    (re.compile(r"\bemoji"), "emoji", False, lambda _: "💪"),
)
_OF_TYPE: dict[str, Any] = {"array": [], "object": {}, "boolean": False, "integer": 0, "number": 0}


def answer(errand: Errand) -> str:
    """The answer to a call, in words or as the JSON that the call describes."""
    asked = errand.asked.lower()
    for words, field, always, value in KINDS:
        if words.search(asked):
            found = value(errand.about)
            return json.dumps({field: found}, ensure_ascii=False) if always or "json" in asked or f'"{field}"' in asked else str(found)
    return ""


def filled(errand: Errand, schema: Mapping[str, Any]) -> str:
    """The answer as JSON of a schema that the request gives."""
    values = {field: value(errand.about) for _, field, _, value in KINDS} | {"language": "English"}
    properties = schema.get("properties")
    fields = properties if isinstance(properties, dict) else {}
    return json.dumps({name: values.get(name, _OF_TYPE.get(_type(kind), "")) for name, kind in fields.items()}, ensure_ascii=False)


def _type(kind: Any) -> str:
    return str(kind.get("type")) if isinstance(kind, dict) else ""
