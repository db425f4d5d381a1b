import pytest

from domain.measures import WeightUnit
from tests.extraction.reading import said


@pytest.mark.parametrize(
    ("text", "unit", "stored"),
    [
        ("did 2 sets of 6 at 50kg on bench press", "kg", "bench_press 2*6x50kg"),
        ("Bench press worked up to 82.5 x 15", "kg", "bench_press 15x82.5kg"),
        ("I benched 225 for 5 today", "lb", "bench_press 5x225lb"),
        ("Hit a 405 deadlift today", "lb", "deadlift x405lb"),
        ("Squatted 140kg for a triple", "kg", "back_squat 3x140kg"),
        ("Squat 5x140kg, 5x140kg, 4x140kg (missed last rep)", "kg", "back_squat 2*5x140kg 4x140kg,failed"),
        ("Tried 150kg bench but failed", "kg", "bench_press 0x150kg,failed"),
        ("Last set of squats was 8 reps at 100kg", "kg", "back_squat 8x100kg"),
        (
            "I did squats 5 sets of 5 at 100 kilos, felt great, then 3 sets of 8 bench at 70",
            "kg",
            "back_squat 5*5x100kg; bench_press 3*8x70kg",
        ),
        (
            "so today was leg day i did squats two twenty five for five then two forty five for three then two seventy five for a single",
            "lb",
            "back_squat 5x225lb 3x245lb 1x275lb",
        ),
        (
            "Squat: 3x5 @ 225lbs\n\nBench: 3x5 @ 165lbs (failed last rep)",
            "kg",
            "back_squat 3*5x225lb; bench_press 2*5x165lb 5x165lb,failed",
        ),
        (
            "okay so I just finished bench I did one thirty five for ten one fifty five for eight and one eighty five for five",
            "lb",
            "bench_press 10x135lb 8x155lb 5x185lb",
        ),
        ("Warmed up with the bar then did squats 185 for 3 sets of 5", "lb", "back_squat 3*5x185lb"),
        ("I did 4 sets of pull ups: 8, 7, 6, 5", "kg", "pull_up 8 7 6 5"),
        ("did bench today. 3 sets of 8 at 185. felt strong", "lb", "bench_press 3*8x185lb"),
        ("Today: deadlifts! 315x5, 365x3, 405x1. New PR!!", "lb", "deadlift 5x315lb 3x365lb 1x405lb"),
        ("Got 8 reps at 225 on bench today, last week I only got 6", "lb", "bench_press 8x225lb"),
        ("Bench 225x8 (last week 225x6)", "lb", "bench_press 8x225lb"),
        ("Next week I'll try 110kg. Today squat 3x5 at 105kg.", "kg", "back_squat 3*5x105kg"),
        ("Goal is 100kg bench. Did 3x5 at 85kg bench press today", "kg", "bench_press 3*5x85kg"),
        ("My wife did 3x5 at 40kg and I did 3x5 at 100kg on squats", "kg", "back_squat 3*5x100kg"),
        ("Yesterday squat 3x5 100kg, today bench 3x5 80kg", "kg", "back_squat 3*5x100kg; bench_press 3*5x80kg"),
        ("Did legs: squat 100/5/5, leg press 200/10/3", "kg", "back_squat 5*5x100kg; leg_press 3*10x200kg"),
    ],
)
def test_plain_sentences_become_sets(text: str, unit: WeightUnit, stored: str) -> None:
    assert said(text, unit) == stored


@pytest.mark.parametrize(
    ("text", "unit", "stored"),
    [
        ("ran 5k in 24:10", "kg", "run 5000m,1450s"),
        ("Ran 3 mi in 27 min", "kg", "run 4828m,1620s"),
        ("500 m row / 1:50", "kg", "row 500m,110s"),
        ("Rowing 6x800m @ 2:55", "kg", "row 6*800m,175s"),
        ("3x2000m - 7:02, 7:08, 7:15", "kg", "run 2000m,422s 2000m,428s 2000m,435s"),
        ("Bike 20 km 45 min", "kg", "bike 20000m,2700s"),
        ("Swam 1500m in 31:20", "kg", "swim 1500m,1880s"),
        ("Plank 3x60s", "kg", "plank 3*60s"),
        ("plank 45 sec, 60 sec", "kg", "plank 45s 60s"),
        ("Plank 1:30", "kg", "plank 90s"),
        ("Farmers carry 4x40m 32kg", "kg", "farmers_walk 4*x32kg,40m"),
        ("Jump rope 3 x 100", "kg", "jump_rope 3*100"),
        ("elliptical 30 min", "kg", "elliptical 1800s"),
        ("Treadmill 20 minutes 3.2 km", "kg", "treadmill_run 3200m,1200s"),
        ("Ran 10k: 52:30, avg pace 5:15/km", "kg", "run 10000m,3150s"),
        ("Easy run 8 km, 48 min, HR 140", "kg", "run 8000m,2880s"),
        ("4x400m in 1:30, 1:28, 1:29, 1:27", "kg", "run 400m,90s 400m,88s 400m,89s 400m,87s"),
        ("8 x 200m run, 90s rest", "kg", "run 8*200m,rest90"),
        ("6.2 miles in 52:10", "kg", "run 9977.9m,3130s"),
        ("Ran 3 miles. 24:36.", "kg", "run 4828m,1476s"),
        ("Run 10 miles in 1:25:30", "kg", "run 16093.4m,5130s"),
        ("Rode 25 miles in 1:22:00", "kg", "bike 40233.6m,4920s"),
        ("Row 2k 7:24", "kg", "row 2000m,444s"),
        ("2k row - 7:24.5", "kg", "row 2000m,444.5s"),
        ("Row 3 x 500m 1:45 1:46 1:48", "kg", "row 500m,105s 500m,106s 500m,108s"),
        ("Swim 40 min 1600m", "kg", "swim 1600m,2400s"),
        ("Swim: 10x100m on 1:40", "kg", "swim 10*100m"),
        ("Plank: 3 x 1 min", "kg", "plank 3*60s"),
        ("Sled push 4x20m @ 80kg", "kg", "sled_push 4*x80kg,20m"),
        ("Assault bike 10 min 100 cal", "kg", "assault_bike 600s"),
        ("Stairmaster 20 min", "kg", "stair_climber 1200s"),
    ],
)
def test_distances_times_and_holds_become_sets(text: str, unit: WeightUnit, stored: str) -> None:
    assert said(text, unit) == stored


@pytest.mark.parametrize(
    ("text", "unit", "stored"),
    [
        ("Kniebeugen 5x5 mit 100 kg", "kg", "back_squat 5*5x100kg"),
        ("Bankdrücken 3x8 à 80kg", "kg", "bench_press 3*8x80kg"),
        ("Kreuzheben 140 kg 5 Wdh", "kg", "deadlift 5x140kg"),
        ("Sentadilla 4x8 con 80 kg", "kg", "back_squat 4*8x80kg"),
        ("Développé couché 4x10 à 60 kg", "kg", "bench_press 4*10x60kg"),
        ("スクワット 100kg 5回 3セット", "kg", "back_squat 3*5x100kg"),
        ("ベンチプレス 60kg×10回×3セット", "kg", "bench_press 3*10x60kg"),
        ("スクワット 80kg × 8回", "kg", "back_squat 8x80kg"),
        ("벤치프레스 60kg 10회 3세트", "kg", "bench_press 3*10x60kg"),
        ("深蹲 100公斤 5次 3组", "kg", "back_squat 3*5x100kg"),
        ("присед 100 кг 3х5", "kg", "back_squat 3*5x100kg"),
        ("жим лежа 80кг 5 подходов по 5 повторений", "kg", "bench_press 5*5x80kg"),
        ("Przysiad 5x5 100 kg", "kg", "back_squat 5*5x100kg"),
        ("Agachamento 4x10 60kg", "kg", "back_squat 4*10x60kg"),
        ("Kniebeuge 3x8x80kg, Bankdrücken 8/8/6 mit 70 kg", "kg", "back_squat 3*8x80kg; bench_press 2*8x70kg 6x70kg"),
        ("Klimmzüge 3x6, Liegestütze 3x20", "kg", "pull_up 3*6; push_up 3*20"),
        ("Heute 10 km gelaufen in 55 min", "kg", "run 10000m,3300s"),
        ("Squat 4x8 à 80kg, développé couché 3x10 à 60kg", "kg", "back_squat 4*8x80kg; bench_press 3*10x60kg"),
        ("Hoy hice sentadillas 4x10 con 60 kg y press de banca 3x8 con 50 kg", "kg", "back_squat 4*10x60kg; bench_press 3*8x50kg"),
        ("ベンチプレス\n60kg 10回\n80kg 5回\n100kg 3回 2セット", "kg", "bench_press 10x60kg 5x80kg 2*3x100kg"),
        ("Жим лёжа 80 кг 3х8, присед 100кг на 5", "kg", "bench_press 3*8x80kg; back_squat 5x100kg"),
        ("Panca piana 4x8 70kg, squat 5x5 100kg", "kg", "bench_press 4*8x70kg; back_squat 5*5x100kg"),
        ("Supino 4x10 40kg", "kg", "bench_press 4*10x40kg"),
        ("Martwy ciąg 3x5 120 kg", "kg", "deadlift 3*5x120kg"),
        ("Bänkpress 3x8 60kg", "kg", "bench_press 3*8x60kg"),
    ],
)
def test_lifts_in_other_languages_become_sets(text: str, unit: WeightUnit, stored: str) -> None:
    assert said(text, unit) == stored


@pytest.mark.parametrize(
    ("text", "unit", "stored"),
    [
        ("Snatch 60% x 3, 70% x 3", "kg", ""),
        ("walked 10,000 steps", "kg", ""),
        ("Did not bench 100kg today", "kg", ""),
        ("How many sets of squats should I do at 100kg?", "kg", ""),
        ("Thinking of doing 5x5 squats at 100kg tomorrow", "kg", ""),
        ("Can I bench 3x5 at 80kg if my max is 100kg?", "kg", ""),
    ],
)
def test_what_was_not_done_is_not_stored(text: str, unit: WeightUnit, stored: str) -> None:
    assert said(text, unit) == stored
