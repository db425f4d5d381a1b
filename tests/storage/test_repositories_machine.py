"""The repositories against a plain model, with two processes at once.

Lists stay whole and in order, what is gone is gone, versions only grow, and records are those of what is stored.
"""

import asyncio
import random
import tempfile
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from coaching.logbook import Logbook, Logged
from coaching.memories import Memories
from coaching.message import Message
from domain.coach import CoachConfig, GeneratedPrompts, TechnicalConfig
from domain.conversation import Conversation
from domain.history import LoggedWorkout
from domain.records import derive
from kit.clock import FixedClock
from kit.errors import Conflict, NotFound
from kit.ids import new_id
from storage.blobs import Blobs
from storage.coaches import Coaches
from storage.coaches import Memories as MemoryRows
from storage.conversations import Conversations
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.living import LivingTable
from storage.pages import Page, Pages
from storage.table import ConditionFailed, Item, Key, Query, Slice, Table, Write
from storage.workouts import WorkoutMoved, Workouts
from tests.coaching.training import workout
from tests.simulator.memory import MemoryTable
from tests.simulator.objects import MemoryBlobs

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
FIRST = date(2026, 3, 1)
LIFTS = ("back_squat", "bench_press")
PAGES = Pages(b"secret")
PROMPTS = GeneratedPrompts(personality_prompt="p", motivation_prompt="m", methodology_prompt="x", communication_style="c")

days = st.integers(0, 4).map(lambda number: FIRST + timedelta(days=number))
lifts = st.dictionaries(st.sampled_from(LIFTS), st.integers(1, 6).map(lambda number: 20 * number), min_size=1)
which = st.integers(0, 30)
seeds = st.integers(0, 10_000)
deeds = st.sampled_from(["record", "revise", "move", "remove"])
Doing = Callable[[Logbook], Awaitable[Logged]]


class TakingTurns(MemoryTable):
    """A table in memory that lets others go first, as a real one does; how often, a seed decides."""

    dice = random.Random(0)

    async def get_many(self, keys: Sequence[Key]) -> list[Item | None]:
        await self._others()
        return await super().get_many(keys)

    async def query(self, query: Query) -> Slice:
        await self._others()
        return await super().query(query)

    async def transact(self, writes: Sequence[Write]) -> None:
        await self._others()
        await super().transact(writes)

    async def _others(self) -> None:
        for _ in range(self.dice.randrange(6)):
            await asyncio.sleep(0)


@dataclass(frozen=True)
class State:
    """A workout as it was after one change; no day when it was taken out."""

    day: date | None
    lifts: dict[str, int]


@dataclass
class Known:
    """A workout of the model: the states that undo can go back to, and what its last reader holds."""

    states: list[State]
    message: Message
    stored: LoggedWorkout
    version: int = 1

    @property
    def now(self) -> State:
        return self.states[-1]


@dataclass
class Shelf:
    """Rows of the model by id: what they say, and how often they were stored."""

    names: dict[str, str] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)


class Machine(RuleBasedStateMachine):
    """Does everything to the repositories and to the model."""

    open: Callable[[FixedClock], tuple[Table, Blobs]]

    def __init__(self) -> None:
        super().__init__()
        self.clock = FixedClock(NOON)
        self.runner = asyncio.Runner()
        self.under, self.blobs = type(self).open(self.clock)
        table = LivingTable(self.under)
        self.workouts = Workouts(table, PAGES)
        # Two processes of the service, each with its own locks.
        self.logbooks = [Logbook(self.workouts, self.blobs, self.clock) for _ in range(2)]
        self.conversations = Conversations(table, PAGES)
        self.coaches = Coaches(table, PAGES)
        self.memory_rows = MemoryRows(table, PAGES)
        self.memories = Memories(self.memory_rows, self.clock)
        self.known: list[Known] = []
        self.chats, self.staff, self.facts = Shelf(), Shelf(), Shelf()
        self.said = 0

    # Workouts

    @rule(day=days, weights=lifts)
    def record(self, day: date, weights: dict[str, int]) -> None:
        message = self._message()
        logged = self._run(self.logbooks[0].record(message, workout(day, **weights)))
        self.known.append(Known([State(day, weights)], message, logged.workout))

    @precondition(lambda self: self.known)
    @rule(place=which)
    def record_again(self, place: int) -> None:
        """The same message once more changes nothing, whatever became of its workout."""
        known = self._one(place)
        first = known.states[0]
        assert first.day is not None
        again = self._run(self.logbooks[1].record(known.message, workout(first.day, **first.lifts)))
        assert again.receipt.entity_id == known.stored.workout.workout_id

    @precondition(lambda self: self._live())
    @rule(place=which, weights=lifts)
    def revise(self, place: int, weights: dict[str, int]) -> None:
        known = self._one(place, self._live())
        self._changed(known, self._run(self._revising(known, known.now.day, weights)(self.logbooks[0])), State(known.now.day, weights))

    @precondition(lambda self: self._live())
    @rule(place=which, day=days)
    def move(self, place: int, day: date) -> None:
        known = self._one(place, self._live())
        self._changed(known, self._run(self._revising(known, day, known.now.lifts)(self.logbooks[0])), State(day, known.now.lifts))

    @precondition(lambda self: self._live())
    @rule(place=which)
    def remove(self, place: int) -> None:
        known = self._one(place, self._live())
        self._changed(known, self._run(self.logbooks[0].remove(self._message(), known.stored)), State(None, {}))

    @precondition(lambda self: self.known)
    @rule(place=which)
    def undo(self, place: int) -> None:
        known = self._one(place)
        logged = self._run(self.logbooks[0].undo(self._message(), known.stored))
        if len(known.states) == 1:
            self._changed(known, logged, State(None, {}))
        else:
            known.states.pop()
            known.stored, known.version = logged.workout, known.version + 1

    @precondition(lambda self: self._live())
    @rule(place=which, weights=lifts, other=lifts)
    def correct_with_an_old_version(self, place: int, weights: dict[str, int], other: dict[str, int]) -> None:
        known = self._one(place, self._live())
        old = known.stored
        self._changed(known, self._run(self._revising(known, known.now.day, weights)(self.logbooks[0])), State(known.now.day, weights))
        with pytest.raises(Conflict):
            self._run(self.logbooks[1].revise(self._message(), old, workout(old.workout.date, **other), "set_weight", 0))

    @precondition(lambda self: self._live())
    @rule(place=which, weights=lifts, other=lifts, seed=seeds)
    def correct_twice_at_once(self, place: int, weights: dict[str, int], other: dict[str, int], seed: int) -> None:
        known = self._one(place, self._live())
        outcomes = self._at_once(seed, self._revising(known, known.now.day, weights), self._revising(known, known.now.day, other))
        assert [isinstance(outcome, Conflict) for outcome in outcomes].count(True) == 1
        for outcome, lifted in zip(outcomes, (weights, other), strict=True):
            if isinstance(outcome, Logged):
                self._changed(known, outcome, State(known.now.day, lifted))

    @precondition(lambda self: len(self._live()) > 1)
    @rule(place=which, kinds=st.tuples(deeds, deeds), day=days, weights=st.tuples(lifts, lifts), seed=seeds)
    def change_two_at_once(
        self, place: int, kinds: tuple[str, str], day: date, weights: tuple[dict[str, int], dict[str, int]], seed: int
    ) -> None:
        """Two processes change, take out, move or record something else each; nothing stands in their way."""
        both = [self._one(place, self._live()), self._one(place + 1, self._live())]
        prepared = [self._deed(kind, known, day, lifted) for kind, known, lifted in zip(kinds, both, weights, strict=True)]
        outcomes = self._at_once(seed, *(doing for doing, _ in prepared))
        for outcome, (_, then) in zip(outcomes, prepared, strict=True):
            assert isinstance(outcome, Logged), outcome
            then(outcome)

    def _deed(self, kind: str, known: Known, day: date, weights: dict[str, int]) -> tuple[Doing, Callable[[Logged], None]]:
        """Something to do, and what the model makes of it."""
        message, now = self._message(), known.now
        match kind:
            case "record":
                return (
                    lambda logbook: logbook.record(message, workout(day, **weights)),
                    lambda logged: self.known.append(Known([State(day, weights)], message, logged.workout)),
                )
            case "remove":
                return lambda logbook: logbook.remove(message, known.stored), lambda logged: self._changed(known, logged, State(None, {}))
            case "move":
                return self._revising(known, day, now.lifts), lambda logged: self._changed(known, logged, State(day, now.lifts))
        return self._revising(known, now.day, weights), lambda logged: self._changed(known, logged, State(now.day, weights))

    # Conversations, coaches, memories

    @rule(title=st.sampled_from(["a", "b"]))
    def start_a_conversation(self, title: str) -> None:
        chat = Conversation(user_id="u", conversation_id=self._id(), title=title)
        self._keep(self.chats, chat.conversation_id, title, self._run(self.conversations.save(chat, self.clock.now())))

    @precondition(lambda self: self.chats.rows)
    @rule(place=which, title=st.sampled_from(["c", "d"]))
    def rename_a_conversation(self, place: int, title: str) -> None:
        old = self._pick(self.chats, place)
        renamed = self._run(self.conversations.save(old.model_copy(update={"title": title}), self.clock.now()))
        self._keep(self.chats, old.conversation_id, title, renamed)
        with pytest.raises(ConditionFailed):
            self._run(self.conversations.save(old, self.clock.now()))

    @rule(name=st.sampled_from(["Max", "Kim"]))
    def hire_a_coach(self, name: str) -> None:
        coach = CoachConfig(
            user_id="u",
            coach_id=self._id(),
            coach_name=name,
            template_id="t",
            technical_config=TechnicalConfig(methodology="linear"),
            generated_prompts=PROMPTS,
        )
        self._keep(self.staff, coach.coach_id, name, self._run(self.coaches.change(coach, "hired", "user", self.clock.now())))

    @precondition(lambda self: self.staff.rows)
    @rule(place=which, status=st.sampled_from(["active", "paused", "deleted"]))
    def change_a_coach(self, place: int, status: str) -> None:
        old = self._pick(self.staff, place)
        changed = self._run(self.coaches.change(old.model_copy(update={"status": status}), "why", "user", self.clock.now()))
        self._keep(self.staff, old.coach_id, old.coach_name, changed)
        with pytest.raises(ConditionFailed):
            self._run(self.coaches.change(old, "too late", "user", self.clock.now()))

    @rule(times=st.integers(1, 3))
    def remember(self, times: int) -> None:
        message = self._message()
        kept = [self._run(self.memories.remember(message, "words"))[0] for _ in range(times)]
        assert all(memory == kept[0] for memory in kept)
        self._keep(self.facts, kept[0].memory_id, "words", kept[0])

    @precondition(lambda self: self.facts.rows)
    @rule(place=which)
    def forget(self, place: int) -> None:
        memory = self._pick(self.facts, place)
        self._run(self.memory_rows.forget(memory))
        del self.facts.rows[memory.memory_id]
        assert self._run(self.memory_rows.find("u", memory.memory_id)) is None

    # What must hold

    @invariant()
    def records_are_those_of_what_is_stored(self) -> None:
        for lift in LIFTS:
            derived = derive(self._run(self.workouts.every_performance("u", lift)))
            stored = {one.record_type: one for one in self._run(self.workouts.records("u", lift))}
            assert {name: (one.value, one.workout_id) for name, one in stored.items()} == {
                name: (one.value, one.workout_id) for name, one in derived.items()
            }

    @invariant()
    def the_training_log_is_what_the_model_says(self) -> None:
        listed = self._all(partial(self.workouts.between, "u", FIRST, FIRST + timedelta(days=9), limit=3))
        assert [_seen(one) for one in listed] == [_expected(known) for known in sorted(self._live(), key=_place, reverse=True)]

    @invariant()
    def what_is_gone_is_gone(self) -> None:
        for known in self.known:
            if known.now.day is None:
                day = known.stored.workout.date
                with pytest.raises(NotFound):
                    self._run(self.workouts.get("u", day, known.stored.workout.workout_id))
            for day in {state.day for state in known.states if state.day} - {known.now.day, known.stored.workout.date}:
                with pytest.raises(WorkoutMoved):
                    self._run(self.workouts.get("u", day, known.stored.workout.workout_id))

    @invariant()
    def an_exercise_has_its_whole_history(self) -> None:
        for lift in LIFTS:
            done = self._all(partial(self.workouts.history, "u", lift, limit=3))
            expected = [known for known in sorted(self._live(), key=_place, reverse=True) if lift in known.now.lifts]
            assert [(p.workout_id, int(p.sets[0].weight or 0)) for p in done] == [
                (known.stored.workout.workout_id, known.now.lifts[lift]) for known in expected
            ]

    @invariant()
    def the_other_lists_are_whole_and_in_order(self) -> None:
        chats = self._all(partial(self.conversations.recent, "u", limit=2))
        assert [(one.conversation_id, one.title) for one in chats] == sorted(self.chats.names.items(), reverse=True)
        staff = self._all(partial(self.coaches.of_user, "u", limit=2))
        assert staff == [self.staff.rows[name] for name in sorted(self.staff.rows) if self.staff.rows[name].status != "deleted"]
        for coach in self.staff.rows.values():
            versions = self._run(self.coaches.versions("u", coach.coach_id))
            assert [one.number for one in versions] == list(range(coach.version, 0, -1))
            assert versions[0].config == coach
        facts = self._all(partial(self.memory_rows.page, "u", limit=2))
        assert facts == [self.facts.rows[name] for name in sorted(self.facts.rows, reverse=True)]

    def teardown(self) -> None:
        self._run(self.under.close())
        self._run(self.blobs.close())
        self.runner.close()

    def _run(self, work: Awaitable[Any]) -> Any:
        async def doing() -> Any:
            return await work

        return self.runner.run(doing())

    def _at_once(self, seed: int, *deeds: Doing) -> list[Logged | BaseException]:
        TakingTurns.dice = random.Random(seed)

        async def both() -> list[Logged | BaseException]:
            doing = (deed(logbook) for deed, logbook in zip(deeds, self.logbooks, strict=True))
            return await asyncio.gather(*doing, return_exceptions=True)

        outcomes: list[Logged | BaseException] = self.runner.run(both())
        return outcomes

    def _all(self, page: Callable[..., Awaitable[Page[Any]]]) -> list[Any]:
        """All pages of a list; each is full unless it is the last."""
        items: list[Any] = []
        cursor: str | None = None
        while True:
            found = self._run(page(cursor=cursor))
            items += found.items
            cursor = found.cursor
            if cursor is None:
                return items

    def _message(self) -> Message:
        self.said += 1
        self.clock.at += timedelta(seconds=1)
        return Message("u", "words", self.clock.now(), "UTC", conversation_id="c", turn=self.said)

    def _id(self) -> str:
        self.clock.at += timedelta(seconds=1)
        return new_id(self.clock.now())

    def _live(self) -> list[Known]:
        return [known for known in self.known if known.now.day is not None]

    def _one(self, place: int, among: list[Known] | None = None) -> Known:
        found = among or self.known
        return found[place % len(found)]

    def _revising(self, known: Known, day: date | None, weights: dict[str, int]) -> Doing:
        assert day is not None
        message, draft = self._message(), workout(day, **weights)
        return lambda logbook: logbook.revise(message, known.stored, draft, "set_weight", 0)

    def _changed(self, known: Known, logged: Logged, state: State) -> None:
        known.states.append(state)
        known.stored, known.version = logged.workout, known.version + 1

    def _keep(self, shelf: Shelf, name: str, words: str, row: Any) -> None:
        before = shelf.rows.get(name)
        assert row.version == (before.version + 1 if before else 1)
        shelf.names[name], shelf.rows[name] = words, row

    def _pick(self, shelf: Shelf, place: int) -> Any:
        return list(shelf.rows.values())[place % len(shelf.rows)]


def _place(known: Known) -> tuple[date | None, str]:
    return known.now.day, known.stored.workout.workout_id


def _seen(one: LoggedWorkout) -> tuple[Any, ...]:
    row = one.workout
    return row.workout_id, row.date, row.version, {p.exercise_id: int(p.sets[0].weight or 0) for p in one.performances}


def _expected(known: Known) -> tuple[Any, ...]:
    return known.stored.workout.workout_id, known.now.day, known.version, known.now.lifts


@contextmanager
def memory() -> Iterator[Any]:
    yield staticmethod(lambda clock: (TakingTurns(clock), MemoryBlobs(clock)))


@contextmanager
def embedded() -> Iterator[Any]:
    with tempfile.TemporaryDirectory() as folder:
        places = (Path(folder) / str(number) for number in range(10_000))

        def opened(clock: FixedClock) -> tuple[Table, Blobs]:
            place = next(places)
            return EmbeddedTable(place / "spotter.db", clock), FileBlobs(place / "objects")

        yield staticmethod(opened)


@pytest.mark.parametrize(("engine", "examples", "steps"), [(memory, 60, 40), (embedded, 10, 25)], ids=["memory", "embedded"])
def test_repositories_do_what_a_plain_model_would(engine: Any, examples: int, steps: int) -> None:
    with engine() as opened:
        machine = type("RepositoriesMachine", (Machine,), {"open": opened})
        chosen = settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.generate],
        )
        run_state_machine_as_test(machine, settings=chosen)
