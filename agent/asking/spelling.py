"""A question as it would be spelt out: without shorthand, and without slips of the finger in the words that questions are made of."""

import re
from functools import lru_cache

_SHORT = {
    "wat": "what", "wut": "what", "whats": "what's", "wats": "what's", "hows": "how's", "whens": "when's", "wheres": "where's",
    "whos": "who's", "wen": "when", "hw": "how", "u": "you", "ur": "your", "r": "are", "ive": "I've", "im": "I'm", "dont": "don't",
    "didnt": "didn't", "havent": "haven't", "isnt": "isn't", "arent": "aren't", "hasnt": "hasn't", "cant": "can't", "doesnt": "doesn't",
    "wasnt": "wasn't", "thats": "that's", "wk": "week", "wks": "weeks", "mo": "month", "mos": "months", "mth": "month", "mths": "months",
    "yr": "year", "yrs": "years", "yday": "yesterday", "ystrday": "yesterday", "avg": "average", "avrg": "average", "pls": "please",
    "plz": "please", "wt": "weight", "bw": "bodyweight", "prev": "previous", "sess": "session", "sesh": "session", "seshes": "sessions",
    "wkout": "workout", "wo": "workout", "wkly": "weekly", "diff": "difference", "vol": "volume", "est": "estimated", "sched": "schedule",
    "tmrw": "tomorrow", "tmr": "tomorrow", "bday": "birthday", "cmp": "compare", "kgs": "kg", "gotta": "have to", "wanna": "want to",
    "n": "and", "tho": "though", "bc": "because", "cuz": "because", "cos": "because", "prob": "probably", "smth": "something",
    "rn": "right now", "shld": "should", "wld": "would", "cld": "could",
    "loosing": "losing", "actualy": "actually", "thx": "thanks", "ty": "thanks",
}  # fmt: skip
# The words worth mending, because a question hangs on them.
_WORTH_MENDING = (
    "what when where which should could would weight weights volume record records history session sessions workout workouts training"
    " trained estimate estimated maximum progress progression improve improving improved streak average distance warmup plates percent"
    " percentage monday tuesday wednesday thursday friday saturday sunday january february march april june july august september"
    " october november december yesterday month months muscle muscles heaviest fastest longest strongest lightest compare compared"
    " bodyweight deload instead alternative substitute exercise exercises between difference last before many since"
    " squat squats squatted bench benched press presses pressed deadlift deadlifts deadlifted overhead barbell dumbbell snatch lunges"
)
_MENDED = tuple(_WORTH_MENDING.split())
_ORDINARY = (
    "beach branch squad plans where were there their these those them then than most must much march lost list least past fast "
    "cast best rest test lats wear hate late dates make making taken since sine mane made lift lifts life money mother mouth "
    "months monthly weeks week weak whit white while whole wait waist waste press dress progress process pressure pressed sessions "
    "session training trainer trainers average leverage many any may man mane mine plate plates planes compare compared company "
    "record records recorded recover recovery improve improves improver moved wright height eight eights weigh weighs weighted "
    "maximal minimum minimal maximums before behind places stream cold plank planks lunge squatting benching pressing deadlifting "
    "snatches dumbbells barbells streaks averages distances "
    "mondays tuesdays wednesdays thursdays fridays saturdays sundays "
)
_SOUND = frozenset(_ORDINARY.split())
_BY_START: dict[str, list[str]] = {}
for _word in _MENDED:
    _BY_START.setdefault(_word[0], []).append(_word)
_WITHOUT = re.compile(r"(?<!\w)w/o(?!\w)", re.IGNORECASE)
# With last Sunday: but 200 w on the bike are watts.
_WITH = re.compile(r"(?<![\w/])(?<!\d )w/?(?= [a-z])", re.IGNORECASE)
_LOSE = re.compile(r"\bloose(?= (?:any |some |more )?(?:weight|fat|kilos?|kgs?|pounds|lbs?))", re.IGNORECASE)
_SHOWN = re.compile(r"\b(?:run|walk|take|talk) me through\b", re.IGNORECASE)
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "twenty": 20}
_RECALLED = re.compile(r"\b(?:do|can|could) (?:you|u) (?:still |even )?(?:remember|recall) (?=(?:what|which|when|how)\b)", re.IGNORECASE)
_MILER = re.compile(rf"\b(?P<miles>\d{{1,2}}|{'|'.join(_COUNTED)})[ -]miler\b", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w'’])[A-Za-z]+(?![\w'’])")
SHORTEST = 4
REMEMBERED = 4096


def plainly(text: str) -> str:
    """The text with shorthand spelt out, and slips mended in the words that are known."""
    text = _LOSE.sub("lose", _WITH.sub("with", _WITHOUT.sub("without", _SHOWN.sub("show me", _RECALLED.sub("tell me ", text)))))
    text = _MILER.sub(lambda found: f"{_COUNTED.get(found['miles'].lower(), found['miles'])} mile run", text)
    return _WORD.sub(lambda found: _SHORT.get(found[0].lower()) or _mended(found[0]), text)


@lru_cache(maxsize=REMEMBERED)
def _mended(word: str) -> str:
    folded = word.lower()
    if len(folded) < SHORTEST or folded in _SOUND or folded in _MENDED or word.isupper():
        return word
    for known in _BY_START.get(folded[0], ()):
        if len(known) > SHORTEST and _slips(folded, known) <= 1:
            return known
    return word


def _slips(one: str, other: str) -> int:
    """How many letters were left out, added, changed or swapped, as far as two; in a short word a changed letter is another word."""
    if abs(len(one) - len(other)) > 2:
        return 3
    if len(one) == len(other) and len(one) < 7 and sorted(one) != sorted(other):
        return 3
    rows = [list(range(len(other) + 1))]
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
