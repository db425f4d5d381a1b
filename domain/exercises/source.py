"""Reads the tables beside it: tab-separated, `#` starts a comment line."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from domain.exercises.exercise import Exercise

PATTERNS = (
    "legs.tsv", "hinge.tsv", "push.tsv", "pull.tsv", "arms.tsv", "shoulders.tsv", "core.tsv", "olympic.tsv", "kettlebell.tsv",
    "strongman.tsv", "bodyweight.tsv", "cardio.tsv", "mobility.tsv",
)  # fmt: skip
_HYPHENS = {"up": ("pull", "push", "chin", "sit", "step", "get", "muscle", "press", "v"), "over": ("bent",), "jerk": ()}
_UPPER = frozenset(["ez", "jm", "trx", "ghd", "ghr", "ez", "ytw"])
_LISTS = frozenset(["primary", "secondary", "equipment"])
_WHOLE = frozenset(["difficulty", "default_reps", "default_rest_s"])


def rows(file: str, width: int = 1) -> Iterator[list[str]]:
    """The cells of each line of a table, at least `width` of them."""
    text = files("domain.exercises.data").joinpath(file).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (width - len(cells))


def spoken_name(exercise_id: str) -> str:
    """The display name that an id spells: `pull_up` is Pull-up."""
    words: list[str] = []
    for word in exercise_id.split("_"):
        if words and words[-1] in _HYPHENS.get(word, ()):
            words[-1] += f"-{word}"
        else:
            words.append(word.upper() if word in _UPPER else word)
    name = " ".join(words)
    return name[0].upper() + name[1:]


def _fields(cell: str) -> dict[str, Any]:
    """`primary=quads glutes; difficulty=2` as keyword arguments."""
    found: dict[str, Any] = {}
    for part in cell.split(";"):
        key, _, value = (piece.strip() for piece in part.partition("="))
        if key in _LISTS:
            found[key] = tuple(value.split())
        elif key in _WHOLE:
            found[key] = int(value)
        elif key:
            found[key] = value
    return found


def _split(cell: str, mark: str = ",") -> tuple[str, ...]:
    return tuple(piece for piece in (part.strip() for part in cell.split(mark)) if piece)


def exercises() -> Iterator[Exercise]:
    """All exercises; a line that starts with @ gives the defaults of the lines below it."""
    local: dict[str, dict[str, tuple[str, ...]]] = {}
    for exercise_id, language, names in rows("names.tsv", 3):
        local.setdefault(exercise_id, {})[language] = _split(names)
    guides = {exercise_id: (text, _split(tips, ";")) for exercise_id, text, tips in rows("guides.tsv", 3)}
    for file in PATTERNS:
        defaults: dict[str, Any] = {}
        for first, names, extra in rows(file, 3):
            if first == "@":
                defaults = _fields(names)
                continue
            fields = defaults | _fields(extra)
            text, tips = guides.get(first, (None, ()))
            fields.setdefault("name", spoken_name(first))
            fields.setdefault("bodyweight", "bodyweight" in fields["equipment"] and fields["kind"] not in ("cardio", "mobility"))
            yield Exercise(
                exercise_id=first,
                aliases=_split(names),
                local_names=local.get(first, {}),
                instructions=text,
                tips=tips,
                **fields,
            )
