"""What is done about a message: tools to call, or the reply itself."""

from dataclasses import dataclass, field
from typing import Any

# Tools that tell what to do next, or how: not for somebody who should see a doctor first.
AHEAD = frozenset(
    {
        *("propose_next_session", "deload_check", "substitutes", "working_weight", "warm_up", "plates", "rpe_share", "reps_at"),
        *("goal_outlook", "exercise_guide", "exercises_for", "planned_sessions"),
    }
)


@dataclass(frozen=True)
class Call:
    """A tool to call, with its arguments."""

    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)


Step = tuple[Call, ...] | str


def call(tool: str, **arguments: Any) -> tuple[Call, ...]:
    """One call, without the arguments that say nothing."""
    return (Call(tool, {name: _plain(value) for name, value in arguments.items() if value not in (None, "", ())}),)


def _plain(value: Any) -> Any:
    """Days and Decimals as text, so that the arguments are what a model could have written."""
    return value if isinstance(value, bool | int | str | list) else str(value)
