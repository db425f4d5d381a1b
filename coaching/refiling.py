"""What a user logged under words that are taught only later: those workouts are revised, so that they count for the exercise meant."""

from collections.abc import Sequence

from coaching.logbook import Logbook, Logged
from coaching.message import Message
from coaching.progress import Progress
from domain.exercises import custom_id
from domain.history import Performance

MOST = 50
KIND = "refile"


async def refile(
    logbook: Logbook, progress: Progress, message: Message, words: str, exercise_id: str, start: int
) -> tuple[Sequence[Logged], int]:
    """Revise the newest workouts that hold the words as an exercise of their own; and how many are left for another time.

    Each is a revision with a receipt, and can be undone by itself. Done again, it finds what an earlier attempt left.
    """
    old = custom_id(words)
    found = await progress.performances(message.user_id, old) if old != exercise_id else []
    days = dict.fromkeys((one.date, one.workout_id) for one in sorted(found, key=_newest_first))
    changed: list[Logged] = []
    for day, workout_id in list(days)[:MOST]:
        current = await progress.workouts.get(message.user_id, day, workout_id)
        draft = current.draft()
        exercises = tuple(one.model_copy(update={"exercise_id": exercise_id}) if one.exercise_id == old else one for one in draft.exercises)
        draft = draft.model_copy(update={"exercises": exercises})
        changed.append(await logbook.revise(message, current, draft, f"{KIND}{workout_id}", start))
    return changed, max(0, len(days) - MOST)


def _newest_first(one: Performance) -> tuple[int, str]:
    return -one.date.toordinal(), one.workout_id
