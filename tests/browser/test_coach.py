"""The page about the coach: changing it by talking, and going back to what it was."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.service import Served
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def trainee(stranger: Visitor, served: Served) -> Visitor:
    """Somebody with a fresh coach of their own, at its page."""
    return stranger.opens(served.link).builds_a_coach().goes_to("Coach")


def trait(user: Visitor, name: str) -> Locator:
    return user.page.get_by_label("Traits").locator(".understood-slot").filter(has=user.page.get_by_text(name, exact=True))


def changed(user: Visitor) -> Locator:
    """The unfolded list of what would change."""
    user.page.get_by_text(re.compile("^What would change")).filter(visible=True).click()
    return user.page.locator(".understood").filter(visible=True)


def test_a_coach_is_changed_by_talking_and_taken_back_to_what_it_was(trainee: Visitor) -> None:
    trainee.opens_link("Change").sees("What should change?").says("I can only train twice a week now")
    expect(changed(trainee)).to_contain_text("Before: Mon, Wed, Sat")
    trainee.presses("Change it").presses("Back to your coach")
    expect(trait(trainee, "Sessions a week")).to_contain_text("2twice a week")

    trainee.opens_link("Versions").presses("Compare with now").sees("Now: 2")
    trainee.presses("Go back to this").sees("Your coach is as in version 1 again.").sees("Version 3, as it is now")

    trainee.goes_to("Coach")
    expect(trait(trainee, "Sessions a week")).to_contain_text("3")


def test_a_change_that_is_left_changes_nothing(trainee: Visitor) -> None:
    trainee.opens_link("Change").says("I can only train twice a week now").presses("Leave it as it was")

    expect(trait(trainee, "Sessions a week")).to_contain_text("3")
    trainee.opens_link("Change").sees("What should change?")
    expect(trainee.turns).to_have_count(0)


def test_a_change_that_was_begun_goes_on_after_a_reload(trainee: Visitor) -> None:
    trainee.opens_link("Change").says("only dumbbells now, I moved").page.reload()

    expect(changed(trainee)).to_contain_text("Dumbbells")
    trainee.presses("Change it").presses("Back to your coach")
    expect(trait(trainee, "Equipment")).to_contain_text("Dumbbells")
