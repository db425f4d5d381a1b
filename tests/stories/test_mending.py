"""A message that reports and puts something right: both happen, whichever comes first, and a slip never stands as a set."""

from typing import Any

import pytest

from tests.stories.athlete import Athlete


async def last(user: Athlete, *messages: str) -> dict[str, Any]:
    turn: dict[str, Any] = {}
    for words in messages:
        turn = await user.says(words)
    return turn


def text(turn: dict[str, Any]) -> str:
    said: str = turn["message"]["text"]
    return said


@pytest.mark.parametrize(
    ("words", "stored"),
    [
        ("front squat 3x5 70. scratch that, 72.5", "Front squat: 3 × 5 @ 72.5 kg (today)"),
        ("front squat 3x5 70 kg... oh no wait, 75 kg", "Front squat: 3 × 5 @ 75 kg (today)"),
        ("did 7 chin-ups. no wait, 8. then dips 3x9", "Chin-up: 8; Dip: 3 × 9 (today)"),
        ("did 11 push-ups in a row, sorry, 13", "Push-up: 13 (today)"),
        ("swam 400m, no sorry, 600m", "Swim: 600 m (today)"),
    ],
)
async def test_a_slip_is_no_set(words: str, stored: str, owner: Athlete) -> None:
    turn = await last(owner, words)
    assert text(turn).startswith(f"Logged. {stored}.")
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created"]


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("dips 3x9 and cable rows 3x12 40 kg. no wait the rows were 45", "to 3 × 12 @ 45 kg (today)"),
        ("front squat 3x5 70 felt fine. the last set was only 4 tho, sorry", "to 2 × 5 @ 70 kg, 1 × 4 @ 70 kg (today)"),
        ("front squat 3x5 70. actually that was yesterday", "Moved Front squat: 3 × 5 @ 70 kg from today to yesterday"),
        ("biked 40 min, no wait 45", "from 40:00 to 45:00 (today)"),
        ("jogged 25 minutes. sorry, 28", "from 25:00 to 28:00 (today)"),
    ],
)
async def test_what_a_message_puts_right_of_its_own_report_is_right(words: str, then: str, owner: Athlete) -> None:
    turn = await last(owner, "bench 3x8 50 kg", words)
    assert then in text(turn)
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created", "changed"]


@pytest.mark.parametrize(
    "words",
    [
        "no it was 52.5. then front squats 3x5 70",
        "sorry, the bench was 52.5 kg, and i did front squats after, 3x5 70",
        "front squats 3x5 70 after. sorry, the bench was 52.5",
    ],
)
async def test_a_correction_takes_no_report_away(words: str, owner: Athlete) -> None:
    turn = await last(owner, "bench 3x8 50 kg", words)
    assert "Front squat: 3 × 5 @ 70 kg (today)" in text(turn)
    assert "Changed Bench press from 3 × 8 @ 50 kg to 3 × 8 @ 52.5 kg (today)" in text(turn)
    assert sorted(receipt["action"] for receipt in turn["receipts"]) == ["changed", "created"]


async def test_a_correction_that_fits_nothing_takes_no_report_away(owner: Athlete) -> None:
    turn = await last(owner, "bench 3x8 50 kg today. sorry, last sundays leg press was 95 not 92.5")
    assert "Bench press: 3 × 8 @ 50 kg (today)" in text(turn)
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created"]


@pytest.mark.parametrize(
    ("report", "words", "then"),
    [
        ("jogged 25 minutes", "hmm no it was 28", "from 25:00 to 28:00"),
        ("plank 50 seconds", "no 70", "from 0:50 to 1:10"),
        ("swam 600 m", "sorry, 800", "from 600 m to 800 m"),
        ("ran 3 miles", "oops 4", "from 3 mi to 4 mi"),
    ],
)
async def test_a_bare_number_is_what_the_set_was_measured_in(report: str, words: str, then: str, owner: Athlete) -> None:
    assert then in text(await last(owner, report, words))


@pytest.mark.parametrize(
    ("report", "words", "then"),
    [
        ("cable rows 3x12 26 kg", "oh and the rows were 24 not 26, took the wrong pin", "to 3 × 12 @ 24 kg"),
        ("cleans 5x2 60 kg", "ah no the cleans were only 4 sets, ran out of time", "to 4 × 2 @ 60 kg"),
        ("swam 1 km in 26:30", "sorry 26:40, looked at my watch again", "to 1 km in 26:40"),
        ("chin-ups 5, 4, 4", "the chin-ups were 5 5 4 sorry", "to 2 × 5, 4"),
        ("lunges 3x10 25 kg", "the lunges were 30s not 25s", "to 3 × 10 @ 30 kg"),
        ("lunges 3x10", "the lunges were with 20s", "@ +20 kg"),
        ("ring dips 3x5", "make that 5 5 4", "to 2 × 5, 4"),
        ("bench 40x10, 60x5, 75x1", "correction that single was 77.5, forgot the small plates", "1 × 1 @ 77.5 kg"),
        ("plank 1:20", "face pulls 3x15 20 kg too. and the plank was 1:10 actually not 1:20", "from 1:20 to 1:10"),
    ],
)
async def test_what_is_said_behind_a_correction_takes_nothing_from_it(report: str, words: str, then: str, owner: Athlete) -> None:
    assert then in text(await last(owner, report, words))


async def test_talk_of_other_things_picks_none_of_what_was_asked_about(owner: Athlete) -> None:
    await last(owner, "bench 3x8 50 kg", "front squat 3x5 70 kg", "cable rows 3x12 40 kg")
    await owner.starts_a_conversation()
    assert text(await last(owner, "actually that was 72.5")).startswith("Do you mean")
    assert not (await last(owner, "bean soup again. third day in a row, help"))["receipts"]


async def test_a_weight_beside_a_question_is_kept(owner: Athlete) -> None:
    [receipt] = (await last(owner, "84.6 kg on the scale this morning. how much is that since october?"))["receipts"]
    assert receipt["entity"] == "bodyMeasurement"


async def test_a_set_without_pain_ends_no_injury(owner: Athlete) -> None:
    await last(owner, "my right knee has hurt since october")
    assert not (await last(owner, "knee clicked on the second set, no pain after"))["receipts"]
    assert (await last(owner, "no more pain in my right knee"))["receipts"]


async def test_what_was_done_then_was_done_that_day(owner: Athlete) -> None:
    assert "(yesterday)" in text(await last(owner, "yesterday front squat 60 kg 5x3", "then 10 min skipping rope"))


async def test_a_weight_is_put_right_too(owner: Athlete) -> None:
    assert "body weight 84.6 kg" in text(await last(owner, "84.6 on the scale this morning"))
    assert "body weight 84.2 kg" in text(await last(owner, "no wait 84.2, wrong glasses"))
    said = text(await last(owner, "what do i weigh"))
    assert "84.2 kg" in said
    assert "84.6" not in said


@pytest.mark.parametrize(
    "words",
    [
        "company dinner yesterday, too much red wine. feel like a stone",
        "i want one muscle up some day, is that crazy at 52",
        "my back was so bad in april that i could not lift a bag",
        "knee was a bit achy after the run, fine by tuesday",
        "the neighbours complained, so no deadlifts before 8 anymore",
    ],
)
async def test_what_only_sounds_like_a_fact_is_none(words: str, owner: Athlete) -> None:
    assert not (await last(owner, "bench 3x8 50 kg", words))["receipts"]


async def test_a_report_that_copies_the_last_time_says_what_is_missing(owner: Athlete) -> None:
    said = text(await last(owner, "bench 3x8 50 kg. and overhead press, same as last time"))
    assert "nothing of Overhead press is logged" in said


@pytest.mark.parametrize(
    "words",
    [
        "late shifts start tonight, so i can only train mornings til sunday",
        "can train only tue and sat in january, exams",
        "going to my aunt 27 to 30 dec, she only has a pair of 5kg dumbbells",
    ],
)
async def test_when_and_where_somebody_can_train_is_kept(words: str, owner: Athlete) -> None:
    [receipt] = (await last(owner, words))["receipts"]
    assert (receipt["entity"], receipt["action"]) == ("memory", "created")


async def test_no_weight_is_put_right_where_nothing_is_to_be_remembered(owner: Athlete) -> None:
    await last(owner, "84.6 kg on the scale this morning")
    settings = await owner.http.get("/v1/preferences")
    await owner.http.patch("/v1/preferences", json={"memory_enabled": False}, headers={"If-Match": settings.headers["ETag"]})
    assert not (await last(owner, "no wait 84.2"))["receipts"]


async def test_a_bare_number_far_from_what_is_stored_changes_nothing(owner: Athlete) -> None:
    assert not (await last(owner, "jogged 25 minutes", "no it was 300"))["receipts"]
