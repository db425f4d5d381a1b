"""Finds the days that a text speaks of and says which of them governs a place in it.

A day without a year is the nearest past one. Day and month written as two numbers are read by the text's own evidence (a number
above 12 anywhere in it), else day first with dots or in a text with non-English weekdays or day words, else month first.
Scores, paces, fractions and rep schemes are never dates: two bare numbers count only where a date would stand, as a heading.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from domain.model import Model
from extraction import calendar_words as names
from extraction.day_numbers import day_number, in_future_sentence, is_ordinal, ordinal_day
from extraction.outline import Outline
from extraction.phrases import PhraseTable, Word, fold, number_at, word_set, words

DateKind = Literal["full", "partial", "relative", "weekday", "future", "reference"]


class DateMention(Model):
    """A day said in text[start:end]. It governs its sentence, text[scope_start:scope_end], and what follows up to `flow_end`.

    A heading flows to the end of the text, or the next heading; a sentence about training to the end of its paragraph.
    A `reference` ("two minutes off my time from Friday") governs nothing, and a `future` day nothing that was done.
    """

    start: int
    end: int
    day: date
    kind: DateKind
    scope_start: int
    scope_end: int
    flow_end: int


class TimeSpan(Model):
    """A length of time in minutes, said in text[start:end]."""

    start: int
    end: int
    minutes: Decimal


class _Found(NamedTuple):
    start: int
    end: int
    day: date
    kind: DateKind


_DAYS = PhraseTable(names.DAY_PHRASES)
_ISO = re.compile(r"(?<![\d./:-])((?:19|20)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?![\d]|[./:-]\d)")
_NUMERIC = re.compile(r"(?<![\d./:,-])(\d{1,2})([./-])(\d{1,2})(?:\2((?:19|20)\d\d|\d\d))?(?![\d]|[./:,-]\d)(\.)?")
_CJK = re.compile(r"(?:(\d{4})\s?[年년]\s?)?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号일]")
_CJK_DAY = re.compile("|".join(names.CJK_DAYS))
_SPAN = re.compile(
    r"(?<![\d.,])(?<!\d:)(?:(\d+(?:[.,]\d+)?)\s?(?:hours?|hrs?|h|std|stunden?|horas?|heures?|ore"
    r"|часа?)\b(?:\s?(?:and\s)?(\d{1,2})\s?(?:minutes|mins?|m)?\b)?"
    r"|(\d+(?:[.,]\d+)?)[\s-]?(?:minut\w*|mins?|分間?|분|минут\w*)(?!\w))"
)
_AFTER_DAY = re.compile(r"\s*(?:st|nd|rd|th|\.|º|er)?,?\s*(?:(?:of|de|del)\s+)?((?:19|20)\d\d)?(?!\d)")
_QUANTITY = re.compile(r"\s*(?:[x×*%@#]|kg|lbs?|reps?\b|sets?\b|km|miles?|min|sec|rounds?\b|[:/]\d|[.,]\d)")
_BEFORE_NAME = re.compile(r"\)?\s{0,2}[-–—:]\s{0,2}[^\W\d_]{2}")
_FEW_WORDS = re.compile(r"[\W_]*(?:[^\W\d_]+(?:[\W_]+|$)){0,3}$")
_NOT_DATE_WORD = re.compile(r"(?:rating|effort|rpe|feeling|mood|energy|sleep|score|difficulty|level|each|side|reps?|sets?)\W*$")
_DATE_WORD = re.compile(r"\b(?:on|date|dated|am|vom|den|le|el|il|dia|día|log)\W{0,3}$")
_TURN = re.compile(r"[,;]\s|\s(?:and|then|but|und|dann|y|luego|et|puis|e|poi|i|и|а|og|och)\s")
_DIGIT = re.compile(r"\d")


def find_dates(text: str, today: date, *, ordinals: bool = True) -> tuple[DateMention, ...]:
    """The days mentioned in a text, in order, without overlaps; `ordinals` says whether "on the 12th" is the last one there was."""
    folded = fold(text)
    found: list[_Found] = []
    listed = words(folded)
    outline = Outline(folded)
    if not folded.isascii():
        found.extend(_cjk_days(folded, today))
    if any(word.key == "#" for word in listed):
        found.extend(_full_dates(folded, today))
        found.extend(_numeric_dates(outline, today, listed))
    found.extend(_worded_days(text, outline, listed, today, ordinals=ordinals))
    kept: list[_Found] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    about_training: dict[int, bool] = {}
    return _divided(folded, [_scoped(outline, one, about_training) for one in _joined(folded, kept)])


def day_for(position: int, mentions: tuple[DateMention, ...], default: date) -> date:
    """The day that governs a position: its own sentence's day, else the nearest one before it that flows there, else the default."""
    governing = mention_for(position, mentions)
    return governing.day if governing else default


def mention_for(position: int, mentions: tuple[DateMention, ...]) -> DateMention | None:
    """The mention that governs what was done at a position, so that its words can be the receipt for the date."""
    own: DateMention | None = None
    flowing: DateMention | None = None
    for mention in mentions:
        if mention.kind in ("reference", "future"):
            continue
        if mention.scope_start <= position < mention.scope_end:
            own = mention
        if mention.start <= position < mention.flow_end:
            flowing = mention
    return own or flowing


def find_timespans(text: str) -> tuple[TimeSpan, ...]:
    """Lengths of time in words (1 hour, 45 min, 1.5 hours, 1h 20); clock forms such as 24:10 are scores and not here."""
    spans = []
    for at in _SPAN.finditer(fold(text)):
        hours, extra, minutes = (Decimal(part.replace(",", ".")) if part else Decimal(0) for part in at.groups())
        spans.append(TimeSpan(start=at.start(), end=at.end(), minutes=hours * 60 + extra + minutes))
    return tuple(spans)


def _cjk_days(folded: str, today: date) -> Iterator[_Found]:
    for at in _CJK.finditer(folded):
        year, month, day = at.groups()
        resolved = _resolve(int(year) if year else None, int(month), int(day), today)
        if resolved:
            yield _Found(at.start(), at.end(), resolved, "full" if year else "partial")
    for at in _CJK_DAY.finditer(folded):
        ahead = names.CJK_DAYS[at.group()]
        yield _Found(at.start(), at.end(), today + timedelta(days=ahead), "future" if ahead > 0 else "relative")


def _full_dates(folded: str, today: date) -> Iterator[_Found]:
    for at in _ISO.finditer(folded):
        resolved = _resolve(int(at.group(1)), int(at.group(3)), int(at.group(4)), today)
        if resolved:
            yield _Found(at.start(), at.end(), resolved, "full")


def _numeric_dates(outline: Outline, today: date, listed: tuple[Word, ...]) -> Iterator[_Found]:
    candidates = list(_NUMERIC.finditer(outline.text))
    if not candidates:
        return
    day_first = _day_first(candidates, listed)
    for at in candidates:
        first, mark, second, year, dot = at.groups()
        if not _stands_as_date(outline, at):
            continue
        numbers = (int(second), int(first)) if (mark == "." or day_first) else (int(first), int(second))
        whole_year = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
        if whole_year is not None and not today.year - 30 <= whole_year <= today.year + 2:
            continue
        resolved = _resolve(whole_year, *numbers, today)
        if resolved:
            yield _Found(at.start(), at.end() - len(dot or ""), resolved, "full" if year else "partial")


def _day_first(candidates: list[re.Match[str]], listed: tuple[Word, ...]) -> bool:
    for at in candidates:
        if at.group(2) == "/" and int(at.group(1)) > 12 and 1 <= int(at.group(3)) <= 12:
            return True
        if at.group(2) == "/" and int(at.group(3)) > 12:
            return False
    return any(word.key in _FOREIGN for word in listed)


_FOREIGN = (frozenset(names.WEEKDAYS) | word_set("heute gestern hoy ayer aujourd'hui ontem hoje ieri oggi wczoraj dziś"
        " вчера сегодня")) - {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}  # fmt: skip


def _stands_as_date(outline: Outline, at: re.Match[str]) -> bool:
    """Whether two or three bare numbers stand where a date would: with a full year, after a date word, or as a heading."""
    first, mark, second, year, dot = at.groups()
    folded = outline.text
    if year and len(year) == 4:
        return True
    if mark == "-" or first == second or _QUANTITY.match(folded, at.end()):
        return False
    if _DATE_WORD.search(folded, max(0, at.start() - 12), at.start()):
        return True
    line_start, line_end = outline.line(at.start())
    if not folded[line_start : at.start()].strip(" \t-*•#([") and _BEFORE_NAME.match(folded, at.end()):
        return True
    if mark == "." and dot and not folded[line_start : at.start()].strip(" \t-*•#([") and folded[at.end() : at.end() + 1] == " ":
        return True
    if line_end == len(folded) or at.start() - line_start > 40 or line_end - at.end() > 40:
        return False
    if mark == "." and not (dot or "0" in (first[0], second[0])):
        return False
    before, after = folded[line_start : at.start()], folded[at.end() : line_end]
    return bool(_FEW_WORDS.match(before) and _FEW_WORDS.match(after)) and not _NOT_DATE_WORD.search(before)


def _worded_days(text: str, outline: Outline, listed: tuple[Word, ...], today: date, *, ordinals: bool) -> Iterator[_Found]:
    folded = outline.text
    keys = [word.key for word in listed]
    for match in _DAYS.find(keys):
        if match.label != "no" and not (keys[match.first] == "hier" and not names.GERMAN_WORDS.isdisjoint(keys)):
            ahead = int(match.label)
            start, end = listed[match.first].start, listed[match.last - 1].end
            yield _Found(start, end, today + timedelta(days=ahead), "future" if ahead > 0 else "relative")
    for at, word in enumerate(listed):
        if word.key == "ago":
            found = _days_ago(folded, listed, at, today)
        elif word.key in names.MONTHS:
            found = _month_date(text, folded, listed, at, today)
        elif _owning(word.key, listed, at) in names.WEEKDAYS or word.key in names.SHORT_WEEKDAYS:
            found = _weekday(text, outline, listed, at, today)
        elif ordinals and is_ordinal(listed, at):
            said = ordinal_day(outline, listed, at, today)
            found = _Found(said.start, said.end, said.day, "future" if said.ahead else "partial") if said else None
        else:
            found = None
        if found:
            yield found


def _days_ago(folded: str, listed: tuple[Word, ...], at: int, today: date) -> _Found | None:
    if at < 2 or listed[at - 1].key not in ("day", "days", "night", "nights"):
        return None
    first = at - 2
    if listed[first].key == "of" and first:
        first -= 1
    said = listed[first]
    digits = number_at(folded, said)
    count = (
        int(digits) if said.key == "#" and digits.isascii() and digits.isdigit() and len(digits) < 4 else names.NUMBER_WORDS.get(said.key)
    )
    return _Found(said.start, listed[at].end, today - timedelta(days=count), "relative") if count is not None else None


def _month_date(text: str, folded: str, listed: tuple[Word, ...], at: int, today: date) -> _Found | None:
    word = listed[at]
    month = names.MONTHS[word.key]
    before = _day_before(folded, listed, at)
    after = _day_after(folded, listed, at)
    for neighbour, start in ((after, word.start), (before, before[1].start if before else 0)):
        if neighbour is None:
            continue
        day, number = neighbour
        year_from = max(number.end, word.end)
        ending = _AFTER_DAY.match(folded, year_from)
        year = int(ending.group(1)) if ending and ending.group(1) else None
        if year is None and word.key in names.DOUBTFUL_MONTHS and not text[word.start].isupper():
            continue
        if year is None and _QUANTITY.match(folded, year_from):
            continue
        resolved = _resolve(year, month, day, today)
        if resolved:
            end = ending.end(1) if ending and year else year_from
            return _Found(start, end, resolved, "full" if year else "partial")
    return None


def _day_after(folded: str, listed: tuple[Word, ...], at: int) -> tuple[int, Word] | None:
    if (
        at + 1 < len(listed)
        and listed[at + 1].key == "#"
        and folded[listed[at].end : listed[at + 1].start] in (" ", ". ", ".", " the ", "-")
    ):
        return day_number(folded, listed[at + 1])
    return None


def _day_before(folded: str, listed: tuple[Word, ...], at: int) -> tuple[int, Word] | None:
    first = at - 1
    while first > 0 and listed[first].key in ("of", "de", "st", "nd", "rd", "th", "er") and at - first < 3:
        first -= 1
    if (
        first < 0
        or listed[first].key != "#"
        or listed[at].start - listed[first].end > 6
        or "\n" in folded[listed[first].end : listed[at].start]
    ):
        return None
    if first and folded[listed[first - 1].end : listed[first].start] in ("x", "/", "-", ":", "@", "×"):
        return None
    return day_number(folded, listed[first])


def _weekday(text: str, outline: Outline, listed: tuple[Word, ...], at: int, today: date) -> _Found | None:
    word = listed[at]
    wanted = names.WEEKDAYS.get(_owning(word.key, listed, at), names.SHORT_WEEKDAYS.get(word.key))
    previous = listed[at - 1].key if at else ""
    if wanted is None or previous in ("every", "each", "black", "good"):
        return None
    said = word.key in names.ONLY_DAYS and text[word.start].islower()  # "forgot to log tues: ..."; "Mon, Tue, Thu" are those of a plan
    short = word.key in names.SHORT_WEEKDAYS and not said
    if short and not (_reads_as_weekday(text, outline, word, previous) or _opens_with_day(outline, listed, at)):
        return None
    behind = (today.weekday() - wanted) % 7
    start = listed[at - 1].start if previous in ("last", "next", "this", "past", "coming", "on") else word.start
    if previous in {"next", "coming"} or (previous != "last" and in_future_sentence(outline, listed, at)):
        return _Found(start, word.end, today + timedelta(days=(-behind) % 7 or 7), "future")
    return _Found(start, word.end, today - timedelta(days=behind or (7 if previous in ("last", "past") else 0)), "weekday")


def _owning(key: str, listed: tuple[Word, ...], at: int) -> str:
    """The weekday of "wednesday's rows": it owns what was done on it."""
    owned = key.endswith("'s") and at + 1 < len(listed) and listed[at + 1].key in names.TRAINED_ON
    return key[:-2] if owned else key


def _reads_as_weekday(text: str, outline: Outline, word: Word, previous: str) -> bool:
    """Short names are words too (I sat, in the sun): they count with a capital beside a date, a heading mark or "on"."""
    if previous in ("on", "last", "next", "this"):
        return True
    line_start, _ = outline.line(word.start)
    opens = word.start - line_start <= 8 and not text[line_start : word.start].strip(" #*-•>")
    return opens and text[word.start].isupper() and text[word.end : word.end + 1] in (",", ":", ".", "")


def _opens_with_day(outline: Outline, listed: tuple[Word, ...], at: int) -> bool:
    """Whether a weekday cut short opens a sentence, or stands behind a lift: "wed bench 3x8", "dips mon 3x5"; but not "sat down"."""
    word, following = listed[at], listed[at + 1].key if at + 1 < len(listed) else ""
    start, _ = outline.sentence(word.start)
    before = [one.key for one in listed[max(0, at - 3) : at] if one.start >= start]
    if not following:
        return False
    if before and before[-1] in names.TRAINED_ON:
        return following == "#" or following in names.BEHIND_DAYS  # "ring dips mon 3x5"
    if not set(before) <= names.BEFORE_DAYS:
        return False
    return word.key not in names.ALSO_WORDS or following in names.BEHIND_DAYS or bool(_HEADS.match(outline.text, word.end))


# "mon: ...", "sat. 5k ...", "mon 6am", "sat at the box": no word but a day stands like that.
_HEADS = re.compile(
    r"(?: (?:all )?done\b| ?[:–—]|\.? +-) ?\S|\. +[^\W_]*\d|!+ |,? \d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b"
    r"|,? at \d{1,2}(?:[:.]\d\d)?[:,] |,? (?:at|in) (?:the )?(?:gym|box|pool|track|club|park|lake|woods)\b"
)


def _resolve(year: int | None, month: int, day: int, today: date) -> date | None:
    try:
        if year is not None:
            return date(year, month, day)
        this_year = date(today.year, month, day) if (month, day) != (2, 29) else _last_leap_day(today)
        return this_year if this_year <= today else date(today.year - 1, month, day)
    except ValueError:
        return None


def _last_leap_day(today: date) -> date:
    years = (year for year in range(today.year, today.year - 9, -1) if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return next(day for day in (date(year, 2, 29) for year in years) if day <= today)


def _joined(folded: str, found: list[_Found]) -> Iterator[_Found]:
    """A weekday or a day word right before a date says the same day once: Saturday, September 20, 2008."""
    for at, one in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        previous = found[at - 1] if at else None
        if following and following.kind in ("full", "partial") and one.kind in ("weekday", "relative") and _beside(folded, one, following):
            continue
        if (
            previous
            and previous.kind in ("weekday", "relative")
            and one.kind in ("full", "partial", "future")
            and _beside(folded, previous, one)
        ):
            yield one._replace(start=previous.start)
        else:
            yield one


# "Quick one from wednesday, 25 min bike": when it was done, and nothing that it is set beside.
_BELATED = re.compile(
    r"\W*(?:\w+ ){0,2}?(?:one|ones|this|these|stuff|some|something|session|workout|missed|forgot|left ?over|late entry)"
    r"(?: \w+)? from (?:last )?"
)


def _beside(folded: str, one: _Found, following: _Found) -> bool:
    between = folded[one.end : following.start]
    return len(between) <= 8 and not between.strip(" ,.(-–theon")


def _scoped(outline: Outline, one: _Found, about_training: dict[int, bool]) -> DateMention:
    start, end = outline.sentence(one.start)
    end = max(end, one.end)
    before = outline.text[max(start, one.start - 16) : one.start].split()
    kind = one.kind
    referred = bool(before) and before[-1].strip("(,") in names.REFERENCE_WORDS and not outline.text.startswith(":", one.end)
    if referred and kind != "future" and not _BELATED.fullmatch(outline.text[start : one.start].lower()):
        kind = "reference"
    if start not in about_training:
        about_training[start] = _about_training(outline.text[start:end])
    flow_end = end
    if kind != "reference" and _is_heading(outline, one):
        flow_end = len(outline.text)
    elif kind != "reference" and (about_training[start] or _OPENED.fullmatch(outline.text, start, end)):
        flow_end = max(end, outline.paragraph_end(one.end))
    return DateMention(start=one.start, end=one.end, day=one.day, kind=kind, scope_start=start, scope_end=end, flow_end=flow_end)


# "sunday!! 9.5 mi ...", "tues done! squat ...": a sentence that says no more than the day opens what follows.
_OPENED = re.compile(r"\W*(?:(?:ok|so|and|right|yes) )?(?:last |this )?[^\W\d]+(?: (?:is |was |all )?done| session| training| workout)*\W*")


def _divided(folded: str, mentions: list[DateMention]) -> tuple[DateMention, ...]:
    """Days that share a sentence share it out: each governs from the mark or "and" before it to the one before the next."""
    for at in range(1, len(mentions)):
        before, one = mentions[at - 1], mentions[at]
        if before.scope_end != one.scope_end or "reference" in (before.kind, one.kind):
            continue
        turn = max((found.start() for found in _TURN.finditer(folded, before.end, one.start)), default=one.start)
        mentions[at - 1] = before.model_copy(update={"scope_end": turn})
        mentions[at] = one.model_copy(update={"scope_start": turn})
    return tuple(mentions)


def _is_heading(outline: Outline, one: _Found) -> bool:
    """A date that opens a line, or stands on a short line without other numbers above more lines."""
    line_start, line_end = outline.line(one.start)
    if one.start - line_start > 40:
        return False
    before, after = outline.text[line_start : one.start], outline.text[one.end : min(line_end, one.end + 61)]
    if not before.strip(" #*-•>[(_`\t"):
        return one.kind in ("full", "partial") or after.startswith(":") or not (after.strip() or line_end == len(outline.text))
    return line_end < len(outline.text) and len((before + after).split()) <= 6 and len(after) <= 60 and not _DIGIT.search(before + after)


def _about_training(sentence: str) -> bool:
    return bool(_DIGIT.search(sentence)) or any(word.key in names.TRAINING_WORDS for word in words(sentence))
