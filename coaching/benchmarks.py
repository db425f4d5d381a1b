"""How named workouts went: Fran, Murph, or what users call their own. Rx and scaled are told apart, for they are different feats."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal

from coaching import wording
from domain.exercises import Benchmark, benchmarks, catalogue
from domain.history import LoggedWorkout
from domain.measures import plain
from domain.workout import Metcon

SHOWN = 4
MANY = 8
ANY = frozenset(("metcon", "wod", "benchmark", "benchmark workout", "conditioning"))


@dataclass(frozen=True)
class Result:
    """One time that it was done."""

    done: Metcon
    date: Day

    def words(self, today: Day) -> str:
        """Its score with its day."""
        return f"{score(self.done)}, {wording.day(self.date, today)}"

    @property
    def worth(self) -> tuple[bool, Decimal]:
        """More is better: as prescribed first, then the time or the rounds."""
        if self.done.score_s is not None:
            return bool(self.done.rx), -self.done.score_s
        return bool(self.done.rx), Decimal(self.done.rounds or 0) * 10_000 + Decimal(self.done.reps or 0)

    @property
    def is_scored(self) -> bool:
        """Whether there is anything to compare."""
        return self.done.score_s is not None or self.done.rounds is not None or self.done.reps is not None


def results(name: str, workouts: Iterable[LoggedWorkout]) -> list[Result]:
    """All times of a named workout, newest first; its other names count too."""
    if name.casefold() in ANY:
        every = [Result(done, one.workout.date) for one in workouts for done in one.workout.metcons]
        return sorted(every, key=lambda one: one.date, reverse=True)
    known = named(name)
    names = {one.casefold() for one in ((known.name, *known.aliases) if known else (name,))}
    found = [Result(done, one.workout.date) for one in workouts for done in one.workout.metcons if _called(done, one) & names]
    return sorted(found, key=lambda one: one.date, reverse=True)


def named(name: str) -> Benchmark | None:
    """The named workout of the tradition that is meant."""
    wanted = name.casefold()
    return next(
        (one for one in benchmarks().values() if wanted in {one.name.casefold(), *(alias.casefold() for alias in one.aliases)}), None
    )


def told(name: str, found: Sequence[Result], today: Day, when: str = "") -> tuple[str, list[str]]:
    """The best and the newest, then every time; `when` names the stretch that was looked at, if not all time."""
    if name.casefold() in ANY:
        return _all_told(found, today)
    known = named(name)
    name = known.name if known else name
    if not found:
        return f"Nothing is stored for {name}{f' {when}' if when else ' yet'}.", []
    best = max((one for one in found if one.is_scored), key=lambda one: one.worth, default=None)
    newest = found[0]
    times = [one.words(today) for one in found]
    if best is None:
        return f"{name}: done {wording.counted(len(found), 'time')}, no score is stored. Newest: {newest.words(today)}.", times
    last = "" if best is newest else f" The newest: {newest.words(today)}."
    count = f" Done {wording.counted(len(found), 'time')}: {'; '.join(times[:SHOWN])}." if len(found) > 1 else ""
    return f"{name}, {'fastest' if best.done.score_s is not None else 'most'}: {best.words(today)}.{last}{count}", times


def _all_told(found: Sequence[Result], today: Day) -> tuple[str, list[str]]:
    """Every conditioning piece, the newest first."""
    lines = [f"{wording.metcon(one.done)}, {wording.day(one.date, today)}" for one in found]
    if not lines:
        return "No conditioning piece is stored in that time.", []
    return f"{wording.counted(len(lines), 'conditioning piece')}: {'; '.join(lines[:MANY])}.", lines[MANY:]


def prescribed(name: str) -> str | None:
    """What a named workout asks for."""
    known = named(name)
    if known is None:
        return None
    shape = {"for_time": "for time", "amrap": "as many rounds as possible", "emom": "every minute on the minute"}.get(known.format, "")
    cap = f", cap {wording.clock_time(Decimal(known.time_cap_s))}" if known.time_cap_s else ""
    moves = "; ".join(_movement(one.exercise_id, one.reps, one.men_lb, one.women_lb) for one in known.movements)
    return f"{known.name}: {', '.join(part for part in (known.scheme, shape) if part)}{cap}: {moves}."


def score(done: Metcon) -> str:
    """A score without the name: 5:58 Rx."""
    scored = wording.metcon(done.model_copy(update={"name": ""}))
    shown = scored.removeprefix({"amrap": "AMRAP", "emom": "EMOM", "for_time": "For time"}.get(done.format, "Conditioning"))
    return shown.removeprefix(":").removeprefix(" in").strip() or "no score"


def _called(done: Metcon, one: LoggedWorkout) -> set[str]:
    shape = done.format.replace("_", " ")
    return {name.casefold() for name in (done.name, one.workout.name if len(one.workout.metcons) == 1 else None, shape) if name}


def _movement(exercise_id: str, reps: str, men: Decimal | None, women: Decimal | None) -> str:
    known = catalogue().get(exercise_id)
    weights = f" ({'/'.join(plain(one) for one in (men, women) if one is not None)} lb)" if men is not None else ""
    return f"{reps} {known.name.lower() if known else exercise_id.replace('_', ' ')}{weights}"
