"""A whole plan as one JSON object: with `sessions` for a single week, or with `weeks` that hold theirs."""

import re
from collections.abc import Iterable, Iterator
from datetime import date as Day
from datetime import timedelta
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from domain.exercises import catalogue, custom_id
from domain.measures import WeightUnit, to_kg
from domain.model import Model
from domain.plan import PlannedExercise, PlanSession, PlanWeek
from domain.workout import Confidence
from kit.errors import Invalid

_RANGE = re.compile(r"(\d{1,4})(?:\s*(?:-|–|to)\s*(\d{1,4}))?")


def _pieces(value: Any) -> Any:
    """A list, or text with commas between its pieces."""
    return tuple(piece.strip() for piece in value.split(",") if piece.strip()) if isinstance(value, str) else value or ()


def _one(value: Any) -> Any:
    """A list, or one text as a list of one."""
    return (value,) if isinstance(value, str) else value or ()


def _text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Name = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(max_length=4000)]
Pieces = Annotated[tuple[Name, ...], BeforeValidator(_pieces), Field(max_length=50)]
Texts = Annotated[tuple[Words, ...], BeforeValidator(_one), Field(max_length=50)]
Count = Annotated[int, Field(ge=0, le=10000)]
Number = Annotated[Decimal, Field(ge=0, le=100_000)]
Date = Annotated[Day, Field(ge=Day(2000, 1, 1), le=Day(2199, 12, 31))]


class SlotJson(Model):
    """One exercise of a session."""

    name: Name
    exercise_id: Annotated[str, Field(min_length=1, max_length=128)] | None = None
    muscle_group: Name | None = None
    secondary_muscles: Pieces = ()
    sets: Annotated[int, Field(ge=1, le=100)] = 1
    reps: Annotated[str, BeforeValidator(_text), Field(max_length=100)] | None = None
    rir: Number | None = None
    weight: Number | None = None
    unit: WeightUnit | None = None
    rest_time_seconds: Count | None = None
    duration_s: Number | None = None
    distance_m: Number | None = None
    equipment: Pieces = ()
    tier: Name | None = None
    target: Words | None = None
    difficulty: Annotated[int, Field(ge=1, le=10)] | None = None
    instructions: Words | None = None
    tips: Texts = ()
    notes: Words | None = None
    order_in_session: Annotated[int, Field(ge=1, le=500)] | None = None
    display_order: Count = 0


class SessionJson(Model):
    """One training day; without a date it is the day of the week that it names."""

    day_name: Name
    date: Date | None = None
    day_of_week: Annotated[int, Field(ge=1, le=7)] | None = None
    focus_area: Pieces = ()
    overall_difficulty: Annotated[int, Field(ge=1, le=10)] | None = None
    duration_minutes: Count | None = None
    notes: Words | None = None
    slots: Annotated[tuple[SlotJson, ...], Field(max_length=100)] = ()

    @model_validator(mode="after")
    def _check(self) -> "SessionJson":
        if self.date is None and self.day_of_week is None:
            raise ValueError("a session needs a date or a day_of_week")
        if self.date and self.day_of_week and self.date.isoweekday() != self.day_of_week:
            raise ValueError(f"{self.date.isoformat()} is day {self.date.isoweekday()} of its week, not {self.day_of_week}")
        places = [slot.order_in_session for slot in self.slots if slot.order_in_session is not None]
        if len(set(places)) != len(places):
            raise ValueError("two exercises of a session have the same order_in_session")
        return self


class WeekJson(Model):
    """One week."""

    week_number: Annotated[int, Field(ge=1, le=99)] | None = None
    week_start: Date | None = None
    notes: Words | None = None
    sessions: Annotated[tuple[SessionJson, ...], Field(max_length=99)] = ()


class PlanJson(Model):
    """A whole plan."""

    split_type: Name
    week_start: Date
    name: Name | None = None
    description: Words | None = None
    goal_type: Name = "general_fitness"
    experience_level: Name = "intermediate"
    notes: Words | None = None
    sessions: Annotated[tuple[SessionJson, ...], Field(max_length=99)] = ()
    weeks: Annotated[tuple[WeekJson, ...], Field(max_length=99)] = ()

    @model_validator(mode="after")
    def _check(self) -> "PlanJson":
        if bool(self.sessions) == bool(self.weeks):
            raise ValueError("a plan has either sessions or weeks with sessions")
        numbers = [week.week_number for week in self.numbered()]
        if len(set(numbers)) != len(numbers):
            raise ValueError("two weeks have the same week_number")
        return self

    def numbered(self) -> tuple[WeekJson, ...]:
        """The weeks, each with its number and first day."""
        weeks = self.weeks or (WeekJson(sessions=self.sessions),)
        return tuple(self._numbered(week, place) for place, week in enumerate(weeks, start=1))

    def _numbered(self, week: WeekJson, place: int) -> WeekJson:
        number = week.week_number or place
        start = week.week_start or self.week_start + timedelta(weeks=number - 1)
        return week.model_copy(update={"week_number": number, "week_start": start})


def read_plan(data: Any) -> PlanJson:
    """The plan in a JSON object; Invalid says which part can't be used."""
    try:
        return PlanJson.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "plan"
        raise Invalid(f"{place}: {first['msg'].removeprefix('Value error, ')}.", code="plan_invalid") from error


def weeks_of(plan: PlanJson) -> tuple[PlanWeek, ...]:
    """The weeks as the plan's row holds them."""
    weeks = plan.numbered()
    return tuple(PlanWeek(week_number=week.week_number or 1, week_start=_start(week), notes=week.notes) for week in weeks)


def sessions_of(plan: PlanJson, user_id: str, plan_id: str, unit: WeightUnit | None) -> Iterator[PlanSession]:
    """The sessions as rows; `unit` is for weights without one."""
    for week in plan.numbered():
        for number, session in enumerate(week.sessions, start=1):
            day = session.date or _weekday(_start(week), session.day_of_week or 1)
            yield PlanSession(
                user_id=user_id,
                plan_id=plan_id,
                week=week.week_number or 1,
                number=number,
                date=day,
                day_label=session.day_name,
                day_of_week=day.isoweekday(),
                focus_area=session.focus_area,
                overall_difficulty=session.overall_difficulty,
                duration_min=session.duration_minutes,
                exercises=exercises_of(session.slots, unit),
                notes=session.notes,
            )


def exercises_of(slots: Iterable[SlotJson], unit: WeightUnit | None) -> tuple[PlannedExercise, ...]:
    """The exercises of a session in the order of doing; those without a place follow where they stand."""
    listed = list(slots)
    taken = {slot.order_in_session for slot in listed}
    free = (place for place in range(1, 1000) if place not in taken)
    planned = [_exercise(slot, slot.order_in_session or next(free), unit) for slot in listed]
    return tuple(sorted(planned, key=lambda one: one.position))


def _exercise(slot: SlotJson, position: int, default: WeightUnit | None) -> PlannedExercise:
    exercise_id, confidence = _named(slot)
    low, high = _bounds(slot.reps)
    unit = slot.unit or (default if slot.weight is not None else None)
    known = catalogue().get(exercise_id)
    kept = slot.model_dump(exclude={"exercise_id", "order_in_session", "rest_time_seconds", "unit"})
    return PlannedExercise(
        **kept,
        position=position,
        exercise_id=exercise_id,
        confidence=confidence,
        reps_min=low,
        reps_max=high,
        unit=unit,
        weight_kg=to_kg(slot.weight, unit) if slot.weight is not None and unit else None,
        rest_s=slot.rest_time_seconds if slot.rest_time_seconds is not None else known.default_rest_s if known else None,
    )


def _named(slot: SlotJson) -> tuple[str, Confidence]:
    """The exercise that a slot means: by its id, else by its name; what the catalogue does not know keeps the id it came with."""
    if slot.exercise_id and catalogue().get(slot.exercise_id):
        return slot.exercise_id, "high"
    match = catalogue().find(slot.name)
    if match is None:
        return slot.exercise_id or custom_id(slot.name), "low"
    return match.exercise_id, "high" if match.exact else "medium"


def _bounds(reps: str | None) -> tuple[int | None, int | None]:
    found = _RANGE.fullmatch((reps or "").strip())
    return (int(found[1]), int(found[2] or found[1])) if found else (None, None)


def _start(week: WeekJson) -> Day:
    if week.week_start is None:
        raise ValueError("number the weeks first")
    return week.week_start


def _weekday(start: Day, day_of_week: int) -> Day:
    """The first such weekday on or after the day."""
    return start + timedelta(days=(day_of_week - start.isoweekday()) % 7)
