"""A process that is killed at any instant has lost nothing that it acknowledged, and left nothing half-written."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.blobs import Pointer
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.table import Item, Query

WRITER = """
import asyncio, sys
from pathlib import Path
from storage.embedded.blobs import FileBlobs
from storage.embedded.table import EmbeddedTable
from storage.table import ABSENT, Changes, Key, Put, Update

async def main(folder, start):
    table, blobs = EmbeddedTable(folder / "spotter.db"), FileBlobs(folder / "objects")
    for n in range(start, start + 100_000):
        pointer = await blobs.put(f"users/u/{n}.json", b"turn %d " % n * 50)
        row = {"pk": "user#u", "sk": f"turn#{n:06}", "pointer": pointer.model_dump(), "body": "words " * (n % 400)}
        total = Update(Key("user#u", "total"), Changes(add={"n": 1}))
        await table.transact([Put(row, ABSENT), total])
        print(n, flush=True)

asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
"""


@pytest.mark.parametrize("seed", range(5))
async def test_nothing_acknowledged_is_lost(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    acknowledged = [n for life in range(3) for n in killed(tmp_path, life * 100_000, chance.uniform(0.02, 0.35))]
    rows, total = await asyncio.to_thread(lambda: asyncio.run(everything(tmp_path)))
    stored = {int(row["sk"][5:]) for row in rows}
    assert set(acknowledged) <= stored
    assert total == len(stored)
    assert len(stored) <= len(acknowledged) + 3


def killed(folder: Path, start: int, after: float) -> list[int]:
    """Let a writer run for a moment from its first acknowledged write on, kill it, and say what it had acknowledged."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder), str(start)], stdout=subprocess.PIPE, cwd=Path.cwd())
    assert writer.stdout is not None
    first = writer.stdout.readline()
    time.sleep(after)
    os.kill(writer.pid, signal.SIGKILL)
    rest = writer.stdout.read()
    writer.stdout.close()
    writer.wait()
    return [int(line) for line in (first + rest).decode().split("\n")[:-1]]


async def everything(folder: Path) -> tuple[list[Item], int]:
    """All rows with their objects read and verified, and the running total beside them."""
    table, blobs = EmbeddedTable(folder / "spotter.db"), FileBlobs(folder / "objects")
    rows = (await table.query(Query("user#u", prefix="turn#", limit=100_000))).items
    total = (await table.query(Query("user#u", prefix="total"))).items[0]["n"]
    await asyncio.gather(*(read(blobs, row) for row in rows))
    await asyncio.gather(table.close(), blobs.close())
    return rows, total


async def read(blobs: FileBlobs, row: Item) -> None:
    data = await blobs.get(Pointer(**row["pointer"]))
    assert data == b"turn %d " % int(row["sk"][5:]) * 50
