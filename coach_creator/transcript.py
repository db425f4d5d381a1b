"""The full record of an interview, in the shape in which it is archived."""

from collections.abc import Sequence
from typing import Any

from coach_creator import replies, slots
from domain.coach import CoachConfig
from domain.conversation import Turn
from domain.creator import CreatorSession, SophisticationReading
from kit.clock import stamp


def transcript(session: CreatorSession, turns: Sequence[Turn], coach: CoachConfig | None = None) -> dict[str, Any]:
    """Everything that was asked and said, with what it told about the user, and the coach that came of it."""
    ended = session.completed_at or session.last_activity
    return {
        "sessionMetadata": {
            "sessionId": session.session_id,
            "userId": session.user_id,
            "startedAt": stamp(session.started_at),
            "completedAt": stamp(session.completed_at) if session.completed_at else None,
            "totalDuration": int((ended - session.started_at).total_seconds()),
            "finalSophisticationLevel": session.sophistication_level,
        },
        "questionHistory": [_question(session, turns, index) for index in range(len(turns))],
        "allResponses": {str(number): turn.text for number, turn in enumerate(turns, 1)},
        "sophisticationEvolution": [_evolution(reading) for reading in session.sophistication_evolution],
        "slots": session.model_dump(mode="json", include={"slots", "about"}),
        "finalGeneratedCoach": _coach(coach) if coach else None,
    }


def _question(session: CreatorSession, turns: Sequence[Turn], index: int) -> dict[str, Any]:
    turn, previous = turns[index], turns[index - 1] if index else None
    at = turn.created_at or session.last_activity
    asked_at = (previous.updated_at or previous.created_at if previous else None) or session.started_at
    readings = [reading for reading in session.sophistication_evolution if reading.turn <= turn.number]
    return {
        "questionId": index + 1,
        "topic": _topic(session, turn.number),
        "questionText": previous.reply if previous else f"{replies.OPENING} {slots.question(('goals',), 'UNKNOWN')}",
        "userResponse": turn.text,
        "aiResponse": turn.reply,
        "detectedSophistication": readings[-1].detected_level if readings else "UNKNOWN",
        "sophisticationSignals": [signal for reading in readings if reading.turn == turn.number for signal in reading.signals],
        "timestamp": stamp(at),
        "responseTime": max(0, int((at - asked_at).total_seconds())),
        "characterCount": len(turn.text),
    }


def _topic(session: CreatorSession, turn: int) -> str | None:
    """The first slot that the latest question before this turn asked for."""
    asked = [question for question in session.history if question.after_turn < turn]
    return asked[-1].slots[0] if asked else None


def _evolution(reading: SophisticationReading) -> dict[str, Any]:
    return {
        "questionId": reading.turn,
        "detectedLevel": reading.detected_level,
        "confidence": float(reading.confidence),
        "signals": list(reading.signals),
    }


def _coach(coach: CoachConfig) -> dict[str, Any]:
    made = coach.metadata.last_updated
    return {
        "coachId": coach.coach_id,
        "personalityTemplate": coach.template_id.split(".", maxsplit=1)[0],
        "methodologyTemplate": coach.technical_config.methodology,
        "generationTimestamp": stamp(made) if made else None,
    }
