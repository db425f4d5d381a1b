"""Answers to what was asked, and to nothing beside it: each question gets its own figure, or an honest no."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from agent.asking.beyond import is_beyond
from agent.asking.following import understood
from agent.asking.question import is_question
from agent.asking.several import all_understood, behind_a_report
from agent.facts import Facts
from agent.phrases import told_before
from agent.rules import GRATEFUL, decide
from tests.stories.athlete import Athlete

FRIDAY = date(2026, 11, 20)
DIPS = ("most dips in a set?", "Dip, most reps: 14 reps.")
WEIGHED = ("what do I weigh?", "Your weight: 80 kg.")
CURLED = ("curls 12, 12, 9 with 14 kg", "Logged. Dumbbell curl: 2 × 12 @ 14 kg, 9 @ 14 kg (today).")
FACTS = Facts(today="2026-11-20", weekday="Friday", timezone="UTC", memories=("my brother juggles knives", "I was a diver at college"))


def calls(words: str, *before: tuple[str, str]) -> list[tuple[str, dict[str, Any]]]:
    step = understood(words, before, FRIDAY)[1]
    return [(one.tool, one.arguments) for one in step] if isinstance(step, tuple) else []


@pytest.mark.parametrize(
    "words",
    [
        "tell me a diving joke",
        "know any riddles? give me one about gyms, a poem would do",
        "why do my calves cramp on the bike",
        "slept fine. why am I so slow",
        "why only 5 reps and not more in each set",
        "can I do dips three times a week or is that too much for my shoulders",
        "he wants me to add 2 miles. too soon?",
        "what's the diff between a close and a wide grip for my bench",
        "what 10k would those splits make",
    ],
)
def test_what_only_somebody_to_talk_with_answers_is_looked_up_nowhere(words: str) -> None:
    assert is_beyond(words)
    assert calls(words, DIPS) == []


@pytest.mark.parametrize("words", ["why", "but why", "why is my squat stuck", "why did you pick 80", "why not", "why this weight"])
def test_a_reason_that_code_knows_is_still_told(words: str) -> None:
    assert not is_beyond(words)


@pytest.mark.parametrize(
    "words",
    ["should I juggle my brother's sessions", "how much more do I dive than my brother", "my brother came along. how far do I go now"],
)
def test_no_memory_is_recited_for_a_word_in_common(words: str) -> None:
    assert told_before(words, FACTS) == ""


def test_a_memory_that_is_asked_for_is_told() -> None:
    assert told_before("what does my brother do again", FACTS) == "You told me: my brother juggles knives."


@pytest.mark.parametrize("words", ["ty ur a star", "thanks you are the best", "thx so much coach", "cheers mate, that helped"])
def test_thanks_and_praise_ask_for_no_record(words: str) -> None:
    assert GRATEFUL.search(words)
    assert isinstance(decide(words, FACTS, [DIPS]), str)


@pytest.mark.parametrize("words", ["thanks, my records please", "thx, best squat", "ty and what did I lift on monday"])
def test_what_is_asked_behind_thanks_is_answered(words: str) -> None:
    assert not isinstance(decide(words, FACTS, [DIPS]), str)


@pytest.mark.parametrize(
    "words",
    [
        "that felt easy. why not more",
        "hang on is that the new one",
        "so 60 on sunday yes or no",
        "not meant to happen, why is it so",
        "did 70 for 8, how heavy is heavy",
        "rubbish, nobody does that. be honest will i get there",
        "at this pace do i make it by may or nah",
        "2 jan to may how many weeks is that",
        "no machine here. what instead w bands",
    ],
)
def test_a_question_is_one_behind_what_is_told_too(words: str) -> None:
    assert is_question(words)


@pytest.mark.parametrize("words", ["legs gone. what a day", "press 3x5 40, was hard", "rode home. how nice", "tried it, that is all"])
def test_what_is_only_told_is_no_question(words: str) -> None:
    assert not is_question(words)


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("what does tempo mean btw, it was on the whiteboard", "tempo"),
        ("fair enough. what is an emom", "emom"),
        ("what is a negative split, have i ever done that", "negative split"),
        ("what does RIR even mean, my mate says it all day", "RIR"),
    ],
)
def test_a_meaning_is_told_whatever_stands_around_it(words: str, term: str) -> None:
    assert calls(words) == [("explain_term", {"term": term})]


def test_what_a_deload_is_and_whether_it_is_due() -> None:
    assert [tool for tool, _ in calls("whats a deload and should i take one")] == ["explain_term", "deload_check"]


@pytest.mark.parametrize("words", ["whats my best 5k and when was that", "my fastest 500 m?", "best 10k so far"])
def test_a_way_that_is_named_is_of_no_exercise_that_goes_none(words: str) -> None:
    assert all("exercise" not in arguments for _, arguments in calls(words, DIPS))
    assert calls(words, DIPS)


def test_how_much_is_missing_to_a_time_is_reckoned_over_the_way_that_was_spoken_of() -> None:
    gap = [("logged_pace", {"metres": "5000", "aim_seconds": "1440"})]
    assert calls("how much do i have to cut per km to get under 24:00", ("whats my best 5k", "Run, fastest 5k: 25:20.")) == gap
    assert calls("how far off a sub 24 5k am i") == gap
    assert calls("how many weeks until i run 5k in 24:00") != gap


def test_a_named_workout_is_asked_for_by_its_own_name() -> None:
    assert calls("was that quicker than my helen in june?", CURLED)[0][0] == "benchmark_results"


def test_a_set_without_a_name_is_of_the_exercise_that_was_told_of() -> None:
    asked = calls("you sure 14 for 12 is more than i did on tuesday?", CURLED)
    assert asked
    assert {arguments["exercise"] for _, arguments in asked} <= {"curls", "Dumbbell curl"}


def test_how_many_that_came_to_is_counted_in_what_was_stored() -> None:
    assert calls("how many curls is that in all", CURLED)[0] == (
        "totals",
        {"first_day": "2026-11-20", "last_day": "2026-11-20", "exercise": "Dumbbell curl", "lead": "reps"},
    )
    assert "holds no dips" in str(understood("how many dips is that in all", [CURLED], FRIDAY)[1])


def test_two_questions_get_two_answers() -> None:
    before = [("ran 12 km in 1:10:00", "Logged. Run: 12 km in 1:10:00 (today).")]
    step = all_understood("is that my longest run ever? and was it faster than last time?", before, FRIDAY)[1]
    assert isinstance(step, tuple)
    assert [one.tool for one in step] == ["personal_records", "exercise_history"]


def test_a_question_behind_a_report_is_asked_of_what_was_stored() -> None:
    asked, told = behind_a_report("dips 3x8 with 10 kg. is that a record?", ["logged Dip: 3 × 8 @ +10 kg (today)"])
    assert asked == "is that a record?"
    assert told == [("dips 3x8 with 10 kg.", "Logged. Dip: 3 × 8 @ +10 kg (today).")]
    assert behind_a_report("is that a record?", []) == ("is that a record?", [])


@pytest.mark.parametrize(
    ("words", "before", "arguments"),
    [
        ("how much a week am i losing", (), {}),
        ("how fast am i gaining per week and will i be 90 by april", (), {"target": "90", "by": "2027-04-01"}),
        ("at this rate do i hit 78 by end of january or nah", (WEIGHED,), {"target": "78", "by": "2027-01-31"}),
        ("will i weigh 75 kg by may", (), {"target": "75", "unit": "kg", "by": "2027-05-01"}),
    ],
)
def test_where_the_weight_is_heading_is_reckoned(words: str, before: Sequence[tuple[str, str]], arguments: dict[str, str]) -> None:
    assert calls(words, *before) == [("weight_outlook", arguments)]


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("how many kg down since july", (WEIGHED,)),
        ("what was i in september", (WEIGHED,)),
        ("what was i in september", ()),
        ("do i weigh less than in september", ()),
        ("is that scale reading from today", ()),
    ],
)
def test_what_the_weight_was_is_measured(words: str, before: Sequence[tuple[str, str]]) -> None:
    assert [(tool, arguments["kind"]) for tool, arguments in calls(words, *before)] == [("measurements", "weight")]


def test_which_lift_went_up_most_is_told_of_the_lifts() -> None:
    assert calls("which of my lifts has gone up the most, in percent") == [("most_improved", {})]


async def test_the_line_through_the_weigh_ins_leads_to_a_day(owner: Athlete) -> None:
    for day, value in (("2026-10-23", "90"), ("2026-11-06", "89"), ("2026-11-20", "88")):
        sent = {"measurement_type": "weight", "value": value, "unit": "kg", "measured_at": f"{day}T06:00:00Z"}
        assert (await owner.http.post("/v1/measurements", json=sent)).status_code == 201
    told = (await owner.says("how much am i losing per week and will i be 85 by march"))["message"]["text"]
    assert "falls 0.5 kg a week" in told
    assert "3 kg to 85 kg" in told
    assert "on track" in told
    assert "the line does not lead there" in (await owner.says("at this rate will i weigh 95 by march"))["message"]["text"]


async def test_another_kind_of_a_lift_holds_no_record_of_it(owner: Athlete) -> None:
    await owner.says("negative pull-ups 3x4")
    told = (await owner.says("whats my pull up record"))["message"]["text"]
    assert "Nothing is stored for Pull-up yet" in told
    assert "Negative pull-up" in told
    assert "4 reps" not in told


async def test_what_was_told_of_is_left_out_of_what_is_asked(owner: Athlete) -> None:
    assert "100 kg × 5" in (await owner.says("whats my best squat that i told you about"))["message"]["text"]


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("how many weeks until the triathlon from today", "the triathlon"),
        ("how many days till my thesis?", "your thesis"),
        ("days until the wedding", "the wedding"),
    ],
)
def test_what_only_the_user_knows_the_day_of_is_counted_to(words: str, event: str) -> None:
    assert calls(words) == [("days_until", {"event": event})]


@pytest.mark.parametrize(
    "words", ["how many days until easter", "how many weeks till 1 may", "how many weeks till I press 60", "how long until monday"]
)
def test_days_that_the_calendar_or_the_log_knows_are_not_asked_of_the_user(words: str) -> None:
    assert [tool for tool, _ in calls(words)] not in ([], ["days_until"])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("whens my tempo run again and how long", "tempo run"),
        ("when do i do push day", "push day"),
        ("what day am i meant to train legs this week", "legs"),
        ("which day is my deadlift session", "deadlift session"),
    ],
)
def test_when_a_session_is_planned_is_asked_of_the_plan(words: str, name: str) -> None:
    [(tool, arguments)] = calls(words)
    assert (tool, arguments["name"].removesuffix(" session")) == ("planned_sessions", name.removesuffix(" session"))


@pytest.mark.parametrize(
    "words", ["when was my first run", "when did i last do legs", "when is my mums birthday", "when was my heaviest squat day"]
)
def test_what_was_and_what_is_no_training_is_not_asked_of_the_plan(words: str) -> None:
    assert "planned_sessions" not in [tool for tool, _ in calls(words)]


def test_what_a_session_holds_that_was_spoken_of_is_told_again() -> None:
    moved = ("move it to sunday", "Moved the planned “Long row” from Fri 27 Nov 2026 to Sun 29 Nov 2026.")
    assert calls("and whats in it again", moved) == [("planned_sessions", {"name": "Long row"})]
    assert "planned_sessions" not in [tool for tool, _ in calls("whats in it again", DIPS)]


def test_two_sets_are_set_beside_each_other_by_what_they_come_to() -> None:
    both = [("estimate_1rm", {"weight": "70", "reps": 6}), ("estimate_1rm", {"weight": "77.5", "reps": 3})]
    assert calls("is 70 for 3x6 worth more than 77.5x3", DIPS) == both or [
        arguments["weight"] for _, arguments in calls("is 70x6 worth more than 77.5x3", DIPS)
    ] == ["70", "77.5"]


def test_a_load_that_is_to_be_judged_names_no_day_of_the_log() -> None:
    assert calls("so 62.5 monday yes or no", DIPS) == []


PLAN = {
    "split_type": "upper_lower",
    "week_start": "2026-11-23",
    "goal_type": "strength",
    "experience_level": "intermediate",
    "sessions": [
        {
            "day_name": "Upper",
            "date": "2026-11-24",
            "day_of_week": 2,
            "focus_area": "chest",
            "slots": [
                {
                    "exercise_id": "bench_press",
                    "name": "Bench press",
                    "sets": 3,
                    "reps": "5",
                    "weight": 70,
                    "unit": "kg",
                    "equipment": "barbell",
                }
            ],
        },
        {
            "day_name": "Long run",
            "date": "2026-11-29",
            "day_of_week": 7,
            "focus_area": "endurance",
            "slots": [{"exercise_id": "run", "name": "Run", "sets": 1, "distance_m": 12000}],
        },
    ],
}


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("can we shove the upper day to thursday", "Thu 26 Nov 2026"),
        ("cant do tuesday, parents evening. wed instead just this once", "Wed 25 Nov 2026"),
        ("swap tuesdays upper to saturday", "Sat 28 Nov 2026"),
    ],
)
async def test_one_session_is_moved_by_its_name_or_its_day(owner: Athlete, words: str, day: str) -> None:
    assert (await owner.http.post("/v1/plans", json=PLAN)).status_code == 201
    turn = await owner.says(words)
    assert f"“Upper” from Tue 24 Nov 2026 to {day}" in turn["message"]["text"]
    assert [one["entity"] for one in turn["receipts"]] == ["planSession"]
    assert f"Upper {day}" in (await owner.says("and whats in it again"))["message"]["text"]


async def test_the_plan_knows_when_a_session_is(owner: Athlete) -> None:
    assert (await owner.http.post("/v1/plans", json=PLAN)).status_code == 201
    assert "Long run Sun 29 Nov 2026" in (await owner.says("whens my long run again"))["message"]["text"]
    assert "nothing called swim" in (await owner.says("when is my swim session"))["message"]["text"]
    assert "nothing from 20 to 22 Nov 2026" in (await owner.says("whats the plan for the rest of the week"))["message"]["text"]


async def test_the_days_to_what_the_user_told_of_are_counted(owner: Athlete) -> None:
    await owner.says("remember that my judo grading is on December 12")
    assert "22 days" in (await owner.says("how many days till my judo grading"))["message"]["text"]
    assert "never told me the day of your viva" in (await owner.says("how many days till my viva"))["message"]["text"]


@pytest.mark.parametrize(
    "words",
    ["am i on track? be honest", "be honest, will i make it by june 1st", "and could i still make it by may, just be honest with me"],
)
async def test_who_wants_the_truth_wants_no_other_coach(owner: Athlete, words: str) -> None:
    told = (await owner.says(words))["message"]["text"]
    assert "Shall I change" not in told
    assert "Back squat 140 kg" in told


def test_the_days_between_one_time_and_the_next_are_counted() -> None:
    assert calls("how many days between my press days") == [("training_days", {"exercise": "press", "apart": True})]
    assert "apart" not in calls("how many days are between my last two squats")[0][1]


async def test_how_far_apart_the_times_of_a_lift_are(owner: Athlete) -> None:
    for day in ("2 november", "6 november", "13 november"):
        await owner.says(f"deadlift 1x5 100 kg on {day}")
    told = (await owner.says("how many days are between my deadlift sessions"))["message"]["text"]
    assert "5.5 days apart on average" in told
    assert "7 days from Fri 6 Nov 2026 to Fri 13 Nov 2026" in told


def test_a_time_is_set_beside_the_first() -> None:
    first = ("exercise_history", {"exercise": "bench", "limit": 1, "oldest": True})
    assert calls("compare bench on tuesday with the first one")[1] == first
    assert calls("compare bench on tuesday with the first one")[0][1]["first_day"] == "2026-11-17"


def test_what_was_told_is_set_beside_the_last_time_over_another_way() -> None:
    told, before = calls("is that faster than my last 2k?", ("ran 2.4 km in 12:00", "Logged. Run: 2.4 km in 12:00 (today)."))
    assert told[1]["first_day"] == "2026-11-20"
    assert before[1]["metres"] == "2000"
    assert before[1]["last_day"] == "2026-11-19"


@pytest.mark.parametrize("words", ["when did i twist my ankle", "when did i strain it", "when did it first start to hurt"])
def test_when_something_was_hurt_is_asked_of_the_injuries(words: str) -> None:
    assert calls(words) == [("injuries", {})]


def test_whether_that_counts_as_a_best_is_asked_of_what_was_stored() -> None:
    assert calls("does that still count as a pb though", CURLED)[0][0] == "record_gain"


@pytest.mark.parametrize(("words", "having"), [("what instead with bands", "bands"), ("what can i do instead with the rings", "rings")])
def test_a_stand_in_is_for_what_was_spoken_of_with_what_there_is(words: str, having: str) -> None:
    assert calls(words, DIPS) == [("substitutes", {"exercise": "dips", "having": having})]


def test_what_is_in_the_log_of_a_month_is_listed() -> None:
    assert calls("anything from july in there? dips i think")[0][1]["first_day"] == "2026-07-01"


def test_a_pace_without_its_way_is_asked_back() -> None:
    assert "Over which distance?" in str(understood("aiming for 50:00 now, whats that per km", (), FRIDAY)[1])


def test_a_habit_that_was_told_is_no_advice() -> None:
    facts = FACTS.model_copy(update={"memories": ("I don't drink coffee",)})
    assert "I don't drink coffee" in str(decide("do i drink coffee", facts))


def test_a_load_behind_a_report_is_that_of_the_lift_that_was_told() -> None:
    asked, told = behind_a_report("rows 42 12/12/12. next time 45?", ["logged Barbell row: 3 × 12 @ 42 kg (today)"])
    assert calls(asked, *told) == [("propose_next_session", {"exercise": "Barbell row"})]


def test_a_judgement_behind_a_question_does_not_take_its_answer_away() -> None:
    step = all_understood("what muscles does a lunge hit, is it safe with bad ankles", (), FRIDAY)[1]
    assert isinstance(step, tuple)
    assert step[0].tool == "exercise_guide"


@pytest.mark.parametrize(
    "words", ["how heavy till that counts as heavy", "didn't sleep, is that bad for the run", "does it log as a dip or something else"]
)
def test_what_is_to_be_judged_is_no_lift_of_the_log(words: str) -> None:
    assert "substitutes" not in [tool for tool, _ in calls(words, DIPS)]
    assert "exercise_history" not in [tool for tool, _ in calls(words, DIPS)]


def test_the_days_from_one_date_to_another_that_are_both_to_come() -> None:
    assert calls("2 jan to may how many weeks is that") == [("days_between", {"first_day": "2027-01-02", "last_day": "2027-05-01"})]
    assert calls("14 feb to july how many days is that")[0][1] == {"first_day": "2027-02-14", "last_day": "2027-07-01"}


def test_a_goal_is_found_by_its_weight_whoever_asks() -> None:
    assert calls("how far off 90 am i and is may realistic for a tired dad") == [("goal_outlook", {"weight": "90"})]


def test_what_was_i_goes_on_with_talk_of_the_scales() -> None:
    before = [("weighed myself again, not trying to lose weight", "All right."), ("and rode 20 km", "Logged. Bike: 20 km (today).")]
    assert calls("what was i in september", *before)[0][1]["kind"] == "weight"


def test_a_report_that_names_no_exercise_is_of_what_it_was_stored_as() -> None:
    before = [("my squat pr?", "Back squat: 100 kg."), ("6.1k 33:00 round the park", "Logged. Run: 6.1 km in 33:00 (today).")]
    assert calls("pace per k?", *before)[0][1].get("exercise") == "Run"
