"""What links foreign chat clients to turns, and what people write to us."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.contact import ContactForm
from domain.links import ChatLink
from storage import entities as rows
from storage.owned import every
from storage.revision import save
from storage.table import ConditionFailed, Table

A_MOMENT = timedelta(milliseconds=1)


class ChatLinks:
    """Which history of a foreign client ends in which of our turns."""

    def __init__(self, table: Table) -> None:
        self.table = table

    async def find(self, user_id: str, history_hash: str) -> ChatLink | None:
        """Where a user's history leads; another user's same words lead nowhere."""
        item = await self.table.get(rows.CHAT_LINK.key(history_hash=history_hash))
        link = rows.CHAT_LINK.read(item) if item else None
        return link if link and link.user_id == user_id else None

    async def many(self, user_id: str, hashes: Sequence[str | None]) -> list[ChatLink | None]:
        """Where each of a user's histories leads, in the same order; None for none."""
        wanted = [one for one in hashes if one is not None]
        items = await self.table.get_many([rows.CHAT_LINK.key(history_hash=one) for one in wanted])
        links = {one: rows.CHAT_LINK.read(item) for one, item in zip(wanted, items, strict=True) if item}
        found = [links.get(one) if one is not None else None for one in hashes]
        return [link if link and link.user_id == user_id else None for link in found]

    async def claim(self, link: ChatLink, now: datetime) -> ChatLink:
        """Store a link; the first of two for the same history stays, and both callers get it."""
        after, put = save(rows.CHAT_LINK, link, now)
        try:
            await self.table.put(put.item, put.when)
        except ConditionFailed:
            return await self.find(link.user_id, link.history_hash) or after
        return after

    async def replace(self, link: ChatLink, now: datetime) -> None:
        """Store a link in the place of any other for the same history."""
        _, put = save(rows.CHAT_LINK, link, now)
        await self.table.put(put.item)


class ContactForms:
    """What people write to us."""

    def __init__(self, table: Table) -> None:
        self.table = table

    async def add(self, form: ContactForm, now: datetime) -> ContactForm:
        """Keep a submission; of two in the same millisecond the second gets the next."""
        while True:
            after, put = save(rows.CONTACT_FORM, form, now)
            try:
                await self.table.put(put.item, put.when)
            except ConditionFailed:
                form = form.model_copy(update={"submitted_at": form.submitted_at + A_MOMENT})
            else:
                return after

    async def from_address(self, email: str) -> list[ContactForm]:
        """What one address wrote, oldest first."""
        items = await every(self.table, rows.CONTACT_FORM.list("one", email=email))
        return [rows.CONTACT_FORM.read(item) for item in items]
