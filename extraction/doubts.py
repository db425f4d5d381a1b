"""Where a message only doubts: the words that say so, around what they are about; or that what was just said is right."""

import re

from extraction.phrases import fold

LONGEST = 120
_DOUBT = re.compile(
    r"^\W*(?:(?:h+m+|um+|uh|so|well|but|and|or|wait|oh|ok|okay|actually|now)[\s,.…]+)*"
    r"(?:(?:i(?:'m| am|m)|we're) )?"
    r"(?:not (?:\S+ ){0,2}?(?:sure|certain)|unsure|(?:pretty|fairly|quite|almost|kinda|reasonably) (?:sure|certain)"
    r"|(?:i )?(?:really |do |kinda )*(?:doubt|wonder|think|thought|guess|believe|suspect|assumed|figured)"
    r"|(?:i )?could(?:'ve| have)? sworn|(?:i was )?wondering|dunno|idk"
    r"|(?:i )?(?:don'?t|do not) (?:know|think)|(?:i )?(?:can'?t|cannot|don'?t|do not) (?:really )?(?:remember|recall|tell)"
    r"|no (?:idea|clue)|maybe|perhaps|possibly|probably)"
    r"(?:,? (?:if|whether|that|about|but|anymore|any more))*[\s,:.…]+"
)


_AT_LAST = re.compile(
    r"[\s,.…]+(?:i (?:think|guess|believe)|maybe|perhaps|probably|or so|or something|not sure"
    r"|not sure though)[\s.…?]*$"
)


_WHAT = (
    r"(?:it|that|this|(?:the|my|that|those|these) (?:\S+ )?"
    r"(?:weights?|loads?|reps?|sets?|numbers?|kilos|pounds|log|entry|distance|time|pace))"
)
_MAYBE_WRONG = re.compile(
    rf"\b{_WHAT} (?:might|may|could|can'?t|must|should)(?: not)? (?:be|have been|'ve been) (?:\S+ )?(?:off|wrong|less|more|lower"
    rf"|higher|lighter|heavier"
    r"|fewer|different|right|correct|too \S+)\b"
    r"|^\W*(?:(?:h+m+|actually|but|wait|oh)\W+)*(?:weights?|loads?|reps|sets|it|that) (?:might|may|could) (?:be|have been) \S+"
    r"|^\W*(?:(?:h+m+|actually|but|wait|oh)\W+)*(?:might|may|could) (?:be|have been) (?:\S+ )?(?:off|wrong|less|more|lower|higher"
    r"|lighter|heavier|fewer)\b"
    rf"|\b(?:i|we) (?:might|may|could) (?:be|have been|have|have got\w*) (?:\S+ )?(?:wrong|off|mistaken|miscounted|misread|mixed up)\b"
    rf"|\b(?:if|whether|not sure|unsure|doubt|not certain) {_WHAT}(?:'?s| is| was) (?:right|correct)\b"
    rf"|\b(?:wrong|off) with {_WHAT}|\bgot {_WHAT} wrong\b"
    rf"|\b{_WHAT}(?:'s| is| are| was| were| looks?| sounds?| seems?) (?:\S+ )?(?:not right|not correct|wrong|incorrect|a mistake"
    rf"|a typo)\b"
    rf"|^\W*(?:(?:wait|h+m+|hang on|hold on|so|and|but|ok|okay)\W+)*(?:is|was) {_WHAT} (?:right|correct)\W*$"
    rf"|\bnot (?:100 ?%|totally|fully|entirely|a hundred percent) (?:sure |certain )?(?:on|about|of) {_WHAT}"
    rf"|\b(?:guessing|guesstimat\w+|estimating|don'?t quote me on|can'?t swear (?:on|to)|wouldn'?t bet on) {_WHAT}"
    r"|^\W*(?:(?:wait|h+m+|hang on|so|and|but|or|ok|okay)\W+)*(?:was|is) (?:it|that) (?:really |maybe |only |even )*"
    r"\d+(?:[.,]\d+)? ?(?:kgs?|kilos?|lbs?|pounds?|reps?"
    r"|sets?)?\W*$"
)
SHORT = 80


def doubts_it(text: str) -> bool:
    """Whether a short message says that what was just told or stored may be wrong, and not how it was."""
    return len(text) <= SHORT and bool(_MAYBE_WRONG.search(fold(text)))


def undoubted(text: str) -> str | None:
    """A short message with spaces for the words that put it in doubt; None when none do."""
    if len(text) > LONGEST:
        return None
    folded = fold(text)
    ahead, behind = _DOUBT.match(folded), _AT_LAST.search(folded)
    start, end = ahead.end() if ahead else 0, behind.start() if behind else len(text)
    return " " * start + text[start:end] + " " * (len(text) - end) if (ahead or behind) and start < end else None
