"""A coach that is changed: in an interview about it, by talking, and back again."""

from datetime import timedelta
from typing import Any

import pytest

from kit.clock import FixedClock
from tests.stories.athlete import Athlete


async def begins(athlete: Athlete, creation_type: str) -> dict[str, Any]:
    answer = await athlete.http.post("/v1/coach-creator/sessions", json={"creation_type": creation_type})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def says(athlete: Athlete, session: dict[str, Any], text: str) -> dict[str, Any]:
    return await athlete._answers(session["session_id"], text)


async def coach(athlete: Athlete) -> dict[str, Any]:
    coach_id = (await athlete.get("/coaches"))["items"][0]["coach_id"]
    return dict(await athlete.get(f"/coaches/{coach_id}"))


async def test_a_modification_begins_with_what_is_known_and_asks_only_what_changes(athlete: Athlete) -> None:
    before = await coach(athlete)
    session = await begins(athlete, "modification")
    assert "left knee" in session["reply"]
    assert session["state"]["filled"] >= 9

    said = await says(athlete, session, "I can only train 3 days a week now, and I only have dumbbells")
    assert said["reply"].endswith("Anything else? Say done when that is all.")
    done = await says(athlete, session, "that's all")

    after = await coach(athlete)
    assert done["state"]["is_complete"]
    assert after["coach_id"] == before["coach_id"] == done["coach_id"]
    assert after["coach_name"] == before["coach_name"]
    assert (before["technical_config"]["training_frequency"], after["technical_config"]["training_frequency"]) == (4, 3)
    assert "dumbbell" in " ".join(after["technical_config"]["equipment_available"])
    assert "barbell" not in after["technical_config"]["equipment_available"]
    assert after["technical_config"]["injury_considerations"] == before["technical_config"]["injury_considerations"]
    assert after["metadata"]["adaptation_history"][0]["trigger"] == "modification"


CHANGES = [
    ("I moved, only dumbbells now", {"equipment_available": ["dumbbells"]}),
    ("my shoulder is hurt", {"injury_considerations": ["left_knee", "shoulder"]}),
    ("I can only train twice a week now", {"training_frequency": 2}),
    ("I want to run a marathon in May instead", {"methodology": "endurance_base", "programming_focus": ["endurance"]}),
    ("be gentler, I like longer answers", {"methodology": "wave_531", "experience_level": "intermediate"}),
]


@pytest.mark.parametrize(("words", "expected"), CHANGES)
async def test_a_modification_asks_nothing_but_whether_that_is_all(athlete: Athlete, words: str, expected: dict[str, Any]) -> None:
    before = await coach(athlete)
    session = await begins(athlete, "modification")
    said = await says(athlete, session, words)
    assert said["reply"].endswith("Anything else? Say done when that is all.")
    assert "?" not in said["reply"].removesuffix("Anything else? Say done when that is all.")
    done = await says(athlete, session, "done")
    after = await coach(athlete)
    assert done["state"]["is_complete"]
    assert {name: after["technical_config"][name] for name in expected} == expected
    assert "left_knee" in after["technical_config"]["injury_considerations"]
    assert after["version"] == before["version"] + 1


async def test_a_comparison_is_understood_in_a_modification_too(athlete: Athlete) -> None:
    session = await begins(athlete, "modification")
    said = await says(athlete, session, "be gentler with me, and longer answers please")
    assert said["reply"].startswith("Changed: encouraging, long answers (before: blunt, short answers).")
    await says(athlete, session, "done")
    assert (await coach(athlete))["template_id"].startswith("encouraging.")


async def test_who_asks_for_what_is_so_already_is_told(athlete: Athlete) -> None:
    session = await begins(athlete, "modification")
    assert (await says(athlete, session, "be stricter"))["reply"].startswith("That is how I'm set already: blunt, short answers.")
    turn = await athlete.says("be stricter with me from now on")
    assert turn["message"]["text"] == "That is how I'm set already: blunt, short answers. What exactly should I do differently?"
    assert turn["cards"] == []


async def test_a_goal_that_takes_the_place_of_another_is_proposed_with_the_method_that_follows(athlete: Athlete) -> None:
    turn = await athlete.says("I want to run a marathon in May instead")
    [card] = [card for card in turn["cards"] if card["kind"] == "proposal"]
    assert [line.split(":")[0] for line in card["data"]["lines"]] == ["goals", "timeline", "the method that fits"]
    await athlete.says("yes")
    assert (await coach(athlete))["technical_config"]["programming_focus"] == ["endurance"]


async def test_longer_sessions_are_no_longer_answers(athlete: Athlete) -> None:
    session = await begins(athlete, "modification")
    said = await says(athlete, session, "I want longer sessions, 90 minutes")
    assert "90 min" in said["reply"]
    assert "answers" not in said["reply"]


async def test_the_earlier_version_comes_back_with_its_answers(athlete: Athlete) -> None:
    before = await coach(athlete)
    session = await begins(athlete, "modification")
    await says(athlete, session, "Train me 2 days a week")
    await says(athlete, session, "done")

    await athlete.http.post(f"/v1/coaches/{before['coach_id']}/versions/1/restore")

    assert (await coach(athlete))["technical_config"] == before["technical_config"]
    again = await begins(athlete, "modification")
    assert again["state"]["slots"]["schedule"]["value"]["days_per_week"] == 4


async def test_a_recreation_asks_anew_and_keeps_the_coachs_place(athlete: Athlete) -> None:
    before = await coach(athlete)
    session = await begins(athlete, "recreation")
    assert session["state"]["filled"] == 0
    said = await says(athlete, session, "I want to run a half marathon in spring")
    for _ in range(20):
        if said["state"]["is_complete"]:
            break
        said = await says(athlete, session, "skip")

    after = await coach(athlete)
    assert said["coach_id"] == after["coach_id"] == before["coach_id"]
    assert after["technical_config"]["methodology"] != before["technical_config"]["methodology"]
    assert after["technical_config"]["injury_considerations"] == []


async def test_what_is_not_known_any_more_cannot_be_changed_in_parts(athlete: Athlete) -> None:
    refused = await athlete.http.post("/v1/coach-creator/sessions", json={"creation_type": "initial", "coach_id": "x"})
    assert refused.json()["code"] == "coach_id_unused"
    nobody = await athlete.http.post("/v1/coach-creator/sessions", json={"creation_type": "modification", "coach_id": "x"})
    assert nobody.status_code == 404


async def test_a_wish_in_the_chat_is_proposed_and_done_after_a_yes(athlete: Athlete) -> None:
    before = await coach(athlete)
    offered = await athlete.says("I moved, I only have dumbbells now")
    assert offered["cards"][-1]["kind"] == "proposal"
    assert {receipt["entity"] for receipt in offered["receipts"]} == {"equipment", "memory"}
    assert (await coach(athlete))["version"] == before["version"]

    done = await athlete.says("yes please")

    after = await coach(athlete)
    assert [receipt["entity"] for receipt in done["receipts"]] == ["coachConfig"]
    assert after["version"] == before["version"] + 1
    assert after["technical_config"]["equipment_available"] == ["dumbbells"]
    versions = (await athlete.get(f"/coaches/{before['coach_id']}/versions"))["items"]
    assert (versions[0]["trigger"], "dumbbells" in versions[0]["reason"]) == ("conversation", True)


async def test_a_no_leaves_the_coach_as_it_is(athlete: Athlete) -> None:
    before = await coach(athlete)
    await athlete.says("train me 3 days a week instead of 4")
    await athlete.says("no, leave it")
    assert await coach(athlete) == before
    assert (await athlete.get("/coaches/proposals"))["items"] == []


@pytest.mark.parametrize(
    "words", ["ok no", "okay, forget it", "yes but not the dumbbells", "no problem, do it", "ok, squat 5x5 100 kg", "yes?"]
)
async def test_only_a_plain_yes_changes_a_coach(athlete: Athlete, words: str) -> None:
    before = await coach(athlete)
    await athlete.says("train me 3 days a week instead of 4")
    await athlete.says(words)
    assert (await coach(athlete))["version"] == before["version"]
    assert len((await athlete.get("/coaches/proposals"))["items"]) == 1


async def test_a_manner_is_changed_by_comparison(athlete: Athlete) -> None:
    await athlete.says("be gentler with me from now on")
    await athlete.says("ok")
    after = await coach(athlete)
    assert "blunt" not in after["template_id"]
    [origin] = after["provenance"]["generated_prompts.personality_prompt"]
    assert origin["where"] == athlete.conversation


async def test_an_injury_that_is_fine_again_becomes_a_past_one(athlete: Athlete) -> None:
    await athlete.says("my left knee is fine now")
    await athlete.says("yes")
    assert (await coach(athlete))["technical_config"]["injury_considerations"] == ["left_knee_past"]


async def test_a_proposal_is_answered_over_http_too_and_only_once(athlete: Athlete) -> None:
    before = await coach(athlete)
    await athlete.says("train me 3 days a week instead of 4")
    [proposal] = (await athlete.get("/coaches/proposals"))["items"]
    first = await athlete.http.post(f"/v1/coaches/proposals/{proposal['recommendation_id']}/accept")
    again = await athlete.http.post(f"/v1/coaches/proposals/{proposal['recommendation_id']}/accept")

    assert first.status_code == again.status_code == 200
    assert (await coach(athlete))["version"] == before["version"] + 1
    assert (await athlete.get("/coaches/proposals"))["items"] == []


async def test_a_proposal_does_not_overwrite_a_later_change(athlete: Athlete) -> None:
    before = await coach(athlete)
    await athlete.says("train me 3 days a week instead of 4")
    [proposal] = (await athlete.get("/coaches/proposals"))["items"]
    headers = {"If-Match": f'"{before["version"]}"'}
    await athlete.http.patch(f"/v1/coaches/{before['coach_id']}", json={"coach_name": "Bo"}, headers=headers)
    refused = await athlete.http.post(f"/v1/coaches/proposals/{proposal['recommendation_id']}/accept")
    assert (refused.status_code, refused.json()["code"]) == (409, "proposal_gone")


async def test_talk_and_reports_propose_nothing(athlete: Athlete) -> None:
    for words in ("I'm tired now", "bench 3x8 60kg, felt better than last time", "what should I do instead of squats?"):
        turn = await athlete.says(words)
        assert "proposal" not in [card["kind"] for card in turn["cards"]]


async def test_why_a_coach_is_as_it_is_is_answered_from_the_users_words(athlete: Athlete) -> None:
    manner = await athlete.says("why are you so blunt?")
    assert "blunt with me and keep it short" in manner["message"]["text"]
    injury = await athlete.says("why do you avoid my knee?")
    assert "left knee" in injury["message"]["text"]
    unsaid = await athlete.says("why are your sessions so hard?")
    assert "our default" in unsaid["message"]["text"]


async def test_why_names_the_words_of_a_later_change(athlete: Athlete) -> None:
    await athlete.says("be gentler with me from now on")
    await athlete.says("ok")
    reply = await athlete.says("why are you so gentle?")
    assert "“gentler”" in reply["message"]["text"]


async def test_a_modification_that_lay_open_keeps_what_was_changed_meanwhile(athlete: Athlete) -> None:
    session = await begins(athlete, "modification")
    await says(athlete, session, "I can only train twice a week now")

    other = await begins(athlete, "modification")
    await says(athlete, other, "my right shoulder hurts, and 40 minutes a session at most")
    await says(athlete, other, "done")
    done = await says(athlete, session, "done")

    after = (await coach(athlete))["technical_config"]
    assert after["training_frequency"] == 2
    assert after["time_constraints"]["session_length"] == 40
    assert after["injury_considerations"] == ["left_knee", "right_shoulder"]
    assert done["state"]["slots"]["session_length"]["value"] == 40


async def test_an_injury_told_in_two_open_modifications_is_kept_from_both(athlete: Athlete) -> None:
    session = await begins(athlete, "modification")
    await says(athlete, session, "my left wrist hurts")

    other = await begins(athlete, "modification")
    await says(athlete, other, "my right shoulder hurts")
    await says(athlete, other, "done")
    await says(athlete, session, "done")

    minded = (await coach(athlete))["technical_config"]["injury_considerations"]
    assert set(minded) == {"left_knee", "left_wrist", "right_shoulder"}


WISHES = [
    ("stop calling me champ", ["what I always keep in mind: “stop calling me champ”"]),
    ("Thursdays are out now", ["training days: Mon, Tue, Fri, morning (now: Mon, Tue, Thu, Fri, morning)"]),
    ("add Saturday please", ["training days: Mon, Tue, Thu, Fri, Sat, morning (now: Mon, Tue, Thu, Fri, morning)"]),
    ("move Thursday to Saturday", ["training days: Mon, Tue, Fri, Sat, morning (now: Mon, Tue, Thu, Fri, morning)"]),
    ("evenings are better for me now", ["training days: Mon, Tue, Thu, Fri, evening (now: Mon, Tue, Thu, Fri, morning)"]),
    ("I sold my barbell, only rings from now on", ["place and equipment: rings (now: home: rack, barbell, rings)"]),
    ("no more burpees, ever", ["what you can't stand: no burpees"]),
    (
        "talk to me like a drill sergeant, and explain the why",
        ["how I should talk: blunt, technical, long answers (now: blunt, short answers)"],
    ),
    ("swap squats for leg press from now on", ["what I always keep in mind: “swap squats for leg press from now on”"]),
    ("I can't do mornings anymore, only after work", ["training days: Mon, Tue, Thu, Fri, evening (now: Mon, Tue, Thu, Fri, morning)"]),
    ("give me harder sessions", ["how hard it should be: high effort"]),
    ("I don't want to squat anymore", ["what you can't stand: no squat"]),
    ("switch to a bodybuilding split", ["training method: Muscle-building split (now: Monthly waves)"]),
    ("lower the volume a bit", ["a set less of each exercise that I propose: “lower the volume a bit”"]),
]


@pytest.mark.parametrize(("words", "lines"), WISHES)
async def test_a_wish_proposes_what_it_asks_for_and_nothing_else(athlete: Athlete, words: str, lines: list[str]) -> None:
    offered = await athlete.says(words)
    asked = [line for line in offered["cards"][-1]["data"]["lines"] if not line.startswith("the method that fits")]
    assert asked == lines


NO_WISHES = [
    "you're doing great, don't change anything",
    "my wife wants you to be nicer to her",
    "what would you change about my plan?",
    "I never use straps",
    "he told me to stop calling him champ",
]


@pytest.mark.parametrize("words", NO_WISHES)
async def test_what_asks_for_no_change_proposes_none(athlete: Athlete, words: str) -> None:
    await athlete.says(words)
    assert (await athlete.get("/coaches/proposals"))["items"] == []


async def test_a_coach_is_renamed_by_talking_and_keeps_its_users_words(athlete: Athlete) -> None:
    await athlete.says("change your name to Greta")
    await athlete.says("yes")
    await athlete.says("stop calling me champ")
    await athlete.says("yes")
    after = await coach(athlete)
    assert (after["coach_name"], after["custom_instructions"]) == ("Greta", "stop calling me champ")


async def test_a_wish_that_answers_no_question_is_kept_in_a_modification_too(athlete: Athlete) -> None:
    session = await begins(athlete, "modification")
    said = await says(athlete, session, "stop calling me champ, and I'll call you Greta")
    assert said["reply"].startswith("I'll keep to this: ")
    await says(athlete, session, "done")
    after = await coach(athlete)
    assert (after["coach_name"], after["custom_instructions"]) == ("Greta", "stop calling me champ")


async def test_a_coach_goes_back_to_how_it_was(athlete: Athlete, clock: FixedClock) -> None:
    first = await coach(athlete)
    clock.at += timedelta(days=40)
    await athlete.says("be gentler with me from now on, I can only train twice a week now")
    await athlete.says("yes")
    clock.at += timedelta(days=40)

    same = await athlete.says("go back to how you were last month")
    assert same["message"]["text"].startswith("I was the same then.")
    offered = await athlete.says("go back to how you were at first")
    assert "training days: Mon, Tue, Thu, Fri, morning (now: 2 days a week" in offered["message"]["text"]
    await athlete.says("yes")

    after = await coach(athlete)
    assert after["technical_config"] == first["technical_config"]
    assert after["version"] == first["version"] + 2


async def test_a_coach_that_was_not_there_then_says_so(athlete: Athlete) -> None:
    said = await athlete.says("go back to how you were in spring")
    assert "I was not there then: I was built on 20 Nov 2026. I have not changed since." in said["message"]["text"]


async def test_what_is_disliked_now_is_no_favourite_any_more(athlete: Athlete) -> None:
    session = await begins(athlete, "modification")
    await says(athlete, session, "I love deadlifts")
    said = await says(athlete, session, "I'm bored of deadlifts")
    assert "deadlifts" not in str(said["state"]["slots"].get("preferences", {}).get("value", []))
    assert said["state"]["slots"]["dislikes"]["value"] == ["deadlifts"]


async def test_a_change_that_was_made_is_told_with_what_was_before(athlete: Athlete) -> None:
    await athlete.says("I can only train twice a week now")
    await athlete.says("yes")
    why = await athlete.says("why are you like this?")
    assert "training days: 2 days a week, morning (before: Mon, Tue, Thu, Fri, morning)" in why["message"]["text"]
