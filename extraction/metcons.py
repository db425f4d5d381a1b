"""Finds conditioning pieces: named workouts, AMRAPs, pieces for time; what they consist of, and how they ended."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Final, Literal

from domain.exercises import BenchmarkMention, Mention, find_benchmark
from domain.notation.factors import read_factor
from domain.notation.tokens import Token
from domain.workout import Metcon, Movement
from extraction.resolve import spans_of
from extraction.scores import Score, cap_in, rx_in, scores_in

Format = Literal["for_time", "amrap", "emom", "intervals", "other"]

_MINUTES: Final = r"(?:minutes?|mins?|minuten|minutos|min\.?|'|m\b|мин\w*|分|分钟|분)"
_COUNTS: Final = dict(zip(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], range(2, 11), strict=True))
_SPELLED: Final = "|".join(_COUNTS)
_HEADS: Final = re.compile(
    r"(?P<amrap>\bamrap\b(?!\s?(?:set|reps))|\bas many (?:rounds|reps)\b[^\n.]{0,25}\bas possible\b|\bmax(?:imum)? (?:rounds|reps) in\b)"
    r"|(?P<time>\bfor time\b|\brft\b|\bauf zeit\b|\bpor tiempo\b|\bpour le temps\b|на время|\bfor speed\b)"
    r"|(?P<emom>\be\d?mo(?:t)?m\b|\bevery (?:minute|\d{1,2} min\w*) on the\b)"
    r"|(?P<chipper>\bchipper\b|\bdeath by\b)"
    rf"|(?P<rounds>(?<![\dx])(?:\d{{1,2}}|{_SPELLED}) (?:rounds|rnds|rds)(?: of\b|:|(?=,? \d{{1,3}} [a-z]))"
    r"|^\W{0,3}\d{1,2} (?:rounds|rnds|rds)\W{0,2}$)",
    re.MULTILINE,
)
_LENGTH: Final = re.compile(
    rf"(\d{{1,3}})(?:\W?{_MINUTES})|(?:amrap\W{{1,3}}(?:in |of |x |for )?|(?:reps|rounds) in )(\d{{1,3}})(?![\d+x])"
)
_ALONE: Final = re.compile(r"[a-z] ?[:=] ?(\d{1,4})(?: reps)?\s*$", re.MULTILINE)
_EMOM_LENGTH: Final = re.compile(
    rf"\d{{1,2}}\W?{_MINUTES}\W{{0,2}}e\d?mo|mom?t?m?[ :x-]{{1,3}}(?:for |of |x )?\d{{1,2}}"
    r"|minute on the minute[ :x-]{1,3}(?:for )?\d"
)
_JOINED: Final = re.compile(r"(?:\bthen|[.;,]) $")
_COUNT: Final = re.compile(r"(?<![\dx-])(\d{1,2}|" + _SPELLED + r")\s?(?:rounds|rnds|rds|rft|runden|rondas)(?!\w)")
_SCHEME: Final = re.compile(r"(?<![\d.:-])(\d{1,3}(?:-\d{1,3}){2,12})(?![\d:-])")
_LINE_START: Final = re.compile(
    r"^[\W_]*(?:\d{1,4}[\s\-–x]*(?:m\b|ft\b|meters?\b|metres?\b|cals?\b|calories\b|km\b|yd\b|miles?\b|%)?[\s.\-–/]*)?", re.MULTILINE
)
_LOADED: Final = re.compile(r"\d\s?(?:lbs?|kg|#)?\s?[x×@]\s?\d")
_WARM: Final = re.compile(r"warm|progression")
_OPEN: Final = re.compile(r"\bopen (?:wod |workout )?(\d{2}\.\d[ab]?)(?![\d.])")
_STRENGTH: Final = re.compile(r"(?:,? (?:and )?then\b|;|\bafterwards?\b|\bfollowed by\b)")


@dataclass(slots=True)
class Piece:
    """A conditioning piece as found: where it stands, and what is known so far."""

    start: int
    end: int
    format: Format
    benchmark: BenchmarkMention | None = None
    cap: Decimal | None = None
    rounds: int | None = None
    movements: list[Movement] = field(default_factory=list)
    exercise_ids: set[str] = field(default_factory=set)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    score: Score | None = None
    warmup: bool = False
    name: str | None = None

    @property
    def ids(self) -> set[str]:
        """The exercises of the piece, as listed and as the named workout prescribes them."""
        named = self.benchmark.benchmark.movements if self.benchmark else ()
        return self.exercise_ids | {movement.exercise_id for movement in named}

    guessed: bool = False  # only a scheme such as 21-15-9 suggests it: needs a time and two movements


def find_pieces(text: str, tokens: list[Token], mentions: Sequence[Mention], may_store: Callable[[int], bool]) -> list[Piece]:
    """The conditioning pieces of a text, in order; only a result in words that report counts."""
    low = _same_length_lower(text)
    named = find_benchmark(text)[:MOST_PIECES]
    heads = list(islice(_HEADS.finditer(low), MOST_PIECES)) if any(cue in low for cue in _CUES) else []
    pieces = _pieces(low, heads, named) or _headless(low, mentions)
    if not pieces:
        return []
    for index, piece in enumerate(pieces):
        limit = pieces[index + 1].start if index + 1 < len(pieces) else len(text)
        _body(text, low, tokens, mentions, piece, limit)
    for index, piece in enumerate(pieces):
        limit = pieces[index + 1].start if index + 1 < len(pieces) else len(text)
        _result(low, tokens, piece, limit, may_store, first=index == 0)
    return [piece for piece in pieces if _is_real(piece)]


_CUES: Final = (
    "amrap", "many", "max", "time", "rft", "zeit", "tiempo", "temps", "врем", "speed", "mom", "motm", "minute", "every", "rounds", "rnds",
    "rds", "chipper", "death by",
)  # fmt: skip
MOST_PIECES: Final = 24  # more than anyone does in one message


def _same_length_lower(text: str) -> str:
    low = text.lower()
    return low if len(low) == len(text) else "".join(small if len(small := char.lower()) == 1 else char for char in text)


def _pieces(low: str, heads: list[re.Match[str]], named: Sequence[BenchmarkMention]) -> list[Piece]:
    found: list[Piece] = []
    for head in heads:
        kind = head.lastgroup or "rounds"
        shape: Format = {"amrap": "amrap", "time": "for_time", "emom": "emom", "chipper": "for_time"}.get(kind, "other")  # type: ignore[assignment]
        line_start, line_end = _line(low, head.start())
        if found and found[-1].start == line_start:
            found[-1].format = shape if found[-1].format == "other" else found[-1].format
            continue
        if (kind == "amrap" and _is_set_of_reps(low, head)) or (
            kind == "emom" and not _EMOM_LENGTH.search(low, max(line_start, head.start() - 14), head.end() + 14)
        ):
            continue
        before = _JOINED.search(low, line_start, head.start())
        found.append(Piece(head.start() if before else line_start, line_end, shape))
    for mention in named:
        if mention.benchmark.format != "other":
            _name(low, mention, found)
    for event in islice(_OPEN.finditer(low), MOST_PIECES) if "open" in low else ():
        found.append(Piece(event.start(), event.end(), "other", name=f"Open {event[1]}"))
    for scheme in islice(_SCHEME.finditer(low), MOST_PIECES) if low.count("-") > 1 else ():
        line_start, line_end = _line(low, scheme.start())
        if not any(
            (0 <= line_start - piece.start < 200 and piece.format != "emom") or piece.start in range(line_start, line_end)
            for piece in found
        ):
            found.append(Piece(line_start, line_end, "for_time", guessed=True))
    return sorted(found, key=lambda piece: piece.start)[:MOST_PIECES]


_TIME_LINE: Final = re.compile(
    r"^\W{0,4}(?:my |total |final |finish(?:ing)? )?(?:time|zeit|tiempo|temps)\W{1,4}(?:was |= ?)?\d", re.MULTILINE
)


def _headless(low: str, mentions: Sequence[Mention]) -> list[Piece]:
    """Three or more counted movements in lines of their own above a line with the time: a piece for time without its head."""
    timed = _TIME_LINE.search(low) if "\n" in low else None
    if timed is None:
        return []
    start, rows, at = timed.start(), 0, timed.start()
    while at > 0:
        line_start = low.rfind("\n", 0, at - 1) + 1
        line = low[line_start : at - 1]
        if line.strip() and not _is_movement_line(low, line_start, at - 1, mentions, after_blank=False):
            break
        if line.strip():
            start, rows = line_start, rows + 1
        at = line_start
    if rows < 3:
        return []
    return [Piece(start, _line(low, start)[1], "for_time")]


def _line(low: str, at: int) -> tuple[int, int]:
    end = low.find("\n", at)
    return low.rfind("\n", 0, at) + 1, len(low) if end < 0 else end


def _is_set_of_reps(low: str, head: re.Match[str]) -> bool:
    """`3 x AMRAP` and `100 kg AMRAP: 12` are sets with as many reps as went."""
    before = low[max(0, head.start() - 6) : head.start()].rstrip()
    return bool(re.search(r"(?:[x×@]|kg|lbs?|#|\+|last set)\s?$", before))


def _name(low: str, mention: BenchmarkMention, found: list[Piece]) -> None:
    """A name joins the piece whose head stands on its line or follows it closely; else it is a piece of its own."""
    near = next((piece for piece in found if piece.benchmark is None and -40 <= piece.start - mention.start <= 160), None)
    on_line = next((piece for piece in found if piece.start <= mention.start < piece.end), None)
    chosen = on_line or near
    if chosen is not None:
        if chosen.benchmark is None:
            chosen.benchmark = mention
            chosen.format = mention.benchmark.format if chosen.format == "other" else chosen.format
            chosen.start = min(chosen.start, mention.start)
        return
    if any(piece.benchmark and piece.benchmark.benchmark.name == mention.benchmark.name for piece in found):
        return
    found.append(Piece(mention.start, mention.end, mention.benchmark.format, mention))


def _body(text: str, low: str, tokens: list[Token], mentions: Sequence[Mention], piece: Piece, limit: int) -> None:
    """The movements: on the head's own line behind it, and on the lines below for as long as they are movements."""
    line_start, line_end = _line(low, piece.end - 1 if piece.end > piece.start else piece.start)
    piece.warmup = bool(_WARM.search(low, max(0, line_start - 60), line_end)) and piece.benchmark is None
    head_line = low[line_start:line_end]
    if piece.format in ("amrap", "emom"):
        length = _LENGTH.search(head_line)
        piece.cap = Decimal(length[1] or length[2]) * 60 if length else None
    count = _COUNT.search(head_line)
    piece.rounds = _counted(count) if count and piece.format in ("for_time", "other") else None
    scheme = _SCHEME.search(low, line_start, line_end)
    inline_end = _inline(low, piece, line_start, line_end)
    piece.ranges.append((piece.start, inline_end))
    reps = scheme[1] if scheme else None
    _movements(text, tokens, mentions, piece, piece.start, inline_end, reps)
    at, blank, taken = line_end + 1, 0, 0
    while at < limit:
        end = low.find("\n", at)
        end = len(low) if end < 0 else end
        line = low[at:end]
        if not line.strip(" -–•*{}"):
            blank += 1
            if blank > 1 and taken:
                break
        elif _is_movement_line(low, at, end, mentions, after_blank=blank > 0 and taken > 0):
            inner = _SCHEME.search(low, at, end)
            reps = inner[1] if inner else reps
            count = _COUNT.search(line)
            piece.rounds = _counted(count) if count and piece.rounds is None and piece.format != "amrap" else piece.rounds
            _movements(text, tokens, mentions, piece, at, end, reps)
            piece.ranges.append((at, end))
            taken, blank = taken + 1, 0
        else:
            break
        at = end + 1


def _counted(count: re.Match[str]) -> int:
    return _COUNTS.get(count[1]) or int(count[1])


def _inline(low: str, piece: Piece, line_start: int, line_end: int) -> int:
    """Where the piece ends on its own line: before `then`, or at the end of a sentence when lines of prose follow."""
    cut = _STRENGTH.search(low, piece.start + 1, line_end)
    end = cut.start() if cut else line_end
    stop = re.compile(r"[.!?](?:\s|$)").search(low, piece.start, end)
    if stop and piece.benchmark is not None and piece.format == piece.benchmark.benchmark.format:
        follows = low[stop.end() : end]
        clock = re.match(r"\W{0,2}\d{1,2}:\d\d", follows)
        end = stop.end() + clock.end() if clock else stop.start()
    return end


def _is_movement_line(low: str, start: int, end: int, mentions: Sequence[Mention], *, after_blank: bool) -> bool:
    line = low[start:end].strip()
    if (
        len(line) > 110
        or re.match(r"(?:my |total |finished |i )?(?:time|score|result)", line)
        or (line.endswith(("?", "!")) and len(line) > 60)
    ):
        return False
    named = any(start <= mention.start < end for mention in mentions)
    head = re.match(r"[^\w]*(\d{1,4})?", line)
    counted = bool(head and head[1])
    bullet = line[:1] in "-•*+"
    if _LOADED.search(line) and not re.search(r"\d\s?[x×]\s?(?:\d\s?)?(?:kg|lb|#)", line):
        return False
    if re.match(r"\W*(?:\d{1,2} (?:rounds|rnds|rds)|then|rest|directly into|into|buy.?in|cash.?out|\d{1,2}-\d{1,2}-\d)", line):
        return True
    if after_blank and not (counted and named):
        return False
    if re.match(r"\W*\d{1,3}\s?(?:full |complete )?(?:rounds?|rds)\b", line):
        return False
    return (
        (named and (counted or bullet or len(line) < 40)) or (counted and bullet) or (counted and len(line) < 45 and line[-1:] not in ".!:")
    )


def _movements(text: str, tokens: list[Token], mentions: Sequence[Mention], piece: Piece, start: int, end: int, reps: str | None) -> None:
    here = [mention for mention in mentions if start <= mention.start < end]
    benchmark = piece.benchmark
    here = [m for m in here if benchmark is None or not benchmark.start <= m.start < benchmark.end]
    for index, mention in enumerate(here):
        left = here[index - 1].end if index else start
        right = here[index + 1].start if index + 1 < len(here) else end
        count, weight, unit = _load(tokens, left, mention, right)
        count = reps if reps and count and re.search(rf"(?<!\d){count}$", reps) else count
        piece.exercise_ids.add(mention.exercise_id)
        piece.movements.append(Movement(name=mention.words, reps=count or reps, weight=weight, unit=unit))


def _start(token: Token) -> int:
    return token.start


def _load(tokens: list[Token], left: int, mention: Mention, right: int) -> tuple[str | None, Decimal | None, Literal["kg", "lb"] | None]:
    """The count before a movement's name, and the weight that is said with it."""
    count: str | None = None
    weight: Decimal | None = None
    unit: Literal["kg", "lb"] | None = None
    first = bisect_left(tokens, left, key=_start)
    for index in range(first, len(tokens)):
        token = tokens[index]
        if token.start >= right:
            break
        found = read_factor(tokens, index) if token.kind == "num" else None
        if found is None:
            continue
        factor = found[0]
        beside = factor.start >= mention.end or mention.start - factor.end <= 3
        if factor.role == "weight" and weight is None and factor.unit and beside:
            weight, unit = factor.value, "kg" if factor.unit == "kg" else "lb"
        elif token.start < mention.start and factor.role in ("bare", "reps", "distance", "other") and factor.values:
            count = str(factor.value) if factor.role != "distance" else f"{factor.value} {factor.unit}"
    return count, weight, unit


def _result(low: str, tokens: list[Token], piece: Piece, limit: int, may_store: Callable[[int], bool], *, first: bool) -> None:
    head_end = piece.benchmark.end if piece.benchmark else piece.start
    found = [score for score in scores_in(low, tokens, piece.start, limit) if score.start >= head_end or piece.benchmark is None]
    found = [score for score in found if _fits(piece, score, low)]
    if first and not any(score.weight >= 3 for score in found):
        found += [score for score in scores_in(low, tokens, 0, piece.start) if score.weight >= 4 and _fits(piece, score, low)]
    alone = _ALONE.search(low, piece.start, _line(low, piece.start)[1]) if piece.format == "amrap" and not found else None
    found += [Score(alone.start(1), alone.end(1), reps=int(alone[1]), weight=4)] if alone else []
    found = [score for score in found if may_store(score.start)]
    if not found:
        return
    best = max(found, key=lambda score: (score.weight + _beside(piece, score), -abs(score.start - piece.start)))
    piece.score = best
    piece.ranges.append((best.start, best.end))


def _beside(piece: Piece, score: Score) -> int:
    """A clock right behind the name of a workout is its result, and so are rounds behind one that is done for rounds."""
    if piece.benchmark is None or not 0 <= score.start - piece.benchmark.end <= 30:
        return 0
    rounds = score.rounds is not None and piece.benchmark.benchmark.format == "amrap"
    return 2 if score.seconds is not None or rounds else 0


def _fits(piece: Piece, score: Score, low: str) -> bool:
    if piece.format == "amrap" and score.seconds is not None:
        return False
    if piece.format in ("for_time", "other") and score.rounds is not None and score.weight < 5:
        return False
    if piece.format == "emom" and (score.seconds is not None or score.weight < 5):
        return False
    least = 2 if piece.guessed or piece.name is not None or piece.format == "for_time" else 3
    if score.seconds is not None and score.weight < least and piece.benchmark is None:
        return False
    if score.seconds is not None and piece.cap == score.seconds and piece.format == "amrap":
        return False
    only_reps = score.reps is not None and score.rounds is None and score.seconds is None
    if only_reps and score.weight < 2 and piece.format != "amrap" and piece.name is None:
        return False
    return score.seconds is None or score.seconds >= 20


def _is_real(piece: Piece) -> bool:
    if piece.benchmark is not None:
        strong = (
            not piece.benchmark.weak
            or (piece.score is not None and piece.score.weight + _beside(piece, piece.score) >= 3)
            or len(piece.movements) > 1
        )
        return strong and (piece.score is not None or bool(piece.movements))
    if piece.guessed:
        return piece.score is not None and piece.score.seconds is not None and len(piece.exercise_ids) > 1
    if piece.name is not None:
        return piece.score is not None
    if piece.format == "emom" and piece.score is None:
        return len(piece.exercise_ids) > 1
    return (
        len(piece.exercise_ids) > 1
        or (piece.score is not None and bool(piece.movements))
        or (piece.score is not None and piece.score.weight >= 4)
    )


def metcon_of(text: str, piece: Piece) -> Metcon:
    """The piece as it would be stored."""
    low = _same_length_lower(text)
    score, benchmark = piece.score, piece.benchmark.benchmark if piece.benchmark else None
    last = max(end for _, end in piece.ranges)
    rx = rx_in(low, max(0, piece.start - 4), min(len(text), max(last, score.end if score else 0) + 30))
    cap = cap_in(low, piece.start, min(len(text), last + 60))
    movements = tuple(piece.movements)
    if not movements and benchmark is not None:
        movements = tuple(
            Movement(
                name=m.exercise_id.replace("_", " "),
                reps=m.reps or None,
                weight=m.men_lb if rx else None,
                unit="lb" if rx and m.men_lb else None,
            )
            for m in benchmark.movements
        )
    return Metcon(
        name=benchmark.name if benchmark else piece.name,
        format=piece.format,
        time_cap_s=cap[0] if cap else piece.cap,
        score_s=score.seconds if score else None,
        rounds=score.rounds if score and score.rounds is not None else piece.rounds,
        reps=score.reps if score else None,
        rx=rx,
        movements=movements,
        source=spans_of(text, tuple(piece.ranges)),
    )
