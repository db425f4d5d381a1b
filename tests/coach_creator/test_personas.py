"""Whole interviews with people who talk in different ways."""

from pathlib import Path

import pytest
from pydantic import RootModel

from coach_creator.author import write_coach
from prompts import library
from tests.coach_creator.interview import START, Interview
from tests.coach_creator.personas import PERSONAS, Persona


class Trials(RootModel[tuple[Persona, ...]]):
    """People of a file; each is read strictly."""


TRIALS = library.data(Path(__file__).parent / "trials.yaml", Trials).root
PEOPLE = (*PERSONAS, *TRIALS)
everyone = pytest.mark.parametrize("persona", PEOPLE, ids=[persona.name for persona in PEOPLE])


def interviewed(persona: Persona) -> Interview:
    return Interview().says(*persona.opening).answers_everything(persona.answers)


@everyone
def test_an_interview_ends_within_twelve_answers(persona: Persona) -> None:
    interview = interviewed(persona)
    assert interview.session.is_complete
    assert len(interview.messages) - len(persona.opening) <= 12
    assert interview.state["progress"] == 1.0


@everyone
def test_nothing_that_was_said_is_asked(persona: Persona) -> None:
    interview = interviewed(persona)
    assert interview.asked_when_known == []
    assert len(set(interview.replies)) == len(interview.replies)


@everyone
def test_every_answer_stands_in_a_message(persona: Persona) -> None:
    interview = interviewed(persona)
    assert all(interview.quotes_found)
    assert interview.unquoted == []


@everyone
def test_no_injury_and_no_red_flag_is_forgotten(persona: Persona) -> None:
    coach = write_coach(interviewed(persona).session, "coach-1", START)
    kept = " ".join(coach.technical_config.injury_considerations)
    assert [injury for injury in persona.injuries if injury not in kept] == []
    assert set(coach.safety_flags) == set(persona.flags)


@everyone
def test_the_coach_trains_as_often_as_was_said(persona: Persona) -> None:
    coach = write_coach(interviewed(persona).session, "coach-1", START)
    assert coach.technical_config.training_frequency == persona.days


@everyone
def test_the_same_transcript_gives_the_same_coach(persona: Persona) -> None:
    first, second = (write_coach(interviewed(persona).session, "coach-1", START) for _ in range(2))
    assert first.model_dump_json() == second.model_dump_json()


@everyone
def test_an_interview_survives_being_stored_at_every_step(persona: Persona) -> None:
    interview = interviewed(persona)
    session = interview.session
    assert type(session).model_validate_json(session.model_dump_json()) == session
    assert type(session).model_validate(session.model_dump()) == session
