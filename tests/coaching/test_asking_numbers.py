"""What questions about days, weeks, paces, named workouts and lifts are answered with, worked out by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from coaching import benchmarks, glossary, pace, peaks, standing
from coaching.attendance import attendance, days_sentence, streak_sentences
from coaching.comparing import Subject
from coaching.outlook import Aim, next_round, outlook
from coaching.strength import reaches
from domain.history import LoggedWorkout, Performance, Workout
from domain.measures import WeightUnit
from domain.periods import Span
from domain.workout import Metcon, WorkSet

MONDAY = date(2026, 6, 1)
THURSDAY = date(2026, 6, 25)


def days(*counted: int) -> set[date]:
    return {MONDAY + timedelta(days=one) for one in counted}


def lifted(day: int, weight: str, reps: int, exercise_id: str = "back_squat") -> Performance:
    done = WorkSet(reps=reps, weight=Decimal(weight), unit="kg", weight_kg=Decimal(weight))
    when = MONDAY + timedelta(days=day)
    return Performance(
        user_id="u", exercise_id=exercise_id, date=when, workout_id=f"w{day}", position=1, name_as_written=exercise_id, sets=(done,)
    )


def ran(day: int, metres: int, seconds: int) -> Performance:
    done = WorkSet(distance_m=Decimal(metres), duration_s=Decimal(seconds))
    when = MONDAY + timedelta(days=day)
    return Performance(user_id="u", exercise_id="run", date=when, workout_id=f"r{day}", position=1, name_as_written="run", sets=(done,))


def logged(*performances: Performance) -> list[LoggedWorkout]:
    return [LoggedWorkout(workout=Workout(user_id="u", workout_id=p.workout_id, date=p.date), performances=(p,)) for p in performances]


def scored(day: int, **score: object) -> LoggedWorkout:
    workout = Workout(user_id="u", workout_id=f"m{day}", date=MONDAY + timedelta(days=day), metcons=(Metcon.model_validate(score),))
    return LoggedWorkout(workout=workout, performances=())


def test_today_is_no_rest_day_before_it_is_over() -> None:
    found = attendance(Span(first=MONDAY, last=MONDAY + timedelta(days=6)), days(0, 2), MONDAY + timedelta(days=3))
    assert found.rested == (MONDAY + timedelta(days=1),)
    assert "2 of 4 days" in days_sentence(found)[0]


def test_all_time_begins_with_the_first_day_and_names_what_was_missed() -> None:
    found = attendance(Span(first=date(2010, 1, 1), last=THURSDAY), days(0, 3, 17, 21), THURSDAY)
    assert found.span.first == MONDAY
    assert found.missed_weeks == (Span(first=date(2026, 6, 8), last=date(2026, 6, 14)),)
    assert found.longest_break == Span(first=date(2026, 6, 5), last=date(2026, 6, 17))


def test_the_week_that_goes_on_does_not_end_a_streak_and_the_longest_is_told() -> None:
    told = streak_sentences(days(0, 7, 14), MONDAY + timedelta(days=22))
    assert told.startswith("You have trained in 3 weeks in a row, and on 0 days of this week so far.")
    assert "Your longest row is 2 weeks, 1 to 14 Jun 2026." in streak_sentences(days(0, 7, 28), MONDAY + timedelta(days=28))


@pytest.mark.parametrize(
    ("metres", "seconds", "each", "words"),
    [
        (5000, 1488, None, "5 km in 24:48 is a pace of 4:58 /km, 12.1 km/h."),
        (10000, None, "0.315", "10 km at 5:15 /km takes 52:30."),
        (None, 1800, "0.3", "30:00 at 5:00 /km is 6 km."),
        (5000, None, None, None),
    ],
)
def test_the_third_of_distance_time_and_pace(metres: int | None, seconds: int | None, each: str | None, words: str | None) -> None:
    far, long, pace_of_a_metre = (Decimal(one) if one is not None else None for one in (metres, seconds, each))
    assert pace.third(far, long, pace_of_a_metre, "km") == words


def test_the_average_pace_is_all_time_over_all_distance() -> None:
    done = pace.efforts([ran(0, 5000, 1500), ran(7, 10000, 3300)])
    assert pace.of_all("Run", done, "km") == "Run, on average: 5:20 /km (15 km in 1:20:00, 2 times), 11.2 km/h."
    assert [one.metres for one in pace.efforts([ran(0, 5010, 1500), ran(7, 10000, 3300)], Decimal(5000))] == [5010]


def test_rx_goes_before_a_faster_scaled_time_and_more_rounds_before_more_reps() -> None:
    fran = benchmarks.results("fran", [scored(0, name="Fran", score_s=240, rx=False), scored(7, name="Fran", score_s=300, rx=True)])
    assert benchmarks.told("fran", fran, THURSDAY)[0].startswith("Fran, fastest: 5:00 Rx, Mon 8 Jun 2026.")
    cindy = benchmarks.results("Cindy", [scored(0, name="Cindy", rounds=15, reps=20), scored(7, name="Cindy", rounds=16)])
    assert benchmarks.told("Cindy", cindy, THURSDAY)[0].startswith("Cindy, most: 16 rounds, Mon 8 Jun 2026.")


def test_the_week_with_the_most_and_the_least() -> None:
    workouts = logged(lifted(0, "100", 5), lifted(7, "100", 8), lifted(14, "100", 1))
    span, subject = Span(first=date(2020, 1, 1), last=THURSDAY), Subject()
    most = peaks.ranked(workouts, span, subject, "week", "load", THURSDAY)
    assert (most[0].span.first, most[0].volume_kg) == (date(2026, 6, 8), Decimal(800))
    least = peaks.ranked(workouts, span, subject, "week", "load", THURSDAY, least=True)
    assert (least[0].span.first, least[0].volume_kg) == (date(2026, 6, 15), Decimal(100))


def test_a_lift_has_stalled_when_its_best_was_not_passed_often_and_for_long() -> None:
    steady = [lifted(day, "47.5", 5) for day in (7, 14, 21, 28)]
    top, times = standing.stalled([lifted(0, "45", 5), *steady]) or (None, 0)
    assert top is not None
    assert (top.date, times) == (date(2026, 6, 8), 3)
    assert standing.stalled(steady[:3]) is None
    assert standing.stalled([lifted(0, "100", 1), *(lifted(day, "85", 5) for day in (7, 14, 28))]) is None


def test_the_lift_that_came_furthest_is_told_first() -> None:
    done = [lifted(0, "100", 5), lifted(21, "110", 5), lifted(0, "60", 5, "bench_press"), lifted(21, "72", 5, "bench_press")]
    told = standing.furthest_sentence(standing.furthest(done), "over all time", "kg")[0]
    assert told.startswith("Bench press came furthest over all time: its estimated 1RM (epley) went from 70 kg to 84 kg (+14 kg, +20 %).")


def test_a_goal_is_on_track_when_the_line_gets_there_in_time() -> None:
    done = [lifted(day, str(weight), 1) for day, weight in ((0, 100), (7, 102), (14, 104), (21, 106))]
    aim = Aim("Back squat", Decimal(110), "kg", THURSDAY + timedelta(days=28))
    told = outlook(aim, done, THURSDAY)
    assert "4 kg to go from your heaviest set of 106 kg" in told
    assert "28 days left (4 weeks)" in told
    assert "rises 2 kg a week" in told
    assert told.endswith("so you are on track.")
    assert outlook(Aim("Back squat", Decimal(120), "kg", THURSDAY + timedelta(days=28)), done, THURSDAY).endswith("so you are behind.")
    assert "reached" in outlook(Aim("Back squat", Decimal(106), "kg"), done, THURSDAY)
    assert "nothing is stored" in outlook(aim, [], THURSDAY)


@pytest.mark.parametrize(
    ("weight", "reps", "unit", "goal"),
    [("60", 8, "kg", 80), ("40", 5, "kg", 50), ("47.5", 1, "kg", 50), ("100", 5, "kg", 120), ("100", 5, "lb", 275), ("45", 3, "lb", 110)],
)
def test_a_goal_to_propose_is_the_next_round_number(weight: str, reps: int, unit: WeightUnit, goal: int) -> None:
    found = next_round("Back squat", [lifted(2, weight, reps)], THURSDAY, unit)
    assert found is not None
    assert (found.weight, found.unit) == (Decimal(goal), unit)
    assert next_round("Back squat", [], THURSDAY, unit) is None


def test_a_weight_in_pounds_reaches_its_own_kilograms() -> None:
    pounds = WorkSet(reps=1, weight=Decimal(225), unit="lb", weight_kg=Decimal("102.06"))
    done = lifted(0, "100", 1).model_copy(update={"sets": (pounds,)})
    assert reaches(done, Decimal("102.0582"))
    assert not reaches(done, Decimal("102.06"), above=True)


def test_terms_are_known_by_all_their_names() -> None:
    assert glossary.meaning("Reps in Reserve") == glossary.meaning("RIR")
    assert glossary.term_in("what does one rep max mean") == "one rep max"
    assert glossary.meaning("flurb") is None
