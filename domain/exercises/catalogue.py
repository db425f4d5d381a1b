"""The exercise catalogue: what exercises there are, and which of them some words name."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from domain.exercises.exercise import Exercise, Match, Mention
from domain.exercises.index import END, Entry, NameIndex
from domain.exercises.source import exercises
from domain.exercises.words import Word, fold, joined, singular, written_words

WIDEST = 7  # words of the longest name worth looking for
STRICT = 91.0  # rapidfuzz ratio from which two whole names are the same with a typo
NOISE = frozenset(["the", "a", "an", "my", "of", "with", "on", "in", "some", "and", "to", "for", "w", "using", "from"])
LONGEST_NAME = 120
LONGEST_ID = 64


class Named(NamedTuple):
    """A name among the words of a text, from `start` up to `end`."""

    start: int
    end: int
    entry: Entry


class Catalogue:
    """All exercises by id and by name."""

    def __init__(self, entries: Iterable[Exercise]) -> None:
        self._by_id = {exercise.exercise_id: exercise for exercise in entries}
        self._index = NameIndex(self._by_id.values())
        self._spelled = {" ".join(form): entry for form, entry in self._index.names.items()}
        self._found = lru_cache(maxsize=10_000)(self._find)

    def get(self, exercise_id: str) -> Exercise | None:
        """The exercise with this id."""
        return self._by_id.get(exercise_id)

    def all(self) -> tuple[Exercise, ...]:
        """Every exercise, in the order of the tables."""
        return tuple(self._by_id.values())

    def find(self, words: str) -> Match | None:
        """The exercise that the words name as a whole, or None: an unknown name is not forced on a known one."""
        return self._found(words) if len(words) <= LONGEST_NAME else None

    def _find(self, words: str) -> Match | None:
        found = self._index.words(words)
        form = tuple(word.key for word in found)
        exact = not any(word.mended for word in found)
        score = 1.0 if exact else 0.9
        entry = self._index.names.get(form) or self._index.in_any_order(frozenset(form))
        if entry is not None:
            return Match(exercise_id=entry.exercise_id, score=score, exact=exact)
        return self._without_qualifiers(form, score) or self._nearly(form)

    def _without_qualifiers(self, form: tuple[str, ...], score: float) -> Match | None:
        """The longest known name among the words, when all others only qualify it."""
        kept = tuple(key for key in form if key not in NOISE)
        if not 0 < len(kept) <= WIDEST + 2:
            return None
        best: Entry | None = None
        width = 0
        for start in range(len(kept)):
            for end in range(len(kept), start + width, -1):
                inside = kept[start:end]
                entry = self._index.names.get(inside) or self._index.in_any_order(frozenset(inside))
                if entry is not None and self._index.qualifiers.issuperset(kept[:start] + kept[end:]):
                    best, width = entry, end - start
        if best is None:
            return None
        return Match(exercise_id=best.exercise_id, score=round(score * (0.6 + 0.35 * width / len(kept)), 3), exact=False)

    def _nearly(self, form: tuple[str, ...]) -> Match | None:
        name = " ".join(form)
        if len(name) < 6 or self._index.vocabulary.issuperset(form):
            return None  # words that are all known are not misspelt: an unknown mix of them is another exercise
        found = process.extractOne(name, self._spelled.keys(), scorer=fuzz.ratio, score_cutoff=STRICT)
        if found is None or found[0][0] != name[0] or any(char.isdigit() for char in name):
            return None
        return Match(exercise_id=self._spelled[found[0]].exercise_id, score=round(found[1] / 100 * 0.85, 3), exact=False)

    def spot(self, text: str) -> tuple[Mention, ...]:
        """All exercise names in a text: longest first, none overlapping, in the order of the text."""
        words = self._index.telling_words(text)
        trie = self._index.trie
        found: list[Mention] = []
        at = free = 0
        while at < len(words):
            hit = self._longest(text, words, at) if words[at].key in trie and words[at].opens else None
            if hit is not None and not _unlikely(words, named := Named(at, *hit)):
                left, right = self._run(text, words, free, named)
                wider = self._widen(words, left, right, named) if (left, right) != (at, named.end) else named
                found.append(self._mention(text, words, wider, alone=wider == named))
                at = free = wider.end
            else:
                at += 1
        return tuple(found)

    def _longest(self, text: str, words: list[Word], start: int) -> tuple[int, Entry] | None:
        """The longest name that begins at this word: the index after it, and what it leads to."""
        node = self._index.trie
        best: tuple[int, Entry] | None = None
        for at in range(start, len(words)):
            if words[at].key not in node or (at > start and not joined(text, words[at - 1], words[at])):
                break
            node = node[words[at].key]
            if END in node and words[at].closes:
                best = at + 1, node[END]
        return best

    def _run(self, text: str, words: list[Word], free: int, named: Named) -> tuple[int, int]:
        """How far words that occur in names or qualify them reach on both sides of a name."""
        left, right, belonging = named.start, named.end, self._index.belonging
        while left > free and named.end - left < WIDEST and words[left - 1].key in belonging and joined(text, words[left - 1], words[left]):
            left -= 1
        while right < len(words) and right - named.start < WIDEST and words[right].key in belonging:
            if not joined(text, words[right - 1], words[right]):
                break
            right += 1
        return left, right

    def _widen(self, words: list[Word], left: int, right: int, named: Named) -> Named:
        """The widest span around the name whose words, in any order, name an exercise."""
        spans = ((a, b) for a in range(left, named.start + 1) for b in range(named.end, right + 1))
        for a, b in sorted(spans, key=lambda span: span[0] - span[1]):
            if (a, b) == (named.start, named.end) or not (words[a].opens and words[b - 1].closes):
                continue
            inside = frozenset(word.key for word in words[a:b])
            entry = self._index.in_any_order(inside) if len(inside) == b - a else None
            if entry is not None:
                return Named(a, b, entry)
        return named

    def _mention(self, text: str, words: list[Word], named: Named, *, alone: bool) -> Mention:
        inside = words[named.start : named.end]
        start, end = inside[0].start, inside[-1].end
        if "(" in text[start:end] and text[end : end + 1] == ")":
            end += 1
        mended = any(word.mended for word in inside)
        one_word = inside[0].start == inside[-1].start
        return Mention(
            start=start,
            end=end,
            exercise_id=named.entry.exercise_id,
            words=text[start:end],
            exact=not mended,
            weak=(alone and named.entry.weak) or (one_word and (mended or len(text[start:end].rstrip("s")) <= 2)),
            also=named.entry.also if alone else (),
            qualifiers=self._qualifiers(text, words, named),
        )

    def _qualifiers(self, text: str, words: list[Word], named: Named) -> tuple[str, ...]:
        """The qualifying words in and right beside a name, as they are compared: `pause`, `weighted`."""
        qualifying, before, after = self._index.qualifiers, named.start, named.end
        while before > 0 and words[before - 1].key in qualifying and joined(text, words[before - 1], words[before]):
            before -= 1
        while after < len(words) and words[after].key in qualifying and joined(text, words[after - 1], words[after]):
            after += 1
        held = self._index.held[named.entry.exercise_id]
        return tuple(word.key for word in words[before:after] if word.key in qualifying and word.key not in held)

    def substitutes(self, exercise_id: str, equipment: set[str], avoid: set[str]) -> list[Exercise]:
        """What trains the same muscles with this equipment; `avoid` holds exercise ids, muscles or patterns. Best first."""
        wanted = self._by_id.get(exercise_id)
        if wanted is None:
            return []
        at_hand = equipment | {"bodyweight"}
        fitting = [
            other
            for other in self._by_id.values()
            if other.exercise_id != exercise_id
            and set(other.primary) & set(wanted.primary)
            and at_hand.issuperset(other.equipment)
            and not avoid & {other.exercise_id, other.pattern, *other.primary}
        ]
        return sorted(fitting, key=lambda other: _unlikeness(wanted, other))


def _unlikely(words: list[Word], named: Named) -> bool:
    """Whether a slip of the finger would have to be mended to get a word that proves nothing."""
    first, last = words[named.start], words[named.end - 1]
    return first.mended and named.entry.weak and first.start == last.start


def _unlikeness(wanted: Exercise, other: Exercise) -> tuple[bool, int, bool, bool, int, str]:
    """What sorts a substitute: other patterns, muscles and kinds come later; common exercises, those with a guide, sooner."""
    muscles = len(set(wanted.primary) ^ set(other.primary))
    harder = abs(other.difficulty - wanted.difficulty)
    return other.pattern != wanted.pattern, muscles, other.kind != wanted.kind, other.instructions is None, harder, other.exercise_id


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue that ships with the project, read once."""
    return Catalogue(exercises())


def custom_id(words: str) -> str:
    """The id of an exercise that the catalogue does not know: stable, never empty, at most 64 characters."""
    slug = "_".join(part for part in (singular(fold(written)) for written, _, _ in written_words(words)) if part.isalnum())
    if slug and len(slug) + len("custom_") <= LONGEST_ID:
        return f"custom_{slug}"
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    head = slug[: LONGEST_ID - len("custom_") - len(digest) - 1]
    return f"custom_{head}_{digest}" if head else f"custom_{digest}"
