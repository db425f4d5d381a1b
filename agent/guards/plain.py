"""Guards a small model, which puts true words together into what nobody said: it is heard for kindness, questions and advice.

What is known, code tells. A kind word by itself is no answer: it waits for one.
"""

from agent.guards.accounts import spoken_to
from agent.guards.notes import FEW, plain_words
from agent.guards.plain_talk import Kind, is_of_nobody, kind_of
from agent.guards.saydo import Done
from agent.guards.sentences import Ground, SentenceGuard
from agent.guards.verbatim import is_hollow, is_put_together


def guard_of(ground: Ground) -> SentenceGuard:
    """The guard for who speaks in a turn."""
    return PlainGuard(ground) if ground.small and not ground.by_code else SentenceGuard(ground)


class PlainGuard(SentenceGuard):
    """Says of a small model's words only those that are known to do no harm."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._done_with = self._has_answered = False
        self._waiting = ""

    def close(self) -> str:
        """What is left at the end, guarded; a kind word stands alone only where nothing was asked."""
        out = super().close()
        if not self._ground.asks:
            out = self._waiting + out
        self._waiting = ""
        return out

    def _said(self, piece: str) -> str:
        """A piece as it may be said, with the kind words before it; nothing is cut."""
        struck = len(self.struck)
        out = self._guarded(piece)
        if not out.strip() or len(self.struck) > struck:
            return out
        sentence = piece.strip()
        kind = Kind.ANSWER if self._is_code_s_own(sentence) else kind_of(sentence, self._message, list(self._ground.single_lines()))
        if kind is Kind.NONE:
            return self._instead("rest" if is_of_nobody(sentence) else "put together", "", "\n" if "\n" in piece else "")
        if kind is Kind.COURTESY and not self._has_answered:
            self._waiting += out
            return ""
        out, self._waiting, self._has_answered = self._waiting + out, "", True
        return out

    @property
    def _message(self) -> str:
        return self._ground.said[0] if self._ground.said else ""

    def _says_nothing(self, sentence: str) -> bool:
        """Whether it goes on after something of it fell, says yes and no more, or took itself for the user."""
        return self._done_with or is_hollow(sentence) or spoken_to(sentence) != sentence

    def _is_code_s_own(self, sentence: str) -> bool:
        """Whether it repeats word for word what a tool answered in this turn; what was said in others may be over."""
        words = plain_words(sentence)
        return len(words) > FEW and any(words in block.lower() for block in (*self._ground.told(), *self._ground.heard()))

    def _false_claim(self, sentence: str, done: Done) -> tuple[str, str] | None:
        """What to say instead of a sentence that tells of what no single line says; None when it may stand."""
        if is_put_together(sentence, self._ground.single_lines()):
            return "put together", ""
        return super()._false_claim(sentence, done)

    def _instead(self, kind: str, words: str, blank: str) -> str:
        """The plain words in the place of a sentence, where they are of use; what it goes on about then is left out, too."""
        self._done_with = self._done_with or kind != "rest"
        return super()._instead(kind, words if kind == "unsafe" else "", blank)
