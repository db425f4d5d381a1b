"""The full record of an interview, in the shape in which it is archived."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from domain.coach import CoachConfig
from domain.creator import CreatorSession, SophisticationReading
from domain.model import Model
from kit.clock import stamp


class Exchange(Model):
    """One message of the user with the reply to it; `question` is what it answered."""

    turn: int
    question: str
    text: str
    reply: str
    at: datetime


def transcript(session: CreatorSession, exchanges: Sequence[Exchange], coach: CoachConfig | None = None) -> dict[str, Any]:
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
        "questionHistory": [_question(session, exchanges, index) for index in range(len(exchanges))],
        "allResponses": {str(number): exchange.text for number, exchange in enumerate(exchanges, 1)},
        "sophisticationEvolution": [_evolution(reading) for reading in session.sophistication_evolution],
        "slots": session.model_dump(mode="json", include={"slots", "about"}),
        "finalGeneratedCoach": _coach(coach) if coach else None,
    }


def _question(session: CreatorSession, exchanges: Sequence[Exchange], index: int) -> dict[str, Any]:
    exchange = exchanges[index]
    before = exchanges[index - 1].at if index else session.started_at
    readings = [reading for reading in session.sophistication_evolution if reading.turn <= exchange.turn]
    return {
        "questionId": index + 1,
        "topic": _topic(session, exchange.turn),
        "questionText": exchange.question,
        "userResponse": exchange.text,
        "aiResponse": exchange.reply,
        "detectedSophistication": readings[-1].detected_level if readings else "UNKNOWN",
        "sophisticationSignals": [signal for reading in readings if reading.turn == exchange.turn for signal in reading.signals],
        "timestamp": stamp(exchange.at),
        "responseTime": max(0, int((exchange.at - before).total_seconds())),
        "characterCount": len(exchange.text),
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
