"""What the benchmarks say to the coach: everyday messages, put together so that no two are the same."""

import uuid
from collections.abc import Iterator
from itertools import count

LIFTS = ("back squat", "bench press", "deadlift", "overhead press", "barbell row", "front squat", "power clean", "hip thrust")
REPORTS = (
    "{lift} 5x5 {kg}kg",
    "Did {lift} today, 3x8 at {kg} kg, last set was a grind",
    "{lift}: {kg}x5, {more}x3, {most}x1 @9",
    "warmed up with the bar, then worked up to {most} kg for a heavy single on {lift} and dropped to {kg} kg for 3 sets of 5",
    "This morning: {lift} 4x6 @ {lb} lb RPE 8, rest 3 min. Then rowed 2000 m in 7:4{n}.",
    "Yesterday I did {lift} {kg} kg for 5, 5, 4 and felt strong, shoulder was a bit sore afterwards",
    "- {lift} 3x5 {lb}lb\n- pull-ups 3x{n}\n- plank 3x60s",
    "Fran in 4:3{n} Rx, and before that {lift} 3x3 at {more}kg",
)
OTHERS = (
    "Tomorrow I'll do {lift} 5x5 at {kg} kg, what do you think?",
    "What was my best {lift} this year?",
    "My friend pulled {lb} lb last week and I'm jealous of his {lift}.",
    "Slept badly, only {n} hours. Should I still train {lift}?",
    "Actually the {lift} was {more} kg, not {kg}.",
)
SMALL_TALK = "Thanks, that helps. I slept well and I'm looking forward to the next session."
REPORT = "Did 3x5 back squat at 225 lb, RPE 8, then ran 5k in 24:10"


def texts() -> list[str]:
    """Reports and others, 104 in all: what a week of a small gym might say."""
    return [
        template.format(lift=lift, n=n + 1, kg=60 + 5 * n, more=70 + 5 * n, most=80 + 5 * n, lb=135 + 10 * n)
        for template in (*REPORTS, *OTHERS)
        for n, lift in enumerate(LIFTS)
    ]


def keys() -> Iterator[str]:
    """Idempotency keys, each used once."""
    return (uuid.UUID(int=number).hex for number in count())
