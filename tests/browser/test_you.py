"""The page about the user: what is remembered, the settings, and a history that comes in and goes out."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.service import Served
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

OLDER_STRONG = """Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes
2024-03-02 17:10:00,Evening,Overhead Press (Barbell),1,42.5,6,0,0,,
2024-03-02 17:10:00,Evening,Overhead Press (Barbell),2,42.5,5,0,0,,
"""


def test_a_memory_is_seen_and_forgotten(user: Visitor) -> None:
    user.says("Remember that I sleep badly before night shifts").goes_to("You")
    user.sees("sleep badly before night shifts")

    user.page.get_by_role("button", name="Forget: ").first.click()

    expect(user.page.get_by_text("sleep badly before night shifts").filter(visible=True)).to_have_count(0)


def test_a_memory_is_put_in_better_words(user: Visitor) -> None:
    user.says("Remember that I eat late on Fridays").goes_to("You")
    user.page.get_by_role("button", name="Edit: ").first.click()
    user.page.get_by_label("In better words").fill("I eat at ten on Fridays")
    user.presses("Save").sees("I eat at ten on Fridays")

    user.page.reload()

    user.sees("I eat at ten on Fridays")


def test_who_logs_out_leaves_nothing_in_the_browser(stranger: Visitor, served: Served) -> None:
    stranger.opens(served.link).builds_a_coach()
    stranger.page.get_by_role("textbox").fill("half a thought")
    stranger.goes_to("You").presses("Log out").sees("Open the login link")
    assert stranger.page.evaluate("Object.keys(localStorage)") == []

    stranger.page.reload()

    stranger.sees("Open the login link")


def test_who_erases_everything_is_gone_after_a_second_yes(stranger: Visitor, served: Served) -> None:
    stranger.opens(served.link).builds_a_coach().says("squat 3x5 100 kg").goes_to("You")
    stranger.presses("Erase everything").presses("Keep everything")
    stranger.goes_to("Workouts").sees("3 × 5 @ 100 kg")

    stranger.goes_to("You").presses("Erase everything").presses("Erase for good")

    expect(stranger.page.get_by_label("Login code")).to_be_visible(timeout=30_000)


def test_a_setting_stays_after_a_reload(user: Visitor) -> None:
    user.goes_to("You").page.get_by_label("Pounds").check()
    user.page.get_by_label("Let the coach remember").uncheck()
    expect(user.page.get_by_label("Let the coach remember")).not_to_be_checked()

    user.page.reload()

    expect(user.page.get_by_label("Pounds")).to_be_checked()
    expect(user.page.get_by_label("Let the coach remember")).not_to_be_checked()
    user.page.get_by_label("Let the coach remember").check()
    expect(user.page.get_by_label("Let the coach remember")).to_be_checked()


def test_a_file_without_units_is_asked_about_looked_at_and_stored(user: Visitor, tmp_path: Path) -> None:
    file = tmp_path / "strong.csv"
    file.write_text(OLDER_STRONG)
    user.goes_to("You").page.get_by_label("File to bring in").set_input_files(file)

    user.presses("kilos").sees("2 rows: 2 can be stored").presses("Store them")

    user.sees("2 rows: 2 stored").goes_to("Workouts").sees("42.5 kg")


def test_everything_can_be_taken_out(user: Visitor) -> None:
    user.goes_to("You")
    with user.page.expect_download() as waiting:
        user.presses("Download")
    assert json.loads(Path(waiting.value.path()).read_text())
