"""The guard over a reply: sentence by sentence, whatever pieces it comes in, no claim without its receipt."""

from typing import Literal

import pytest

from agent.guards import SAFETY, SAFETY_MIND, STRUCK, Ground, SentenceGuard, safety_message
from agent.guards.notes import ONLY_SHOWN
from domain.conversation import Receipt

Action = Literal["created", "changed", "removed"]


def guarded(text: str, *actions: Action, size: int = 4) -> str:
    """The text as it comes out of the guard, when the model gives it in pieces of that size."""
    receipts = [Receipt(id=str(index), action=action, entity="workout", entity_id="w", version=1) for index, action in enumerate(actions)]
    guard = SentenceGuard(Ground(receipts=lambda: receipts, checks_numbers=False))
    pieces = [text[start : start + size] for start in range(0, len(text), size)]
    return "".join(guard.feed(piece) for piece in pieces) + guard.close()


CLAIMS = [
    "I've logged your squats.",
    "I logged it.",
    "We have just recorded that.",
    "Your workout has been saved.",
    "It's logged!",
    "That is stored now.",
    "Logged.",
    "Saved!",
    "Got it, logged.",
    "Workout logged!",
    "No worries, I've logged it.",
    "Nothing to fear: I've saved your run.",
    "Not bad at all — I logged your session.",
    "Done! I have now successfully updated your bench.",
    "I went ahead and I've deleted the workout.",
]


@pytest.mark.parametrize("sentence", CLAIMS)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_a_claim_without_a_receipt_never_comes_out(sentence: str, size: int) -> None:
    assert STRUCK in guarded(f"Good day. {sentence} Keep going.", size=size)


TRUE = [
    "Did you log it?",
    "I haven't logged anything yet.",
    "Nothing was stored.",
    "If you tell me the weight, it's logged.",
    "Once you say the unit, I've saved it.",
    "Your best logged squat is 100 kg.",
    "You logged three workouts this week.",
    "You said you recorded it elsewhere.",
    "Should I say it is saved?",
    "I would have logged it.",
    "Tell me when it's done, so that it can be logged.",
]


@pytest.mark.parametrize("sentence", TRUE)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_what_claims_nothing_comes_out_unchanged(sentence: str, size: int) -> None:
    text = f"Good day. {sentence} Keep going."
    assert guarded(text, size=size) == text


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        ("I've logged your squats.", "created"),
        ("I've corrected your squats.", "changed"),
        ("I've saved the change.", "changed"),
        ("It's deleted.", "removed"),
        ("Undone.", "changed"),
    ],
)
def test_a_claim_with_its_receipt_stands(sentence: str, action: Action) -> None:
    assert guarded(sentence, action) == sentence


@pytest.mark.parametrize(
    ("sentence", "action"), [("I've deleted it.", "created"), ("I've corrected it.", "created"), ("I've logged your run.", "removed")]
)
def test_a_receipt_of_another_kind_does_not_cover_a_claim(sentence: str, action: Action) -> None:
    assert guarded(sentence, action) == ONLY_SHOWN


def test_only_one_sentence_says_that_nothing_was_stored() -> None:
    assert guarded("I've logged it. I've saved it. Bye.").count(STRUCK) == 1


@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_numbers_and_initials_do_not_end_a_sentence_too_early(size: int) -> None:
    text = "Your e1RM is 102.06 kg. That's 2.5 kg up, e.g. for 5 reps. Good!"
    assert guarded(text, size=size) == text


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("I have chest pain when I squat", SAFETY),
        ("I passed out after the row", SAFETY),
        ("I want to kill myself", SAFETY_MIND),
        ("no chest pain today", None),
        ("10 suicides, then suicide sprints", None),
        ("squat 5x5", None),
    ],
)
def test_danger_is_noticed(text: str, answer: str | None) -> None:
    assert safety_message(text) == answer
