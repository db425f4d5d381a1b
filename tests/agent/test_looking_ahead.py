"""What a question asks of the log is looked up before a model speaks: it is told, and it takes the place of what does not hold."""

import pytest

from tests.fakes.model import ScriptedModel
from tests.stories.athlete import Athlete

LOOKED_UP = "Looked up just now"


def told(model: ScriptedModel) -> str:
    return "\n".join(str(message.text) for message in model.heard[-1] if message.type == "system")


async def test_the_model_is_told_what_the_log_holds_of_a_question(owner: Athlete, model: ScriptedModel) -> None:
    await owner.says("squat 3x5 100 kg")
    model.will_say("It stands at 100 kg.")
    turn = await owner.says("what is my best squat?")
    assert f"{LOOKED_UP}, as this message seems to ask for it: Back squat, heaviest: 100 kg × 5" in told(model)
    assert turn["message"]["text"] == "It stands at 100 kg."
    assert [card["title"] for card in turn["cards"]] == ["Back squat: records"]


async def test_a_wrong_number_gives_way_to_what_was_looked_up(owner: Athlete, model: ScriptedModel) -> None:
    await owner.says("squat 3x5 100 kg")
    model.will_say("Your best squat is 140 kg.")
    turn = await owner.says("what is my best squat?")
    assert turn["message"]["text"] == "(I left something out there. By your log: Back squat, heaviest: 100 kg × 5, today.)"


async def test_the_same_table_is_shown_once_when_the_model_looks_too(owner: Athlete, model: ScriptedModel) -> None:
    await owner.says("squat 3x5 100 kg")
    model.will_call("personal_records", exercise="squat").will_say("100 kg.")
    turn = await owner.says("what is my best squat?")
    assert len(turn["cards"]) == 1


@pytest.mark.parametrize("words", ["squat 3x5 100 kg", "thanks a lot", "how do I brace?", "undo that", "remember that I hate burpees"])
async def test_nothing_is_looked_up_for_what_asks_nothing_of_the_log(words: str, owner: Athlete, model: ScriptedModel) -> None:
    await owner.says(words)
    assert LOOKED_UP not in told(model)


async def test_whether_it_was_stored_is_known_before_the_model_speaks(owner: Athlete, model: ScriptedModel) -> None:
    await owner.says("squat 3x5 100 kg")
    model.will_say("No, I have not logged that.")
    turn = await owner.says("did you log that?")
    assert "Yes, it is in your log: today: Back squat: 3 × 5 @ 100 kg." in told(model)
    assert "have not logged" not in turn["message"]["text"]
