"""What time a distance may take by a time over another one: Riegel's rule, with the effort that it rests on."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from coaching import wording
from coaching.pace import Effort, LengthUnit, pace_words

RECENT = timedelta(weeks=12)
FARTHEST = 4
"""Beyond four times the distance that was run, or a fourth of it, the rule says little."""
_POWER = Decimal("1.06")


def predicted(effort: Effort, metres: Decimal) -> Decimal:
    """The seconds for a distance: T2 = T1 · (D2 / D1)^1.06 (Riegel 1981, American Scientist 69:285)."""
    return Decimal(round(effort.seconds * (metres / effort.metres) ** _POWER))


def sentence(name: str, done: Sequence[Effort], metres: Decimal, today: date, unit: LengthUnit) -> str:
    """The time that the best recent effort over another distance suggests, and the best over this one if there is any."""
    near = [one for one in done if metres / FARTHEST <= one.metres <= metres * FARTHEST]
    recent = [one for one in near if today - one.date <= RECENT] or near
    far = wording.length(metres)
    if not recent:
        return f"No {name} near {far} with a distance and a time is stored, so I can't tell a time for it."
    basis = min(recent, key=lambda one: predicted(one, metres))
    seconds = predicted(basis, metres)
    own = [one for one in done if abs(one.metres - metres) <= metres * Decimal("0.005")]
    best = min(own, key=lambda one: one.seconds, default=None)
    done_before = f" Your best so far: {best.words}, {wording.day(best.date, today)}." if best and best is not basis else ""
    pace = pace_words(seconds / metres, unit)
    rests_on = f"Riegel's rule, from {basis.words}, {wording.day(basis.date, today)}"
    return f"{name}, {far}: about {wording.clock_time(seconds)}, {pace} ({rests_on}).{done_before}"
