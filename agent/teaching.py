"""What a user teaches in a message: words of their own for an exercise."""

from agent.context import CoachContext
from coaching import cards, wording
from coaching.refiling import refile
from coaching.vocabulary import Lesson, Vocabulary, lesson
from domain.conversation import Card
from domain.exercises import catalogue
from domain.user import UserPreferences
from kit.errors import Conflict, Invalid
from storage.table import ConditionFailed


async def learn(context: CoachContext, vocabulary: Vocabulary, preferences: UserPreferences) -> bool:
    """Keep what the message teaches, with a receipt; whether it teaches anything."""
    taught = lesson(context.message.text)
    if taught is None:
        return False
    try:
        receipt = await vocabulary.teach(context.message, preferences, taught)
    except (Invalid, Conflict) as error:
        if isinstance(error, ConditionFailed):
            raise
        context.trouble = error.message
        return True
    match = catalogue().get(taught.name) or catalogue().find(taught.name)
    name = wording.exercise_name(match.exercise_id) if match else taught.name
    words = f"“{taught.words}” means {name}"
    context.desk.show(Card(kind="memory", title="Remembered", data={"text": words}), receipt)
    context.told.append(f"from now on {words}")
    if match:
        await _take_along(context, taught, match.exercise_id, name)
    return True


async def _take_along(context: CoachContext, taught: Lesson, exercise_id: str, name: str) -> None:
    """Let what was logged under these words count for the exercise too, with a receipt for each workout."""
    changed, left = await refile(context.logbook, context.progress, context.message, taught.words, exercise_id, taught.span.start)
    if not changed:
        return
    context.desk.receipts.extend(one.receipt for one in changed)
    today = context.message.today
    rows = [(wording.day(one.workout.workout.date, today), wording.workout(one.workout)) for one in changed]
    context.desk.show(cards.table_card(f"Now counted as {name}", ("Day", "Workout"), rows))
    more = f"; {left} older ones keep their name until you say it again" if left else ""
    context.told.append(f"{wording.counted(len(changed), 'earlier workout')} changed to count for it{more}")
