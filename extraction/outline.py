"""Where the lines, sentences and paragraphs of a text begin and end; looked up by bisection, so that many look-ups stay cheap."""

import re
from bisect import bisect_left, bisect_right

_END = re.compile(r"[.!?…]+(?=\s|$)|\n")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


class Outline:
    """The structure of one folded text."""

    def __init__(self, folded: str) -> None:
        self.text = folded
        self._ends: list[int] = []
        self._starts = [0]
        for at in _END.finditer(folded):
            self._ends.append(at.start())
            self._starts.append(at.end())
        self._ends.append(len(folded))
        self._lines = [0, *(at + 1 for at, char in enumerate(folded) if char == "\n")] if "\n" in folded else [0]
        self._paragraphs = [at.start() for at in _PARAGRAPH.finditer(folded)] if "\n" in folded else []

    def sentence(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence, or line, that holds a position."""
        place = bisect_right(self._starts, position) - 1
        return self._starts[place], max(self._ends[place], position)

    def line(self, position: int) -> tuple[int, int]:
        """Start and end of the line that holds a position, without its line feed."""
        place = bisect_right(self._lines, position)
        return self._lines[place - 1], self._lines[place] - 1 if place < len(self._lines) else len(self.text)

    def paragraph_end(self, position: int) -> int:
        """Where the paragraph that holds a position ends."""
        place = bisect_left(self._paragraphs, position)
        return self._paragraphs[place] if place < len(self._paragraphs) else len(self.text)
