"""What somebody feels like today, beside what the log shows: no rule here reads it, and that is said."""

import re

_NUMBER = r"(?:\d(?:[.,]\d)?|one|two|three|four|five|six|no|zero|little|barely any|hardly any)"
_SLEPT = re.compile(
    rf"\b(?:slept|sleep|sleeping)\b.{{0,20}}\b(?:{_NUMBER} ?h(?:(?:ou)?rs?)?|badly|poorly|terribl[ey]|awful(?:ly)?|bad|like (?:crap"
    rf"|shit|garbage|rubbish)"
    rf"|nothing)\b|\b{_NUMBER} ?h(?:(?:ou)?rs?)? (?:of )?sleep\b|\b(?:no|little|bad|poor|barely any|hardly any|not much) sleep\b"
    r"|\b(?:barely|hardly|didn['’]?t|did not|couldn['’]?t|haven['’]?t|not) (?:really |even )?(?:sleep|slept)\b|\bup all night\b",
    re.IGNORECASE,
)
_WORN = re.compile(
    r"\b(?:tired|exhausted|worn out|wiped(?: out)?|drained|knackered|shattered|jet ?lagged|stressed(?: out)?|(?:no|low|zero"
    r"|little) energy|fried"
    r"|run down)\b",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"\b(?:still|should i|shall i|can i|could i|do i|ok(?:ay)? to|fine to|is it (?:ok(?:ay)?|fine|smart|wise)|worth it|better to"
    r"|or not|or (?:rest|skip)"
    r"|what (?:should|shall|do) i)\b.{0,40}\b(?:train|lift|work ?out|gym|go|session|squat|bench|deadlift|run|exercise|rest|skip|push"
    r"|do)\b"
    r"|\b(?:train|lift|work ?out|gym|go|squat|bench|deadlift|run|session|rest|skip|push through)\b(?:[^.!?]{0,25})(?:\?|\bor (?:not"
    r"|rest|skip|train)\b)"
    r"|\b(?:rest|skip|easy|light) (?:day|it|today|session)\b[^.!?]{0,12}\?",
    re.IGNORECASE,
)
_OF_THE_LOG = re.compile(r"\b(?:how (?:many|much|long|often)|did i|average|last (?:week|month)|tired of|sick of)\b", re.IGNORECASE)


def untold(text: str) -> str:
    """What a message says of the day that no rule reads, where it asks whether to train: sleep, or tiredness; empty for all else."""
    if not _WHETHER.search(text) or _OF_THE_LOG.search(text):
        return ""
    return "sleep" if _SLEPT.search(text) else "tiredness" if _WORN.search(text) else ""


def lead(what: str) -> str:
    """That the rules read the log alone, before what they say."""
    return f"No rule of mine reads {what}, so I judge by your log alone; how you feel is yours to weigh."
