"""What the way a clause opens says of it: that it asks, doubts, supposes, is still to come, was long ago, or is somebody else's.

Read from the clause's words alone. No mark has to end it: people ask and plan on a phone without any.
"""

import re
from collections.abc import Sequence

from domain.workout import Intent

_LEAD = (
    r"^(?:(?:hey|hi|yo|so|and|but|or|well|ok|okay|also|um|uh|hm|hmm|btw|lol|man|wait|oh|just|sorry|no|coach|because|bc|cuz|cos|coz"
    r"|since) )*"
)
_WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PEOPLE = r"(?:i|we|you|u|he|she|they|anyone|anybody|someone|somebody)"
_THINGS = rf"(?:it|that|this|those|these|there|the|my|your|our|{_WEEKDAYS}'?s)"
_STORES = "logged|log|put|wrote|saved|stored|recorded|noted|counted|entered|got|have|had|said|told|did|sure"
# What is done with a lift; the words of the log itself, such as "was" and "is", are not among these.
_LIFTS = "squat|bench|deadlift|press|run|row|swim|bike|cycle|ride|train|lift|jog|walk|hike|pull|push|clean|snatch|curl|plank"
_DOES = rf"(?:{_LIFTS}|do|go|hit|start|test|try|work|make|get|manage|attempt|reach)"
_PAST = (
    "did|done|ran|hit|got|had|made|went|was|were|finished|completed|managed|rode|swam|walked|jogged|squatted|benched|deadlifted"
    "|pressed|pulled|rowed|lifted|trained|biked|cycled|cleaned|snatched|worked|failed|missed|ended|took|tried|smashed|crushed|nailed"
)
_DEED = re.compile(rf"\b(?:{_PAST})\b")
_RESULT = re.compile(r"\bin # (?:#|min|minutes)\b|\b# # (?:#|min|sec)\b|\brpe\b|\bfelt\b|\beasy\b")

_ASKS = re.compile(
    rf"{_LEAD}(?:"
    rf"(?:did|do|have|had)(?:n't)? {_PEOPLE}\b|(?:does|has|was|were|is|are|am)(?:n't)? (?:{_PEOPLE}|{_THINGS})\b"
    rf"|do (?:the|my|those|these) (?!#)|(?:should|would|could|can|will)n't (?:{_PEOPLE}|{_THINGS})\b|ca?n't (?:{_PEOPLE}|{_THINGS})\b"
    rf"|(?:are|is|were|was)n't \S+ (?:\S+ )?supposed\b|ever (?!since\b)[a-z]|any (?:day|time|session|workout|week|month|chance|idea)\b"
    rf"|who(?:'s|se)? (?!cares|knew|would|needs)|(?:you|u) (?:{_STORES})\b(?! me\b)"
    rf"|how (?:close|fast|soon|hard|strong|big|high|low|quick|quickly|slow|late|early|light|few) (?:\S+ ){{0,4}}?"
    r"(?:am|are|is|do|does|can|could|should|would|will|have|has) "
    r"|(?:what|which) (?!an? |i |we )(?:\S+ ){0,3}?(?:would|should) "
    r"|which (?:is|was|one is) (?:more|better|heavier|harder|higher|stronger)\b"
    r"|(?:what|which) (?!an? )(?:\S+ ){0,3}?(?:do|does|would|should|could|can|will|am|are) (?:i|you|we|u|it|an?|the|my|that)\b"
    r"|(?:(?:show|list|what's|whats) )?(?:me )?(?:my )?(?:best|top|last|heaviest|first|latest|recent) #"
    r" (?:\S+ ){0,3}(?:sets|workouts|sessions|lifts|runs|days|weeks|times|prs)$"
    r"|guess (?:who|how) |(?:i )?(?:was |am )?(?:wonder|wondering)\b|i'm wondering\b)"
)
_ASKED_AT_LAST = re.compile(
    r" (?:(?:have|haven't|did|didn't|do|don't|was|wasn't|am|can|can't) i|(?:haven't|didn't|don't|can't) (?:we|you)"
    r"|(?:isn't|wasn't) (?:it|that)|(?:was|is|were) (?:that )?when(?: again| exactly)?|when was (?:that|it)(?: again)?|or not)$"
)
_DOUBTS = re.compile(
    rf"{_LEAD}(?:(?:i'm |i am )?(?:not (?:\S+ ){{0,2}}?(?:sure|certain)|(?:\S+ )?unsure|no idea|no clue)|(?:i )?(?:really )?doubt"
    r"|(?:i )?(?:dunno|idk|don't know|do not know|(?:can't|cannot|don't|do not) (?:really )?(?:remember|recall|tell)"
    r"|forgot (?:if|whether|what|how))|(?:i )?(?:don't|dont|do not) (?:(?:really|quite|even) )?(?:think|buy|believe|get|see|understand))\b"
)
_SUPPOSES = re.compile(
    rf"{_LEAD}(?:(?:if|even if|what if) (?!(?:i|you) (?:remember|recall|must|counted)|memory|anyone|i'm not)|unless |suppose|supposing"
    r"|assuming |assume |as (?:if|though) |(?:let's )?say (?:i|it|that|the|we)\b|had (?:i|it|that) |if only|(?:i )?wish "
    r"|hopefully\b|fingers crossed\b|ideally\b|theoretically\b|in theory\b|in a perfect world\b"
    r"|(?:i )?(?:reckon|think|guess|believe|bet|suppose) (?:that )?(?:i|we) (?:could|can|might|would) (?!only|barely|hardly|have)"
    r"|(?:i )?would (?:love|like|kill)\b|(?:it|that)'d be\b|i'd (?:love|kill)\b)"
)
# Two lifts with their numbers, set against each other and not done one after the other.
_AGAINST = re.compile(rf"\b(?:{_LIFTS})s? (?:at )?#(?: \S+)? (?:vs|versus) (?:{_LIFTS})s? (?:at )?#")
_STUCK = re.compile(
    r"^(?!.*(?:# x|x #|\b(?:sets|reps|did|done|got|hit|failed|missed)\b)).*"
    r"\b(?:stuck|stalled|stalling|stalls|plateaued|plateauing|hovering|sitting|hanging) (?:at|on|around|near|below|under)"
    r" (?:\S+ ){0,2}?#"
)
_HOPED = re.compile(
    r" (?:hopefully|fingers crossed|god willing|all going well|if all goes well|with any luck|if i(?:'m| am) lucky|if i can|i hope)$"
)
_MIGHT = re.compile(
    rf"{_LEAD}(?:(?:i|we) )?(?:(?:might|gunna|gonna|finna) (?:(?:just|also|even|maybe|possibly|go and) )*(?:{_DOES}|have a go|aim)\b"
    rf"|(?:could|maybe|perhaps|possibly) (?=.*\b(?:on {_WEEKDAYS}|{_WEEKDAYS}|tomorrow|tonight|next (?:week|time)|this weekend|later)\b))"
)
_ADDS = re.compile(
    rf"{_LEAD}(?:add|put|take) # (?:more )?(?:reps?|kg|kgs|kilos?|lbs?|pounds?|%|percent|sets?) (?:to|on|off|onto) (?:my|the|every|all)\b"
)
_LIKENS = re.compile(rf"{_LEAD}(?:(?:it|that|this|all) )?(?:feels?|felt|seems?|seemed|looks?|looked) (?:more )?like (?:a )?#")
_UNDONE = re.compile(
    rf"{_LEAD}(?:(?:i |we )?(?:had |have )?no time (?:left )?for |ran out of time for )"
    rf"|{_LEAD}(?:(?:i|we) )?(?:didn't|did not|never|couldn't|could not|haven't|don't|do not|won't|wouldn't|can't|cannot)"
    rf" (?:(?:even|really|actually|ever|quite|yet) )*(?:{_DOES}|(?:{_PAST}))\b"
    r"(?! (?:more|better|past|beyond|further|heavier|any more) )"
)
# What somebody is able to do was not done by that: "anna can do 5 pull-ups". Only "could only do 5" says how many it were.
_ABLE = (
    r"(?:can|could)(?: (?:now|already|easily|even|still|also|usually|really|apparently|probably|totally|actually)){0,2}"
    rf" (?:{_DOES}|hold|handle|rep|knock|bang|crank)\b"
)
_NO_DAY_TO_COME = rf"(?!.*\b(?:{_WEEKDAYS}|tomorrow|tonight|next (?:week|time)|this weekend|later)\b)"
_OTHERS_ABLE = re.compile(rf"{_LEAD}(?!(?:i|we|it|that|this|which|today|finally|now)\b)(?:(?!(?:i|we)\b)[^\s#]+ ){{1,4}}?{_ABLE}.* #")
_ABLE_TO = re.compile(rf"{_LEAD}{_NO_DAY_TO_COME}(?:(?:i|we|today|finally|now) ){{0,2}}{_ABLE}.* #")
_LONG_AGO = re.compile(
    rf"{_LEAD}(?:(?=.*\b(?:{_PAST})\b)(?!.*\b(?:today|just|now)\b)(?:back )?(?:in|at|during)"
    r" (?:(?:high|middle|primary|grad|my|the) )*(?:school|uni|university|college|army|navy|military|youth|teens|twenties"
    r"|thirties|childhood|prime)\b(?! gym)|(?:back )?in my # ?s\b"
    r"|(?:back )?as a (?:kid|child|teen|teenager|student|junior|boy|girl)\b|(?:i )?(?:still )?remember (?:when|[a-z]+ing)\b"
    r"|before (?:covid|corona|lockdown|the pandemic|(?:the |my )?(?:kids|injury|surgery|op|operation|accident|pregnancy))\b"
    rf"|(?:i )?once (?:i )?(?:(?:even|actually) )?(?!(?:got|had|made|was|were|done|went|finished)\b)(?:{_PAST})\b)"
    r"|\bused to (?!it\b|that\b|the\b)[a-z]"
)
_SOMEBODY = (
    r"(?:(?:some|that|this|a|the|another|one|new|my) (?:\S+ )?(?:dude|guy|girl|bloke|lad|man|woman|lady|kid|mate)"
    r"|(?:dude|guy|girl|bloke|kid|lady)(?= (?:next|beside|behind|in|at|from|with) )|(?:both|all|one|two|some|most|none) of (?:them|those)"
    r"|someone|somebody|everyone|everybody|people|folks|they|he|she|mom|mum|mummy|mommy|dad|daddy|grandma|grandpa|hubby|wifey|husband|wife"
    r"|girlfriend|boyfriend|sis|sister|brother)(?: (?:next to|beside|behind|near|in front of) me| (?:at|in|from|of) (?:my|the|our) \S+)?"
)
_ACTS = (
    rf"(?:{_LIFTS})(?:s|es)|(?:{_PAST})|does|gets|hits|makes|goes|has|can|could|says?|said|told|tells|used|wants?|wanted|claims?|swears?"
    "|thinks?|recommends?|suggests?|recommended|suggested"
)
_OTHERS = re.compile(
    rf"{_LEAD}{_SOMEBODY}(?: (?!i\b|me\b|we\b|my\b|was\b|were\b)\S+){{0,3}}? (?!was\b|were\b)(?:{_ACTS})\b(?! (?:me|us|my)\b)"
    rf"|{_LEAD}(?:we|you|everyone|everybody) (?:all )?knows?\b(?! (?:what|(?:that )?i)\b)"
    rf"|{_LEAD}(?:most |many |all |the )?(?:beginners?|novices?|women|men|pros|elites|lifters|runners|athletes|swimmers) (?!#)[a-z]"
    rf"|{_LEAD}(?:i )?(?:just )?(?:saw|seen|watched|watching|heard) (?:someone|somebody|people|him|her|them|this|some|a \w+)\b"
)
_SOURCE = (
    "article|study|studies|research|book|blog|video|podcast|reddit|youtube|youtuber|instagram|insta|tiktok|internet|magazine"
    "|influencer|google|chatgpt|forum"
)
_QUOTES = re.compile(
    rf"{_LEAD}(?:(?:the|an?|this|that|some|my|one) )?(?:\S+ )?(?:{_SOURCE})(?:$|(?: \S+){{0,2}}? (?:{_ACTS}|is|shows?|calls?)\b)"
    rf"|{_LEAD}(?:i )?(?:just )?read (?:that|about|an?|in|on|somewhere|it)\b"
    rf"|{_LEAD}(?:according to|(?:saw|seen|read|heard|found) (?:it )?on|(?:a |the )?(?:rule of thumb|quote|fun fact|pro tip|myth))\b"
)
# No word is given back to be the one who says it: "hm garmin says 9.3".
_HEARSAY = re.compile(
    rf"{_LEAD}+(?!(?:(?:my|the|our) )?(?:i|we|it|this|that|which|you|u|forgot|almost|scales?|watch|garmin|strava"
    r"|tracker|treadmill|monitor)\b)"
    r"(?:(?:my|the|our|an?|some|his|her) )?[^\s#]+"
    r"(?: (?!i\b|we\b)[^\s#]+)? (?:says?|said|thinks?|asked|asks|told|claims?|claimed|reckons?|swears|recommends?|recommended|suggests?"
    r"|suggested|wants?|allows?|allowed|prescribed|put me on|has me)\b"
)
_AHEAD = re.compile(
    rf"{_LEAD}(?:(?:off|heading(?: out| off)?|headed(?: out| off)?|getting ready|ready|bout|(?<!no )time) (?:to|for)\b|up for\b"
    r"|(?:still )?to (?:do|come)\b|still (?:left|to go)\b|remaining\b|left to do\b|(?:building|working) towards?\b"
    r"|(?:almost|nearly|close) (?:at|to) #|on my way to\b"
    r"|(?:my )?(?:homework|assignment|challenge|resolution|bucket list|wish ?list|mission)\b|(?:todo|to do)\b|(?:target|goal|aim) #"
    rf"|(?:starting|from|as of) (?:next )?(?:{_WEEKDAYS}|tomorrow|now|week|month)\b|(?:until|till) (?!failure)"
    r"|(?:lined up|booked|set for|saved? for)\b"
    r"|(?:straight |right )?after this\b|(?:what's |that's )?on the (?:menu|cards|docket|agenda|list|plan)\b"
    r"|(?:put|pencil|mark|sign|count) me (?:down |in |up )?for\b(?=.* (?:by|before) )"
    rf"|(?:the )?rest of (?:the|this|my) (?:week|day|month|block)\b|want (?:an?|my|the|to)\b"
    rf"|(?:(?:i|we) )?(?:still |just )?(?:(?:need|have|got|ought) to|gotta|must) {_DOES}\b)"
)
_FOR_THEN = re.compile(rf" for (?:next )?(?:{_WEEKDAYS}|tomorrow)$")
_WHILE = re.compile(
    r"^(?:(?!(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|sets?|reps?) )\S+ ){1,4}later$"
    r"|\b(?:coming (?:week|weekend)|weekend plan)\b|\bif (?:the )?(?:weather|time|i can|possible|it's)\b"
)
_LATER = re.compile(r"^(?:later|afterwards|then later|later on)\b(?! (?:in|that)\b)")
_WEEKEND = re.compile(r"\b(?:this|for the) weekend\b")
_I_DO = re.compile(rf"\b(?:i|we) (?:(?:also|then|only|just) )?(?:{_LIFTS}|do|go|start|test|try)\b")
_DOING = re.compile(rf"{_LEAD}(?:(?:i'm|we're) )?(?:doing|testing|trying|racing|(?:{_LIFTS})(?:ing|ting|ning|ming))\b")
_TIMES_AHEAD = re.compile(
    rf"\b(?:after|before|tonight|this (?:evening|afternoon|weekend)|later|on {_WEEKDAYS}|once|when|tomorrow"
    r"|at # ?(?:am|pm|o'clock)|in the (?:morning|evening|afternoon)|in an? (?:hour|bit|while|minute))\b"
)
_NOT_YET = re.compile(
    rf"{_LEAD}(?:when|once|as soon as|until|till|after|before) (?:(?:i|we)(?:'m|'re)\b|(?:i|we|work|the \S+|my \S+)"
    r" (?:am|is|are|have|has|get|gets|come|comes|finish|finishes|go|goes|wake|leave|leaves|sleep|sleeps|eat|start|starts|close|closes)\b)"
)
_ASIDE = re.compile(
    rf"{_LEAD}(?:(?:(?:i|we) )?(?:sold|bought|paid|drove|ate|drank|spent|weighed out) (?!.*\b(?:{_PAST})\b)"
    r"|(?:the|my|our) (?:gym|box|track|park|pool|rack|garage|house|office|class) (?:is|are|was|has|had|holds|opens|closes)\b"
    r"|(?:\S+ ){0,2}(?:costs?|is worth|holds) (?:about )?#)"
)
_HABIT = re.compile(rf"{_LEAD}(?:every|each) (?:single |other )?(?:{_WEEKDAYS}|day|weekday|weekend|morning|evening|night|week|month)\b")
_BY_OPENING: tuple[tuple[re.Pattern[str], Intent, str], ...] = (
    (_DOUBTS, "question", "doubt"),
    (_ASKS, "question", "asks"),
    (_ASKED_AT_LAST, "question", "asks"),
    (_AGAINST, "question", "asks"),
    (_SUPPOSES, "plan", "supposed"),
    (_ADDS, "plan", "wanted"),
    (_QUOTES, "plan", "advice"),
    (_OTHERS, "other_person", "person"),
    (_OTHERS_ABLE, "other_person", "person"),
    (_ABLE_TO, "background", "state"),
    (_STUCK, "background", "stuck"),
    (_LONG_AGO, "background", "past"),
    (_LIKENS, "background", "likened"),
    (_UNDONE, "background", "undone"),
    (_ASIDE, "background", "aside"),
    (_HABIT, "background", "habit"),
)
# What stands behind a "but" is told for itself: "wish it was more but bench 3x8 57.5".
_BUT = re.compile(r" (?:but|before) .*#")
WEAK = frozenset({"doubt", "supposed", "likened", "undone", "aside", "stuck"})
"""Hints that say nothing about the sets of the clause behind them."""


def opened(keys: Sequence[str]) -> tuple[Intent, str] | None:
    """What the words of a clause show by how they open; None when that is nothing."""
    said = " ".join(keys)
    found = next(((intent, hint) for words, intent, hint in _BY_OPENING if words.search(said)), None)
    return None if found and found[1] in WEAK and _BUT.search(said) else found


def is_hearsay(keys: Sequence[str]) -> bool:
    """Whether the words of a clause are what somebody or something else says, wants or allows."""
    return bool(_HEARSAY.search(" ".join(keys)))


def is_ahead(keys: Sequence[str], *, first: bool = True, weekend: bool = False) -> bool:
    """Whether the words of a clause name what is still to be done: no deed, no result, and a time that has not passed.

    `first` says that the clause opens the message, `weekend` that one is here, or just over.
    """
    said = " ".join(keys)
    if _DEED.search(said) or _RESULT.search(said):
        return False
    if _MIGHT.search(said) or _HOPED.search(said):
        return True
    if any(words.search(said) for words in (_AHEAD, _NOT_YET, _FOR_THEN, _WHILE)):
        return True
    if (first and _LATER.search(said)) or (not weekend and _WEEKEND.search(said)):
        return True
    return bool((_I_DO.search(said) or _DOING.search(said)) and _TIMES_AHEAD.search(said))
