"""What is read well today is read as well tomorrow."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.eval.__main__ import corpus_scores, own_scores, table
from tests.eval.own import cases
from tests.eval.scoring import Score, sets_of, total

FLOOR = 0.965  # raise it when the reader gets better; never lower it


def test_the_own_cases_are_read_no_worse_than_before() -> None:
    scores = own_scores()
    assert total(scores.values()).f1 >= FLOOR, table("own cases", scores)


def test_there_are_enough_own_cases_of_every_style() -> None:
    styles = Counter(case.style for case in cases())
    assert styles.total() >= 300
    assert min(styles.values()) >= 8


@pytest.mark.parametrize(
    ("line", "sets"),
    [
        ("", {}),
        ("squat 3*5x100kg 3x90kg", {"squat 5x100kg": 3, "squat 3x90kg": 1}),
        ("2026-11-19 run 5000m; plank 60s", {"2026-11-19 run 5000m": 1, "plank 60s": 1}),
        ("metcon Fran:272s", {"metcon Fran:272s": 1}),
    ],
)
def test_a_line_is_counted_set_by_set(line: str, sets: dict[str, int]) -> None:
    assert sets_of(line) == sets


def test_a_score_counts_what_is_wrong_and_what_is_missing() -> None:
    score = Score()
    score.add(Counter(a=2, b=1), Counter(a=3))
    assert (round(score.precision, 2), round(score.recall, 2), round(score.f1, 2), score.exact) == (0.67, 0.67, 0.67, 0)


def test_a_corpus_of_json_lines_is_scored_by_style(tmp_path: Path) -> None:
    sets = [{"reps": 5, "weight": 100, "unit": "kg"}] * 3
    lines = [
        {"style": "list", "text": "squat 3x5 100kg", "exercises": [{"name_as_written": "squat", "sets": sets}]},
        {"kind": "plan", "text": "tomorrow squat 3x5 100kg"},
        {"ambiguous": True, "text": "squat 5 100"},
    ]
    file = tmp_path / "corpus.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)))
    scores = corpus_scores(file)
    assert {style: (one.texts, one.exact) for style, one in scores.items()} == {"list": (1, 1), "nothing to store": (1, 1)}
