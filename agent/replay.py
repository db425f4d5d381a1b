"""What a change of prompts does to recorded conversations: the same words under the old and the new prompt, side by side."""

import difflib
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from agent.prompting import system_prompt
from domain.coach import CoachConfig
from domain.conversation import Turn
from kit.errors import Invalid
from kit.llm.tokens import text_tokens
from prompts import library
from prompts.library import Prompt

Sources = dict[str, str]
BEFORE = 4


@dataclass(frozen=True)
class Changed:
    """A prompt file that differs; None where it is not there."""

    name: str
    before: str | None
    after: str | None

    def lines(self) -> Iterator[str]:
        """The ids, what they cost, and the lines that differ."""
        old, new = (library.parse(self.name, text) if text else None for text in (self.before, self.after))
        yield f"{self.name}: {_described(old)} → {_described(new)}"
        before, after = (self.before or "").splitlines(), (self.after or "").splitlines()
        yield from (line.rstrip() for line in difflib.unified_diff(before, after, "before", "after", lineterm="", n=1))


@dataclass(frozen=True)
class Replayed:
    """One recorded message, and what is answered to it under both prompts."""

    turn: Turn
    recorded: str
    before: str
    after: str


def sources() -> Sources:
    """The prompts as they are in the working tree."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(library.FOLDER.glob("*.md"))}


def sources_at(revision: str) -> Sources:
    """The prompts of a revision of the project; Invalid when it can't be read."""
    folder = library.FOLDER
    listed = _git(folder, "ls-tree", "--name-only", revision, "./")
    return {Path(name).stem: _git(folder, "show", f"{revision}:./{name}") for name in listed.split() if name.endswith(".md")}


def changed(before: Sources, after: Sources) -> list[Changed]:
    """The prompts that differ."""
    names = sorted(before.keys() | after.keys())
    return [Changed(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)]


async def replayed(model: BaseChatModel, coach: CoachConfig, turns: Sequence[Turn], old: Prompt, new: Prompt) -> AsyncIterator[Replayed]:
    """Each recorded turn, oldest first, answered again under the old and the new prompt; tools are not called, nothing is stored."""
    for place, turn in enumerate(turns):
        earlier = turns[max(0, place - BEFORE) : place]
        answers = [str((await model.ainvoke(_messages(prompt, coach, earlier, turn))).text) for prompt in (old, new)]
        yield Replayed(turn, turn.reply or "", *answers)


def _messages(prompt: Prompt, coach: CoachConfig, earlier: Sequence[Turn], turn: Turn) -> list[BaseMessage]:
    messages: list[BaseMessage] = [SystemMessage(system_prompt(coach, prompt).text)]
    for one in earlier:
        messages += [HumanMessage(one.text), AIMessage(one.reply or "")]
    return [*messages, HumanMessage(turn.text)]


def _described(prompt: Prompt | None) -> str:
    return f"{prompt.id}, about {text_tokens(prompt.text)} tokens" if prompt else "none"


def _git(folder: Path, *words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Invalid(
            "The prompts of that revision can't be read: name a revision of this project's git.", code="revision_unknown"
        ) from error
    return done.stdout
