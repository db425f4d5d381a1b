"""Injuries as rows: begun, told again, better known, and over."""

from datetime import date

from coaching import wording
from coaching.telling.injuries import InjurySaid, same_part
from coaching.telling.keeping import Choice, Kept, Option, Telling, receipt_of
from domain.injury import Injury
from domain.workout import Span

KIND = "injury"


async def keep_injury(telling: Telling, said: InjurySaid) -> Kept | None:
    """Keep one statement; None when there is nothing that it could be about."""
    rows = await telling.about.injuries.all(telling.user_id)
    effect = telling.message.effect(KIND, said.span.start)
    done = [row for row in rows if row.injury_id == effect or row.has(effect)]
    if done:
        return _again(telling, said, done, effect)
    open_rows = [row for row in rows if row.recovered_on is None]
    if said.over:
        return await _over(telling, said, open_rows, effect)
    same = sorted((row for row in open_rows if same_part(row.body_part, said.part)), key=lambda row: row.body_part != said.part)
    return await (_told_again(telling, said, same[0], effect) if same else _new(telling, said, effect))


def words_of(row: Injury) -> str:
    """Left knee, since 2 March 2026."""
    since = f", since {wording.date_words(row.occurred_on)}" if row.occurred_on else ""
    over = f", over since {wording.date_words(row.recovered_on)}" if row.recovered_on else ""
    kind = f" ({row.injury_type})" if row.injury_type else ""
    return f"{row.body_part.replace('_', ' ')}{kind}{since}{over}"


async def _new(telling: Telling, said: InjurySaid, effect: str) -> Kept:
    first = said.occurred_on or telling.today
    row = Injury(
        user_id=telling.user_id,
        injury_id=effect,
        body_part=said.part,
        injury_type=said.injury_type,
        severity=said.severity,
        occurred_on=first,
        worse_with=said.worse_with,
        source=(telling.message.signed(said.span),),
    )
    stored, receipt = telling.put(telling.about.injuries, row)
    topic = topic_of(stored)
    fact = telling.remember(said.span, topic, stored, held=(first, None), over=telling.topics(topic))
    await telling.commit()
    return Kept(f"noted: {words_of(stored)}", "Noted: something hurts", (receipt, fact))


async def _told_again(telling: Telling, said: InjurySaid, row: Injury, effect: str) -> Kept:
    """The same injury: what is new of it is added."""
    sided = {"left", "right"} & set(said.part.split()) and not {"left", "right"} & set(row.body_part.split())
    more = {
        "body_part": said.part if sided else row.body_part,
        "severity": said.severity or row.severity,
        "injury_type": row.injury_type or said.injury_type,
        "occurred_on": said.occurred_on or row.occurred_on,
        "worse_with": tuple(dict.fromkeys((*row.worse_with, *said.worse_with))),
    }
    changed = {name: value for name, value in more.items() if value != getattr(row, name)}
    if not changed:
        return Kept(f"I have that already: {words_of(row)}")
    after = row.revised(effect, **changed, source=(*row.source, telling.message.signed(said.span)))
    stored, receipt = telling.put(telling.about.injuries, after, "changed")
    topic = topic_of(stored)
    fact = telling.remember(said.span, topic, stored, held=(stored.occurred_on or telling.today, None), over=telling.topics(topic))
    await telling.commit()
    return Kept(f"noted: {words_of(stored)}", "Noted: something hurts", (receipt, fact))


async def _over(telling: Telling, said: InjurySaid, open_rows: list[Injury], effect: str) -> Kept | None:
    day = said.occurred_on or telling.today
    meant = [row for row in open_rows if not said.part or same_part(row.body_part, said.part)]
    if len(meant) > 1 and not said.many:
        return which("over", meant, "Which of them is fine again")
    span: Span = telling.message.signed(said.span)
    if not meant:
        older = _unrowed(telling, said.part)
        if older is None:
            return None
        begun = Injury(
            user_id=telling.user_id, injury_id=effect, body_part=older[0], occurred_on=older[1], recovered_on=day, source=(span,)
        )
        stored, receipt = telling.put(telling.about.injuries, begun)
        rows, receipts = [stored], [receipt]
    else:
        ended = [row.revised(effect, recovered_on=day, source=(*row.source, span)) for row in meant]
        put = [telling.put(telling.about.injuries, row, "changed") for row in ended]
        rows, receipts = [row for row, _ in put], [receipt for _, receipt in put]
    topic = topic_of(rows[0]) if len(rows) == 1 else "injury:" + said.part.replace(" ", "_")
    fact = telling.remember(said.span, topic, rows[0], held=(day, None), over=telling.topics(topic))
    await telling.commit()
    return Kept(f"good: {'; '.join(words_of(row) for row in rows)}", "Over", (*receipts, fact))


def which(verb: str, rows: list[Injury], question: str) -> Kept:
    """A question about which of several is meant."""
    options = tuple(Option((row.injury_id,), row.body_part) for row in rows)
    listed = " or ".join(f"the {one.words}" for one in options)
    return Kept("", question=f"{question}: {listed}?", choice=Choice(verb, options))


def topic_of(row: Injury) -> str:
    """What a fact about an injury is about."""
    return "injury:" + row.body_part.replace(" ", "_")


def _unrowed(telling: Telling, part: str) -> tuple[str, date | None] | None:
    """What is known of an injury that has no row yet: from a fact in the user's words, or from when the coach was built."""
    if not part:
        return None
    fact = next((one for one in telling.topics("injury:" + part.replace(" ", "_")) if one.about is None), None)
    if fact is not None:
        return (fact.topic or "").removeprefix("injury:").replace("_", " ") or part, fact.true_from
    minded = next((one for one in telling.minded if same_part(one, part)), None)
    return (minded.replace("_", " "), None) if minded else None


def _again(telling: Telling, said: InjurySaid, rows: list[Injury], effect: str) -> Kept:
    receipts = [receipt_of(telling.about.injuries, row, "created" if row.injury_id == effect else "changed", effect) for row in rows]
    fact = telling.said_already(said.span, "injury")
    lead = "good" if said.over else "noted"
    title = "Over" if said.over else "Noted: something hurts"
    return Kept(f"{lead}: {'; '.join(words_of(row) for row in rows)}", title, (*receipts, *([fact] if fact else [])))
