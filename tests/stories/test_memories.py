"""What a user tells of themselves: kept, replaced by what is newer, asked for by day, forgotten, and switched off."""

from datetime import timedelta
from typing import Any

import pytest

from kit.clock import FixedClock
from tests.stories.athlete import Athlete


async def memories(athlete: Athlete) -> list[dict[str, Any]]:
    return list((await athlete.get("/memories"))["items"])


async def test_what_is_newer_takes_the_place_of_what_it_is_about(athlete: Athlete, clock: FixedClock) -> None:
    await athlete.says("My left knee has been hurting since Monday")
    clock.at += timedelta(days=10)
    turn = await athlete.says("my left knee is fine now")

    newer, older = await memories(athlete)
    assert (older["true_from"], older["true_to"], older["superseded_by"]) == ("2026-11-16", "2026-11-30", newer["memory_id"])
    assert newer["superseded_by"] is None
    assert turn["receipts"][-1]["entity_id"] == newer["memory_id"]
    asked = await athlete.says("what do you remember about me?")
    assert "is fine now" in asked["message"]["text"]
    assert "hurting" not in asked["message"]["text"]


async def test_questions_about_the_past_are_answered_as_it_was_then(athlete: Athlete, clock: FixedClock) -> None:
    await athlete.says("My goal is a 140 kg squat")
    clock.at += timedelta(days=60)
    await athlete.says("My goal is a half marathon in spring")
    clock.at += timedelta(days=30)

    then = await athlete.says("what was my goal on 1 December?")
    assert "140 kg squat" in then["message"]["text"]
    before = await athlete.says("what was my goal on 1 November?")
    assert "nothing about that" in before["message"]["text"]


async def test_since_when_is_answered_from_the_users_words(athlete: Athlete) -> None:
    await athlete.says("My right shoulder has been hurting since 2 November")
    turn = await athlete.says("since when does my right shoulder hurt?")
    assert "2 November 2026" in turn["message"]["text"]


async def test_a_fact_is_forgotten_when_asked(athlete: Athlete) -> None:
    await athlete.says("remember that I hate burpees")
    turn = await athlete.says("forget that I hate burpees")
    assert [(one["action"], one["entity"]) for one in turn["receipts"]] == [("removed", "memory")]
    assert await memories(athlete) == []


async def test_switched_off_nothing_is_kept_and_nothing_used(athlete: Athlete) -> None:
    await athlete.says("remember that I hate burpees")
    version = (await athlete.get("/preferences"))["version"]
    await athlete.http.patch("/v1/preferences", json={"memory_enabled": False}, headers={"If-Match": f'"{version}"'})

    kept = await athlete.says("remember that I love rowing")
    noticed = await athlete.says("my left knee hurts")
    asked = await athlete.says("what do you remember about me?")

    assert "switched off" in kept["message"]["text"]
    assert kept["receipts"] == noticed["receipts"] == []
    assert "burpees" not in asked["message"]["text"]
    assert len(await memories(athlete)) == 1


async def test_a_body_weight_is_kept_as_a_measurement_and_told_again(athlete: Athlete) -> None:
    said = await athlete.says("I weigh 82.4 kg this morning")
    [receipt] = said["receipts"]
    assert (receipt["entity"], receipt["source"][0]["quote"]) == ("bodyMeasurement", "I weigh 82.4 kg")
    [row] = (await athlete.get("/measurements/weight"))["items"]
    assert (row["value"], row["unit"], row["date"]) == (82.4, "kg", "2026-11-20")

    asked = await athlete.says("how much do I weigh?")
    assert "82.4 kg" in asked["message"]["text"]


async def test_a_wish_and_a_lift_are_no_body_weight(athlete: Athlete) -> None:
    await athlete.says("I want to weigh 75 kg by summer")
    await athlete.says("bodyweight 20 x 3 pull-ups")
    await athlete.says("does it matter that I weigh 82 kg?")
    assert (await athlete.get("/measurements/weight"))["items"] == []


async def test_only_what_was_meant_is_forgotten(athlete: Athlete) -> None:
    await athlete.says("I hate burpees")
    turn = await athlete.says("forget that I hate lunges")
    assert turn["message"]["text"].startswith("Nothing that I remember says that")
    assert not turn["receipts"]
    turn = await athlete.says("forget that my elbow hurts")
    assert turn["message"]["text"].startswith("Nothing that I remember says that")
    assert "Forgotten: “I hate burpees”" in (await athlete.says("please forget that i hate burpees"))["message"]["text"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("bodywt 81.3 this morning", "81.3"),
        ("82.1 -> 81.5 this morning, before breakfast", "81.5"),
        ("scale this morning 81.7", "81.7"),
        ("weighed in this am 80.9", "80.9"),
    ],
)
async def test_the_scales_are_told_in_short(words: str, value: str, owner: Athlete) -> None:
    await owner.says("I think in kg")
    said = await owner.says(words)
    assert [receipt["entity"] for receipt in said["receipts"]] == ["bodyMeasurement"]
    assert value in said["message"]["text"]


async def test_a_question_of_what_is_remembered_is_no_memory(owner: Athlete) -> None:
    said = await owner.says("one more thing, what do u really remember about me")
    assert said["receipts"] == []


async def test_what_an_injury_forbids_takes_its_variants_along(owner: Athlete) -> None:
    await owner.says("my right wrist is injured, leave out push-ups")
    said = await owner.says("no equipment today, only body weight. what can i do?")
    assert "push-up" not in said["message"]["text"].lower()
