"""Proposals to change a coach: offered with their difference in words, and carried out only after a yes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from coaching.message import Message
from domain.coach import CoachConfig
from domain.conversation import Card, Receipt
from domain.creator import SlotAnswer, SlotKey
from domain.recommendation import Change, Recommendation
from domain.workout import Span
from kit.clock import Clock
from kit.errors import Conflict
from storage.coaches import Coaches
from storage.guidance import Recommendations
from storage.pages import Page
from storage.table import ConditionFailed, Write

STANDS = timedelta(days=7)
NO_HOLDS = timedelta(days=90)
"""How long a no is remembered, so that nothing is proposed again too soon."""
TRAITS = (
    "coach_name",
    "template_id",
    "technical_config",
    "generated_prompts",
    "provenance",
    "safety_flags",
    "metadata",
    "custom_instructions",
)


@dataclass(frozen=True)
class Proposed:
    """A coach as it would be, the answers behind it, the differences in words, and the words that ask for them.

    Without a difference the warnings say why: it is so already.
    """

    config: CoachConfig
    answers: dict[SlotKey, SlotAnswer]
    lines: tuple[str, ...]
    source: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


def done(difference: str) -> str:
    """A difference in words, once it is made: what was now is before."""
    return difference.replace(" (now: ", " (before: ")


class Changer(Protocol):
    """Whoever knows what words would change about a coach."""

    def asks_for_change(self, text: str) -> bool: ...

    def proposed(
        self, coach: CoachConfig, answers: Mapping[SlotKey, SlotAnswer], text: str, turn: int, place: str, now: datetime, timezone: str
    ) -> Proposed | None: ...

    def as_it_was(
        self, coach: CoachConfig, answers: Mapping[SlotKey, SlotAnswer], then: CoachConfig, answers_then: Mapping[SlotKey, SlotAnswer],
        text: str, now: datetime,
    ) -> Proposed: ...  # fmt: skip


class ProposalGone(Conflict):
    """The proposal was answered already, or the coach has changed since."""

    code = "proposal_gone"


class Proposals:
    """Offers changes of coaches, and carries out those that are accepted."""

    def __init__(self, rows: Recommendations, coaches: Coaches, clock: Clock) -> None:
        self.rows = rows
        self.coaches = coaches
        self.clock = clock

    async def offer(self, message: Message, before: CoachConfig, proposed: Proposed, *, rule_id: str | None = None) -> Recommendation:
        """Keep a proposal until it is answered, for a week; the same words offer it once."""
        proposal_id = message.effect("proposal", 0)
        known = await self.rows.find(message.user_id, recommendation_id=proposal_id)
        if known is not None:
            return known
        proposal = Recommendation(
            user_id=message.user_id,
            recommendation_id=proposal_id,
            recommendation_type="coach",
            title=f"Change {before.coach_name}",
            description="; ".join(proposed.lines),
            reasoning=message.text[:500],
            diff=changes(before, proposed.config),
            rule_id=rule_id,
            conversation_id=message.conversation_id,
            turn=message.turn,
            source=tuple(message.signed(span) for span in proposed.source),
            metadata={
                "coach_id": before.coach_id,
                "coach_version": before.version,
                "lines": list(proposed.lines),
                "answers": {key: known.model_dump(mode="json") for key, known in proposed.answers.items()},
            },
            expires_at=message.at + STANDS,
        )
        after, put = self.rows.saving(proposal, self.clock.now())
        await self.rows.table.transact([*([message.guard] if message.guard else []), put])
        return after

    async def open(self, user_id: str, cursor: str | None = None) -> Page[Recommendation]:
        """The proposals that wait for an answer, newest first."""
        return await self.rows.open(user_id, cursor)

    async def noticed(self, user_id: str, coach: CoachConfig, conversation_id: str) -> Recommendation | None:
        """What a rule proposes for the coach as it is now, claimed for this conversation: no other one asks about it."""
        found = (one for one in (await self.open(user_id)).items if one.rule_id and one.metadata.get("coach_id") == coach.coach_id)
        due = next((one for one in found if int(one.metadata["coach_version"]) == coach.version), None)
        if due is None or due.metadata.get("asked_in") not in (None, conversation_id):
            return None
        claimed = due.model_copy(update={"metadata": {**due.metadata, "asked_in": conversation_id}})
        try:
            await self._commit(None, [self.rows.saving(claimed, self.clock.now())[1]])
        except ConditionFailed:
            return None
        return claimed

    async def accept(self, user_id: str, proposal_id: str, message: Message | None = None) -> tuple[CoachConfig, Receipt]:
        """Make the proposed change a version of the coach, once; ProposalGone when it no longer fits."""
        proposal = await self.rows.get(user_id, recommendation_id=proposal_id)
        coach = await self.coaches.get(user_id, str(proposal.metadata["coach_id"]))
        if proposal.is_applied:
            return coach, _receipt(proposal, int(proposal.metadata["applied_version"]))
        if not proposal.is_open or coach.version != int(proposal.metadata["coach_version"]):
            raise ProposalGone(
                "That proposal does not fit any more: it was dismissed, or the coach has changed since. Ask for the change again."
            )
        now = self.clock.now()
        fields = {change.field: change.after for change in proposal.diff}
        changed = CoachConfig.model_validate(coach.model_dump(mode="json") | fields).model_copy(update={"version": coach.version})
        changed = changed.model_copy(update={"created_at": coach.created_at, "updated_at": coach.updated_at})
        answers = {key: SlotAnswer.model_validate(value) for key, value in proposal.metadata["answers"].items()}
        after, writes = self.coaches.saving(changed, done(proposal.description), proposal.rule_id or "conversation", now, answers)
        applied = proposal.model_copy(
            update={"is_applied": True, "applied_at": now, "metadata": {**proposal.metadata, "applied_version": after.version}}
        )
        await self._commit(message, [*writes, self.rows.saving(applied, now)[1]])
        return after, _receipt(applied, after.version)

    async def dismiss(self, user_id: str, proposal_id: str, message: Message | None = None) -> Recommendation:
        """Leave the coach as it is; dismissing twice is fine."""
        proposal = await self.rows.get(user_id, recommendation_id=proposal_id)
        if not proposal.is_open:
            return proposal
        now = self.clock.now()
        after, put = self.rows.saving(proposal.model_copy(update={"dismissed_at": now, "expires_at": now + NO_HOLDS}), now)
        await self._commit(message, [put])
        return after

    async def _commit(self, message: Message | None, writes: Sequence[Write]) -> None:
        guard = [message.guard] if message and message.guard else []
        await self.rows.table.transact([*guard, *writes])


def changes(before: CoachConfig, after: CoachConfig) -> tuple[Change, ...]:
    """The traits that differ."""
    old, new = before.model_dump(mode="json", include=set(TRAITS)), after.model_dump(mode="json", include=set(TRAITS))
    return tuple(
        Change(entity="coachConfig", entity_id=before.coach_id, field=name, before=old[name], after=new[name])
        for name in TRAITS
        if old[name] != new[name]
    )


def card(proposal: Recommendation) -> Card:
    """The proposal beside the words, with what a client needs to answer it."""
    data: dict[str, Any] = {
        "proposal_id": proposal.recommendation_id,
        "lines": proposal.metadata.get("lines", [proposal.description]),
        "text": proposal.description,
    }
    return Card(kind="proposal", title=proposal.title, data=data)


def _receipt(proposal: Recommendation, version: int) -> Receipt:
    coach_id = str(proposal.metadata["coach_id"])
    return Receipt(
        id=proposal.recommendation_id, action="changed", entity="coachConfig", entity_id=coach_id, version=version, source=proposal.source
    )
