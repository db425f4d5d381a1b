"""The main job, end to end: build a coach by talking, train with it, see it logged, correct it, ask about it."""

from tests.stories.athlete import Athlete

REPORT = "Did 3x5 back squat at 225 lb, RPE 8, then ran 5k in 24:10"


def only(items: list[dict]) -> dict:  # type: ignore[type-arg]
    assert len(items) == 1, items
    return items[0]


async def test_a_conversation_ends_in_a_coach_that_knows_what_was_said(athlete: Athlete) -> None:
    coach = only((await athlete.get("/coaches"))["items"])
    assert coach["is_primary"]
    assert coach["technical_config"]["time_constraints"]["session_length"] == 60
    assert "knee" in " ".join(coach["technical_config"]["injury_considerations"])


async def test_a_report_becomes_sets_with_the_words_they_came_from(athlete: Athlete) -> None:
    turn = await athlete.says(REPORT)
    workout = only(await athlete.workouts())
    squat, run = workout["exercises"]
    assert [(s["reps"], s["weight"], s["unit"], s["weight_kg"], s["rpe"]) for s in squat["sets"]] == [(5, 225, "lb", 102.06, 8)] * 3
    assert (run["sets"][0]["distance_m"], run["sets"][0]["duration_s"]) == (5000, 1450)
    assert all(REPORT[span["start"] : span["end"]] == span["quote"] for span in turn["receipts"][0]["source"])
    assert "225" in turn["message"]["text"]


async def test_yesterday_is_the_users_yesterday(athlete: Athlete) -> None:
    await athlete.says("Fran in 4:32 Rx yesterday")
    workout = only(await athlete.workouts())
    assert workout["date"] == "2026-11-19"
    assert (workout["metcons"][0]["score_s"], workout["metcons"][0]["rx"]) == (272, True)


async def test_plans_and_other_peoples_lifts_store_nothing(athlete: Athlete) -> None:
    await athlete.says("tomorrow I'll squat 5x5 at 100kg")
    await athlete.says("my friend benched 315")
    assert await athlete.workouts() == []


async def test_a_question_is_answered_from_rows(athlete: Athlete) -> None:
    await athlete.says(REPORT)
    turn = await athlete.says("what is my best squat?")
    assert "225 lb × 5 (102.06 kg)" in turn["message"]["text"]


async def test_a_correction_changes_the_sets_and_the_record(athlete: Athlete) -> None:
    await athlete.says(REPORT)
    turn = await athlete.says("actually the squats were 235")
    squat = only(await athlete.workouts())["exercises"][0]
    assert [s["weight"] for s in squat["sets"]] == [235] * 3
    assert (await athlete.records("back_squat"))["max_weight"]["value"] == 106.59
    assert turn["receipts"][0]["action"] == "changed"


async def test_the_same_message_with_one_key_is_one_turn(athlete: Athlete) -> None:
    first = await athlete.says(REPORT, key="k1")
    again = await athlete.says(REPORT, key="k1")
    assert again == first
    assert len((await athlete.get(f"/conversations/{athlete.conversation}/messages"))["items"]) == 1
    assert len(await athlete.workouts()) == 1


async def test_the_same_key_for_other_words_is_refused(athlete: Athlete) -> None:
    await athlete.says(REPORT, key="k1")
    refused = await athlete.sends("bench 5x5 80 kg", key="k1")
    assert (refused.status_code, refused.json()["code"]) == (422, "idempotency_key_reused")


async def test_a_weight_without_a_unit_costs_one_question(athlete: Athlete) -> None:
    await athlete.http.patch("/v1/preferences", json={"ui_preferences": {}}, headers={"If-Match": '"1"'})
    asked = await athlete.says("front squat 3x5 185")
    assert [card["kind"] for card in asked["cards"]] == ["question"]
    await athlete.says("pounds")
    assert only(await athlete.workouts())["exercises"][0]["sets"][0]["unit"] == "lb"


async def test_the_stream_says_what_the_finished_turn_says(athlete: Athlete) -> None:
    events = await athlete.hears(REPORT)
    names = [name for name, _ in events]
    assert (names[0], names[-1]) == ("turn", "done")
    assert "card" in names
    said = "".join(data["text"] for name, data in events if name == "delta")
    assert said.strip() == events[-1][1]["message"]["text"]


async def test_undo_takes_the_last_change_back(athlete: Athlete) -> None:
    await athlete.says(REPORT)
    await athlete.says("actually the squats were 235")
    await athlete.says("undo that")
    assert only(await athlete.workouts())["exercises"][0]["sets"][0]["weight"] == 225
    assert (await athlete.records("back_squat"))["max_weight"]["value"] == 102.06


async def test_a_fact_is_remembered_in_the_users_words(athlete: Athlete) -> None:
    await athlete.says("remember that I hate burpees")
    assert only((await athlete.get("/memories"))["items"])["text"] == "I hate burpees"


async def test_a_sentence_about_stored_sets_changes_them_even_later(athlete: Athlete) -> None:
    await athlete.says("squat 5x5 100 kg")
    await athlete.says("how are you?")
    await athlete.says("the squats were 102.5")
    workout = only(await athlete.workouts())
    assert workout["exercises"][0]["sets"][0]["weight"] == 102.5
