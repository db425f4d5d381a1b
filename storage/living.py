"""The table as the service writes it: rows about a user whose account was erased are not taken.

A transaction carries one more check, of the profile, and so costs no request of its own. So does a single insert, except
those of a conversation: a message costs one plain write. What was begun just before its user left is caught by the erasure's
later sweeps, as are changes without a condition. A change of a row that must be there needs no check: the row is gone.
"""

from collections.abc import Sequence
from dataclasses import replace

from kit.errors import NotFound
from storage.conditions import MAX_WRITES, key_of
from storage.entities import CONVERSATION, SUMMARY, TURN, USER_PROFILE
from storage.table import Changes, Check, Condition, ConditionFailed, Delete, Item, Key, Put, Query, Slice, Table, Write

_PROFILE = USER_PROFILE.main.sk.text
# Whoever writes these has read in the same breath that the account is there.
_PLAIN = (TURN, CONVERSATION, SUMMARY)
_USER = "user#"
_ERASED = "attributes.erasedAt"


class AccountErased(NotFound):
    """The account was erased, and takes nothing any more."""

    code = "account_erased"

    def __init__(self) -> None:
        super().__init__("This account was erased.")


class LivingTable:
    """A table's verbs, with the tombstone of an erased user in the way of writes."""

    def __init__(self, under: Table) -> None:
        self.under = under

    async def get(self, key: Key) -> Item | None:
        return await self.under.get(key)

    async def get_many(self, keys: Sequence[Key]) -> list[Item | None]:
        return await self.under.get_many(keys)

    async def query(self, query: Query) -> Slice:
        return await self.under.query(query)

    async def put(self, item: Item, when: Condition | None = None) -> None:
        write = Put(item, when)
        if _may_insert(write) and not any(entity.matches(item) for entity in _PLAIN):
            await self.transact([write])
        else:
            await self.under.put(item, when)

    async def update(self, key: Key, changes: Changes, when: Condition | None = None) -> Item:
        return await self.under.update(key, changes, when)

    async def delete(self, key: Key, when: Condition | None = None) -> None:
        await self.under.delete(key, when)

    async def transact(self, writes: Sequence[Write]) -> None:
        profiles = list(dict.fromkeys(profile for write in writes if (profile := _profile_of(write))))
        own = [_while_living(write) if key_of(write) in profiles else write for write in writes]
        named = {key_of(write) for write in writes}
        checks = [Check(profile, Condition(missing=(_ERASED,))) for profile in profiles if profile not in named]
        if len(own) + len(checks) > MAX_WRITES:
            await self._look(profiles)
            checks = []
        try:
            await self._write([*own, *checks])
        except ConditionFailed as failed:
            if any(position >= len(own) or key_of(own[position]) in profiles for position in failed.positions):
                await self._look(profiles)
            raise

    async def close(self) -> None:
        await self.under.close()

    async def _write(self, writes: Sequence[Write]) -> None:
        match writes:
            case [Put(item, when)]:
                await self.under.put(item, when)
            case _:
                await self.under.transact(writes)

    async def _look(self, profiles: Sequence[Key]) -> None:
        found = await self.under.get_many(profiles)
        if any(item is not None and "erasedAt" in item.get("attributes", {}) for item in found):
            raise AccountErased


def _profile_of(write: Write) -> Key | None:
    """The profile of the user that a row to be written is about; None for a write that stores nothing about anybody."""
    if isinstance(write, (Delete, Check)):
        return None
    owner = str(write.item.get("gsi1pk", write.item["pk"])) if isinstance(write, Put) else write.key.pk
    return Key(owner, _PROFILE) if owner.startswith(_USER) else None


def _may_insert(write: Put) -> bool:
    key = key_of(write)
    return key.pk.startswith(_USER) and (key.sk == _PROFILE or write.when is None or write.when.exists is not True)


def _while_living(write: Write) -> Write:
    """The write of a profile, on condition that it is no tombstone."""
    when = write.when or Condition()
    return write if isinstance(write, Check) else replace(write, when=replace(when, missing=(*when.missing, _ERASED)))
