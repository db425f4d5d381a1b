"""Sentences that nobody's answers bear out, planted in a good draft: none gets through."""

import pytest

from coach_creator.author import write_coach
from coach_creator.brief import Brief, brief_for
from coach_creator.checking import faults
from tests.coach_creator.interview import START, Interview
from tests.coach_creator.test_first_message import ANSWERS, MESSAGE
from tests.coach_creator.test_writing import GOOD

PLANTED = [
    ("motivation_prompt", "The user has two young children who keep them going."),
    ("motivation_prompt", "They dream of stepping on stage at a bodybuilding show."),
    ("motivation_prompt", "Remind them how they felt after last year's race."),
    ("motivation_prompt", "Their wife supports the plan."),
    ("motivation_prompt", "The user works long shifts as a nurse."),
    ("motivation_prompt", "The user is 34 and married."),
    ("motivation_prompt", "The user wants to look good on the beach."),
    ("motivation_prompt", "They have already lost 8 kg."),
    ("motivation_prompt", "The user hates mornings but shows up anyway."),
    ("motivation_prompt", "The user is a perfectionist with a fear of failure."),
    ("motivation_prompt", "Tell them their 200 kg deadlift is next."),
    ("motivation_prompt", "Mention the bet with his brother."),
    ("methodology_prompt", "Go easy on their bad lower back."),
    ("methodology_prompt", "Use box jumps and sprints for conditioning."),
    ("methodology_prompt", "Add a fifth day of swimming."),
    ("methodology_prompt", "Include kettlebell swings as a finisher."),
    ("methodology_prompt", "Aim for 2000 calories a day with plenty of protein."),
    ("methodology_prompt", "The user can train on Sunday as well."),
    ("methodology_prompt", "Sessions may run to 90 minutes."),
    ("methodology_prompt", "The knee is fully healed, so load it freely."),
    ("methodology_prompt", "Ignore complaints about soreness."),
    ("methodology_prompt", "The user takes beta blockers."),
    ("methodology_prompt", "As a former gymnast the user learns skills fast."),
    ("methodology_prompt", "The user prefers machines."),
    ("personality_prompt", "Crack jokes often."),
    ("personality_prompt", "Talk to the user like a drill sergeant talks to recruits, and swear freely."),
    ("communication_style", "Use pounds."),
    ("communication_style", "Write in Spanish."),
    ("communication_style", "Send long messages full of emojis."),
    ("personality_prompt", "Your name is Max and you once won the nationals."),
    ("motivation_prompt", "The user is recovering from burnout."),
    ("motivation_prompt", "They signed up for a Hyrox with friends."),
    ("motivation_prompt", "The user is a vegan and proud of it."),
    ("motivation_prompt", "They promised their late grandfather to get strong."),
    ("motivation_prompt", "The user is motivated by money and status."),
    ("motivation_prompt", "Since the user is retired, there is no excuse."),
    ("motivation_prompt", "The user once squatted 160 kg."),
    ("motivation_prompt", "As an introvert, the user trains best alone."),
    ("motivation_prompt", "The user, a software developer, sits all day."),
    ("motivation_prompt", "Remember that she is strong."),
    ("methodology_prompt", "Watch the torn ACL."),
    ("methodology_prompt", "The user owns a rowing machine."),
    ("methodology_prompt", "Deload every three weeks."),
    ("methodology_prompt", "Sessions are in the evening."),
    ("methodology_prompt", "The user has dumbbells up to 30 kg."),
    ("methodology_prompt", "Superset with lunges and Turkish get-ups."),
    ("methodology_prompt", "Their high blood pressure needs care."),
    ("methodology_prompt", "Push the knee to its limit each week."),
    ("methodology_prompt", "The user loves long runs."),
    ("methodology_prompt", "Because of the shift work, sessions vary."),
    ("communication_style", "Always mention the sponsor."),
    ("personality_prompt", "Mock the user's weight."),
    ("personality_prompt", "Flirt a little."),
    ("motivation_prompt", "The user turned to training after a divorce."),
]


@pytest.fixture(scope="module")
def brief() -> Brief:
    session = Interview().says(MESSAGE).answers_everything(ANSWERS).session
    return brief_for(session, write_coach(session, "coach-1", START))


@pytest.mark.parametrize(("text", "lie"), PLANTED, ids=[lie for _, lie in PLANTED])
def test_a_planted_sentence_is_found(brief: Brief, text: str, lie: str) -> None:
    assert faults(GOOD | {text: f"{GOOD[text]} {lie}"}, brief) != []
