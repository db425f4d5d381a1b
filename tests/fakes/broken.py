"""A responder that does all its work and is lost before the turn can be closed, as in a kill at the worst moment."""

from coaching.turns import Answer, Emit, Responder, Wave
from domain.conversation import Turn


class LostBeforeTheEnd:
    """Stands in for `respond` of a real responder, for its first attempts."""

    def __init__(self, responder: Responder, times: int = 1) -> None:
        self.answer = responder.respond
        self.left = times

    async def __call__(self, turn: Turn, wave: Wave, emit: Emit) -> Answer:
        answer = await self.answer(turn, wave, emit)
        if self.left:
            self.left -= 1
            raise RuntimeError("lost")
        return answer
