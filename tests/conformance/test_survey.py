"""A survey finds all that the store holds, old versions too; what was written after it is never discarded."""

import asyncio
import os
import time
from datetime import timedelta
from typing import Any

import pytest

from kit.errors import NotFound
from storage.aws.blobs import S3Blobs
from storage.blobs import Blobs, Held, packed
from storage.embedded.blobs import FileBlobs
from storage.embedded.names import path_of


async def surveyed(blobs: Blobs, prefix: str = "") -> list[Held]:
    return [held async for held in blobs.survey(prefix)]


async def test_a_survey_names_what_lies_under_a_prefix(blobs: Blobs) -> None:
    await asyncio.gather(*(blobs.put(key, b"x") for key in ("users/1/b", "users/1/a", "users/10/a", "users/2/a")))
    assert [held.key for held in await surveyed(blobs, "users/1/")] == ["users/1/a", "users/1/b"]
    assert await surveyed(blobs, "none") == []


async def test_what_a_survey_found_can_be_discarded(blobs: Blobs) -> None:
    pointer = await blobs.put("a/b", b"x")
    await blobs.put("a/c", b"y")
    found = (await surveyed(blobs, "a/b"))[0]
    assert await blobs.discard(found)
    assert await blobs.discard(found)
    with pytest.raises(NotFound):
        await blobs.get(pointer)
    assert [held.key for held in await surveyed(blobs)] == ["a/c"]


async def test_what_was_written_again_is_not_discarded(blobs: Blobs) -> None:
    pointer = await blobs.put("a", b"x")
    old = await aged(blobs, "a")
    assert await blobs.put("a", b"x") == pointer
    assert not await blobs.discard(old)
    assert await blobs.get(pointer) == b"x"


async def test_an_object_that_was_discarded_can_be_put_again(blobs: Blobs) -> None:
    pointer = await blobs.put("a", b"x")
    await blobs.discard(await aged(blobs, "a"))
    assert await blobs.put("a", b"x") == pointer
    assert await blobs.get(pointer) == b"x"


async def aged(blobs: Blobs, key: str) -> Held:
    """The object as a survey finds it, made two hours old where the store's clock is in our hands."""
    await _age(blobs, key)
    return (await surveyed(blobs, key))[0]


async def _age(blobs: Blobs, key: str) -> None:
    match blobs:
        case FileBlobs():
            os.utime(path_of(blobs._folder, key), (time.time() - 7200, time.time() - 7200))
        case S3Blobs():
            blobs.old_after = timedelta(seconds=-1)


versioned = pytest.mark.parametrize("blobs", [pytest.param("aws", marks=pytest.mark.servers)], indirect=True)


@versioned
async def test_old_versions_and_marks_are_found_and_go(blobs: S3Blobs) -> None:
    client: Any = blobs._client
    await blobs.put("kept", b"x")
    for body in (b"one", b"two"):
        client.put_object(Bucket=blobs.bucket, Key="hidden", Body=packed(body))
    client.delete_object(Bucket=blobs.bucket, Key="hidden")
    assert [key async for key in blobs.list("")] == ["kept"]
    assert [(held.key, len(held.versions)) for held in await surveyed(blobs)] == [("hidden", 3), ("kept", 1)]
    await blobs.delete("hidden")
    assert [held.key for held in await surveyed(blobs)] == ["kept"]


@versioned
async def test_a_long_survey_keeps_the_versions_of_a_name_together(blobs: S3Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    client: Any = blobs._client
    for key in ("a", "b", "b", "b", "b", "c"):
        client.put_object(Bucket=blobs.bucket, Key=key, Body=b"x")
    whole = client.list_object_versions
    monkeypatch.setattr(client, "list_object_versions", lambda **asked: whole(**asked, MaxKeys=2))
    assert [(held.key, len(held.versions)) for held in await surveyed(blobs)] == [("a", 1), ("b", 4), ("c", 1)]
