"""The whole way of a person who has just started the service: link, coach, workout, list, and all of it after a reload."""

import pytest
from playwright.sync_api import expect

from tests.browser.service import Served
from tests.browser.visitor import ABOUT_ME, Visitor

pytestmark = pytest.mark.browser

REPORT = "Did 3x5 back squat at 225 lb, RPE 8, then ran 5k in 24:10"


def test_a_stranger_builds_a_coach_logs_a_workout_and_finds_it_again(stranger: Visitor, served: Served) -> None:
    stranger.opens(served.link).builds_a_coach().says(REPORT)

    expect(stranger.newest_card).to_contain_text("3 × 5 @ 225 lb · RPE 8")
    expect(stranger.newest_card).to_contain_text("5 km in 24:10")

    stranger.newest_card.get_by_role("button", name="3 × 5 @ 225 lb").click()
    expect(stranger.newest_card.locator("mark").filter(has_text="225 lb").first).to_be_visible()

    stranger.goes_to("Workouts").sees("3 × 5 @ 225 lb · RPE 8").sees("Today")
    stranger.goes_to("Records").sees("24:10")

    stranger.page.reload()
    stranger.goes_to("Workouts").sees("3 × 5 @ 225 lb · RPE 8")
    stranger.goes_to("Chat").sees(REPORT)


def test_the_creator_shows_what_it_understood_and_goes_on_after_a_reload(stranger: Visitor, served: Served) -> None:
    stranger.opens(served.link).says(ABOUT_ME)
    stranger.page.get_by_text("What I understood so far").filter(visible=True).click()
    stranger.sees("Injuries and limits")
    filled = stranger.page.get_by_label("Progress of your coach").get_attribute("value")

    stranger.page.reload()

    stranger.sees(ABOUT_ME)
    expect(stranger.page.get_by_label("Progress of your coach")).to_have_attribute("value", filled or "")


def test_a_login_link_works_once_and_leaves_the_address(stranger: Visitor, served: Served) -> None:
    stranger.opens(served.link).sees("Build your coach")
    assert stranger.page.url == f"{served.address}/"

    stranger.page.context.clear_cookies()
    stranger.opens(served.link)

    expect(stranger.page.get_by_role("alert")).to_be_visible()
    expect(stranger.page.get_by_label("Login code")).to_be_visible()
