"""What a user can do besides answering."""

from datetime import timedelta

import pytest

from coach_creator import interviewer, replies, slots
from tests.coach_creator.interview import Interview


@pytest.fixture
def started() -> Interview:
    """Goals are known, and the safety question is open."""
    return Interview().says("I want to get stronger")


def test_the_opening_asks_one_question() -> None:
    assert Interview().reply.count("?") == 1
    assert Interview().state["next_question"] == "goals"


@pytest.mark.parametrize("words", ["why?", "Why do you ask?", "why do you need to know that?", "What is that for?"])
def test_why_is_answered_and_the_question_stays(started: Interview, words: str) -> None:
    pending = started.session.pending
    started.says(words)
    assert slots.SLOTS["injuries"].why in started.reply
    assert started.session.pending == pending
    assert started.session.slots.keys() == {"goals"}


@pytest.mark.parametrize("words", ["skip", "Skip this one please", "pass", "I'd rather not say", "next question"])
def test_skipping_leaves_the_slots_out(started: Interview, words: str) -> None:
    started.says(words)
    assert started.session.slots["injuries"].status == "skipped"
    assert "injuries" not in started.state["slots"]
    assert "injuries" not in started.session.pending


@pytest.mark.parametrize("words", ["I don't know", "idk", "no idea", "Not sure", "hard to say"])
def test_not_knowing_leaves_it_to_the_coach(started: Interview, words: str) -> None:
    started.says("none").says(words)
    assert started.session.slots["schedule"].status == "unknown"


def test_going_back_opens_the_last_question_again(started: Interview) -> None:
    started.says("none").says("3 days, one hour").says("go back").says("4 days, 45 minutes")
    assert started.value("schedule") == {"days_per_week": 4}
    assert started.value("session_length") == 45


def test_back_is_a_place_that_hurts_when_that_was_the_question(started: Interview) -> None:
    started.says("back")
    assert started.value("injuries") == [{"area": "back", "status": "current"}]


def test_enough_of_something_is_no_wish_to_end(started: Interview) -> None:
    started.says("I have two dumbbells, I think that's enough equipment for me")
    assert started.session.wants_to_finish is False


def test_so_far_shows_what_was_understood(started: Interview) -> None:
    started.says("none").says("What do you have so far?")
    assert "- Goals: stronger" in started.reply.replace("get stronger", "stronger")
    assert "no injuries" in started.reply


@pytest.mark.parametrize("words", ["Thanks!", "haha", "How are you?", "Are you a human?", "What does it cost?", "ok cool", "yes"])
def test_small_talk_does_not_derail(started: Interview, words: str) -> None:
    pending = started.session.pending
    started.says(words)
    assert started.session.pending == pending
    assert started.session.slots.keys() == {"goals"}
    assert started.reply.endswith("?")


def test_time_left_is_told_honestly(started: Interview) -> None:
    before = slots.questions_left(started.session)
    started.says("How many questions are left?")
    assert f"{before} questions" in started.reply


@pytest.mark.parametrize("words", ["that's enough, build it", "Enough questions.", "just build my coach", "stop asking"])
def test_enough_builds_the_coach_after_the_safety_question(words: str) -> None:
    interview = Interview().says("I want to lose 10 kg, I can train 3 days").says(words)
    assert interview.session.is_complete is False
    assert interview.session.pending == ("injuries", "red_flags")
    interview.says("my left knee hurts, nothing else")
    assert interview.session.is_complete


def test_enough_needs_a_goal_first() -> None:
    interview = Interview().says("just build it")
    assert interview.session.pending == ("goals",)
    assert replies.GOALS_FIRST in interview.reply


@pytest.mark.parametrize("words", ["no, 3 days", "Actually 3 days", "sorry, I meant 3 days a week", "make it 3 days"])
def test_a_correction_replaces_an_answer_out_of_turn(started: Interview, words: str) -> None:
    started.says("none").says("5 days, 60 minutes").says(words)
    assert started.value("schedule")["days_per_week"] == 3
    assert "Changed" in started.reply


def test_a_day_count_replaces_the_days_that_were_named(started: Interview) -> None:
    started.says("none").says("Mon, Tue, Thu and Fri mornings, an hour").says("no, 3 days")
    assert started.value("schedule") == {"days_per_week": 3, "time": "morning"}


def test_later_words_add_to_a_list(started: Interview) -> None:
    started.says("My left knee hurts. Nothing medical.").says("3 days, an hour. My right shoulder hurts as well.")
    assert [entry["area"] for entry in started.value("injuries")] == ["knee", "shoulder"]


def test_an_injury_is_not_dropped_by_a_later_no(started: Interview) -> None:
    started.says("My left knee hurts, nothing medical").says("3 days, an hour, no injuries")
    assert started.value("injuries")[0]["area"] == "knee"
    assert "keep in mind" in started.reply


def test_a_healed_injury_becomes_a_past_one(started: Interview) -> None:
    started.says("My left knee hurts, nothing medical").says("my left knee is healed now. 3 days, an hour")
    assert started.value("injuries")[0]["status"] == "past"


def test_a_beginner_is_not_asked_for_numbers_or_methods() -> None:
    interview = Interview().says("I'm a complete beginner and want to get fit")
    asked = {"strengths", "weaknesses", "methodology"} & set(slots.open_slots(interview.session))
    assert asked == set()
    assert interview.state["sophistication_level"] == "BEGINNER"


def test_the_half_that_was_left_out_is_asked_alone(started: Interview) -> None:
    started.says("none").says("3 days")
    assert started.session.pending != ("schedule", "session_length")
    assert "session_length" in slots.open_slots(started.session)


def test_a_contradiction_is_asked_about_once(started: Interview) -> None:
    started.says("none").says("3 days, an hour. I'm a beginner, I've been lifting for six years").says("six years, but lazily")
    assert "How long have you really been training?" in started.replies[-2]
    assert started.value("experience")["years"] == 6
    assert "level" not in started.value("experience")


def test_a_long_break_is_a_resume(started: Interview) -> None:
    started.now += timedelta(days=2)
    started.says("none")
    assert started.session.resume_count == 1
    assert started.reply.startswith(replies.RESUMED)


def test_an_abandoned_interview_is_taken_up_again(started: Interview) -> None:
    started.session = interviewer.abandon(started.session, started.now)
    assert started.session.abandoned_at is not None
    started.says("none")
    assert started.session.abandoned_at is None
    assert started.session.resume_count == 1


def test_an_unfinished_interview_is_kept_a_week_and_a_finished_one_a_month(started: Interview) -> None:
    assert started.session.expires_at == started.now + timedelta(days=7)
    started.says("none").says("that's enough")
    assert started.session.expires_at == started.now + timedelta(days=30)


def test_a_finished_interview_stays_finished(started: Interview) -> None:
    started.says("that's enough").says("none")
    done = started.session
    started.says("no, 3 days")
    assert started.session == done
    assert started.reply == replies.COMPLETE


@pytest.mark.parametrize(
    "words", ["I have chest pain when I run", "I get chest pain, be blunt and push me", "sometimes I feel a pressure on my chest"]
)
def test_a_red_flag_gets_the_safe_message_in_any_style(started: Interview, words: str) -> None:
    started.says(words)
    assert "see a doctor" in started.reply
    assert started.value("red_flags") == [{"flag": "chest_pain"}]


def test_a_crisis_stops_the_questions(started: Interview) -> None:
    started.says("sometimes I want to kill myself")
    assert "emergency number" in started.reply
    assert "?" not in started.reply
