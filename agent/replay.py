"""What a change of prompts does to recorded conversations: what each turn would be sent before and after, and what a model makes of it."""

import difflib
import hashlib
import subprocess
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePosixPath

import yaml
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage

from agent.prompting import system_prompt
from domain.coach import CoachConfig
from domain.conversation import Turn
from kit.errors import Invalid
from kit.llm.marks import told
from kit.llm.tokens import message_tokens, text_tokens
from prompts import library
from prompts.library import Prompt

Sources = dict[str, str]
"""The prompt files by their path inside `prompts/`."""
BEFORE = 4
COACH = "coach"
_KINDS = (".md", ".yaml")
_FRONT = "front matter"


@dataclass(frozen=True)
class Changed:
    """A prompt file that differs; None where it is not there."""

    path: str
    before: str | None
    after: str | None

    def lines(self) -> Iterator[str]:
        """What it is called before and after, what that costs, the sections that differ, and the lines that do."""
        yield f"{self.path}: {described(self.path, self.before)} → {described(self.path, self.after)}"
        yield f"  changed: {', '.join(self.sections())}"
        before, after = (self.before or "").splitlines(), (self.after or "").splitlines()
        yield from (line.rstrip() for line in difflib.unified_diff(before, after, "before", "after", lineterm="", n=1))

    def sections(self) -> list[str]:
        """The headings (of a prompt) or keys (of a data file) whose content differs, in their order."""
        old, new = _sections(self.path, self.before or ""), _sections(self.path, self.after or "")
        return [name for name in dict.fromkeys([*new, *old]) if old.get(name) != new.get(name)]


@dataclass(frozen=True)
class Replayed:
    """One recorded message, and what is answered to it under both prompts."""

    turn: Turn
    recorded: str
    before: str
    after: str


def sources() -> Sources:
    """The prompts as they are in the working tree."""
    files = sorted(path for path in library.FOLDER.rglob("*") if path.suffix in _KINDS)
    return {path.relative_to(library.FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in files}


def sources_at(revision: str) -> Sources:
    """The prompts of a revision of the project; Invalid when it can't be read."""
    folder = library.FOLDER
    listed = _git(folder, "ls-tree", "-r", "--name-only", revision, "./").splitlines()
    return {name: _git(folder, "show", f"{revision}:./{name}") for name in listed if name.endswith(_KINDS)}


def changed(before: Sources, after: Sources) -> list[Changed]:
    """The prompt files that differ."""
    paths = sorted(before.keys() | after.keys())
    return [Changed(path, before.get(path), after.get(path)) for path in paths if before.get(path) != after.get(path)]


def calls_changed(found: Sequence[Changed]) -> list[str]:
    """The prompts whose calls are sent other words now: their own text or their examples differ."""
    names = (PurePosixPath(one.path) for one in found)
    return sorted({path.stem for path in names if path.suffix == ".md" or path.parts[0] == "examples"})


def templates_changed(found: Sequence[Changed]) -> dict[str, str]:
    """The changed files that coaches are made of, by their key: stored coaches keep their words until they are made anew."""
    paths = (PurePosixPath(one.path) for one in found)
    return {path.stem: str(path) for path in paths if path.parts[0] in ("personalities", "methodologies")}


def prompt_of(texts: Sources, name: str) -> Prompt | None:
    """A prompt of these files."""
    source = texts.get(f"{name}.md")
    return library.parse(name, source) if source else None


def sent_with(texts: Sources, name: str) -> str:
    """What each call of a prompt is sent of it: its id, and the tokens of its text and its examples."""
    prompt = prompt_of(texts, name)
    if prompt is None:
        return "none"
    return f"{prompt.id}, about {text_tokens(prompt.text) + text_tokens(texts.get(f'examples/{name}.yaml', ''))} tokens"


def sent_to_coach(texts: Sources, coach: CoachConfig, earlier: Sequence[Turn], turn: Turn) -> str:
    """The same for a turn with a coach, with the words of the conversation; facts and memories cost the same before and after."""
    prompt = prompt_of(texts, COACH)
    if prompt is None:
        return "none"
    messages = _messages(prompt, coach, earlier[-BEFORE:], turn)
    return f"{prompt.id}, about {message_tokens(messages[0])} of {sum(map(message_tokens, messages))} tokens"


async def replayed(model: BaseChatModel, coach: CoachConfig, turns: Sequence[Turn], old: Prompt, new: Prompt) -> AsyncIterator[Replayed]:
    """Each recorded turn, oldest first, answered again under the old and the new prompt; tools are not called, nothing is stored."""
    for place, turn in enumerate(turns):
        earlier = turns[max(0, place - BEFORE) : place]
        answers = [str((await model.ainvoke(_messages(prompt, coach, earlier, turn))).text) for prompt in (old, new)]
        yield Replayed(turn, turn.reply or "", *answers)


def described(path: str, text: str | None) -> str:
    """What a file is called, and what it costs; a data file is known by its hash alone."""
    if text is None:
        return "none"
    if path.endswith(".md"):
        prompt = library.parse(Path(path).stem, text)
        return f"{prompt.id}, about {text_tokens(prompt.text)} tokens"
    return f"{hashlib.sha256(text.encode()).hexdigest()[:6]}, about {text_tokens(text)} tokens"


def _messages(prompt: Prompt, coach: CoachConfig, earlier: Sequence[Turn], turn: Turn) -> list[BaseMessage]:
    messages: list[BaseMessage] = [told(system_prompt(coach, prompt).text, prompt.id)]
    for one in earlier:
        messages += [HumanMessage(one.text), AIMessage(one.reply or "")]
    return [*messages, HumanMessage(turn.text)]


def _sections(path: str, text: str) -> dict[str, str]:
    if not text:
        return {}
    if path.endswith(".md"):
        return _headed(text)
    found = yaml.safe_load(text)
    return {str(key): repr(value) for key, value in found.items()} if isinstance(found, dict) else {"content": text}


def _headed(text: str) -> dict[str, str]:
    """The text under each heading; what comes before the first is the front matter and the opening."""
    heading, fences, named = _FRONT, 0, []
    for line in text.splitlines():
        fences += line == "---"
        if fences >= 2 and heading == _FRONT and line != "---":
            heading = "opening"
        heading = line.lstrip("# ") if fences >= 2 and line.startswith("#") else heading
        named.append((heading, line))
    return {name: "\n".join(line for _, line in lines).strip() for name, lines in groupby(named, key=lambda one: one[0])}


def _git(folder: Path, *words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Invalid(
            "The prompts of that revision can't be read: name a revision of this project's git.", code="revision_unknown"
        ) from error
    return done.stdout
