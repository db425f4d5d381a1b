"""The words with which people take things out of their log. Data only."""

import re

from extraction.phrases import word_set

_ASKS = (
    r"(?:(?:i(?:'d| would)? (?:want|need|like|love|wanna)(?: you)?(?: to)?|i wanna|let's|go ahead and|just|simply|can we|could we"
    r"|would you(?: mind)?|will you|you (?:can|should|could)|kindly|now|instead)\s+)*"
)
# Verbs that mean the log whatever follows, and those that mean other things too.
_STRONG = r"(?:delete|del|deleting|remove|removing|erase|erasing|discard|strike|unlog|undo)"
_WEAK = (
    r"(?:scrap|scratch|trash|bin|drop|cancel|wipe|clear|cut|forget(?: about)?|ignore|disregard|get rid of|throw out"
    r"|don't (?:count|log|save|keep|record))"
)
ORDERS = re.compile(rf"{_ASKS}(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}|(?P<take>take|kick|leave|pull)(?: (?:out|away))?))\s+")
OUT = re.compile(r"\s+(?:out|off|away)$")
DENIALS = re.compile(
    r"(?:so )?(?:i )?(?:actually |in fact |really )*(?:(?:didn't|did not|never)(?: actually| really| even| end up)?"
    r" (?:do|did|doing|get to|got to|finish|finished)|(?:ended up )?(?:skipped|skipping)"
    r"|no(?= [^,;:]{3,30}[,;:]))\s+"
)
REJECTS = re.compile(
    r"(?:there (?:was|were) )?no (?P<what>[^,;]{2,40}?)(?:(?: either| after all| in the end)|(?=[,;]))"
    r"(?:[\s,;]+(?:so )?(?:scrap|drop|delete|remove|scratch) (?:it|those|them|that|these))?$"
)
SURPLUS = re.compile(
    r"(?:(?:that|it|there)(?:'s| was| were| is)|i (?:logged|put|had|wrote|counted))"
    r" (?P<what>(?:one|two|an?) (?:extra )?sets? (?:too many|too much))"
)
MISTAKES = re.compile(
    r"(?P<what>(?:the|my|that|those) .{2,40}?) (?:(?:shouldn't|should not) be|doesn't belong|don't belong|does not belong)"
    r" (?:in there|there|in here|here|in (?:the|my) log|in it|on there)(?:[\s,;]+.{0,30})?"
    r"|(?P<that>(?:the|my|that|those) .{2,40}?) (?:was|is|were|are) (?:an? )?(?:mistake|error|wrong|typo|accident)"
    r"[\s,;]+(?:so |please |and )*"
    r"(?:drop|delete|remove|scrap|erase|get rid of|take) (?:it|that|them|those)(?: out)?"
)
FROM_LOG = re.compile(r"\b(?:off|out of|from) (?:of )?(?:my|the) (?:log|history|diary|workout|session|list)\b")
EXCEPT = re.compile(r"\s+(?:except(?: for)?|but(?: not)?|apart from|other than|besides|without) (?=the |my |for |those |that |[a-z]+$)")
AFTER_ALL = re.compile(r"[\s,]+(?:after all|either|in the end|at all|actually|though|sorry)$")
DOUBLES = re.compile(
    r"(?P<what>.{2,60}?)(?: (?:is|was|are|were|got|appears|shows up|has been|'s)|'s)"
    r" (?:(?:just |also |actually |logged |entered |saved |in there |there |in |an? )*)"
    r"(?:duplicates?|dupes?|doubled?|twice|double entry|copy)(?: (?:in there|entry|logged))?"
    r"(?:[\s,;]+(?:so |and |please |can you |could you |just )*(?:drop|delete|remove|scrap|take|erase|get rid of|kill)"
    r" (?P<which>it|that|them|one|one of (?:them|those|the two)|the (?:other|second|last|first|extra|newer|older)(?: one)?|the duplicate)"
    r"(?: out)?)?"
)
# Where the words about what goes end.
ENDS = re.compile(
    r"\s*:\s|,\s*(?:so |and |but )?(?:did|only|just|went|ran|worked)\b"
    r"|,(?!\s*(?:the|my|those|and)\b)(?=[^,;]*\d\s?[x×]\s?\d)"
    r"|\s*(?:[,;(–—]|\s-\s)?\s*\b(?:because|since|cause|cuz|'cause|as i|it(?:'s| is| was)|that(?:'s| is| was)|they (?:were|are)"
    r"|i (?:did|didn't|never|made"
    r"|logged it|only|meant|typed)|(?:and|then|,) ?(?:then )?(?:log|add|record|put|save|replace|make)"
    r"|but(?! (?:not )?(?:the|my|those|for)\b)|instead)\b"
)
TAILS = re.compile(
    r"[\s,]+(?:please|thanks|thank you|thx|again|too|as well|for me|now|entirely|completely|will you|would you|ok|okay|instead"
    r"|(?:from|out of|off|in|on) (?:the|my|this|that) (?:training )?(?:log|history|records?|diary|book|logbook|list|workout|session)"
    r"|from (?:there|it|that)|out of it|as it never happened)$"
)

DETERMINERS = word_set("the my that those this these all both every everything whole entire an a one it them its today's yesterday's any")
FILLERS = word_set(
    """the my that those this these all both every whole entire an a one ones it them its any of from in on at for with i did do you just
    added entered recorded logged saved told typed which what stuff thing things please again also each and so weighing i've had we're
    reps rep x to me you out exercise exercises lift lifts movement is
    there was extra too many much"""
)
TOLD_WORDS = word_set("logged entered told added")
POINTERS = word_set("it that this them those these")
SET_WORDS = word_set("set sets")
WORKOUT_WORDS = word_set("workout workouts session sessions training log logs wod report")
ENTRY_WORDS = word_set("entry entries one ones row record")
EVERYTHING = word_set("everything all")
EVERY = word_set("all every both")
DOUBLE_WORDS = word_set("duplicate duplicates dupe dupes double doubled copy copies twice duplicated")
PLACES = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6,
    "last": -1, "final": -1, "latest": -1, "newest": -1, "newer": -1, "recent": -1, "previous": -1, "older": 1, "oldest": 1, "earliest": 1,
}  # fmt: skip
# What is not in the log, or not yet.
ELSEWHERE = word_set(
    """plan plans program programme programs schedule routine next week month tomorrow later goal goals memory memories note notes injury
    account
    coach coaching conversation chat message app photo photos pr prs max maxes bodyweight weigh-in
    target reminder
    undo redo change changes edit correction notifications alarm subscription template data
    per token tokens unless if when until cycle block deload warmup-routine future"""
)
