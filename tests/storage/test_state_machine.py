"""Any sequence of writes and reads does the same to an engine as to a plain dict."""

import asyncio
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kit.clock import FixedClock
from storage.aws.clients import clients
from storage.aws.create import create_table
from storage.aws.table import DynamoTable
from storage.conditions import changed, holds, key_of
from storage.embedded.table import EmbeddedTable
from storage.table import (
    ABSENT,
    PRESENT,
    Changes,
    Check,
    Condition,
    ConditionFailed,
    Delete,
    Item,
    Key,
    Put,
    Query,
    Table,
    Update,
    Write,
    where,
)
from storage.values import canonical_item

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
keys = st.builds(Key, st.sampled_from(["u#1", "u#2"]), st.sampled_from(["a", "a#1", "a#2", "b#1", "b#2", "ü"]))
conditions = st.sampled_from(
    [
        None,
        None,
        ABSENT,
        PRESENT,
        where(("n", "=", 1)),
        where(("n", ">", 1)),
        where(missing=["n"]),
        where(("m.x", "<>", "y")),
        Condition(missing=("s",)),
        Condition(tests=where(("s", "<>", "z")).tests),
    ]
)
attributes = st.fixed_dictionaries(
    {},
    optional={
        "n": st.integers(0, 3) | st.decimals(0, 3, places=1),
        "s": st.sampled_from(["y", "z", ""]),
        "m": st.fixed_dictionaries({"x": st.sampled_from(["y", "z", None])}),
        "day": st.sampled_from(["d#1", "d#2"]),
        "life": st.integers(0, 3),
    },
)
changes = st.builds(
    Changes,
    set=st.dictionaries(st.sampled_from(["s", "t"]), st.sampled_from(["y", "z", True, None]), max_size=2),
    remove=st.lists(st.sampled_from(["m", "gsi1sk", "ttl"]), unique=True, max_size=2).map(tuple),
    add=st.dictionaries(st.just("n"), st.integers(-1, 1), max_size=1),
)
queries = st.builds(
    lambda pk, bound, backward, limit: Query(pk, newest_first=backward, limit=limit, **bound),
    st.sampled_from(["u#1", "u#2", "u#3"]),
    st.sampled_from(
        [{}, {"prefix": "a#"}, {"first": "a#1"}, {"last": "b#1"}, {"first": "a#1", "last": "b#"}, {"prefix": "d#1", "index": "gsi1"}]
    ),
    st.booleans(),
    st.integers(1, 5),
)


@dataclass
class Model:
    """What the table should hold."""

    clock: FixedClock
    items: dict[Key, Item] = field(default_factory=dict)

    def live(self) -> dict[Key, Item]:
        now = int(self.clock.now().timestamp())
        return {key: item for key, item in self.items.items() if item.get("ttl", now + 1) > now}

    def write(self, writes: list[Write]) -> tuple[int, ...] | None:
        """The positions that refuse, or None when all was done."""
        live = self.live()
        failed = [place for place, write in enumerate(writes) if not holds(write.when, live.get(key_of(write)))]
        if failed:
            return tuple(failed)
        for write in writes:
            self._store(write, live.get(key_of(write)))
        return None

    def _store(self, write: Write, before: Item | None) -> None:
        match write:
            case Put(item):
                self.items[key_of(write)] = canonical_item(item)
            case Update(key, change):
                self.items[key] = changed(before, key, change)
            case Delete(key):
                self.items.pop(key, None)

    def query(self, query: Query) -> list[Item]:
        pk, sk = ("gsi1pk", "gsi1sk") if query.index else ("pk", "sk")
        found = [item for item in self.live().values() if item.get(pk) == query.pk and sk in item]
        found = [item for item in found if item[sk].startswith(query.prefix or "")]
        found = [item for item in found if query.first is None or item[sk] >= query.first]
        found = [item for item in found if query.last is None or item[sk] <= query.last]
        return sorted(found, key=lambda item: (item[sk], item["pk"], item["sk"]), reverse=query.newest_first)


@dataclass
class Engine:
    """A way to open an empty table."""

    open: Callable[[FixedClock], Table]


class Machine(RuleBasedStateMachine):
    """Does everything twice: to the engine and to the model."""

    engine: Engine

    def __init__(self) -> None:
        super().__init__()
        self.clock = FixedClock(NOON)
        self.runner = asyncio.Runner()
        self.table = self.engine.open(self.clock)
        self.model = Model(self.clock)

    @rule(key=keys, body=attributes, when=conditions)
    def put(self, key: Key, body: dict[str, Any], when: Condition | None) -> None:
        write = Put(self._item(key, body), when)
        assert self._tried(self.table.put(write.item, when)) == self.model.write([write])

    @rule(key=keys, change=changes, when=conditions)
    def update(self, key: Key, change: Changes, when: Condition | None) -> None:
        assert self._tried(self.table.update(key, change, when)) == self.model.write([Update(key, change, when)])

    @rule(key=keys, when=conditions)
    def delete(self, key: Key, when: Condition | None) -> None:
        assert self._tried(self.table.delete(key, when)) == self.model.write([Delete(key, when)])

    @rule(
        places=st.lists(keys, min_size=1, max_size=4, unique=True),
        kinds=st.lists(st.integers(0, 3), min_size=4, max_size=4),
        body=attributes,
        change=changes,
        when=st.lists(conditions, min_size=4, max_size=4),
    )
    def transact(self, places: list[Key], kinds: list[int], body: dict[str, Any], change: Changes, when: list[Condition | None]) -> None:
        makers: list[Callable[[Key, Condition | None], Write]] = [
            lambda key, condition: Put(self._item(key, body), condition),
            lambda key, condition: Update(key, change, condition),
            Delete,
            lambda key, condition: Check(key, condition or PRESENT),
        ]
        writes = [makers[kind](key, condition) for key, kind, condition in zip(places, kinds, when, strict=False)]
        assert self._tried(self.table.transact(writes)) == self.model.write(writes)

    @rule(minutes=st.integers(1, 90))
    def wait(self, minutes: int) -> None:
        self.clock.at += timedelta(minutes=minutes)

    @rule(query=queries)
    def page(self, query: Query) -> None:
        found = self.runner.run(self.table.query(query))
        expected = self.model.query(query)
        assert len(found.items) == min(query.limit, len(expected))
        assert (found.after is None) == (len(expected) <= query.limit)
        assert query.index or found.items == expected[: query.limit]

    @invariant()
    def holds_the_same(self) -> None:
        every = sorted({*self.model.items, Key("u#1", "a")})
        assert self.runner.run(self.table.get_many(every)) == [self.model.live().get(key) for key in every]

    def teardown(self) -> None:
        self.runner.run(self.table.close())
        self.runner.close()

    def _item(self, key: Key, body: dict[str, Any]) -> Item:
        item: Item = {"pk": key.pk, "sk": key.sk, **{name: value for name, value in body.items() if name not in ("day", "life")}}
        if "day" in body:
            item |= {"gsi1pk": key.pk, "gsi1sk": body["day"]}
        if "life" in body:
            item["ttl"] = int((self.clock.at + timedelta(hours=body["life"])).timestamp())
        return item

    def _tried(self, write: Any) -> tuple[int, ...] | None:
        try:
            self.runner.run(write)
        except ConditionFailed as failure:
            return failure.positions
        return None


@contextmanager
def embedded(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder:
        yield Engine(lambda clock: EmbeddedTable(Path(folder) / f"{secrets.token_hex(8)}.db", clock))


@contextmanager
def aws(request: pytest.FixtureRequest) -> Iterator[Engine]:
    client, objects = clients(request.getfixturevalue("dynamodb_url"))
    objects.close()

    def made(clock: FixedClock) -> Table:
        name = f"t-{secrets.token_hex(6)}"
        create_table(client, name)
        return DynamoTable(client, name, clock)

    yield Engine(made)


@pytest.mark.parametrize(
    ("engine", "examples", "steps"), [(embedded, 60, 40), pytest.param(aws, 15, 30, marks=pytest.mark.servers)], ids=["embedded", "aws"]
)
def test_an_engine_does_what_a_dict_would(request: pytest.FixtureRequest, engine: Any, examples: int, steps: int) -> None:
    with engine(request) as opened:
        machine = type("EngineMachine", (Machine,), {"engine": opened})
        chosen = settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            # Making a failure smaller takes minutes over the wire.
            phases=[Phase.explicit, Phase.generate],
        )
        run_state_machine_as_test(machine, settings=chosen)
