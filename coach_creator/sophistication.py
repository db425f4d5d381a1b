"""How versed the user is, judged by their own words; it only decides how a question is put and where the coach begins."""

import re
from decimal import Decimal

from coach_creator.extractors.reading import Reading
from domain.creator import CreatorSession, Sophistication, SophisticationReading

_SIGNALS: dict[Sophistication, re.Pattern[str]] = {
    "BEGINNER": re.compile(
        r"\bnew to \w+|\bbeginner\b|\bnever (?:lifted|trained|been|done)\b|\bget fit\b|\blose (?:some )?weight\b"
        r"|\btone(?:d| up)?\b|\bjust start(?:ed|ing)\b|\bno experience\b|\bget in shape\b|\bmachines\b|\bno idea\b"
    ),
    "INTERMEDIATE": re.compile(
        r"\bcross ?fit\b|\b[2-4] years\b|\btwo years\b|\bthree years\b|\bdeadlifts?\b|\bback squats?\b"
        r"|\bbench(?: press)?\b|\bsquats?\b|\bpull[- ]?ups?\b|\bolympic lifts?\b|\bppl\b|\bpush pull legs\b"
        r"|\bhypertrophy\b|\bplateau\w*\b|\bmetcons?\b|\b1rm\b|\bconsistent(?:ly)?\b|\b5x5\b|\b5k\b"
        r"|\bhalf marathon\b"
    ),
    "ADVANCED": re.compile(
        r"\brpe\b|\brir\b|\bperiodi[sz]\w+|\bmesocycles?\b|\bmicrocycles?\b|\bconjugate\b|\bdeload\w*"
        r"|\bvelocity[- ]based\b|\bvbt\b|\be1rm\b|\btonnage\b|\bdots\b|\bwilks\b|\bpeaking\b|\baccumulation\b"
        r"|\bintensification\b|\blactate\b|\bvo2 ?max\b|\bftp\b|\bcompete[ds]?\b|\bmeet\b|\bnationals?\b"
        r"|\b(?:[6-9]|1\d|2\d) years\b|\bblock periodi[sz]ation\b|\b5/3/1\b|\bmev\b|\bmrv\b|\btempo\b"
    ),
}
_NAMED: dict[str, Sophistication] = {"new": "BEGINNER", "beginner": "BEGINNER", "intermediate": "INTERMEDIATE", "advanced": "ADVANCED"}
_WITH_LOAD = {"crossfit", "powerlifting", "olympic_lifting", "bodybuilding", "lifting", "calisthenics", "gym", "gymnastics"}
_UNRELATED = {"yoga", "walking", "dance", "tennis", "team_sport"}
_WEIGHT: dict[Sophistication, int] = {"BEGINNER": 2, "INTERMEDIATE": 1, "ADVANCED": 2}


def observe(session: CreatorSession, reading: Reading, turn: int) -> CreatorSession:
    """The session with this message's signals weighed in."""
    signals = tuple(dict.fromkeys(match.group() for pattern in _SIGNALS.values() for match in pattern.finditer(reading.low)))
    known = tuple(dict.fromkeys((*session.detected_signals, *signals)))
    level, confidence = _judge(session, known)
    if not signals and level == session.sophistication_level:
        return session
    observed = SophisticationReading(turn=turn, detected_level=level, confidence=confidence, signals=signals)
    return session.model_copy(
        update={
            "detected_signals": known,
            "sophistication_level": level,
            "sophistication_evolution": (*session.sophistication_evolution, observed),
        }
    )


def stated_level(session: CreatorSession) -> Sophistication | None:
    """What the answer about experience amounts to; years of other sports make nobody advanced here."""
    experience = session.value("experience")
    if not isinstance(experience, dict):
        return None
    named = _NAMED.get(str(experience.get("level")))
    years = experience.get("years")
    if named is not None or years is None:
        return named
    kinds = set(experience.get("kinds", []))
    if years < 1 or (kinds and kinds <= _UNRELATED):
        return "BEGINNER"
    return "ADVANCED" if years >= 5 and (not kinds or kinds & _WITH_LOAD) else "INTERMEDIATE"


def _judge(session: CreatorSession, signals: tuple[str, ...]) -> tuple[Sophistication, Decimal]:
    """What was said about experience outweighs the choice of words."""
    scores: dict[Sophistication, Decimal] = {level: Decimal(_count(level, signals) * _WEIGHT[level]) for level in _SIGNALS}
    stated = stated_level(session)
    if stated is not None:
        scores[stated] += 4
    total = sum(scores.values())
    if not total:
        return "UNKNOWN", Decimal(0)
    best = max(scores, key=lambda level: scores[level])
    share = scores[best] / total
    return best, (share * min(Decimal(1), Decimal("0.5") + total / 10)).quantize(Decimal("0.01"))


def _count(level: Sophistication, signals: tuple[str, ...]) -> int:
    return sum(1 for signal in signals if _SIGNALS[level].fullmatch(signal))
