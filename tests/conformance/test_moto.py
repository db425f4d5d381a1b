"""The basic verbs on moto as well: a third reading of the same APIs, where it is right."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from moto import mock_aws

from kit.clock import FixedClock
from storage.aws.blobs import S3Blobs
from storage.aws.clients import clients
from storage.aws.create import create_bucket, create_table
from storage.aws.table import DynamoTable
from storage.table import ABSENT, Changes, ConditionFailed, Key, Put, Query, where

HERE = Key("user#1", "a")


@pytest.fixture
def aws(aws_credentials: None) -> Iterator[tuple[Any, Any]]:
    with mock_aws():
        dynamodb, s3 = clients(None)
        assert create_table(dynamodb, "spotter").lacks == ()
        assert create_bucket(s3, "spotter").lacks == ()
        yield dynamodb, s3


async def test_rows_on_moto(aws: tuple[Any, Any], clock: FixedClock) -> None:
    table = DynamoTable(aws[0], "spotter", clock)
    await table.put({"pk": "user#1", "sk": "a", "kg": Decimal("102.06"), "version": 1}, ABSENT)
    with pytest.raises(ConditionFailed):
        await table.put({"pk": "user#1", "sk": "a"}, ABSENT)
    changed = await table.update(HERE, Changes(set={"note": "x"}, add={"version": 1}), where(("version", "=", 1)))
    await table.transact([Put({"pk": "user#1", "sk": f"n#{n}"}) for n in range(5)])
    found = await table.query(Query("user#1", prefix="n#", limit=3, newest_first=True))
    await table.delete(HERE)
    assert changed == {"pk": "user#1", "sk": "a", "kg": Decimal("102.06"), "note": "x", "version": 2}
    assert [item["sk"] for item in found.items] == ["n#4", "n#3", "n#2"]
    assert found.after == {"pk": "user#1", "sk": "n#2"}
    assert await table.get_many([HERE, Key("user#1", "n#0")]) == [None, {"pk": "user#1", "sk": "n#0"}]
    await table.close()


async def test_objects_on_moto(aws: tuple[Any, Any]) -> None:
    blobs = S3Blobs(aws[1], "spotter")
    pointer = await blobs.put("users/u/c.json", b"words")
    assert await blobs.get(pointer) == b"words"
    await blobs.delete("users/u/c.json")
    assert [key async for key in blobs.list("users/")] == []
    await blobs.close()


async def test_exports_are_marked_so_that_they_go_after_a_while(aws: tuple[Any, Any]) -> None:
    blobs = S3Blobs(aws[1], "spotter")
    await blobs.put("users/u/exports/2026-11-20_full_history.json", b"all of it")
    await blobs.put("users/u/conversations/exports.000001.json", b"words")
    marks = {key: aws[1].get_object_tagging(Bucket="spotter", Key=key)["TagSet"] async for key in blobs.list("users/")}
    assert marks == {
        "users/u/conversations/exports.000001.json": [],
        "users/u/exports/2026-11-20_full_history.json": [{"Key": "kind", "Value": "export"}],
    }
    await blobs.close()
