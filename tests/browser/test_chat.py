"""What the app promises when the connection is bad, the words are hostile or a tap was a mistake."""

import pytest
from playwright.sync_api import expect

from tests.browser.service import Served
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


def test_a_lost_answer_is_fetched_again_and_stays_one_turn(user: Visitor) -> None:
    user.loses_the_next_answer().says("Did 2x6 deadlift at 140 kg")

    expect(user.turns.filter(has_text="Did 2x6 deadlift at 140 kg")).to_have_count(1)
    expect(user.newest_card).to_contain_text("2 × 6 @ 140 kg")
    user.goes_to("Workouts").sees("2 × 6 @ 140 kg")
    expect(user.page.get_by_text("2 × 6 @ 140 kg").filter(visible=True)).to_have_count(1)


def test_words_said_offline_wait_and_go_out_by_themselves(user: Visitor) -> None:
    user.page.context.set_offline(True)
    user.sends("Did 4x8 bench press at 62.5 kg").sees("Not sent yet.")
    expect(user.page.get_by_role("button", name="Retry")).to_be_visible()

    user.page.context.set_offline(False)

    expect(user.newest_card).to_contain_text("4 × 8 @ 62.5 kg")
    expect(user.page.get_by_role("button", name="Retry")).to_have_count(0)


def test_two_tabs_that_are_offline_both_keep_what_was_said(user: Visitor) -> None:
    other = Visitor(user.page.context.new_page(), user.address).opens("/")
    expect(other.conversation).to_be_visible()
    user.page.context.set_offline(True)
    user.sends("Did 3x4 clean at 71 kg").sees("Not sent yet.")
    other.sends("Did 3x4 snatch at 52 kg").sees("Not sent yet.")

    user.page.context.set_offline(False)

    user.sees("3 × 4 @ 71 kg")
    other.sees("3 × 4 @ 52 kg").page.close()
    user.goes_to("Workouts").sees("3 × 4 @ 71 kg").sees("3 × 4 @ 52 kg")


def test_a_deleted_workout_comes_back_with_undo(user: Visitor) -> None:
    user.says("Did 3x7 barbell row at 70 kg").newest_card.get_by_role("link", name="Open").click()
    user.presses("Delete workout").presses("Delete").sees("Deleted.")
    user.presses("Undo").sees("Delete workout")

    user.goes_to("Workouts").sees("3 × 7 @ 70 kg")


def test_a_draft_survives_a_reload(user: Visitor) -> None:
    user.page.get_by_role("textbox").fill("half a thought")
    user.page.reload()
    expect(user.page.get_by_role("textbox")).to_have_value("half a thought")
    user.page.get_by_role("textbox").fill("")


def test_markup_in_a_message_stays_text(user: Visitor) -> None:
    hostile = "<img src=x onerror=alert(1)> <b>squat</b> 3x3 at 90 kg"
    user.says(hostile).page.reload()

    user.sees(hostile)
    expect(user.conversation.locator("img, b")).to_have_count(0)
    assert user.dialogs == []


def test_a_message_that_is_too_long_is_not_sent(user: Visitor) -> None:
    user.page.get_by_role("textbox").fill("squat " * 6000)
    user.sees("too long")
    expect(user.page.get_by_role("button", name="Send")).to_be_disabled()
    user.page.get_by_role("textbox").fill("")


def test_a_proposal_that_was_answered_asks_no_more_after_a_reload(user: Visitor) -> None:
    user.says("be stricter with me from now on").presses("Leave it")
    user.sees("Left as it was.").page.reload()

    user.sees("Not open any more.")
    expect(user.page.get_by_role("button", name="Change it")).to_have_count(0)


def test_a_proposal_that_was_answered_in_words_asks_no_more(user: Visitor) -> None:
    user.says("be stricter with me from now on").says("no")

    expect(user.page.get_by_role("button", name="Change it")).to_have_count(0)


def test_a_question_is_answered_with_one_tap(stranger: Visitor, served: Served) -> None:
    stranger.opens(served.link).builds_a_coach("I want to get strong").says("Did squat 3x5 @ 80")

    stranger.presses("Pounds")

    expect(stranger.newest_card).to_contain_text("3 × 5 @ 80 lb")
    expect(stranger.page.get_by_role("button", name="Pounds")).to_have_count(0)


def test_a_name_that_runs_from_right_to_left_leaves_the_numbers_in_place(user: Visitor) -> None:
    user.says("סקוואט 5x5 100 kg")

    expect(user.turns.last.locator(".message-user p")).to_have_js_property("dir", "auto")
    expect(user.turns.last.locator(".message-coach bdi")).to_have_text("סקוואט")


def test_what_is_gone_is_said_in_words_for_a_person(user: Visitor) -> None:
    user.opens("/workouts/2020-01-01/nowhere").sees("This is not there any more.")


@pytest.mark.parametrize("size", ["100%", "200%"])
@pytest.mark.parametrize("place", ["Chat", "Workouts", "Records", "Coach", "You"])
def test_nothing_is_wider_than_a_phone(user: Visitor, place: str, size: str) -> None:
    user.goes_to(place).page.evaluate("size => document.documentElement.style.fontSize = size", size)
    expect(user.page.get_by_role("heading", level=1).filter(visible=True)).to_be_visible()
    assert user.page.evaluate("document.documentElement.scrollWidth") == 375
