"""Models tried in order: each with retries inside one deadline, and one that is out of order is left alone for a while.

Only what has not begun to speak is tried again here; a reply that breaks off is the caller's, who knows what was passed on.
"""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import Any, Final

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import agenerate_from_stream
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import ConfigDict, PrivateAttr
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, wait_random_exponential

from kit import log
from kit.llm.breaker import Breaker
from kit.llm.failures import ModelFailed, Overloaded, Silent, Unreachable, Wordless
from kit.llm.marks import prompt_of
from kit.llm.tokens import Spent, count, message_tokens, text_tokens
from kit.llm.wire import WireModel

TRIES: Final = 3
AVOID: Final = "avoid"
"""The option that names a model which should be asked only when no other is left."""
_BACK_OFF = wait_random_exponential(multiplier=0.2, max=2)

logger = log.get("model")

Begun = tuple[ChatGenerationChunk, AsyncGenerator[ChatGenerationChunk, None]]


class Relay(BaseChatModel):
    """The first of its models that speaks."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    models: Sequence[WireModel]
    now: Callable[[], datetime]
    deadline_s: float = 60
    _breakers: list[Breaker] = PrivateAttr(default_factory=list)

    def model_post_init(self, context: Any, /) -> None:
        """A breaker for each model."""
        super().model_post_init(context)
        self._breakers = [Breaker(self.now) for _ in self.models]

    @property
    def _llm_type(self) -> str:
        return "relay"

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], *, tool_choice: str | None = None, **kwargs: Any
    ) -> Runnable[Any, AIMessage]:
        """The models with these tools offered."""
        return self.bind(tools=[convert_to_openai_tool(tool) for tool in tools], tool_choice=tool_choice, **kwargs)

    async def aclose(self) -> None:
        """Let go of all connections."""
        for model in self.models:
            await model.aclose()

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
        model, breaker, (first, rest) = await self._first_to_speak(messages, stop, kwargs)
        came, usage = text_tokens(str(first.message.text)), None
        try:
            yield first
            async with aclosing(rest):
                async for chunk in rest:
                    came += text_tokens(str(chunk.message.text))
                    usage = getattr(chunk.message, "usage_metadata", None) or usage
                    yield chunk
            breaker.succeeded()
        except ModelFailed as error:
            breaker.failed(at_once=isinstance(error, Silent))
            error.by = model.name
            raise
        finally:
            sent = usage["input_tokens"] if usage else sum(map(message_tokens, messages))
            spent = Spent(1, sent, usage["output_tokens"] if usage else came, [prompt] if (prompt := prompt_of(messages)) else [])
            count(spent)
            logger.info("model asked", model=model.name, prompt=prompt, input=spent.input_tokens, output=spent.output_tokens)

    async def _first_to_speak(
        self, messages: list[BaseMessage], stop: list[str] | None, options: dict[str, Any]
    ) -> tuple[WireModel, Breaker, Begun]:
        """The model that speaks; one that is to be avoided has just broken off, so it comes last."""
        until = time.monotonic() + self.deadline_s
        avoided = options.pop(AVOID, None)
        last: ModelFailed = Unreachable("The model is out of order and left alone for a moment.")
        ordered = sorted(zip(self.models, self._breakers, strict=True), key=lambda pair: pair[0].name == avoided)
        for model, breaker in ordered:
            if not breaker.allows():
                continue
            try:
                tries = 1 if breaker.open else TRIES
                return model, breaker, await self._begin(model, messages, stop, options, until, tries)
            except ModelFailed as error:
                logger.warning("model failed", model=model.name, failure=type(error).__name__)
                if error.down:
                    breaker.failed(at_once=isinstance(error, Silent))
                last = error
        raise last

    async def _begin(
        self, model: WireModel, messages: list[BaseMessage], stop: list[str] | None, options: dict[str, Any], until: float, tries: int
    ) -> Begun:
        """The first piece and the rest; tried again while that helps and there is time."""

        async def begin() -> Begun:
            pieces = model.pieces(messages, stop, **options)
            try:
                # A server that only sends comments, or its headers byte by byte, is never silent for long.
                async with asyncio.timeout(model.patience_s):
                    return await anext(pieces), pieces
            except StopAsyncIteration:
                raise Wordless("The model said nothing.") from None
            except TimeoutError:
                await pieces.aclose()
                raise Silent("The model did not begin to speak in time.") from None

        def helps(error: BaseException) -> bool:
            return isinstance(error, ModelFailed) and error.again and time.monotonic() + _wait_s(error) < until

        retrying = AsyncRetrying(retry=retry_if_exception(helps), stop=stop_after_attempt(tries), wait=_wait, reraise=True)
        return await retrying(begin)


def _wait_s(error: BaseException | None) -> float:
    return (error.wait_s or 0.0) if isinstance(error, Overloaded) else 0.0


def _wait(state: RetryCallState) -> float:
    """As long as the server asks for, or a little longer each time."""
    error = state.outcome.exception() if state.outcome else None
    return max(_wait_s(error), _BACK_OFF(state))
