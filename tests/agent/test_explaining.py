"""Why a coach is as it is: the user's own words, told offline and through a tool, never what anybody made up."""

from datetime import UTC, datetime

import pytest

from agent.explaining import explained, reasons
from coach_creator.author import write_coach
from domain.coach import Adaptation, CoachConfig
from tests.coach_creator.interview import START, Interview
from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

ABOUT = "I want a 140 kg back squat. My left knee is bad. I train 3 days a week at home with a barbell. Be blunt and keep it short."


@pytest.fixture
def coach() -> CoachConfig:
    return write_coach(Interview().says(ABOUT).session, "coach-1", START)


@pytest.mark.parametrize(
    "text",
    [
        "why are you like this?",
        "Why are you this way?",
        "why do you talk like that",
        "what makes you like this?",
        "why do you coach me this way?",
    ],
)
def test_the_coach_as_a_whole_is_explained_by_its_leading_traits(coach: CoachConfig, text: str) -> None:
    told = explained(coach, text) or ""
    assert "“" in told
    assert "blunt" in told


def test_one_trait_is_explained_alone(coach: CoachConfig) -> None:
    told = explained(coach, "why are you so careful with my knee?") or ""
    assert "left knee" in told
    assert "blunt" not in told


@pytest.mark.parametrize("text", ["why is the sky blue?", "what is my best squat?", "why did I miss that rep?", "I like this"])
def test_what_does_not_ask_about_the_coach_is_left_alone(coach: CoachConfig, text: str) -> None:
    assert explained(coach, text) is None


@pytest.mark.parametrize(
    "text", ["why does your plan say 42.5 already", "why do you have 3x8 with 12 for me on monday, the dumbbells are heavy"]
)
def test_the_load_of_a_session_has_its_reason_in_no_trait(coach: CoachConfig, text: str) -> None:
    assert explained(coach, text) is None


def test_a_number_of_days_has_its_reason_in_a_trait(coach: CoachConfig) -> None:
    assert "3" in (explained(coach, "why does your schedule say 3 days a week?") or "")


def test_what_nobody_told_is_openly_a_default() -> None:
    plain = write_coach(Interview().session, "coach-1", START)
    assert reasons(plain, "") == "Nothing was told about how I should be: all of it is our default."


def test_the_last_change_is_told_with_what_came_of_it(coach: CoachConfig) -> None:
    change = Adaptation(
        date=datetime(2027, 3, 1, tzinfo=UTC), change="2 days a week", trigger="missed_sessions", result="2 before, 2 after"
    )
    changed = coach.model_copy(update={"metadata": coach.metadata.model_copy(update={"adaptation_history": (change,)})})
    assert reasons(changed, "").endswith("I last changed on Mon 1 Mar 2027: 2 days a week. What came of it: 2 before, 2 after.")


@pytest.mark.parametrize(("about", "quote"), [("knee", "left knee"), ("", "“"), ("blunt", "“")])
async def test_a_model_explains_itself_from_the_same_words(owner: Athlete, model: ScriptedModel, about: str, quote: str) -> None:
    model.will_call("explain_coach", about=about).will_say("That is why.")
    await owner.says("so what is behind all of this?")
    assert quote in model.told()[-1]


async def test_the_offline_coach_answers_why_it_is_like_this(owner: Athlete, model: ScriptedModel) -> None:
    model.will_fail(TimeoutError())
    assert "“" in (await owner.says("why are you like this?"))["message"]["text"]
