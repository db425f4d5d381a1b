"""Whatever is typed, an interview takes it, keeps what it had, and quotes truly."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coach_creator import extractors
from coach_creator.author import write_coach
from coach_creator.extractors.reading import Reading
from domain.creator import SLOT_KEYS, state
from tests.coach_creator.interview import START, Interview
from tests.coach_creator.test_extractors import TODAY

WORDS = (
    *("no", "yes", "none", "3", "5", "an hour", "45 min", "Monday", "tue", "sat-sun", "back", "go back", "skip", "why?"),
    *("I don't know", "build it", "knee", "left", "hurts", "hate", "love", "running", "squat", "140 kg", "by June"),
    *("in 12 weeks", "two years", "crossfit", "new to lifting", "home", "barbell", "blunt", "short", "whatever you think"),
    *("actually", "my wife", "chest pain", "15", "İ", "ß", "💪", ",", ".", "!", "\n"),
)
speech = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
messages = st.one_of(st.text(max_size=80), speech)
askable = st.lists(st.sampled_from(SLOT_KEYS), max_size=2, unique=True).map(tuple)


@given(text=messages, pending=askable)
@settings(max_examples=300, deadline=None)
def test_every_find_points_into_the_message(text: str, pending: tuple[str, ...]) -> None:
    finds = extractors.read(Reading(text, pending), TODAY)  # type: ignore[arg-type]
    assert all(0 <= find.start < find.end <= len(text) for find in finds)


@given(texts=st.lists(messages, max_size=6))
@settings(max_examples=120, deadline=None)
def test_no_message_breaks_an_interview(texts: list[str]) -> None:
    interview = Interview().says(*texts)
    assert all(interview.quotes_found)
    assert interview.unquoted == []
    assert 0 <= state(interview.session)["progress"] <= 1
    assert write_coach(interview.session, "coach-1", START).coach_name


@given(texts=st.lists(messages, max_size=4))
@settings(max_examples=60, deadline=None)
def test_injuries_only_grow(texts: list[str]) -> None:
    interview = Interview().says("I want to get stronger but my left knee hurts", *texts)
    assert {"area": "knee", "side": "left"}.items() <= interview.value("injuries")[0].items()
