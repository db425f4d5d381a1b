"""What a model asks to be kept: its quote says by itself who is meant."""

import pytest

from agent.remembering import widened

QUOTES = [
    ("Anna hates running, I like it", "hates running", "Anna hates running, I like it"),
    ("My sister visits. Anna hates running. I don't.", "hates running", "Anna hates running"),
    ("I hate running and burpees", "I hate running", "I hate running"),
    ("my knee hurts. Tom is strong, but lazy", "is strong", "Tom is strong"),
    ("allergic to nuts", "allergic to nuts", "allergic to nuts"),
    ("I hate running", "not in the message", "not in the message"),
]


@pytest.mark.parametrize(("text", "quote", "kept"), QUOTES)
def test_a_quote_that_names_nobody_takes_in_its_clause(text: str, quote: str, kept: str) -> None:
    assert widened(text, quote) == kept
