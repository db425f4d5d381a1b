"""Words in, workouts out: what a text reports, with a receipt for every value, and nothing that it does not say."""

from typing import Any

from extraction.reader import read
from extraction.resolve import ReadingContext
from extraction.result import UNSURE, Extraction, Issue, Unplaced

__all__ = ["UNSURE", "Extraction", "Issue", "ReadingContext", "Unplaced", "read", "to_json"]


def to_json(extraction: Extraction) -> dict[str, Any]:
    """The extraction as plain JSON values, all keys present."""
    return extraction.model_dump(mode="json")
