"""Exercises that are named with no number beside them: done, or only spoken of."""

import re
from collections.abc import Iterable, Iterator

from extraction.blocks import Block

_LEFT = r"(?:skip(?:ped|ping|s)?|left out|leaving out|dropped|cut|ditched|missed|cancel+ed|bailed on|binned)"
# "skipped squats", "no squats, ran out of time", "instead of ohp".
_BEFORE = re.compile(
    rf"\b(?:{_LEFT}|no|without|instead of|rather than|(?:no|any|more) time for|(?:did|do|does|was|could|ca)(?:n['’]?t| not)(?: \w+){{0,3}}"
    r"|did ?nt|dont|cant|couldnt|not|hate|hated|miss|except|but no|swapped|for|like|over)"
    r" (?:(?:the|my|any|all|those|these|some|doing|out|planned|usual) )*$",
    re.IGNORECASE,
)
# "squats skipped", "squats too heavy", "the leg curl was broken".
_BEHIND = re.compile(
    rf"^(?: machine| rack| station)?,? (?:(?:i|was|were|is|are|got|all|still|again|had to be|just) )*(?:{_LEFT}|not|no|tomorrow|next"
    r"|another|too (?:heavy|sore|tired|much|crowded|busy)|broken|taken|busy|occupied|closed|didn['’]?t|wasn['’]?t|weren['’]?t)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.,;:!?()\n](?!\d)")


def were_done(text: str, silent: Iterable[Block], told: Iterable[str]) -> Iterator[Block]:
    """Those of the `silent` exercises that were done; `told` are the ids of what has sets.

    A name that only says more loosely what has sets ("ran on the treadmill") is nothing beside it.
    """
    parts = {frozenset(one.split("_")) for one in told}
    for block in silent:
        loose = any(frozenset(block.exercise_id.split("_")) < part for part in parts)
        if not (loose or _is_left(text, block)):
            yield block


def _is_left(text: str, block: Block) -> bool:
    marks = [found.end() for found in _CLAUSE.finditer(text, max(0, block.start - 60), block.start)]
    before = text[marks[-1] if marks else max(0, block.start - 60) : block.start]
    return bool(_BEFORE.search(f" {before}") or _BEHIND.match(text[block.end : block.end + 60]))
