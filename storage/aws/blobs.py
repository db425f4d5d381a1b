"""Objects in S3, or anything that speaks its API."""

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from email.utils import parsedate_to_datetime
from fnmatch import fnmatchcase
from itertools import groupby
from typing import Any

from kit.errors import NotFound
from storage.aws.calls import Calls, Refused
from storage.blobs import BlobExists, BlobsUnavailable, Held, Pointer, check_name, packed, pointer_to, unpacked

_TAKEN = 4
_YOUNG = timedelta(hours=1)


class S3Blobs:
    """The port's verbs over one bucket; an object that is put again when it is older than `old_after` gets a new version."""

    def __init__(self, client: Any, bucket: str) -> None:
        self._client, self.bucket, self.old_after = client, bucket, _YOUNG
        self._calls = Calls(BlobsUnavailable, f"bucket {bucket}", threads=8)

    async def put(self, key: str, data: bytes) -> Pointer:
        check_name(key)
        stored = packed(data)
        pointer = pointer_to(key, stored)
        for _ in range(_TAKEN):
            if await self._insert(pointer, stored):
                return pointer
            # What had the name may be deleted before we look at it.
            with contextlib.suppress(NotFound):
                return await self._same(key, data)
        raise BlobsUnavailable(f"The object {key!r} comes and goes. Try again in a moment.")

    async def get(self, pointer: Pointer) -> bytes:
        return unpacked(pointer, (await self._read(pointer.key))[0])

    async def delete(self, key: str) -> None:
        check_name(key)
        try:
            for version in await self._versions(key):
                await self._run(self._client.delete_object, Key=key, VersionId=version)
        except Refused as refusal:
            # A store that knows no versions has but one of each object.
            if refusal.code != "NotImplemented":
                raise _failed(refusal) from refusal
            await self._run(self._client.delete_object, Key=key)

    async def list(self, prefix: str) -> AsyncIterator[str]:
        more: dict[str, Any] = {}
        while True:
            try:
                page = await self._run(self._client.list_objects_v2, Prefix=prefix, **more)
            except Refused as refusal:
                raise _failed(refusal) from refusal
            for found in page.get("Contents", []):
                yield found["Key"]
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": page["NextContinuationToken"]}

    async def survey(self, prefix: str) -> AsyncIterator[Held]:
        left: Sequence[dict[str, Any]] = ()
        async for held, is_last in self._pages(prefix):
            # The versions of one name may go on in the next page.
            known = sorted([*left, *held], key=lambda version: str(version["Key"]))
            left = [version for version in known if not is_last and version["Key"] == known[-1]["Key"]]
            whole = known[: len(known) - len(left)]
            for key, versions in groupby(whole, key=lambda version: str(version["Key"])):
                yield _held(key, list(versions))

    async def discard(self, held: Held) -> bool:
        if not held.versions:
            await self.delete(held.key)
            return True
        for version in held.versions:
            await self._told(self._client.delete_object, Key=held.key, VersionId=version)
        return not await self._versions(held.key)

    async def close(self) -> None:
        await self._calls.close()
        await asyncio.to_thread(self._client.close)

    async def _run(self, call: Any, **parameters: Any) -> Any:
        return await self._calls.run(call, Bucket=self.bucket, **parameters)

    async def _insert(self, pointer: Pointer, stored: bytes) -> bool:
        """Store the bytes unless the name is taken."""
        checksum = base64.b64encode(bytes.fromhex(pointer.sha256)).decode()
        content = {"Key": pointer.key, "Body": stored, "ContentType": "application/gzip", **_label(pointer.key)}
        try:
            await self._run(self._client.put_object, **content, IfNoneMatch="*", ChecksumSHA256=checksum)
        except Refused as refusal:
            if refusal.code in ("PreconditionFailed", "412"):
                return False
            raise _failed(refusal) from refusal
        return True

    async def _same(self, key: str, data: bytes) -> Pointer:
        """The pointer to an object that was there before, which must hold the same."""
        stored, age = await self._read(key)
        pointer = pointer_to(key, stored)
        if unpacked(pointer, stored) != data:
            raise BlobExists(key)
        if age > self.old_after:
            # A version of its own: whoever collects the old one leaves this one.
            await self._told(self._client.put_object, Key=key, Body=stored, ContentType="application/gzip")
        return pointer

    async def _told(self, call: Any, **parameters: Any) -> Any:
        try:
            return await self._run(call, **parameters)
        except Refused as refusal:
            raise _failed(refusal) from refusal

    async def _read(self, key: str) -> tuple[bytes, timedelta]:
        check_name(key)
        try:
            found: tuple[bytes, timedelta] = await self._run(self._download, Key=key)
        except Refused as refusal:
            if refusal.code in ("NoSuchKey", "404", "NoSuchVersion"):
                raise NotFound("This object is not there any more.", code="object_not_found") from refusal
            raise _failed(refusal) from refusal
        return found

    def _download(self, **parameters: Any) -> tuple[bytes, timedelta]:
        # The body is read in the same thread and attempt, since the connection may break in the middle of it.
        answer = self._client.get_object(**parameters)
        with answer["Body"] as body:
            content: bytes = body.read()
        # The age is by the store's own clock; without one it counts as old.
        now = answer["ResponseMetadata"]["HTTPHeaders"].get("date")
        return content, parsedate_to_datetime(now) - answer["LastModified"] if now else _YOUNG * 2

    async def _pages(self, prefix: str) -> AsyncIterator[tuple[Sequence[dict[str, Any]], bool]]:
        """Pages of versions under a prefix, and whether each is the last; a store that knows no versions has but one of each."""
        more: dict[str, Any] = {}
        while True:
            try:
                page = await self._run(self._client.list_object_versions, Prefix=prefix, **more)
            except Refused as refusal:
                if refusal.code != "NotImplemented":
                    raise _failed(refusal) from refusal
                page = await self._plain_versions(prefix)
            yield [*page.get("Versions", []), *page.get("DeleteMarkers", [])], not page.get("IsTruncated")
            if not page.get("IsTruncated"):
                return
            more = {"KeyMarker": page["NextKeyMarker"], "VersionIdMarker": page["NextVersionIdMarker"]}

    async def _plain_versions(self, prefix: str) -> dict[str, Any]:
        found: Sequence[dict[str, Any]] = ()
        more: dict[str, Any] = {}
        while True:
            page = await self._told(self._client.list_objects_v2, Prefix=prefix, **more)
            found = [*found, *page.get("Contents", [])]
            if not page.get("IsTruncated"):
                return {"Versions": found}
            more = {"ContinuationToken": page["NextContinuationToken"]}

    async def _versions(self, key: str) -> Sequence[str]:
        """Every version of an object and every marker of its deletion."""
        found: Sequence[str] = ()
        more: dict[str, Any] = {}
        while True:
            page = await self._run(self._client.list_object_versions, Prefix=key, **more)
            held = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
            found = [*found, *(version["VersionId"] for version in held if version["Key"] == key)]
            beyond = any(version["Key"] != key for version in held)
            if beyond or not page.get("IsTruncated"):
                return found
            more = {"KeyMarker": page["NextKeyMarker"], "VersionIdMarker": page["NextVersionIdMarker"]}


def _label(key: str) -> dict[str, str]:
    """Exports are marked, since a lifecycle rule can't name a folder in the middle of a path."""
    return {"Tagging": "kind=export"} if fnmatchcase(key, "users/*/exports/*") else {}


def _held(key: str, versions: Sequence[dict[str, Any]]) -> Held:
    named = tuple(str(version["VersionId"]) for version in versions if "VersionId" in version)
    return Held(key, max(version["LastModified"] for version in versions), named)


def _failed(refusal: Refused) -> BlobsUnavailable:
    return BlobsUnavailable(f"The object store refuses this ({refusal.code}). Nothing was stored.")
