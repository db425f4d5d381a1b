"""What only somebody to talk with answers: how to mend a movement, how to pace a race, whether a feeling is odd; no log tells it."""

import re

_SOFTLY = r"^\W*(?:(?:so|and|but|well|ok(?:ay)?|hm+|then|now|right|alright|anyway|honestly)\W+)*"
# What is measured or planned is judged by other rules: too heavy, too soon, too much.
_MEASURED = (
    "heavy|light|much|little|many|few|slow|fast|long|short|low|high|soon|early|late|hard|easy|often|rare|big|small|ambitious|optimistic"
    "|far|close|similar|old|strong|weak"
)
_FEELING = (
    "weird|strange|silly|crazy|dumb|stupid|odd|mad|pathetic|embarrassing|selfish|lame|sad|childish|vain|cheesy|ridiculous"
    "|cowardly|rude|mean"
)
_NOT_OF_LOADS = r"(?!(?:stay|stick|keep|repeat|increase|add|up|raise|bump|log|save)\b)"
_TALKED_OVER = re.compile(
    # "My knees cave in, what can I do about that?": how to mend something.
    r"\bwhat (?:can|could|should|do|shall|would) (?:i|you|we|one) do (?:about|against) (?:it|that|this|them|those|my|the)\b"
    r"|\bhow (?:do|can|could|should|would) (?:i|you|we|one) (?:fix|stop|prevent|avoid|get rid of|deal with|cope with|handle)\b"
    r"|\b(?:does|will|would|do) (?:it|that|this|they|those|these) (?:really |even |actually )?(?:matter|ruin|harm"
    r"|make (?:a|any|much) difference)\b"
    # How to go about a race or a test.
    r"|\bshould (?:i|we) (?:just |rather )?(?:go out|start(?: out| off)?|open|set off|begin|go off) "
    r"(?:a (?:bit|little|lot) |much |way |too )?"
    r"(?:slow|fast|hard|eas|gentl|conservativ|aggressiv|quick|stead)(?:er|ier|y|ly|ily|e|ely)?\b"
    rf"|\bis (?:it|that|this) (?:a bit |a little |just |kind of |really |very |so )?(?:{_FEELING})\b"
    rf"|\bis (?:it|that|this) (?:a bit |just |way |maybe |perhaps )?too (?!(?:{_MEASURED})\b)[a-z]+\b(?! (?:heavy|much|many))"
    r"|\bwould you (?:rather|prefer)\b",
    re.IGNORECASE,
)
# "Move it or skip it?": which of two is better; but staying with a load or adding to it is reckoned.
_EITHER = re.compile(
    rf"{_SOFTLY}{_NOT_OF_LOADS}[a-z]+ (?:it|that|them|this) or (?:rather |just )?{_NOT_OF_LOADS}[a-z]+(?: (?:it|that|them|this))?\W*$",
    re.IGNORECASE,
)
# "Should I race it or jog it, with the long run on Sunday?": what is weighed stands behind the two.
_WEIGHED = re.compile(
    r"\bshould (?:i|we) (?:\w+ ){0,2}(?!\d)(?:[\w-]+ ){1,4}or (?!(?:more|less|not|\d))(?:[a-z-]+ ?){1,4}"
    r"[,;] ?(?:with|given|as|since|because|considering|now that|cause|cos|if|when)\b",
    re.IGNORECASE,
)
# These stand alone as what is asked about; in a longer question they only say when: before breakfast.
_FOOD = re.compile(
    rf"{_SOFTLY}(?:(?:what|how) about )?(?:the |my )?(?:food|eating|nutrition|meals?|snacks?|drinks?|drinking|diet|breakfast|lunch|dinner)"
    r"(?: then| though| and drinks?)?\W*\?",
    re.IGNORECASE,
)
# Something made up, which a log has none of.
_MADE_UP = re.compile(
    r"\b(?:tell|give|write|make|sing|know|got|have|hear|another|want)\b.{0,30}\b(?:jokes?|stor(?:y|ies)|poems?|haikus?|limericks?|riddles?|puns?"
    r"|songs?|raps?|fun facts?)\b",
    re.IGNORECASE,
)
# The reason of something is known to nobody's log; that of a proposal, of a lift that is stuck, and of the coach's own ways is told.
_REASON = re.compile(
    rf"(?:{_SOFTLY}|[.,;!?]\s*(?:(?:so|and|but)\s+)?)(?:why|how come)\b"
    r"(?!(?: (?:not|that|so|this|is that|it|then))?\W*$)(?! \d)(?!.*\b(?:you|your|u)\b)"
    r"(?! (?:is|are|isn['’]?t|aren['’]?t|has|hasn['’]?t|did|does) (?:my|the) (?:\w+ ){1,3}(?:so |still |not |n['’]t )*(?:stuck|stall\w*"
    r"|plateau\w*"
    r"|mov\w+|going (?:up|down|anywhere)|improv\w+|drop\w*|progress\w*))(?! (?:that|this) (?:weight|load|session|one|exercise)\b)",
    re.IGNORECASE,
)
# How much of something a body bears: "is that too much for the knees", "too soon?"
_BORNE = re.compile(
    r"\btoo (?:much|many|often|hard|heavy|soon|early|long) (?:for|on) (?:my|the|an?|old|these|those) (?:\w+ )?(?:shoulder|knee|back"
    r"|elbow|wrist|hip"
    r"|hamstring|ankle|neck|achilles|groin|cal(?:f|ve)|foot|joint|tendon|shin|body|bod(?:y|ies)|spine|feet)s?\b"
    rf"|(?:{_SOFTLY}|[.,;!?]\s*)(?:is (?:it|that|this) )?(?:way |a bit )?too (?:soon|early|risky|greedy|ambitious|optimistic)"
    r"(?: (?:or|you think|do you think|maybe|though)\b.{0,20})?\W*$"
    r"|\bor (?:is|would|will) (?:it|that|this) (?:be )?(?:way |a bit )?too (?:much|many|often|hard|soon)\b",
    re.IGNORECASE,
)
# What two ways to do the same differ in.
_DIFFER = re.compile(
    r"\bdiff(?:erence)? between (?:[\w-]+ ){1,4}(?:and|or|vs\.?) (?:[\w-]+ ){0,3}(?:grips?|stances?|widths?|styles?|versions?|handles?"
    r"|attachments?"
    r"|bars|shoes|setups?)\b",
    re.IGNORECASE,
)
# What passes for heavy, or for fast.
_CLASSED = re.compile(
    r"\b(?:counts?|considered|classed|classified|passes) as (?:heavy|light|strong|weak|fast|slow|fit|elite|advanced|intermediate|hard"
    r"|cardio)\b",
    re.IGNORECASE,
)
# What some splits that were only said would make over a way.
_SUPPOSED = re.compile(r"\bwould (?:those|these|that|this) (?:splits?|times?|paces?|laps?|intervals?)\b", re.IGNORECASE)
# How often a week something may be done: "can I press twice a week?"; how often it was done is counted.
_HOW_OFTEN = re.compile(
    r"\b(?:can|could|may|should|shall) i (?:\w+ ){1,4}?(?:once|twice|thrice|(?:two|three|four|five|six|\d) ?(?:x|times?|days)) "
    r"(?:a|per|each|every) (?:week|wk)\b",
    re.IGNORECASE,
)
# The other of two ways behind what stands first: "ok or should it be lower", "or is that worse", "do I have to".
_OTHERWISE = re.compile(
    r"\b(?:ok(?:ay)?|fine|right|good|same(?: \w+)?),? or should (?:it|that|they|i|we)\b"
    r"|\bor (?:is|would|will) (?:that|it|this)(?: be)? (?:\w+ )?(?:worse|better|vanity|overkill|silly|pointless|madness|a (?:\w+ )?"
    r"(?:myth|waste|joke|idea|mistake))\b"
    r"|\bshould i (?:use|wear|take|buy|get|try|grab) (?!.*\b(?:weight|load|heav\w+|light\w+|stay|add|same)\b)(?!\d)"
    r"(?:[a-z'’-]+ ){1,6}?or (?!(?:more|less|not|\d))"
    r"|\bwhich (?:weeks?|weekends?|\w*days?|months?) did i\b.{0,40}\b(?:instead of|rather than)\b"
    r"|\bdo i (?:really |even |actually )?(?:have|need) to(?: (?:do|like|use) (?:them|it|that|those|these))?\W*$",
    re.IGNORECASE,
)
# How a figure looks beside another one, what it passes for, and when the rest of life has its time.
_SIZED_UP = re.compile(
    r"\bis (?:that|it|this) (?:\w+ )?(?:weak|strong|slow|fast|good|bad|low|high|poor|normal|light|heavy|daft|mad|meh) "
    r"(?:next to|beside|alongside|off)\b"
    r"|\bis (?:that|it|this) (?:a bit |too )?(?:daft|bonkers|nuts|insane|vanity|greedy|cocky)\b"
    r"|\b(?:does|would|will) (?:that|it|this) (?:\w+ )?(?:count|pass|go) as (?!(?:an? |my |the )?(?:\w+ )?"
    r"(?:prs?|pbs?|records?|bests?|dip|one|two)\b)"
    r"|\bwhen (?:do|should|shall|can) i (?:even )?(?:sleep|nap|eat|rest|relax|shower)\b"
    r"|\bshould i (?:[a-z]+ ){1,3}?(?:less|more)\b(?! (?:weight|kg|plates)\b).*\bif i (?:go|run|race|ride|play|swim|hike|row|train|drink"
    r"|party|walk|ski|climb)\b",
    re.IGNORECASE,
)
# How often somebody is at work or at home is no training; "how often do I work my legs" is.
_OWN_DAYS = re.compile(
    r"\bhow (?:often|long|much|many (?:days|hours|times|shifts|nights))(?: (?:a|per|each|every) (?:day|week|month))? (?:do|did|have) i "
    r"(?:usually |normally )?(?:work|live|study|commute|teach|volunteer|shop)(?:ed)? (?:there|here|at|from|as|in (?!total)|nights|shifts)\b"
    r"(?! the gym\b| gym\b| home\b)",
    re.IGNORECASE,
)


_COUNSEL = (
    *(_TALKED_OVER, _EITHER, _WEIGHED, _MADE_UP, _REASON, _BORNE, _DIFFER, _SUPPOSED, _CLASSED),
    *(_HOW_OFTEN, _OTHERWISE, _SIZED_UP),
)


def is_counsel(text: str) -> bool:
    """Whether a question wants something talked over rather than looked up."""
    return any(pattern.search(text) for pattern in _COUNSEL)


def is_of_life(text: str) -> bool:
    """Whether a question is about the user's days beside the training: meals, work. What they told of it may answer."""
    return bool(_FOOD.search(text) or _OWN_DAYS.search(text))
