"""What no coach here can do or know, with or without a language model: said plainly, each with what there is instead."""

import re

_ASK = (
    r"^\W*(?:(?:hey|hi|ok(?:ay)?|so|and|please|pls|coach|now|also|thanks)\W+)*"
    r"(?:(?:can|could|would|will) (?:you|u) (?:please )?|i (?:want|need) you to )?"
)
_DEEDS = re.compile(
    rf"{_ASK}(?:please )?(?:(?:book|reserve) (?:me )?(?:an? |the |my |some )?(?:\w+ ){{0,2}}\w+"
    r"|(?:schedule|arrange|make|get) (?:me )?(?:an? |the |my |some )?(?:\w+ ){0,2}(?:appointment|physio\w*|doctor|gp|massage\w*|taxi"
    r"|uber)\b"
    r"|(?:order (?:me|us|some|more|an?)|buy|purchase) \w+|(?:call|phone|ring|e-?mail|text|message|whatsapp) (?:my|the|a|an|him|her|them)\b"
    r"|(?:play|put on|queue) (?:me )?(?:some |a |my )?(?:\w+ )?(?:music|song|songs|playlist|podcast)"
    r"|(?:post|share|upload) (?:it|this|that|my \w+) (?:to|on|with)\b)",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    rf"{_ASK}(?:(?:show|send|give|find)(?: me)? (?:an? |the |some )?(?:\w+ ){{0,2}}(?:video|clip|gif|photo|picture|pic|image|link)s?\b"
    r"|(?:look at|watch|check) (?:my|this|the) (?:\w+ )?(?:video|clip|photo|picture|pic)\b)",
    re.IGNORECASE,
)
_FOOD = re.compile(
    r"\bwhat (?:did|have|had) i (?:eat|eaten|drink|drunk|(?:have |had )?for (?:breakfast|lunch|dinner))\b|\bwhat i ate\b"
    r"|\b(?:how (?:many|much)) (?:calories|kcal|protein|carbs?|fat|water|macros) (?:did|have|had) i\b"
    r"|\b(?:log|track|count) (?:my |the |these )?(?:\w+ )?(?:calories|kcal|meals?|macros|food|protein intake|breakfast|lunch|dinner)\b"
    r"|\bdid i (?:eat|drink) (?:enough|too)\b|\bmy (?:calories|macros|calorie|protein|food) (?:today|yesterday|this week|intake|diary"
    r"|log)\b",
    re.IGNORECASE,
)
_DIET = re.compile(
    r"\bi(?:['’]m| am)(?: now| currently| still| just)? (?:on (?:a |my )?(?:cut|bulk|mini ?cut)|(?:cutting|bulking|dieting|in (?:a "
    r"|my )?(?:prep|deficit"
    r"|surplus|cut|bulk)|peaking))\b(?! (?:down|back|out|weight|my|the|on (?:the|my)))"
    r"|\b\d{1,2} (?:weeks?|days?) out\b(?! of)|\b(?:starting|started|begin|began) (?:a |my )(?:cut|bulk|contest prep|prep)\b",
    re.IGNORECASE,
)
_OTHER_QUESTION = re.compile(r"\b(?:train|lift|squat|bench|deadlift|workout|session|log|record|pr|weigh(?:t|ed)?)\b", re.IGNORECASE)
NO_DEEDS = "I can't do that: I only log what you train and answer here. Booking, buying, calling and sending are yours to do."
NO_PICTURES = "I have no videos or pictures and can't see any. Ask how an exercise is done and I describe it."
NO_FOOD = "I keep no food diary, so I can't tell what you ate. I keep training, body measurements and what you tell me to remember."
NO_DIET = (
    "Diets and contest weeks are beyond what I can plan. Say “remember that …” and I keep it in mind; tell me your body weight and I keep"
    " track of it."
)


def unable(text: str) -> str:
    """That something can't be done or known here; empty for all else."""
    for pattern, answer in ((_DEEDS, NO_DEEDS), (_SHOWS, NO_PICTURES), (_FOOD, NO_FOOD)):
        if pattern.search(text):
            return answer
    return NO_DIET if _DIET.search(text) and not ("?" in text and _OTHER_QUESTION.search(text)) else ""
