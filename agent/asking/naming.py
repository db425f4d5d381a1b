"""Questions about something that has a name: a term of training, a named workout, or an exercise that only this user knows."""

import re

from agent.asking.asked import Asked
from agent.asking.call import Step, call
from agent.asking.names import named_workouts
from agent.asking.times import ALL_TIME_DAYS
from coaching import benchmarks, glossary

_DEFINES = re.compile(
    r"^\W*(?:(?:so|ok(?:ay)?|and|btw|hey|please|can you|could you|quick question)[,:]?\s+)*"
    r"(?:what(?: (?:even|exactly|actually|on earth|in the world|the (?:hell|heck)))?"
    r"(?:['’]?s| is| are| does| do)|explain|define|describe"
    r"|tell me (?:about|what)|(?:the )?meaning of|whats)\s+"
    r"(?:(?:is|are|the|an?|your|by|me|what|to me|meant by|definition of|meaning of|even|exactly|actually|really|so[- ]called"
    r"|(?:point|purpose|benefits?|idea|use|deal) (?:of|behind|with))\s+)*"
    r"[\"“”'‘’]?(?P<term>[\w][\w .\-/]{0,40}?)[\"“”'‘’]?"
    r"(?:\s+(?:mean|means|stand for|stands for|is|are|again|exactly|please|in (?:training|lifting|crossfit|the gym)|to me"
    r"|for me|scale|workout|wod|consist of|in (?:simple|plain|easy) (?:words|terms)|like i[’']?m (?:five|5|a beginner|new|stupid)"
    r"|to a beginner|in (?:one|a|two) sentences?|in short|supposed to (?:be|feel like|mean)|though|briefly|short version"
    r"|pls|plz|(?:good |used )?for|anyway|even|actually))*\W*$",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\bdiff(?:erence)? between (?:an? |the )?(?P<one>[\w][\w .\-/]{0,30}?) (?:and|vs\.?|or) (?:an? "
    r"|the )?(?P<other>[\w][\w .\-/]{0,30}?)\W*$",
    re.IGNORECASE,
)
_HOW_COMPUTED = re.compile(
    r"\bhow (?:do|did|is|are|does|would) (?:you|one|it|that|the|my|these|those|\W)*.{0,20}"
    r"(?:calculat\w*|comput\w*|estimat\w*|work(?:ed)? out).{0,30}(?:1 ?rm|max(?:es)?|maxima|estimates?|single)",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"^\W*how many [\w-]+(?: [\w-]+)? (?:are |are there )?in\b(?!.*\b(?:did|have|my)\b)", re.IGNORECASE)
_OF_SORTS = re.compile(r" (?:thing|stuff|weeks?|days?|method|scale|principle|training)$", re.IGNORECASE)
# "RPE 8" and "RIR of 2" are explained with their scale.
_GRADE = re.compile(r" (?:of )?@?\d+(?:\.\d)?$")
MOST_CLAUSES = 8
# A message may ask for a meaning before or behind something else.
_CLAUSE = re.compile(
    r"[.!?;,\n]\s+|\s+(?:and|but|btw|cause|because|as|since) (?=(?:do|did|does|am|is|are|should|how|why|when|my|the|i|we)\b)|\s+btw\b"
)
_NEED_ONE = re.compile(r"\b(?:do|should|am|would|will) i\b.{0,20}\b(?:need|take|do|have|due|ready)\b", re.IGNORECASE)
_DELOAD = re.compile(r"\bdeload", re.IGNORECASE)
_MINE = re.compile(r"\b(?:my|i|mine|me)\b", re.IGNORECASE)


def term(asked: Asked) -> Step | None:
    """What a term means, or what a named workout asks for; of two terms both, where their difference is asked for."""
    both = _DIFFERENCE.search(asked.text)
    known = [both[name].strip() for name in ("one", "other") if glossary.meaning(both[name])] if both else []
    if known:
        return tuple(one for name in known for one in call("explain_term", term=name))
    if _HOW_COMPUTED.search(asked.text) and not asked.exercise:
        return call("explain_term", term="Epley")
    words = _defined(asked.text)
    if words:
        return call("explain_term", term=words)
    clauses = [clause for clause in _CLAUSE.split(asked.text) if clause]
    words = next((name for clause in clauses[:MOST_CLAUSES] if len(clauses) > 1 and (name := _defined(clause))), "")
    if not words:
        return None
    # "What's a deload and do I need one": what it means, and whether it is due.
    due = call("deload_check") if _NEED_ONE.search(asked.text) and _DELOAD.search(words) else ()
    return (*call("explain_term", term=words), *due)


def _defined(text: str) -> str:
    """The term whose meaning words ask for, as it is known; empty for all else."""
    found = _DEFINES.search(text)
    if found is None or _MINE.search(found["term"]):
        return ""
    words = found["term"].strip()
    spelt = (words, _OF_SORTS.sub("", words), _GRADE.sub("", words))
    return next((one for one in spelt if benchmarks.named(one) or glossary.meaning(one)), "")


def result(asked: Asked) -> Step | None:
    """How a named workout went."""
    names = (named_workouts(asked.text) if asked.workout in named_workouts(asked.text) else []) or [asked.workout]
    span = asked.span if asked.span and asked.span.days < ALL_TIME_DAYS else None
    if not asked.workout:
        return None
    if _HOLDS.search(asked.text):
        return call("explain_term", term=asked.workout)
    first, last = (span.first, span.last) if span else (None, None)
    return tuple(one for name in names[:3] for one in call("benchmark_results", name=name, first_day=first, last_day=last))
