"""What was read from users' words: the log of every reading, and what their own words mean."""

from domain.imports import ExerciseAlias, ExtractionLog
from storage import entities as rows
from storage.owned import Owned, every


class Readings(Owned[ExtractionLog]):
    """The log of what was read from the messages of all users."""

    entity = rows.EXTRACTION_LOG
    noun = "reading"


class Aliases(Owned[ExerciseAlias]):
    """What users mean by words of their own."""

    entity = rows.EXERCISE_ALIAS
    noun = "alias"

    async def meanings(self, user_id: str) -> dict[str, str]:
        """The exercise that each of the user's own words stands for."""
        items = await every(self.table, rows.EXERCISE_ALIAS.list("one", user_id=user_id))
        return {alias.words: alias.exercise_id for alias in map(rows.EXERCISE_ALIAS.read, items)}
