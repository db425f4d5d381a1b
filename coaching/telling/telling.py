"""Everything that one message states of its user, kept in the order of the words; and what an answer to a question settles."""

from collections.abc import Sequence

from coaching import holding
from coaching.telling import keep_gear, keep_goals, keep_injuries
from coaching.telling.choosing import chosen
from coaching.telling.facts import keep_fact
from coaching.telling.for_now import is_for_now
from coaching.telling.gear import GearSaid, read_gear
from coaching.telling.goals import GoalSaid, read_goals
from coaching.telling.injuries import InjurySaid, read_injuries
from coaching.telling.keeping import Choice, Kept, Telling, ended, memory_receipt, receipt_of
from domain.conversation import Receipt
from domain.memory import Memory
from domain.workout import Span

Said = GoalSaid | InjurySaid | GearSaid
MOST = 6


def statements(telling: Telling, text: str, *, lasting: bool = False) -> list[Said]:
    """What the words state; `lasting` leaves out pains of the moment, for those belong to the workout that is reported beside them."""
    found: list[Said] = [*read_goals(text, telling.today, telling.unit), *(() if is_for_now(text) else read_gear(text))]
    found += [one for one in read_injuries(text, telling.today) if one.lasts or not lasting]
    return sorted(found, key=lambda one: one.span.start)[:MOST]


async def keep_all(telling: Telling, said: Sequence[Said]) -> list[Kept]:
    """Keep each statement; one that is about nothing that is known is left out."""
    kept = [one for statement in said if (one := await _keep(telling, statement))]
    only = [one for one in said if isinstance(one, GearSaid) and one.only and not one.gone]
    if only:
        receipts = await keep_gear.keep_only(telling, [one.kind for one in only], only[0].span)
        kept += [Kept("noted: nothing else", "Equipment", tuple(receipts))] if receipts else []
    return kept


async def keep_sentence(telling: Telling, taken: Sequence[Said]) -> Kept | None:
    """Keep the first sentence about the user's own life that became no row; None when there is none."""
    text = telling.message.text
    quote = holding.noticed(text)
    if quote is None or is_for_now(text):
        return None
    start = text.find(quote)
    span = Span(start=start, end=start + len(quote), quote=quote)
    rows = [one for one in taken if one.span.start < span.end and span.start < one.span.end]
    # A gym that has something is both: the thing, and where the user trains.
    if rows and not (holding.topic_of(quote) == "place" and all(isinstance(one, GearSaid) for one in rows)):
        return None
    return await keep_fact(telling, span)


async def settle(telling: Telling, choice: Choice) -> Kept | None:
    """Do what an answer picks of a question's options; None when it picks none."""
    text = telling.message.text
    picked = chosen(text, choice.options)
    if picked is None:
        return None
    ids = {row_id for one in picked for row_id in one.ids}
    if choice.verb == "holds":
        return await _holds(telling, choice, ids)
    span = Span(start=0, end=len(text), quote=text)
    rows = [row for row in await telling.about.milestones.all(telling.user_id) if row.milestone_id in ids]
    if choice.verb in ("reached", "dropped") and rows:
        return await keep_goals.end_goal(telling, choice.verb, rows[0], span)
    if choice.verb == "over" and picked:
        said = InjurySaid(part=picked[0].words, span=span, over=True, many=len(picked) > 1)
        return await keep_injuries.keep_injury(telling, said)
    return None


async def _holds(telling: Telling, choice: Choice, ids: set[str]) -> Kept:
    """What was picked is sure; the rest holds no more."""
    text, effect = telling.message.text, telling.message.effect("settle", 0)
    span = telling.message.signed(Span(start=0, end=len(text), quote=text))
    names = {row_id for option in choice.options for row_id in option.ids}
    receipts: list[Receipt] = []
    for row in await telling.about.milestones.all(telling.user_id):
        if row.milestone_id in names - ids and row.has(effect):
            receipts.append(receipt_of(telling.about.milestones, row, "changed", effect))
        elif row.milestone_id in names - ids and row.is_open:
            after = row.revised(effect, ended_on=telling.today, source=(*row.source, span))
            receipts.append(telling.put(telling.about.milestones, after, "changed")[1])
    right = [one for one in telling.known if _is_named(one, ids) and one.superseded_by is None]
    by = right[0].memory_id if right else effect
    wrong = [one for one in telling.known if _is_named(one, names - ids) and one.superseded_by in (None, by)]
    facts = [telling.change(one.model_copy(update={"unsure": ()})) if one.unsure else one for one in right]
    facts += [telling.change(ended(one, by, telling.today)) if one.superseded_by is None else one for one in wrong]
    for one in facts:
        proof = memory_receipt(one, "changed")
        receipts.append(proof.model_copy(update={"id": f"{effect}/{one.memory_id}"}))
    if telling.writes:
        await telling.commit()
    words = " and ".join(f"“{one.words}”" for one in choice.options if set(one.ids) & ids)
    return Kept(f"settled: {words} holds" if words else "settled: none of them holds", "Settled", tuple(receipts))


def _is_named(memory: Memory, ids: set[str]) -> bool:
    return memory.memory_id in ids or (memory.about or "").rpartition("/")[2] in ids


async def _keep(telling: Telling, said: Said) -> Kept | None:
    if isinstance(said, GoalSaid):
        return await keep_goals.keep_goal(telling, said)
    if isinstance(said, InjurySaid):
        return await keep_injuries.keep_injury(telling, said)
    return await keep_gear.keep_gear(telling, said)
