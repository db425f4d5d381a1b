"""What a message does besides answering: ask why, skip, go back, ask for the summary, want to be done, or chat."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from coach_creator.extractors.reading import Reading

Command = Literal["why", "skip", "dont_know", "back", "so_far", "enough", "none", "yes", "question", "small_talk", "hostile"]

_WHOLE: tuple[tuple[Command, str], ...] = (
    (
        "why",
        (
            r"(?:but |and |hm+,? )?(?:why|how come|what for|why (?:the \w+ |on earth )?(?:do|would|did) you (?:ask|need|want|care)\b.*"
            r"|why (?:does|would) (?:that|it|this) matter.*|what(?:'s| is| do you need) (?:that|this|it) for"
            r"|why (?:is )?(?:that|this)(?: important| relevant)?|is that (?:important|relevant|necessary))"
        ),
    ),
    (
        "skip",
        (
            r"(?:please |let's |can (?:we|i|you) |i'?d (?:like to )?)?(?:skip|pass|next|next (?:one|question)"
            r"|skip (?:this|that|it|please)(?: (?:one|question))?|(?:i'?d )?rather not(?: say| answer)?"
            r"|(?:i )?prefer not to(?: say| answer)?|no comment|none of your business|not your business"
            r"|not telling(?: you)?)(?: please| for now)?"
        ),
    ),
    (
        "dont_know",
        (
            r"(?:(?:hm+|um+|well|honestly|sorry|no),? )*(?:i )?(?:(?:really |honestly )?(?:don'?t"
            r"|do not) (?:really )?know(?: yet| that)?|dunno|idk|no (?:idea|clue)"
            r"|(?:i'?m )?not (?:really )?sure(?: yet)?|unsure|hard to say|never thought about it|have no idea"
            r"|couldn'?t (?:say|tell)|what do you (?:think|suggest|recommend)|can'?t say|who knows|(?:you|u) (?:decide"
            r"|choose|pick)(?: for me)?|your (?:call|choice)|up to you"
            r"|whatever(?: you (?:think|want|say|like)(?: is (?:best|right))?)?)"
        ),
    ),
    (
        "dont_know",
        (
            r"(?:(?:i )?(?:don'?t|do not) (?:really )?know|(?:i )?dunno|(?:i have )?no (?:idea|clue)|(?:i'?m )?not sure)"
            r" (?:what (?:i (?:want|need)|to (?:say|answer|tell you))|how to (?:say|answer)(?: that| this| it)?)"
            r"|(?:i )?(?:don'?t|do not) (?:really )?(?:care|mind)|you tell me"
        ),
    ),
    (
        "back",
        (
            r"(?:please |can (?:we|i|you) |let'?s |wait,? )?(?:go |step )?back(?: please| one)?|(?:the )?(?:previous"
            r"|last) (?:question|one)(?: again)?(?: please)?|back up|undo(?: that)?"
        ),
    ),
    (
        "so_far",
        (
            r"(?:.*\b)?(?:what (?:do|have) you (?:have|got|know|understood|understand|written|noted|saved)\b.*"
            r"|what did you (?:understand|write|save|note|get)\b.*|summar(?:y|i[sz]e)\b.*|show me (?:what|everything"
            r"|my answers).*|where are we|so far)"
        ),
    ),
    (
        "enough",
        (
            r"(?:ok(?:ay)?,? |please |no,? |and |now )*(?:(?:that'?s|this is) (?:enough|all|it|plenty)\b.*"
            r"|(?:just )?(?:build|create|make|give me|finish|generate|start)(?: it| my| the| a| with my"
            r"| with the)*(?: coach)?(?: now| already| please)*|enough(?: questions)?\b.*|(?:stop|no more) (?:asking"
            r"|questions).*|(?:let'?s|can we) (?:start|go|begin|finish|build)(?: it| now| already)*|i'?m done|done"
            r"|finish(?: it| now)?|go ahead(?: and build.*)?|skip (?:the rest|everything|all))"
        ),
    ),
    (
        "none",
        (
            r"(?:(?:well|um+|hm+|oh),? )*(?:no|none|nope|nah|nein|nee|non|keine?|nichts|n|ningun[oa]|rien|nothing|not really|n/?a"
            r"|nil|zero|nada|negative|never"
            r"|no (?:issues?|problems?|complaints?|conditions?)(?: at all| here| that i know of)?"
            r"|no(?:thing)? (?:really|at all|special|much|in particular|specific|so far|that i know(?: of)?"
            r"|i can think of|comes to mind)|not that i know(?: of)?|(?:no )?nothing like that|i (?:don'?t"
            r"|do not) think so|none (?:at all|really|so far|of (?:that|those"
            r"|them))|no to (?:both|all)|neither|no,? (?:none|nothing|neither)(?: of (?:that|those|them))?"
            r"|no,? (?:i'?m |all )?(?:fine|good|healthy)|all (?:good|fine|healthy|clear)|i don'?t|i have not"
            r"|i haven'?t(?: any)?|i don'?t have(?: any)?|i'?m (?:fine|good"
            r"|healthy))(?:,? (?:thanks|thank you|really|sorry|mate|bro|dude|sir))*"
        ),
    ),
    (
        "yes",
        (
            r"(?:yes|yeah|yep|yup|sure|some|a few|a bit|i do|there is|both|ok|okay|of course|definitely|maybe"
            r"|sometimes)(?:,? (?:a few|some|i do|there is|please|sure))?"
        ),
    ),
    (
        "small_talk",
        r"(?:(?:hi|hello|hey|heya|yo|hola|hallo|good (?:morning|evening|afternoon|day)|thanks|thank you|thx|cool|nice|great|awesome|perfect"
        r"|lol|haha+|hehe|wow|how are you|what'?s up|nice to meet you|sounds good|alright|got it|i see|hm+|ok)"
        r"(?: (?:there|coach|spotter|so much|bot|everyone))?(?:[ ,.!]+|$))+",
    ),
)
_LONGEST = 200
_SIGNS: tuple[tuple[str, Command], ...] = (("❌🚫👎🙅✖", "none"), ("✅👍✔", "yes"))
"""What a message of signs alone says."""

_RANK: tuple[Command, ...] = ("enough", "back", "so_far", "why", "skip", "dont_know", "none")
_PATTERNS = tuple((command, re.compile(rf"(?:{words})$")) for command, words in _WHOLE)
_HOSTILE = re.compile(
    r"\b(?:fuck|fucking|shit|stupid|idiot|dumb|moron|useless|asshole|bullshit|piss off|shut up|hate you"
    r"|screw you|garbage|trash|crap|annoying|waste of time|go to hell)\b"
)
_INSIDE: tuple[tuple[Command, re.Pattern[str]], ...] = (
    (
        "why",
        re.compile(
            r"\bwhy (?:the \w+ |on earth )?(?:do|would|did) you (?:ask|need to know|want to know|need that|need this)\b"
            r"|\bwhy are you asking\b"
        ),
    ),
    ("so_far", re.compile(r"\bwhat (?:do you have|have you got|do you know about me)\b(?: .{0,20})?\bso far\b")),
    (
        "enough",
        re.compile(
            r"\b(?:that'?s enough(?=\s*(?:[,.!]|$|now|questions|for now))|enough questions|stop asking|just build it"
            r"|build (?:it|my coach|the coach)(?: now"
            r"| already)|skip the rest)\b"
        ),
    ),
    ("dont_know", re.compile(r"^\W*(?:i (?:really )?(?:don'?t|do not) know|idk|no idea|not sure|dunno)\b")),
    ("back", re.compile(r"^\W*(?:please )?(?:can we )?go back\b")),
)

# Asked what hurts or what is medical, these say: nothing.
_WELL = re.compile(
    r"(?:(?:yes|yeah|yep),? (?=all|everything|i'?m|i feel|it'?s))?"
    r"(?:(?:no+|nope|nah|hm+|um+|oh|in|everything|alles|tudo|todo|tout va|it'?s|that'?s|body|health|all|i'?m|i am|i feel|feeling|feel|doing"
    r"|pretty|totally|very|perfectly|completely|quite|just|is|are|so far|here|still|otherwise|and|both|nothing (?:is )?(?:wrong|hurts)"
    r"|nothing to report)[ ,.!]+)*"
    r"(?:ok(?:ay|ie)?|k+|fine|good|great|healthy|normal|alright|all right|clear|perfect(?: health)?|fit|good health|gut|bien|bem|bene"
    r"|(?:all|feel|feeling|am|i'?m) well|fit and well|healthy as a horse|right as rain)"
    r"(?:,? (?:to go|touch wood|knock on wood|here|so far|thanks|thank you|thx|as far as i know|with me|on my end|i think"
    r"|i guess|really|now|atm|mate|bro|dude|sir|and healthy|too|otherwise"
    r"|(?:apart|aside) from that|besides that|other than that))*"
)


_ANSWERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bhow (?:long|many|much (?:longer|more))\b.*\b(?:questions?|take|left|this|more|to go)\b"), "left"),
    (
        re.compile(
            r"\b(?:are you|is this) (?:a |an )?(?:human|real|person|bot|robot|ai|machine|computer)\b|\bwho are you\b|\bwhat are you\b"
        ),
        "who",
    ),
    (re.compile(r"\b(?:private|privacy|my data|who (?:sees|reads)|store|stored|share)\b"), "private"),
    (re.compile(r"\b(?:change|edit|correct)\b.*\blater\b|\bcan i change\b"), "change"),
    (re.compile(r"\b(?:cost|price|free|pay)\b"), "cost"),
    (
        re.compile(
            r"\bwhat (?:do you mean|does (?:that|it|this) mean)\b|\blike what\b|\bsuch as\b|\bfor example\b"
            r"|^\W*(?:what|huh|sorry|pardon|examples?)\W*$"
        ),
        "meaning",
    ),
)


@dataclass(frozen=True)
class Heard:
    """The command in a message, whether there is nothing else in it, and where a bare "none" stands."""

    command: Command | None
    whole: bool = False
    none_at: tuple[int, int] | None = None


def hear(reading: Reading) -> Heard:
    """What the message asks for; a whole command says nothing else, a contained one stands beside other words."""
    low = _bare(reading.low)
    parts = [(part, _exactly(part.text)) for part in reading.segments]
    bare = [part for part, command in parts if command == "none"]
    none_at = (bare[-1].start, bare[-1].start + len(bare[-1].text)) if bare else None
    alone = _exactly(reading.low) or _together([command for _, command in parts])
    if low == "back" and reading.asks("injuries"):
        return Heard(None)  # a place that hurts, not a wish to go back
    if alone in {None, "yes", "small_talk", "none"} and _is_well(reading, low):
        return Heard("none", True, (0, len(reading.low)))
    if alone is not None:
        return Heard(alone, True, none_at or ((0, len(reading.low)) if alone == "none" else None))
    return Heard(_contained(reading.low.strip()), False, none_at)


def _is_well(reading: Reading, bare: str) -> bool:
    """Whether a short answer to a question about health, and nothing else, says that there is nothing."""
    asked = set(reading.pending)
    if not asked or not asked <= {"injuries", "red_flags"} or len(bare) > _LONGEST:
        return False
    return bool(_WELL.fullmatch(bare)) or (bool(bare) and all(_WELL.fullmatch(_bare(part.text)) for part in reading.segments))


def _bare(text: str) -> str:
    """The text from its first to its last letter or digit."""
    found = [match.start() for match in re.finditer(r"\w", text)]
    return text[found[0] : found[-1] + 1] if found else ""


def _exactly(text: str) -> Command | None:
    bare = _bare(text)
    if not bare:
        return next((command for signs, command in _SIGNS if any(sign in text for sign in signs)), "small_talk")
    return next((command for command, pattern in _PATTERNS if len(bare) <= _LONGEST and pattern.match(bare)), None)


def _together(commands: Sequence[Command | None]) -> Command | None:
    """What several bare answers in a row amount to: "no idea. not really" still leaves it to us."""
    if not commands or None in commands:
        return None
    return next((command for command in _RANK if command in commands), commands[0])


def _contained(low: str) -> Command | None:
    for command, pattern in _INSIDE:
        if pattern.search(low):
            return command
    if _HOSTILE.search(low) and len(low.split()) <= 8:
        return "hostile"
    return "question" if low.endswith("?") else None


def topic(reading: Reading) -> str | None:
    """What a question is about, when it is one we can answer here."""
    return next((name for pattern, name in _ANSWERS if pattern.search(reading.low)), None)
