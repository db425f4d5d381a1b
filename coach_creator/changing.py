"""What a sentence in a conversation would change about a coach: the answers it was built on, and so the coach itself.

It only says what would change. Nothing is changed before the user has said yes.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from coach_creator import author, extractors, replies, rescheduling, safety, wishing
from coach_creator.extractors.guards import is_others
from coach_creator.extractors.reading import Found, Reading
from coach_creator.filling import ALSO, NEVER_DROPPED, Change, fill, union
from coach_creator.slots import SLOTS
from coaching.proposals import Proposed, done
from coaching.telling.for_now import is_for_now, passes
from domain.coach import CoachConfig
from domain.creator import CreatorSession, SlotAnswer, SlotKey
from domain.exercises import catalogue
from domain.workout import Span
from kit.clock import local_day
from prompts.methodology import methodologies

ABOUT: frozenset[SlotKey] = frozenset(
    {
        "style",
        "schedule",
        "session_length",
        "equipment",
        "injuries",
        "goals",
        "methodology",
        "intensity",
        "dislikes",
        "preferences",
        "timeline",
    }
)
_OF_DAYS: frozenset[SlotKey] = frozenset({"schedule", "session_length", "equipment"})
LONGEST = 400
# How much is explained, not one thing that is to be explained.
_EXPLAINS = (
    r"explain (?:every\w*|more|things|(?:(?:the|your) )?(?:why|how|reasons?|reasoning|thinking|logic|rationale|theory|science|background"
    r"|details)(?: (?:behind|of|for) (?:it|things|every\w*|each|what|your|my|all|the (?:exercises?|plan|sessions?|workouts?|numbers"
    r"|sets))\b"
    r"[^.!?]{0,30}| (?:more|too|to me|please|as well|when|and|you (?:do|choose|pick|want|say|give|propose))\b|(?=\W*$|\s*[,.!;])))"
)
# Words by which people say that something is to be different from now on; without them a message is talk, not a change.
_CUE = re.compile(
    r"\b(?:from now on|no longer|switch (?:me |my |the |to )|new (?:goal|gym|job|place|schedule)|only (?:have|got(?! to)|train)|can only"
    r"|(?:train|coach|push|talk to) me|plan (?:me|for me|my)|stop (?:being|pushing|talking)|keep (?:it|your answers|your replies)"
    r"|be (?:a (?:bit|little) )?(?:more|less|\w+er|blunt|strict|kind|gentle|brief|short|direct|honest)\b"
    r"|(?:shorter|longer|briefer) (?:answers|replies|messages)|healed|recovered|fine (?:again|now)|goal is (?:now )?"
    r"|i (?:just )?(?:moved|changed gyms?|switched gyms?)|i (?:want|need) (?:you )?to (?:train|be)|make (?:the|my) sessions"
    r"|(?:have|train|got|do) (?:\w+ ){0,6}(?:now|any ?more|these days)(?=\W|$)|days? (?:a week )?instead of|hurts? (?:again|now)"
    r"|i(?:['’]ve| have)? (?:just )?joined an? |i (?:don['’]?t|do not) want to [^.!?]{2,40} any ?more|(?:bored|sick|tired) of"
    r"|had enough of"
    r"|(?:harder|tougher|heavier|easier|lighter|(?:more|less) intense) (?:sessions?|workouts?|training)"
    r"|(?:sessions?|workouts?|training) (?:a (?:bit|little) |much )?(?:harder|tougher|heavier|easier|lighter)"
    r"|no more (?!than\b|questions?\b)\w+|less (?:chit-?chat|small ?talk|talk\w*|text)|(?:just|only) the (?:numbers|facts)"
    rf"|{_EXPLAINS}|drop me to|i(?:['’]ve)? (?:just )?(?:got|bought|built|set up) (?:a|my own) (?:home"
    r"|garage) ?gym"
    r"|i (?:just )?(?:sold|got rid of|gave away) my"
    r"|(?:i|we)(?:['’]d| would)? (?:now )?(?:want|like|prefer|plan|decided) (?:to )?[^.!?]{1,60} instead)",
    re.IGNORECASE,
)
_NO_REPS = r"(?! (?:\w+ )?(?:pull|chin|push|muscle|press|dip|curl|rep|row|toe|sit|handstand|form|ring|ones?\b))"  # "10 strict pull-ups"
# A comparison asks for more of what a tone is.
_MORE: tuple[tuple[str, str], ...] = (
    (rf"strict(?:er)?{_NO_REPS}|hard(?:er)? on me|tough(?:er)?|blunter|harsher|more (?:direct|honest|strict|blunt|demanding)"
        r"|push me (?:more|harder)",
        "blunt"),
    (r"gentl(?:er|e)|nicer|kinder|softer|friendlier|less (?:strict|harsh|blunt|demanding)|go easier on me"
        r"|more (?:gentle|patient|encouraging|supportive|kind)",
        "encouraging"),
    (r"more (?:technical|detailed|scientific)|nerdier", "technical"),
    (r"more competitive", "competitive"),
)  # fmt: skip
_OPPOSITE = {"blunt": {"encouraging", "gentle", "supportive"}, "encouraging": {"blunt", "tough", "strict"}}
_TRAINED = r"(?! (?:sessions?|workouts?|training|rests?|breaks?|runs?|rides?|weeks?|days?|sets?|hours?|time))"
_LENGTH = re.compile(
    rf"\b(?:(?P<short>(?:shorter|briefer){_TRAINED}|less (?:talk(?:ing)?|text|words|chit-?chat|small ?talk)|fewer words|brief"
    r"|keep it short|(?:just|only) the (?:numbers|facts))"
    rf"|(?P<long>(?<!no )longer{_TRAINED}|more detail(?:s|ed)?))\b"
)
_LEVELS = ("low", "moderate", "high")
_UP, _DOWN = r"harder|tougher|heavier|more intense", r"easier|lighter|less intense"
_HARDER = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})) (?:sessions?|workouts?|training)\b"
    rf"|\b(?:sessions?|workouts?|training) (?:a (?:bit|little) |much )?(?:(?P<up2>{_UP})|(?P<down2>{_DOWN}))\b"
)
_STYLE_ASKED = re.compile(rf"\b{_EXPLAINS}")
# One goal that takes the place of another, not one more.
_INSTEAD = re.compile(r"\b(?:instead(?! of)|no longer|not any ?more|changed my (?:mind|goal)|new goal|goal is now|my goal now)\b")
_LIKES_AGAIN = re.compile(
    r"\b(?:no longer|do(?:es)? not|don['’]?t|never|not|stopped) (?:\w+ )?(?:hat(?:e|ing)|dislik(?:e|ing)|mind(?:ing)?)\b", re.IGNORECASE
)
_HEALED = re.compile(
    r"\bmy (?:(?P<side>left|right) )?(?P<area>[a-z]+(?: [a-z]+)?) (?:is|feels|has|are)(?: \w+){0,2}"
    r" (?:fine|better|ok|okay|good|healed|recovered|pain[- ]free|gone)\b"
)


_ASKS = re.compile(r"^\W*(?:do|does|did|are|is|why|how|who|when|where|what)\b", re.IGNORECASE)
_MAY_BE = r"(?:will|would|can|could|should|am|do|did|have|is|are|was|were) (?:i|we|my|it|that|this|the)\b"
_FRANK = r"(?:just |please |pls )?be (?:\w+ly )?(?:honest|frank|straight|blunt|direct)(?: with me)?"
# "Am I on track? Be honest", "be honest, will I make it": the answer is to be true, and the coach stays as it is.
_FRANKLY = re.compile(
    rf"\b{_MAY_BE}[^.!?]*[?.!,;]*\s*(?:and |so |but )?{_FRANK}\W*$|\b{_FRANK}[,.:;!]?\s*(?:so |and )?{_MAY_BE}", re.IGNORECASE
)
# What is for once is no change of how it is.
_ONCE = re.compile(
    r"\b(?:(?:only |just )?(?:this|for) once|only once|one[- ]time|that (?:weekend|week|once)|(?:only|just) this (?:time|week|weekend))\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"^\W*(?:please |can you |could you |pls )?(?:move|shift|push|put) (?:the |my )(?P<what>[^,.!?]{2,30}?) to \w*day\b", re.IGNORECASE
)


def _asks_only(text: str) -> bool:
    """Whether a message only asks something, and perhaps for the truth about it: that is no wish for another tone."""
    return bool(_ASKS.match(text) or _FRANKLY.search(text))


def _moves_one(text: str) -> bool:
    """Whether one exercise, or one run, is to be on another day: that moves no day of training."""
    moved = _MOVES.match(text)
    return moved is not None and bool(catalogue().spot(moved["what"]) or re.search(r"\b(?:miler|run|ride|swim)\b", moved["what"]))


def asks_for_change(text: str) -> bool:
    """Whether a message may ask for another coach; cheap for those that do not, for every message is asked."""
    if len(text) > LONGEST or text.rstrip().endswith("?") or _asks_only(text) or _ONCE.search(text) or _moves_one(text):
        return False
    if wishing.asks(text) or rescheduling.asks(text.lower()):
        return True
    if is_for_now(text):
        return False
    if not _CUE.search(text):
        return False
    reading = Reading(text, ())
    tones = (words for words, _ in _MORE)
    return bool(
        _HEALED.search(reading.low)
        or _LENGTH.search(reading.low)
        or any(re.search(rf"\b(?:{words})\b", reading.low) for words in tones)
        or _STYLE_ASKED.search(reading.low)
        or _HARDER.search(reading.low)
        or any(_is_meant(find, text) for find in extractors.read(reading, date.min))
    )


def proposed(
    coach: CoachConfig, answers: Mapping[SlotKey, SlotAnswer], text: str, turn: int, place: str, now: datetime, timezone: str
) -> Proposed | None:
    """The coach as these words would make it, with the differences in words; None when they ask for no change."""
    if not asks_for_change(text):
        return None
    reading = Reading(text, ())
    session = CreatorSession(
        session_id=place,
        user_id=coach.user_id,
        timezone=timezone,
        creation_type="modification",
        coach_id=coach.coach_id,
        slots={key: known if known.where else known.model_copy(update={"where": coach.coach_id}) for key, known in answers.items()},
        started_at=now,
        last_activity=now,
    )
    finds = [find for find in extractors.read(reading, local_day(now, timezone)) if _is_meant(find, text)]
    after, changes = anew(session, finds, reading, turn)
    changes = [change for change in changes if change.kind != "kept" and not _is_so(change, coach)]
    after = after.model_copy(update={"about": wishing.wished(reading, turn)})
    wishes = wishing.lines(coach, after.about)
    if not changes and not wishes:
        said = already(session, reading) or _method_already(finds, coach)
        return Proposed(config=coach, answers=dict(answers), lines=(), warnings=(said,)) if said else None
    where = {change.key: after.slots[change.key].model_copy(update={"where": place}) for change in changes}
    after = after.model_copy(update={"slots": after.slots | where})
    lines = (*(_line(change, answers.get(change.key), coach) for change in changes), *wishes)
    config = author.rewrite_coach(after, coach, done("; ".join(lines)), now)
    lines = (*lines, *(() if "methodology" in {change.key for change in changes} else follows(coach, config)))
    meant = [*(after.slots[change.key] for change in changes), *after.about.values()]
    spans = tuple(Span(start=said.start, end=said.end, quote=said.quote) for known in meant for said in known.said[-1:])
    return Proposed(config=config, answers=dict(after.slots), lines=lines, source=spans, warnings=_warnings(session, after))


def as_it_was(
    coach: CoachConfig,
    answers: Mapping[SlotKey, SlotAnswer],
    then: CoachConfig,
    answers_then: Mapping[SlotKey, SlotAnswer],
    text: str,
    now: datetime,
) -> Proposed:
    """The coach as it was in an earlier version, with the differences in words; what hurts and what is medical stays as it is known now."""
    kept = dict(answers_then) | {key: known for key, known in answers.items() if key in NEVER_DROPPED}
    changed = [key for key in SLOTS if _worth(kept.get(key)) != _worth(answers.get(key))]
    lines = tuple(
        f"{SLOTS[key].topic.removeprefix('your ')}: {_described(key, kept.get(key))} (now: {_described(key, answers.get(key))})"
        for key in changed
    )
    if then.coach_name != coach.coach_name:
        lines = (*lines, f"my name: {then.coach_name} (now: {coach.coach_name})")
    if then.custom_instructions != coach.custom_instructions:
        lines = (
            *lines,
            f"what I always keep in mind: {then.custom_instructions or 'nothing'} (now: {coach.custom_instructions or 'nothing'})",
        )
    if not lines:
        return Proposed(config=coach, answers=dict(answers), lines=(), warnings=("I was the same then.",))
    session = CreatorSession(
        session_id=coach.coach_id,
        user_id=coach.user_id,
        creation_type="modification",
        coach_id=coach.coach_id,
        slots=kept,
        started_at=now,
        last_activity=now,
    )
    by_hand = coach.model_copy(update={"coach_name": then.coach_name, "custom_instructions": then.custom_instructions})
    config = author.rewrite_coach(session, by_hand, done("; ".join(lines)), now)
    return Proposed(config=config, answers=kept, lines=lines, source=(Span(start=0, end=len(text), quote=text),))


def _is_so(change: Change, coach: CoachConfig) -> bool:
    """Whether a method is asked for that is in use already."""
    return change.key == "methodology" and bool(change.value == coach.technical_config.methodology)


def _method_already(finds: Sequence[Found], coach: CoachConfig) -> str:
    known = methodologies().get(coach.technical_config.methodology)
    asked = any(find.slot == "methodology" and find.value == coach.technical_config.methodology for find in finds)
    return f"I train you by {known.name} already." if asked and known else ""


def _worth(known: SlotAnswer | None) -> Any:
    return known.value if known is not None and known.status == "answered" else None


def _described(key: SlotKey, known: SlotAnswer | None) -> str:
    return replies.describe(key, known.value) if known is not None and _worth(known) is not None else "nothing said"


def anew(session: CreatorSession, finds: Sequence[Found], reading: Reading, turn: int) -> tuple[CreatorSession, list[Change]]:
    """As `fill`, for a coach that is there: comparisons are understood, a goal can take another's place, what healed is past."""
    before = session.slots
    open_to = session.model_copy(update={"slots": dict(before)})
    style = _style(reading, open_to, finds)
    if _INSTEAD.search(reading.low) and any(find.slot == "goals" and not find.faint for find in finds):
        open_to.slots.pop("goals", None)
    others = [find for find in finds if find.slot != "style"]
    schedule = rescheduling.moved(session.value("schedule") or {}, reading)
    if schedule is not None:
        others = [*(find for find in others if find.slot != "schedule"), schedule]
        open_to.slots.pop("schedule", None)
    if _elsewhere(session, others) and not ALSO.search(reading.low):
        open_to.slots.pop("equipment", None)
    harder = _effort(session, reading)
    if harder is not None:
        others = [*(find for find in others if find.slot != "intensity"), harder]
    after, changes = fill(open_to, [*others, *style], reading, turn)
    after, changes = _disliked(after, changes)
    after, changes = _healed(after, reading, turn, changes)
    changes = [_beside(change, before.get(change.key)) for change in changes]
    same = {change.key: before[change.key] for change in changes if change.key in before and change.value == before[change.key].value}
    return after.model_copy(update={"slots": after.slots | same}), [change for change in changes if change.key not in same]


def rebased(session: CreatorSession, answers: Mapping[SlotKey, SlotAnswer]) -> CreatorSession:
    """The session over the coach's newest answers: only what was said in it stays, and no injury that came meanwhile is dropped."""
    own = {key: known for key, known in session.slots.items() if any(said.where is None for said in known.said)}
    newest = {key: known if known.where else known.model_copy(update={"where": session.coach_id}) for key, known in answers.items()}
    kept = {key: _with_newer(key, known, newest.get(key)) for key, known in own.items()}
    return session.model_copy(update={"slots": newest | kept}) if answers else session


def _with_newer(key: SlotKey, own: SlotAnswer, newer: SlotAnswer | None) -> SlotAnswer:
    if key not in NEVER_DROPPED or newer is None or not isinstance(own.value, list) or not isinstance(newer.value, list):
        return own
    value = union(key, newer.value, own.value)
    return own if value == own.value else own.model_copy(update={"value": value, "more": (*own.more, *newer.said)})


def already(session: CreatorSession, reading: Reading) -> str:
    """That the coach is set to what the words ask of its manner; empty when they ask for none."""
    style = session.value("style")
    compared = [match.start() for words, _ in _MORE for match in re.finditer(rf"\b(?:{words})\b", reading.low)]
    if any(is_others(reading, start) for start in compared):
        return ""
    asks = compared or _STYLE_ASKED.search(reading.low) or _LENGTH.search(reading.low)
    return f"That is how I'm set already: {replies.describe('style', style)}." if asks and style else ""


def _elsewhere(session: CreatorSession, finds: Sequence[Found]) -> bool:
    """Whether things are named at another place than the known one: they take the place of what was there."""
    known = session.value("equipment") or {}
    new: dict[str, Any] = next((find.value for find in finds if find.slot == "equipment"), {})
    return bool(new.get("items") and new.get("place") and known.get("place") not in (None, new["place"]))


def follows(before: CoachConfig, after: CoachConfig) -> tuple[str, ...]:
    """What follows from other answers and was not asked for by name: another method."""
    old, new = (methodologies().get(coach.technical_config.methodology) for coach in (before, after))
    return (f"the method that fits: {new.name} (now: {old.name})",) if old and new and old.key != new.key else ()


def _beside(change: Change, before: SlotAnswer | None) -> Change:
    """A change with what was there before, also where that was taken out to make room."""
    if before is None or before.status != "answered":
        return change
    return Change(change.key, "changed" if change.kind == "new" else change.kind, change.value, before.value)


def _is_meant(find: Found, text: str) -> bool:
    """Whether it is to be different from now on: how long, when and with what somebody trains this week is no such thing."""
    if find.slot == "injuries" and not find.value and not re.search(r"\binjur", text, re.IGNORECASE):
        return False  # "no pain" is said of a set
    return (
        find.slot in ABOUT
        and not find.faint
        and not ((find.slot in _OF_DAYS and passes(text)) or (find.slot == "dislikes" and _LIKES_AGAIN.search(text)))
    )


def _effort(session: CreatorSession, reading: Reading) -> Found | None:
    """One step harder or easier than it was said to be."""
    match = _HARDER.search(reading.low)
    if match is None or is_others(reading, match.start()):
        return None
    step = 1 if match["up"] or match["up2"] else -1
    known = session.value("intensity")
    at = _LEVELS.index(known) if known in _LEVELS else 1
    return reading.found("intensity", _LEVELS[min(max(at + step, 0), len(_LEVELS) - 1)], *match.span())


def _disliked(session: CreatorSession, changes: list[Change]) -> tuple[CreatorSession, list[Change]]:
    """What is not wanted any more is no favourite any more either."""
    liked, disliked = session.slots.get("preferences"), next((change for change in changes if change.key == "dislikes"), None)
    if liked is None or disliked is None or not isinstance(liked.value, list):
        return session, changes
    unwanted = {str(entry).rstrip("s") for entry in disliked.value}
    left = [name for name in liked.value if str(name).rstrip("s") not in unwanted]
    if left == liked.value:
        return session, changes
    answer = session.slots["dislikes"].model_copy(update={"value": left})
    change = Change("preferences", "changed", left, liked.value)
    return session.model_copy(update={"slots": session.slots | {"preferences": answer}}), [*changes, change]


def _style(reading: Reading, session: CreatorSession, finds: Sequence[Found]) -> list[Found]:
    """How to talk, with comparisons understood and what they speak against left out."""
    said = [find for find in finds if find.slot == "style"]
    compared = [
        (match, tone)
        for words, tone in _MORE
        for match in re.finditer(rf"\b(?:{words})\b", reading.low)
        if not is_others(reading, match.start())
    ]
    named = [tone for find in said for tone in find.value.get("tones", [])]
    length = _LENGTH.search(reading.low)
    if not compared and not named and not length:
        return said
    before = session.value("style") or {}
    if not compared and not length and set(named) <= set(before.get("tones", [])):
        return said
    first = [tone for _, tone in compared] or named
    against: set[str] = set().union(*(_OPPOSITE.get(tone, set()) for tone in first))
    # What is asked for now leads; the whole of it is said anew, for an old tone must not join in again.
    tones = [*first, *(tone for tone in [*named, *before.get("tones", [])] if tone not in against)]
    value = before | {name: known for find in said for name, known in find.value.items()} | {"tones": list(dict.fromkeys(tones))}
    if length:
        value["length"] = "short" if length["short"] else "long"
    session.slots.pop("style", None)
    words = [reading.span(*match.span()) for match in (*(match for match, _ in compared), *filter(None, [length]))]
    spans = [*words, *((find.start, find.end) for find in said)]
    return [Found("style", value, min(start for start, _ in spans), max(end for _, end in spans))]


def _healed(session: CreatorSession, reading: Reading, turn: int, changes: list[Change]) -> tuple[CreatorSession, list[Change]]:
    """An injury that is fine again becomes a past one; it is never forgotten."""
    found = _HEALED.search(reading.low)
    known = session.slots.get("injuries")
    if found is None or known is None or not isinstance(known.value, list):
        return session, changes
    area, side = found["area"].replace(" ", "_"), found["side"]

    def is_meant(entry: dict[str, Any]) -> bool:
        return entry.get("area") == area and (side is None or entry.get("side") in (None, side)) and entry.get("status") != "past"

    healed = [{**entry, "status": "past"} if is_meant(entry) else entry for entry in known.value if isinstance(entry, dict)]
    if healed == known.value:
        return session, changes
    quote = reading.raw[found.start() : found.end()]
    answer = SlotAnswer(value=healed, quote=quote, turn=turn, start=found.start(), end=found.end(), more=known.said)
    others = [change for change in changes if change.key != "injuries"]
    return session.model_copy(update={"slots": session.slots | {"injuries": answer}}), [
        *others,
        Change("injuries", "changed", healed, known.value),
    ]


def _line(change: Change, before: SlotAnswer | None, coach: CoachConfig) -> str:
    """What would be different, by its name, with how it is now."""
    known = f" (now: {replies.describe(change.key, before.value)})" if before is not None and before.value else ""
    if change.key == "methodology" and not known:
        known = f" (now: {replies.describe('methodology', coach.technical_config.methodology)})"
    return f"{SLOTS[change.key].topic.removeprefix('your ')}: {replies.describe(change.key, change.value)}{known}"


def _warnings(before: CreatorSession, after: CreatorSession) -> tuple[str, ...]:
    known = safety.flags(before.value("red_flags"))
    return tuple(safety.message(flag) for flag in safety.flags(after.value("red_flags")) if flag not in known)
