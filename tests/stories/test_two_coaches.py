"""Coaches of different manners in the same situations: told apart by how they talk, never by what they say."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import pytest

from api.services import open_services
from kit.clock import FixedClock
from kit.settings import Settings
from tests.stories.athlete import Athlete
from tests.stories.conftest import FRIDAY_EVENING

Replies = dict[str, str]

ABOUT = "I lift three days a week at home with a rack and a barbell, and want a 140 kg squat. "
MANNERS = {
    "blunt": "Be blunt and brief.",
    "encouraging": "Please be kind, warm and encouraging.",
    "technical": "Be technical with me and explain the science.",
    "competitive": "Be competitive, push me to beat myself.",
    "calm": "Be calm.",
    "playful": "Be funny.",
    "balanced": "",
    "blunt and playful": "Be blunt and funny.",
    "a character": "Coach me like a drill sergeant, and keep it short.",
}
BEFORE = ("squat 5x5 100 kg", "bench 3x8 60 kg", "barbell row 3x8 60 kg")
SITUATIONS = {
    "a report that beats the last": "squat 5x5 102.5 kg",
    "a greeting": "hi",
    "the next session": "what should I do next?",
    "the next load": "how much should I squat next time?",
    "a best": "what is my best squat?",
    "the last time": "how did bench go last time?",
    "a week": "how much did I train this week?",
    "a missed session": "I skipped my workout today",
    "a hard day": "I'm so tired and unmotivated",
    "nothing stored": "what is my best deadlift?",
    "feedback": "the last workout was too hard",
    "a correction": "actually the squats were 105",
    "thanks": "thanks",
    "pain": "my knee hurts a bit",
    "what no log answers": "what is the capital of France?",
    "who is there": "who are you?",
}
STRUCK = re.compile(r"\((?:Nothing was|I left|I can't confirm|It is in your log)")
PAIRS = [
    ("blunt", "encouraging"),
    ("technical", "competitive"),
    ("calm", "playful"),
    ("blunt", "technical"),
    ("encouraging", "competitive"),
    ("balanced", "encouraging"),
    ("balanced", "blunt"),
    ("blunt and playful", "encouraging"),
    ("a character", "technical"),
]


async def replies(folder: Path, manner: str) -> Replies:
    clock = FixedClock(FRIDAY_EVENING)
    services = await open_services(Settings(data=folder), clock)
    heard: Replies = {}
    async with Athlete.of(services, "owner") as user:
        await user.builds_a_coach(about=ABOUT + manner)
        await user.starts_a_conversation()
        for name, words in [*((words, words) for words in BEFORE), *SITUATIONS.items()]:
            clock.at += timedelta(hours=20)
            heard[name] = (await user.says(words))["message"]["text"]
    await services.close()
    return heard


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Replies]:
    """What each coach answers in each situation."""
    return {name: asyncio.run(replies(tmp_path_factory.mktemp(name), manner)) for name, manner in MANNERS.items()}


def numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+(?:[.:]\d+)?", text))


def words(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_coaches_say_the_same_numbers_in_other_words(heard: dict[str, Replies], situation: str, one: str, other: str) -> None:
    assert numbers(heard[one][situation]) == numbers(heard[other][situation])
    assert heard[one][situation] != heard[other][situation]


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("manner", MANNERS)
def test_no_guard_has_to_mend_what_a_voice_says(heard: dict[str, Replies], situation: str, manner: str) -> None:
    assert not STRUCK.search(heard[manner][situation])


@pytest.mark.parametrize("manner", ["encouraging", "technical", "competitive", "calm", "playful", "balanced"])
def test_the_blunt_one_is_the_shortest(heard: dict[str, Replies], manner: str) -> None:
    assert sum(map(words, heard["blunt"].values())) < sum(map(words, heard[manner].values()))


@pytest.mark.parametrize(
    ("manner", "situation", "sign"),
    [
        ("technical", "a best", "Rule: "),
        ("technical", "the next session", "Rule: "),
        ("competitive", "a best", "mark to beat|Go and take it"),
        ("competitive", "a report that beats the last", "your own table|against last time"),
        ("encouraging", "a missed session", "Life happens"),
        ("encouraging", "pain", "sorry"),
        ("blunt", "a missed session", r"^(?:You missed it|Missed is missed)"),
        ("playful", "pain", "No jokes"),
    ],
)
def test_each_manner_shows_where_it_matters(heard: dict[str, Replies], manner: str, situation: str, sign: str) -> None:
    assert re.search(sign, heard[manner][situation])


@pytest.mark.parametrize(
    ("manner", "situation", "like"),
    [
        ("blunt and playful", "a best", "blunt"),
        ("blunt and playful", "pain", "blunt"),
        ("blunt and playful", "thanks", "playful"),
        ("blunt and playful", "a missed session", "playful"),
        ("a character", "a best", "blunt"),
        ("a character", "a missed session", "blunt"),
    ],
)
def test_blends_and_characters_are_built_of_the_same_voices(heard: dict[str, Replies], manner: str, situation: str, like: str) -> None:
    assert heard[manner][situation] == heard[like][situation]


@pytest.mark.parametrize("manner", MANNERS)
def test_every_manner_minds_what_hurts(heard: dict[str, Replies], manner: str) -> None:
    assert "your knee" in heard[manner]["pain"]
    assert "have it looked at" in heard[manner]["pain"]
