"""The table as a dict: the port's promises word for word, without a disk. The conformance suite holds it to them."""

from collections.abc import Callable, Sequence

from kit.clock import Clock
from storage.conditions import changed, check_transaction, finds_nothing, holds, key_of
from storage.layout import INDEXES, key_names, position
from storage.table import Changes, Check, Condition, ConditionFailed, Delete, Item, Key, Put, Query, Slice, Update, Write
from storage.values import canonical_item, check_key

Observer = Callable[[Write, Item | None], None]


class MemoryTable:
    """The port's verbs over a dict; `observe` hears of every write that was carried out, with the item as it was before."""

    def __init__(self, clock: Clock, observe: Observer = lambda _write, _before: None) -> None:
        self.clock = clock
        self.observe = observe
        self.items: dict[str, dict[str, Item]] = {}

    async def get(self, key: Key) -> Item | None:
        check_key(*key)
        return self.now_at(key)

    async def get_many(self, keys: Sequence[Key]) -> list[Item | None]:
        return [await self.get(key) for key in keys]

    async def put(self, item: Item, when: Condition | None = None) -> None:
        self.write([Put(canonical_item(item), when)])

    async def update(self, key: Key, changes: Changes, when: Condition | None = None) -> Item:
        check_key(*key)
        return self.changed(Update(key, changes, when))

    async def delete(self, key: Key, when: Condition | None = None) -> None:
        check_key(*key)
        self.write([Delete(key, when)])

    async def query(self, query: Query) -> Slice:
        return self.found(query)

    async def transact(self, writes: Sequence[Write]) -> None:
        clean = [Put(canonical_item(write.item), write.when) if isinstance(write, Put) else write for write in writes]
        for write in clean:
            check_key(*key_of(write))
        check_transaction(clean)
        self.write(clean)

    async def close(self) -> None:
        """Nothing is held open."""

    def now_at(self, key: Key) -> Item | None:
        """The live item at this key."""
        item = self.items.get(key.pk, {}).get(key.sk)
        return item if item is not None and self._live(item) else None

    def write(self, writes: Sequence[Write]) -> None:
        """All writes or none; items are as every engine would return them."""
        before = [self.now_at(key_of(write)) for write in writes]
        failed = [place for place, (write, item) in enumerate(zip(writes, before, strict=True)) if not holds(write.when, item)]
        if failed:
            raise ConditionFailed(positions=failed)
        after = [_after(write, item) for write, item in zip(writes, before, strict=True)]
        for write, was, item in zip(writes, before, after, strict=True):
            self._keep(key_of(write), item)
            self.observe(write, was)

    def changed(self, update: Update) -> Item:
        """The item after an update."""
        self.write([update])
        return self.items[update.key.pk][update.key.sk]

    def found(self, query: Query) -> Slice:
        """The page that a query gets."""
        if finds_nothing(query):
            return Slice([], None)
        pk, sk = key_names(query.index)
        rows = self.items.get(query.pk, {}).values() if query.index is None else self._indexed(query, pk, sk)
        wanted = [item for item in rows if _within(query, item[sk]) and (query.expired or self._live(item))]
        order = list(dict.fromkeys([sk, "pk", "sk"]))
        wanted.sort(key=lambda item: [item[name] for name in order], reverse=query.newest_first)
        if query.after is not None:
            last, sign = [query.after[name] for name in order], -1 if query.newest_first else 1
            wanted = [item for item in wanted if _compared([item[name] for name in order], last) == sign]
        items = wanted[: query.limit]
        end = position(query, items[-1]) if len(wanted) > query.limit else None
        if query.index and INDEXES[query.index].holds == "KEYS_ONLY":
            items = [{name: item[name] for name in ("pk", "sk", "entityType")} for item in items]
        return Slice(items, end)

    def _indexed(self, query: Query, pk: str, sk: str) -> list[Item]:
        every = (item for partition in self.items.values() for item in partition.values())
        return [item for item in every if item.get(pk) == query.pk and sk in item]

    def _live(self, item: Item) -> bool:
        return "ttl" not in item or item["ttl"] > int(self.clock.now().timestamp())

    def _keep(self, key: Key, item: Item | None) -> None:
        if item is None:
            self.items.get(key.pk, {}).pop(key.sk, None)
        else:
            self.items.setdefault(key.pk, {})[key.sk] = item


def _after(write: Write, before: Item | None) -> Item | None:
    match write:
        case Put(item):
            return item
        case Update(key, changes):
            return canonical_item(changed(before, key, changes))
        case Check():
            return before
    return None


def _within(query: Query, sk: str) -> bool:
    if query.prefix is not None:
        return sk.startswith(query.prefix)
    return (query.first is None or sk >= query.first) and (query.last is None or sk <= query.last)


def _compared(one: list[str], other: list[str]) -> int:
    return (one > other) - (one < other)
