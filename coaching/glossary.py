"""What terms of training mean, by `glossary.yaml`."""

import re
from functools import cache
from importlib.resources import files

import yaml


def meaning(term: str) -> str | None:
    """The explanation of a term; None for one that is not there."""
    found = _terms().get(_plain(term))
    return f"{found[0]}: {found[1][:1].lower()}{found[1][1:]}" if found else None


def term_in(text: str) -> str | None:
    """The longest term that stands in a text as a whole."""
    words = f" {_plain(text)} "
    return max((term for term in _terms() if f" {term} " in words), key=len, default=None)


@cache
def _terms() -> dict[str, tuple[str, str]]:
    """Every way to say a term, with its name and its explanation."""
    data: dict[str, str] = yaml.safe_load(files("coaching").joinpath("glossary.yaml").read_text(encoding="utf-8"))
    names = {tuple(name.strip() for name in key.split("=")): value for key, value in data.items()}
    return {_plain(name): (spelt[0], value) for spelt, value in names.items() for name in spelt}


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", words.lower()))
