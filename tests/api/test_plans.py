"""Plans, the body, equipment, the calendar and the contact form, over HTTP."""

from typing import Any

import pytest

from api.services import Services
from tests.stories.athlete import Athlete

SQUAT = {"exercise_id": "back_squat", "name": "Back squat", "sets": 3, "reps": "5", "weight": 100, "unit": "kg", "equipment": "barbell"}
LEGS = {"day_name": "Legs", "date": "2026-11-20", "day_of_week": 5, "focus_area": "quads,glutes", "slots": [SQUAT]}
PLAN = {"split_type": "full_body", "week_start": "2026-11-16", "goal_type": "strength", "experience_level": "advanced", "sessions": [LEGS]}


async def send(user: Athlete, method: str, path: str, body: Any = None, version: int | None = None, key: str | None = None) -> Any:
    headers = {"If-Match": f'"{version}"'} if version is not None else {}
    headers |= {"Idempotency-Key": key} if key else {}
    return await user.http.request(method, "/v1" + path, json=body, headers=headers)


async def added(user: Athlete, path: str, body: Any, key: str | None = None) -> dict[str, Any]:
    answer = await send(user, "POST", path, body, key=key)
    assert answer.status_code == 201, answer.text
    shape: dict[str, Any] = answer.json()
    return shape


async def test_a_plan_is_stored_from_one_json_and_listed(owner: Athlete) -> None:
    plan = await added(owner, "/plans", PLAN, key="once")
    assert (plan["name"], plan["session_count"], plan["is_active"], plan["lacking"]) == ("Full body", 1, True, [])
    assert plan["sessions"][0]["exercises"][0]["weight_kg"] == 100
    assert (await added(owner, "/plans", PLAN, key="once"))["plan_id"] == plan["plan_id"]
    assert [one["plan_id"] for one in (await owner.get("/plans"))["items"]] == [plan["plan_id"]]
    assert len((await owner.get(f"/plans/{plan['plan_id']}", week=2))["sessions"]) == 0


async def test_a_plan_that_makes_no_sense_is_refused(owner: Athlete) -> None:
    answer = await send(owner, "POST", "/plans", PLAN | {"weeks": [{"sessions": [LEGS]}]})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")


async def test_a_plan_is_changed_deleted_and_brought_back(owner: Athlete) -> None:
    path = f"/plans/{(await added(owner, '/plans', PLAN))['plan_id']}"
    assert (await send(owner, "PATCH", path, {"status": "paused"})).status_code == 428
    assert (await send(owner, "PATCH", path, {"status": "paused"}, version=7)).status_code == 412
    assert (await send(owner, "PATCH", path, {"status": "paused"}, version=1)).json()["status"] == "paused"
    assert (await send(owner, "DELETE", path, version=2)).status_code == 204
    assert (await owner.http.get("/v1" + path)).json()["code"] == "plan_not_found"
    assert (await send(owner, "POST", path + "/undo")).json()["status"] == "paused"


async def test_nobody_sees_the_plans_of_another(owner: Athlete, stranger: Athlete) -> None:
    plan = await added(owner, "/plans", PLAN)
    session = plan["sessions"][0]["session_id"]
    paths = [f"/v1/plans/{plan['plan_id']}", f"/v1/plan-sessions/{session}", "/v1/plan-sessions/nonsense"]
    assert [(await stranger.http.get(path)).status_code for path in paths] == [404, 404, 404]


async def test_a_session_is_moved_and_done(owner: Athlete) -> None:
    session = (await added(owner, "/plans", PLAN))["sessions"][0]["session_id"]
    moved = await send(owner, "PATCH", f"/plan-sessions/{session}", {"date": "2026-11-21", "slots": [SQUAT | {"sets": 5}]}, version=1)
    assert (moved.json()["day_of_week"], moved.json()["exercises"][0]["sets"]) == (6, 5)
    workout = (await owner.workouts())[0]
    done = await send(owner, "POST", f"/plan-sessions/{session}/complete", {"date": workout["date"], "workout_id": workout["workout_id"]})
    assert (done.json()["completed"], len(done.json()["beside"][0]["actual"]["sets"])) == (True, 3)
    assert (await owner.workouts())[0]["plan_session_id"] == session


async def test_the_timeline_holds_everything_with_a_day(owner: Athlete) -> None:
    await added(owner, "/plans", PLAN)
    await added(owner, "/measurements", {"measurement_type": "weight", "value": 166.4, "unit": "lb"})
    await added(owner, "/milestones", {"title": "Squat 140", "target_value": 140, "target_date": "2026-11-20"})
    items = (await owner.get("/timeline", **{"from": "2026-11-20", "to": "2026-11-20"}))["items"]
    assert {one["kind"] for one in items} == {"workout", "plan_session", "body_measurement", "milestone"}
    assert [one["body_measurement"]["value_metric"] for one in items if one["kind"] == "body_measurement"] == [75.48]


async def test_equipment_that_a_plan_needs_can_not_go(owner: Athlete) -> None:
    bar = await added(owner, "/equipment", {"kind": "barbell"})
    assert (await added(owner, "/equipment", {"kind": "barbell"}))["equipment_id"] == bar["equipment_id"]
    await added(owner, "/plans", PLAN)
    refused = await send(owner, "DELETE", f"/equipment/{bar['equipment_id']}", version=1)
    assert (refused.status_code, refused.json()["code"]) == (409, "equipment_in_use")
    assert len((await owner.get("/equipment"))["items"]) == 1


async def test_an_injury_is_kept_healed_and_removed(owner: Athlete) -> None:
    injury = await added(owner, "/injuries", {"body_part": "left knee", "occurred_on": "2026-11-01", "restrictions": ["lunge"]})
    path = f"/injuries/{injury['injury_id']}"
    healed = await send(owner, "PATCH", path, {"recovered_on": "2026-11-15"}, version=1)
    assert healed.json()["recovered_on"] == "2026-11-15"
    assert (await send(owner, "DELETE", path, version=2)).status_code == 204
    assert (await owner.get("/injuries"))["items"] == []


async def test_a_milestone_says_how_far_it_is(owner: Athlete) -> None:
    goal = await added(owner, "/milestones", {"title": "80 kg", "start_value": 90, "current_value": 85, "target_value": 80})
    reached = await send(owner, "PATCH", f"/milestones/{goal['milestone_id']}", {"achieved_on": "2026-11-20"}, version=1)
    assert (goal["progress_percentage"], goal["achieved"], reached.json()["achieved"]) == (50, False, True)
    assert (await send(owner, "DELETE", f"/milestones/{goal['milestone_id']}", version=2)).status_code == 204


async def test_a_measurement_can_be_removed(owner: Athlete) -> None:
    kept = await added(
        owner, "/measurements", {"measurement_type": "waist", "value": 33, "unit": "in", "measured_at": "2026-11-19T07:00:00"}
    )
    [listed] = (await owner.get("/measurements/waist"))["items"]
    path = f"/measurements/waist/{listed['measured_at']}/{listed['measurement_id']}"
    assert (listed, listed["value_metric"]) == (kept, 83.82)
    assert (await send(owner, "DELETE", path, version=1)).status_code == 204
    assert (await owner.get("/measurements/waist"))["items"] == []


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/measurements", {"measurement_type": "Weight!", "value": 1, "unit": "kg"}),
        ("/measurements", {"measurement_type": "weight", "value": -1, "unit": "kg"}),
        ("/measurements", {"measurement_type": "weight", "value": 1, "unit": "stone"}),
        ("/injuries", {"severity": "mild"}),
        ("/equipment", {"kind": "spaceship"}),
        ("/milestones", {"title": "x"}),
        ("/contact", {"email": "not an address", "subject": "s", "message": "m"}),
    ],
    ids=str,
)
async def test_what_makes_no_sense_is_refused(owner: Athlete, path: str, body: dict[str, Any]) -> None:
    assert (await send(owner, "POST", path, body)).status_code == 422


async def test_a_message_to_us_is_kept(owner: Athlete, services: Services) -> None:
    answer = await added(owner, "/contact", {"email": "Me@Example.org", "subject": "Hello", "message": "It works.", "contact_type": "bug"})
    [kept] = await services.contact.from_address("me@example.org")
    assert (kept.message, kept.contact_type, answer["received_at"][:10]) == ("It works.", "bug", "2026-11-20")
