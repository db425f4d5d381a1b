"""What is told once more in full takes the place of what was stored, and what is new is stored beside it."""

import pytest

from tests.stories.athlete import Athlete
from tests.stories.test_mending import last, text

WEDNESDAY = "wednesday: row 3x10 50 kg, dips 3x8"


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("correction to wednesday, the rows were 50 for 10 10 8. i rounded up", "to 2 × 10 @ 50 kg, 1 × 8 @ 50 kg (Wed 18 Nov 2026)"),
        ("rows on wednesday were 52.5 9,9,8 not 3x10", "to 2 × 9 @ 52.5 kg, 1 × 8 @ 52.5 kg (Wed 18 Nov 2026)"),
        ("wednesday's rows were 4x10 50 kg", "to 4 × 10 @ 50 kg (Wed 18 Nov 2026)"),
    ],
)
async def test_the_sets_of_a_day_are_told_anew(words: str, then: str, owner: Athlete) -> None:
    turn = await last(owner, WEDNESDAY, words)
    assert text(turn).startswith("Changed Barbell row from 3 × 10 @ 50 kg")
    assert then in text(turn)
    assert [receipt["action"] for receipt in turn["receipts"]] == ["changed"]


async def test_sets_told_anew_without_a_weight_keep_theirs(owner: Athlete) -> None:
    turn = await last(owner, "row 3x10 50 kg", "no sorry, the rows were 10 9 9")
    assert "to 1 × 10 @ 50 kg, 2 × 9 @ 50 kg (today)" in text(turn)


async def test_what_stands_like_that_stays(owner: Athlete) -> None:
    turn = await last(owner, WEDNESDAY, "rows on wednesday were 3x10 50 kg")
    assert turn["receipts"] == []
    assert "nothing to change" in text(turn).lower()


@pytest.mark.parametrize("words", ["sorry forgot, wednesday also rows 2x12 45 kg", "on wednesday the lunges were 3x12 20 kg"])
async def test_what_is_new_is_stored_beside_it(words: str, owner: Athlete) -> None:
    turn = await last(owner, WEDNESDAY, words)
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created"]


@pytest.mark.parametrize(
    ("report", "words", "then"),
    [
        ("plank 50s x3", "correction the second plank was only 41 sec", "to 0:50, 0:41, 0:50 (today)"),
        ("row 50 kg 8,8,7", "hm the last row set was 6, my mate counted", "to 2 × 8 @ 50 kg, 1 × 6 @ 50 kg (today)"),
        (
            "front squat 3x5 70",
            "2nd set of front squats i only got 4 actually, lost it on the 5th",
            "to 1 × 5 @ 70 kg, 1 × 4 @ 70 kg, 1 × 5",
        ),
        ("front squat 3x5 70", "the first set was 65x5", "to 1 × 5 @ 65 kg, 2 × 5 @ 70 kg (today)"),
        ("push-ups 22, 20, 20", "actualy the third set of push-ups was 16 not 20, on my knees for the last 4", "to 22, 20, 16 (today)"),
        ("ran 9.5 km 52:00", "hm garmin says 9.3 actually, same time. pls fix", "to 9.3 km in 52:00 (today)"),
    ],
)
async def test_one_set_is_put_right(report: str, words: str, then: str, owner: Athlete) -> None:
    turn = await last(owner, report, words)
    assert then in text(turn)
    assert [receipt["action"] for receipt in turn["receipts"]] == ["changed"]


async def test_what_an_earlier_day_holds_is_not_stored_twice(owner: Athlete) -> None:
    turn = await last(owner, WEDNESDAY, "did 3x8 dips on wed too i think")
    assert turn["receipts"] == []
    assert "the log has" in text(turn)
    more = await owner.says("on wednesday i did another 3x8 dips")
    assert [receipt["action"] for receipt in more["receipts"]] == ["created"]


async def test_another_name_of_what_was_stored_is_put_right(owner: Athlete) -> None:
    turn = await last(owner, "walking lunges 2x12 w the 14s", "wait no lunges were 12s")
    assert "to 2 × 12 @ 12 kg (today)" in text(turn)


async def test_fewer_pieces_lose_the_last_one(owner: Athlete) -> None:
    turn = await last(owner, "rowed 6x500m, 1:52 1:52 1:53 1:54 1:54 1:51", "correction, that was only 5. lost count")
    assert "to 2 × 500 m in 1:52, 500 m in 1:53, 2 × 500 m in 1:54 (today)" in text(turn)


async def test_a_short_name_means_what_is_stored_under_a_longer_one(owner: Athlete) -> None:
    turn = await last(owner, "dumbbell rows 3x10 22 kg", "hey, wrong number earlier, the rows today were 3x8 not 3x10. got ugly")
    assert text(turn).startswith("Changed Dumbbell row from 3 × 10 @ 22 kg to 3 × 8 @ 22 kg (today)")


@pytest.mark.parametrize("words", ["today was great, rows 3x8 52.5 kg", "rows were 3x8 52.5 kg tonight"])
async def test_a_second_session_of_today_takes_no_place(words: str, owner: Athlete) -> None:
    turn = await last(owner, "row 3x10 50 kg", words)
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created"]


async def test_a_day_that_was_hard_tells_nothing_anew(owner: Athlete) -> None:
    turn = await last(owner, WEDNESDAY, "wednesday was rough: dips 2x5")
    assert [receipt["action"] for receipt in turn["receipts"]] == ["created"]
