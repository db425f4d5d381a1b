"""The words by which a reply speaks of days: weekdays, dates, how long ago, and what is still to come; they are judged in `dates`."""

import re
from datetime import date

from extraction import dates
from extraction.calendar_words import NUMBER_WORDS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAY = "|".join(f"{name}|{name[:3]}" for name in WEEKDAYS)
MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
MONTH_NAME = "january|february|march|april|may|june|july|august|september|october|november|december"
NTH = r"\d{1,2}(?:st|nd|rd|th)"
DAY = (
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?:,? \d{{4}})?"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|{NTH}\b"
)
BOTH = re.compile(rf"\b(?P<name>{WEEKDAY})(?P<between>,? (?:is )?(?:the )?|\s?\()(?P<day>{DAY})", re.IGNORECASE)
AFTER = re.compile(
    rf"(?P<day>{DAY})(?P<between>,? \(?|\s?(?:is|was|falls on) (?:a )?)(?P<name>{WEEKDAY})\b(?!,? (?:the )?\d)", re.IGNORECASE
)
RELATIVE = re.compile(
    rf"(?<!before )(?<!after )(?<!than )\b(?P<when>today|tomorrow|yesterday)(?P<between>(?:['’]s|,| is| was"
    rf"| will be)? (?:a )?\(?)(?P<name>{WEEKDAY})\b(?!['’]s)",
    re.IGNORECASE,
)
# "It's Friday", "happy Friday", "Friday today"; but "it's Monday's session", "it's Monday that matters".
NOW = re.compile(
    rf"\b(?:it['’]?s|it is|since it['’]?s|today['’]?s|happy|this fine)(?P<between> (?:a |already |only )?)(?P<name>{WEEKDAY})\b"
    r"(?!['’]s| that| when| for|,? (?:the )?\d)",
    re.IGNORECASE,
)
TODAY_AFTER = re.compile(rf"\b(?:it['’]?s|it is|is)(?P<between> (?:a )?)(?P<name>{WEEKDAY})(?= today)", re.IGNORECASE)
SINCE = re.compile(
    r"\b(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a few|several)"
    r" (?P<unit>day|week|fortnight|month|year)s?(?: \w+)? (?P<how>since(?! \w+day\b)|ago)\b",
    re.IGNORECASE,
)
COUNTS = {word: number for number, word in enumerate(("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))}
COUNTS |= {"a": 1, "an": 1, "twelve": 12, "a couple of": 2, "a few": 3, "several": 4}
# How many days each takes, and how far off a day may lie that is still meant.
DAYS = {"day": (1, 0), "week": (7, 3), "fortnight": (14, 5), "month": (30, 16), "year": (365, 90)}
SPAN = re.compile(
    r"\b(?P<which>last|this|previous|earlier this) (?P<unit>week|month|year)\b"
    rf"|\b(?:in|during|back in|since) (?P<month>{MONTH_NAME})\b(?! \d)",
    re.IGNORECASE,
)
FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "new year's eve": (12, 31), "new year's day": (1, 1),
    "new year": (1, 1), "halloween": (10, 31), "valentine's day": (2, 14),
}  # fmt: skip
HOLIDAY = re.compile(
    r"\b(?P<feast>christmas(?: eve| day)?|new year['’]?s (?:eve|day)|halloween|valentine['’]?s day)"
    rf"(?P<between>(?: \w+){{0,4}} (?:a |on )?)(?P<name>{WEEKDAY})\b",
    re.IGNORECASE,
)
UNTIL = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{'|'.join(word for word in NUMBER_WORDS if len(word) > 2)}) (?P<unit>day|week|month)s?"
    rf"(?: (?:left|to go|away|more))? (?:until|till|to|before) (?:the (?:start|beginning) of )?"
    rf"(?P<day>{DAY}|(?:{MONTH_NAME})\b|christmas|new year)",
    re.IGNORECASE,
)
AWAY = re.compile(
    rf"\b(?P<day>{DAY}|(?:{MONTH_NAME})\b|christmas|new year(?:['’]?s day)?) is (?:in |only |still )*"
    rf"(?P<count>\d{{1,3}}|{'|'.join(word for word in NUMBER_WORDS if len(word) > 2)}) (?P<unit>day|week|month)s?\b",
    re.IGNORECASE,
)
IS_TODAY = re.compile(rf"\btoday(?:['’]s| is)(?: the date)?(?: \w+day,?)? (?:the )?(?P<day>{DAY})", re.IGNORECASE)
PLANNED = re.compile(
    r"\bnext up\b[^.!?]{0,16}(?:\bis\b|:)"
    r"|\b(?:your|the) (?:next|upcoming|planned|scheduled)\b[^.!?]{0,30}\b(?:session|workout|training|run|lift|day)\b[^.!?]{0,20}"
    r"(?:\b(?:is|falls|comes)\b|:)|\byour (?:plan|programme?|block|cycle|deload)\b[^.!?]{0,16}\b(?:starts?|begins?|ends?)\b",
    re.IGNORECASE,
)
OF_PLAN = re.compile(r"\b(?:plan\w*|next|sessions?|deload\w*)\b", re.IGNORECASE)
HELD_NOTHING = re.compile(r"\b(?:no|nothing)\b[^.;]*\b(?:stored|logged|trained)\b", re.IGNORECASE)
TO_COME = re.compile(r"\b(?:until|till|by|left (?:to|before))\s+(?:the )?$", re.IGNORECASE)
BY_MONTH = re.compile(rf"\bby (?:the )?(?:(?:start|beginning|middle|end) of )?(?P<month>{MONTH_NAME})\b", re.IGNORECASE)
BY = re.compile(r"\bby (?=\w{3} \d|\d|\w+ \()", re.IGNORECASE)
LOAD = re.compile(r"\d+(?:\.\d+)?(?= ?(?:kg|lbs?)\b)")
NOT_SINCE = re.compile(
    r"(?:n['’]t|\bnot|\bnever)\b.*\b(?:in|for) (?:over |more than |about |at least )?"
    r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
FOREIGN_SHIFT = {
    "heute": 0, "hoy": 0, "aujourd'hui": 0, "oggi": 0, "hoje": 0, "vandaag": 0, "сегодня": 0, "dziś": 0,
    "morgen": 1, "mañana": 1, "demain": 1, "domani": 1, "amanhã": 1, "завтра": 1, "jutro": 1,
    "gestern": -1, "ayer": -1, "hier": -1, "ieri": -1, "ontem": -1, "вчера": -1, "wczoraj": -1,
}  # fmt: skip
ENGLISH = {name.lower() for name in WEEKDAYS}
SHIFT = {"today": 0, "tomorrow": 1, "yesterday": -1}
PAST = re.compile(
    r"\b(?:you|your|we)\b.*\b(?:did|was|were|ran|hit|set|last|told|said|went|felt|got|had|made|took|swam|rode|since|ago|[a-z]{3,}ed)\b"
    rf"|\b(?:was|were|ran|hit|went|did|trained|lifted|squatted|benched|deadlifted|pressed|rowed|swam|logged|recorded|[a-z]{{3,}}ed)\b"
    rf".*\b(?:on|last|yesterday|ago)\b|\b(?:on|last) (?:{WEEKDAY})\b.*\b(?:was|were|ran|hit|went|did|felt|[a-z]{{3,}}ed)\b"
    r"|\b(?:last|previous|latest|most recent) [\w ]{1,30}[:–—]|\b(?:record|best|pr|pb|estimate)\b.*\b(?:dates|is|was|came|comes) from\b"
    r"|\b(?:hast|hattest|warst|hiciste|has hecho|corriste|levantaste|tu as|as fait|hai fatto|fizeste|fez|heb je|je hebt)\b"
    rf"|\b(?:{WEEKDAY}|yesterday|today)['’]s\b.*\b(?:was|were|went|felt|[a-z]{{3,}}ed)\b"
    r"|\b(?:since|ago)\b.*\b(?:you|your)\b|\blast (?:time|workout|session|trained)\b",
    re.IGNORECASE,
)
LISTED = re.compile(
    rf"(?P<days>(?:\d{{1,2}}(?:st|nd|rd|th)?,? )+)(?P<last>(?:and|or|&) \d{{1,2}}(?:st|nd|rd"
    rf"|th)?) (?P<month>{MONTH})\b",
    re.IGNORECASE,
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
IN_WORDS = re.compile(rf"\b(?:the )?(?P<nth>{'|'.join(ORDINALS)}) of (?P<month>{MONTH})\b", re.IGNORECASE)
WHICH_IS = re.compile(rf"(?P<day>{DAY})[^.!?]{{0,12}}\b(?:which|that) is (?P<when>today|tomorrow|yesterday)\b", re.IGNORECASE)
FROM_NOW = re.compile(
    r"\b(?:in )?(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?P<unit>day|week)s?(?: from (?:now"
    r"|today))? (?:is|will be|falls on)"
    rf" (?:a )?(?:(?:{WEEKDAY}),? )?(?:the )?(?P<day>{DAY})",
    re.IGNORECASE,
)
NAMED_IN = re.compile(
    rf"\b(?P<name>{WEEKDAY})\b[^.!?\d]{{0,24}}\b(?P<count>\d{{1,3}}) days (?:from now|from today|away"
    rf"|off)\b",
    re.IGNORECASE,
)
SO_MANY_WEEKS = re.compile(
    r"\b(?P<days>\d{2,4}) days\b[^.!?\d]{0,24}\b(?:so|or|about|around|roughly|that['’]s"
    r"|i\.e\.)\W[^.!?\d]{0,16}(?P<weeks>\d{1,3}) weeks\b",
    re.IGNORECASE,
)
SINCE_LAST = re.compile(
    r"\b(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?P<unit>day|week|fortnight|month|year)s?"
    r" (?:since|ago)\b[^.!?]{0,12}\b(?:your )?last\b|\blast\b[^.!?]{0,24}\b(?P<other>\d{1,3}|an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve)"
    r" (?P<length>day|week|fortnight|month|year)s? ago\b",
    re.IGNORECASE,
)
HABIT = re.compile(rf"\byou\b[^.!?]*\b(?:every|each|always on(?: a)?|only (?:ever )?on) (?P<name>{WEEKDAY})s?\b", re.IGNORECASE)
NOTHING_THEN = re.compile(
    r"\b(?:nothing(?! (?:else|more|other|but|is wrong|wrong|to worry|dramatic|beats))"
    r"|no (?:workouts?|sessions?|training|entry|entries|sets?)|did(?:n['’]t| not)|never|have(?:n['’]t| not))\b",
    re.IGNORECASE,
)
NOTHING_SINCE = re.compile(r"(?:n['’]t|\bnot|\bnever)\b[^.!?]*\bsince (?P<since>[^.!?,]+)", re.IGNORECASE)
RECORD = re.compile(r"\b(?:heaviest|records?|best|longest|fastest|prs?|pbs?)\b", re.IGNORECASE)
ASKS = re.compile(
    r"^\W*(?:and |so |but )?(?:did|do|does|have|has|are|is|was|were|can|could|would|will|shall|should"
    r"|any)\b(?:n['’]t)? [^.!]*\?\W*$",
    re.IGNORECASE,
)
OF_SLEEP = re.compile(r"\b(?:sleep|slept|eat|ate|feel)\b[^.!]{0,24}\b(?:last night|yesterday|today|this morning)\?\s*$", re.IGNORECASE)
DENIED = re.compile(r"\b(?:no|not|nothing|none|never|without)\b|n['’]t\b", re.IGNORECASE)
AHEAD = re.compile(r"\b(?:will|should|could|can|would|supposed|need(?:ed)?|planned|scheduled|let['’]s|try|next)\b|['’]ll\b", re.IGNORECASE)


def find_dates(text: str, today: date) -> tuple[dates.DateMention, ...]:
    """The days that a text names by themselves: which month "on the 12th" is of hangs on what was spoken of."""
    return dates.find_dates(text, today, ordinals=False)
