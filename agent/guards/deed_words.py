"""The words by which a reply speaks of deeds: what it denies, lacks or owns to, what receipts stand for; they are judged in `saydo`."""

import re

KINDS = {
    "created": {
        "logged", "recorded", "saved", "stored", "added", "tracked", "noted", "remembered", "entered", "registered", "put", "written",
        "wrote", "made", "taken", "took", "filed", "captured", "jotted", "done", "place", "created", "documented", "kept", "marked",
    },
    "changed": {
        "updated", "corrected", "changed", "fixed", "undone", "undid", "saved", "stored", "recorded", "moved", "merged", "adjusted",
        "restored", "amended", "edited", "put", "made", "taken", "took", "done", "place", "switched", "replaced", "swapped", "set",
        "increased", "reduced", "lowered", "raised", "noted", "revised", "modified", "reverted", "logged", "rolled", "renamed",
    },
    "removed": {"deleted", "removed", "undone", "undid", "erased", "cancelled", "canceled", "merged", "done", "taken", "took", "dropped",
                "wiped", "cleared", "cut", "thrown", "reverted", "scrapped", "rid", "gone"},
}  # fmt: skip
CHANGED_ALONE = {"logged"}
# Shapes that may speak of what was stored before this message.
OF_BEFORE = ("state", "place", "thing", "passive", "reflects", "part")
# What the thing spoken of has to be in a receipt; nothing here can remind, mail or export by itself.
ABOUT: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = (
    (
        re.compile(r"\b(?:reminders?|reminded|alarms?|notifications?|calendar|e-?mail|export(?:ed)?|streak|account|timer)\b", re.I),
        frozenset(),
    ),
    (
        re.compile(r"\b(?:injur\w+|verletzung\w*|lesi[oó]n|blessure|healed|recovered|cleared|unlocked|restrictions?|reinstated)\b", re.I),
        frozenset({"injury"}),
    ),
    (
        re.compile(
            r"\b(?:plans?|planned|program(?:me)?|schedule[d]?|rescheduled|booked|next (?:session|workout|week)|routine|deload)\b", re.I
        ),
        frozenset({"trainingPlan", "planSession", "planAdaptation", "recommendation", "recoveryPlan", "coachConfig"}),
    ),
    (re.compile(r"\b(?:goals?|target|milestone)\b", re.I), frozenset({"milestone", "memory", "coachConfig", "fitnessProfile"})),
    (
        re.compile(r"\b(?:units?|settings?|preferences?|profile)\b", re.I),
        frozenset({"userPreferences", "userProfile", "fitnessProfile", "memory"}),
    ),
    (re.compile(r"\b(?:remembered|memory)\b", re.I), frozenset({"memory"})),
)
# A tick between two words ends a sentence as a full stop does.
EMOJI = re.compile("(?<=\\w) ?[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f? (?=[A-Z])")
TICKED = re.compile("→[^.!?]*[✅✔☑]|^\\W*[✅✔☑][^.!?]*→")
MARKUP = re.compile(r"[*_`~#>\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]+")
# A denial is a claim too: "I did not log it" when it is in the log.
DENIES = re.compile(
    r"\b(?:i|we) (?:did not|didn['’]t|have not|haven['’]t|never|could not|couldn['’]t|can['’]t|cannot"
    r"|was unable to|was not able to|wasn['’]t able to|failed to)"
    r" (?:log|sav|record|stor|not|chang|updat|correct|delet|remov)\w*\b"
    r"|\b(?:entry|workout|session|it|that|message)(?: \w+)? (?:got|was|is) lost\b|\bdid(?:n['’]t| not) go through\b|\bsend it again\b"
    r"|\b(?:your|the|that|this|it)(?: (?:last|new))?(?: (?:workout|entry|message|log|report))? did(?:n['’]t| not) (?:work|save|register)\b"
    r"|\b(?:nothing|it|that|this|(?:your|the) (?:\w+ )?(?:sets?|workout|session|run|lifts?|entry|squats?|bench|deadlifts?))"
    r" (?:was|is|has been)(?:n['’]t| not)? (?:not )?(?:logged|saved|recorded|stored)\b",
    re.IGNORECASE,
)
# "You've never logged a bench press", when there is one; but "no bench press this week" is another matter.
LACKS = re.compile(
    r"\byou(?:['’]ve| have)? ?(?:never|n['’]t|not)(?: yet| ever)? "
    r"(?:run|benched|squatted|deadlifted|pressed|rowed|lifted|trained|done|swum|cycled)\b|"
    r"\b(?:no|not|never|(?<!explains )(?<!says )(?<!means )(?<!proves )nothing|haven['’]t|hasn['’]t|don['’]t|without|any|zero)\b[^.!?]*"
    r"\b(?:logg?\w*|history|data|records?|recorded|entry|entries|stored|shown up|shows? up|on file|about)\b"
    r"|\b(?:nothing|no|zero)\b[^.!?]{0,24}\b(?:logged|recorded|stored|found|data|entries)\b",
    re.IGNORECASE,
)
# A plain yes to somebody who asks for a change says that it is made.
ASSENTS = re.compile(
    r"\W*(?:sure|ok(?:ay)?|of course|certainly|absolutely|no problem|will do|got it|right away|gladly|yes|yep"
    r"|done)(?: thing)?\W*",
    re.IGNORECASE,
)
BIDS = re.compile(
    r"^\W*(?:please |can you |could you |ok(?:ay)?,? )*(?:delete|remove|erase|log|save|store|move|change|undo|add|set|plan|schedule"
    r"|remind|cancel|rename"
    r"|replace|swap|update|correct|export|send|e-?mail|book|forget|clear|reset|merge)\b",
    re.IGNORECASE,
)
FORGETS = re.compile(
    r"\bi(?:['’]m| am) (?:not able|unable) to (?:remember|recall)\b|\bi (?:can['’]?t|cannot|don['’]?t|do not) (?:remember"
    r"|recall)\b",
    re.IGNORECASE,
)
EMPTY = re.compile(
    r"\b(?:log|history|diary|logbook|account)\b[^.!?]{0,12}\bempty\b|\bnothing (?:at all )?in your (?:log|history)\b"
    r"|\bi (?:don['’]t|do not) (?:know|have) (?:anything|any information|any data|much) (?:about|on) you\b"
    r"|\bi have no (?:information|data|records?|knowledge) (?:about|on|of) you\b",
    re.IGNORECASE,
)
BLANK = re.compile(
    r"\b(?:no|nothing|zero|not any|without any) (?:(?:sessions?|workouts?|training|entries) )?(?:at all )?(?:was|were|is|are|got)? ?"
    r"(?:logged|recorded|stored|done|there|shown)\b|\bis (?:completely |totally )?(?:blank|empty)\b|\byou (?:did not|didn['’]t) train\b"
    r"|\byou(?:['’]ve| have)? (?:did|done) nothing\b",
    re.IGNORECASE,
)
LACKS_PLAN = re.compile(
    r"\b(?:you (?:have|['’]ve got) no|there(?:['’]s| is| are) no|i (?:can['’]t|cannot|don['’]t) (?:see|find) (?:any|an?)"
    r"|you (?:haven|don)['’]t \w+ an?y?)"
    r" (?:\w+ )?(?:plan|schedule|goals?|injur\w+|body ?weight|measurements?)\b|\bnothing is (?:scheduled|planned)\b",
    re.IGNORECASE,
)
# Nobody has to do what was done already.
NONE_OF = re.compile(r"^\W*(?:no|nothing|none|never)\b|\bnot stored\b", re.IGNORECASE)
# "The bench now has 60 kg", to somebody who asked for that.
NOW_SO = re.compile(
    r"\b(?:now|already)\b (?:has|have|is|are|reads?|shows?|says?|stands?|set|at)\b|\b(?:is|are|reads?|shows?|stands?) now\b", re.IGNORECASE
)
MENDS = re.compile(
    r"\b(?:actually|it was|they were|leave it|should (?:be|have been)|make (?:it|that)|instead|wrong|meant|change|correct"
    r"|fix|typo|oops|mistake"
    r"|move|delete|remove|undo)\b|\bnot \d",
    re.IGNORECASE,
)
YET_TO_DO = re.compile(
    r"\byou(?:['’]ll| will)? (?:need|have) to (?:update|move|change|adjust|log|record|save|reschedule|enter|add)\b"
    r"|\byou should (?:update|adjust|change|move) your (?:\w+ )?(?:plan|schedule|log|calendar|workouts?)\b",
    re.IGNORECASE,
)
PLANS = re.compile(r"\b(?:maybe|i['’]ll|i will|going to|gonna|move|plan\w*|tomorrow|next)\b", re.IGNORECASE)
PLAN_WORD = re.compile(r"\b(?:plan\w*|schedule\w*|goals?|injur\w+|body ?weight|measurements?)\b", re.IGNORECASE)
EVER = re.compile(r"\bsince (?:we|you) (?:started|began|joined|met)\b|\bso far\b", re.IGNORECASE)
AT_A_TIME = re.compile(
    r"\b(?:today|yesterday|week|weeks|month|months|year|days?|since|ago|recently|lately|other|another|more|further|new|plan(?:ned)?"
    r"|goal|reps?|sets?"
    r"|estimate\w*|pain|injur\w*|heavier|above|over|beyond|yet this)\b|\d",
    re.IGNORECASE,
)
DISOWNS = re.compile(
    r"\bi (?:don['’]t|do not) have (?:any )?access to (?:your|any|past|previous)\b[^.!?]{0,20}"
    r"\b(?:workouts?|training|sessions?|data|history|logs?|records?|progress|information)\b"
    r"|\bi(?:['’]m| am)? (?:(?:don['’]t|do not) have the (?:ability|power|means|option) to|(?:not able|unable) to|can['’]t"
    r"|cannot|have no way (?:to|of)) (?:stor|sav|log|record|track|keep|access|see|writ)\w* (?:to |in |into )?(?:your |any |past |the )?"
    r"(?:workouts?|training|sessions?|data|history|logs?|progress|information)\b",
    re.IGNORECASE,
)
FAILED = re.compile(r"\b(?:not|never|nothing|cannot|unable|failed|lost|again)\b|n['’]t\b", re.IGNORECASE)
ASKS_OF_IT = re.compile(
    r"\b(?:did|have|has|was|is|were|are|where)\b(?: you| it| that| this| my)?[^?]{0,30}"
    r"\b(?:log|sav|stor|record|writ|wrote|not)\w*\b[^?]*\?",
    re.IGNORECASE,
)
BEST = r"(?:prs?|pbs?|personal (?:bests?|records?)|records?|(?:old |previous |all-time )?best|max)"
RECORD = re.compile(
    rf"\b(?:new|all[- ]time|another|fresh|lifetime)\b[^.!?]{{0,24}}\b(?:{BEST}|heaviest|fastest|longest|strongest|high)\b"
    r"|\b(?:very )?first\b[^.!?]{0,30}\b(?:ever|with me|of (?:your|the) (?:life|year))\b|\bnever before\b[^.!?]{0,30}\byou\b"
    rf"|\b(?:that['’]?s|it['’]?s|this is|that was|you(?:['’]ve| have)? (?:just |also )?(?:hit|set|got|earned|reached))\b[^.!?]{{0,24}}"
    rf"\b(?:pr|pb|record|personal (?:best|record)|best (?:ever|yet))\b"
    rf"|\b(?:smash|broke|beat|crush|shatter|top|surpass|exceed)\w*\b[^.!?]{{0,24}}\b(?:{BEST}|mark)\b"
    rf"|\b{BEST}\b[^.!?]{{0,40}}\b(?:broken|smashed|beaten|today|congrat\w*|well done|unlocked|achieved)\b"
    rf"|\bcongrat\w*[^.!?]{{0,40}}\b{BEST}\b|^\W*(?:a )?(?:pr|pb|personal (?:best|record)|record)\s*!"
    r"|\b(?:best|heaviest|fastest|strongest|longest|most)(?: \w+){0,6} (?:ever|yet|so far|in your life|to date)\b"
    r"|\bnever (?:before )?(?:lifted|run|ran|rowed|squatted|benched|pulled|pressed|done|been)\b[^.!?]{0,24}"
    r"\b(?:heavier|more|faster|further|longer|better|much|far|fast|heavy|long|strong)",
    re.IGNORECASE,
)
GOAL_REACHED = re.compile(
    r"\byou(?:['’]ve| have)? (?:just |already |now |also )?(?:reached|hit|met|achieved|smashed|crushed|completed|made|nailed)"
    r" (?:your|the|that) (?:[\w-]+ ){0,3}?(?:goal|target|milestone)\b|\byour (?:[\w-]+ ){0,3}?(?:goal|target|milestone) is (?:now )?"
    r"(?:reached|met|achieved|done|behind you)\b",
    re.IGNORECASE,
)
REACHED = re.compile(r"\b(?:reached|achieved|goal (?:is )?(?:met|done))\b", re.IGNORECASE)
# "Your best squat so far is 100 kg" announces nothing new: its number is looked up.
STATED = re.compile(
    r"(?:best|heaviest|fastest|strongest|longest|most)\b[^.!?:]{0,40}\b(?:is|was|stands at|remains)\b[^.!?]{0,16}\d", re.IGNORECASE
)
# An estimate is no record: "110 × 3 corresponds to a max of about 121 kg".
ROUGHLY = re.compile(
    r"\b(?:corresponds? to|points? to|works? out (?:at|to)|equals?|is worth|translates? (?:in)?to|estimated?|estimates?)\b[^.!?;]{0,16}"
    r"\b(?:max|single|1rm|one[- ]rep)\b|\bestimat\w+\b",
    re.IGNORECASE,
)
AIMED_AT = re.compile(
    r"\b(?:for|towards?|chas\w+|attempt\w*|try\w*|aim\w*|before|test\w*|every|no|not|isn['’]t|wasn['’]t|was)\s+(?:\w+ )?$", re.I
)
COMPARED = re.compile(r"\b(?:than|since|up from|down from|compared (?:to|with)|against|after)\b", re.IGNORECASE)
MOST = re.compile(r"\b(?:longest|fastest|most)\b", re.IGNORECASE)
PLAN_SHOWN = re.compile(r"\byour plan has\b", re.IGNORECASE)
BRIEF = 40
BOTH = re.compile(r"\b(?:both|two|all (?:three|of your)) (?:\w+ )?(?:workouts|sessions)\b", re.IGNORECASE)
