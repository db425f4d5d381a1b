"""The interview: pure steps from a session and a message to the next session and a reply. It never asks what was said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from coach_creator import amending, changing, commands, contradictions, extractors, replies, safety, slots, sophistication, wishing, words
from coach_creator.commands import Heard
from coach_creator.extractors import body, guards
from coach_creator.extractors.reading import Found, Reading
from coach_creator.filling import Change, fill
from domain.coach import CoachConfig
from domain.creator import CreatorSession, Question, SlotAnswer, SlotKey
from kit.clock import local_day

Answers = dict[SlotKey, SlotAnswer]
IDLE = timedelta(minutes=30)
MINUTES_PER_QUESTION = Decimal("0.7")
_DETOURS = {"question": 3, "small_talk": 2, "hostile": 2, "yes": 2}
"""What leads away from a question, and after how many times of asking it is dropped."""

_FEW_WORDS, _MANY_WORDS = 2, 5
"""How long a sentence that the rules leave must be for a second reading: while an answer is waited for, and otherwise."""

_SAFETY: tuple[SlotKey, ...] = ("injuries", "red_flags")
_MOST_ASKED = 8


@dataclass(frozen=True)
class Answered:
    """The session after a message, and what to say."""

    session: CreatorSession
    reply: str


@dataclass(frozen=True)
class _Step:
    """A message on its way through: what it is, what it brought, and what is to be said before the next question."""

    session: CreatorSession
    reading: Reading
    turn: int
    heard: Heard
    changes: tuple[Change, ...] = ()
    note: str = ""
    stay: bool = False


def open_session(user_id: str, session_id: str, now: datetime, timezone: str | None = None) -> tuple[CreatorSession, str]:
    """A new interview and its first words."""
    session = CreatorSession(session_id=session_id, user_id=user_id, timezone=timezone, started_at=now, last_activity=now)
    session = _ask(session, slots.next_slots(session), 0)
    words = f"{replies.OPENING} {slots.question(session.pending, session.sophistication_level)}"
    return session.model_copy(update={"opening": words}), words


def open_change(
    user_id: str, session_id: str, now: datetime, timezone: str | None, coach: CoachConfig, answers: Answers
) -> tuple[CreatorSession, str]:
    """An interview that begins with what a coach is built on, and asks for nothing but what changes."""
    carried = {key: known if known.where else known.model_copy(update={"where": coach.coach_id}) for key, known in answers.items()}
    session = CreatorSession(
        session_id=session_id,
        user_id=user_id,
        timezone=timezone,
        creation_type="modification",
        coach_id=coach.coach_id,
        slots=carried,
        started_at=now,
        last_activity=now,
    )
    words = replies.CHANGING.format(name=coach.coach_name, summary=replies.summary(session))
    return _measured(session.model_copy(update={"opening": words})), words


def unread(session: CreatorSession, reading: Reading, now: datetime) -> list[tuple[int, int]]:
    """The sentences that the rules would leave though a question is open or they are long, as offsets; none of a mere wish."""
    heard = commands.hear(reading)
    if heard.whole or heard.command == "question":
        return []
    finds = _finds(reading, local_day(now, session.timezone or "UTC"), heard)
    waiting = [key for key in session.pending if key not in session.slots and key not in {find.slot for find in finds}]
    if len(session.pending) == 1 and waiting and slots.SLOTS[waiting[0]].words:
        return []  # the words themselves are the answer
    fewest = _FEW_WORDS if waiting else _MANY_WORDS
    left = (span for span in words.unread(reading, finds) if not any(find.start < span[1] and span[0] < find.end for find in finds))
    return [span for span in left if len(reading.raw[slice(*span)].split()) >= fewest]


def answer(session: CreatorSession, text: str, turn: int, now: datetime, further: Sequence[Found] = ()) -> Answered:
    """Take one message in: fill and correct slots, follow its wish, and ask what adds most, or end.

    `further` are finds of a second reading, for slots that the first says nothing about.
    """
    if session.is_complete:
        return Answered(session, replies.COMPLETE)
    session, greeting = _woken(session, now)
    step = _understood(session, Reading(text[: extractors.LONGEST], session.pending), turn, now, further)
    flags = _new_flags(session, step.session)
    warned = tuple(safety.message(flag) for flag in flags)
    if any(safety.stops(flag) for flag in flags):
        return Answered(_measured(step.session), " ".join(warned))
    done, question = _onward(step, now)
    parts = (greeting, *warned, step.note, replies.acknowledge(_worth_saying(step.changes, bool(warned)), turn), question)
    return Answered(_measured(done), " ".join(part for part in parts if part))


def abandon(session: CreatorSession, now: datetime) -> CreatorSession:
    """The session marked as left; the next message takes it up again."""
    return session if session.is_complete else session.model_copy(update={"abandoned_at": now})


def _woken(session: CreatorSession, now: datetime) -> tuple[CreatorSession, str]:
    away = session.abandoned_at is not None or now - session.last_activity > IDLE
    changes: dict[str, Any] = {"last_activity": now}
    if away:
        changes |= {"abandoned_at": None, "resume_count": session.resume_count + 1}
    return session.model_copy(update=changes), replies.RESUMED if away else ""


def _understood(session: CreatorSession, reading: Reading, turn: int, now: datetime, further: Sequence[Found]) -> _Step:
    """Read the message, fill the slots, and settle what the last question asked for."""
    heard = commands.hear(reading)
    today = local_day(now, session.timezone or "UTC")
    finds = _finds(reading, today, heard)
    amends = amending.amended(session, reading, finds)
    finds = [*(find for find in finds if find.slot not in {amend.slot for amend in amends}), *amends]
    finds += [find for find in further if find.slot not in {known.slot for known in finds}]
    changes_coach = session.creation_type == "modification"
    filled, changes = (changing.anew if changes_coach else fill)(session, finds, reading, turn)
    filled = _with_age(filled, reading, turn)
    note = changing.already(session, reading) if changes_coach and not changes else ""
    step = _Step(sophistication.observe(filled, reading, turn), reading, turn, heard, tuple(changes), note=note)
    if changes_coach and (wishes := wishing.wished(reading, turn)):
        about = wishing.together(step.session.about, wishes)
        noted = replies.WISHED.format(words="; ".join(str(wish.value) for wish in wishes.values()))
        return replace(step, session=step.session.model_copy(update={"about": about}), note=noted, stay=True)
    step = _from_words(step, finds)
    step = _obeyed(step)
    return _settled(step)


def _finds(reading: Reading, today: date, heard: Heard) -> list[Found]:
    """What the message says; a bare "none" answers every asked slot that takes it and that nothing else was said about."""
    finds = extractors.read(reading, today)
    finds += extractors.listed(reading, today, finds)
    if heard.whole and heard.command != "question":
        heeded = {"red_flags"} | ({"methodology", "preferences"} if heard.command == "dont_know" else set())
        finds = [find for find in finds if find.slot in heeded]
    elif not finds and heard.command is None:
        finds = extractors.out_of_turn(reading, today)
    elif heard.command is not None:
        finds = [find for find in finds if find.slot != "goals" or not find.faint]
    finds = words.narrowed(reading, finds)
    if heard.none_at and (heard.whole or not guards.corrects(reading)):
        known = {find.slot for find in finds}
        unsaid = [key for key in reading.pending if slots.SLOTS[key].takes_none and key not in known]
        left = [] if heard.whole else words.unread(reading, finds)
        if left and len(unsaid) > 1:
            # The other words answer one half of the question: the none is for the half that they leave.
            unsaid = unsaid[-1:] if left[0][0] < reading.span(*heard.none_at)[0] else unsaid[:1]
        finds += [reading.found(key, slots.SLOTS[key].none, *heard.none_at) for key in unsaid]
    return finds


def _from_words(step: _Step, finds: list[Found]) -> _Step:
    """What the rules did not recognise is the answer itself, for the first open slot that takes plain words."""
    musing = step.heard.command == "dont_know" and not step.heard.whole and len(step.reading.low.split()) > 5
    if (step.heard.command is not None and not musing) or guards.corrects(step.reading):
        return step
    left = words.remaining(step.session, step.reading, finds)
    filled, changes = fill(step.session, left, step.reading, step.turn)
    return replace(step, session=filled, changes=(*step.changes, *changes))


def _obeyed(step: _Step) -> _Step:
    """Do what the message asks for besides answering."""
    match step.heard.command:
        case "why":
            first = step.session.pending[0] if step.session.pending else "goals"
            return replace(step, note=slots.SLOTS[first].why, stay=True)
        case "skip" | "dont_know":
            return _passed(step)
        case "back":
            return _gone_back(step)
        case "so_far":
            return replace(step, note=f"This is what I have:\n{replies.summary(step.session)}\n", stay=True)
        case "enough":
            return replace(step, session=step.session.model_copy(update={"wants_to_finish": True}))
        case command if command in _DETOURS:
            return _detoured(step)
        case _:
            return step


def _passed(step: _Step) -> _Step:
    """The asked slots that this message left open are skipped, or left to us; goals can't be."""
    status = "skipped" if step.heard.command == "skip" else "unknown"
    updated = dict(step.session.slots)
    for key in step.session.pending:
        if key not in updated and (key != "goals" or step.session.asked.get(key, 0) > 1):
            updated[key] = SlotAnswer(status=status)
    if len(updated) == len(step.session.slots):
        if step.changes or step.session.value("goals"):
            return replace(step, note="" if step.changes else replies.DETOURS[str(step.heard.command)])
        return replace(step, note=replies.GOALS_FIRST, stay=True)
    note = "" if step.changes else replies.DETOURS[str(step.heard.command)]
    return replace(step, session=step.session.model_copy(update={"slots": updated}), note=note)


def _gone_back(step: _Step) -> _Step:
    session = step.session
    if len(session.history) < 2:
        return replace(step, note=replies.DETOURS["nothing_back"], stay=True)
    *earlier, previous, _ = session.history
    moved = session.model_copy(update={"pending": previous.slots, "history": (*earlier, previous)})
    return replace(step, session=moved, note=replies.DETOURS["back"], stay=True)


def _detoured(step: _Step) -> _Step:
    if step.changes:
        return step
    topic = commands.topic(step.reading) if step.heard.command == "question" else None
    left = slots.questions_left(step.session)
    answer_to = replies.DETOURS[topic or str(step.heard.command)]
    return replace(step, note=answer_to.format(minutes=_minutes(left), questions=f"{left} question{'s' if left != 1 else ''}"), stay=True)


def _settled(step: _Step) -> _Step:
    """After an answer, the asked slots that stayed open are closed, unless they are worth a question of their own."""
    session = step.session
    still = [key for key in session.pending if key not in session.slots]
    if step.stay:
        patience = _DETOURS.get(str(step.heard.command))
        tired = [key for key in still if key != "goals" and patience and session.asked.get(key, 0) >= patience * (1 + (key in _SAFETY))]
        return _closed(replace(step, note=replies.DETOURS["moving_on"]), tired) if tired else step
    answered_some = len(still) < len(session.pending)
    closing = [key for key in still if key != "goals" and session.asked.get(key, 0) >= _chances(key, answered_some)]
    if any(change.kind != "kept" for change in step.changes) and not answered_some:
        # It spoke of something else, and so the question is still open; but not for ever.
        closing = [key for key in closing if session.asked.get(key, 0) >= _MOST_ASKED]
    if not closing and still and not answered_some:
        return replace(step, stay=True, note=step.note or ("" if step.changes else replies.DETOURS["unclear"]))
    return _closed(step, closing)


def _closed(step: _Step, keys: Sequence[SlotKey]) -> _Step:
    unknown = {key: SlotAnswer(status="unknown") for key in keys}
    return replace(step, session=step.session.model_copy(update={"slots": step.session.slots | unknown}))


def _chances(key: SlotKey, answered_some: bool) -> int:
    """How often a slot is asked before we do without it; the half that was left out of an answer gets its own question if it matters."""
    if key in _SAFETY:
        return _MOST_ASKED if answered_some else 4
    if slots.SLOTS[key].follow_up:
        return 3 if answered_some else 2
    return 1 if answered_some else 2


def _onward(step: _Step, now: datetime) -> tuple[CreatorSession, str]:
    """The next question, the same one in other words, or the end."""
    session = step.session
    if session.wants_to_finish and session.creation_type != "modification":
        return _finishing(session, step.turn, now)
    still = tuple(key for key in session.pending if key not in session.slots or step.heard.command == "back")
    if step.stay and still:
        return _ask(session, still, step.turn, again=True), slots.again(still)
    doubt = contradictions.first(session)
    if doubt is not None:
        noted = session.model_copy(update={"contradictions": (*session.contradictions, doubt.key)})
        return _ask(noted, doubt.slots, step.turn), doubt.question
    if session.creation_type == "modification":
        return _changing(step, now)
    following = slots.next_slots(session)
    if not following:
        return _completed(session, now)
    return _ask(session, following, step.turn), slots.question(following, session.sophistication_level, _told(session))


def _changing(step: _Step, now: datetime) -> tuple[CreatorSession, str]:
    """In a modification nothing is asked but whether that is all."""
    if step.heard.whole and step.heard.command in {"none", "enough"}:
        return _completed(step.session, now)
    session = step.session.model_copy(update={"pending": (), "next_question_topic": None})
    return session, replies.CHANGE_MORE if step.changes or step.stay else replies.CHANGE_NOTHING


def _told(session: CreatorSession) -> frozenset[SlotKey]:
    """What the user brought up before being asked for it."""
    return frozenset(key for key in session.slots if session.value(key) and not session.asked.get(key))


def _finishing(session: CreatorSession, turn: int, now: datetime) -> tuple[CreatorSession, str]:
    """The user wants to be done: goals must be known, and safety is asked for once."""
    if session.value("goals") is None and session.asked.get("goals", 0) < 3:
        return _ask(session, ("goals",), turn, again=True), f"{replies.GOALS_FIRST} {slots.again(('goals',))}"
    unsafe = tuple(key for key in _SAFETY if key not in session.slots and session.asked.get(key, 0) < 2)
    if unsafe:
        return _ask(session, unsafe, turn), f"{replies.SAFETY_FIRST} {slots.question(unsafe, session.sophistication_level)}"
    return _completed(session, now)


def _completed(session: CreatorSession, now: datetime) -> tuple[CreatorSession, str]:
    left = {key: SlotAnswer(status="unknown") for key in slots.open_slots(session)}
    done = session.model_copy(
        update={"slots": session.slots | left, "is_complete": True, "completed_at": now, "pending": (), "next_question_topic": None}
    )
    return done, replies.finish(done)


def _ask(session: CreatorSession, keys: tuple[SlotKey, ...], turn: int, *, again: bool = False) -> CreatorSession:
    asked = session.asked | {key: session.asked.get(key, 0) + 1 for key in keys}
    changes: dict[str, Any] = {"asked": asked, "pending": keys, "next_question_topic": keys[0] if keys else None}
    if not again:
        changes |= {
            "history": (*session.history, Question(after_turn=turn, slots=keys)),
            "current_question": len(session.history) + 1,
            "last_question_topic": session.next_question_topic,
        }
    return _measured(session.model_copy(update=changes))


def _measured(session: CreatorSession) -> CreatorSession:
    """Counts, progress and time left, as they now are."""
    total = session.total_questions
    settled = total if session.is_complete else total - len(slots.open_slots(session))
    left = 0 if session.is_complete else slots.questions_left(session)
    return session.model_copy(
        update={
            "questions_answered": sum(1 for known in session.slots.values() if known.status == "answered"),
            "session_progress": (Decimal(settled) / total).quantize(Decimal("0.01")),
            "estimated_duration": _minutes(left),
        }
    )


def _minutes(questions: int) -> int:
    return max(1, round(questions * MINUTES_PER_QUESTION)) if questions else 0


def _with_age(session: CreatorSession, reading: Reading, turn: int) -> CreatorSession:
    found = body.age(reading)
    if found is None:
        return session
    said = SlotAnswer(value=found.value, quote=reading.raw[found.start : found.end], turn=turn, start=found.start, end=found.end)
    return session.model_copy(update={"about": session.about | {"age": said}})


def _new_flags(before: CreatorSession, after: CreatorSession) -> tuple[str, ...]:
    known = safety.flags(before.value("red_flags"))
    return tuple(flag for flag in safety.flags(after.value("red_flags")) if flag not in known)


def _worth_saying(changes: tuple[Change, ...], warned: bool) -> list[Change]:
    """A safe message has already spoken of the red flags."""
    return [change for change in changes if not (warned and change.key == "red_flags")]
