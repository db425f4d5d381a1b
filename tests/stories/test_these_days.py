"""What is only so for some days: it shapes what is proposed then, and neither the coach nor the equipment changes."""

import pytest

from kit.clock import FixedClock
from tests.stories.athlete import Athlete
from tests.stories.test_replanning import PLAN

KEPT = "what I know of your equipment stays as it is"


@pytest.fixture
async def trained(athlete: Athlete) -> Athlete:
    """Somebody with a barbell in the log, and nothing else said in this conversation."""
    await athlete.says("bench 3x8 60 kg")
    return athlete


@pytest.mark.parametrize(
    ("said", "lift"),
    [
        ("only got dumbbells this weekend", "Goblet squat"),
        ("just a kettlebell at the hotel this week", "Kettlebell"),
        ("dumbbells only tomorrow", "Goblet squat"),
        ("I'm on the road, only bodyweight till sunday", "Air squat"),
    ],
)
async def test_what_there_is_for_some_days_shapes_the_proposal(trained: Athlete, said: str, lift: str) -> None:
    turn = await trained.says(said)
    assert turn["receipts"] == []
    assert KEPT in turn["message"]["text"]
    assert lift in turn["message"]["text"]
    assert "Bench press" not in turn["message"]["text"]
    assert (await trained.get("/equipment"))["items"] == []


async def test_it_holds_for_those_days_and_no_longer(trained: Athlete, clock: FixedClock) -> None:
    await trained.says("only got dumbbells this weekend")
    clock.at = clock.at.replace(day=21)
    assert "Dumbbell" in (await trained.says("what can I do instead of bench?"))["message"]["text"]
    assert KEPT in (await trained.says("what should I do today?"))["message"]["text"]
    clock.at = clock.at.replace(day=23)
    assert KEPT not in (await trained.says("what should I do today?"))["message"]["text"]


async def test_a_planned_session_gets_stand_ins(trained: Athlete) -> None:
    (await trained.http.post("/v1/plans", json=PLAN)).raise_for_status()
    told = (await trained.says("no barbell on monday"))["message"]["text"]
    assert "Instead of Back squat:" in told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I only have dumbbells from now on", "Shall I change that from now on"),
        ("I only have 30 minutes from now on", "Shall I change that from now on"),
        ("I sold my barbell", "no barbell any more"),
    ],
)
async def test_what_lasts_is_still_asked_about_or_kept(trained: Athlete, said: str, told: str) -> None:
    assert told in (await trained.says(said))["message"]["text"]


@pytest.mark.parametrize(
    "said",
    [
        "only got 30 minutes today",
        "plan something for tomorrow, 30 minutes",
        "give me a 30 min workout",
        "I have half an hour today, what can I do?",
        "what can I fit in 30 min",
        "I can only train 30 minutes tonight",
    ],
)
async def test_a_short_time_is_proposed_for_and_changes_nothing(trained: Athlete, said: str) -> None:
    turn = await trained.says(said)
    assert "30 minutes hold 8 sets" in turn["message"]["text"]
    assert "from now on" not in turn["message"]["text"]
    assert turn["receipts"] == []


@pytest.mark.parametrize("said", ["I slept 4 hours, still train?", "barely any sleep, should I go?", "so tired, train or rest?"])
async def test_what_no_rule_reads_is_said_and_the_log_is_judged(trained: Athlete, said: str) -> None:
    turn = await trained.says(said)
    assert "No rule of mine reads" in turn["message"]["text"]
    assert "hard week" in turn["message"]["text"]
    assert turn["receipts"] == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("book me a physio", "I can't do that"),
        ("what did I eat", "I keep no food diary"),
        ("I'm cutting, 10 weeks out", "beyond what I can plan"),
        ("show me a video of a snatch", "no videos or pictures"),
    ],
)
async def test_what_no_coach_here_can_do_is_said_plainly(trained: Athlete, said: str, told: str) -> None:
    turn = await trained.says(said)
    assert told in turn["message"]["text"]
    assert turn["receipts"] == []


@pytest.mark.parametrize(
    "said", ["hm I'm not sure about the weight", "might have been less actually", "was that right?", "I think I got the reps wrong"]
)
async def test_a_doubt_shows_what_was_stored_and_asks(trained: Athlete, said: str) -> None:
    turn = await trained.says(said)
    assert turn["message"]["text"] == "The log has Bench press: 3 × 8 @ 60 kg (today). If that isn't right, say how it was."
    assert turn["receipts"] == []


async def test_a_number_after_something_else_was_stored_is_asked_about(trained: Athlete) -> None:
    await trained.says("remember that I like rows")
    assert "Shall I change that" in (await trained.says("actually make it 62.5"))["message"]["text"]
    [workout] = await trained.workouts()
    assert workout["version"] == 1
    await trained.says("yes")
    [workout] = await trained.workouts()
    assert workout["exercises"][0]["sets"][0]["weight"] == 62.5
