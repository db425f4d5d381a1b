"""Words of one's own for an exercise: taught in a sentence, used from the next message on, and forgotten again."""

from tests.stories.athlete import Athlete


async def test_taught_words_are_used_from_the_next_message_on(athlete: Athlete) -> None:
    taught = await athlete.says("Remember that by zercs I mean zercher squat")
    [receipt] = taught["receipts"]
    assert (receipt["entity"], receipt["entity_id"]) == ("exerciseAlias", "zercs")
    assert receipt["source"][0]["quote"] == "by zercs I mean zercher squat"
    assert await athlete.workouts() == []

    await athlete.says("zercs 3x5 80 kg")
    [workout] = await athlete.workouts()
    [exercise] = workout["exercises"]
    assert (exercise["exercise_id"], exercise["name_as_written"]) == ("zercher_squat", "zercs")


async def test_taught_words_go_before_the_catalogue(athlete: Athlete) -> None:
    await athlete.says("from now on RDL means stiff-leg deadlift")
    await athlete.says("RDL 3x8 70kg")
    [workout] = await athlete.workouts()
    assert workout["exercises"][0]["exercise_id"] != "romanian_deadlift"


async def test_an_exercise_that_is_not_known_is_not_taught(athlete: Athlete) -> None:
    said = await athlete.says("when I say glomps I mean flurbling")
    assert "flurbling" in said["message"]["text"]
    assert said["receipts"] == []
    assert (await athlete.get("/aliases"))["items"] == []


async def test_words_are_taught_anew_and_forgotten(athlete: Athlete) -> None:
    await athlete.says("by bp I mean overhead press")
    await athlete.says("by bp I mean incline bench press")
    [alias] = (await athlete.get("/aliases"))["items"]
    assert (alias["words"], alias["version"]) == ("bp", 2)

    assert (await athlete.http.delete("/v1/aliases/bp")).status_code == 204
    assert (await athlete.get("/aliases"))["items"] == []
    assert (await athlete.http.delete("/v1/aliases/bp")).status_code == 404
    await athlete.says("bp 3x8 60kg")
    [workout] = await athlete.workouts()
    assert workout["exercises"][0]["exercise_id"] == "bench_press"
