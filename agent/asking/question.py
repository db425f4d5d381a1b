"""Whether words ask for something: by a mark, by how they open, by what stands inside of them, or by how they end."""

import re

from agent.asking.spelling import plainly

_BEFORE = (
    r"(?:(?:so|and|ok(?:ay)?|hey|hi|hello|yo|well|um+|hm+|but|also|please|coach|now|right|alright|thanks|just|btw"
    r"|wait|anyway|honest answer|hang on|ty|oh|ah|ha+|lol|honestly|(?:just |please )?be (?:\w+ly )?honest(?: with me)?"
    r"|at (?:this|that|my) (?:rate|speed|pace)"
    r"|(?:good )?(?:morning|evening|afternoon)|quick (?:question|one|q))[\s,.:!-]+)*"
)
_WANT = r"i (?:want|need|would like|['’]?d like)"
# After words of courtesy and such.
_OPENS = (
    r"(?:in|on|for|at|from|since|by) (?=what|which|how|when)",
    r"what (?:on earth|the hell|the heck|in the world)|whats?|what['’]s|hows?|how['’]s|which|who|where|why",
    r"when(?! (?:i|we) (?!last|first|next|did)\w+ (?!last|first)\w)",  # "when I squat, it clicks" tells
    r"(?:did|do|have|am|should|can|could|may|will|would|shall|might) i|(?:is|are) my",
    r"(?:do|are|were|have|did|would|should|can|will|does|is) (?:you|we|he|she|they|someone|people)|(?:can|could) you|do you know",
    r"(?:was|were|is|are|does|did|do|has|have|will|would) (?:that|this|it|there|those|these|my|the|any)",
    r"(?:was|is) (?:an? )?\d+(?:[.,]\d+)?(?: ?kg| ?lbs?)?(?= my\b| .{0,30}\b(?:realistic|doable|feasible|possible|achievable"
    r"|reachable)\b)",
    r"does (?:\w+ ){1,5}\w+",
    r"(?:is|are) (?:[\w'’-]+ ){2,}\w+",
    r"(?:could|can|should|will|would|shall) (?:my |the |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day",
    r"show|list|explain|define|describe|compare|estimate|calculate|convert|suggest|propose|plan",
    r"remind me|tell me|warm me up|work out my|figure out|(?:give|make|build|find|pick|set) me",
    r"(?:make|build|draw|write)(?: me)? (?:an? )?(?:table|list|overview|summary)",
    r"(?:the )?difference between|any alternative|i wonder",
    rf"{_WANT} (?:to know|to (?:swap|replace|substitute|exchange)\b.{{2,50}}\b(?:for|with|by)|something (?:instead|else|other|easier"
    rf"|lighter)"
    r"|an? (?:(?:new |next |good )?(?:goal|target)|alternative|substitute|replacement|warm[- ]?up))",
)
_SUPERLATIVES = "heaviest|fastest|slowest|longest|best|most|biggest|highest|lightest|average|mean|total|sum|number"
# The name of what is wanted: my best squat this year; "best squat today: 100" tells.
_LABELS = (
    r"help(?: me)?(?: please| pls)?\W*$",
    r"(?:and |so )?(?:my |the )?(?:last|first) time (?:i|we) \w+(?: (?!(?:those|these|that|them|it|this)\b)[\w-]+){0,3}[^\w!]*$",
    r"(?:and |so )?(?:my |the )?last time (?:i|we) \w+(?: [\w-]+){0,3}[^\w!]*$",
    rf"(?:and |so )?(?:my |the )?(?:{_SUPERLATIVES})\b(?=[^!.]{{0,60}}(?:\bi(?:['’]ve)?\b|\bof my\b|\b(?:in|since|this|last) (?:\w+ )?"
    r"(?:week|month|year|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))(?![^!.]*\b(?:today|was|is|felt|just"
    r"|finally)\b)(?!\D*\d{2,}\D)",
    r"(?:(?:and|so|but)\W+)?(?:is (?:today|tomorrow|\w+day)|(?:is it )?better to)\b",
    r"(?:is|are) (?:[\w'’-]+ ){1,3}(?:easier|harder|safer|healthier)\b",
    r"(?:is|are|was|were) (?:[\w.,%'’-]+ ){1,6}(?:worth|enough|cheating|necessary|dangerous|safe|too|an? (?:good|bad|decent)|good for"
    r"|bad for|good or|ok (?:for|to|with)|fine (?:for|to|with))\b",
    r"(?!i\b|we\b|did\b|today)[\w'’-]+(?: [\w'’-]+){0,2} or (?!so\b|more\b|less\b)[\w'’-]+(?: [\w'’-]+)?"
    r" for (?:me|you|some\w+|people|a|an|my)\b",
    r"(?:is|are) (?:[\w'’.-]+ ){1,5}(?:the same|equal|similar|different|better|worse)\b",
    r"(?:was|were) \w+ (?:\w+ )?(?:better|worse|more|less|faster|heavier)\b",
    r"do(?:es)? (?:\w+ ){1,3}(?:build|work|help|hurt|count|burn|train|hit|kill|cause|matter|grow)\b",
    r"(?:good|best|some|more|other|easy|\w+[- ]friendly) (?:\w+ ){0,2}exercises\b(?! (?:today|yesterday|were|was|felt))",
    r"(?!did|done|finished|some|my|i\b)(?:\w+ ){0,2}exercises (?:for|that|without)\b",
    r"any (?:\w+ ){0,2}(?:exercises?|alternatives?|tips|ideas?|advice|suggestions?|substitutes?)\b",
)
_INSIDE = (
    r"\b(?:what|which|how|when|where)\b(?: [\w'’]+){0,2} (?:can|could|should|shall|did|do|am|have|would|will|was|were) i\b",
    r"\bwhat (?:else|instead)(?: of \w+(?: \w+)?| then| now| with (?:\w+ ?){1,3})?\W*$",
    # A sentence or a clause behind what is told: "felt light. why not more", "knee is fine, is that a good sign".
    r"[.!;)]\s+(?:(?:so|and|but|ok(?:ay)?|also|now)\s+)?(?:what(?:['’]?s| is| does| do| did| was)|why|how come|when(?:['’]?s| is| was)"
    r"|how (?:heavy|many|much|long|far|often|fast|hard|is|are|was|do|does|did))\b(?! (?:an?|nice|cool|fun)\b)",
    r",\s*(?:(?:so|and|but)\s+)?(?:why|how come|how (?:heavy|many|much|long|far|often|fast)|what(?:['’]s| is) (?:that|it|this|the|my)"
    r"|(?:is|was|does) (?:that|it|this))\b(?! (?:ever|i)\b)",
    r"\bhow many (?:\w+ ){1,2}(?:is|are|was|were|makes?) (?:that|it|this|there|those)\b",
    rf"[,;:.!]\s*{_BEFORE}(?:did|have|am|do|should|can|could|will|would) i\b",
    r"[,;:.!]\s*(?:please |pls |now |so )?(?:tell|show|remind|give) me\b",
    r"[,;:.!]\s*(?:can|could|will|would|does|should) (?:it|they|that|this|we|one|people|the|an?|my|something|anything|stuff)\b",
    r"[,;:.!]\s*(?:do|is|are) (?:it|they|we|people)\b",
    r"[,;:.!]\s*(?:are you|you) (?:\w+ )?sure\b",
    r"[,;:.!]\s*(?:any )?(?:thoughts|opinions?|true or false|yay or nay|hype or not|worth it)\W*$",
    r"\b(?:guess|idea|wondering|curious) (?:what|how|when|which)\b",
    r"\b(?:not sure|unsure|no clue|can['’]?t decide|undecided) (?:what|which|how|when|if|whether|where)\b",
    r"\b(?:i don['’]?t know|i have no idea) (?:what|which|how|when|where)\b",
    r"\b(?:don['’]?t|do not|can['’]?t|cannot) (?:remember|recall) (?:what|which|how|when|where|if)\b",
    r"\bi forgot (?:what|which|how|when) i\b",
    # One of two behind what is told: "doable or am I dreaming", "85 still on or did I get carried away", "ok or should it be lower".
    r"\bor (?:am|did|should|is|are|was|would) (?:i|it|that|this|they|we) [a-z]",
    r"\b(?:so|and) what(?:['’]?s| is) (?:that|it|this) (?:in|as|per|for)\b",
    r",\s*what (?:would|does|will|should) (?:an?|the|that|it|my|i)\b",
    r"\bis \d+(?:[.,]\d+)? .{0,30}\b(?:an? |my )?(?:new )?(?:record|pr|pb|best)\b",
)
# Two names side by side, and no word of what was done.
_VERSUS = (
    r"^(?![^\n]*\b(?:i|we|was|were|did|done|ran|went|won|lost|played|raced|got|hit|had|felt)\b)"
    r"[^\d.!?\n]{2,60}\s(?:vs\.?|versus)\s[^\d.!?\n]{2,60}$"
)
_ENDS = r"(?:^|[.!;,]\s+)(?:do|does|is|are|can|will|would) (?:they|it|that|those|she|he)\W*$|"
_ENDS += r"\b(?:yes or no|or (?:nah|no|not|what))\W*$|"
_ENDS += r"\b(?:isn['’]?t it|innit|aren['’]?t i|haven['’]?t i|didn['’]?t i|wasn['’]?t it)\W*$"
QUESTION = re.compile(
    rf"\?|^\W*{_BEFORE}(?:{'|'.join(_OPENS)})\b|^\W*(?:{'|'.join(_LABELS)})|{'|'.join(_INSIDE)}|{_VERSUS}|{_ENDS}", re.IGNORECASE
)

# "Did the band thing this morning, 2 sets of 20": who leaves out that it was them tells what they did.
_DONE = r"\d+(?:[.,]\d+)? ?(?:[x×*]|sets?|reps?|rounds?|kgs?|lbs?|km|miles?|min\w*|times)"
_DID_IT = re.compile(
    rf"^\W*{_BEFORE}did (?:the|my|that|this|those|these|some|an?)\b"
    r"(?!.*\b(?:go|count|get|log|save|record|beat|help|improve|change|look|feel|work|make|add|come|increase|drop)\b)"
    rf"[^?]*?(?:[,:;.–-]\s*(?:about |only |just |did )?{_DONE}|\b\d+ ?[x×*] ?\d+)[^?]*$",
    re.IGNORECASE,
)


def is_question(text: str) -> bool:
    """Whether words ask for something."""
    return bool(QUESTION.search(plainly(text))) and not _DID_IT.search(text)
