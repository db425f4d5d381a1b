"""How a model can fail us. `again` says that the same model may do better at once, `down` that it seems to be out of order.

ModelFailed (Unavailable)
├── Unreachable    no connection, or it broke before a word came; again, down
├── Overloaded     429: come back later; again unless that is long, down
├── Silent         nothing came for too long; asking the same again would cost as much; down
├── ServerError    5xx; again, down
├── Rejected       4xx: the key, the name or the request is wrong; down unless it is this request
│   └── TooLong    the request has more tokens than the model has room for
├── CutShort       the stream broke off in the middle; again
├── Garbled        what came is not the protocol; again
├── Wordless       neither words nor a call; again
├── Endless        more words than anybody asked for
└── Refused        the model will not answer this
"""

import re
from typing import ClassVar, Final

from kit.errors import Unavailable

PATIENT_S = 5.0
# As llama.cpp, OpenAI and vLLM, and Anthropic's and Google's OpenAI endpoints put it.
_TOO_LONG: Final = re.compile(
    rb"exceed_context_size|context_length_exceeded|(?:maximum|available|model's) context|context (?:length|size|window)"
    rb"|(?:prompt|input)[\w ()]* (?:is too long|exceeds the maximum)",
    re.IGNORECASE,
)
_ROOM: Final = re.compile(
    rb'"n_ctx"\s*:\s*(\d{3,8})|context (?:length|size|window)(?: is|:| of)? \(?(\d{3,8})|> (\d{3,8}) maximum|tokens allowed \(?(\d{3,8})',
    re.IGNORECASE,
)


class ModelFailed(Unavailable):
    """A model did not do its part; the message of the user is safe, and the offline coach can answer."""

    code = "model_unavailable"
    again: bool = False
    down: ClassVar[bool] = False
    by: str | None = None


class Unreachable(ModelFailed):
    """There is no connection, or it broke before a word came."""

    again = True
    down = True


class Overloaded(ModelFailed):
    """The model's maker asks us to come back later."""

    down = True

    def __init__(self, wait_s: float | None) -> None:
        super().__init__("The model has too much to do.")
        self.wait_s = wait_s
        self.again = wait_s is None or wait_s <= PATIENT_S


class Silent(ModelFailed):
    """Nothing came for too long."""

    down = True


class ServerError(ModelFailed):
    """The model's server is broken."""

    again = True
    down = True


class Rejected(ModelFailed):
    """The request is not taken, and won't be."""


class Misconfigured(Rejected):
    """No request is taken: the key or the model's name is wrong."""

    down = True


class TooLong(Rejected):
    """The request has more tokens than the model has room for; `room` is that many, when the server says it."""

    def __init__(self, room: int | None) -> None:
        super().__init__(f"The request is too long for the model{f', which has room for {room} tokens' if room else ''}.")
        self.room = room


class CutShort(ModelFailed):
    """The stream broke off in the middle."""

    again = True


class Garbled(ModelFailed):
    """What came is not what the protocol says."""

    again = True


class Wordless(ModelFailed):
    """There came neither words nor a call."""

    again = True


class Endless(ModelFailed):
    """There came more than anybody asked for, and no end."""

    again = True


class Refused(ModelFailed):
    """The model will not answer this."""


def of_status(status: int, wait_s: float | None, said: bytes = b"") -> ModelFailed:
    """The failure that an HTTP status other than 200 means, with what the server said."""
    if status in (400, 413, 422) and _TOO_LONG.search(said):
        found = _ROOM.search(said)
        return TooLong(int(next(filter(None, found.groups()))) if found else None)
    if status == 429:
        return Overloaded(wait_s)
    if status in (401, 403, 404):
        return Misconfigured(f"The model's server answers {status}: check OPENAI_API_KEY, OPENAI_BASE_URL and SPOTTER_MODEL.")
    if status in (408, 409) or status >= 500:
        return Overloaded(wait_s) if wait_s is not None else ServerError(f"The model's server answers {status}.")
    return Rejected(f"The model's server answers {status}.")
