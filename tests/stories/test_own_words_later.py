"""Words that are taught after they were used: what was logged under them counts for the exercise, with receipts, and can be undone."""

from datetime import timedelta
from typing import Any

from kit.clock import FixedClock
from tests.stories.athlete import Athlete


async def uses_then_teaches(athlete: Athlete, clock: FixedClock) -> dict[str, Any]:
    await athlete.says("glompers 3x5 80 kg, bench 3x5 60 kg")
    clock.at += timedelta(days=3)
    await athlete.says("glompers 3x5 85 kg")
    clock.at += timedelta(days=3)
    return await athlete.says("by glompers I mean zercher squat")


async def test_earlier_workouts_count_for_the_exercise_that_the_words_mean(athlete: Athlete, clock: FixedClock) -> None:
    taught = await uses_then_teaches(athlete, clock)

    assert [(receipt["entity"], receipt["action"]) for receipt in taught["receipts"]] == [
        ("exerciseAlias", "created"), ("workout", "changed"), ("workout", "changed"),
    ]  # fmt: skip
    assert "2 earlier workouts" in taught["message"]["text"]
    done = (await athlete.get("/exercises/zercher_squat/history"))["items"]
    assert [one["sets"][0]["weight"] for one in done] == [85, 80]
    assert {one["exercise_id"] for workout in await athlete.workouts() for one in workout["exercises"]} == {"zercher_squat", "bench_press"}


async def test_its_records_move_with_it_and_are_found_by_either_name(athlete: Athlete, clock: FixedClock) -> None:
    await uses_then_teaches(athlete, clock)

    assert (await athlete.records("zercher_squat"))["max_weight"]["value"] == 85
    assert await athlete.records("custom_glomper") == {}
    asked = await athlete.says("what is my best zercher squat?")
    assert "85 kg" in asked["message"]["text"]
    again = await athlete.says("when did I last do glompers?")
    assert "85 kg" in again["message"]["text"]


async def test_a_lighter_set_later_is_no_new_best(athlete: Athlete, clock: FixedClock) -> None:
    await uses_then_teaches(athlete, clock)
    logged = await athlete.says("zercher squat 3x5 70 kg")
    assert "record" not in {card["kind"] for card in logged["cards"]}


async def test_all_workouts_that_it_changed_are_taken_back_by_undo_with_the_word(athlete: Athlete, clock: FixedClock) -> None:
    await uses_then_teaches(athlete, clock)
    undone = await athlete.says("undo that")
    assert [receipt["action"] for receipt in undone["receipts"]] == ["changed", "changed", "removed"]
    names = sorted(one["exercise_id"] for workout in await athlete.workouts() for one in workout["exercises"])
    assert names == ["bench_press", "custom_glomper", "custom_glomper"]


async def test_taught_again_it_changes_nothing_more(athlete: Athlete, clock: FixedClock) -> None:
    await uses_then_teaches(athlete, clock)
    again = await athlete.says("by glompers I mean zercher squat")
    assert [receipt["entity"] for receipt in again["receipts"]] == ["exerciseAlias"]
