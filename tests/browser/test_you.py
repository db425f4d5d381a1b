"""The page about the user: what is remembered, the settings, and a history that comes in and goes out."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

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
