import re
from pathlib import Path

import pytest

from domain import notation
from tests.extraction.reading import said

PAGE = (Path(__file__).parents[2] / "docs" / "notation.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(.+?)` \| `(.+?)` \|$", PAGE, re.MULTILINE)
SHORTHAND = re.findall(r"^[a-z ]+: [^`\n]+ (?:warmup|s|bodyweight)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("written", "stored"), EXAMPLES)
def test_every_example_of_the_page_is_read_as_it_says(written: str, stored: str) -> None:
    assert said(written) == stored


@pytest.mark.parametrize("line", SHORTHAND)
def test_every_line_of_our_shorthand_is_its_own_inverse(line: str) -> None:
    assert notation.format(*notation.parse(line)) == line


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) > 20
    assert len(SHORTHAND) == 3
