"""The list of conversations: it says what was said last, wherever the words lie, and reads no more for old ones."""

from datetime import timedelta

from api.services import Services
from coaching.archive import IDLE
from kit.clock import FixedClock
from tests.stories.athlete import Athlete

WORDS = "Thanks, see you soon."


async def last_message(athlete: Athlete) -> str:
    item = (await athlete.get("/conversations"))["items"][0]
    one = await athlete.get(f"/conversations/{athlete.conversation}")
    assert one["last_message"] == item["last_message"]
    return str(item["last_message"])


async def archived(services: Services, athlete: Athlete, clock: FixedClock) -> None:
    clock.at += IDLE + timedelta(minutes=1)
    user_id = await services.access.owner()
    assert await services.archive.run(user_id, athlete.conversation)
    assert (await services.conversations.get(user_id, athlete.conversation)).archive_shard is None


async def test_the_list_says_what_was_said_last(athlete: Athlete) -> None:
    turn = await athlete.says(WORDS)
    assert await last_message(athlete) == turn["message"]["text"][:200]


async def test_the_list_says_the_same_after_the_archive(athlete: Athlete, services: Services, clock: FixedClock) -> None:
    await athlete.says(WORDS)
    before = await last_message(athlete)
    await archived(services, athlete, clock)
    assert await last_message(athlete) == before


async def test_the_list_sees_a_message_after_the_archive(athlete: Athlete, services: Services, clock: FixedClock) -> None:
    await athlete.says(WORDS)
    await archived(services, athlete, clock)
    turn = await athlete.says("What was my best squat this year?")
    assert await last_message(athlete) == turn["message"]["text"][:200]
