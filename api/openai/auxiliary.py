"""Calls that chat clients make for themselves: a title, tags, what to ask next. Answered by rules, never stored."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from api.openai.request import ChatMessage, ChatRequest

HEAD = 600
"""What a prompt wants stands in its first letters, or in its last; between them stands what people said."""
_FLAGS = re.IGNORECASE | re.DOTALL
_TASK = re.compile(r"^\s*#{1,4}\s*Task:", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:provid|generat|creat|writ|giv|suggest|summari[sz]|produc|com\w* up with|mak|return|repl[yi]|respond)\w*\b"
    r".{0,160}\b(?:title|heading|name)s?\b",
    _FLAGS,
)
_CHAT = re.compile(r"\b(?:conversation|chat|dialogue|exchange|discussion|chatbot)s?\b", re.IGNORECASE)
_MESSAGE = re.compile(r"\b(?:conversation|chat|dialogue|discussion|chatbot|message|query|prompt|input)s?\b", re.IGNORECASE)
_FORM = re.compile(
    r"\b(?:no|without(?: any)?|omitting) (?:quot|punctuation|explanation|preamble|lead-in|formatting)|\bnothing else\b|\bdo not include\b"
    r"|\b(?:only|just|directly) (?:the (?:title|name)|return|give|provide|reply|respond|output)\b|\bonly give\b"
    r"|\b(?:short|concise|brief)(?:,? (?:clear|descriptive|relevant|chat))* title"
    r"|\b\d+\s*(?:-|–|to)\s*\d+[- ]words?\b|\bwords? (?:or (?:less|fewer)|max|only)\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b\d+(?:\s*(?:-|–|to)\s*\d+)?[\s-]*(?:words?|characters?|letters?)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"^\W*(?:your task is to|you (?:have been|are|will be) (?:provided with|given)"
    r"|(?:given|based on|here is|below is|this is|analy[sz]e|read) (?:a|an|the|this)"
    r"(?: following| above| below| recent| previous)? (?:conversation|chat|dialogue|discussion))\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(
    r"^\W*(?:please\s+)?(?:summari[sz]e|condense|compress)\b.{0,120}\b(?:conversation|chat|discussion|history|messages)\b", _FLAGS
)
_FOR_LATER = re.compile(r"\bwords or (?:less|fewer)\b|\bfuture context\b", re.IGNORECASE)
_QUOTED = re.compile(
    r"<(?:chat_history|conversation|chat|text|messages?)>|```|\"\"\""
    r"|^\s*(?:#+\s*)?(?:user(?:['’]s)?(?: message| input)?|human|ai|assistant|\W*messages?[\w ]*|responses?[\w ]*)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_TOOLS = re.compile(r"\btool_calls\b")


@dataclass(frozen=True)
class Errand:
    """What a client wants for itself: what it asks for, and the words that it is about."""

    asked: str
    about: str


def errand(request: ChatRequest, talk: Sequence[ChatMessage]) -> Errand | None:
    """The client's own call; None when the last words are a person's."""
    said = "\n".join(f"user: {message.text}" for message in talk if message.role == "user")
    if request.ordered is not None:
        return Errand(request.ordered, said)
    text = talk[-1].text
    told = "\n".join(message.text for message in request.messages if message.role in ("system", "developer"))[:HEAD]
    one_shot = all(message.role == "user" for message in talk)
    if one_shot and _is_told(told):
        return Errand(told, text)
    if not _asks_for_itself(text):
        return None
    found = _QUOTED.search(text)
    if found is not None:
        return Errand(text[: found.start()] or text[:HEAD], text[found.start() :])
    return Errand(text, _between(text) if one_shot else said.rpartition("\nuser: ")[0])


def _is_told(system: str) -> bool:
    """Whether the instructions are those of a call for a title or for tools, and the words are only its material."""
    title = _TITLE.search(system[: HEAD // 2])
    return (title is not None and _MESSAGE.search(system) is not None) or _TOOLS.search(system) is not None


def _asks_for_itself(text: str) -> bool:
    head = text[:HEAD]
    quoted = _QUOTED.search(text) is not None
    if _TASK.match(text) or (_TOLD.match(text) and quoted):
        return True
    if _SUMMARY.match(head):
        return quoted or _FOR_LATER.search(head) is not None
    return any(_asks_for_title(part, text, quoted) for part in (head, text[-HEAD:]))


def _asks_for_title(part: str, text: str, quoted: bool) -> bool:
    if _TITLE.search(part) is None:
        return False
    if _FORM.search(part) is not None:
        return _MESSAGE.search(part) is not None
    # A person may ask for a title too, and report a workout along with it: then there are numbers.
    return _CHAT.search(part) is not None and (quoted or not re.search(r"\d", _LENGTH.sub("", text)))


def _between(text: str) -> str:
    """What stands between the lines of a prompt; on a line with an order, what stands after its colon."""
    lines = [line.strip() for line in text.splitlines()]
    plain = [line for line in lines if line and not line.endswith(":") and not (_TITLE.search(line) or _FORM.search(line))]
    after = [line.rpartition(": ")[2] for line in lines if ": " in line]
    return "\n".join(plain or after)
