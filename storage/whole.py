"""Everything that lies under one user, row by row, as the models that it is about; for taking it all out."""

from collections.abc import AsyncIterator
from dataclasses import replace

from domain.model import Stored
from storage import entities as rows
from storage.table import Query, Table

SECRET = frozenset({"apiTokenListing"})
"""Keys to the door are nobody's history, not even as hashes."""


async def everything_of(table: Table, user_id: str) -> AsyncIterator[tuple[str, Stored]]:
    """The user's rows with the name of their kind, in the order of their keys."""
    pk, _ = rows.USER_PROFILE.prefix("one", user_id=user_id)
    query: Query | None = Query(pk, limit=500)
    while query is not None:
        found = await table.query(query)
        for item in found.items:
            entity = rows.TABLE.of(item)
            if entity is not None and entity.name not in SECRET:
                yield entity.name, entity.read(item)
        query = replace(query, after=found.after) if found.after else None
