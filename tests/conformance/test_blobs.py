"""What the object store promises, on every engine: written once, verified on read, gone when deleted."""

import asyncio

import pytest

from kit.errors import Invalid, NotFound
from storage.blobs import BlobDamaged, BlobExists, Blobs

KEYS = [
    "users/01J/conversations/c.12.json",
    "a",
    "deep/" * 30 + "x.json",
    "users/ü 💪/ناس.json",
    "users/..a/...",
    ".hidden/.writing/x",
    'CON/a:b?*|<>"~.json',
    "%2F/%/%%41",
    "x" * 240,
    "/".join(["ü" * 120] * 4),
    "." * 240,
    "x.gz/y.gz",
    "a+/b+",
]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key[:40])
async def test_an_object_comes_back_by_its_pointer(blobs: Blobs, key: str) -> None:
    pointer = await blobs.put(key, b'{"turns": []}')
    assert await blobs.get(pointer) == b'{"turns": []}'
    assert [found async for found in blobs.list(key)] == [key]


@pytest.mark.parametrize("data", [b"", b"\x00" * 10, b"x" * 3_000_000], ids=len)
async def test_any_bytes_are_held(blobs: Blobs, data: bytes) -> None:
    assert await blobs.get(await blobs.put("k", data)) == data


async def test_text_is_stored_small(blobs: Blobs) -> None:
    pointer = await blobs.put("k", b"squat 5x5 " * 1000)
    assert pointer.length < 500


async def test_the_same_object_may_be_put_again(blobs: Blobs) -> None:
    assert await blobs.put("k", b"same") == await blobs.put("k", b"same")


async def test_an_object_is_never_overwritten(blobs: Blobs) -> None:
    pointer = await blobs.put("k", b"first")
    with pytest.raises(BlobExists):
        await blobs.put("k", b"second")
    assert await blobs.get(pointer) == b"first"


async def test_one_of_many_contents_wins(blobs: Blobs) -> None:
    outcomes = await asyncio.gather(*(blobs.put("k", b"%d" % n) for n in range(8)), return_exceptions=True)
    won = [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
    assert len(won) == 1
    assert await blobs.get(won[0]) == b"%d" % outcomes.index(won[0])


async def test_a_pointer_to_other_bytes_is_not_served(blobs: Blobs) -> None:
    pointer = await blobs.put("k", b"truth")
    other = await blobs.put("other", b"lies")
    with pytest.raises(BlobDamaged):
        await blobs.get(pointer.model_copy(update={"sha256": other.sha256}))


async def test_a_deleted_object_is_gone(blobs: Blobs) -> None:
    pointer = await blobs.put("a/b", b"x")
    await blobs.delete("a/b")
    await blobs.delete("a/b")
    with pytest.raises(NotFound):
        await blobs.get(pointer)
    assert [key async for key in blobs.list("")] == []


async def test_a_name_is_free_again_after_a_delete(blobs: Blobs) -> None:
    await blobs.put("a/b", b"first")
    await blobs.delete("a/b")
    assert await blobs.get(await blobs.put("a/b", b"second")) == b"second"


async def test_deleting_one_leaves_its_neighbours(blobs: Blobs) -> None:
    await asyncio.gather(*(blobs.put(key, b"x") for key in ("a/1", "a/1.2", "a/b", "a/b2/c")))
    await blobs.delete("a/b")
    await blobs.delete("a/1")
    assert [key async for key in blobs.list("")] == ["a/1.2", "a/b2/c"]


async def test_a_list_takes_any_prefix(blobs: Blobs) -> None:
    await asyncio.gather(*(blobs.put(key, b"x") for key in ("users/1/a", "users/1/b", "users/10/a", "workouts/1")))
    assert [key async for key in blobs.list("users/1/")] == ["users/1/a", "users/1/b"]
    assert [key async for key in blobs.list("users/1")] == ["users/1/a", "users/1/b", "users/10/a"]
    assert [key async for key in blobs.list("none")] == []


@pytest.mark.parametrize(
    "key", ["", "/a", "a/", "a//b", "../a", "a/../b", "a/./b", "a\nb", "a\x00", "a\\b", "x" * 241, "a/" * 512 + "a", "\ud800"], ids=ascii
)
async def test_a_name_without_sense_is_refused(blobs: Blobs, key: str) -> None:
    with pytest.raises(Invalid):
        await blobs.put(key, b"x")
