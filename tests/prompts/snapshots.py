"""The prompts as they are rendered for two coaches, and without one."""

from datetime import UTC, datetime
from pathlib import Path

from agent import summarising
from agent.prompting import system_prompt
from coach_creator.author import write_coach
from prompts import library
from tests.coach_creator.interview import Interview

FOLDER = Path(__file__).parent / "snapshots"
NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
BLUNT = "I want a 160 kg deadlift. My right knee is bad. Three days a week, 45 minutes, full gym. Be blunt and brief."
GENTLE = "I want to get fit after a long break. Two days a week at home with bands. Please be kind and patient with me."


def rendered() -> dict[str, str]:
    """Each prompt as a model reads it."""
    coaches = {"coach_blunt": BLUNT, "coach_gentle": GENTLE}
    written = {name: system_prompt(write_coach(Interview().says(words).session, "coach-1", NOW)).text for name, words in coaches.items()}
    return {
        **written,
        "coach_none": system_prompt(None).text,
        "read_workout": library.load("read_workout").text,
        "summarise": summarising.prompt(),
        "read_answer": library.load("read_answer").text,
        "write_coach": library.load("write_coach").text,
    }


def write() -> None:
    """Keep them as they are now."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in rendered().items():
        (FOLDER / f"{name}.txt").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
