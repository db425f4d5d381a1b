"""The composition root: the one place where the parts of the service meet."""

import asyncio
import secrets
from dataclasses import dataclass
from functools import partial

from agent.budget import Budget
from agent.changing import Changing
from agent.coach import build_agent
from agent.summarising import Summariser
from agent.talking import Talk
from agent.turn import TURNS_READ, CoachResponder, Parts
from api.access import Access
from coach_creator import changing
from coach_creator.adaptation import Adapting
from coach_creator.second import READING_DEADLINE_S, SecondReader
from coach_creator.turn import CreatorResponder
from coach_creator.writing import AUTHOR_DEADLINE_S, ModelAuthor
from coaching.about import About
from coaching.archive import Archive
from coaching.catching_up import CatchingUp
from coaching.drafts import Drafts
from coaching.equipment import Equipment
from coaching.follow_up import FollowUps
from coaching.logbook import Logbook
from coaching.memories import Memories
from coaching.planner import Planner
from coaching.privacy import Erasing
from coaching.progress import Progress
from coaching.proposals import Proposals
from coaching.reading import Reader
from coaching.summary import summarised
from coaching.takeout import Takeout
from coaching.turns import Turns
from coaching.vocabulary import Vocabulary
from extraction.second import DEADLINE_S, read_left
from kit.clock import Clock, SystemClock
from kit.llm import ChatModel, Relay, remote_model
from kit.llm.breaker import Breaker
from kit.settings import Settings
from storage.body import Injuries, Measurements
from storage.calendar import Calendar
from storage.coaches import Coaches, CreatorSessions
from storage.coaches import Memories as MemoryRows
from storage.conversations import Conversations
from storage.engine import Store, open_store
from storage.gear import Gear
from storage.guidance import Recommendations, Substitutions
from storage.jobs import Jobs, UsageDays
from storage.library import Rules
from storage.links import ChatLinks, ContactForms
from storage.living import LivingTable
from storage.metrics import Milestones
from storage.orphans import Orphans
from storage.pages import Pages
from storage.plans import Plans
from storage.readings import Aliases
from storage.tokens import Tokens
from storage.users import Users
from storage.workouts import Workouts


@dataclass(frozen=True)
class Services:
    """Everything that routes, jobs and commands call."""

    settings: Settings
    clock: Clock
    store: Store
    pages: Pages
    access: Access
    users: Users
    conversations: Conversations
    coaches: Coaches
    sessions: CreatorSessions
    workouts: Workouts
    calendar: Calendar
    plans: Plans
    gear: Gear
    measurements: Measurements
    injuries: Injuries
    milestones: Milestones
    contact: ContactForms
    links: ChatLinks
    memory_rows: MemoryRows
    logbook: Logbook
    progress: Progress
    memories: Memories
    reader: Reader
    planner: Planner
    proposals: Proposals
    about: About
    vocabulary: Vocabulary
    adapting: Adapting
    equipment: Equipment
    jobs: Jobs
    archive: Archive
    takeout: Takeout
    erasing: Erasing
    orphans: Orphans
    model: ChatModel | None
    budget: Budget
    turns: Turns
    creator_turns: Turns
    catching_up: CatchingUp

    async def close(self) -> None:
        """Let running turns end, then let go of the store."""
        await asyncio.gather(self.turns.drain(5), self.creator_turns.drain(5))
        await self.catching_up.drain()
        await self.budget.store()
        if isinstance(self.model, Relay):
            await self.model.aclose()
        await self.store.close()


async def open_services(
    settings: Settings, clock: Clock | None = None, model: ChatModel | None = None, store: Store | None = None
) -> Services:
    """The service over the store that the settings name; the model is theirs too. Either may be given instead."""
    clock = clock or SystemClock()
    model = model or remote_model(settings, clock)
    if store is None:
        store = await asyncio.to_thread(open_store, settings, clock)
    try:
        return await _assemble(settings, clock, store, model)
    except BaseException:
        await store.close()
        raise


async def _assemble(settings: Settings, clock: Clock, store: Store, model: ChatModel | None) -> Services:
    table = LivingTable(store.table)
    tokens = Tokens(table)
    pages = Pages(await tokens.service_secret("cursors", secrets.token_bytes(32), clock.now()))
    users, conversations = Users(table), Conversations(table, pages)
    coaches, sessions, workouts = Coaches(table, pages), CreatorSessions(table, pages), Workouts(table, pages)
    memory_rows = MemoryRows(table, pages)
    deadline_s = min(DEADLINE_S, settings.model_timeout_s)
    reader = Reader(partial(read_left, model=model, deadline_s=deadline_s) if model else None)
    logbook, progress = Logbook(workouts, store.blobs, clock), Progress(workouts)
    memories = Memories(memory_rows, clock)
    plans, gear = Plans(table, pages), Gear(table, pages)
    measurements, injuries, milestones = Measurements(table, pages), Injuries(table, pages), Milestones(table, pages)
    jobs = Jobs(table, pages)
    vocabulary = Vocabulary(Aliases(table, pages), clock)
    proposals = Proposals(Recommendations(table, pages), coaches, clock)
    limits = {"tokens": settings.tokens_per_day, "calls": settings.calls_per_day} if model else {}
    budget = Budget(UsageDays(table, pages), clock, **limits)
    about = About(
        measurements=measurements,
        injuries=injuries,
        milestones=milestones,
        gear=gear,
        plans=plans,
        substitutions=Substitutions(table, pages),
        rules=Rules(table),
    )
    summarise = Summariser(model, budget, settings.model_timeout_s) if model else None
    catching_up = CatchingUp(conversations, clock, summarise)
    parts = Parts(
        coaches=coaches,
        workouts=workouts,
        memory_rows=memory_rows,
        logbook=logbook,
        progress=progress,
        memories=memories,
        drafts=Drafts(workouts, reader, clock),
        about=about,
        reader=reader,
        users=users,
        changing=Changing(proposals, coaches, changing),
        vocabulary=vocabulary,
        talk=Talk(build_agent(model, settings.context_tokens) if model else None, settings.model_timeout_s),
        budget=budget,
        follow_ups=FollowUps(conversations, clock),
        catching_up=catching_up,
    )
    author = ModelAuthor(model, budget, min(AUTHOR_DEADLINE_S, settings.model_timeout_s)) if model else None
    second = SecondReader(model, budget, Breaker(clock.now), min(READING_DEADLINE_S, settings.model_timeout_s)) if model else None
    creator = CreatorResponder(sessions, coaches, store.blobs, clock, model=author, second=second)
    archive = Archive(conversations, store.blobs, clock, summarise or summarised)
    return Services(
        settings=settings,
        clock=clock,
        store=store,
        pages=pages,
        access=Access(tokens, users, clock),
        users=users,
        conversations=conversations,
        coaches=coaches,
        sessions=sessions,
        workouts=workouts,
        calendar=Calendar(table, pages, workouts),
        plans=plans,
        gear=gear,
        measurements=measurements,
        injuries=injuries,
        milestones=milestones,
        contact=ContactForms(table),
        links=ChatLinks(table),
        memory_rows=memory_rows,
        logbook=logbook,
        progress=progress,
        memories=memories,
        reader=reader,
        proposals=proposals,
        about=about,
        vocabulary=vocabulary,
        adapting=Adapting(workouts, archive, coaches, proposals, clock),
        planner=Planner(plans, jobs, gear, logbook, clock),
        equipment=Equipment(gear, plans, clock),
        archive=archive,
        catching_up=catching_up,
        takeout=Takeout(table, store.blobs, archive, clock),
        jobs=jobs,
        erasing=Erasing(store, clock),
        orphans=Orphans(table, store.blobs),
        model=model,
        budget=budget,
        turns=Turns(conversations, users, CoachResponder(parts), clock, reads=TURNS_READ),
        creator_turns=Turns(conversations, users, creator, clock),
    )
