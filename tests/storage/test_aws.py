"""The DynamoDB and S3 engine when the wire is bad: throttled, broken, or an answer lost after the deed was done."""

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kit.errors import CoachError, Invalid
from kit.settings import Settings
from storage.aws.blobs import S3Blobs
from storage.aws.calls import Meter
from storage.aws.clients import clients, endpoints
from storage.aws.create import create, create_all, create_bucket, create_table, table_definition
from storage.aws.table import DynamoTable
from storage.blobs import BlobsUnavailable
from storage.engine import Store, open_store
from storage.table import ABSENT, PRESENT, Changes, ConditionFailed, Key, Put, Query, StoreUnavailable, Update, where
from tests.servers.proxy import Proxy, between

pytestmark = pytest.mark.servers
HERE = Key("user#1", "a")


@dataclass
class Wire:
    """A store behind two proxies, and what was counted on the way."""

    dynamodb: Proxy
    s3: Proxy
    table: DynamoTable
    blobs: S3Blobs
    meter: Meter


@pytest.fixture(scope="module")
def proxies(dynamodb_url: str, s3_url: str) -> Iterator[tuple[Proxy, Proxy]]:
    with between(dynamodb_url) as dynamodb, between(s3_url) as s3:
        yield dynamodb, s3


@pytest.fixture(scope="module")
def raw(proxies: tuple[Proxy, Proxy]) -> tuple[Any, Any]:
    return clients(f"dynamodb={proxies[0].url},s3={proxies[1].url}")


@pytest.fixture
async def wire(proxies: tuple[Proxy, Proxy], raw: tuple[Any, Any]) -> AsyncIterator[Wire]:
    (dynamodb, s3), (database, objects) = proxies, raw
    dynamodb.will()
    s3.will()
    name, meter = f"t-{secrets.token_hex(6)}", Meter()
    create_table(database, name)
    create_bucket(objects, name)
    meter.watch(database)
    yield (held := Wire(dynamodb, s3, DynamoTable(database, name, count=True), S3Blobs(objects, name), meter))
    await asyncio.gather(held.table.close(), held.blobs.close())


def row(sk: str = "a", **attributes: Any) -> dict[str, Any]:
    return {"pk": "user#1", "sk": sk, **attributes}


async def outcome(write: Any) -> str:
    try:
        await write
    except CoachError as error:
        return type(error).__name__
    return "done"


@pytest.mark.parametrize("fault", ["throttled", "broken"])
async def test_six_attempts_are_made(wire: Wire, fault: Any) -> None:
    wire.dynamodb.will(*[fault] * 5)
    await wire.table.put(row(n=1), ABSENT)
    assert await wire.table.get(HERE) == row(n=1)


async def test_a_third_of_all_requests_throttled_is_not_noticed(wire: Wire) -> None:
    wire.dynamodb.will_always("throttled", None, None)
    outcomes = await asyncio.gather(*(outcome(wire.table.put(row(f"n#{n:03}"), ABSENT)) for n in range(150)))
    wire.dynamodb.will()
    found = await wire.table.query(Query("user#1", limit=200))
    assert Counter(outcomes) == {"done": 150}
    assert len(found.items) == 150


@pytest.mark.parametrize("fault", ["throttled", "broken", "lost"])
async def test_a_table_that_is_down_is_said_to_be(wire: Wire, fault: Any) -> None:
    wire.dynamodb.will_always(fault)
    async with asyncio.timeout(10):
        with pytest.raises(StoreUnavailable):
            await wire.table.get(HERE)


async def test_nobody_at_the_address_is_said_to_be(wire: Wire) -> None:
    database, objects = clients("http://127.0.0.1:9")
    with pytest.raises(StoreUnavailable, match="does not answer"):
        await DynamoTable(database, "spotter").get(HERE)
    with pytest.raises(BlobsUnavailable, match="does not answer"):
        await S3Blobs(objects, "spotter").put("a", b"x")


async def test_an_insert_whose_answer_was_lost_is_known_as_ours(wire: Wire) -> None:
    wire.dynamodb.will("lost")
    await wire.table.put(row(n=1), ABSENT)
    wire.dynamodb.will("lost")
    assert await outcome(wire.table.put(row(n=2), ABSENT)) == "ConditionFailed"
    assert await wire.table.get(HERE) == row(n=1)


async def test_a_transaction_whose_answer_was_lost_happens_once(wire: Wire) -> None:
    wire.dynamodb.will("lost")
    await wire.table.transact([Update(HERE, Changes(add={"n": 1})), Put(row("b"), ABSENT)])
    assert await wire.table.get(HERE) == row(n=1)


async def test_a_sum_whose_answer_was_lost_is_not_added_twice(wire: Wire) -> None:
    wire.dynamodb.will("lost")
    with pytest.raises(StoreUnavailable):
        await wire.table.update(HERE, Changes(add={"n": 1}))
    assert await wire.table.get(HERE) == row(n=1)


async def test_an_update_whose_answer_was_lost_leaves_one_version(wire: Wire) -> None:
    await wire.table.put(row(version=1))
    wire.dynamodb.will("lost")
    with pytest.raises(ConditionFailed):
        await wire.table.update(HERE, Changes(add={"version": 1}), where(("version", "=", 1)))
    assert await wire.table.get(HERE) == row(version=2)


async def test_keys_that_were_not_processed_are_asked_for_again(wire: Wire) -> None:
    await asyncio.gather(*(wire.table.put(row(f"n#{n}")) for n in range(5)))
    wire.dynamodb.will("unprocessed", "unprocessed")
    assert await wire.table.get_many([Key("user#1", f"n#{n}") for n in range(5)]) == [row(f"n#{n}") for n in range(5)]


async def test_an_object_whose_answer_was_lost_is_there_once(wire: Wire) -> None:
    wire.s3.will("lost", "broken")
    pointer = await wire.blobs.put("users/u/c.json", b"words")
    wire.s3.will("broken", "lost")
    assert await wire.blobs.get(pointer) == b"words"


async def test_an_object_store_that_is_down_is_said_to_be(wire: Wire) -> None:
    wire.s3.will_always("broken")
    with pytest.raises(BlobsUnavailable):
        await wire.blobs.put("users/u/c.json", b"words")


async def test_all_versions_of_an_object_are_deleted(wire: Wire, raw: tuple[Any, Any]) -> None:
    _, objects = raw
    for body in (b"one", b"two"):
        objects.put_object(Bucket=wire.blobs.bucket, Key="a/b", Body=body)
    objects.delete_object(Bucket=wire.blobs.bucket, Key="a/b")
    await wire.blobs.delete("a/b")
    left = objects.list_object_versions(Bucket=wire.blobs.bucket)
    assert (left.get("Versions"), left.get("DeleteMarkers")) == (None, None)


async def test_what_it_costs_is_counted(wire: Wire) -> None:
    wire.dynamodb.will("throttled")
    await wire.table.put(row(body="x" * 1500), ABSENT)
    await wire.table.get(HERE)
    await wire.table.query(Query("user#1", limit=5))
    await wire.table.transact([Put(row("b")), Update(HERE, Changes(set={"n": 1}), PRESENT)])
    assert wire.meter.requests == {"PutItem": 2, "GetItem": 1, "Query": 1, "TransactWriteItems": 1}
    assert (wire.meter.read_units, wire.meter.write_units) == (2, 8)
    assert wire.meter.sent > 3000
    assert wire.meter.received > 3000


async def test_a_table_that_was_never_made_is_explained(wire: Wire, raw: tuple[Any, Any]) -> None:
    database, objects = raw
    with pytest.raises(StoreUnavailable, match="spotter table create"):
        await DynamoTable(database, "not-there").get(HERE)
    with pytest.raises(BlobsUnavailable, match="spotter table create"):
        await S3Blobs(objects, "not-there").get((await wire.blobs.put("a", b"x")).model_copy())


async def test_making_it_twice_changes_nothing(wire: Wire) -> None:
    settings = Settings(table=wire.table.name, bucket=wire.blobs.bucket, endpoint_url=f"dynamodb={wire.dynamodb.url},s3={wire.s3.url}")
    await wire.table.put(row(n=1))
    made, told = create(settings), create_all(settings)
    assert not any(one.is_new for one in made)
    assert [what.split(":")[0] for what in made[0].lacks] == ["point-in-time recovery"]
    assert told[0] == f"The table {wire.table.name} was there already."
    assert await wire.table.get(HERE) == row(n=1)


async def test_the_settings_choose_the_engine(wire: Wire, tmp_path: Path) -> None:
    urls = f"dynamodb={wire.dynamodb.url},s3={wire.s3.url}"
    far = open_store(Settings(store="aws", table=wire.table.name, bucket=wire.blobs.bucket, endpoint_url=urls))
    near = open_store(Settings(store="embedded", data=tmp_path / "data"))
    assert list(await asyncio.gather(kept(far), kept(near))) == [row(n=1), row(n=1)]


async def kept(store: Store) -> Any:
    await store.table.put(row(n=1))
    found = await store.table.get(HERE)
    await store.close()
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, {}),
        ("http://127.0.0.1:8000", {"dynamodb": "http://127.0.0.1:8000", "s3": "http://127.0.0.1:8000"}),
        ("dynamodb=http://a:1,s3=https://b", {"dynamodb": "http://a:1", "s3": "https://b"}),
        ("s3=http://b/?x=1", {"s3": "http://b/?x=1"}),
    ],
)
def test_an_endpoint_is_one_address_or_two(text: str | None, expected: dict[str, str]) -> None:
    assert endpoints(text) == expected


@pytest.mark.parametrize("text", ["localhost:8000", "dynamo=http://a", "dynamodb=http://a,s3=b", "ftp://a"])
def test_an_endpoint_that_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="SPOTTER_ENDPOINT_URL"):
        endpoints(text)


def test_the_table_is_made_as_the_layout_says() -> None:
    made = table_definition("spotter")
    assert {index["IndexName"]: index["Projection"]["ProjectionType"] for index in made["GlobalSecondaryIndexes"]} == {
        "gsi1": "ALL",
        "gsi2": "ALL",
        "gsi3": "KEYS_ONLY",
    }
