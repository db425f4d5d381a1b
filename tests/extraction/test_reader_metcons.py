from decimal import Decimal

import pytest

from domain.workout import Metcon
from tests.extraction.reading import reading, said


def piece(text: str) -> Metcon:
    (found,) = [metcon for workout in reading(text, "lb").workouts for metcon in workout.metcons]
    return found


@pytest.mark.parametrize(
    ("text", "name", "seconds"),
    [
        ("Helen 10:21 Rx", "Helen", 621),
        ("Grace 3:15 @ 115lb", "Grace", 195),
        ("Murph in 45:10 with a vest", "Murph", 2710),
        ("Hit Diane in 6:02 and then ran 2 miles in 16:30", "Diane", 362),
        ("Annie - 8:15", "Annie", 495),
        ("Filthy Fifty 28:41", "Filthy Fifty", 1721),
        ("Did Fran today, 5:45 scaled to 65lb", "Fran", 345),
        ("My friend did Fran in 3:10, I did it in 5:02", "Fran", 302),
        ("5 RFT: 400m run, 15 overhead squats (95#). Time: 14:22", None, 862),
        ("21-15-9 thrusters (95lb), pull-ups. 7:45", None, 465),
        ("For time:\n50 burpees\n40 sit-ups\n30 box jumps\nTime: 12:34", None, 754),
        ("WOD: 3 rounds for time of 400m run, 21 KB swings, 12 pull-ups. Finished in 11:03", None, 663),
        ("For time: 1000m row, 50 thrusters 45lb, 30 pull-ups\n10:35", None, 635),
        ("15-12-9 of:\nHang Power Snatch (75#)\nOverhead squat (75#)\nTime: 6:48", None, 408),
        ("The WOD was 5 rounds of 5 deadlifts (225 lb) and 10 burpees. I finished in 8:45.", None, 525),
    ],
)
def test_a_piece_for_time_has_its_time(text: str, name: str | None, seconds: int) -> None:
    found = piece(text)
    assert (found.name, found.score_s) == (name, Decimal(seconds))


@pytest.mark.parametrize(
    ("text", "rounds", "reps"),
    [
        ("AMRAP 20: 5 pullups, 10 pushups, 15 squats. 17 rounds + 12 reps", 17, 12),
        ("12 min AMRAP\n10 wall balls 20#\n10 KBS 53#\n10 burpees\nScore: 6+14", 6, 14),
        ("Cindy: 18 rounds + 5 reps", 18, 5),
        ("15 minute AMRAP of Cindy, got 13 rounds", 13, None),
        ("20 min cap: 5 rounds of 10 deadlifts 185lb, 200m run. Finished 4 rounds + 6", 4, 6),
        ("Open 14.1 275 reps", None, 275),
    ],
)
def test_a_piece_for_rounds_has_rounds_and_reps(text: str, rounds: int | None, reps: int | None) -> None:
    found = piece(text)
    assert (found.rounds, found.reps) == (rounds, reps)


@pytest.mark.parametrize(
    ("text", "rx"),
    [("Karen 9:58 Rx!", True), ("Rx Isabel 4:58 PR by 20 seconds", True), ("Did Fran today, 5:45 scaled", False), ("Helen 10:21", None)],
)
def test_rx_and_scaled_are_heard_and_never_assumed(text: str, rx: bool | None) -> None:
    assert piece(text).rx is rx


def test_movements_stand_in_the_piece_with_their_reps_and_loads() -> None:
    found = piece("12 min AMRAP\n10 wall balls 20#\n10 KBS 53#\n10 burpees\nScore: 6+14")
    assert found.time_cap_s == Decimal(720)
    assert [(one.name, one.reps, one.weight, one.unit) for one in found.movements] == [
        ("wall balls", "10", Decimal(20), "lb"),
        ("KBS", "10", Decimal(53), "lb"),
        ("burpees", "10", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("Strength: back squat 5x3 @ 100kg\nMetcon: AMRAP 10: 10 push-ups, 10 air squats - 8 rounds", "back_squat 5*3x100kg"),
        ("Fran in 4:32 Rx, then 3x5 back squat at 225", "back_squat 3*5x225lb"),
        ("Hit Diane in 6:02 and then ran 2 miles in 16:30", "run 3218.7m,990s"),
        ("EMOM 10: 3 power cleans @ 60kg", "power_clean 10*3x60kg"),
        (
            "Circuit x3:\n12 KB swings (24kg)\n10 goblet squats (24kg)\n30s plank",
            "kettlebell_swing 3*12x24kg; goblet_squat 3*10x24kg; plank 3*30s",
        ),
    ],
)
def test_what_stands_beside_a_piece_is_read_as_sets(text: str, stored: str) -> None:
    assert said(text, "lb") == stored


def test_a_planned_piece_is_not_stored() -> None:
    assert reading("Tomorrow is Murph, hope to finish under 50:00").workouts == ()
