"""The strict door to prompt files."""

import re

import pytest

from prompts import library
from prompts.library import PromptBroken, parse
from prompts.methodology import Methodology, methodologies
from prompts.personality import Personality, personalities

GOOD = "---\nname: greeting\nversion: 3\npurpose: Say hello.\ninputs: [user]\n---\nHello {{user}}, hello {{ user }}.\n"


def test_a_prompt_knows_itself() -> None:
    prompt = parse("greeting", GOOD)
    assert re.fullmatch(r"greeting@3:[0-9a-f]{6}", prompt.id)
    assert prompt.render(user="Mara") == "Hello Mara, hello Mara."


def test_another_text_is_another_hash() -> None:
    assert parse("greeting", GOOD).hash != parse("greeting", GOOD.replace("Hello", "Hi")).hash


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("Hello", "front matter"),
        (GOOD.replace("purpose: Say hello.\n", ""), "purpose"),
        (GOOD.replace("purpose", "colour: red\npurpose"), "colour"),
        (GOOD.replace("version: 3", "version: three"), "version"),
        (GOOD.replace("[user]", "[]"), "declares the inputs"),
        (GOOD.replace("[user]", "[user, day]"), "declares the inputs"),
        (GOOD.replace("name: greeting", "name: farewell"), "farewell"),
        (GOOD.replace("inputs: [user]", "inputs: [user"), "can't be used"),
    ],
)
def test_a_loose_prompt_does_not_load(source: str, complaint: str) -> None:
    with pytest.raises(PromptBroken, match=complaint):
        parse("greeting", source)


@pytest.mark.parametrize("inputs", [{}, {"user": "Mara", "day": "Monday"}, {"day": "Monday"}])
def test_rendering_takes_exactly_the_declared_inputs(inputs: dict[str, str]) -> None:
    with pytest.raises(PromptBroken, match="needs the inputs"):
        parse("greeting", GOOD).render(**inputs)


def test_an_input_is_not_read_as_a_template() -> None:
    assert parse("greeting", GOOD).render(user="{{user}}") == "Hello {{user}}, hello {{user}}."


def test_a_missing_prompt_is_named() -> None:
    with pytest.raises(PromptBroken, match=r"no nothing\.md"):
        library.load("nothing")


@pytest.mark.parametrize("name", sorted(path.stem for path in library.FOLDER.glob("*.md")))
def test_every_prompt_of_the_project_loads(name: str) -> None:
    assert library.load(name).text


def test_there_are_at_least_twelve_methods() -> None:
    assert len(methodologies()) >= 12


@pytest.mark.parametrize("method", methodologies().values(), ids=list(methodologies()))
def test_a_method_is_complete(method: Methodology) -> None:
    assert [week for week in method.weekly_shape if len(week.sessions) != week.days] == []
    assert method.progression.cycle
    assert method.fits.days[0] <= method.fits.days[1]
    assert 0 < method.deload.volume_percent <= 100
    assert method.prompt.startswith("You ")


@pytest.mark.parametrize("personality", personalities().values(), ids=list(personalities()))
def test_a_personality_meets_every_moment(personality: Personality) -> None:
    assert set(personality.moments) == {"missed_session", "record", "struggle", "routine"}


def test_no_two_personalities_share_a_name() -> None:
    names = [name for personality in personalities().values() for name in personality.names]
    assert len(names) == len(set(names))
