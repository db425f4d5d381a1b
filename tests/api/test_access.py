"""The door: tokens, one-time codes, cookies, and where requests may come from."""

from datetime import timedelta

import httpx
import pytest

from api.access import CODE_LASTS, SESSION_LASTS, TRUSTED_FOR
from api.auth import COOKIE
from api.services import Services
from kit.clock import FixedClock
from tests.api.problems import problem
from tests.stories.athlete import Athlete

OPEN = ("/healthz", "/readyz", "/v1/exercises")
CLOSED = ("/v1/profile", "/v1/conversations", "/v1/workouts", "/v1/records", "/v1/tokens", "/v1/memories", "/v1/coaches", "/v1/preferences")


async def code_of(services: Services) -> str:
    return await services.access.login_code(await services.access.owner())


async def logged_in(services: Services, browser: httpx.AsyncClient) -> httpx.Response:
    """The browser after it followed the printed link."""
    answer = await browser.post("/v1/login", json={"code": await code_of(services)})
    assert answer.status_code == 204, answer.text
    return answer


@pytest.mark.parametrize("path", CLOSED)
@pytest.mark.parametrize("secret", [None, "Bearer wrong", "Bearer ", "Basic b3duZXI6", "Bearer spt_ü"])
async def test_without_a_valid_token_nothing_is_told(path: str, secret: str | None, browser: httpx.AsyncClient) -> None:
    headers = {b"Authorization": secret.encode()} if secret else {}
    answer = await browser.get(path, headers=headers)
    assert problem(answer)[0] == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("path", OPEN)
async def test_what_is_nobodys_secret_is_open(path: str, browser: httpx.AsyncClient) -> None:
    assert (await browser.get(path)).status_code == 200


async def test_a_login_code_works_once(services: Services, browser: httpx.AsyncClient) -> None:
    code = await code_of(services)
    assert (await browser.post("/v1/login", json={"code": code})).status_code == 204
    assert problem(await browser.post("/v1/login", json={"code": code})) == (401, "login_code_invalid")


@pytest.mark.parametrize("code", ["", "wrong", "x" * 5000, "\x00"])
async def test_a_wrong_code_opens_nothing(code: str, browser: httpx.AsyncClient) -> None:
    assert problem(await browser.post("/v1/login", json={"code": code}))[0] in (401, 422)


async def test_a_login_code_is_good_for_ten_minutes(services: Services, browser: httpx.AsyncClient, clock: FixedClock) -> None:
    code = await code_of(services)
    clock.at += CODE_LASTS + timedelta(seconds=1)
    assert problem(await browser.post("/v1/login", json={"code": code}))[0] == 401


async def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(services: Services, browser: httpx.AsyncClient) -> None:
    cookie = (await logged_in(services, browser)).headers["Set-Cookie"].lower()
    assert {"httponly", "samesite=strict", "path=/"} <= {part.strip() for part in cookie.split(";")}
    assert (await browser.get("/v1/profile")).status_code == 200


async def test_a_session_ends_in_time_and_by_logging_out(services: Services, browser: httpx.AsyncClient, clock: FixedClock) -> None:
    await logged_in(services, browser)
    cookie = browser.cookies[COOKIE]
    assert (await browser.post("/v1/logout")).status_code == 204
    assert (await browser.get("/v1/profile", headers={"Cookie": f"{COOKIE}={cookie}"})).status_code == 401
    await logged_in(services, browser)
    clock.at += SESSION_LASTS + timedelta(seconds=1)
    assert (await browser.get("/v1/profile")).status_code == 401


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://127.0.0.1:9999", "https://127.0.0.1.evil.example"])
async def test_a_cookie_can_not_write_for_another_site(origin: str | None, services: Services, browser: httpx.AsyncClient) -> None:
    await logged_in(services, browser)
    del browser.headers["Origin"]
    headers = {"Origin": origin} if origin else {}
    answer = await browser.patch("/v1/profile", json={"first_name": "Eve"}, headers={**headers, "If-Match": '"1"'})
    assert problem(answer) == (403, "origin_foreign")


@pytest.mark.parametrize("origin", [None, "http://evil.example"])
async def test_another_site_can_not_log_a_browser_in(origin: str | None, services: Services, browser: httpx.AsyncClient) -> None:
    del browser.headers["Origin"]
    answer = await browser.post("/v1/login", json={"code": await code_of(services)}, headers={"Origin": origin} if origin else {})
    assert problem(answer) == (403, "origin_foreign")


async def test_a_token_needs_no_origin(owner: Athlete) -> None:
    answer = await owner.http.patch("/v1/profile", json={"first_name": "Ada"}, headers={"If-Match": '"1"', "Origin": "http://evil.example"})
    assert answer.status_code in (200, 412)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8420",
        "127.0.0.1.evil.example",
        "",
        "[",
        "[::1",
        "localhost@evil.example",
        "10.0.0.1",
    ],
)
async def test_under_a_foreign_name_the_service_does_not_answer(host: str, owner: Athlete) -> None:
    assert problem(await owner.http.get("/v1/profile", headers={"Host": host})) == (403, "host_unknown")


@pytest.mark.parametrize("host", ["127.0.0.1:8420", "localhost:1", "[::1]:8420", "LOCALHOST"])
async def test_loopback_names_are_ours(host: str, owner: Athlete) -> None:
    assert (await owner.http.get("/v1/profile", headers={"Host": host})).status_code == 200


async def test_a_revoked_token_is_refused_at_once(owner: Athlete) -> None:
    made = (await owner.http.post("/v1/tokens", json={"name": "watch"})).json()
    watch = {"Authorization": f"Bearer {made['token']}"}
    assert (await owner.http.get("/v1/profile", headers=watch)).status_code == 200
    assert (await owner.http.delete(f"/v1/tokens/{made['token_id']}")).status_code == 204
    assert problem(await owner.http.get("/v1/profile", headers=watch)) == (401, "token_invalid")


async def test_a_token_that_another_process_revoked_is_trusted_for_half_a_minute_at_most(
    owner: Athlete, services: Services, clock: FixedClock
) -> None:
    made = (await owner.http.post("/v1/tokens", json={"name": "watch"})).json()
    watch = {"Authorization": f"Bearer {made['token']}"}
    await owner.http.get("/v1/profile", headers=watch)
    listing = next(one for one in await services.access.listed(await services.access.owner()) if one.token_id == made["token_id"])
    await services.access.tokens.revoke(listing)
    clock.at += TRUSTED_FOR
    assert (await owner.http.get("/v1/profile", headers=watch)).status_code == 401


async def test_the_list_of_tokens_holds_no_secret(owner: Athlete) -> None:
    made = (await owner.http.post("/v1/tokens", json={"name": "watch"})).json()
    listed = (await owner.http.get("/v1/tokens")).text
    assert made["token"] not in listed
    assert made["token_id"] in listed
