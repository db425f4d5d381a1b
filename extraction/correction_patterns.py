"""The words and sentence forms that change what was logged. Data only; every form must match a whole short sentence."""

import re

from extraction.phrases import word_set

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "sixth": 6, "6th": 6,
    "erste": 1, "erster": 1, "zweite": 2, "dritte": 3, "primera": 1, "segunda": 2, "tercera": 3, "première": 1, "deuxième": 2,
}  # fmt: skip
LAST = word_set("last final letzte letzter letzten última dernière ultima ostatnia последний siste sista")
HEAVIEST = word_set("top heaviest")
ALL = word_set("all every each both")

UNIT = r"(?:kg|kgs|kilos?|kilograms?|kilogramm|lbs?|pounds?|#|libras|livres|pfund|кг)"
_NUMBER = rf"(?:\d{{1,4}}(?:[.,]\d{{1,3}})?|(?:{'|'.join(NUMBERS)})\b)"
_REPS = r"(?:reps?|repetitions?|times|wdh|wiederholungen|repeticiones|répétitions|повторений)"
_TIME = r"(?:hours?|hrs?|h|minutes?|minuten|minutos|mins?|seconds?|secs?)"
_LENGTH = r"(?:km|kms|k|kilomet(?:er|re)s?|m|met(?:er|re)s?|mi|miles?|yards?|yds?)"
_LOAD = rf"(?: ?(?:at|@|x|×|with|mit|con|à|com) ?{_NUMBER}(?: ?{UNIT}(?!\w))?)?"
_ROUNDS = rf"(?:{_NUMBER} (?:rounds?|rds?)(?: ?(?:\\+|and|plus) ?\\d{{1,3}}(?: reps?)?)?)"
_VALUE = (
    rf"(?:{_ROUNDS}|\d{{1,3}}(?::\d\d){{1,2}}|\d{{1,3}}(?:[.,]5)?s(?!\w)|(?:an? )?rpe(?: of)? ?{_NUMBER}"
    rf"|{_NUMBER} ?(?:x|×|sets of|sets?) ?{_NUMBER}?{_LOAD}"
    rf"|{_NUMBER}(?: ?(?:{UNIT}|{_REPS}|{_TIME}|{_LENGTH})(?!\w))?|{UNIT})"
)
VALUE = re.compile(
    rf"(?P<rounds>{_NUMBER}) (?:rounds?|rds?)(?: ?(?:\+|and|plus) ?(?P<over>\d{{1,3}})(?: reps?)?)?"
    rf"|(?P<clock>\d{{1,3}}(?::\d\d){{1,2}})|(?P<pair>\d{{1,3}}(?:[.,]5)?)s(?!\w)|(?:an? )?(?P<rpe>rpe)(?: of)? ?(?P<rated>{_NUMBER})"
    rf"|(?P<sets>{_NUMBER}) ?(?:x|×|sets of) ?(?P<each>{_NUMBER})(?P<load>{_LOAD})|(?P<count>{_NUMBER}) ?sets?"
    rf"|(?P<number>{_NUMBER})(?: ?(?P<unit>{UNIT})| ?(?P<reps>{_REPS})| ?(?P<time>{_TIME})| ?(?P<length>{_LENGTH}))?"
    rf"|(?P<only_unit>{UNIT})"
)

FAR = r"\d{1,3}(?:[.,]\d{1,2})? ?(?:k|km|kms|mi|miles?|milers?|m|met(?:er|re)s?)\b"
_SUBJECT = rf"(?P<subject>(?:set #?\d{{1,2}}(?= )|[1-6](?:st|nd|rd|th)\b|(?<=the ){FAR}|(?<=my ){FAR}|5k|10k|[^\d\n]){{0,60}}?)"
_NOT = (
    r",?\s(?:(?:actually|really|in fact|and),? )*(?:not|instead of|rather than|nicht|und nicht|no|y no|pas|não|e não|non|nie|а не|не|ikke"
    r"|inte)\s(?:in |at )?"
)
_WHERE = r"(?: (?:on|for|in|beim|auf|en|sur|на) (?P<where>(?:set #?\d{1,2}|[1-6](?:st|nd|rd|th)\b|[^\d\n]){1,40}?))?"
STATEMENTS = (
    re.compile(rf"{_SUBJECT}(?<!\w)(?:not|wasn't|weren't|isn't|nicht|no|pas|não|non|nie|не|ikke"
        rf"|inte) (?P<old>{_VALUE}),?(?: (?:but|it was|rather"
        rf"|sondern|sino|mais|mas|ma|ale|а|men|utan))? (?P<value>{_VALUE}){_WHERE}"),
    re.compile(rf"{_SUBJECT}(?P<value>{_VALUE}){_WHERE}(?:{_NOT}(?P<old>{_VALUE}))?"),
    re.compile(rf"{_SUBJECT}(?:from )?(?P<old>{_VALUE}) (?:to|into|was wrong,? (?:it was|should be)|but it was"
        rf"|but it should be|but should be|when it was) (?P<value>{_VALUE}){_WHERE}"),
)  # fmt: skip

_WORD = r"[^\W\d_]+(?:['&][^\W\d_]+)*"
_NAME = rf"(?:{_WORD}(?:[ -]{_WORD}){{0,4}}?)"
COMMANDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("undo", re.compile(
        r"(?:undo|revert|rückgängig(?: machen)?|mach das rückgängig|deshacer|deshaz|annuler?|annule|desfazer|desfaz"
        r"|annulla|cofnij|отмени|angre|ångra)"
        r"(?: (?:that|it|this|eso|ça|isso|das|the last (?:one|change|thing|edit|entry)|my last (?:change|edit)|last (?:change|edit)))?"
        r"|(?:take|put) (?:that|it) back(?: (?:how|the way) it was)?")),
    ("merge", re.compile(
        r"(?:merge|combine|join) (?:(?:these|those|the|them|both|it|that|my|last|two|2|of|into|together|one|with|and"
        r"|today's|yesterday's|previous"
        r"|workouts?|sessions?|entries|logs) ?)+")),
    ("remove_workout", re.compile(
        r"(?:delete|remove|scrap|discard|erase|cancel|forget|ignore|trash|scratch|drop|don't (?:log|save|record|count)|get rid of"
        r"|lösch|lösche|borra|elimina|supprime|efface|apaga|cancella|usuń|удали|slett|radera)"
        r" (?:(?:that|this|the|my|it|whole|entire|last|latest|today's|yesterday's|das|dieses|letzte|ese|este|el|último"
        r"|cette|ce|la|le|dernière|esse|o"
        r"|questo|ten|ostatni|эту|den|siste) ?)+"
        r"(?:(?:workout|session|log|entry|training|one|thing|wod|metcon|entrenamiento|entreno|séance|treino|allenamento"
        r"|trening|тренировку|økten|passet)"
        r"(?: from (?:today|yesterday))?)?")),
    ("remove_set", re.compile(
        r"(?:delete|remove|scrap|drop|scratch|forget|ignore|don't count|take (?:out|off)) (?P<where>(?:the |my )?"
        r"(?:(?:last|final|first|second|third|fourth|fifth|sixth|[1-6](?:st|nd|rd|th)) set|set #?\d{1,2})(?: of (?:the "
        r"|my )?[^\W\d_]+(?: [^\W\d_]+)?)?)")),
    ("remove_exercise", re.compile(
        rf"(?:delete|remove|take out|scrap|drop|scratch|forget|ignore|cut|erase|get rid of) (?:the|those|these|my|all the"
        rf"|all) (?P<where>{_NAME})"
        r"(?: (?:from (?:it|that|there|(?:the|my|that) (?:log|workout|session))|again))?")),
    ("remove_exercise", re.compile(rf"(?:delete|remove|streich|quita|enlève|tira|togli) (?:die |los |las |les |gli |le "
        rf"|os |as )?(?P<where>{_NAME})")),
    ("remove_exercise", re.compile(
        rf"i (?:didn'?t|did not|never) (?:actually |really )?(?:do|did) (?:the |any |those |my )?(?P<where>{_NAME})")),
    ("add_sets", re.compile(
        rf"(?:add|include) (?P<count>an?|\d{{1,2}}|one|two|three) sets? (?:of|x) (?P<reps>{_NUMBER})(?: reps?)?"
        rf"(?: (?:at|@|with|x) (?P<weight>{_NUMBER} ?(?:{UNIT})?))?(?: (?:on|for|of|to) (?:the |my )?(?P<where>{_NAME}))?")),
    ("add_sets", re.compile(
        rf"(?:i )?(?:also|then also|then) (?:did|had|got|made|hit) (?P<count>an?|one|two|three) (?:more )?sets? (?:of|x)"
        rf" (?P<reps>{_NUMBER})(?: reps?)?(?: (?:at|@|with|x) (?P<weight>{_NUMBER} ?(?:{UNIT})?))?(?P<where>(?!))?")),
    ("add_sets", re.compile(
        r"(?:i )?(?:also |actually )?(?:(?:did|do|add|had|forgot|plus|and|got|missed|there was|forgot to (?:add|log|mention)) )?"
        r"(?P<count>another|(?<=forgot )an?|(?<=missed )an?|(?<=to add )an?|(?<=to log )an?|an extra|an additional"
        r"|one more|two more|three more|\d{1,2} more|one extra|two extra"
        r"|\d{1,2} extra|one additional"
        r"|another two|another three|another \d{1,2}|noch einen|otra|encore une|mais uma|un'altra)"
        rf" (?:sets?|satz|serie|série)(?: (?:of|x|mit|de|di|com) (?P<reps>{_NUMBER})(?: reps?| wdh)?)?"
        rf"(?: (?:at|@|with|mit|con|à|com) (?P<weight>{_NUMBER} ?(?:{UNIT})?))?(?: (?:on|for|of) (?:the |my )?(?P<where>{_NAME}))?")),
)  # fmt: skip
RENAMES = (
    re.compile(rf"(?P<subject>(?:it|that|this|those|they|these|the first one|the last one)(?:'s| was| were| is| are"
        rf"| should be| should have been) )?(?:actually )?(?P<new>{_NAME}),? (?:and )?(?:not|instead of|rather than) (?P<old>{_NAME})"),
    re.compile(rf"(?:it was|that was|they were|those were)?(?: )?not (?P<old>{_NAME}),? (?:but|it was|they were) (?P<new>{_NAME})"),
    re.compile(rf"(?:change|rename|swap|switch|replace|exchange) (?:out )?(?:the |my |those )?"
        rf"(?P<old>{_NAME}) (?:to|into|for|with|by) (?:the )?(?P<new>{_NAME})"),
    re.compile(rf"(?P<subject>(?:it|that|this|those|they|these)(?:'s| was| were| is| are| should be"
        rf"| should have been) )?(?:actually )?(?P<new>{_NAME})"),
)  # fmt: skip
DATED_NAME = re.compile(
    rf"(?:the|my|those) (?P<name>{_NAME}) (?:was|were|is|are|happened)(?: (?:all|actually|really|from|on|for|done|back))*\s+"
)
DATED = re.compile(
    r"(?:(?:(?:the|that|this|my) (?:workout|session|one)|it|that|this|those|these"
    r"|workout|es|das|fue|eso fue|c'était|foi|era"
    r"|to było|это было|det)(?: (?:was|were|is|happened|'s|war|var))?(?: (?:all|actually|really|from|on|for|done|back|am|el|le|em))*"
    r"|(?:(?:please )?(?:move|change|set|log|put|date|make) (?:(?:the|that|this|my) (?:date|day|workout|session|one)"
    r"|it|that|this|them)(?: (?:to|as|for|on|back|from))*)"
    r"|i did (?:it|that|this|those|them)(?: (?:on|back))?|wrong (?:day|date),? (?:it was|that was)(?: on)?)\s*"
)

REPS_LISTED = re.compile(
    rf"(?:it was |they were |reps were |got |did |make (?:it|that|them) |(?:the |my |those )?(?P<name>{_NAME}) (?:was|were) )?"
    r"(?P<reps>\d{1,2}(?:(?: ?[,/-] ?| and |, and | & | )\d{1,2}){1,9})(?: reps)?"
)
REPS_LOST = re.compile(
    r"(?:i )?(?:failed|missed|didn't get|did not get|lost)(?: on)? the last (?:(?P<count>two|three|2|3) )?reps?"
    r"(?: (?:of|on|in) (?:the |my )?(?:(?P<where>last|final|first|second|third|fourth|fifth) (?:set|one)))?"
)
WAS_ON = re.compile(r"(?P<old>.{3,40}?) (?:was|were|happened)(?: actually| really)? (?:on )?(?P<new>.{3,30})")
MOVED = re.compile(
    r"(?:please )?(?:move|shift|change|switch|put) (?:the |my |all of )?(?P<old>.{2,40}?)"
    r"(?:'s)?(?: (?:workouts?|sessions?|training|log|entry|entries|one|stuff))? (?:to|onto|on|over to|back to) (?P<new>.{2,40})"
)

# Words before a sentence that say: what follows replaces what you have. The soft ones are only polite.
HARD = (
    r"wait,? no|no,? wait|no(?=\s*[,;:.!–—-]|\s+(?:it|that|this|they|those|i|the|my|wait|actually|sorry|not|set|last|first|rpe)\b|\s+\d|$)"
    r"|nope|nah|nvm|never ?mind|hang on|actually|actualy|acutally|actully|sorry|sry|oops|whoops|wait|hold on|correction|my bad"
    r"|my mistake|edit|typo|scratch that"
    r"|i mean"
    r"|i"
    " meant to (?:say|write|type)|i meant"
    "|i said it wrong|should say|nein|falsch|eigentlich|quatsch|perdón|perdona|en realidad|pardon|non|en fait|désolé"
    "|désolée|na verdade|desculpa|scusa|anzi"
    "|in realtà|nie|przepraszam|właściwie|нет|извини|точнее|вообще-то|на самом деле|nei|nej|egentlig|faktisk|förlåt"
    "|unnskyld|that's wrong|wrong(?: day| date| weight| exercise)?|(?:the |that )?(?:date|day|weight|exercise) (?:is|was) wrong|not quite"
)
SOFT = (
    r"please|pls|plz|kindly|can you|could you|can u|hey|coach(?! (?:is|was|did|has|had|says?|said)\b)|ok|okay|well|so|um|uh|er|oh|ah|hmm?"
    "|yeah|and|also|then|bitte|por favor|but|i(?:'m| am|m) sure|i swear|definitely"
)
HARD_MARKER = re.compile(rf"(?:{HARD})(?=[\s,;:.!–—-]|$)[\s,;:.!–—-]*")
SOFT_MARKER = re.compile(rf"(?:{SOFT})(?=[\s,;:.!–—-]|$)[\s,;:.!–—-]*")
TAIL = re.compile(
    r"[\s,;–—-]+(?:please|thanks|thank you|sorry|sry|my bad|my mistake|instead|actually|though|tho|lol|haha|oops|bitte|por favor|btw"
    r"|in fact"
    r"|who (?:am i kidding|was i kidding)|honestly|tbh|ngl|to be honest|if i(?:['’]m| am) honest|let['’]?s be honest"
    r"|silly me|stupid me|duh|don['’]t ask"
    r"|and a (?:half|bit)|(?:so )?(?:count|call|make|put) (?:it )?(?:as )?(?:a )?\d{1,2}"
    r"|(?:the )?same (?:time|weight|reps|sets|distance|pace|rest|day)(?: as before| though)?"
    r"|autocorrect|i (?:mis(?:typed|read|counted|heard)|counted wrong|can['’]?t count|typed (?:it )?wrong|got (?:it|that) wrong"
    r"|(?:looked|checked)(?: (?:it|that))?(?: up)?(?: (?:on|in|with) (?:the|my) [a-z]+)?)"
    r"|not (?:km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?)|(?:was|is) (?:right|correct)(?: the first time| after all)?)$"
)

# "Sorry, 3x1, I'm not that crazy", "make that 3x10, the twelves were years ago": what comes after the comma puts nothing right.
CHATTED = re.compile(
    r"\W*(?:(?:wait|no|nope|nah|nvm|never ?mind|hang on|sorry|oops|whoops|actually|hm+|correction|and|oh|ok|please)[\s,.:–—-]+)*"
    r"(?:(?:make|change|set) (?:it|that)(?: to)?|it was|that was|they were|those were|the \w+(?: \w+)? (?:was|were))? ?[^,;.!?\n]{0,20}?"
    r"\d(?:[^,;.!?\n]|(?<=\d)[.,](?=\d)){0,20}(?=[,;.!?](?!.*\d ?(?:[x×]|kgs?\b|lbs?\b)))"
    r"(?=[,;.!?] ?(?:i|i['’]?m|im|the|it|they|my|he|she|we|but|cause|because|since|don['’]?t|that['’]?s)\b)",
    re.IGNORECASE,
)

COMMAND_WORDS = word_set(
    "make change update correct fix edit set switch adjust amend move put"
    " ändere mach cambia pon change mets muda troca zmień измени endre ändra"
)
IS_WORDS = word_set(
    "was were is are 's should be been have has it's its that's war waren sind era eran fue fueron était étaient c'était"
    " eram foi foram erano było był была было было var"
)
DID_WORDS = word_set(
    "did squatted benched deadlifted pressed rowed cleaned snatched pulled swam biked got hit made"
    " managed lifted ran took used had only just"
)
LIFTING = word_set("squatted benched deadlifted pressed rowed cleaned snatched pulled swam biked")
STOP_WORDS = word_set(
    """i we it its that this those these they the a an my on for in at of to from all as it's that's only just actually really one ones
    set sets both every each number value part them es das die der den el la los las le les o os il lo gli det there said say
        supposed meant
    weight weights load bar reps rep repetitions time distance rpe duration into with"""
)
TOPICS = {
    "rpe": "rpe", "weight": "weight", "weights": "weight", "load": "weight", "bar": "weight", "reps": "reps", "rep": "reps",
    "repetitions": "reps", "time": "duration", "duration": "duration", "distance": "distance",
}  # fmt: skip
# Any of these in the subject makes the sentence something other than a correction of a log.
FORBIDDEN = word_set(
    """will i'll we'll gonna going tomorrow next plan goal want wanted friend he she his her husband wife what what's how when why where
    which if i'd pr prs pb max 1rm best record would could can maybe today yesterday first-time weigh weighed bodyweight slept
    then after before until week month year ago great good bad hard easy fun tough day session felt feel"""
)
# Words that may stand beside the name of an exercise when its sets are put right.
BESIDE_NAMES = word_set(
    """heavy heavier light lighter easy hard working work warm warmup warmups up top back off backoff drop paused pause tempo strict close
    narrow wide grip high low bar straight trap smith machine cable barbell dumbbell dumbbells kettlebell kettlebells db bb kb ez band
    banded weighted assisted single double arm arms leg legs left right one two side incline decline flat front rear seated standing
    pendlay main first second third last final morning evening afternoon lunch early late other same whole workout session
    schwer schweren leicht leichten pesado pesadas lourd lourds"""
)
NOT_EXERCISES = word_set(
    """it that this them weight load bar ball everything nothing all workout session log entry set sets rep reps subject topic
        point pain ego idea
    mic beat alcohol sugar caffeine carbs link account data photo kids habit intensity volume pace tempo chat message memory
        profile coach conversation plan"""
)
EXERCISE_WORDS = word_set(
    """squat squats bench press presses deadlift deadlifts row rows rowing curl curls lunge lunges snatch snatches clean cleans
        jerk jerks thruster
    thrusters pullup pullups pull-up pull-ups pulldown pulldowns pushup pushups push-up push-ups chinup chinups chin-up
        chin-ups dip dips plank planks
    run running ride bike cycling swim swimming jog walk raise raises extension extensions fly flys flyes swing swings burpee
        burpees crunch crunches
    situps sit-ups shrug shrugs rdl rdls ohp thrust thrusts bridge bridges carry carries kickback kickbacks pushdown pushdowns
        pullover step-ups
    kniebeuge kniebeugen bankdrücken kreuzheben klimmzüge sentadilla sentadillas kettlebell dumbbell dumbbells barbell machine
        erg skierg"""
)
# The first word of a sentence that may be a correction without a marker.
OPENERS = COMMAND_WORDS | word_set(
    """it it's that that's this those these they the all every each both last final first second third fourth fifth top set my
    rpe i only another one two
    three plus add undo revert take merge combine join delete remove scrap discard erase cancel forget ignore trash scratch
    drop don't get cut
    log date rename swap switch replace exchange not time weight weights distance duration reps should everything kilos pounds kg lbs an
    es das letzte letzter rückgängig mach lösch lösche streich nicht noch kein keine fue era eran eso no deshacer deshaz borra
    elimina quita otra última
    c'était annule annuler supprime efface enlève encore dernière foi eram apaga desfaz desfazer tira mais annulla cancella
    togli anzi ultima
    to było cofnij usuń это было отмени удали не последний det angre ångra slett radera siste sista"""
)
