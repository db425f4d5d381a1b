"""The full history of a user as files: one JSON with everything, one CSV for each kind, kept in the user's exports folder."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from coaching.archive import Archive
from coaching.exports import guarded
from domain.conversation import Conversation, Turn
from kit.clock import Clock, local_day
from storage.blobs import Blobs
from storage.table import Table
from storage.whole import everything_of

Kinds = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class TakenFile:
    """One file of an export: its name, and its content."""

    name: str
    data: bytes


class Takeout:
    """Takes everything out that is stored about a user; writes to the exports folder and changes nothing else."""

    def __init__(self, table: Table, blobs: Blobs, archive: Archive, clock: Clock) -> None:
        self.table = table
        self.blobs = blobs
        self.archive = archive
        self.clock = clock

    async def take(self, user_id: str) -> list[TakenFile]:
        """The files, the whole history first; each is kept under users/<user>/exports/ too, named after what it holds."""
        day = local_day(self.clock.now(), "UTC").isoformat()
        kinds = await self._kinds(user_id)
        whole = {"user_id": user_id, "exported_on": day, **kinds}
        files = [TakenFile(f"{day}_full_history.json", json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode())]
        files += [TakenFile(f"{day}_{kind}.csv", as_csv(rows)) for kind, rows in kinds.items()]
        for file in files:
            await self.blobs.put(f"users/{user_id}/exports/{_unique(file)}", file.data)
        return files

    async def _kinds(self, user_id: str) -> Kinds:
        kinds: Kinds = {}
        turns: dict[tuple[str, int], Turn] = {}
        async for kind, model in everything_of(self.table, user_id):
            if isinstance(model, Turn):
                turns[model.conversation_id, model.number] = model
                continue
            if isinstance(model, Conversation):
                turns |= await self._archived(model)
            kinds.setdefault(kind, []).append(model.model_dump(mode="json"))
        kinds["turn"] = [turns[place].model_dump(mode="json") for place in sorted(turns)]
        return kinds

    async def _archived(self, conversation: Conversation) -> dict[tuple[str, int], Turn]:
        turns = [turn for part in conversation.parts for turn in await self.archive.read(part)]
        return {(turn.conversation_id, turn.number): turn for turn in turns}


def as_csv(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Rows of one kind as a table: a column for each field that any of them has, what is nested as JSON, no cell a formula."""
    known = list(rows)
    columns = list(dict.fromkeys(name for row in known for name in row))
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(columns)
    table.writerows([_cell(row.get(name)) for name in columns] for row in known)
    return out.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value)
    return guarded(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _unique(file: TakenFile) -> str:
    stem, _, ending = file.name.rpartition(".")
    return f"{stem}.{hashlib.sha256(file.data).hexdigest()[:12]}.{ending}"
