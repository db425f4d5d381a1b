"""Gathers what a reply may stand on: this turn's facts and rows, what tools answer, and what was said before."""

from datetime import date

from agent.context import CoachContext
from agent.facts import LAST_TURNS, Facts
from agent.guards import Ground
from agent.prompting import system_prompt
from coaching.turns import Wave
from domain.coach import CoachConfig
from domain.conversation import Card, Turn


def ground_of(context: CoachContext, facts: Facts, wave: Wave, coach: CoachConfig | None, turn: Turn) -> Ground:
    """The ground of one reply; what tools add while it is made counts at once."""
    earlier = wave.turns[:LAST_TURNS]
    instructions = system_prompt(coach).text
    return Ground(
        today=date.fromisoformat(facts.today),
        receipts=lambda: context.desk.receipts,
        cards=lambda: context.desk.cards,
        told=lambda: context.told,
        heard=lambda: [*context.heard, *(text for card in context.desk.cards if (text := _table(card)))],
        known=(
            *facts.computed(),
            *(one.reply for one in earlier if one.reply),
            *(text for one in earlier for card in one.cards if (text := _table(card))),
        ),
        said=(turn.text, *(one.text for one in earlier), *facts.said(), *_of_coach(coach)),
        instructions=instructions,
        flagged=bool(facts.hurts) or any(one.alarm for one in earlier),
    )


def _of_coach(coach: CoachConfig | None) -> tuple[str, ...]:
    """What the coach was told of the user when it was made: their goals and how to train them."""
    own = coach.generated_prompts if coach else None
    return (own.methodology_prompt, own.motivation_prompt, coach.custom_instructions or "") if own and coach else ()


def _table(card: Card) -> str:
    """A table card as lines, each about what its title names."""
    if card.kind != "table":
        return ""
    return "\n".join([card.title, *(" ".join(map(str, row)) for row in card.data.get("rows", []))])
