"""The only door to prompt files: strict, hashed, cached. A file that says too much or too little does not load.

A prompt is `<name>.md`: YAML front matter (name, version, purpose, inputs) between `---` lines, then the text, in which
`{{input}}` is replaced. Data files are YAML, each checked by the model it is loaded into.
"""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kit.errors import CoachError

FOLDER = Path(__file__).parent
_INPUT = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_M = TypeVar("_M", bound=BaseModel)


class PromptBroken(CoachError):
    """A prompt or data file of the project can't be used; the message says which and why."""

    code = "prompt_broken"


class _Front(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str
    version: int = Field(ge=1)
    purpose: str = Field(min_length=1)
    inputs: list[str] = []


class Prompt(BaseModel):
    """A prompt of the library."""

    model_config = ConfigDict(frozen=True)

    name: str
    version: int
    purpose: str
    inputs: tuple[str, ...]
    text: str
    hash: str

    @property
    def id(self) -> str:
        """What each model call records, e.g. `coach@3:9f2c1b`."""
        return f"{self.name}@{self.version}:{self.hash}"

    def render(self, **inputs: object) -> str:
        """The text with its inputs filled in; exactly the declared ones must be given."""
        if set(inputs) != set(self.inputs):
            raise PromptBroken(f"Prompt {self.name} needs the inputs {sorted(self.inputs)}, but was given {sorted(inputs)}.")
        return _INPUT.sub(lambda match: str(inputs[match.group(1)]), self.text)


def parse(name: str, source: str) -> Prompt:
    """The prompt written in a file's text; PromptBroken when anything is unknown, missing or unused."""
    split = _FRONT.match(source)
    if split is None:
        raise PromptBroken(f"Prompt {name} must begin with front matter between two --- lines.")
    front = _validated(_Front, split.group(1), f"prompt {name}")
    text = split.group(2).strip()
    used = set(_INPUT.findall(text))
    if front.name != name:
        raise PromptBroken(f"Prompt {name} calls itself {front.name!r}.")
    if used != set(front.inputs):
        raise PromptBroken(f"Prompt {name} declares the inputs {sorted(front.inputs)}, but its text uses {sorted(used)}.")
    digest = hashlib.sha256(source.encode()).hexdigest()[:6]
    return Prompt(name=front.name, version=front.version, purpose=front.purpose, inputs=tuple(front.inputs), text=text, hash=digest)


@cache
def load(name: str) -> Prompt:
    """The prompt of that name, from `prompts/<name>.md`."""
    return parse(name, _read(FOLDER / f"{name}.md"))


@cache
def data(path: Path, model: type[_M]) -> _M:
    """One YAML file as the given model."""
    return _validated(model, _read(path), path.name)


@cache
def folder(name: str, model: type[_M]) -> tuple[_M, ...]:
    """Every YAML file of `prompts/<name>/`, in file-name order."""
    files = sorted((FOLDER / name).glob("*.yaml"))
    if not files:
        raise PromptBroken(f"There is nothing in prompts/{name}.")
    return tuple(data(file, model) for file in files)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise PromptBroken(f"There is no {path.name} in {path.parent.name}/.") from error


def _validated(model: type[_M], source: str, what: str) -> _M:
    try:
        return model.model_validate(yaml.safe_load(source))
    except (yaml.YAMLError, ValidationError) as error:
        raise PromptBroken(f"The file {what} can't be used: {error}") from error
