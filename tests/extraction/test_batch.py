import json
from datetime import UTC, datetime
from typing import Any

import pytest

from extraction import Extraction, ReadingContext
from extraction.batch import extract_lines
from kit.clock import FixedClock

CLOCK = FixedClock(datetime(2026, 11, 20, 23, 30, tzinfo=UTC))


def answers(*lines: str) -> list[dict[str, Any]]:
    return [json.loads(answer) for answer in extract_lines(lines, CLOCK)]


def entry(**keys: Any) -> str:
    return json.dumps({"id": "a", "text": "squat 5x5 100kg", **keys})


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ({"context_date": "2011-02-03"}, "2011-02-03"),
        ({"context_date": "2011-02"}, "2011-02-01"),
        ({"context_date": "02-11"}, "2026-02-11"),
        ({"context_date": "soon"}, "2026-11-20"),
        ({"context_date": 7}, "2026-11-20"),
        ({}, "2026-11-20"),
        ({"timezone": "Asia/Tokyo"}, "2026-11-21"),
    ],
)
def test_the_day_is_the_given_one_else_today_where_the_user_is(keys: dict[str, Any], day: str) -> None:
    assert answers(entry(**keys))[0]["workouts"][0]["date"] == day


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        '{"id": "a"}',
        '{"id": "a", "text": 5}',
        entry(timezone="Mars/Base"),
        entry(timezone=3),
        entry(default_unit="stone"),
        '{"id": "a", "text": "\\ud800"}',
        "[" * 100_000,
    ],
)
def test_a_bad_line_is_an_error_and_the_run_goes_on(line: str) -> None:
    bad, good = answers(line, entry())
    assert set(bad) == {"id", "error"}
    assert good["intent"] == "report"


def test_blank_lines_are_skipped_and_other_keys_ignored() -> None:
    (only,) = answers("", "  \n", entry(mood="good"))
    assert (only["id"], only["intent"]) == ("a", "report")


def test_a_second_reader_goes_on_where_the_first_stopped() -> None:
    seen: list[str] = []

    def further(text: str, context: ReadingContext, first: Extraction) -> Extraction:
        seen.append(f"{text} {context.today}")
        return first.model_copy(update={"intent": "none"})

    (answer,) = extract_lines([entry(context_date="2011-02-03")], CLOCK, further)
    assert (json.loads(answer)["intent"], seen) == ("none", ["squat 5x5 100kg 2011-02-03"])
