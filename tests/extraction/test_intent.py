"""What is done, planned, asked, somebody else's or history; and which of them a whole message is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.dates import find_dates
from extraction.intent import clause_at, clauses, overall, reported_days
from extraction.pieces import TABLE
from tests.extraction.effort import seconds

PLANS = [
    "it would be lovely to bench 80 one day",
    "benching 80 would be a dream",
    "a 100 kg bench would be amazing",
    "imagine squatting 150 kg for 5",
    "tomorrow I'll squat 5x5 at 110kg",
    "I'm going to bench 3x8 at 70kg",
    "gonna deadlift 180 for a triple",
    "Tomorrow: front squat 4x6 80kg",
    "next week: press 3x5 @ 50kg",
    "Goal: bench 120kg x 3 by summer",
    "my plan is 4x10 leg press with 150kg",
    "The plan was to do 6 sets of 3 at 140",
    "I want to hit 200kg x 1 this year",
    "I'd like to do 20 pull ups in a row",
    "You should do 3x12 with 20kg",
    "aim for 5 sets of 3 at 85kg",
    "Planned 5x5 at 105",
    "I might try 115 for 3",
    "row 3 @ 75-80%",
    "morgen mache ich Kniebeugen 5x5 mit 90 kg",
    "mañana voy a hacer sentadillas 4x8 con 70 kg",
    "demain je vais faire 4x6 au squat à 90 kg",
    "amanhã vou fazer supino 4x8 com 60 kg",
    "domani farò panca 4x8 con 60 kg",
    "jutro zrobię przysiady 5x5 100 kg",
    "завтра присед 5x5 110 кг",
    "i morgen skal jeg ta knebøy 5x5 100 kg",
]
QUESTIONS = [
    "what is my best bench?",
    "what's next",
    "how much did I squat last week",
    "should I deload after 5x5 at 120kg",
    "Is 3x10 at 60kg enough for me?",
    "If I press 3x8 at 40kg, what should I add?",
    "when should I test my max",
    "squat 5x5 115kg?",
    "wie viel habe ich letzte Woche gebeugt?",
    "¿cuánto levanté ayer?",
    "combien de pompes hier ?",
    "сколько я пожал вчера?",
]
OTHERS = [
    "my friend benched 150 for 3 yesterday",
    "my husband ran a 5k in 21:50",
    "she did 3x12 with 30kg",
    "he squatted 200 today, unreal",
    "Jonas attempted 190 twice",
    "Maria benched 55kg for 6 reps",
    "Mike's deadlift was 210kg",
    "some guys did it in 9 minutes",
    "mein Freund hat 130 kg gedrückt",
    "mi amigo levantó 120 kg",
    "мой друг пожал 130 кг",
]
HISTORY = [
    "last week I hit 130 for 5",
    "Last month, I pulled 170 for 4",
    "two months ago I could do 5 pull ups",
    "my old 1RM was 120kg",
    "my previous PR is 4:55",
    "I used to squat 180 for 5",
    "I can do 12 pull ups",
    "my best is 150kg",
    "I usually do 3x10 at 50kg",
    "back in 2019 I ran 10k in 42:00",
    "should have been 105kg x 5",
    "letzte Woche habe ich 100 kg x 5 gebeugt",
]
REPORTS = [
    "Did 3x5 front squat at 185 lb, RPE 7, then ran 3k in 14:40",
    "Helen in 9:58 Rx yesterday",
    "worked up to 140 for a double",
    "ended up doing 4x8 at 62.5",
    "I was able to do all five sets at 95kg",
    "can you log bench 5x5 80kg",
    "i want to log 3x8 rows at 50kg",
    "my coach had me do 5x3 at 110kg today",
    "Just finished: deadlift 1x5 160kg",
    "trained with my friend today, squat 5x5 90kg",
    "but only managed 5,5,4 at 100",
    "gestern 4x8 Bankdrücken mit 70 kg",
    "ayer hice press banca 4x8 con 70 kg",
    "hier j'ai fait 4x8 au développé couché à 70 kg",
    "ontem fiz supino 4x8 com 70 kg",
    "wczoraj zrobiłem przysiady 5x5 100 kg",
    "вчера присед 5x5 100 кг",
]


@pytest.mark.parametrize("text", PLANS)
def test_a_plan_may_not_be_stored(text: str) -> None:
    assert [part.intent for part in clauses(text)] == ["plan"]


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_may_not_be_stored(text: str) -> None:
    assert {part.intent for part in clauses(text)} == {"question"}


@pytest.mark.parametrize("text", OTHERS)
def test_other_people_may_not_be_stored(text: str) -> None:
    assert {part.intent for part in clauses(text)} == {"other_person"}


@pytest.mark.parametrize("text", HISTORY)
def test_history_may_not_be_stored(text: str) -> None:
    assert {part.intent for part in clauses(text)} == {"background"}


@pytest.mark.parametrize("text", REPORTS)
def test_a_report_may_be_stored(text: str) -> None:
    assert {part.intent for part in clauses(text)} <= {"report", "none"}
    assert overall(clauses(text), has_sets=True) == "report"


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("squat 5x5 100kg, tomorrow I'll bench 3x8 at 60kg", ["report", "plan"]),
        ("my friend benched 140, I did 100 for 5", ["other_person", "report"]),
        ("she did 3x10 with 40kg and I did 5x5 with 60kg", ["other_person", "report"]),
        ("Today I squatted 5x5 at 90kg and tomorrow I'm doing rows 5x5 at 60kg", ["report", "plan"]),
        ("Wanted 5x5 at 100 but only managed 5,5,3", ["plan", "report"]),
        ("Planned 5x5 at 100, got 5,5,5,4,3", ["plan", "report"]),
        ("squat 100kg 3x5 up from 95kg last week", ["report", "background"]),
        ("bench 5x5 80kg (last week 77.5kg)", ["report", "background"]),
        ("95 x5 (Steve stayed there and then went up to 105)", ["report", "other_person"]),
        ("did 5x5 at 100, should have been 105", ["report", "background"]),
        ("15 push presses (75 is the standard for women)", ["report", "plan"]),
        ("Squat 5x5 at 100kg. Is that good?", ["report", "question"]),
        ("I squatted 100kg for 5 but John did 140kg", ["report", "other_person"]),
        ("He did one at 100. That's a 10kg PR!", ["other_person", "other_person"]),
        ("Last week I hit 8 reps at 110. Today's set was 9 reps at 110", ["background", "report"]),
        ("weighed in at 81.2 kg this morning", ["none"]),
        ("Same as last week: 3x8 at 60", ["background", "report"]),
        ("Unlike last week, 3x8 at 65", ["background", "report"]),
        ("Squat 3x5 at 105 up from 100", ["report", "background"]),
        ("Bench felt better than last week, 80x5x3", ["report", "background", "report"]),
        ("Dave did 5x5 at 85, I stuck with 60 for 5x5", ["other_person", "report"]),
        ("I hit 100 for 5, which my friend couldn't do", ["report", "other_person"]),
        ("The workout called for 60 but I used 40", ["plan", "report"]),
        ("Rx weight was 43 so I used 30", ["plan", "report"]),
        ("I usually do 3x10 at 60 but today went 4x10 at 65", ["background", "report"]),
        ("5k in 24:10, old time 24:45", ["report", "background"]),
        ("Goal was 5 reps, got 3 at 120", ["plan", "report"]),
        ("I'd done 3x5 at 95 before, so today 3x5 at 100", ["background", "report"]),
        ("My partner and I did Murph in 52:10", ["report"]),
        ("First set 100x5, next set 100x4", ["report"]),
        ("what a workout! squat 5x5 100kg", ["none", "report"]),
        ("Is 100kg 5x5 squat ok", ["question"]),
    ],
)
def test_a_message_is_cut_where_its_meaning_turns(text: str, intents: list[str]) -> None:
    assert [part.intent for part in clauses(text)] == intents


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Here's my plan:\nsquat 5x5 100kg\nbench 3x8 80kg", "plan"),
        ("My program\n\nDay 1: squat 3x8-10\nDay 2: bench 3x8-12", "plan"),
        ("Tomorrow's session:\n- squat 5x5 100kg\n- rows 3x10", "plan"),
        ("A. Front squat\n3 @ 70-75%\n2 @ 75-80%\nB. Row 3x8", "plan"),
        ("Plan for tomorrow. Squat 5x5 100kg.", "plan"),
        ("My friend's workout\nsquat 5x5 100kg", "other_person"),
        ("Sore tomorrow for sure\nsquat 5x5 100kg\nbench 3x8 80kg", "report"),
        ("My PRs:\nsquat 180kg\nbench 130kg\ndeadlift 220kg", "background"),
        ("Mine rekorder:\n200kg x 5 knebøy\n150kg benk", "background"),
        ("Today's workout:\nsquat 5x5 100kg\nbench 3x8 80kg", "report"),
        ("What I did:\nsquat 5x5 100kg\nbench 3x8 80kg", "report"),
    ],
)
def test_a_list_follows_its_heading(text: str, intent: str) -> None:
    listed = [part for part in clauses(text) if any(char.isdigit() for char in text[part.start : part.end])]
    assert {part.intent for part in listed} == {intent}


def test_a_new_heading_ends_the_reach_of_the_one_before() -> None:
    text = "My PRs:\nsquat 200kg\nbench 140kg\n\nToday:\nsquat 5x5 150kg"
    assert clauses(text)[-1].may_store
    assert not clauses(text)[1].may_store


@pytest.mark.parametrize(
    ("text", "has_sets", "intent"),
    [
        ("squat 5x5 100kg, then tomorrow I'll rest", True, "report"),
        ("actually the squats were 105", False, "correction"),
        ("no, it was 235", False, "correction"),
        ("delete that workout", False, "correction"),
        ("what is my best squat?", False, "question"),
        ("tomorrow I'll squat 5x5 at 100kg", False, "plan"),
        ("my friend benched 140", False, "other_person"),
        ("my old 1RM was 140kg", False, "background"),
        ("weighed in at 82 kg this morning", False, "none"),
        ("thanks, coach", False, "none"),
        ("", False, "none"),
        ("Squat 150\nBench 100\nIs that good for my age?", False, "question"),
    ],
)
def test_the_whole_message_has_one_intent(text: str, has_sets: bool, intent: str) -> None:
    assert overall(clauses(text), has_sets) == intent


def test_working_weights_beside_a_question_are_no_session() -> None:
    parts = clauses("Squat 150\nBench 100\nPress 60\n\nIs it common to deload now?")
    assert [part.may_store for part in parts] == [False] * len(parts)


def test_marks_between_clauses_belong_to_the_earlier_one() -> None:
    text = "did squats!!! tomorrow I'll rest"
    part = clause_at(text.index("!!!") + 1, clauses(text))
    assert part is not None
    assert part.intent == "report"
    assert clause_at(0, ()) is None


def test_a_day_said_of_history_dates_no_workout() -> None:
    text = "I had done a similar one on November 1st. My time today was 8:20."
    mentions = find_dates(text, date(2026, 11, 20))
    assert [mention.day.day for mention in reported_days(mentions, clauses(text))] == [20]


@pytest.mark.parametrize("word", ["my", "i", "the", "and", "it", "was", "we", "to", "of", "squat", "bench", "set"])
def test_no_ordinary_word_is_a_cue_by_itself(word: str) -> None:
    assert TABLE.find([word]) == []


@given(st.text(max_size=300))
def test_clauses_are_in_order_and_inside_any_text(text: str) -> None:
    edges = [edge for part in clauses(text) for edge in (part.start, part.end)]
    assert edges == sorted(edges)
    assert [edge for edge in edges if not 0 <= edge <= len(text)] == []


@pytest.mark.parametrize("unit", ["my friend did ", "tomorrow, ", "(", "a and i ", "squat 5x5, ", "? ", "no, ", "İ", "\n", "1 "])
def test_reading_time_grows_with_the_length_only(unit: str) -> None:
    assert seconds(clauses, unit, 20_000) < 12 * seconds(clauses, unit, 4_000) + 0.05
