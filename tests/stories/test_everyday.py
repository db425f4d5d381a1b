"""What people say to any coach beside reports and data, answered offline by what is stored."""

import pytest

from tests.stories.athlete import Athlete


@pytest.fixture
async def trained(athlete: Athlete) -> Athlete:
    """Somebody with one workout, and an exercise to leave out."""
    hurt = {"body_part": "left knee", "severity": "moderate", "restrictions": ["box jumps"]}
    (await athlete.http.post("/v1/injuries", json=hurt)).raise_for_status()
    await athlete.says("bench 3x8 60 kg")
    return athlete


@pytest.mark.parametrize("asked", ["did you log that?", "is it saved?", "did you get that", "has it been recorded?"])
async def test_whether_it_was_logged_is_answered_by_the_row(trained: Athlete, asked: str) -> None:
    assert "Yes, it is in your log: today: Bench press: 3 × 8 @ 60 kg." in (await trained.says(asked))["message"]["text"]


async def test_what_was_not_stored_is_not_said_to_be(trained: Athlete) -> None:
    await trained.says("nice weather here")
    assert "nothing was stored from your last message" in (await trained.says("did you log that?"))["message"]["text"]


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("remind me on sunday to stretch", "I can't remind you"),
        ("can I do box jumps?", "leave out box jumps"),
        ("give me a summary of my training", "1 workout, "),
        ("hi, how are you?", "Bench press"),
        ("bye, see you tomorrow", "See you."),
        ("make me a table of my records", "Bench press, heaviest: 60 kg × 8"),
        ("I am so tired today", "Bad days happen"),
    ],
)
async def test_everyday_words_are_understood(trained: Athlete, said: str, answer: str) -> None:
    turn = await trained.says(said)
    assert answer in turn["message"]["text"]
    assert turn["receipts"] == []


async def test_a_goal_of_the_interview_counts_until_another_is_told(trained: Athlete) -> None:
    assert "Back squat 140 kg by" in (await trained.says("how far am I from my goal?"))["message"]["text"]
    await trained.says("I want to squat 150 kg by December 2027")
    await trained.says("no")
    told = (await trained.says("what are my goals?"))["message"]["text"]
    assert "150 kg" in told
    assert "140 kg" not in told


async def test_whether_a_lift_was_logged_is_answered_by_its_newest_row(trained: Athlete) -> None:
    await trained.says("nice weather here")
    assert "Yes, it is in your log: today: Bench press" in (await trained.says("did you save my bench?"))["message"]["text"]


async def test_what_code_explains_is_no_spelt_out_secret(trained: Athlete) -> None:
    assert "3-1-1-0" in (await trained.says("what does tempo mean"))["message"]["text"]


@pytest.mark.parametrize("asked", ["how close am i to a 100kg bench", "what pace do i need for a 25 min 5k", "add 5 reps to my bench"])
async def test_what_is_only_asked_or_wished_is_not_stored(trained: Athlete, asked: str) -> None:
    assert (await trained.says(asked))["receipts"] == []


@pytest.mark.parametrize("words", ["update my bodyweight to 81.8", "change my weight to 81.8 kg", "log my body weight at 81.8 kg"])
async def test_a_body_weight_is_kept_however_it_is_handed_over(trained: Athlete, words: str) -> None:
    assert "81.8 kg" in (await trained.says(words))["message"]["text"]
    assert "81.8 kg" in (await trained.says("how much do I weigh?"))["message"]["text"]


async def test_who_feels_overtrained_is_told_whether_a_deload_is_due(trained: Athlete) -> None:
    assert "deload" in (await trained.says("I think I'm overtraining"))["message"]["text"].lower()


async def test_a_sore_part_is_minded_when_it_is_asked_what_is_fine(trained: Athlete) -> None:
    await trained.says("my shoulder is sore since yesterday")
    assert "your shoulder, and stop" in (await trained.says("is it ok to bench then?"))["message"]["text"]


async def test_leave_is_asked_for_one_after_the_other(trained: Athlete) -> None:
    await trained.says("my right wrist hurts, no push-ups")
    await trained.says("is it ok to do planks?")
    assert "Better not" in (await trained.says("and what about push-ups?"))["message"]["text"]


async def test_a_goal_may_be_for_what_was_never_done(trained: Athlete) -> None:
    await trained.says("negative pull-ups 3x5")
    goal = {"milestone_type": "skill", "title": "First pull-up", "exercise_id": "pull_up", "unit": "reps", "target_value": "1"}
    (await trained.http.post("/v1/milestones", json=goal)).raise_for_status()
    told = (await trained.says("when will I get my first pull-up?"))["message"]["text"]
    assert "First pull-up" in told
    assert "1 rep" in told
    assert "1 reps" not in told


async def test_an_exercise_that_an_injury_forbids_is_not_proposed(trained: Athlete) -> None:
    await trained.says("overhead press 3x8 30 kg")
    hurt = {"body_part": "left shoulder", "severity": "mild", "restrictions": ["overhead press"]}
    (await trained.http.post("/v1/injuries", json=hurt)).raise_for_status()
    told = (await trained.says("what's next for overhead press?"))["message"]["text"]
    assert "I leave Overhead press out, for your left shoulder" in told
