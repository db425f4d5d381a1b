"""Goals as rows: set, moved, replaced, reached, given up; two that can't both hold are asked about, unless time tells."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from coaching import wording
from coaching.telling.goals import GoalSaid, topic_of
from coaching.telling.keeping import Choice, Kept, Option, Telling, receipt_of
from domain.exercises import catalogue
from domain.measures import plain
from domain.milestone import Milestone
from domain.workout import Span

KIND = "milestone"
# Words by which people say that what they said before holds no more.
UPDATES = re.compile(
    r"\b(?:now|currently|these days|nowadays|from now on|changed|moved|switched|joined|instead|no longer|any ?more|new|actually"
    r"|chang(?:e|ing)|mov(?:e|ing)|switch(?:ing)?|sorry"
    r"|rather|i mean|i meant"
    r"|correction|update[ds]?|raise[ds]?|lower(?:ed)?|quit|cancel\w*|since|started|finally|as of)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]{3,}|\d+(?:[.,]\d+)?", re.IGNORECASE)
_EMPTY = {"the", "and", "for", "goal", "goals", "target", "with", "that", "this", "want", "finally", "today", "now"}


async def keep_goal(telling: Telling, said: GoalSaid) -> Kept | None:
    """Keep one statement; None when there is no goal that it could be about."""
    rows = await telling.about.milestones.all(telling.user_id)
    effect = telling.message.effect(KIND, said.span.start)
    done = [row for row in rows if row.milestone_id == effect or row.has(effect)]
    if done:
        return _again(telling, said, done, effect, rows)
    open_rows = [row for row in rows if row.is_open]
    if said.relative:
        newest = next(iter((await telling.about.measurements.of_type(telling.user_id, "weight", limit=1)).items), None)
        if newest is None or newest.unit != said.unit:
            return None
        said = replace(said, value=newest.value + (said.value or 0), begins=newest.value)
    if said.verb != "new":
        return await _ended(telling, said, open_rows)
    same = [row for row in open_rows if topic_of(row) == said.topic]
    equal = next((row for row in same if row.target_value == said.value and said.unit in (None, row.unit)), None)
    if equal is not None:
        return await _told_again(telling, said, equal, effect)
    return await _new(telling, said, same, open_rows, effect)


def words_of(row: Milestone) -> str:
    """Bench press 120 kg by 1 March 2026."""
    unit = f" {row.unit}" if row.unit else ""
    name = wording.exercise_name(row.exercise_id) if row.exercise_id else "body weight" if row.milestone_type == "body" else row.title
    way = f" {wording.length(row.distance_m)} in" if row.distance_m else ""
    by = f" by {wording.date_words(row.target_date)}" if row.target_date else ""
    return f"{name}{way} {plain(row.target_value)}{unit}{by}"


async def _new(telling: Telling, said: GoalSaid, same: Sequence[Milestone], open_rows: Sequence[Milestone], effect: str) -> Kept:
    row = Milestone(
        user_id=telling.user_id,
        milestone_id=effect,
        milestone_type=said.kind,
        title=said.title,
        exercise_id=said.exercise_id,
        unit=said.unit,
        start_value=said.begins,
        target_value=said.value or Decimal(0),
        distance_m=said.distance_m,
        target_date=said.by,
        set_on=telling.today,
        source=(telling.message.signed(said.span),),
    )
    replaced = [one for one in (open_rows if said.singular else same) if _replaces(telling, said, one, same)]
    doubted = [one for one in same if one not in replaced and not _is_step(one, row)]
    changes = [
        telling.put(telling.about.milestones, one.revised(effect, ended_on=telling.today, source=(*one.source, *row.source)), "changed")[1]
        for one in replaced
    ]
    stored, receipt = telling.put(telling.about.milestones, row)
    fact = telling.remember(
        said.span,
        said.topic,
        stored,
        held=(telling.today, None),
        over=[memory for one in replaced for memory in telling.of_row(one.milestone_id)],
        unsure=[memory for one in doubted for memory in telling.of_row(one.milestone_id)],
    )
    await telling.commit()
    asks = _which_holds([*doubted, stored]) if doubted else {}
    return Kept(f"goal set: {words_of(stored)}", "Goal", (receipt, *changes, fact), **asks)


def _replaces(telling: Telling, said: GoalSaid, one: Milestone, same: Sequence[Milestone]) -> bool:
    """Whether time settles it: the words say that something changed, or the older goal's day is over."""
    updates = bool(UPDATES.search(said.span.quote))
    if one not in same:
        return updates and bool(re.match(r"(?:my|the) (?:\w+ )?(?:goal|target)", one.title, re.IGNORECASE))
    return updates or (one.target_date is not None and one.target_date < telling.today)


def _is_step(one: Milestone, other: Milestone) -> bool:
    """Whether both can hold: one on the way to the other, or a long-term goal behind a dated one."""
    if one.target_date and other.target_date:
        return one.target_date != other.target_date
    dated, free = (one, other) if one.target_date else (other, one)
    grows = one.milestone_type not in ("body",) and one.unit != "min"
    return bool(dated.target_date) and grows and one.unit == other.unit and dated.target_value < free.target_value


def _which_holds(rows: Sequence[Milestone]) -> dict[str, Any]:
    options = tuple(Option((row.milestone_id,), words_of(row)) for row in rows)
    first, *others = (f"{one.words}{_said(row)}" for one, row in zip(options, rows, strict=True))
    return {"question": f"You told me {first}, and now {' and '.join(others)}. Which one holds?", "choice": Choice("holds", options)}


def _said(row: Milestone) -> str:
    return f" (on {wording.date_words(row.set_on)})" if row.set_on else ""


async def _told_again(telling: Telling, said: GoalSaid, row: Milestone, effect: str) -> Kept:
    if said.by is None or said.by == row.target_date:
        return Kept(f"I have that goal already: {words_of(row)}")
    after = row.revised(effect, target_date=said.by, source=(*row.source, telling.message.signed(said.span)))
    stored, receipt = telling.put(telling.about.milestones, after, "changed")
    fact = telling.remember(said.span, said.topic, stored, held=(telling.today, None), over=telling.of_row(row.milestone_id))
    await telling.commit()
    return Kept(f"goal moved: {words_of(stored)}", "Goal", (receipt, fact))


async def _ended(telling: Telling, said: GoalSaid, open_rows: Sequence[Milestone]) -> Kept | None:
    meant = named(said.words, open_rows)
    if not meant:
        return None
    if len(meant) > 1:
        options = tuple(Option((row.milestone_id,), words_of(row)) for row in meant)
        listed = " or ".join(one.words for one in options)
        verb = "reached" if said.verb == "reached" else "given up"
        return Kept("", question=f"Which goal is {verb}: {listed}?", choice=Choice(said.verb, options))
    return await end_goal(telling, said.verb, meant[0], said.span)


async def end_goal(telling: Telling, verb: str, row: Milestone, said: Span) -> Kept:
    """A goal that is reached, or given up, because of these words."""
    effect, span = telling.message.effect(KIND, said.start), telling.message.signed(said)
    changes: dict[str, Any] = {"achieved_on": telling.today} if verb == "reached" else {"ended_on": telling.today}
    after = row.revised(effect, **changes, source=(*row.source, span))
    stored, receipt = telling.put(telling.about.milestones, after, "changed")
    older = telling.of_row(row.milestone_id)
    fact = telling.remember(span, topic_of(row), stored, held=(telling.today, telling.today), over=older)
    await telling.commit()
    words = "goal reached" if verb == "reached" else "goal given up"
    return Kept(f"{words}: {words_of(stored)}", words.capitalize(), (receipt, fact))


def named(words: str, rows: Sequence[Milestone]) -> list[Milestone]:
    """The goals that some words name; all when they name none."""
    exercises = {mention.exercise_id for mention in catalogue().spot(words)}
    found = [row for row in rows if row.exercise_id in exercises]
    if found:
        return found
    if exercises - {"run"}:
        return []
    asked = {word.lower() for word in _WORD.findall(words)} - _EMPTY
    if not asked:
        return list(rows)
    return [row for row in rows if asked & {word.lower() for word in _WORD.findall(f"{row.title} {words_of(row)}")}]


def _again(telling: Telling, said: GoalSaid, rows: Sequence[Milestone], effect: str, all_rows: Sequence[Milestone]) -> Kept:
    receipts = [receipt_of(telling.about.milestones, row, "created" if row.milestone_id == effect else "changed", effect) for row in rows]
    fact = telling.said_already(said.span, "goal")
    lead = {"new": "goal set", "reached": "goal reached", "dropped": "goal given up"}[said.verb]
    new = next((row for row in rows if row.milestone_id == effect), rows[0])
    doubted = {about.rpartition("/")[2] for one in telling.of_row(new.milestone_id) for about in telling.doubts(one)}
    return Kept(
        f"{lead}: {words_of(new)}",
        "Goal",
        (*receipts, *([fact] if fact else [])),
        **(_which_holds([*(r for r in all_rows if r.milestone_id in doubted), new]) if doubted else {}),
    )
