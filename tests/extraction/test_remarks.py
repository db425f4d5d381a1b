"""Pains, pride, feelings, surroundings, and how long and how hard the session was."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.remarks import Remarks, read_remarks
from tests.extraction.effort import seconds


@pytest.mark.parametrize(
    ("text", "kind", "part", "quote"),
    [
        ("right knee is NOT happy about it", "pain", "knee", "right knee is NOT happy"),
        ("shoulder tweaked on the last set", "injury", "shoulder", "shoulder tweaked"),
        ("squat 5x5 100kg, my lower back hurts", "pain", "lower_back", "lower back hurts"),
        ("elbow pain again on presses", "pain", "elbow", "elbow pain"),
        ("low back wasn't happy with the pulls", "pain", "lower_back", "low back wasn't happy"),
        ("sore quads from Tuesday", "soreness", "quad", "sore quads"),
        ("hips were tight all session", "tightness", "hip", "hips were tight"),
        ("felt a twinge in my left hamstring", "pain", "hamstring", "twinge in my left hamstring"),
        ("got dizzy after the second round", "dizziness", None, "dizzy"),
        ("strained my groin", "injury", "groin", "strained my groin"),
        ("bench 3x8, wrist was bothering me", "pain", "wrist", "wrist was bothering"),
        ("the work left me a little light-headed", "dizziness", None, "light-headed"),
        ("pulled a hamstring on the sprint", "injury", "hamstring", "pulled a hamstring"),
        ("my low back is weak and today it didn't feel good", "pain", "lower_back", "low back is weak and today it didn't feel good"),
        ("mein Knie schmerzt", "pain", "knee", "Knie schmerzt"),
        ("squats 5x5, schulter probleme", "pain", "shoulder", "schulter probleme"),
        ("me duele la rodilla", "pain", "knee", "me duele la rodilla"),
        ("mal au genou", "pain", "knee", "mal au genou"),
        ("болит плечо", "pain", "shoulder", "болит плечо"),
        ("skip squats tomorrow, my knee hurts", "pain", "knee", "knee hurts"),
    ],
)
def test_a_pain_is_noticed_with_its_place(text: str, kind: str, part: str | None, quote: str) -> None:
    [concern] = read_remarks(text).concerns
    assert (concern.kind, concern.body_part, concern.source[0].quote) == (kind, part, quote)


@pytest.mark.parametrize(
    "text",
    [
        "squat 5x5, no pain",
        "knee didn't hurt at all",
        "pain-free pressing today",
        "my knee no longer hurts",
        "without any shoulder pain",
        "shoulder press 3x8 40kg",
        "pulled 180 for 3",
        "tight schedule, did 3x5 bench",
        "my friend hurt his back",
        "how do I avoid knee pain?",
        "back squat 5x5",
        "keine Schmerzen",
        "pulled my knees up as usual",
        "a belt seems to keep the back from getting irritated",
    ],
)
def test_no_pain_is_no_concern(text: str) -> None:
    assert read_remarks(text).concerns == ()


def test_two_places_are_two_concerns() -> None:
    concerns = read_remarks("Knee hurts. Also shoulder pain on dips.").concerns
    assert [concern.body_part for concern in concerns] == ["knee", "shoulder"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("new PR! 140kg", "PR"),
        ("hit a 5 kg PR on bench", "PR"),
        ("that's a PB", "PR"),
        ("beat my PR by 2 seconds", "PR"),
        ("105kg, personal best", "PR"),
        ("best ever 5k", "PR"),
        ("first time Rx on Fran", "first_time_rx"),
        ("did a muscle up for the first time", "first_time"),
        ("better form on the snatch", "improved_form"),
        ("neue Bestleistung, 120 kg", "PR"),
        ("nuevo récord, 120 kg", "PR"),
        ("ended with one set of 140kg, which is a PB", "PR"),
        ("100 x 5 (5RM PR), 4 (FAILED)", "PR"),
        ("2 reps at 70kg, a new 2RM PR", "PR"),
        ("Nearly doubled my PR of 31!", "PR"),
    ],
)
def test_an_achievement_is_noticed(text: str, kind: str) -> None:
    assert [achievement.kind for achievement in read_remarks(text).achievements] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "my old PR was 130",
        "my PR is 140kg",
        "no PR today",
        "not a PR but close",
        "went for a PR and failed",
        "PR attempt at 150",
        "tomorrow I'm going for a PR",
        "my friend hit a PR",
        "what is my PR?",
        "120x5*\n* = personal record",
    ],
)
def test_an_old_or_hoped_for_record_is_none(text: str) -> None:
    assert read_remarks(text).achievements == ()


@pytest.mark.parametrize(
    ("text", "feeling"),
    [
        ("felt strong today", "strong"),
        ("I was really tired", "tired"),
        ("that was easy", "easy"),
        ("tough session", "hard"),
        ("everything felt heavy", "hard"),
        ("felt great", "good"),
        ("fühlte mich stark", "strong"),
        ("me sentí cansado", "tired"),
        ("heavy squats 5x5", None),
        ("I am on week 3 of Strong Lifts", None),
        ("didn't feel strong", None),
        ("squat 5x5 100kg", None),
    ],
)
def test_the_feeling_is_what_was_felt(text: str, feeling: str | None) -> None:
    found = read_remarks(text).feeling
    assert (found and found.value) == feeling


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("trained at home", "home"),
        ("couldn't get to the gym, so trained at home", "home"),
        ("garage gym session, squat 5x5", "home"),
        ("at the gym: squat 5x5", "gym"),
        ("ran 5k in the park", "outdoor"),
        ("skipped the gym", None),
        ("squat 5x5", None),
        ("zuhause trainiert", "home"),
        ("entrené en casa", "home"),
    ],
)
def test_where_it_was(text: str, place: str | None) -> None:
    assert read_remarks(text).environment == place


@pytest.mark.parametrize(
    ("text", "weather"),
    [("10k in the heat", "hot"), ("ran 5k, freezing", "cold"), ("so humid, 5k in 27:10", "humid"), ("perfect weather for 10k", "ideal")],
)
def test_the_weather(text: str, weather: str) -> None:
    found = read_remarks(text).weather
    assert (found and found.value) == weather


@pytest.mark.parametrize(
    ("text", "rpe", "rating"),
    [
        ("session RPE 7", "7", None),
        ("sRPE: 8", "8", None),
        ("overall RPE 7.5", "7.5", None),
        ("RPE for the session was 9", "9", None),
        ("RPE 8 overall", "8", None),
        ("effort 7/10", "7", None),
        ("workout rating - 8/10", None, "8"),
        ("deadlift 3x5 140kg RPE 8", None, None),
        ("session RPE 75", None, None),
    ],
)
def test_effort_and_rating_of_the_whole_session(text: str, rpe: str | None, rating: str | None) -> None:
    found = read_remarks(text)
    assert (found.session_rpe and str(found.session_rpe.value)) == rpe
    assert (found.rating and str(found.rating.value)) == rating


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("59 minutes.\n\n- squat 5x5 100kg", "59"),
        ("The whole workout took about 35 minutes.", "35"),
        ("Time in the gym - 1.5 hours", "90"),
        ("trained for 1 hour and 10 minutes", "70"),
        ("75 min session", "75"),
        ("was at it about 2 hours including my warmup", "120"),
        ("トレーニング時間:45分間\n60kg × 8回", "45"),
        ("plank 2 min", None),
        ("bike 45 min", None),
        ("swim 2000m in 40 min", None),
        ("rest 5 min between sets", None),
        ("20 min AMRAP", None),
        ("it took me 16+ minutes", None),
        ("tomorrow a session of 60 minutes", None),
    ],
)
def test_the_length_of_the_session(text: str, minutes: str | None) -> None:
    found = read_remarks(text).duration_min
    assert (found and found.value) == (Decimal(minutes) if minutes else None)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("weighed in at 81.3 kg this morning", ["weighed in at 81.3 kg"]),
        ("Body weight: 216 lbs\nbench 5x5 80kg", ["Body weight: 216 lbs"]),
        ("30 squats at body weight", []),
    ],
)
def test_a_weigh_in_is_set_apart(text: str, quotes: list[str]) -> None:
    assert [span.quote for span in read_remarks(text).bodyweight] == quotes


def test_an_empty_text_has_no_remarks() -> None:
    assert read_remarks("") == Remarks()


@given(st.one_of(st.text(max_size=200), st.text(alphabet="no pain knePR hurts my.\nİ1/0", max_size=80)))
def test_every_source_quotes_the_text(text: str) -> None:
    found = read_remarks(text)
    spans = [span for concern in found.concerns for span in concern.source]
    spans += [span for achievement in found.achievements for span in achievement.source]
    spans += [remark.source for remark in (found.feeling, found.weather) if remark]
    spans += [measured.source for measured in (found.session_rpe, found.rating, found.duration_min) if measured]
    spans += found.bodyweight
    assert [text[span.start : span.end] for span in spans] == [span.quote for span in spans]


@pytest.mark.parametrize("unit", ["pain ", "knee hurts ", "PR ", "rpe 8 ", "5 minutes ", "workout 8 ", "strong ", "(", "weighed in "])
def test_reading_time_grows_with_the_length_only(unit: str) -> None:
    assert seconds(read_remarks, unit, 20_000) < 12 * seconds(read_remarks, unit, 4_000) + 0.05
