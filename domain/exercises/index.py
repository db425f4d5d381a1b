"""Finds exercise names by their words: in order through a trie, in any order through sets, misspelt through one deletion."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from rapidfuzz.distance import OSA

from domain.exercises.exercise import Exercise
from domain.exercises.source import rows
from domain.exercises.words import SPELLINGS, Word, fold, keys, pattern_for, phrase, phrases, singular, written_words

END = ""  # no word is empty, so it can mark in a trie node that a name ends here
LONGEST_WORD = 40  # what is longer is no word, and would fill the caches
FEWEST_LETTERS = 5  # shorter words have too many neighbours to mend their spelling


class Entry(NamedTuple):
    """What a name leads to."""

    exercise_id: str
    also: tuple[str, ...] = ()
    weak: bool = False


def _names(exercise: Exercise) -> Iterator[str]:
    yield exercise.name
    yield exercise.exercise_id.replace("_", " ")
    yield from exercise.aliases
    for names in exercise.local_names.values():
        yield from names


class Reading(NamedTuple):
    """What a written word is compared by, and whether its spelling had to be mended for it."""

    keys: tuple[str, ...]
    mended: bool


class NameIndex:
    """All names of all exercises; raises ValueError when one name would lead to two exercises."""

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        self.names: dict[tuple[str, ...], Entry] = {}
        self.trie: dict[str, Any] = {}
        self.sets: dict[frozenset[str], Entry] = {}
        self.vocabulary: set[str] = set()
        self.qualifiers = {key for (words,) in rows("qualifiers.tsv") for key in phrase(words)}
        self.equipment: dict[str, frozenset[str]] = {}
        self.held: dict[str, frozenset[str]] = {}
        self._everyday = {fold(word) for (line,) in rows("everyday.tsv") for word in line.split()}
        for words, exercise_id, also, weak in rows("ambiguous.tsv", 4):
            for form in phrases(words):
                self.names[form] = Entry(exercise_id, tuple(also.split()), weak == "weak")
        settled = frozenset(self.names)
        for exercise in exercises:
            self.equipment[exercise.exercise_id] = frozenset(item for item in exercise.equipment if "_" not in item)
            self.held[exercise.exercise_id] = frozenset(phrase(exercise.exercise_id.replace("_", " ")))
            for name in _names(exercise):
                self._add(name, Entry(exercise.exercise_id), settled)
        for (line,) in rows("weak.tsv"):
            for form in (form for name in line.split(",") for form in phrases(name)):
                if form in self.names:
                    self.names[form] = self.names[form]._replace(weak=True)
        for form, entry in self.names.items():
            self._plant(form, entry)
        self.belonging = {key for key in self.vocabulary | self.qualifiers if len(key) > 1 and not key.isdigit()}
        self._near = self._deletions()
        self.read = lru_cache(maxsize=20_000)(self._read)
        self.tell = lru_cache(maxsize=20_000)(self._tell)

    def _add(self, name: str, entry: Entry, settled: frozenset[tuple[str, ...]]) -> None:
        for form in phrases(name):
            known = self.names.setdefault(form, entry)
            if form not in settled and known.exercise_id != entry.exercise_id:
                raise ValueError(f"{name!r} names both {known.exercise_id} and {entry.exercise_id}")

    def _plant(self, form: tuple[str, ...], entry: Entry) -> None:
        node = self.trie
        for key in form:
            node = node.setdefault(key, {})
        node[END] = entry
        self.vocabulary.update(form)
        if len(form) > 1 and not any(len(key) == 1 and not key.isascii() for key in form):
            self.sets.setdefault(frozenset(form), entry)

    def _deletions(self) -> dict[str, tuple[str, ...]]:
        """Every long word of a name, and every joined spelling of one, under itself with one letter left out."""
        joined = {word for word, meant in SPELLINGS.items() if len(meant) > 1 and self.vocabulary.issuperset(meant)}
        near: dict[str, tuple[str, ...]] = {}
        for word in self.vocabulary | joined:
            if len(word) >= FEWEST_LETTERS and word.isalpha():
                for shorter in _without_one(word):
                    near[shorter] = (*near.get(shorter, ()), word)
        return near

    def _mend(self, word: str) -> str | None:
        """The one known word that is one slip of the finger away."""
        if len(word) < FEWEST_LETTERS or word in self._everyday or not word.isalpha():
            return None
        candidates = {known for shorter in _without_one(word) for known in self._near.get(shorter, ())}
        close = {known for known in candidates if known[0] == word[0] and OSA.distance(word, known) == 1}
        swapped = {known for known in close if sorted(known) == sorted(word)}
        likely = swapped or close
        return min(likely) if len({keys(known) for known in likely}) == 1 else None

    def _read(self, written: str) -> Reading:
        found = keys(written)
        if len(found) != 1 or found[0] in self.vocabulary or found[0] in self.qualifiers:
            return Reading(found, False)
        word = fold(written)
        mended = self._mend(word) or self._mend(singular(word))
        return Reading(keys(mended), True) if mended else Reading(found, False)

    def words(self, text: str) -> list[Word]:
        """All words of a text, with spelling mended where one slip explains it."""
        return list(self._spread((self.read(written), start, end) for written, start, end in written_words(text)))

    def telling_words(self, text: str) -> list[Word]:
        """Only the words that occur in names or qualify them; what was left out still lies between those that stay."""
        tell = self.tell
        found = (one for one in pattern_for(text).finditer(text) if len(one.group()) <= LONGEST_WORD)
        return list(self._spread((told, *one.span()) for one in found if (told := tell(one.group())) is not None))

    def _tell(self, written: str) -> Reading | None:
        reading = self._read(written)
        return reading if any(key in self.vocabulary or key in self.qualifiers for key in reading.keys) else None

    @staticmethod
    def _spread(readings: Iterable[tuple[Reading, int, int]]) -> Iterator[Word]:
        for (parts, mended), start, end in readings:
            last = len(parts) - 1
            for at, key in enumerate(parts):
                yield Word(key, start, end, at == 0, at == last, mended)

    def in_any_order(self, words: frozenset[str]) -> Entry | None:
        """The exercise that these words name in whatever order, said with its own equipment or without."""
        entry = self.sets.get(words)
        if entry is not None:
            return entry
        for word in words:
            entry = self.sets.get(words - {word}) or (self.names.get(tuple(words - {word})) if len(words) == 2 else None)
            if entry is not None and word in self.equipment[entry.exercise_id]:
                return entry
        return None


def _without_one(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
