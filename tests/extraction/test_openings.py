"""What the first words of a clause say of it, without any mark behind it."""

from datetime import date

import pytest

from extraction import ReadingContext, read
from extraction.openings import is_ahead, is_hearsay, opened
from extraction.phrases import fold, words
from tests.extraction.effort import seconds
from tests.extraction.reading import said

METRIC = ReadingContext(today=date(2026, 11, 20), default_unit="kg")


def keys(text: str) -> list[str]:
    """The words as phrases are matched with them."""
    return [word.key for word in words(fold(text))]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("have i ever rowed 60", "asks"),
        ("didnt we do 4x8", "asks"),
        ("front squat 90 was when again", "asks"),
        ("how close am i to a 90 kg bench", "asks"),
        ("how fast is a 25 min 5k", "asks"),
        ("what pace do i need for a 25 min 5k", "asks"),
        ("what weight would i use for 5x5", "asks"),
        ("add 5 reps to my bench", "wanted"),
        ("i'm not so sure about the 90", "doubt"),
        ("if it was 90 then great", "supposed"),
        ("wish it was 90", "supposed"),
        ("feels like 90", "likened"),
        ("never even squatted 90", "undone"),
        ("as a kid i ran 5k", "past"),
        ("some guy did 90", "person"),
        ("an article says 4x8", "advice"),
        ("bought a bar for 90", "aside"),
        ("every morning 30 pushups", "habit"),
    ],
)
def test_the_first_words_show_what_a_clause_is(text: str, hint: str) -> None:
    found = opened(keys(text))
    assert found is not None
    assert found[1] == hint


@pytest.mark.parametrize(
    "text",
    [
        "front squat 3x5 90",
        "did it: 3x5 at 90",
        "it was 90",
        "they were 90",
        "coach had me do 3x5 at 90",
        "who cares",
        "if i remember right 3x5 at 90",
        "wish it was more but front squat 3x5 90",
        "never did that before 3x5 at 90",
        "post workout run 5k",
        "man that was hard",
    ],
)
def test_a_report_opens_like_none_of_these(text: str) -> None:
    assert opened(keys(text)) is None


@pytest.mark.parametrize(
    "text", ["this weekend 20k ride", "after work i run 8k", "off to run 8k", "when i get home 30 pushups", "saved for friday", "5k later"]
)
def test_what_is_still_to_be_done_is_ahead(text: str) -> None:
    assert is_ahead(keys(text))


@pytest.mark.parametrize(
    "text",
    ["after work i ran 8k", "once home did 30 pushups", "up to 90 for a triple", "4 times more a minute later", "until failure 3x10"],
)
def test_what_was_done_is_not_ahead(text: str) -> None:
    assert not is_ahead(keys(text))


@pytest.mark.parametrize(("text", "hearsay"), [("uncle bob claims 200", True), ("my watch says 5k in 26", False), ("i said 90", False)])
def test_what_others_say_is_hearsay(text: str, hearsay: bool) -> None:
    assert is_hearsay(keys(text)) is hearsay


def test_a_weekend_is_ahead_until_it_is_there() -> None:
    said = keys("this weekend 20k ride")
    assert (is_ahead(said), is_ahead(said, weekend=True)) == (True, False)


@pytest.mark.parametrize("unit", ["if ", "the guy ", "my ", "was it ", "not sure ", "once i ", "5 ", "used to "])
def test_reading_time_grows_with_the_length_only(unit: str) -> None:
    assert seconds(lambda text: opened(text.split()), unit, 20_000) < 12 * seconds(lambda text: opened(text.split()), unit, 4_000) + 0.05


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ohp stuck at 40", "background"),
        ("squat stalled at 105 for a month", "background"),
        ("plateaued around 60 on bench", "background"),
        ("what reps would 100kg be on squat", "question"),
        ("what rpe should 100x5 squat be", "question"),
        ("which is more, 100x5 or 105x3 squat", "question"),
        ("squat 100 vs bench 60", "question"),
        ("my best 5 bench sets", "question"),
        ("top 3 squat sets", "question"),
        ("might try 110 squat on monday", "plan"),
        ("bench 65 for 3 tonight hopefully", "plan"),
        ("squat 110x1 fingers crossed", "plan"),
        ("gunna bench 65x3 later", "plan"),
        ("i reckon i could squat 110", "plan"),
        ("maybe 110 squat monday", "plan"),
        ("could do 110 squat on monday", "plan"),
    ],
)
def test_what_is_hoped_asked_or_stuck_is_not_stored(text: str, intent: str) -> None:
    read_so = read(text, METRIC)
    assert read_so.workouts == ()
    assert read_so.intent == intent


@pytest.mark.parametrize(
    "text",
    [
        "squat 110x1, hopefully more next time",
        "bench 60x8, might go up next week",
        "got stuck at 100 on squat, did 3x5",
        "weight stuck at 82, squat 3x5 100",
        "bench 3x8 60 vs 57.5 last week",
        "5k in 26:50 vs target 27:00",
        "squat 100x5 could do more",
        "might be a pr, bench 65x3",
        "maybe it was 3x5 100 squat on monday",
        "last 2 sets 5 reps at 60 bench",
        "which was great: bench 3x8 60",
    ],
)
def test_what_was_done_beside_such_words_is_stored(text: str) -> None:
    assert len(read(text, METRIC).workouts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Lea can do 5 pull-ups and I can't do a single one, kinda frustrating",
        "tom can do 12 dips, so jealous",
        "ok so Priya could do 3x10 push-ups after two weeks",
        "jonas could bench 100 for 5",
        "my neighbour marta can squat 80 kg for 8",
        "wow Kim can already deadlift 150 kg for 3",
        "some of them can hold a 3 minute plank, 3 sets",
        "Ana managed 8 pull-ups",
        "can do 5 pull-ups now",
        "i could do 3x8 dips",
        "finally can do 3x5 pull-ups",
    ],
)
def test_what_anybody_can_do_was_not_done_by_that(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("squat 3x5 100 kg, lea can do 110", "back_squat 3*5x100kg"),
        ("squat 3x5 100 kg and Lea can do 110 kg", "back_squat 3*5x100kg"),
        ("wow Lea can do 5 pull-ups, I did 3 pull-ups", "pull_up 3"),
        ("bench 3x5 80 kg, could do more", "bench_press 3*5x80kg"),
        ("did 3x8 dips and my friend tom can do 20", "dip 3*8"),
        ("press 3x5 40 kg, next time I can do 42.5", "overhead_press 3*5x40kg"),
        ("managed 8 pull-ups", "pull_up 8"),
    ],
)
def test_what_was_done_beside_it_is_stored(text: str, stored: str) -> None:
    assert said(text) == stored


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("oh and 2 sets of planks, one minute each", "plank 2*60s"),
        ("ok and 3 sets of planks, 45 seconds each", "plank 3*45s"),
        ("well, 2 sets of wall sits, one minute each", "wall_sit 2*60s"),
        ("ah and two sets of dead hangs, 30 seconds each", "dead_hang 2*30s"),
        ("yeah and 2 sets of lunges, ten reps each", "lunge 2*10"),
        ("oh right, and 3 sets of planks of one minute", "plank 3*60s"),
        ("hey 2 sets of planks, 60 s each", "plank 2*60s"),
    ],
)
def test_what_is_remembered_late_is_read_like_any_report(text: str, stored: str) -> None:
    assert said(text) == stored
