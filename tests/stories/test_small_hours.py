"""An evening of talk: what is said beside the training is not stored, and what was done stands on its day."""

from typing import Any

import pytest

from tests.stories.athlete import Athlete


async def says(user: Athlete, *messages: str) -> str:
    turn: dict[str, Any] = {}
    for words in messages:
        turn = await user.says(words)
    text: str = turn["message"]["text"]
    return text


async def test_the_same_day_is_the_one_that_was_spoken_of(owner: Athlete) -> None:
    assert "(Tue 17 Nov 2026)" in await says(owner, "tuesday morning i did ring dips 3x8", "oh and ring rows 3x12 same day")
    assert "(today)" in await says(owner, "hello", "ring rows 3x12 same day")


async def test_a_correction_finds_what_lies_farther_back(owner: Athlete) -> None:
    await says(owner, "tuesday morning i did ring dips 3x8")
    for day in range(10, 18):
        await says(owner, f"squat 3x5 {80 + day} kg on 2026-11-{day}", f"bench 3x5 {40 + day} kg on 2026-11-{day}")
    await says(owner, "squat 3x5 100 kg", "bench 3x5 70 kg", "plank 3x1:00", "curls 3x10 10 kg")
    assert "Changed Ring dip from 3 × 8 to 3 × 7" in await says(owner, "correction, ring dips were 3x7 not 8")


@pytest.mark.parametrize("tail", ["", ", who am i kidding", " honestly", ", i misread"])
async def test_a_correction_is_one_whatever_is_sighed_behind_it(tail: str, owner: Athlete) -> None:
    assert "to 3 × 10 @ 10 kg" in await says(owner, "curls 3x10 12.5 kg", f"the curls were 10 kg not 12.5{tail}")


@pytest.mark.parametrize(
    ("report", "words", "then"),
    [
        ("get-ups 3x2 at 16 kg", "sorry, 3x1, I'm not that crazy", "to 3 × 1 @ 16 kg"),
        ("cable rows 3x12 40 kg", "wait make that 3x10, the 12s were years ago", "to 3 × 10 @ 40 kg"),
        ("curls 3x12 12 kg", "nvm it was 10 kg, the 12s were taken", "to 3 × 12 @ 10 kg"),
        ("push ups 3x20", "make it 3x18 actually lets be honest", "to 3 × 18"),
        ("face pulls 3x15 at 15 kg", "sorry 12.5 kg, the 15 was on a different machine", "to 3 × 15 @ 12.5 kg"),
    ],
)
async def test_what_is_chatted_behind_a_correction_is_none(report: str, words: str, then: str, owner: Athlete) -> None:
    assert then in await says(owner, report, words)


async def test_what_puts_something_right_is_no_workout_more(owner: Athlete) -> None:
    await says(owner, "8 nov jogged 3 km easy, 18:30")
    assert "Nothing was changed" in await says(owner, "hang on, that sunday i ran 4 km not 3, same time roughly 24:40")


async def test_others_are_known_by_their_names(owner: Athlete) -> None:
    await says(owner, "remember that my colleague Stefan swims 1000 m in 22:00")
    assert "log" in await says(owner, "stefan swam 1500 in 34 minutes this morning")
    assert owner.last["receipts"] == []
    assert "Swim: 1 km" in await says(owner, "stefan and i swam 1000 m in 30 min")


async def test_a_day_is_nobody_s_name(owner: Athlete) -> None:
    await says(owner, "remember that I lift with my brother Monday mornings")
    assert "Logged" in await says(owner, "monday squats 3x5 100 kg")


async def test_an_exercise_that_only_says_when_is_not_done_again(owner: Athlete) -> None:
    assert "Biceps curl: 3 × 12 @ 12 kg (today)" in await says(owner, "did some curls after the chins too, 3x12 with 12 kg")
    assert "Push-up" not in await says(owner, "also did plank 3x45 seconds after the push-ups")


async def test_what_was_told_of_oneself_is_told_back(owner: Athlete) -> None:
    assert "You told me: I am 52 years old" in await says(owner, "remember that I am 52 years old", "how old did i say i am")


async def test_what_is_not_for_the_log_stays_out_of_it(owner: Athlete) -> None:
    before = await owner.get("/workouts")
    assert "nothing of that went into your log" in await says(owner, "bench 3x8 60 kg, don't log it")
    assert "nothing of that went into your log" in await says(owner, "weighed 82.4 kg after dinner, skip it")
    assert await owner.get("/workouts") == before


@pytest.mark.parametrize(
    "words",
    [
        "my neighbour benches 140 at 70 kg bodyweight",
        "mood 6/10, would be 7 with pancakes",
        "sunday plan: rower 5 km easy, that's a plan, not done yet",
        "i thought monday's pulls were a triple",
        "feeling blue tonight, dark at 4:30 gets me",
        "Foam rolling vs stretching, which one earns its time",
        "is a minute of plank actually any good at my age",
        "whats the heaviest dumbbell my gym has",
        "mate at work swears by 5x5, should i switch",
        "arms are dead, probably from the 100 swings",
    ],
)
async def test_talk_is_no_training(words: str, owner: Athlete) -> None:
    before = await owner.get("/workouts")
    turn = await owner.says("treadmills are hamster wheels")
    turn = await owner.says(words)
    assert turn["receipts"] == []
    assert await owner.get("/workouts") == before


async def test_a_day_of_the_month_is_the_last_one_there_was(owner: Athlete) -> None:
    assert "(Sun 15 Nov 2026)" in await says(owner, "sun 15th i did a lazy 3 km jog, 18:40")
    assert "(Tue 17 Nov 2026)" in await says(owner, "oh and the 17th too: swings 4x15 with the 24")
    assert "(Fri 13 Nov 2026)" in await says(owner, "13.11. was a rest day for me but i did 20 min on the exercise bike")
    assert "(Thu 12 Nov 2026)" in await says(owner, "on the 12th i ran 4 km in 24 min")


async def test_a_part_of_what_was_told_is_forgotten_by_its_name(owner: Athlete) -> None:
    assert "Forgotten" in await says(owner, "remember that I was a swimmer in school", "drop the thing about me being a swimmer")


async def test_what_came_too_takes_no_place(owner: Athlete) -> None:
    said = await says(owner, "turns out they got kettlebells up to 32 too now")
    assert "rack" in said.partition("(now:")[0]


@pytest.mark.parametrize(
    "words", ["move the squats to saturday, the kid has no game", "swap monday for tuesday only this once, dentist at 7"]
)
async def test_what_is_for_once_changes_no_coach(words: str, owner: Athlete) -> None:
    assert "from now on" not in await says(owner, words)


async def test_what_a_coach_asks_is_not_taken_for_its_instructions(owner: Athlete) -> None:
    assert (await says(owner, "I only have kettlebells now")).count("Shall I change that from now on") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("what does RPE 8 mean", "10 is nothing left"),
        ("explain RIR to me like i'm five", "good reps"),
        ("what on earth is a fartlek", "faster stretches"),
        ("what's the point of a deload", "easier week"),
        ("what is progressive overload in one sentence pls", "a little more over time"),
        ("scale this morning: 82.5", "82.5 kg"),
        ("also got a resistance band from a coworker", "resistance band"),
        ("help", "language model"),
        ("what should i avoid", "knee"),
    ],
)
async def test_everyday_words_are_understood(words: str, said: str, owner: Athlete) -> None:
    assert said in await says(owner, words)


async def test_what_was_told_long_ago_is_known(owner: Athlete) -> None:
    await says(owner, "remember that my cousin Ines rows 2 km in 8:40")
    likes = ("burpees", "lunges", "planks", "squats", "rowing", "running", "swimming", "dips", "chin-ups", "curls", "thrusters", "presses")
    for one in likes:
        await says(owner, f"remember that I did {one} at school {len(one)}")
    assert "Ines rows 2 km in 8:40" in await says(owner, "what did i tell you about my cousin")


async def test_a_correction_means_what_was_just_stored_however_old(owner: Athlete) -> None:
    for day in range(10, 20):
        await says(owner, f"squat 3x5 {80 + day} kg on 2026-11-{day}")
    assert "to 3 × 1 @ 16 kg" in await says(owner, "get-ups 3x2 at 16 kg on 2026-11-02", "sorry, 3x1, I'm not that crazy")
