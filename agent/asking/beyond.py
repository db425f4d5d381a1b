"""What no log and no computation answers: general advice, judgements, other people, and what was said in a conversation."""

import re

from agent.asking.apart import is_of_knowledge, is_of_others, is_of_the_coach
from agent.asking.counsel import is_counsel, is_of_life
from agent.asking.question import QUESTION
from domain.exercises import catalogue

_PEOPLE = re.compile(
    r"\b(?:he|she|his|her|him)\b|\bworld record"
    r"|\b(?:my|a) (?:friend|wife|husband|partner|girlfriend|boyfriend|brother|sister|dad|mum|mom|son|daughter|buddy|mate|colleague"
    r"|boss)\b"
    r"|\b(?:people|ppl|some(?:one|body)|any(?:one|body)|every(?:one|body)|beginners?|others|(?:most|other) (?:lifters|guys|women|men))\b"
    r"|\baverage (?:person|lifter|man|woman|guy|gal|male|female|joe)\b"
    r"|\b(?:for|would|do|does|can|could|should) (?:an? )?(?:\w+ ){0,2}(?:man|men|woman|women|guys?|girls?|males?|females?|pros?"
    r"|newbies?|lifter"
    r"|athletes?|bodybuilders?|powerlifters?|kids?|teens?|teenagers?)\b|\bmy age\b"
    r"|\b(?:normal|average|typical|good|decent) (?:\w+ ){0,3}for (?:an? )?\d+ ?(?:kg|kilos?|lbs?|pounds?|years?|yo|year[- ]olds?)\b"
    r"|\bthan (?:the )?(?:average|normal|most|others|usual people)\b"
    r"|\b(?:stack|measure|match) up\b",
    re.IGNORECASE,
)
_KNOWLEDGE = re.compile(
    r"\b(?:did|have|do|should|can) i (?:eat|eaten|drink|spend|watch|read|cook|buy|wear)\b"
    r"|\bhow (?:much|long|far|bad(?:ly)?|quickly|fast) (?:do(?:es)?|will|would|can) (?!i\b|my\b|it\b|that\b|this\b|we\b|you\b)"
    r"(?:[\w'’-]+ ){1,4}?(?:set|hurt|affect|help|cost|slow|ruin|damage|matter|improve|impact|influence|hinder|kill|reduce|raise|boost)\b"
    r"|\bhow (?:do|can|should|could) i (?:get|build|gain|grow|improve|increase|lose|become|make)\b(?!.*\d)"
    r"|\b(?:what|which)(?:['’]?s| is| are) the (?:best|ideal|optimal|recommended|right|proper|correct|perfect|safest) (?:\w+ ){0,3}"
    r"(?:exercises?|program\w*|routine|splits?|way|method|diet|time (?:of day|to)|shoes?|belt|app|rep ranges?|number of|amount of|rest"
    r"|tempo|grip|stance|frequency|intensity|cadence)\b"
    r"|\b(?:what['’]?s|what is|is) (?:an?|the) (?:good|normal|decent|solid)"
    r"(?! (?:alternative|substitute|replacement|warm|(?:\w+ ){0,3}(?:goal|target|milestone)))"
    r"|\b(?:calories?|kcal|protein|carbs?|macros?|creatine|supplements?|caffeine|steroids|weather)\b|\bshould i weigh\b"
    r"|\bhow (?:many|much|often|long)\b.{0,40}\b(?:is|are) (?:ideal|optimal|recommended|best|enough|normal|necessary|needed|healthy"
    r"|safe)\b"
    r"|\bwhat(?:['’]?s| is| are) the (?:point|purpose|goal|aim|benefits?|idea|use|advantages?|downsides?|pros) (?:of|behind|with)\b"
    r"|\b(?:do|am|have) i (?:\w+ ){1,2}(?:enough|too (?:often|rarely|little|few|fast|slowly?|heavy|light))\b"
    r"|^\W*(?:(?:can|could|would|will) you |please )*explain (?:the|how|why|what)\b(?!.*\b(?:my|i|you|your|that|this|it)\b)"
    r"|\bshould i (?:\w+ )?(?:sleep|stretch|eat|drink|fast|meditate)\b"
    r"|\b(?:can|could|will|would) i (?:\w+ )?(?:get|have|see|build|become|look|be|grow|show)\b.{0,20}\b(?:abs|six[- ]?pack|shredded|ripped"
    r"|lean(?:er)?|toned?|jacked|muscular|in shape|beach body|cut|big(?:ger)? (?:arms|chest|legs|biceps|shoulders|back)|visible)\b"
    r"|\b(?:sick|fever|flu|covid|hungover|hangover)\b"
    r"|\b(?:once|twice|(?:three|four|five|\d) ?(?:x|times)) (?:a|per) week (?:enough|ok|okay|good|fine|too (?:much|little))\b"
    r"|\bhow (?:sore|tired|hard|fast|strong|big|lean|deep|wide|low|high) should\b"
    r"|\bhow many (?:workouts|sessions|trainings)(?! (?:did|have))\b.{0,20}\b(?:till?|until|before|left|remaining)\b"
    r"|\bif i (?:get|catch|become|am|feel|had|have) (?:an? )?(?:sick|ill|covid|cold|flu|injur\w+|hurt|pregnant|fever)\b"
    r"|\b(?:will|do|would|could|can) i lose (?:all )?(?:my |the )?(?:gains|muscle|strength|progress|fitness)\b"
    r"|\bhow (?:do|can|could) i (?:delete|edit|remove|export|undo|correct|import|sync|share)\b"
    r"|\bwhat does \w+ mean\b|\bhow (?:many|much|long) should\b(?! i (?:squat|bench|deadlift|press|put|lift|load|add|increase|go up))"
    r"|\bhow (?:many|much) (?:\w+ )?(?:\w+ )?should\b"
    r"(?! i (?:squat|bench|deadlift|press|put|lift|load|add|increase|go up|do (?:today|tomorrow|next)))"
    r"|\bhow (?:often|frequently|regularly|many times) should\b|\bbefore or after\b|\bbetter to\b"
    r"|\bwhat (?:happens|would happen|do i lose) (?:if|when)\b"
    r"|\bwhat if i (?:skip|miss|stop|quit|don['’]?t|never|only (?:do|train|lift|eat|sleep|rest))\b"
    r"|\bhow (?:long|many (?:weeks|months|years)) (?:does|will|would|do) it take\b(?!.*(?:\d|\b(?:hit|reach|goal|my)\b))"
    r"|\bdo (?:i|you|we) (?:really |still )?(?:need|have) to (?:stretch|cool|eat|drink|sleep|track|count|use|wear|warm)\b"
    r"|\bdo (?:i|you|we) (?:really )?need (?:an? |any |some )?(?:spotter|belt|coach|trainer|shoes|straps|gloves|wraps|chalk)\b"
    r"|\bdo(?:es)? (?!i\b|my\b|it\b|that\b|this\b|the plan\b)(?:\w+ ){1,3}(?:build|work(?! out (?:to|at|as)\b)|help|hurt|count|burn"
    r"|kill|cause|ruin|improve|stunt|grow|matter)\b"
    r"|^\W*(?:(?:so|and|but|ok|hey)\W+)*does (?!it\b|that\b|this\b|he\b|she\b|anything\b|the (?:plan|log|week|app)\b)"
    r"(?!.*\b(?:my|i|me|mine)\b)"
    r"|\b(?:do|can|will|would|should) (?:you|we|one) (?:really |actually )?(?:lose|gain|build|burn|need|have to|get|become|grow)\b"
    r"(?!.*\b(?:my|me|i)\b)|\b(?:breathe|breath|breathing|inhale|exhale)\b"
    r"|\b(?:muscle|strength|fat|weight) (?:growth|building|gains?|loss)\b(?!.*\b(?:my|i|me|mine)\b)|\bhow close to failure\b"
    r"|\bif i (?:\w+ )?(?:skip|miss|bail|stop|quit|take (?:a|one|two) \w+ off)\b.*\b(?:does|do|will|would|is|am|are)\b",
    re.IGNORECASE,
)
_JUDGED = (
    r"(?:worth|cheating|necessary|needed|dangerous|overrated|underrated|enough|any good|healthy|harmful|pointless|useless"
    r"|too (?:light|heavy|much|little|many|few|slow|fast|long|short|low|high|old|young|late|early)"
    r"|(?:an? )?(?:really )?(?:good|bad|decent|normal|strong|weak|slow|fast|impressive|okay|ok|fine|safe|smart|stupid)(?! than))"
)
_OPINION = re.compile(
    r"\b(?:any )?(?:thoughts|opinions?)\W*$|[,.;]\s*(?:is (?:it|that) )?(?:fine|ok(?:ay)?|cool|deal|normal|bad|weird"
    r"|sound good|makes sense)\?\W*$|"
    rf"\b(?:is|are|was) (?!that\b|this\b|it\b|there\b|i\b|today|you\b|your\b|my (?:body ?)?(?:weight|pulse|sleep|heart|blood"
    rf"|waist))(?:[\w.,%'’-]+ ){{1,6}}{_JUDGED}\b"
    r"|\bis (?:it|that|this) (?:an? )?(?:ok(?:ay)?|fine|all ?right|bad|good|better|wise|healthy|harmful|worth|normal|enough|smart"
    r"|stupid|wrong|safe"
    r"|true)"
    r"(?: \w+)? (?:to|if|for|that|when|with)\b"
    r"|\b(?:good|bad|strong|weak|normal|fit|heavy|average|decent|big|fast|slow) for (?:my|your) (?:age|height|size|sex|gender|level)\b"
    r"|\b(?:which|what)(?: one)? (?:should|do|comes?|goes)\b.{0,20}\bfirst\b|\bor\b.{2,40}\bfirst\W*$"
    r"|\bshould (?:i|you|we) (?:\w+ ){0,2}(?!\d)(?:[\w-]+ ){1,4}or (?!(?:more|less|not|\d))(?:[a-z-]+ ?){1,4}\W*$"
    r"|\b(?:train|lift|work ?out|run|exercise|squat|bench|deadlift|go|gym)\b.{0,25}\b(?:if|when|while|with|after|despite) "
    r"(?:i['’]?m |i am |i have |i feel |i get |i['’]ve |being |feeling |you['’]?re |having )?(?:got )?(?:an? )?"
    r"(?:sore|sick|ill|cold|fever|flu|tired|hungover|hangover|exhausted|fasted|empty stomach|headache|pregnant|doms)\b",
    re.IGNORECASE,
)
# Whether a part of the body is fit for something, and when one may go back to a lift, nobody can tell from a log.
_FIT_FOR = re.compile(
    r"\b(?:is|are|will|would|was) (?:my|the) (?:\w+ ){0,2}?(?P<part>shoulder|knee|back|elbow|wrist|hip|hamstring|ankle|neck|achilles|groin"
    r"|calf|foot|leg|arm)s? (?:be )?(?:\w+ ){0,2}?(?:ready|strong enough|good enough|well enough|healed enough|up|fit|able|stable enough"
    r"|recovered enough) (?:for|to)\b"
    r"|\b(?:when|how soon) (?:can|could|may|should|will) i (?!.*\d)(?:\w+ ){0,4}?(?:again|(?:get|go|be|come) back (?:to|under|at|on))\b"
    r"|\bhow long (?:until|till?|before) i (?:can|could|may) (?!.*\d).*\bagain\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:what|which)(?: things)? (?:did|have|were|was) (?:we|you) (?:talk|say|said|discuss|tell|told|chat|speak|suggest|recommend)\w*\b"
    r"|\bmy (?:last|first|previous) (?:question|message|text)\b"
    r"|\bdo you (?:ever |even |actually |really |also )?(?:sleep|eat|lift|train|dream|feel|drink|work ?out|exercise|get tired"
    r"|have feelings)\b"
    r"|\btrust (?:you|your)\b|\bwould you change\b"
    r"|\bwhat did i (?:say|ask|write|tell you|just say|just ask)\b(?! (?:about|of|to)\b)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:does|did|can|could|has|will|would) (?P<who>[a-z]+) (?:squat|bench|deadlift|lift|run|row|weigh|press|curl|train|pull)(?:ed)?\b",
    re.IGNORECASE,
)
# "She thinks that muscles turn into fat. Do they": what somebody says of things in general.
_HEARSAY = re.compile(
    r"^\W*(?:(?:so|and|but|well)\W+)*(?:my \w+(?:['’]s \w+)?|s?he|they|people|every(?:one|body)|some(?:one|body)) (?:also |always |just )?"
    r"(?:says?|said|thinks?|thought|claims?|reckons?|swears?|believes?|told|keeps? (?:saying|telling))\b",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(r"\b(?:did|have|am|do|was|is) (?:i|my)\b", re.IGNORECASE)
# Without any of these a longer question is of nobody's log.
_OF_A_LOG = re.compile(
    r"\d|\b(?:i|im|my|me|mine|myself|we|our|us|you|your|yours|u|ur|it|its|that|this|those|these|them|one|ones|there"
    r"|last|latest|newest|previous|first|since|ever|far|yet|total|totals|average|mean|sum|records?|prs?|pbs?|bests?|heaviest|longest"
    r"|fastest|slowest|strongest|biggest|most|least|fewest|max|[e1]+rm|today|yesterday|tonight|tomorrow|weeks?|months?|years?|days?|weekend"
    r"|morning|evening|next|again|log\w*|workouts?|sessions?|plan\w*|progress\w*|trend\w*|goals?|injur\w*|weights?|volume|compar\w+|vs|versus|against|difference"
    r"|convert|plates?|warm\w*|show|list|streak|many|left|to go|instead|alternatives?|substitut\w+|replac\w+|swap|got|did|was|were|went|had"
    r"|up|down|going|stuck|stalled|improv\w+|coming along|doing|exercises?|muscles?|hits?|works?|targets?|hurts?|sore|calories"
    r"|\w+day|jan\w*|feb\w*|mar(?:ch)?|apr\w*|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\b|['’]s\b",
    re.IGNORECASE,
)
# "Is March realistic for an old man": whoever asks so of themselves means the goal, and what they are is no other person.
_AS_I_AM = re.compile(
    r",? for (?:an? |somebody |someone )?(?:\w+ )?(?:old|big|small|short|tall|heavy|tired|fat|weak|lazy|busy|middle[- ]aged) "
    r"(?:man|woman|guy|girl|lady|dude|mum|mom|dad|git|fart|beginner)\b",
    re.IGNORECASE,
)
_OF_A_GOAL = re.compile(r"\b(?:how (?:far|close)|realistic|on track|make it|doable|within reach)\b.*", re.IGNORECASE)
_LABEL = 4
"""Words of what is only named: bench pr, squat volume."""
_WORDS_FOR_NOBODY = (
    "i you we it this that the my your our one they there anything everything today yesterday all these those what which any"
    " overhead front back leg"
)
_NOBODY = frozenset(_WORDS_FOR_NOBODY.split())
# What was on a day is told, whatever is said of it behind: remind me what happened on the 3rd, that was a slow one.
_WHAT_HAPPENED = re.compile(r"\bwhat (?:happened|did i do|was (?:it|that)) on\b[^.!?]*?,", re.IGNORECASE)
_PIECE = re.compile(r"[^.!?\n]+[.!?]?")


def is_beyond(text: str) -> bool:
    """Whether a question is about something that no log and no computation answers; what is told before the question is not asked."""
    text = _AS_I_AM.sub("", text) if _OF_A_GOAL.search(text) else text
    asked = asked_in(text)
    return is_advice(text) or bool(_PEOPLE.search(asked) or _names_somebody(asked)) or is_of_others(asked) or is_of_life(asked)


def is_advice(text: str) -> bool:
    """Whether a question asks for what training in general knows, for a judgement, or for the conversation itself."""
    text = found[0] if (found := _WHAT_HAPPENED.search(text)) else text
    asked = asked_in(text)
    if asks_if_fit(asked) is not None or (is_hearsay(text) and not _OF_ONESELF.search(text)):
        return True
    if len(text.split()) > _LABEL and not _OF_A_LOG.search(text):
        return True
    by_itself = is_of_knowledge(asked) or is_of_the_coach(asked) or is_counsel(asked)
    return bool(_KNOWLEDGE.search(asked) or _OPINION.search(asked)) or asks_of_talk(asked) or by_itself


def is_hearsay(text: str) -> bool:
    """Whether a message begins with what somebody else says or thinks."""
    return bool(_HEARSAY.search(text))


def asks_if_fit(text: str) -> str | None:
    """The part of the body that a question wants judged, empty when it names none; None for all else."""
    found = _FIT_FOR.search(text)
    return None if found is None else (found["part"] or "").lower()


def asks_of_talk(text: str) -> bool:
    """Whether a question is about what was said in a conversation."""
    return bool(_TALK.search(text))


def asked_in(text: str) -> str:
    """The sentences of a message that ask something; all of it when none does."""
    return " ".join(piece for piece in _PIECE.findall(text) if QUESTION.search(piece)) or text


def _names_somebody(text: str) -> bool:
    """Whether somebody else's training is asked about, by a name that is no exercise."""
    found = _SOMEBODY.search(text)
    return found is not None and found["who"].lower() not in _NOBODY and not any(catalogue().spot(found["who"]))
