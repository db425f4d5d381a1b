"""Where a message only doubts: the words that say so, around what they are about."""

import re

from extraction.phrases import fold

LONGEST = 120
_DOUBT = re.compile(
    r"^\W*(?:(?:h+m+|um+|uh|so|well|but|and|or|wait|oh|ok|okay|actually|now)[\s,.…]+)*"
    r"(?:(?:i(?:'m| am|m)|we're) )?"
    r"(?:not (?:\S+ ){0,2}?(?:sure|certain)|unsure|(?:pretty|fairly|quite|almost|kinda|reasonably) (?:sure|certain)"
    r"|(?:i )?(?:really |do |kinda )*(?:doubt|wonder|think|guess|believe|suspect)|(?:i was )?wondering|dunno|idk"
    r"|(?:i )?(?:don'?t|do not) (?:know|think)|(?:i )?(?:can'?t|cannot|don'?t|do not) (?:really )?(?:remember|recall|tell)"
    r"|no (?:idea|clue)|maybe|perhaps|possibly|probably)"
    r"(?:,? (?:if|whether|that|about|but|anymore|any more))*[\s,:.…]+"
)


_AT_LAST = re.compile(r"[\s,.…]+(?:i (?:think|guess|believe)|maybe|perhaps|probably|or so|or something|not sure|not sure though)[\s.…?]*$")


def undoubted(text: str) -> str | None:
    """A short message with spaces for the words that put it in doubt; None when none do."""
    if len(text) > LONGEST:
        return None
    folded = fold(text)
    ahead, behind = _DOUBT.match(folded), _AT_LAST.search(folded)
    start, end = ahead.end() if ahead else 0, behind.start() if behind else len(text)
    return " " * start + text[start:end] + " " * (len(text) - end) if (ahead or behind) and start < end else None
