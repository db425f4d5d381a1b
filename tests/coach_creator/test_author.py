"""What a coach is made of, and where each part comes from."""

from datetime import timedelta

import pytest

from coach_creator.author import write_coach
from coach_creator.transcript import Exchange, transcript
from domain.coach import CoachConfig
from tests.coach_creator.interview import START, Interview
from tests.coach_creator.test_first_message import ANSWERS, MESSAGE


def coach_of(*texts: str) -> CoachConfig:
    return write_coach(Interview().says(*texts).session, "coach-1", START)


@pytest.fixture
def interview() -> Interview:
    return Interview().says(MESSAGE).answers_everything(ANSWERS)


@pytest.fixture
def coach(interview: Interview) -> CoachConfig:
    return write_coach(interview.session, "coach-1", START)


def test_the_technical_config_says_what_was_said(coach: CoachConfig) -> None:
    config = coach.technical_config
    assert config.methodology == "wave_531"
    assert config.experience_level == "intermediate"
    assert config.training_frequency == 4
    assert config.injury_considerations == ("left_knee",)
    assert config.goal_timeline == "6_months"
    assert config.preferred_intensity == "high"
    assert config.equipment_available == ("rack", "barbell", "rings")
    assert config.time_constraints.session_length == 60
    assert config.time_constraints.available_days == ("monday", "tuesday", "thursday", "friday")


def test_the_prompts_carry_the_persons_words(coach: CoachConfig) -> None:
    prompts = coach.generated_prompts
    assert coach.coach_name in prompts.personality_prompt
    assert "direct and honest" in prompts.personality_prompt
    assert '"140 kg back squat"' in prompts.motivation_prompt
    assert "left knee" in prompts.methodology_prompt
    assert "one or two sentences" in prompts.communication_style
    assert "kilograms" in prompts.communication_style


def test_every_said_trait_quotes_the_interview(interview: Interview, coach: CoachConfig) -> None:
    said = [origin for origins in coach.provenance.values() for origin in origins if origin.how != "default"]
    assert said
    assert [origin for origin in said if str(origin.quote) not in interview.messages[int(origin.turn or 0) - 1]] == []


def test_a_trait_that_nobody_asked_for_is_openly_a_default() -> None:
    coach = coach_of("I want to get stronger")
    assert [origin.how for origin in coach.provenance["technical_config.training_frequency"]] == ["default"]
    assert [origin.how for origin in coach.provenance["technical_config.preferred_intensity"]] == ["default"]
    assert coach.technical_config.injury_considerations == ()


@pytest.mark.parametrize(
    ("texts", "methodology"),
    [
        (("I want to get stronger, I'm new to lifting, 3 days a week, barbell and rack at home",), "linear_progression"),
        (("I want to run a marathon in October", "none", "4 days, an hour"), "endurance_base"),
        (("I want to lose weight and get fit, never trained before, at home with dumbbells",), "full_body"),
        (("I want my first pull-up, I have a pull-up bar at home and 20 minutes per session",), "calisthenics"),
        (("I want to improve my snatch and my olympic lifts. 3 years of crossfit. I train at a crossfit box.",), "olympic_lifting"),
        (("I want to get back to training after surgery. I had surgery three weeks ago.",), "return_from_injury"),
        (("I want to build muscle, 4 days a week, 3 years of lifting in a commercial gym",), "hypertrophy_split"),
        (("I want to get stronger. I want to run conjugate.",), "conjugate"),
    ],
)
def test_the_method_follows_from_the_answers(texts: tuple[str, ...], methodology: str) -> None:
    assert coach_of(*texts).technical_config.methodology == methodology


def test_no_barbell_means_no_barbell_method() -> None:
    coach = coach_of("I want a 140 kg back squat, 3 years of powerlifting, I only have dumbbells at home")
    assert coach.technical_config.methodology not in {"wave_531", "block", "linear_progression", "conjugate", "daily_undulating"}


@pytest.mark.parametrize("flag", ["I have a heart condition", "I'm pregnant", "I get chest pain"])
def test_a_serious_flag_keeps_it_easy_whatever_was_wished(flag: str) -> None:
    coach = coach_of(f"I want to get stronger. {flag}. Be blunt, push me hard, I want to run conjugate.")
    assert coach.technical_config.preferred_intensity == "low"
    assert coach.technical_config.methodology != "conjugate"
    assert "Health first" in coach.generated_prompts.methodology_prompt
    assert coach.provenance["technical_config.preferred_intensity"][0].slot == "red_flags"


def test_every_injury_reaches_the_coach_whatever_it_is() -> None:
    coach = coach_of("I want to get stronger", "My family has weak joints, and my left elbow hurts")
    assert "left_elbow" in coach.technical_config.injury_considerations
    assert "elbow" in coach.generated_prompts.methodology_prompt


def test_tones_blend_in_the_order_they_were_said() -> None:
    coach = coach_of("I want to get stronger. Be blunt and funny with me.")
    assert coach.template_id.startswith("blunt.")
    assert "light-hearted" in coach.generated_prompts.personality_prompt


def test_two_styles_talk_differently_about_the_same_training() -> None:
    blunt, gentle = (coach_of(f"I want to get stronger, 3 days a week. {style}") for style in ("Be blunt.", "Be gentle with me."))
    assert blunt.technical_config == gentle.technical_config
    assert blunt.generated_prompts.methodology_prompt == gentle.generated_prompts.methodology_prompt
    assert blunt.generated_prompts.personality_prompt != gentle.generated_prompts.personality_prompt


def test_the_transcript_has_the_archived_shape(interview: Interview, coach: CoachConfig) -> None:
    turns = zip(interview.messages, interview.replies, interview.replies[1:], strict=False)
    exchanges = [
        Exchange(turn=number, question=question, text=text, reply=reply, at=START + timedelta(minutes=number))
        for number, (text, question, reply) in enumerate(turns, 1)
    ]
    record = transcript(interview.session, exchanges, coach)
    assert record["sessionMetadata"]["totalDuration"] == 60 * len(exchanges)
    assert record["allResponses"]["1"] == MESSAGE
    assert record["questionHistory"][0]["topic"] == "goals"
    assert record["questionHistory"][0]["characterCount"] == len(MESSAGE)
    assert record["questionHistory"][1]["responseTime"] == 60
    assert record["sophisticationEvolution"][0]["detectedLevel"] == "INTERMEDIATE"
    assert record["finalGeneratedCoach"]["personalityTemplate"] == "blunt"
    assert record["finalGeneratedCoach"]["methodologyTemplate"] == "wave_531"
