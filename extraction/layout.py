"""Cuts a text into the units that are read on their own: lines of a log, bullets, and the sentences of prose."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from domain.exercises import Mention
from domain.notation.lexicon import words as listed
from domain.notation.tokens import Token


@dataclass(slots=True)
class Unit:
    """A line, a bullet or a sentence; mentions stand among its tokens as one token of kind `name`."""

    tokens: list[Token]
    line: int
    start: int
    end: int
    prose: bool = False
    gap: int = 0  # blank lines before it
    mentions: dict[int, Mention] = field(default_factory=dict)  # by start


_BULLETS: Final = frozenset(["•", "·", "▪", "●", "◦", "‣", "|", "✅", "☑", "✔", "→", "➡", "◾", "■", "□", "▢", "🔹", "🔸", "️", "\t"])
_PRONOUNS: Final = listed(
    "i i'm i've i'd i’m i’ve my we our was were did then felt feel feeling today it it's just really so"
    " because but had me that this which is are"
    " ich habe wir und war je j'ai yo hice я мы"
)
_SENTENCE_END: Final = listed(". ! ? … 。 ！ ？")
_MOST_NUMBERED: Final = 12  # lines of a list
_NUMBERED: Final = re.compile(r"\s*(?:\d{1,2}[.)]|[A-Za-z]\d?[.)]|[-+*•])\s+")


def units(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Unit]:
    """The units of a text in order."""
    found: list[Unit] = []
    starts = [mention.start for mention in mentions]
    gap = 0
    for number, tokens_of_line in enumerate(_lines(_named(tokens, mentions))):
        line = _without_number(text, tokens_of_line)
        if not any(token.kind != "sign" for token in line):
            gap += 1
            continue
        here = mentions[bisect_left(starts, line[0].start) : bisect_left(starts, line[-1].end)]
        by_start = {mention.start: mention for mention in here}
        for unit in _cut(line, number, by_start):
            unit.gap = gap
            found.append(unit)
            gap = 0
    return found


def _named(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Token]:
    queue = iter(mentions)
    mention = next(queue, None)
    for token in tokens:
        while mention is not None and token.start >= mention.end:
            mention = next(queue, None)
        if mention is not None and mention.start <= token.start < mention.end:
            if token.start == mention.start:
                yield Token("name", mention.start, mention.end, mention.words.lower())
            if token.end > mention.end and token.kind == "word":
                yield _part(token, mention.end, token.end)
            continue
        if mention is not None and token.start < mention.start < token.end:
            yield _part(token, token.start, mention.start)
            yield Token("name", mention.start, mention.end, mention.words.lower())
            if token.end > mention.end:
                yield _part(token, mention.end, token.end)
            continue
        yield token


def _part(token: Token, start: int, end: int) -> Token:
    """A part of a word token; scripts without spaces run names and other words together."""
    return Token(token.kind, start, end, token.text[start - token.start : end - token.start])


def _lines(tokens: Iterator[Token]) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in tokens:
        if token.kind == "nl":
            yield line
            line = []
        else:
            line.append(token)
    yield line


def _without_number(text: str, line: list[Token]) -> list[Token]:
    """A list number or letter in front of a line says nothing about sets."""
    if not line:
        return line
    match = _NUMBERED.match(text, line[0].start, line[0].start + 8)
    if match:
        rest = [token for token in line if token.start >= match.end()]
        numbered = line[0].kind == "num" and (line[0].value or 0) <= _MOST_NUMBERED and len(rest) > 1
        if rest and (line[0].kind == "sign" or rest[0].kind in ("word", "name") or (rest[0].kind == "num" and numbered)):
            return rest
    return line


def _cut(line: list[Token], number: int, mentions: dict[int, Mention]) -> Iterator[Unit]:
    piece: list[Token] = []
    prose = is_prose(line)
    for index, token in enumerate(line):
        if (token.kind == "sign" and token.text in _BULLETS) or (prose and token.text in _SENTENCE_END and _ends(line, index)):
            if piece:
                yield _unit(piece, number, mentions, prose)
            piece = []
        else:
            piece.append(token)
    if piece:
        yield _unit(piece, number, mentions, prose)


def _ends(line: list[Token], index: int) -> bool:
    if line[index].text in "。！？":
        return True
    following = line[index + 1] if index + 1 < len(line) else None
    return following is None or following.start > line[index].end or following.kind == "sign"


def _unit(tokens: list[Token], number: int, mentions: dict[int, Mention], prose: bool) -> Unit:
    here = {token.start: mentions[token.start] for token in tokens if token.kind == "name" and token.start in mentions}
    return Unit(tokens, number, tokens[0].start, tokens[-1].end, prose, mentions=here)


def is_prose(line: Sequence[Token]) -> bool:
    """Whether a line tells rather than lists."""
    words = [token for token in line if token.kind == "word"]
    numbers = sum(token.kind in ("num", "time") and not token.spelled for token in line)
    telling = sum(token.text in _PRONOUNS for token in words)
    if telling >= 2 and len(words) >= 6:
        return True
    return len(words) >= 9 and len(words) > 3 * numbers + 3
