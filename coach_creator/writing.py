"""The author with a model: it words the coach's texts from the answers, and only what holds against them is kept.

It is given two drafts within one deadline. Whatever it does, down, slow, garbled or inventive, the rules' own texts stand.
"""

import asyncio
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from pydantic import BaseModel, ConfigDict

from coach_creator import author, interviewer, wording
from coach_creator.brief import Brief, brief_for
from coach_creator.checking import Fault, faults
from coach_creator.purse import Purse
from domain.coach import Authorship, CoachConfig, GeneratedPrompts
from domain.creator import CreatorSession
from kit import log
from kit.llm import ChatModel
from kit.llm.marks import told
from prompts import library

DRAFTS: Final = 2
AUTHOR_DEADLINE_S: Final = 45.0
LONGEST_REPLY: Final = 900
NAMES: Final = tuple(GeneratedPrompts.model_fields)
_FORMAT: Final[dict[str, Any]] = {
    "type": "json_schema",
    "json_schema": {
        "name": "coach",
        "schema": {
            "type": "object",
            "properties": {name: {"type": "string"} for name in NAMES},
            "required": list(NAMES),
            "additionalProperties": False,
        },
    },
}

logger = log.get("author")


class Example(BaseModel):
    """What somebody said in an interview, and the texts for their coach."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    says: tuple[str, ...]
    draft: dict[str, str]


@dataclass
class _Record:
    """Which model answered last, and what was wrong with its drafts."""

    model: str | None = None
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ModelAuthor:
    """A model that words coaches, within a deadline for all of its drafts."""

    model: ChatModel
    purse: Purse
    deadline_s: float = AUTHOR_DEADLINE_S

    @property
    def prompt(self) -> str:
        """What each call records."""
        return library.load("write_coach").id

    async def words(self, session: CreatorSession, coach: CoachConfig) -> CoachConfig:
        """The coach with texts of the model, when one of its drafts holds; else as it is. It says which."""
        await self.purse.look(session.user_id)
        if not self.purse.allows(session.user_id):
            return coach
        brief = brief_for(session, coach)
        record = _Record()
        texts = None
        try:
            with self.purse.counting(session.user_id):
                async with asyncio.timeout(self.deadline_s):
                    texts = await self._draft(brief, record)
        except TimeoutError:
            record.refused.append("slow")
        authorship = Authorship(
            maker="model" if texts else "rules",
            model=record.model,
            prompt=self.prompt,
            checked=texts is not None,
            refused=tuple(record.refused),
        )
        logger.info("coach worded", maker=authorship.maker, prompt=self.prompt, refused=record.refused)
        prompts = _joined(session, coach, texts) if texts else coach.generated_prompts
        metadata = coach.metadata.model_copy(update={"texts": authorship})
        return coach.model_copy(update={"generated_prompts": prompts, "metadata": metadata})

    async def _draft(self, brief: Brief, record: _Record) -> dict[str, str] | None:
        """The first draft that holds; the second is told what was wrong with the first."""
        asked: list[BaseMessage] = [told(library.load("write_coach").text, self.prompt), HumanMessage(brief.told())]
        begun = len(asked)
        options: dict[str, Any] = {"response_format": _FORMAT}
        for _ in range(DRAFTS):
            try:
                answer = await self.model.ainvoke(asked, max_tokens=LONGEST_REPLY, **options)
            except TimeoutError:
                raise
            except Exception as error:  # noqa: BLE001 - the model's edge: whatever it does, the rules' texts stand
                logger.warning("the model wrote nothing", **log.failure(error))
                record.refused.append("failed")
                options = {}  # many servers know no schema
                continue
            reply = str(answer.text)
            record.model = str(answer.response_metadata.get("model_name") or self.model._llm_type)
            texts = _texts_in(reply)
            wrong = faults(texts, brief) if texts else [Fault("form", "Answer with one JSON object with the four keys, each a text.")]
            if texts and not wrong:
                return texts
            record.refused += dict.fromkeys(fault.kind for fault in wrong)
            asked = [*asked[:begun], AIMessage(reply[: 4 * LONGEST_REPLY] or "(nothing)"), HumanMessage(_mend(wrong))]
        return None


@cache
def example() -> Example:
    """The example that stands before every brief."""
    shown: Example = library.data(library.FOLDER / "examples" / "write_coach.yaml", Example)
    return shown


@cache
def example_brief() -> Brief:
    """The brief of the example's interview, made as every other."""
    now = datetime(2026, 1, 5, tzinfo=UTC)
    session, _ = interviewer.open_session("example", "example", now, "UTC")
    for number, words in enumerate(example().says, 1):
        session = interviewer.answer(session, words, number, now).session
    return brief_for(session, author.write_coach(session, "example", now))


@cache
def few_shots() -> tuple[BaseMessage, ...]:
    """A brief and the draft that a good model makes of it."""
    return HumanMessage(example_brief().told()), AIMessage(json.dumps(example().draft, ensure_ascii=False))


def _mend(wrong: list[Fault]) -> str:
    return "\n".join(["Write all four texts again. This was wrong:", *(f"- {fault.said}" for fault in wrong[:12])])


def _texts_in(reply: str) -> dict[str, str] | None:
    """The four texts of a reply, with or without words around its JSON."""
    start = reply.find("{")
    try:
        said = json.JSONDecoder(strict=False).raw_decode(reply, start)[0] if start >= 0 else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not all(isinstance(said.get(name), str) for name in NAMES):
        return None
    return {name: re.sub(r"\s+", " ", said[name]).strip() for name in NAMES}


def _joined(session: CreatorSession, coach: CoachConfig, texts: dict[str, str]) -> GeneratedPrompts:
    """The model's texts behind the sentences that are never left to a model: who it is, health, growth, length and units."""
    ours = wording.fixed(session, coach)
    return GeneratedPrompts(**{name: " ".join(filter(None, (*ours.get(name, ()), texts[name]))) for name in NAMES})
