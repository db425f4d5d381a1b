"""The writer's own words for an exercise, and which exercise they mean."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from domain.exercises import Mention, catalogue, custom_id
from domain.notation.hint import Hint
from domain.notation.lexicon import words as listed

LABELS: Final = listed(
    "superset warmup warmups warm warm-up up ups bonus accessory accessories finisher assistance set sets last exercise exercises main day"
    " workout part rotation then also and did some with next ended doing plus the strength complex bodybuilding cardio core conditioning"
    " my first second third i in on for to a of got we at was just today after afterwards before finished finally week phase cycle session"
    " explosive controlled off back working work top back-off backoff down drop dropset amrap myo cooldown cool"
    " oh ah ok okay well yeah yes yep right so um uh hey btw wait"
)
NOT_NAMES: Final = listed(
    "time score total totals rest result results rating weight bodyweight body sleep hrv average avg rounds"
    " round amrap emom rpe rir date week"
    " cycle phase volume calories minutes hours workout rotation day bw tempo pace note notes height age goal"
    " max reps cap duration session sum"
    " overall feeling mood energy hr pulse program programme i we then after before weighed weigh woke slept my his her their he she"
    " sorry oops wait no nope nah hm hmm ok okay well actually nvm correction lol haha forgot missed"
    " that thats that's it its it's this those these they thats planned"
)
TALK: Final = listed(
    "i you u it its he she we they them that this these those there who is are was were isn't wasn't weren't aren't isnt wasnt be been do"
    " did does didn't didnt don't dont have has had will would should could can can't cant shouldn't shouldnt never ever not if whether"
    " because than like say says said told read think know guess feel feels felt seems maybe perhaps"
    " monday tuesday wednesday thursday friday saturday sunday tomorrow until till since theory hopefully target quote min minutes"
    " so again ate drank drove bought sold paid costs swears swear reckons claims insists recommends suggests loves hates wants follows"
    " mate guy guys dude bro buddy colleague coworker neighbour neighbor"
)
"""Words that make a sentence, and that no name of an exercise has."""
FOOD: Final = listed(
    "protein shake shakes whey creatine egg eggs oats chicken rice banana bananas coffee water kcal calories carbs fat beer beers pizza"
    " milk yogurt eiweiß proteína huevos avena pollo arroz poulet œufs riz kurczak jajka белок яйца курица pulse heart sleep slept"
)
ASIDES: Final = listed("cycle push pull jump step log split block circuit superset back splits")
"""Names of exercises that are everyday words of a log: Push day, Cycle 4, Training Log."""
_PREPOSITIONS: Final = listed("at for with on in to of a the x @ - – and plus then")
_TAILS: Final = _PREPOSITIONS | listed("worked up to felt feel good great today went was were is easy heavy hard fine strong for my went")
_TRIM: Final = re.compile(r"^[^\w(]+|[\s\-–—:•,;=@(*_+~./]+$")
_CARDIO: Final = listed("run row bike swim walk ski_erg")


@lru_cache(maxsize=4096)
def hint_for(exercise_id: str) -> Hint:
    """What the catalogue knows about how an exercise is counted."""
    exercise = catalogue().get(exercise_id)
    if exercise is None:
        return Hint()
    cardio = exercise.kind == "cardio" or exercise_id in _CARDIO
    hangs = exercise.bodyweight and exercise.pattern in ("vertical_pull", "vertical_push", "horizontal_push", "horizontal_pull")
    assisted = exercise_id.startswith("assisted_")
    kettlebell, pool = "kettlebell" in exercise.equipment, "swim" in exercise_id
    return Hint(exercise.bodyweight and not assisted, exercise.measure, kettlebell, cardio, hangs, assisted, pool)


def identify(name: str, mention: Mention | None) -> tuple[str, bool]:
    """The exercise id that a name means, and whether the catalogue knows it."""
    if mention is not None and mention.words == name:
        return mention.exercise_id, True
    found = catalogue().find(name)
    if found is not None and (mention is None or found.score >= 0.6):
        return found.exercise_id, True
    if mention is not None:
        return mention.exercise_id, True
    return custom_id(name), False


def head_name(raw: str, mention: Mention | None) -> str:
    """The words before the numbers as the writer's name for the exercise, when they are a name and not a story."""
    name = _TRIM.sub("", _last_part(raw, mention))
    words = name.split()
    spared = mention.words.lower().split() if mention else []
    while (
        words
        and words[0].lower() not in spared
        and (words[0].lower().strip(":.,-–") in LABELS or not any(char.isalpha() for char in words[0]) or not words[0].strip(":.,-–"))
    ):
        words = words[1:]
    while words and words[-1].lower().strip(":,") in _TAILS and words[-1].lower() not in spared:
        words = words[:-1]
    name = _TRIM.sub("", " ".join(words))
    if mention is None:
        return name
    if (
        not words
        or not mention.words.isascii()
        or len(words) > 7
        or len(words) > len(spared) + 4
        or mention.words.lower() not in name.lower()
    ):
        return mention.words
    return name


_PART_END: Final = re.compile(r"[.!?:]\s+|\s[-–—]\s")


def _last_part(raw: str, mention: Mention | None) -> str:
    """What stands after the last sentence or label before the name: `A: Bench`, `Rest day yesterday. Today: squats`."""
    line = raw.rsplit("\n", maxsplit=1)[-1].partition(" @ ")[0]
    spoken = line.lower().find(mention.words.lower()) if mention else -1
    if mention is not None and spoken >= 0:
        after = _PART_END.search(line, spoken + len(mention.words))
        line = line[: after.start()] if after else line
    stop = line.lower().rfind(mention.words.lower()) if mention else len(line.rstrip(" :-–—"))
    ends = [found.end() for found in _PART_END.finditer(line, 0, max(stop, 0))]
    return line[ends[-1] :] if ends else line


def is_label(words: list[str]) -> bool:
    """Whether words in front of numbers say which sets they are and not which exercise."""
    return all(word in LABELS or len(word) < 2 for word in words)


def own_names(text: str, aliases: Mapping[str, str]) -> tuple[Mention, ...]:
    """Where the user's own names for exercises stand, the longest first where two begin alike."""
    names = "|".join(re.escape(words) for words in sorted(aliases, key=len, reverse=True))
    found = re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text, re.IGNORECASE)
    return tuple(Mention(start=one.start(), end=one.end(), exercise_id=aliases[one.group().lower()], words=one.group()) for one in found)
