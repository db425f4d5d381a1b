"""What a reply reckons is held to the log by reckoning: days, differences, sums, paces and how long it took."""

from datetime import date
from decimal import Decimal

import pytest

from agent.guards.computing import is_computed
from agent.guards.gainsaid import can_be_gainsaid, is_gainsaid
from agent.guards.ledger import Deed, Ledger, Piece
from agent.guards.material import Asked
from agent.guards.numerals import numbers
from agent.guards.shown import had_days, went_so
from domain.workout import WorkSet

TODAY = date(2026, 11, 20)  # a Friday


def lifted(day: int, exercise: str, load: str, sets: int, reps: int, *, month: int = 11) -> Deed:
    """Sets of one load."""
    one = WorkSet(reps=reps, weight=Decimal(load), unit="kg", weight_kg=Decimal(load))
    return Deed(exercise, date(2026, month, day), (one,) * sets)


def ran(day: int, metres: int, seconds: int, *, month: int = 11) -> Deed:
    """A run."""
    return Deed("run", date(2026, month, day), (WorkSet(distance_m=Decimal(metres), duration_s=Decimal(seconds)),))


DEEDS = (
    lifted(16, "front_squat", "70", 3, 5, month=10),
    ran(25, 5000, 1500, month=10),
    lifted(3, "front_squat", "75", 3, 5),
    lifted(6, "pull_up", "0", 4, 6),
    ran(8, 8000, 2480),
    lifted(10, "front_squat", "77.5", 3, 5),
    ran(15, 5000, 1470),
    lifted(17, "front_squat", "82.5", 3, 5),
    lifted(18, "pull_up", "0", 4, 7),
)
LEDGER = Ledger(
    DEEDS,
    tuple(deed.day for deed in DEEDS),
    ((date(2026, 10, 20), Decimal("91.5"), "kg"), (date(2026, 11, 17), Decimal("90.1"), "kg")),
    (Piece("helen", date(2026, 11, 12), score_s=Decimal(612)),),
    whole=True,
)


def bare(sentence: str, topic: str) -> list[str]:
    """The numbers of a sentence that the log does not come to."""
    asked, found = Asked.of(sentence, TODAY, topic, topic), list(numbers(sentence))
    shown = went_so(asked, LEDGER)
    return [str(one.value) for one in found if one not in shown and not is_computed(asked, one, found, (topic,), LEDGER, ())]


@pytest.mark.parametrize(
    ("topic", "sentence", "right"),
    [
        ("how is my front squat?", "That's 5 kg more than on the 10th.", "5"),
        ("how is my front squat?", "You went from 70 to 82.5 kg.", "82.5"),
        ("how is my front squat?", "Your front squat went up 12.5 kg since October.", "12.5"),
        ("how is my front squat?", "70, 75, 77.5 and now 82.5, a straight line.", "77.5"),
        ("how is my front squat?", "From 75 kg on 3 November to 82.5 kg on Tuesday took two weeks.", "2"),
        ("how is my front squat?", "That's 6 % more than the 77.5 kg.", "6"),
        ("how are my runs?", "On Sunday it was 4:54 per km.", "294.0001"),
        ("how are my runs?", "You ran 13 km in November.", "13"),
        ("how are my runs?", "Sunday's 5 km was 30 seconds faster than in October.", "30"),
        ("how are my runs?", "That was about 12.2 km/h.", "12.2"),
        ("how many pull-ups did I do?", "28 reps on Wednesday, so four more than on the 6th.", "28"),
        ("how many pull-ups did I do?", "28 reps on Wednesday, so four more than on the 6th.", "4"),
        ("what do I weigh?", "You're down 1.4 kg since 20 October.", "1.4"),
        ("what do I weigh?", "At 90.1 kg you're 1.4 kg lighter than a month ago.", "1.4"),
        ("how was helen?", "Helen took you 10:12 on the 12th.", "612.0001"),
        ("what is my front squat beside my weight?", "82.5 kg is about 0.92 times your body weight.", "0.92"),
    ],
)
def test_what_follows_from_the_log_stands(topic: str, sentence: str, right: str) -> None:
    assert right not in bare(sentence, topic)


@pytest.mark.parametrize(
    ("topic", "sentence", "wrong"),
    [
        ("how is my front squat?", "That's 7.5 kg more than on the 10th.", ["7.5"]),
        ("how is my front squat?", "That's 5 kg less than on the 10th.", ["5"]),
        ("how is my front squat?", "You went from 72.5 to 82.5 kg.", ["72.5"]),
        ("how is my front squat?", "It went up 5 kg every time.", ["5"]),
        ("how is my front squat?", "You did four sets of five on Tuesday.", ["4"]),
        ("how are my runs?", "On Sunday it was 4:40 per km.", ["280.0001"]),
        ("how are my runs?", "You ran 18 km in November.", ["18"]),
        ("how are my runs?", "Your 10k took 24:30.", ["1470.0001"]),
        ("how many pull-ups did I do?", "32 reps on Wednesday.", ["32"]),
        ("what do I weigh?", "You're up 1.4 kg since 20 October.", ["1.4"]),
        ("how is my bench?", "You benched 82.5 kg on Tuesday.", ["82.5"]),
        ("how far to 85?", "From 90.1 you have 4 kg to go to 85.", ["4"]),
    ],
)
def test_what_the_log_does_not_come_to_falls(topic: str, sentence: str, wrong: list[str]) -> None:
    assert [one for one in wrong if one in bare(sentence, topic)] == wrong


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("how often did I run this month?", "You ran four times in November."),
        ("how many workouts?", "Seven times so far."),
        ("how is my front squat?", "You started at 75 kg and do 82.5 kg now."),
        ("how are my runs?", "You've run every Sunday in November."),
        ("how are my runs?", "Sunday's run was slower than the one of 25 October."),
        ("how are my runs?", "The 8 km were faster than the 5 km on Sunday."),
    ],
)
def test_the_log_gainsays_what_it_decides(topic: str, sentence: str) -> None:
    assert can_be_gainsaid(sentence)
    assert is_gainsaid(Asked.of(sentence, TODAY, topic, topic), topic, LEDGER)


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ("how often did I run this month?", "You ran twice in November."),
        ("how many workouts?", "Nine times so far."),
        ("how is my front squat?", "You started at 70 kg and do 82.5 kg now."),
        ("how are my runs?", "You've run every Sunday this week."),
        ("how are my runs?", "Sunday's run was faster than the one of 25 October."),
        ("how often should I run?", "Running twice a week is enough."),
    ],
)
def test_what_the_log_shows_is_not_gainsaid(topic: str, sentence: str) -> None:
    assert not is_gainsaid(Asked.of(sentence, TODAY, topic, topic), topic, LEDGER)


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("You front squatted on Tuesday, and pull-ups came on Wednesday.", True),
        ("Your front squats were on the 3rd and on the 10th.", True),
        ("You front squatted on Wednesday.", False),
        ("You didn't front squat on Tuesday.", False),
        ("Your front squat is on Tuesday the 24th.", False),
        ("Demain, c'est dimanche.", False),
    ],
)
def test_days_are_held_to_what_was_done_on_them(sentence: str, holds: bool) -> None:
    assert had_days(Asked.of(sentence, TODAY), ("",), LEDGER) is holds


def test_a_stretch_that_is_not_wholly_known_adds_up_to_nothing() -> None:
    assert Ledger(DEEDS, LEDGER.trained).summed(date(2026, 10, 1), TODAY) == []
    assert LEDGER.summed(date(2026, 10, 1), TODAY) != []
