"""Equipment as users tell it: what they have or got, how heavy it goes, and what is gone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from coaching.telling.clauses import Clause, own_clauses
from domain.exercises import catalogue
from domain.measures import to_kg
from domain.workout import Span

# What the catalogue calls it, by the words that people use; a rack is needed for its lifts, though no exercise names it.
_WORDS: dict[str, str] = {
    "dumbbell": r"dumb ?bells?|dbs?|hand weights",
    "barbell": r"barbells?|olympic bar",
    "kettlebell": r"kettle ?bells?|kbs?",
    "rack": r"(?:power |squat |half )?racks?|squat stands?|power cages?",
    "pull_up_bar": r"(?:pull|chin)[- ]?up bars?",
    "band": r"(?:resistance )?bands?",
    "rings": r"(?:gymnastics? )?rings",
    "suspension": r"trx|suspension trainers?",
    "bench": r"(?<=a )bench|(?<=my )bench|(?<=the )bench|(?<=any )bench|(?:weight|adjustable|flat|incline) bench",
    "machine": r"(?:leg press|leg curl|leg extension|chest press)(?: machines?)?|(?:weight |gym )?machines",
    "smith_machine": r"smith(?: machine)?",
    "cable": r"cables?(?: machine| tower)?|functional trainer",
    "plate": r"(?:bumper |weight )?plates",
    "box": r"plyo box|jump box",
    "dip_bars": r"dip (?:bars?|station)",
    "trap_bar": r"(?:trap|hex) bars?",
    "ez_bar": r"ez[- ]?(?:curl )?bars?|curl bar",
    "landmine": r"landmine",
    "medicine_ball": r"med(?:icine)? balls?|wall balls?",
    "sandbag": r"sandbags?",
    "sled": r"sled|prowler",
    "jump_rope": r"(?:jump|skipping) ropes?",
    "ab_wheel": r"ab (?:wheel|roller)",
    "rower": r"rower|rowing machine|concept ?2|row erg",
    "bike": r"(?:assault|air|echo|exercise|spin|stationary) bikes?|bike erg|turbo trainer",
    "treadmill": r"treadmills?",
    "ski_erg": r"ski ?erg",
    "elliptical": r"elliptical|cross trainer",
    "foam_roller": r"foam rollers?",
    "swiss_ball": r"(?:swiss|exercise|stability) balls?",
    "parallettes": r"parallettes",
    "ghd": r"ghd",
}
_NOT_A_PIECE = r"(?! (?:workout|session|class|day|goal|record|max|prs?|pbs?)\b)"
_PIECE = re.compile("|".join(rf"\b(?P<{kind}>{words})\b{_NOT_A_PIECE}" for kind, words in _WORDS.items()), re.IGNORECASE)
_HAVE = re.compile(
    r"\b(?:i|we)(?:['’]ve)?(?: (?:have|now|just|also|finally|recently|only|still|got|already))*"
    r" (?:have(?! to)|got|own|bought|purchased|get to use|picked up|have access to|found|inherited|built)\b"
    r"|\bi['’]ve (?:just |now |also |finally )*(?:got|bought)\b|^\W*(?:(?:and|but|so|then|instead|just|finally|also)"
    r" )*(?:bought|purchased)\b|^\W*(?:and |but |just "
    r"|finally |also |then |so |now |oh )*(?:got|picked up) (?:a|an|some|two|new"
    r"|myself|my)\b"
    r"|\b(?:my|the|our) (?:\w+ )?gym (?:now )?(?:has|got|have)\b|\bthere(?:['’]s| is| are) (?:a|an|some|now|\w+) .{0,40}\b(?:at home"
    r"|in my|at my|in the gym|at the gym)\b"
    r"|\bmy new\b.{0,40}\b(?:arrived|came|is here|are here)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\bi (?:do not|don['’]?t|no longer) (?:have|own|have access to|got)\b|\b(?:haven['’]?t|have not) got\b|\bi (?:have"
    r"|['’]ve got) no\b|\bi(?:['’]ve)? (?:just )?"
    r"(?:sold|gave away|given away|lost|returned|got rid of|threw out|broke|donated|lent|traded(?: in)?|swapped|exchanged|replaced)\b"
    r"|^\W*(?:(?:and|but|so|just|finally|also) )*(?:sold|gave away|got rid of|threw out|donated|traded(?: in)?|swapped|replaced)\b"
    r"|\bthere(?:['’]s| is| are) no\b|\bno more\b(?= \w)|\b(?:my|the|our) (?:\w+ )?gym (?:has|have|got|has got) no\b"
    r"|\b(?:my|the|our) (?:\w+ )?gym (?:does not|doesn['’]?t) have\b",
    re.IGNORECASE,
)
# Said of what stands before it; what stands after it is spoken of anew.
_LOST = re.compile(
    r"\b(?:is|are|was|were|got|['’]s) (?:broken|gone|stolen|sold)\b|\b(?:broke|snapped|died)(?: (?:yesterday|today|last week))?\W*$", re.I
)
# "The leg press was broken so hack squats instead" tells of one session.
_BACK_THEN = re.compile(r"\b(?:was|were|got) (?:broken|gone|taken|busy)\b", re.IGNORECASE)
_STOOD_IN = re.compile(r"\b(?:instead|had to|so (?:i )?(?:did|used|went|took)|\d\s?[x×]\s?\d)\b", re.IGNORECASE)
_EXCHANGED = re.compile(r"\b(?:traded(?: in)?|swapped|exchanged|replaced)\b.{2,40}?\b(?:for|with|by)\b", re.IGNORECASE)
_FROM_NOW = re.compile(r"\b(?:from now on|now|left|these days|any ?more|instead)\b", re.IGNORECASE)
_JUST = re.compile(
    r"^\W*(?:(?:and|but|so|now|then) )*(?:it['’]s |i(?:['’]ll)? (?:use|train with|work with) |i['’]m |left with |down to )*"
    r"(?:only|just|nothing but)\b",
    re.IGNORECASE,
)
# Where a clause may turn from what is gone to what is there.
_TURN = re.compile(
    r"(?:[,;]\s+|\s[–—-]\s+|\s+(?=(?:and|but|so)\s))(?=(?:(?:and|but|so|then|now|instead|also) )*(?:i|we|my|the|there|only|just"
    r"|nothing but|no more"
    r"|bought|got|sold|gave|have|picked|purchased|lost|returned|traded|swapped)\b)",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"\b(?:ordered|order|want(?:ed)?|would|wish|might|thinking|planning|plan|going to|gonna|need|used to|had|looking (?:for|at|to)"
    r"|could|hope)\b",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:today|tonight|tomorrow|on (?:mon|tues|wednes|thurs|fri|satur|sun)days?|this (?:morning|evening)|scheduled|planned)\b", re.I
)
_SESSION = re.compile(r"\b(?:today|tonight|right now|this (?:morning|afternoon|evening|session|time))\b(?! (?:i|my))", re.IGNORECASE)
_GOT = re.compile(r"\b(?:got|bought|purchased|picked up|arrived)\b", re.IGNORECASE)
_ONLY = re.compile(
    r"\b(?:only (?:have|got|own)|(?:have|got|own) only|all i have (?:is|are)|nothing but|just (?:have|own))\b", re.IGNORECASE
)
_LOAD = r"(?P<value>\d{1,3}(?:[.,]\d{1,2})?)\s?(?P<unit>kgs?|kilos?|lbs?|pounds?)"
_UP_TO = re.compile(
    rf"\b(?:up to|to|max(?:imum)?(?: of)?|heaviest(?: is)?|go(?:es)? to|each|of|at|,|and|with|are|is)?\s*{_LOAD}", re.IGNORECASE
)
_UPON = re.compile(r"\b(?:on|off|from|under|onto|against|at) (?:the|my|a) $", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(rf"{_LOAD}\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE)
_OF_NEXT = re.compile(rf"{_LOAD} of\s*$", re.IGNORECASE)
_NEXT = re.compile(r"(?:,|\band\b)\s+(?:an?|some|my|two|the)\b", re.IGNORECASE)
# Who sold the one of 16 kg may have others.
_IN_SIZES = ("kettlebell", "dumbbell", "plate")
_LAST_ONE = re.compile(r"\b(?:only|last|all|both|every|none|no more)\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:at|in) (?:my |the )?(?P<home>home|garage|basement|flat|house|apartment)\b|\b(?:at|in) (?:my |the )?(?P<gym>gym|box|office"
    r"|work)\b",
    re.I,
)


@dataclass(frozen=True)
class GearSaid:
    """One piece that is there or gone; `only` says that there is nothing else, `one_of_several` that others may be left."""

    kind: str
    name: str
    span: Span
    piece_span: Span
    gone: bool = False
    only: bool = False
    one_of_several: bool = False
    max_weight_kg: Decimal | None = None
    place: str | None = None


def read_gear(text: str) -> Iterator[GearSaid]:
    """What a message says that the user has, or has no more."""
    for clause in own_clauses(text):
        state = ""
        for part in _parts(clause):
            own = _state(part.text, clause.text)
            state = own or state
            if state in ("have", "only", "gone", "lost"):
                yield from _pieces(part, gone=state in ("gone", "lost"), only=state == "only")
            state = "" if state == "lost" else state


def _parts(clause: Clause) -> list[Clause]:
    """The clause cut where it may turn from one thing to another; a trade turns where it says for what."""
    cuts = {found.end() for found in _TURN.finditer(clause.text)}
    cuts |= {found.end() for found in [_EXCHANGED.search(clause.text)] if found}
    edges = [0, *sorted(cuts), len(clause.text)]
    return [Clause(clause.text[begin:end], clause.start + begin) for begin, end in pairwise(edges)]


def _state(text: str, whole: str) -> str:
    """What a part says of the pieces in it; empty when it leaves that to the part before."""
    gone = _GONE.search(text)
    if _BACK_THEN.search(text) and _STOOD_IN.search(whole):
        return "unsaid"
    if (gone or _LOST.search(text)) and _SESSION.search(whole):
        return "unsaid"
    if gone or _LOST.search(text):
        return "gone" if gone else "lost"
    traded = _EXCHANGED.search(whole)
    if traded and whole.find(text) == traded.end():
        return "have"
    if _JUST.search(text) and (_FROM_NOW.search(text) or _GONE.search(whole) or _LOST.search(whole)):
        return "only"
    if not _HAVE.search(text):
        return ""
    if _NOT_YET.search(text) or (_TODAY.search(text) and not _GOT.search(text)):
        return "unsaid"
    return "only" if _ONLY.search(text) else "have"


def _pieces(clause: Clause, *, gone: bool, only: bool) -> Iterator[GearSaid]:
    pieces = [one for one in _PIECE.finditer(clause.text) if _is_piece(clause.text, one)]
    begins = [0, *(one.end() for one in pieces)]
    ends = [*(one.start() for one in pieces[1:]), len(clause.text)]
    for one, begin, end in zip(pieces, begins, ends, strict=False):
        loads = _loads(clause.text, one, begin, end)
        one_of = gone and bool(loads) and one.lastgroup in _IN_SIZES and not _LAST_ONE.search(clause.text)
        yield replace(_said(clause, one, loads, gone=gone), only=only, one_of_several=one_of)


def kinds_in(text: str) -> list[tuple[str, int, int]]:
    """The kinds of equipment that a text names, each with its place; what is part of an exercise's name is none."""
    return [(str(one.lastgroup), *one.span()) for one in _PIECE.finditer(text) if _is_piece(text, one)]


def kind_of(word: str) -> str | None:
    """The kind that a word for equipment names."""
    found = _PIECE.search(word)
    return found.lastgroup if found else None


def _said(clause: Clause, found: re.Match[str], weights: list[Decimal], *, gone: bool) -> GearSaid:
    place = _PLACE.search(clause.text)
    at_gym = re.search(r"\b(?:my|the|our) (?:\w+ )?gym\b", clause.text, re.IGNORECASE)
    return GearSaid(
        kind=str(found.lastgroup),
        name=_name(clause.text, found),
        span=clause.span(),
        piece_span=clause.span(*found.span()),
        gone=gone,
        max_weight_kg=None if gone else max(weights, default=None),
        place=("home" if place["home"] else "gym") if place else "gym" if at_gym else None,
    )


def _name(text: str, found: re.Match[str]) -> str:
    """The piece in the user's words: with what stands right before it."""
    before = re.search(
        r"(?:\b(?:pair of|set of|adjustable|olympic|heavy|light|foldable|folding|competition|weight|power|new)\s+)+$",
        text[: found.start()],
        re.I,
    )
    words = (before[0] if before else "") + found[0]
    return re.sub(r"^new\s+", "", words, flags=re.IGNORECASE).lower()


def _loads(text: str, found: re.Match[str], begin: int, end: int) -> list[Decimal]:
    """The weights that are said of a piece: right before it, or after it and before the next piece begins."""
    before = _RIGHT_BEFORE.search(text[begin : found.start()])
    # "With 120 kg of plates" says how much the plates are.
    after = _OF_NEXT.sub("", _NEXT.split(text[found.end() : end])[0])
    return [_in_kg(one) for one in (*([before] if before else []), *_UP_TO.finditer(after))]


def _in_kg(found: re.Match[str]) -> Decimal:
    return to_kg(Decimal(found["value"].replace(",", ".")), "kg" if found["unit"].lower().startswith("k") else "lb")


def _is_piece(text: str, found: re.Match[str]) -> bool:
    """Whether the words name a piece, and no exercise and no place where something happened."""
    return not _in_exercise(text, found) and not _UPON.search(text[: found.start()])


def _in_exercise(text: str, found: re.Match[str]) -> bool:
    """Whether the words are part of an exercise's name: kettlebell swings, bench press."""
    if found.lastgroup == "machine":
        return False
    return any(
        mention.start <= found.start() and found.end() <= mention.end and mention.end - mention.start > found.end() - found.start() + 1
        for mention in catalogue().spot(text)
    )
