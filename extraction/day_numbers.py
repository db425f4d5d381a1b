"""Numbers that are days of a month which is not named: "sun 15th", "on the 12th", "19th:"; and which of them are ahead."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from extraction import calendar_words as names
from extraction.outline import Outline
from extraction.phrases import Word, number_at

_TWO_MONTHS = 63
_HEADS = re.compile(r"(?: too| also| as well| again)?:")
_MOST_SETS = 10


class NamedDay(NamedTuple):
    """A day said in text[start:end]; `ahead` says whether it is to come."""

    start: int
    end: int
    day: date
    ahead: bool


def day_number(folded: str, word: Word) -> tuple[int, Word] | None:
    """A number that can be a day of a month, with its word."""
    digits = number_at(folded, word)
    return (int(digits), word) if len(digits) <= 2 and digits.isascii() and digits.isdigit() and 1 <= int(digits) <= 31 else None


def is_ordinal(listed: tuple[Word, ...], at: int) -> bool:
    """Whether a number has an ending: 12th."""
    following = listed[at + 1] if at + 1 < len(listed) else None
    return listed[at].key == "#" and following is not None and following.key in names.ORDINAL_ENDS and following.start == listed[at].end


def ordinal_day(outline: Outline, listed: tuple[Word, ...], at: int, today: date) -> NamedDay | None:
    """A day of a month that is not named: "sun 15th", "on the 12th"; the nearest one, on the weekday beside it."""
    numbered = day_number(outline.text, listed[at])
    end = listed[at + 1].end
    following = listed[at + 2] if at + 2 < len(listed) else None
    if numbered is None or (following and following.key in (*names.MONTHS, *names.ORDINAL_NOUNS, "of") and following.start - end <= 4):
        return None
    first = at
    while first and at - first < 2 and listed[first - 1].key in ("the", "on"):
        first -= 1
    named = listed[first - 1] if first and listed[first].start - listed[first - 1].end <= 2 else None
    wanted = names.WEEKDAYS.get(named.key, names.SHORT_WEEKDAYS.get(named.key)) if named else None
    if named and wanted is not None:
        start = listed[first - 2].start if first > 1 and listed[first - 2].key == "on" else named.start
    elif _stands_for_day(outline, listed, first, at) and _is_no_place(outline, numbered[0], listed[first]):
        start = listed[first].start
    else:
        return None
    ahead = in_future_sentence(outline, listed, at)
    days = (today + timedelta(days=by if ahead else -by) for by in range(1 if ahead else 0, _TWO_MONTHS))
    day = next((one for one in days if one.day == numbered[0] and wanted in (None, one.weekday())), None)
    return NamedDay(start, end, day, ahead) if day else None


def _stands_for_day(outline: Outline, listed: tuple[Word, ...], first: int, at: int) -> bool:
    """Whether "on the 12th", "the 12th" at the beginning of a sentence, or "12th:" is said."""
    opens = not outline.text[outline.sentence(listed[first].start)[0] : listed[first].start].strip(" \t-*•>#(")
    if first == at:
        return opens and outline.text.startswith(":", listed[at + 1].end)
    return opens or listed[first].key == "on" or bool(_HEADS.match(outline.text, listed[at + 1].end))


def _is_no_place(outline: Outline, number: int, word: Word) -> bool:
    """Whether "the 5th" is no set of those before it: it opens the text, or there are hardly that many."""
    return number > _MOST_SETS or not outline.text[: word.start].strip(" \t-*•>#(")


def in_future_sentence(outline: Outline, listed: tuple[Word, ...], at: int) -> bool:
    """Whether a word within the same sentence, at most eight away, speaks of the future."""
    start, end = outline.sentence(listed[at].start)
    near = listed[max(0, at - 8) : at + 9]
    return any(word.key in names.FUTURE_WORDS for word in near if start <= word.start < end)
