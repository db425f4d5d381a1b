"""What the table promises for one item at a time, on every engine."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from kit.clock import FixedClock
from kit.errors import Invalid, TooLarge
from storage.table import ABSENT, PRESENT, Changes, Condition, ConditionFailed, Item, Key, Query, Table, where
from tests.conformance.conftest import NOON


def _anything(**values: Any) -> Any:
    return values


HERE = Key("user#1", "profile")


def row(sk: str = "profile", pk: str = "user#1", **attributes: Any) -> Item:
    return {"pk": pk, "sk": sk, **attributes}


@pytest.mark.parametrize(
    "value",
    [
        "text",
        "",
        "naïve 💪 ناس \u0000 \uffff",
        0,
        -7,
        10**37,
        Decimal("102.06"),
        Decimal("-0.5"),
        Decimal("1E-20"),
        Decimal("12345678901234567890123456789.012345678"),
        True,
        False,
        None,
        b"",
        b"\x00\xff bytes",
        [],
        {},
        [1, "a", None, [Decimal("2.5"), {"x": b"y"}]],
        {"a": {"b": [True, {"c": Decimal("0.1")}]}, "": 1},
        {"$n": "not a number", "$b": {"$m": 1}},
    ],
    ids=repr,
)
async def test_a_value_comes_back_as_it_was_put(table: Table, value: Any) -> None:
    await table.put(row(value=value, attributes={"inner": value}))
    assert await table.get(HERE) == row(value=value, attributes={"inner": value})


@pytest.mark.parametrize(
    ("given", "kept", "kind"),
    [
        (Decimal("5.0"), 5, int),
        (Decimal("1E+2"), 100, int),
        (Decimal("1.50"), Decimal("1.5"), Decimal),
        (5, 5, int),
        ((1, 2), [1, 2], list),
    ],
)
async def test_numbers_have_one_form(table: Table, given: Any, kept: Any, kind: type) -> None:
    await table.put(row(value=given))
    found = await table.get(HERE)
    assert found is not None
    assert (found["value"], type(found["value"])) == (kept, kind)


async def test_truth_is_not_a_number(table: Table) -> None:
    await table.put(row(yes=True, one=1))
    found = await table.get(HERE)
    assert found is not None
    assert found["yes"] is True
    assert type(found["one"]) is int


async def test_what_is_not_there_is_none(table: Table) -> None:
    assert await table.get(HERE) is None


@pytest.mark.parametrize(
    "key", [("user#ü", "💪#1"), ("a b", "c\nd"), ("%23", "%"), ("x" * 2048, "y" * 1024), ("'; DROP TABLE items; --", "?")]
)
async def test_keys_may_be_any_text(table: Table, key: tuple[str, str]) -> None:
    await table.put(row(key[1], key[0], n=1))
    assert await table.get(Key(*key)) == row(key[1], key[0], n=1)


@pytest.mark.parametrize(
    "item",
    [
        row(""),
        row(pk=""),
        row("s" * 1025),
        row("p", "u" * 2049),
        row(weight=1.5),
        row(weight=Decimal("NaN")),
        row(weight=Decimal("1E+126")),
        row(weight=Decimal("1.23456789012345678901234567890123456789")),
        row(text="\ud800"),
        row(when=NOON),
        row(gsi1pk="", gsi1sk="x"),
        row(gsi1pk=7, gsi1sk="x"),
        row(ttl=Decimal("1.5")),
        row(body="x" * (400 * 1024)),
        {"pk": "user#1"},
    ],
    ids=lambda item: str(item)[:60],
)
async def test_what_no_engine_can_hold_is_refused(table: Table, item: Item) -> None:
    with pytest.raises(Invalid):
        await table.put(item)


async def test_an_item_of_almost_400_kb_is_held(table: Table) -> None:
    await table.put(row(body="x" * (400 * 1024 - 100)))
    found = await table.get(HERE)
    assert found is not None
    assert len(found["body"]) == 400 * 1024 - 100


async def test_an_item_can_not_grow_past_400_kb(table: Table) -> None:
    await table.put(row(body="x" * 300_000))
    with pytest.raises(TooLarge):
        await table.update(HERE, Changes(set={"more": "y" * 200_000}))
    assert await table.get(HERE) == row(body="x" * 300_000)


async def test_a_put_replaces_the_whole_item(table: Table) -> None:
    await table.put(row(a=1, b=2))
    await table.put(row(c=3))
    assert await table.get(HERE) == row(c=3)


async def test_many_keys_are_read_in_their_order(table: Table) -> None:
    await asyncio.gather(*(table.put(row(f"s#{n:03}", n=n)) for n in range(0, 250, 2)))
    found = await table.get_many([Key("user#1", f"s#{n:03}") for n in reversed(range(250))])
    assert found == [row(f"s#{n:03}", n=n) if n % 2 == 0 else None for n in reversed(range(250))]


async def test_the_same_key_may_be_read_twice(table: Table) -> None:
    await table.put(row(n=1))
    assert await table.get_many([HERE, Key("user#1", "none"), HERE]) == [row(n=1), None, row(n=1)]


async def test_no_keys_give_no_items(table: Table) -> None:
    assert await table.get_many([]) == []


CONDITIONS = [
    (ABSENT, False, True),
    (PRESENT, True, False),
    (where(("version", "=", 3)), True, False),
    (where(("version", "=", Decimal("3.0"))), True, False),
    (where(("version", "=", 4)), False, False),
    (where(("version", "=", "3")), False, False),
    (where(("version", ">", 2), ("version", "<=", 3)), True, False),
    (where(("version", "<", 3)), False, False),
    (where(("status", "<>", "done")), True, False),
    (where(("status", "=", "pending"), ("version", "=", 4)), False, False),
    (where(("status", ">=", "pend"), ("status", "<", "q")), True, False),
    (where(("status", ">", 1)), False, False),
    (where(("nothing", "=", 1)), False, False),
    (where(("nothing", "<", 1)), False, False),
    (where(("nothing", "<>", 1)), True, False),
    (where(missing=["nothing"]), True, False),
    (where(missing=["status"]), False, False),
    (where(("flag", "=", True)), True, False),
    (where(("flag", "=", 1)), False, False),
    (where(("empty", "=", None)), True, False),
    (where(("inner.status", "=", "open")), True, False),
    (where(("inner.status", "<>", "open")), False, False),
    (where(("inner.deep.n", ">=", Decimal("1.5"))), True, False),
    (where(missing=["inner.nothing", "nothing.at.all"]), True, False),
    (where(("bytes", "=", b"\x01")), True, False),
    (where(("listed", "=", [1, "two"])), True, False),
    (replace(where(("status", "<>", "done")), exists=None), True, True),
    (Condition(missing=("status",)), False, True),
    (Condition(exists=False, missing=("status",)), False, True),
    (Condition(), True, True),
]
STATE: Item = row(
    version=3,
    status="pending",
    flag=True,
    empty=None,
    inner={"status": "open", "deep": {"n": Decimal("1.5")}},
    bytes=b"\x01",
    listed=[1, "two"],
)


@pytest.mark.parametrize(("condition", "on_item"), [(c, a) for c, a, _ in CONDITIONS], ids=lambda x: str(x)[:90])
async def test_a_condition_decides_over_an_item(table: Table, condition: Condition, on_item: bool) -> None:
    await table.put(STATE)
    outcome = await _outcome(table.put(row(written=True), condition))
    assert outcome == on_item
    assert await table.get(HERE) == (row(written=True) if on_item else STATE)


@pytest.mark.parametrize(("condition", "on_nothing"), [(c, b) for c, _, b in CONDITIONS], ids=lambda x: str(x)[:90])
async def test_a_condition_decides_over_nothing(table: Table, condition: Condition, on_nothing: bool) -> None:
    assert await _outcome(table.put(row(written=True), condition)) == on_nothing
    assert (await table.get(HERE) is not None) == on_nothing


@pytest.mark.parametrize(("condition", "on_item"), [(c, a) for c, a, _ in CONDITIONS], ids=lambda x: str(x)[:90])
async def test_a_condition_decides_over_an_update(table: Table, condition: Condition, on_item: bool) -> None:
    await table.put(STATE)
    assert await _outcome(table.update(HERE, Changes(set={"note": "x"}), condition)) == on_item
    assert await table.get(HERE) == (STATE | {"note": "x"} if on_item else STATE)


async def test_a_delete_may_have_a_condition(table: Table) -> None:
    await table.put(row(version=2))
    with pytest.raises(ConditionFailed):
        await table.delete(HERE, where(("version", "=", 1)))
    await table.delete(HERE, where(("version", "=", 2)))
    assert await table.get(HERE) is None


async def test_deleting_nothing_is_fine(table: Table) -> None:
    await table.delete(HERE)


async def test_an_update_sets_removes_and_adds(table: Table) -> None:
    await table.put(row(a=1, b=2, n=Decimal("1.5"), inner={"x": 1, "y": 2}))
    changes = Changes(set={"a": "new", "inner.x": [1], "c": None}, remove=("b", "inner.y", "nothing"), add={"n": 2, "count": 1})
    expected = row(a="new", n=Decimal("3.5"), inner={"x": [1]}, c=None, count=1)
    assert await table.update(HERE, changes) == expected
    assert await table.get(HERE) == expected


async def test_an_update_makes_the_item(table: Table) -> None:
    assert await table.update(HERE, Changes(add={"tokens": 5}, set={"day": "today"})) == row(tokens=5, day="today")


async def test_an_update_of_nothing_makes_an_empty_item(table: Table) -> None:
    assert await table.update(HERE, Changes()) == row()


@pytest.mark.parametrize(
    "changes",
    [
        Changes(set={"pk": "other"}),
        Changes(remove=("sk",)),
        Changes(set={"a": 1}, remove=("a",)),
        Changes(set={"inner": {}, "inner.x": 1}),
        Changes(set={"no.map": 1}),
        Changes(set={"text.inside": 1}),
        Changes(add={"text": 1}),
        Changes(set=_anything(a=1.5)),
        Changes(set={"gsi1pk": ""}),
    ],
    ids=str,
)
async def test_a_change_that_makes_no_sense_is_refused(table: Table, changes: Changes) -> None:
    await table.put(row(text="words", inner={"x": 1}))
    with pytest.raises(Invalid):
        await table.update(HERE, changes)
    assert await table.get(HERE) == row(text="words", inner={"x": 1})


async def test_one_of_many_writers_wins(table: Table) -> None:
    outcomes = await asyncio.gather(*(_outcome(table.put(row(writer=n), ABSENT)) for n in range(20)))
    assert Counter(outcomes) == {True: 1, False: 19}
    found = await table.get(HERE)
    assert found is not None
    assert outcomes[found["writer"]]


async def test_concurrent_additions_all_count(table: Table) -> None:
    await asyncio.gather(*(table.update(HERE, Changes(add={"n": 1})) for _ in range(50)))
    assert await table.get(HERE) == row(n=50)


async def test_a_version_is_taken_once(table: Table) -> None:
    await table.put(row(version=1))
    changes = Changes(add={"version": 1})
    outcomes = await asyncio.gather(*(_outcome(table.update(HERE, changes, where(("version", "=", 1)))) for _ in range(20)))
    assert Counter(outcomes) == {True: 1, False: 19}
    assert await table.get(HERE) == row(version=2)


async def test_what_was_written_is_read_at_once(table: Table) -> None:
    seen = [await _written_then_read(table, n) for n in range(30)]
    assert seen == list(range(30))


def _epoch(**ahead: int) -> int:
    return int((NOON + timedelta(**ahead)).timestamp())


async def test_an_expired_item_is_not_read(table: Table, clock: FixedClock) -> None:
    await table.put(row(ttl=_epoch(minutes=1)))
    assert await table.get(HERE) is not None
    clock.at = NOON + timedelta(minutes=1)
    assert await table.get(HERE) is None
    assert await table.get_many([HERE]) == [None]
    assert (await table.query(Query("user#1"))).items == []


async def test_an_expired_item_counts_as_absent(table: Table) -> None:
    await table.put(row(old=1, ttl=_epoch(seconds=-1)))
    assert not await _outcome(table.put(row(), PRESENT))
    assert not await _outcome(table.delete(HERE, where(("old", "=", 1))))
    assert not await _outcome(table.update(HERE, Changes(set={"a": 1}), PRESENT))
    await table.put(row(new=1), ABSENT)
    assert await table.get(HERE) == row(new=1)


@pytest.mark.parametrize("condition", [None, ABSENT, Condition(missing=("old",)), replace(where(("old", "<>", 1)), exists=None)], ids=str)
async def test_an_update_does_not_wake_an_expired_item(table: Table, condition: Condition | None) -> None:
    await table.put(row(old=1, ttl=_epoch(seconds=-1)))
    assert await table.update(HERE, Changes(add={"n": 1}), condition) == row(n=1)
    assert await table.get(HERE) == row(n=1)


async def test_an_item_may_expire_later_than_it_said(table: Table, clock: FixedClock) -> None:
    await table.put(row(ttl=_epoch(minutes=1)))
    await table.update(HERE, Changes(set={"ttl": _epoch(hours=1)}))
    clock.at = NOON + timedelta(minutes=30)
    assert await table.get(HERE) == row(ttl=_epoch(hours=1))


async def _outcome(write: Any) -> bool:
    try:
        await write
    except ConditionFailed:
        return False
    return True


async def _written_then_read(table: Table, n: int) -> int | None:
    await table.put(row(n=n))
    found = await table.get(HERE)
    return found["n"] if found else None
