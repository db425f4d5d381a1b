"""Stretches of time in words: what one came to, and two of them side by side. The sums are those of `totals`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

from coaching import strength, wording
from coaching.pace import LengthUnit, length_in
from coaching.progress import Progress
from coaching.standing import change
from coaching.strength import Estimate
from coaching.totals import Totals, Wanted, everything, of_exercise, of_muscle, totals
from domain.measures import WeightUnit, plain
from domain.periods import Span

ALL_TIME_DAYS = 3000
MOST_NAMED = 12
Figure = Literal["workouts", "days", "sets", "reps", "load", "distance", "time", "exercises", ""]
Weighed = Literal["workouts", "sets", "reps", "load", "distance", "time", "estimate", ""]
"""By which figure one stretch is more than another."""


@dataclass(frozen=True)
class Subject:
    """What is asked about: one exercise, some muscles, or all training."""

    exercise_id: str | None = None
    muscles: tuple[str, ...] = ()
    words: str = ""

    @property
    def wanted(self) -> Wanted:
        if self.exercise_id:
            return of_exercise(self.exercise_id)
        return of_muscle(self.muscles) if self.muscles else everything

    @property
    def name(self) -> str:
        """Back squat, chest, or training."""
        if self.exercise_id:
            return wording.exercise_name(self.exercise_id, self.words)
        return self.words.lower() if self.muscles else "training"


@dataclass(frozen=True)
class Sums:
    """The totals of one stretch, and the best estimate of the exercise that was asked about."""

    totals: Totals
    best: Estimate | None = None


@dataclass(frozen=True)
class Comparison:
    """A newer stretch beside an older one."""

    subject: Subject
    newer: Sums
    older: Sums

    @property
    def is_empty(self) -> bool:
        return self.newer.totals.is_empty and self.older.totals.is_empty

    @property
    def title(self) -> str:
        return f"{self.subject.name[:1].upper()}{self.subject.name[1:]}: {self._newer} and {self._older}"

    @property
    def _newer(self) -> str:
        return wording.span_words(self.newer.totals.span)

    @property
    def _older(self) -> str:
        return wording.span_words(self.older.totals.span)

    def figures(self, unit: WeightUnit, by: Weighed = "") -> list[tuple[str, Decimal, Decimal, str]]:
        """What there is to compare: name, newer, older, unit; what is nought in both is left out unless it is asked for."""
        new, old = self.newer.totals, self.older.totals
        rows: list[tuple[Weighed, tuple[str, Decimal, Decimal, str]]] = [
            ("workouts", ("workouts", Decimal(new.times), Decimal(old.times), "")),
            ("sets", ("work sets", Decimal(new.sets), Decimal(old.sets), "")),
            ("load", ("load moved", wording.load(new.volume_kg, unit), wording.load(old.volume_kg, unit), unit)),
            ("distance", ("distance", _kilometres(new), _kilometres(old), "km")),
        ]
        if self.subject.exercise_id or by == "reps":
            rows.insert(2, ("reps", ("reps", Decimal(new.reps), Decimal(old.reps), "")))
        if by == "time":
            rows.append(("time", ("time", _minutes(new), _minutes(old), "min")))
        if self.newer.best and self.older.best:
            both = self.newer.best.in_unit(unit), self.older.best.in_unit(unit)
            rows.append(("estimate", (f"best estimated 1RM ({self.newer.best.formula})", *both, unit)))
        told = [row for figure, row in rows if figure == by or row[1] or row[2]]
        lead = next((row for figure, row in rows if figure == by), None)
        return [lead, *(row for row in told if row != lead)] if lead else told

    def _told_by(self, unit: WeightUnit, by: Weighed) -> Weighed:
        """The figure that decides; where load is meant and none was moved, as in running, it is the distance, the reps or the time."""
        if by != "load" or self.newer.totals.volume_kg or self.older.totals.volume_kg:
            return by
        new, old = self.newer.totals, self.older.totals
        others: tuple[tuple[Weighed, object], ...] = (("distance", new.distance_m or old.distance_m), ("reps", new.reps or old.reps))
        return next((name for name, there in others if there), "time" if new.duration_s or old.duration_s else by)

    def table(self, unit: WeightUnit) -> tuple[Sequence[str], list[list[str]]]:
        """The same as a table."""
        rows = [[name, _with(new, of), _with(old, of), change(new, old)] for name, new, old, of in self.figures(unit)]
        return ("", self._newer, self._older, "Change"), rows

    def lines(self, unit: WeightUnit, by: Weighed = "") -> list[str]:
        """The same line by line; the figure that decides comes first."""
        return [f"{name}: {_with(new, of)} against {_with(old, of)} ({change(new, old)})" for name, new, old, of in self.figures(unit, by)]

    def sentence(self, unit: WeightUnit, by: Weighed = "", *, today: date, least: bool = False) -> str:
        """The figures; `by` says first which stretch has more of that figure, or less."""
        if self.is_empty:
            return f"Nothing is stored for {self.subject.name} in {self._newer} or in {self._older}."
        by = self._told_by(unit, by)
        figures, lines = self.figures(unit, by), self.lines(unit, by)
        name = "" if self.subject.name == "training" else f"{self.subject.name[:1].upper()}{self.subject.name[1:]}, "
        if not by or not figures:
            return f"{name}{self._newer} against {self._older}: {'; '.join(lines)}."
        beside = f" Beside that, {self._newer} against {self._older}: {'; '.join(lines[1:])}." if lines[1:] else ""
        return f"{name}{self._verdict(figures[0], today, least=least)}{beside}"

    def _verdict(self, figure: tuple[str, Decimal, Decimal, str], today: date, *, least: bool) -> str:
        """Which of the two has more of a figure, with both numbers."""
        what, new, old, of = figure
        newer, older = (_so_far(one.totals.span, today) for one in (self.newer, self.older))
        if new == old:
            return f"{newer} and {older} had the same {what}: {_with(new, of)} each."
        (first, most), (second, fewest) = ((newer, new), (older, old)) if (new > old) != least else ((older, old), (newer, new))
        word = ("a lower" if least else "a higher") if what.startswith("best") else "less" if least and of else "fewer" if least else "more"
        return f"{first} had {word} {what} than {second}: {_with(most, of)} against {_with(fewest, of)} ({change(most, fewest, of)})."


async def summed(progress: Progress, user_id: str, span: Span, subject: Subject) -> Sums:
    """What a stretch came to."""
    workouts = await progress.all_in(user_id, span)
    done = [p for one in workouts for p in one.performances if p.exercise_id == subject.exercise_id]
    return Sums(totals(span, workouts, subject.wanted), strength.best(done) if subject.exercise_id else None)


async def compare(progress: Progress, user_id: str, newer: Span, older: Span, subject: Subject) -> Comparison:
    """Two stretches side by side."""
    return Comparison(subject, await summed(progress, user_id, newer, subject), await summed(progress, user_id, older, subject))


def totals_sentence(sums: Sums, subject: Subject, today: date, unit: WeightUnit, lead: Figure = "", far: LengthUnit = "km") -> str:
    """What a stretch came to, in a sentence; up to today while it lasts. The figure that was asked for leads."""
    found = sums.totals
    when = wording.span_words(found.span) if found.span.days < ALL_TIME_DAYS else "in all"
    so_far = ", so far" if found.span.first <= today < found.span.last else ""
    name = "" if subject.name == "training" else f"{subject.name[:1].upper()}{subject.name[1:]}, "
    if found.is_empty:
        what = f"none of it in {wording.counted(found.workouts, 'workout')}" if name and found.workouts else "no workouts are stored"
        return f"{name}{when}{so_far}: {what}."
    parts = _parts(found, unit, far, lead, named=bool(name))
    ordered = sorted(parts, key=lambda part: part[0] != lead)
    told = [words for figure, words in ordered if figure != "exercises" or lead == "exercises"]
    if lead and lead not in dict(parts):
        told.insert(0, f"no {lead} of it" if lead != "load" else "no load with a weight")
    told += [f"best estimated 1RM {plain(sums.best.in_unit(unit))} {unit} ({sums.best.formula})"] if sums.best else []
    return f"{name}{when}{so_far}: {', '.join(told)}."


def _parts(found: Totals, unit: WeightUnit, far: LengthUnit, lead: Figure, *, named: bool) -> list[tuple[Figure, str]]:
    """The figures that there are, each with its words; the one that was asked for is left out only when there is none."""
    parts: list[tuple[Figure, str]] = [("workouts", wording.counted(found.times, "workout"))]
    parts += [("exercises", _exercises(found))] if (not named and len(found.exercises) > 1) or lead == "exercises" else []
    parts += [("days", f"on {wording.counted(found.days, 'day')}")] if found.days != found.times or lead == "days" else []
    parts += [("sets", wording.counted(found.sets, "work set"))]
    parts += [("reps", wording.counted(found.reps, "rep"))] if found.reps and (named or lead == "reps") else []
    parts += [("load", f"{wording.kilograms(found.volume_kg, unit)} moved")] if found.volume_kg else []
    parts += [("distance", f"{length_in(found.distance_m, far)} covered")] if found.distance_m else []
    return parts + ([("time", f"{wording.clock_time(found.duration_s)} of time")] if found.duration_s else [])


def _so_far(span: Span, today: date) -> str:
    """A stretch in words, with a note while it lasts."""
    return f"{wording.span_words(span)}{' so far' if span.first <= today < span.last else ''}"


def _minutes(found: Totals) -> Decimal:
    return (found.duration_s / 60).quantize(Decimal(1), ROUND_HALF_EVEN)


def _kilometres(found: Totals) -> Decimal:
    return (found.distance_m / 1000).quantize(Decimal("0.001"))


def _exercises(found: Totals) -> str:
    often = any(count > 1 for _, count in found.exercises)
    names = [wording.exercise_name(one) + (f" {count}" if often else "") for one, count in found.exercises]
    return f"{wording.counted(len(names), 'exercise')} ({', '.join(names[:MOST_NAMED])}{', …' if len(names) > MOST_NAMED else ''})"


def weekly_sentence(sums: Sums, subject: Subject, unit: WeightUnit) -> str:
    """What a week of the stretch comes to on average, to the tenth."""
    found, weeks = sums.totals, Decimal(sums.totals.span.days) / 7
    name = f"{subject.name[:1].upper()}{subject.name[1:]}"
    if found.is_empty:
        return totals_sentence(sums, subject, found.span.last, unit)
    values = [
        (Decimal(found.times), "workouts"),
        (Decimal(found.sets), "work sets"),
        (wording.load(found.volume_kg, unit), f"{unit} moved"),
    ]
    values += [(found.distance_m / 1000, "km covered")]
    told = ", ".join(f"{plain((value / weeks).quantize(Decimal('0.1'), ROUND_HALF_EVEN))} {what}" for value, what in values if value)
    return f"{name}, on average a week, {wording.span_words(found.span)}: {told}."


def workout_sentence(sums: Sums, subject: Subject, unit: WeightUnit) -> str:
    """What a workout with it comes to on average, to the tenth."""
    found = sums.totals
    name = f"{subject.name[:1].upper()}{subject.name[1:]}"
    if found.is_empty:
        return f"Nothing is stored for {subject.name} yet."
    values = [(Decimal(found.sets), "work sets")]
    values += [(Decimal(found.reps), "reps")] if subject.name != "training" else []
    values += [(wording.load(found.volume_kg, unit), f"{unit} moved"), (found.distance_m / 1000, "km covered")]
    means = ((value / found.times).quantize(Decimal("0.1"), ROUND_HALF_EVEN) for value, _ in values)
    told = ", ".join(f"{plain(mean)} {what}" for mean, (value, what) in zip(means, values, strict=True) if value)
    return f"{name}, on average a workout, over {wording.counted(found.times, 'workout')}: {told}."


def _with(value: Decimal, unit: str) -> str:
    return f"{plain(value)} {unit}".rstrip()
