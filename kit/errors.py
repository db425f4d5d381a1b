"""The error tree. A message is for a person: what happened and what to do about it.

CoachError
├── NotFound      the thing is not there, or not yours: the same answer
├── Conflict      true for somebody else's state; look again, then retry
│   ├── Stale     the version that the caller saw is not the newest
│   └── leaves live beside their noun, e.g. coaching.turns.TurnInProgress
├── Invalid       the input can't be used; says which part and how to mend it
│   └── TooLarge
├── Precondition  the caller must say which version it saw
├── Forbidden     known, but not allowed
│   └── Unauthenticated
└── Unavailable   a store or a model is down; nothing was lost, try again
"""

from typing import Any


class CoachError(Exception):
    """Something went wrong that we know how to explain; `code` names it for programs."""

    code = "error"

    def __init__(self, message: str, *, code: str | None = None, **extra: Any) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.extra = extra


class NotFound(CoachError):
    """It does not exist, or belongs to somebody else; nobody can tell which."""

    code = "not_found"


class Conflict(CoachError):
    """The state moved on since the caller looked."""

    code = "conflict"


class Stale(Conflict):
    """The caller saw an older version."""

    code = "version_mismatch"


class Invalid(CoachError):
    """The input can't be used as it is."""

    code = "invalid"


class TooLarge(Invalid):
    """The input is longer than we take."""

    code = "too_large"


class Precondition(CoachError):
    """A change needs the version that the caller saw."""

    code = "precondition_required"


class Forbidden(CoachError):
    """The caller is known, and may not do this."""

    code = "forbidden"


class Unauthenticated(Forbidden):
    """The caller is not known: no token, a wrong one, or an expired session."""

    code = "unauthenticated"


class Unavailable(CoachError):
    """A part we depend on does not answer; what was acknowledged is safe."""

    code = "unavailable"
