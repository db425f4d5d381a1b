"""Whether words ask for something."""

import re

from agent.asking.spelling import plainly

QUESTION = re.compile(
    r"\?|^\W*(?:(?:so|and|ok(?:ay)?|hey|hi|hello|yo|well|um+|hm+|but|also|please|coach|now|right|alright|thanks|just|btw"
    r"|quick (?:question|one|q))"
    r"[\s,.:!-]+)*(?:(?:in|on|for|at|from|since|by) (?=what|which|how|when)"
    r"|whats?|what['’]s|when|hows?|how['’]s|which|who|where|did i|do i|have i|am i|is my|are my|should i|can i|could i|may i|show"
    r"|(?:do|are|were|have|did|would|should|can|will|does|is) (?:you|we|he|she|they|someone|people)|(?:will|would|shall|might) i"
    r"|list|why\b"
    r"|(?:was|were|is|are|does|did|do|has|have|will|would) (?:that|this|it|there|those|these|my|the|any)\b"
    r"|(?:was|is) (?:an? )?\d+(?:[.,]\d+)?(?: ?kg| ?lbs?)?"
    r"(?= my\b| .{0,30}\b(?:realistic|doable|feasible|possible|achievable|reachable)\b)|do you know|remind me|(?:the )?difference between"
    r"|tell me|(?:give|make|build|find|pick) me|explain|define|describe|(?:make|build|draw|write)(?: me)? (?:an? )?(?:table|list"
    r"|overview|summary)"
    r"|can you|could you|compare"
    r"|estimate|calculate|convert|suggest|propose|remind me what|any alternative|warm me up|plan"
    r"|i (?:want|need|would like|['’]?d like) (?:to (?:swap|replace|substitute|exchange)\b.{2,50}\b(?:for|with|by)|an?"
    r" (?:alternative|substitute"
    r"|replacement|warm[- ]?up)|something (?:instead|else|other|easier|lighter))"
    r"|i (?:want|need|would like|['’]?d like) to know|i wonder|work out my|figure out)\b"
    r"|^\W*(?:and |so )?(?:my |the )?(?:last|first) time (?:i|we) \w+(?: [\w-]+){0,3}\W*$"
    r"|^\W*(?:and |so )?(?:my |the )?(?:heaviest|fastest|slowest|longest|best|most|biggest|highest|lightest|average|mean|total|sum"
    r"|number)\b"
    r"(?=[^!.]{0,60}(?:\bi(?:['’]ve)?\b|\bof my\b|\b(?:in|since|this|last) (?:\w+ )?(?:week|month|year|jan|feb|mar|apr|may|jun|jul|aug"
    r"|sep"
    r"|oct|nov|dec)))(?![^!.]*\b(?:today|was|is|felt|just|finally)\b)(?!\D*\d{2,}\D)"
    r"|\b(?:what|which|how|when|where)\b(?: [\w'’]+){0,2} (?:can|could|should|shall|did|do|am|have|would|will|was|were) i\b"
    r"|[,;:.!]\s*(?:did|have|am|do|should|can|could) i\b"
    r"|\b(?:guess|idea|wondering|curious) (?:what|how|when|which)\b"
    r"|^\W*(?:(?:and|so|but)\W+)?(?:is (?:today|tomorrow|\w+day)|(?:is it )?better to)\b"
    r"|^\W*(?:is|are) (?:[\w'’-]+ ){1,3}(?:easier|harder|safer|healthier)\b"
    r"|^\W*(?:good|best|some|more|other|easy|\w+[- ]friendly) (?:\w+ ){0,2}exercises\b(?! (?:today|yesterday|were|was|felt))"
    r"|^\W*(?!did|done|finished|some|my|i\b)(?:\w+ ){0,2}exercises (?:for|that|without)\b"
    r"|\b(?:not sure|unsure|no clue|can['’]?t decide|undecided) (?:what|which|how|when|if|whether|where)\b"
    r"|\b(?:i don['’]?t know|i have no idea) (?:what|which|how|when|where)\b"
    r"|\b(?:don['’]?t|do not|can['’]?t|cannot) (?:remember|recall) (?:what|which|how|when|where|if)\b|\bi forgot (?:what|which|how"
    r"|when) i\b"
    r"|^\W*any (?:\w+ ){0,2}(?:exercises?|alternatives?|tips|ideas?|advice|suggestions?|substitutes?)\b"
    r"|^\W*(?:is|are|was|were) (?:[\w.,%'’-]+ ){1,6}(?:worth|enough|cheating|necessary|dangerous|safe|too|an? (?:good|bad|decent)"
    r"|good for|bad"
    r" for|good or|ok (?:for|to|with)|fine (?:for|to|with))\b"
    r"|^\W*do(?:es)? (?:\w+ ){1,3}(?:build|work|help|hurt|count|burn|train|hit|kill|cause|matter|grow)\b"
    r"|^\W*(?:was|were) \w+ (?:\w+ )?(?:better|worse|more|less|faster|heavier)\b"
    r"|\bis \d+(?:[.,]\d+)? .{0,30}\b(?:an? |my )?(?:new )?(?:record|pr|pb|best)\b"
    r"|\b(?:isn['’]?t it|innit|aren['’]?t i|haven['’]?t i|didn['’]?t i|wasn['’]?t it)\W*$",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Whether words ask for something."""
    return bool(QUESTION.search(plainly(text)))
