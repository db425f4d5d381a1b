"""What a user teaches in a message: words of their own for an exercise."""

from agent.context import CoachContext
from coaching import wording
from coaching.vocabulary import Vocabulary, lesson
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
    return True
