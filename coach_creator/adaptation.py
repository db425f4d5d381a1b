"""Watches how training really goes and proposes changes of the coach, each with its evidence; later it measures what they brought.

Nothing is changed before the user has said yes. The rules are data, in `adaptation.yaml`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from coach_creator import author, changing, replies, wording
from coach_creator.engagement import Met, engaged, met
from coach_creator.measuring import MEASURED_AFTER, result_of
from coaching.archive import Archive
from coaching.message import Message
from coaching.proposals import Proposals, Proposed
from domain.coach import Adaptation, CoachConfig, IntensityLevel
from domain.creator import CreatorSession, SlotAnswer, SlotKey
from domain.history import Workout
from domain.measures import plain
from domain.recommendation import Recommendation
from kit.clock import Clock, local_day
from kit.ids import derived_id
from prompts import library
from storage.coaches import Coaches
from storage.workouts import Workouts

Watched = Literal["adherence", "surplus", "too_hard", "too_easy", "satisfaction", "too_long", "too_short", "reply_length"]
LEVELS: tuple[IntensityLevel, ...] = ("low", "moderate", "high")
MOST_A_WEEK = 7
CHATS = 10
TURNS = 100
LOOKED_BACK = 3 * MEASURED_AFTER


class Rule(BaseModel):
    """One case for a change."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    watches: Watched
    share: Decimal
    why: str
    again_after: int
    weeks: int = 3
    rated: int = 5
    words: int = 40


class RuleBook(BaseModel):
    """All cases, the most important first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class Seen:
    """What is known of how it really goes: workouts and replies since the coach last changed."""

    done: Sequence[Workout]
    replies: Sequence[Met]
    since: date


RULES = library.data(Path(__file__).parent / "adaptation.yaml", RuleBook).rules


@dataclass(frozen=True)
class Case:
    """A rule that holds: what was seen, in words, and the answers that would change."""

    rule: Rule
    why: str
    answers: dict[SlotKey, Any]


class Adapting:
    """Looks after coaches between conversations."""

    def __init__(self, workouts: Workouts, archive: Archive, coaches: Coaches, proposals: Proposals, clock: Clock) -> None:
        self.workouts = workouts
        self.archive = archive
        self.coaches = coaches
        self.proposals = proposals
        self.clock = clock

    async def review(self, user_id: str, coach_id: str, timezone: str) -> list[Recommendation]:
        """What is proposed for a coach now; the same case is proposed once, and after a no not for some weeks."""
        now = self.clock.now()
        today = local_day(now, timezone)
        coach = await self.coaches.get(user_id, coach_id)
        before = [one for one in (await self.proposals.rows.of_user(user_id)).items if one.metadata.get("coach_id") == coach_id]
        if any(one.is_open for one in before):
            return []  # it waits for an answer about the coach as it is: neither another one nor a new version may come in between
        replies = await self._replies(user_id, coach_id)
        coach = await self._measured(coach, today, timezone, replies)
        seen = await self._seen(coach, today, timezone, replies)
        found = [case for rule in RULES if (case := case_for(rule, coach, seen, today)) is not None]
        fresh = [case for case in found if not _was_proposed(case.rule, before, now)]
        answers = await self.coaches.answers(user_id, coach_id) if fresh else {}
        return [await self._offer(case, coach, answers, now, timezone) for case in fresh[:1]]

    async def _offer(
        self, case: Case, coach: CoachConfig, answers: dict[SlotKey, SlotAnswer], now: datetime, timezone: str
    ) -> Recommendation:
        place = derived_id(now, coach.user_id, coach.coach_id, "review", case.rule.id, local_day(now, timezone).isoformat())
        changed = {key: _answer(answers.get(key), value, place) for key, value in case.answers.items()}
        session = CreatorSession(
            session_id=place,
            user_id=coach.user_id,
            timezone=timezone,
            creation_type="modification",
            coach_id=coach.coach_id,
            slots={**answers, **changed},
            started_at=now,
            last_activity=now,
        )
        lines = tuple(f"{replies.describe(key, value)}" for key, value in case.answers.items())
        config = author.rewrite_coach(session, coach, "; ".join(lines), now)
        config = config.model_copy(update={"metadata": _triggered(config, case.rule.id)})
        lines = (*lines, *changing.follows(coach, config))
        message = Message(user_id=coach.user_id, text=case.why, at=now, timezone=timezone, key=f"{coach.coach_id}/{case.rule.id}")
        return await self.proposals.offer(message, coach, Proposed(config, dict(session.slots), lines), rule_id=case.rule.id)

    async def _seen(self, coach: CoachConfig, today: date, timezone: str, replies: Sequence[Met]) -> Seen:
        """What happened since the coach is as it is; what was before speaks of another one."""
        weeks = max(rule.weeks for rule in RULES)
        changed = [one.date for one in coach.metadata.adaptation_history] or ([coach.created_at] if coach.created_at else [])
        since = local_day(changed[-1], timezone) if changed else today
        first = today - timedelta(days=7 * weeks + 7)
        rows = await self.workouts.every_between(coach.user_id, max(first, since), today)
        heard = [one for one in replies if local_day(one.at, timezone) >= max(first, since)]
        return Seen([row for row in rows if row.is_live], heard, since)

    async def _replies(self, user_id: str, coach_id: str) -> list[Met]:
        """How the newest conversations with this coach went, reply by reply, oldest first."""
        oldest = self.clock.now() - LOOKED_BACK
        chats = (await self.archive.conversations.recent(user_id, limit=CHATS)).items
        recent = [chat for chat in chats if chat.coach_id == coach_id and (chat.updated_at is None or chat.updated_at > oldest)]
        pages = [await self.archive.transcript(chat, None, TURNS) for chat in recent]
        return sorted((one for page in pages for one in met(page.turns[::-1], self.clock.now())), key=lambda one: one.at)

    async def _measured(self, coach: CoachConfig, today: date, timezone: str, replies: Sequence[Met]) -> CoachConfig:
        """Write back what came of changes that are old enough: what the rule watched, before and after."""
        history = list(coach.metadata.adaptation_history)
        due = [place for place, one in enumerate(history) if one.result is None and local_day(one.date, timezone) <= today - MEASURED_AFTER]
        if not due:
            return coach
        for place in due:
            day = local_day(history[place].date, timezone)
            rows = await self.workouts.every_between(coach.user_id, day - MEASURED_AFTER, day + MEASURED_AFTER - timedelta(days=1))
            watched = next((rule.watches for rule in RULES if rule.id == history[place].trigger), "adherence")
            result = result_of(watched, history[place].date, day, [row for row in rows if row.is_live], replies)
            history[place] = history[place].model_copy(update={"result": result})
        metadata = coach.metadata.model_copy(update={"adaptation_history": tuple(history)})
        return await self.coaches.change(
            coach.model_copy(update={"metadata": metadata}), "what came of an earlier change", "review", self.clock.now()
        )


def case_for(rule: Rule, coach: CoachConfig, seen: Seen, today: date) -> Case | None:
    """The rule's case for this coach, when what happened makes it."""
    match rule.watches:
        case "adherence" | "surplus":
            return _by_weeks(rule, coach, seen, today)
        case "too_hard" | "too_easy":
            return _by_effort(rule, coach, seen.done)
        case "satisfaction":
            return _by_stars(rule, coach, seen.done)
        case "too_long" | "too_short":
            return _by_words(rule, coach, seen.replies)
        case "reply_length":
            return _by_silence(rule, coach, seen.replies)


def _by_weeks(rule: Rule, coach: CoachConfig, seen: Seen, today: date) -> Case | None:
    """Whole weeks only; a coach that is younger than they are, or has changed in them, has not been followed yet."""
    planned = coach.technical_config.training_frequency
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(days=7 * rule.weeks)
    if coach.created_at is None or seen.since > first:
        return None
    counts = [sum(1 for row in seen.done if start <= row.date < start + timedelta(days=7)) for start in _weeks(first, rule.weeks)]
    average = Decimal(sum(counts)) / rule.weeks
    missed = rule.watches == "adherence"
    if sum(counts) == 0 or (average > planned * rule.share if missed else average < planned * rule.share):
        return None
    wanted = min(MOST_A_WEEK, max(1, int(average + Decimal("0.5"))))
    if wanted == planned:
        return None
    words = rule.why.format(planned=planned, done=_listed(counts), weeks=rule.weeks)
    return Case(rule, words, {"schedule": {"days_per_week": wanted}})


def _by_effort(rule: Rule, coach: CoachConfig, done: Sequence[Workout]) -> Case | None:
    rated = [row.user_feedback for row in _newest(done) if row.user_feedback and row.user_feedback.difficulty][: rule.rated]
    count = sum(1 for given in rated if given.difficulty == rule.watches)
    if len(rated) < rule.rated or count < rule.share * rule.rated:
        return None
    level = LEVELS.index(coach.technical_config.preferred_intensity) + (-1 if rule.watches == "too_hard" else 1)
    # A health flag has capped it, and no rating lifts that.
    if not 0 <= level < len(LEVELS) or (level > 0 and rule.watches == "too_easy" and coach.safety_flags):
        return None
    return Case(rule, rule.why.format(count=count, rated=rule.rated), {"intensity": LEVELS[level]})


def _by_stars(rule: Rule, coach: CoachConfig, done: Sequence[Workout]) -> Case | None:
    stars = [row.user_feedback.satisfaction for row in _newest(done) if row.user_feedback and row.user_feedback.satisfaction][: rule.rated]
    if len(stars) < rule.rated:
        return None
    average = Decimal(sum(stars)) / rule.rated
    if average > rule.share or coach.template_id.startswith("encouraging"):
        return None
    words = rule.why.format(rated=rule.rated, average=plain(average.quantize(Decimal("0.1"))))
    return Case(rule, words, {"style": {"tones": ["encouraging"]}})


def _by_words(rule: Rule, coach: CoachConfig, replies: Sequence[Met]) -> Case | None:
    """What the user said of the length, in their own words."""
    said = [one for one in replies if one.found == rule.watches]
    wanted = "short" if rule.watches == "too_long" else "long"
    if len(said) < rule.rated or _length(coach) == wanted:
        return None
    quotes = _listed([f"“{one.quote}” ({one.at:%-d %b})" for one in said[-rule.rated :]])
    return Case(rule, rule.why.format(quotes=quotes), {"style": {"length": wanted}})


def _by_silence(rule: Rule, coach: CoachConfig, replies: Sequence[Met]) -> Case | None:
    """Long replies that end the talk, beside short ones that do not; enough of both, and a difference that is no chance."""
    long, short = ([one for one in replies if (one.words >= rule.words) is side] for side in (True, False))
    if len(long) < rule.rated or len(short) < rule.rated or _length(coach) == "short":
        return None
    (long_on, _), (short_on, _) = engaged(long), engaged(short)
    share, other = Decimal(long_on) / len(long), Decimal(short_on) / len(short)
    if share > rule.share or other < max(2 * share, 1 - rule.share):
        return None
    words = rule.why.format(short_on=short_on, short=len(short), long_on=long_on, long=len(long), words=rule.words)
    return Case(rule, words, {"style": {"length": "short"}})


def _length(coach: CoachConfig) -> str | None:
    """How long the coach was asked to talk, by what it is told about itself."""
    return wording.length_of(coach.generated_prompts.communication_style)


def _was_proposed(rule: Rule, recent: Sequence[Recommendation], now: datetime) -> bool:
    horizon = now - timedelta(days=rule.again_after)
    return any(one.rule_id == rule.id and (one.created_at or now) > horizon for one in recent)


def _answer(before: SlotAnswer | None, value: Any, place: str) -> SlotAnswer:
    """The answer with what was seen in it; the words behind the rest of it stay."""
    if before is not None and isinstance(before.value, dict) and isinstance(value, dict):
        kept = {name: part for name, part in before.value.items() if name not in ("days", "up_to")}
        return before.model_copy(update={"value": {**kept, **value}, "where": before.where or place})
    return SlotAnswer(value=value, where=place)


def _triggered(config: CoachConfig, rule_id: str) -> Any:
    *earlier, last = config.metadata.adaptation_history
    named = Adaptation(date=last.date, change=last.change, trigger=rule_id)
    return config.metadata.model_copy(update={"adaptation_history": (*earlier, named)})


def _newest(done: Sequence[Workout]) -> list[Workout]:
    return sorted(done, key=lambda row: (row.date, row.workout_id), reverse=True)


def _weeks(first: date, count: int) -> list[date]:
    return [first + timedelta(days=7 * number) for number in range(count)]


def _listed(counts: Sequence[int | str]) -> str:
    *others, last = map(str, counts)
    return f"{', '.join(others)} and {last}" if others else last
