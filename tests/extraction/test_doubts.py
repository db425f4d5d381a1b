"""Words that say that something just stored may be wrong, and do not say how it was."""

import pytest

from extraction.doubts import doubts_it


@pytest.mark.parametrize(
    "words",
    [
        "might have been less actually",
        "the weight might be off",
        "I could be wrong about the sets",
        "don't quote me on the weight",
        "weight could be wrong, the plates were unmarked",
        "I'm guessing the weight",
        "not 100% on the reps tbh",
        "hm was it 60?",
        "wait, is that right",
        "idk if that's right",
        "not sure thats right",
        "that was wrong",
        "something's off with that log",
        "I think I got the weight wrong",
        "those reps can't be right",
    ],
)
def test_a_doubt_is_told_from_a_correction(words: str) -> None:
    assert doubts_it(words)


@pytest.mark.parametrize(
    "words",
    [
        "it was 60",
        "make that 62.5",
        "I'm not sure I like benching",
        "is that weight wrong for me",
        "was that a pr?",
        "my form might be off",
        "the scale could be wrong",
        "bench 3x8 60",
        "was it 60 kg for all of the three sets that I did on monday",
    ],
)
def test_other_words_doubt_nothing_that_was_stored(words: str) -> None:
    assert not doubts_it(words)
