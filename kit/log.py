"""Structured logs: ids, durations and counts, never the user's words, names or tokens."""

import logging
import sys
import traceback
from pathlib import Path
from typing import Literal

import structlog


def configure(style: Literal["text", "json"], level: int = logging.INFO) -> None:
    """Send our events to stderr: readable lines for a terminal, JSON for the cloud."""
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if style == "json" else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _without_words,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.setLevel(max(level, logging.WARNING))
    if not any(isinstance(handler, _Libraries) for handler in root.handlers):
        root.addHandler(_Libraries())


def get(name: str) -> structlog.typing.FilteringBoundLogger:
    """The logger of a part, by its name."""
    logger: structlog.typing.FilteringBoundLogger = structlog.get_logger(part=name)
    return logger


def failure(error: BaseException) -> dict[str, str]:
    """An exception as log fields: its kind and the innermost calls, without its text, which may quote a user."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    where = " < ".join(f"{Path(frame.filename).stem}.{frame.name}:{frame.lineno}" for frame in reversed(frames))
    return {"error": type(error).__name__, "at": where}


class _Libraries(logging.Handler):
    """What libraries log becomes an event of ours: who and where, never their text, which may quote a user."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        where = failure(error) if error else {"at": f"{record.module}.{record.funcName}:{record.lineno}"}
        get(record.name).log(record.levelno, "library", **where)


FRAMES = 5
_WORDS = frozenset({"text", "reply", "message", "quote", "name", "email", "token"})


def _without_words(_logger: object, _method: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    return {key: value for key, value in event.items() if key not in _WORDS}
