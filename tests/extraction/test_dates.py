"""The days a text speaks of, which of them governs a place, and what only looks like a date."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.dates import day_for, find_dates, find_timespans, mention_for
from tests.extraction.effort import seconds

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "said", "day"),
    [
        ("2026-11-03 squat 5x5", "2026-11-03", "2026-11-03"),
        ("2026.08.12 upper", "2026.08.12", "2026-08-12"),
        ("2025/12/01 legs", "2025/12/01", "2025-12-01"),
        ("June 28, 2021\n- squat 3x5", "June 28, 2021", "2021-06-28"),
        ("28 June: squat 3x5", "28 June", "2026-06-28"),
        ("the 28th of June", "28th of June", "2026-06-28"),
        ("Jun 16 squat 5x5", "Jun 16", "2026-06-16"),
        ("Dec 24: rows", "Dec 24", "2025-12-24"),
        ("Saturday, September 20, 2008", "Saturday, September 20, 2008", "2008-09-20"),
        ("on 10/12 I ran 5k", "10/12", "2026-10-12"),
        ("on 25/10 I ran 5k", "25/10", "2026-10-25"),
        ("Push (10/16)\nbench 5x5", "10/16", "2026-10-16"),
        ("## 25.01.\nbench 5x5", "25.01", "2026-01-25"),
        ("12.03.2026 Kniebeuge 5x5", "12.03.2026", "2026-03-12"),
        ("3/14/2025 squat 5x5", "3/14/2025", "2025-03-14"),
        ("14/3/2025 squat 5x5", "14/3/2025", "2025-03-14"),
        ("10月10日のトレーニング", "10月10日", "2026-10-10"),
        ("2025年6月15日", "2025年6月15日", "2025-06-15"),
        ("6월 15일 스쿼트", "6월 15일", "2026-06-15"),
        ("sun 15th i jogged 3 km", "sun 15th", "2026-11-15"),
        ("rows on mon 9th: 3x10 40", "on mon 9th", "2026-11-09"),
        ("Monday the 9th rows 3x10 40", "Monday the 9th", "2026-11-09"),
        ("friday the 13th, rows 3x10", "friday the 13th", "2026-11-13"),
        ("on the 12th i ran 4 km", "on the 12th", "2026-11-12"),
        ("on the 25th i ran 4 km", "on the 25th", "2026-10-25"),
        ("On the 3rd I ran 4 km", "On the 3rd", "2026-11-03"),
        ("19th: rows 3x10", "19th", "2026-11-19"),
        ("28 juin squat", "28 juin", "2026-06-28"),
        ("am 3. März Kniebeuge", "3. März", "2026-03-03"),
        ("5 de octubre sentadillas", "5 de octubre", "2026-10-05"),
        ("12 września przysiady", "12 września", "2026-09-12"),
        ("3 июня присед", "3 июня", "2026-06-03"),
        ("May 5: squats", "May 5", "2026-05-05"),
    ],
)
def test_a_calendar_day_is_read(text: str, said: str, day: str) -> None:
    [mention] = find_dates(text, FRIDAY)
    assert (text[mention.start : mention.end], mention.day.isoformat()) == (said, day)


@pytest.mark.parametrize(
    ("text", "days", "kind"),
    [
        ("squat 5x5 today", 0, "relative"),
        ("this morning I ran 5k", 0, "relative"),
        ("tonight: rows 3x10", 0, "relative"),
        ("Fran in 4:32 yesterday", -1, "relative"),
        ("ran 5k last night", -1, "relative"),
        ("the day before yesterday I swam", -2, "relative"),
        ("two days ago I squatted", -2, "relative"),
        ("3 days ago bench 5x5", -3, "relative"),
        ("a couple of days ago I rowed", -2, "relative"),
        ("on Tuesday I did 5x5", -3, "weekday"),
        ("Monday: back squat 5x5", -4, "weekday"),
        ("last Friday I ran 10k", -7, "weekday"),
        ("tomorrow I'll squat", 1, "future"),
        ("next Monday: press", 3, "future"),
        ("I'll squat on Sunday", 2, "future"),
        ("next week I deload", 7, "future"),
        ("gestern Kniebeuge 5x5", -1, "relative"),
        ("vorgestern 5 km", -2, "relative"),
        ("übermorgen Beine", 2, "future"),
        ("am Dienstag Beine trainiert", -3, "weekday"),
        ("ayer sentadillas 5x5", -1, "relative"),
        ("hier soir, squat 5x5", -1, "relative"),
        ("avant-hier, 5 km", -2, "relative"),
        ("ontem supino 4x8", -1, "relative"),
        ("ieri panca 4x8", -1, "relative"),
        ("wczoraj przysiady", -1, "relative"),
        ("вчера присед 5x5", -1, "relative"),
        ("i går knebøy 5x5", -1, "relative"),
        ("idag knäböj 5x5", 0, "relative"),
        ("mañana banca", 1, "future"),
        ("domani corsa", 1, "future"),
        ("昨日ベンチプレス", -1, "relative"),
        ("今天深蹲", 0, "relative"),
        ("어제 스쿼트", -1, "relative"),
    ],
)
def test_a_day_in_words_is_counted_from_today(text: str, days: int, kind: str) -> None:
    [mention] = find_dates(text, FRIDAY)
    assert (mention.day, mention.kind) == (FRIDAY + timedelta(days=days), kind)


@pytest.mark.parametrize(
    "text",
    [
        "swings 5/5 x 16k",
        "5k in 24:10",
        "3-4 sets of 8",
        "5/3/1 squat 100x5",
        "21-15-9 thrusters",
        "12/10/8 curls at 15kg",
        "squat to 3/4 depth",
        "rating 8/10",
        "lunges (8/8)\nrows 3x10",
        "lunges 10/12 per side",
        "set 5 80kg",
        "I sat down after it",
        "may 5 reps be enough",
        "march 5 miles",
        "version 2.10.3",
        "bench 82.5 x 5",
        "tempo 3.1.1",
        "pace 5.30",
        "hier ist mein Training, und das war gut",
        "guten morgen",
        "every Monday I rest",
        "5x5 at 100, on the 5th i got only 4",
        "on the 12th rep i stopped",
        "my 30th birthday",
        "the 3rd set was hard",
        "since the 12th nothing",
        "95/65 lb thrusters",
        "12.5 kg curls",
    ],
)
def test_scores_schemes_and_words_are_no_dates(text: str) -> None:
    assert find_dates(text, FRIDAY) == ()


def test_a_day_of_the_month_to_come_is_no_past_one() -> None:
    [mention] = find_dates("on the 25th i'll race", FRIDAY)
    assert (mention.day, mention.kind) == (date(2026, 11, 25), "future")


def test_which_month_a_day_is_of_may_be_left_open() -> None:
    assert find_dates("on the 12th i ran", FRIDAY, ordinals=False) == ()


def test_where_a_log_is_from_governs_it() -> None:
    assert day_for(30, find_dates("logging from last Saturday: played pickup volleyball", FRIDAY), FRIDAY) == date(2026, 11, 14)


def test_a_heading_governs_what_follows_until_the_next_one() -> None:
    text = "Nov 16\nsquat 5x5 100kg\n\nrows 3x10\n\nNov 18\nbench 5x5 80kg"
    mentions = find_dates(text, FRIDAY)
    days = [day_for(text.index(word), mentions, FRIDAY).day for word in ("squat", "rows", "bench")]
    assert days == [16, 16, 18]


def test_a_day_governs_its_own_sentence_before_and_after_it() -> None:
    text = "Squat 5x5 100kg yesterday. Today bench 3x8 80kg."
    mentions = find_dates(text, FRIDAY)
    assert day_for(text.index("Squat"), mentions, FRIDAY) == FRIDAY - timedelta(days=1)
    assert day_for(text.index("bench"), mentions, FRIDAY) == FRIDAY


@pytest.mark.parametrize(
    ("text", "word", "days"),
    [
        ("Squat 5x5 100kg yesterday, bench 3x8 80kg today", "Squat", -1),
        ("Squat 5x5 100kg yesterday, bench 3x8 80kg today", "bench", 0),
        ("yesterday squats 5x5, rows 3x8, today bench 3x8", "rows", -1),
        ("yesterday squats 5x5, rows 3x8, today bench 3x8", "bench", 0),
        ("on Monday I squatted and on Wednesday I benched", "squatted", -4),
        ("on Monday I squatted and on Wednesday I benched", "benched", -2),
        ("squat 5x5 100kg, rest tomorrow", "squat", 0),
    ],
)
def test_days_in_one_sentence_share_it_out(text: str, word: str, days: int) -> None:
    assert day_for(text.index(word), find_dates(text, FRIDAY), FRIDAY) == FRIDAY + timedelta(days=days)


def test_a_day_of_training_reaches_the_end_of_its_paragraph() -> None:
    text = "I trained legs yesterday. Squat 5x5 100kg.\n\nBench 3x8 80kg"
    mentions = find_dates(text, FRIDAY)
    assert day_for(text.index("Squat"), mentions, FRIDAY) == FRIDAY - timedelta(days=1)
    assert day_for(text.index("Bench"), mentions, FRIDAY) == FRIDAY


def test_a_bad_night_does_not_date_the_workout() -> None:
    text = "Slept badly yesterday. Squat 5x5 100kg."
    assert day_for(text.index("Squat"), find_dates(text, FRIDAY), FRIDAY) == FRIDAY


def test_a_day_that_is_only_compared_with_governs_nothing() -> None:
    text = "ran 10k in 54:05, two minutes off my time from Tuesday"
    mentions = find_dates(text, FRIDAY)
    assert [mention.kind for mention in mentions] == ["reference"]
    assert mention_for(0, mentions) is None


def test_the_same_weekday_is_today_unless_it_was_the_last_one() -> None:
    assert find_dates("Friday: squat 5x5", FRIDAY)[0].day == FRIDAY
    assert find_dates("last Friday: squat 5x5", FRIDAY)[0].day == FRIDAY - timedelta(days=7)


def test_a_leap_day_without_a_year_is_the_last_one_there_was() -> None:
    assert find_dates("Feb 29: squat 5x5", FRIDAY)[0].day == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["31.02.2026 squat", "2026-13-01 squat", "June 31 squat", "0000-00-00", "32 June"])
def test_an_impossible_day_is_no_day(text: str) -> None:
    assert find_dates(text, FRIDAY) == ()


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("45 min", "45"),
        ("1 hour", "60"),
        ("1.5 hours", "90.0"),
        ("1h 20", "80"),
        ("1 hour and 10 minutes", "70"),
        ("45分間", "45"),
        ("2 Stunden", "120"),
    ],
)
def test_a_length_of_time_in_words(text: str, minutes: str) -> None:
    assert [length.minutes for length in find_timespans(text)] == [Decimal(minutes)]


@given(st.text(max_size=300), st.dates(date(1930, 1, 1), date(2100, 1, 1)))
def test_mentions_lie_inside_any_text_in_order(text: str, today: date) -> None:
    edges = [edge for mention in find_dates(text, today) for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert [edge for edge in edges if not 0 <= edge <= len(text)] == []


@given(st.text(alphabet="0123456789/.- \nonMayJune x", max_size=60))
def test_a_day_without_a_year_is_never_ahead(text: str) -> None:
    assert [mention for mention in find_dates(text, FRIDAY) if mention.kind == "partial" and mention.day > FRIDAY] == []


@pytest.mark.parametrize("unit", ["monday ", "1/2 ", "june 5 ", "2026-01-01 ", "5 days ago ", "\n", "10/12/", "1 hour "])
def test_reading_time_grows_with_the_length_only(unit: str) -> None:
    def read(text: str) -> object:
        return find_dates(text, FRIDAY), find_timespans(text)

    assert seconds(read, unit, 20_000) < 12 * seconds(read, unit, 4_000) + 0.05


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("wed rows 3x10", ["2026-11-18"]),
        ("tues i did dips", ["2026-11-17"]),
        ("felt great. thurs squats 3x5", ["2026-11-19"]),
        ("and sun i ran 5k", ["2026-11-15"]),
        ("sat squats 3x5", ["2026-11-14"]),
        ("forgot thu: rdl 70 3x8", ["2026-11-19"]),
        ("bench wed after work 50x10", ["2026-11-18"]),
        ("ring dips mon 3x6, first ones", ["2026-11-16"]),
        ("quick one from wednesday lunch, 20 min bike", ["2026-11-18"]),
        ("mon: rdl 80 3x8", ["2026-11-16"]),
        ("mon 7am: rdl 80 3x8", ["2026-11-16"]),
        ("sat. 6k 31:20 along the canal", ["2026-11-14"]),
        ("sun at 9: 6k 31:20", ["2026-11-15"]),
        ("sat am, snuck in 3x12 lunges", ["2026-11-14"]),
        ("sat at the track: 6x400m", ["2026-11-14"]),
        ("forgot to log tues: ohp 40 3x5", ["2026-11-17"]),
        ("did a superset wed after the bike", ["2026-11-18"]),
        ("i sat. 3x12 curls", []),
        ("lay in the sun. 6k 31:20", []),
        ("i sat 3 hours", []),
        ("sat down all day", []),
        ("sun is out", []),
        ("the sun squats low", []),
    ],
)
def test_a_weekday_cut_short_opens_a_sentence(text: str, days: list[str]) -> None:
    assert [one.day.isoformat() for one in find_dates(text, date(2026, 11, 20))] == days


@pytest.mark.parametrize("text", ["saturday!! 6k in 31:20", "sat done! squat 3x5 80", "ok saturday session done. squat 3x5 80"])
def test_a_day_by_itself_opens_what_follows(text: str) -> None:
    mentions = find_dates(text, date(2026, 11, 20))
    assert day_for(len(text) - 2, mentions, date(2026, 11, 20)).isoformat() == "2026-11-14"
