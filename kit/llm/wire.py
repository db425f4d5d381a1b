"""A chat model over the OpenAI wire, and nothing else: no retries, no choice. Each way to go wrong is a `ModelFailed`.

The first sentence is passed on piece by piece; what comes after it is gathered for some 40 ms, which costs a fraction.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing
from typing import Any, Final

import httpcore
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import agenerate_from_stream
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import PrivateAttr, SecretStr

from kit.llm import failures, request
from kit.llm.connection import Connections, Held
from kit.llm.deltas import Deltas

GATHER_S: Final = 0.04
CONNECT_S: Final = 5.0
LONGEST_ERROR: Final = 20_000
_SENTENCE = re.compile(r"[.!?…。！？]\s|\n")


class WireModel(BaseChatModel):
    """One model of one server; `patience_s` is how long it may be silent."""

    name: str
    url: str
    api_key: SecretStr
    patience_s: float = 60
    _connections: tuple[asyncio.AbstractEventLoop, Connections] | None = PrivateAttr(default=None)
    _dialect: request.Dialect = PrivateAttr(default_factory=request.Dialect)

    @property
    def _llm_type(self) -> str:
        return "openai-wire"

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], *, tool_choice: str | None = None, **kwargs: Any
    ) -> Runnable[Any, AIMessage]:
        """The model with these tools offered."""
        return self.bind(tools=[convert_to_openai_tool(tool) for tool in tools], tool_choice=tool_choice, **kwargs)

    async def aclose(self) -> None:
        """Let go of the connections."""
        if self._connections is not None:
            await self._connections[1].aclose()
            self._connections = None

    def _generate(
        self, messages: list[BaseMessage], stop: list[str] | None = None, run_manager: CallbackManagerForLLMRun | None = None, **kwargs: Any
    ) -> ChatResult:
        raise NotImplementedError("A model on the wire is asked from asynchronous code only.")

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return await agenerate_from_stream(self._astream(messages, stop, run_manager, **kwargs))

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        async with aclosing(self.pieces(messages, stop, **kwargs)) as pieces:
            async for chunk in pieces:
                yield chunk

    async def pieces(
        self, messages: list[BaseMessage], stop: list[str] | None = None, **kwargs: Any
    ) -> AsyncGenerator[ChatGenerationChunk, None]:
        """The answer as it comes, and last what it cost and whose it was."""
        asked = request.body(self.name, messages, stop, kwargs, self._dialect)
        reply = _Reply(self, asked)
        async with aclosing(reply.pieces()) as pieces:
            async for text, calls in pieces:
                chunks = [tool_call_chunk(name=one["name"], args=one["args"], id=one["id"], index=one["index"]) for one in calls]
                yield ChatGenerationChunk(message=AIMessageChunk(content=text, tool_call_chunks=chunks))
        if not reply.deltas.said_anything:
            raise failures.Wordless("The model said nothing.")
        cost = _metadata(*reply.deltas.usage) if reply.deltas.usage else None
        named = {"model_name": self.name}
        yield ChatGenerationChunk(message=AIMessageChunk(content="", usage_metadata=cost, response_metadata=named))

    def connections(self) -> Connections:
        """The connections of the running loop."""
        loop = asyncio.get_running_loop()
        if self._connections is None or self._connections[0] is not loop:
            self._connections = (loop, Connections(self.url))
        return self._connections[1]

    def headers(self) -> list[tuple[str, str]]:
        """What every request carries."""
        return [
            ("authorization", f"Bearer {self.api_key.get_secret_value()}"),
            ("content-type", "application/json"),
            ("accept", "text/event-stream"),
            ("user-agent", "spotter"),
        ]

    def refused(self, status: int, said: bytes, headers: Sequence[tuple[bytes, bytes]]) -> failures.ModelFailed:
        """What an answer other than 200 means; when it says how to ask, it is asked so from now on."""
        if status in (400, 422) and self._dialect.learns(said):
            return failures.Garbled("The model's server wants to be asked in another way.")
        return failures.of_status(status, _wait_s(headers), said)


class _Reply:
    """One answer that is being read by a task of its own, so that reads can be held back while words are passed on."""

    def __init__(self, model: WireModel, asked: bytes) -> None:
        self.deltas = Deltas()
        self._model, self._asked = model, asked
        self._more = asyncio.Event()
        self._tail = ""
        self._gathers = False

    async def pieces(self) -> AsyncGenerator[tuple[str, list[dict[str, Any]]], None]:
        """Words and pieces of calls, as they come; at the end raises what went wrong."""
        reading = asyncio.create_task(self._read())
        reading.add_done_callback(lambda _: self._more.set())
        try:
            while not reading.done():
                await self._more.wait()
                self._more.clear()
                text, calls = self.deltas.take()
                if text or calls:
                    self._look(text)
                    yield text, calls
            text, calls = self.deltas.take()
            if text or calls:
                yield text, calls
            reading.result()
        finally:
            if not reading.done():
                reading.cancel()
                await asyncio.gather(reading, return_exceptions=True)

    def _look(self, text: str) -> None:
        """Once a sentence is complete, the rest may be gathered."""
        if not self._gathers:
            self._tail = self._tail[-1:] + text
            self._gathers = bool(_SENTENCE.search(self._tail))

    async def _hold(self) -> None:
        """Pass on what came, then leave the next pieces to gather."""
        self._more.set()
        if self._gathers:
            await asyncio.sleep(GATHER_S)

    async def _read(self) -> None:
        patience = self._model.patience_s
        times = {"connect": min(CONNECT_S, patience), "read": patience, "write": patience, "pool": patience}
        try:
            async with self._model.connections().stream(
                "POST",
                self._model.url + "/chat/completions",
                headers=[*self._model.headers(), ("content-length", str(len(self._asked)))],
                content=self._asked,
                extensions={"timeout": times},
            ) as response:
                if response.status != 200:
                    raise self._model.refused(response.status, await _short(response), response.headers)
                await self._receive(response)
        except httpcore.ConnectTimeout as error:
            raise failures.Unreachable("The model's server can't be reached.") from error
        except httpcore.TimeoutException as error:
            raise failures.Silent("The model was silent for too long.") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError, OSError) as error:
            raise self._broken() from error

    async def _receive(self, response: httpcore.Response) -> None:
        connection = response.extensions.get("network_stream")
        held = connection if isinstance(connection, Held) else None
        if held is not None:
            held.before_read = self._hold
        try:
            async for data in response.aiter_stream():
                self.deltas.feed(data)
                if held is None:
                    self._more.set()
        finally:
            if held is not None:
                held.before_read = None
        self.deltas.finished()

    def _broken(self) -> failures.ModelFailed:
        if self.deltas.said_anything:
            return failures.CutShort("The model broke off in the middle.")
        return failures.Unreachable("The connection to the model's server broke.")


def _metadata(sent: int, came: int) -> UsageMetadata:
    return UsageMetadata(input_tokens=sent, output_tokens=came, total_tokens=sent + came)


async def _short(response: httpcore.Response) -> bytes:
    """The beginning of an error's body."""
    said = b""
    async for data in response.aiter_stream():
        said += data
        if len(said) > LONGEST_ERROR:
            break
    return said


def _wait_s(headers: Sequence[tuple[bytes, bytes]]) -> float | None:
    """The seconds of a Retry-After; a date there counts as long."""
    for name, value in headers:
        if name.lower() == b"retry-after":
            try:
                return max(0.0, float(value))
            except ValueError:
                return 60.0
    return None
