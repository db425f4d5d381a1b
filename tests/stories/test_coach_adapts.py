"""A coach that watches how training goes: it proposes with evidence, changes after a yes, and measures what came of it."""

from datetime import timedelta
from typing import Any

from api.services import Services
from kit.clock import FixedClock
from tests.stories.athlete import Athlete


async def coach(athlete: Athlete) -> dict[str, Any]:
    coach_id = (await athlete.get("/coaches"))["items"][0]["coach_id"]
    return dict(await athlete.get(f"/coaches/{coach_id}"))


async def review(athlete: Athlete) -> list[dict[str, Any]]:
    answer = await athlete.http.post(f"/v1/coaches/{(await coach(athlete))['coach_id']}/review")
    assert answer.status_code == 200, answer.text
    return list(answer.json()["items"])


async def trains(athlete: Athlete, clock: FixedClock, *days: int) -> None:
    """Log a workout on each of these days, counted from now, and be there on the last."""
    began = clock.at
    for day in days:
        clock.at = began + timedelta(days=day)
        await athlete.says("squat 3x5 100 kg")


async def test_missed_sessions_are_seen_proposed_and_measured(athlete: Athlete, clock: FixedClock) -> None:
    await trains(athlete, clock, 3, 5, 10, 12, 17, 19, 24)

    [proposal] = await review(athlete)
    assert (proposal["rule_id"], proposal["lines"]) == ("missed_sessions", ["2 days a week"])
    assert "planned 4 sessions a week and trained 2, 2 and 2" in proposal["reasoning"]
    assert await review(athlete) == []

    await athlete.http.post(f"/v1/coaches/proposals/{proposal['recommendation_id']}/accept")
    changed = await coach(athlete)
    assert changed["technical_config"]["training_frequency"] == 2
    assert changed["metadata"]["adaptation_history"][-1]["trigger"] == "missed_sessions"

    await trains(athlete, clock, 2, 9, 16, 23)
    await review(athlete)
    assert (await coach(athlete))["metadata"]["adaptation_history"][-1]["result"] == "2 sessions a week before, 1.3 after"


async def test_what_was_too_hard_gets_easier_after_a_yes(athlete: Athlete, clock: FixedClock) -> None:
    for day in range(5):
        clock.at += timedelta(days=1)
        await athlete.says("squat 3x5 100 kg")
        workout = (await athlete.get("/workouts"))["items"][0]
        path = f"/v1/workouts/{workout['date']}/{workout['workout_id']}/feedback"
        await athlete.http.post(path, json={"difficulty": "too_hard" if day else "just_right"})

    [proposal] = await review(athlete)
    assert proposal["reasoning"] == "You called 4 of your last 5 rated workouts too hard."
    await athlete.http.post(f"/v1/coaches/proposals/{proposal['recommendation_id']}/accept")

    assert (await coach(athlete))["technical_config"]["preferred_intensity"] == "low"


async def test_a_no_holds_for_weeks(athlete: Athlete, clock: FixedClock) -> None:
    await trains(athlete, clock, 3, 5, 10, 12, 17, 19, 24)
    [proposal] = await review(athlete)
    await athlete.http.post(f"/v1/coaches/proposals/{proposal['recommendation_id']}/dismiss")
    assert await review(athlete) == []

    await trains(athlete, clock, 7, 9, 14)
    assert await review(athlete) == []

    await trains(athlete, clock, 7, 14, 15)
    [again] = await review(athlete)
    assert again["rule_id"] == "missed_sessions"


async def test_a_young_coach_and_a_faithful_user_are_left_alone(athlete: Athlete, clock: FixedClock) -> None:
    assert await review(athlete) == []
    await trains(athlete, clock, 3, 4, 5, 6, 10, 11, 12, 13, 17, 18, 19, 20, 24)
    assert await review(athlete) == []


async def test_long_replies_that_end_the_talk_get_shorter_after_a_yes(services: Services, clock: FixedClock) -> None:
    async with Athlete.of(services, "reader") as user:
        await user.builds_a_coach(about="I want to squat 140 kg. I train 4 days a week. Please be kind and encouraging.")
        await user.starts_a_conversation()
        await talks_and_falls_silent(user, clock, times=8)

        [proposal] = await review(user)
        assert (proposal["rule_id"], proposal["lines"]) == ("long_replies_unanswered", ["short answers"])
        assert "after only 0 of my 8 replies with 40 words or more" in proposal["reasoning"]

        await user.http.post(f"/v1/coaches/proposals/{proposal['recommendation_id']}/accept")
        after = await coach(user)
        assert "one or two sentences" in after["generated_prompts"]["communication_style"]
        assert after["template_id"].startswith("encouraging")

        await talks_and_falls_silent(user, clock, times=21)
        await review(user)
        assert "wrote on after 8 of 16 of my replies before" in (await coach(user))["metadata"]["adaptation_history"][-1]["result"]


async def talks_and_falls_silent(user: Athlete, clock: FixedClock, times: int) -> None:
    """Each day a report, which is answered briefly and leads on, and a question with a long answer that ends the talk."""
    for _ in range(times):
        await user.says("squat 3x5 100 kg")
        await user.says("who are you and what can you do?")
        clock.at += timedelta(hours=26)


async def test_a_proposal_is_asked_about_once_in_the_next_conversation_and_answered_there(athlete: Athlete, clock: FixedClock) -> None:
    await trains(athlete, clock, 3, 5, 10, 12, 17, 19, 24)
    await review(athlete)

    await athlete.starts_a_conversation()
    asked = await athlete.says("hi")
    assert "planned 4 sessions a week and trained 2, 2 and 2" in asked["message"]["text"]
    assert asked["message"]["text"].endswith("Shall I change that from now on: 2 days a week? Say yes or no.")
    assert [card["kind"] for card in asked["cards"]] == ["proposal"]

    done = await athlete.says("yes")
    assert [receipt["entity"] for receipt in done["receipts"]] == ["coachConfig"]
    assert (await coach(athlete))["technical_config"]["training_frequency"] == 2


async def test_a_proposal_that_nobody_answered_is_not_asked_about_again(athlete: Athlete, clock: FixedClock) -> None:
    await trains(athlete, clock, 3, 5, 10, 12, 17, 19, 24)
    await review(athlete)
    await athlete.starts_a_conversation()
    await athlete.says("hi")
    assert "Shall I" not in (await athlete.says("what is my best squat?"))["message"]["text"]
    await athlete.starts_a_conversation()
    assert "Shall I" not in (await athlete.says("hi"))["message"]["text"]
    assert len((await athlete.get("/coaches/proposals"))["items"]) == 1


async def test_who_is_in_pain_is_not_asked_about_changes(athlete: Athlete, clock: FixedClock) -> None:
    await trains(athlete, clock, 3, 5, 10, 12, 17, 19, 24)
    await review(athlete)
    await athlete.starts_a_conversation()
    assert "Shall I" not in (await athlete.says("my shoulder hurts today"))["message"]["text"]
