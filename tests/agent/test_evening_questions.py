"""Questions of a long evening: what is reckoned for it, what is only for talk, and what is honestly not known."""

from collections.abc import Sequence
from datetime import date

import pytest

from agent.asking.answers import ONLY_LIFTS
from agent.asking.beyond import is_advice, is_beyond
from agent.asking.call import Call
from agent.asking.following import understood
from agent.asking.question import is_question
from agent.asking.racing import NO_TIMES_AHEAD
from agent.everyday import STRUGGLE
from agent.facts import Facts
from agent.guards.safety import is_unsafe
from agent.rules import THANKS, of_the_log
from tests.stories.athlete import Athlete

FRIDAY = date(2026, 11, 20)
SQUATS = ("how many squats did I do this week?", "Back squat: 15 reps.")
ROWED = ("rowed 2 km in 7:52", "Logged. Row: 2 km in 7:52 (today).")
SEVERAL = ("bench 3x6 60 kg, curls 3x12 10 kg", "Logged. Bench press: 3 × 6 @ 60 kg; Biceps curl: 3 × 12 @ 10 kg (today).")


def answer(words: str, *before: tuple[str, str]) -> object:
    return understood(words, before, FRIDAY)[1]


def calls(words: str, *before: tuple[str, str]) -> list[tuple[str, dict[str, object]]]:
    step = answer(words, *before)
    return [(one.tool, one.arguments) for one in step if isinstance(one, Call)] if isinstance(step, tuple) else []


@pytest.mark.parametrize(
    "words",
    [
        "skipped lunch, will that matter for the run tomorrow",
        "and drinks?",
        "what about breakfast?",
        "my heels lift at the bottom, what should I do about it?",
        "how do I stop my hips shooting up",
        "should I sprint it or take it easy, with the meet on Saturday",
        "ok drop it or do it?",
        "should I start out a bit faster in the next test",
        "is it silly that I teared up over that",
        "is that too cocky",
        "would you rather I benched three times a week",
        "how often do I work there",
        "how many hours a week did I work at the bakery",
    ],
)
def test_what_is_to_be_talked_over_is_looked_up_nowhere(words: str) -> None:
    assert is_beyond(words)
    assert calls(words, SQUATS) == []


@pytest.mark.parametrize(
    "words",
    [
        "is that too heavy for my next squat",
        "stay there or add?",
        "keep it or increase it?",
        "what did I do about that",
        "does that count?",
        "how often do I work my legs",
        "how often did I train at the gym",
        "should I squat 100 or 105",
        "how many sessions did I do before lunch",
        "what should I do after that",
    ],
)
def test_what_the_log_or_a_rule_can_tell_is_not_taken_for_talk(words: str) -> None:
    assert not is_beyond(words)


@pytest.mark.parametrize("words", ["how far am I from jonas's bench", "how far am I off toms deadlift", "how much am I behind Ninas squat"])
def test_a_lift_may_be_somebody_else_s_without_an_apostrophe(words: str) -> None:
    assert is_beyond(words)
    assert calls(words) == []


@pytest.mark.parametrize("words", ["how far am I from todays bench", "how far am I off last years squat", "how far am I from a bench pr"])
def test_a_word_that_ends_in_s_is_not_always_somebody(words: str) -> None:
    assert not is_beyond(words)


def test_a_set_told_with_its_sets_before_it_has_an_estimate() -> None:
    assert calls("4x5 at 82.5, what does that work out to as a 1rm") == [("estimate_1rm", {"weight": "82.5", "reps": 5})]
    assert is_advice("does yoga work")


@pytest.mark.parametrize("words", ["at this rate when do I break 25 min", "how long until I get under 7:40 on the 2k row"])
def test_no_day_is_promised_for_a_time(words: str) -> None:
    assert answer(words, ("5k times?", "Run, fastest: 5:04 /km.")) == NO_TIMES_AHEAD


@pytest.mark.parametrize("sentence", [*NO_TIMES_AHEAD.split(". "), ONLY_LIFTS])
def test_what_is_said_of_times_ahead_passes_the_guard(sentence: str) -> None:
    assert not is_unsafe(sentence, flagged=False)


def test_a_lift_to_come_is_projected_still() -> None:
    assert calls("when do I hit 120 kg on squat")[0][0] == "goal_outlook"
    assert calls("when do I run next")[0][0] == "propose_next_session"


@pytest.mark.parametrize(
    "before",
    [
        [SQUATS, ("do cats lift?", "Can't.")],
        [SQUATS, ("is caffeine worth it", "Can't.")],
        [SQUATS, ("what do owls think of the gym today?", "Can't.")],
    ],
)
def test_nothing_older_is_explained_when_the_last_question_had_no_answer(before: Sequence[tuple[str, str]]) -> None:
    assert answer("why", *before) is None
    assert answer("but why", *before) is None


def test_the_reason_of_an_answer_is_told_still() -> None:
    assert calls("why", ("what is my best squat?", "Back squat: 100 kg × 5."))


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("how many runs since the shin business began", "the shin business"),
        ("how often did I bench since my shoulder trouble", "your shoulder trouble"),
        ("how many workouts since all this chaos at home started", "all this chaos at home"),
    ],
)
def test_an_event_that_nobody_told_the_day_of_is_said_so(words: str, event: str) -> None:
    said = answer(words)
    assert isinstance(said, str)
    assert said.startswith(f"I don't know when {event} was.")


@pytest.mark.parametrize(
    "words", ["how many workouts since the week began", "how many sets since my last session ended", "sets since June"]
)
def test_a_time_that_the_calendar_or_the_log_knows_is_no_event(words: str) -> None:
    assert "I don't know when" not in str(answer(words))


@pytest.mark.parametrize("words", ["so was that a record?", "is any of that a pr", "were those prs?"])
def test_a_record_is_asked_of_every_lift_that_was_stored(words: str) -> None:
    assert calls(words, SEVERAL) == [("record_gain", {"exercise": "Bench press"}), ("record_gain", {"exercise": "Biceps curl"})]


def test_a_record_is_asked_of_the_lift_that_is_named() -> None:
    assert calls("was that bench a record?", SEVERAL)[0][1]["exercise"] == "bench"


def test_the_runs_of_a_time_are_listed_with_their_mean_pace() -> None:
    told = calls("show me all my runs since october and their pace")
    assert [name for name, _ in told] == ["exercise_history", "logged_pace"]
    assert told[0][1]["first_day"] == told[1][1]["first_day"] == "2026-10-01"


@pytest.mark.parametrize(
    ("words", "distance", "seconds"),
    [
        ("what pace do I need for a sub 4 marathon", "42.195", "14400"),
        ("pace for a sub 25 5k?", "5", "1500"),
        ("what pace do I need for a half marathon in 1:50", "21.098", "6600"),
        ("what pace is 10 km in 55:00", "10", "3300"),
        ("pace for a half under 2?", "21.098", "7200"),
    ],
)
def test_a_time_is_read_by_the_distance_it_is_for(words: str, distance: str, seconds: str) -> None:
    assert calls(words) == [("pace_from", {"distance": distance, "seconds": seconds, "unit": "km"})]


def test_a_pace_that_is_asked_about_is_no_whole_time() -> None:
    assert calls("is my 5k pace under 6?")[0][0] == "logged_pace"


def test_a_pace_is_told_in_the_unit_that_somebody_counts_in() -> None:
    facts = Facts(today="2026-11-20", weekday="Friday", timezone="UTC", units="lb")
    in_miles = {"distance": "13.11", "seconds": "7200", "unit": "mi"}
    assert of_the_log("what pace do I need for a sub 2 half?", facts) == (Call("pace_from", in_miles),)
    in_kilometres = {"distance": "10", "seconds": "3000", "unit": "km"}
    assert of_the_log("what pace is a sub 50 10k?", facts) == (Call("pace_from", in_kilometres),)


def test_a_pace_that_is_needed_on_the_track_is_told_by_the_lap_too() -> None:
    lap = ("pace_from", {"distance": "0.4", "pace_seconds": "300", "unit": "km"})
    assert calls("what pace do I need for a sub 25 5k")[1:] == [lap]
    assert len(calls("what pace do I need for a sub 2 half")) == 1
    assert len(calls("what pace do I need to row 2 km in 7:30")) == 1


def test_a_split_for_a_time_is_reckoned_over_what_was_rowed() -> None:
    split = [("pace_from", {"distance": "0.5", "pace_seconds": "225", "unit": "km"})]
    assert calls("what split per 500 would I need for 7:30", ROWED) == split
    assert calls("what split per 500 m do I need for 2 km in 7:30") == split
    assert calls("what was my split", ROWED)[0][0] == "logged_pace"


@pytest.mark.parametrize("words", ["huh ok, are you sure it was that many", "oh wow. are you really sure?", "you sure?"])
def test_what_is_doubted_is_looked_up_anew(words: str) -> None:
    assert calls(words, SQUATS) == calls(SQUATS[0])
    assert is_question(words)


def test_who_doubts_themselves_is_no_doubter() -> None:
    assert not is_question("I was not sure you would ask")


@pytest.mark.parametrize(
    ("words", "before", "exercise"),
    [
        ("which date did I set my longest run", (), "run"),
        ("which date did I set that record", (("my bench pr?", "Bench press: 80 kg."),), "bench"),
    ],
)
def test_the_day_of_a_record_is_asked_of_the_records(words: str, before: Sequence[tuple[str, str]], exercise: str) -> None:
    assert calls(words, *before) == [("personal_records", {"exercise": exercise})]


def test_whether_a_weight_is_within_reach_is_asked_of_its_goal() -> None:
    assert calls("is a hundred by june still within reach", ("my bench?", "Bench press: 80 kg.")) == [
        ("goal_outlook", {"exercise": "bench"})
    ]
    assert calls("is 90 kg by june still on the cards", ("my bench?", "Bench press: 80 kg."))[0][1]["weight"] == "90"


def test_how_far_down_somebody_is_means_their_weight_when_it_was_spoken_of() -> None:
    weighed = ("what do I weigh?", "Your weight: 80 kg.")
    assert calls("and how far down am I since the start", weighed) == [("measurements", {"kind": "weight"})]
    assert calls("how much am I up since october", weighed) == [("measurements", {"kind": "weight", "first_day": "2026-10-01"})]
    assert calls("how far down am I", SQUATS) != calls("how far down am I", weighed)


@pytest.mark.parametrize("words", ["thanks, you have more patience than my whole choir put together", "aw thank you, that made my evening"])
def test_thanks_may_be_long(words: str) -> None:
    assert THANKS.search(words)


@pytest.mark.parametrize(
    "words",
    ["thanks, and what did I squat last week then, just so that I know?", "thanks, then also 3 sets of curls at the very end of it"],
)
def test_what_asks_or_tells_behind_thanks_is_more_than_thanks(words: str) -> None:
    assert not THANKS.search(words)


@pytest.mark.parametrize(
    "words", ["legs completely cooked", "my arms are jelly", "quads feel fried", "12 hours at work, brutal", "10 hour shift, it killed me"]
)
def test_a_body_or_a_day_that_is_done_for_is_a_struggle(words: str) -> None:
    assert STRUGGLE.search(words)


@pytest.mark.parametrize("words", ["cooked dinner", "slept 9 hours today, crazy", "2 hours today, done", "a 10 hour drive tomorrow"])
def test_other_long_days_are_none(words: str) -> None:
    assert not STRUGGLE.search(words)


@pytest.mark.parametrize(
    "words", ["did the hip airplane thing tonight, 3 sets of 8 a side", "did my rows 3x10 40 kg", "did the walk - 25 min"]
)
def test_who_leaves_themselves_out_tells_what_they_did(words: str) -> None:
    assert not is_question(words)


@pytest.mark.parametrize(
    "words", ["did the plan change", "did my 3x5 count", "did the stretching help?", "did my squat go up, it was 3x5 before"]
)
def test_what_did_something_is_asked(words: str) -> None:
    assert is_question(words)


async def test_a_long_evening_gets_honest_answers(owner: Athlete) -> None:
    await owner.says("bench 3x6 60 kg, curls 3x12 10 kg")
    records = (await owner.says("so was that a record?"))["message"]["text"]
    assert "in your log" not in records
    assert "Biceps curl" in records
    assert "the hip thing" in (await owner.says("how many workouts since the hip thing started?"))["message"]["text"]
    assert "without a language model" in (await owner.says("my heels lift, what can I do about that?"))["message"]["text"]
