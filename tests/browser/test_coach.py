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


def test_a_coach_gets_another_name_and_a_word_to_keep_in_mind(trainee: Visitor) -> None:
    trainee.page.get_by_text("By hand").click()
    trainee.page.get_by_label("Name").fill("Sigrun")
    trainee.page.get_by_label("Always keep in mind").fill("I train at six in the morning.")
    trainee.presses("Save").sees("Saved.").goes_to("Chat")
    expect(trainee.page.get_by_role("heading", name="Sigrun", exact=True)).to_be_visible()

    trainee.page.reload()
    trainee.goes_to("Coach").page.get_by_text("By hand").click()
    expect(trainee.page.get_by_label("Always keep in mind")).to_have_value("I train at six in the morning.")


def test_a_second_coach_is_built_chosen_and_left_for_the_first(trainee: Visitor) -> None:
    first = trainee.page.get_by_role("heading", level=2).first.inner_text()
    trainee.opens_link("Build another coach").builds_a_coach("I want to run a marathon. Be gentle and patient with me.")
    trainee.sees("is ready when you are.").says("Ran 8k in 44:10").goes_to("Coach")

    trainee.presses(f"Train with {first}")

    trainee.sees(f"{first} is ready when you are.")
    expect(trainee.turns).to_have_count(0)


def test_without_its_only_coach_the_app_builds_one(trainee: Visitor) -> None:
    trainee.page.get_by_text("By hand").click()
    trainee.presses("Delete this coach").presses("Delete")

    trainee.sees("Build your coach")
    expect(trainee.turns).to_have_count(0)


def test_what_is_proposed_can_be_accepted_at_the_coach_too(trainee: Visitor) -> None:
    trainee.goes_to("Chat").says("be stricter with me from now on").goes_to("Coach")
    expect(trainee.page.get_by_label("Change ").filter(visible=True)).to_contain_text("be stricter with me")

    trainee.presses("Change it")

    expect(trait(trainee, "Talks to you")).to_contain_text("stricter")
    expect(trainee.page.get_by_label("Change ").filter(visible=True)).to_have_count(0)


def test_a_change_does_not_take_back_what_changed_meanwhile(trainee: Visitor) -> None:
    trainee.opens_link("Change").says("I can only train twice a week now")
    other = Visitor(trainee.page.context.new_page(), trainee.address).opens("/")
    other.says("be stricter with me from now on").presses("Change it").sees("Changed.").page.close()

    trainee.presses("Change it").sees("Your coach has changed since you began here.").presses("Leave it as it was")

    expect(trait(trainee, "Talks to you")).to_contain_text("stricter")
    expect(trait(trainee, "Sessions a week")).to_contain_text("3")


def test_a_coach_is_paused_and_woken(trainee: Visitor) -> None:
    trainee.page.get_by_text("By hand").click()
    trainee.presses("Pause this coach").sees("Paused: wake it under “By hand” to train with it.")
    trainee.presses("Wake this coach")
    expect(trainee.page.get_by_text("Paused: wake it")).to_have_count(0)
