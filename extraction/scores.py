"""Results of conditioning pieces: a time, rounds and reps, a cap, done as prescribed or scaled."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from domain.notation.factors import read_factor
from domain.notation.tokens import Token


@dataclass(frozen=True, slots=True)
class Score:
    """One result with the words that gave it; `weight` says how clearly they did."""

    start: int
    end: int
    seconds: Decimal | None = None
    rounds: int | None = None
    reps: int | None = None
    weight: int = 0


_ROUNDS: Final = re.compile(
    r"(?<![\d.:x×/-])(\d{1,3})(?:\s?(?:1/2|½)|\.5)?\s?(?:full |complete |completed |solid |total |whole )?"
    r"(?:rounds?|rds?|rnds?|runden|rondas|tours|раундов|раунда|轮|ラウンド)\b"
    r"(?:\s?(?:\+|plus|and|und|y|&)\s?(\d{1,3})(?!\s?(?:min|sec|rounds?)))?"
)
_PLUS: Final = re.compile(
    r"(?:score|result|amrap|got|total|finished|rounds?)\W{0,4}(?:was|is|of|:|=|-|with)?\W{0,3}(\d{1,3})\s?(?:\+|plus)\s?(\d{1,3})(?!\d)"
)
_REPS: Final = re.compile(
    r"(?:score|result)\b\W{0,3}(?:was|is|of|came to|:|=|-|today was)?\W{0,3}(\d{1,4})(?![\d:+]|\.\d|\s?\+|\s?(?:min|sec|round|rds))"
)
_MINUTE: Final = re.compile(
    r"(?:through|to|into|until|got|made it|reached|finished)\W{0,2}(?:the )?(?:minute|min|round|rd)\s"
    r"(\d{1,2})\s?(?:\+|plus|and|,)\s?(\d{1,2})"
)
_CAPPED: Final = re.compile(r"\bcap(?:ped)?\b[^.\n]{0,60}$")
_TOTAL_REPS: Final = re.compile(r"(?<![\d.])(\d{2,4}) (?:total )?reps(?: total| in total| done)?\b")
_AFTER_ROUNDS: Final = re.compile(r"\s?(?:of\b|for time|for\b|x\b|:|\{|in\b|amrap|\()")
_MADE: Final = re.compile(r"(?:got|finished|completed|did|made|managed|score|result|total|through|hit|ended|with)\b[^.\n]{0,30}$")
_TIME_CUE: Final = re.compile(
    r"(?:\btime|\bscore|\bresults?|\bfinish(?:ed)?|\bcomplet(?:ed|ion)|\bdone|\bin|\btook(?: me)?"
    r"|\bclocked|\bended|\bdid|\bgot|\bcame in|\bzeit|\btiempo|\btemps"
    r"|用了|时间|\bза|时間|タイム)\W{0,4}(?:(?:was|is|of|at|in|with|me|a|about|it|today|just|under|rx|on|the|total|as rx'?d)\W{1,3}){0,4}$"
)
_PLAIN_CUES: Final = ("time", "score", "result", "zeit", "tiempo", "temps")
_NOT_TIME: Final = re.compile(r"\W{0,3}(?:cap\b|rest\b|amrap|pace\b|/|emom|per |each\b|limit\b|time cap|on the clock|of\b|warm)")
_CAP: Final = re.compile(
    r"(?:time[ -]?cap|cap(?:ped)?|time limit|tc)\W{0,4}(?:of |was |at |is )?(\d{1,3})(?::(\d\d))?\W{0,2}(?:min|minutes|mins|'|m\b)?"
    r"|(\d{1,3})[\s-]?(?:min|minute|minutes|mins|m)\W{1,2}(?:time )?cap"
)
_RX: Final = re.compile(
    r"(?<!\w)(?:as )?(?:rx|rx'd|rxd|rx’d|as prescribed|prescribed)(?!\w)(?! ?(?:weight|wasn|for\b|was\b|is\b|standard|[+=]|load|movement))"
)
_NOT_RX: Final = re.compile(
    r"(?<!\w)(?:scaled?|scaling|not rx|non-rx|no rx|modified|foundations|level ii|skaliert)(?!\w)|rx (?:wasn|was not)"
)


def scores_in(low: str, tokens: list[Token], start: int, end: int) -> Iterator[Score]:
    """Every result in a stretch of lower-case text."""
    yield from _times(low, tokens, start, end)
    for match in _PLUS.finditer(low, start, end):
        yield Score(match.start(1), match.end(), rounds=int(match[1]), reps=int(match[2]), weight=4)
    for match in _ROUNDS.finditer(low, start, end):
        if match[2] is None and _AFTER_ROUNDS.match(low, match.end()):
            continue
        made = _MADE.search(low, max(start, match.start() - 40), match.start())
        weight = 5 if match[2] else (3 if made else 1)
        total = None if match[2] else _TOTAL_REPS.search(low, match.end(), min(end, match.end() + 60))
        reps = match[2] or (total[1] if total else None)
        yield Score(
            match.start(), total.end() if total else match.end(), rounds=int(match[1]), reps=int(reps) if reps else None, weight=weight
        )
    for match in _MINUTE.finditer(low, start, end):
        yield Score(match.start(1), match.end(), rounds=int(match[1]), reps=int(match[2]), weight=5)
    for match in _REPS.finditer(low, start, end):
        yield Score(match.start(), match.end(1), reps=int(match[1]), weight=2)
    for match in _TOTAL_REPS.finditer(low, start, end):
        yield Score(match.start(1), match.end(), reps=int(match[1]), weight=_total_weight(low, start, match))


def _total_weight(low: str, start: int, match: re.Match[str]) -> int:
    """Reps behind a word for the cap are what was made before it."""
    return 2 if _CAPPED.search(low, max(start, match.start() - 70), match.start()) else 1


def _times(low: str, tokens: list[Token], start: int, end: int) -> Iterator[Score]:
    for index in range(bisect_left(tokens, start, key=lambda token: token.start), len(tokens)):
        token = tokens[index]
        if token.start >= end:
            break
        if token.kind not in ("time", "num"):
            continue
        found = read_factor(tokens, index)
        if found is None or found[0].role != "duration" or len(found[0].values) != 1:
            continue
        factor = found[0]
        if _NOT_TIME.match(low, factor.end):
            continue
        line_start = low.rfind("\n", 0, factor.start) + 1
        before = low[max(line_start, factor.start - 40) : factor.start]
        cue = _TIME_CUE.search(before)
        alone = not low[line_start : factor.start].strip(" -–•*=:.") and token.kind == "time"
        ends_sentence = token.kind == "time" and re.search(r"[.!?,–-]\s{0,2}$", before) is not None
        weight = (
            5
            if cue and cue.group().startswith(_PLAIN_CUES)
            else 4
            if cue
            else (3 if alone else (2 if ends_sentence or token.kind == "time" else 0))
        )
        if weight:
            yield Score(factor.start, factor.end, seconds=factor.value, weight=weight)


def cap_in(low: str, start: int, end: int) -> tuple[Decimal, int, int] | None:
    """A time cap in seconds, with its place."""
    match = _CAP.search(low, start, end)
    if match is None:
        return None
    if match[3]:
        return Decimal(match[3]) * 60, match.start(), match.end()
    return Decimal(match[1]) * 60 + Decimal(match[2] or 0), match.start(), match.end()


def rx_in(low: str, start: int, end: int) -> bool | None:
    """Done as prescribed, scaled, or not said."""
    if _NOT_RX.search(low, start, end):
        return False
    return True if _RX.search(low, start, end) else None
