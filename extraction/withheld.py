"""What is said and yet reports nothing: since the user says that it is not for the log, only supposes it, or has it differently in mind."""

import re
from itertools import groupby

from domain.exercises import catalogue
from extraction.phrases import fold
from extraction.pieces import Piece, Reading

WITHHELD = "withheld"
# "Hang on, that Sunday I ran 4 km, not 3" puts something right, whatever it is; it is no run more.
_PUTS_RIGHT = re.compile(
    r"^\W*(?:no|nope|wait|hang on|hold on|sorry|oops|correction|actually|hm+)\b[^.!?\n]*?"
    r"\d\s?(?:km|k|miles?|mi|m|kgs?|lbs?|min\w*|reps?|sets?)?,? not \d"
)
# "That was with 30 kg and ring rows, not pull-ups": what it was not is an exercise.
_ANOTHER = re.compile(
    r"^\W*(?:(?:no|wait|sorry|actually|oh) )*(?:that|it|this|those|these|they) (?:was|were) [^.!?\n]*?,? not (?:the |an? )?"
    r"(?P<name>[a-z][a-z -]{2,20})"
)
_PRONOUN = r"(?:it|that|this|these|those|them|any of (?:it|that|this)|all (?:of )?that)"
_VERB = r"(?:log|save|store|record|count|track|write (?:down )?|note|add|put)"
# "don't log this", "no need to save it", "not for the log".
_FORBIDS = (
    rf"(?:please )?(?:don'?t|do not|no need to|you (?:don'?t|do not) (?:need|have) to|never)(?: \w+)? {_VERB} {_PRONOUN}"
    r"(?: (?:down|in|in there|into the log|anywhere|though|please|pls|yet|today))?"
    rf"|(?:don'?t|do not|no need to) bother (?:with )?(?:logging|saving|writing|noting|recording|adding|storing|to {_VERB})"
    rf" {_PRONOUN}(?: down| in)?"
    r"|(?:this (?:is|one is|one's)|that's|it's)? ?not (?:for|to go in(?:to)?|meant for) (?:the|my) (?:log|records?)"
    r"|off the record|not to be logged"
)
# Only at the end: "scratch that, 105" puts it right.
_TAKES_BACK = (
    r"(?:just |so |but |pls |please |oh |nah |actually )*"
    rf"(?:skip|ignore|disregard|forget|leave out) {_PRONOUN}(?: one| though| please| pls)?"
)
_AT_THE_END = re.compile(rf"[\s,;:.!?()–—-](?:{_FORBIDS}|{_TAKES_BACK})(?:\W+(?:haha|lol|ok|okay|thanks|thx|pls|please))*\W*$")
_AT_THE_BEGINNING = re.compile(rf"^\W*(?:{_FORBIDS})(?:[,:.;–—-]|\s(?:but|just|i)\b)")
_NOT_YET = re.compile(
    r"(?:^|[,;:.!?(–—-]\s*|\bplan,? (?:and )?)(?:but |it'?s |that'?s |still )?not (?:actually )?done(?: it| this| that| them)? yet(?! with)"
    r"|\b(?:that'?s|this is|it'?s) (?:just |only |still )?a plan\b(?! (?:for|from|of|that|by)\b)"
    r"|(?:^|[,;:.!?(–—-]\s*)(?:but |i |still )*(?:haven'?t|have not) done (?:it|that|them|this|any(?: of (?:it|that|them))?)(?: yet)?\W*$"
    r"|^\W*(?:the |my )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)? plan\b"
)
_SUPPOSES = re.compile(r"\b(?:would|might|could)(?:'?ve| have)? be(?:en)? (?:an? |about |like |more like |at )?\d")
# "meant to row 4x500", but "i meant to write 80" puts something right.
_INTENDED = re.compile(
    r"^(?:(?:i|we|also|and|but|so|then|oh|was|were|had|originally|actually) )*(?:meant|intended|wanted|planned|hoped|gonna|going) to "
    r"(?!say|write|type|put|log|tell|enter|note|send)"
)
# "ohp planned 42.5 3x5 but overslept": what kept somebody from it, with nothing said of what was done instead.
_KEPT = re.compile(
    r"\b(?:overslept|slept in|(?:so|and|but) nothing\b(?! (?:hurt|else|new|special|crazy|fancy))|nothing (?:came of|happened)"
    r"|never happened|(?:did|does|was)(?:n'?t| not) happen(?:ing)?|(?:the |my )?(?:sofa|couch|bed|netflix|bar|pub) won"
    r"|(?:chickened|bailed|skipped) out|bailed on it|didn'?t (?:go|make it|get (?:round|around) to it|bother))\b"
)
_PLANNED = re.compile(r"(?<!as )(?<!than )\b(?:planned|plan|meant|wanted|supposed|scheduled|intended)\b")
_HAD_IN_MIND = re.compile(
    r"^(?:(?:but|hm+|wait|oh|huh|and|no) )?(?:i (?:thought|assumed|figured|was (?:pretty |quite )?sure|could(?:'ve| have) sworn"
    r"|remember(?:ed)?)"
    r"|(?:i )?could(?:'ve| have)? sworn) (?:that )?(?!i\b|we\b)[^.!?]*\b(?:was|were|is|are|had)\b"
)


def is_withheld(text: str) -> bool:
    """Whether a message says of its own report that it is not for the log."""
    folded = fold(text)
    end, begin = _AT_THE_END.search(folded), _AT_THE_BEGINNING.match(folded)
    if end and "\n" in folded.strip() and re.search(rf"{_TAKES_BACK}\W*$", end[0]) and not re.search(_FORBIDS, end[0]):
        end = None  # which of the lines is meant?
    return bool((end and re.search(r"\d", folded[: end.start()])) or (begin and re.search(r"\d", folded[begin.end() :])))


def withhold(reading: Reading) -> None:
    """Mark what may not be stored."""
    withheld, ahead = is_withheld(reading.text), _sentences_ahead(reading)
    mends = bool(_PUTS_RIGHT.search(reading.folded)) or _names_another(reading)
    right = mends and not any(piece.intent == "correction" for piece in reading.pieces)
    kept = _sentences_kept_from(reading)
    for piece in reading.pieces:
        if withheld:
            piece.intent, piece.hint = "background", WITHHELD
        elif right and piece.sentence == reading.pieces[0].sentence and piece.intent in (None, "report"):
            piece.intent, piece.hint = "correction", "unclear"
        elif piece.sentence in ahead and piece.intent in (None, "report"):
            piece.intent, piece.hint = "plan", "plan"
        elif piece.sentence in kept or (piece.intent in (None, "report") and _is_supposed(reading, piece)):
            piece.intent, piece.hint = "plan", "wanted"
        elif piece.intent in (None, "report") and _HAD_IN_MIND.search(reading.folded[piece.start : piece.end]):
            piece.intent, piece.hint = "question", "asks"


def _names_another(reading: Reading) -> bool:
    found = _ANOTHER.match(reading.folded)
    return found is not None and any(one.start == 0 for one in catalogue().spot(found["name"]))


def _sentences_ahead(reading: Reading) -> set[int]:
    """The sentences of what is yet to be done: the one that says so, or, where that has no number, the one before it, too."""
    said = _NOT_YET.search(reading.folded)
    at = next((piece.sentence for piece in reversed(reading.pieces) if said and piece.start <= said.end() - 1), None)
    if at is None:
        return set()
    alone = not any(reading.has_number(piece) for piece in reading.pieces if piece.sentence == at)
    return {at, at - 1} if alone else {at}


def _sentences_kept_from(reading: Reading) -> set[int]:
    """The sentences of what was planned and came to nothing."""
    kept: set[int] = set()
    for sentence, group in groupby(reading.pieces, key=lambda piece: piece.sentence):
        pieces = list(group)
        said = reading.folded[pieces[0].start : pieces[-1].end]
        why = _KEPT.search(said)
        if why and _PLANNED.search(said) and not re.search(r"\d", said[why.end() :]):
            kept.add(sentence)
    return kept


def _is_supposed(reading: Reading, piece: Piece) -> bool:
    """Whether a piece only says what was to be done, or has no number but one that would be."""
    if _INTENDED.search(reading.folded[piece.start : piece.end]):
        return True
    said = _SUPPOSES.search(reading.folded, piece.start, piece.end)
    return said is not None and not re.search(r"\d", reading.folded[piece.start : said.start()].replace("/10", ""))
