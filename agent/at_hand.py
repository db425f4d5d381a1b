"""The equipment that there is in this turn: the user's own, narrowed by what they said of these days."""

from agent.context import CoachContext
from agent.telling import kinds
from coaching.substitutes import needing
from coaching.telling.for_now import ForNow, for_now
from coaching.telling.gear import read_gear
from kit.clock import local_day

LOOKS_BACK = 8


def gear_now(context: CoachContext) -> ForNow | None:
    """What the message says of the equipment for some days, or one of the last turns whose days are not over."""
    message = context.message
    if now := for_now(message.text, message.today):
        return now
    for turn in context.turns[:LOOKS_BACK]:
        said = for_now(turn.text, local_day(turn.created_at, message.timezone)) if turn.created_at else None
        if said is not None:
            return said if message.today <= said.span.last else None
        if any(read_gear(turn.text)):
            return None
    return None


async def owned_now(context: CoachContext) -> set[str]:
    """What there is: what was said in the interview and is not gone, with the rows; empty when nobody said."""
    rows = await context.about.gear.all(context.message.user_id)
    owned = {piece.kind for piece in rows if piece.is_owned}
    told = kinds(context.coach.technical_config.equipment_available) if context.coach else set()
    usual = owned | (told - {piece.kind for piece in rows})
    now = gear_now(context)
    return now.left_of(usual) if now else usual


async def missing_now(context: CoachContext) -> set[str]:
    """The exercises that need equipment that is gone, for good or for now."""
    rows = await context.about.gear.all(context.message.user_id)
    gone = {piece.kind for piece in rows if not piece.is_owned} - {piece.kind for piece in rows if piece.is_owned}
    now = gear_now(context)
    return needing(gone | now.gone() if now else gone)
