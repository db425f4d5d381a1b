"""A coach that is changed by talking: what the words ask for is proposed, and done after a yes. Guarded like every effect of a turn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.context import CoachContext
from agent.talking import Closing
from coaching import going_back, proposals
from coaching.proposals import Changer, ProposalGone, Proposals, Proposed
from domain.coach import CoachConfig
from domain.conversation import Card, Turn
from domain.recommendation import Recommendation
from extraction.remarks import read_remarks
from kit.errors import NotFound
from storage.coaches import Coaches

PROPOSAL = "proposal"
# A plain yes or no with courtesy around it, and nothing else: "ok, but not the dumbbells" leaves the proposal open.
_COURTESY = (
    r"(?:[\s,.!]+(?:please|thanks|thank you|coach|do it|do that|change it|go ahead|sounds good"
    r"|that['’]?s (?:fine|right|good)|of course|sure|then))*"
)
_YES = re.compile(
    r"^\W*(?:yes|yep|yeah|yup|sure|ok|okay|please do|do it|do that|go ahead|sounds good|perfect|accepted|agreed|ja|sí|si|oui|sim|tak|да)"
    rf"{_COURTESY}[^\w?]*$",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^\W*(?:no|nope|nah|don['’]?t|do not|leave it|never ?mind|cancel|dismiss|forget it|nein|non|não|nie|нет)"
    r"(?:[\s,.!]+(?:please|thanks|thank you|coach|leave it|leave it as it is|don['’]?t|never ?mind|not now|forget it|keep it))*[^\w?]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Changing:
    """Offers and settles changes of coaches."""

    proposals: Proposals
    coaches: Coaches
    changer: Changer

    async def settle(self, context: CoachContext, turns: Sequence[Turn]) -> CoachConfig | None:
        """Carry out or leave what the turn before proposed, if this message is a yes or a no; the coach as it is then."""
        waiting = turns[0].extra.get(PROPOSAL) if turns else None
        message = context.message
        if waiting is None:
            return None
        try:
            if _YES.match(message.text):
                coach, receipt = await self.proposals.accept(message.user_id, str(waiting), message)
                change = coach.metadata.adaptation_history[-1].change
                context.desk.show(Card(kind="correction", title=f"{coach.coach_name} has changed", data={"text": change}), receipt)
                context.told.append(f"changed how I coach: {change}")
                return coach
            if _NO.match(message.text):
                await self.proposals.dismiss(message.user_id, str(waiting), message)
                context.told.append("left everything as it was")
        except (ProposalGone, NotFound) as error:
            context.trouble = error.message
        return None

    async def noticed(self, context: CoachContext, turn: Turn) -> Closing:
        """What was seen between conversations, asked about once, behind the first reply of one; the next message answers it."""
        coach, message = context.coach, context.message
        if turn.number != 1 or coach is None or context.question or read_remarks(message.text).concerns:
            return lambda _: ""
        due = await self.proposals.noticed(message.user_id, coach, message.conversation_id or "")
        return (lambda _: self._asked(due, context)) if due else lambda _: ""

    @staticmethod
    def _asked(due: Recommendation, context: CoachContext) -> str:
        context.extra[PROPOSAL] = due.recommendation_id
        context.desk.show(proposals.card(due))
        return f"I noticed something. {due.reasoning} Shall I change that from now on: {due.description}? Say yes or no."

    async def _wished(self, context: CoachContext, coach: CoachConfig) -> Proposed | None:
        """The coach as the message wishes it."""
        message = context.message
        if not self.changer.asks_for_change(message.text):
            return None
        answers = await self.coaches.answers(message.user_id, coach.coach_id)
        place = message.conversation_id or ""
        return self.changer.proposed(coach, answers, message.text, message.turn or 0, place, message.at, message.timezone)

    async def _asked_back(self, context: CoachContext, coach: CoachConfig) -> Proposed | None:
        """The coach as it was at the time that the message names; a question when it was not there then."""
        message = context.message
        versions = await self.coaches.versions(message.user_id, coach.coach_id)
        kept = going_back.meant(message.text, versions, message.today)
        if kept is None:
            began = next((f"on {one.created_at.day} {one.created_at:%b %Y}" for one in versions[-1:] if one.created_at), "not long ago")
            changed = "Say “go back to how you were at first” for that version." if len(versions) > 1 else "I have not changed since."
            there = "I was not there then: " if going_back.names_a_time(message.text, message.today) else ""
            context.question = f"{there}I was built {began}. {changed} What should I do differently?"
            return None
        answers = await self.coaches.answers(message.user_id, coach.coach_id)
        then = await self.coaches.answers(message.user_id, coach.coach_id, through=kept.number)
        return self.changer.as_it_was(coach, answers, kept.config, then, message.text, message.at)

    async def offer(self, context: CoachContext, coach: CoachConfig | None) -> None:
        """Propose what the message asks to be different; nothing when it stored something or waits for an answer."""
        message = context.message
        if coach is None or context.told or context.question or context.trouble or context.reading.workouts:
            return
        found = await self._asked_back(context, coach) if going_back.asks(message.text) else await self._wished(context, coach)
        if found is None:
            return
        if not found.lines:
            context.question = f"{' '.join(found.warnings)} What exactly should I do differently?"
            return
        proposal = await self.proposals.offer(message, coach, found)
        context.extra[PROPOSAL] = proposal.recommendation_id
        context.desk.show(proposals.card(proposal))
        warnings = " ".join(found.warnings)
        context.question = f"{warnings} Shall I change that from now on: {proposal.description}? Say yes or no.".strip()
