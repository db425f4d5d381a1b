"""The table in DynamoDB, or anything that speaks its API."""

import asyncio
import contextlib
import uuid
from collections.abc import Sequence
from typing import Any

from kit.aside import MANY, aside
from kit.clock import Clock, SystemClock
from kit.errors import CoachError, Invalid, TooLarge
from storage.aws.calls import Calls, Refused
from storage.aws.expressions import Expression
from storage.aws.wire import from_wire, to_wire
from storage.conditions import check_transaction, finds_nothing, holds_for_nothing, key_of
from storage.layout import INDEXES, TTL, key_names, position
from storage.table import Changes, Check, Condition, ConditionFailed, Delete, Item, Key, Put, Query, Slice, StoreUnavailable, Update, Write
from storage.values import canonical_item, check_key

_BATCH = 100
_ROUNDS = 8
_WIDE = 100


class DynamoTable:
    """The port's verbs over one table; `count` asks for consumed capacity, which a meter adds up."""

    def __init__(self, client: Any, name: str, clock: Clock | None = None, *, count: bool = False) -> None:
        self._client, self.name, self._clock = client, name, clock or SystemClock()
        self._calls = Calls(StoreUnavailable, f"table {name}")
        self._counted: dict[str, Any] = {"ReturnConsumedCapacity": "TOTAL"} if count else {}

    async def get(self, key: Key) -> Item | None:
        check_key(*key)
        found = await self._ask(self._client.get_item, TableName=self.name, Key=_wire_key(key), ConsistentRead=True)
        return self._live(found["Item"]) if "Item" in found else None

    async def get_many(self, keys: Sequence[Key]) -> list[Item | None]:
        for key in keys:
            check_key(*key)
        different = list(dict.fromkeys(keys))
        batches = [different[start : start + _BATCH] for start in range(0, len(different), _BATCH)]
        found: dict[Key, Item] = {}
        for items in await asyncio.gather(*(self._batch(batch) for batch in batches)):
            found |= {Key(item["pk"], item["sk"]): item for item in items}
        return [found.get(key) for key in keys]

    async def put(self, item: Item, when: Condition | None = None) -> None:
        clean = canonical_item(item)
        try:
            await self._run(self._client.put_item, TableName=self.name, **self._put(Put(clean, when)), **_old(when))
        except Refused as refusal:
            # An attempt whose answer was lost may be what stands in our way now.
            if refusal.uncertain and _old_item(refusal.response) == clean:
                return
            raise _translated(refusal) from refusal

    async def update(self, key: Key, changes: Changes, when: Condition | None = None) -> Item:
        check_key(*key)
        parameters = self._update(Update(key, changes, when)) | {"ReturnValues": "ALL_NEW", **_old(True)}
        # Sums would be added twice by an attempt too many, unless a condition stands guard.
        repeatable = when is not None or not changes.add
        try:
            found = await self._run(self._client.update_item, repeatable=repeatable, TableName=self.name, **parameters)
        except Refused as refusal:
            if not self._is_expired(refusal.response) or not holds_for_nothing(when):
                raise _translated(refusal) from refusal
            await self._bury(key)
            return await self.update(key, changes, when)
        return from_wire(found["Attributes"])

    async def delete(self, key: Key, when: Condition | None = None) -> None:
        check_key(*key)
        await self._ask(self._client.delete_item, TableName=self.name, **self._delete(Delete(key, when)))

    async def query(self, query: Query) -> Slice:
        if finds_nothing(query):
            return Slice([], None)
        items: list[Item] = []
        start, wanted = query.after, query.limit + 1
        while True:
            page = await self._page(query, start, wanted)
            found = [from_wire(item) for item in page["Items"]]
            items += await self._still_there(found) if _keys_only(query) and not query.expired else found
            start = page.get("LastEvaluatedKey") and from_wire(page["LastEvaluatedKey"])
            if start is None or len(items) > query.limit:
                break
            # Expired items lie in between: read on in larger steps.
            left = query.limit + 1 - len(items)
            wanted = max(left, _WIDE) if page["ScannedCount"] > page["Count"] else left
        more = len(items) > query.limit
        items = items[: query.limit]
        return Slice(items, position(query, items[-1]) if more else None)

    async def transact(self, writes: Sequence[Write]) -> None:
        if not writes:
            return
        clean, parts = await aside(_longest_list(writes), lambda: self._prepared(writes), MANY)
        # With the token, an attempt whose answer was lost is not carried out twice.
        token = str(uuid.uuid4())
        try:
            await self._run(self._client.transact_write_items, TransactItems=parts, ClientRequestToken=token)
        except Refused as refusal:
            failed, asleep = _refused(refusal), self._asleep(refusal, clean)
            if set(failed) - set(asleep):
                raise ConditionFailed(positions=[place for place in failed if place not in asleep]) from refusal
            if not asleep:
                raise _translated(refusal) from refusal
            await asyncio.gather(*(self._bury(key_of(clean[place])) for place in asleep))
            await self.transact(clean)

    def _prepared(self, writes: Sequence[Write]) -> tuple[list[Write], list[dict[str, Any]]]:
        """The writes as rows may be, and as the wire has them."""
        clean = [Put(canonical_item(write.item), write.when) if isinstance(write, Put) else write for write in writes]
        for write in clean:
            check_key(*key_of(write))
        check_transaction(clean)
        return clean, [self._part(write) for write in clean]

    async def close(self) -> None:
        await self._calls.close()
        await asyncio.to_thread(self._client.close)

    async def _run(self, call: Any, *, repeatable: bool = True, **parameters: Any) -> dict[str, Any]:
        found: dict[str, Any] = await self._calls.run(call, repeatable=repeatable, **parameters, **self._counted)
        return found

    async def _ask(self, call: Any, **parameters: Any) -> dict[str, Any]:
        """A call whose refusal needs no second look."""
        try:
            return await self._run(call, **parameters)
        except Refused as refusal:
            raise _translated(refusal) from refusal

    async def _batch(self, keys: Sequence[Key], attributes: str | None = None) -> list[Item]:
        asked: dict[str, Any] = {"Keys": [_wire_key(key) for key in keys], "ConsistentRead": True}
        if attributes:
            asked |= {"ProjectionExpression": "pk, sk, #ttl", "ExpressionAttributeNames": {"#ttl": attributes}}
        items: list[Item | None] = []
        waiting = {self.name: asked}
        for attempt in range(_ROUNDS):
            found = await self._ask(self._client.batch_get_item, RequestItems=waiting)
            items += [self._live(item) for item in found.get("Responses", {}).get(self.name, [])]
            waiting = found.get("UnprocessedKeys") or {}
            if not waiting:
                return [item for item in items if item is not None]
            await asyncio.sleep(0.02 * 2**attempt)
        raise StoreUnavailable(f"The table {self.name} is too busy right now. Try again in a moment.")

    async def _page(self, query: Query, start: dict[str, str] | None, limit: int) -> dict[str, Any]:
        expression = Expression(self._now())
        keys = _key_condition(query, expression)
        alive = None if _keys_only(query) or query.expired else expression.live()
        parameters: dict[str, Any] = expression.parameters(KeyConditionExpression=keys, FilterExpression=alive)
        if query.index:
            parameters["IndexName"] = query.index
        else:
            parameters["ConsistentRead"] = True
        if start:
            parameters["ExclusiveStartKey"] = to_wire(dict(start))
        forward = not query.newest_first
        return await self._ask(self._client.query, TableName=self.name, ScanIndexForward=forward, Limit=limit, **parameters)

    async def _still_there(self, found: list[Item]) -> list[Item]:
        """Of an index's bare keys, those whose items are there and have not expired."""
        keys = [Key(item["pk"], item["sk"]) for item in found]
        batches = [keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH)]
        alive: set[Key] = set()
        for items in await asyncio.gather(*(self._batch(batch, TTL) for batch in batches)):
            alive |= {Key(item["pk"], item["sk"]) for item in items}
        return [item for item in found if Key(item["pk"], item["sk"]) in alive]

    def _part(self, write: Write) -> dict[str, Any]:
        named = {"TableName": self.name}
        match write:
            case Put():
                return {"Put": named | self._put(write)}
            case Update():
                return {"Update": named | self._update(write) | _old(True)}
            case Delete():
                return {"Delete": named | self._delete(write)}
            case Check(key, when):
                expression = Expression(self._now())
                condition = expression.condition(when) or f"attribute_not_exists({expression.name('pk')}) OR attribute_exists(pk)"
                return {"ConditionCheck": named | {"Key": _wire_key(key)} | expression.parameters(ConditionExpression=condition)}

    def _put(self, write: Put) -> dict[str, Any]:
        expression = Expression(self._now())
        return {"Item": to_wire(write.item), **expression.parameters(ConditionExpression=expression.condition(write.when))}

    def _update(self, write: Update) -> dict[str, Any]:
        expression = Expression(self._now())
        change = expression.update(write.changes)
        condition = expression.condition(write.when, updates=True)
        return {"Key": _wire_key(write.key), **expression.parameters(UpdateExpression=change, ConditionExpression=condition)}

    def _delete(self, write: Delete) -> dict[str, Any]:
        expression = Expression(self._now())
        return {"Key": _wire_key(write.key), **expression.parameters(ConditionExpression=expression.condition(write.when))}

    def _live(self, wire: dict[str, Any]) -> Item | None:
        item = from_wire(wire)
        return None if item.get(TTL, self._now() + 1) <= self._now() else item

    def _is_expired(self, holder: dict[str, Any]) -> bool:
        old = holder.get("Item")
        return old is not None and bool(old) and self._live(old) is None

    def _asleep(self, refusal: Refused, writes: Sequence[Write]) -> list[int]:
        """Updates that failed for nothing but an expired item in their way."""
        reasons = refusal.response.get("CancellationReasons", [])
        return [
            place
            for place in _refused(refusal)
            if isinstance(writes[place], Update) and self._is_expired(reasons[place]) and holds_for_nothing(writes[place].when)
        ]

    async def _bury(self, key: Key) -> None:
        """Really delete an item that has expired, if it still has."""
        expression = Expression(self._now())
        condition = expression.parameters(ConditionExpression=expression.expired())
        with contextlib.suppress(ConditionFailed):
            await self._ask(self._client.delete_item, TableName=self.name, Key=_wire_key(key), **condition)

    def _now(self) -> int:
        return int(self._clock.now().timestamp())


def _longest_list(writes: Sequence[Write]) -> list[Any]:
    """The longest list in a row that is put: hundreds of sets take a while."""
    rows = (write.item.get("attributes") for write in writes if isinstance(write, Put))
    lists = (value for row in rows if isinstance(row, dict) for value in row.values() if isinstance(value, list))
    return max(lists, key=len, default=[])


def _key_condition(query: Query, expression: Expression) -> str:
    pk, sk = key_names(query.index)
    condition = f"{expression.name(pk)} = {expression.value(query.pk)}"
    if query.prefix:
        condition += f" AND begins_with({expression.name(sk)}, {expression.value(query.prefix)})"
    if query.first and query.last is not None:
        condition += f" AND {expression.name(sk)} BETWEEN {expression.value(query.first)} AND {expression.value(query.last)}"
    elif query.first:
        condition += f" AND {expression.name(sk)} >= {expression.value(query.first)}"
    elif query.last is not None:
        condition += f" AND {expression.name(sk)} <= {expression.value(query.last)}"
    return condition


def _keys_only(query: Query) -> bool:
    return query.index is not None and INDEXES[query.index].holds == "KEYS_ONLY"


def _wire_key(key: Key) -> dict[str, Any]:
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}}


def _old(when: Any) -> dict[str, Any]:
    return {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"} if when else {}


def _old_item(response: dict[str, Any]) -> Item | None:
    return from_wire(response["Item"]) if response.get("Item") else None


def _refused(refusal: Refused) -> list[int]:
    """The positions of a transaction whose conditions did not hold."""
    reasons = refusal.response.get("CancellationReasons", [])
    return [place for place, reason in enumerate(reasons) if reason.get("Code") == "ConditionalCheckFailed"]


def _translated(refusal: Refused) -> CoachError:
    reasons = [str(reason.get("Code")) for reason in refusal.response.get("CancellationReasons", [])]
    if refusal.code == "ConditionalCheckFailedException":
        return ConditionFailed(positions=[0])
    said = " ".join([refusal.message, *(str(reason.get("Message")) for reason in refusal.response.get("CancellationReasons", []))])
    if refusal.code == "ValidationException" or "ValidationError" in reasons:
        if "size" in said and "exceeded" in said:
            return TooLarge("A row would grow past what one row can hold. Split it.")
        return Invalid(f"The table can't take this: {said}")
    return StoreUnavailable(f"The table refuses this ({refusal.code}). Nothing was stored.")
