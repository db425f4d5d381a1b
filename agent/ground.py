"""Gathers what a reply may stand on: this turn's facts and rows, what tools answer, and what was said before."""

import re
from datetime import date

from agent.asking.question import is_question
from agent.context import CoachContext
from agent.facts import LAST_TURNS, RECENT, Facts
from agent.guards import Ground
from agent.limits import is_hard_on
from agent.prompting import system_prompt
from coaching.turns import Wave
from domain.coach import CoachConfig
from domain.conversation import Card, Turn

# The sentences of a coach's texts that repeat an answer of the interview.
_CIRCUMSTANCES = re.compile(
    r"(?<![^.!?] )(?:They (?:can )?train|A session lasts|Timeline:|Experience:|At the moment:|Strong at:|Held back by:|Taste:|To be spared:"
    r"|Mind the )[^\n]*?\.(?=\s|$)"
)


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
        looked=lambda: context.looked,
        ledger=lambda: context.ledger,
        rereads=True,
        asks=is_question(turn.text),
        spares=lambda exercise: is_hard_on(exercise, facts.sore),
        avoids=frozenset(facts.avoided),
        sore=(*facts.sore, *facts.hurts),
        known=(*facts.computed(), *(text for one in earlier for card in one.cards if (text := _table(card)))),
        replied=tuple(one.reply for one in earlier if one.reply),
        said=(turn.text, *(one.text for one in earlier), *facts.said(), *_of_coach(coach)),
        before=tuple(card.title for one in earlier[:1] for card in one.cards if card.receipt_id and card.kind in ("workout", "correction")),
        answer=" ".join(line.split("\n\n")[0] for line in facts.looked_up),
        instructions=instructions,
        complete=len(wave.extra.workouts) < RECENT,
        flagged=bool(facts.hurts) or any(one.alarm for one in wave.turns),
        grave=facts.alarm is not None,
        ahead=lambda: context.ahead,
    )


def _of_coach(coach: CoachConfig | None) -> tuple[str, ...]:
    """What the user told when the coach was built, and asked of it; how it trains people proves nothing about this one."""
    if coach is None:
        return ()
    told = _CIRCUMSTANCES.findall(coach.generated_prompts.methodology_prompt)
    return (*told, *([coach.custom_instructions] if coach.custom_instructions else []))


def _table(card: Card) -> str:
    """A table card as lines, each about what its title names."""
    if card.kind != "table":
        return ""
    return "\n".join([card.title, *(" ".join(map(str, row)) for row in card.data.get("rows", []))])
