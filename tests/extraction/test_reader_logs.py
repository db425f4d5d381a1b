import pytest

from tests.extraction.reading import said

LOGS = [
    (
        "Week 4 Day 2\n"
        "\n"
        "A: Bench Press\n"
        "bar x 10\n"
        "95 x 5\n"
        "135 x 5\n"
        "165 x 5\n"
        "185 x 5, 5, 5, 4\n"
        "\n"
        "B: Chin-ups\n"
        "BW x 8\n"
        "BW x 7\n"
        "BW x 6\n"
        "\n"
        "C: DB rows 60s x 10, 10, 10\n"
        "D: Face pulls 3 x 15 @ 40\n"
        "\n"
        "Felt pretty good today. Elbow was a bit achy on the chins.",
        "bench_press 10 5x95lb 5x135lb 5x165lb 3*5x185lb 4x185lb; chin_up 8 7 6; dumbbell_row 3*10x60lb; face_pull 3*15x40lb",
    ),
    (
        "Deadlift day. Worked up to 405 for a single, then backed off to 315 for 3 sets of 5. Did some good "
        "mornings after (3x8 with 95) and finished with planks, 3 x 60 sec.",
        "deadlift 1x405lb 3*5x315lb; good_morning 3*8x95lb; plank 3*60s",
    ),
    (
        "Went to the gym after work. Started with bench: 135 for 10, 185 for 5, 205 for 3, then 225 for 2. "
        "Then I did incline dumbbell press with the 60s for 3 sets of 10. Finished off with tricep pushdowns "
        "3x12 at 50 pounds.",
        "bench_press 10x135lb 5x185lb 3x205lb 2x225lb; incline_dumbbell_press 3*10x60lb; triceps_pushdown 3*12x50lb",
    ),
    (
        "Leg day!\n"
        "- Leg press: 4 sets of 12 (360, 360, 380, 400)\n"
        "- RDLs: 3x10 @ 135\n"
        "- Walking lunges: 3x20 steps w/ 25lb dumbbells\n"
        "- Calf raises: 4x20 @ 180\n"
        "- Abs: hanging leg raises 3x12",
        "leg_press 2*12x360lb 12x380lb 12x400lb; "
        "romanian_deadlift 3*10x135lb; "
        "walking_lunge 3*x25lb; "
        "calf_raise 4*20x180lb; "
        "hanging_leg_raise 3*12",
    ),
    (
        "bench press 135 pounds ten reps 155 pounds eight reps 175 pounds six reps then dumbbell flies thirty pounds three sets of twelve",
        "bench_press 10x135lb 8x155lb 6x175lb; dumbbell_fly 3*12x30lb",
    ),
    (
        "Pull-ups: 10, 9, 8, 7, 6\nDips: 15, 12, 10\nPush-ups: 25, 20, 20\nSit-ups: 3 x 30",
        "pull_up 10 9 8 7 6; dip 15 12 10; push_up 25 2*20; sit_up 3*30",
    ),
    (
        "Bench Press\n1 x 10 @ 45\n1 x 5 @ 95\n1 x 5 @ 135\n3 x 5 @ 165\n\nSquat\n1 x 10 @ 45\n2 x 5 @ 135\n3 x 5 @ 215",
        "bench_press 10x45lb 5x95lb 5x135lb 3*5x165lb; back_squat 10x45lb 2*5x135lb 3*5x215lb",
    ),
    (
        "5/3/1 Week 2 Press\nWarmup: 45x5, 65x5, 75x3\n95x3, 110x3, 120x7 (PR!)\nBBB Press 5x10@75\nChins 5x10",
        "overhead_press 5x45lb,warmup 5x65lb,warmup 3x75lb,warmup 3x95lb 3x110lb 7x120lb 5*10x75lb; chin_up 5*10",
    ),
    (
        "Clean & Jerk: 60/3, 70/2, 80/2, 90/1, 95/1, 100/0, 100/1\nFront Squat: 100/3, 110/3, 120/2\nSnatch Pull: 90/3/3",
        "clean_and_jerk 3x60lb 2x70lb 2x80lb 1x90lb 1x95lb 0x100lb,failed 1x100lb; "
        "front_squat 3x100lb 3x110lb 2x120lb; "
        "snatch_pull 3*3x90lb",
    ),
    (
        "Snatch (kg): 40x3, 50x3, 60x2, 65x2, 70x1, 75x1, 80xF, 80x1\nC&J (kg): 60x2, 80x1, 90x1, 100x1, 105x miss",
        "snatch 3x40kg 3x50kg 2x60kg 2x65kg 1x70kg 1x75kg 0x80kg,failed 1x80kg; clean_and_jerk 2x60kg 1x80kg 1x90kg 1x100kg 0x105kg,failed",
    ),
    (
        "Squat 5x5 @ 100kg ✅\nBench 5x5 @ 70kg ❌ (5,5,5,4,3)\nRow 5x5 @ 60kg ✅",
        "back_squat 5*5x100kg; bench_press 3*5x70kg 4x70kg 3x70kg; barbell_row 5*5x60kg",
    ),
    (
        "Trap bar deads 135x8, 225x5, 275x5, 315x3, 365x1, 385 (missed), then 315x5\nSingle arm rows 70x12,12,12\nCurls 3x10 w/30s",
        "deadlift 8x135lb 5x225lb 5x275lb 3x315lb 1x365lb 0x385lb,failed 5x315lb; "
        "dumbbell_row 3*12x70lb; "
        "biceps_curl 3*10x30lb; "
        "trap_bar_deadlift",
    ),
    (
        "Overhead Press: 40kg - 8 reps, 45kg - 6 reps, 50kg - 4 reps\nLat Pulldown: 60kg - 12 reps, 65kg - 10 reps",
        "overhead_press 8x40kg 6x45kg 4x50kg; lat_pulldown 12x60kg 10x65kg",
    ),
    (
        "Romanian Deadlift\n"
        "Set 1: 12 reps at 60kg\n"
        "Set 2: 10 reps at 70kg\n"
        "Set 3: 8 reps at 80kg\n"
        "Leg Curl\n"
        "Set 1: 15 reps at 30kg\n"
        "Set 2: 12 reps at 35kg",
        "romanian_deadlift 12x60kg 10x70kg 8x80kg; leg_curl 15x30kg 12x35kg",
    ),
    (
        "Hang power clean\n135 x 3\n155 x 3\n165 x 2\n175 x 1 (ugly)\n185 x 0\nPull ups (strict): 5 5 4\nPlank 1 min x 3",
        "hang_power_clean 3x135lb 3x155lb 2x165lb 1x175lb 0x185lb,failed; pull_up 2*5 4; plank 3*60s",
    ),
    (
        "3x10 DB bench (50s)\n3x10 DB row (55s)\n3x12 lateral raises (15s)\n3x15 tricep kickbacks (20s)\n20 min treadmill",
        "dumbbell_bench_press 3*10x50lb; dumbbell_row 3*10x55lb; lateral_raise 3*12x15lb; triceps_kickback 3*15x20lb; treadmill_run 1200s",
    ),
    (
        "Squat: 45x5x2, 95x5, 135x3, 185x2, 205x5x3\nPress: 45x5x2, 65x5, 85x3, 95x5, 95x5, 95x4\nPower clean: 95x3, 115x3, 125x3x5",
        "back_squat 2*5x45lb 5x95lb 3x135lb 2x185lb 3*5x205lb; "
        "overhead_press 2*5x45lb 5x65lb 3x85lb 2*5x95lb 4x95lb; "
        "power_clean 3x95lb 3x115lb 5*3x125lb",
    ),
    (
        "Chest and tris - bench 3 sets 12/10/8 @ 60/70/80, cable fly 3x15 @ 15, skullcrushers 3x10 @ 25",
        "bench_press 12x60lb 10x70lb 8x80lb; cable_fly 3*15x15lb; skull_crusher 3*10x25lb; triceps_extension",
    ),
    (
        "Did my squats today, 5 sets of 5 with 185. Felt heavy but all reps went up. Bench was 3x5 at 155, "
        "failed the last rep of the third set. Then rows, 135 for 3 sets of 8.",
        "back_squat 5*5x185lb; bench_press 2*5x155lb 5x155lb,failed; barbell_row 3*8x135lb",
    ),
    (
        "Bench press: I started at 95 lbs for 10 reps, then 115 for 8, 135 for 6, and finally 145 for 4.",
        "bench_press 10x95lb 8x115lb 6x135lb 4x145lb",
    ),
    (
        "Deadlifted 315 for 5 reps, then 335 for 3, then failed 365 twice.",
        "deadlift 5x315lb 3x335lb 2*0x365lb,failed",
    ),
    (
        "I managed 3 sets of 8 pull ups followed by 3 sets of 12 dips, and then 100 sit ups in sets of 20.",
        "pull_up 3*8; dip 3*12; sit_up 100",
    ),
    (
        "Jim spotted me on bench. I got 225 for 3, he got 245 for 5.",
        "bench_press 3x225lb",
    ),
    (
        "um today I did uh chest press machine eighty pounds for twelve reps three sets and then the cable "
        "rows at seventy pounds three sets of ten",
        "machine_chest_press 3*12x80lb; cable_row 3*10x70lb",
    ),
    (
        "first exercise squat first set 10 reps at 60 kilos second set 8 reps at 70 kilos third set 6 reps at "
        "80 kilos next exercise leg press 3 sets of 12 at 140 kilos",
        "back_squat 10x60kg 8x70kg 6x80kg; leg_press 3*12x140kg",
    ),
    (
        "three sets of ten push ups three sets of fifteen squats and a one minute plank",
        "push_up 3*10; back_squat 3*15; plank 60s",
    ),
    (
        "I ran 5k in 27 minutes and 30 seconds this morning",
        "run 5000m,1650s",
    ),
    (
        "Erg: 4x1000m, 3:45.2, 3:44.8, 3:46.0, 3:42.9, 3 min rest",
        "row 1000m,225.2s,rest180 1000m,224.8s,rest180 1000m,226s,rest180 1000m,222.9s,rest180",
    ),
    (
        "Tuesday\nBench 4x8 135\nThursday\nSquat 4x8 185\nSaturday\nDeadlift 3x5 225",
        "bench_press 4*8x135lb; back_squat 4*8x185lb; deadlift 3*5x225lb",
    ),
    (
        "10/03 - Squat 3x5 200, Bench 3x5 150\n10/05 - Deadlift 1x5 250, Press 3x5 95",
        "back_squat 3*5x200lb; bench_press 3*5x150lb; deadlift 5x250lb; overhead_press 3*5x95lb",
    ),
    (
        "2024-03-05: Squat 3x5@100kg; Bench 3x5@75kg; Row 3x8@60kg\n2024-03-07: Deadlift 1x5@140kg; Press 3x5@47.5kg",
        "back_squat 3*5x100kg; bench_press 3*5x75kg; barbell_row 3*8x60kg; deadlift 5x140kg; overhead_press 3*5x47.5kg",
    ),
    (
        "Weighted chins: +10kg x 5, +15kg x 5, +20kg x 3, bodyweight x 12",
        "chin_up 5x+10kg 5x+15kg 3x+20kg 12",
    ),
    (
        "Incline bench 60kg x 10, 10, 9; decline bench 70kg x 8, 8, 8",
        "incline_bench_press 2*10x60kg 9x60kg; decline_bench_press 3*8x70kg",
    ),
    (
        "KB goblet squat 3 x 10 @ 24 kg, rest 60 sec\nKB press 3 x 5/5 @ 16 kg\nKB row 3 x 8/8 @ 24 kg",
        "goblet_squat 3*10x24kg,rest60; kettlebell_press 3*5/sidex16kg; kettlebell_row 3*8/sidex24kg",
    ),
    (
        "Zercher squats 3 sets: 135x8, 155x6, 175x4\nGood mornings: 95x10x3",
        "zercher_squat 8x135lb 6x155lb 4x175lb; good_morning 3*10x95lb",
    ),
    (
        "Military press 5 x 5 - 95 lbs.\nUpright rows 3 x 10 - 65 lbs.\nShrugs 3 x 15 - 185 lbs.",
        "overhead_press 5*5x95lb; upright_row 3*10x65lb; barbell_shrug 3*15x185lb",
    ),
    (
        "Push Day 💪\n"
        "Bench Press - 4x8 @ 80kg\n"
        "Incline DB Press - 3x10 @ 30kg\n"
        "Shoulder Press - 3x10 @ 40kg\n"
        "Lateral Raises - 4x15 @ 10kg\n"
        "Tricep Pushdown - 3x12 @ 25kg\n"
        "Dips - 3xAMRAP (15, 12, 10)",
        "bench_press 4*8x80kg; "
        "incline_dumbbell_press 3*10x30kg; "
        "overhead_press 3*10x40kg; "
        "lateral_raise 4*15x10kg; "
        "triceps_pushdown 3*12x25kg; "
        "dip 15 12 10",
    ),
    (
        "Heute im Gym: Kniebeugen 5x5 mit 100 kg, danach Beinpresse 3x12 mit 180 kg und Wadenheben 4x15. Knie zwickt etwas.",
        "back_squat 5*5x100kg; leg_press 3*12x180kg; calf_raise 4*15",
    ),
    (
        "Gestern 8 km gelaufen in 44:30, heute Bankdrücken 3x10 70kg",
        "run 8000m,2670s; bench_press 3*10x70kg",
    ),
    (
        "Ayer corrí 10 km en 52 minutos. Hoy press banca 4x8 con 65 kg y dominadas 3x8",
        "run 10000m,3120s; bench_press 4*8x65kg; pull_up 3*8",
    ),
    (
        "Dzisiaj przysiady 5x5 100 kg, wyciskanie leżąc 5x5 80 kg, wiosłowanie 4x8 60 kg",
        "back_squat 5*5x100kg; bench_press 5*5x80kg; barbell_row 4*8x60kg",
    ),
    (
        "Сегодня: присед 5х5 100кг, жим лежа 4х8 80кг, становая 120кг 3х5. Устал.",
        "back_squat 5*5x100kg; bench_press 4*8x80kg; deadlift 3*5x120kg",
    ),
    (
        "오늘 스쿼트 100kg 5x5, 벤치프레스 70kg 3x8, 데드리프트 140kg 1x5 했다",
        "back_squat 5*5x100kg; bench_press 3*8x70kg; deadlift 5x140kg",
    ),
    (
        "Hoje treinei peito: supino reto 4x10 60kg, supino inclinado 3x12 50kg, crucifixo 3x15 12kg",
        "bench_press 4*10x60kg; incline_bench_press 3*12x50kg; dumbbell_fly 3*15x12kg",
    ),
    (
        "Oggi panca piana 5x5 80 kg, trazioni 4x8, curl manubri 3x12 14 kg",
        "bench_press 5*5x80kg; pull_up 4*8; biceps_curl 3*12x14kg",
    ),
    (
        "Idag: knäböj 5x5 100 kg, bänkpress 3x8 70 kg, marklyft 1x5 140 kg",
        "back_squat 5*5x100kg; bench_press 3*8x70kg; deadlift 5x140kg",
    ),
    (
        "squat\nwarm up: bar x 10, 60 x 5, 80 x 3\nwork: 100 x 5, 5, 5\n\nbench\nwarm up: bar x 10, 40 x 5\nwork: 70 x 5, 5, 4",
        "back_squat 10,warmup 5x60lb,warmup 3x80lb,warmup 3*5x100lb; bench_press 10,warmup 5x40lb,warmup 2*5x70lb 4x70lb",
    ),
    (
        "Squats: 5@225, 5@245, 5@265, 3@285, 1@305\nBench: 5@155, 5@175, 5@185, 8@165\nDL: 5@275, 5@315, 3@365",
        "back_squat 5x225lb 5x245lb 5x265lb 3x285lb 1x305lb; bench_press 5x155lb 5x175lb 5x185lb 8x165lb; deadlift 5x275lb 5x315lb 3x365lb",
    ),
    (
        "Bench 3x5 175# - felt solid\nSquat 3x5 245# - knees caving a bit\nPower Cleans 5x3 135#",
        "bench_press 3*5x175lb; back_squat 3*5x245lb; power_clean 5*3x135lb",
    ),
    (
        "Deads felt good today - 135x5, 225x5, 315x3, 405x1, 425x1 (PR), 315x8",
        "deadlift 5x135lb 5x225lb 3x315lb 1x405lb 1x425lb 8x315lb",
    ),
    (
        "Squat\nWarm-up: 10x20kg, 5x60kg, 3x80kg\nWorking sets: 3x5x100kg @ RPE 8\nBackoff: 2x8x85kg",
        "back_squat 10x20kg,warmup 5x60kg,warmup 3x80kg,warmup 3*5x100kg,rpe8 2*8x85kg",
    ),
    (
        "Bench press: 4 sets, 185 lbs: 10, 9, 8, 8.\n"
        "Dumbbell flys: 3 sets, 35 lbs: 12, 12, 10.\n"
        "Tricep dips: 3 sets, bodyweight: 15, 12, 12.",
        "bench_press 10x185lb 9x185lb 2*8x185lb; dumbbell_fly 2*12x35lb 10x35lb; dip 15 2*12",
    ),
    (
        "5 x 5 back squat @ 225\n4 x 8 RDL @ 185\n3 x 12 leg extension @ 100\n3 x 12 hamstring curl @ 80",
        "back_squat 5*5x225lb; romanian_deadlift 4*8x185lb; leg_extension 3*12x100lb; leg_curl 3*12x80lb",
    ),
]


@pytest.mark.parametrize(("log", "stored"), LOGS)
def test_a_whole_log_is_read_exercise_by_exercise(log: str, stored: str) -> None:
    assert said(log, "lb") == stored
