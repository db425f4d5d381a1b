"""Who pays for models: the author and the second reading ask before each call, and have it counted."""

from contextlib import AbstractContextManager
from typing import Protocol


class Purse(Protocol):
    """Who counts what models cost a user."""

    async def look(self, user_id: str) -> None: ...

    def allows(self, user_id: str) -> bool: ...

    def counting(self, user_id: str) -> AbstractContextManager[None]: ...
