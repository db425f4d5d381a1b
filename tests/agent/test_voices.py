"""The voices as data: each has every moment, says no number of its own, and claims nothing that a guard would strike."""

import re
from datetime import date

import pytest
from pydantic import ValidationError

from agent import phrases
from agent.everyday import STRUGGLE
from agent.facts import Facts
from agent.guards import Ground, SentenceGuard
from agent.rules import MISSED, decide
from agent.voices import MOMENTS, Voices, say, speaking, voices
from domain.conversation import Card, Receipt
from prompts.personality import personalities

EXAMPLE = re.compile(r"“\d+x\d+ squat at \d+ kg”|“bench \d+x\d+ at \d+ kg”")
FACT = "Back squat, heaviest: 100 kg × 5, yesterday."
GIVEN = {
    "name": " Mara", "last": "yesterday: Back squat: 5 × 5 @ 100 kg", "what": "Back squat: 5 × 5 @ 100 kg (today)", "record": "Back squat",
    "question": "Kilos or pounds?", "where": "your knee", "fact": FACT, "rule": "", "session": "Squat", "method": "linear progression",
    "after": "", "list": "Back squat 3 × 5 @ 100 kg.", "why": "you hit every rep", "can": phrases.CAN, "coach": "Ada",
}  # fmt: skip
ALL = [
    pytest.param(moment, sentence, id=f"{name}-{moment}-{place}")
    for name, moments in voices().voices.items()
    for moment, sentences in moments.items()
    for place, sentence in enumerate(sentences)
]


def facts(*style: str, **more: object) -> Facts:
    return Facts.model_validate({"today": "2026-11-20", "weekday": "Friday", "timezone": "UTC", "style": style, **more})


def guarded(text: str) -> str:
    receipts = [Receipt(id="1", action="created", entity="workout", entity_id="w", version=1)]
    cards = [Card(kind="record", title="Records", data={"records": [{"exercise_id": "back_squat"}]})]
    known = (FACT, GIVEN["last"], GIVEN["list"])
    told = [GIVEN["what"]]
    ground = Ground(date(2026, 11, 20), known=known, told=lambda: told, receipts=lambda: receipts, cards=lambda: cards)
    guard = SentenceGuard(ground)
    return guard.feed(text) + guard.close()


def test_there_is_a_voice_for_each_personality() -> None:
    assert voices().voices.keys() == personalities().keys()


@pytest.mark.parametrize(("moment", "sentence"), ALL)
def test_a_voice_has_no_number_of_its_own_and_is_brief(moment: str, sentence: str) -> None:
    bare = EXAMPLE.sub("", sentence)
    assert not re.search(r"\d", bare)
    assert len(re.findall(r"[.!?](?:\s|$)", bare)) <= 3


@pytest.mark.parametrize(("moment", "sentence"), ALL)
def test_no_guard_strikes_what_a_voice_says(moment: str, sentence: str) -> None:
    text = re.sub(r"\{(\w+)\}", lambda place: GIVEN[place[1].lower()], sentence)
    nothing_done = SentenceGuard(Ground(checks_numbers=False)).feed
    assert guarded(text) == text
    assert moment in {"logged", "question", "record"} or nothing_done(text + "\n").strip() in (text, text.strip())


@pytest.mark.parametrize("name", voices().rules)
def test_a_rule_that_is_named_passes_the_guards(name: str) -> None:
    assert SentenceGuard(Ground()).feed(voices().rules[name] + "\n").strip() == voices().rules[name]


@pytest.mark.parametrize("change", [{"thanks": None}, {"mark": ("Here.",)}, {"mark": ("{fact} {secret}",)}, {"hurting": ("Mind it.",)}])
def test_a_voice_that_swallows_a_fact_does_not_load(change: dict[str, tuple[str, ...] | None]) -> None:
    whole = voices().voices["blunt"] | change
    with pytest.raises(ValidationError):
        Voices(rules={}, voices={"blunt": {moment: said for moment, said in whole.items() if said is not None}})


@pytest.mark.parametrize(
    ("style", "moment", "voice"),
    [
        ((), "mark", "balanced"),
        (("nobody",), "mark", "balanced"),
        (("blunt",), "thanks", "blunt"),
        (("blunt", "playful"), "thanks", "playful"),
        (("blunt", "playful"), "mark", "blunt"),
        (("blunt", "playful"), "hurting", "blunt"),
        (("blunt", "brief"), "thanks", "blunt"),
    ],
)
def test_the_second_manner_of_a_blend_only_colours(style: tuple[str, ...], moment: str, voice: str) -> None:
    assert speaking(style, moment) == voice


def test_what_a_user_said_is_never_read_as_a_template() -> None:
    assert "{what}" in say(("blunt",), "logged", what="{what}")


def test_every_moment_can_be_said() -> None:
    assert {moment for moment in MOMENTS if not say(("encouraging",), moment, **GIVEN)} == set()


@pytest.mark.parametrize(
    "text",
    ["I skipped my workout today", "missed training yesterday", "I didn't train this week", "couldn't make it to the gym", "no gym today"],
)
def test_a_missed_session_is_understood(text: str) -> None:
    assert decide(text, facts("blunt")) in voices().voices["blunt"]["missed"]


@pytest.mark.parametrize(
    "text", ["I skipped breakfast", "I missed the last rep", "I trained today", "my friend skipped the rope", "I missed my mum"]
)
def test_other_things_that_are_missed_are_no_missed_session(text: str) -> None:
    assert not MISSED.search(text)


@pytest.mark.parametrize("text", ["I'm so tired", "no motivation at all", "that was a rough session", "I feel weak"])
def test_a_hard_day_is_understood(text: str) -> None:
    assert decide(text, facts("calm")) in voices().voices["calm"]["struggle"]


@pytest.mark.parametrize("text", ["retired at last", "the bench is sturdy", "hardly any time"])
def test_other_words_are_no_hard_day(text: str) -> None:
    assert not STRUGGLE.search(text)


@pytest.mark.parametrize(
    ("more", "sign"),
    [
        ({"against": "more"}, "Up."),
        ({"against": "less"}, "Down."),
        ({"against": None}, "Logged. Back squat: 100 kg (today)."),
        ({"against": "more", "records": ("Back squat",)}, "Best yet: Back squat."),
    ],
)
def test_a_report_is_set_beside_the_last_time(more: dict[str, object], sign: str) -> None:
    told = phrases.after_storing(facts("blunt", stored=("logged Back squat: 100 kg (today)",), intent="report", **more))
    assert told.endswith(sign)


def test_who_wants_it_brief_hears_no_more_than_a_record() -> None:
    stored = ("logged Back squat: 100 kg (today)",)
    assert phrases.after_storing(facts("blunt", "brief", stored=stored, against="more")) == "Logged. Back squat: 100 kg (today)."
    assert phrases.after_storing(facts("blunt", "brief", stored=stored, records=("Back squat",))).endswith("Best yet: Back squat.")


def test_a_reason_stands_where_the_voice_wants_it() -> None:
    told = "Back squat next: 3 × 5 @ 100 kg. Why: you hit every rep."
    assert phrases.from_tools(facts("technical"), [told], ["propose_next_session"]).startswith("Rule: you hit every rep.")
    assert phrases.from_tools(facts("blunt"), [told], ["propose_next_session"]) == told


def test_what_failed_is_told_as_it_is() -> None:
    assert phrases.from_tools(facts("competitive"), ["There is nothing to undo."], []) == "There is nothing to undo."
