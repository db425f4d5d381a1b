"""What the rows of each app's export come to."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.imports.formats import FORMATS, DatesUnclear, FormatUnknown
from coaching.imports.importer import read_file
from coaching.imports.lines import Options, UnitMissing
from coaching.imports.sheet import FileUnreadable
from tests.coaching.files import FITBOD, FITNOTES, HEVY, LIFTOSAUR, SQUATS, STRONG, STRONG_E, SUGARWOD, of, reasons, sets, understood

ROW_A = "2026-01-05 18:03:52,Legs,1h,Squat (Barbell),1,100,5,0,0"
SHAPES = {
    "a": ("Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE", ROW_A + ",8"),
    "b": (STRONG.strip(), ROW_A + ",note,workout note,8"),
    "c": ("Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout No", ROW_A + ",,7"),
    "d": (
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Weight Unit,Reps,RPE,Distance,Distance Unit,Seconds,Notes",
        "2026-01-05 18:03:52,Legs,1h,Squat (Barbell),1,100,kg,5,8,,,0,",
    ),
    "e": (STRONG_E.strip(), '2026-01-05 18:03:52;Legs;Squat (Barbell);1;"100,0";kg;5;8;;;0;;;1h'),
    "f": (
        '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";"Reps";"RPE";"Distance (meters)";'
        '"Seconds";"Notes";"Workout Notes"',
        '"1";"2026-01-05 18:03:52";"Legs";"3600";"Squat (Barbell)";"1";"100";"5";"8";"";"0";"";""',
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_strong_gives_the_same_set(shape: str) -> None:
    header, row = SHAPES[shape]
    arrival = understood(f"{header}\n{row}\n").arrivals[0]
    done = arrival.draft.exercises[0].sets[0]
    assert of(done, "reps", "weight", "unit", "weight_kg") == (5, 100, "kg", 100)
    assert of(arrival.draft, "name", "duration_min") == ("Legs", 60)


def test_columns_are_found_by_name_wherever_they_stand() -> None:
    text = "RPE,Reps,Weight,Set Order,Exercise Name,Date\n9,3,120,1,Deadlift,2026-01-05\n"
    assert [of(done, "reps", "weight", "rpe") for done in sets(text)] == [(3, 120, 9)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_encoding_gives_the_same_words(encoding: str) -> None:
    text = STRONG + '2026-01-05 18:00:00,"Früh",1h,"Kniebeuge",1,100,5,0,0,,,\n'
    read = read_file(text.encode(encoding), Options(unit="kg"))
    assert read.arrivals[0].draft.name == "Früh"


@pytest.mark.parametrize(
    ("order", "reps", "warmup", "failed", "notes"),
    [
        ("1", "5", False, False, None),
        ("W", "5", True, False, None),
        ("D", "5", False, False, "drop set"),
        ("F", "5", False, False, "to failure"),
        ("F", "0", False, True, "to failure"),
    ],
)
def test_the_order_of_a_strong_set_says_its_kind(order: str, reps: str, warmup: bool, failed: bool, notes: str | None) -> None:
    done = sets(f"{STRONG}2026-01-05 18:00:00,Legs,1h,Squat,{order},100,{reps},0,0,,,\n")[0]
    assert of(done, "warmup", "failed", "notes") == (warmup, failed, notes)


def test_a_rest_timer_is_no_set() -> None:
    text = SQUATS + "2026-01-07 18:00:00,Push,45m,Bench Press (Barbell),Rest Timer,0,0,0,120,,,\n"
    assert reasons(text) == [(5, "a rest timer, not a set")]


def test_a_blank_or_zero_weight_is_bodyweight_and_never_zero() -> None:
    text = STRONG + "2026-01-05 18:00:00,A,1h,Pull Up,1,0,8,0,0,,,\n2026-01-05 18:00:00,A,1h,Pull Up,2,,7,0,0,,,\n"
    assert [of(done, "reps", "weight", "weight_kg", "bodyweight") for done in sets(text, unit=None)] == [
        (8, None, None, True),
        (7, None, None, True),
    ]


@pytest.mark.parametrize("name", ["Pull Up (Assisted)", "Chest Dip (Assisted)"])
def test_help_of_a_machine_is_no_load(name: str) -> None:
    assert sets(f"{STRONG}2026-01-05 18:00:00,A,1h,{name},1,30,8,0,0,,,\n")[0].assisted


def test_a_weight_below_zero_is_help() -> None:
    done = sets(f"{STRONG}2026-01-05 18:00:00,A,1h,Pull Up,1,-20,8,0,0,,,\n")[0]
    assert of(done, "weight", "assisted") == (20, True)


def test_every_value_says_how_it_came() -> None:
    done = sets(STRONG + "2026-01-05 18:00:00,A,1h,Squat,1,225,5,0,0,,,8\n", unit="lb")[0]
    assert done.how == {"reps": "imported", "weight": "imported", "unit": "asked", "weight_kg": "derived", "rpe": "imported"}


def test_a_unit_that_the_file_leaves_out_is_asked_for_once() -> None:
    with pytest.raises(UnitMissing, match="--unit kg"):
        understood(SQUATS, unit=None)


@pytest.mark.parametrize(
    ("unit", "metres", "how"),
    [("kg", 5000, "default"), ("lb", Decimal("8046.7"), "default")],
)
def test_a_distance_without_a_unit_follows_the_weights(unit: str, metres: Decimal, how: str) -> None:
    done = sets(STRONG + "2026-01-05 18:00:00,Run,25m,Running,1,0,0,5,1500,,,\n", unit=unit)[0]
    assert (*of(done, "distance_m", "duration_s"), done.how["distance_m"]) == (metres, 1500, how)


def test_noise_of_binary_numbers_goes() -> None:
    assert sets(STRONG + "2026-01-05 18:00:00,A,1h,Squat,1,125.00000000000001,5,0,0,,,\n")[0].weight == 125


def test_a_row_with_nothing_done_says_so() -> None:
    assert reasons(STRONG + "2026-01-05 18:00:00,A,1h,Squat,1,100,0,0,0,,,\n") == [(2, "no repetitions, time or distance")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("someday,A,1h,Squat,1,100,5,0,0,,,", "'someday' is not a date"),
        ("2026-01-05,A,1h,Squat,1,heavy,5,0,0,,,", "weight: 'heavy' is not a number"),
        ("2026-01-05,A,1h,Squat,1,100,2.5,0,0,,,", "reps: '2.5' is not a count"),
        ("2026-01-05,A,1h,Squat,1,100,5,0,0,,,12", "rpe: 12 is not between 1 and 10"),
        ("2026-01-05,A,1h,,1,100,5,0,0,,,", "no exercise is named"),
        ("2026-01-05,A,1h,Squat,1,1e99,5,0,0,,,", "weight: '1e99' is too large"),
        ("2026-01-05,A,1h,Squat,1,nan,5,0,0,,,", "weight: 'nan' is not a number"),
        ("2026-01-05,A,1h,Squat,1,100,5,0,0,,,,one,two", "the row has 14 cells under 12 columns"),
    ],
)
def test_a_bad_row_fails_alone_and_says_why(row: str, reason: str) -> None:
    assert reasons(f"{STRONG}{row}\n2026-01-05,A,1h,Squat,1,100,5,0,0,,,\n") == [(2, reason)]


def test_a_line_break_in_quotes_belongs_to_its_cell_and_lines_are_counted_as_they_stand() -> None:
    text = STRONG + '2026-01-05,A,1h,Squat,1,100,5,0,0,"two\nlines",,\n2026-01-05,A,1h,Squat,2,x,5,0,0,,,\n'
    assert understood(text).arrivals[0].draft.exercises[0].notes == "two\nlines"
    assert [line for line, _ in reasons(text)] == [4]


def test_rows_of_one_exercise_are_one_until_their_count_begins_again() -> None:
    rows = [("Squat", 1), ("Squat", 2), ("Bench Press", 1), ("Squat", 1), ("Bench Press", 2)]
    text = STRONG + "".join(f"2026-01-05,A,1h,{name},{order},50,5,0,0,,,\n" for name, order in rows)
    exercises = understood(text).arrivals[0].draft.exercises
    assert [(one.name_as_written, len(one.sets)) for one in exercises] == [("Squat", 2), ("Bench Press", 2), ("Squat", 1)]


def test_a_time_without_a_zone_is_the_clock_of_the_timezone() -> None:
    arrival = understood(SQUATS, timezone="America/New_York").arrivals[0]
    assert arrival.draft.date == date(2026, 1, 5)
    assert arrival.fields["started_at"] == datetime(2026, 1, 5, 23, 3, 52, tzinfo=UTC)
    assert arrival.fields["completed_at"] == datetime(2026, 1, 6, 0, 8, 52, tzinfo=UTC)


def test_a_time_with_a_zone_falls_on_the_users_day() -> None:
    text = FITBOD + "2026-01-22 23:54:26 +0000,Back Squat,5,100.0,0.0,0.0,0.0,0.0,false,,1.0\n"
    assert understood(text, timezone="Asia/Tokyo").arrivals[0].draft.date == date(2026, 1, 23)


HEVY_ROW = '"Pull","26 Jul 2025, 07:06","26 Jul 2025, 08:06","","Pull Up",,"strict",0,"{kind}",{weight},8,,,\n'


@pytest.mark.parametrize(
    ("kind", "warmup", "notes"), [("warmup", True, None), ("dropset", False, "drop set"), ("failure", False, "to failure")]
)
def test_hevys_set_types_are_understood(kind: str, warmup: bool, notes: str | None) -> None:
    done = sets(HEVY + HEVY_ROW.format(kind=kind, weight=""))[0]
    assert of(done, "weight", "bodyweight", "warmup", "notes") == (None, True, warmup, notes)


def test_each_measure_of_hevy_has_the_unit_of_its_own_column() -> None:
    header = HEVY.replace("weight_kg", "weight_lbs")
    text = header + '"Run","26 Jul 2025, 07:06","26 Jul 2025, 08:06","","Running",,"",0,"normal",20,,5.2,1800,\n'
    done = sets(text, unit=None)[0]
    assert of(done, "weight", "unit", "distance_m", "duration_s") == (20, "lb", 5200, 1800)


def test_fitnotes_makes_a_day_a_workout_and_mends_names_with_a_comma() -> None:
    text = FITNOTES + (
        "2025-09-13,Overhead Press (Seated, Dumbbells),Shoulders,10.0,kgs,12,,,,\n"
        "2025-09-13,Rowing Machine,Cardio,,,,2000,m,0:08:06,easy\n"
        "2025-09-13,Overhead Press (Seated, Dumbbells),Shoulders,12.0,kgs,9,,,,\n"
    )
    read = understood(text, unit=None)
    press, row = read.arrivals[0].draft.exercises
    assert (len(read.arrivals), read.arrivals[0].fields["started_at"]) == (1, None)
    assert [(press.name_as_written, *of(done, "weight")) for done in press.sets] == [
        ("Overhead Press (Seated, Dumbbells)", weight) for weight in (10, 12)
    ]
    assert of(row.sets[0], "distance_m", "duration_s", "notes") == (2000, 486, "easy")


def test_fitnotes_for_ios_writes_both_units_and_the_typed_one_counts() -> None:
    header = "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind\n"
    done = sets(header + "2025-09-13,Deadlift,Back,102.06,225,5,,,,,\n", unit=None)[0]
    assert of(done, "weight", "unit") == (225, "lb")


def test_body_measurements_are_listed_and_not_stored() -> None:
    text = "Date,Time,Measurement,Value,Unit,Comment\n2025-09-13,08:00,Bodyweight,80,kg,\n"
    assert reasons(text) == [(2, "a body measurement, not a set")]


@pytest.mark.parametrize(
    ("cell", "day"), [("13/09/2025", date(2025, 9, 13)), ("09/13/2025", date(2025, 9, 13)), ("13.09.2025", date(2025, 9, 13))]
)
def test_the_dates_of_a_file_show_their_order(cell: str, day: date) -> None:
    assert understood(f"{FITNOTES}{cell},Deadlift,Back,100,kg,5,,,,\n").arrivals[0].draft.date == day


def test_dates_that_show_no_order_are_asked_for() -> None:
    with pytest.raises(DatesUnclear, match="--dates"):
        understood(FITNOTES + "03/04/2025,Deadlift,Back,100,kg,5,,,,\n")


def test_an_answer_settles_the_order_of_dates() -> None:
    text = FITNOTES + "03/04/2025,Deadlift,Back,100,kg,5,,,,\n"
    assert understood(text, day_first=True).arrivals[0].draft.date == date(2025, 4, 3)
    assert understood(text, day_first=False).arrivals[0].draft.date == date(2025, 3, 4)


def test_fitbod_needs_no_unit_and_marks_warm_ups() -> None:
    text = FITBOD + "2026-01-22 06:54:26 +0000,Dumbbell Row,10,22.5,0.0,0.0,0.0,0.0,true,,2.0\n"
    done = sets(text, unit=None)[0]
    assert of(done, "weight", "unit", "warmup", "duration_s") == (Decimal("22.5"), "kg", True, None)


SUGARWOD_ROWS = {
    "time": '12/28/2025,Fran,21-15-9,378,6:18,Time,,"[{""mins"":6,""secs"":18}]",hot,RX,PR',
    "time of an old export": "12/28/2025,Fran,21-15-9,378,6:18,,,,,RX,",
    "rounds": "12/28/2025,Cindy,20 min,,18+7,Rounds + Reps,,,,SCALED,",
    "reps": '12/28/2025,Open,15 min,359,359,Reps,,"[{""reps"":359}]",,RX,',
}


@pytest.mark.parametrize(
    ("row", "name", "score", "rounds", "reps", "rx"),
    [
        ("time", "Fran", 378, None, None, True),
        ("time of an old export", "Fran", 378, None, None, True),
        ("rounds", "Cindy", None, 18, 7, False),
        ("reps", "Open", None, None, 359, True),
    ],
)
def test_sugarwod_scores_become_metcons(row: str, name: str, score: int | None, rounds: int | None, reps: int | None, rx: bool) -> None:
    draft = understood(SUGARWOD + SUGARWOD_ROWS[row] + "\n").arrivals[0].draft
    metcon = draft.metcons[0]
    assert (draft.date, draft.type) == (date(2025, 12, 28), "metcon")
    assert (metcon.name, metcon.score_s, metcon.rounds, metcon.reps, metcon.rx) == (name, score, rounds, reps, rx)


def test_a_sugarwod_lift_is_its_best_set_that_went_up() -> None:
    details = '"[{""load"":225,""success"":true},{""load"":245,""success"":false}]"'
    done = sets(f"{SUGARWOD}01/10/2025,Heavy day,Build up,225,225,Load,Back Squat,{details},,RX,PR\n", unit="lb")[0]
    assert of(done, "weight", "reps", "failed") == (225, None, False)


def test_liftosaur_counts_what_was_completed() -> None:
    text = LIFTOSAUR + (
        '2026-03-01T10:00:00.000Z,P,Day 1,"Squat, Barbell",1,5,5,0,,,0,100,lb,95,lb,0,\n'
        '2026-03-01T10:00:00.000Z,P,Day 1,"Squat, Barbell",0,5,,0,,,0,225,lb,,,0,\n'
        '2026-03-01T10:00:00.000Z,P,Day 1,"Squat, Barbell",0,5,6,1,,9,1,225,lb,230,lb,0,\n'
    )
    assert [of(done, "reps", "weight", "warmup", "rpe") for done in sets(text)] == [(5, 95, True, None), (6, 230, False, 9)]
    assert reasons(text) == [(3, "planned and not done")]


@pytest.mark.parametrize("text", ["a,b,c\n1,2,3\n", "just words\n"])
def test_columns_of_no_app_are_refused_by_name(text: str) -> None:
    with pytest.raises(FormatUnknown, match=text.split("\n", 1)[0].split(",", maxsplit=1)[0]):
        understood(text)


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\x1f\x8brest"])
def test_a_packed_file_is_refused(data: bytes) -> None:
    with pytest.raises(FileUnreadable, match="packed"):
        read_file(data, Options())


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    with pytest.raises(FileUnreadable, match="empty"):
        understood(text)


TELLING = ["", "0", "5", "1,5", "1.5", "-3", "W", "Rest Timer", "kg", "lbs", "2026-01-05", "26 Jul 2025, 07:06", "1h", "x" * 300]
CELLS = st.sampled_from(TELLING) | st.text(st.characters(exclude_characters='"\r\n', exclude_categories=["Cs"]), max_size=12)
HEADERS = [STRONG, STRONG_E, HEVY, FITNOTES, FITBOD, SUGARWOD, LIFTOSAUR]


@given(header=st.sampled_from(HEADERS), rows=st.lists(st.lists(CELLS, min_size=1, max_size=20), max_size=6))
def test_every_row_is_accounted_for_whatever_it_holds(header: str, rows: list[list[str]]) -> None:
    separator = ";" if header is STRONG_E else ","
    lines = [separator.join(f'"{cell}"' for cell in row) for row in rows]
    read = understood("\n".join([header.strip(), *lines]), day_first=True)
    taken = [line for one in read.arrivals for line in one.lines] + [left.line for left in read.left]
    assert sorted(taken) == list(range(2, len(rows) + 2))


def test_formats_are_told_apart_by_the_columns_they_need() -> None:
    assert len({one.needs for one in FORMATS}) == len(FORMATS)
