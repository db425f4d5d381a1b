"""Input that can't be used is refused with a sentence that says what to do, and loses nothing."""

import json
from typing import Any

import pytest

from tests.api.problems import problem
from tests.stories.athlete import Athlete

Request = tuple[str, str]


async def counts(user: Athlete) -> tuple[int, int]:
    """How many turns and workouts there are."""
    turns = (await user.get(f"/conversations/{user.conversation}/messages"))["items"]
    return len(turns), len(await user.workouts())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 422),
        (" \n\t ", 422),
        ("squat 5x5\x00 100 kg", 422),
        ("squat 5x5 \ud800 100 kg", 422),
        ("x" * 40 * 1024, 413),
        ("é" * 16_385, 413),
    ],
)
async def test_words_that_can_not_be_a_message(text: str, status: int, owner: Athlete) -> None:
    answer = await owner.http.post(
        f"/v1/conversations/{owner.conversation}/messages",
        content=json.dumps({"text": text}).encode(),
        headers={"Content-Type": "application/json"},
    )
    assert problem(answer)[0] == status
    assert await counts(owner) == (2, 1)


@pytest.mark.parametrize("path", ["/v1/coach-creator/sessions/{session}/messages", "/v1/extract"])
@pytest.mark.parametrize(("text", "status"), [("", 422), ("a\x00b", 422), ("x" * 40 * 1024, 413)])
async def test_words_are_checked_wherever_they_come_in(path: str, text: str, status: int, owner: Athlete) -> None:
    session = (await owner.http.post("/v1/coach-creator/sessions")).json()["session_id"]
    assert problem(await owner.http.post(path.format(session=session), json={"text": text}))[0] == status


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"text": "squat', 400),
        (b"\xff\xfe{}", 400),
        (b"", 422),
        (b"[]", 422),
        (b"null", 422),
        (b'{"text": 5}', 422),
        (b"{}", 422),
        (b'{"text": "squat 5x5 100 kg", "txet": ""}', 422),
        (b'{"text": "squat 5x5 100 kg", "\\ud800": ""}', 422),
        (b'{"text": "\\ud800"}', 422),
        (b'{"text": ' + b"[" * 5000 + b"]" * 5000 + b"}", 400),
    ],
)
async def test_bodies_that_can_not_be_read(body: bytes, status: int, owner: Athlete) -> None:
    answer = await owner.http.post(
        f"/v1/conversations/{owner.conversation}/messages", content=body, headers={"Content-Type": "application/json"}
    )
    assert problem(answer)[0] == status
    assert await counts(owner) == (2, 1)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
async def test_a_body_of_another_type_is_refused(kind: str, owner: Athlete) -> None:
    path = f"/v1/conversations/{owner.conversation}/messages"
    answer = await owner.http.post(path, content=b'{"text": "hello"}', headers={"Content-Type": kind})
    assert problem(answer)[0] in (415, 422)


@pytest.mark.parametrize("declared", [True, False])
async def test_a_huge_body_is_turned_away(declared: bool, owner: Athlete) -> None:
    async def pieces() -> Any:
        for _ in range(40):
            yield b" " * 10_000

    content: Any = b" " * 400_000 if declared else pieces()
    answer = await owner.http.post("/v1/extract", content=content, headers={"Content-Type": "application/json"})
    assert problem(answer) == (413, "body_too_large")


UNKNOWN = "01JD0000000000000000000000"
ADDRESSES: list[Request] = [
    ("GET", "/v1/conversations/{id}"),
    ("GET", "/v1/conversations/{id}/messages"),
    ("POST", "/v1/conversations/{id}/messages"),
    ("POST", "/v1/conversations/{id}/close"),
    ("GET", "/v1/coach-creator/sessions/{id}"),
    ("POST", "/v1/coach-creator/sessions/{id}/messages"),
    ("DELETE", "/v1/coach-creator/sessions/{id}"),
    ("GET", "/v1/coaches/{id}"),
    ("PATCH", "/v1/coaches/{id}"),
    ("DELETE", "/v1/coaches/{id}"),
    ("POST", "/v1/coaches/{id}/primary"),
    ("GET", "/v1/coaches/{id}/versions"),
    ("POST", "/v1/coaches/{id}/versions/1/restore"),
    ("GET", "/v1/workouts/2026-11-20/{id}"),
    ("PATCH", "/v1/workouts/2026-11-20/{id}"),
    ("DELETE", "/v1/workouts/2026-11-20/{id}"),
    ("POST", "/v1/workouts/2026-11-20/{id}/feedback"),
    ("POST", "/v1/workouts/2026-11-20/{id}/undo"),
    ("PATCH", "/v1/memories/{id}"),
    ("DELETE", "/v1/memories/{id}"),
    ("DELETE", "/v1/tokens/{id}"),
]
BODIES: dict[str, Any] = {
    "/messages": {"text": "squat 5x5 100 kg"},
    "PATCH /v1/coaches": {"coach_name": "Mine"},
    "PATCH /v1/workouts": {"name": "mine"},
    "PATCH /v1/memories": {"text": "mine"},
    "/feedback": {"satisfaction": 5},
}


async def asked(user: Athlete, request: Request, thing: str) -> tuple[int, dict[str, Any]]:
    """What a user is told about a thing."""
    method, path = request
    body = next((value for part, value in BODIES.items() if part in f"{method} {path}"), None)
    send = {"json": body} if body is not None and method != "GET" else {}
    answer = await user.http.request(method, path.format(id=thing), headers={"If-Match": '"1"'}, **send)
    problem(answer)
    return answer.status_code, answer.json()


@pytest.mark.parametrize("request_", ADDRESSES, ids=" ".join)
async def test_somebody_elses_things_and_unknown_things_are_the_same(request_: Request, owner: Athlete, stranger: Athlete) -> None:
    thing = await owners(owner, request_[1])
    told = await asked(stranger, request_, thing)
    assert told == await asked(stranger, request_, UNKNOWN)
    assert told[0] == 404
    assert await counts(owner) == (2, 1)


async def owners(owner: Athlete, path: str) -> str:
    """The id of something of the owner's that the path could be about."""
    kind = path.split("/")[2]
    if kind == "conversations":
        return owner.conversation
    if kind == "coach-creator":
        return str((await owner.http.post("/v1/coach-creator/sessions")).json()["session_id"])
    field = {"coaches": "coach_id", "workouts": "workout_id", "memories": "memory_id", "tokens": "token_id"}[kind]
    items = (await owner.get(f"/{kind}"))["items"]
    return str(items[0][field])


@pytest.mark.parametrize("odd", ["%00", "a%00b", "%ff", "..%2f..", "x" * 129, "a b", "%23", "%F0%9F%98%80"])
@pytest.mark.parametrize(
    "path", ["/v1/conversations/{id}", "/v1/coaches/{id}", "/v1/workouts/2026-11-20/{id}", "/v1/exercises/{id}/history"]
)
async def test_ids_of_any_shape_are_answered(odd: str, path: str, owner: Athlete) -> None:
    answer = await owner.http.get("/v1/" + path.format(id=odd))
    assert answer.status_code in (200, 404, 422)
    assert answer.status_code == 200 or problem(answer)


async def test_a_conversation_is_not_a_creator_session_and_the_other_way_round(owner: Athlete) -> None:
    session = (await owner.http.post("/v1/coach-creator/sessions")).json()["session_id"]
    words = {"text": "squat 5x5 100 kg"}
    for path in (f"/v1/coach-creator/sessions/{owner.conversation}/messages", f"/v1/conversations/{session}/messages"):
        assert problem(await owner.http.post(path, json=words))[0] == 404
    assert await counts(owner) == (2, 1)


@pytest.mark.parametrize(
    "path",
    [
        "/v1/workouts?from=yesterday",
        "/v1/workouts?from=2026-02-30",
        "/v1/workouts?to=99999-01-01",
        "/v1/workouts/2026-13-01/" + UNKNOWN,
        "/v1/workouts?limit=0",
        "/v1/workouts?limit=1000000",
        "/v1/workouts?status=great",
        "/v1/timeline?from=x",
        "/v1/workouts?cursor=abc",
        "/v1/workouts?cursor=%C3%A9",
        "/v1/conversations?cursor=" + "A" * 64,
        "/v1/memories?cursor=AAAA",
        "/v1/conversations/{conversation}/messages?cursor=-1",
        "/v1/conversations/{conversation}/messages?cursor=1e9",
        "/v1/conversations/{conversation}/messages?limit=x",
    ],
)
async def test_bad_dates_cursors_and_limits_are_named(path: str, owner: Athlete) -> None:
    answer = await owner.http.get(path.format(conversation=owner.conversation))
    assert problem(answer)[0] == 422


async def test_the_edges_of_the_calendar_are_fine(owner: Athlete) -> None:
    page = await owner.get("/workouts", **{"from": "0001-01-01", "to": "9999-12-31"})
    assert len(page["items"]) == 1
    assert (await owner.get("/timeline", **{"from": "9999-12-31", "to": "0001-01-01"}))["items"] == []


@pytest.mark.parametrize("key", ["", "x" * 201, "naïve"])
async def test_an_idempotency_key_that_can_not_be_one(key: str, owner: Athlete) -> None:
    answer = await owner.http.post(
        f"/v1/conversations/{owner.conversation}/messages", json={"text": "hello"}, headers={b"Idempotency-Key": key.encode()}
    )
    assert problem(answer) == (422, "idempotency_key_invalid")


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "PUT", "DELETE"])
async def test_there_is_nothing_at_other_addresses(method: str, owner: Athlete) -> None:
    assert problem(await owner.http.request(method, "/v1/nothing/here")) == (404, "not_found")


async def test_a_method_that_an_address_does_not_take(owner: Athlete) -> None:
    assert problem(await owner.http.put("/v1/profile", json={}))[0] == 405


@pytest.mark.parametrize(
    ("etag", "status"), [(None, 428), ('"99"', 412), ("1", 422), ('"x"', 422), ("*", 422), ('"' + "9" * 40 + '"', 422)]
)
@pytest.mark.parametrize("kind", ["workouts", "coaches", "profile", "preferences", "memories"])
async def test_a_change_says_which_version_it_saw(kind: str, etag: str | None, status: int, owner: Athlete) -> None:
    path, body = await changeable(owner, kind)
    headers = {"If-Match": etag} if etag else {}
    assert problem(await owner.http.patch(path, json=body, headers=headers))[0] == status


async def changeable(owner: Athlete, kind: str) -> tuple[str, dict[str, Any]]:
    """Something that can be changed, and a change."""
    if kind == "profile":
        return "/v1/profile", {"first_name": "Ada"}
    if kind == "preferences":
        return "/v1/preferences", {"memory_enabled": False}
    item = (await owner.get(f"/{kind}"))["items"][0]
    if kind == "workouts":
        return f"/v1/workouts/{item['date']}/{item['workout_id']}", {"name": "Legs"}
    if kind == "coaches":
        return f"/v1/coaches/{item['coach_id']}", {"coach_name": "Ada"}
    return f"/v1/memories/{item['memory_id']}", {"text": "I hate burpees a lot"}


async def test_the_version_that_was_seen_may_be_changed(owner: Athlete) -> None:
    path, body = await changeable(owner, "workouts")
    seen = (await owner.http.get(path)).headers["ETag"]
    changed = await owner.http.patch(path, json=body, headers={"If-Match": seen})
    assert (changed.status_code, changed.json()["name"], changed.headers["ETag"]) == (200, "Legs", '"2"')


async def test_a_profile_with_an_unknown_timezone_is_refused(owner: Athlete) -> None:
    answer = await owner.http.patch("/v1/profile", json={"timezone": "Mars/Olympus"}, headers={"If-Match": '"1"'})
    assert problem(answer) == (422, "timezone_unknown")
