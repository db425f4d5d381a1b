"""Calls to AWS from async code: threads for the blocking SDK, patience with throttling, and our own errors.

Six to eight attempts fit into five seconds. A fault after which nobody knows whether the write happened is only
followed by another attempt where a second one does no harm.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, TypeVar

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionError,
    ConnectTimeoutError,
    EndpointConnectionError,
    HTTPClientError,
    NoCredentialsError,
    ParamValidationError,
    PartialCredentialsError,
)
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, stop_after_delay, wait_random_exponential

from kit import log
from kit.errors import Unavailable

T = TypeVar("T")
Fault = Literal["refused", "not_done", "unknown"]

ATTEMPTS = 8
PATIENCE_S = 5.0
_THROTTLED = frozenset(
    {
        "ThrottlingException",
        "Throttling",
        "ThrottledException",
        "ThrottlingError",
        "ProvisionedThroughputExceededException",
        "ProvisionedThroughputExceeded",
        "RequestLimitExceeded",
        "TransactionInProgressException",
        "TransactionConflictException",
        "TransactionConflict",
        "ConditionalRequestConflict",
        "OperationAborted",
        "SlowDown",
        "ServiceUnavailable",
        "None",
    }
)
_log = log.get("storage")


@dataclass
class Meter:
    """What went over the wire: requests by name, capacity units and bytes; for benchmarks."""

    requests: Counter[str] = field(default_factory=Counter)
    read_units: float = 0
    write_units: float = 0
    sent: int = 0
    received: int = 0

    def watch(self, client: Any) -> None:
        """Count every request of a boto3 client, retries included."""
        client.meta.events.register("before-send", self._on_send)
        client.meta.events.register("after-call", self._on_reply)

    def _on_send(self, request: Any, **_: Any) -> None:
        body = request.body
        self.sent += len(body) if isinstance(body, (bytes, bytearray, str)) else 0

    def _on_reply(self, http_response: Any, parsed: dict[str, Any], model: Any, **_: Any) -> None:
        self.requests[model.name] += 1
        self.received += int(http_response.headers.get("content-length") or 0)
        consumed = parsed.get("ConsumedCapacity") or []
        units = sum(float(part.get("CapacityUnits", 0)) for part in ([consumed] if isinstance(consumed, dict) else consumed))
        if model.name in ("GetItem", "BatchGetItem", "Query"):
            self.read_units += units
        else:
            self.write_units += units


class Refused(Exception):
    """The service understood and said no. `uncertain`: an earlier attempt may have been carried out."""

    def __init__(self, error: ClientError, *, uncertain: bool) -> None:
        super().__init__(str(error))
        self.code = code_of(error)
        self.response: dict[str, Any] = dict(error.response)
        self.message = str(self.response.get("Error", {}).get("Message", ""))
        self.uncertain = uncertain


class Calls:
    """Runs SDK calls on threads of its own; `unavailable` is what a service that does not answer becomes."""

    def __init__(self, unavailable: type[Unavailable], what: str, *, threads: int = 16) -> None:
        self._unavailable, self._what = unavailable, what
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=f"spotter-{what.rsplit(maxsplit=1)[-1]}")

    async def run(self, call: Callable[..., T], *, repeatable: bool = True, **parameters: Any) -> T:
        """The call's answer; Refused when the service says no, Unavailable when it does not answer in time."""
        uncertain = False

        def again(error: BaseException) -> bool:
            nonlocal uncertain
            fault = fault_of(error)
            uncertain = uncertain or fault == "unknown"
            return fault == "not_done" or (fault == "unknown" and repeatable)

        loop = asyncio.get_running_loop()
        try:
            async for attempt in AsyncRetrying(
                retry=retry_if_exception(again),
                stop=stop_after_attempt(ATTEMPTS) | stop_after_delay(PATIENCE_S),
                wait=wait_random_exponential(multiplier=0.05, max=1),
                before_sleep=_note,
                reraise=True,
            ):
                with attempt:
                    return await loop.run_in_executor(self._pool, partial(call, **parameters))
        except ClientError as error:
            if fault_of(error) == "refused":
                self._check_setup(error)
                raise Refused(error, uncertain=uncertain) from error
            raise self._unavailable(f"The {self._what} is too busy or down right now. Try again in a moment.") from error
        except (NoCredentialsError, PartialCredentialsError) as error:
            raise self._unavailable("There are no AWS credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a role.") from error
        except ParamValidationError:
            # A fault of ours, not of the service.
            raise
        except (BotoCoreError, OSError) as error:
            raise self._unavailable(f"The {self._what} does not answer. Try again in a moment.") from error
        raise AssertionError("a retry loop ends with an answer or an error")

    async def close(self) -> None:
        """Wait for the calls under way."""
        await asyncio.to_thread(self._pool.shutdown)

    def _check_setup(self, error: ClientError) -> None:
        match code_of(error):
            case "ResourceNotFoundException" | "NoSuchBucket":
                raise self._unavailable(f"The {self._what} is not there. Make it with `spotter table create`.") from error
            case "AccessDenied" | "AccessDeniedException" | "UnrecognizedClientException" | "InvalidAccessKeyId" | "SignatureDoesNotMatch":
                raise self._unavailable(f"The {self._what} refuses our credentials. Check them and the role's policy.") from error


def code_of(error: ClientError) -> str:
    """AWS's name for what went wrong."""
    return str(error.response.get("Error", {}).get("Code", ""))


def fault_of(error: BaseException) -> Fault:
    """Whether a call was refused for good, certainly not carried out, or nobody knows."""
    if isinstance(error, ClientError):
        return _client_fault(error)
    if isinstance(error, (EndpointConnectionError, ConnectTimeoutError)):
        return "not_done"
    return "unknown" if isinstance(error, (ConnectionError, HTTPClientError, OSError)) else "refused"


def _client_fault(error: ClientError) -> Fault:
    reasons = {str(reason.get("Code")) for reason in error.response.get("CancellationReasons", [])}
    if reasons and reasons <= _THROTTLED:
        return "not_done"
    if code_of(error) in _THROTTLED:
        return "not_done"
    if code_of(error) == "NotImplemented":
        return "refused"
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    return "unknown" if status >= 500 else "refused"


def _note(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    _log.info("aws_retry", attempt=state.attempt_number, fault=code_of(error) if isinstance(error, ClientError) else type(error).__name__)
