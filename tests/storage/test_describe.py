"""The table's documentation says what the declarations say."""

from pathlib import Path

from storage.describe import lines

DOCUMENT = Path(__file__).parents[2] / "docs" / "table.md"


def test_the_document_is_up_to_date() -> None:
    assert DOCUMENT.read_text(encoding="utf-8").splitlines() == list(lines()), "run: python -m storage.describe > docs/table.md"
